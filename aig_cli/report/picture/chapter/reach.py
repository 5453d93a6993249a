"""How many people were reached, as the accounts of a year report it?"""

from collections import Counter
from collections.abc import Sequence

from aig_cli.language import Language
from aig_cli.model.code import ReachMethod, Setting
from aig_cli.model.reach import Reached, counts_persons, reached
from aig_cli.report.bounds import between, bounds_rule
from aig_cli.report.chart import Series, Stacked
from aig_cli.report.document import Chapter, Column, Grid
from aig_cli.report.grouping import by_code
from aig_cli.report.picture.view import View
from aig_cli.report.rounds import Account


def chapter(view: View) -> Chapter:
    """Return the bounds of the people reached in the year and in the compared one, by setting and altogether."""
    say = view.language.say
    labels = [*(each.label(view.language.code) for each in Setting), say("no setting"), say("all pledges")]
    before, now = (_groups(view.answered(year)) for year in (view.compared, view.year))
    finding = _finding(view, before[-1], now[-1])
    years = [str(view.compared), str(view.year)]
    return Chapter(
        name="reach",
        heading=say("Reach"),
        finding=finding,
        grid=Grid(
            _columns(view),
            [
                (label, then.lower, then.upper, each.lower, each.upper, each.known, each.audiences)
                for label, then, each in zip(labels, before, now, strict=True)
            ],
            [*Setting, "none", "all"],
        ),
        charts=[
            _chart(view.language, say("Reach per year"), finding, years, [before[-1], now[-1]]),
            _chart(view.language, say("Reach by setting in {year}", year=view.year), finding, labels[:-1], now[:-1]),
        ],
        notes=_notes(view, now[-1]),
    )


def _groups(accounts: Sequence[Account]) -> list[Reached]:
    """Return the people reached by the pledges of each setting, by those without one, and altogether."""
    groups = by_code(accounts, Setting, lambda each: each[0].settings)
    return [reached(report.reach for _, report in group) for group in groups]


def _columns(view: View) -> list[Column]:
    say = view.language.say
    return [
        Column("setting", say("setting"), "text"),
        Column("lower_compared", say("at least, in {year}", year=view.compared)),
        Column("upper_compared", say("at most, in {year}", year=view.compared)),
        Column("lower", say("at least, in {year}", year=view.year)),
        Column("upper", say("at most, in {year}", year=view.year)),
        Column("known", say("audiences with a number")),
        Column("audiences", say("audiences")),
    ]


def _finding(view: View, before: Reached, now: Reached) -> str:
    say, number = view.language.say, view.language.number
    if not view.answered(view.year):
        return view.absence(view.year)
    if now.lower is None:
        return say("No account over {year} tells how many people were reached: n/a.", year=view.year)
    return say(
        "According to the accounts over {year} ({accounts}), the number of people reached was {people}, from the "
        "audiences with a number ({known} of {audiences}). According to those over {compared} ({accounts_before}) it "
        "was {earlier}.",
        year=view.year,
        people=between(view.language, now),
        known=number(now.known),
        audiences=number(now.audiences),
        accounts=view.came_in(view.year),
        compared=view.compared,
        accounts_before=view.came_in(view.compared),
        earlier=between(view.language, before),
    )


def _chart(
    language: Language, title: str, description: str, labels: Sequence[str], groups: Sequence[Reached]
) -> Stacked:
    more = [None if each.upper is None or each.lower is None else each.upper - each.lower for each in groups]
    least = Series(language.say("at least"), [each.lower for each in groups])
    most = Series(language.say("at most so many more"), more)
    summed = language.say("at most")
    return Stacked(
        title=title, description=description, labels=labels, series=[least, most], is_whole=False, summed=summed
    )


def _notes(view: View, now: Reached) -> list[str]:
    language = view.language
    audiences = [each for _, report in view.answered(view.year) for each in report.reach if counts_persons(each)]
    methods = Counter(each.method for each in audiences if each.value is not None)
    told = [f"{each.label(language.code)} {language.number(methods[each])}" for each in ReachMethod]
    return [
        *bounds_rule(language),
        language.several(
            "Only persons are counted: {number} audience in visits, views, copies or the like stays apart.",
            "Only persons are counted: {number} audiences in visits, views, copies or the like stay apart.",
            now.apart,
        ),
        language.say("How the numbers are known: {methods}.", methods=language.listed(told)),
        language.say("A pledge may have several settings and counts in each: the rows are not to be added up."),
    ]
