"""JSON: the whole register as one object, or records as an array. Every field is there, unknown ones as null.

What acts on a terminal is written as an escape, so that the text is the same and harmless to show.
"""

from collections.abc import Sequence
from typing import Any

import msgspec

from aig_cli.exchange.answer import Answer
from aig_cli.exchange.tree import Tree
from aig_cli.model.text import ACTING


def encoded(tree: Any) -> bytes:
    """Return a value on one line."""
    content = msgspec.json.encode(tree)
    if content.isascii() and b"\x7f" not in content:
        return content
    return ACTING.sub(lambda found: f"\\u{ord(found.group()):04x}", content.decode()).encode()


def write(answer: Answer) -> bytes:
    """Return an answer as an array, one record a line."""
    return write_records(answer.trees())


def write_records(records: Sequence[Any]) -> bytes:
    """Return records as an array, one a line."""
    if not records:
        return b"[]\n"
    return b"[\n" + b",\n".join(map(encoded, records)) + b"\n]\n"


def write_record(record: Any) -> bytes:
    """Return one record as an object, with indents."""
    return msgspec.json.format(encoded(record), indent=2) + b"\n"


def write_registry(tree: Tree) -> bytes:
    """Return the whole register as an object, one record a line."""
    parts = [
        msgspec.json.encode(name)
        + b": "
        + (write_records(value).rstrip(b"\n") if isinstance(value, list) else msgspec.json.encode(value))
        for name, value in tree.items()
    ]
    return b"{\n" + b",\n".join(parts) + b"\n}\n"
