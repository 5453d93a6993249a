"""Which pledges is an organisation in, and in which role?"""

from collections.abc import Iterator

from aig_cli.language import Language
from aig_cli.model.code import Role
from aig_cli.model.organisation import Organisation
from aig_cli.model.pledge import Party, Pledge
from aig_cli.model.snapshot import Snapshot
from aig_cli.report.document import Chapter, Column, Grid
from aig_cli.report.page.fact import standing, standing_rule, stands
from aig_cli.report.question import Plain
from aig_cli.report.stock import stock


def chapter(registry: Snapshot, partner: Organisation, language: Language) -> Chapter:
    """Return the pledges of an organisation: its roles, where each stands, and the last account."""
    say = language.say
    columns = (
        Column("pledge", say("pledge"), "text"),
        Column("id", say("id"), "text"),
        Column("role", say("role"), "text"),
        Column("since", say("since"), "day"),
        Column("until", say("until"), "day"),
        Column("state", say("state"), "text"),
        Column("last_reported", say("last account"), "year"),
        Column("standing", say("standing"), "text"),
    )
    rows = [_row(registry, pledge, party, language) for pledge, party in _stays(registry, partner)]
    notes = [
        say(
            "A pledge stands from its signing until it is closed; drafts, and pledges that were closed or withdrawn, "
            "are listed and not counted. Who joined later or left has a day of its own."
        ),
        standing_rule(language),
    ]
    return Chapter(
        "pledges",
        say("Pledges"),
        _finding(registry, partner, language),
        Grid(columns, rows),
        notes=notes if rows else [],
    )


def _stays(registry: Snapshot, partner: Organisation) -> Iterator[tuple[Pledge, Party]]:
    for pledge in registry.pledges:
        for party in pledge.parties:
            if party.organisation == partner.id:
                yield pledge, party


def _row(registry: Snapshot, pledge: Pledge, party: Party, language: Language) -> list[Plain]:
    return [
        pledge.title,
        pledge.id,
        party.role.label(language.code),
        party.since or pledge.start,
        party.until,
        stands(registry, pledge, language),
        registry.last_reported.get(pledge.id),
        standing(registry, pledge, language),
    ]


def _finding(registry: Snapshot, partner: Organisation, language: Language) -> str:
    today = registry.today
    there = [
        {party.role for party in pledge.parties_on(today) if party.organisation == partner.id}
        for pledge in stock(registry, today)
    ]
    if not any(there):
        return language.say("On {day} {name} is in no pledge that stands.", day=language.day(today), name=partner.name)
    return language.several(
        "On {day} {name} is in one pledge that stands, and holds {held}.",
        "On {day} {name} is in {number} pledges that stand, and holds {held}.",
        sum(map(bool, there)),
        day=language.day(today),
        name=partner.name,
        held=language.number(sum(Role.HOLDER in roles for roles in there)),
    )
