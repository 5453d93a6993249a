"""Which networks are there, and how large are they?"""

from aig_cli.model.field import Count, Record
from aig_cli.model.network import Network
from aig_cli.report.question import Question, paths


class Related(Record, frozen=True, kw_only=True):
    """What a network has beside its own fields."""

    size: Count = 0


QUESTION = Question(
    name="networks",
    record=Network,
    rows=lambda registry: registry.networks,
    columns=paths(Network),
    listed=("id", "kind", "start", "end", "size", "name"),
    beside=(Related,),
    derived={"size": lambda registry, network: len(network.members_on(registry.today))},
)
