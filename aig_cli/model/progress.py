"""Logging progress: what an entry adds to the report of a pledge and year, and what is odd about it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, TypeVar

from msgspec import Struct, structs

from aig_cli.errors import (
    AfterAllRemark,
    ConflictError,
    FallingRemark,
    FieldPath,
    FixedFieldError,
    OverTargetRemark,
    Problem,
    Remark,
    ReopenedAccountRemark,
    ReopenedRemark,
    UnprovenRemark,
)
from aig_cli.language import Phrase
from aig_cli.model import report_rule
from aig_cli.model.code import Direction, Measure, ReportState, Status
from aig_cli.model.field import Record
from aig_cli.model.ident import owner_of, position
from aig_cli.model.pledge import Deliverable, Pledge
from aig_cli.model.report import ANSWERED, Report, Update
from aig_cli.model.value import Quantity

R = TypeVar("R", Report, Update)

FAR_OVER = 10
"""Times its target, over which a count is asked about."""
UNFINISHED = {Status.NOT_STARTED, Status.IN_PREPARATION, Status.IN_PROGRESS}
_KEY_FIELDS = {"pledge", "year", "state", "reason", "updates", "of"}
_OF_ROUND = {"reminders": "aig due --mark-reminded", "corrections": "--correction"}
"""Fields that say how an account was asked for and mended, not what came of the pledge; and what changes them."""
_EXCLUDES = {"value": "not_measured", "not_measured": "value"}


class Logged(Struct, frozen=True):
    """What became of an entry.

    Attributes:
        report: the report it was written into, as it is now.
        ids: what it was about: its commitments and deliverables, or else the pledge.
        changed: whether it said anything that the report did not.
    """

    report: Report
    ids: tuple[str, ...]
    changed: bool


def is_empty(entry: Report) -> bool:
    """Tell whether an entry reports nothing, not even why there is no report."""
    filled = any(_given(entry)) or any(any(_given(update)) for update in entry.updates)
    return not filled and not entry.reason and entry.state is ReportState.RECEIVED


def is_answer(report: Report) -> bool:
    """Tell whether something is said of what came of the pledge: not only by whom, when, and how it was asked for."""
    said = set(_given(report)) - _OF_ROUND.keys() - {"respondent", "received_on"}
    return bool(said) or any(any(_given(update)) for update in report.updates)


def _given(record: Record) -> Iterator[str]:
    """Yield the fields that were filled in."""
    for name in record.__struct_fields__:
        if name not in _KEY_FIELDS and getattr(record, name) not in (None, ()):
            yield name


def merged(stored: Report | None, entry: Report, *, replace: bool) -> tuple[Report, list[Problem]]:
    """Return the report with an entry written into it, and what stands in the way of that.

    Fields that the entry leaves open stay. A filled field takes a different value only with `replace`.
    """
    if stored is None:
        stored = Report(pledge=entry.pledge, year=entry.year, state=entry.state, reason=entry.reason)
    problems: list[Problem] = []
    report = _filled(stored, entry, (), problems, replace=replace)
    report = structs.replace(report, **_state(stored, entry, problems, replace=replace))
    updates = {update.of: update for update in report.updates}
    for index, given in enumerate(entry.updates):
        path: FieldPath = ("updates", index)
        update = _filled(updates.get(given.of) or Update(of=given.of), given, path, problems, replace=replace)
        problems.extend(report_rule.update_faults(update, path))
        updates[given.of] = update
    ordered = sorted(updates.values(), key=lambda update: position(update.of))
    return structs.replace(report, updates=tuple(ordered)), problems


def fixed_faults(stored: Report | None, entry: Report) -> Iterator[Problem]:
    """Yield the fields that nobody types: reminders, and corrections, each of which tells of itself."""
    for name, changed_by in _OF_ROUND.items():
        given = getattr(entry, name)
        if given and given != (getattr(stored, name) if stored else ()):
            yield (name,), FixedFieldError(changed_by=changed_by)


def fitted(
    stored: Report | None, entry: Report, *, is_filling: bool
) -> tuple[Report, list[tuple[FieldPath, Any, Any]]]:
    """Return what of an entry fits beside a report, and what does not: where it is, the old value and the new.

    Filling leaves out what differs; otherwise what was reported on before is left out whole.
    """
    left: list[tuple[FieldPath, Any, Any]] = []
    if stored is None:
        return entry, left
    known = {update.of: update for update in stored.updates}
    updates = [update for update in entry.updates if is_filling or update.of not in known]
    if is_filling:
        entry = _without_different(stored, entry, (), left)
        updates = [
            _without_different(known[update.of], update, ("updates", index), left) if update.of in known else update
            for index, update in enumerate(updates)
        ]
    elif stored.state in ANSWERED and any(name not in _OF_ROUND for name in _given(stored)):
        entry = Report(pledge=entry.pledge, year=entry.year)
    return structs.replace(entry, updates=tuple(update for update in updates if any(_given(update)))), left


def _without_different(stored: R, given: R, path: FieldPath, left: list[tuple[FieldPath, Any, Any]]) -> R:
    for name in list(_given(given)):
        old, new = getattr(stored, name), getattr(given, name)
        if old not in (None, (), new):
            left.append(((*path, name), old, new))
            given = structs.replace(given, **{name: () if isinstance(new, tuple) else None})
    return given


def _state(stored: Report, entry: Report, problems: list[Problem], *, replace: bool) -> dict[str, Any]:
    """Return the state after an entry: an account that came in makes it received, unless it is established.

    From what was asked for anything can come; what came in can be established. Other steps need `replace`.
    """
    told = {"state": entry.state, "reason": entry.reason}
    if entry.state is ReportState.RECEIVED:
        stays = stored.state in ANSWERED or not is_answer(entry)
        return {} if stays else {**told, "reason": None}
    same = (stored.state, stored.reason) == (entry.state, entry.reason)
    asked = stored.state is ReportState.REQUESTED
    established = (stored.state, entry.state) == (ReportState.RECEIVED, ReportState.ESTABLISHED)
    if not (same or asked or established or replace):
        problems.append((("state",), ConflictError(of=entry.pledge, old=_stand(stored), new=_stand(entry))))
    return told


def _stand(report: Report) -> str | Phrase:
    """Return where an account stands, and why."""
    return quoted(f"{report.state} ({report.reason})" if report.reason else report.state)


def received(stored: Report | None, report: Report, today: date) -> Report:
    """Return a report with the day on which it came in after all: today, where it does not say.

    So it is where it was requested, where no response was expected, and where the pledge was exempt.
    """
    is_answer = stored and stored.state not in ANSWERED and report.state in ANSWERED
    return structs.replace(report, received_on=today) if is_answer and not report.received_on else report


def reopened(stored: Report | None, report: Report, entry: Report) -> Report:
    """Return a report that was established, and says something else since, as one to look at again."""
    is_new = stored and stored.state is ReportState.ESTABLISHED and report != stored
    if is_new and report.state is ReportState.ESTABLISHED and entry.state is ReportState.RECEIVED:
        return structs.replace(report, state=ReportState.RECEIVED)
    return report


def state_remarks(stored: Report | None, report: Report) -> Iterator[Remark]:
    """Yield that an account came in after all, or has to be looked at again."""
    if stored and stored.state is ReportState.ESTABLISHED and report.state is ReportState.RECEIVED:
        yield ReopenedAccountRemark(pledge=report.pledge, year=report.year)
    if stored and stored.state in {ReportState.NO_RESPONSE, ReportState.EXEMPT} and report.state in ANSWERED:
        yield AfterAllRemark(pledge=report.pledge, year=report.year, was=_stand(stored))


def requested(report: Report) -> Report:
    """Return the request for a report, without an answer; what was corrected in it stays readable."""
    request = Report(pledge=report.pledge, year=report.year, state=ReportState.REQUESTED)
    kept = {name: getattr(report, name) for name in ("respondent", *_OF_ROUND)}
    return structs.replace(request, **kept)


def _filled(stored: R, given: R, path: FieldPath, problems: list[Problem], *, replace: bool) -> R:
    changes: dict[str, Any] = {}
    of = given.of if isinstance(given, Update) else given.pledge
    for name in _given(given):
        old, new = getattr(stored, name), getattr(given, name)
        if old == new:
            continue
        ousted = getattr(stored, _EXCLUDES[name]) if name in _EXCLUDES else None
        is_planned = name == "respondent" and isinstance(stored, Report) and stored.state is ReportState.REQUESTED
        standing = ousted if old in (None, ()) or is_planned else old
        if standing is not None and not replace:
            problems.append(((*path, name), ConflictError(of=of, old=quoted(standing), new=quoted(new))))
        if ousted is not None:
            changes.setdefault(_EXCLUDES[name], None)
        if name == "status" and new is not Status.STOPPED:
            changes["stop_reason"] = None
        changes[name] = new
    return structs.replace(stored, **changes)


def quoted(value: object) -> str | Phrase:
    """Return a value as it stands in a message."""
    if value is None or value == ():
        return Phrase("not known")
    if isinstance(value, Record):
        return "; ".join(f"{name} {getattr(value, name)}" for name in value.__struct_fields__ if getattr(value, name))
    return ", ".join(str(quoted(each)) for each in value) if isinstance(value, tuple) else repr(str(value))


def remarks(pledge: Pledge, report: Report, entry: Report, earlier: Sequence[Report]) -> Iterator[Remark]:
    """Yield what is odd about an entry that was written, as questions to who knows better.

    A running total that falls, a count far over its target, a completion without proof, or one that is taken back.
    """
    touched = {update.of for update in entry.updates}
    for deliverable in pledge.deliverables:
        if deliverable.id in touched and deliverable.cumulative:
            yield from _falling(deliverable, report, earlier)
        if (update := entry.update_of(deliverable.id)) and _is_far_over(deliverable, update.value):
            target, year = deliverable.target, report.year
            yield OverTargetRemark(deliverable=deliverable.id, value=update.value, target=target, year=year)
    for update in entry.updates:
        if update.status in UNFINISHED and (before := _completed_before(update.of, earlier)):
            yield ReopenedRemark(commitment=update.of, year_before=before, status=update.status, year=report.year)
    for update in report.updates:
        if update.of in touched and update.status is Status.COMPLETED and not _proven(update.of, report.updates):
            yield UnprovenRemark(commitment=update.of, year=report.year)


def _falling(deliverable: Deliverable, report: Report, earlier: Iterable[Report]) -> Iterator[Remark]:
    years = [(each.year, _number(each, deliverable.id)) for each in (*earlier, report)]
    known = [(year, number) for year, number in years if number is not None]
    if len(known) < 2 or known[-1][0] != report.year:
        return
    (year_before, before), (year, after) = known[-2:]
    if after < before:
        yield FallingRemark(deliverable=deliverable.id, before=before, year_before=year_before, after=after, year=year)


def _is_far_over(deliverable: Deliverable, value: Quantity | None) -> bool:
    """Tell whether a count is over ten times the target that it was to grow to, as when a digit was typed twice."""
    target = deliverable.target
    if deliverable.measure is not Measure.COUNT or deliverable.direction is Direction.DECREASE:
        return False
    if value is None or target is None or isinstance(value, str) or isinstance(target, str):
        return False
    return value > FAR_OVER * target > 0


def _completed_before(commitment: str, earlier: Iterable[Report]) -> int | None:
    """Return the year in which a commitment was last told of, where it was completed then."""
    told = [(each.year, update.status) for each in earlier if (update := each.update_of(commitment)) and update.status]
    return told[-1][0] if told and told[-1][1] is Status.COMPLETED else None


def _number(report: Report, deliverable: str) -> int | float | None:
    update = report.update_of(deliverable)
    return None if update is None or isinstance(update.value, str) else update.value


def _proven(commitment: str, updates: Iterable[Update]) -> bool:
    """Tell whether a commitment has evidence, or a deliverable of it has evidence or a value."""
    own = [update for update in updates if commitment in {update.of, owner_of(update.of)}]
    return any(update.evidence or update.value is not None for update in own)
