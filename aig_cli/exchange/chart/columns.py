"""Upright columns for each label."""

from collections.abc import Sequence
from math import ceil
from typing import Final

from msgspec import Struct

from aig_cli.exchange.cell import fit_line
from aig_cli.exchange.chart.canvas import LINE, WIDTH, Canvas
from aig_cli.exchange.chart.lettering import breadth, shortened
from aig_cli.exchange.chart.palette import Look, looks
from aig_cli.exchange.scale import extent
from aig_cli.language import Language
from aig_cli.report.chart import Columns, Series

_HEIGHT: Final = 150
"""Units of the highest column."""
_UNDER: Final = 18
"""Units to the second line of a label."""
_FILLED: Final = 0.76
"""Share of the width that columns take of their group."""
_WIDEST: Final = 72
_LABEL: Final = 60
"""Units within which a label may be cut, so that every column has one."""


class _Panel(Struct, frozen=True):
    """Columns of some series, side by side on one line.

    Attributes:
        series: each with its look.
        group: units from one label to the next.
        every, apart: of how many labels, and of how many values that are wide, one is written, counted from the last.
        low, high: the least and the most that there is; zero is between them.
        top: where the highest column ends.
    """

    series: Sequence[tuple[Series, Look]]
    group: float
    every: int
    apart: int
    low: float
    high: float
    top: float

    @property
    def unit(self) -> float:
        """How high a column of 1 is."""
        return _HEIGHT / ((self.high - self.low) or 1)

    @property
    def zero(self) -> float:
        """Where columns start."""
        return self.top + self.high * self.unit

    @property
    def bottom(self) -> float:
        """Where the labels are written."""
        return self.zero - self.low * self.unit + (LINE if self.low < 0 else 0) + LINE / 2 + 2

    @property
    def width(self) -> float:
        """How wide a column is."""
        return min(self.group * _FILLED / len(self.series), _WIDEST)


def draw(chart: Columns, language: Language, name: str) -> str:
    """Return the columns with their values on them.

    Where those of several series would not fit side by side, each series stands on a line of its own, under its name.
    Where there are more labels than fit, the last one and every second, third ... before it is written.
    """
    canvas = Canvas(chart, language, name)
    if not chart.labels or not chart.series:
        return canvas.empty()
    styled = list(zip(chart.series, looks(chart.series), strict=True))
    group = WIDTH / len(chart.labels)
    widest = max(breadth(canvas.value(value)) for series in chart.series for value in series.values)
    labels = max(min(breadth(fit_line(label)), _LABEL) for label in chart.labels) + 4
    is_together = widest <= group * _FILLED / len(styled) + 4
    every, apart = ceil(labels / group), ceil((widest + 4) / group)
    has_two = any(len(_lines(label, group * every - 4)) > 1 for label in chart.labels[::-every])
    low, high = extent(value for series in chart.series for value in series.values)  # one scale for all
    y = 0.0
    for part in [styled] if is_together else [[each] for each in styled]:
        if len(styled) > 1:
            y = canvas.legend([(series.name, look) for series, look in part], y)
        panel = _Panel(part, group, every, apart, low, high, y + LINE)
        _draw_panel(canvas, panel, chart.labels)
        y = panel.bottom + LINE + (_UNDER if has_two else 0)
    return canvas.finished(y - LINE / 2)


def _draw_panel(canvas: Canvas, panel: _Panel, labels: Sequence[str]) -> None:
    for place, label in enumerate(labels):
        middle, rest = (place + 0.5) * panel.group, len(labels) - 1 - place
        for number, (series, look) in enumerate(panel.series):
            x = middle + (number + 0.5 - len(panel.series) / 2) * panel.width
            _column(canvas, panel, x, series.values[place], look)
            text = canvas.value(series.values[place])
            if breadth(text) <= panel.group or rest % panel.apart == 0:
                _write(canvas, panel, x, series.values[place], text)
        if rest % panel.every == 0:
            for line, text in enumerate(_lines(label, panel.group * panel.every - 4)):
                canvas.words(middle, panel.bottom + line * _UNDER, text, "middle")
    canvas.rule((0, panel.zero), (WIDTH, panel.zero))


def _column(canvas: Canvas, panel: _Panel, middle: float, value: float | None, look: Look) -> None:
    height = (value or 0) * panel.unit
    canvas.box(middle - panel.width / 2, panel.zero - max(height, 0), panel.width - 1, abs(height), look)


def _write(canvas: Canvas, panel: _Panel, middle: float, value: float | None, text: str) -> None:
    """Write a value over its column, or under one that goes down."""
    height = (value or 0) * panel.unit
    beyond = LINE / 2 - 2
    canvas.words(middle, panel.zero - height + (beyond if height < 0 else -beyond), text, "middle")


def _lines(label: str, room: float) -> list[str]:
    """Return a label on one line, or on two where it is long and has a space."""
    text = fit_line(label)
    words = text.split()
    if breadth(text) <= room or len(words) == 1:
        return [shortened(text, room)]
    fitting = [count for count in range(1, len(words)) if breadth(" ".join(words[:count])) <= room]
    count = max(fitting, default=1)
    return [shortened(" ".join(part), room) for part in (words[:count], words[count:])]
