"""How many people audiences are together, between two bounds."""

import pytest

from aig_cli.model.pledge import Reach
from aig_cli.model.reach import Reached, reach_bounds, reached


def audience(value: int | None, group: str | None = None, unit: str | None = None) -> Reach:
    return Reach(channel="x", value=value, overlap_group=group, unit=unit)


@pytest.mark.parametrize(
    ("reaches", "bounds"),
    [
        ([], (0, 0)),
        ([audience(None)], (0, 0)),
        ([audience(4200, "field"), audience(9500, "field")], (9500, 13_700)),  # as in a real letter
        ([audience(4200), audience(9500)], (13_700, 13_700)),
        ([audience(10, "a"), audience(20, "a"), audience(5, "b"), audience(7)], (32, 42)),
        ([audience(10, "Leden"), audience(20, "leden"), audience(None, "leden")], (20, 30)),
        ([audience(10, unit="lezers"), audience(20, unit="deelnemers")], (30, 30)),
        ([audience(10, "a"), audience(900, "a", unit="Visits"), audience(900, unit="bezoeken")], (10, 10)),
    ],
)
def test_an_overlap_group_counts_by_its_largest_and_by_its_sum(reaches: list[Reach], bounds: tuple[int, int]) -> None:
    assert reach_bounds(reaches) == bounds


def test_the_same_group_in_another_pledge_is_another_group() -> None:
    pledges = [[audience(10, "members"), audience(30, "members")], [audience(50, "members"), audience(None)]]

    assert reached(pledges) == Reached(audiences=4, known=3, apart=0, lower=80, upper=90)


def test_nothing_reported_is_not_nobody() -> None:
    nothing = Reached(audiences=1, known=0, apart=1, lower=None, upper=None)

    assert reached([[audience(None)], [audience(7, unit="downloads")], []]) == nothing
    assert reached([[audience(0)]]) == Reached(audiences=1, known=1, apart=0, lower=0, upper=0)
