"""The store: a consistent registry to read, or one to change and commit."""

import os
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, nullcontext, suppress
from datetime import date
from typing import Any

import msgspec
from msgspec import Raw

from aig_cli.errors import (
    BackupsWithoutStoreError,
    BrokenStoreError,
    BusyError,
    ClockRemark,
    DamagedStoreError,
    EditedStoreError,
    EditedStoreRemark,
    ForgetHistoryError,
    HardLinkRemark,
    HistoryRemark,
    HistoryWithoutStoreError,
    NewerStoreError,
    NoBackupRemark,
    NoStoreError,
    NotAFileError,
    Remark,
    StoreError,
    StoreExistsError,
    StoreNameError,
    UnkeptProfileError,
    UnstorableError,
)
from aig_cli.model.field import Record
from aig_cli.model.integrity import broken
from aig_cli.model.operation import NOTHING, Change, Operation
from aig_cli.model.organisation import Organisation
from aig_cli.model.person import Entry
from aig_cli.model.registry import Registry
from aig_cli.model.snapshot import TABLES
from aig_cli.store import forget, history, layout
from aig_cli.store.agreement import disagreement, last_time, past
from aig_cli.store.backup import Opened
from aig_cli.store.commit import Saving, commit, replace_both, signals_held
from aig_cli.store.content import Content
from aig_cli.store.disk import make_folder, read_file, remove_draft, require_writable
from aig_cli.store.forget import Forgotten
from aig_cli.store.history import Line
from aig_cli.store.layout import SCHEMA
from aig_cli.store.location import Files
from aig_cli.store.lock import locked
from aig_cli.store.profile import Profiles
from aig_cli.store.rotation import LAST, MONTHLY
from aig_cli.store.shelf import Backups
from aig_cli.store.storage import RegisterStorage


class Store:
    """One register in one file, with its history, its lock and its backups beside it.

    Attributes:
        today: the day that counts as today for the rules between records.
        files: the store file and its neighbours.
        backups: what was kept of earlier states.
        profiles: which columns of lists are which fields.
        saved: a change was committed through this object.
    """

    def __init__(self, path: str, today: date) -> None:
        self.today = today
        self.files = Files(path)
        self.path = self.files.store
        self.backups = Backups(self.files)
        self.profiles = Profiles(self.files.profiles)
        self.saved = False

    # -- reading ------------------------------------------------------------------------------------------------------

    def content(self) -> Content:
        """Return what the store file holds.

        Raises:
            StoreError: there is no store, or it cannot be read.
        """
        return self._opened().content

    def _opened(self) -> RegisterStorage:
        storage = RegisterStorage(self.path)
        try:
            storage.read()
        except NoStoreError:
            self._require_no_past()
            raise
        return storage

    def read(self) -> Registry:
        """Return a consistent snapshot. Readers never wait.

        Raises:
            StoreError: there is no store, or it cannot be read.
        """
        return self._checked(self.content())

    def _checked(self, content: Content) -> Registry:
        """Return the records of the store; what is odd about it is a remark.

        Raises:
            BrokenStoreError: it was edited, and its records no longer fit each other.
        """
        registry = content.registry(self.today)
        if not content.intact:
            for fault in broken(registry):
                raise BrokenStoreError(path=self.path, why=fault)
            registry.remarks.append(EditedStoreRemark(path=self.path))
        if error := disagreement(self.files, content):
            registry.remarks.append(HistoryRemark(why=error))
        return registry

    def recall(self, as_of: date | None, revision: int | None) -> Registry:
        """Return the register as of a day, as it is known now, or was after an operation.

        Without a day it is that of the operation, or today.

        Raises:
            NoOperationError: there is no such operation.
            StoreError: the store cannot be read, or its history does not tell what it was.
        """
        from aig_cli.store.recollection import Recollection

        content = self.content()
        remarks = self._checked(content).remarks
        found = Recollection(self.files, content, self.backups).registry(self.today, as_of, revision)
        found.remarks.extend(remarks)
        return found

    def operations(self) -> Iterator[Operation]:
        """Yield what was done, the newest first. What stands in the history above the store never happened.

        Raises:
            StoreError: the store or its history cannot be read.
        """
        return (line.operation for line in self._lines())

    def _lines(self) -> Iterator[Line]:
        return history.backwards(self.files.history, self.content().meta.revision)

    # -- changing -----------------------------------------------------------------------------------------------------

    def create(self) -> None:
        """Make an empty store.

        Raises:
            StoreNameError: its name does not end in .json.
            StoreExistsError: there is one; it stays as it is.
            HistoryWithoutStoreError: there was one, and its file is gone.
            ReadOnlyStoreError, WriteStoreError: it cannot be made there.
        """
        self.make_folder()
        with locked(self.files.lock, "init"):
            if os.path.exists(self.path):
                raise StoreExistsError(path=self.path)
            self._require_no_past()
            if os.path.exists(self.files.history):
                history.cut(self.files.history, 0)
            storage = RegisterStorage(self.path)
            self._commit(storage, Saving("init", (), {}))

    def require_writable(self) -> None:
        """Refuse a store that is read-only.

        Raises:
            ReadOnlyStoreError: it is.
        """
        require_writable(self.path)

    def _require_no_past(self) -> None:
        """Refuse where a store was lost; what an `init` left that was killed is no history."""
        past = read_file(self.files.history) if os.path.exists(self.files.history) else b""
        if past and not history.is_unfinished_start(past):
            raise HistoryWithoutStoreError(path=self.path, history=self.files.history)
        if self.backups.paths():
            raise BackupsWithoutStoreError(path=self.path, folder=self.files.backups)

    def make_folder(self) -> None:
        """Make the folder of a store that is not there yet.

        Raises:
            StoreNameError: its name does not end in .json.
            ReadOnlyStoreError, WriteStoreError: it cannot be made there.
        """
        if not self.path.endswith(".json"):
            raise StoreNameError(path=self.path)
        make_folder(self.files.folder)
        require_writable(self.path)

    @contextmanager
    def change(self, command: str, *, save: bool = True, backup: str = "") -> Iterator[Registry]:
        """Lock, load, hand out the registry, and commit what was changed as one operation. An exception saves nothing.

        Without `save` it is a rehearsal: the same refusals, but nothing is locked or written. With a reason for a
        `backup` one is made first, or nothing is saved.

        Raises:
            StoreError: the store cannot be read or written, or another hand changed the file.
            BusyError: another command holds it.
        """
        if not os.path.isfile(self.path):
            self._opened()  # says what is there instead
        require_writable(self.path)
        with locked(self.files.lock, command) if save else nullcontext():
            storage = self._opened()
            content = storage.content
            if not content.intact:
                raise EditedStoreError(path=self.path)
            last = last_time(self.files, content) if save else ""
            registry = content.registry(self.today)
            if last > (now := history.now()):
                registry.remarks.append(ClockRemark(now=now, last=last))
            yield registry
            saving = Saving(command, _changes(registry, content), registry.counters, registry.takes_back)
            if save and (saving.changes or registry.counters != content.meta.counters):
                if os.stat(self.path).st_nlink > 1:
                    registry.remarks.append(HardLinkRemark(path=self.path))
                self._back_up_before(content, backup, last, registry.remarks)
                self._commit(storage, saving)

    def _commit(self, storage: RegisterStorage, saving: Saving) -> None:
        with signals_held():
            commit(self.files, storage, saving)
            self.saved = True

    # -- backups ------------------------------------------------------------------------------------------------------

    def _back_up_before(self, content: Content, why: str, last: str, remarks: list[Remark]) -> None:
        """Make the backup that a change asks for; else one before migration, or before the first change of a day.

        Raises:
            WriteStoreError: it could not be made; one of the day is only missed in a remark.
        """
        if why or content.meta.schema < SCHEMA:
            self._back_up(content, why or f"before migration from schema {content.meta.schema}")
        elif last and last[:10] != history.now()[:10]:
            try:
                if not self.backups.has_one_of_today():
                    self._back_up(content, "daily")
            except StoreError as error:
                remarks.append(NoBackupRemark(why=error))
        else:
            return
        found = history.found(past(self.files, content))
        remarks.extend(HistoryRemark(why=each.fact) for each in history.damage(self.files.history, found))

    def _back_up(self, content: Content, why: str) -> str:
        made = self.backups.make(content, past(self.files, content), why)
        with suppress(StoreError):  # it is there; what is too much goes the next time
            self.backups.prune(content.meta.register, LAST, MONTHLY, made=made.path)
        return made.path

    def back_up(self, command: str, why: str) -> str:
        """Make a backup, whatever state the store is in; one that is damaged is kept byte for byte.

        Returns:
            The path of the backup.

        Raises:
            NoStoreError, UnreadableStoreError: there is nothing to keep.
            WriteStoreError: it could not be made.
        """
        read_file(self.path)  # says what is there instead
        with locked(self.files.lock, command):
            with suppress(DamagedStoreError, NewerStoreError):
                content = self.content()
                if content.intact:
                    return self._back_up(content, why)
            return self.backups.keep_damaged(self.files.own[:2])

    def place(self, command: str, backup: Opened) -> None:
        """Put a backup in the place of the store and its history; what is there is put away first.

        Raises:
            StoreError: the old state stands, and what was put away is there.
        """
        self.make_folder()
        if os.path.lexists(self.path) and not os.path.isfile(self.path):
            raise NotAFileError(path=self.path)
        with locked(self.files.lock, command):
            if any(map(os.path.exists, self.files.own[:2])):
                self.backups.keep_damaged(self.files.own[:2])
            replace_both(self.files, backup.history, backup.content.raw)
            self.saved = True

    # -- profiles -----------------------------------------------------------------------------------------------------

    def remember_profile(self, command: str, table: str, name: str, columns: Mapping[str, str]) -> None:
        """Keep which columns of a list are which fields, under a name, after that list was read.

        Raises:
            UnkeptProfileError: it cannot be kept.
        """
        try:
            with locked(self.files.lock, command):
                self.profiles.remember(table, name, columns)
        except (BusyError, StoreError) as error:
            raise UnkeptProfileError(given=name, why=error) from None

    # -- forgetting ---------------------------------------------------------------------------------------------------

    def past_organisations(self) -> Iterator[Organisation]:
        """Yield every state in history and backups of every organisation that had contact persons.

        Raises:
            StoreError: the store or its history cannot be read.
        """
        yield from forget.past_organisations(self._lines())
        yield from forget.backed_up_organisations(self.backups)

    def forget(self, command: str, meant: Collection[Entry]) -> Forgotten:
        """Take contact persons out of history and backups, after they were taken out of the register.

        Raises:
            ForgetHistoryError: nothing was taken out of the history.
        """
        try:
            with locked(self.files.lock, command):
                content = self.content()
                last_time(self.files, content)
                remove_draft(self.path)
                return forget.forget(self.files.history, content.meta.register, self.backups, meant)
        except (BusyError, StoreError) as error:
            raise ForgetHistoryError(why=error) from None

    def mentions(self, meant: Collection[Entry]) -> list[str]:
        """Return the files of the store in which a word still stands that a person is known by."""
        return forget.mentions([self.path, self.files.history], self.backups, meant)


def _changes(registry: Registry, content: Content) -> tuple[Change, ...]:
    """Return what was changed, encoded; each record is read back first, so that none is written that cannot be.

    What is in the end as it was is no change.

    Raises:
        UnstorableError: a record that does not follow its own declaration.
    """
    changes = []
    for name, kind in TABLES.items():
        decoder = msgspec.json.Decoder(kind)
        for number, record in registry.collection(name).changed.items():
            before = content.record((name, number))
            after = Raw(_encoded(record, decoder, f"{name} {number}")) if record else NOTHING
            if after != before:
                changes.append(Change(name, number, before, after))
    return tuple(changes)


def _encoded(record: Record, decoder: msgspec.json.Decoder[Any], name: str) -> bytes:
    encoded = layout.encode_record(record)
    try:
        decoder.decode(encoded)
    except msgspec.ValidationError as error:
        raise UnstorableError(record=name, why=error) from None
    return encoded
