"""What a chapter of the yearly picture is told from."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from functools import cached_property

from aig_cli.language import Language
from aig_cli.model.code import ReportState
from aig_cli.model.pledge import Pledge
from aig_cli.model.report import ANSWERED, Report
from aig_cli.model.snapshot import Snapshot
from aig_cli.report.stock import stock


class View:
    """A year in the register, beside the year that it is compared with.

    Attributes:
        registry: the register as of a day, which is its `today`.
        year, compared: the year, and the one that it is compared with.
        language: the one in which it is told.
    """

    def __init__(self, registry: Snapshot, year: int, compared: int, language: Language) -> None:
        for records in (registry.networks, registry.pledges, registry.reports):
            records.keep()
        self.registry = registry
        self.year = year
        self.compared = compared
        self.language = language

    @property
    def day(self) -> date:
        """The day of the stocks of the year."""
        return self.last_day(self.year)

    def last_day(self, year: int) -> date:
        """Return the day of the stocks of a year: its last one, or the as-of date where that comes first."""
        return min(date(year, 12, 31), self.registry.today)

    @property
    def years(self) -> Sequence[int]:
        """Both years, in their order; one where they are the same."""
        return sorted({self.compared, self.year})

    @cached_property
    def pledges(self) -> Sequence[Pledge]:
        """The pledges that stand on that day."""
        return stock(self.registry, self.day)

    def accounts(self, year: int) -> Sequence[tuple[Pledge, Report]]:
        """Return the pledges that a year's round asked, each with its report; those that were exempt are not there."""
        return self._accounts[year]

    @cached_property
    def _accounts(self) -> defaultdict[int, list[tuple[Pledge, Report]]]:
        """The accounts of every year: read once, since most chapters are told from them."""
        signed = {pledge.id: pledge for pledge in self.registry.pledges if pledge.was_signed}
        found: defaultdict[int, list[tuple[Pledge, Report]]] = defaultdict(list)
        for report in self.registry.reports:
            if report.pledge in signed and report.state is not ReportState.EXEMPT:
                found[report.year].append((signed[report.pledge], report))
        return found

    def answered(self, year: int) -> list[tuple[Pledge, Report]]:
        """Return those of the accounts of a year that came in, each with its pledge."""
        return [(pledge, report) for pledge, report in self.accounts(year) if report.state in ANSWERED]
