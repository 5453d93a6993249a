"""The folder of the backups of one store: making them, finding them, and letting the superfluous ones go."""

import os
import re
from collections.abc import Iterable, Iterator
from itertools import chain, count

from aig_cli.errors import AigError, NoBackupError, UnconfirmedError, UnreadableFolderError, WriteStoreError, reason
from aig_cli.store import history
from aig_cli.store.backup import HISTORY, STORE, Backup, Opened, look, members, packed, unpack, zipped
from aig_cli.store.content import Content
from aig_cli.store.disk import keep_owner, make_folder, read_own_file, replace_file, writing
from aig_cli.store.location import Files
from aig_cli.store.rotation import Kept, superfluous


class Backups:
    """The backups of one store."""

    def __init__(self, files: Files) -> None:
        self._files = files

    def paths(self) -> list[str]:
        """Return the files, the newest operation first."""
        ending = r"-([0-9]{6,})-([0-9]{4}-[0-9]{2}-[0-9]{2})(?:-([0-9]+))?\.zip"
        name = re.compile(re.escape(self._files.name) + ending)
        matches = [match for match in map(name.fullmatch, self._listed()) if match]
        ordered = sorted(matches, key=lambda match: (int(match[1]), match[2], int(match[3] or 1)), reverse=True)
        return [os.path.join(self._files.backups, match[0]) for match in ordered]

    def set_aside(self) -> list[str]:
        """Return the files with what was damaged."""
        name = re.compile(re.escape(self._files.name) + r"-damaged-[0-9]{8}T[0-9]{6}Z(-[0-9]+)?\.zip")
        return [os.path.join(self._files.backups, each) for each in sorted(filter(name.fullmatch, self._listed()))]

    def others(self) -> list[str]:
        """Return the other zip files in the folder: copies under another name, backups of stores beside this one."""
        known = {*self.paths(), *self.set_aside()}
        names = (os.path.join(self._files.backups, name) for name in sorted(self._listed()) if name.endswith(".zip"))
        return [path for path in names if path not in known]

    def everything(self) -> list[str]:
        """Return every zip file in the folder: backups, what was damaged, and the others."""
        return [*self.paths(), *self.set_aside(), *self.others()]

    def drafts(self) -> list[str]:
        """Return what writers of backups left that were killed."""
        name = re.compile(
            r"\." + re.escape(self._files.name) + r"-(damaged-[0-9TZ]+|[0-9]{6,}-[0-9-]{10})(-[0-9]+)?\.zip\.tmp"
        )
        return [os.path.join(self._files.backups, each) for each in sorted(filter(name.fullmatch, self._listed()))]

    def _listed(self) -> list[str]:
        """Return the names in the folder.

        Raises:
            UnreadableFolderError: it cannot be listed.
        """
        try:
            return os.listdir(self._files.backups)
        except (FileNotFoundError, NotADirectoryError):
            return []
        except OSError as error:
            raise UnreadableFolderError(path=self._files.backups, why=reason(error)) from None

    def of(self, register: str) -> Iterator[Backup]:
        """Yield the backups of a register, the newest first; those that cannot be read are passed over."""
        for path in self.paths():
            try:
                backup = look(path)
            except AigError:
                continue
            if backup.about.register in {register, ""}:
                yield backup

    def whole(self, register: str) -> Iterator[Opened]:
        """Yield what is in the backups of a register that are whole, the newest first; of any where it is empty."""
        for path in self.paths():
            try:
                opened = unpack(path)
            except AigError:
                continue
            if not register or opened.content.meta.register in {register, ""}:
                yield opened

    def path(self, given: str) -> str:
        """Return the file of a backup that was named: as it is listed, or the path of any other file.

        Raises:
            NoBackupError: there is none.
        """
        listed = os.path.join(self._files.backups, given if given.endswith(".zip") else f"{given}.zip")
        if os.path.dirname(given) == "" and os.path.exists(listed):
            return listed
        if not os.path.exists(given):
            raise NoBackupError(given=given)
        return os.path.abspath(given)

    def has_one_of_today(self) -> bool:
        """Tell whether a backup was made today."""
        today = history.now()[:10]
        return any(today in os.path.basename(path).removeprefix(self._files.name) for path in self.paths())

    def make(self, content: Content, past: bytes, why: str) -> Backup:
        """Make a backup, unless the last one is of the same state.

        Raises:
            WriteStoreError: it could not be made; nothing is left of it.
        """
        same = f"{self._files.name}-{content.meta.revision:06}-"
        for path in self.paths():
            if os.path.basename(path).startswith(same) and (known := _same(path, content, past)) is not None:
                return known
        return look(self._write(f"{same}{history.now()[:10]}", packed(content, past, why)))

    def keep_damaged(self, paths: Iterable[str]) -> str:
        """Put files away as they are. Returns the path of the backup that holds them.

        Raises:
            WriteStoreError, UnreadableStoreError: it could not be made.
        """
        found = {}
        for path in paths:
            if os.path.isfile(path):
                found[os.path.basename(path)] = read_own_file(path)
        return self._write(
            f"{self._files.name}-damaged-{re.sub('[-:]', '', history.now())}", zipped(found, stored=True)
        )

    def _write(self, stem: str, packed: bytes) -> str:
        """Write a new file, under the first name that is free."""
        suffixes = chain([""], (f"-{number}" for number in count(2)))
        paths = (os.path.join(self._files.backups, f"{stem}{suffix}.zip") for suffix in suffixes)
        path = next(path for path in paths if not os.path.lexists(path))
        make_folder(self._files.backups)
        try:
            replace_file(path, packed)
        except UnconfirmedError as error:  # what is not sure to be there is no backup
            raise WriteStoreError(path=path, why=error.facts["why"]) from None
        with writing(path):
            for made in (path, self._files.backups):
                keep_owner(made, self._files.store)
        return path

    def prune(self, register: str, last: int, monthly: int, *, made: str = "", save: bool = True) -> list[Backup]:
        """Remove the backups of a register that the rotation does not keep.

        None goes before the newest of those that stay is read back, and never the one that was just made.

        Raises:
            WriteStoreError: one could not be removed.
        """
        known = {each.order: each for each in self.of(register)}
        kept = [Kept(order, each.about.time[:7], each.about.size, each.about.whole) for order, each in known.items()]
        superfluous_ones = [known[each.order] for each in superfluous(kept, last, monthly)]
        gone = [each for each in superfluous_ones if each.path != made]
        stay = [each for order, each in sorted(known.items(), reverse=True) if each not in gone]
        if not gone or not any(map(_is_whole, stay)):
            return []
        for backup in gone if save else ():
            with writing(backup.path):
                os.unlink(backup.path)
        return gone


def _is_whole(backup: Backup) -> bool:
    try:
        return not unpack(backup.path).fault
    except AigError:
        return False


def _same(path: str, content: Content, past: bytes) -> Backup | None:
    """Return a backup if it is whole and of this very state."""
    try:
        inside, backup = members(path), look(path)
    except AigError:
        return None
    return backup if (inside.get(STORE), inside.get(HISTORY)) == (content.raw, past) else None
