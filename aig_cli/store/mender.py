"""Mending a store: what can be done without a guess.

What is replaced is put away first, byte for byte. What another hand changed in a store that holds together is accepted
as an operation of its own, so that it can be undone.
"""

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from aig_cli.errors import (
    AigError,
    DamagedHistoryError,
    DamagedStoreError,
    DifferentRecordFinding,
    EditedStoreError,
    ForeignHistoryError,
    HistoryAheadError,
    LeftoverFinding,
    LostOperationsFinding,
    LowCounterFinding,
    MisplacedRecordFinding,
    NewerStoreError,
    NoStoreError,
    NotAFileError,
    OpenToOthersFinding,
    ShortHistoryError,
    UnfinishedFinding,
    UnreadableRecordFinding,
    UnreadableStoreError,
    code_of,
)
from aig_cli.language import say
from aig_cli.model.operation import Change
from aig_cli.report.health import counter_findings, needed_counters
from aig_cli.store import history
from aig_cli.store.agreement import past
from aig_cli.store.commit import Saving, commit, replace_both, signals_held
from aig_cli.store.content import Content, parsed
from aig_cli.store.disk import read_file, replace_file, writing
from aig_cli.store.doctor import ACCEPT, Doctor
from aig_cli.store.storage import RegisterStorage

COMMAND: Final = "doctor"
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


class Mender(Doctor):
    """An examination, to be made under the lock, after which something is mended."""

    def asks(self, only: Collection[str] = ()) -> bool:
        """Tell whether mending takes a decision: something is made anew, accepted or put away."""
        return _has(self._errors(only), _OF_STORE + _OF_HISTORY)

    def _errors(self, only: Collection[str]) -> list[AigError]:
        found = [*self.of_register(), *self.of_files()]
        if self.content and not self.unreadable:
            found += counter_findings(self.content.registry(self.today))
        return [finding.error for finding in found if not only or finding.code in only]

    def mend(self, only: Collection[str] = (), *, lose: bool = False) -> Iterator[str]:
        """Mend what can be mended without a guess, and yield in words what was done; `only` some codes.

        Where operations would be lost, that is done with `lose`, or where their code is named.

        Raises:
            WriteStoreError: it stays as it was.
            UnconfirmedError: it was mended, but the disk did not confirm it.
        """
        if isinstance(self.error, NewerStoreError | NotAFileError | UnreadableStoreError):
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
            for path, allowed in self.modes():
                if path != self.files.folder and os.stat(path).st_mode & 0o777 & ~allowed:
                    with writing(path):
                        os.chmod(path, allowed)
                    yield say("closed to others: {path}", path=path)
        if _has(errors, LeftoverFinding):
            for path in self.leftovers():
                with writing(path):
                    os.unlink(path)
                yield say("removed: {path}", path=path)
        if _has(errors, UnfinishedFinding) and self.content:
            history.cut(self.files.history, history.end(self.files.history, self.content.meta.revision).length)
            yield say("dropped what was never saved: {path}", path=self.files.history)

    def _made_anew(self, *, lose: bool) -> Iterator[str]:
        """Put the store that history and backups tell of in the place of one that is lost."""
        if not self.recovered or (self.lost_operations and not lose):
            return
        lines = self.everything.run(self.recovered.meta.revision)
        yield from self._put_away(self.files.store, self.files.history)
        replace_both(self.files, history.written(lines), self.recovered.raw)
        number, path = self.recovered.meta.revision, self.files.store
        yield say("made the store anew, up to operation {number}: {path}", number=number, path=path)
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
            yield say("first say what becomes of what another hand changed: {advice}", advice=ACCEPT)
            return
        yield from self._put_away(self.files.store, self.files.history)
        lines = self.lines()
        if of_history:
            replace_file(self.files.history, history.written(lines))
            since = say("from operation {number} on", number=lines[0].number) if lines else say("from now on")
            yield say("made the history anew, {since}: {path}", since=since, path=self.files.history)
        if edited or not lines or _has(errors, LowCounterFinding):
            accepted = () if len(lines) and self.is_bridged else self.differing
            self._save(self.content, accepted)
            number, count = self.content.meta.revision + 1, len(accepted)
            yield say("saved as operation {number}, records accepted: {count}", number=number, count=count)
        if of_history and not (lines and lines[0].number == 1):
            now = parsed(read_file(self.files.store), self.files.store)
            kept = self.backups.make(now, past(self.files, now), "history begins anew")
            yield say("made a backup to go on from: {path}", path=kept.path)

    def _put_away(self, *paths: str) -> Iterator[str]:
        if any(os.path.isfile(path) for path in paths):
            yield say("put away what was there: {path}", path=self.backups.keep_damaged(paths))

    def _save(self, content: Content, changes: tuple[Change, ...]) -> None:
        needed = needed_counters(content.registry(self.today))
        told = self.recovered.meta.counters if self.recovered else {}
        every = [needed, content.meta.counters, told]
        counters = {name: max(each.get(name, 0) for each in every) for name in set().union(*every)}
        storage = RegisterStorage(self.files.store)
        storage.content = content
        with signals_held():
            commit(self.files, storage, Saving(COMMAND, changes, counters))


def _has(errors: Iterable[AigError], kinds: type[AigError] | tuple[type[AigError], ...]) -> bool:
    return any(isinstance(error, kinds) for error in errors)
