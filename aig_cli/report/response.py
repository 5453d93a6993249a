"""How many of the pledges that a round asked for an account gave one?"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from msgspec import structs

from aig_cli.language import Language
from aig_cli.model.code import Code, ExemptReason, NoResponseReason, ReportState, word_label
from aig_cli.model.report import Round
from aig_cli.model.snapshot import Snapshot
from aig_cli.report.grouping import groups_of, in_order
from aig_cli.report.rounds import Account, counts, in_rounds
from aig_cli.report.sheet import Line

RULE: Final = "All in the round but the exempt were asked; a pledge in several groups counts in each."
_GROUPS: Final = {
    "network": "by network",
    "alliance": "by alliance",
    "sector": "by sector of the holder",
    "setting": "by setting",
    "type": "by type of holder",
}
"""The kinds of groups that a response is told by, and what each is called."""


def response(registry: Snapshot, round_: Round) -> dict[str, Any]:
    """Return the response to a round: altogether, by what became of each request, and by groups of pledges."""
    found = list(in_rounds(registry, [round_.year]))
    states = Counter(report.state for _, report in found)
    day = round_.locked_on or registry.today
    return {
        **structs.asdict(round_),
        "as_of": registry.today,
        "rule": RULE,
        **structs.asdict(counts(states)),
        "states": {state.value: states[state] for state in ReportState},
        "reasons": {
            state.value: dict(sorted(Counter(report.reason for _, report in found if report.state is state).items()))
            for state in (ReportState.EXEMPT, ReportState.NO_RESPONSE)
        },
        "corrections": sum(bool(report.corrections) for _, report in found),
        "by": {name: _by(registry, found, name, day) for name in _GROUPS},
    }


def states_by(registry: Snapshot, found: Iterable[Account], kind: str, day: date) -> Mapping[str, Counter[ReportState]]:
    """Return how many reports are in each state, by the groups of a kind; a pledge may be in several."""
    states: defaultdict[str, Counter[ReportState]] = defaultdict(Counter)
    for pledge, report in found:
        for group in groups_of(registry, pledge, kind, day):
            states[group][report.state] += 1
    return states


def _by(registry: Snapshot, found: Sequence[Account], kind: str, day: date) -> list[dict[str, Any]]:
    """Return the response of each group of one kind."""
    states = states_by(registry, found, kind, day)
    rows = []
    for group in in_order(states):
        name = registry.network(group).name if kind in {"network", "alliance"} and group else None
        rows.append({"group": group or None, "name": name, **structs.asdict(counts(states[group]))})
    return rows


def response_lines(told: dict[str, Any], language: Language) -> Iterator[Line]:
    """Yield the response to a round as labelled lines."""
    say = language.say
    yield Line(0, str(told["year"]), say("round of {year}: {days}", year=told["year"], days=_days(told, language)))
    words = say("{answered} of {asked} pledges that were asked ({share})", **_shares(told, language))
    yield Line(1, say("response"), words)
    yield Line(1, say("denominator"), say(RULE))
    yield Line(1, say("as of"), str(told["as_of"]))
    yield Line(1, say("states"))
    for state in ReportState:
        yield Line(2, state.label(language.code), str(told["states"][state]))
        for reason, number in told["reasons"].get(state, {}).items():
            yield Line(3, reason_label(reason, state, language), str(number))
    yield Line(1, say("left"), left_over(told, language))
    if told["corrections"]:
        yield Line(1, say("corrected since"), str(told["corrections"]))
    for name, rows in told["by"].items():
        yield Line(1, say(_GROUPS[name]))
        for row in rows:
            group = row["group"]
            label = group.label(language.code) if isinstance(group, Code) else group or say("none")
            share = say("{answered} of {asked} asked ({share})", **_shares(row, language))
            yield Line(2, f"{label} {row['name'] or ''}".rstrip(), share)


def _days(told: dict[str, Any], language: Language) -> str:
    if told["locked_on"]:
        return language.say("locked on {day}", day=told["locked_on"])
    return language.say("opened {opens}, closes {closes}", opens=told["opens"], closes=told["closes"])


def reason_label(reason: str | None, state: ReportState, language: Language) -> str:
    """Return the reason of an exemption or of no response in a language, where it is one of a code list."""
    known: type[Code] = ExemptReason if state is ReportState.EXEMPT else NoResponseReason
    return word_label(known, reason, language.code) if reason else language.say("not said")


def _shares(row: dict[str, Any], language: Language) -> dict[str, Any]:
    """Return a response with its denominator, as facts; n/a, never 0 %, where nobody was asked."""
    return {
        "answered": row["answered"],
        "asked": row["asked"],
        "share": language.percentage(row["percentage"]),
    }


def left_over(told: dict[str, Any], language: Language) -> str:
    """Return what a round still waits for."""
    states = told["states"]
    return language.say(
        "{requested} not answered, {received} received and not established",
        requested=states[ReportState.REQUESTED],
        received=states[ReportState.RECEIVED],
    )
