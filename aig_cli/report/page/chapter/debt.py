"""What does an organisation still owe of the accounts of open rounds?"""

from collections.abc import Iterator

from aig_cli.language import Language
from aig_cli.model.organisation import Organisation
from aig_cli.model.owing import ACCOUNT, owed
from aig_cli.model.report import Round
from aig_cli.model.snapshot import Snapshot
from aig_cli.report.document import Chapter, Column, Grid
from aig_cli.report.page.fact import joined
from aig_cli.report.question import Plain
from aig_cli.report.rounds import in_rounds


def chapter(registry: Snapshot, partner: Organisation, language: Language) -> Chapter:
    """Return what is still to come of an organisation, as the holder of today."""
    say = language.say
    rounds = {each.year: each for each in registry.rounds if each.locked_on is None}
    columns = (
        Column("pledge", say("pledge"), "text"),
        Column("id", say("id"), "text"),
        Column("year", say("year"), "year"),
        Column("owes", say("still to come"), "text"),
        Column("closes", say("round closes"), "day"),
    )
    rows = list(_rows(registry, partner, rounds, language))
    note = say(
        "Of rounds that are not locked, and of pledges that it holds: the whole account, or what its account does not "
        "say. What was completed or stopped before owes nothing."
    )
    return Chapter(
        "owed",
        say("Still to come"),
        _finding(partner, rounds, len(rows), language),
        Grid(columns, rows),
        notes=[note] if rows else [],
    )


def _finding(partner: Organisation, rounds: dict[int, Round], owing: int, language: Language) -> str:
    if not rounds:
        return language.say("No round is open.")
    if not owing:
        return language.say("{name} owes nothing of the rounds that are open.", name=partner.name)
    return language.several(
        "{name} still owes all or part of one account.",
        "{name} still owes all or part of {number} accounts.",
        owing,
        name=partner.name,
    )


def _rows(
    registry: Snapshot, partner: Organisation, rounds: dict[int, Round], language: Language
) -> Iterator[list[Plain]]:
    for pledge, report in in_rounds(registry, sorted(rounds)):
        holder = pledge.holder_on(registry.today)
        if holder is None or holder.organisation != partner.id:
            continue
        if owes := owed(pledge, report, registry.reports_of(pledge.id)):
            told = joined(_told(each, language) for each in owes)
            yield [pledge.title, pledge.id, report.year, told, rounds[report.year].closes]


def _told(owes: str, language: Language) -> str:
    """Return what is owed in words."""
    of, _, what = owes.partition(" ")
    if of == ACCOUNT:
        return language.say("the whole account")
    return language.say("status of {of}", of=of) if what == "status" else language.say("value of {of}", of=of)
