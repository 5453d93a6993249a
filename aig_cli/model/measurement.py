"""What the values of a deliverable say: the actual to date, and its share of the target."""

from collections.abc import Iterable, Mapping
from math import isfinite

from msgspec import Struct

from aig_cli.model.code import Aggregation, Direction
from aig_cli.model.pledge import Deliverable
from aig_cli.model.report import Report
from aig_cli.model.value import HIGHEST, Number, Quantity


class Attainment(Struct, frozen=True):
    """A deliverable at the end of a year.

    Attributes:
        year: the year.
        value: the value reported for the year, None where none was.
        actual: the value that the target is compared with, following the aggregation; None where none is known.
        percentage: the share of the target that was reached, in percent, rounded to one decimal; None (n/a, never 0)
            where a value or the target is missing or is not a number.
    """

    year: int
    value: Quantity | None
    actual: Quantity | None
    percentage: Number | None


def attainment(deliverable: Deliverable, values: Mapping[int, Quantity], year: int) -> Attainment:
    """Return how a deliverable stands at the end of a year, from the values reported per year."""
    value = values.get(year)
    actual = None if value is None else actual_to_date(deliverable, values, year)
    return Attainment(year, value, actual, share_of_target(deliverable, actual))


def actual_to_date(deliverable: Deliverable, values: Mapping[int, Quantity], year: int) -> Quantity | None:
    """Return the value of a year, or the sum or maximum of the years up to it where the deliverable says so."""
    numbers = [value for when, value in values.items() if when <= year and not isinstance(value, str)]
    if deliverable.aggregation is Aggregation.SUM and numbers:
        return tidy(sum(numbers))
    if deliverable.aggregation is Aggregation.MAX and numbers:
        return max(numbers)
    return values.get(year)


def share_of_target(deliverable: Deliverable, actual: Quantity | None) -> Number | None:
    """Return which percentage of the target the actual is.

    For a decrease it is the share of the way from the baseline to the target, and unknown without a baseline.
    """
    target = deliverable.target
    if actual is None or target is None or isinstance(actual, str) or isinstance(target, str):
        return None
    if deliverable.direction is not Direction.DECREASE:
        return _percentage(actual, target) if target else None
    start = deliverable.baseline.value if deliverable.baseline else None
    if start is None or isinstance(start, str) or start == target:
        return None
    return _percentage(start - actual, start - target)


def _percentage(part: Number, whole: Number) -> Number | None:
    """Return a share to one decimal, 99.9 for what is nearly all; None for more than any number that is stored."""
    share = 100 * part / whole
    if not isfinite(share) or abs(share) > HIGHEST:
        return None
    return tidy(min(round(share, 1), 99.9) if share < 100 else round(share, 1))


def tidy(number: Number) -> Number:
    """Return a whole number as an integer, and others without the noise of binary fractions."""
    rounded = round(number, 9)
    return int(rounded) if float(rounded).is_integer() else rounded


def values_of(deliverable: str, reports: Iterable[Report]) -> dict[int, Quantity]:
    """Return the values of a deliverable by year, from the reports on its pledge."""
    values = {}
    for report in reports:
        update = report.update_of(deliverable)
        if update is not None and update.value is not None:
            values[report.year] = update.value
    return values
