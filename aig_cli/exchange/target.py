"""Writing an export where the user wants it: whole or not at all, and never over something by accident."""

import errno
import os
import stat
from collections.abc import Collection, Iterable
from contextlib import suppress
from shutil import rmtree
from tempfile import mkdtemp, mkstemp

from aig_cli.errors import (
    ExistsError,
    NotAFolderError,
    NotEmptyFolderError,
    NotOverError,
    OutputError,
    OverStoreError,
    reason,
)

_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.ENOSYS}
"""What file systems without hard links say."""


def write_file(path: str, content: bytes, *, force: bool, forbidden: Collection[str] = (), mode: int = 0o644) -> None:
    """Write a file that was not there; with `force`, put it in the place of one. A link is replaced, not its target.

    Raises:
        ExistsError: the file is there, and no `force`.
        OverStoreError, NotOverError: it is one of the forbidden ones, or a folder, pipe or device.
        OutputError: it cannot be written; nothing is left behind.
    """
    try:
        if os.path.realpath(path) in forbidden:
            raise OverStoreError(path=path)
        if os.path.exists(path):
            mode &= _mode_of_file(path)
        handle, draft = mkstemp(dir=os.path.dirname(path) or ".", prefix=".aig-export-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fchmod(handle, mode & ~_umask())
                os.fsync(handle)
            _publish(draft, path, force=force)
        finally:
            with suppress(FileNotFoundError):
                os.unlink(draft)
    except OSError as error:
        raise OutputError(path=path, why=reason(error)) from None


def require_free_folder(path: str, *, force: bool) -> None:
    """Refuse a folder that has something in it already; with `force`, only what is no folder.

    Raises:
        NotAFolderError, NotEmptyFolderError: that.
        OutputError: it cannot be looked into.
    """
    try:
        if os.path.lexists(path) and not os.path.isdir(path):
            raise NotAFolderError(path=path)
        if not force and os.path.isdir(path) and os.listdir(path):
            raise NotEmptyFolderError(path=path)
    except OSError as error:
        raise OutputError(path=path, why=reason(error)) from None


def write_folder(
    path: str, files: Iterable[tuple[str, bytes]], *, force: bool, forbidden: Collection[str] = ()
) -> None:
    """Write files into a folder that is new or empty: all of them, or none. With `force`, over those of their names.

    Args:
        path: the folder.
        files: the name of each, and its content. They are made one by one.
        force: put them into a folder that has something in it.
        forbidden: files that are not written over.

    Raises:
        NotAFolderError, NotEmptyFolderError: the folder is no folder, or has something in it.
        NotOverError: one of the names in it is a folder, a pipe or a device.
        OverStoreError: a file is one of the forbidden ones.
        OutputError: it cannot be written; nothing is left behind.
    """
    require_free_folder(path, force=force)
    folder = os.path.realpath(path)
    try:
        draft = mkdtemp(dir=os.path.dirname(folder), prefix=".aig-export-")
        try:
            names = [_into(draft, name, content) for name, content in files]
            os.chmod(draft, 0o777 & ~_umask())
            if force and os.path.isdir(folder) and os.listdir(folder):
                _move_over(draft, folder, names, forbidden)
            else:
                os.rename(draft, folder)
            _sync(os.path.dirname(folder))
        finally:
            rmtree(draft, ignore_errors=True)
    except OSError as error:
        if error.errno in {errno.ENOTEMPTY, errno.EEXIST}:  # somebody else was quicker
            raise NotEmptyFolderError(path=path) from None
        raise OutputError(path=path, why=reason(error)) from None


def _into(folder: str, name: str, content: bytes) -> str:
    with open(os.path.join(folder, name), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return name


def _move_over(draft: str, folder: str, names: Iterable[str], forbidden: Collection[str]) -> None:
    """Move files to where others of their names may be, after a look at all of these."""
    moves = [(os.path.join(draft, name), os.path.join(folder, name)) for name in names]
    for _, place in moves:
        if os.path.realpath(place) in forbidden:
            raise OverStoreError(path=place)
        if os.path.lexists(place) and not os.path.isfile(place):
            raise NotOverError(path=place)
    for made, place in moves:
        os.replace(made, place)
    _sync(folder)


def _sync(folder: str) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _mode_of_file(path: str) -> int:
    """Return the mode of a file that stands where the output goes; refuse what is no file."""
    mode = os.stat(path).st_mode
    if not stat.S_ISREG(mode):
        raise NotOverError(path=path)
    return mode


def _publish(draft: str, path: str, *, force: bool) -> None:
    if force:
        os.replace(draft, path)
        return
    try:
        os.link(draft, path)  # fails when the name is taken, whoever took it a moment ago
    except FileExistsError:
        raise ExistsError(path=path) from None
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        _take_name(path)
        os.replace(draft, path)


def _take_name(path: str) -> None:
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        raise ExistsError(path=path) from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
