"""The storage under TinyDB: one file, read once, replaced whole, with tables that stay undecoded until touched."""

import os
from collections.abc import Mapping
from typing import Any

from tinydb import Storage

from aig_cli.errors import OutsideWriteError
from aig_cli.store import layout
from aig_cli.store.content import Content, empty, parsed
from aig_cli.store.disk import read_file, replace_file
from aig_cli.store.layout import Meta, Table


class RegisterStorage(Storage):
    """The store file as TinyDB sees it: a mapping of tables, each a mapping of number to record.

    `TinyDB(path, storage=RegisterStorage)` can query it. Only the `Store` writes, under its lock and after its history:
    it says what the store will know of itself in `next_meta`.

    Attributes:
        path: the file itself, behind any symbolic link.
        content: what was read.
        next_meta: what the store will know of itself; without it nothing is written.
    """

    def __init__(self, path: str) -> None:
        self.path = os.path.realpath(path)
        self.content: Content = empty(self.path)
        self.next_meta: Meta | None = None

    def read(self) -> dict[str, Table]:  # type: ignore[override] # a mapping of mappings, not yet dictionaries
        """Return the tables, decoded when they are touched.

        Raises:
            NoStoreError, UnreadableStoreError: there is no file, or it cannot be read.
            DamagedStoreError: it does not hold what a store holds.
            NewerStoreError: it was written by a newer program.
        """
        self.content = parsed(read_file(self.path), self.path)
        return self.content.tables

    def write(self, data: Mapping[str, Mapping[Any, Any]]) -> None:
        """Replace the file by these tables and `next_meta`, durably. The tables are those that were read, or `Table`s.

        Raises:
            OutsideWriteError: it is not the store that writes.
            WriteStoreError: the old file stands.
            UnconfirmedError: the new file stands, but its folder was not synced.
        """
        if self.next_meta is None:
            raise OutsideWriteError(path=self.path)
        tables = {name: table.raw for name, table in data.items() if isinstance(table, Table)}
        replace_file(self.path, layout.encode(tables, self.next_meta))
