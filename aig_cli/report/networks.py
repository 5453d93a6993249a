"""Which networks are there, and how large are they?"""

from typing import Annotated

from aig_cli.model.field import Count, Record, about
from aig_cli.model.network import Network
from aig_cli.report.question import Question, paths


class Related(Record, frozen=True, kw_only=True):
    """What a network has beside its own fields."""

    size: Annotated[Count, about("Number of members today.", nl="aantal leden")] = 0


QUESTION = Question(
    name="networks",
    record=Network,
    rows=lambda registry: registry.networks,
    columns=paths(Network),
    listed=("id", "kind", "start", "end", "size", "name"),
    beside=(Related,),
    derived={"size": lambda registry, network: len(network.members_on(registry.today))},
)
