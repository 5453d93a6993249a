"""One writer at a time: a lock on a file beside the store, freed by the kernel when its owner dies."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

from aig_cli.errors import BusyError, LockTimeoutValueError
from aig_cli.language import Phrase
from aig_cli.store.disk import PRIVATE_FILE, writing

DEFAULT_TIMEOUT = 10
"""Seconds."""
LONGEST_TIMEOUT = 3600


@contextmanager
def locked(path: str, command: str) -> Iterator[None]:
    """Hold the lock file at a path, waiting for it at most `AIG_LOCK_TIMEOUT` seconds.

    The wait is a blocking one, ended by a timer: polling would let a busy neighbour starve. The file stays; who holds
    it writes process and command into it, for the message of who waits.

    Raises:
        BusyError: another command kept it for that long.
        WriteStoreError: the file cannot be made or locked.
    """
    seconds = lock_timeout()
    with writing(path):
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, PRIVATE_FILE)
        os.fchmod(handle, PRIVATE_FILE)
    try:
        with writing(path):
            if not _locked_at_once(handle) and not _waited(handle, seconds):
                raise BusyError(holder=_holder(handle), seconds=seconds)
            os.ftruncate(handle, 0)
            os.pwrite(handle, f"process {os.getpid()} ({command})".encode(), 0)
        yield
    finally:
        with suppress(OSError):
            os.close(handle)


def lock_timeout() -> int:
    """Return the seconds to wait, from `AIG_LOCK_TIMEOUT`."""
    given = os.environ.get("AIG_LOCK_TIMEOUT") or str(DEFAULT_TIMEOUT)
    if not (given.isascii() and given.isdigit() and len(given) < 5 and 1 <= int(given) <= LONGEST_TIMEOUT):
        raise LockTimeoutValueError(given=given)
    return int(given)


def _locked_at_once(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _waited(handle: int, seconds: int) -> bool:
    import signal  # slow to import, and seldom needed

    def give_up(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
    except TimeoutError:
        return False
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    return True


def _holder(handle: int) -> str | Phrase:
    return os.pread(handle, 200, 0).decode(errors="replace") or Phrase("another command")
