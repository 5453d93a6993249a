"""How far are the commitments of a pledge, and what is due?"""

from collections.abc import Mapping
from typing import Final

from aig_cli.model.code import Schedule, Status
from aig_cli.model.pledge import Commitment
from aig_cli.model.report import ANSWERED
from aig_cli.model.schedule import schedule_of
from aig_cli.report.chart import Stacked
from aig_cli.report.document import Chapter, Column, Grid
from aig_cli.report.page.fact import label, titled
from aig_cli.report.page.view import View
from aig_cli.report.pieces import known_of, yearly
from aig_cli.report.question import Plain
from aig_cli.report.tally import Tally, Told, tally, told

SHOWN_YEARS: Final = 5
"""The last years, which fit a printed page; the chart has all."""

ByYear = Mapping[int, Mapping[str, Told]]
"""What is known over a year of the commitments that were there, by id."""


def chapter(view: View) -> Chapter:
    """Return the commitments with their status in each year, and how they stand to the calendar."""
    say = view.language.say
    by_year = _by_year(view)
    tallies = {year: tally(Status, (each.status for each in told.values())) for year, told in by_year.items()}
    heading, finding = say("Commitments"), _finding(view, tallies)
    charts = [_chart(view, heading, finding, tallies)] if tallies and view.pledge.commitments else []
    notes = _notes(view, by_year) if view.pledge.commitments else []
    return Chapter("commitments", heading, finding, _grid(view, by_year), charts, notes)


def _by_year(view: View) -> ByYear:
    return {
        report.year: {each.of: each for each in told(view.registry, [(view.pledge, report)], report.year)}
        for report in view.asked
    }


def _finding(view: View, tallies: Mapping[int, Tally]) -> str:
    say, several = view.language.say, view.language.several
    if not view.pledge.commitments:
        return say("The register has no commitments of this pledge.")
    last = next((each.year for each in reversed(view.reports) if each.state in ANSWERED), None)
    if last is None:
        return several(
            "There is one commitment; no account of it came in yet, so its progress is not known.",
            "There are {number} commitments; no account of them came in yet, so their progress is not known.",
            len(view.pledge.commitments),
        )
    return known_of(view.language, last, say("status"), tallies[last])


def _chart(view: View, title: str, description: str, tallies: Mapping[int, Tally]) -> Stacked:
    whole = Column("commitments", view.language.say("commitments"))
    return yearly(view.language, whole, Status, tallies).chart(title, description, view.language)


def _grid(view: View, by_year: ByYear) -> Grid:
    say = view.language.say
    years = [*by_year][-SHOWN_YEARS:]
    finals = {each.of: each.status for each in view.pledge.closing.final_statuses} if view.pledge.closing else {}
    columns = [
        Column("commitment", say("commitment"), "text"),
        Column("due", say("due on"), "day"),
        Column("schedule", say("calendar"), "text"),
        *(Column(str(year), str(year), "text") for year in years),
        *([Column("closing", say("at closing"), "text")] if finals else []),
    ]
    rows = [
        [
            *_commitment(view, each),
            *(_status(view, by_year[year].get(each.id)) for year in years),
            *([label(view.language, finals.get(each.id))] if finals else []),
        ]
        for each in view.pledge.commitments
    ]
    return Grid(columns, rows)


def _commitment(view: View, commitment: Commitment) -> list[Plain]:
    """Return what is the same in all years: the commitment, when it is due, what the calendar says of that."""
    due = commitment.due.date if commitment.due else None
    return [
        titled(commitment),
        due,
        label(view.language, _schedule(view, commitment)),
    ]


def _status(view: View, known: Told | None) -> str | None:
    """Return the status of a commitment in a year; n/a where it is unknown, nothing where it was not there yet."""
    return label(view.language, known.status) if known else None


def _schedule(view: View, commitment: Commitment) -> Schedule | None:
    return schedule_of(view.pledge, commitment, view.reports, view.registry.today)


def _notes(view: View, by_year: ByYear) -> list[str]:
    say, several = view.language.say, view.language.several
    overdue = sum(_schedule(view, each) is Schedule.OVERDUE for each in view.pledge.commitments)
    calendar = several(
        "The calendar is that of {day}: one commitment is overdue. Without a due date it is n/a.",
        "The calendar is that of {day}: {number} commitments are overdue. Without a due date it is n/a.",
        overdue,
        day=view.language.day(view.registry.today),
    )
    rule = say(
        "The status of a year is what its account says; what was completed or stopped before stays so where the "
        "account does not say otherwise. Without an account it is unknown: n/a, and never counted as not started. What "
        "is stated above is of the last year over which an account came in."
    )
    shown = say("The table has the last {years} years.", years=SHOWN_YEARS)
    return [calendar, *([rule] if by_year else []), *([shown] if len(by_year) > SHOWN_YEARS else [])]
