"""Settings and themes, of which a pledge may name several."""

import pytest

from aig_cli.report.chart import Bars
from tests.conftest import Run
from tests.report.picture import told
from tests.report.register import PLEDGES, typed


@pytest.fixture
def register(aig: Run) -> Run:
    typed(aig, PLEDGES)
    return aig


@pytest.mark.usefixtures("register")
def test_a_pledge_counts_in_each_of_its_settings_and_the_shares_are_of_all_pledges() -> None:
    """Over 2025 Delta's pledge stood in care; today a pledge without a setting stands instead."""
    chapter = told(2026)["settings"]

    assert chapter.grid.rows == [
        ("living", 2, 66.7, 2, 66.7),
        ("working", 1, 33.3, 1, 33.3),
        ("sport", 0, 0.0, 0, 0.0),
        ("recreation", 0, 0.0, 0, 0.0),
        ("learning", 0, 0.0, 0, 0.0),
        ("care", 0, 0.0, 1, 33.3),
        ("health protection", 0, 0.0, 0, 0.0),
        ("none named", 1, 33.3, 0, 0.0),
        ("all pledges", 3, 100.0, 3, 100.0),
    ]
    assert [each.heading for each in chapter.grid.columns] == [
        "setting",
        "pledges on 22 November 2026",
        "share",
        "pledges on 31 December 2025",
        "share then",
    ]
    assert chapter.finding == (
        "The setting that is named most often is living, by 2 of the 3 pledges of 22 November 2026 (66.7 %). "
        "1 pledge names none."
    )
    assert chapter.notes == [
        "Several answers are allowed, and a pledge counts in each: the shares can add up to more than 100 %.",
        "Shares are of the pledges that stood: 3 on 22 November 2026, 3 on 31 December 2025.",
        "For both days the answers are those that the register holds on the as-of date.",
    ]


@pytest.mark.usefixtures("register")
def test_bars_show_the_shares_and_those_that_name_none() -> None:
    (chart,) = told(2026)["themes"].charts

    assert isinstance(chart, Bars)
    assert chart.in_percent
    assert (chart.labels[0], chart.values[0]) == ("smoking", 66.7)
    assert (chart.labels[-1], chart.values[-1]) == ("none named", 33.3)


def test_those_that_are_named_as_often_are_all_told(register: Run) -> None:
    register("pledge edit P0003 --set themes=exercise --set settings=working")

    assert told(2026)["themes"].finding == (
        "Named most often as theme are smoking and exercise, each by 2 of the 3 pledges of 22 November 2026 (66.7 %)."
    )


def test_in_dutch_the_answers_are_in_dutch_and_the_numbers_are_the_same(register: Run) -> None:
    register("pledge edit P0003 --set themes=nutrition")
    english, dutch = told(2026)["themes"].grid, told(2026, code="nl")["themes"].grid

    assert [row[1:] for row in dutch.rows] == [row[1:] for row in english.rows]
    assert [each.name for each in dutch.columns] == [each.name for each in english.columns]
    assert [row[0] for row in dutch.rows[:3]] == ["roken", "bewegen", "voeding"]


def test_one_pledge_is_told_as_one(pledged: Run) -> None:
    assert told(2026)["themes"].finding == "The one pledge that stood on 22 November 2026 names no theme."
    pledged("pledge edit P0001 --set themes=smoking --set themes=alcohol")
    assert told(2026)["themes"].finding == (
        "The one pledge that stood on 22 November 2026 names as theme: smoking and alcohol."
    )


def test_where_no_pledge_names_one_that_is_said(register: Run) -> None:
    register("pledge edit P0001 P0002 --unset themes")

    assert told(2026)["themes"].finding == ("None of the 3 pledges that stood on 22 November 2026 names a theme.")


@pytest.mark.usefixtures("aig")
def test_shares_of_no_pledges_are_not_available() -> None:
    chapter = told(2026)["settings"]

    assert chapter.finding == "On 22 November 2026 no pledge stood, so there is nothing to count (n/a)."
    assert all(row[1:] == (0, None, 0, None) for row in chapter.grid.rows)
    assert set(chapter.charts[0].values) == {None}  # type: ignore[union-attr]
