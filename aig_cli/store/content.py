"""What a store file holds: its tables, undecoded until they are touched, and what it knows of itself."""

from collections.abc import Mapping
from datetime import date
from functools import partial

import msgspec
from msgspec import Raw, Struct, structs

from aig_cli.errors import (
    DamagedStoreError,
    EmptyStoreError,
    KeyTwiceError,
    MergeConflictError,
    MissingTableError,
    NewerStoreError,
    UnparsableStoreError,
)
from aig_cli.language import Phrase
from aig_cli.model.integrity import broken
from aig_cli.model.operation import NOTHING
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
        registry = Registry({name: self.decoded(name) for name in TABLES}, self.meta.counters, today)
        registry.register, registry.revision = self.meta.register, self.meta.revision
        return registry

    def decoded(self, table: str) -> Records:
        """Return the records of a table, each decoded when it is asked for."""
        return Records(self.path, table, partial(self.rows, table))

    def rows(self, table: str) -> dict[int, Raw]:
        """Return the bytes of the records of a table, by number; none where there is no such table.

        Raises:
            DamagedStoreError: it is not a mapping of numbers to records.
        """
        try:
            return self.tables[table].records if table in self.tables else {}
        except msgspec.DecodeError as error:
            raise DamagedStoreError(path=self.path, why=f"{table}: {error}") from None

    def record(self, place: Place) -> Raw:
        """Return the bytes of a record; NOTHING where there is none.

        Raises:
            DamagedStoreError: its table is not a mapping of numbers to records.
        """
        table, number = place
        return self.rows(table).get(number, NOTHING)

    def records(self) -> dict[Place, Raw]:
        """Return the bytes of every record by its place.

        Raises:
            DamagedStoreError: a table is not a mapping of numbers to records.
        """
        return {(name, number): raw for name in TABLES for number, raw in self.rows(name).items()}


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
        if not intact and (missing := sorted(TABLES.keys() - tables.keys())):
            raise MissingTableError(path=path, table=missing[0])
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


def changed(content: Content, changes: Mapping[Place, Raw]) -> Tables:
    """Return the tables with some records put or taken away. Those of untouched tables are copied as bytes.

    Raises:
        DamagedStoreError: a table is not a mapping of numbers to records.
    """
    records = {name: dict(content.rows(name)) for name in {table for table, _ in changes}}
    for (name, number), after in changes.items():
        if after == NOTHING:
            records[name].pop(number, None)
        else:
            records[name][number] = after
    return content.tables | {name: Table(layout.encode_table(rows)) for name, rows in records.items()}


def canonical(content: Content) -> Content:
    """Return a content with every record as this program writes it, whoever wrote it.

    Raises:
        DamagedStoreError: a record is none.
    """
    tables = {}
    for name in TABLES:
        records = content.decoded(name)
        rows = {number: layout.encode_record(records[number]) for number in records}
        tables[name] = Table(layout.encode_table(rows))
    return structs.replace(content, tables=content.tables | tables)


def flaw(content: Content) -> str | Phrase:
    """Return the first thing that is wrong with the records of a content, or nothing."""
    try:
        return next(broken(content.registry(date.max)), "")
    except DamagedStoreError as error:
        return str(error.facts["why"])
