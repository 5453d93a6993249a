"""How did the number of pledges grow, year by year?"""

from datetime import date

from aig_cli.report.chart import Columns, Series
from aig_cli.report.document import Chapter, Column, Grid
from aig_cli.report.picture.view import View
from aig_cli.report.stock import Flow, flow, since


def chapter(view: View) -> Chapter:
    """Return the stock at the end of each year up to the year of the picture, and what was signed and closed in it."""
    say, number = view.language.say, view.language.number
    years = _years(view)
    flows = [_in(view, year) for year in years]
    rows = [(year, *_counts(each)) for year, each in zip(years, flows, strict=True)]
    heading = say("Growth per year")
    columns = (
        Column("year", say("year"), "year"),
        Column("before", say("stock before")),
        Column("new", say("signed")),
        Column("undated", say("recorded, day of signing unknown")),
        Column("ended", say("closed")),
        Column("after", say("stock")),
    )
    last = flows[-1]
    finding = say(
        "Pledges on {day}: {after}. That is {before} at the end of {year}, and {new} signed and {ended} closed since.",
        day=view.language.day(view.day),
        after=number(len(last.after)),
        before=number(len(last.before)),
        year=view.year - 1,
        new=number(len(last.new) + len(last.undated)),
        ended=number(len(last.ended)),
    )
    chart = Columns(
        title=heading,
        description=finding,
        labels=[str(year) for year in years],
        series=[
            Series(say("stock"), [len(each.after) for each in flows]),
            Series(say("signed"), [len(each.new) + len(each.undated) for each in flows]),
        ],
    )
    note = say("Stock before + signed + recorded - closed = stock, in every row. A pledge stands until it is closed.")
    return Chapter("growth", heading, finding, Grid(columns, rows), [chart], [note])


def _years(view: View) -> range:
    """Return the years from the first signing on."""
    first = [since(view.registry, each).year for each in view.registry.pledges if each.was_signed]
    return range(min([*first, view.year]), view.year + 1)


def _in(view: View, year: int) -> Flow:
    return flow(view.registry, date(year - 1, 12, 31), min(date(year, 12, 31), view.day))


def _counts(each: Flow) -> tuple[int, ...]:
    return tuple(map(len, (each.before, each.new, each.undated, each.ended, each.after)))
