"""The steps of a durable write, and what the operating system answers."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from aig_cli.errors import (
    NoStoreError,
    NotAFileError,
    ReadOnlyStoreError,
    UnconfirmedError,
    UnreadableStoreError,
    WriteStoreError,
    reason,
)

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
_NO_FOLDER_SYNC = {errno.EINVAL, errno.ENOTSUP}


def read_file(path: str) -> bytes:
    """Return the content of the store file.

    Raises:
        NoStoreError: there is none.
        UnreadableStoreError: it is no file, or may not be read.
    """
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise NotAFileError(path=path)
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        raise NoStoreError(path=path) from None
    except OSError as error:
        raise UnreadableStoreError(path=path, why=reason(error)) from None


def make_folder(path: str) -> None:
    """Make a folder that only its owner may enter, and those that it lies in, whatever the umask.

    Raises:
        WriteStoreError: it cannot be made.
    """
    missing = []
    while not os.path.lexists(path):
        missing.append(path)
        path = os.path.dirname(path)
    with writing(missing[0] if missing else path):
        os.listdir(path)  # says what is there instead of a folder
        for folder in reversed(missing):
            os.mkdir(folder)
            os.chmod(folder, PRIVATE_FOLDER)


def require_writable(path: str) -> None:
    """Refuse before anything is asked or computed when the file or its folder is read-only.

    The mode bits count for everyone: root may write a file that was made read-only, but was not meant to.

    Raises:
        ReadOnlyStoreError: it is.
    """
    for place in (path, os.path.dirname(path)):
        with writing(place):
            read_only = not os.access(place, os.W_OK) or not os.stat(place).st_mode & 0o222
            if os.path.exists(place) and read_only:
                raise ReadOnlyStoreError(path=place)


@contextmanager
def writing(path: str) -> Iterator[None]:
    """Say of an error of the operating system which file could not be written.

    Raises:
        WriteStoreError: instead of the `OSError`.
    """
    try:
        yield
    except OSError as error:
        raise WriteStoreError(path=path, why=reason(error)) from None


def replace_file(path: str, content: bytes) -> None:
    """Put a new content in the place of a file, so that after any crash it is the old one or the new one.

    Raises:
        WriteStoreError: the old content stands.
        UnconfirmedError: the new content stands, but its folder was not synced.
    """
    draft = draft_of(path)
    remove_draft(path)
    with writing(path):
        try:
            _write_new(draft, content, path)
            os.replace(draft, path)
        except OSError:
            with suppress(OSError):
                os.unlink(draft)
            raise
    sync_folder(os.path.dirname(path))


def draft_of(path: str) -> str:
    """Return where the new content of a file is written first."""
    folder, name = os.path.split(path)
    return os.path.join(folder, f".{name}.tmp")


def remove_draft(path: str) -> None:
    """Remove the new content of a file that a writer left that was killed.

    Raises:
        WriteStoreError: it cannot be removed.
    """
    with writing(path), suppress(FileNotFoundError):
        os.unlink(draft_of(path))


def _write_new(path: str, content: bytes, instead_of: str) -> None:
    with opened(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL) as handle:
        write_all(handle, content)
        keep_owner(path, instead_of)
        os.fsync(handle)


def keep_owner(path: str, like: str) -> None:
    """Give a file to the owner of another, where that is there: what root writes in a user's store stays the user's.

    Raises:
        OSError: whoever writes may not give it away.
    """
    if not os.path.exists(like):
        return
    owner = os.stat(like)
    if os.stat(path).st_uid != owner.st_uid:
        os.chown(path, owner.st_uid, owner.st_gid)


@contextmanager
def opened(path: str, flags: int) -> Iterator[int]:
    """Open a file that only its owner may read and write, and close it.

    A symbolic link is not followed: one that came with somebody's store could lead to any file of ours.
    """
    handle = os.open(path, flags | os.O_CLOEXEC | os.O_NOFOLLOW, PRIVATE_FILE)
    try:
        if flags & os.O_CREAT:
            os.fchmod(handle, PRIVATE_FILE)  # whatever the umask takes away
        yield handle
    finally:
        os.close(handle)


def read_own_file(path: str) -> bytes:
    """Return the content of a file that is no symbolic link.

    Raises:
        WriteStoreError: it cannot be read, and so not be kept.
    """
    with writing(path), opened(path, os.O_RDONLY) as handle, open(handle, "rb", closefd=False) as file:
        return file.read()


def write_all(handle: int, content: bytes | memoryview) -> None:
    """Write a content to the end; the system may take it in parts."""
    view = memoryview(content)
    while view:
        view = view[os.write(handle, view) :]


def sync_folder(folder: str) -> None:
    """Make the names in a folder durable.

    Raises:
        UnconfirmedError: the disk did not confirm it. Systems that cannot sync a folder are accepted.
    """
    try:
        with opened(folder, os.O_RDONLY) as handle:
            os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise UnconfirmedError(why=reason(error)) from None
