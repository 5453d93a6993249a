"""Values as people read them in a table, and texts that are fit for every page."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from aig_cli.language import NOT_AVAILABLE, Language
from aig_cli.model.code import Code
from aig_cli.model.text import ACTING
from aig_cli.report.chart import Bullet, Drawn
from aig_cli.report.document import Grid, Kind
from aig_cli.report.question import Plain

COUNTED: Final = {"number", "percentage"}
"""The kinds of columns whose values are numbers: they stand at the right, and what is not known is n/a."""
_UNFIT: Final = re.compile(ACTING.pattern.removesuffix("]") + "\ud800-\udfff\ufffe\uffff]")


def fit(text: str) -> str:
    """Return a text without characters that act, turn text around or are none in XML: they show as `<U+001B>`."""
    return _UNFIT.sub(lambda found: f"<U+{ord(found.group()):04X}>", text)


def fit_line(text: str) -> str:
    """Return a fit text as it can stand on one line."""
    return " ".join(fit(text).split())


def cells(grid: Grid, language: Language) -> Iterator[list[str]]:
    """Yield the rows of a table as texts; the first, which says what a row is about, is never empty."""
    for row in grid.rows:
        texts = [_cell(value, column.kind, language) for value, column in zip(row, grid.columns, strict=True)]
        yield [texts[0] or NOT_AVAILABLE, *texts[1:]]


def _cell(value: Plain, kind: Kind, language: Language) -> str:
    return value.label(language.code) if isinstance(value, Code) else written(value, kind, language)


def value_of(chart: Drawn, value: float | None, language: Language) -> str:
    """Return a value as it is written in a chart."""
    return written(value, "percentage" if chart.in_percent else "number", language)


def against(chart: Bullet, language: Language) -> list[str]:
    """Return the values of a chart, each against its target: `7 of 10`; a share of the target is `70 %`."""
    if chart.in_percent:
        return [value_of(chart, value, language) for value in chart.values]
    return [
        language.say(
            "{part} of {whole}", part=value_of(chart, value, language), whole=value_of(chart, target, language)
        )
        for value, target in zip(chart.values, chart.targets, strict=True)
    ]


def written(value: Plain, kind: Kind, language: Language) -> str:
    """Return a value as it is written in a column of a kind."""
    if value is None:
        return NOT_AVAILABLE if kind in COUNTED else ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return language.say("yes") if value else language.say("no")
    if isinstance(value, date):
        return language.day(value)
    if kind == "percentage":
        return language.percentage(value)
    return str(value) if kind == "year" else language.number(value)
