"""How are the commitments and deliverables measured?"""

from typing import Annotated

from aig_cli.model.field import CommitmentId, about
from aig_cli.model.ident import owner_of
from aig_cli.model.pledge import Deliverable
from aig_cli.report.pledges import Part, Related, related
from aig_cli.report.question import Question, paths


class Measured(Part, frozen=True, kw_only=True):
    """What a deliverable belongs to."""

    commitment: Annotated[CommitmentId, about("The commitment that it belongs to.", nl="toezegging")]


def _pledge(deliverable: Deliverable) -> str:
    return owner_of(owner_of(deliverable.id))


QUESTION = Question(
    name="deliverables",
    record=Deliverable,
    rows=lambda registry: (deliverable for pledge in registry.pledges for deliverable in pledge.deliverables),
    columns=("pledge", "commitment", *paths(Deliverable)),
    listed=("id", "measure", "target", "unit", "due", "label"),
    beside=(Measured, Related),
    derived={
        "commitment": lambda _registry, deliverable: owner_of(deliverable.id),
        "pledge": lambda _registry, deliverable: _pledge(deliverable),
        **related(_pledge),
    },
)
