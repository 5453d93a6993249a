"""Writing an export where the user wants it: whole or not at all, and never over something by accident."""

import errno
import os
import stat
from collections.abc import Collection
from contextlib import suppress
from tempfile import mkstemp

from aig_cli.errors import ExistsError, NotOverError, OutputError, OverStoreError, reason

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
