"""The opening of a letter: the sentence in which named parties join the programme."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct, structs

from aig_cli.exchange.letter.rule.endorsement import PROGRAMME
from aig_cli.exchange.letter.rule.name import BEGINS, KIND, SMALL, begins_name
from aig_cli.exchange.letter.rule.piece import Piece

_JOINS: Final = (
    r"\b(?:verbind(?:en|t)|sluit(?:en)?\b.{0,120}\b(?:aan|pledge|belofte)|aansluiten|schaar(?:t|en)?|scharen|"
    r"zeg(?:gen|t)\b.{0,60}\b(?:ja|toe)|do(?:en|et)\b.{0,120}\b(?:mee|belofte)|belofte doen|gedaan door|meedo(?:en|et)|"
    r"(?:onder)?teken(?:en|t)|handtekening|schouders|handen ineen|ha(?:akt|ken)\b.{0,80}\baan|aanhaken|"
    r"stap(?:pen|t) in|neemt deel|nemen deel|deelnem\w+|(?:onder)?steun(?:en|t)|onderschrij(?:ven|ft)|beloven|"
    r"belooft|dra(?:gen|agt)\b.{0,80}\bbij|bij te dragen|bijdra(?:gen|agt)|"
    r"bijdrage|verklaren|verklaart|verklaar|leg(?:gen|t)\b.{0,60}\b(?:af|vast)|"
    r"tre(?:den|edt) toe|toetreden|(?:dit|deze brief|hier) is (?:de|onze) (?:pledge|belofte) van|"
    r"(?:zet|zetten) (?:ons|zich)\b.{0,60}\bin|inzetten|committe(?:ren|ert)|engage(?:ren|ert)|sta(?:an|at) achter|"
    r"aan de slag|werk(?:en|t)\b.{0,80}\bmee|meewerk\w+|spre(?:ken|ekt)\b.{0,120}\buit|bundel(?:en|t)|woord)\b"
)
_JOINED: Final = rf"{PROGRAMME}|\b(?:pledge|belofte)\b"
_NOT_OURS: Final = r"\?\Z|\b(?:vorige?|afgelopen|gisteren)\b|\A[‘“\"']"
_TO_READERS: Final = r"\b(?:u|uw|jij|jullie|je)\b(?! (?:\w+ )?(?:programma|netwerk|beweging)\b)"
_FINITE: Final = (
    r"(?:(?:wil|willen|zet|zetten|zegt|zeggen|schaart|scharen|verbindt|verbinden|sluit|sluiten|doet|doen|tekent|tekenen|"
    r"ondertekent|ondertekenen|maakt|maken|verklaart|verklaren|verklaar|slaat|slaan|onderschrijft|onderschrijven|"
    r"steunt|steunen|ondersteunt|ondersteunen|neemt|nemen|gaat|gaan|belooft|beloven|stapt|stappen|spreekt|spreken|"
    r"draagt|dragen|treedt|treden|haakt|haken|geeft|geven|legt|leggen|komt|komen|bundelt|bundelen|laat|laten|is|zijn|"
    r"heeft|hebben|staat|staan|kiest|kiezen|voegt|voegen|meldt|melden|bindt|binden|engageert|engageren|committeert|"
    r"committeren|zal|zullen|gelooft|geloven|werkt|werken|levert|leveren|zorgt|zorgen|vindt|vinden|erkent|erkennen|"
    r"brengt|brengen|houdt|houden|stelt|stellen|kan|kunnen|ziet|zien|richt|richten|bevestigt|bevestigen|helpt|helpen|"
    r"voelt|voelen)"
    r"|[a-zà-ÿ]+(?:en|t)(?=\s+(?:ons|zich|ja|mee|toe|hierbij|hiermee|graag|dat|onze|hun|haar|volmondig|van harte)\b))\b"
)
_SINGULAR: Final = r"(?:wil|is|zal|kan|[a-zà-ÿ]+t)"
_BY_VERB: Final = (
    rf"[,–-]\s*{_FINITE}|\s{_FINITE}(?!\s+[A-Z])|,\s+(?!{SMALL}|een\b)[a-z]+en\s(?!(?:[a-z-]+ ){{0,3}}[A-Z])|"
    r",?\s+en (?:wij|we)\b|\s*:\s*\Z"
)
_BY_PARTICLE: Final = (
    r",?\s+(?:zich|ja|mee|hun|haar|dat|de handen|samen aan|aan(?! de [A-Z])|onder|achter|voor alles|gezamenlijk|"
    r"uit dat|uit,|toe|ook|hierbij|graag|deel|de schouders|de krachten|vast|"
    r"(?:de|het|een|deze|hun|haar|onze) (?:pledge|belofte|doel\w*|handtekening|verklaring))\b"
)
_BY_CALL: Final = r"\s+(?:aan|voor|bij|in het kader van)\s+(?:het |de |[’‘])*alles\b|,\s+[A-Z][\w ]+ [0-9]+\b|\.?\Z"
_OUR: Final = r"(?i:\b(?:wij|we|ondergetekenden?)\b)"
_LEAD: Final = (
    r"(?: van| zijn| als)?(?:, (?:de )?ondergetekenden)?(?:, (?:dat zijn|te weten|namelijk|zijnde):?)?\s*[,:–-]?\s*"
)
_PARTNERS: Final = (
    r"\b(?:partners|partijen|deelnemers|organisaties|ondertekenaars)\b[^:.,]{0,60}?(?::|\bzijn|, te weten:?)"
)
_FIRST: Final = (
    r"\A(?!(?:Aan|Bij|Door|In|Met|Na|Om|Op|Sinds|Tijdens|Uit|Volgens|Voor)\s)"
    r"(?:[^:,]{0,60}:\s+)?(?:(?:De|Het)\s+(?=[A-Z]))?"
)
_INVERTED: Final = rf"\s{_FINITE}\s+(?:(?:dan|hierbij|nu|ook)\s+)*"
_ADVERB: Final = rf"{SMALL}[^,]{{0,80}},?\Z"
"""What stands before the verb where the names follow it."""
_LAST: Final = (rf"{_OUR} zijn\s+", rf"(?i:{_PARTNERS}|\b(?:wij|we)(?:, dat)? zijn:)\s+")
"""Behind these the names may be the end of the sentence."""
_SHAPES: Final = (
    (rf"{_OUR}\s*\(\s*", r"\)\s+[a-z]"),
    (r"\A(?:Mede )?(?:[Nn]amens|[Aa]ls)\s+", r"\s+[a-z]+\s+(?:wij|we|ik)\b"),
    (rf"\b{_FINITE}\s+(?i:wij|we)(?: ons)?\s*[,–-]\s*", None),
    (_LAST[0], _BY_VERB),
    (rf"{_OUR}{_LEAD}", _BY_VERB),
    (
        r"(?i:\b(?:belofte|pledge|verklaring) (?:van|(?:is|wordt) \w+ door))\s+(?:[a-z]+ (?:partijen|partners): )?",
        _BY_CALL,
    ),
    (_LAST[1], _BY_VERB),
    (_INVERTED, _BY_PARTICLE),
    (_INVERTED, r"\s+(?:aan|in|met|op|voor)\s+[a-z]"),
    (_FIRST, _BY_VERB),
)
"""How the names of the parties are led in, and what ends them: None where what is no name does."""
_CLAUSE: Final = r",\s*(?:die|dat|waar\w*|wat)\b(?! zijn)[^,]*(?=,)|\s[–-]\s[^–,A-Z]{1,80}\s[–-](?=\s)"
_WITH: Final = (
    r"\b((?:mede )?namens|samen met)\s+(.+?)"
    r"(?=,?\s+(?:en (?:wij |we )?)?(?:verbinden|aan|in|achter|mee|voor alles)\b|,\s*\Z)"
)
_SELF: Final = r"(?:[a-zà-ÿ]+(?:en|t))\s+(?:zich|ja|zijn|haar|hun)\b|doe(?:t|n)\b.*\bmee\b"


class Opening(Struct, frozen=True):
    """The opening of a letter.

    Attributes:
        position: of the piece in which the parties stand.
        names: those words.
        items: the pieces of the list of them, where they stand in one.
        joins: the position of the sentence that joins, where that is another.
    """

    position: int
    names: str
    items: Sequence[Piece] = ()
    joins: int = 0

    @property
    def last(self) -> int:
        """The position of its last piece."""
        return max(self.position + len(self.items), self.joins)


def openings(pieces: Sequence[Piece]) -> Iterator[Opening]:
    """Yield the openings in a file; a letter has one. Where it names nobody, the sentences beside it may."""
    joining = [
        position
        for position, piece in enumerate(pieces)
        if not (piece.is_item or piece.is_endless) and is_opening(_sentence(pieces, position))
    ]
    found = [each for position in joining if (each := _opening(pieces, position))]
    yield from found or _beside(pieces, joining)


def _sentence(pieces: Sequence[Piece], position: int) -> str:
    """Return the text of a piece, with that below a list of names where the sentence goes on there."""
    items = _items_after(pieces, position)
    behind = pieces[position + len(items) :][:2] if items else []
    return " ".join([pieces[position].text, *(each.text for each in behind if not each.is_endless)])


def _opening(pieces: Sequence[Piece], position: int) -> Opening | None:
    items = _items_after(pieces, position)
    names = _listed(items) if items else names_in(pieces[position].text)
    return Opening(position, names, items) if names else None


def _listed(items: Sequence[Piece]) -> str:
    """Return the names in a list; the sentence around it may go on behind the last of them."""
    last = items[-1].words
    verb = re.search(rf"\s{_FINITE}", last)
    return "; ".join([*(each.words for each in items[:-1]), last[: verb.start()] if verb else last])


def _beside(pieces: Sequence[Piece], joining: Sequence[int]) -> Iterator[Opening]:
    """Yield the sentence or heading beside an opening of ours that says who we are."""
    for position in joining:
        if not re.search(r"(?i:\b(?:wij|we|zij|ons)\b)", pieces[position].text):
            continue
        for at in (position + 1, position - 1, position + 2, position - 2):
            if 0 <= at < len(pieces) and not pieces[at].is_item and (found := _said(pieces, at)):
                yield structs.replace(found, joins=position)
                return


def _said(pieces: Sequence[Piece], position: int) -> Opening | None:
    """Return who the parties are where a sentence beside the opening says it, and asks and looks back at nothing."""
    text = pieces[position].text
    if pieces[position].is_endless or re.search(rf"{_NOT_OURS}|{_TO_READERS}", text):
        return None
    is_name = re.match(BEGINS, text) and re.match(rf"(?:\w+ ){{0,3}}{KIND}[^.:;!?]{{0,60}}\Z", text)
    return _opening(pieces, position) or (Opening(position, text) if is_name else None)


def is_opening(text: str) -> bool:
    """Tell whether in a sentence somebody joins the programme, now, and speaks for himself."""
    if re.search(_NOT_OURS, text):
        return False
    is_named = any(_begins(text[found.end() :]) for found in re.finditer(r"\b(?:[Ww]ij|[Ww]e),\s+", text))
    if not is_named and re.search(_TO_READERS, text):
        return False
    is_ours = re.match(r"Ja\b", text) and re.search(r"\b(?:wij|we)\b", text, re.IGNORECASE)
    joins = is_named or re.search(_JOINS, text, re.IGNORECASE)
    return bool(is_ours) or bool(joins and re.search(_JOINED, text, re.IGNORECASE))


def names_in(text: str) -> str:
    """Return the words of an opening in which the parties stand; empty where they are not named."""
    cleared = re.sub(r"\A(?:Beste|Geachte?) [^,]{1,60},\s+", "", re.sub(_CLAUSE, "", _plain(text)))
    cleared = re.sub(r"\A(?:Ja[,!.]?\s+)?(?:[Oo]ok\s+(?=\S+ ))?", "", cleared)
    return next((names for begin, end in _SHAPES if (names := _led_in(begin, end, cleared))), "")


def _led_in(begin: str, end: str | None, text: str) -> str:
    """Return the names that stand in a text between what leads them in and what ends them."""
    for found in re.finditer(begin, text):
        rest = text[found.end() :]
        is_led = begin != _INVERTED or re.match(_ADVERB, text[: found.start()])
        if is_led and (begin == _FIRST or _begins(rest)):
            names = _until(end, rest, may_end=begin in _LAST) if end else _row(rest)
            is_proper = begin != _FIRST or _is_proper(names, rest[len(names) :])
            return _with_others(names, rest) if names and is_proper else ""
    return ""


def _begins(text: str) -> bool:
    """Tell whether a text begins with a name, and not with a verb."""
    return begins_name(text) and not re.match(_FINITE, text)


def _plain(text: str) -> str:
    """Return a text in which the programme has no name that might be one of a party."""
    programme = r"[‘'\"“]?Alles is Gezondheid[….]*[’'\"”]?|Nationaa?le? Programma(?: Preventie)?"
    return re.sub(programme, "alles", text)


def _until(pattern: str, text: str, *, may_end: bool) -> str:
    end = re.search(pattern, text)
    if may_end and not end:
        return _named(text.rstrip(".!"))
    return _named(text[: end.start()]) if end else ""


def _row(text: str) -> str:
    """Return the names at the beginning of a text, as far as each part between commas begins one."""
    found: list[str] = []
    for part in re.split(r"(?<=,)\s+", text):
        if found and not _begins(re.sub(r"\A(?:en|(?:mede )?namens|samen met) ", "", part)):
            break
        found.append(part)
    return _named(" ".join(found))


def _with_others(names: str, rest: str) -> str:
    """Return the words for the parties with those that the sentence names behind its verb: `namens C en D`."""
    more = re.search(_WITH, rest[rest.find(names) + len(names) :])
    return f"{names}, {more[1]} {more[2]}" if more and _begins(more[2]) else names


def _is_proper(names: str, rest: str) -> bool:
    """Tell whether words at the beginning of a sentence are a name, not only begun with its capital."""
    is_kind = re.match(rf"(?:(?:de|het)\s+)?{KIND}", names) or re.search(r"\A.+[A-Z]", names)
    return bool(is_kind) or (" " not in names and bool(re.match(rf"\s*{_SELF}", rest)))


def is_of_one(opening: Opening, text: str) -> bool:
    """Tell whether the verb of an opening is that of one party: `Kunst en Vliegwerk doet mee`."""
    return bool(re.search(rf"{re.escape(opening.names)}[^a-z]*\s{_SINGULAR}\b", text))


def _named(words: str) -> str:
    """Return words in which there is a name, else nothing: `wij` and `partijen` name nobody."""
    stripped = words.strip(" ,;:–-").removesuffix(" en")
    return stripped if re.search(r"[A-Z]", re.sub(rf"\A(?:De|Het|Een|Alle|{SMALL})\b", "", stripped)) else ""


def _items_after(pieces: Sequence[Piece], position: int) -> Sequence[Piece]:
    """Return the items of the list that an opening leads in, if it does."""
    if not re.search(
        r"\b(?:ondergetekenden|wij|we|partijen|partners|organisaties)\b[^.]*:\Z", pieces[position].text, re.IGNORECASE
    ):
        return ()
    end = position + 1
    while end < len(pieces) and pieces[end].is_item:
        end += 1
    items = pieces[position + 1 : end]
    return items if all(re.match(BEGINS, each.text) for each in items) else ()
