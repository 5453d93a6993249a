"""The rules inside one record: what is refused, and what is only remarked on.

Each rule yields what is wrong with the path of the field, so that all of it is said at once.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from aig_cli.errors import (
    AddingUpError,
    BeforePledgeError,
    DueBeforePledgeRemark,
    EndBeforeStartError,
    ExemptReasonError,
    FieldPath,
    ForeignIdError,
    FutureError,
    MissingFieldError,
    NoCommitmentError,
    NoDueRemark,
    NoNumberRemark,
    NoResponseReasonError,
    NoTargetRemark,
    NotForKindError,
    OnlyIntentionsRemark,
    OwnLinkError,
    PartiesError,
    Problem,
    ReasonWithoutStateError,
    ReasonWithoutStopError,
    Remark,
    StateFieldError,
    StopReasonError,
    TooManyError,
    TwiceError,
    ValueAndNotMeasuredError,
    ZeroTargetError,
)
from aig_cli.model.code import (
    Aggregation,
    Direction,
    Firmness,
    Measure,
    NoResponseReason,
    PledgeState,
    ReportState,
    Status,
    StopReason,
)
from aig_cli.model.field import Record, fields_of
from aig_cli.model.ident import owner_of
from aig_cli.model.pledge import Commitment, Deliverable, Party, Pledge
from aig_cli.model.report import Report, Update


def pledge_faults(pledge: Pledge, today: date) -> Iterator[Problem]:
    """Yield what forbids to store a pledge. Its parts have their ids."""
    yield from _party_faults(pledge.parties)
    if pledge.term:
        yield from _order(pledge.term.start, pledge.term.end, ("term", "end"))
    yield from _future(pledge.signed_on, ("signed_on",), today)
    if pledge.closing:
        yield from _order(pledge.signed_on, pledge.closing.on, ("closing", "on"))
        yield from _future(pledge.closing.on, ("closing", "on"), today)
    links = [each for each in (pledge.predecessor, pledge.successor) if each]
    if pledge.id in links or len(set(links)) < len(links):
        yield ("successor" if pledge.successor else "predecessor",), OwnLinkError(given=links[-1])
    yield from _state_faults(pledge)
    yield from _id_faults(pledge)
    yield from _amendment_faults(pledge, today)
    yield from limit_faults(pledge)
    for index, commitment in enumerate(pledge.commitments):
        yield from limit_faults(commitment, ("commitments", index))
        for inner, deliverable in enumerate(commitment.deliverables):
            yield from deliverable_faults(deliverable, ("commitments", index, "deliverables", inner))


def _party_faults(parties: tuple[Party, ...]) -> Iterator[Problem]:
    for index, party in enumerate(parties):
        yield from _order(party.since, party.until, ("parties", index, "until"))
        for earlier in parties[:index]:
            if earlier.organisation == party.organisation and overlap(earlier, party):
                yield ("parties", index, "organisation"), TwiceError(given=party.organisation)
                break


def overlap(one: Party, other: Party) -> bool:
    """Tell whether two parties are there at the same time."""
    starts = max(one.since or date.min, other.since or date.min)
    return starts <= min(one.until or date.max, other.until or date.max)


def _order(start: date | None, end: date | None, path: FieldPath) -> Iterator[Problem]:
    if start and end and end < start:
        yield path, EndBeforeStartError(start=start, end=end)


def _future(day: date | None, path: FieldPath, today: date) -> Iterator[Problem]:
    if day and day > today:
        yield path, FutureError(given=day, today=today)


def limit_faults(record: Record, path: FieldPath = ()) -> Iterator[Problem]:
    """Yield the lists of a record that are over their limits."""
    for field in fields_of(type(record)):
        values = getattr(record, field.name)
        if field.many and field.limit and len(values) > field.limit:
            yield (*path, field.name), TooManyError(limit=field.limit, length=len(values))


def _amendment_faults(pledge: Pledge, today: date) -> Iterator[Problem]:
    for index, amendment in enumerate(pledge.amendments):
        yield from _future(amendment.on, ("amendments", index, "on"), today)
        dropped = amendment.after is None and owner_of(amendment.of) == pledge.id
        if not dropped and amendment.of not in {commitment.id for commitment in pledge.commitments}:
            yield ("amendments", index, "of"), ForeignIdError(given=amendment.of, owner=pledge.id)


def _state_faults(pledge: Pledge) -> Iterator[Problem]:
    if pledge.state in {PledgeState.SIGNED, PledgeState.CLOSED}:
        if len(pledge.holders) != 1:
            yield ("parties",), PartiesError(found=f"are {len(pledge.holders)}" if pledge.holders else "is none")
        if not pledge.commitments:
            yield ("commitments",), NoCommitmentError(pledge=pledge.id)
    elif pledge.signed_on:
        yield ("signed_on",), StateFieldError(wanted=PledgeState.SIGNED, state=pledge.state)
    if pledge.state is PledgeState.CLOSED and not pledge.closing:
        yield ("closing",), MissingFieldError()
    if pledge.state is not PledgeState.CLOSED and pledge.closing:
        yield ("closing",), StateFieldError(wanted=PledgeState.CLOSED, state=pledge.state)


def _id_faults(pledge: Pledge) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, commitment in enumerate(pledge.commitments):
        path: FieldPath = ("commitments", index)
        yield from _own_id(commitment.id, pledge.id, seen, path)
        for inner, deliverable in enumerate(commitment.deliverables):
            yield from _own_id(deliverable.id, commitment.id, seen, (*path, "deliverables", inner))


def _own_id(id_: str, owner: str, seen: set[str], path: FieldPath) -> Iterator[Problem]:
    if owner_of(id_) != owner:
        yield (*path, "id"), ForeignIdError(given=id_, owner=owner)
    if id_ in seen:
        yield (*path, "id"), TwiceError(given=id_)
    seen.add(id_)


def deliverable_faults(deliverable: Deliverable, path: FieldPath = ()) -> Iterator[Problem]:
    """Yield what forbids to store a deliverable."""
    if deliverable.target == 0 and deliverable.direction is not Direction.DECREASE:
        yield (*path, "target"), ZeroTargetError()
    if deliverable.aggregation is Aggregation.SUM:
        why = "running totals" if deliverable.cumulative else ""
        if deliverable.measure is not Measure.COUNT:
            why = f"values of measure {deliverable.measure}"
        if why:
            yield (*path, "aggregation"), AddingUpError(why=why)


def report_faults(report: Report, pledge: Pledge, today: date) -> Iterator[Problem]:
    """Yield what forbids to store the account of a pledge, apart from its updates."""
    if report.year > today.year:
        yield ("year",), FutureError(given=report.year, today=today)
    if pledge.start and report.year < pledge.start.year:
        yield ("year",), BeforePledgeError(given=report.year, pledge=pledge.id, start=pledge.start)
    yield from _future(report.received_on, ("received_on",), today)
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
        advice = f"It has: {', '.join(each.id for each in item.deliverables) or 'none yet'}."
    else:
        kind, wanted, names = "deliverable", "commitment", ("status", "planning", "stop_reason")
        advice = f"Log it on {owner_of(item.id)}."
    for name in names:
        if getattr(update, name) is not None:
            yield (*path, name), NotForKindError(wanted=wanted, given=item.id, kind=kind, advice=advice)


def update_faults(update: Update, path: FieldPath) -> Iterator[Problem]:
    """Yield what forbids to store an update as a whole."""
    if update.status is Status.STOPPED and not update.stop_reason:
        yield (*path, "stop_reason"), StopReasonError(allowed=", ".join(StopReason))
    if update.stop_reason and update.status is not Status.STOPPED:
        yield (*path, "stop_reason"), ReasonWithoutStopError()
    if update.value is not None and update.not_measured:
        yield (*path, "not_measured"), ValueAndNotMeasuredError()


def pledge_remarks(pledge: Pledge) -> Iterator[Remark]:
    """Yield what is weak about a pledge: accepted, and said."""
    yield from due_remarks(pledge.commitments, pledge)
    numberless = [each.id for each in pledge.commitments if all(part.target is None for part in each.deliverables)]
    if numberless:
        yield NoNumberRemark(commitments=", ".join(numberless))
    if pledge.commitments and all(each.firmness is Firmness.INTENTION for each in pledge.commitments):
        yield OnlyIntentionsRemark(pledge=pledge.id)


def due_remarks(commitments: Iterable[Commitment], pledge: Pledge) -> Iterator[Remark]:
    """Yield what is weak about when commitments are due."""
    days = {commitment.id: commitment.due.date if commitment.due else None for commitment in commitments}
    dateless = [id_ for id_, due in days.items() if due is None]
    if dateless:
        yield NoDueRemark(commitments=", ".join(dateless))
    for id_, due in days.items():
        if due and pledge.start and due < pledge.start:
            yield DueBeforePledgeRemark(commitment=id_, due=due, pledge=pledge.id, start=pledge.start)


def deliverable_remarks(deliverable: Deliverable) -> Iterator[Remark]:
    """Yield what keeps a deliverable from being measured."""
    if deliverable.target is None:
        yield NoTargetRemark(deliverable=deliverable.id)
