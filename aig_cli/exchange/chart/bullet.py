"""Lying bars against a mark."""

from aig_cli.exchange.cell import against
from aig_cli.exchange.chart.canvas import LINE, Canvas
from aig_cli.exchange.chart.lane import BAR, Lane, lanes
from aig_cli.exchange.chart.lettering import breadth
from aig_cli.exchange.chart.palette import INK, LOOKS, RAMP, WHITE
from aig_cli.exchange.scale import scales
from aig_cli.language import Language
from aig_cli.report.chart import Bullet

_THICK = 4


def draw(chart: Bullet, language: Language, name: str) -> str:
    """Return the bars, each with a mark at its target and both numbers behind it; without a scale there is no bar."""
    canvas = Canvas(chart, language, name)
    if not chart.labels:
        return canvas.empty()
    texts = against(chart, language)
    field = lanes(chart.labels, texts, _legend(canvas))
    bars = zip(field.drawn(canvas), chart.values, chart.targets, scales(chart), texts, strict=True)
    for lane, value, target, scale, text in bars:
        canvas.box(lane.left, lane.top, lane.length, BAR, RAMP[0])
        _bar(canvas, lane, value, target, scale)
        canvas.words(field.right + 8, lane.middle, text)
    return canvas.finished(field.bottom)


def _bar(canvas: Canvas, lane: Lane, value: float | None, target: float | None, scale: float) -> None:
    """Draw what was reached, and the target. A bar that has no room is broken near its end."""
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
