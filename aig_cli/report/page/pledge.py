"""A page on a pledge: what was promised, and what came of it."""

from collections.abc import Iterator

from aig_cli.language import Language
from aig_cli.model.code import PledgeState, Role
from aig_cli.model.pledge import Pledge
from aig_cli.model.snapshot import Snapshot
from aig_cli.model.standing import missed_rounds
from aig_cli.report.basis import basis
from aig_cli.report.document import Chapter, Document
from aig_cli.report.page.chapter import account, audience, commitment, deliverable
from aig_cli.report.page.fact import Fact, facts, joined, labels, named, period, standing, standing_rule, stands
from aig_cli.report.page.view import View
from aig_cli.report.pledges import holder_name


def page(registry: Snapshot, pledge: Pledge, language: Language) -> Document:
    """Return the page on a pledge."""
    view = View(registry, pledge, list(registry.reports_of(pledge.id)), language)
    chapters = [each.chapter(view) for each in (commitment, deliverable, audience, account)]
    return Document(
        title=pledge.title,
        lead=language.say("Pledge {pledge}: what was promised, and what came of it.", pledge=pledge.id),
        language=language,
        chapters=[_about(view), *chapters, *account.corrections(view)],
        basis=basis(registry),
        is_brief=True,
    )


def _about(view: View) -> Chapter:
    language = view.language
    grid = facts(language, [*_signing(view), *_parties(view), *_subjects(view), *_links(view)])
    notes = [standing_rule(language)] if view.pledge.state is PledgeState.SIGNED else []
    return Chapter("about", language.say("The pledge"), _finding(view), grid, notes=notes)


def _finding(view: View) -> str:
    say, day, pledge = view.language.say, view.language.day, view.pledge
    name = holder_name(view.registry, pledge)
    if pledge.state is PledgeState.DRAFT:
        return say("This pledge is a draft: it is not signed.")
    if pledge.state is PledgeState.WITHDRAWN:
        return say("This pledge was withdrawn before it was signed.")
    if pledge.closing:
        return say("{holder} held this pledge until it was closed on {day}.", holder=name, day=day(pledge.closing.on))
    if pledge.signed_on:
        return say("{holder} holds this pledge, signed on {day}.", holder=name, day=day(pledge.signed_on))
    return say("{holder} holds this pledge, signed on a day that is not known.", holder=name)


def _signing(view: View) -> Iterator[Fact]:
    """Yield when it was signed, for how long, and where it stands."""
    say, language, pledge = view.language.say, view.language, view.pledge
    yield say("state"), stands(view.registry, pledge, language)
    if pledge.was_signed:
        yield say("signed on"), language.day(pledge.signed_on) if pledge.signed_on else pledge.signed_words or ""
    if pledge.term:
        yield say("term"), period(language, pledge.term.start, pledge.term.end) or pledge.term.words or ""
    if pledge.closing:
        yield say("closed"), f"{language.day(pledge.closing.on)}: {pledge.closing.reason.label(language.code)}"
    if label := standing(view.registry, pledge, language):
        yield say("standing"), _missed(view, label)
    if pledge.amendments:
        yield say("amended on"), joined(dict.fromkeys(language.day(each.on) for each in pledge.amendments))


def _missed(view: View, label: str) -> str:
    missed = missed_rounds(view.registry, view.pledge)
    if not missed:
        return label
    rounds = view.language.several("one round missed in a row", "{number} rounds missed in a row", missed)
    return f"{label}: {rounds}"


def _parties(view: View) -> Iterator[Fact]:
    """Yield who is in it, by role; the holder also where it is not known."""
    say, parties = view.language.say, view.pledge.parties
    headings = {
        Role.HOLDER: say("pledge holder"),
        Role.SIGNATORY: say("signatories beside the holder"),
        Role.REPRESENTED: say("represented organisations"),
    }
    for role, heading in headings.items():
        there = [
            named(view.language, view.registry.name_of(each.organisation), each.since, each.until)
            for each in parties
            if each.role is role
        ]
        if there or role is Role.HOLDER:
            yield heading, joined(there)


def _subjects(view: View) -> Iterator[Fact]:
    """Yield what it is about, where and for whom."""
    say, pledge = view.language.say, view.pledge
    yield say("settings"), labels(view.language, pledge.settings)
    yield say("themes"), labels(view.language, pledge.themes)
    if pledge.target_groups:
        yield say("target groups"), joined(pledge.target_groups)


def _links(view: View) -> Iterator[Fact]:
    """Yield the networks and the pledges that it belongs with."""
    say, registry, pledge = view.language.say, view.registry, view.pledge
    if pledge.networks:
        yield say("networks"), joined(registry.network(each).name for each in pledge.networks)
    if pledge.predecessor:
        yield say("renews"), f"{pledge.predecessor} {registry.pledge(pledge.predecessor).title}"
    if pledge.successor:
        yield say("renewed by"), f"{pledge.successor} {registry.pledge(pledge.successor).title}"
