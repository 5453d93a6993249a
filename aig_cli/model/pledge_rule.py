"""The rules of a pledge and its parts: what is refused, and what is only remarked on."""

from collections.abc import Iterable, Iterator
from datetime import date

from aig_cli.errors import (
    AddingUpError,
    AfterEndError,
    BeforeAmendmentError,
    DueBeforePledgeRemark,
    FieldPath,
    ForeignIdError,
    MeasureError,
    MissingFieldError,
    NoCommitmentError,
    NoDueRemark,
    NoNumberRemark,
    NoTargetRemark,
    OnlyIntentionsRemark,
    OwnLinkError,
    PartiesError,
    Problem,
    ReasonWithoutStopError,
    Remark,
    StateFieldError,
    StopReasonError,
    TwiceError,
    ZeroTargetError,
)
from aig_cli.language import Phrase
from aig_cli.model.code import Aggregation, Direction, Firmness, Measure, PledgeState, Status, StopReason
from aig_cli.model.ident import owner_of
from aig_cli.model.pledge import Closing, Commitment, Deliverable, FinalStatus, Party, Pledge
from aig_cli.model.report import Update
from aig_cli.model.rule import future_faults, limit_faults, order_faults, overlap, stay_faults
from aig_cli.model.value import Quantity


def pledge_faults(pledge: Pledge, today: date) -> Iterator[Problem]:
    """Yield what forbids to store a pledge. Its parts have their ids."""
    yield from stay_faults(pledge.parties, "parties")
    end = pledge.term.end if pledge.term else None
    yield from order_faults(pledge.start, end, ("term", "end"))
    for index, party in enumerate(pledge.parties):
        yield from order_faults(pledge.start, party.until, ("parties", index, "until"))
        if end and party.since and party.since > end:
            yield ("parties", index, "since"), AfterEndError(given=party.since, end=end)
    yield from future_faults(pledge.signed_on, ("signed_on",), today)
    if pledge.closing:
        yield from _closing_faults(pledge, pledge.closing, today)
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


def _closing_faults(pledge: Pledge, closing: Closing, today: date) -> Iterator[Problem]:
    yield from order_faults(pledge.signed_on, closing.on, ("closing", "on"))
    last = max((amendment.on for amendment in pledge.amendments), default=closing.on)
    if closing.on < last:
        yield ("closing", "on"), BeforeAmendmentError(given=closing.on, on=last)
    yield from future_faults(closing.on, ("closing", "on"), today)
    seen: set[str] = set()
    for index, final in enumerate(closing.final_statuses):
        path: FieldPath = ("closing", "final_statuses", index)
        if final.of not in {commitment.id for commitment in pledge.commitments}:
            yield (*path, "of"), ForeignIdError(given=final.of, owner=pledge.id)
        if final.of in seen:
            yield (*path, "of"), TwiceError(given=final.of)
        seen.add(final.of)
        yield from stop_faults(final, path)


def stop_faults(told: Update | FinalStatus, path: FieldPath) -> Iterator[Problem]:
    """Yield a stop without its reason, and a reason without a stop."""
    if told.status is Status.STOPPED and not told.stop_reason:
        yield (*path, "stop_reason"), StopReasonError(allowed=", ".join(StopReason))
    if told.stop_reason and told.status is not Status.STOPPED:
        yield (*path, "stop_reason"), ReasonWithoutStopError()


def _amendment_faults(pledge: Pledge, today: date) -> Iterator[Problem]:
    known = {commitment.id for commitment in pledge.commitments}
    known |= {each.of for each in pledge.amendments if each.after is None and owner_of(each.of) == pledge.id}
    last: dict[str, date] = {}
    for index, amendment in enumerate(pledge.amendments):
        if amendment.on < last.get(amendment.of, amendment.on):
            yield ("amendments", index, "on"), BeforeAmendmentError(given=amendment.on, on=last[amendment.of])
        last[amendment.of] = amendment.on
        yield from future_faults(amendment.on, ("amendments", index, "on"), today)
        yield from order_faults(pledge.signed_on, amendment.on, ("amendments", index, "on"))
        if amendment.of not in known:
            yield ("amendments", index, "of"), ForeignIdError(given=amendment.of, owner=pledge.id)


def _state_faults(pledge: Pledge) -> Iterator[Problem]:
    if pledge.was_signed:
        if (most := max((len(_others_at_a_time(pledge, each)) for each in pledge.holders), default=0)) != 1:
            yield ("parties",), PartiesError(found=Phrase("are {count}", count=most) if most else Phrase("is none"))
        if not pledge.commitments:
            yield ("commitments",), NoCommitmentError(pledge=pledge.id)
    else:
        for name in ("signed_on", "signed_words", "amendments"):
            if getattr(pledge, name):
                yield (name,), StateFieldError(wanted=PledgeState.SIGNED, state=pledge.state)
    if pledge.state is PledgeState.CLOSED and not pledge.closing:
        yield ("closing",), MissingFieldError()
    if pledge.state is not PledgeState.CLOSED and pledge.closing:
        yield ("closing",), StateFieldError(wanted=PledgeState.CLOSED, state=pledge.state)


def _others_at_a_time(pledge: Pledge, holder: Party) -> list[Party]:
    """Return the holders who are there while one is, that one too."""
    return [each for each in pledge.holders if overlap(each, holder)]


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
    for name, value in (
        ("target", deliverable.target),
        ("baseline", deliverable.baseline.value if deliverable.baseline else None),
    ):
        if value is not None and not fits(value, deliverable.measure):
            yield (*path, name), MeasureError(given=str(value), measure=deliverable.measure.value)
    if deliverable.target == 0 and deliverable.direction is not Direction.DECREASE:
        yield (*path, "target"), ZeroTargetError()
    if deliverable.aggregation is Aggregation.SUM:
        why = Phrase("running totals") if deliverable.cumulative else None
        if deliverable.measure is not Measure.COUNT:
            why = Phrase("values of measure {measure}", measure=deliverable.measure.value)
        if why:
            yield (*path, "aggregation"), AddingUpError(why=why)


def fits(value: Quantity, measure: Measure) -> bool:
    """Tell whether a value is one of a measure."""
    if measure in {Measure.COUNT, Measure.PERCENTAGE}:
        return not isinstance(value, str) and (measure is Measure.COUNT or value <= 100)
    return isinstance(value, str) and (measure is Measure.TEXT or value in {"yes", "no"})


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
