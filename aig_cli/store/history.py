"""Every operation, a line each: its number, when, by which command, and each record before and after.

    {"time":"...","command":"org add","changes":[...],"counters":{"O":3},"schema":2,
     "register":"5f0c9e1d4b7a2386","number":8,"at":5120,"check":"crc32:41d0a2c7"}

A line says at its end which register it belongs to, its number, where in the file it starts, and the checksum of all
that stands before: a line that was changed, lost or moved is found by looking at that line and its neighbour, and the
end of the history by reading its last bytes. Lines of schema 1 have none of this.

The store decides what happened: the line of a writer that was killed before it could replace the store is cut off by
the next one.
"""

import io
import os
import zlib
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from typing import Final

import msgspec
from msgspec import Struct

from aig_cli.errors import DamagedHistoryError, UnreadableHistoryError, reason
from aig_cli.language import Phrase
from aig_cli.model.operation import Change, Operation
from aig_cli.store.disk import opened, write_all, writing

_BLOCK: Final = 65_536
_ENDING: Final = 256
"""Bytes in which the end of a line stands, from its register on."""
_MOVED: Final = Phrase("is not where it was written: something before it is missing")
_CHECK_LENGTH: Final = len(b',"check":"crc32:00000000"}\n')


class Line(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An operation as it stands in the history.

    Attributes:
        counters: the highest numbers given out, where the operation changed them.
        schema: that of the records in the changes.
        register: of which register it is an operation.
        at: where the line starts in the file, in bytes.
    """

    time: str
    command: str
    changes: tuple[Change, ...]
    takes_back: int | None = None
    counters: dict[str, int] = {}
    schema: int = 1
    register: str = ""
    number: int
    at: int | None = None

    @property
    def operation(self) -> Operation:
        """What was done."""
        return Operation(self.number, self.time, self.command, self.changes, self.takes_back)


class Ending(Struct, frozen=True):
    """What stands at the end of a line; of one of schema 1, only its number."""

    number: int
    register: str = ""
    at: int | None = None
    check: str = ""


class End(Struct, frozen=True):
    """The last line of a history that can be that of a store's last operation.

    Attributes:
        ending: what it says of itself; None where there is no line.
        length: where it ends.
        extra: something follows that is no operation of the store: a line cut off, or of an operation never saved.
    """

    ending: Ending | None
    length: int
    extra: bool


class Found(Struct, frozen=True):
    """A line of a history that may be damaged.

    Attributes:
        place: its number in the file, from 1.
        line: what it says; None where it is damaged.
        why: what is wrong with it.
        moved: it does not stand where it was written.
    """

    place: int
    line: Line | None
    why: Phrase | None
    moved: bool


_decoder = msgspec.json.Decoder(Line)


def now() -> str:
    """Return the time, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def append(path: str, line: Line) -> int:
    """Write an operation at the end and sync it. Returns the length of the history before, to go back to.

    Raises:
        WriteStoreError: nothing was added.
    """
    with writing(path), opened(path, os.O_RDWR | os.O_CREAT | os.O_APPEND) as handle:
        length = os.fstat(handle).st_size
        try:
            for part in _encoded(line, length):
                write_all(handle, part)
            os.fsync(handle)
        except OSError:
            os.ftruncate(handle, length)
            raise
    return length


def encoded(line: Line, at: int) -> bytes:
    """Return a line as it stands at a place in the file."""
    return b"".join(_encoded(line, at))


def _encoded(line: Line, at: int) -> tuple[memoryview, bytes]:
    """Return a line in two parts, the longer of which is not copied."""
    body = memoryview(msgspec.json.encode(msgspec.structs.replace(line, at=at)))[:-1]
    return body, b',"check":"crc32:%08x"}\n' % zlib.crc32(body)


def written(lines: Iterable[Line]) -> bytes:
    """Return a history of these lines."""
    parts, at = [], 0
    for line in lines:
        parts.append(encoded(line, at))
        at += len(parts[-1])
    return b"".join(parts)


def cut(path: str, length: int) -> None:
    """Go back to an earlier length."""
    with writing(path):
        os.truncate(path, length)


# -- the end of it ----------------------------------------------------------------------------------------------------


def end(path: str, revision: int) -> End:
    """Return where the history of a store at a revision ends, without reading more of it than its last bytes.

    Raises:
        UnreadableHistoryError: it cannot be read.
    """
    try:
        with opened(path, os.O_RDONLY) as handle:
            return _end(handle, os.fstat(handle).st_size, revision)
    except FileNotFoundError:
        return End(None, 0, extra=False)
    except OSError as error:
        raise UnreadableHistoryError(path=path, why=reason(error)) from None


def _end(handle: int, size: int, revision: int) -> End:
    position = size
    while position:
        ending = _ending(handle, position)
        if ending and ending.number != revision + 1:
            return End(ending, position, position < size)
        position = ending.at if ending and ending.at is not None else _line_start(handle, position)
    return End(None, 0, size > 0)


def _ending(handle: int, end: int) -> Ending | None:
    """Return what stands at the end of the line that ends there; None for one that was cut off, or is none."""
    block = os.pread(handle, min(end, _ENDING), max(0, end - _ENDING))
    if not block.endswith(b"\n"):
        return None
    start = block.rfind(b'"register":"')
    try:
        if start >= 0 and (ending := msgspec.json.decode(b"{" + block[start:], type=Ending)).check:
            inside = ending.at is not None and ending.at < end
            return ending if inside else msgspec.structs.replace(ending, at=None)
        line = _line_start(handle, end)
        return msgspec.json.decode(os.pread(handle, end - line, line), type=Ending)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
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


def fault_at(path: str, end: End) -> DamagedHistoryError | UnreadableHistoryError | None:
    """Return what a glance at the last line tells: whether it is whole, and where it was written.

    Of a line that is long only its place is looked at.
    """
    if end.ending is None or end.ending.at is None:
        return None
    try:
        if end.length - end.ending.at <= _BLOCK:
            last_line(path, end.length)
        else:
            with opened(path, os.O_RDONLY) as handle:
                if _line_start(handle, end.length) != end.ending.at:
                    return DamagedHistoryError(path=path, line=end.ending.number, why=_MOVED)
    except (DamagedHistoryError, UnreadableHistoryError) as error:
        return error
    return None


def last_line(path: str, length: int) -> Line:
    """Return the line that ends at a length.

    Raises:
        DamagedHistoryError, UnreadableHistoryError: it is damaged, or cannot be read.
    """
    with closing(_backwards(path, length)) as lines:
        return next(lines)


# -- reading it -------------------------------------------------------------------------------------------------------


def backwards(path: str, revision: int) -> Iterator[Line]:
    """Yield the lines of a store at a revision, the newest first.

    Raises:
        DamagedHistoryError, UnreadableHistoryError: a line is damaged or missing, or it cannot be read.
    """
    return _backwards(path, end(path, revision).length)


def _backwards(path: str, length: int) -> Generator[Line]:
    if not length:
        return
    try:
        with opened(path, os.O_RDONLY) as handle:
            position, number = length, 0
            while position:
                start = _line_start(handle, position)
                line, why = _decoded(os.pread(handle, position - start, start))
                if line is None or why or _is_moved(line, start) or (number and line.number != number - 1):
                    raise next(damage(path, found(os.pread(handle, length, 0))))
                number, position = line.number, start
                yield line
    except OSError as error:
        raise UnreadableHistoryError(path=path, why=reason(error)) from None


def _is_moved(line: Line, start: int) -> bool:
    return line.at not in {None, start}


def _decoded(raw: bytes) -> tuple[Line | None, Phrase | None]:
    """Return what a line says, and what is wrong with it."""
    checked = raw[-_CHECK_LENGTH:].startswith(b',"check":"')
    if checked and raw[-_CHECK_LENGTH:] != b',"check":"crc32:%08x"}\n' % zlib.crc32(raw[:-_CHECK_LENGTH]):
        return None, Phrase("does not match its checksum")
    try:
        line = _decoder.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return None, Phrase("is not an operation ({error})", error=str(error))
    if not checked and line.schema > 1:
        return None, Phrase("has lost its checksum")
    return line, None


def found(content: bytes) -> Iterator[Found]:
    """Yield every line of a history, whole or damaged, the oldest first."""
    start = 0
    for place, raw in enumerate(io.BytesIO(content), start=1):
        line, why = _decoded(raw)
        yield Found(place, line, why, line is not None and _is_moved(line, start))
        start += len(raw)


def is_unfinished_start(content: bytes) -> bool:
    """Tell whether a history is what the first operation of all left when it was killed: nothing was ever saved."""
    lines = content.split(b"\n")
    if len(lines) == 1:
        return len(content) < _ENDING
    line, _ = _decoded(content)
    return lines[1:] == [b""] and line is not None and line.number == 1 and not line.changes


def damage(path: str, lines: Iterable[Found]) -> Iterator[DamagedHistoryError]:
    """Yield each line of a history that is damaged, or does not follow the one before it; else one that was moved."""
    before, moved, any_other = 0, None, False
    for each in lines:
        number = each.line.number if each.line else 0
        why = each.why
        if not why and before and number not in {0, before + 1}:
            why = Phrase("is operation {number}, and follows operation {before}", number=number, before=before)
        if why:
            any_other = True
            yield DamagedHistoryError(path=path, line=each.place, why=why)
        if each.moved and not moved:
            moved = DamagedHistoryError(path=path, line=each.place, why=_MOVED)
        before = number
    if moved and not any_other:
        yield moved


def unbroken(lines: Iterable[Found]) -> tuple[Line, ...]:
    """Return the last lines of a history that follow each other, and are whole."""
    run: list[Line] = []
    for each in lines:
        if each.line is None or each.why or (run and each.line.number != run[-1].number + 1):
            run = []
        if each.line and not each.why:
            run.append(each.line)
    return tuple(run)
