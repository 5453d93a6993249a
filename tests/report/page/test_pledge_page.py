"""The page on a pledge: what was promised, and what came of it."""

from datetime import date

import pytest

from aig_cli.report.chart import Bullet, Stacked
from aig_cli.report.document import Document
from tests.conftest import Run
from tests.report.page.partner_register import chapters, fill, headings, page, rows
from tests.report.register import typed


@pytest.fixture
def register(aig: Run) -> Run:
    fill(aig)
    return aig


@pytest.mark.usefixtures("register")
def test_a_page_says_what_the_pledge_is() -> None:
    about = chapters("pledge", "P1")["about"]

    assert about.finding == "MOgroep holds this pledge, signed on 3 February 2015."
    assert rows(about) == [
        ("state", "signed, active"),
        ("signed on", "3 February 2015"),
        ("term", "3 February 2015 to 31 December 2030"),
        ("standing", "green"),
        ("pledge holder", "MOgroep"),
        ("signatories beside the holder", "Movisie"),
        ("represented organisations", "Buurthuis (since 1 May 2016)"),
        ("settings", "living"),
        ("themes", "social care; exercise"),
        ("target groups", "jongeren"),
        ("networks", "Gezond Zeist"),
    ]
    assert about.notes[0].startswith("Standing: green answered in the last round that was due")


@pytest.mark.usefixtures("register")
def test_a_page_rests_on_a_day_and_a_revision() -> None:
    document = page("pledge", "P1")

    assert document.title == "Sociaal voor gezond"
    assert document.lead == "Pledge P0001: what was promised, and what came of it."
    assert str(document.basis.as_of) == "2026-11-22"
    assert [each.name for each in document.chapters] == ["about", "commitments", "deliverables", "reach", "accounts"]


@pytest.mark.usefixtures("register")
def test_commitments_have_the_status_of_each_year_and_what_the_calendar_says() -> None:
    commitments = chapters("pledge", "P1")["commitments"]

    assert commitments.finding == (
        "Over 2025 the status of 2 of the 3 commitments is known (66.7 %): in progress 1 (50 %) and completed 1 (50 %)."
    )
    assert headings(commitments) == ["commitment", "due on", "calendar", "2023", "2024", "2025", "2026"]
    assert rows(commitments) == [
        ("P0001.1 Wij verzamelen voorbeelden", date(2025, 12, 31), "overdue", "n/a", *["in progress"] * 2, "n/a"),
        ("P0001.2 Wij delen kennis", date(2028, 1, 1), "on time", "n/a", "completed", "completed", "n/a"),
        ("P0001.3 Wij wandelen", None, "n/a", "n/a", "n/a", "n/a", "n/a"),
    ]
    assert commitments.notes[0] == (
        "The calendar is that of 22 November 2026: one commitment is overdue. Without a due date it is n/a."
    )


@pytest.mark.usefixtures("register")
def test_what_is_unknown_is_a_piece_of_the_bar_of_each_year() -> None:
    (chart,) = chapters("pledge", "P1")["commitments"].charts

    assert isinstance(chart, Stacked)
    assert chart.labels == ["2023", "2024", "2025", "2026"]
    assert [(each.name, [*each.values], each.is_unknown) for each in chart.series if any(each.values)] == [
        ("in progress", [0, 1, 1, 0], False),
        ("completed", [0, 1, 1, 0], False),
        ("unknown", [3, 1, 1, 3], True),
    ]


@pytest.mark.usefixtures("register")
def test_deliverables_have_their_whole_series_and_the_share_of_the_target() -> None:
    deliverables = chapters("pledge", "P1")["deliverables"]

    assert deliverables.finding == (
        "Of the 3 deliverables that can be compared with their target, 1 met it; deliverables that cannot: 1."
    )
    assert headings(deliverables) == [
        *["deliverable", "unit", "target", "2023", "2024", "2025", "2026"],
        *["actual to date", "share of the target"],
    ]
    assert rows(deliverables) == [
        ("P0001.1.1 voorbeelden", "voorbeelden", 10, None, 4, 5, None, 9, 90),
        ("P0001.1.2 aandeel rokers", "%", 15, None, 30, None, None, 30, 40),
        ("P0001.2.1 een beleid", None, "yes", None, "yes", None, None, "yes", None),
        ("P0001.2.2 een plan", None, None, None, "no", None, None, "no", None),
    ]
    (chart,) = deliverables.charts
    assert isinstance(chart, Bullet)
    assert chart.labels[:2] == ["voorbeelden (P0001.1.1)", "aandeel rokers (P0001.1.2)"]
    assert (chart.values, chart.targets, chart.in_percent) == ([90, 40], [100] * 2, True)  # a yes is no share


@pytest.mark.usefixtures("register")
def test_reach_lies_between_two_bounds() -> None:
    reach = chapters("pledge", "P1")["reach"]

    assert reach.finding == "Over 2025, the last year with a number, the number of people reached was 5,000."
    assert rows(reach) == [("2024", 9500, 13700, 3, 2, 1), ("2025", 5000, 5000, 1, 1, 0)]


def test_reach_that_was_promised_is_told_beside_that_of_accounts(register: Run) -> None:
    register("pledge edit P1 --from -", stdin="reach:\n- {channel: blad, value: '100'}\n- {channel: beurs}\n")

    assert rows(chapters("pledge", "P1")["reach"])[0] == ("as pledged", 100, 100, 2, 1, 0)


@pytest.mark.usefixtures("register")
def test_the_account_of_each_year_is_told() -> None:
    accounts = chapters("pledge", "P1")["accounts"]

    assert accounts.finding == "Accounts over 4 years were asked for; 2 came in."
    assert rows(accounts) == [
        (2023, "requested", None, None, None, 0, 0),
        (2024, "received", None, date(2025, 1, 10), "MOgroep", 0, 0),
        (2025, "received", None, date(2026, 1, 20), "MOgroep", 0, 0),
        (2026, "requested", None, None, None, 0, 0),
    ]
    assert [row[1:3] for row in rows(chapters("pledge", "P2", "nl")["accounts"])] == [
        ("uitgevraagd", None),
        ("vrijgesteld", "nieuwkomer"),
        ("ontvangen", None),
        ("uitgevraagd", None),
    ]


@pytest.mark.usefixtures("register")
def test_a_signing_on_a_day_that_is_not_known_is_said() -> None:
    about = chapters("pledge", "P2")["about"]

    assert about.finding == "GGD Zeist holds this pledge, signed on a day that is not known."
    assert rows(about)[:2] == [("state", "signed, active"), ("signed on", "n/a")]


def test_corrections_are_said_with_what_stood_before(register: Run) -> None:
    register("round lock 2024 --yes")
    assert "corrections" not in chapters("pledge", "P1")
    register("progress log P1.1.1 --year 2024 --value 3 --correction 'dubbel geteld'")
    register("progress log P1.1 --year 2024 --status completed --correction 'gebeld'")

    corrections = chapters("pledge", "P1")["corrections"]
    assert corrections.finding == "2 things were corrected after their rounds were locked."
    today = date(2026, 11, 22)
    assert rows(corrections) == [
        (today, 2024, "P0001.1.1", "value", "4", "3", "dubbel geteld"),
        (today, 2024, "P0001.1", "status", "in progress", "completed", "gebeld"),
    ]
    assert rows(chapters("pledge", "P1", "nl")["corrections"])[1][3:6] == ("status", "in uitvoering", "afgerond")
    assert rows(chapters("pledge", "P1", "nl")["corrections"])[0][3] == "gerealiseerd"


def test_an_account_that_came_in_after_the_lock_is_a_correction_without_a_before(register: Run) -> None:
    register("progress log P1 --year 2023 --new-collaboration yes --correction nagekomen")

    states = {row[3:6] for row in rows(chapters("pledge", "P1")["corrections"])}
    assert states == {
        ("state", "requested", "received"),
        ("received on", None, "2026-11-22"),
        ("new collaboration", None, "yes"),
    }


def test_a_draft_has_nothing_to_show_and_says_so(aig: Run) -> None:
    typed(aig, "pledge add --title 'Een idee'\n")
    found = chapters("pledge", "P1")

    assert {name: each.finding for name, each in found.items()} == {
        "about": "This pledge is a draft: it is not signed.",
        "commitments": "The register has no commitments of this pledge.",
        "deliverables": "The register has no deliverables of this pledge.",
        "reach": "How many people the pledge reached is not known.",
        "accounts": "No account of this pledge was asked for yet.",
    }
    assert rows(found["about"]) == [
        ("state", "draft"),
        ("pledge holder", "n/a"),
        ("settings", "n/a"),
        ("themes", "n/a"),
    ]
    assert not any(rows(each) or each.charts or each.notes for name, each in found.items() if name != "about")


def test_a_withdrawn_pledge_says_that_it_was(register: Run) -> None:
    register("pledge withdraw P3 --yes")

    about = chapters("pledge", "P3")["about"]
    assert about.finding == "This pledge was withdrawn before it was signed."
    assert rows(about)[0] == ("state", "withdrawn")


def test_a_pledge_without_accounts_has_a_status_that_is_not_known(pledged: Run) -> None:
    found = chapters("pledge", "P1")

    assert found["commitments"].finding == (
        "There is one commitment; no account of it came in yet, so its progress is not known."
    )
    assert found["deliverables"].finding == ("There is one deliverable, which cannot be compared with a target (n/a).")
    assert rows(found["deliverables"]) == [("P0001.1.1 examples", "examples", 10, None, None)]
    assert not found["deliverables"].charts
    pledged("progress log P1.1.1 --year 2015 --value 12")
    assert chapters("pledge", "P1")["deliverables"].finding == (
        "Of the one deliverable that can be compared with its target, 1 met it; deliverables that cannot: 0."
    )
    assert (
        chapters("pledge", "P1")["accounts"].finding
        == "No round asked for an account of this pledge; accounts that came in: 1."
    )


def test_a_closed_pledge_tells_how_far_it_came_and_what_came_after(register: Run) -> None:
    typed(
        register,
        """
        pledge leave P1 MOgroep --until 2026-01-31 --holder Movisie
        pledge amend P1.2 'Wij delen alle kennis' --on 2026-02-01 --reason wens
        pledge renew P1 --title Verder
        pledge sign P4 --on 2026-06-01
        """,
    )
    old, new = chapters("pledge", "P1"), chapters("pledge", "P4")

    assert ("renewed by", "P0004 Verder") in rows(old["about"])
    assert ("amended on", "1 February 2026") in rows(old["about"])
    assert ("renews", "P0001 Sociaal voor gezond") in rows(new["about"])


def test_what_was_reported_when_it_was_closed_stands_beside_the_years(register: Run) -> None:
    register(
        "pledge close P1 --reason terminated --on 2026-03-01 --final-status P1.1=in-progress --final-status unknown"
    )
    found = chapters("pledge", "P1")

    assert found["about"].finding == "MOgroep held this pledge until it was closed on 1 March 2026."
    assert ("closed", "1 March 2026: terminated") in rows(found["about"])
    assert [row[-1] for row in rows(found["commitments"])] == ["in progress", "n/a", "n/a"]


def test_rounds_that_were_missed_are_counted(register: Run) -> None:
    register("round no-response P1 --year 2026 --reason unreachable")
    assert ("standing", "yellow: one round missed in a row") in rows(chapters("pledge", "P1")["about"])
    assert rows(chapters("pledge", "P1")["accounts"])[-1][1:3] == ("no response", "unreachable")


def test_only_the_last_years_stand_in_the_table_of_commitments(pledged: Run) -> None:
    typed(pledged, "".join(f"progress log P1.1 --year {year} --status in-progress\n" for year in range(2015, 2022)))
    commitments = chapters("pledge", "P1")["commitments"]

    assert headings(commitments)[3:] == ["2017", "2018", "2019", "2020", "2021"]
    assert commitments.notes[-1] == "The table has the last 5 years."
    (chart,) = commitments.charts
    assert isinstance(chart, Stacked)
    assert len(chart.labels) == 7


def test_a_commitment_that_was_added_later_has_no_status_in_the_years_before(register: Run) -> None:
    register("pledge amend P1 'Wij zwemmen' --on 2025-05-01 --reason wens")

    assert rows(chapters("pledge", "P1")["commitments"])[-1][3:] == (None, None, "n/a", "n/a")


def test_a_pledge_with_200_commitments_has_them_all(aig: Run) -> None:
    typed(aig, "org add A\npledge add --title Veel --holder A --signatory A\n")
    typed(aig, "".join(f"commitment add P1 'Wij doen {number}'\n" for number in range(1, 201)))
    typed(aig, "pledge sign P1 --on 2020-01-01\nprogress log P1.200 --year 2025 --status completed\n")
    commitments = chapters("pledge", "P1")["commitments"]

    assert len(rows(commitments)) == 200
    assert (
        commitments.finding == "Over 2025 the status of 1 of the 200 commitments is known (0.5 %): completed 1 (100 %)."
    )


def test_a_page_tells_what_held_on_a_day(register: Run) -> None:
    assert "Over 2025 the status of 2 of the 3 commitments" in register("report pledge p1").stdout.replace("\n", " ")
    assert "Accounts over" not in register("report pledge P1 --as-of 2015-03-01").stdout
    assert "There is no pledge 'P0009'" in register("report pledge P9", exit_code=3).stderr


def test_no_contact_person_stands_on_a_page(register: Run) -> None:
    typed(register, "contact add MOgroep 'Jan de Vries' --email jan@mo.example --phone 0301234567\n")

    for document in (page("pledge", "P1"), page("organisation", "O1"), page("network", "N1")):
        assert not any(word in _all(document) for word in ("Jan de Vries", "jan@mo.example", "0301234567"))


def _all(document: Document) -> str:
    return repr([document.title, document.lead, document.basis, document.chapters])
