"""A page on an organisation: the pledges it is in, what it promised, and how it answers."""

from collections.abc import Iterator

from aig_cli.language import Language
from aig_cli.model.organisation import Organisation
from aig_cli.model.pledge import Pledge
from aig_cli.model.report import Round
from aig_cli.model.snapshot import Snapshot
from aig_cli.report.basis import basis
from aig_cli.report.document import Chapter, Document
from aig_cli.report.page.chapter import answering, debt, involvement, responsibility
from aig_cli.report.page.fact import Fact, facts, joined, label, named


def page(registry: Snapshot, organisation: Organisation, language: Language) -> Document:
    """Return the page on an organisation; on the one that took its place, where it was merged away."""
    partner = registry.organisation(organisation.id)
    chapters = [each.chapter(registry, partner, language) for each in (involvement, responsibility, debt)]
    return Document(
        title=partner.name,
        lead=language.say(
            "Organisation {organisation}: the pledges it is in, what it promised, and how it answers.",
            organisation=partner.id,
        ),
        language=language,
        chapters=[_about(registry, partner, language), *chapters, _response(registry, partner, language)],
        basis=basis(registry),
        is_brief=True,
    )


def _about(registry: Snapshot, partner: Organisation, language: Language) -> Chapter:
    networks, day = len(registry.networks_by_member.get(partner.id, ())), language.day(registry.today)
    finding = language.say("On {day} {name} is a member of no network.", day=day, name=partner.name)
    if networks:
        finding = language.several(
            "On {day} {name} is a member of one network.",
            "On {day} {name} is a member of {number} networks.",
            networks,
            day=day,
            name=partner.name,
        )
    grid = facts(
        language,
        [*_profile(partner, language), *_networks(registry, partner, language), *_merged(registry, partner, language)],
    )
    return Chapter("about", language.say("The organisation"), finding, grid)


def _profile(partner: Organisation, language: Language) -> Iterator[Fact]:
    say = language.say
    yield say("type"), label(language, partner.type)
    yield say("sector"), label(language, partner.sector)
    if partner.city or partner.region:
        yield say("place"), ", ".join(filter(None, (partner.city, partner.region)))
    if partner.website:
        yield say("website"), partner.website
    if partner.aliases:
        yield say("also called"), joined(partner.aliases)


def _networks(registry: Snapshot, partner: Organisation, language: Language) -> Iterator[Fact]:
    """Yield the networks that it is a member of, or was."""
    told = [
        named(language, network.name, member.since, member.until)
        for network in registry.networks
        for member in network.members
        if member.organisation == partner.id
    ]
    if told:
        yield language.say("networks"), joined(told)


def _response(registry: Snapshot, partner: Organisation, language: Language) -> Chapter:
    """Return how well it answers: for the pledges it held when a round was locked, or holds."""

    def holds(pledge: Pledge, round_: Round) -> bool:
        holder = pledge.holder_on(round_.locked_on or registry.today)
        return holder is not None and holder.organisation == partner.id

    note = language.say("The pledges are those that it held on the day on which the round was locked, or holds today.")
    return answering.chapter(registry, answering.responses(registry, holds), language, note)


def _merged(registry: Snapshot, partner: Organisation, language: Language) -> Iterator[Fact]:
    """Yield the organisations that it took the place of."""
    merged = [each for each in registry.organisations if each.merged_into]
    taken = [f"{each.id} {each.name}" for each in merged if registry.organisation(each.id).id == partner.id]
    if taken:
        yield language.say("took the place of"), joined(taken)
