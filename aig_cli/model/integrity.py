"""Whether the records of a register fit each other: numbers and references."""

from collections.abc import Iterator

from msgspec import Struct

from aig_cli.language import Phrase
from aig_cli.model.field import Record
from aig_cli.model.ident import is_part, position
from aig_cli.model.operation import name_of
from aig_cli.model.reference import references
from aig_cli.model.snapshot import TABLE_OF, TABLES, Snapshot


class Gap(Struct, frozen=True):
    """A record that refers to one that is not there.

    Attributes:
        table, number: the record that refers.
        record: what it is called.
        missing: the id that it refers to.
    """

    table: str
    number: int
    record: str
    missing: str


def broken(snapshot: Snapshot) -> Iterator[Phrase]:
    """Yield, in words, each record that stands under another's number or refers to one that is not there."""
    for table in TABLES:
        for number, record in snapshot.collection(table).stored.items():
            if record.number != number:
                yield Phrase(
                    "{table} {number}: this record belongs under {other}",
                    table=table,
                    number=number,
                    other=record.number,
                )
    for gap in gaps(snapshot):
        yield Phrase("{table} {number}: there is no {missing}", table=gap.table, number=gap.number, missing=gap.missing)


def gaps(snapshot: Snapshot) -> Iterator[Gap]:
    """Yield each reference to a record that is not there."""
    for table in TABLES:
        for record in snapshot.collection(table):
            for missing in _missing(snapshot, record):
                yield Gap(table, record.number, name_of(table, record.number), missing)


def _missing(snapshot: Snapshot, record: Record) -> Iterator[str]:
    for id_ in references(record):
        found = snapshot.collection(TABLE_OF[id_[0]]).get(position(id_)[0])
        if found is None or (is_part(id_) and id_ not in found.part_ids):
            yield id_
