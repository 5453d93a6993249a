"""The page on a network: its members, its pledges, and what came of them."""

from datetime import date

import pytest

from aig_cli.report.chart import Stacked
from tests.conftest import Run
from tests.report.page.partner_register import chapters, fill, headings, page, rows
from tests.report.register import typed


@pytest.fixture
def register(aig: Run) -> Run:
    fill(aig)
    return aig


@pytest.mark.usefixtures("register")
def test_a_page_says_what_the_network_is() -> None:
    about = chapters("network", "Gezond Zeist")["about"]

    assert page("network", "N1").lead == "Network N01: its members, its pledges, and what came of them."
    assert about.finding == "Gezond Zeist on 22 November 2026: members 3, pledges 2."
    assert rows(about) == [("kind", "regional"), ("coordinator", "GGD Zeist"), ("start", "1 January 2015")]


@pytest.mark.usefixtures("register")
def test_members_are_counted_by_type_and_sector_with_what_is_not_known_apart() -> None:
    members = chapters("network", "N1")["members_by_type"]

    assert members.finding == (
        "On 22 November 2026 Gezond Zeist has 3 members; members of which the type is not known: 1."
    )
    assert headings(members) == ["type", "public", "private", "civil society", "sector not known", "members"]
    assert rows(members) == [
        ("knowledge institute", 0, 0, 1, 0, 1),
        ("trade association", 0, 0, 1, 0, 1),
        ("type not known", 0, 0, 0, 1, 1),
    ]
    (chart,) = members.charts
    assert isinstance(chart, Stacked)
    assert [(each.name, [*each.values], each.is_unknown) for each in chart.series if any(each.values)] == [
        ("civil society", [1, 1, 0], False),
        ("sector not known", [0, 0, 1], True),
    ]


@pytest.mark.usefixtures("register")
def test_members_of_today_are_listed_by_name() -> None:
    members = chapters("network", "N1")["members"]

    assert members.finding == "The first day of membership is known for 2 of the 3 members."
    assert rows(members) == [
        ("Buurthuis", "O0004", "n/a", "n/a", None, None),
        ("MOgroep", "O0001", "trade association", "civil society", date(2016, 1, 1), None),
        ("Movisie", "O0002", "knowledge institute", "civil society", date(2016, 1, 1), None),
    ]


@pytest.mark.usefixtures("register")
def test_signed_pledges_are_listed_with_their_last_account_and_drafts_are_not() -> None:
    pledges = chapters("network", "N1")["pledges"]

    assert pledges.finding == "2 signed pledges are in Gezond Zeist; on 22 November 2026 2 of them stand."
    assert rows(pledges) == [
        ("Sociaal voor gezond", "P0001", "MOgroep", "signed, active", 2025, "green"),
        ("Rookvrij", "P0002", "GGD Zeist", "signed, active", 2025, "green"),
    ]


def test_a_pledge_that_was_closed_is_listed_and_does_not_stand(register: Run) -> None:
    register("pledge close P2 --reason expired --on 2026-03-01 --final-status unknown")
    pledges = chapters("network", "N1", "nl")["pledges"]

    assert chapters("network", "N1")["about"].finding.endswith("members 3, pledges 1.")
    assert rows(pledges)[1][3:] == ("afgesloten", 2025, None)


@pytest.mark.usefixtures("register")
def test_the_response_is_told_for_each_round() -> None:
    response = chapters("network", "N1")["response"]

    assert response.finding == "Over 2026 2 accounts were asked for, and 0 came in (0 %)."
    assert rows(response) == [
        (2023, 2, 0, 0.0, 0, 0),
        (2024, 1, 1, 100.0, 0, 1),
        (2025, 2, 2, 100.0, 0, 0),
        (2026, 2, 0, 0.0, 0, 0),
    ]


@pytest.mark.usefixtures("register")
def test_the_status_of_commitments_is_that_of_the_last_year_with_an_account() -> None:
    status = chapters("network", "N1")["status"]

    assert status.finding == (
        "Over 2025 the status of 3 of the 4 commitments is known (75 %): in progress 1 (33.3 %), "
        "completed 1 (33.3 %) and stopped 1 (33.3 %)."
    )
    assert rows(status) == [
        (2023, 4, 0, 0, 0, 0, 0, 4, 0.0, None),
        (2024, 3, 0, 0, 1, 1, 0, 1, 66.7, 50.0),
        (2025, 4, 0, 0, 1, 1, 1, 1, 75.0, 33.3),
        (2026, 4, 0, 0, 0, 0, 0, 4, 0.0, None),
    ]
    assert headings(status)[-3:] == ["unknown", "share known", "completed, of those known"]


@pytest.mark.usefixtures("register")
def test_the_reach_of_a_network_lies_between_two_bounds() -> None:
    reach = chapters("network", "N1")["reach"]

    assert reach.finding == "The number of people reached according to the 2 accounts over 2025: 5,000."
    assert rows(reach) == [("2024", 9500, 13700, 3, 2, 1), ("2025", 5000, 5000, 1, 1, 0)]
    assert reach.notes[0].startswith("Reach is not additive.")


def test_a_network_without_pledges_or_members_says_so(aig: Run) -> None:
    typed(aig, "network add Leeg --kind thematic\nnetwork add Voorbij --kind thematic --end 2020-01-01\n")

    assert {name: each.finding for name, each in chapters("network", "N1").items()} == {
        "about": "Leeg on 22 November 2026: members 0, pledges 0.",
        "members_by_type": "On 22 November 2026 Leeg has no members.",
        "pledges": "No signed pledge is in Leeg.",
        "response": "No round asked for an account of these pledges yet.",
        "status": "No account came in yet: what accounts would tell is n/a.",
        "reach": "No account came in yet: what accounts would tell is n/a.",
        "members": "On 22 November 2026 Leeg has no members.",
    }
    assert not any(rows(each) or each.charts for name, each in chapters("network", "N1").items() if name != "about")
    over = chapters("network", "Voorbij")["about"]
    assert over.finding == "Voorbij ended on 1 January 2020."
    assert rows(over)[-1] == ("end", "1 January 2020")


def test_one_member_and_one_pledge_are_told_as_one(pledged: Run) -> None:
    typed(pledged, "network add Klein --kind regional\nnetwork join Klein Movisie\npledge edit P1 --add networks=N1\n")
    found = chapters("network", "N1")

    assert found["members"].finding == "The first day of membership is known for 0 of the one member."
    assert found["members_by_type"].finding == (
        "On 22 November 2026 Klein has one member; members of which the type is not known: 0."
    )
    assert found["pledges"].finding == "One signed pledge is in Klein; on 22 November 2026 1 of it stands."
    assert "Klein on 22 November 2026: members 1, pledges 1." in pledged("report network klein").stdout
    pledged("progress log P1.1 --year 2025 --status completed")
    assert chapters("network", "N1")["reach"].finding == (
        "The number of people reached according to the one account over 2025: n/a."
    )
