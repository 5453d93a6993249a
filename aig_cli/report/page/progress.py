"""How far are the commitments of a network's pledges, and how many people did they reach?"""

from collections.abc import Mapping, Sequence

from aig_cli.language import Language
from aig_cli.model.code import ReportState, Status
from aig_cli.model.network import Network
from aig_cli.model.pledge import Pledge
from aig_cli.model.reach import reached
from aig_cli.model.report import ANSWERED, Report
from aig_cli.model.snapshot import Snapshot
from aig_cli.report.bounds import between, bounds_rule
from aig_cli.report.document import Chapter, Column, Grid
from aig_cli.report.page.audience import reach_grid
from aig_cli.report.picture.pieces import Pieces
from aig_cli.report.picture.status import status_finding
from aig_cli.report.rounds import in_rounds
from aig_cli.report.tally import tally, told

Accounts = Mapping[int, Sequence[tuple[Pledge, Report]]]
"""The pledges that an account of a year was asked of, or that gave one, each with its report, by year."""


def accounts(registry: Snapshot, network: Network) -> Accounts:
    """Return the accounts of the pledges of a network, without those that were exempt."""
    found: dict[int, list[tuple[Pledge, Report]]] = {}
    for pledge, report in in_rounds(registry, sorted({each.year for each in registry.reports})):
        if network.id in pledge.networks and report.state is not ReportState.EXEMPT:
            found.setdefault(report.year, []).append((pledge, report))
    return dict(sorted(found.items()))


def status(registry: Snapshot, asked: Accounts, language: Language) -> Chapter:
    """Return the commitments of the pledges, by their status over each year."""
    say = language.say
    tallies = {
        year: tally(Status, (each.status for each in told(registry, there, year))) for year, there in asked.items()
    }
    pieces = Pieces(
        Column("year", say("year"), "year"),
        Column("commitments", say("commitments")),
        [*tallies.items()] or [(None, tally(Status, ()))],
        [Status.COMPLETED],
    )
    grid = pieces.grid(language)
    last = _last_answered(asked)
    heading = say("Status of commitments")
    finding = no_account(language) if last is None else status_finding(language, last, tallies[last])
    notes = [
        say("Commitments of pledges that an account of the year was asked of, without the exempt."),
        say("Unknown is where no status was reported over the year; it stays out of the shares of those known."),
        say("What is stated above is of the last year over which an account came in."),
    ]
    charts = [pieces.chart(heading, finding, language)] if tallies else []
    return Chapter(
        "status", heading, finding, Grid(grid.columns, grid.rows[: len(tallies)]), charts, notes if tallies else []
    )


def reach(asked: Accounts, language: Language) -> Chapter:
    """Return the people that the pledges reached, according to the accounts of each year."""
    say = language.say
    answered = {year: [report for _, report in there if report.state in ANSWERED] for year, there in asked.items()}
    people = {year: reached(each.reach for each in reports) for year, reports in answered.items() if reports}
    last = max(people, default=None)
    finding = no_account(language)
    if last is not None:
        finding = language.several(
            "The number of people reached according to the one account over {year}: {people}.",
            "The number of people reached according to the {number} accounts over {year}: {people}.",
            len(answered[last]),
            year=last,
            people=between(language, people[last]),
        )
    grid = reach_grid(language, say("accounts over"), {str(year): each for year, each in people.items()})
    return Chapter("reach", say("Reach"), finding, grid, notes=bounds_rule(language) if people else [])


def no_account(language: Language) -> str:
    """Return that there is nothing to tell of yet."""
    return language.say("No account came in yet: what accounts would tell is n/a.")


def _last_answered(asked: Accounts) -> int | None:
    """Return the last year over which an account came in."""
    answered = [year for year, there in asked.items() if any(report.state in ANSWERED for _, report in there)]
    return max(answered, default=None)
