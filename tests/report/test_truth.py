"""The picture of the made-up network shows what its maker knows of it."""

from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from aig_cli.language import language
from aig_cli.model.registry import Registry
from aig_cli.report.chart import Bars
from aig_cli.report.document import Chapter
from aig_cli.report.participation import participations
from aig_cli.report.picture.view import View
from aig_cli.report.picture.year import picture
from aig_cli.report.stock import stock
from aig_cli.report.tally import told
from aig_cli.store.store import Store
from tests.examples.test_network import YEARS, make, truth_of

TODAY = date(2026, 1, 1)


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("network") / "aig.json")


@pytest.fixture(scope="module")
def truth(network: Path) -> Any:
    return truth_of(network)


@pytest.fixture(scope="module")
def register(network: Path) -> Registry:
    return Store(str(network), TODAY).read()


@cache
def chapters(register: Registry, year: int) -> dict[str, Chapter]:
    document = picture(View(register, year, year - 1, language("en")))
    return {chapter.name: chapter for chapter in document.chapters}


def test_organisations_are_counted_once_and_per_pledge(register: Registry, truth: Any) -> None:
    found = participations(register, stock(register, TODAY), TODAY)

    assert found.altogether.once == truth["organisations_once"]["signed_today"]
    assert found.altogether.per_pledge == truth["organisations_per_pledge"]["signed_today"]
    assert found.altogether.in_several == truth["organisations_in_several"]["signed_today"]
    by_role = {role.value: each.per_pledge for role, each in found.by_role.items()}
    assert by_role == truth["signed_parties_today_by_role"]
    assert chapters(register, 2026)["partners"].grid.rows[-1][1:] == (
        truth["organisations_once"]["signed_today"],
        truth["organisations_per_pledge"]["signed_today"],
        truth["organisations_in_several"]["signed_today"],
    )


@pytest.mark.parametrize("year", YEARS)
def test_every_status_that_was_told_is_counted_and_nothing_else(register: Registry, truth: Any, year: int) -> None:
    """What was finished before and passed over stays finished; the rest of the asked is unknown."""
    view = View(register, year, year - 1, language("en"))
    commitments = told(register, view.accounts(year), year)
    reported = Counter(each.status.value for each in commitments if each.status and not each.was_finished)
    before = Counter(each.status.value for each in commitments if each.status and each.was_finished)

    assert reported == truth[f"statuses_{year}"]
    assert set(before) <= {"completed", "stopped"}
    *_, whole = chapters(register, year)["status"].grid.trees()
    assert {status: whole[status] for status in truth[f"statuses_{year}"]} == reported + before
    assert whole["unknown"] == len(commitments) - (reported + before).total() > 0
    assert chapters(register, year)["status"].notes[0].endswith(f": {truth['asked'][str(year)]}.")


def test_themes_that_overlap_add_up_to_more_than_all(register: Registry, truth: Any) -> None:
    told_of = chapters(register, 2024)
    *themes, none, every = told_of["themes"].grid.trees()
    *by_theme, whole = told_of["status"].grid.trees()

    assert every["pledges"] == truth["standing_at_end_of"]["2024"]
    assert every["compared_pledges"] == truth["standing_at_end_of"]["2023"]
    assert sum(row["pledges"] for row in themes) > every["pledges"] - none["pledges"] > 0
    assert sum(row["commitments"] for row in by_theme) > whole["commitments"]


@pytest.mark.parametrize("year", YEARS)
def test_the_pieces_of_every_whole_add_up(register: Registry, truth: Any, year: int) -> None:
    told_of = chapters(register, year)
    asked = truth["asked"][str(year)]

    assert told_of["collaboration"].grid.rows[-1][1] == asked
    assert told_of["planning"].grid.rows[-1][1] == told_of["status"].grid.rows[-1][1]
    for name, pieces in (("status", 6), ("planning", 4), ("collaboration", 4)):
        for row in told_of[name].grid.rows:
            counts = [each for each in row[1 : 2 + pieces] if isinstance(each, int)]
            assert sum(counts[1:]) == counts[0]


@pytest.mark.parametrize("year", YEARS)
def test_reach_and_response_are_those_that_were_decided(register: Registry, truth: Any, year: int) -> None:
    told_of = chapters(register, year)
    reach, response = told_of["reach"].grid.trees()[-1], told_of["response"].grid.trees()[-1]

    assert reach["lower"] == truth["reported_reach_lower"][str(year)]
    assert reach["upper"] == truth["reported_reach_upper"][str(year)]
    assert reach["known"] < reach["audiences"]
    assert response["asked"] == truth["asked"][str(year)]
    assert response["answered"] == truth["responded"][str(year)]


def test_every_pledge_that_stands_has_one_standing(register: Registry, truth: Any) -> None:
    silent = chapters(register, 2025)["silent"]
    (chart,) = silent.charts

    assert isinstance(chart, Bars)
    green, yellow, red, dormant, none = (value or 0 for value in chart.values)
    assert green + yellow + red + dormant + none == truth["standing_at_end_of"]["2025"]
    assert len(silent.grid.rows) == red + dormant > 0
