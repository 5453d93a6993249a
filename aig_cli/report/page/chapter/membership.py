"""Who is in a network: how many of each type and sector, and since when?"""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from aig_cli.language import Language
from aig_cli.model.code import OrganisationType, Sector
from aig_cli.model.network import Member, Network
from aig_cli.model.organisation import Organisation
from aig_cli.model.snapshot import Snapshot
from aig_cli.model.text import fold
from aig_cli.report.chart import Series, Stacked
from aig_cli.report.document import Chapter, Column, Grid
from aig_cli.report.page.fact import label
from aig_cli.report.question import Plain

_SECTORS: Final = (*Sector, None)
"""The sectors, and None for one that is not known."""


class _Type(Struct, frozen=True):
    """The members of a type; None where that is not known. Their numbers are by sector, in the order of `_SECTORS`."""

    kind: OrganisationType | None
    numbers: Sequence[int]


def types(registry: Snapshot, network: Network, language: Language) -> Chapter:
    """Return how many members a network has today, by type and sector."""
    say = language.say
    there = [partner for partner, _ in _members(registry, network)]
    found = _types(there)
    names = [each.label(language.code) if each else say("sector not known") for each in _SECTORS]
    columns = (
        Column("type", say("type"), "text"),
        *(Column(each or "unknown", name) for each, name in zip(_SECTORS, names, strict=True)),
        Column("members", say("members")),
    )
    labels = [each.kind.label(language.code) if each.kind else say("type not known") for each in found]
    rows: list[list[Plain]] = [
        [name, *each.numbers, sum(each.numbers)] for name, each in zip(labels, found, strict=True)
    ]
    heading, finding = say("Members by type"), _finding(registry, network, there, language)
    by_sector = zip(*(each.numbers for each in found), strict=True)
    series = [Series(name, each, is_unknown=name == names[-1]) for name, each in zip(names, by_sector, strict=False)]
    chart = Stacked(title=heading, description=finding, labels=labels, series=series, is_whole=False)
    return Chapter("members_by_type", heading, finding, Grid(columns, rows), [chart] if there else [])


def _types(there: Sequence[Organisation]) -> list[_Type]:
    """Return the types that there are members of, in the order of their list; those of a type not known come last."""
    counted = Counter((each.type, each.sector) for each in there)
    found = [_Type(kind, [counted[kind, sector] for sector in _SECTORS]) for kind in (*OrganisationType, None)]
    return [each for each in found if any(each.numbers)]


def _finding(registry: Snapshot, network: Network, there: Sequence[Organisation], language: Language) -> str:
    if not there:
        return _nobody(registry, network, language)
    return language.several(
        "On {day} {name} has one member; members of which the type is not known: {unknown}.",
        "On {day} {name} has {number} members; members of which the type is not known: {unknown}.",
        len(there),
        day=language.day(registry.today),
        name=network.name,
        unknown=language.number(sum(each.type is None for each in there)),
    )


def _nobody(registry: Snapshot, network: Network, language: Language) -> str:
    return language.say("On {day} {name} has no members.", day=language.day(registry.today), name=network.name)


def members(registry: Snapshot, network: Network, language: Language) -> Chapter:
    """Return the members of today, by name."""
    say = language.say
    columns = (
        Column("organisation", say("organisation"), "text"),
        Column("id", say("id"), "text"),
        Column("type", say("type"), "text"),
        Column("sector", say("sector"), "text"),
        Column("since", say("since"), "day"),
        Column("until", say("until"), "day"),
    )
    there = _members(registry, network)
    rows = [
        [
            partner.name,
            partner.id,
            label(language, partner.type),
            label(language, partner.sector),
            member.since,
            member.until,
        ]
        for partner, member in there
    ]
    finding = _nobody(registry, network, language)
    if there:
        finding = language.several(
            "The first day of membership is known for {known} of the one member.",
            "The first day of membership is known for {known} of the {number} members.",
            len(there),
            known=language.number(sum(member.since is not None for _, member in there)),
        )
    note = say("Those that are members on the as-of day.")
    return Chapter("members", say("Members"), finding, Grid(columns, rows), notes=[note] if there else [])


def _members(registry: Snapshot, network: Network) -> list[tuple[Organisation, Member]]:
    """Return the members of today with their membership, by name."""
    there = [(registry.organisation(each.organisation), each) for each in network.members_on(registry.today)]
    return sorted(there, key=lambda each: (fold(each[0].name), each[0].number))
