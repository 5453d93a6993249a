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
    DivergedBackupFinding,
    EditedStoreError,
    ForeignBackupError,
    ForeignHistoryError,
    HistoryAheadError,
    LargeStoreFinding,
    LeftoverFinding,
    LostOperationsFinding,
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
    UnreadableFolderError,
    UnreadableRecordFinding,
    UnreadableStoreError,
    code_of,
)
from aig_cli.model.integrity import broken
from aig_cli.model.operation import NOTHING, Change, name_of
from aig_cli.model.snapshot import TABLES
from aig_cli.report.health import Finding, counter_findings, needed_counters, record_findings
from aig_cli.store import history
from aig_cli.store.agreement import disagreement, past
from aig_cli.store.backup import Backups, unpack
from aig_cli.store.commit import Saving, commit, replace_both, signals_held
from aig_cli.store.content import Content, canonical, parsed
from aig_cli.store.disk import PRIVATE_FILE, PRIVATE_FOLDER, draft_of, read_file, replace_file, writing
from aig_cli.store.history import Found, Line
from aig_cli.store.location import Files
from aig_cli.store.past import Known, agree, bridged, difference, known
from aig_cli.store.storage import RegisterStorage

LARGE: Final = 50
"""Megabytes of a store."""
COMMAND: Final = "doctor"
FIX: Final = "aig doctor --fix"
ACCEPT: Final = "aig doctor --diff, then aig doctor --fix"
LOSE: Final = "aig doctor --fix --only lost-operations, to go on without them"
CHOOSE: Final = "put the right file back; or keep this store: aig doctor --fix --only foreign-history"
_OF_STORE: Final = (
    NoStoreError,
    DamagedStoreError,
    EditedStoreError,
    HistoryAheadError,
    UnreadableRecordFinding,
    MisplacedRecordFinding,
    DifferentRecordFinding,
    LowCounterFinding,
    LostOperationsFinding,
)
"""What is mended by making the store anew, or by saving it again."""
_OF_HISTORY: Final = (DamagedHistoryError, ShortHistoryError, ForeignHistoryError)
"""What is mended by making the history anew."""


class Doctor:
    """One examination of a store. To mend something, make it under the lock.

    Attributes:
        error: why the store file cannot be used at all.
        content: what it holds, as this program would write it; None where it is not a store.
        register: which register it is, if nothing else was said; empty where nothing tells.
    """

    def __init__(self, files: Files, today: date, register: str = "") -> None:
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
        self._wanted = register

    # -- what there is ------------------------------------------------------------------------------------------------

    @cached_property
    def _history(self) -> list[Found]:
        """The lines of the history, but for what was never saved."""
        try:
            raw = (past(self._files, self.content) if self.content else b"") or read_file(self._files.history)
        except StoreError:
            return []
        return list(history.found(raw[: raw.rfind(b"\n") + 1]))

    @cached_property
    def told_registers(self) -> list[str]:
        """The registers whose operations are in the history."""
        return list(dict.fromkeys(each.line.register for each in self._history if each.line and each.line.register))

    @cached_property
    def register(self) -> str:
        """Which register it is; empty where nothing tells."""
        own, told = self.content.meta.register if self.content else "", self.told_registers
        if self._wanted:
            return self._wanted
        if own and (not told or own in told or (self.content and self.content.intact)):
            return own
        if told:
            return told[-1]
        return next((opened.content.meta.register for opened in self._backups.whole("")), "")

    @cached_property
    def _disagreement(self) -> StoreError | None:
        return disagreement(self._files, self.content) if self.content else None

    @cached_property
    def is_foreign(self) -> bool:
        """Whether the store is whole, and its history that of another register: nobody can tell which is wrong."""
        return isinstance(self._disagreement, ForeignHistoryError) and not self.is_lost

    @cached_property
    def is_lost(self) -> bool:
        """Whether the store is gone, damaged, of another register than was asked for, or older than what is known."""
        if self.content is None or self._unreadable:
            return True
        if self._wanted and self.content.meta.register != self._wanted:
            return True
        if self.content.intact:
            return isinstance(self._disagreement, HistoryAheadError) and self._outruns(self.content.meta.revision)
        if any(broken(self.content.registry(self._today))):
            return True
        return bool(self._disagreement) and self._is_told_by_all(self.content)

    def _outruns(self, revision: int) -> bool:
        return self._all is not None and self._all.meta.revision >= revision

    def _is_told_by_all(self, content: Content) -> bool:
        """Tell whether only what the store knows of itself is wrong: its records are those of the last operation."""
        return self._all is not None and self._all.records() == content.records()

    @cached_property
    def _known(self) -> Known:
        until = self.content.meta.revision if self.content else None
        return known(self._files.store, self._history, self.register, self._backups, until)

    @cached_property
    def _everything(self) -> Known:
        return known(self._files.store, self._history, self.register, self._backups)

    @cached_property
    def _all(self) -> Content | None:
        """The last state that history and backups lead to, if it is one that can be used."""
        with suppress(UnreadableChangeError, DamagedStoreError):
            found = self._everything.reached()
            if found.meta.revision and not any(_unreadable(found)):
                return found
        return None

    @cached_property
    def recovered(self) -> Content | None:
        """The store as history and backups tell it, up to its own operation, or else to the last one."""
        if self.is_lost or not self.content:
            return self._all
        with suppress(UnreadableChangeError, DamagedStoreError):
            return self._known.reached(self.content.meta.revision)
        return None

    @cached_property
    def lost_operations(self) -> Finding | None:
        """The operations that a store made anew would be without."""
        if not self.is_lost or not self.recovered:
            return None
        numbers = [each.line.number for each in self._history if each.line and each.line.register == self.register]
        numbers += [backup.about.revision for backup in self._backups.of(self.register)]
        if self.content and self.content.intact and self.content.meta.register == self.register:
            numbers.append(self.content.meta.revision)
        first, last = self.recovered.meta.revision + 1, max(numbers, default=0)
        if last < first:
            return None
        return Finding(LostOperationsFinding(first=first, last=last), self._files.history, LOSE)

    @cached_property
    def differing(self) -> tuple[Change, ...]:
        """What is in the store otherwise than history and backups tell: before, as they tell; after, as it is."""
        if self.content is None or self.is_foreign or not self.recovered or any(self._tables_unreadable()):
            return ()
        now, told = self.content.records(), self.recovered.records()
        if not told and not self.is_lost:  # only the last operations are known
            lines = self._known.run(self.content.meta.revision)
            told = {(change.table, change.number): change.after for line in lines for change in line.changes}
            now = {place: raw for place, raw in now.items() if place in told}
            told = {place: raw for place, raw in told.items() if raw != NOTHING and place[0] in TABLES}
        return difference(told, now) if self._reaches or self.is_lost or not self.content.intact else ()

    def _tables_unreadable(self) -> Iterator[Finding]:
        return (each for each in self._unreadable if isinstance(each.error, DamagedStoreError))

    @cached_property
    def _reaches(self) -> bool:
        """Whether history and backups lead up to the operation of the store."""
        revision = self.content.meta.revision if self.content else 0
        return self.recovered is not None and self.recovered.meta.revision == revision

    # -- what is wrong ------------------------------------------------------------------------------------------------

    def findings(self) -> list[Finding]:
        """Return all that is wrong, in the store, around it and in its records."""
        found = [*self._of_register(), *self._of_files(), *self._of_backups()]
        if self.content and not self._unreadable:
            found += record_findings(self.content.registry(self._today))
        return found

    def _of_register(self) -> Iterator[Finding]:
        """Yield what is wrong with the store and its history as a whole."""
        yield from self._of_store()
        yield from self._of_history()
        if self.lost_operations:
            yield self.lost_operations

    def _of_store(self) -> Iterator[Finding]:
        path = self._files.store
        if self.error:
            yield Finding(self.error, path, self._way_back(self.error))
            return
        assert self.content
        if not self.content.intact:
            yield Finding(EditedStoreError(path=path), path, ACCEPT)
        yield from self._unreadable
        size = len(self.content.raw) // 10**6
        if size > LARGE:
            yield Finding(LargeStoreFinding(size=size), path, "aig export json")
        links = os.stat(path).st_nlink
        if links > 1:
            yield Finding(SecondNameFinding(count=links), path, f"find / -samefile {path}")

    def _way_back(self, error: StoreError) -> str:
        if isinstance(error, NewerStoreError):
            return "pip install -U aig-cli"
        if isinstance(error, UnreadableStoreError):
            return f"ls -l {self._files.store}"
        if self.recovered:
            return FIX
        return "aig init" if isinstance(error, NoStoreError) else "aig backup restore FILE"

    def _of_history(self) -> Iterator[Finding]:
        path = self._files.history
        if not self.is_foreign:
            for error in history.damage(path, self._history):
                yield Finding(error, f"{path}:{error.facts['line']}", FIX)
        if self._disagreement:
            yield Finding(self._disagreement, path, CHOOSE if self.is_foreign else FIX)
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
        with suppress(UnreadableFolderError):
            for path in (*self._files.own, *self._backups.paths(), *self._backups.set_aside()):
                if os.path.isfile(path):
                    yield path, PRIVATE_FILE
        if os.path.isdir(self._files.backups):
            yield self._files.backups, PRIVATE_FOLDER
        if os.path.isdir(self._files.folder):
            yield self._files.folder, 0o755

    def _leftovers(self) -> Iterator[str]:
        drafts = [draft_of(self._files.store), draft_of(self._files.history)]
        with suppress(UnreadableFolderError):
            drafts += self._backups.drafts()
        return (path for path in drafts if os.path.lexists(path))

    def _of_backups(self) -> Iterator[Finding]:
        try:
            paths = self._backups.paths()
        except UnreadableFolderError as error:
            yield Finding(error, self._files.backups, f"chmod u+rwx {self._files.backups}")
            return
        ours = {each.line.number: each.line for each in self._history if each.line}
        for path in paths:
            try:
                opened = unpack(path)
            except AigError as error:
                yield Finding(error, path, f"aig backup create, then rm {path}")
                continue
            if opened.content.meta.register not in {"", self.register}:
                foreign = ForeignBackupError(path=path, store=self._files.store)
                yield Finding(foreign, path, f"mv {path} ELSEWHERE")
            elif opened.fault:
                yield Finding(NotAsBackedUpFinding(why=opened.fault), path, f"aig backup create, then rm {path}")
            elif not agree(ours, {line.number: line for line in opened.lines}):
                yield Finding(DivergedBackupFinding(), path, f"mv {path} ELSEWHERE")

    # -- mending it ---------------------------------------------------------------------------------------------------

    def asks(self, only: Collection[str] = ()) -> bool:
        """Tell whether mending takes a decision: something is made anew, accepted or put away."""
        return _has(self._errors(only), _OF_STORE + _OF_HISTORY)

    def _errors(self, only: Collection[str]) -> list[AigError]:
        found = [*self._of_register(), *self._of_files()]
        if self.content and not self._unreadable:
            found += counter_findings(self.content.registry(self._today))
        return [finding.error for finding in found if not only or finding.code in only]

    def mend(self, only: Collection[str] = (), *, lose: bool = False) -> Iterator[str]:
        """Mend what can be mended without a guess, and yield in words what was done; `only` some codes.

        Where operations would be lost, that is done with `lose`, or where their code is named.

        Raises:
            WriteStoreError: it stays as it was.
            UnconfirmedError: it was mended, but the disk did not confirm it.
        """
        if isinstance(self.error, NewerStoreError | UnreadableStoreError):
            return
        errors = self._errors(only)
        yield from self._tidied(errors)
        if self.is_foreign and not only:
            return
        if not self.is_lost:
            yield from self._in_agreement(errors)
        elif _has(errors, _OF_STORE + _OF_HISTORY):
            yield from self._made_anew(lose=lose or code_of(LostOperationsFinding) in only)

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

    def _made_anew(self, *, lose: bool) -> Iterator[str]:
        """Put the store that history and backups tell of in the place of one that is lost."""
        if not self.recovered or (self.lost_operations and not lose):
            return
        lines = self._everything.run(self.recovered.meta.revision)
        yield from self._put_away(self._files.store, self._files.history)
        replace_both(self._files, history.written(lines), self.recovered.raw)
        yield f"made the store anew, up to operation {self.recovered.meta.revision}: {self._files.store}"
        if not lines:
            self._save(self.recovered, ())

    def _in_agreement(self, errors: Sequence[AigError]) -> Iterator[str]:
        """Bring the history up to the store, and accept what another hand changed as an operation."""
        assert self.content
        of_history = _has(errors, (*_OF_HISTORY, HistoryAheadError))
        edited = _has(errors, (EditedStoreError, DifferentRecordFinding))
        if not (of_history or edited or _has(errors, LowCounterFinding)):
            return
        if not edited and not (self.content.intact and not self.differing):
            yield f"first say what becomes of what another hand changed: {ACCEPT}"
            return
        yield from self._put_away(self._files.store, self._files.history)
        lines = self._lines()
        if of_history:
            replace_file(self._files.history, history.written(lines))
            since = f"from operation {lines[0].number} on" if lines else "from now on"
            yield f"made the history anew, {since}: {self._files.history}"
        if edited or not lines or _has(errors, LowCounterFinding):
            accepted = () if len(lines) and self._is_bridged else self.differing
            self._save(self.content, accepted)
            yield f"saved as operation {self.content.meta.revision + 1}, records accepted: {len(accepted)}"
        if of_history and not (lines and lines[0].number == 1):
            now = parsed(read_file(self._files.store), self._files.store)
            kept = self._backups.make(now, past(self._files, now), "history begins anew")
            yield f"made a backup to go on from: {kept.path}"

    def _lines(self) -> tuple[Line, ...]:
        """Return the history up to the store, as far as it is known; what is lost in between is one operation."""
        assert self.content
        if self.recovered and self._is_bridged:
            return bridged(self._known, self.recovered, self.content)
        return self._known.run(self.content.meta.revision)

    @property
    def _is_bridged(self) -> bool:
        """Whether operations are lost between what is known and the store."""
        known = self.recovered
        return known is not None and known.meta.revision > 0 and not self._reaches

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
