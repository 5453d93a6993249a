"""The opening of a letter: the sentence in which named parties join the programme."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from aig_cli.exchange.letter.rule.endorsement import PROGRAMME
from aig_cli.exchange.letter.rule.piece import Piece

_JOINS: Final = (
    r"\b(?:verbind(?:en|t)|sluit(?:en)?\b.{0,120}\baan|aansluiten|schaar(?:t|en)?|scharen|(?:zeg(?:gen|"
    r"t)) .{0,20}\bja|do(?:en|et)\b.{0,120}\bmee|meedo(?:en|et)|(?:onder)?teken(?:en|t)|handtekening|schouders|"
    r"handen ineen|haak(?:t)?\b.{0,80}\baan|haken\b.{0,80}\baan|aanhaken|stap(?:pen|t) in|neemt deel|nemen deel|"
    r"deelnem\w+|steun(?:en|t)|onderschrij(?:ven|ft)|beloven|belooft|dragen\b.{0,80}\bbij|draagt\b.{0,80}\bbij|"
    r"bij te dragen|bijdragen|verklaren|verklaart|leggen\b.{0,60}\baf|legt\b.{0,60}\baf|treden toe|treedt toe|"
    r"toetreden|(?:dit|deze brief|hier) is (?:de|onze) (?:pledge|belofte) van|zetten ons in|zet zich in|"
    r"zetten zich in|committeren|committeert|engageren|staan achter|staat achter)\b"
)
_JOINED: Final = rf"{PROGRAMME}|\b(?:pledge|belofte)\b"
_NOT_OURS: Final = r"\?\Z|\b(?:u|uw|jij|jullie|je)\b|\b(?:vorige|afgelopen|gisteren)\b|\A[‘“\"']"
_WE: Final = r"\A.{0,200}?\b(?:wij|we)(?: zijn)?\s*[,:(–-]\s*|\A.{0,40}?\bondergetekenden?\s*[,:]\s*"
_CALLED: Final = r"\A.{0,60}?\b(?:belofte|pledge|verklaring) van\s+(?=(?:de |het )?(?:[A-Z]|[\w-]+ [A-Z]))"
_AFTER_CALLED: Final = (
    r"\s+(?:aan|voor|bij|in het kader|in)\s+(?:het |de |’|‘)*(?:Alles|programma|netwerk|Nationaal|landelijke?)|\.\Z"
)
_SIMPLE: Final = r"\A.{0,20}?\b[Ww](?:ij|e) (?:zijn |van |als )?(?=(?:de |het )?(?:[A-Z]|[a-z]+ [A-Z]))"
_AS: Final = r"\A(?:als|namens)\s+"
_FINITE: Final = (
    r"(?:willen|wil|zetten|zet|zeggen|zegt|scharen|schaart|verbinden|verbindt|sluiten|sluit|doen|doet|tekenen|tekent|"
    r"ondertekenen|ondertekent|maken|maakt|verklaren|verklaart|slaan|slaat|onderschrijven|onderschrijft|steunen|steunt|"
    r"nemen|neemt|gaan|gaat|beloven|belooft|stappen|stapt|spreken|spreekt|dragen|draagt|treden|treedt|haken|haakt|"
    r"geven|geeft|leggen|legt|komen|komt|bundelen|bundelt|laten|laat|zijn|is|hebben|heeft|staan|staat|kiezen|kiest|"
    r"voegen|voegt|melden|meldt|binden|bindt|engageren|committeren|committeert|zullen|zal)"
)
_SINGULAR: Final = (
    r"(?:wil|zet|zegt|schaart|verbindt|sluit|doet|tekent|ondertekent|maakt|verklaart|slaat|onderschrijft|steunt|neemt|"
    r"gaat|belooft|stapt|spreekt|draagt|treedt|haakt|geeft|legt|komt|is|heeft|staat|kiest|voegt|bindt|committeert|zal)"
)
_VERB: Final = rf"\s+{_FINITE}\b(?=\s)|,?\s+en (?:wij|we)\b|\s*:\s*\Z"
_AFTER_WE: Final = (
    r",\s*(?:voor|ons|mee|aan|onze|onder|achter|ja|dat|graag|met|toe|in|deel|samen|ook|hierbij|de handen|van harte|"
    r"volmondig|gezamenlijk|officieel)\b|\s+(?:ons|mee|dat)\b"
)
_INVERTED: Final = (
    r"\A(?:Hierbij|Hiermee|Vandaag|Graag|Samen|Zo|Daarom|Met [^,]{1,60}?|Door [^,]{1,60}?|In deze [^,]{1,40}?|"
    r"Bij deze|Op [0-9]{1,2} \w+(?: [0-9]{4})?),?\s+" + _FINITE + r"\s+"
)
_AFTER_NAMES: Final = (
    r"\s+(?:zich|ja\b|mee\b|hun\b|haar\b|dat\b|de handen|samen aan|aan\b|onder\b|achter\b|voor\b(?= Alles)|gezamenlijk)"
)
_ASIDE: Final = (
    r",\s*(?:die|dat|waar\w*|gevestigd|vertegenwoordigd|opgericht|beide|beiden|allebei|allen|statutair|hierna|voortaan|"
    r"verenigd|kortweg|met (?:hulp|steun|dank|medewerking)|gesteund|ondersteund|dankzij|in samenwerking)\b[^,]*(?=,|\Z)"
)


class Opening(Struct, frozen=True):
    """The opening of a letter.

    Attributes:
        position: of its piece.
        names: the words in which the parties stand.
        items: the pieces of the list in which they stand instead, where they do.
    """

    position: int
    names: str
    items: Sequence[Piece] = ()


def openings(pieces: Sequence[Piece]) -> Iterator[Opening]:
    """Yield the openings in a file; a letter has one."""
    for position, piece in enumerate(pieces):
        if not (piece.is_item or piece.is_endless) and is_opening(piece.text):
            items = _items_after(pieces, position)
            names = "" if items else names_in(piece.text)
            if items or names:
                yield Opening(position, names, items)


def is_opening(text: str) -> bool:
    """Tell whether in a sentence somebody joins the programme, now, and speaks for himself."""
    if re.search(_NOT_OURS, text):
        return False
    says_yes = bool(re.match(r"Ja\b", text))
    joins = re.search(_JOINS, text, re.IGNORECASE) and re.search(_JOINED, text, re.IGNORECASE)
    return bool(joins) or (says_yes and bool(re.search(_WE, text, re.IGNORECASE)))


def names_in(text: str) -> str:
    """Return the words of an opening in which the parties stand; empty where they are not named."""
    cleared = re.sub(r"\AJa[,!.]?\s+(?:ook\s+)?", "", re.sub(_ASIDE, "", text))
    if found := re.match(_WE, cleared, re.IGNORECASE):
        is_inverted = re.search(rf"\b{_FINITE}\s+(?:wij|we)\Z", found.group().rstrip(" ,:(–-"))
        return _until(_AFTER_WE if is_inverted else _VERB, cleared[found.end() :])
    if found := re.match(_SIMPLE, cleared):
        return _until(_VERB, cleared[found.end() :])
    if found := re.match(_CALLED, cleared, re.IGNORECASE):
        return _until(_AFTER_CALLED, cleared[found.end() :])
    if found := re.match(_INVERTED, cleared):
        return _until(_AFTER_NAMES, cleared[found.end() :])
    return _until(_VERB, re.sub(_AS, "", cleared, flags=re.IGNORECASE))


def is_of_one(opening: Opening, text: str) -> bool:
    """Tell whether the verb of an opening is that of one party: `Kunst en Vliegwerk doet mee`."""
    return bool(re.search(rf"{re.escape(opening.names)}[^a-z]*\s{_SINGULAR}\b", text))


def _until(pattern: str, text: str) -> str:
    end = re.search(pattern, text)
    return _named(text[: end.start()]) if end else ""


def _named(words: str) -> str:
    """Return words in which there is a name, else nothing: `wij` and `partijen` name nobody."""
    stripped = words.strip(" ,;:–-").removesuffix(" en")
    return (
        stripped
        if re.search(r"[A-Z]", re.sub(r"\A(?:De|Het|Een|Wij|We|Dat|Dit|Alle|Ook|Samen)\b", "", stripped))
        else ""
    )


def _items_after(pieces: Sequence[Piece], position: int) -> Sequence[Piece]:
    """Return the items of the list that an opening leads in, if it does."""
    if not re.search(
        r"\b(?:ondergetekenden|wij|we|partijen|organisaties)\b[^.]*:\Z", pieces[position].text, re.IGNORECASE
    ):
        return ()
    end = position + 1
    while end < len(pieces) and pieces[end].is_item:
        end += 1
    items = pieces[position + 1 : end]
    return items if all(re.match(r"(?:(?:de|het) )?(?:[\w-]+ )?[A-Z]", each.text) for each in items) else ()
