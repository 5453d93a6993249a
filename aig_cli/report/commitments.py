"""What was promised?"""

from aig_cli.model.ident import owner_of
from aig_cli.model.pledge import Commitment
from aig_cli.report.question import Question, paths

QUESTION = Question(
    name="commitments",
    record=Commitment,
    rows=lambda registry: (commitment for pledge in registry.pledges for commitment in pledge.commitments),
    columns=("pledge", *paths(Commitment)),
    listed=("id", "kind", "firmness", "due.date", "text"),
    derived={"pledge": lambda _registry, commitment: owner_of(commitment.id)},
)
