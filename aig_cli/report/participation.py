"""Which organisations are in pledges: each counted once, and counted in every pledge that it is in."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct

from aig_cli.model.code import Role
from aig_cli.model.pledge import Pledge
from aig_cli.model.snapshot import Snapshot


class Participation(Struct, frozen=True):
    """How many organisations are in pledges.

    Attributes:
        once: the organisations, each counted once.
        per_pledge: their places: each organisation counted in every pledge that it is in.
        in_several: those that are in more than one pledge.
    """

    once: int
    per_pledge: int
    in_several: int


class Participations(Struct, frozen=True):
    """How many there are altogether, and in each role, also one that nobody has."""

    altogether: Participation
    by_role: Mapping[Role, Participation]


def participations(registry: Snapshot, pledges: Iterable[Pledge], day: date) -> Participations:
    """Return how many organisations are in pledges on a day.

    Those that were merged away count as the one that took their place. Who is in pledges in several roles counts in
    each of them, and once altogether.
    """
    places = [
        (registry.organisation(party.organisation).id, pledge.id, party.role)
        for pledge in pledges
        for party in pledge.parties_on(day)
    ]
    return Participations(
        altogether=_counted(place[:2] for place in places),
        by_role={role: _counted(place[:2] for place in places if place[2] is role) for role in Role},
    )


def _counted(places: Iterable[tuple[str, str]]) -> Participation:
    """Count the organisations in pledges, given both."""
    pledges = Counter(organisation for organisation, _ in set(places))
    return Participation(len(pledges), pledges.total(), sum(number > 1 for number in pledges.values()))
