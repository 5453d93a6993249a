"""Who still owes the account of a year, and whom to call about it?"""

from collections.abc import Iterable, Iterator
from datetime import date
from operator import attrgetter
from typing import Final

from msgspec import structs

from aig_cli.model.code import Standing
from aig_cli.model.field import Day, Email, Line, OrganisationId, Phone, PledgeId, Record, Year
from aig_cli.model.owing import ACCOUNT, owed
from aig_cli.model.pledge import Pledge
from aig_cli.model.report import Report, Round
from aig_cli.model.snapshot import Snapshot
from aig_cli.model.standing import missed_rounds, standing_of
from aig_cli.model.text import fold
from aig_cli.report.pledges import Related, related
from aig_cli.report.question import Question, paths
from aig_cli.report.rounds import in_rounds

MISSING: Final = frozenset({True})
PARTIAL: Final = frozenset({False})
BOTH: Final = MISSING | PARTIAL
"""Whether nothing came in: accounts that are missing, those that came in part, and both."""


class Debt(Record, frozen=True, kw_only=True):
    """A pledge that still owes something of the account of a year."""

    pledge: PledgeId
    title: Line
    year: Year
    owes: tuple[Line, ...]
    missed: int | None  # rounds in a row
    standing: Standing | None
    last_reported: Year | None
    holder: OrganisationId | None  # its name, as people know it
    organisation: OrganisationId | None
    reminded_on: Day | None
    reminders: int
    closes: Day | None


class Call(Debt, frozen=True, kw_only=True):
    """The same, with whom to write to or call: personal data."""

    contact: Line | None = None
    email: Email | None = None
    phone: Phone | None = None


_THROUGH_PLEDGE = related(attrgetter("pledge"))
_LISTED = ("pledge", "standing", "missed", "last_reported", "reminded_on", "holder")


def question(round_: Round, are_missing: frozenset[bool], *, with_contacts: bool) -> Question:
    """Return the question who owes an account of a round: those that are `MISSING`, `PARTIAL`, or `BOTH`.

    Sorted by the name of the holder, and then by pledge.
    """
    kind = Call if with_contacts else Debt

    def rows(registry: Snapshot) -> list[Debt]:
        debts = [each for each in _debts(registry, round_) if (each.owes == (ACCOUNT,)) in are_missing]
        debts.sort(key=lambda each: (fold(each.holder or ""), int(each.pledge[1:])))
        return [_call(registry, each) for each in debts] if with_contacts else debts

    return Question(
        name="accounts due",
        record=kind,
        rows=rows,
        columns=paths(kind),
        listed=(*_LISTED, *(("contact", "phone", "email") if with_contacts else ()), "owes"),
        beside=(Related,),
        derived={name: get for name, get in _THROUGH_PLEDGE.items() if name not in Debt.__struct_fields__},
    )


def _debts(registry: Snapshot, round_: Round) -> Iterator[Debt]:
    """Yield the pledges that owe something; one that was closed since it was asked does so until it is exempt."""
    for pledge, report in in_rounds(registry, [round_.year]):
        if owes := owed(pledge, report, registry.reports_of(pledge.id)):
            yield _debt(registry, round_, pledge, report, owes)


def _debt(registry: Snapshot, round_: Round, pledge: Pledge, report: Report, owes: tuple[str, ...]) -> Debt:
    party = pledge.holder_on(registry.today)
    holder = registry.organisation(party.organisation) if party else None
    return Debt(
        pledge=pledge.id,
        title=pledge.title,
        year=round_.year,
        owes=owes,
        missed=missed_rounds(registry, pledge),
        standing=standing_of(registry, pledge),
        last_reported=registry.last_reported.get(pledge.id),
        holder=holder.name if holder else None,
        organisation=holder.id if holder else None,
        reminded_on=max(report.reminders, default=None),
        reminders=len(report.reminders),
        closes=round_.closes,
    )


def _call(registry: Snapshot, debt: Debt) -> Call:
    """Return a debt with the first contact person of the holder who can be reached today."""
    contacts = registry.organisation(debt.organisation).contacts if debt.organisation else ()
    there = (each for each in contacts if (each.valid_until or date.max) >= registry.today)
    contact = next(there, None)
    person = {"contact": contact.name, "email": contact.email, "phone": contact.phone} if contact else {}
    return Call(**{**structs.asdict(debt), **person})


def without_contact(calls: Iterable[Call]) -> int:
    """Return how many holders have nobody to write to or call."""
    return len({each.organisation for each in calls if each.contact is None})
