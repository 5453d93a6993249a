"""Regional networks and thematic alliances."""

from datetime import date
from typing import Annotated

from aig_cli.model.code import NetworkKind
from aig_cli.model.field import Day, Line, NetworkId, OrganisationId, Record, about


class Member(Record, frozen=True, kw_only=True):
    """An organisation in a network, for a time."""

    organisation: Annotated[OrganisationId, about("The member.", nl="organisatie", also=("lid",))]
    since: Annotated[Day | None, about("First day of membership.", nl="sinds", also=("lid sinds",))] = None
    until: Annotated[Day | None, about("Last day of membership.", nl="tot en met", also=("lid tot en met",))] = None


class Network(Record, frozen=True, kw_only=True):
    """Organisations that work together in a region or on a theme."""

    id: Annotated[NetworkId, about("N and a number; given once, never reused.", assigned=True)]
    name: Annotated[Line, about("Name of the network.", nl="naam", also=("netwerk",))]
    kind: Annotated[NetworkKind, about("What binds it.", nl="soort")]
    coordinator: Annotated[OrganisationId | None, about("The organisation that coordinates it.", nl="coördinator")] = (
        None
    )
    members: Annotated[tuple[Member, ...], about("Its members.", nl="leden")] = ()
    start: Annotated[Day | None, about("First day of the network.", nl="begin", also=("startdatum",))] = None
    end: Annotated[Day | None, about("Last day of the network.", nl="einde", also=("einddatum",))] = None

    @property
    def number(self) -> int:
        """The number in the id."""
        return int(self.id[1:])

    def members_on(self, day: date) -> list[Member]:
        """The memberships that hold on a day; none where the network is over."""
        if self.end and self.end < day:
            return []
        return [each for each in self.members if (each.since or date.min) <= day <= (each.until or date.max)]
