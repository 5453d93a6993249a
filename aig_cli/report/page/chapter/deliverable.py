"""What came of the deliverables of a pledge: target against actual?"""

from collections.abc import Sequence

from msgspec import Struct

from aig_cli.model.code import Measure
from aig_cli.model.measurement import Attainment, attainment, values_of
from aig_cli.model.pledge import Deliverable
from aig_cli.model.value import Number, Quantity
from aig_cli.report.chart import Bullet
from aig_cli.report.document import Chapter, Column, Grid
from aig_cli.report.page.view import View
from aig_cli.report.question import Plain
from aig_cli.report.result import MET_FROM, has_target, result


class _Series(Struct, frozen=True):
    """The values of a deliverable by year, and how it stands at the end of the last year that has one."""

    deliverable: Deliverable
    values: dict[int, Quantity]
    last: Attainment | None

    @property
    def percentage(self) -> Number | None:
        """The share of the target that was reached."""
        return self.last.percentage if self.last else None

    @property
    def is_met(self) -> bool | None:
        """Whether the target was met; None where there is none to compare with, or no value."""
        return result(self.deliverable, self.last).is_met if self.last and has_target(self.deliverable) else None


def chapter(view: View) -> Chapter:
    """Return each deliverable with its values, and the share of its target that was reached."""
    say = view.language.say
    found = [_series(view, each) for each in view.pledge.deliverables]
    heading, finding = say("Deliverables"), _finding(view, found)
    charts = [_chart(view, finding, found)] if any(each.percentage is not None for each in found) else []
    return Chapter("deliverables", heading, finding, _grid(view, found), charts, _notes(view) if found else [])


def _series(view: View, deliverable: Deliverable) -> _Series:
    values = values_of(deliverable.id, view.reports)
    return _Series(deliverable, values, attainment(deliverable, values, max(values)) if values else None)


def _finding(view: View, found: Sequence[_Series]) -> str:
    say, several, number = view.language.say, view.language.several, view.language.number
    if not found:
        return say("The register has no deliverables of this pledge.")
    judged = [each for each in found if each.is_met is not None]
    if not judged:
        return several(
            "There is one deliverable, which cannot be compared with a target (n/a).",
            "There are {number} deliverables, of which none can be compared with a target (n/a).",
            len(found),
        )
    return several(
        "Of the one deliverable that can be compared with its target, {met} met it; deliverables that cannot: "
        "{others}.",
        "Of the {number} deliverables that can be compared with their target, {met} met it; deliverables that cannot: "
        "{others}.",
        len(judged),
        met=number(sum(each.is_met is True for each in judged)),
        others=number(len(found) - len(judged)),
    )


def _chart(view: View, finding: str, found: Sequence[_Series]) -> Bullet:
    """Return how much of each target was reached; a yes is no share."""
    found = [each for each in found if each.deliverable.measure is not Measure.YES_NO]
    return Bullet(
        title=view.language.say("Share of the target that was reached"),
        description=finding,
        labels=[f"{each.deliverable.label} ({each.deliverable.id})" for each in found],
        values=[each.percentage for each in found],
        targets=[MET_FROM] * len(found),
        in_percent=True,
    )


def _grid(view: View, found: Sequence[_Series]) -> Grid:
    say = view.language.say
    years = sorted({year for each in found for year in each.values} | {each.year for each in view.asked})
    columns = [
        Column("deliverable", say("deliverable"), "text"),
        Column("unit", say("unit"), "text"),
        Column("target", say("target")),
        *(Column(str(year), str(year)) for year in years),
        Column("actual", say("actual to date")),
        Column("percentage", say("share of the target"), "percentage"),
    ]
    return Grid(columns, [_row(view, each, years) for each in found])


def _row(view: View, series: _Series, years: Sequence[int]) -> list[Plain]:
    each = series.deliverable
    return [
        f"{each.id} {each.label}",
        "%" if each.measure is Measure.PERCENTAGE else each.unit,
        _value(view, each, each.target),
        *(_value(view, each, series.values.get(year)) for year in years),
        _value(view, each, series.last.actual if series.last else None),
        series.percentage,
    ]


def _value(view: View, deliverable: Deliverable, value: Quantity | None) -> Quantity | None:
    """Return a value as a reader knows it: a number, a text, or yes or no in the language."""
    if deliverable.measure is not Measure.YES_NO or value is None:
        return value
    return view.language.say("yes") if value == "yes" else view.language.say("no")


def _notes(view: View) -> list[str]:
    return [
        view.language.say(
            "The actual to date is the value of the last year that has one, or the sum or the highest of the years "
            "where the deliverable says so. A target is met from 100 %; for a decrease that is the share of the way "
            "from the baseline. A yes meets a yes. Without a value or a target there is nothing to compare: n/a."
        )
    ]
