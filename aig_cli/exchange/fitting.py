"""Tables that fit in a width: cells take several lines where that is needed."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from msgspec import Struct

from aig_cli.exchange.cell import COUNTED, cells
from aig_cli.exchange.monospace import GAP, aligned, cut, harmless_line, width
from aig_cli.language import Language
from aig_cli.report.document import Grid

_PROSE: Final = 40
"""Columns of a text that a table can do without, where it does not fit."""
_NARROW: Final = 60
"""Columns of a terminal below which a list is read more easily than blocks."""
_NARROWEST: Final = 16
"""Columns within which a text can still be read."""


class _Column(Struct, frozen=True):
    """The heading and the cells of a column; numbers stand at the right, and on one line."""

    heading: str
    cells: Sequence[str]
    is_counted: bool

    @property
    def longest(self) -> int:
        """How wide the widest cell is."""
        return max(map(width, self.cells), default=0)

    @property
    def widest(self) -> int:
        """How wide it is where there is room."""
        return max(self.longest, self._word if self.is_counted else width(self.heading))

    @property
    def narrowest(self) -> int:
        """How narrow it can be."""
        return self.widest if self.is_counted else min(self.widest, _NARROWEST)

    @property
    def _word(self) -> int:
        return max(map(width, self.heading.split()), default=0)


def fitted(grid: Grid, columns: int, language: Language) -> Iterator[str]:
    """Yield a table that fits in a number of columns.

    Columns without any value are left out. It is whole, or without its long texts, or where that is still too wide, in
    blocks that each have the first column; on a narrow terminal it is a list under each row.
    """
    rows = [[harmless_line(text) for text in row] for row in cells(grid, language)]
    whole = [
        _Column(cut(harmless_line(column.heading), _PROSE), [row[place] for row in rows], column.kind in COUNTED)
        for place, column in enumerate(grid.columns)
    ]
    whole = [each for place, each in enumerate(whole) if place == 0 or any(each.cells)]
    short = [each for place, each in enumerate(whole) if place == 0 or each.longest <= _PROSE]
    for kept in (whole, short):
        if sum(each.narrowest for each in kept) + _gaps(kept) <= columns:
            yield from _rows(kept, _widths(kept, columns - _gaps(kept)))
            return
    if columns < _NARROW:
        yield from _lists(whole, columns)
    else:
        yield from _blocks(short, columns)


def _blocks(table: Sequence[_Column], columns: int) -> Iterator[str]:
    first, *others = table
    block = [first]
    for place, each in enumerate(others, start=1):
        block.append(each)
        is_last = place == len(others)
        if is_last or sum(some.narrowest for some in (*block, others[place])) + _gaps(block) + len(GAP) > columns:
            yield from _rows(block, _widths(block, columns - _gaps(block)))
            block = [first]
            if not is_last:
                yield ""


def _gaps(columns: Sequence[_Column]) -> int:
    return len(GAP) * (len(columns) - 1)


def _widths(columns: Sequence[_Column], room: int) -> list[int]:
    """Return how wide each column becomes: the widest give way first."""
    widths = [each.widest for each in columns]
    while sum(widths) > room:
        place = max(range(len(widths)), key=lambda each: widths[each] - columns[each].narrowest)
        widths[place] -= 1
    return widths


def _rows(columns: Sequence[_Column], widths: Sequence[int]) -> Iterator[str]:
    right = [place for place, each in enumerate(columns) if each.is_counted]
    lines: list[tuple[str, ...]] = []
    for row in zip(*([each.heading, *each.cells] for each in columns), strict=True):
        parts = [list(wrapped(cell, most)) for cell, most in zip(row, widths, strict=True)]
        lines += zip_longest(*parts, fillvalue="")
    yield from aligned(lines, right)


def _lists(columns: Sequence[_Column], wide: int) -> Iterator[str]:
    """Yield for each row its first cell, and under it the others with their headings."""
    first, *others = columns
    for place, cell in enumerate(first.cells):
        yield cut(cell, wide)
        for each in others:
            if each.cells[place]:
                yield from wrapped(f"{each.heading}: {each.cells[place]}", wide - len(GAP), GAP)


def wrapped(text: str, columns: int, indent: str = "") -> Iterator[str]:
    """Yield a text in lines that fit; a word that is longer than a line is cut into several."""
    line = ""
    for word in text.split():
        rest = word
        while width(rest) > columns:
            head = cut(f"{rest}…", columns + 1).removesuffix("…")
            if line:
                yield indent + line
            line, rest = head, rest[len(head) :]
        if line and width(line) + 1 + width(rest) > columns:
            yield indent + line
            line = rest
        else:
            line = f"{line} {rest}".strip(" ")
    yield indent + line
