"""What a chapter of the yearly picture is told from."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property

from aig_cli.language import Language
from aig_cli.model.pledge import Pledge
from aig_cli.model.snapshot import Snapshot
from aig_cli.report.rounds import Account, answered, asked, in_rounds
from aig_cli.report.stock import last_day, stock


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
        return last_day(self.registry, year)

    @property
    def years(self) -> Sequence[int]:
        """Both years, in their order; one where they are the same."""
        return sorted({self.compared, self.year})

    @cached_property
    def pledges(self) -> Sequence[Pledge]:
        """The pledges that stand on that day."""
        return stock(self.registry, self.day)

    def accounts(self, year: int) -> Sequence[Account]:
        """Return the pledges that the round of one of both years asked, each with its report; not the exempt."""
        return self._accounts[year]

    @cached_property
    def _accounts(self) -> Mapping[int, Sequence[Account]]:
        """The accounts of both years: read once, since most chapters are told from them."""
        return {year: asked(in_rounds(self.registry, [year])) for year in self.years}

    def answered(self, year: int) -> Sequence[Account]:
        """Return those of the accounts of a year that came in."""
        return answered(self.accounts(year))

    # -- in words -----------------------------------------------------------------------------------------------------

    def came_in(self, year: int) -> str:
        """Return how many of the accounts that were asked for came in: `121 of 250`."""
        part, whole = (self.language.number(len(each)) for each in (self.answered(year), self.accounts(year)))
        return self.language.say("{part} of {whole}", part=part, whole=whole)

    def were_asked(self, year: int) -> str:
        """Return in a sentence how many pledges the figures over a year are about."""
        say, number = self.language.say, self.language.number(len(self.accounts(year)))
        if self.registry.rounds.get(year):
            return say(
                "Pledges that the round over {year} asked for an account, without the exempt: {pledges}.",
                year=year,
                pledges=number,
            )
        return say(
            "There was no round over {year}; pledges that gave an account of it: {pledges}.", year=year, pledges=number
        )

    def still_running(self, year: int) -> list[str]:
        """Return in a sentence that a round is not over, where it is not."""
        round_ = self.registry.rounds.get(year)
        if not round_ or round_.is_over(self.registry.today):
            return []
        return [self.language.say("The round over {year} is not over: accounts may still come in.", year=year)]

    def absence(self, year: int) -> str:
        """Return in a sentence why no account over a year came in: no round, nobody asked, or no answer."""
        say = self.language.say
        if not self.registry.rounds.get(year):
            return say("There was no reporting round over {year}, so this is not known (n/a).", year=year)
        if not self.accounts(year):
            return say("The round over {year} asked no pledge for an account, so this is not known (n/a).", year=year)
        return say("No account over {year} came in, so this is not known (n/a).", year=year)
