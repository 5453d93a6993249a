"""The JSON Schema of the records, from their declarations."""

from typing import Any

import msgspec

from aig_cli.exchange.tree import FORMAT
from aig_cli.model import code
from aig_cli.model.field import Record
from aig_cli.model.network import Network
from aig_cli.model.organisation import Organisation
from aig_cli.model.pledge import Commitment, Deliverable, Pledge
from aig_cli.model.report import Report, Round
from aig_cli.model.snapshot import TABLES

RECORDS: dict[str, type[Record]] = {
    "organisation": Organisation,
    "network": Network,
    "pledge": Pledge,
    "commitment": Commitment,
    "deliverable": Deliverable,
    "round": Round,
    "report": Report,
}
"""The records that have a schema of their own."""


def schema(record: str | None = None) -> dict[str, Any]:
    """Return the JSON Schema of a record, or of a whole register. Code lists carry the labels of their values."""
    kinds = [RECORDS[record]] if record else list(TABLES.values())
    (*references,), definitions = msgspec.json.schema_components(kinds, ref_template="#/$defs/{name}")
    for name, definition in definitions.items():
        codes = getattr(code, name, None)
        if codes is not None:
            definition["x-labels"] = {each.value: {"nl": each.nl, "en": each.en} for each in codes}
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    if record:
        return {**head, **references[0], "$defs": definitions}
    tables = {name: {"type": "array", "items": item} for name, item in zip(TABLES, references, strict=True)}
    properties = {"format": {"const": FORMAT}, **tables}
    return {
        **head,
        "title": "Register",
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "$defs": definitions,
    }
