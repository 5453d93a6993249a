"""Backups: the store and its history at one moment, in one zip file that opens on any machine.

    backup.json         which register, at which operation, when and why
    aig.json            the store
    aig.history.jsonl   its history

They lie in the folder `backups` beside the store, named after it, its operation and the day:
`aig-000123-2026-11-22.zip`. What was found damaged and replaced is put there too, byte for byte, as
`aig-damaged-20261122T151208Z.zip`; it takes no part in the rotation.
"""

import errno
import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, count
from typing import Final

import msgspec
from msgspec import Struct

from aig_cli.errors import (
    AigError,
    BloatedBackupError,
    DamagedBackupError,
    DamagedStoreError,
    MismatchedBackupError,
    MissingMemberError,
    NoBackupError,
    PackingError,
    UnreadableFolderError,
    reason,
)
from aig_cli.model.snapshot import TABLES
from aig_cli.store import history
from aig_cli.store.content import Content, flaw, parsed
from aig_cli.store.disk import keep_owner, make_folder, read_own_file, replace_file, writing
from aig_cli.store.history import Line
from aig_cli.store.location import Files
from aig_cli.store.rotation import Kept, superfluous

FORMAT: Final = "aig-backup/1"
ABOUT, _STORE, _HISTORY = "backup.json", "aig.json", "aig.history.jsonl"
_MOST_EXPANSION: Final = 200
"""A member that is larger than this many times its packed size is none of ours."""
_LEAST_BOUND: Final = 2**20
_ENCRYPTED: Final = 1
_PACKINGS: Final = (0, 8)
"""Stored and deflated."""


class About(Struct, frozen=True, kw_only=True):
    """What a backup says of itself.

    Attributes:
        register, revision: which register, and its last operation.
        time: when it was made, in UTC.
        reason: why.
        whole: its history is whole too.
        size: the bytes of the store.
        records: how many there are, by table.
    """

    format: str
    register: str
    revision: int
    time: str
    reason: str
    whole: bool
    size: int
    records: dict[str, int]


class Backup(Struct, frozen=True):
    """A backup file, and what it says of itself."""

    path: str
    about: About

    @property
    def name(self) -> str:
        """The name of its file, without the ending."""
        return os.path.basename(self.path).removesuffix(".zip")

    @property
    def order(self) -> tuple[int, str]:
        """The place among the others: operations tell what is newer, the clock may be wrong."""
        return self.about.revision, self.name


class Opened(Struct, frozen=True):
    """What is in a backup.

    Attributes:
        content: the store, which is whole.
        lines: the history, as far back as it is whole.
        fault: what is wrong with the history.
    """

    backup: Backup
    content: Content
    history: bytes
    lines: tuple[Line, ...]
    fault: str


# -- one file ---------------------------------------------------------------------------------------------------------


def packed(content: Content, past: bytes, why: str) -> bytes:
    """Return the backup of a store and its history."""
    about = About(
        format=FORMAT,
        register=content.meta.register,
        revision=content.meta.revision,
        time=history.now(),
        reason=why,
        whole=not any(history.damage("", history.found(past))),
        size=len(content.raw),
        records={name: len(content.rows(name)) for name in TABLES},
    )
    return _zip({ABOUT: msgspec.json.encode(about) + b"\n", _STORE: content.raw, _HISTORY: past})


def _zip(files: dict[str, bytes], *, stored: bool = False) -> bytes:
    from io import BytesIO
    from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, data in files.items():
            entry = ZipInfo(name)
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, data, ZIP_STORED if stored else ZIP_DEFLATED, 1)
    return buffer.getvalue()


def members(path: str, names: Iterable[str] | None = None) -> dict[str, bytes]:
    """Return the files in a backup, or in what was set aside, by name.

    Raises:
        DamagedBackupError: it is not there, or not whole.
    """
    from zipfile import BadZipFile, ZipFile
    from zlib import error as ZlibError  # noqa: N812 - a class

    try:
        largest = _MOST_EXPANSION * _size_of_file(path) + _LEAST_BOUND
        with ZipFile(path) as archive:
            found = {}
            for name in names or archive.namelist():
                if name not in archive.namelist():
                    raise MissingMemberError(path=path, name=name)
                entry = archive.getinfo(name)
                if entry.flag_bits & _ENCRYPTED or entry.compress_type not in _PACKINGS:
                    raise PackingError(path=path, name=name)
                if entry.file_size > largest:
                    raise BloatedBackupError(path=path, name=name, size=entry.file_size)
                found[name] = archive.read(entry)
            return found
    except OSError as error:
        raise DamagedBackupError(path=path, why=reason(error)) from None
    except (BadZipFile, EOFError, ZlibError, NotImplementedError, ValueError) as error:
        raise DamagedBackupError(path=path, why=error) from None


def _size_of_file(path: str) -> int:
    """Return the bytes of a file; what is no file does not end."""
    found = os.stat(path)
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, "it is not a file")
    return found.st_size


def look(path: str) -> Backup:
    """Return what a backup says of itself.

    Raises:
        DamagedBackupError: it is not there, or not whole.
    """
    try:
        return Backup(path, msgspec.json.decode(members(path, [ABOUT])[ABOUT], type=About))
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise DamagedBackupError(path=path, why=error) from None


def unpack(path: str) -> Opened:
    """Return what is in a backup, with every record read.

    Raises:
        DamagedBackupError: it is not there, or not whole.
        NewerStoreError: it is of a newer program.
    """
    backup = look(path)
    inside = members(path, [_STORE, _HISTORY])
    about = backup.about
    try:
        content = parsed(inside[_STORE], path)
    except DamagedStoreError as error:
        raise DamagedBackupError(path=path, why=error.facts.get("why", "its store is none")) from None
    if why := flaw(content):
        raise DamagedBackupError(path=path, why=why)
    if not content.intact or (content.meta.revision, content.meta.register) != (about.revision, about.register):
        raise MismatchedBackupError(path=path)
    found = list(history.found(inside[_HISTORY]))
    lines = history.unbroken(found)
    fault = next((f"line {error.facts['line']} {error.facts['why']}" for error in history.damage(path, found)), "")
    if (lines[-1].number if lines else 0) != about.revision:
        fault = fault or f"its history does not end at operation {about.revision}"
    return Opened(backup, content, inside[_HISTORY], lines, fault)


# -- the folder -------------------------------------------------------------------------------------------------------


class Backups:
    """The backups of one store."""

    def __init__(self, files: Files) -> None:
        self._files = files

    def paths(self) -> list[str]:
        """Return the files, the newest operation first."""
        name = re.compile(
            rf"{re.escape(self._files.name)}-([0-9]{{6,}})-[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}(-[0-9]+)?\.zip"
        )
        matches = [match for match in map(name.fullmatch, self._listed()) if match]
        ordered = sorted(matches, key=lambda match: (int(match[1]), match[0]), reverse=True)
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
        return self._write(f"{self._files.name}-damaged-{re.sub('[-:]', '', history.now())}", _zip(found, stored=True))

    def _write(self, stem: str, packed: bytes) -> str:
        """Write a new file, under the first name that is free."""
        suffixes = chain([""], (f"-{number}" for number in count(2)))
        paths = (os.path.join(self._files.backups, f"{stem}{suffix}.zip") for suffix in suffixes)
        path = next(path for path in paths if not os.path.lexists(path))
        make_folder(self._files.backups)
        replace_file(path, packed)
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


def rewrite(path: str, change: Callable[[str, bytes], bytes]) -> bool:
    """Put every file in a backup, by its name, through a function. Tells whether that changed something.

    Raises:
        DamagedBackupError, WriteStoreError: it stays as it was.
    """
    old = members(path)
    new = {name: change(name, data) for name, data in old.items()}
    if new != old:
        replace_file(path, _zip(new, stored=ABOUT not in new))
    return new != old


def _same(path: str, content: Content, past: bytes) -> Backup | None:
    """Return a backup if it is whole and of this very state."""
    try:
        inside, backup = members(path), look(path)
    except AigError:
        return None
    return backup if (inside.get(_STORE), inside.get(_HISTORY)) == (content.raw, past) else None
