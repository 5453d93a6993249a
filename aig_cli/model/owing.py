"""What a pledge still owes of the account of a year: all of it, or the parts of which nothing was said."""

from collections.abc import Iterable, Iterator
from typing import Final

from aig_cli.model.closing import FINISHED
from aig_cli.model.code import ReportState, Status
from aig_cli.model.pledge import Commitment, Pledge
from aig_cli.model.report import Report

ACCOUNT: Final = "account"
"""The word for an account of which nothing came in."""


def owed(pledge: Pledge, report: Report, reports: Iterable[Report]) -> tuple[str, ...]:
    """Return what is still to come: `account`, or what of which part, as in `P0001.1 status`.

    Nothing of an account that is established or exempt, or that will not come. What came of an account is judged with
    the reports on its pledge, in order of year: a commitment that was finished before owes nothing.
    """
    if report.state is ReportState.REQUESTED:
        return (ACCOUNT,)
    if report.state is not ReportState.RECEIVED:
        return ()
    unsaid = [*_unsaid(pledge, report)]
    finished = finished_before(report.year, reports) if unsaid else {}
    return tuple(f"{of} {what}" for commitment, of, what in unsaid if commitment not in finished)


def _unsaid(pledge: Pledge, report: Report) -> Iterator[tuple[str, str, str]]:
    """Yield the commitment, the part of it and what the report does not say of that. What was stopped has no value."""
    said = {update.of: update for update in report.updates}
    for commitment in accountable(pledge, report.year):
        update = said.get(commitment.id)
        if update is None or update.status is None:
            yield commitment.id, commitment.id, "status"
        elif update.status is Status.STOPPED:
            continue
        for deliverable in commitment.deliverables:
            measured = said.get(deliverable.id)
            if measured is None or (measured.value is None and measured.not_measured is None):
                yield commitment.id, deliverable.id, "value"


def accountable(pledge: Pledge, year: int) -> list[Commitment]:
    """Return the commitments that an account of a year is about: without those that an amendment added later."""
    added_since = {each.of for each in pledge.amendments if each.before is None and each.on.year > year}
    return [each for each in pledge.commitments if each.id not in added_since]


def finished_before(year: int, reports: Iterable[Report]) -> dict[str, Status]:
    """Return the commitments that were last reported as completed or stopped before a year, each with which it was.

    The reports on a pledge are in order of year.
    """
    last = {each.of: each.status for report in reports if report.year < year for each in report.updates if each.status}
    return {of: status for of, status in last.items() if status in FINISHED}
