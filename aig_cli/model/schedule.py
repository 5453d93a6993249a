"""How a commitment stands to the calendar. Computed from the records and the day, never stored.

It is apart from what the partner reports (status) and from how that stands to its plan (planning).
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from aig_cli.model.code import Schedule, Status
from aig_cli.model.pledge import Commitment, FinalStatus, Pledge
from aig_cli.model.report import Report

SOON: Final = timedelta(days=90)
"""So long before it is due a commitment is due soon."""


def schedule_of(pledge: Pledge, commitment: Commitment, reports: Iterable[Report], today: date) -> Schedule | None:
    """Return how a commitment stands to the calendar, from the reports on its pledge in order of year.

    None (n/a) without a due date, where the pledge does not stand or the commitment was stopped, and where it is not
    known: how far it was when the pledge was closed, or when in the years after its due date it was finished.
    """
    due = commitment.due.date if commitment.due else None
    if due is None or not pledge.was_signed:
        return None
    said = [(each.year, update.status) for each in reports if (update := each.update_of(commitment.id))]
    told = [(year, status) for year, status in said if status]
    final = _final_status(pledge, commitment.id)
    if final and pledge.closing:
        told.append((pledge.closing.on.year, final.status))
    if told and told[-1][1] is Status.STOPPED:
        return None
    finished = _completed_since(told)
    if finished is not None:
        return _finished(due.year, finished, told)
    return _at_closing(due, pledge.closing.on, final) if pledge.closing else _unfinished(due, today)


def _completed_since(told: Sequence[tuple[int, Status]]) -> int | None:
    """Return the year since which a commitment is completed; None where it is not, or no longer."""
    since = None
    for year, status in reversed(told):
        if status is not Status.COMPLETED:
            break
        since = year
    return since


def _final_status(pledge: Pledge, commitment: str) -> FinalStatus | None:
    finals = pledge.closing.final_statuses if pledge.closing else ()
    return next((each for each in finals if each.of == commitment), None)


def _finished(due: int, finished: int, told: Sequence[tuple[int, Status]]) -> Schedule | None:
    """Judge by the year, since a day is not known: late is what was still open in a year from the due one on."""
    if finished <= due:
        return Schedule.ON_TIME
    was_open = any(due <= year <= finished and status is not Status.COMPLETED for year, status in told)
    return Schedule.DONE_LATE if was_open else None


def _at_closing(due: date, closed_on: date, final: FinalStatus | None) -> Schedule | None:
    """Judge what was open when its pledge was closed: from then on the calendar says nothing more of it."""
    return Schedule.OVERDUE if final and due < closed_on else None


def _unfinished(due: date, today: date) -> Schedule:
    if due < today:
        return Schedule.OVERDUE
    return Schedule.DUE_SOON if due - today <= SOON else Schedule.ON_TIME
