"""How far are the commitments of a network's pledges, and whom did they reach?"""

from collections.abc import Mapping, Sequence

from aig_cli.language import Language
from aig_cli.model.code import ReportState, Status
from aig_cli.model.network import Network
from aig_cli.model.pledge import Pledge
from aig_cli.model.reach import Reached, reached
from aig_cli.model.report import ANSWERED, Report
from aig_cli.model.snapshot import Snapshot
from aig_cli.report.document import Chapter, Column
from aig_cli.report.page.audience import between, reach_grid, reach_rule
from aig_cli.report.picture.pieces import Pieces, listed
from aig_cli.report.rounds import in_rounds
from aig_cli.report.tally import Tally, tally, told

Accounts = Mapping[int, Sequence[tuple[Pledge, Report]]]
"""The pledges that were asked for an account of a year, each with its report, by year."""


def accounts(registry: Snapshot, network: Network) -> Accounts:
    """Return the pledges of a network that each round asked; of the rounds that asked any."""
    found = {}
    for year in sorted(each.year for each in registry.rounds):
        there = [
            (pledge, report)
            for pledge, report in in_rounds(registry, [year])
            if network.id in pledge.networks and report.state is not ReportState.EXEMPT
        ]
        if there:
            found[year] = there
    return found


def status(registry: Snapshot, asked: Accounts, language: Language) -> Chapter:
    """Return the commitments of the pledges that were asked, by their status over each year."""
    say = language.say
    tallies = {
        year: tally(Status, (each.status for each in told(registry, there, year))) for year, there in asked.items()
    }
    year, whole = Column("year", say("year"), "year"), Column("commitments", say("commitments"))
    pieces = Pieces(year, whole, [*tallies.items()] or [(None, tally(Status, ()))], [Status.COMPLETED])
    heading, finding = say("Status of commitments"), _status_finding(tallies, asked, language)
    charts = [pieces.chart(heading, finding, language)] if tallies else []
    notes = [
        say("Commitments of the pledges that the round of a year asked for an account, without the exempt."),
        say("Unknown is where no status was reported over the year; it stays out of the shares of those known."),
    ]
    return Chapter("status", heading, finding, pieces.grid(language), charts, notes)
