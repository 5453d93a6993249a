"""Reading what the user names: a file, or standard input."""

import sys
from typing import Final

from aig_cli.errors import (
    FileEncodingError,
    FileSizeError,
    NoFileError,
    NoInputError,
    StandardInputClosedError,
    reason,
)

LARGEST: Final = 20 * 1024 * 1024
"""Bytes that are read from one file."""
_MARK: Final = b"\xef\xbb\xbf"


def read_text(path: str) -> tuple[str, str]:
    """Return the text of a file, or of standard input for `-`, and the name to call it by. It is UTF-8.

    Raises:
        NoFileError: there is no such file, or it is no file.
        NoInputError, StandardInputClosedError: standard input is a terminal, or closed.
        FileFormatError: larger than 20 MB, or not UTF-8.
    """
    name = "standard input" if path == "-" else path
    content = _standard_input() if path == "-" else _file(path)
    if len(content) > LARGEST:
        raise FileSizeError(place=name, limit=LARGEST // 2**20)
    try:
        return content.removeprefix(_MARK).decode(), name
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise FileEncodingError(place=f"{name}:{line}") from None


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise StandardInputClosedError
    if sys.stdin.isatty():
        raise NoInputError
    return sys.stdin.buffer.read(LARGEST + 1)


def _file(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise NoFileError(given=path, why=reason(error)) from None
    except ValueError as error:  # a path that no system has, as a line of a batch can name
        raise NoFileError(given=path, why=error) from None
