"""Which pledges stand on a day, how their number came about, and which networks are there.

A pledge stands from the day of its signing until it is closed, whatever its term says: a closed one no longer stands on
the day of its closing. One whose day of signing is not known stands from the day on which it was recorded as signed.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from aig_cli.model.network import Network
from aig_cli.model.pledge import Pledge
from aig_cli.model.snapshot import Snapshot


class Flow(Struct, frozen=True):
    """How one stock of pledges became another: before + new + undated - ended = after.

    Attributes:
        before, after: the pledges that stood at the start and at the end.
        new: those that were signed since.
        undated: those that were recorded as signed since, and whose day of signing is not known.
        ended: those that were closed since.
    """

    before: Sequence[Pledge]
    new: Sequence[Pledge]
    undated: Sequence[Pledge]
    ended: Sequence[Pledge]
    after: Sequence[Pledge]

    @property
    def counts(self) -> tuple[int, ...]:
        """How many there are of each, in the order of the sum."""
        return tuple(map(len, (self.before, self.new, self.undated, self.ended, self.after)))


def since(registry: Snapshot, pledge: Pledge) -> date:
    """Return the first day on which a signed pledge stands, as far as is known."""
    return pledge.signed_on or _recorded_on(registry, pledge.id)


def years(registry: Snapshot, last: int) -> range:
    """Return the years from that of the first signing up to a last one."""
    begun = [since(registry, each).year for each in registry.pledges if each.was_signed]
    return range(min([*begun, last]), last + 1)


def last_day(registry: Snapshot, year: int) -> date:
    """Return the day of the stock of a year: its last one, or the as-of date where that comes first."""
    return min(date(year, 12, 31), registry.today)


def stock(registry: Snapshot, day: date) -> list[Pledge]:
    """Return the pledges that stand on a day."""
    return [each for each in registry.pledges if each.was_signed and _stands(registry, each, day)]


def flow(registry: Snapshot, pledges: Iterable[Pledge], before: date, after: date) -> Flow:
    """Return what became of the stock of some pledges between two days, the first one not included."""
    pledges = [each for each in pledges if each.was_signed]
    begun = [each for each in pledges if before < since(registry, each) <= after and _ever_stands(registry, each)]
    ended = [
        each for each in pledges if each.closing and before < each.closing.on <= after and _ever_stands(registry, each)
    ]
    return Flow(
        before=[each for each in pledges if _stands(registry, each, before)],
        new=[each for each in begun if each.signed_on],
        undated=[each for each in begun if not each.signed_on],
        ended=ended,
        after=[each for each in pledges if _stands(registry, each, after)],
    )


def networks_on(registry: Snapshot, day: date) -> list[Network]:
    """Return the networks that are there on a day; one without a first day is from when it was recorded."""
    return [
        each
        for each in registry.networks
        if (each.start or _recorded_on(registry, each.id)) <= day <= (each.end or date.max)
    ]


def _recorded_on(registry: Snapshot, id_: str) -> date:
    """Return when what has no date of its own was recorded; today, where the history does not tell."""
    return min(registry.recorded_on.get(id_, date.max), registry.today)


def _ever_stands(registry: Snapshot, pledge: Pledge) -> bool:
    """Tell whether a pledge was not closed before it was recorded as signed."""
    return not pledge.closing or pledge.closing.on >= since(registry, pledge)


def _stands(registry: Snapshot, pledge: Pledge, day: date) -> bool:
    return since(registry, pledge) <= day and not (pledge.closing and pledge.closing.on <= day)
