"""Regional networks and thematic alliances."""

from datetime import date
from typing import Annotated

from aig_cli.model.code import NetworkKind
from aig_cli.model.field import Day, Line, NetworkId, OrganisationId, Record, about


class Member(Record, frozen=True, kw_only=True):
    """An organisation in a network, for a time."""

    organisation: Annotated[OrganisationId, about("The member.")]
    since: Annotated[Day | None, about("First day of membership.")] = None
    until: Annotated[Day | None, about("Last day of membership.")] = None


class Network(Record, frozen=True, kw_only=True):
    """Organisations that work together in a region or on a theme."""

    id: Annotated[NetworkId, about("N and a number; given once, never reused.", assigned=True)]
    name: Annotated[Line, about("Name of the network.")]
    kind: Annotated[NetworkKind, about("What binds it.")]
    coordinator: Annotated[OrganisationId | None, about("The organisation that coordinates it.")] = None
    members: Annotated[tuple[Member, ...], about("Its members.")] = ()
    start: Annotated[Day | None, about("First day of the network.")] = None
    end: Annotated[Day | None, about("Last day of the network.")] = None

    @property
    def number(self) -> int:
        """The number in the id."""
        return int(self.id[1:])

    def members_on(self, day: date) -> list[Member]:
        """The memberships that hold on a day; none where the network is over."""
        if self.end and self.end < day:
            return []
        return [each for each in self.members if (each.since or date.min) <= day <= (each.until or date.max)]
