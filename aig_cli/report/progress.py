"""What was reported, per commitment or deliverable and year, and of the pledge as a whole?"""

from collections.abc import Iterator
from operator import itemgetter
from typing import Annotated, Any

from msgspec import structs

from aig_cli.model.code import ReportState
from aig_cli.model.field import about, refers_to
from aig_cli.model.report import Report, Update
from aig_cli.model.snapshot import Snapshot
from aig_cli.report.pledges import Related, related
from aig_cli.report.question import Question, paths

_KEYS = ("pledge", "year", "state")
_WHOLE = tuple(path for path in paths(Report) if path not in _KEYS)
_PARTS = tuple(path for path in paths(Update) if path != "of")


class Told(Update, frozen=True, kw_only=True):
    """What was reported on a part, or on a pledge as a whole."""

    of: Annotated[
        str,
        refers_to("pledge, commitment or deliverable", r"^P[0-9]{4,9}(\.[0-9]{1,6}){0,2}$"),
        about("Id of the pledge, the commitment or the deliverable.", nl="onderdeel"),
    ]


def _rows(registry: Snapshot) -> Iterator[dict[str, Any]]:
    """Yield what a report says of its pledge as a whole, if anything, and each of its updates."""
    for report in registry.reports:
        keys = {name: getattr(report, name) for name in _KEYS}
        whole = {name: getattr(report, name) for name in _WHOLE}
        if any(whole.values()) or not report.updates:
            yield {**keys, "of": report.pledge, **whole, **dict.fromkeys(_PARTS)}
        for update in report.updates:
            yield {**keys, "of": update.of, **dict.fromkeys(_WHOLE), **{name: getattr(update, name) for name in _PARTS}}


QUESTION = Question(
    name="progress",
    record=Told,
    rows=_rows,
    columns=(*_KEYS, "of", *_PARTS, *_WHOLE),
    listed=("of", "year", "status", "planning", "value", "not_measured", "note", "results"),
    beside=(Report, Related),
    derived=related(itemgetter("pledge")),
    mappings=True,
)


def received(year: int) -> Question:
    """Return the same question about the accounts of a year that were received, and are not established."""

    def rows(registry: Snapshot) -> Iterator[dict[str, Any]]:
        return (row for row in _rows(registry) if row["year"] == year and row["state"] is ReportState.RECEIVED)

    return structs.replace(QUESTION, rows=rows)
