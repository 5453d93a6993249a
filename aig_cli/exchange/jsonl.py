"""JSON Lines: one record a line."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from aig_cli.errors import NoRecordError
from aig_cli.exchange.answer import Answer
from aig_cli.exchange.json import encoded, read_whole, row_of
from aig_cli.exchange.row import Given, Row, Rows
from aig_cli.exchange.source import WESTERN, decoded
from aig_cli.exchange.tree import registry_tree
from aig_cli.model.snapshot import Snapshot

HOLDS_CONTACTS: Final = True


def write(answer: Answer) -> bytes:
    """Return an answer as lines, one record each."""
    return write_records(answer.trees())


def write_records(records: Sequence[Any]) -> bytes:
    """Return records, one a line."""
    return b"".join(encoded(record) + b"\n" for record in records)


def write_register(registry: Snapshot, *, with_contacts: bool) -> bytes:
    """Return every record of the register, each with the name of its collection: `{"table": ..., "record": ...}`."""
    tree = registry_tree(registry, with_contacts=with_contacts)
    tables = {name: records for name, records in tree.items() if isinstance(records, list)}
    return write_records([{"table": name, "record": record} for name, records in tables.items() for record in records])


def read_rows(given: Given) -> Rows:
    """Return the records, one a line.

    Raises:
        NoRecordError: there is none.
        JsonError, FieldTwiceError, NotARecordError: a line is no record; names it.
    """
    text, encoding = decoded(given.content, given.name)
    lines = [(number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    if not lines:
        raise NoRecordError(place=given.name)
    return Rows((), _rows(lines, given.name), is_western=encoding == WESTERN)


def _rows(lines: Sequence[tuple[int, str]], name: str) -> Iterator[Row]:
    for number, line in lines:
        place = f"{name}:{number}"
        yield row_of(place, read_whole(line, place))
