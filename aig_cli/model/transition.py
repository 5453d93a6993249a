"""What may become of a pledge: the rules between what it was and what it is to be."""

from collections.abc import Iterator, Mapping, Sequence

from aig_cli.errors import (
    AmendDropError,
    AmendTextError,
    FieldPath,
    Problem,
    Remark,
    ReportedOnError,
    UnamendedRemark,
    ValuesInUseError,
)
from aig_cli.model.code import PledgeState
from aig_cli.model.pledge import Amendment, Deliverable, Pledge

Years = Mapping[str, Sequence[int]]
"""The years over which a commitment or deliverable was reported on, by its id."""


def transition_faults(before: Pledge, after: Pledge, reported: Years) -> Iterator[Problem]:
    """Yield what a signed pledge may not lose or change, and what was reported on may not.

    A signed commitment's text changes by a dated amendment; the old text stays readable in it.
    """
    amended = after.amendments[len(before.amendments) :]
    kept = {commitment.id: (index, commitment) for index, commitment in enumerate(after.commitments)}
    for commitment in before.commitments:
        if commitment.id not in kept:
            yield from _dropped(before, commitment.id, amended)
            continue
        index, now = kept[commitment.id]
        if is_signed(before) and now.text != commitment.text and not _amends(amended, commitment.id, now.text):
            yield ("commitments", index, "text"), AmendTextError(given=commitment.id, state=before.state)
    for id_ in sorted(before.part_ids - after.part_ids):
        if id_ in reported:
            yield ("commitments",), ReportedOnError(given=id_, years=_listed(reported[id_]))
    yield from _measured(before, after, reported)


def is_signed(pledge: Pledge) -> bool:
    """Tell whether a pledge was signed: it stands, or it was closed."""
    return pledge.state in {PledgeState.SIGNED, PledgeState.CLOSED}


def _dropped(pledge: Pledge, commitment: str, amended: Sequence[Amendment]) -> Iterator[Problem]:
    if is_signed(pledge) and not _amends(amended, commitment, None):
        yield ("commitments",), AmendDropError(given=commitment, state=pledge.state)


def _amends(amended: Sequence[Amendment], commitment: str, text: str | None) -> bool:
    return any((each.of, each.after) == (commitment, text) for each in amended)


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
            yield (*path, name), ValuesInUseError(given=now.id, years=_listed(years), old=old)


def _listed(years: Sequence[int]) -> str:
    return ", ".join(map(str, years))


def transition_remarks(before: Pledge, after: Pledge) -> Iterator[Remark]:
    """Yield the commitments that a signed pledge got without an amendment."""
    amended = {amendment.of for amendment in after.amendments}
    earlier = {commitment.id for commitment in before.commitments}
    for commitment in after.commitments:
        if is_signed(before) and commitment.id not in earlier | amended:
            yield UnamendedRemark(commitment=commitment.id, pledge=after.id)
