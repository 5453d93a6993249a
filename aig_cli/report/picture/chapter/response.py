"""How many of the pledges that were asked gave an account, per network and year?"""

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct

from aig_cli.language import Language
from aig_cli.model.code import NetworkKind, ReportState
from aig_cli.report.chart import Heat
from aig_cli.report.document import Chapter, Column, Grid
from aig_cli.report.grouping import NONE
from aig_cli.report.picture.view import View
from aig_cli.report.question import Plain
from aig_cli.report.response import states_by
from aig_cli.report.rounds import Account, Counts, counts, in_rounds
from aig_cli.report.stock import networks_on

YEARS = 5
"""So many years are told of, up to that of the picture."""


class Group(Struct, frozen=True):
    """A network by its id, the pledges in `none`, or `all` pledges: the response to the round of each year."""

    key: str
    name: str
    kind: NetworkKind | None
    years: Sequence[Counts]

    @property
    def row(self) -> tuple[Plain, ...]:
        """The response of each year, and the counts of the last one."""
        last = self.years[-1]
        return (self.name, self.kind, *(each.percentage for each in self.years), last.answered, last.asked)


def chapter(view: View) -> Chapter:
    """Return the response of each network in the rounds of the last five years, of pledges in none, and of all."""
    say = view.language.say
    years = _years(view)
    groups = _groups(view, years)
    heading, finding = say("Response per network and year"), _finding(view, groups)
    columns = (
        Column("network", say("network"), "text"),
        Column("kind", say("kind"), "text"),
        *(Column(f"response_{year}", say("response in {year}", year=year), "percentage") for year in years),
        Column("answered", say("answered in {year}", year=view.year)),
        Column("asked", say("asked in {year}", year=view.year)),
    )
    chart = Heat(
        title=heading,
        description=finding,
        in_percent=True,
        rows=[each.name for each in groups],
        columns=[str(year) for year in years],
        values=[[each.percentage for each in group.years] for group in groups],
    )
    grid = Grid(columns, [each.row for each in groups], [each.key for each in groups])
    return Chapter("response", heading, finding, grid, [chart], _notes(view))


def _years(view: View) -> list[int]:
    """Return the last five years that had a round, and that of the picture, which may have had none."""
    had = {each.year for each in view.registry.rounds if view.year - YEARS < each.year < view.year}
    return [*sorted(had), view.year]


def _groups(view: View, years: Sequence[int]) -> list[Group]:
    say = view.language.say
    found = [_in_round(view, year) for year in years]
    by_network = [states_by(view.registry, each, "networks", view.day) for each in found]
    there = networks_on(view.registry, view.day)
    whole = [{NONE: Counter(report.state for _, report in each)} for each in found]
    networks = [
        Group(each.id, each.name, each.kind, _counts(each.id, by_network))
        for each in sorted(view.registry.networks, key=lambda each: (each.kind.value, each.number))
        if each in there or any(each.id in states for states in by_network)
    ]
    without = Group("none", say("in no network"), None, _counts(NONE, by_network))
    return [*networks, without, Group("all", say("all pledges"), None, _counts(NONE, whole))]


def _in_round(view: View, year: int) -> list[Account]:
    return list(in_rounds(view.registry, [year])) if view.registry.rounds.get(year) else []


def _counts(group: str, years: Sequence[Mapping[str, Counter[ReportState]]]) -> list[Counts]:
    return [counts(states.get(group, Counter())) for states in years]


def _finding(view: View, groups: Sequence[Group]) -> str:
    say, language = view.language.say, view.language
    total = groups[-1].years[-1]
    if not total.asked:
        return view.absence(view.year)
    rates = [rate for each in groups[:-2] if (rate := each.years[-1].percentage) is not None]
    told = say(
        "In the round over {year}, {answered} of the pledges that were asked ({asked}) gave an account: {rate}.",
        year=view.year,
        answered=language.number(total.answered),
        asked=language.number(total.asked),
        rate=language.percentage(total.percentage),
    )
    return " ".join([told, *_between(language, rates)])


def _between(language: Language, rates: Sequence[float]) -> list[str]:
    """Return between which rates the networks lie, where they differ."""
    if len(set(rates)) < 2:
        return []
    lowest, highest = language.percentage(min(rates)), language.percentage(max(rates))
    return [language.say("By network it was from {lowest} to {highest}.", lowest=lowest, highest=highest)]


def _notes(view: View) -> list[str]:
    say = view.language.say
    return [
        say(
            "Response = pledges that gave an account / pledges that were asked. All in a round but the exempt were "
            "asked; where nobody was, it is n/a."
        ),
        say(
            "A pledge counts in each of its networks, and once among all pledges: the rows are not to be added up. Its "
            "networks are those of the as-of date, for earlier rounds too."
        ),
        *view.still_running(view.year),
    ]
