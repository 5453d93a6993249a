"""Lying bars of pieces."""

from collections.abc import Sequence

from aig_cli.exchange.chart.canvas import LINE, WIDTH, Canvas
from aig_cli.exchange.chart.lane import BAR, Lane, lanes
from aig_cli.exchange.chart.lettering import breadth
from aig_cli.exchange.chart.palette import UNKNOWN, Look, looks
from aig_cli.exchange.scale import lengths, rows_of
from aig_cli.language import NOT_AVAILABLE, Language
from aig_cli.report.chart import Stacked

_BETWEEN = 1.5
"""Units of white between pieces."""


def draw(chart: Stacked, language: Language, name: str) -> str:
    """Return the bars under a legend. Counts have their total behind them; a bar of nothing says n/a."""
    canvas = Canvas(chart, language, name)
    if not chart.labels or not chart.series:
        return canvas.empty()
    styles = looks(chart.series)
    rows = rows_of(chart)
    sums = [sum(lengths(row)) for row in rows]
    totals = [_total(canvas, row, length, in_percent=chart.in_percent) for row, length in zip(rows, sums, strict=True)]
    head = (chart.summed or language.say("total")) if any(totals) and not chart.in_percent else ""
    top = canvas.legend([(series.name, look) for series, look in zip(chart.series, styles, strict=True)])
    field = lanes(chart.labels, [*totals, head], top + (LINE if head else 0))
    if head:
        canvas.words(WIDTH, top + LINE / 2, head, "end")
    for lane, row, length, total in zip(field.drawn(canvas), rows, sums, totals, strict=True):
        whole = length if chart.is_whole else max(sums)
        _pieces(canvas, lane, row, styles, whole)
        canvas.words(WIDTH, lane.middle, total, "end")
    return canvas.finished(field.bottom)


def _total(canvas: Canvas, row: Sequence[float | None], length: float, *, in_percent: bool) -> str:
    if in_percent:
        return ""
    return canvas.value(length) if any(value is not None for value in row) else NOT_AVAILABLE


def _pieces(canvas: Canvas, lane: Lane, row: Sequence[float | None], styles: Sequence[Look], whole: float) -> None:
    x = lane.left
    for value, length, look in zip(row, lengths(row), styles, strict=True):
        room = lane.length * length / (whole or 1)
        canvas.box(x, lane.top, room - _BETWEEN, BAR, look)
        text = canvas.value(value)
        if breadth(text) + 4 <= room:
            canvas.words(x + (room - _BETWEEN) / 2, lane.middle, text, "middle", look)
        x += room
    if x == lane.left:
        room = breadth(NOT_AVAILABLE) + 12
        canvas.box(x, lane.top, room, BAR, UNKNOWN)
        canvas.words(x + room / 2, lane.middle, NOT_AVAILABLE, "middle", UNKNOWN)
