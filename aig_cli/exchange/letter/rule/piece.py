"""The pieces of a letter that are one thing each: a sentence of running text, or a whole item of a list."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct, structs

from aig_cli.exchange.letter.letter import Letter, Paragraph, Place, Sentence

_INLINE: Final = r"(?:\(?[0-9]{1,2}\)|[0-9]{1,2}\.|[a-z]\))\s*(?=[^\W\d])"
"""A label of a list that runs on in a paragraph."""
_AND_LABEL: Final = r"[;,]\s+en\s+(?=\(?(?:[0-9]{1,2}|[a-z])\)\s)"
_ENDS: Final = (".", "!", "?", "…", ":", ";")
_GOES_ON: Final = (
    r"\b(?:aan|bij|dat|de|die|door|een|en|het|in|met|naar|of|om|onder|onze|op|over|samen|te|tot|uit|van|via|voor|waar|"
    r"waarin|waarmee|waarvan|wij)\Z"
)
_LINKS: Final = r"[;,]?\s+(?:en|of)\Z"
_CONTINUES: Final = r"[a-zà-ÿ0-9]"


_LONGEST: Final = 3_000
"""Characters above which words are no sentence, and no rule is tried on them."""


class Piece(Struct, frozen=True):
    """A sentence, or an item of a list with all its sentences.

    Attributes:
        label: that of an item, also where the list runs on in a paragraph.
        is_item: it is an item of a list, or the cell of a table that tells most.
        is_aside: a heading, or another cell of a table.
        is_heading: a heading.
    """

    sentence: Sentence
    label: str = ""
    is_item: bool = False
    is_aside: bool = False
    is_heading: bool = False

    @property
    def text(self) -> str:
        """Its words."""
        return self.sentence.text

    @property
    def is_endless(self) -> bool:
        """Whether it is longer than any sentence."""
        return len(self.text) > _LONGEST

    @property
    def words(self) -> str:
        """Its words without the sign at the end, and without what links it to the next item."""
        return re.sub(_LINKS, "", self.text).rstrip(" .;,:") if self.is_item else self.text.rstrip(" .;:")


def pieces(letter: Letter) -> Sequence[Piece]:
    """Return the pieces of a letter, in its order."""
    by_paragraph: list[list[Sentence]] = [[] for _ in letter.paragraphs]
    for sentence in letter.sentences:
        by_paragraph[sentence.paragraph].append(sentence)
    largest = _largest_cells(letter.paragraphs)
    found: list[Piece] = []
    for index, paragraph in enumerate(letter.paragraphs):
        is_clause = _is_clause(found) or _runs_on(letter.paragraphs, by_paragraph, index)
        for piece in _within(paragraph, by_paragraph[index], is_told=index in largest, is_clause=is_clause):
            if found and _is_broken(found[-1], piece):
                found[-1] = _joined(found[-1], piece)
            else:
                found.append(piece)
    return found


def _is_clause(found: Sequence[Piece]) -> bool:
    """Tell whether the item before says that the sentence goes on in the next item."""
    return bool(found) and bool(found[-1].label) and found[-1].text.endswith((";", ",", " en"))


def _runs_on(paragraphs: Sequence[Paragraph], by_paragraph: Sequence[Sequence[Sentence]], index: int) -> bool:
    """Tell whether the last item of a list holds the text below it too: it alone has several sentences, over two."""
    if len(by_paragraph[index]) < 3 or (index + 1 < len(paragraphs) and paragraphs[index + 1].label):
        return False
    first = index
    while first and paragraphs[first - 1].label:
        first -= 1
    return index > first and all(len(each) == 1 for each in by_paragraph[first:index])


def _largest_cells(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """Return the positions of the cells that tell most in their row, below the first row."""
    rows: dict[Place | tuple[int, int], int] = {}
    for index, paragraph in enumerate(paragraphs):
        place = paragraph.place
        if max(place.row, paragraph.row) > 1:
            key = (place.table, place.row) if place.row else place
            best = rows.setdefault(key, index)
            rows[key] = index if len(paragraph.text) > len(paragraphs[best].text) else best
    return frozenset(index for index in rows.values() if paragraphs[index].text.count(" ") > 1)


def _within(paragraph: Paragraph, found: list[Sentence], *, is_told: bool, is_clause: bool) -> Iterator[Piece]:
    """Yield the pieces of a paragraph. An item that is a clause of one sentence ends with that sentence."""
    if paragraph.place.row or paragraph.row:
        yield Piece(_whole(paragraph, found), is_item=is_told, is_aside=not is_told)
    elif paragraph.is_heading:
        yield Piece(_whole(paragraph, found), is_aside=True, is_heading=True)
    elif paragraph.label and not is_clause:
        yield Piece(_whole(paragraph, found), paragraph.label, is_item=True)
    else:
        for position, sentence in enumerate(part for each in found for part in _parted(each)):
            label = paragraph.label if position == 0 else ""
            yield _unlabelled(sentence) if not label else Piece(sentence, label, is_item=True)


def _whole(paragraph: Paragraph, found: list[Sentence]) -> Sentence:
    return Sentence(paragraph.text, paragraph.place, found[0].paragraph)


def _parted(sentence: Sentence) -> Iterator[Sentence]:
    """Yield the parts of a sentence in which a list runs on with `en 3)`."""
    start = 0
    for found in re.finditer(_AND_LABEL, sentence.text):
        yield Sentence(
            sentence.text[start : found.start() + 1], sentence.place, sentence.paragraph, sentence.start + start
        )
        start = found.end()
    yield Sentence(sentence.text[start:], sentence.place, sentence.paragraph, sentence.start + start)


def _unlabelled(sentence: Sentence) -> Piece:
    """Return a sentence as a piece: an item, where it begins with the label of a list that runs on."""
    label = re.match(_INLINE, sentence.text)
    if not label:
        return Piece(sentence)
    rest = Sentence(sentence.text[label.end() :], sentence.place, sentence.paragraph, sentence.start + label.end())
    return Piece(rest, label.group().strip(), is_item=True)


def _is_broken(before: Piece, after: Piece) -> bool:
    """Tell whether a sentence goes on in the next paragraph."""
    if before.sentence.paragraph == after.sentence.paragraph or after.label or before.is_aside or after.is_aside:
        return False
    if before.text.rstrip("\"'’”)").endswith(_ENDS) or not re.match(_CONTINUES, after.text):
        return False
    return bool(re.search(_GOES_ON, before.text))


def _joined(before: Piece, after: Piece) -> Piece:
    sentence = before.sentence
    place = sentence.place.until(after.sentence.place)
    return structs.replace(
        before, sentence=Sentence(f"{sentence.text} {after.text}", place, sentence.paragraph, sentence.start)
    )
