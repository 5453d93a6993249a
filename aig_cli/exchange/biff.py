"""Workbooks of Excel 5 to 2003 (.xls): what calamine does not tell of them, and what must be known before.

They are a stream of records: type, length, content (MS-XLS).
"""

import struct
from collections.abc import Iterator
from typing import Final

from aig_cli.errors import NotAWorkbookError, PasswordError
from aig_cli.exchange.compound import CompoundFile
from aig_cli.language import Phrase

Cell = tuple[int, int]
"""Row and column, from 0."""

_STREAMS: Final = ("Workbook", "Book")
_FORMULA, _END, _FILE_PASS, _BOUND_SHEET, _BOOLEAN_OR_ERROR, _START = 0x06, 0x0A, 0x2F, 0x85, 0x205, 0x809
_ERRORS: Final = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


class Biff:
    """The records of a workbook.

    Attributes:
        has_macros: whether programs are in it.

    Raises:
        FileFormatError: with a password, or the compound file of another program.
        struct.error, LookupError, ValueError: damaged.
    """

    def __init__(self, content: bytes, place: str) -> None:
        file = CompoundFile(content)
        names = file.names()
        self.has_macros = "_VBA_PROJECT_CUR" in names
        if "EncryptedPackage" in names:
            raise PasswordError(place=place)
        if not names.intersection(_STREAMS):
            found = Phrase("a Word document" if "WordDocument" in names else "a file of another program")
            raise NotAWorkbookError(place=place, found=found)
        self._stream = file.stream(next(name for name in _STREAMS if name in names))
        self._sheets = list(self._starts(place))

    def _starts(self, place: str) -> Iterator[int]:
        """Yield where the records of each sheet start."""
        for kind, record in _substream(self._stream, 0):
            if kind == _FILE_PASS:
                raise PasswordError(place=place)
            if kind == _BOUND_SHEET:
                yield struct.unpack_from("<I", record)[0]

    def formulas(self) -> list[list[Cell]]:
        """Return the cells of each sheet that hold a formula."""
        sheets = [_substream(self._stream, start) for start in self._sheets]
        return [[struct.unpack_from("<HH", record) for kind, record in each if kind == _FORMULA] for each in sheets]

    def errors(self, sheet: int) -> dict[Cell, str]:
        """Return the error values of a sheet, by its position from 0."""
        found = {}
        for kind, record in _substream(self._stream, self._sheets[sheet]):
            if kind in {_FORMULA, _BOOLEAN_OR_ERROR} and (code := _error(kind, record)) is not None:
                row, column = struct.unpack_from("<HH", record)
                found[row, column] = _ERRORS.get(code, "#N/A")
        return found


def _substream(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """Yield the records from a start to the end that belongs to it."""
    depth = 0
    while start + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, start)
        depth += (kind == _START) - (kind == _END)
        if not depth:
            return
        yield kind, stream[start + 4 : start + 4 + length]
        start += 4 + length


def _error(kind: int, record: bytes) -> int | None:
    """Return the code of an error value; None for other values."""
    if kind == _BOOLEAN_OR_ERROR:
        return record[6] if record[7:8] == b"\x01" else None
    return record[8] if record[6:7] == b"\x02" and record[12:14] == b"\xff\xff" else None
