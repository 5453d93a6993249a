"""How far are the commitments of a network's pledges, and how many people did they reach?"""

from collections.abc import Mapping, Sequence

from aig_cli.language import Language
from aig_cli.model.code import Status
from aig_cli.model.network import Network
from aig_cli.model.reach import reached
from aig_cli.model.snapshot import Snapshot
from aig_cli.report.bounds import between, bounds_rule
from aig_cli.report.document import Chapter, Column
from aig_cli.report.page.chapter.audience import reach_grid
from aig_cli.report.pieces import known_of, unknown_rule, yearly
from aig_cli.report.rounds import Account, answered, asked, in_rounds
from aig_cli.report.tally import tally, told

Accounts = Mapping[int, Sequence[Account]]
"""The accounts that were asked for or given, by year."""


def accounts(registry: Snapshot, network: Network) -> Accounts:
    """Return the accounts of the pledges of a network, without those that were exempt."""
    found = {
        year: [each for each in asked(in_rounds(registry, [year])) if network.id in each[0].networks]
        for year in sorted({each.year for each in registry.reports})
    }
    return {year: there for year, there in found.items() if there}


def status(registry: Snapshot, accounts: Accounts, language: Language) -> Chapter:
    """Return the commitments of the pledges, by their status over each year."""
    say = language.say
    tallies = {
        year: tally(Status, (each.status for each in told(registry, there, year))) for year, there in accounts.items()
    }
    pieces = yearly(language, Column("commitments", say("commitments")), Status, tallies, [Status.COMPLETED])
    last = _last_answered(accounts)
    heading = say("Status of commitments")
    finding = _no_account(language) if last is None else known_of(language, last, say("status"), tallies[last])
    notes = [
        say("Commitments of pledges that an account of the year was asked of, without the exempt."),
        unknown_rule(language, say("status")),
        say("What is stated above is of the last year over which an account came in."),
    ]
    charts = [pieces.chart(heading, finding, language)] if tallies else []
    return Chapter("status", heading, finding, pieces.grid(language), charts, notes if tallies else [])


def reach(accounts: Accounts, language: Language) -> Chapter:
    """Return the people that the pledges reached, according to the accounts of each year."""
    say = language.say
    came_in = {year: answered(there) for year, there in accounts.items()}
    people = {year: reached(each.reach for _, each in there) for year, there in came_in.items() if there}
    last = max(people, default=None)
    finding = _no_account(language)
    if last is not None:
        finding = language.several(
            "The number of people reached according to the one account over {year}: {people}.",
            "The number of people reached according to the {number} accounts over {year}: {people}.",
            len(came_in[last]),
            year=last,
            people=between(language, people[last]),
        )
    grid = reach_grid(language, say("accounts over"), {str(year): each for year, each in people.items()})
    return Chapter("reach", say("Reach"), finding, grid, notes=bounds_rule(language) if people else [])


def _no_account(language: Language) -> str:
    """Return that there is nothing to tell of yet."""
    return language.say("No account came in yet: what accounts would tell is n/a.")


def _last_answered(accounts: Accounts) -> int | None:
    """Return the last year over which an account came in."""
    return max((year for year, there in accounts.items() if answered(there)), default=None)
