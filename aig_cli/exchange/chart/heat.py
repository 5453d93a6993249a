"""Cells in rows and columns, the darker the more."""

from collections.abc import Callable, Sequence
from typing import Final

from msgspec import Struct

from aig_cli.exchange.cell import fit_line
from aig_cli.exchange.chart.canvas import LINE, WIDTH, Canvas
from aig_cli.exchange.chart.lettering import breadth, shortened
from aig_cli.exchange.chart.palette import UNKNOWN, shade
from aig_cli.exchange.scale import extent
from aig_cli.language import Language
from aig_cli.report.chart import Heat

_ROW: Final = 30
_BETWEEN: Final = 2
_MOST: Final = 0.5
"""Share of the width that the names of the rows may take."""
_NARROWEST: Final = 56
"""Units that a cell has at least."""


def draw(chart: Heat, language: Language, name: str) -> str:
    """Return the cells, each with its value on it. More columns than there is room for go into blocks under the first.

    Percentages are shaded from 0 to 100, other numbers from 0 (or the least, below it) to the most there is.
    """
    canvas = Canvas(chart, language, name)
    if not chart.rows or not chart.columns:
        return canvas.empty()
    names = [shortened(fit_line(row), WIDTH * _MOST) for row in chart.rows]
    left = max(map(breadth, names)) + 10
    widest = max(breadth(canvas.value(value)) for row in chart.values for value in row) + 4
    fitting = max(int((WIDTH - left) // max(widest, _NARROWEST)), 1)
    y = 0.0
    for first in range(0, len(chart.columns), fitting):
        shown = range(first, min(first + fitting, len(chart.columns)))
        _block(canvas, chart, _Block(names, left, y, shown))
        y += LINE + _ROW * len(names) + 12
    return canvas.finished(y - 12)


class _Block(Struct, frozen=True):
    """Some of the columns, with all rows: the names of these, where the cells start, and which columns they are."""

    names: Sequence[str]
    left: float
    top: float
    columns: range

    @property
    def cell(self) -> float:
        """How wide a cell is."""
        return min((WIDTH - self.left) / len(self.columns), 2 * _NARROWEST)


def _block(canvas: Canvas, chart: Heat, block: _Block) -> None:
    for place, column in enumerate(block.columns):
        text = shortened(fit_line(chart.columns[column]), block.cell - _BETWEEN)
        canvas.words(block.left + (place + 0.5) * block.cell, block.top + LINE / 2, text, "middle")
    share = _shares(chart)
    for number, name in enumerate(block.names):
        y = block.top + LINE + number * _ROW
        canvas.words(block.left - 10, y + _ROW / 2, name, "end")
        for place, value in enumerate(chart.values[number][column] for column in block.columns):
            x, look = block.left + place * block.cell, UNKNOWN if value is None else shade(share(value))
            canvas.box(x, y + 1, block.cell - _BETWEEN, _ROW - _BETWEEN, look)
            canvas.words(x + block.cell / 2, y + _ROW / 2, canvas.value(value), "middle", look)


def _shares(chart: Heat) -> Callable[[float], float]:
    """Return what tells where a value is between the least and the most, from 0 to 1."""
    low, high = extent(value for row in chart.values for value in row)
    span = max(100 if chart.in_percent else 0, high) - low
    return lambda value: (value - low) / (span or 1)
