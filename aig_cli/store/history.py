"""Every operation, a line each: its number, when, by which command, and each record before and after.

The store decides what happened: the line of a writer that was killed before it could replace the store is cut off by
the next one.
"""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import msgspec
from msgspec import Struct

from aig_cli.errors import UnreadableHistoryError, reason
from aig_cli.model.operation import Operation
from aig_cli.store.disk import opened, replace_file, write_all, writing

_BLOCK = 65_536


class _Numbered(Struct):
    number: int


_decoder = msgspec.json.Decoder(Operation)


def now() -> str:
    """Return the time, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def append(path: str, operation: Operation) -> int:
    """Write an operation at the end and sync it. Returns the length of the history before, to go back to.

    Raises:
        WriteStoreError: nothing was added.
    """
    line = msgspec.json.encode(operation) + b"\n"
    with writing(path), opened(path, os.O_RDWR | os.O_CREAT | os.O_APPEND) as handle:
        length = os.fstat(handle).st_size
        if length and os.pread(handle, 1, length - 1) != b"\n":
            line = b"\n" + line
        try:
            write_all(handle, line)
            os.fsync(handle)
        except OSError:
            os.ftruncate(handle, length)
            raise
    return length


def backwards(path: str) -> Iterator[Operation]:
    """Yield the operations, the newest first; a line that was cut off is passed over.

    Raises:
        UnreadableHistoryError: it cannot be read, or a line is no operation.
    """
    try:
        with open(path, "rb") as file:
            end = os.fstat(file.fileno()).st_size
            while end:
                start = _line_start(file.fileno(), end)
                line = os.pread(file.fileno(), end - start, start)
                end = start
                if line.endswith(b"\n") and line.strip():
                    yield _decoder.decode(line)
    except FileNotFoundError:
        return
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        why = reason(error) if isinstance(error, OSError) else f"a line is not an operation ({error})"
        raise UnreadableHistoryError(path=path, why=why) from None


def rewritten(path: str, rewrite: Callable[[Operation], Operation]) -> int:
    """Put every operation through a function, and the history durably in its own place.

    Returns:
        How many operations it changed.

    Raises:
        UnreadableHistoryError, WriteStoreError: the history stays as it was.
    """
    operations = list(backwards(path))[::-1]
    new = [rewrite(operation) for operation in operations]
    replace_file(path, b"".join(msgspec.json.encode(operation) + b"\n" for operation in new))
    return sum(old != now for old, now in zip(operations, new, strict=True))


def cut(path: str, length: int) -> None:
    """Go back to an earlier length."""
    os.truncate(path, length)


def drop_unfinished(path: str, revision: int) -> int:
    """Drop what a writer that was killed left after the line of the store's revision: one line, whole or cut off.

    Where that line is not the last but one, nothing is dropped: it is no trace of a killed writer.

    Returns:
        The number of the last whole line that is left; 0 where there is none.
    """
    if not os.path.exists(path):
        return 0
    with writing(path), opened(path, os.O_RDWR) as handle:
        end = os.fstat(handle).st_size
        while end:
            start = _line_start(handle, end)
            number = _number(os.pread(handle, end - start, start))
            if number == revision:
                os.ftruncate(handle, end)
            if number is not None and number != revision + 1:
                return number
            end = start
    return 0


def _number(line: bytes) -> int | None:
    """Return the number of a whole line; None for one that was cut off."""
    if not line.endswith(b"\n"):
        return None
    try:
        return msgspec.json.decode(line, type=_Numbered).number
    except (msgspec.DecodeError, RecursionError):
        return None


def _line_start(handle: int, end: int) -> int:
    """Return where the line that ends at `end` starts."""
    position = end - 1
    while position > 0:
        start = max(0, position - _BLOCK)
        found = os.pread(handle, position - start, start).rfind(b"\n")
        if found >= 0:
            return start + found + 1
        position = start
    return 0
