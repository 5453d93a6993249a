"""How far the commitments of a pledge were when it is closed."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from aig_cli.errors import FieldsError, InvalidError, NotOpenError, ReasonWithoutStopError, TwiceError
from aig_cli.language import Phrase
from aig_cli.model.code import Status, StopReason
from aig_cli.model.ident import canonical_id, position
from aig_cli.model.pledge import FinalStatus, Pledge
from aig_cli.model.report import Report
from aig_cli.model.value import read_code

UNKNOWN: Final = "unknown"
"""The word for a final status that is not known."""
FINISHED: Final = {Status.COMPLETED, Status.STOPPED}


def open_commitments(pledge: Pledge, reports: Iterable[Report]) -> list[str]:
    """Return the commitments that were not last reported as completed or stopped. The reports are in order of year."""
    last = {update.of: update.status for report in reports for update in report.updates if update.status}
    return [each.id for each in pledge.commitments if last.get(each.id) not in FINISHED]


def read_final_statuses(
    told: Sequence[str], stop_reason: str | None, open_ids: Sequence[str], others: Collection[str] = ()
) -> tuple[FinalStatus, ...]:
    """Read the final statuses of open commitments: `P0001.2=stopped`, or a status for all that have none yet.

    `unknown` leaves it unknown. The reason goes for those that are stopped. What is told of the commitments of other
    pledges, which are closed with it, is left to them.

    Raises:
        FieldsError: a commitment that is not open, or no status.
    """
    found: dict[str, Status | None] = {}
    said: set[Status | None] = set()
    with _naming("closing", "final_statuses"):
        for each in told:
            id_, sign, word = each.rpartition("=")
            status = None if word.strip().casefold() == UNKNOWN else read_code(word, Status)
            said.add(status)
            if sign and (canonical_id(id_) or "").partition(".")[0] in others:
                continue
            ids = [_open(id_, open_ids)] if sign else [each for each in open_ids if each not in found]
            if sign and ids[0] in found:
                raise TwiceError(given=ids[0])
            found |= dict.fromkeys(ids, status)
    with _naming("stop_reason"):
        reason = read_code(stop_reason, StopReason) if stop_reason is not None else None
        if reason and Status.STOPPED not in said:
            raise ReasonWithoutStopError
    return tuple(
        FinalStatus(of=id_, status=status, stop_reason=reason if status is Status.STOPPED else None)
        for id_, status in sorted(found.items(), key=lambda item: position(item[0]))
        if status
    )


def _open(given: str, open_ids: Sequence[str]) -> str:
    id_ = canonical_id(given) or given
    if id_ not in open_ids:
        raise NotOpenError(given=id_, known=", ".join(open_ids) or Phrase("none"))
    return id_


@contextmanager
def _naming(*path: str) -> Iterator[None]:
    """Say of an error which field it is about."""
    try:
        yield
    except InvalidError as error:
        raise FieldsError([(path, error)]) from None
