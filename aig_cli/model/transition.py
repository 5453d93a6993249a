"""What may become of a pledge: the rules between what it was and what it is to be."""

from collections.abc import Iterator, Mapping, Sequence

from aig_cli.errors import (
    AmendDropError,
    AmendTextError,
    ClosedTextError,
    FieldPath,
    FinishedError,
    LastHolderError,
    Problem,
    Remark,
    ReportedOnError,
    StartAfterReportError,
    UnamendedRemark,
    ValuesInUseError,
)
from aig_cli.model.code import PledgeState, Role
from aig_cli.model.ident import owner_of
from aig_cli.model.pledge import Amendment, Deliverable, Party, Pledge

Years = Mapping[str, Sequence[int]]
"""The years over which a pledge, commitment or deliverable was reported on, by its id."""


def signed_faults(before: Pledge, after: Pledge) -> Iterator[Problem]:
    """Yield what a signed pledge may not lose or change, and what nothing may be added to.

    A signed commitment's text changes by a dated amendment; the old text stays readable in it. What is closed or
    withdrawn gets no more commitments.
    """
    if before.is_finished and (after.part_ids - before.part_ids):
        yield ("commitments",), FinishedError(pledge=before.id, state=before.state)
    if before.is_finished and set(map(_named, after.parties)) - set(map(_named, before.parties)):
        yield ("parties",), FinishedError(pledge=before.id, state=before.state)
    if before.state is after.state is PledgeState.SIGNED and _is_held(before) and not _is_held(after):
        yield ("parties",), LastHolderError(pledge=before.id, organisation=after.holders[-1].organisation)
    if before.was_signed:
        yield from _text_faults(before, after)


def _named(party: Party) -> tuple[str, Role]:
    return party.organisation, party.role


def _is_held(pledge: Pledge) -> bool:
    """Tell whether there is a holder who has not left."""
    return not pledge.holders or any(holder.until is None for holder in pledge.holders)


def _text_faults(before: Pledge, after: Pledge) -> Iterator[Problem]:
    amended = after.amendments[len(before.amendments) :]
    kept = {commitment.id: (index, commitment) for index, commitment in enumerate(after.commitments)}
    for commitment in before.commitments:
        index, now = kept.get(commitment.id, (0, None))
        text = now.text if now else None
        if text == commitment.text or _amends(amended, commitment.id, text):
            continue
        path: FieldPath = ("commitments", index, "text") if now else ("commitments",)
        if before.state is PledgeState.CLOSED:
            yield path, ClosedTextError(given=commitment.id)
        elif now:
            yield path, AmendTextError(given=commitment.id)
        else:
            yield path, AmendDropError(given=commitment.id)


def _amends(amended: Sequence[Amendment], commitment: str, text: str | None) -> bool:
    return any((each.of, each.after) == (commitment, text) for each in amended)


def reported_faults(before: Pledge, after: Pledge, reported: Years) -> Iterator[Problem]:
    """Yield what a pledge may not lose or change since it was reported on: parts, their measure, an early start."""
    gone = before.part_ids - after.part_ids
    for id_ in sorted(gone & reported.keys()):
        if owner_of(id_) not in gone & reported.keys():
            yield ("commitments",), ReportedOnError(given=id_, years=_listed(reported[id_]))
    yield from _measured(before, after, reported)
    yield from _started(before, after, reported)


def _started(before: Pledge, after: Pledge, reported: Years) -> Iterator[Problem]:
    """Yield a start that lies after years that were reported on."""
    start = after.start
    early = [year for year in reported.get(after.id, ()) if start and year < start.year]
    if early and start != before.start:
        path = ("term", "start") if after.term and after.term.start else ("signed_on",)
        yield path, StartAfterReportError(pledge=after.id, years=_listed(early), start=start)


def _measured(before: Pledge, after: Pledge, reported: Years) -> Iterator[Problem]:
    """Yield the deliverables with reported values whose values would mean something else."""
    earlier = {deliverable.id: deliverable for deliverable in before.deliverables}
    for index, commitment in enumerate(after.commitments):
        for inner, deliverable in enumerate(commitment.deliverables):
            was = earlier.get(deliverable.id)
            if was and deliverable.id in reported:
                path: FieldPath = ("commitments", index, "deliverables", inner)
                yield from _same_measure(was, deliverable, path, reported[deliverable.id])


def _same_measure(was: Deliverable, now: Deliverable, path: FieldPath, years: Sequence[int]) -> Iterator[Problem]:
    for name in ("measure", "unit", "cumulative"):
        old, new = getattr(was, name), getattr(now, name)
        if old != new and old is not None:
            yield (*path, name), ValuesInUseError(given=now.id, years=_listed(years))


def _listed(years: Sequence[int]) -> str:
    return ", ".join(map(str, years))


def transition_remarks(before: Pledge, after: Pledge) -> Iterator[Remark]:
    """Yield the commitments that a signed pledge got without an amendment."""
    amended = {amendment.of for amendment in after.amendments}
    earlier = {commitment.id for commitment in before.commitments}
    for commitment in after.commitments:
        if before.was_signed and commitment.id not in earlier | amended:
            yield UnamendedRemark(commitment=commitment.id, pledge=after.id)
