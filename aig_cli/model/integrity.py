"""Whether the records of a register fit each other: numbers and references."""

from collections.abc import Iterator

from aig_cli.model.field import Record, fields_of
from aig_cli.model.ident import position
from aig_cli.model.snapshot import TABLES, Snapshot

_TABLE_OF = {"organisation": "organisations", "network": "networks", "pledge": "pledges"}


def broken(snapshot: Snapshot) -> Iterator[str]:
    """Yield, in words, each record that stands under another's number or refers to one that is not there."""
    for table in TABLES:
        for number, record in snapshot.collection(table).stored.items():
            if record.number != number:
                yield f"{table} {number}: this record belongs under {record.number}"
            for reference in _missing(snapshot, record):
                yield f"{table} {number}: there is no {reference}"


def _missing(snapshot: Snapshot, record: Record) -> Iterator[str]:
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        values = value if isinstance(value, tuple) else (value,) if value is not None else ()
        for each in values:
            if field.record:
                yield from _missing(snapshot, each)
            elif field.refers_to in _TABLE_OF and not _is_there(snapshot, _TABLE_OF[field.refers_to], each):
                yield each


def _is_there(snapshot: Snapshot, table: str, id_: str) -> bool:
    return position(id_)[0] in snapshot.collection(table).stored
