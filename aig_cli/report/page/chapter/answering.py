"""How well do some pledges answer, round by round?"""

from collections import Counter
from collections.abc import Callable, Mapping

from aig_cli.language import Language
from aig_cli.model.pledge import Pledge
from aig_cli.model.report import Round
from aig_cli.model.snapshot import Snapshot
from aig_cli.report.chart import Columns, Series
from aig_cli.report.document import Chapter, Column, Grid
from aig_cli.report.rounds import Counts, counts, in_rounds

Responses = Mapping[int, Counts]
"""The response by year."""


def responses(registry: Snapshot, belongs: Callable[[Pledge, Round], bool]) -> Responses:
    """Return the response of the pledges that belong here in a round; of rounds in which there are any."""
    found = {}
    for round_ in sorted(registry.rounds, key=lambda each: each.year):
        there = in_rounds(registry, [round_.year])
        states = Counter(report.state for pledge, report in there if belongs(pledge, round_))
        if states:
            found[round_.year] = counts(states)
    return found


def chapter(registry: Snapshot, told: Responses, language: Language, note: str) -> Chapter:
    """Return the response of some pledges, given which those are in a note."""
    say = language.say
    heading, finding = say("Response"), _finding(told, language)
    columns = (
        Column("year", say("year"), "year"),
        Column("asked", say("asked")),
        Column("answered", say("answered")),
        Column("percentage", say("response rate"), "percentage"),
        Column("no_response", say("no response")),
        Column("exempt", say("exempt")),
    )
    rows = [
        [year, each.asked, each.answered, each.percentage, each.no_response, each.exempt] for year, each in told.items()
    ]
    chart = Columns(
        title=say("Response rate"),
        description=finding,
        labels=[str(year) for year in told],
        series=[Series(say("response rate"), [each.percentage for each in told.values()])],
        in_percent=True,
    )
    notes = [note, *_rules(registry, told, language)] if told else []
    return Chapter("response", heading, finding, Grid(columns, rows), [chart] if told else [], notes)


def _rules(registry: Snapshot, told: Responses, language: Language) -> list[str]:
    say = language.say
    open_years = [str(year) for year in told if not registry.rounds[year].locked_on]
    rule = say(
        "The response rate is of the pledges that were asked: all in the round but the exempt; n/a where none was."
    )
    still = say("Not locked, so that accounts may still come in: {years}.", years=language.listed(open_years))
    return [rule, *([still] if open_years else [])]


def _finding(told: Responses, language: Language) -> str:
    last = max((year for year, each in told.items() if each.asked), default=None)
    if last is None:
        return language.say("No round asked for an account of these pledges yet.")
    return language.several(
        "Over {year} one account was asked for, and {answered} came in ({share}).",
        "Over {year} {number} accounts were asked for, and {answered} came in ({share}).",
        told[last].asked,
        year=last,
        answered=language.number(told[last].answered),
        share=language.percentage(told[last].percentage),
    )
