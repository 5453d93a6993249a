"""Reading the files of forms that came back."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from typing import Final

import msgspec

from aig_cli.errors import AigError, FormFolderError, NotAFormError, OverLimitsError
from aig_cli.exchange import compound
from aig_cli.exchange.confined import confined, decoded_error, encoded_error
from aig_cli.exchange.form.reply import Filled
from aig_cli.exchange.form.sheet import Page, of_pages
from aig_cli.exchange.source import read_bytes
from aig_cli.exchange.workbook import whole_lines

_WORKBOOKS: Final = (b"PK\x03\x04", compound.SIGNATURE)
_BOOK, _TEXT, _FAILED = b"b", b"t", b"e"
"""How the first line of a file starts that another process read."""


def read_forms(paths: Sequence[str]) -> Iterator["Filled | AigError"]:
    """Yield the form in each file, or why there is none.

    One process reads the workbooks, since a start for each would take half of the time. Where it does not survive a
    file, that one is read again in a process of its own, and those that follow in another.
    """
    left = list(paths)
    while left:
        read = 0
        try:
            for found in _read_together(left):
                yield found
                read += 1
        except OverLimitsError:
            yield _read_alone(left[read])
            read += 1
        left = left[read:]


def _read_together(paths: Sequence[str]) -> Iterator["Filled | AigError"]:
    lines = confined(_lines_of(paths), paths[0])
    for path in paths:
        first = next(lines)
        if first.startswith(_FAILED):
            yield decoded_error(first[1:])
        elif first.startswith(_TEXT):
            yield _read_alone(path)
        else:
            yield _form_or_error(path, partial(of_pages, *_pages(first[1:], lines), path))
    with suppress(OverLimitsError):  # every file came whole
        next(lines, None)


def _lines_of(paths: Iterable[str]) -> Iterator[bytes]:
    """Yield for each file whether it is a workbook, with the lines of it, or something else, or cannot be read."""
    for path in paths:
        try:
            if os.path.isdir(path):
                raise FormFolderError(place=path)
            if not os.path.isfile(path):
                raise NotAFormError(place=path)  # a pipe would be waited for
            content, name = read_bytes(path)
            if content.startswith(_WORKBOOKS):
                first, *others = whole_lines(content, name)
                yield _BOOK + first
                yield from others
            else:
                yield _TEXT
        except AigError as error:
            yield _FAILED + encoded_error(error)


def _read_alone(path: str) -> "Filled | AigError":
    return _form_or_error(path, lambda: read_form(*read_bytes(path)))


def _form_or_error(name: str, read: Callable[[], "Filled | None"]) -> "Filled | AigError":
    try:
        return read() or NotAFormError(place=name)
    except AigError as error:
        return error


def read_form(content: bytes, name: str) -> Filled | None:
    """Return a form from the content of its file, which `name` is; None where it is something else.

    Raises:
        FileFormatError: a workbook that cannot be read, or a form without its sheet or a column.
        MissingExtraError: calamine is not installed.
    """
    if content.startswith(_WORKBOOKS):
        lines = confined(whole_lines(content, name), name)
        return of_pages(*_pages(next(lines), lines), name)
    from aig_cli.exchange.form import yaml

    return yaml.read(content, name)


def _pages(first: bytes, lines: Iterator[bytes]) -> tuple[bool, list[Page]]:
    """Return whether a workbook has programs in it, and its sheets."""
    has_macros, sheets = msgspec.json.decode(first, type=tuple[bool, int])
    row = msgspec.json.Decoder(list[str])
    pages = []
    for _ in range(sheets):
        title, count, computed = msgspec.json.decode(next(lines), type=tuple[str, int, list[tuple[int, int]]])
        pages.append(Page(title, [row.decode(next(lines)) for _ in range(count)], computed))
    return has_macros, pages
