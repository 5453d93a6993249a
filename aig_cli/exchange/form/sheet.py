"""The sheets of a form that came back: known by their headings, whatever they and their rows went through."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Final

from msgspec import Struct

from aig_cli.errors import (
    FieldPath,
    HeaderTwiceError,
    MacroWorkbookError,
    MissingHeadingError,
    NoAnswersError,
    SheetTwiceError,
)
from aig_cli.exchange.form.questionnaire import ANSWERS, HIDDEN, OBSTACLES, REACH, TITLE, Heading
from aig_cli.exchange.form.reply import NAMED_SO, Filled, Reply
from aig_cli.exchange.workbook import column_letter
from aig_cli.model.text import fold, split_list

_HIGHEST_HEAD: Final = 20
"""Rows in which the headings are sought."""


class Page(Struct, frozen=True):
    """A sheet with what stands in it, and the cells that hold a formula: row and column, from 0."""

    name: str
    rows: list[list[str]]
    computed: Sequence[tuple[int, int]]


def of_pages(has_macros: bool, pages: Sequence[Page], name: str) -> Filled | None:  # noqa: FBT001 - as it was read
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
    answers, reach = (_found(pages, headings, name) for headings in (ANSWERS, REACH))
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


def _found(pages: Sequence[Page], headings: Sequence[Heading], name: str) -> "_Table | None":
    """Return the sheet that has these headings; the one with the most of them, where some are missing.

    Raises:
        SheetTwiceError: two sheets have all of them, as when one was copied.
    """
    tables = [
        _Table(page, headings, language, number)
        for page in pages
        for language in ("nl", "en")
        for number in range(min(_HIGHEST_HEAD, len(page.rows)))
    ]
    whole = list(dict.fromkeys(each.title for each in tables if len(each.columns) == len(headings)))
    if len(whole) > 1:
        raise SheetTwiceError(place=name, one=whole[0], other=whole[1])
    best = max(tables, key=lambda each: len(each.columns), default=None)
    return best if best and len(best.columns) > len(headings) // 2 else None


@cache
def _names(headings: tuple[Heading, ...], language: str) -> dict[str, str]:
    """Return the names of columns by their headings, as these are compared."""
    return {fold(heading.title(language)): heading.name for heading in headings}


class _Table:
    """A sheet with headings in one of its rows."""

    def __init__(self, page: Page, headings: Sequence[Heading], language: str, head: int) -> None:
        self.language = language
        self._page = page
        self._headings = headings
        self._head = head
        self.columns: dict[str, int] = {}
        self._twice: list[tuple[int, int]] = []
        for column, cell in enumerate(page.rows[head]):
            name = _names(tuple(headings), language).get(fold(cell))
            if name in self.columns:
                self._twice.append((self.columns[name], column))
            elif name:
                self.columns[name] = column

    @property
    def title(self) -> str:
        """The name of the sheet."""
        return self._page.name

    def replies(self, name: str) -> Iterator[Reply]:
        """Yield the rows below the headings in which something stands.

        Raises:
            MissingHeadingError, HeaderTwiceError: a heading is not there, or there twice.
        """
        for first, second in self._twice:
            given = self._page.rows[self._head][second]
            raise HeaderTwiceError(place=f"{name}:{self._page.name}", given=given, one=first + 1, other=second + 1)
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
                for field in self.columns
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
    names: dict[FieldPath, str] = {("of",): called["id"], **{(field,): called[field] for field in inputs}}
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
