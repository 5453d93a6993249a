"""Which pledges gave no account in the last two rounds that asked them?"""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from aig_cli.language import NOT_AVAILABLE
from aig_cli.model.code import Standing
from aig_cli.model.pledge import Pledge
from aig_cli.model.report import ANSWERED
from aig_cli.model.standing import RED_FROM, missed_accounts, standing_after
from aig_cli.report.chart import Bars
from aig_cli.report.document import Chapter, Column, Grid
from aig_cli.report.picture.view import View
from aig_cli.report.pledges import holder_name
from aig_cli.report.question import Plain


class Followed(Struct, frozen=True):
    """A pledge that stands: how many rounds in a row it missed up to the year, and its standing after them.

    Both are None (n/a) where no round was due.
    """

    pledge: Pledge
    missed: int | None
    standing: Standing | None


def chapter(view: View) -> Chapter:
    """Return the pledges that stand and missed two rounds or more, and how many of all have which standing."""
    say = view.language.say
    followed = [_followed(view, pledge) for pledge in view.pledges]
    silent = [each for each in followed if (each.missed or 0) >= RED_FROM]
    heading, finding = say("Pledges without a report for two years"), _finding(view, followed, len(silent))
    columns = (
        Column("pledge", say("pledge"), "text"),
        Column("title", say("title"), "text"),
        Column("holder", say("pledge holder"), "text"),
        Column("last_reported", say("last reported on"), "year"),
        Column("missed", say("rounds missed")),
        Column("standing", say("standing"), "text"),
    )
    grid = Grid(columns, [_row(view, each) for each in silent])
    return Chapter("silent", heading, finding, grid, [_chart(view, finding, followed)], _notes(view))


def _followed(view: View, pledge: Pledge) -> Followed:
    missed = missed_accounts(view.registry, pledge, view.year)
    return Followed(pledge, None if missed is None else len(missed), standing_after(missed))


def _row(view: View, each: Followed) -> tuple[Plain, ...]:
    registry, pledge = view.registry, each.pledge
    years = [report.year for report in registry.reports_of(pledge.id) if report.state in ANSWERED]
    return (
        pledge.id,
        pledge.title,
        holder_name(registry, pledge, view.day),
        max((year for year in years if year <= view.year), default=None),
        each.missed,
        each.standing,
    )


def _finding(view: View, followed: Sequence[Followed], silent: int) -> str:
    say, number = view.language.say, view.language.number
    due = sum(each.missed is not None for each in followed)
    if not due:
        return say(
            "Up to {year} no round was due for a pledge that stood on {day}: who is silent is not known (n/a).",
            year=view.year,
            day=view.language.day(view.day),
        )
    return say(
        "Of the pledges that stood on {day} and were due to report in a round ({due}), {silent} gave no account in the "
        "last two rounds that asked them.",
        day=view.language.day(view.day),
        due=number(due),
        silent=number(silent),
    )


def _chart(view: View, finding: str, followed: Sequence[Followed]) -> Bars:
    say = view.language.say
    standings = Counter(each.standing for each in followed)
    meanings = {
        Standing.GREEN: say("none missed"),
        Standing.YELLOW: say("one missed"),
        Standing.RED: say("two or more missed"),
        Standing.DORMANT: say("missed and silent"),
    }
    labels = [f"{each.label(view.language.code)}: {meaning}" for each, meaning in meanings.items()]
    return Bars(
        title=say("Pledges by standing: rounds missed in a row"),
        description=finding,
        labels=[*labels, f"{NOT_AVAILABLE}: {say('none due')}"],
        values=[standings[each] for each in (*meanings, None)],
    )


def _notes(view: View) -> list[str]:
    say = view.language.say
    return [
        say(
            "A round counts for a pledge when it was asked (not exempt), and answered, or will not answer, or the "
            "round is over: closed or locked. Rounds over years after {year} are left out.",
            year=view.year,
        ),
        say(
            "Standing by rounds missed in a row: green none, yellow one, red two or more; dormant where the partner is "
            "unreachable too, or nothing was heard in two rounds. n/a where no round was due."
        ),
    ]
