"""What every chart is drawn on."""

from html import escape
from typing import Final, Literal

from aig_cli.exchange.cell import fit_line, value_of
from aig_cli.exchange.chart.lettering import LETTER, breadth, shortened
from aig_cli.exchange.chart.palette import FAINT, INK, WHITE, Look
from aig_cli.language import Language
from aig_cli.report.chart import Drawn

WIDTH: Final = 520
"""Units from left to right. On a small screen a unit is about 0.7 pixel."""
LINE: Final = 24
"""Units from one line of text to the next."""
_SWATCH: Final = 14
Point = tuple[float, float]
Anchor = Literal["start", "middle", "end"]


def digits(number: float) -> str:
    """Return a coordinate, to a tenth."""
    return f"{number:.1f}".removesuffix(".0")


class Canvas:
    """A picture in the making; coordinates go right and down. What is written stands over what is drawn.

    Attributes:
        language: the one in which values are written.
    """

    def __init__(self, chart: Drawn, language: Language, name: str) -> None:
        self.language = language
        self._chart = chart
        self._name = name
        self._hatched: list[Look] = []
        self._marks: list[str] = []
        self._words: list[str] = []

    def value(self, value: float | None) -> str:
        """Return a value in the language of the reader; n/a where it is not known."""
        return value_of(self._chart, value, self.language)

    def box(self, x: float, y: float, width: float, height: float, look: Look) -> None:
        """Draw a mark; without width or height it is not there."""
        if width > 0 and height > 0:
            outline = f' stroke="{look.outline}" stroke-width="1"' if look.outline else ""
            place = f'x="{digits(x)}" y="{digits(y)}" width="{digits(width)}" height="{digits(height)}"'
            self._marks.append(f'<rect {place} fill="{self._filling(look)}"{outline}/>')

    def rule(self, start: Point, end: Point, width: float = 1, colour: str = FAINT) -> None:
        """Draw a line."""
        path = "M{} {}L{} {}".format(*map(digits, (*start, *end)))
        self._marks.append(f'<path d="{path}" stroke="{colour}" stroke-width="{digits(width)}"/>')

    def words(self, x: float, y: float, text: str, anchor: Anchor = "start", look: Look | None = None) -> None:
        """Write a text whose middle is at a height, on white or on a mark of a look."""
        ink, ground = (look.ink, look.fill) if look else (INK, WHITE)
        if anchor == "middle":  # not over the edge
            half = breadth(text) / 2
            x = max(min(x, WIDTH - half), half)
        place = f'x="{digits(x)}" y="{digits(y + LETTER / 3)}"'
        anchored = "" if anchor == "start" else f' text-anchor="{anchor}"'
        coloured = "" if ink == INK else f' fill="{ink}"'
        self._words.append(f'<text {place}{anchored}{coloured} stroke="{ground}">{escape(fit_line(text))}</text>')

    def legend(self, entries: list[tuple[str, Look]], y: float = 0) -> float:
        """Write what the looks mean, in as many lines as that takes; return where the next line starts."""
        x = 0.0
        for name, look in entries:
            text = shortened(fit_line(name), WIDTH - _SWATCH - 8)
            needed = _SWATCH + 8 + breadth(text)
            if x and x + needed > WIDTH:
                x, y = 0, y + LINE
            self.box(x + 0.5, y + (LINE - _SWATCH) / 2, _SWATCH, _SWATCH, look)
            self.words(x + _SWATCH + 8, y + LINE / 2, text)
            x += needed + 16
        return y + LINE + 8

    def finished(self, height: float) -> str:
        """Return the picture."""
        ids = f"{self._name}-title", f"{self._name}-desc"
        chart = self._chart
        patterns = "".join(self._pattern(look) for look in self._hatched)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1 -1 {WIDTH + 2} {digits(height + 2)}" role="img"'
            f' aria-labelledby="{ids[0]} {ids[1]}" font-family="sans-serif" font-size="14" fill="{INK}"'
            f' stroke-width="4" stroke-linejoin="round" paint-order="stroke">'
            f'<title id="{ids[0]}">{escape(fit_line(chart.title))}</title>'
            f'<desc id="{ids[1]}">{escape(fit_line(chart.description))}</desc>'
            f"{f'<defs>{patterns}</defs>' if patterns else ''}"
            f"{''.join(self._marks)}{''.join(self._words)}</svg>"
        )

    def empty(self) -> str:
        """Return a picture of nothing."""
        self.words(0, LINE / 2, self.language.say("There are no values."))
        return self.finished(LINE)

    def _filling(self, look: Look) -> str:
        if not look.hatch:
            return look.fill
        if look not in self._hatched:
            self._hatched.append(look)
        return f"url(#{self._pattern_id(look)})"

    def _pattern_id(self, look: Look) -> str:
        return f"{self._name}-hatch-{self._hatched.index(look) + 1}"

    def _pattern(self, look: Look) -> str:
        hatch = look.hatch
        assert hatch
        turned = f' patternTransform="rotate({hatch.turned})"' if hatch.turned else ""
        size = f'width="{hatch.size}" height="{hatch.size}"'
        return (
            f'<pattern id="{self._pattern_id(look)}" {size} patternUnits="userSpaceOnUse"{turned}>'
            f'<rect {size} fill="{look.fill}"/>'
            f'<path d="{hatch.path}" stroke="{look.strokes}" stroke-width="{digits(hatch.width)}"/></pattern>'
        )
