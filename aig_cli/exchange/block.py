"""Charts in the characters of a terminal: bars of blocks, or of plain signs where it has no blocks."""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

from msgspec import Struct

from aig_cli.exchange.cell import against, value_of
from aig_cli.exchange.fitting import fitted, wrapped
from aig_cli.exchange.monospace import GAP, cut, harmless_line, width
from aig_cli.exchange.scale import extent, lengths, rows_of, scales
from aig_cli.language import NOT_AVAILABLE, Language
from aig_cli.report.chart import Bars, Bullet, Chart, Columns, Drawn, Heat, Series, Stacked
from aig_cli.report.document import Column, Grid, Kind

_SHORTEST: Final = 4
"""Columns that a bar has at least."""
_BESIDE: Final = 40
"""Columns of a terminal from which on labels stand beside their bars."""


class Glyphs(Struct, frozen=True):
    """What bars are made of.

    Attributes:
        full, parts: a whole column, and what fills less and less of one.
        pieces: what the pieces of a bar look like, and those of what is not known.
        line, mark: where bars start that can go to the left too, and a target.
    """

    full: str
    parts: str
    pieces: str
    unknown: str
    line: str
    mark: str


BLOCKS: Final = Glyphs("█", "▏▎▍▌▋▊▉", "█▒▓░▚▞", "·", "│", "┃")
SIGNS: Final = Glyphs("#", "", "#=%-@+", ".", "|", "|")


class Pen:
    """Draws charts in a number of columns."""

    def __init__(self, columns: int, glyphs: Glyphs, language: Language) -> None:
        self._columns = columns
        self._glyphs = glyphs
        self._language = language

    def drawn(self, chart: Chart) -> list[str]:
        """Return the lines of a chart."""
        match chart:
            case Columns():
                return [line for series in chart.series for line in self._series(chart, series)]
            case Bars():
                return self._bars(chart, chart.labels, chart.values)
            case Stacked():
                return self._stacked(chart)
            case Bullet():
                return self._bullets(chart)
            case _:
                return self._heat(chart)

    def _series(self, chart: Columns, series: Series) -> Iterator[str]:
        if len(chart.series) > 1:
            yield cut(harmless_line(series.name), self._columns)
        every = [value for each in chart.series for value in each.values]
        yield from self._bars(chart, chart.labels, series.values, every)

    def _bars(
        self, chart: Drawn, labels: Sequence[str], values: Sequence[float | None], every: Sequence[float | None] = ()
    ) -> list[str]:
        """Return bars on the scale of every value, which are those that are drawn unless others are given."""
        texts = [value_of(chart, value, self._language) for value in values]
        low, high = extent(every or values)
        room = self._room(labels, texts) - (1 if low < 0 else 0)
        left = round(room * -low / ((high - low) or 1))
        bars = []
        for value in values:
            below, above = -min(value or 0, 0), max(value or 0, 0)
            before = f"{self._bar(left * below / -low, whole=True):>{left}}{self._glyphs.line}" if low < 0 else ""
            bars.append(before + self._bar((room - left) * above / (high or 1)))
        return self._laid(labels, bars, texts)

    def _bar(self, length: float, *, whole: bool = False) -> str:
        """Return a bar, to an eighth of a column where there are glyphs for that; never none of something."""
        full, rest = divmod(length, 1)
        eighth = "" if whole else self._glyphs.parts
        part = round(rest * (len(eighth) + 1))
        bar = self._glyphs.full * (int(full) + (part > len(eighth)))
        bar += eighth[part - 1] if 0 < part <= len(eighth) else ""
        return bar if bar or not length else (eighth or self._glyphs.full)[0]

    def _stacked(self, chart: Stacked) -> list[str]:
        rows = rows_of(chart)
        sums = [sum(lengths(row)) for row in rows]
        texts = [value_of(chart, total, self._language) if total else NOT_AVAILABLE for total in sums]
        glyphs = [
            self._glyphs.unknown if series.is_unknown else self._glyphs.pieces[place % len(self._glyphs.pieces)]
            for place, series in enumerate(chart.series)
        ]
        room = self._room(chart.labels, texts)
        bars = []
        for row, total in zip(rows, sums, strict=True):
            whole = total if chart.is_whole else max(sums)
            ends = [round(end * room / (whole or 1)) for end in accumulate(lengths(row))]
            starts = [0, *ends]
            bars.append("".join(glyph * (end - start) for glyph, start, end in zip(glyphs, starts, ends, strict=False)))
        legend = [f"{glyph} {harmless_line(series.name)}" for glyph, series in zip(glyphs, chart.series, strict=True)]
        return [*flowed(legend, self._columns), *self._laid(chart.labels, bars, texts)]

    def _bullets(self, chart: Bullet) -> list[str]:
        texts = against(chart, self._language)
        room = self._room(chart.labels, texts)
        pieces = zip(chart.values, chart.targets, scales(chart), strict=True)
        bars = [self._bullet(value, target, scale, room) for value, target, scale in pieces]
        return self._laid(chart.labels, bars, texts)

    def _bullet(self, value: float | None, target: float | None, scale: float, room: int) -> str:
        """Return a bar with a mark at the target; without a scale, nothing."""
        if scale <= 0:
            return ""
        bar = self._bar(min(max(value or 0, 0) / scale, 1) * room)
        if target is None:
            return bar
        place = min(int(max(target, 0) / scale * room), room - 1)
        return f"{bar[:place]:<{place}}{self._glyphs.mark}{bar[place + 1 :]}"

    def _heat(self, chart: Heat) -> list[str]:
        kind: Kind = "percentage" if chart.in_percent else "number"
        columns = [Column("", "", "text"), *(Column(column, column, kind) for column in chart.columns)]
        rows = [(name, *values) for name, values in zip(chart.rows, chart.values, strict=True)]
        return list(fitted(Grid(columns, rows), self._columns, self._language))

    def _room(self, labels: Sequence[str], texts: Sequence[str]) -> int:
        """Return how many columns bars have, between their labels and the values behind them."""
        beside = self._beside(labels) + len(GAP) if self._columns >= _BESIDE else 0
        behind = max(map(width, texts), default=0) + 1
        return max(self._columns - beside - behind, _SHORTEST)

    def _beside(self, labels: Sequence[str]) -> int:
        return min(max((width(harmless_line(label)) for label in labels), default=0), self._columns // 3)

    def _laid(self, labels: Sequence[str], bars: Sequence[str], texts: Sequence[str]) -> list[str]:
        """Return bars with their labels beside them, or above where it is narrow, and their values behind."""
        lines = []
        beside = self._beside(labels)
        for label, bar, text in zip(labels, bars, texts, strict=True):
            told = f"{bar} {text}" if bar.strip(" ") else text
            if self._columns >= _BESIDE:
                name = cut(harmless_line(label), beside)
                lines.append(f"{name}{' ' * (beside - width(name))}{GAP}{told}")
            elif width(told) <= self._columns:
                lines += [cut(harmless_line(label), self._columns), told]
            else:
                lines += [cut(harmless_line(label), self._columns), bar, *wrapped(text, self._columns)]
        return lines


def flowed(words: Sequence[str], columns: int) -> list[str]:
    """Return words on as many lines as they need, with a gap between them."""
    lines: list[str] = []
    for word in words:
        if lines and width(lines[-1]) + len(GAP) + width(word) <= columns:
            lines[-1] += GAP + word
        else:
            lines.append(cut(word, columns))
    return lines
