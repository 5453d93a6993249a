"""The opening of a letter: the sentence in which named parties join the programme."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct, structs

from aig_cli.exchange.letter.rule.endorsement import PROGRAMME
from aig_cli.exchange.letter.rule.name import BEGINS, KIND
from aig_cli.exchange.letter.rule.naming import FINITE, begins_party, names_in
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
    verb = re.search(rf"\s{FINITE}", last)
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
    is_named = any(begins_party(text[found.end() :]) for found in re.finditer(r"\b(?:[Ww]ij|[Ww]e),\s+", text))
    if not is_named and re.search(_TO_READERS, text):
        return False
    is_ours = re.match(r"Ja\b", text) and re.search(r"\b(?:wij|we)\b", text, re.IGNORECASE)
    joins = is_named or re.search(_JOINS, text, re.IGNORECASE)
    return bool(is_ours) or bool(joins and re.search(_JOINED, text, re.IGNORECASE))


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
    return items if all(re.match(BEGINS, each.text) for each in items) else ()
