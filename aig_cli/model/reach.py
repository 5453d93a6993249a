"""How many people audiences are together. Reach is not additive, so a total is a lower and an upper bound."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct

from aig_cli.model.pledge import Reach
from aig_cli.model.text import fold

NOT_PERSONS: Final = frozenset(
    {
        *("visits", "views", "page views", "clicks", "hits", "impressions", "downloads", "copies", "circulation"),
        *("bezoeken", "weergaven", "paginaweergaven", "kliks", "vertoningen", "exemplaren", "oplage"),
    }
)
"""Units, in both languages, that count how often something was seen or taken, not by how many people."""


class Reached(Struct, frozen=True):
    """The people that the audiences of several pledges are.

    Attributes:
        audiences: how many audiences are counted in persons.
        known: of how many of them the number is known; the bounds are of these.
        apart: how many are counted in something else, and are in no bound.
        lower, upper: the fewest and the most people, in persons; None (n/a) where no number is known.
    """

    audiences: int
    known: int
    apart: int
    lower: int | None
    upper: int | None


def counts_persons(reach: Reach) -> bool:
    """Tell whether an audience is counted in persons; one without a unit is, and so are readers or participants."""
    return fold(reach.unit or "") not in NOT_PERSONS


def reach_bounds(reaches: Iterable[Reach]) -> tuple[int, int]:
    """Return the fewest and the most people that the audiences of one pledge are.

    Audiences of one overlap group may be the same people: the group counts by its largest for the lower bound, by its
    sum for the upper. Audiences without a group are distinct. Groups are of one pledge, so the bounds of several
    pledges are added up. What is not counted in persons, or has no value, adds nothing. Source: DOMAIN rule 10.

    Returns:
        (lower, upper) in persons; (0, 0) where nothing is reported, which is n/a and not nobody.
    """
    groups: defaultdict[object, list[int]] = defaultdict(list)
    for index, reach in enumerate(reaches):
        if reach.value is not None and counts_persons(reach):
            groups[fold(reach.overlap_group) if reach.overlap_group else index].append(reach.value)
    return sum(map(max, groups.values())), sum(map(sum, groups.values()))


def reached(pledges: Iterable[Sequence[Reach]]) -> Reached:
    """Return the people reached by pledges, given the audiences of each."""
    audiences = known = apart = lower = upper = 0
    for reaches in pledges:
        persons = [each for each in reaches if counts_persons(each)]
        audiences += len(persons)
        apart += len(reaches) - len(persons)
        known += sum(each.value is not None for each in persons)
        fewest, most = reach_bounds(persons)
        lower, upper = lower + fewest, upper + most
    return Reached(audiences, known, apart, *((lower, upper) if known else (None, None)))
