"""Reading what the user names: a file, or standard input."""

import os
import stat
import sys
from typing import Final

from aig_cli.errors import EncodingError, FileFormatError, NoFileError, NoInputError, reason

LARGEST: Final = 20 * 1024 * 1024
"""Bytes that are read from one file."""
_MARK: Final = b"\xef\xbb\xbf"


def read_text(path: str) -> tuple[str, str]:
    """Return the text of a file, or of standard input for `-`, and the name to call it by. It is UTF-8.

    Raises:
        NoFileError: there is no such file, or it is no file, or standard input is closed.
        NoInputError: standard input is a terminal.
        FileFormatError: larger than 20 MB, or not UTF-8.
    """
    name = "standard input" if path == "-" else path
    content = _standard_input() if path == "-" else _file(path)
    if len(content) > LARGEST:
        raise FileFormatError(place=name, why="larger than 20 MB.")
    try:
        return content.removeprefix(_MARK).decode(), name
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise FileFormatError(place=f"{name}:{line}", why=str(EncodingError())) from None


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise NoFileError(given="-", why="standard input is closed")
    if sys.stdin.isatty():
        raise NoInputError
    return sys.stdin.buffer.read(LARGEST + 1)


def _file(path: str) -> bytes:
    try:
        mode = os.stat(path).st_mode
        if stat.S_ISDIR(mode):
            raise NoFileError(given=path, why="it is a folder")
        with open(path, "rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise NoFileError(given=path, why=reason(error)) from None
