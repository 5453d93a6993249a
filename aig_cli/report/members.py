"""Who is a member of which network, and since when?"""

from collections.abc import Iterator
from typing import Annotated, Any

from msgspec import structs

from aig_cli.model.field import Line, NetworkId, Record, about
from aig_cli.model.network import Member
from aig_cli.model.snapshot import Snapshot
from aig_cli.report.question import Question, paths


class Named(Record, frozen=True, kw_only=True):
    """What an organisation that is named by its id is called."""

    name: Annotated[Line, about("Name of the organisation.", nl="naam")]


class Membership(Member, frozen=True, kw_only=True):
    """A member, with its network."""

    network: Annotated[NetworkId, about("The network.", nl="netwerk")]


def _rows(registry: Snapshot) -> Iterator[dict[str, Any]]:
    for network in registry.networks:
        for member in network.members:
            yield {"network": network.id, **structs.asdict(member)}


QUESTION = Question(
    name="members",
    record=Membership,
    rows=_rows,
    columns=("network", *paths(Member)),
    beside=(Named,),
    mappings=True,
    listed=("network", "organisation", "name", "since", "until"),
    derived={"name": lambda registry, row: registry.name_of(row["organisation"])},
)
