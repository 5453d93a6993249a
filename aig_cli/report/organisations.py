"""Which organisations are there? Not those that were merged away, unless they are asked for."""

from typing import Annotated

from aig_cli.model.field import NetworkId, Record, about
from aig_cli.model.organisation import Organisation
from aig_cli.report.question import Question, paths


class Related(Record, frozen=True, kw_only=True):
    """What an organisation has beside its own fields: the networks that it is a member of today."""

    network: Annotated[tuple[NetworkId, ...], about("A network it is a member of today.", nl="netwerk")] = ()


QUESTION = Question(
    name="organisations",
    record=Organisation,
    rows=lambda registry: registry.organisations,
    columns=paths(Organisation),
    listed=("id", "name", "type", "sector", "city", "kvk"),
    beside=(Related,),
    hides="merged_into",
    derived={"network": lambda registry, organisation: registry.networks_by_member.get(organisation.id, ())},
)
