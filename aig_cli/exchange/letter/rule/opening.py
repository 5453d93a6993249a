"""The opening of a letter: the sentence in which named parties join the programme."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct, structs

from aig_cli.exchange.letter.rule.endorsement import PROGRAMME
from aig_cli.exchange.letter.rule.name import begins, is_kind
from aig_cli.exchange.letter.rule.naming import begins_party, finite, names_in
from aig_cli.exchange.letter.rule.piece import Piece
from aig_cli.exchange.letter.rule.saying import Saying
from aig_cli.exchange.letter.rule.word import words_of

_OUR_PLEDGE: Final = ("de pledge", "de belofte", "onze pledge", "onze belofte")
_JOINS: Final = Saying(
    "verbinden verbindt aansluiten schaar schaart scharen meedoen meedoet tekenen tekent ondertekenen ondertekent "
    "handtekening schouders aanhaken steunen steunt ondersteunen ondersteunt onderschrijven onderschrijft beloven "
    "belooft bijdragen bijdraagt bijdrage verklaren verklaart verklaar toetreden inzetten committeren committeert "
    "engageren engageert bundelen bundelt woord",
    beginnings="deelnem meewerk",
    phrases=(
        *(f"{this} is {our} van" for this in ("dit", "deze brief", "hier") for our in _OUR_PLEDGE),
        "belofte doen",
        "gedaan door",
        "handen ineen",
        "stappen in",
        "stapt in",
        "neemt deel",
        "nemen deel",
        "bij te dragen",
        "treden toe",
        "treedt toe",
        "staan achter",
        "staat achter",
        "aan de slag",
    ),
    shapes={
        "sluit sluiten": r"\bsluit(?:en)?\b.{0,120}\b(?:aan|pledge|belofte)\b",
        "zeggen zegt": r"\bzeg(?:gen|t)\b.{0,60}\b(?:ja|toe)\b",
        "doen doet": r"\bdo(?:en|et)\b.{0,120}\b(?:mee|belofte)\b",
        "haakt haken": r"\bha(?:akt|ken)\b.{0,80}\baan\b",
        "dragen draagt": r"\bdra(?:gen|agt)\b.{0,80}\bbij\b",
        "leggen legt": r"\bleg(?:gen|t)\b.{0,60}\b(?:af|vast)\b",
        "zet zetten": r"\b(?:zet|zetten) (?:ons|zich)\b.{0,60}\bin\b",
        "werken werkt": r"\bwerk(?:en|t)\b.{0,80}\bmee\b",
        "spreken spreekt": r"\bspre(?:ken|ekt)\b.{0,120}\buit\b",
    },
)
_PLEDGE: Final = Saying("pledge belofte")
_WE: Final = frozenset(("wij", "we", "zij", "ons"))
_OURS: Final = Saying("wij we")
_PAST: Final = Saying("vorig vorige afgelopen gisteren", flags=re.NOFLAG)
_READERS: Final = words_of("u uw jij jullie je")
_TO_READERS: Final = r"\b(?:u|uw|jij|jullie|je)\b(?! (?:\w+ )?(?:programma|netwerk|beweging)\b)"
_SINGULAR: Final = r"(?:wil|is|zal|kan|[a-zà-ÿ]+t)"


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
    verb = re.search(rf"\s{finite(last)}", last)
    return "; ".join([*(each.words for each in items[:-1]), last[: verb.start()] if verb else last])


def _beside(pieces: Sequence[Piece], joining: Sequence[int]) -> Iterator[Opening]:
    """Yield the sentence or heading beside an opening of ours that says who we are."""
    for position in joining:
        if words_of(pieces[position].text).isdisjoint(_WE):
            continue
        for at in (position + 1, position - 1, position + 2, position - 2):
            if 0 <= at < len(pieces) and not pieces[at].is_item and (found := _said(pieces, at)):
                yield structs.replace(found, joins=position)
                return


def _said(pieces: Sequence[Piece], position: int) -> Opening | None:
    """Return who the parties are where a sentence beside the opening says it, and asks and looks back at nothing."""
    text = pieces[position].text
    if pieces[position].is_endless or _is_not_ours(text) or _is_to_readers(text):
        return None
    is_name = begins(text) and re.match(r"[^.:;!?]*\Z", text) and any(map(is_kind, text.split()[:4]))
    return _opening(pieces, position) or (Opening(position, text) if is_name else None)


def is_opening(text: str) -> bool:
    """Tell whether in a sentence somebody joins the programme, now, and speaks for himself."""
    if _is_not_ours(text):
        return False
    is_named = any(begins_party(text[found.end() :]) for found in re.finditer(r"\b(?:[Ww]ij|[Ww]e),\s+", text))
    if not is_named and _is_to_readers(text):
        return False
    is_ours = re.match(r"Ja\b", text) and _OURS.is_in(text)
    joins = is_named or _JOINS.is_in(text)
    return bool(is_ours) or (joins and (PROGRAMME.is_in(text) or _PLEDGE.is_in(text)))


def _is_not_ours(text: str) -> bool:
    """Tell whether a sentence asks, quotes or looks back."""
    return text.endswith("?") or text.startswith(("‘", "“", '"', "'")) or _PAST.is_in(text)


def _is_to_readers(text: str) -> bool:
    return not _READERS.isdisjoint(words_of(text)) and bool(re.search(_TO_READERS, text))


def is_of_one(opening: Opening, text: str) -> bool:
    """Tell whether the verb of an opening is that of one party: `Kunst en Vliegwerk doet mee`."""
    return bool(re.search(rf"{re.escape(opening.names)}[^a-z]*\s{_SINGULAR}\b", text))


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
    return items if all(begins(each.text) for each in items) else ()
