"""The scales of charts, whether they are drawn or made of characters."""

from collections.abc import Iterable, Sequence
from typing import Final

from aig_cli.report.chart import Bullet, Stacked

TARGET: Final = 0.75
"""Where a target stands on a bar that has a scale of its own."""


def extent(values: Iterable[float | None]) -> tuple[float, float]:
    """Return the least and the most of what is known; zero is always between them."""
    known = [value for value in values if value is not None]
    return min([0, *known]), max([0, *known])


def scales(chart: Bullet) -> list[float]:
    """Return what each bar stands for at its full length.

    Percentages share one scale. Other numbers may be of different units, so that every bar has the scale of its own
    target: the targets stand in one line. Without a target above 0 there is no scale: it is 0 or less.
    """
    if chart.in_percent:
        most = max(100, extent([*chart.values, *chart.targets])[1])
        return [most] * len(chart.targets)
    return [(target or 0) / TARGET for target in chart.targets]


def lengths(row: Sequence[float | None]) -> list[float]:
    """Return how long pieces of a bar are; what is not known, or below nothing, has no length."""
    return [max(value or 0, 0) for value in row]


def rows_of(chart: Stacked) -> list[tuple[float | None, ...]]:
    """Return the pieces of each bar."""
    return list(zip(*(series.values for series in chart.series), strict=True))
