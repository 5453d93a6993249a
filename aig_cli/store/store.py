"""The store: a consistent registry to read, or one to change and commit."""

import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager, nullcontext, suppress
from datetime import date
from typing import Any

import msgspec
from msgspec import Raw

from aig_cli.errors import (
    BrokenStoreError,
    BusyError,
    EditedStoreError,
    EditedStoreRemark,
    ForgetHistoryError,
    HistoryAheadError,
    HistoryWithoutStoreError,
    ShortHistoryRemark,
    StoreError,
    StoreExistsError,
    StoreNameError,
    UnstorableError,
    WriteStoreError,
)
from aig_cli.model.field import Record
from aig_cli.model.integrity import broken
from aig_cli.model.operation import NOTHING, Change, Operation
from aig_cli.model.organisation import Organisation
from aig_cli.model.partner import Entry
from aig_cli.model.registry import Registry
from aig_cli.model.snapshot import TABLES
from aig_cli.store import history, layout
from aig_cli.store.disk import PRIVATE_FOLDER, read_file, require_writable, writing
from aig_cli.store.forget import forget_in_history, past_organisations
from aig_cli.store.layout import Meta, Table
from aig_cli.store.lock import locked
from aig_cli.store.records import Records
from aig_cli.store.storage import RegisterStorage

Tables = dict[str, Table]


class Store:
    """One register in one file, with its history and its lock beside it.

    Attributes:
        today: the day that counts as today for the rules between records.
        saved: a change was committed through this object.
    """

    def __init__(self, path: str, today: date) -> None:
        self.today = today
        self.path = os.path.realpath(path)
        stem = self.path.removesuffix(".json")
        self.history_path = f"{stem}.history.jsonl"
        self.lock_path = f"{stem}.lock"
        self.saved = False

    @property
    def files(self) -> tuple[str, str, str]:
        """The files that belong to the store."""
        return self.path, self.history_path, self.lock_path

    def create(self) -> None:
        """Make an empty store.

        Raises:
            StoreNameError: its name does not end in .json.
            StoreExistsError: there is one; it stays as it is.
            HistoryWithoutStoreError: there was one, and its file is gone.
            ReadOnlyStoreError, WriteStoreError: it cannot be made there.
        """
        if not self.path.endswith(".json"):
            raise StoreNameError(path=self.path)
        with writing(self.path):
            os.makedirs(os.path.dirname(self.path), mode=PRIVATE_FOLDER, exist_ok=True)
        require_writable(self.path)
        with locked(self.lock_path, "init"):
            if os.path.exists(self.path):
                raise StoreExistsError(path=self.path)
            if os.path.exists(self.history_path) and os.path.getsize(self.history_path):
                raise HistoryWithoutStoreError(path=self.path, history=self.history_path)
            registry = self._registry(RegisterStorage(self.path), _complete({}))
            self._commit(RegisterStorage(self.path), _complete({}), [], "init", registry)

    def read(self) -> Registry:
        """Return a consistent snapshot. Readers never wait.

        Raises:
            StoreError: there is no store, or it cannot be read.
        """
        storage = RegisterStorage(self.path)
        registry = self._registry(storage, _complete(storage.read()))
        if not storage.intact:
            for fault in broken(registry):
                raise BrokenStoreError(path=self.path, why=fault)
            registry.remarks.append(EditedStoreRemark(path=self.path))
        return registry

    def operations(self) -> Iterator[Operation]:
        """Yield what was done, the newest first. What stands in the history above the store never happened.

        Raises:
            StoreError: the store or its history cannot be read.
        """
        storage = RegisterStorage(self.path)
        storage.read()
        return (each for each in history.backwards(self.history_path) if each.number <= storage.meta.revision)

    def past_organisations(self) -> Iterator[Organisation]:
        """Yield every state in the history of every organisation that had contact persons.

        Raises:
            StoreError: the store or its history cannot be read.
        """
        return past_organisations(self.operations())

    def forget(self, command: str, meant: Collection[Entry]) -> int:
        """Take contact persons out of the history, after they were taken out of the register.

        Returns:
            How many operations were about them.

        Raises:
            ForgetHistoryError: nothing was taken out of the history.
        """
        try:
            with locked(self.lock_path, command):
                storage = RegisterStorage(self.path)
                registry = self._registry(storage, _complete(storage.read()))
                self._mend_history(registry, storage.meta.revision)
                return forget_in_history(self.history_path, meant)
        except (BusyError, StoreError) as error:
            raise ForgetHistoryError(why=error) from None

    def mentions(self, words: Collection[str]) -> list[str]:
        """Return the files of the store in which a word still stands."""
        encoded = [msgspec.json.encode(word)[1:-1] for word in words]
        files = [path for path in (self.path, self.history_path) if os.path.exists(path)]
        return [path for path in files if any(word in read_file(path) for word in encoded)]

    @contextmanager
    def change(self, command: str, *, save: bool = True) -> Iterator[Registry]:
        """Lock, load, hand out the registry, and commit what was changed as one operation. An exception saves nothing.

        Without `save` it is a rehearsal: the same refusals, but nothing is locked or written.

        Raises:
            StoreError: the store cannot be read or written, or another hand changed the file.
            BusyError: another command holds it.
        """
        if not os.path.isfile(self.path):
            read_file(self.path)  # says what is there instead
        require_writable(self.path)
        with locked(self.lock_path, command) if save else nullcontext():
            storage = RegisterStorage(self.path)
            tables = _complete(storage.read())
            if not storage.intact:
                raise EditedStoreError(path=self.path)
            registry = self._registry(storage, tables)
            if save:
                self._mend_history(registry, storage.meta.revision)
            yield registry
            changes = _changes(registry, tables)
            if save and (changes or registry.counters != storage.meta.counters):
                self._commit(storage, tables, changes, command, registry)

    def _mend_history(self, registry: Registry, revision: int) -> None:
        """Drop from the history what never happened; warn where something that did is missing."""
        found = history.drop_unfinished(self.history_path, revision)
        if found > revision:
            raise HistoryAheadError(path=self.path, revision=revision, found=found, history=self.history_path)
        if found < revision:
            registry.remarks.append(ShortHistoryRemark(path=self.history_path, found=found, revision=revision))

    def _registry(self, storage: RegisterStorage, tables: Tables) -> Registry:
        stored = {name: Records(self.path, name, tables[name]) for name in TABLES}
        return Registry(stored, storage.meta.counters, self.today)

    def _commit(
        self,
        storage: RegisterStorage,
        tables: Tables,
        changes: list[Change],
        command: str,
        registry: Registry,
    ) -> None:
        """Write the history, then the store. The store decides: until it is replaced, nothing happened."""
        revision = storage.meta.revision + 1
        storage.next_meta = Meta(schema=layout.SCHEMA, revision=revision, counters=registry.counters)
        content = _with_changes(tables, changes)
        operation = Operation(revision, history.now(), command, tuple(changes), registry.takes_back)
        with _signals_held():
            length = history.append(self.history_path, operation)
            try:
                storage.write(content)
            except WriteStoreError:
                with suppress(OSError):
                    history.cut(self.history_path, length)
                raise
            self.saved = True


def _complete(tables: Tables) -> Tables:
    """Return the tables of a store with those that it does not have yet."""
    return {name: Table(b"{}") for name in TABLES} | tables


def _changes(registry: Registry, tables: Tables) -> list[Change]:
    """Return what was changed, encoded; each record is read back first, so that none is written that cannot be.

    What is in the end as it was is no change.

    Raises:
        UnstorableError: a record that does not follow its own declaration.
    """
    changes = []
    for name, kind in TABLES.items():
        decoder = msgspec.json.Decoder(kind)
        for number, record in registry.collection(name).changed.items():
            before = tables[name].records.get(number, NOTHING)
            after = Raw(_encoded(record, decoder, f"{name} {number}")) if record else NOTHING
            if after != before:
                changes.append(Change(name, number, before, after))
    return changes


def _encoded(record: Record, decoder: msgspec.json.Decoder[Any], name: str) -> bytes:
    encoded = layout.encode_record(record)
    try:
        decoder.decode(encoded)
    except msgspec.ValidationError as error:
        raise UnstorableError(record=name, why=error) from None
    return encoded


def _with_changes(tables: Tables, changes: list[Change]) -> Tables:
    """Return the tables with the changed ones encoded anew; their untouched records are copied."""
    records = {change.table: dict(tables[change.table].records) for change in changes}
    for change in changes:
        if change.after == NOTHING:
            del records[change.table][change.number]
        else:
            records[change.table][change.number] = change.after
    return tables | {name: Table(layout.encode_table(rows)) for name, rows in records.items()}


@contextmanager
def _signals_held() -> Iterator[None]:
    """Keep signals waiting, so that an interrupted commit is whole or not begun."""
    # slow to import, and reading goes without
    from signal import SIG_BLOCK, SIG_SETMASK, SIGHUP, SIGINT, SIGTERM, pthread_sigmask

    before = pthread_sigmask(SIG_BLOCK, {SIGINT, SIGTERM, SIGHUP})
    try:
        yield
    finally:
        pthread_sigmask(SIG_SETMASK, before)
