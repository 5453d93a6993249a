"""Partners by role: organisations counted once, and counted per pledge."""

import pytest

from aig_cli.report.chart import Columns
from tests.conftest import Run
from tests.report.picture import told
from tests.report.register import PLEDGES, typed


@pytest.fixture
def register(aig: Run) -> Run:
    typed(aig, PLEDGES)
    return aig


@pytest.mark.usefixtures("register")
def test_an_organisation_counts_once_altogether_and_in_each_pledge() -> None:
    """Alfa holds two pledges; Beta and Gamma are in two in different roles. The draft and the closed one are out."""
    chapter = told(2026)["partners"]

    assert chapter.grid.rows == [
        ("holder", 2, 3, 1),
        ("signatory", 2, 2, 0),
        ("represented", 1, 1, 0),
        ("all organisations", 3, 6, 3),
    ]
    assert chapter.finding == (
        "On 22 November 2026 there were 3 pledges. Organisations in them, each counted once: 3; counted per pledge: 6; "
        "in more than one pledge: 3."
    )
    assert "it counts as pledge holder and not once more as signatory." in " ".join(chapter.notes)


@pytest.mark.usefixtures("register")
def test_the_day_is_the_last_one_of_an_earlier_year() -> None:
    """Delta's pledge still stood, and that of Beta did not yet."""
    chapter = told(2025)["partners"]

    assert chapter.grid.rows[0] == ("holder", 2, 3, 1)
    assert chapter.grid.rows[-1] == ("all organisations", 4, 6, 2)
    assert chapter.finding.startswith("On 31 December 2025 there were 3 pledges.")


def test_who_left_no_longer_counts(register: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    register("pledge leave P0001 Beta --until 2026-10-31")

    assert told(2026)["partners"].grid.rows[1] == ("signatory", 1, 1, 0)
    monkeypatch.setenv("AIG_TODAY", "2026-10-31")
    assert told(2026)["partners"].grid.rows[1] == ("signatory", 2, 2, 0)


def test_organisations_that_were_merged_count_as_the_one_that_they_became(register: Run) -> None:
    register("pledge add --title Zes --holder Beta --signatory Alfa")
    register("commitment add P0006 x")
    register("pledge sign P0006 --on 2026-04-01")
    assert told(2026)["partners"].grid.rows[-1] == ("all organisations", 3, 8, 3)

    register("org merge Alfa Gamma -y")

    rows = told(2026)["partners"].grid.rows
    assert rows[-1] == ("all organisations", 2, 6, 2)
    assert rows[2] == ("represented", 0, 0, 0)


@pytest.mark.usefixtures("register")
def test_both_ways_of_counting_stand_side_by_side() -> None:
    (chart,) = told(2026)["partners"].charts

    assert isinstance(chart, Columns)
    assert chart.labels == ["holder", "signatory", "represented", "all organisations"]
    assert [(each.name, each.values) for each in chart.series] == [
        ("each counted once", [2, 2, 1, 3]),
        ("counted per pledge", [3, 2, 1, 6]),
    ]


@pytest.mark.usefixtures("pledged")
def test_one_pledge_is_told_as_one() -> None:
    assert told(2026)["partners"].finding == "On 22 November 2026 there was one pledge. Organisations in it: 2."


@pytest.mark.usefixtures("aig")
def test_without_a_pledge_there_is_no_organisation_in_one() -> None:
    chapter = told(2026)["partners"]

    assert chapter.finding == "On 22 November 2026 there was no pledge, so no organisation was in one."
    assert chapter.grid.rows[-1] == ("all organisations", 0, 0, 0)
