"""How many of the pledges that a round asked for an account gave one?"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from msgspec import structs

from aig_cli.model.code import Code, ExemptReason, NoResponseReason, ReportState
from aig_cli.model.pledge import Pledge
from aig_cli.model.report import Report, Round
from aig_cli.model.snapshot import Snapshot
from aig_cli.report.grouping import groups_of, in_order
from aig_cli.report.rounds import counts, in_rounds
from aig_cli.report.sheet import Line

_WORDS: Final[dict[str, dict[str, str]]] = {
    "en": {
        "round": "round of {year}: {days}",
        "open": "opened {opens}, closes {closes}",
        "locked": "locked on {locked_on}",
        "response": "response",
        "of": "{answered} of {asked} pledges that were asked ({share})",
        "of group": "{answered} of {asked} asked ({share})",
        "denominator": "denominator",
        "rule": "All in the round but the exempt were asked; a pledge in several groups counts in each.",
        "as of": "as of",
        "left": "left",
        "corrected": "corrected since",
        "left over": "{requested} not answered, {received} received and not established",
        "network": "by network",
        "alliance": "by alliance",
        "sector": "by sector of the holder",
        "setting": "by setting",
        "type": "by type of holder",
        "none": "none",
        "states": "states",
        "exempt": "exempt",
        "no-response": "no response",
        "unknown": "not said",
    },
    "nl": {
        "round": "monitorronde {year}: {days}",
        "open": "geopend {opens}, sluit {closes}",
        "locked": "vergrendeld op {locked_on}",
        "response": "respons",
        "of": "{answered} van {asked} uitgevraagde beloften ({share})",
        "of group": "{answered} van {asked} uitgevraagd ({share})",
        "denominator": "noemer",
        "rule": "Uitgevraagd is alles in de ronde, behalve wat is vrijgesteld; wat in meer groepen valt, telt in elk.",
        "as of": "peildatum",
        "left": "nog open",
        "corrected": "sindsdien gecorrigeerd",
        "left over": "{requested} niet beantwoord, {received} ontvangen en niet vastgesteld",
        "network": "per regionaal netwerk",
        "alliance": "per thematische alliantie",
        "sector": "per sector van de pledgehouder",
        "setting": "per setting",
        "type": "per soort pledgehouder",
        "none": "geen",
        "states": "stand",
        "exempt": "vrijgesteld",
        "no-response": "geen respons",
        "unknown": "niet vermeld",
    },
}


def response(registry: Snapshot, round_: Round) -> dict[str, Any]:
    """Return the response to a round: altogether, by what became of each request, and by groups of pledges."""
    found = list(in_rounds(registry, [round_.year]))
    states = Counter(report.state for _, report in found)
    day = round_.locked_on or registry.today
    return {
        **structs.asdict(round_),
        "as_of": registry.today,
        "rule": _WORDS["en"]["rule"],
        **structs.asdict(counts(states)),
        "states": {state.value: states[state] for state in ReportState},
        "reasons": {
            state.value: dict(sorted(Counter(report.reason for _, report in found if report.state is state).items()))
            for state in (ReportState.EXEMPT, ReportState.NO_RESPONSE)
        },
        "corrections": sum(bool(report.corrections) for _, report in found),
        "by": {name: _by(registry, found, name, day) for name in ("network", "alliance", "sector", "setting", "type")},
    }


def states_by(
    registry: Snapshot, found: Iterable[tuple[Pledge, Report]], kind: str, day: date
) -> Mapping[str, Counter[ReportState]]:
    """Return how many reports are in each state, by the groups of a kind; a pledge may be in several."""
    states: defaultdict[str, Counter[ReportState]] = defaultdict(Counter)
    for pledge, report in found:
        for group in groups_of(registry, pledge, kind, day):
            states[group][report.state] += 1
    return states


def _by(registry: Snapshot, found: Sequence[tuple[Pledge, Report]], kind: str, day: date) -> list[dict[str, Any]]:
    """Return the response of each group of one kind."""
    states = states_by(registry, found, kind, day)
    rows = []
    for group in in_order(states):
        name = registry.network(group).name if kind in {"network", "alliance"} and group else None
        rows.append({"group": group or None, "name": name, **structs.asdict(counts(states[group]))})
    return rows


def response_lines(told: dict[str, Any], language: str) -> Iterator[Line]:
    """Yield the response to a round as labelled lines."""
    words = _WORDS[language]
    days = words["locked" if told["locked_on"] else "open"].format_map(told)
    yield Line(0, str(told["year"]), words["round"].format(year=told["year"], days=days))
    yield Line(1, words["response"], _share(told, language, "of"))
    yield Line(1, words["denominator"], words["rule"])
    yield Line(1, words["as of"], str(told["as_of"]))
    yield Line(1, words["states"])
    for state in ReportState:
        yield Line(2, state.label(language), str(told["states"][state]))
        for reason, number in told["reasons"].get(state, {}).items():
            yield Line(3, _labelled(reason, state, language), str(number))
    yield Line(1, words["left"], left_over(told, language))
    if told["corrections"]:
        yield Line(1, words["corrected"], str(told["corrections"]))
    for name, rows in told["by"].items():
        yield Line(1, words[name])
        for row in rows:
            group = row["group"]
            label = group.label(language) if isinstance(group, Code) else group or words["none"]
            yield Line(2, f"{label} {row['name'] or ''}".rstrip(), _share(row, language, "of group"))


def _labelled(reason: str | None, state: ReportState, language: str) -> str:
    """Return a reason in a language, where it is one of a code list."""
    known: type[Code] = ExemptReason if state is ReportState.EXEMPT else NoResponseReason
    return known(reason).label(language) if reason in set(known) else reason or _WORDS[language]["unknown"]  # type: ignore[call-arg]


def _share(row: dict[str, Any], language: str, words: str) -> str:
    """Return a response with its denominator in words; n/a, never 0 %, where nobody was asked."""
    percentage = row["percentage"]
    number = "n/a" if percentage is None else f"{percentage:g} %".replace(".", "," if language == "nl" else ".")
    return _WORDS[language][words].format(answered=row["answered"], asked=row["asked"], share=number)


def left_over(told: dict[str, Any], language: str) -> str:
    """Return what a round still waits for."""
    states = told["states"]
    return _WORDS[language]["left over"].format(
        requested=states[ReportState.REQUESTED], received=states[ReportState.RECEIVED]
    )
