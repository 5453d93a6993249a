"""Backups: the store and its history at one moment, in one zip file that opens on any machine.

    backup.json         which register, at which operation, when and why
    aig.json            the store
    aig.history.jsonl   its history

They lie in the folder `backups` beside the store, named after it, its operation and the day:
`aig-000123-2026-11-22.zip`. What was found damaged and replaced is put there too, byte for byte, as
`aig-damaged-20261122T151208Z.zip`; it takes no part in the rotation.
"""

import os
import stat
from collections.abc import Callable, Iterable
from typing import Final

import msgspec
from msgspec import Struct

from aig_cli.errors import (
    BloatedBackupError,
    DamagedBackupError,
    DamagedStoreError,
    MismatchedBackupError,
    MissingMemberError,
    NotAFileBackupError,
    PackingError,
    reason,
)
from aig_cli.language import Phrase
from aig_cli.model.snapshot import TABLES
from aig_cli.store import history
from aig_cli.store.content import Content, flaw, parsed
from aig_cli.store.disk import replace_file
from aig_cli.store.history import Line

FORMAT: Final = "aig-backup/1"
ABOUT, STORE, HISTORY = "backup.json", "aig.json", "aig.history.jsonl"
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
    fault: Phrase | None


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
    return zipped({ABOUT: msgspec.json.encode(about) + b"\n", STORE: content.raw, HISTORY: past})


def zipped(files: dict[str, bytes], *, stored: bool = False) -> bytes:
    """Return a zip file of these files, packed or only stored."""
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
        raise NotAFileBackupError(path=path)
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
    inside = members(path, [STORE, HISTORY])
    about = backup.about
    try:
        content = parsed(inside[STORE], path)
    except DamagedStoreError as error:
        raise DamagedBackupError(path=path, why=error.damage) from None
    if why := flaw(content):
        raise DamagedBackupError(path=path, why=why)
    if not content.intact or (content.meta.revision, content.meta.register) != (about.revision, about.register):
        raise MismatchedBackupError(path=path)
    found = list(history.found(inside[HISTORY]))
    lines = history.unbroken(found)
    damaged = next(history.damage(path, found), None)
    fault = Phrase("line {line} {why}", **damaged.facts) if damaged else None
    if (lines[-1].number if lines else 0) != about.revision:
        fault = fault or Phrase("its history does not end at operation {number}", number=about.revision)
    return Opened(backup, content, inside[HISTORY], lines, fault)


def rewrite(path: str, change: Callable[[str, bytes], bytes]) -> bool:
    """Put every file in a backup, by its name, through a function. Tells whether that changed something.

    Raises:
        DamagedBackupError, WriteStoreError: it stays as it was.
    """
    old = members(path)
    new = {name: change(name, data) for name, data in old.items()}
    if new != old:
        replace_file(path, zipped(new, stored=ABOUT not in new))
    return new != old
