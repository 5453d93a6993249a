"""The rules of an account: what of a report and its updates is refused."""

from collections.abc import Iterator
from datetime import date

from aig_cli.errors import (
    BeforePledgeError,
    ExemptReasonError,
    FieldPath,
    FutureError,
    MeasureError,
    NoResponseReasonError,
    NotForKindError,
    PeriodError,
    Problem,
    ReasonWithoutStateError,
    ValueAndNotMeasuredError,
)
from aig_cli.language import Phrase
from aig_cli.model.code import NoResponseReason, ReportState
from aig_cli.model.ident import owner_of
from aig_cli.model.pledge import Commitment, Deliverable, Pledge
from aig_cli.model.pledge_rule import fits, stop_faults
from aig_cli.model.report import Report, Round, Update
from aig_cli.model.rule import future_faults, order_faults


def round_faults(round_: Round) -> Iterator[Problem]:
    """Yield what forbids to store a round: an end before its start, or a period of other years."""
    yield from order_faults(round_.first_day, round_.last_day, ("period", "end"))
    first, last = round_.first_day.year - round_.year, round_.last_day.year - round_.year
    if first not in {-1, 0} or last not in {0, 1}:
        yield ("period",), PeriodError(start=round_.first_day, end=round_.last_day, year=round_.year)
    yield from order_faults(round_.opens, round_.closes, ("closes",))
    yield from order_faults(round_.opens, round_.locked_on, ("locked_on",))


def report_faults(report: Report, pledge: Pledge, today: date) -> Iterator[Problem]:
    """Yield what forbids to store the account of a pledge, apart from its updates."""
    if report.year > today.year:
        yield ("year",), FutureError(given=report.year, today=today)
    is_account = report.state is not ReportState.EXEMPT  # which a pledge may be that has yet to start
    if is_account and pledge.start and report.year < pledge.start.year:
        yield ("year",), BeforePledgeError(given=report.year, pledge=pledge.id, start=pledge.start)
    yield from future_faults(report.received_on, ("received_on",), today)
    if report.state is ReportState.NO_RESPONSE and report.reason not in set(NoResponseReason):
        yield ("reason",), NoResponseReasonError(allowed=", ".join(NoResponseReason))
    elif report.state is ReportState.EXEMPT and not report.reason:
        yield ("reason",), ExemptReasonError()
    elif report.reason and report.state not in {ReportState.NO_RESPONSE, ReportState.EXEMPT}:
        yield ("reason",), ReasonWithoutStateError()


def kind_faults(update: Update, item: Commitment | Deliverable, path: FieldPath) -> Iterator[Problem]:
    """Yield the fields that another kind of record reports: a status on a deliverable, a value on a commitment."""
    names: tuple[str, ...]
    if isinstance(item, Commitment):
        kind, wanted, names = "commitment", "deliverable", ("value", "not_measured")
        known = ", ".join(each.id for each in item.deliverables) or Phrase("none yet")
        advice = Phrase("It has: {known}.", known=known)
    else:
        kind, wanted, names = "deliverable", "commitment", ("status", "planning", "stop_reason")
        advice = Phrase("Log it on {owner}.", owner=owner_of(item.id))
    for name in names:
        if getattr(update, name) is not None:
            yield (*path, name), NotForKindError(wanted=Phrase(wanted), given=item.id, kind=Phrase(kind), advice=advice)


def value_faults(update: Update, item: Commitment | Deliverable, path: FieldPath) -> Iterator[Problem]:
    """Yield a value that the measure of its deliverable does not have."""
    if isinstance(item, Deliverable) and update.value is not None and not fits(update.value, item.measure):
        yield (*path, "value"), MeasureError(given=str(update.value), measure=item.measure.value)


def update_faults(update: Update, path: FieldPath) -> Iterator[Problem]:
    """Yield what forbids to store an update as a whole."""
    yield from stop_faults(update, path)
    if update.value is not None and update.not_measured:
        yield (*path, "not_measured"), ValueAndNotMeasuredError()
