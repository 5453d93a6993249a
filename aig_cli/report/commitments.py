"""What was promised?"""

from typing import Annotated

from aig_cli.model.code import Schedule
from aig_cli.model.field import Record, about
from aig_cli.model.ident import owner_of
from aig_cli.model.pledge import Commitment
from aig_cli.model.schedule import schedule_of
from aig_cli.model.snapshot import Snapshot
from aig_cli.report.pledges import Part, Related, related
from aig_cli.report.question import Question, paths


class Scheduled(Record, frozen=True, kw_only=True):
    """What a commitment has beside its own fields."""

    schedule: Annotated[Schedule | None, about("How the commitment stands to the calendar.", nl="termijn")] = None


def _pledge(commitment: Commitment) -> str:
    return owner_of(commitment.id)


def _schedule(registry: Snapshot, commitment: Commitment) -> Schedule | None:
    pledge = registry.pledge_of(commitment.id)
    return schedule_of(pledge, commitment, registry.reports_of(pledge.id), registry.today)


QUESTION = Question(
    name="commitments",
    record=Commitment,
    rows=lambda registry: (commitment for pledge in registry.pledges for commitment in pledge.commitments),
    columns=("pledge", *paths(Commitment)),
    listed=("id", "kind", "firmness", "due.date", "text"),
    beside=(Part, Related, Scheduled),
    derived={
        "pledge": lambda _registry, commitment: _pledge(commitment),
        "schedule": _schedule,
        **related(_pledge),
    },
)
