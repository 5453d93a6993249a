"""How does a pledge stand: target against actual, year by year?"""

from collections.abc import Iterator
from typing import Any

from aig_cli.model.account import Report
from aig_cli.model.code import Code, Measure, ReportState
from aig_cli.model.measurement import Standing, standing, values_of
from aig_cli.model.pledge import Commitment, Deliverable, Pledge
from aig_cli.model.snapshot import Snapshot
from aig_cli.model.value import Quantity
from aig_cli.report.sheet import Line

NOT_AVAILABLE = "n/a"


def account(registry: Snapshot, pledge: Pledge, only: str = "") -> dict[str, Any]:
    """Return the standing of the promises of a pledge, or of `only` one of them, for each year with a report."""
    reports = list(registry.reports_of(pledge.id))
    commitments = [each for each in pledge.commitments if not only or only.startswith(each.id)]
    return {
        "pledge": pledge.id,
        "title": pledge.title,
        "reports": [{"year": report.year, "state": report.state} for report in reports],
        "commitments": [_commitment(each, reports, only) for each in commitments],
    }


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
        "years": years,
        "deliverables": [_deliverable(each, reports) for each in deliverables],
    }


def _deliverable(deliverable: Deliverable, reports: list[Report]) -> dict[str, Any]:
    values = values_of(deliverable.id, reports)
    standings = [standing(deliverable, values, report.year) for report in reports]
    return {
        "id": deliverable.id,
        "label": deliverable.label,
        "unit": deliverable.unit,
        "target": deliverable.target,
        "years": [
            {
                "year": stands.year,
                "value": stands.value,
                "actual": stands.actual,
                "percentage": stands.percentage,
                "text": told(deliverable, stands),
            }
            for stands in standings
        ],
    }


def told(deliverable: Deliverable, stands: Standing) -> str:
    """Return a standing in words: `7 of 10 examples (70 %)`; without a value n/a, never 0 %."""
    if stands.value is None:
        return NOT_AVAILABLE
    said = _quantity(stands.value, deliverable, with_unit=deliverable.target is None)
    if stands.actual != stands.value:
        said = f"{said}; to date {_quantity(stands.actual, deliverable)}"
    if deliverable.target is None:
        return said
    share = NOT_AVAILABLE if stands.percentage is None else f"{stands.percentage} %"
    return f"{said} of {_quantity(deliverable.target, deliverable, with_unit=True)} ({share})"


def _quantity(value: Quantity | None, deliverable: Deliverable, *, with_unit: bool = False) -> str:
    sign = " %" if deliverable.measure is Measure.PERCENTAGE else ""
    unit = f" {deliverable.unit}" if with_unit and deliverable.unit else ""
    return f"{value}{sign}{unit}"


def account_lines(account: dict[str, Any], language: str) -> Iterator[Line]:
    """Yield an account as labelled lines."""
    yield Line(0, account["pledge"], account["title"])
    if not account["reports"]:
        yield Line(1, "reports", f"none ({NOT_AVAILABLE})")
    for report in account["reports"]:
        if report["state"] is not ReportState.RECEIVED:
            yield Line(1, str(report["year"]), report["state"].label(language))
    for commitment in account["commitments"]:
        yield Line(1, commitment["id"], commitment["text"])
        for year in commitment["years"]:
            yield Line(2, str(year["year"]), _labels(year["status"], year["planning"], language=language))
        for deliverable in commitment["deliverables"]:
            yield Line(2, deliverable["id"], deliverable["label"])
            for year in deliverable["years"]:
                yield Line(3, str(year["year"]), year["text"])


def _labels(*codes: Code | None, language: str) -> str:
    return ", ".join(code.label(language) for code in codes if code) or NOT_AVAILABLE
