"""What are the key figures of the year?"""

from typing import Any, Final

from msgspec import structs

from aig_cli.language import NOT_AVAILABLE
from aig_cli.report.chart import Bars
from aig_cli.report.document import Chapter, Column, Grid, Highlight
from aig_cli.report.figures import Figure, amount, figures
from aig_cli.report.picture.view import View
from aig_cli.report.scope import scope_over

KEY: Final = (
    "pledges",
    "pledges_before",
    "pledges_new",
    "pledges_undated",
    "pledges_ended",
    "commitments",
    "commitments_firm",
    "commitments_additional",
    "commitments_measurable",
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
    say, language = view.language.say, view.language
    now, before = _told(view, view.year), _told(view, view.compared)
    heading, finding = say("Key figures"), _finding(view, now)
    columns = (
        Column("figure", say("figure"), "text"),
        Column("amount", str(view.year), "amount"),
        Column("compared", str(view.compared), "amount"),
        Column("rule", say("rule"), "text"),
    )
    rows = [
        (now[each].label, amount(now[each], language), amount(before[each], language), now[each].rule) for each in KEY
    ]
    return Chapter(
        name="figures",
        heading=heading,
        finding=finding,
        grid=Grid(columns, rows),
        charts=[_chart(view, now, finding)],
        highlights=[_highlight(view, now[name]) for name in LARGE],
        records=[_record(now[name], before[name]) for name in KEY],
    )


def _record(now: Figure, before: Figure) -> dict[str, Any]:
    """Return a figure for programs, with the numbers of the other year."""
    then = {f"compared_{name}": getattr(before, name) for name in ("value", "upper", "of", "percentage")}
    return {**structs.asdict(now), **then}


def _highlight(view: View, each: Figure) -> Highlight:
    """Return a figure as it is shown large, with its bound or its share and denominator beside it."""
    say, language = view.language.say, view.language
    if each.value is None:
        return Highlight(each.label, NOT_AVAILABLE)
    value = language.number(each.value)
    if each.upper is not None:
        return Highlight(each.label, value, say("to {number}", number=language.number(each.upper)))
    if each.of is None:
        return Highlight(each.label, value)
    of = say("of {number}", number=language.number(each.of))
    return Highlight(each.label, value, f"{of} ({language.percentage(each.percentage)})")


def _told(view: View, year: int) -> dict[str, Figure]:
    """Return the figures of a year by name, on its last day or on the as-of date."""
    return {each.figure: each for each in figures(scope_over(view.registry, year, view.language))}


def _finding(view: View, now: dict[str, Figure]) -> str:
    say, number, language = view.language.say, view.language.number, view.language
    response = now["answered"]
    stand = say(
        "Pledges on {day}: {pledges}. Organisations in them, each counted once: {organisations}; per pledge: {places}.",
        day=view.language.day(view.day),
        organisations=number(now["organisations"].value or 0),
        pledges=number(now["pledges"].value or 0),
        places=number(now["organisations_per_pledge"].value or 0),
    )
    if not response.of:
        return f"{stand} {view.absence(view.year)}"
    told = language.several(
        "For {year}, the one pledge that was asked gave {answered} accounts ({share}).",
        "For {year}, {answered} of the {number} pledges that were asked gave an account ({share}).",
        response.of,
        year=view.year,
        answered=number(response.value or 0),
        share=language.percentage(response.percentage),
    )
    return " ".join([stand, told, *view.still_running(view.year)])


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
