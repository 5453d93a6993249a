"""What was promised?"""

from aig_cli.model.ident import owner_of
from aig_cli.model.pledge import Commitment
from aig_cli.report.pledges import Related, related
from aig_cli.report.question import Question, paths


def _pledge(commitment: Commitment) -> str:
    return owner_of(commitment.id)


QUESTION = Question(
    name="commitments",
    record=Commitment,
    rows=lambda registry: (commitment for pledge in registry.pledges for commitment in pledge.commitments),
    columns=("pledge", *paths(Commitment)),
    listed=("id", "kind", "firmness", "due.date", "text"),
    beside=(Related,),
    derived={"pledge": lambda _registry, commitment: _pledge(commitment), **related(_pledge)},
)
