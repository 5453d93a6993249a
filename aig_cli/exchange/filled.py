"""Forms that came back, as their files have them: which form it is, and what stands in each row."""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import Any, Final

import msgspec
from msgspec import Struct

from aig_cli.errors import (
    AigError,
    FieldPath,
    FormFolderError,
    MacroWorkbookError,
    MissingHeadingError,
    NoAnswersError,
    NotAFormError,
    OverLimitsError,
)
from aig_cli.exchange import compound
from aig_cli.exchange.confined import confined, decoded_error, encoded_error
from aig_cli.exchange.questionnaire import ANSWERS, HIDDEN, OBSTACLES, REACH, TITLE, Heading
from aig_cli.exchange.source import read_bytes
from aig_cli.exchange.workbook import column_letter, whole_lines
from aig_cli.model.text import fold, split_list

NAMED_SO: Final = "aig-form/"
"""How the name of every layout of forms starts."""
_WORKBOOKS: Final = (b"PK\x03\x04", compound.SIGNATURE)
_BOOK, _TEXT, _FAILED = b"b", b"t", b"e"
"""How the first line of a file starts that another process read."""
_HIGHEST_HEAD: Final = 20
"""Rows in which the headings are sought."""


class Reply(Struct, frozen=True):
    """A row of a form that came back.

    Attributes:
        id: what stands where its id is.
        place: the file, with the row or line.
        grey: what stands in the columns that are fixed, in their order; empty cells of the register are left out.
        answers: what was filled in, by the names of the fields of an account: a text, or a list of them.
        called: what the user calls a field, as `waarde (K7)`.
        computed: the fields whose cell holds a formula.
    """

    id: str
    place: str
    grey: Mapping[str, str]
    answers: Mapping[str, Any]
    called: Mapping[FieldPath, str]
    computed: Sequence[str] = ()


class Filled(Struct, frozen=True):
    """A form that came back.

    Attributes:
        name: what to call the file.
        facts: what the hidden sheet says of the form, else what its first line does: `form` and `round`.
        checks: the ids of its rows with their checks, as it went out; empty where the hidden sheet is lost.
        language: that of its headings.
        items, audiences: its rows.
        has_macros: whether programs are in it.
        unread: what stands beside its columns.
    """

    name: str
    facts: Mapping[str, str]
    checks: Mapping[str, str]
    language: str
    items: Sequence[Reply]
    audiences: Sequence[Reply]
    has_macros: bool = False
    unread: Sequence[str] = ()


class Page(Struct, frozen=True):
    """A sheet with what stands in it, and the cells that hold a formula: row and column, from 0."""

    name: str
    rows: list[list[str]]
    computed: Sequence[tuple[int, int]]


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
            yield _form_or_error(path, partial(_of_pages, *_pages(first[1:], lines), path))
    with suppress(OverLimitsError):  # every file came whole
        next(lines, None)


def _lines_of(paths: Iterable[str]) -> Iterator[bytes]:
    """Yield for each file whether it is a workbook, with the lines of it, or something else, or cannot be read."""
    for path in paths:
        try:
            if os.path.isdir(path):
                raise FormFolderError(place=path)
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
        return _of_pages(*_pages(next(lines), lines), name)
    from aig_cli.exchange import form_yaml

    return form_yaml.read(content, name)


def _pages(first: bytes, lines: Iterator[bytes]) -> tuple[bool, list[Page]]:
    """Return whether a workbook has programs in it, and its sheets."""
    has_macros, sheets = msgspec.json.decode(first, type=tuple[bool, int])
    row = msgspec.json.Decoder(list[str])
    pages = []
    for _ in range(sheets):
        title, count, computed = msgspec.json.decode(next(lines), type=tuple[str, int, list[tuple[int, int]]])
        pages.append(Page(title, [row.decode(next(lines)) for _ in range(count)], computed))
    return has_macros, pages


def _of_pages(has_macros: bool, pages: Sequence[Page], name: str) -> Filled | None:  # noqa: FBT001 - as it was read
    """Return the form that a workbook is; None where it is something else.

    Raises:
        MacroWorkbookError: it is no form, and has programs in it.
        NoAnswersError, MissingHeadingError: a form without its sheet or a column.
    """
    facts, checks = _hidden(pages)
    if not facts:
        facts = _visible(pages)
    if not facts and has_macros:
        raise MacroWorkbookError(place=name)
    if not facts:
        return None
    answers, reach = (_found(pages, headings) for headings in (ANSWERS, REACH))
    if answers is None:
        raise NoAnswersError(place=name)
    items = list(answers.replies(name))
    audiences = list(reach.replies(name)) if reach else []
    unread = [*answers.unread(), *(reach.unread() if reach else ())]
    return Filled(name, facts, checks, answers.language, items, audiences, has_macros, unread)


def _hidden(pages: Sequence[Page]) -> tuple[dict[str, str], dict[str, str]]:
    """Return what the hidden sheet says of a form, and the checks of its rows; nothing where it is lost."""
    page = next((each for each in pages if each.name.casefold() == HIDDEN), None)
    pairs = dict(row[:2] for row in page.rows if len(row) >= 2) if page else {}
    if not pairs.get("format", "").startswith(NAMED_SO):
        return {}, {}
    names = list(pairs)
    end = names.index("id") if "id" in names else len(names)
    return {name: pairs[name] for name in names[:end]}, {name: pairs[name] for name in names[end + 1 :]}


def _visible(pages: Sequence[Page]) -> dict[str, str]:
    """Return what the first line of a sheet says of a form."""
    for page in pages:
        first = " ".join(page.rows[0][:1]) if page.rows else ""
        if found := re.search(TITLE, first):
            return {"form": found[0], "round": found[1]}
    return {}


def _found(pages: Sequence[Page], headings: Sequence[Heading]) -> "_Table | None":
    """Return the sheet that has these headings; the one with the most of them, where some are missing."""
    tables = [
        _Table(page, headings, language, number)
        for page in pages
        for language in ("nl", "en")
        for number in range(min(_HIGHEST_HEAD, len(page.rows)))
    ]
    best = max(tables, key=lambda each: len(each.columns), default=None)
    return best if best and len(best.columns) > len(headings) // 2 else None


class _Table:
    """A sheet with headings in one of its rows."""

    def __init__(self, page: Page, headings: Sequence[Heading], language: str, head: int) -> None:
        self.language = language
        self._page = page
        self._headings = headings
        self._head = head
        titles = {fold(heading.title(language)): heading for heading in headings}
        cells = enumerate(page.rows[head])
        self.columns = {titles[fold(cell)].name: column for column, cell in cells if fold(cell) in titles}

    def replies(self, name: str) -> Iterator[Reply]:
        """Yield the rows below the headings in which something stands.

        Raises:
            MissingHeadingError: a heading is not there.
        """
        for heading in self._headings:
            if heading.name not in self.columns:
                given = heading.title(self.language)
                raise MissingHeadingError(place=name, sheet=self._page.name, given=given)
        by_name = {heading.name: heading for heading in self._headings}
        computed = set(self._page.computed)
        for number, row in enumerate(self._page.rows[self._head + 1 :], start=self._head + 1):
            cells = {field: row[at].strip() for field, at in self.columns.items() if at < len(row) and row[at].strip()}
            if not cells:
                continue
            called = {
                field: f"{by_name[field].title(self.language)} ({column_letter(self.columns[field] + 1)}{number + 1})"
                for field in cells
            }
            sheet = f"{self._page.name}!" if self._headings is REACH else ""
            formulas = [called[field] for field in cells if (number, self.columns[field]) in computed]
            yield _reply(f"{name}:{sheet}{number + 1}", cells, called, self._headings, formulas)

    def unread(self) -> list[str]:
        """Return the letters of the columns beside the headings in which something stands."""
        known = set(self.columns.values())
        rows = self._page.rows[self._head :]
        others = {at for row in rows for at, cell in enumerate(row) if cell.strip() and at not in known}
        return [f"{self._page.name}!{column_letter(at + 1)}" for at in sorted(others)]


def _reply(
    place: str, cells: Mapping[str, str], called: Mapping[str, str], headings: Sequence[Heading], computed: list[str]
) -> Reply:
    id_ = cells.get("id", "")
    inputs = {heading.name for heading in headings if heading.is_input}
    answers: dict[str, Any] = {}
    names: dict[FieldPath, str] = {("of",): called.get("id", "")}
    for field, text in cells.items():
        if field in OBSTACLES:
            parts = answers.setdefault("obstacles", [])
            for part in split_list(text):
                names["obstacles", len(parts)] = called[field]
                parts.append(part)
            names.setdefault(("obstacles",), called[field])
        elif field in inputs:
            known = "results" if field == "note" and "." not in id_ else field
            answers[known] = split_list(text) if known == "evidence" else text
            names[known,] = called[field]
    grey = {field: text for field, text in cells.items() if field != "id" and field not in inputs}
    said = {field: text for field, text in answers.items() if text}
    return Reply(id_, place, grey, said, names, computed)
