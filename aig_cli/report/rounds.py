"""Which reporting rounds were there, and how many answered?"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, Any

from msgspec import structs

from aig_cli.model.code import ReportState
from aig_cli.model.field import Count, Record, about
from aig_cli.model.pledge import Pledge
from aig_cli.model.report import ANSWERED, Report, Round, report_number
from aig_cli.model.snapshot import Snapshot
from aig_cli.report.question import Question, paths
from aig_cli.report.share import share

Account = tuple[Pledge, Report]
"""A pledge, and what became of the account that was asked of it for a year."""


class Counts(Record, frozen=True, kw_only=True):
    """How many pledges a round asked, and what came of that."""

    asked: Annotated[Count, about("Pledges that were asked for an account.", nl="uitgevraagd")] = 0
    answered: Annotated[Count, about("Pledges whose account came in.", nl="beantwoord")] = 0
    percentage: Annotated[float | None, about("Answered, in percent of those asked.", nl="respons")] = None
    no_response: Annotated[Count, about("Pledges of which no account will come.", nl="geen respons")] = 0
    exempt: Annotated[Count, about("Pledges that were not asked.", nl="vrijgesteld")] = 0


def counts(states: Counter[ReportState]) -> Counts:
    """Return the response to a round, given how many of its reports are in each state.

    All but the exempt were asked; those answered whose account was received. The percentage, in tenths, is of those
    asked, and not known (None) where nobody was.
    """
    asked = states.total() - states[ReportState.EXEMPT]
    answered = sum(states[state] for state in ANSWERED)
    return Counts(
        asked=asked,
        answered=answered,
        percentage=share(answered, asked),
        no_response=states[ReportState.NO_RESPONSE],
        exempt=states[ReportState.EXEMPT],
    )


def in_rounds(registry: Snapshot, years: Sequence[int], pledges: Iterable[Pledge] | None = None) -> Iterator[Account]:
    """Yield the pledges of the rounds of some years, all or those of some, each with its report.

    A draft is in none, whatever it tells.
    """
    for pledge in registry.pledges if pledges is None else pledges:
        for year in years if pledge.was_signed else ():
            if report := registry.reports.get(report_number(pledge.id, year)):
                yield pledge, report


def asked(accounts: Iterable[Account]) -> list[Account]:
    """Return those that were asked for, or given all the same: not of pledges that were exempt."""
    return [each for each in accounts if each[1].state is not ReportState.EXEMPT]


def answered(accounts: Iterable[Account]) -> list[Account]:
    """Return those that came in."""
    return [each for each in accounts if each[1].state in ANSWERED]


def _rows(registry: Snapshot) -> Iterator[dict[str, Any]]:
    states: defaultdict[int, Counter[ReportState]] = defaultdict(Counter)
    for _, report in in_rounds(registry, [each.year for each in registry.rounds]):
        states[report.year][report.state] += 1
    for round_ in registry.rounds:
        yield {**structs.asdict(round_), **structs.asdict(counts(states[round_.year]))}


QUESTION = Question(
    name="rounds",
    record=Round,
    rows=_rows,
    columns=(*paths(Round), *Counts.__struct_fields__),
    listed=("year", "closes", "locked_on", "asked", "answered", "percentage", "no_response", "exempt"),
    beside=(Counts,),
    mappings=True,
)
