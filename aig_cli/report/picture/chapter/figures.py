"""What are the key figures of the year?"""

from collections.abc import Sequence
from typing import Final

from aig_cli.language import NOT_AVAILABLE
from aig_cli.report.chart import Bars
from aig_cli.report.document import Chapter, Column, Grid, Highlight
from aig_cli.report.figures import Figure, figures
from aig_cli.report.picture.view import View
from aig_cli.report.question import Plain
from aig_cli.report.scope import scope_over

KEY: Final = (
    "pledges",
    "pledges_before",
    "pledges_new",
    "pledges_undated",
    "pledges_ended",
    "organisations",
    "organisations_per_pledge",
    "organisations_in_several",
    "networks_regional",
    "networks_thematic",
    "answered",
    "status_completed",
    "status_unknown",
    "planning_on_schedule",
    "reach",
    "targets_met",
)
"""The figures that are told, in this order."""
LARGE: Final = (
    "pledges",
    "organisations",
    "organisations_per_pledge",
    "answered",
    "status_completed",
    "planning_on_schedule",
    "targets_met",
    "reach",
)
"""Those that are shown large."""


def chapter(view: View) -> Chapter:
    """Return the key figures, each with its rule, beside those of the year that it is compared with."""
    say = view.language.say
    now, before = _told(view, view.year), _told(view, view.compared)
    heading = say("Key figures")
    columns = (
        Column("figure", say("figure"), "text"),
        Column("value", str(view.year)),
        Column("upper", say("at most"), is_optional=True),
        Column("of", say("of"), is_optional=True),
        Column("percentage", say("share"), "percentage", is_optional=True),
        Column("compared", str(view.compared)),
        Column("compared_upper", say("at most in {year}", year=view.compared), is_optional=True),
        Column("compared_percentage", say("share in {year}", year=view.compared), "percentage", is_optional=True),
        Column("rule", say("rule"), "text"),
    )
    rows = [_row(now[name], before[name]) for name in KEY]
    finding = _finding(view, now)
    chart, highlights = _chart(view, now, finding), [_highlight(view, now[name]) for name in LARGE]
    return Chapter("figures", heading, finding, Grid(columns, rows), [chart], highlights=highlights)


def _highlight(view: View, each: Figure) -> Highlight:
    say, language = view.language.say, view.language
    if each.value is None:
        return Highlight(each.label, NOT_AVAILABLE)
    beside = "" if each.percentage is None else language.percentage(each.percentage)
    if each.upper is not None:
        beside = say("to {number}", number=language.number(each.upper))
    return Highlight(each.label, language.number(each.value), beside)


def _told(view: View, year: int) -> dict[str, Figure]:
    """Return the figures of a year by name, on its last day or on the as-of date."""
    return {each.figure: each for each in figures(scope_over(view.registry, year, view.language))}


def _row(now: Figure, before: Figure) -> Sequence[Plain]:
    then = (before.value, before.upper, before.percentage)
    return (now.label, now.value, now.upper, now.of, now.percentage, *then, now.rule)


def _finding(view: View, now: dict[str, Figure]) -> str:
    say, number = view.language.say, view.language.number
    response = now["answered"]
    stand = say(
        "Pledges on {day}: {pledges}. Organisations in them, each counted once: {organisations}; per pledge: {places}.",
        day=view.language.day(view.day),
        organisations=number(now["organisations"].value or 0),
        pledges=number(now["pledges"].value or 0),
        places=number(now["organisations_per_pledge"].value or 0),
    )
    if response.value is None or not response.of:
        return f"{stand} {say('No account was asked for over {year}.', year=view.year)}"
    told = say(
        "Over {year} {answered} of the {asked} pledges that were asked gave an account ({share}).",
        year=view.year,
        answered=number(response.value),
        asked=number(response.of),
        share=view.language.percentage(response.percentage),
    )
    return f"{stand} {told}"


def _chart(view: View, now: dict[str, Figure], finding: str) -> Bars:
    say = view.language.say
    names = ("pledges_before", "pledges_new", "pledges_undated", "pledges_ended", "pledges")
    signs = {"pledges_ended": -1}
    return Bars(
        title=say("From stock to stock"),
        description=f"{finding} {now['pledges_before'].rule}",
        labels=[now[name].label for name in names],
        values=[(now[name].value or 0) * signs.get(name, 1) for name in names],
    )
