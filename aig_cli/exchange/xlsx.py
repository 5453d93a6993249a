"""Workbooks to analyse: a sheet per table, and what stands in them: a code book, and the code lists.

Numbers are numbers and days are days. Every text is a text, the KVK number 01234567 and `=1+1` too.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from io import BytesIO
from tempfile import TemporaryDirectory, gettempdir
from typing import Any, Final

from aig_cli.errors import OutputError, SheetRowsError, reason
from aig_cli.exchange.answer import Answer
from aig_cli.exchange.blank import blank, literal
from aig_cli.language import spoken
from aig_cli.model.snapshot import Snapshot
from aig_cli.model.value import HIGHEST
from aig_cli.report import TABLES
from aig_cli.report.codebook import described
from aig_cli.report.question import Plain, Question, Table, question
from aig_cli.report.selection import Selection

IS_BINARY: Final = True
MOST_ROWS: Final = 1_048_575
"""Rows that a sheet has room for under its header."""
_LONGEST: Final = 32_767
"""UTF-16 units that a cell has room for. A list of texts can be longer."""
_SHEETS: Final = (*TABLES[1:], TABLES[0])
_FIRST_DAY: Final = date(1900, 1, 1)
"""The first one that a spreadsheet knows."""
_WIDTHS: Final = (9, 50)
"""The narrowest and the widest column, in characters."""
_LOOKED_AT: Final = 100
"""Rows whose texts say how wide a column is to be."""


def write(answer: Answer) -> bytes:
    """Return an answer as a sheet, with its part of the code book.

    Raises:
        MissingExtraError: XlsxWriter is not installed.
        SheetRowsError: there are more rows than a sheet has room for.
    """
    asked, registry = answer.question, answer.snapshot
    columns = answer.fields or asked.columns
    return _book(asked.name, registry, _with_codebook(registry, asked, answer.rows, columns))


def write_register(registry: Snapshot) -> bytes:
    """Return every table as a sheet, and the code book.

    Raises:
        MissingExtraError, SheetRowsError: as `write`.
    """
    return _book("aig", registry, _tables(registry))


def _with_codebook(registry: Snapshot, asked: Question, rows: Sequence[Any], columns: Sequence[str]) -> Iterator[Table]:
    fields = [described(asked, column) for column in columns]
    codes = question("codes")
    lists = {field.codes for field in fields}
    yield _table(registry, asked, rows, columns)
    yield question("codebook").table(registry, fields)
    yield codes.table(registry, (each for each in codes.rows(registry) if each.list in lists))


def _tables(registry: Snapshot) -> Iterator[Table]:
    for asked in map(question, (*_SHEETS, "codebook", "codes")):
        yield _table(registry, asked, Selection().rows(asked, registry))


def _table(registry: Snapshot, asked: Question, rows: Sequence[Any], columns: Sequence[str] = ()) -> Table:
    if len(rows) > MOST_ROWS:
        raise SheetRowsError(table=asked.name, rows=len(rows), limit=MOST_ROWS)
    return asked.table(registry, rows, columns)


def _book(title: str, registry: Snapshot, tables: Iterable[Table]) -> bytes:
    content = BytesIO()
    try:
        with TemporaryDirectory(prefix="aig-") as folder:
            book = blank(content, title, registry.today, folder=folder)
            writer = _Writer(book)
            for table in tables:
                writer.sheet(table)
            book.close()
    except OSError as error:
        raise OutputError(path=gettempdir(), why=reason(error)) from None
    return content.getvalue()


class _Writer:
    """Writes the sheets of a workbook."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._head = book.add_format({"bold": True, "bottom": 1})
        self._text = book.add_format({"num_format": "@"})
        self._day = book.add_format({"num_format": "yyyy-mm-dd"})

    def sheet(self, table: Table) -> None:
        sheet = self._book.add_worksheet(table.name)
        for column, name in enumerate(table.columns):
            sheet.set_column(column, column, _width(name, [row[column] for row in table.rows[:_LOOKED_AT]]))
            sheet.write_string(0, column, name, self._head)
        for number, row in enumerate(table.rows, start=1):
            for column, value in enumerate(row):
                if value is not None:
                    self._write(sheet, number, column, value)
        last = max(len(table.columns) - 1, 0)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(table.rows), last)
        sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{MOST_ROWS + 1}"})

    def _write(self, sheet: Any, row: int, column: int, value: Plain) -> None:
        if isinstance(value, bool):
            sheet.write_string(row, column, "yes" if value else "no", self._text)
        elif isinstance(value, int | float) and abs(value) <= HIGHEST:
            sheet.write_number(row, column, value)
        elif isinstance(value, date) and value >= _FIRST_DAY:
            sheet.write_datetime(row, column, value, self._day)
        else:
            sheet.write_string(row, column, literal(_fitting(str(value))), self._text)


def _fitting(text: str) -> str:
    """Return a text that fits a cell: one that is cut says so."""
    if len(text) <= _LONGEST // 2 or len(text.encode("utf-16-le")) <= 2 * _LONGEST:
        return text
    said = spoken().say(" (... cut: there is no room for more in a cell)")
    return text.encode("utf-16-le")[: 2 * (_LONGEST - len(said))].decode("utf-16-le", "ignore") + said


def _width(name: str, values: Iterable[Plain]) -> int:
    """Return the width of a column in characters; its header has room for the arrow of the filter too."""
    narrowest, widest = _WIDTHS
    return min(widest, max(narrowest, len(name) + 3, *(len(str(value)) + 1 for value in values if value is not None)))
