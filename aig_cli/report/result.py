"""What deliverables reached of their targets: how many met theirs, and the median share of a target."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from aig_cli.model.code import Measure
from aig_cli.model.measurement import Attainment, attainment, tidy, values_of
from aig_cli.model.owing import accountable
from aig_cli.model.pledge import Deliverable, Pledge
from aig_cli.model.snapshot import Snapshot
from aig_cli.model.value import Number

MET_FROM = 100
"""The percentage of a target from which it is met."""
_NUMERIC = {Measure.COUNT, Measure.PERCENTAGE}
_YES = "yes"


class Result(Struct, frozen=True):
    """A deliverable with a target, at the end of a year.

    Attributes:
        has_value: whether a value was reported for the year.
        percentage: the share of the target that was reached, in percent; None (n/a, never 0) where it is not known, and
            for a yes or no.
        is_met: whether the target was met; None where that is not known.
    """

    has_value: bool
    percentage: Number | None
    is_met: bool | None


class Results(Struct, frozen=True):
    """What deliverables reached of their targets; nothing is added up across units.

    Attributes:
        targets: how many have a target.
        values: of how many of them a value was reported.
        judged: of how many of these it is known whether the target was met.
        met: how many met it.
        median: the median percentage of the target; None (n/a) where none is known.
    """

    targets: int
    values: int
    judged: int
    met: int
    median: Number | None


def results(registry: Snapshot, pledge: Pledge, year: int) -> Iterator[Result]:
    """Yield what became of each target of a pledge that an account of a year is about.

    A target is a number, for a count or a percentage, or a yes.
    """
    deliverables = [each for commitment in accountable(pledge, year) for each in commitment.deliverables]
    aimed = [each for each in deliverables if has_target(each)]
    reports = list(registry.reports_of(pledge.id)) if aimed else []
    for deliverable in aimed:
        yield result(deliverable, attainment(deliverable, values_of(deliverable.id, reports), year))


def summed_up(found: Iterable[Result]) -> Results:
    """Return how many targets there were, and what came of them."""
    from statistics import median

    all_ = list(found)
    percentages = [each.percentage for each in all_ if each.percentage is not None]
    return Results(
        targets=len(all_),
        values=sum(each.has_value for each in all_),
        judged=sum(each.is_met is not None for each in all_),
        met=sum(each.is_met is True for each in all_),
        median=tidy(round(median(percentages), 1)) if percentages else None,
    )


def has_target(deliverable: Deliverable) -> bool:
    """Tell whether a target can be met: a number, for a count or a percentage, or a yes."""
    if deliverable.measure is Measure.YES_NO:
        return deliverable.target == _YES
    return deliverable.measure in _NUMERIC and not isinstance(deliverable.target, str | None)


def result(deliverable: Deliverable, reached: Attainment) -> Result:
    """Return what became of a target. Of a decrease without a baseline, or to 0, no percentage is known."""
    has_value = reached.value is not None
    if deliverable.measure is Measure.YES_NO:
        return Result(has_value, None, reached.value == _YES if has_value else None)
    percentage = reached.percentage
    return Result(has_value, percentage, None if percentage is None else percentage >= MET_FROM)
