"""Which pledges are there, and where do they stand?"""

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any

from aig_cli.model.code import Phase, Standing
from aig_cli.model.field import NetworkId, OrganisationId, PledgeId, Record, Year, about
from aig_cli.model.pledge import Pledge
from aig_cli.model.snapshot import Snapshot
from aig_cli.model.standing import missed_rounds, standing_of
from aig_cli.report.question import Question, paths


class Related(Record, frozen=True, kw_only=True):
    """What a pledge has beside its own fields, and whatever belongs to a pledge has through it."""

    holder: Annotated[
        OrganisationId | None, about("Name of the pledge holder of the day.", nl="pledgehouder", as_name=True)
    ] = None
    network: Annotated[tuple[NetworkId, ...], about("A network the pledge belongs to.", nl="netwerk")] = ()
    phase: Annotated[Phase | None, about("Where the pledge is in its time, as the calendar says.", nl="fase")] = None
    last_reported: Annotated[
        Year | None, about("Last year for which an account came in.", nl="laatste voortgangsopgave")
    ] = None
    missed: Annotated[int | None, about("Rounds that the pledge missed in a row.", nl="gemiste rondes")] = None
    standing: Annotated[Standing | None, about("How well the pledge answers.", nl="signaal")] = None


class Part(Record, frozen=True, kw_only=True):
    """What belongs to a pledge names it."""

    pledge: Annotated[PledgeId, about("The pledge that it belongs to.", nl="belofte")]


def holder_name(registry: Snapshot, pledge: Pledge, day: date | None = None) -> str | None:
    """Return the name of the holder of a day or of today, None for a draft without one."""
    holder = pledge.holder_on(day or registry.today)
    return registry.name_of(holder.organisation) if holder else None


def related(pledge_of: Callable[[Any], str]) -> dict[str, Callable[[Snapshot, Any], Any]]:
    """Return the fields that rows have through their pledge, given how the id of that is found."""

    def through(get: Callable[[Snapshot, Pledge], Any]) -> Callable[[Snapshot, Any], Any]:
        return lambda registry, row: get(registry, registry.pledges[int(pledge_of(row)[1:])])

    return {name: through(get) for name, get in _RELATED.items()}


_RELATED: dict[str, Callable[[Snapshot, Pledge], Any]] = {
    "holder": holder_name,
    "network": lambda _registry, pledge: pledge.networks,
    "phase": lambda registry, pledge: pledge.phase(registry.today),
    "last_reported": lambda registry, pledge: registry.last_reported.get(pledge.id),
    "missed": missed_rounds,
    "standing": standing_of,
}

QUESTION = Question(
    name="pledges",
    record=Pledge,
    rows=lambda registry: registry.pledges,
    columns=paths(Pledge),
    listed=("id", "state", "signed_on", "title", "holder"),
    beside=(Related,),
    derived=_RELATED,
)
