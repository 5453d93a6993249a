"""What accounts tell in words of a code list: how far commitments are, how they stand to their plan.

What nobody told is unknown: it stays out of the shares, and is never taken for a value.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from aig_cli.model.closing import FINISHED
from aig_cli.model.code import Code, Planning, Status
from aig_cli.model.owing import accountable, finished_before
from aig_cli.model.pledge import Pledge
from aig_cli.model.report import ANSWERED
from aig_cli.model.snapshot import Snapshot
from aig_cli.report.rounds import Account
from aig_cli.report.share import share


class Told(Struct, frozen=True):
    """What is known of a commitment over a year.

    Attributes:
        pledge: the pledge that it is of.
        of: the id of the commitment.
        status: how far it is, as its account says; where that came in and does not say, how it was finished in an
            earlier year. None is unknown.
        planning: how it stands to its plan, as its account says. None is unknown.
        was_finished: whether its account says no status, and the one here is that of an earlier year.
    """

    pledge: Pledge
    of: str
    status: Status | None
    planning: Planning | None
    was_finished: bool

    @property
    def is_finished(self) -> bool:
        """Whether it is completed or stopped."""
        return self.status in FINISHED


class Tally(Struct, frozen=True):
    """How often each value of a code list was told, and of how many nothing is known.

    Attributes:
        counts: how often, by value, in the order of the list; also where nobody told it.
        unknown: of how many nothing was told.
    """

    counts: Mapping[Code, int]
    unknown: int

    @property
    def known(self) -> int:
        """Of how many something was told: the denominator of the shares."""
        return sum(self.counts.values())

    @property
    def total(self) -> int:
        """The known and the unknown."""
        return self.known + self.unknown

    def share(self, value: Code) -> float | None:
        """Return the share of those known that have a value, in percent; None (n/a) where nothing is known."""
        return share(self.counts[value], self.known)


def tally(codes: type[Code], values: Iterable[Code | None]) -> Tally:
    """Count values of a code list; None is unknown."""
    counts = Counter(values)
    return Tally({code: counts[code] for code in codes}, counts[None])


def told(registry: Snapshot, accounts: Sequence[Account], year: int) -> list[Told]:
    """Return what is known of the commitments of pledges over a year, given each with its report over it.

    A commitment that was finished in an earlier year owes nothing: where an account came in without a word of it, it
    stays so. Where none came in it is unknown like all others, lest the known be mostly what was finished. One that an
    amendment added after the year is not there, nor is one that was dropped.
    """
    reports = (report for pledge, _ in accounts for report in registry.reports_of(pledge.id))
    finished = finished_before(year, reports)
    found = []
    for pledge, report in accounts:
        updates = {update.of: update for update in report.updates}
        before = finished if report.state in ANSWERED else {}
        for commitment in accountable(pledge, year):
            update = updates.get(commitment.id)
            status, planning = (update.status, update.planning) if update else (None, None)
            was = None if status else before.get(commitment.id)
            found.append(Told(pledge, commitment.id, status or was, planning, was is not None))
    return found
