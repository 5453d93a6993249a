"""Lying bars, one a label."""

from aig_cli.exchange.chart.canvas import WIDTH, Canvas
from aig_cli.exchange.chart.lane import BAR, lanes
from aig_cli.exchange.chart.palette import LOOKS
from aig_cli.exchange.scale import extent
from aig_cli.language import Language
from aig_cli.report.chart import Bars


def draw(chart: Bars, language: Language, name: str) -> str:
    """Return the bars, each with its value behind it; those below zero go to the left, with it before them."""
    canvas = Canvas(chart, language, name)
    if not chart.labels:
        return canvas.empty()
    texts = [canvas.value(value) for value in chart.values]
    low, high = extent(chart.values)
    field = lanes(chart.labels, texts, 0)
    before = field.left + (WIDTH - field.right if low < 0 else 0)
    unit = (field.right - before) / ((high - low) or 1)
    zero = before - low * unit
    for lane, value, text in zip(field.drawn(canvas), chart.values, texts, strict=True):
        length = (value or 0) * unit
        canvas.box(min(zero, zero + length), lane.top, abs(length), BAR, LOOKS[0])
        canvas.rule((zero, lane.top - 3), (zero, lane.top + BAR + 3))
        if length < 0:
            canvas.words(zero + length - 6, lane.middle, text, "end")
        else:
            canvas.words(zero + length + 6, lane.middle, text)
    return canvas.finished(field.bottom)
