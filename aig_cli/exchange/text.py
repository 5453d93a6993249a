"""A report on a terminal: lines with bars and tables, in a width."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal

from msgspec import Struct

from aig_cli.exchange.block import BLOCKS, SIGNS, Pen
from aig_cli.exchange.fitting import fitted, wrapped
from aig_cli.exchange.monospace import harmless_line
from aig_cli.language import Language
from aig_cli.report.chart import Bars, Bullet, Chart, Columns, Heat
from aig_cli.report.document import Chapter, Document

Style = Literal["title", "heading", "finding", "chart", "table", "note"]
WIDTH: Final = 80
"""Columns of a report that is no terminal's."""
NARROWEST: Final = 20


class Styled(Struct, frozen=True):
    """A line, and what it is; the line is harmless."""

    text: str
    style: Style


def write_document(document: Document) -> bytes:
    """Return a report as lines of a usual width."""
    return "".join(f"{line.text}\n" for line in lines(document, WIDTH)).encode()


def lines(document: Document, columns: int, *, has_blocks: bool = True) -> Iterator[Styled]:
    """Yield a report in a number of columns, 20 or more; without `has_blocks` bars are of plain signs."""
    pen = Pen(columns, BLOCKS if has_blocks else SIGNS, document.language)
    yield from _prose(document.title, columns, "title")
    yield from _prose(document.lead, columns, "finding")
    for chapter in document.chapters:
        yield Styled("", "table")
        yield from _chapter(chapter, columns, pen, document.language)
    yield Styled("", "table")
    for label, value in document.basis.facts(document.language):
        yield from _prose(f"{label}: {value}", columns, "note")


def _chapter(chapter: Chapter, columns: int, pen: Pen, language: Language) -> Iterator[Styled]:
    yield from _prose(chapter.heading, columns, "heading")
    yield from _prose(chapter.finding, columns, "finding")
    for chart in chapter.charts:
        yield Styled("", "table")
        if chart.title != chapter.heading:
            yield from _prose(chart.title, columns, "note")
        yield from (Styled(line, "chart") for line in pen.drawn(chart))
    if chapter.grid.rows and not _says_all(chapter):
        yield Styled("", "table")
        yield from (Styled(line, "table") for line in fitted(chapter.grid, columns, language))
    if chapter.notes:
        yield Styled("", "table")
    for note in chapter.notes:
        yield from _prose(note, columns, "note")


def _says_all(chapter: Chapter) -> bool:
    """Tell whether the charts show a value for most rows of the table, so that it need not be there too."""
    shown = {label for chart in chapter.charts for label in _labels(chart)}
    known = [row for row in chapter.grid.rows if str(row[0]) in shown]
    return len(known) * 2 > len(chapter.grid.rows)


def _labels(chart: Chart) -> Sequence[str]:
    """Return the labels of a chart whose values are written beside it; pieces have none."""
    match chart:
        case Columns() | Bars() | Bullet():
            return chart.labels
        case Heat():
            return chart.rows
        case _:
            return ()


def _prose(text: str, columns: int, style: Style) -> Iterable[Styled]:
    return (Styled(line, style) for line in wrapped(harmless_line(text), columns))
