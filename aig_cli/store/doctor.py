"""What is wrong with a store, its history, its backups and its records, each with what mends it."""

import os
from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from aig_cli.errors import (
    AigError,
    DifferentRecordFinding,
    DivergedBackupFinding,
    EditedStoreError,
    ForeignBackupError,
    LargeStoreFinding,
    LeftoverFinding,
    LostOperationsFinding,
    NewerStoreError,
    NoStoreError,
    NotAFileError,
    NotAsBackedUpFinding,
    OpenToOthersFinding,
    SecondNameFinding,
    StoreError,
    UnfinishedFinding,
    UnreadableFolderError,
    UnreadableStoreError,
)
from aig_cli.language import Phrase
from aig_cli.report.health import Finding, record_findings
from aig_cli.store import history
from aig_cli.store.backup import unpack
from aig_cli.store.disk import PRIVATE_FILE, PRIVATE_FOLDER, draft_of
from aig_cli.store.evidence import Evidence
from aig_cli.store.past import agree

LARGE: Final = 50
"""Megabytes of a store."""
FIX: Final = "aig doctor --fix"
ACCEPT: Final = Phrase("aig doctor --diff, then aig doctor --fix")
LOSE: Final = Phrase("aig doctor --fix --only lost-operations, to go on without them")
CHOOSE: Final = Phrase("put the right file back; or keep this store: aig doctor --fix --only foreign-history")


class Doctor(Evidence):
    """One examination of a store."""

    def findings(self) -> list[Finding]:
        """Return all that is wrong, in the store, around it and in its records."""
        found = [*self.of_register(), *self.of_files(), *self._of_backups()]
        if self.content and not self.unreadable:
            found += record_findings(self.content.registry(self.today))
        return found

    def of_register(self) -> Iterator[Finding]:
        """Yield what is wrong with the store and its history as a whole."""
        yield from self._of_store()
        yield from self._of_history()
        if self.lost_operations:
            first, last = self.lost_operations
            yield Finding(LostOperationsFinding(first=first, last=last), self.files.history, LOSE)

    def _of_store(self) -> Iterator[Finding]:
        path = self.files.store
        if self.error:
            yield Finding(self.error, path, self._way_back(self.error))
            return
        assert self.content
        if not self.content.intact:
            yield Finding(EditedStoreError(path=path), path, ACCEPT)
        for error, place in self.unreadable:
            yield Finding(error, place, FIX)
        size = len(self.content.raw) // 10**6
        if size > LARGE:
            yield Finding(LargeStoreFinding(size=size), path, "aig export json")
        links = os.stat(path).st_nlink
        if links > 1:
            yield Finding(SecondNameFinding(count=links), path, f"find / -samefile {path}")

    def _way_back(self, error: StoreError) -> str:
        if isinstance(error, NewerStoreError):
            return "pip install -U aig-cli"
        if isinstance(error, NotAFileError | UnreadableStoreError):
            return f"ls -ld {self.files.store}"
        if self.recovered:
            return FIX
        return "aig init" if isinstance(error, NoStoreError) else "aig backup restore FILE"

    def _of_history(self) -> Iterator[Finding]:
        path = self.files.history
        if not self.is_foreign:
            for error in history.damage(path, self.history):
                yield Finding(error, f"{path}:{error.facts['line']}", FIX)
        if self.disagreement:
            yield Finding(self.disagreement, path, CHOOSE if self.is_foreign else FIX)
        elif self.content and history.end(path, self.content.meta.revision).extra:
            yield Finding(UnfinishedFinding(revision=self.content.meta.revision), path, FIX)
        for change in self.differing:
            yield Finding(DifferentRecordFinding(), change.record, ACCEPT)

    def of_files(self) -> Iterator[Finding]:
        """Yield which files others may read, and what writers left that were killed."""
        for path, allowed in self.modes():
            mode = os.stat(path).st_mode & 0o777
            if mode & ~allowed:
                advice = FIX if path != self.files.folder else f"chmod go-w {path}"
                yield Finding(OpenToOthersFinding(mode=mode), path, advice)
        for path in self.leftovers():
            yield Finding(LeftoverFinding(), path, FIX)

    def modes(self) -> Iterator[tuple[str, int]]:
        """Yield what is there of the store, with the mode that it may have at most."""
        with suppress(UnreadableFolderError):
            for path in (*self.files.own, *self.backups.paths(), *self.backups.set_aside()):
                if os.path.isfile(path):
                    yield path, PRIVATE_FILE
        if os.path.isdir(self.files.backups):
            yield self.files.backups, PRIVATE_FOLDER
        if os.path.isdir(self.files.folder):
            yield self.files.folder, 0o755

    def leftovers(self) -> Iterator[str]:
        """Yield what writers left that were killed."""
        drafts = [draft_of(path) for path in (self.files.store, self.files.history, self.files.profiles)]
        with suppress(UnreadableFolderError):
            drafts += self.backups.drafts()
        return (path for path in drafts if os.path.lexists(path))

    def _of_backups(self) -> Iterator[Finding]:
        try:
            paths = self.backups.paths()
        except UnreadableFolderError as error:
            yield Finding(error, self.files.backups, f"chmod u+rwx {self.files.backups}")
            return
        ours = {each.line.number: each.line for each in self.history if each.line}
        for path in paths:
            try:
                opened = unpack(path)
            except AigError as error:
                yield Finding(error, path, Phrase("aig backup create, then rm {path}", path=path))
                continue
            if opened.content.meta.register not in {"", self.register}:
                foreign = ForeignBackupError(path=path, store=self.files.store)
                yield Finding(foreign, path, Phrase("mv {path} ELSEWHERE", path=path))
            elif opened.fault:
                yield Finding(
                    NotAsBackedUpFinding(why=opened.fault), path, Phrase("aig backup create, then rm {path}", path=path)
                )
            elif not agree(ours, {line.number: line for line in opened.lines}):
                yield Finding(DivergedBackupFinding(), path, Phrase("mv {path} ELSEWHERE", path=path))
