"""How many people did a pledge reach?"""

from collections.abc import Mapping

from aig_cli.language import Language
from aig_cli.model.reach import Reached, reached
from aig_cli.model.report import ANSWERED
from aig_cli.report.bounds import between, bounds_rule
from aig_cli.report.document import Chapter, Column, Grid
from aig_cli.report.page.view import View
from aig_cli.report.question import Plain


def chapter(view: View) -> Chapter:
    """Return the people that the pledge means to reach, and those that it reached according to each account."""
    say = view.language.say
    by_year = {each.year: reached([each.reach]) for each in view.reports if each.state in ANSWERED}
    told = {str(year): people for year, people in by_year.items()}
    if view.pledge.reach:
        told = {say("as pledged"): reached([view.pledge.reach]), **told}
    grid = reach_grid(view.language, say("account of"), told)
    notes = bounds_rule(view.language) if told else []
    return Chapter("reach", say("Reach"), _finding(view, by_year), grid, notes=notes)


def _finding(view: View, by_year: Mapping[int, Reached]) -> str:
    say = view.language.say
    last = max((year for year, each in by_year.items() if each.known), default=None)
    if last is None:
        return say("How many people the pledge reached is not known.")
    return say(
        "Over {year}, the last year with a number, the number of people reached was {people}.",
        year=last,
        people=between(view.language, by_year[last]),
    )


def reach_grid(language: Language, heading: str, told: Mapping[str, Reached]) -> Grid:
    """Return the bounds of the people reached in several years as a table."""
    say = language.say
    columns = (
        Column("account", heading, "text"),
        Column("lower", say("people, at least")),
        Column("upper", say("people, at most")),
        Column("audiences", say("audiences in persons")),
        Column("known", say("of which with a number")),
        Column("apart", say("audiences in other units")),
    )
    rows: list[list[Plain]] = [
        [label, each.lower, each.upper, each.audiences, each.known, each.apart] for label, each in told.items()
    ]
    return Grid(columns, rows)
