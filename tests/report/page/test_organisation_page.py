"""The page on an organisation: its pledges, what it promised, and how it answers."""

from datetime import date

import pytest

from aig_cli.report.chart import Columns
from tests.conftest import Run
from tests.report.page.partner_register import chapters, fill, headings, page, rows
from tests.report.register import typed


@pytest.fixture
def register(aig: Run) -> Run:
    fill(aig)
    return aig


@pytest.mark.usefixtures("register")
def test_a_page_says_what_the_organisation_is() -> None:
    about = chapters("organisation", "MOgroep")["about"]

    assert about.finding == "On 22 November 2026 MOgroep is a member of one network."
    assert rows(about) == [
        ("type", "trade association"),
        ("sector", "civil society"),
        ("place", "Utrecht"),
        ("also called", "MO Groep"),
        ("networks", "Gezond Zeist (since 1 January 2016)"),
    ]


@pytest.mark.usefixtures("register")
def test_a_membership_that_is_over_is_told_and_not_counted() -> None:
    about = chapters("organisation", "GGD Zeist")["about"]

    assert about.finding == "On 22 November 2026 GGD Zeist is a member of no network."
    assert ("networks", "Gezond Zeist (1 January 2015 to 31 December 2020)") in rows(about)
    assert ("website", "https://ggd.example") in rows(about)


@pytest.mark.usefixtures("register")
def test_pledges_are_told_with_the_role_and_the_days_in_them() -> None:
    pledges = chapters("organisation", "MOgroep")["pledges"]

    assert pledges.finding == "On 22 November 2026 MOgroep is in one pledge that stands, and holds 1."
    assert headings(pledges) == ["pledge", "id", "role", "since", "until", "state", "last account", "standing"]
    assert rows(pledges) == [
        ("Sociaal voor gezond", "P0001", "holder", date(2015, 2, 3), None, "signed, active", 2025, "green"),
        ("Een idee", "P0003", "holder", None, None, "draft", None, None),
    ]
    assert rows(chapters("organisation", "Buurthuis")["pledges"])[0][2:5] == ("represented", date(2016, 5, 1), None)
    assert chapters("organisation", "Movisie")["pledges"].finding == (
        "On 22 November 2026 Movisie is in 2 pledges that stand, and holds 0."
    )


def test_who_left_a_pledge_is_not_in_it(register: Run) -> None:
    register("pledge leave P1 Buurthuis --until 2020-01-01")
    pledges = chapters("organisation", "Buurthuis")["pledges"]

    assert pledges.finding == "On 22 November 2026 Buurthuis is in no pledge that stands."
    assert rows(pledges)[0][3:5] == (date(2016, 5, 1), date(2020, 1, 1))


@pytest.mark.usefixtures("register")
def test_commitments_that_name_it_are_told_with_their_last_status() -> None:
    responsible = chapters("organisation", "Movisie")["responsible"]

    assert responsible.finding == "Movisie is responsible for 2 commitments; overdue on 22 November 2026: 1."
    assert rows(responsible) == [
        (
            *("P0001.1 Wij verzamelen voorbeelden", "Sociaal voor gezond"),
            *(date(2025, 12, 31), "overdue", "in progress", 2025),
        ),
        ("P0002.1 Wij geven cursussen", "Rookvrij", None, "n/a", "stopped", 2025),
    ]
    nobody = chapters("organisation", "MOgroep")["responsible"]
    assert nobody.finding == "No commitment says that MOgroep is responsible."
    assert not nobody.notes


def test_a_commitment_that_no_account_told_of_has_no_status(register: Run) -> None:
    register("commitment edit P1.3 --set responsible=Buurthuis")
    responsible = chapters("organisation", "Buurthuis")["responsible"]

    assert responsible.finding == "Buurthuis is responsible for one commitment; overdue on 22 November 2026: 0."
    assert rows(responsible)[0][-2:] == ("n/a", None)


@pytest.mark.usefixtures("register")
def test_what_a_holder_still_owes_is_told_part_by_part() -> None:
    owed = chapters("organisation", "MOgroep")["owed"]

    assert owed.finding == "MOgroep still owes all or part of 3 accounts."
    assert rows(owed) == [
        ("Sociaal voor gezond", "P0001", 2024, "status of P0001.3", date(2025, 1, 31)),
        ("Sociaal voor gezond", "P0001", 2025, "value of P0001.1.2; status of P0001.3", date(2026, 1, 31)),
        ("Sociaal voor gezond", "P0001", 2026, "the whole account", date(2027, 1, 31)),
    ]
    assert chapters("organisation", "GGD Zeist")["owed"].finding == "GGD Zeist still owes all or part of one account."
    assert chapters("organisation", "Movisie")["owed"].finding == "Movisie owes nothing of the rounds that are open."


def test_nothing_is_owed_of_rounds_that_are_locked(register: Run) -> None:
    typed(register, "".join(f"round lock {year} --yes\n" for year in (2024, 2025, 2026)))

    assert chapters("organisation", "MOgroep")["owed"].finding == "No round is open."


@pytest.mark.usefixtures("register")
def test_the_response_is_that_of_the_pledges_it_holds() -> None:
    response = chapters("organisation", "GGD Zeist")["response"]

    assert response.finding == "Over 2026 one account was asked for, and 0 came in (0 %)."
    assert rows(response) == [
        (2023, 1, 0, 0.0, 0, 0),
        (2024, 0, 0, None, 0, 1),
        (2025, 1, 1, 100.0, 0, 0),
        (2026, 1, 0, 0.0, 0, 0),
    ]
    (chart,) = response.charts
    assert isinstance(chart, Columns)
    assert [*chart.series[0].values] == [0.0, None, 100.0, 0.0]
    assert response.notes[-1] == "Not locked, so that accounts may still come in: 2024, 2025 and 2026."
    assert (
        chapters("organisation", "Movisie")["response"].finding == "No round asked for an account of these pledges yet."
    )


def test_a_locked_round_counts_for_who_held_the_pledge_then(register: Run) -> None:
    register("pledge leave P1 MOgroep --until 2026-01-31 --holder Movisie")

    assert [row[0] for row in rows(chapters("organisation", "MOgroep")["response"])] == [2023]
    assert [row[0] for row in rows(chapters("organisation", "Movisie")["response"])] == [2024, 2025, 2026]


def test_one_that_was_merged_away_leads_to_the_one_it_became(register: Run) -> None:
    register("org merge O2 O5 --yes")
    document = page("organisation", "O5")

    assert document.title == "Movisie"
    assert ("took the place of", "O0005 Movisie Utrecht") in rows(chapters("organisation", "O5")["about"])
    assert "Movisie is in 2 pledges that stand" in register("report org o5").stdout
    assert "Movisie is in 2 pledges that stand" in register("report org 'movisie utrecht'").stdout


@pytest.mark.usefixtures("aig")
def test_one_of_which_nothing_is_known_says_so(aig: Run) -> None:
    aig("org add Alleen")

    assert {name: each.finding for name, each in chapters("organisation", "O1").items()} == {
        "about": "On 22 November 2026 Alleen is a member of no network.",
        "pledges": "On 22 November 2026 Alleen is in no pledge that stands.",
        "responsible": "No commitment says that Alleen is responsible.",
        "owed": "No round is open.",
        "response": "No round asked for an account of these pledges yet.",
    }
    assert rows(chapters("organisation", "O1")["about"]) == [("type", "n/a"), ("sector", "n/a")]
