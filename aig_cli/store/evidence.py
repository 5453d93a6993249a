"""What there is of a store, its history and its backups, whatever state they are in, and what follows from it.

The history with the backups says what the register was. A store that is gone, damaged, or older than what they tell is
lost: what they lead to takes its place. One that holds together stands, and what differs in it is told.
"""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from functools import cached_property

from aig_cli.errors import (
    AigError,
    DamagedStoreError,
    ForeignHistoryError,
    HistoryAheadError,
    MisplacedRecordFinding,
    StoreError,
    UnreadableChangeError,
    UnreadableRecordFinding,
)
from aig_cli.model.integrity import broken
from aig_cli.model.operation import NOTHING, Change, name_of
from aig_cli.model.snapshot import TABLES
from aig_cli.store import history
from aig_cli.store.agreement import disagreement, past
from aig_cli.store.content import Content, canonical, parsed
from aig_cli.store.disk import read_file
from aig_cli.store.history import Found, Line
from aig_cli.store.location import Files
from aig_cli.store.past import Known, bridged, difference, known
from aig_cli.store.shelf import Backups


class Evidence:
    """What there is of a store at one moment.

    Attributes:
        files, today, backups: which store, and which day.
        error: why the store file cannot be used at all.
        content: what it holds, as this program would write it; None where it is not a store.
        unreadable: the records in it that are none, with their places.
    """

    def __init__(self, files: Files, today: date, register: str = "") -> None:
        self.files = files
        self.today = today
        self.backups = Backups(files)
        self.error: StoreError | None = None
        self.content: Content | None = None
        self.unreadable: list[tuple[AigError, str]] = []
        try:
            read = parsed(read_file(files.store), files.store)
            self.unreadable = list(_unreadable(read))
            self.content = read if self.unreadable or read.intact else canonical(read)
        except StoreError as error:
            self.error = error
        self._wanted = register

    @cached_property
    def history(self) -> list[Found]:
        """The lines of the history, but for what was never saved."""
        try:
            raw = (past(self.files, self.content) if self.content else b"") or read_file(self.files.history)
        except StoreError:
            return []
        return list(history.found(raw[: raw.rfind(b"\n") + 1]))

    @cached_property
    def told_registers(self) -> list[str]:
        """The registers whose operations are in the history."""
        return list(dict.fromkeys(each.line.register for each in self.history if each.line and each.line.register))

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
        return next((opened.content.meta.register for opened in self.backups.whole("")), "")

    @cached_property
    def disagreement(self) -> StoreError | None:
        """What a glance at the end of the history tells."""
        return disagreement(self.files, self.content) if self.content else None

    @cached_property
    def is_foreign(self) -> bool:
        """Whether the store is whole, and its history that of another register: nobody can tell which is wrong."""
        return isinstance(self.disagreement, ForeignHistoryError) and not self.is_lost

    @cached_property
    def is_lost(self) -> bool:
        """Whether the store is gone, damaged, of another register than was asked for, or older than what is known."""
        if self.content is None or self.unreadable:
            return True
        if self._wanted and self.content.meta.register != self._wanted:
            return True
        if self.content.intact:
            return isinstance(self.disagreement, HistoryAheadError) and self._outruns(self.content.meta.revision)
        if any(broken(self.content.registry(self.today))):
            return True
        return bool(self.disagreement) and self._is_told_by_all(self.content)

    def _outruns(self, revision: int) -> bool:
        return self._all is not None and self._all.meta.revision >= revision

    def _is_told_by_all(self, content: Content) -> bool:
        """Tell whether only what the store knows of itself is wrong: its records are those of the last operation."""
        return self._all is not None and self._all.records() == content.records()

    @cached_property
    def known(self) -> Known:
        """The operations up to that of the store."""
        until = self.content.meta.revision if self.content else None
        return known(self.files.store, self.history, self.register, self.backups, until)

    @cached_property
    def everything(self) -> Known:
        """All operations that history and backups tell of."""
        return known(self.files.store, self.history, self.register, self.backups)

    @cached_property
    def _all(self) -> Content | None:
        """The last state that history and backups lead to, if it is one that can be used."""
        with suppress(UnreadableChangeError, DamagedStoreError):
            found = self.everything.reached()
            if found.meta.revision and not any(_unreadable(found)):
                return found
        return None

    @cached_property
    def recovered(self) -> Content | None:
        """The store as history and backups tell it, up to its own operation, or else to the last one."""
        if self.is_lost or not self.content:
            return self._all
        with suppress(UnreadableChangeError, DamagedStoreError):
            return self.known.reached(self.content.meta.revision)
        return None

    @cached_property
    def lost_operations(self) -> tuple[int, int] | None:
        """The first and the last of the operations that a store made anew would be without, if there are."""
        if not self.is_lost or not self.recovered:
            return None
        numbers = [each.line.number for each in self.history if each.line and each.line.register == self.register]
        numbers += [backup.about.revision for backup in self.backups.of(self.register)]
        if self.content and self.content.intact and self.content.meta.register == self.register:
            numbers.append(self.content.meta.revision)
        first, last = self.recovered.meta.revision + 1, max(numbers, default=0)
        return (first, last) if first <= last else None

    @cached_property
    def differing(self) -> tuple[Change, ...]:
        """What is in the store otherwise than history and backups tell: before, as they tell; after, as it is."""
        no_table = any(isinstance(error, DamagedStoreError) for error, _ in self.unreadable)
        if self.content is None or self.is_foreign or not self.recovered or no_table:
            return ()
        now, told = self.content.records(), self.recovered.records()
        if not told and not self.is_lost:  # only the last operations are known
            lines = self.known.run(self.content.meta.revision)
            told = {(change.table, change.number): change.after for line in lines for change in line.changes}
            now = {place: raw for place, raw in now.items() if place in told}
            told = {place: raw for place, raw in told.items() if raw != NOTHING and place[0] in TABLES}
        return difference(told, now) if self.reaches or self.is_lost or not self.content.intact else ()

    @cached_property
    def reaches(self) -> bool:
        """Whether history and backups lead up to the operation of the store."""
        revision = self.content.meta.revision if self.content else 0
        return self.recovered is not None and self.recovered.meta.revision == revision

    def lines(self) -> tuple[Line, ...]:
        """Return the history up to the store, as far as it is known; what is lost in between is one operation."""
        assert self.content
        if self.recovered and self.is_bridged:
            return bridged(self.known, self.recovered, self.content)
        return self.known.run(self.content.meta.revision)

    @property
    def is_bridged(self) -> bool:
        """Whether operations are lost between what is known and the store."""
        known = self.recovered
        return known is not None and known.meta.revision > 0 and not self.reaches


def _unreadable(content: Content) -> Iterator[tuple[AigError, str]]:
    """Yield the records that are none, or stand under another's number."""
    for name in TABLES:
        records = content.decoded(name)
        try:
            numbers = list(records)
        except DamagedStoreError as error:
            yield error, content.path
            continue
        for number in numbers:
            place = f"{name} {number}"
            try:
                record = records[number]
            except DamagedStoreError as error:
                yield UnreadableRecordFinding(why=error.facts["why"]), place
                continue
            if record.number != number:
                misplaced = MisplacedRecordFinding(record=name_of(name, record.number))
                yield misplaced, place
