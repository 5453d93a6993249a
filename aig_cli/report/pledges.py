"""Which pledges are there, and where do they stand?"""

from aig_cli.model.pledge import Pledge
from aig_cli.model.snapshot import Snapshot
from aig_cli.report.question import Question, paths


def holder_name(registry: Snapshot, pledge: Pledge) -> str | None:
    """Return the name of the holder, None for a draft without one."""
    return registry.name_of(pledge.holder.organisation) if pledge.holder else None


QUESTION = Question(
    name="pledges",
    record=Pledge,
    rows=lambda registry: registry.pledges,
    columns=paths(Pledge),
    listed=("id", "state", "signed_on", "title", "holder"),
    derived={"holder": holder_name},
)
