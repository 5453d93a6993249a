"""Reading what the user names: a file, or standard input."""

import codecs
import sys
from typing import Final

from aig_cli.errors import (
    FileEncodingError,
    FileSizeError,
    NoFileError,
    NoInputError,
    NulError,
    StandardInputClosedError,
    reason,
)
from aig_cli.language import say

LARGEST: Final = 20 * 1024 * 1024
"""Bytes that are read from one file."""
_MARK: Final = b"\xef\xbb\xbf"
_WIDE_MARKS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
WESTERN: Final = "cp1252"
"""How older Windows programs in the west write texts."""


def read_text(path: str) -> tuple[str, str]:
    """Return the text of a file, or of standard input for `-`, and the name to call it by. It is UTF-8.

    Raises:
        NoFileError: there is no such file, or it is no file.
        NoInputError, StandardInputClosedError: standard input is a terminal, or closed.
        FileFormatError: larger than 20 MB, or not UTF-8.
    """
    content, name = read_bytes(path)
    return in_utf_8(content, name), name


def in_utf_8(content: bytes, name: str) -> str:
    """Return the text of a file that is UTF-8.

    Raises:
        FileEncodingError: it is not.
    """
    try:
        return content.removeprefix(_MARK).decode()
    except UnicodeDecodeError as error:
        raise FileEncodingError(place=f"{name}:{_line(content, error.start)}") from None


def read_bytes(path: str, largest: int = LARGEST) -> tuple[bytes, str]:
    """Return the content of a file, or of standard input for `-`, and the name to call it by.

    Raises:
        NoFileError, NoInputError, StandardInputClosedError, FileSizeError: as `read_text`.
    """
    name = say("standard input") if path == "-" else path
    content = _standard_input(largest) if path == "-" else _file(path, largest)
    if len(content) > largest:
        raise FileSizeError(place=name, limit=largest // 2**20)
    return content, name


def decoded(content: bytes, name: str) -> tuple[str, str]:
    """Return the text of a list from elsewhere, and its encoding: what its mark says, else UTF-8, else Windows-1252.

    Raises:
        NulError: a NUL, as in UTF-16 without a mark, or in what is no text.
        FileEncodingError: a byte that none of these has.
    """
    wide = content.startswith(_WIDE_MARKS)
    nul = -1 if wide else content.find(b"\x00")
    if nul >= 0:
        raise NulError(place=f"{name}:{_line(content, nul)}")
    wrong = 0
    for encoding in ("utf-16",) if wide else ("utf-8-sig", WESTERN):
        try:
            return content.decode(encoding), encoding
        except UnicodeDecodeError as error:
            wrong = error.start
    raise FileEncodingError(place=f"{name}:{_line(content, wrong)}")


def _line(content: bytes, end: int) -> int:
    return content.count(b"\n", 0, end) + 1


def _standard_input(largest: int) -> bytes:
    if sys.stdin is None:
        raise StandardInputClosedError
    if sys.stdin.isatty():
        raise NoInputError
    return sys.stdin.buffer.read(largest + 1)


def _file(path: str, largest: int) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read(largest + 1)
    except OSError as error:
        raise NoFileError(given=path, why=reason(error)) from None
    except ValueError as error:  # a path that no system has, as a line of a batch can name
        raise NoFileError(given=path, why=error) from None
