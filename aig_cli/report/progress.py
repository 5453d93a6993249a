"""What was reported, per promise and year?"""

from collections.abc import Iterator
from typing import Any

from aig_cli.model.account import Report, Update
from aig_cli.model.snapshot import Snapshot
from aig_cli.report.question import Question, paths


def _rows(registry: Snapshot) -> Iterator[dict[str, Any]]:
    for report in registry.reports:
        for update in report.updates:
            own = {name: getattr(update, name) for name in Update.__struct_fields__}
            yield {"pledge": report.pledge, "year": report.year, "state": report.state, **own}


QUESTION = Question(
    name="progress",
    record=Update,
    rows=_rows,
    columns=("pledge", "year", "state", *paths(Update)),
    beside=Report,
    listed=("of", "year", "status", "planning", "value", "note"),
)
