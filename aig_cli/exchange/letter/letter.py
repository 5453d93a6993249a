"""A letter as it was read: its paragraphs and sentences, and where each of them stands."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from enum import StrEnum
from operator import itemgetter
from typing import Final

from msgspec import Struct

from aig_cli.language import Phrase


class Kind(StrEnum):
    """What a place is counted in."""

    LINE = "line"
    PARAGRAPH = "paragraph"
    CELL = "cell"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"


_ONE: Final = {
    Kind.LINE: Phrase("line {first}"),
    Kind.PARAGRAPH: Phrase("paragraph {first}"),
    Kind.CELL: Phrase("table {table}, row {row}, column {first}"),
    Kind.FOOTNOTE: Phrase("footnote {first}"),
    Kind.ENDNOTE: Phrase("endnote {first}"),
}
_SEVERAL: Final = {
    **_ONE,
    Kind.LINE: Phrase("lines {first}-{last}"),
    Kind.PARAGRAPH: Phrase("paragraphs {first}-{last}"),
}
_ON_PAGE: Final = Phrase("page {page}, {here}")
_OVER_PAGES: Final = Phrase("line {first} to page {last_page}, line {last}")


class Place(Struct, frozen=True, omit_defaults=True):
    """Where something stands; all numbers count from 1.

    Attributes:
        first: a line (of the page, where there are pages; of the file in a text), a paragraph, a note, or the column
            of a cell.
        last: the last of several; as `first` for one.
        page: that of the first line; 0 for a text and for what Word lays out anew on each machine.
        last_page: that of the last line.
        table, row: those of a cell.
    """

    first: int
    last: int
    kind: Kind = Kind.LINE
    page: int = 0
    last_page: int = 0
    table: int = 0
    row: int = 0

    def __str__(self) -> str:
        """Say it in the language that is spoken: `page 2, lines 3-5`."""
        words = _SEVERAL if (self.first, self.page) != (self.last, self.last_page) else _ONE
        here = words[self.kind].about(
            first=str(self.first), last=str(self.last), table=str(self.table), row=str(self.row)
        )
        if self.page != self.last_page:
            here = _OVER_PAGES.about(first=str(self.first), last=str(self.last), last_page=str(self.last_page))
        return str(_ON_PAGE.about(page=str(self.page), here=here) if self.page else here)

    def until(self, other: "Place") -> "Place":
        """Return the place from here to the end of another that comes after it."""
        if self == other:
            return self
        return Place(self.first, other.last, self.kind, self.page, other.last_page, self.table, self.row)


class Paragraph(Struct, frozen=True):
    """A paragraph, or an item of a list.

    Attributes:
        text: on one line, with one space between words, without the label.
        place: where it stands.
        lines: where in the text each of its lines begins, and where that line stands.
        label: of an item of a list, as it is shown: `1)`, `a.`, `-`, `•`; empty for running text.
        is_heading: it stands above what follows.
        row: of a cell in a table of a plain text: the position of its row, from 1.
    """

    text: str
    place: Place
    lines: Sequence[tuple[int, Place]]
    label: str = ""
    is_heading: bool = False
    row: int = 0

    def place_of(self, start: int, end: int) -> Place:
        """Return where a piece of the text stands, from one position to before another."""
        if len(self.lines) < 2:
            return self.place
        begin = itemgetter(0)
        first = self.lines[bisect_right(self.lines, start, key=begin) - 1][1]
        last = self.lines[max(bisect_left(self.lines, end, key=begin) - 1, 0)][1]
        return first.until(last)


class Sentence(Struct, frozen=True):
    """A sentence, or an item of a list that is none.

    Attributes:
        text: it, as in its paragraph.
        place: the lines that it is on.
        paragraph: the position of its paragraph in the letter, from 0.
        start: its position in the text of the paragraph, from 0.
    """

    text: str
    place: Place
    paragraph: int
    start: int = 0


class Letter(Struct, frozen=True):
    """A letter.

    Attributes:
        name: that of its file, or standard input.
        sha256: of the bytes of the file, in hexadecimal digits.
        paragraphs: in the order in which they are read; notes come last.
        sentences: those of all paragraphs, in their order.
    """

    name: str
    sha256: str
    paragraphs: Sequence[Paragraph]
    sentences: Sequence[Sentence]
