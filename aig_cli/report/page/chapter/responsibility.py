"""Which commitments is an organisation responsible for?"""

from collections.abc import Sequence

from msgspec import Struct

from aig_cli.language import Language
from aig_cli.model.code import Schedule, Status
from aig_cli.model.organisation import Organisation
from aig_cli.model.pledge import Commitment, Pledge
from aig_cli.model.schedule import schedule_of
from aig_cli.model.snapshot import Snapshot
from aig_cli.report.document import Chapter, Column, Grid
from aig_cli.report.page.fact import label, titled
from aig_cli.report.question import Plain


class _Charge(Struct, frozen=True):
    """A commitment: how far it was when that was last reported, over which year, and what the calendar says."""

    pledge: Pledge
    commitment: Commitment
    status: Status | None
    year: int | None
    schedule: Schedule | None


def chapter(registry: Snapshot, partner: Organisation, language: Language) -> Chapter:
    """Return the commitments that an organisation is responsible for."""
    say = language.say
    found = [
        _charge(registry, pledge, each)
        for pledge in registry.pledges
        for each in pledge.commitments
        if each.responsible == partner.id
    ]
    columns = (
        Column("commitment", say("commitment"), "text"),
        Column("pledge", say("pledge"), "text"),
        Column("due", say("due on"), "day"),
        Column("schedule", say("calendar"), "text"),
        Column("status", say("last status"), "text"),
        Column("year", say("reported over"), "year"),
    )
    grid = Grid(columns, [_row(each, language) for each in found])
    note = say(
        "Only commitments of which the register says who is responsible. The status is the last one that an account "
        "told, n/a where none did. The calendar is n/a without a due date, and for what is not signed."
    )
    heading, finding = say("Commitments it is responsible for"), _finding(registry, partner, found, language)
    return Chapter("responsible", heading, finding, grid, notes=[note] if found else [])


def _finding(registry: Snapshot, partner: Organisation, found: Sequence[_Charge], language: Language) -> str:
    if not found:
        return language.say("No commitment says that {name} is responsible.", name=partner.name)
    return language.several(
        "{name} is responsible for one commitment; overdue on {day}: {overdue}.",
        "{name} is responsible for {number} commitments; overdue on {day}: {overdue}.",
        len(found),
        name=partner.name,
        day=language.day(registry.today),
        overdue=language.number(sum(each.schedule is Schedule.OVERDUE for each in found)),
    )


def _charge(registry: Snapshot, pledge: Pledge, commitment: Commitment) -> _Charge:
    reports = list(registry.reports_of(pledge.id))
    said = [(each.year, update.status) for each in reports if (update := each.update_of(commitment.id))]
    year, status = next(((year, status) for year, status in reversed(said) if status), (None, None))
    return _Charge(pledge, commitment, status, year, schedule_of(pledge, commitment, reports, registry.today))


def _row(charge: _Charge, language: Language) -> list[Plain]:
    commitment = charge.commitment
    return [
        titled(commitment),
        charge.pledge.title,
        commitment.due.date if commitment.due else None,
        label(language, charge.schedule),
        label(language, charge.status),
        charge.year,
    ]
