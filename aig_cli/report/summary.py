"""What came of each deliverable, year by year?"""

from collections.abc import Iterator
from typing import Any

from aig_cli.model.account import Report
from aig_cli.model.measurement import standing, values_of
from aig_cli.model.pledge import Commitment, Deliverable, Pledge
from aig_cli.model.snapshot import Snapshot
from aig_cli.report.pledges import holder_name
from aig_cli.report.question import Question

_COLUMNS = (
    "pledge",
    "title",
    "holder",
    "commitment",
    "text",
    "deliverable",
    "label",
    "unit",
    "target",
    "year",
    "value",
    "percentage",
    "status",
    "planning",
)


def _rows(registry: Snapshot) -> Iterator[dict[str, Any]]:
    """Yield a row for each deliverable and year in which it or its commitment was reported on; one if it never was."""
    for pledge in registry.pledges:
        reports = list(registry.reports_of(pledge.id))
        about = {"pledge": pledge.id, "title": pledge.title, "holder": holder_name(registry, pledge)}
        for commitment in pledge.commitments:
            for deliverable in commitment.deliverables:
                for told in _years(commitment, deliverable, reports):
                    yield {**about, **_promised(commitment, deliverable), **told}


def _promised(commitment: Commitment, deliverable: Deliverable) -> dict[str, Any]:
    return {
        "commitment": commitment.id,
        "text": commitment.text,
        "deliverable": deliverable.id,
        "label": deliverable.label,
        "unit": deliverable.unit,
        "target": deliverable.target,
    }


def _years(commitment: Commitment, deliverable: Deliverable, reports: list[Report]) -> Iterator[dict[str, Any]]:
    values = values_of(deliverable.id, reports)
    never = True
    for report in reports:
        update = report.update_of(commitment.id)
        if update is None and report.update_of(deliverable.id) is None:
            continue
        never = False
        stands = standing(deliverable, values, report.year)
        yield {
            "year": report.year,
            "value": stands.value,
            "percentage": stands.percentage,
            "status": update and update.status,
            "planning": update and update.planning,
        }
    if never:
        yield dict.fromkeys(("year", "value", "percentage", "status", "planning"))


QUESTION = Question(name="summary", record=Pledge, rows=_rows, columns=_COLUMNS, listed=_COLUMNS)
