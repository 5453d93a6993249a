"""JSON Lines: one record a line."""

from collections.abc import Sequence
from typing import Any

from aig_cli.exchange.answer import Answer
from aig_cli.exchange.json import encoded
from aig_cli.exchange.tree import Tree


def write(answer: Answer) -> bytes:
    """Return an answer as lines, one record each."""
    return write_records(answer.trees())


def write_records(records: Sequence[Any]) -> bytes:
    """Return records, one a line."""
    return b"".join(encoded(record) + b"\n" for record in records)


def write_registry(tree: Tree) -> bytes:
    """Return every record of the register, each with the name of its collection: `{"table": ..., "record": ...}`."""
    tables = {name: records for name, records in tree.items() if isinstance(records, list)}
    return write_records([{"table": name, "record": record} for name, records in tables.items() for record in records])
