"""Which accounts did a pledge give, and what was corrected in them?"""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from aig_cli.model.code import word_label
from aig_cli.model.field import Field, fields_of
from aig_cli.model.report import ANSWERED, Correction, Report, Update
from aig_cli.report.document import Chapter, Column, Grid
from aig_cli.report.page.view import View
from aig_cli.report.question import Plain
from aig_cli.report.response import reason_label
from aig_cli.report.rounds import counts

_FIELDS: Final[dict[str, Field]] = {field.name: field for kind in (Report, Update) for field in fields_of(kind)}


def chapter(view: View) -> Chapter:
    """Return where the account of each year stands."""
    say = view.language.say
    columns = (
        Column("year", say("year"), "year"),
        Column("state", say("state"), "text"),
        Column("reason", say("reason"), "text"),
        Column("received_on", say("received on"), "day"),
        Column("respondent", say("given by"), "text"),
        Column("reminders", say("reminders")),
        Column("corrections", say("corrections")),
    )
    grid = Grid(columns, [_row(view, each) for each in view.reports])
    note = say("An account that was exempt was not asked for. One that is received is established by the team later.")
    return Chapter("accounts", say("Accounts"), _finding(view), grid, notes=[note] if view.reports else [])


def _row(view: View, report: Report) -> list[Plain]:
    language = view.language
    return [
        report.year,
        report.state.label(language.code),
        reason_label(report.reason, report.state, language) if report.reason else None,
        report.received_on,
        view.registry.name_of(report.respondent) if report.respondent and report.state in ANSWERED else None,
        len(report.reminders),
        len(report.corrections),
    ]


def _finding(view: View) -> str:
    say, several = view.language.say, view.language.several
    rounds = view.registry.rounds
    found = counts(Counter(each.state for each in view.reports if rounds.get(each.year)))
    without = sum(each.state in ANSWERED for each in view.reports)
    if not found.asked and not without:
        return say("No account of this pledge was asked for yet.")
    if not found.asked:
        return say("No round asked for an account of this pledge; accounts that came in: {number}.", number=without)
    return several(
        "An account over one year was asked for; {answered} came in.",
        "Accounts over {number} years were asked for; {answered} came in.",
        found.asked,
        answered=view.language.number(found.answered),
    )


def corrections(view: View) -> Iterator[Chapter]:
    """Yield what was corrected in accounts after their round was locked, if anything was."""
    say = view.language.say
    found = [(report.year, each) for report in view.reports for each in report.corrections]
    if not found:
        return
    columns = (
        Column("on", say("corrected on"), "day"),
        Column("year", say("year"), "year"),
        Column("of", say("part"), "text"),
        Column("field", say("field"), "text"),
        Column("before", say("before"), "text"),
        Column("after", say("after"), "text"),
        Column("reason", say("reason"), "text"),
    )
    finding = view.language.several(
        "One thing was corrected after its round was locked.",
        "{number} things were corrected after their rounds were locked.",
        len(found),
    )
    grid = Grid(columns, [_correction(view, year, each) for year, each in found])
    yield Chapter("corrections", say("Corrections"), finding, grid)


def _correction(view: View, year: int, correction: Correction) -> list[Plain]:
    field, language = _FIELDS.get(correction.field), view.language
    name = correction.field.replace("_", " ")
    return [
        correction.on,
        year,
        correction.of,
        field.nl or name if field and language.code == "nl" else name,
        _said(field, correction.before, language.code),
        _said(field, correction.after, language.code),
        correction.reason,
    ]


def _said(field: Field | None, value: str | None, language: str) -> str | None:
    """Return a value as a reader knows it; a code by its label."""
    return word_label(field.codes, value, language) if field and field.codes and value else value
