"""How forms that came back are read into the register: each by itself, the rows that can be taken and no others."""

import os
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from msgspec import Struct, structs

from aig_cli.cli.app import App
from aig_cli.cli.importing import Importing
from aig_cli.errors import (
    AigError,
    FileFormatError,
    FileNameError,
    FormatOptionError,
    HeaderTwiceError,
    NoFileError,
    NoFormsError,
    RowCountError,
    UnsoundFormError,
    reason,
)
from aig_cli.exchange.columns import Columns
from aig_cli.exchange.form.filled import read_form, read_forms
from aig_cli.exchange.form.reception import Reception, require_right_form
from aig_cli.exchange.form.reply import Filled
from aig_cli.exchange.layout import LAYOUTS
from aig_cli.exchange.reader import WORKBOOK_STARTS
from aig_cli.exchange.row import MOST_ROWS, Rows
from aig_cli.exchange.source import read_bytes
from aig_cli.language import Phrase, say
from aig_cli.model.entry import Document
from aig_cli.model.intake import Entry, Intake, Verdict
from aig_cli.model.reconciliation import OnConflict
from aig_cli.model.registry import Registry
from aig_cli.model.value import Decimal

_OF_LISTS: Final = ("format_", "sheet", "delimiter", "decimal", "map_", "profile")
"""Options that say how a list is to be read; a form says it itself."""
_STARTS: Final = (*WORKBOOK_STARTS, b"#", b"format: aig-form/")
"""How the content of a form starts; that of many other files too."""


class Arrival(Struct, frozen=True):
    """A file that is to be a form: the form, or why it is none."""

    name: str
    found: Filled | AigError


def arrivals(app: App, paths: Sequence[str], given: dict[str, Any]) -> list[Arrival] | None:
    """Return the forms that paths lead to; None where the only path is that of a list.

    Raises:
        NoFileError: there is no such file.
        FormatOptionError: an option of lists was given with forms.
    """
    if len(paths) == 1 and not os.path.isdir(paths[0]):
        found = _only(paths[0], given)
        if found is None:
            return None
    else:
        files = [file for path in paths for file in _files(path)]
        if not files:
            raise NoFormsError(place=paths[0])
        told = [path for path in files if path == _showable(path)]
        forms = app.screen.progress(read_forms(told), say("forms"), len(told))
        found = [Arrival(path, form) for path, form in zip(told, forms, strict=True)]
        found += [Arrival(_showable(path), FileNameError(place=_showable(path))) for path in files if path not in told]
    for name in _OF_LISTS:
        if given[name]:
            option = f"--{name.rstrip('_')}"
            raise FormatOptionError(option=option, given=str(given[name]), place=paths[0], format=Phrase("a form"))
    return found


def _showable(path: str) -> str:
    """Return a path as text: what is none in it as its bytes."""
    return os.fsencode(path).decode(errors="backslashreplace")


def _only(path: str, given: dict[str, Any]) -> list[Arrival] | None:
    """Return the form in a file, unless a list is in it, or how a list is to be read was said."""
    if path == "-" or given["format_"] or given["sheet"] or (os.path.exists(path) and not os.path.isfile(path)):
        return None  # what comes through a pipe can be read once
    content, name = read_bytes(path)
    if not content.startswith(_STARTS):
        return None
    try:
        form = read_form(content, name)
    except (UnsoundFormError, HeaderTwiceError) as error:
        return [Arrival(name, error)]
    except FileFormatError:
        return None  # said where it is read as a list
    return [Arrival(name, form)] if form else None


def _files(path: str) -> list[str]:
    """Return a file, or those of a folder by name; not the hidden ones, nor those with which Office says what is open.

    Raises:
        NoFileError: there is nothing of that name.
    """
    try:
        if not os.path.isdir(path):
            os.stat(path)
            return [path]
        return [os.path.join(path, name) for name in sorted(os.listdir(path)) if not name.startswith((".", "~$"))]
    except OSError as error:
        raise NoFileError(given=path, why=reason(error)) from None


class FormImporting(Importing):
    """Forms that are read into the register."""

    def __init__(self, app: App, on_conflict: OnConflict, given: dict[str, Any], found: Sequence[Arrival]) -> None:
        super().__init__(app, "progress", on_conflict, {**given, "keep_going": True})
        self._found = found

    @property
    def _files(self) -> Sequence[str]:
        return [each.name for each in self._found]

    def _read(self, known: Columns) -> Rows:  # noqa: ARG002 - forms have columns of their own
        return Rows((), iter(()), Decimal.CELL, name=self._found[0].name)

    def _take(self, rows: Rows, known: Columns, registry: Registry) -> None:
        """Take every row that can be taken, of every form that can be read."""
        del rows
        layout = LAYOUTS[self._table]
        intake = Intake(registry, layout.noun, layout.record, self._on_conflict)
        for arrival in self._app.screen.progress(self._found, say("forms"), len(self._found)):
            try:
                form = _right(arrival, registry, self._constants.get("year"))
            except AigError as error:
                self._plan.entries.append(Entry(arrival.name, Verdict.ERROR, error=error))
            else:
                self._take_form(form, known, intake, registry)

    def _take_form(self, form: Filled, known: Columns, intake: Intake, registry: Registry) -> None:
        reception = Reception(form, registry)
        before, told = len(self._plan.entries), list(reception.remarks())
        for incoming in reception.rows():
            row = incoming.row
            if len(self._plan.entries) == MOST_ROWS:
                raise RowCountError(place=row.place, limit=MOST_ROWS)
            read = _raising(incoming.error) if incoming.error else partial(known.document, row, Decimal.CELL)
            self._note(row, _in_words(intake.take(row.place, read, "")))
        entries = self._plan.entries[before:] = sorted(self._plan.entries[before:], key=_order)
        told.extend(reception.closed(each.id for each in entries if each.verdict in {Verdict.NEW, Verdict.CHANGE}))
        for remark in told:
            remark.place = form.name
        registry.remarks.extend(told)
        if not entries:
            self._plan.entries.append(
                Entry(form.name, Verdict.SAME, form.facts.get("form", ""), Phrase("nothing filled in"))
            )


def _right(arrival: Arrival, registry: Registry, year: str | None) -> Filled:
    """Return the form of a file, where answers are taken from it."""
    if isinstance(arrival.found, AigError):
        raise arrival.found
    require_right_form(arrival.found, registry, year)
    return arrival.found


def _order(entry: Entry) -> tuple[str, int]:
    """Return what to sort by: the sheet, and the row or line in it."""
    sheet = entry.place.rstrip("0123456789")
    return sheet, int(entry.place[len(sheet) :] or 0)


def _raising(error: AigError) -> Callable[[], Document]:
    """Return what a row is read with that cannot be taken as it is."""

    def read() -> Document:
        raise error

    return read


def _in_words(entry: Entry) -> Entry:
    """Return what became of a row; of answers that the register has, that it has them."""
    same = entry.verdict is Verdict.SAME
    return structs.replace(entry, label=Phrase("{label}: already in", label=entry.label)) if same else entry
