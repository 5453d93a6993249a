"""How do the commitments stand to their plan?"""

from collections.abc import Sequence

from aig_cli.language import Language
from aig_cli.model.code import Planning
from aig_cli.report.document import Chapter, Column
from aig_cli.report.picture.view import View
from aig_cli.report.pieces import known_of, unknown_rule, yearly
from aig_cli.report.tally import Tally, Told, tally, told


def chapter(view: View) -> Chapter:
    """Return the commitments of the pledges that the rounds of both years asked, by their planning."""
    language, say = view.language, view.language.say
    commitments = {year: told(view.registry, view.accounts(year), year) for year in view.years}
    tallies = {year: tally(Planning, (each.planning for each in told_of)) for year, told_of in commitments.items()}
    pieces = yearly(language, Column("commitments", say("commitments")), Planning, tallies, [*Planning])
    heading = say("Planning")
    finding = " ".join(_finding(view, year, tallies[year]) for year in reversed(view.years))
    notes = [
        *(view.were_asked(year) for year in view.years),
        say("Of their commitments, those that were dropped or added after the year are left out."),
        unknown_rule(language, say("planning")),
        *(_finished(language, year, commitments[year]) for year in view.years),
    ]
    chart = pieces.chart(heading, finding, language)
    return Chapter("planning", heading, finding, pieces.grid(language), [chart], notes)


def _finding(view: View, year: int, commitments: Tally) -> str:
    if not view.accounts(year):
        return view.absence(year)
    return known_of(view.language, year, view.language.say("planning"), commitments)


def _finished(language: Language, year: int, commitments: Sequence[Told]) -> str:
    """Return how many of the unknown have no plan to stand to any more, as a note."""
    return language.several(
        "Of the unknown over {year}, {number} commitment is completed or stopped.",
        "Of the unknown over {year}, {number} commitments are completed or stopped.",
        sum(each.planning is None and each.is_finished for each in commitments),
        year=year,
    )
