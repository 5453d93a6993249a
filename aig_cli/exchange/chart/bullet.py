"""Lying bars against a mark."""

from aig_cli.exchange.cell import against
from aig_cli.exchange.chart.canvas import LINE, Canvas
from aig_cli.exchange.chart.lane import BAR, Lane, lanes
from aig_cli.exchange.chart.lettering import breadth
from aig_cli.exchange.chart.palette import INK, LOOKS, RAMP, WHITE
from aig_cli.language import Language
from aig_cli.report.chart import Bullet

_TARGET = 0.75
"""Where a target stands on its bar that has a scale of its own."""
_THICK = 4


def draw(chart: Bullet, language: Language, name: str) -> str:
    """Return the bars, each with a mark at its target and both numbers behind it.

    Percentages share one scale. Other numbers may be of different units, so that every bar has the scale of its own
    target: the targets stand in one line. Without a target there is no scale, and no bar.
    """
    canvas = Canvas(chart, language, name)
    if not chart.labels:
        return canvas.empty()
    pairs = list(zip(chart.values, chart.targets, strict=True))
    texts = against(chart, language)
    field = lanes(chart.labels, texts, _legend(canvas))
    known = [each for pair in pairs for each in pair if each is not None]
    shared = max([100, *known]) if chart.in_percent else None
    for lane, (value, target), text in zip(field.drawn(canvas), pairs, texts, strict=True):
        canvas.box(lane.left, lane.top, lane.length, BAR, RAMP[0])
        _bar(canvas, lane, value, target, shared)
        canvas.words(field.right + 8, lane.middle, text)
    return canvas.finished(field.bottom)


def _bar(canvas: Canvas, lane: Lane, value: float | None, target: float | None, most: float | None) -> None:
    """Draw what was reached, and the target. A bar that has no room is broken near its end."""
    scale = most or (target or 0) / _TARGET
    if scale <= 0:
        return
    reached, bottom = max(value or 0, 0) / scale, lane.top + BAR
    canvas.box(lane.left, lane.top + 4, min(reached, 1) * lane.length, BAR - 8, LOOKS[0])
    if reached > 1:
        for x in (lane.left + lane.length - 14, lane.left + lane.length - 8):
            canvas.rule((x - 2, bottom), (x + 2, lane.top), 2, WHITE)
    if target is not None:
        x = lane.left + max(target, 0) / scale * lane.length
        canvas.rule((x, lane.top - 1), (x, bottom + 1), _THICK + 4, WHITE)
        canvas.rule((x, lane.top - 1), (x, bottom + 1), _THICK, INK)


def _legend(canvas: Canvas) -> float:
    """Say what the bar and the mark are; return where the next line starts."""
    actual = canvas.language.say("actual")
    mark = 36 + breadth(actual) + 28
    canvas.box(0, LINE / 2 - 6, 28, 12, LOOKS[0])
    canvas.words(36, LINE / 2, actual)
    canvas.rule((mark, 2), (mark, LINE - 2), _THICK, INK)
    canvas.words(mark + 10, LINE / 2, canvas.language.say("target"))
    return LINE + 8
