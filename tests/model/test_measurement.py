"""Target against actual."""

import pytest

from aig_cli.model.code import Aggregation, Direction, Measure
from aig_cli.model.measurement import attainment
from aig_cli.model.pledge import Baseline, Deliverable
from aig_cli.model.value import Quantity


def deliverable(**fields: object) -> Deliverable:
    return Deliverable(id="P0001.1.1", label="x", **fields)  # type: ignore[arg-type]


def test_the_percentage_is_the_share_of_the_target() -> None:
    assert attainment(deliverable(target=10), {2015: 7}, 2015).percentage == 70
    assert attainment(deliverable(target=3), {2015: 1}, 2015).percentage == 33.3


def test_a_missing_value_is_not_zero() -> None:
    stands = attainment(deliverable(target=10), {2014: 7}, 2015)

    assert stands.value is None
    assert stands.actual is None
    assert stands.percentage is None


@pytest.mark.parametrize(
    ("aggregation", "actual"),
    [(None, 3), (Aggregation.NONE, 3), (Aggregation.LAST, 3), (Aggregation.SUM, 12), (Aggregation.MAX, 5)],
)
def test_years_become_one_as_the_deliverable_says(aggregation: Aggregation | None, actual: int) -> None:
    stands = attainment(deliverable(target=20, aggregation=aggregation), {2015: 4, 2016: 5, 2017: 3, 2018: 9}, 2017)

    assert (stands.value, stands.actual) == (3, actual)


@pytest.mark.parametrize(("target", "value"), [(1e-320, 10), (10, 1.7e308)])
def test_what_is_too_large_for_a_number_has_no_percentage(target: float, value: float) -> None:
    stands = attainment(deliverable(target=target, aggregation=Aggregation.SUM), {2015: value, 2016: value}, 2016)

    assert stands.percentage is None


def test_sums_of_fractions_have_no_noise() -> None:
    stands = attainment(deliverable(target=1, aggregation=Aggregation.SUM), {2015: 0.1, 2016: 0.2}, 2016)

    assert stands.actual == 0.3


def test_a_decrease_is_the_share_of_the_way() -> None:
    goal = deliverable(target=20, direction=Direction.DECREASE, baseline=Baseline(value=40))

    assert attainment(goal, {2015: 30}, 2015).percentage == 50
    assert attainment(goal, {2015: 50}, 2015).percentage == -50


@pytest.mark.parametrize(
    ("fields", "value"),
    [
        ({}, 7),
        ({"target": "yes", "measure": Measure.YES_NO}, "yes"),
        ({"target": 10, "measure": Measure.TEXT}, "veel"),
        ({"target": 20, "direction": Direction.DECREASE}, 30),
        ({"target": 20, "direction": Direction.DECREASE, "baseline": Baseline(value=20)}, 30),
        ({"target": 20, "direction": Direction.DECREASE, "baseline": Baseline(value="veel")}, 30),
        ({"target": 0}, 7),
    ],
)
def test_where_no_share_can_be_taken_it_is_not_known(fields: dict[str, object], value: Quantity) -> None:
    assert attainment(deliverable(**fields), {2015: value}, 2015).percentage is None
