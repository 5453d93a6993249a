"""Did pledges lead to new collaboration?"""

from aig_cli.model.code import NewCollaboration
from aig_cli.report.document import Chapter, Column
from aig_cli.report.picture.view import View
from aig_cli.report.pieces import listed, yearly
from aig_cli.report.share import share
from aig_cli.report.tally import Tally, tally


def chapter(view: View) -> Chapter:
    """Return the pledges that the rounds of both years asked, by whether they led to new collaboration."""
    language, say = view.language, view.language.say
    tallies = {
        year: tally(NewCollaboration, (report.new_collaboration for _, report in view.accounts(year)))
        for year in view.years
    }
    pieces = yearly(language, Column("pledges", say("pledges")), NewCollaboration, tallies, [*NewCollaboration])
    heading = say("New collaboration")
    finding = " ".join(_finding(view, year, tallies[year]) for year in reversed(view.years))
    notes = [
        *(view.were_asked(year) for year in view.years),
        say("Unknown is where no answer was given; it stays out of the shares of those known."),
    ]
    chart = pieces.chart(heading, finding, language)
    return Chapter("collaboration", heading, finding, pieces.grid(language), [chart], notes)


def _finding(view: View, year: int, pledges: Tally) -> str:
    language = view.language
    if not view.accounts(year):
        return view.absence(year)
    if not pledges.known:
        return language.several(
            "The one pledge of which an account over {year} was asked or given does not say whether it led to new "
            "collaboration (n/a).",
            "None of the {number} pledges of which an account over {year} was asked or given says whether it led to "
            "new collaboration (n/a).",
            pledges.total,
            year=year,
        )
    return language.several(
        "The one pledge of which an account over {year} was asked or given says whether it led to new collaboration: "
        "{told}.",
        "Of the {number} pledges of which an account over {year} was asked or given, {known} ({share}) say whether "
        "they led to new collaboration: {told}.",
        pledges.total,
        year=year,
        known=language.number(pledges.known),
        share=language.percentage(share(pledges.known, pledges.total)),
        told=listed(pledges, language),
    )
