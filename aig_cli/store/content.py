"""What a store file holds: its tables, undecoded until they are touched, and what it knows of itself."""

from collections.abc import Iterator, Mapping
from datetime import date

import msgspec
from msgspec import Raw, Struct, structs

from aig_cli.errors import EmptyStoreError, KeyTwiceError, MergeConflictError, NewerStoreError, UnparsableStoreError
from aig_cli.model.operation import NOTHING, Change
from aig_cli.model.registry import Registry
from aig_cli.model.snapshot import TABLES
from aig_cli.model.workspace import Place
from aig_cli.store import layout
from aig_cli.store.layout import SCHEMA, Meta, Table
from aig_cli.store.records import Records

META = "meta"
Tables = dict[str, Table]


class Content(Struct, frozen=True):
    """A store file that was read.

    Attributes:
        path: where it came from, for messages.
        raw: its bytes.
        tables: those of `TABLES`, and others that are there.
        meta: what the store knows of itself.
        intact: the bytes match their checksum.
    """

    path: str
    raw: bytes
    tables: Tables
    meta: Meta
    intact: bool

    def registry(self, today: date) -> Registry:
        """Return the records, each decoded when it is asked for."""
        stored = {name: Records(self.path, name, self.tables[name]) for name in TABLES}
        return Registry(stored, self.meta.counters, today)

    def record(self, place: Place) -> Raw:
        """Return the bytes of a record; NOTHING where there is none.

        Raises:
            msgspec.DecodeError: its table is not a mapping of numbers to records.
        """
        table, number = place
        return self.tables[table].records.get(number, NOTHING) if table in self.tables else NOTHING

    def records(self) -> Iterator[tuple[Place, Raw]]:
        """Yield the bytes of every record with its place.

        Raises:
            msgspec.DecodeError: a table is not a mapping of numbers to records.
        """
        for name in TABLES:
            for number, raw in self.tables[name].records.items():
                yield (name, number), raw


def empty(path: str) -> Content:
    """Return the content of a store before its first operation."""
    meta = Meta(schema=SCHEMA, revision=0, counters={})
    return Content(path, b"", {name: Table(b"{}") for name in TABLES}, meta, intact=True)


def parsed(raw: bytes, path: str) -> Content:
    """Return what the bytes of a store file hold.

    Raises:
        DamagedStoreError: it is not what a store holds.
        NewerStoreError: it was written by a newer program.
    """
    if not raw or raw.isspace():
        raise EmptyStoreError(path=path)
    try:
        tables = layout.split(raw)
        meta = _meta(tables.pop(META, Raw(b"{}")), path)
        intact = layout.is_intact(raw)
        if not intact and (key := layout.key_twice(raw)):
            raise KeyTwiceError(path=path, key=key)
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        if line := layout.conflict_line(raw):
            raise MergeConflictError(path=path, line=line) from None
        raise UnparsableStoreError(path=path, why=error) from None
    known = {name: Table(table) for name, table in tables.items()}
    return Content(path, raw, empty(path).tables | known, meta, intact)


def _meta(raw: Raw, path: str) -> Meta:
    schema = layout.decode_schema(raw)
    if schema is not None and schema > SCHEMA:
        raise NewerStoreError(path=path, found=schema, known=SCHEMA)
    return layout.decode_meta(raw)


def changed(tables: Tables, changes: Mapping[Place, Raw]) -> Tables:
    """Return the tables with some records put or taken away. Those of untouched tables are copied as bytes."""
    records = {name: dict(tables[name].records) for name in {table for table, _ in changes}}
    for (name, number), after in changes.items():
        if after == NOTHING:
            records[name].pop(number, None)
        else:
            records[name][number] = after
    return tables | {name: Table(layout.encode_table(rows)) for name, rows in records.items()}


def canonical(content: Content) -> Content:
    """Return a content with every record as this program writes it, whoever wrote it.

    Raises:
        DamagedStoreError: a record is none.
    """
    tables = {}
    for name in TABLES:
        records = Records(content.path, name, content.tables[name])
        rows = {number: layout.encode_record(records[number]) for number in records}
        tables[name] = Table(layout.encode_table(rows))
    return structs.replace(content, tables=content.tables | tables)


def difference(old: Content, new: Content) -> tuple[Change, ...]:
    """Return the changes that make one content the other."""
    before, after = dict(old.records()), dict(new.records())
    places = sorted(before.keys() | after.keys())
    pairs = ((place, before.get(place, NOTHING), after.get(place, NOTHING)) for place in places)
    return tuple(Change(*place, was, is_) for place, was, is_ in pairs if was != is_)
