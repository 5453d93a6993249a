"""A page on a network: who is in it, its pledges, and what came of them."""

from collections.abc import Iterator

from aig_cli.language import Language
from aig_cli.model.network import Network
from aig_cli.model.pledge import Pledge
from aig_cli.model.snapshot import Snapshot
from aig_cli.report.basis import basis
from aig_cli.report.document import Chapter, Column, Document, Grid
from aig_cli.report.page.chapter import answering, membership, progress
from aig_cli.report.page.fact import Fact, facts, label, standing, standing_rule, stands
from aig_cli.report.pledges import holder_name
from aig_cli.report.question import Plain
from aig_cli.report.stock import stock


def page(registry: Snapshot, network: Network, language: Language) -> Document:
    """Return the page on a network."""
    asked = progress.accounts(registry, network)
    responses = answering.responses(registry, lambda pledge, _: network.id in pledge.networks)
    note = language.say("The pledges are those that are in the network now, also for earlier rounds.")
    return Document(
        title=network.name,
        lead=language.say("Network {network}: its members, its pledges, and what came of them.", network=network.id),
        language=language,
        chapters=[
            _about(registry, network, language),
            membership.types(registry, network, language),
            _pledges(registry, network, language),
            answering.chapter(registry, responses, language, note),
            progress.status(registry, asked, language),
            progress.reach(asked, language),
            membership.members(registry, network, language),
        ],
        basis=basis(registry),
        is_brief=True,
    )


def _about(registry: Snapshot, network: Network, language: Language) -> Chapter:
    return Chapter(
        "about",
        language.say("The network"),
        _finding(registry, network, language),
        facts(language, _facts(registry, network, language)),
    )


def _facts(registry: Snapshot, network: Network, language: Language) -> Iterator[Fact]:
    say = language.say
    yield say("kind"), label(language, network.kind)
    yield say("coordinator"), registry.name_of(network.coordinator) if network.coordinator else ""
    yield say("start"), language.day(network.start) if network.start else ""
    if network.end:
        yield say("end"), language.day(network.end)


def _finding(registry: Snapshot, network: Network, language: Language) -> str:
    day = language.day(registry.today)
    if network.end and network.end < registry.today:
        return language.say("{name} ended on {day}.", name=network.name, day=language.day(network.end))
    members, pledges = network.members_on(registry.today), _standing(registry, network)
    return language.say(
        "{name} on {day}: members {members}, pledges {pledges}.",
        name=network.name,
        day=day,
        members=language.number(len(members)),
        pledges=language.number(len(pledges)),
    )


def _standing(registry: Snapshot, network: Network) -> list[Pledge]:
    return [each for each in stock(registry, registry.today) if network.id in each.networks]


def _pledges(registry: Snapshot, network: Network, language: Language) -> Chapter:
    """Return the pledges of a network that were signed: where each stands, and its last account."""
    say = language.say
    columns = (
        Column("pledge", say("pledge"), "text"),
        Column("id", say("id"), "text"),
        Column("holder", say("pledge holder"), "text"),
        Column("state", say("state"), "text"),
        Column("last_reported", say("last account"), "year"),
        Column("standing", say("standing"), "text"),
    )
    found = [each for each in registry.pledges if each.was_signed and network.id in each.networks]
    finding = say("No signed pledge is in {name}.", name=network.name)
    if found:
        finding = language.several(
            "One signed pledge is in {name}; on {day} {standing} of it stands.",
            "{number} signed pledges are in {name}; on {day} {standing} of them stand.",
            len(found),
            name=network.name,
            day=language.day(registry.today),
            standing=language.number(len(_standing(registry, network))),
        )
    notes = [say("A pledge stands from its signing until it is closed."), standing_rule(language)]
    grid = Grid(columns, [_row(registry, each, language) for each in found])
    return Chapter("pledges", say("Pledges"), finding, grid, notes=notes if found else [])


def _row(registry: Snapshot, pledge: Pledge, language: Language) -> list[Plain]:
    return [
        pledge.title,
        pledge.id,
        holder_name(registry, pledge),
        stands(registry, pledge, language),
        registry.last_reported.get(pledge.id),
        standing(registry, pledge, language),
    ]
