"""Whom to write to or call?"""

from collections.abc import Iterator
from typing import Any

from msgspec import structs

from aig_cli.model.organisation import Contact
from aig_cli.model.snapshot import Snapshot
from aig_cli.report.question import Question, paths


def _rows(registry: Snapshot) -> Iterator[dict[str, Any]]:
    for organisation in registry.organisations:
        for contact in organisation.contacts:
            yield {"organisation": organisation.id, **structs.asdict(contact)}


QUESTION = Question(
    name="contacts",
    record=Contact,
    rows=_rows,
    columns=("organisation", *paths(Contact)),
    listed=("organisation", "name", "email", "phone", "role", "valid_until"),
    mappings=True,
)
