"""What is wrong with a store, its history, its backups and its records; and mending it.

The history with the backups says what the register was. A store that is lost or does not hold together is made anew
from them; one that another hand changed, and that holds together, is accepted as an operation of its own. What is
replaced is put away first, byte for byte.
"""

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from functools import cached_property
from typing import Final

from aig_cli.errors import (
    AigError,
    DamagedHistoryError,
    DamagedStoreError,
    DifferentRecordFinding,
    EditedStoreError,
    ForeignBackupError,
    ForeignHistoryError,
    HistoryAheadError,
    LargeStoreFinding,
    LeftoverFinding,
    LowCounterFinding,
    MisplacedRecordFinding,
    NewerStoreError,
    NoStoreError,
    NotAsBackedUpFinding,
    OpenToOthersFinding,
    SecondNameFinding,
    ShortHistoryError,
    StoreError,
    UnfinishedFinding,
    UnreadableChangeError,
    UnreadableRecordFinding,
    UnreadableStoreError,
)
from aig_cli.model.integrity import broken
from aig_cli.model.operation import Change, name_of
from aig_cli.model.snapshot import TABLES
from aig_cli.report.health import Finding, needed_counters, record_findings
from aig_cli.store import history
from aig_cli.store.agreement import disagreement, past
from aig_cli.store.backup import Backups, unpack
from aig_cli.store.commit import Saving, commit, signals_held
from aig_cli.store.content import Content, canonical, difference, parsed
from aig_cli.store.disk import PRIVATE_FILE, PRIVATE_FOLDER, read_file, replace_file, writing
from aig_cli.store.history import Found
from aig_cli.store.location import Files
from aig_cli.store.past import Past, recalled
from aig_cli.store.storage import RegisterStorage

LARGE: Final = 50
"""Megabytes of a store."""
COMMAND: Final = "doctor"
FIX: Final = "aig doctor --fix"
ACCEPT: Final = "aig doctor --diff, then aig doctor --fix"
_OF_STORE: Final = (
    NoStoreError,
    DamagedStoreError,
    EditedStoreError,
    HistoryAheadError,
    UnreadableRecordFinding,
    MisplacedRecordFinding,
    DifferentRecordFinding,
    LowCounterFinding,
)
"""What is mended by making the store anew, or by saving it again."""
_OF_HISTORY: Final = (DamagedHistoryError, ShortHistoryError, ForeignHistoryError)
"""What is mended by making the history anew."""


class Doctor:
    """One examination of a store. To mend something, make it under the lock.

    Attributes:
        error: why the store file cannot be used at all.
        content: what it holds, as this program would write it; None where it is not a store.
    """

    def __init__(self, files: Files, today: date) -> None:
        self._files = files
        self._today = today
        self._backups = Backups(files)
        self.error: StoreError | None = None
        self.content: Content | None = None
        self._unreadable: list[Finding] = []
        try:
            read = parsed(read_file(files.store), files.store)
            self._unreadable = list(_unreadable(read))
            self.content = read if self._unreadable or read.intact else canonical(read)
        except StoreError as error:
            self.error = error

    # -- what there is ------------------------------------------------------------------------------------------------

    @cached_property
    def _history(self) -> list[Found]:
        """The lines of the history, but for what was never saved."""
        if not os.path.exists(self._files.history):
            return []
        raw = past(self._files, self.content) if self.content else read_file(self._files.history)
        return list(history.found(raw[: raw.rfind(b"\n") + 1]))

    @cached_property
    def _disagreement(self) -> StoreError | None:
        return disagreement(self._files, self.content) if self.content else None

    @cached_property
    def is_lost(self) -> bool:
        """Whether the store is gone, damaged, does not hold together, or is an older copy."""
        if self.content is None or self._unreadable:
            return True
        ahead = isinstance(self._disagreement, HistoryAheadError)
        return ahead or (not self.content.intact and any(broken(self.content.registry(self._today))))

    @cached_property
    def past(self) -> Past:
        """What history and backups tell of the register: until the operation of the store, unless that is lost."""
        until = None if self.is_lost or not self.content else self.content.meta.revision
        return recalled(self._files.store, self._history, self.register, self._backups, until)

    @cached_property
    def register(self) -> str:
        """Which register it is; empty where nothing tells."""
        if self.content and self.content.meta.register:
            return self.content.meta.register
        known = [each.line.register for each in self._history if each.line and each.line.register]
        if known:
            return known[-1]
        return next((opened.content.meta.register for opened in self._backups.whole("")), "")

    @cached_property
    def recovered(self) -> Content | None:
        """The store as history and backups tell it; None where they do not, or hold something else than records."""
        with suppress(UnreadableChangeError, DamagedStoreError):
            found = self.past.content(self._files.store)
            if found and found.meta.revision and not any(_unreadable(found)):
                return found
        return None

    @cached_property
    def differing(self) -> tuple[Change, ...]:
        """What is in the store otherwise than history and backups tell: before, as they tell; after, as it is."""
        if self.content is None or self._unreadable:
            return ()
        if self.recovered:
            return difference(self.recovered, self.content)
        told = ((place, raw, self.content.record(place)) for place, raw in self.past.latest.items())
        return tuple(Change(*place, raw, is_) for place, raw, is_ in told if raw != is_ and place[0] in TABLES)

    # -- what is wrong ------------------------------------------------------------------------------------------------

    def findings(self) -> list[Finding]:
        """Return all that is wrong, in the store, around it and in its records."""
        found = [*self._of_store(), *self._of_history(), *self._of_files(), *self._of_backups()]
        if self.content and not self._unreadable:
            found += record_findings(self.content.registry(self._today))
        return found

    def _of_store(self) -> Iterator[Finding]:
        path = self._files.store
        if self.error:
            yield Finding(self.error, path, self._way_back(self.error))
        if self.content and not self.content.intact:
            yield Finding(EditedStoreError(path=path), path, ACCEPT)
        yield from self._unreadable
        size = len(self.content.raw) // 10**6 if self.content else 0
        if size > LARGE:
            yield Finding(LargeStoreFinding(size=size), path, "aig export json")
        links = os.stat(path).st_nlink if self.content else 1
        if links > 1:
            yield Finding(SecondNameFinding(count=links), path, f"find / -samefile {path}")

    def _way_back(self, error: StoreError) -> str:
        if isinstance(error, NewerStoreError):
            return "pip install -U aig-cli"
        if self.recovered:
            return FIX
        return "aig init" if isinstance(error, NoStoreError) else "aig backup restore FILE"

    def _of_history(self) -> Iterator[Finding]:
        path = self._files.history
        for error in history.damage(path, self._history):
            yield Finding(error, f"{path}:{error.facts['line']}", FIX)
        if self._disagreement:
            yield Finding(self._disagreement, path, FIX)
        elif self.content and history.end(path, self.content.meta.revision).extra:
            yield Finding(UnfinishedFinding(revision=self.content.meta.revision), path, FIX)
        for change in self.differing:
            yield Finding(DifferentRecordFinding(), change.record, ACCEPT)

    def _of_files(self) -> Iterator[Finding]:
        for path, allowed in self._modes():
            mode = os.stat(path).st_mode & 0o777
            if mode & ~allowed:
                advice = FIX if path != self._files.folder else f"chmod go-w {path}"
                yield Finding(OpenToOthersFinding(mode=mode), path, advice)
        for path in self._leftovers():
            yield Finding(LeftoverFinding(), path, FIX)

    def _modes(self) -> Iterator[tuple[str, int]]:
        """Yield what is there of the store, with the mode that it may have at most."""
        backups = [*self._backups.paths(), *self._backups.set_aside()]
        for path in (*self._files.own, *backups):
            if os.path.isfile(path):
                yield path, PRIVATE_FILE
        if os.path.isdir(self._files.backups):
            yield self._files.backups, PRIVATE_FOLDER
        if os.path.isdir(self._files.folder):
            yield self._files.folder, 0o755

    def _leftovers(self) -> Iterator[str]:
        for folder in (self._files.folder, self._files.backups):
            for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else ():
                if name.startswith(f".{self._files.name}") and name.endswith(".tmp"):
                    yield os.path.join(folder, name)

    def _of_backups(self) -> Iterator[Finding]:
        for path in self._backups.paths():
            try:
                opened = unpack(path)
            except AigError as error:
                yield Finding(error, path, f"aig backup create, then rm {path}")
                continue
            if opened.fault:
                yield Finding(NotAsBackedUpFinding(why=opened.fault), path, "aig backup create")
            if opened.content.meta.register not in {"", self.register}:
                foreign = ForeignBackupError(path=path, store=self._files.store)
                yield Finding(foreign, path, f"mv {path} ELSEWHERE")

    # -- mending it ---------------------------------------------------------------------------------------------------

    def asks(self, only: Collection[str] = ()) -> bool:
        """Tell whether mending takes a decision: something is made anew, accepted or put away."""
        return _has(self._errors(only), _OF_STORE + _OF_HISTORY)

    def _errors(self, only: Collection[str]) -> list[AigError]:
        return [finding.error for finding in self.findings() if not only or finding.code in only]

    def mend(self, only: Collection[str] = ()) -> Iterator[str]:
        """Mend what can be mended without a guess, and yield in words what was done; `only` some codes.

        Raises:
            WriteStoreError: it stays as it was.
            UnconfirmedError: it was mended, but the disk did not confirm it.
        """
        if isinstance(self.error, NewerStoreError | UnreadableStoreError):
            return
        errors = self._errors(only)
        yield from self._tidied(errors)
        if self.is_lost and _has(errors, _OF_STORE + _OF_HISTORY):
            yield from self._made_anew()
        elif not self.is_lost:
            yield from self._in_agreement(errors)

    def _tidied(self, errors: Sequence[AigError]) -> Iterator[str]:
        if _has(errors, OpenToOthersFinding):
            for path, allowed in self._modes():
                if path != self._files.folder and os.stat(path).st_mode & 0o777 & ~allowed:
                    with writing(path):
                        os.chmod(path, allowed)
                    yield f"closed to others: {path}"
        if _has(errors, LeftoverFinding):
            for path in self._leftovers():
                with writing(path):
                    os.unlink(path)
                yield f"removed: {path}"
        if _has(errors, UnfinishedFinding) and self.content:
            history.cut(self._files.history, history.end(self._files.history, self.content.meta.revision).length)
            yield f"dropped what was never saved: {self._files.history}"

    def _made_anew(self) -> Iterator[str]:
        """Put the store that history and backups tell of in the place of one that is lost."""
        if not self.recovered:
            return
        yield from self._put_away(self._files.store, self._files.history)
        replace_file(self._files.history, history.written(self.past.lines))
        replace_file(self._files.store, self.recovered.raw)
        yield f"made the store anew, up to operation {self.past.last}: {self._files.store}"
        if not self.past.lines:
            self._save(self.recovered, ())

    def _in_agreement(self, errors: Sequence[AigError]) -> Iterator[str]:
        """Bring the history up to the store, and accept what another hand changed as an operation."""
        assert self.content
        mended = _has(errors, _OF_HISTORY)
        if mended:
            yield from self._put_away(self._files.history)
            replace_file(self._files.history, history.written(self.past.lines))
            since = f"from operation {self.past.lines[0].number} on" if self.past.lines else "from now on"
            yield f"made the history anew, {since}: {self._files.history}"
        to_accept = _has(errors, _OF_STORE)
        changes = self.differing if to_accept else ()
        if to_accept or (mended and not self.past.lines):
            self._save(self.content, changes)
            yield f"accepted as operation {self.content.meta.revision + 1}, records: {len(changes)}"
        if mended and not (self.past.lines and self.past.lines[0].number == 1):
            now = parsed(read_file(self._files.store), self._files.store)
            kept = self._backups.make(now, past(self._files, now), "history begins anew")
            yield f"made a backup to go on from: {kept.path}"

    def _put_away(self, *paths: str) -> Iterator[str]:
        if any(os.path.isfile(path) for path in paths):
            yield f"put away what was there: {self._backups.keep_damaged(paths)}"

    def _save(self, content: Content, changes: tuple[Change, ...]) -> None:
        needed = needed_counters(content.registry(self._today))
        counters = {name: max(count, needed.get(name, 0)) for name, count in (needed | content.meta.counters).items()}
        storage = RegisterStorage(self._files.store)
        storage.content = content
        with signals_held():
            commit(self._files, storage, Saving(COMMAND, changes, counters))


def _has(errors: Iterable[AigError], kinds: type[AigError] | tuple[type[AigError], ...]) -> bool:
    return any(isinstance(error, kinds) for error in errors)


def _unreadable(content: Content) -> Iterator[Finding]:
    """Yield the records that are none, or stand under another's number."""
    for name in TABLES:
        records = content.decoded(name)
        try:
            numbers = list(records)
        except DamagedStoreError as error:
            yield Finding(error, content.path, FIX)
            continue
        for number in numbers:
            place = f"{name} {number}"
            try:
                record = records[number]
            except DamagedStoreError as error:
                yield Finding(UnreadableRecordFinding(why=error.facts["why"]), place, FIX)
                continue
            if record.number != number:
                misplaced = MisplacedRecordFinding(record=name_of(name, record.number))
                yield Finding(misplaced, place, FIX)
