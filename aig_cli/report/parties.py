"""Who is a party to which pledge?"""

from collections.abc import Iterator
from operator import itemgetter
from typing import Any

from msgspec import structs

from aig_cli.model.pledge import Party
from aig_cli.model.snapshot import Snapshot
from aig_cli.report.members import Named
from aig_cli.report.pledges import Part, Related, related
from aig_cli.report.question import Question, paths


def _rows(registry: Snapshot) -> Iterator[dict[str, Any]]:
    for pledge in registry.pledges:
        for party in pledge.parties:
            yield {"pledge": pledge.id, **structs.asdict(party)}


QUESTION = Question(
    name="parties",
    record=Party,
    rows=_rows,
    columns=("pledge", *paths(Party)),
    mappings=True,
    listed=("pledge", "role", "name", "since", "until"),
    beside=(Named, Part, Related),
    derived={"name": lambda registry, row: registry.name_of(row["organisation"]), **related(itemgetter("pledge"))},
)
