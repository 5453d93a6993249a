"""How a commitment stands to the calendar."""

from datetime import date

import pytest

from aig_cli.model.code import CloseReason, PledgeState, Status
from aig_cli.model.pledge import Closing, Commitment, Due, FinalStatus, Pledge
from aig_cli.model.report import Report, Update
from aig_cli.model.schedule import schedule_of
from aig_cli.model.value import read_code

COMMITMENT = Commitment(id="P0001.1", text="x", due=Due(date=date(2015, 12, 31)))


def reports(told: str) -> list[Report]:
    """Return reports by year, as in `2015 in-progress; 2016 completed`; a year alone says nothing of the commitment."""
    found = []
    for each in filter(None, told.split("; ")):
        year, _, status = each.partition(" ")
        updates = (Update(of="P0001.1", status=read_code(status, Status)),) if status else (Update(of="P0001.2"),)
        found.append(Report(pledge="P0001", year=int(year), updates=updates))
    return found


def schedule(told: str, today: str = "2026-01-01", pledge: Pledge | None = None) -> str | None:
    signed = Pledge(id="P0001", title="x", state=PledgeState.SIGNED, commitments=(COMMITMENT,))
    found = schedule_of(pledge or signed, COMMITMENT, reports(told), date.fromisoformat(today))
    return found.value if found else None


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2015-01-01", "on-time"),
        ("2015-10-01", "on-time"),  # 91 days before
        ("2015-10-02", "due-soon"),
        ("2015-12-31", "due-soon"),
        ("2016-01-01", "overdue"),
        ("2026-01-01", "overdue"),
    ],
)
@pytest.mark.parametrize("told", ["", "2014", "2014 not-started; 2015 in-progress"])
def test_what_is_not_finished_is_measured_by_the_calendar(told: str, today: str, expected: str) -> None:
    assert schedule(told, today) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("2014 completed", "on-time"),
        ("2014 in-progress; 2015 completed", "on-time"),  # a year is all that is known
        ("2015 completed; 2016 in-progress", "overdue"),  # it was finished then, and is open again
        ("2015 in-progress; 2016 completed", "done-late"),
        ("2015 completed; 2016 completed", "on-time"),
        ("2014 in-progress; 2016 in-preparation; 2018 completed", "done-late"),
        ("2014 in-progress; 2016 completed", None),  # in 2015 perhaps, and perhaps not: it is not guessed
        ("2015; 2016 completed", None),
        ("2016 completed", None),
        ("2014 in-progress; 2015 stopped", None),
        ("2014 completed; 2016 stopped", None),
        ("2014 stopped; 2015 in-progress", "overdue"),  # it went on
    ],
)
def test_what_is_finished_is_judged_by_the_year(told: str, expected: str | None) -> None:
    assert schedule(told) == expected


@pytest.mark.parametrize(
    ("told", "closed_on", "final", "expected"),
    [
        ("2015 completed", "2018-06-01", "", "on-time"),
        ("", "2015-06-01", "completed", "on-time"),
        ("2015 in-progress", "2016-06-01", "completed", "done-late"),
        ("2016 in-progress", "2016-06-01", "completed", "done-late"),
        ("2014 in-progress", "2016-06-01", "completed", None),
        ("2015 in-progress", "2016-06-01", "in-progress", "overdue"),
        ("2015 in-progress", "2015-06-01", "in-progress", None),  # closed before it was due
        ("2015 in-progress", "2016-06-01", "stopped", None),
        ("2015 in-progress", "2016-06-01", "", None),  # how far it came is not known
    ],
)
def test_a_closed_pledge_tells_by_its_closing(told: str, closed_on: str, final: str, expected: str | None) -> None:
    finals = (FinalStatus(of="P0001.1", status=read_code(final, Status)),) if final else ()
    closing = Closing(reason=CloseReason.EXPIRED, on=date.fromisoformat(closed_on), final_statuses=finals)
    pledge = Pledge(id="P0001", title="x", state=PledgeState.CLOSED, closing=closing)

    assert schedule(told, pledge=pledge) == expected


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_what_was_never_signed_has_no_schedule(state: str) -> None:
    assert schedule("2015 completed", pledge=Pledge(id="P0001", title="x", state=read_code(state, PledgeState))) is None


@pytest.mark.parametrize("due", [None, Due(words="komend jaar")])
def test_what_has_no_due_date_has_no_schedule(due: Due | None) -> None:
    pledge, commitment = (
        Pledge(id="P0001", title="x", state=PledgeState.SIGNED),
        Commitment(id="P1.1", text="x", due=due),
    )

    assert schedule_of(pledge, commitment, [], date(2026, 1, 1)) is None
