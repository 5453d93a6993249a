"""JSON: the whole register as one object, or records as an array. Every field is there, unknown ones as null."""

from collections.abc import Sequence
from typing import Any

import msgspec

from aig_cli.exchange.answer import Answer
from aig_cli.exchange.tree import Tree


def write(answer: Answer) -> bytes:
    """Return an answer as an array, one record a line."""
    return write_records(answer.trees())


def write_records(records: Sequence[Any]) -> bytes:
    """Return records as an array, one a line."""
    if not records:
        return b"[]\n"
    return b"[\n" + b",\n".join(map(msgspec.json.encode, records)) + b"\n]\n"


def write_record(record: Any) -> bytes:
    """Return one record as an object, with indents."""
    return msgspec.json.format(msgspec.json.encode(record), indent=2) + b"\n"


def write_registry(tree: Tree) -> bytes:
    """Return the whole register as an object, one record a line."""
    parts = [
        msgspec.json.encode(name)
        + b": "
        + (write_records(value).rstrip(b"\n") if isinstance(value, list) else msgspec.json.encode(value))
        for name, value in tree.items()
    ]
    return b"{\n" + b",\n".join(parts) + b"\n}\n"
