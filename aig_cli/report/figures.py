"""How many? The figures that are asked for most, each with its rule, its denominator and its day."""

from collections import Counter
from collections.abc import Iterator
from typing import Annotated, Any

from aig_cli.language import NOT_AVAILABLE, Language
from aig_cli.model.code import Additionality, Firmness, NetworkKind, Planning, Role, Status
from aig_cli.model.field import Count, Day, Line, Prose, Record, about
from aig_cli.model.reach import reached
from aig_cli.model.snapshot import Snapshot
from aig_cli.report import sheet
from aig_cli.report.participation import participations
from aig_cli.report.question import Question, paths
from aig_cli.report.result import results, summed_up
from aig_cli.report.rounds import counts
from aig_cli.report.scope import Scope, scope_of
from aig_cli.report.selection import Selection
from aig_cli.report.share import share
from aig_cli.report.stock import Flow, networks_on
from aig_cli.report.tally import Tally, tally

COUNT, SHARE, BOUNDS = "count", "share", "bounds"
"""The kinds of figures."""


class Figure(Record, frozen=True, kw_only=True):
    """A figure."""

    figure: Annotated[Line, about("What it is called, in every language the same.")]
    label: Annotated[Line, about("What it is called, in words.")]
    kind: Annotated[Line, about("A count; a share, which has a denominator; or bounds, which are two.")]
    value: Annotated[Count | None, about("How many; the lower bound where there is an upper one.")]
    upper: Annotated[Count | None, about("The upper bound.")] = None
    of: Annotated[Count | None, about("The denominator.")] = None
    percentage: Annotated[float | None, about("The value in percent of the denominator.")] = None
    as_of: Annotated[Day, about("The day that it is of.")]
    rule: Annotated[Prose, about("What was counted, and of what.")]


def figures(scope: Scope) -> Iterator[Figure]:
    """Yield the figures, in the order in which they are told."""
    for some in (_stock, _commitments, _organisations, _networks, _response, _status, _planning, _reach, _targets):
        yield from some(scope)


def _figure(scope: Scope, name: str, label: str, rule: str, value: int | None, **more: Any) -> Figure:
    """Return a figure; where it has a denominator with its share of that, and not available (None) where that is 0."""
    of = more.get("of")
    known = None if of == 0 else value
    return Figure(
        figure=name,
        label=label,
        kind=SHARE if "of" in more else BOUNDS if "upper" in more else COUNT,
        value=known,
        percentage=share(known, of) if known is not None and of is not None else None,
        rule=rule,
        **{"as_of": scope.day, **more},
    )


def _stock(scope: Scope) -> Iterator[Figure]:
    say, found = scope.language.say, scope.flow
    before, day = scope.language.day(scope.since), scope.language.day(scope.day)
    rule = say("Signed on or before {day}, and not closed by then; whatever its term says.", day=day)
    yield _figure(scope, "pledges", say("pledges"), rule, len(found.after))
    rule = say(
        "Stock of {before} + new + recorded without a day of signing - ended = stock of {day}.", before=before, day=day
    )
    rule = f"{rule} {_sum(found)}"
    yield _figure(scope, "pledges_before", say("stock before"), rule, len(found.before), as_of=scope.since)
    rule = say("Signed after {before}.", before=before)
    yield _figure(scope, "pledges_new", say("new"), rule, len(found.new))
    rule = say("Recorded as signed after {before}; the day of signing is not known.", before=before)
    yield _figure(scope, "pledges_undated", say("recorded without a day of signing"), rule, len(found.undated))
    rule = say(
        "Closed after {before}, for whatever reason; a renewed pledge ends, and the new one is new.", before=before
    )
    yield _figure(scope, "pledges_ended", say("ended"), rule, len(found.ended))


def _sum(found: Flow) -> str:
    """Return the check of the stock: `287 + 26 + 0 - 23 = 290`."""
    before, new, undated, ended, after = found.counts
    return f"{before} + {new} + {undated} - {ended} = {after}"


def _commitments(scope: Scope) -> Iterator[Figure]:
    """Yield the commitments of the stock, and how strong they are: firm, new because of the pledge, measurable."""
    say = scope.language.say
    found = [each for pledge in scope.flow.after for each in pledge.commitments]
    rule = say("Commitments of these pledges.")
    yield _figure(scope, "commitments", say("commitments"), rule, len(found))
    known = [each for each in found if each.firmness]
    rule = say("Promised, and not only intended; of those of which that is known.")
    firm = sum(each.firmness is Firmness.FIRM for each in known)
    yield _figure(scope, "commitments_firm", say("firm commitments"), rule, firm, of=len(known))
    known = [each for each in found if each.additionality is not Additionality.UNKNOWN]
    rule = say("New or extended because of the pledge, and not existing already; of those of which that is known.")
    more = sum(each.additionality is not Additionality.EXISTING for each in known)
    yield _figure(scope, "commitments_additional", say("new or extended commitments"), rule, more, of=len(known))
    rule = say("With a deliverable that has a target; of all commitments.")
    aimed = sum(any(part.target is not None for part in each.deliverables) for each in found)
    yield _figure(scope, "commitments_measurable", say("measurable commitments"), rule, aimed, of=len(found))


def _organisations(scope: Scope) -> Iterator[Figure]:
    say = scope.language.say
    found = participations(scope.registry, scope.flow.after, scope.day)
    rule = say("Parties of these pledges in any role, each organisation counted once.")
    yield _figure(scope, "organisations", say("organisations, counted once"), rule, found.altogether.once)
    rule = say("The same, each organisation counted in every pledge that it is in.")
    yield _figure(
        scope, "organisations_per_pledge", say("organisations, per pledge"), rule, found.altogether.per_pledge
    )
    rule = say("Those that are in more than one pledge; of all that are counted once.")
    several = found.altogether.in_several
    label = say("in more than one pledge")
    yield _figure(scope, "organisations_in_several", label, rule, several, of=found.altogether.once)
    rule = say("In this role, each counted once; who has several roles counts in each. The holder signs too.")
    roles = {
        "holders": (Role.HOLDER, say("pledge holders")),
        "signatories": (Role.SIGNATORY, say("signatories")),
        "represented": (Role.REPRESENTED, say("represented organisations")),
    }
    for name, (role, label) in roles.items():
        yield _figure(scope, name, label, rule, found.by_role[role].once)


def _networks(scope: Scope) -> Iterator[Figure]:
    say = scope.language.say
    rule = say("Begun and not ended on the day, with or without pledges; without a first day, recorded by then.")
    labels = {NetworkKind.REGIONAL: say("regional networks"), NetworkKind.THEMATIC: say("thematic alliances")}
    there = networks_on(scope.registry, scope.day)
    for kind, label in labels.items():
        yield _figure(scope, f"networks_{kind}", label, rule, sum(each.kind is kind for each in there))
    used = {each for pledge in scope.flow.after for each in pledge.networks}
    label, rule = say("networks with pledges"), say("Those of either kind that these pledges belong to.")
    yield _figure(scope, "networks_with_pledges", label, rule, sum(each.id in used for each in there))


def _response(scope: Scope) -> Iterator[Figure]:
    say, year = scope.language.say, scope.year
    found = counts(Counter(report.state for _, report in scope.in_round))
    rule = _rule(
        scope,
        say("Accounts over {year} that came in; of the pledges that its round asked: all but the exempt.", year=year),
        say("There was no round over {year}, so nobody was asked.", year=year),
    )
    value, of = (found.answered, found.asked) if scope.has_round else (None, None)
    yield _figure(scope, "answered", say("response"), rule, value, of=of, as_of=scope.registry.today)


def _status(scope: Scope) -> Iterator[Figure]:
    yield from _tallied(scope, "status", tally(Status, (each.status for each in scope.told)))


def _planning(scope: Scope) -> Iterator[Figure]:
    yield from _tallied(scope, "planning", tally(Planning, (each.planning for each in scope.told)))


def _tallied(scope: Scope, name: str, found: Tally) -> Iterator[Figure]:
    """Yield how many commitments have each value, of those of which it is known; and the unknown, of all."""
    say, today, facts = scope.language.say, scope.registry.today, {"year": scope.year, "what": scope.language.say(name)}
    rule = _rule(
        scope,
        say("Commitments of the pledges that were asked over {year}; of those whose {what} is known.", **facts),
        say("Commitments of the pledges with an account over {year}; of those whose {what} is known.", **facts),
    )
    for code, number in found.counts.items():
        label = f"{say(name)}: {code.label(scope.language.code)}"
        figure = f"{name}_{code.value.replace('-', '_')}"
        yield _figure(scope, figure, label, rule, number, of=found.known, as_of=today)
    rule = _rule(
        scope,
        say("Commitments of the pledges that were asked over {year} whose {what} is not known; of all.", **facts),
        say("Commitments of the pledges with an account over {year} whose {what} is not known; of all.", **facts),
    )
    label = f"{say(name)}: {say('unknown')}"
    yield _figure(scope, f"{name}_unknown", label, rule, found.unknown, of=found.total, as_of=today)


def _reach(scope: Scope) -> Iterator[Figure]:
    say = scope.language.say
    found = reached(report.reach for _, report in scope.answered)
    told = say(
        "Persons that accounts over {year} report: audiences that overlap count by the largest for the lower bound, by "
        "their sum for the upper. Of {known} of {audiences} audiences the number is known.",
        year=scope.year,
        known=found.known,
        audiences=found.audiences,
    )
    rule, today = _rule(scope, told, told), scope.registry.today
    yield _figure(scope, "reach", say("reach"), rule, found.lower, upper=found.upper, as_of=today)


def _targets(scope: Scope) -> Iterator[Figure]:
    say, year = scope.language.say, scope.year
    found = summed_up(each for pledge, _ in scope.asked for each in results(scope.registry, pledge, year or 0))
    told = say(
        "Deliverables that reached their target by {year}; of those with a target and a value of that year.", year=year
    )
    rule, today = _rule(scope, told, told), scope.registry.today
    yield _figure(scope, "targets_met", say("targets met"), rule, found.met, of=found.judged, as_of=today)


def _rule(scope: Scope, of_round: str, without: str) -> str:
    """Return the rule of a figure of accounts: of those that a round asked, or that came in without one."""
    if scope.year is None:
        day = scope.language.day(scope.registry.today)
        return scope.language.say("By {day} there was neither a round nor an account.", day=day)
    return of_round if scope.has_round else without


# -- as tables --------------------------------------------------------------------------------------------------------


def question(language: Language) -> Question:
    """Return the question how many there are, as a table of figures."""
    return Question(
        name="figures",
        record=Figure,
        rows=lambda registry: figures(scope_of(registry, language)),
        columns=paths(Figure),
        listed=("label", "value", "upper", "of", "percentage"),
    )


def lines(registry: Snapshot, selection: Selection, language: Language) -> Iterator[sheet.Line]:
    """Yield the figures that are selected as labelled lines, each with its rule."""
    yield sheet.Line(0, language.say("as of"), language.day(registry.today))
    for each in selection.rows(question(language), registry):
        yield sheet.Line(0, each.label, amount(each, language))
        yield sheet.Line(1, language.say("rule"), each.rule)


def amount(each: Figure, language: Language) -> str:
    """Return how many in words: `206 of 258 (79.8 %)`, `13,700 to 16,000`; n/a where it is not known."""
    if each.value is None:
        return NOT_AVAILABLE
    value = language.number(each.value)
    if each.upper is not None:
        return language.say("{lower} to {upper}", lower=value, upper=language.number(each.upper))
    if each.of is None:
        return value
    share = language.percentage(each.percentage)
    return language.say("{part} of {whole} ({share})", part=value, whole=language.number(each.of), share=share)
