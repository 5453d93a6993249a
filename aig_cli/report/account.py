"""How does a pledge stand: target against actual, year by year?"""

from collections.abc import Iterator
from typing import Any

from msgspec import structs

from aig_cli.language import NOT_AVAILABLE, Language
from aig_cli.model.code import Measure, ReportState
from aig_cli.model.field import fields_of
from aig_cli.model.measurement import attainment, values_of
from aig_cli.model.pledge import Commitment, Deliverable, Pledge
from aig_cli.model.progress import quoted
from aig_cli.model.report import Correction, Report
from aig_cli.model.schedule import schedule_of
from aig_cli.model.snapshot import Snapshot
from aig_cli.model.value import Number, Quantity, number_text
from aig_cli.report.sheet import Line

NOTHING = "-"
"""Stands for what was not known before a correction, or is not since."""
_ELSEWHERE = {"pledge", "updates"}
_TOLD_APART = {"year", "state", "corrections"}


def account(registry: Snapshot, pledge: Pledge, only: str = "") -> dict[str, Any]:
    """Return how a pledge stands for each year with a report: all of it, or `only` a commitment or deliverable."""
    reports = list(registry.reports_of(pledge.id))
    commitments = [each for each in pledge.commitments if not only or f"{only}.".startswith(f"{each.id}.")]
    return {
        "pledge": pledge.id,
        "title": pledge.title,
        "reports": [_whole(report) for report in reports],
        "commitments": [
            {**_commitment(each, reports, only), "schedule": schedule_of(pledge, each, reports, registry.today)}
            for each in commitments
        ],
    }


def _whole(report: Report) -> dict[str, Any]:
    """Return what a report says of its pledge as a whole."""
    return {field.name: getattr(report, field.name) for field in fields_of(Report) if field.name not in _ELSEWHERE}


def _commitment(commitment: Commitment, reports: list[Report], only: str) -> dict[str, Any]:
    deliverables = [each for each in commitment.deliverables if only in {"", commitment.id, each.id}]
    years = []
    for report in reports:
        update = report.update_of(commitment.id)
        told = {"status": update and update.status, "planning": update and update.planning}
        years.append({"year": report.year, **told})
    return {
        "id": commitment.id,
        "text": commitment.text,
        "due": commitment.due and commitment.due.date,
        "years": years,
        "deliverables": [_deliverable(each, reports) for each in deliverables],
    }


def _deliverable(deliverable: Deliverable, reports: list[Report]) -> dict[str, Any]:
    values = values_of(deliverable.id, reports)
    years = []
    for report in reports:
        update = report.update_of(deliverable.id)
        reached = structs.asdict(attainment(deliverable, values, report.year))
        years.append({**reached, "not_measured": update and update.not_measured})
    return {
        "id": deliverable.id,
        "label": deliverable.label,
        "unit": deliverable.unit,
        "measure": deliverable.measure,
        "target": deliverable.target,
        "years": years,
    }


def account_lines(account: dict[str, Any], language: Language) -> Iterator[Line]:
    """Yield an account as labelled lines."""
    yield Line(0, account["pledge"], account["title"])
    if not account["reports"]:
        yield Line(1, language.say("reports"), language.say("none (n/a)"))
    for report in account["reports"]:
        yield from _report_lines(report, language)
    for commitment in account["commitments"]:
        yield Line(1, commitment["id"], commitment["text"])
        if commitment["due"]:
            yield Line(2, language.say("schedule"), _scheduled(commitment, language))
        for year in commitment["years"]:
            labels = [code.label(language.code) for code in (year["status"], year["planning"]) if code]
            yield Line(2, str(year["year"]), ", ".join(labels) or NOT_AVAILABLE)
        for deliverable in commitment["deliverables"]:
            yield Line(2, deliverable["id"], deliverable["label"])
            for year in deliverable["years"]:
                yield Line(3, str(year["year"]), told(deliverable, year, language))


def _report_lines(report: dict[str, Any], language: Language) -> Iterator[Line]:
    """Yield what was said of a pledge as a whole in a year, where that is more than what was said of its parts."""
    said = {name: report[name] for name in report if name not in _TOLD_APART and report[name]}
    if said or report["state"] is not ReportState.RECEIVED:
        yield Line(1, str(report["year"]), report["state"].label(language.code))
    for name, value in said.items():
        yield Line(2, name, str(quoted(value)) if isinstance(value, tuple) else str(value))
    for correction in report["corrections"]:
        yield Line(2, language.say("corrected"), _corrected(correction))


def _corrected(correction: Correction) -> str:
    """Return a correction in words: `2027-04-02 P0001.1.1 value: 7 → 8 (counted twice)`."""
    before, after = correction.before or NOTHING, correction.after or NOTHING
    return f"{correction.on} {correction.of} {correction.field}: {before} → {after} ({correction.reason})"


def _scheduled(commitment: dict[str, Any], language: Language) -> str:
    """Return what the calendar says: `overdue (due 2015-12-31)`."""
    label = commitment["schedule"].label(language.code) if commitment["schedule"] else NOT_AVAILABLE
    return language.say("{state} (due {day})", state=label, day=commitment["due"])


def told(deliverable: dict[str, Any], year: dict[str, Any], language: Language) -> str:
    """Return a standing in words: `7 of 10 examples (70 %)`; without a value n/a, never 0 %."""
    if year["value"] is None:
        return f"{NOT_AVAILABLE}: {year['not_measured']}" if year["not_measured"] else NOT_AVAILABLE
    target, unit = deliverable["target"], f" {deliverable['unit']}" if deliverable["unit"] else ""
    said = _quantity(year["value"], deliverable, language)
    if year["actual"] != year["value"]:
        said += language.say("; to date {value}", value=_quantity(year["actual"], deliverable, language))
    if target is None:
        return said + unit
    share = NOT_AVAILABLE if year["percentage"] is None else f"{_number(year['percentage'], language)} %"
    wanted = f"{_quantity(target, deliverable, language)}{unit}"
    return language.say("{part} of {whole} ({share})", part=said, whole=wanted, share=share)


def _quantity(value: Quantity, deliverable: dict[str, Any], language: Language) -> str:
    sign = " %" if deliverable["measure"] is Measure.PERCENTAGE else ""
    return f"{value if isinstance(value, str) else _number(value, language)}{sign}"


def _number(value: Number, language: Language) -> str:
    return number_text(value).replace(".", "," if language.code == "nl" else ".")
