"""Registers of every kind, made by the rules from what chance gives."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any

from hypothesis import strategies as st

from aig_cli.errors import AigError
from aig_cli.model.code import (
    CloseReason,
    Code,
    Measure,
    NetworkKind,
    NewCollaboration,
    NoResponseReason,
    Planning,
    ReachMethod,
    ReportState,
    Role,
    Sector,
    Status,
    StopReason,
    Theme,
)
from aig_cli.model.network import Network
from aig_cli.model.organisation import Organisation
from aig_cli.model.parser import parse_record
from aig_cli.model.pledge import Closing, Deliverable, Pledge
from aig_cli.model.registry import Registry
from aig_cli.model.report import Report, Round
from aig_cli.model.text import read_line, read_prose

TODAY = date(2026, 11, 22)
ODD = (
    "'t Hof",
    "''s",
    "=1+1",
    "+31 6",
    "-",
    "@x",
    "01234567",
    "12-5",
    "3.5",
    "1e5",
    "a; b",
    "c\\",
    "\\;",
    ";\\\\;",
    "null",
    "~",
    "NO",
    '"q" b',
    "#N/B",
    "SÃ©rie Ä†",
    "\u00a0ruim\u2003",
    "x: y # z",
    "[x]",
    "{a}",
    "new",
    "P0001.1",
    "健康",
    "<U+001B>",
)


def acceptable(text: str, reader: Callable[[str], str] = read_line) -> bool:
    try:
        return bool(reader(text))
    except AigError:
        return False


LETTERS = st.characters(exclude_categories=["C", "Zl", "Zp"])
LINES = (st.sampled_from(ODD) | st.text(LETTERS, min_size=1, max_size=12)).filter(acceptable).map(read_line)
PROSE = (
    (LINES | st.text(LETTERS | st.sampled_from("\n\t;'"), min_size=1, max_size=20))
    .filter(partial(acceptable, reader=read_prose))
    .map(read_prose)
)
LISTS = st.lists(LINES, max_size=3, unique_by=read_line)
DAYS = st.dates(date(1990, 1, 1), date(2026, 11, 1))
COUNTS = st.integers(0, 10**12).map(str)
FRACTIONS = ("0", "7", "4,125", "12,5", "0,0000001", "4200", "1250000,25", "100", "0,1", "1,005")


def codes(code: type[Code]) -> st.SearchStrategy[str]:
    return st.sampled_from([each.value for each in code])


def maybe(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=fields)


DAY_TEXTS = DAYS.map(str)
STAYS = st.sampled_from(
    [{}, {"since": "2016-01-01"}, {"until": "2025-03-01"}, {"since": "2016-01-01", "until": "2025-03-01"}]
)
CONTACTS = st.fixed_dictionaries(
    {"name": LINES},
    optional={
        "email": st.just("a.b@x.nl"),
        "phone": st.just("+31 30 1234567"),
        "role": LINES,
        "valid_until": DAY_TEXTS,
    },
)
ORGANISATIONS = st.fixed_dictionaries(
    {"name": LINES},
    optional={
        "aliases": LISTS,
        "kvk": st.sampled_from(["01234567", "00000001", "87654321"]),
        "sector": codes(Sector),
        "city": LINES,
        "note": PROSE,
        "website": st.just("https://x.nl/?a=1;b='c"),
        "represents": maybe(organisations=COUNTS, workers=COUNTS, source=LINES),
        "contacts": st.lists(CONTACTS, max_size=2),
    },
)
MEMBERS = st.permutations([f"O{number}" for number in range(1, 5)]).flatmap(
    lambda ids: st.lists(STAYS, max_size=4).map(
        lambda stays: [{"organisation": id_, **stay} for id_, stay in zip(ids, stays, strict=False)]
    )
)
NETWORKS = st.fixed_dictionaries(
    {"name": LINES, "kind": codes(NetworkKind)},
    optional={"coordinator": st.just("O2"), "members": MEMBERS, "start": st.just("2014-01-01")},
)
QUANTITIES = {
    Measure.COUNT: st.sampled_from(FRACTIONS),
    Measure.PERCENTAGE: st.sampled_from(["0,5", "33,333", "100"]),
    Measure.YES_NO: st.sampled_from(["yes", "no"]),
    Measure.TEXT: LINES,
}


@st.composite
def deliverables(draw: st.DrawFn) -> dict[str, Any]:
    measure = draw(st.sampled_from(Measure))
    values = QUANTITIES[measure]
    more = maybe(
        target=values,
        unit=LINES,
        due=DAY_TEXTS,
        baseline=maybe(year=st.just("2014"), value=values),
        cumulative=st.sampled_from(["yes", "no"]),
        direction=st.just("decrease"),
    )
    return {"label": draw(LINES), "measure": measure.value, **draw(more)}


COMMITMENTS = st.fixed_dictionaries(
    {"text": PROSE},
    optional={
        "summary": LINES,
        "due": maybe(date=DAY_TEXTS, words=LINES),
        "responsible": st.just("O1"),
        "channels": LISTS,
        "deliverables": st.lists(deliverables(), max_size=2),
    },
)
REACH = st.fixed_dictionaries(
    {"channel": LINES}, optional={"audience": LINES, "value": COUNTS, "method": codes(ReachMethod)}
)
PARTIES = st.tuples(codes(Role), STAYS).map(lambda each: {"organisation": "O2", "role": each[0], **each[1]})
PLEDGES = st.fixed_dictionaries(
    {
        "title": LINES,
        "parties": st.lists(PARTIES, max_size=1).map(lambda more: [{"organisation": "O1", "role": "holder"}, *more]),
        "commitments": st.lists(COMMITMENTS, min_size=1, max_size=3),
    },
    optional={
        "summary": PROSE,
        "note": PROSE,
        "themes": st.lists(codes(Theme), unique=True, max_size=3),
        "target_groups": LISTS,
        "networks": st.just(["N1"]),
        "term": maybe(start=st.just("2015-02-03"), words=LINES),
        "source": maybe(file=LINES, received_on=DAY_TEXTS, language=st.just("nl")),
        "reach": st.lists(REACH, max_size=2),
    },
)
UPDATES = maybe(
    note=PROSE, evidence=st.lists(LINES.filter(lambda text: ":" not in text), max_size=2, unique_by=read_line)
)
REPORTS = maybe(
    results=PROSE,
    lessons=PROSE,
    obstacles=LISTS,
    respondent=st.just("O1"),
    received_on=DAY_TEXTS,
    new_collaboration=codes(NewCollaboration),
    reach=st.lists(REACH, max_size=1),
)

Change = Callable[[Registry], Any]


def _added(kind: type[Organisation | Network | Pledge], tree: dict[str, Any]) -> Change:
    return lambda registry: registry.add(parse_record(kind, tree, registry), allow_duplicate=True)


def _reported(pledge: str, year: int, tree: dict[str, Any], draw: st.DrawFn) -> Change:
    """Return what reports on a pledge and all of its parts; what is reported is drawn when the parts are known."""

    def report(registry: Registry) -> None:
        parts = registry.pledge(pledge).part_ids
        updates = [_update(registry, part, draw) for part in sorted(parts)]
        texts = {"pledge": pledge, "year": str(year), **tree, "updates": [each for each in updates if len(each) > 1]}
        registry.log_progress(parse_record(Report, texts, registry))

    return report


def _update(registry: Registry, part: str, draw: st.DrawFn) -> dict[str, Any]:
    item, update = registry.item(part), {"of": part, **draw(UPDATES)}
    if isinstance(item, Deliverable):
        return {**update, **draw(maybe(value=QUANTITIES[item.measure]))}
    update |= draw(maybe(status=codes(Status), planning=codes(Planning)))
    return {**update, "stop_reason": StopReason.NO_MEANS.value} if update.get("status") == Status.STOPPED else update


def _stated(pledge: str, year: int, state: ReportState) -> Change:
    reasons = {ReportState.NO_RESPONSE: NoResponseReason.NO_TIME.value, ReportState.EXEMPT: "a; 'b"}
    report = Report(pledge=pledge, year=year, state=state, reason=reasons.get(state))
    return lambda registry: registry.log_progress(report)


@st.composite
def changes(draw: st.DrawFn) -> Sequence[Change]:
    """Draw what makes a register. Each change is one that the rules may refuse."""
    steps = [_added(Organisation, draw(ORGANISATIONS)) for _ in range(4)]
    steps += [_added(Network, draw(NETWORKS)) for _ in range(draw(st.integers(0, 2)))]
    count = draw(st.integers(0, 4))
    for number in range(1, count + 1):
        steps.append(_added(Pledge, draw(PLEDGES)))
        steps += _life(f"P{number:04}", draw)
    if draw(st.booleans()):
        steps.append(lambda registry: registry.merge_organisations("O2", ["O3"], "keep"))
    if draw(st.booleans()):
        steps.append(lambda registry: registry.rounds.put(Round(year=2020, opens=date(2021, 1, 1))))
    return steps


def _life(pledge: str, draw: st.DrawFn) -> list[Change]:
    """Draw what becomes of a pledge."""
    end = draw(st.sampled_from(["draft", "withdrawn", "signed", "amended", "closed", "renewed"]))
    if end == "draft":
        return []
    if end == "withdrawn":
        return [lambda registry: registry.withdraw_pledge(pledge)]
    on = draw(st.dates(date(2015, 2, 3), date(2024, 1, 1)))
    text, reason, words = draw(st.none() | PROSE), draw(LINES), draw(LINES)
    steps: list[Change] = [lambda registry: registry.sign_pledge(pledge, on, words)]
    steps.append(_reported(pledge, on.year, draw(REPORTS), draw))
    steps.append(_stated(pledge, on.year + 1, draw(st.sampled_from(ReportState))))
    if end != "signed":
        steps.append(lambda registry: registry.amend_pledge(f"{pledge}.1", text, on + timedelta(9), reason))
        steps.append(lambda registry: registry.amend_pledge(pledge, reason, on + timedelta(9), reason))
    if end == "closed":
        closing = Closing(reason=draw(st.sampled_from(CloseReason)), on=on + timedelta(10))
        steps.append(lambda registry: registry.close_pledge(pledge, closing))
    if end == "renewed":
        steps.append(lambda registry: registry.renew_pledge(pledge))
    return steps


def carry_out(steps: Sequence[Change], registry: Registry) -> None:
    """Carry out the changes that the rules allow."""
    for step in steps:
        mark = registry.mark()
        try:
            step(registry)
        except AigError:
            registry.roll_back(mark)
