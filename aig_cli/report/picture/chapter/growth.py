"""How did the number of pledges grow, year by year?"""

from aig_cli.report.chart import Columns, Series
from aig_cli.report.document import Chapter, Column, Grid
from aig_cli.report.picture.view import View
from aig_cli.report.scope import scope_over
from aig_cli.report.stock import Flow, years


def chapter(view: View) -> Chapter:
    """Return the stock at the end of each year up to the year of the picture, and what was signed and closed in it."""
    say = view.language.say
    flows = {year: scope_over(view.registry, year, view.language).flow for year in years(view.registry, view.year)}
    rows = [(year, *each.counts) for year, each in flows.items()]
    heading, finding = say("Growth per year"), _finding(view, flows[view.year])
    columns = (
        Column("year", say("year"), "year"),
        Column("before", say("stock before")),
        Column("new", say("signed")),
        Column("undated", say("recorded, day of signing unknown")),
        Column("ended", say("closed")),
        Column("after", say("stock")),
    )
    chart = Columns(
        title=heading,
        description=finding,
        labels=[str(year) for year in flows],
        series=[
            Series(say("stock"), [len(each.after) for each in flows.values()]),
            Series(say("signed"), [len(each.new) for each in flows.values()]),
        ],
    )
    note = say("Stock before + signed + recorded - closed = stock, in every row. A pledge stands until it is closed.")
    return Chapter("growth", heading, finding, Grid(columns, rows), [chart], [note])


def _finding(view: View, last: Flow) -> str:
    before, new, undated, ended, after = last.counts
    number = view.language.number
    return view.language.say(
        "Pledges on {day}: {after}. That is {before} at the end of {year}, and since then {new} signed, {undated} "
        "recorded without a day of signing, and {ended} closed.",
        day=view.language.day(view.day),
        after=number(after),
        before=number(before),
        year=view.year - 1,
        new=number(new),
        undated=number(undated),
        ended=number(ended),
    )
