"""What came of the targets, theme by theme?"""

from collections.abc import Sequence

from aig_cli.model.code import Theme
from aig_cli.model.pledge import Pledge
from aig_cli.report.chart import Bullet
from aig_cli.report.document import Chapter, Column, Grid
from aig_cli.report.grouping import by_code
from aig_cli.report.picture.view import View
from aig_cli.report.question import Plain
from aig_cli.report.result import MET_FROM, Result, Results, results, summed_up
from aig_cli.report.share import share

Found = Sequence[tuple[Pledge, Sequence[Result]]]


def chapter(view: View) -> Chapter:
    """Return how many deliverables met their targets, and the median share of a target, by theme and altogether."""
    say = view.language.say
    before, now = (_by_theme(_found(view, year)) for year in (view.compared, view.year))
    labels = [*(each.label(view.language.code) for each in Theme), say("no theme"), say("all deliverables")]
    heading, finding = say("Target against result"), _finding(view, before[-1], now[-1])
    chart = Bullet(
        title=say("Median percentage of the target in {year}", year=view.year),
        description=finding,
        in_percent=True,
        labels=labels,
        values=[each.median for each in now],
        targets=[MET_FROM for _ in now],
    )
    rows = [(label, *_row(each, then)) for label, each, then in zip(labels, now, before, strict=True)]
    return Chapter(
        "targets", heading, finding, Grid(_columns(view), rows, [*Theme, "none", "all"]), [chart], _notes(view, now[-1])
    )


def _found(view: View, year: int) -> Found:
    return [(pledge, list(results(view.registry, pledge, year))) for pledge, _ in view.accounts(year)]


def _by_theme(found: Found) -> list[Results]:
    """Return the results of the pledges of each theme, of those without one, and of all."""
    groups = by_code(found, Theme, lambda each: each[0].themes)
    return [summed_up(each for _, of in group for each in of) for group in groups]


def _columns(view: View) -> list[Column]:
    say = view.language.say
    return [
        Column("theme", say("theme"), "text"),
        Column("targets", say("with a target")),
        Column("values", say("with a value for {year}", year=view.year)),
        Column("judged", say("compared with the target")),
        Column("met", say("target met")),
        Column("met_share", say("share that met it"), "percentage"),
        Column("median", say("median percentage of the target"), "percentage"),
        Column("compared_met_share", say("share that met it in {year}", year=view.compared), "percentage"),
        Column("compared_median", say("median in {year}", year=view.compared), "percentage"),
    ]


def _row(now: Results, before: Results) -> tuple[Plain, ...]:
    counts = (now.targets, now.values, now.judged, now.met)
    return (*counts, share(now.met, now.judged), now.median, share(before.met, before.judged), before.median)


def _finding(view: View, before: Results, now: Results) -> str:
    language = view.language
    if not now.targets:
        return _without_targets(view)
    if not now.judged:
        return language.say(
            "Over {year} no deliverable that has a target ({targets}) can be compared with it: n/a.",
            year=view.year,
            targets=language.number(now.targets),
        )
    return language.say(
        "Of the deliverables that can be compared with their target over {year} ({judged} of the {targets} that have "
        "one), {met} met it: {share}. The median is {median} of the target; over {compared} it was {earlier}.",
        year=view.year,
        judged=language.number(now.judged),
        targets=language.number(now.targets),
        met=language.number(now.met),
        share=language.percentage(share(now.met, now.judged)),
        median=language.percentage(now.median),
        compared=view.compared,
        earlier=language.percentage(before.median),
    )


def _without_targets(view: View) -> str:
    if not view.accounts(view.year):
        return view.absence(view.year)
    return view.language.say(
        "No deliverable of the pledges that were asked over {year} has a target that is a number or a yes: n/a.",
        year=view.year,
    )


def _notes(view: View, now: Results) -> list[str]:
    language, say = view.language, view.language.say
    return [
        say(
            "The deliverables are those of the pledges that were asked for an account over {year} (accounts that came "
            "in: {accounts}) whose target is a number or a yes.",
            year=view.year,
            accounts=view.came_in(view.year),
        ),
        say(
            "A target is met from 100 %: the actual to date as a share of it, or, for a decrease, the share of the way "
            "from the baseline. A yes meets a yes, and has no percentage: it stays out of the median."
        ),
        language.several(
            "A missing value is n/a, never 0. {number} value cannot be compared: a decrease without a baseline, or a "
            "target of 0.",
            "A missing value is n/a, never 0. {number} values cannot be compared: decreases without a baseline, or "
            "targets of 0.",
            now.values - now.judged,
        ),
        say("A pledge counts in each of its themes: the rows are not to be added up, nor are values of several units."),
    ]
