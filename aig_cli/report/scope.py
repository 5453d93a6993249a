"""What figures are about: a day, a year of accounts, and some of the pledges."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from msgspec import Struct

from aig_cli.language import Language
from aig_cli.model.pledge import Pledge
from aig_cli.model.snapshot import Snapshot
from aig_cli.report.rounds import Account, answered, asked, in_rounds
from aig_cli.report.stock import Flow, flow, last_day
from aig_cli.report.tally import Told, told


class Scope(Struct, frozen=True, dict=True):
    """What figures are about.

    Attributes:
        registry: the register as of a day.
        day: the day of the stocks.
        since: the day of the stock that it is compared with.
        year: the year of the accounts; None where there are none.
        language: the one in which it is told.
        pledges: those that it is about.
    """

    registry: Snapshot
    day: date
    since: date
    year: int | None
    language: Language
    pledges: Iterable[Pledge]

    @cached_property
    def flow(self) -> Flow:
        """The stock of pledges, and how it came about."""
        return flow(self.registry, self.pledges, self.since, self.day)

    @property
    def has_round(self) -> bool:
        """Whether there was a round over the year: without one nobody was asked, whoever told something."""
        return self.year is not None and self.registry.rounds.get(self.year) is not None

    @cached_property
    def in_round(self) -> list[Account]:
        """The pledges in the round, each with its report."""
        years = [] if self.year is None else [self.year]
        return list(in_rounds(self.registry, years, self.pledges))

    @cached_property
    def asked(self) -> list[Account]:
        """Those of them that were asked for an account."""
        return asked(self.in_round)

    @property
    def answered(self) -> list[Account]:
        """Those whose account came in."""
        return answered(self.in_round)

    @cached_property
    def told(self) -> list[Told]:
        """What is known of their commitments over the year."""
        return told(self.registry, self.asked, self.year) if self.year else []


def scope_over(registry: Snapshot, year: int, language: Language) -> Scope:
    """Return what the figures of a year are about: its stock, how that came about, and its accounts."""
    day, before = last_day(registry, year), date(year - 1, 12, 31)
    return Scope(registry, day, before, year, language, registry.pledges)


def scope_of(registry: Snapshot, language: Language) -> Scope:
    """Return what the figures of today are about: the stock since the end of last year, and the last round."""
    today = registry.today
    year, before = _last_year(registry), date(today.year - 1, 12, 31)
    return Scope(registry, today, before, year, language, registry.pledges)


def _last_year(registry: Snapshot) -> int | None:
    """Return the year of the last round that is over, else of the last one, else of the last account."""
    over = [each.year for each in registry.latest_rounds if each.is_over(registry.today)]
    rounds = [each.year for each in registry.latest_rounds]
    return next(iter([*over, *rounds]), max(registry.last_reported.values(), default=None))
