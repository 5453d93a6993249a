"""Workbooks: .xlsx, .xlsm, .xls and .ods, told apart by their content. A sheet is read as the texts of its cells.

A workbook is read in a process of its own (`confined`). Where a spreadsheet shows an error value, such as #N/A,
calamine has an empty cell; here it is that text.
"""

import re
import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from itertools import islice
from typing import Any, Final
from zipfile import BadZipFile

import msgspec
from msgspec import Struct

from aig_cli.errors import (
    DamagedWorkbookError,
    MergedCellsError,
    MissingExtraError,
    NoRecordError,
    NotAWorkbookError,
    NotInError,
    SeveralSheetsError,
    SheetSizeError,
    shorten,
)
from aig_cli.exchange import archive, compound
from aig_cli.exchange.biff import Biff, Cell
from aig_cli.exchange.confined import confined
from aig_cli.exchange.csv import unguarded
from aig_cli.exchange.program import formulas, has_macros
from aig_cli.exchange.row import MOST_COLUMNS, MOST_ROWS, Given, Row, Rows, is_blank, known_headers, tabular
from aig_cli.language import Phrase
from aig_cli.model import value

ROWS: Final = MOST_ROWS + 1
"""Those of a list, and its headers."""
COLUMNS: Final = MOST_COLUMNS
CELLS: Final = 2_000_000
"""Cells that are read from one sheet; those behind the last that is not empty do not count."""
TEXT: Final = 50
"""MB of text that are read from one sheet."""
MOST_SHEETS: Final = 10
"""Sheets of a form that are read: it has four."""
_NAMED: Final = 20
"""Of more sheets than that, only the first are named."""
_ZIP: Final = b"PK\x03\x04"
_PDF: Final = b"%PDF"
_DAMAGED: Final = (BadZipFile, zlib.error, struct.error, EOFError, RuntimeError, LookupError, ValueError, OverflowError)
"""What containers raise that are not whole, beside the errors of calamine."""

_ROW_NUMBER: Final = re.compile(r"[0-9]+")

Value = str | float | bool | date | time | timedelta
"""What is in a cell; an empty one is an empty text."""


class Sheet(Struct, frozen=True):
    """A sheet of a workbook.

    Attributes:
        rows: the cells as texts, from the first row and column of the sheet on; empty cells at the end of a row are
            left out.
        merged: ranges of merged cells, such as `A2:A5`; an .ods does not tell them.
    """

    name: str
    rows: list[list[str]]
    merged: list[str]


def read_sheet(content: bytes, name: str, sheet: str | None) -> Sheet:
    """Return the sheet of that name, or the only visible one with something in it. `name` is that of the file.

    Raises:
        FileFormatError: no workbook, or one with a password, damaged or too large; no sheet with something in it.
        SeveralSheetsError: several, and none was named.
        NotInError: no sheet of that name.
        MissingExtraError: calamine is not installed.
    """
    if not content:
        raise NoRecordError(place=name)
    lines = confined(_lines(content, name, sheet), name)
    title, merged = msgspec.json.decode(next(lines), type=tuple[str, list[str]])
    row = msgspec.json.Decoder(list[str])
    return Sheet(title, [row.decode(line) for line in lines], merged)


def read_rows(given: Given) -> Rows:
    """Return the rows of a sheet; the first that is not blank has the headers.

    Raises:
        MergedCellsError: cells below the headers are merged, so that it is not sure which of them has the value.
        FileFormatError, SeveralSheetsError, NotInError, MissingExtraError: as `read_sheet`.
    """
    sheet = read_sheet(given.content, given.name, given.sheet)
    rows = enumerate(sheet.rows, start=1)
    start, cells = next(((number, cells) for number, cells in rows if not is_blank(cells)), (1, []))
    headers = known_headers(cells, f"{given.name}:{start}")
    for merged in sheet.merged:
        if max(map(int, _ROW_NUMBER.findall(merged))) > start:
            raise MergedCellsError(place=given.name, range=merged)
    return Rows(headers, _table_rows(headers, rows, given.name), value.Decimal.CELL, about=len(sheet.rows))


def _table_rows(headers: Sequence[str], rows: Iterable[tuple[int, list[str]]], name: str) -> Iterator[Row]:
    letters = [column_letter(number) for number in range(1, len(headers) + 1)]
    for number, cells in rows:
        if not is_blank(cells):
            texts = [unguarded(cell.strip()) for cell in cells] + [""] * (len(headers) - len(cells))
            addresses = {header: f"{letter}{number}" for header, letter in zip(headers, letters, strict=True)}
            yield tabular(headers, texts, f"{name}:{number}", addresses)


def column_letter(number: int) -> str:
    """Return the letters of a column: A for 1, AA for 27."""
    letters = ""
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def _lines(content: bytes, place: str, wanted: str | None) -> Iterator[bytes]:
    """Yield in JSON the name and the merged ranges of a sheet, and then each of its rows."""
    with _opened(content, place) as (book, old):
        sheet = _chosen(book, place, wanted)
        _check(sheet, place)
        yield msgspec.json.encode((sheet.name, [_range(*corners) for corners in sheet.merged_cell_ranges or ()]))
        shown = old.errors(book.sheet_names.index(sheet.name)) if old else {}
        yield from _rows(sheet, shown, place)


@contextmanager
def _opened(content: bytes, place: str) -> Iterator[tuple[Any, Biff | None]]:
    """Open a workbook, and say in words what is wrong with it while it is read."""
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ImportError:
        raise MissingExtraError(what=Phrase("A workbook is read"), package="python-calamine", extra="excel") from None
    try:
        old = Biff(content, place) if content.startswith(compound.SIGNATURE) else None
        book = CalamineWorkbook.from_filelike(BytesIO(content if old else _unpackable(content, place)))
        yield book, old
    except (CalamineError, *_DAMAGED):
        raise DamagedWorkbookError(place=place) from None


def whole_lines(content: bytes, place: str) -> Iterator[bytes]:
    """Yield in JSON whether a workbook has macros and how many of its sheets have something in them, and then those.

    Of a sheet, its name, how many rows it has and which of its cells hold a formula; and then the rows.

    Raises:
        FileFormatError: no workbook, or one with a password, damaged or too large.
        MissingExtraError: calamine is not installed.
    """
    with _opened(content, place) as (book, old):
        computed = formulas(content, old)
        sheets = [(book.get_sheet_by_name(name), index) for index, name in enumerate(book.sheet_names[:MOST_SHEETS])]
        filled = [(sheet, index) for sheet, index in sheets if sheet.end is not None]
        yield msgspec.json.encode((has_macros(content, old), len(filled)))
        for sheet, index in filled:
            _check(sheet, place)
            rows = list(_rows(sheet, old.errors(index) if old else {}, place))
            yield msgspec.json.encode((sheet.name, len(rows), computed[index]))
            yield from rows


def _unpackable(content: bytes, place: str) -> bytes:
    """Return the content of a zip file as calamine is to read it; say of another file what it is."""
    if content.startswith(_ZIP):
        return archive.mended(content, place)
    start = content[:1024]
    if _PDF in start:
        found = Phrase("a PDF")
    elif start.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        found = Phrase("a web page or XML")
    else:
        found = Phrase("a file of another kind" if b"\0" in start else "plain text, as a CSV is")
    raise NotAWorkbookError(place=place, found=found)


def _chosen(book: Any, place: str, wanted: str | None) -> Any:
    """Return the sheet that is to be read."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    sheets = [each for each in book.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet]
    if wanted is not None:
        names = {each.name.casefold(): each.name for each in sheets}
        if wanted.casefold() not in names:
            raise NotInError(owner=place, kind=Phrase("sheet"), given=wanted, known=_named(names.values()))
        return book.get_sheet_by_name(names[wanted.casefold()])
    visible = [book.get_sheet_by_name(each.name) for each in sheets if each.visible == SheetVisibleEnum.Visible]
    filled = [sheet for sheet in visible if _is_filled(sheet)]
    if len(filled) > 1:
        raise SeveralSheetsError(place=place, known=_named(sheet.name for sheet in filled))
    if not filled:
        raise NoRecordError(place=place)
    return filled[0]


def _is_filled(sheet: Any) -> bool:
    return sheet.end is not None and any(cell != "" for row in sheet.iter_rows() for cell in row)


def _named(names: Iterable[str]) -> str:
    first = [shorten(name) for name in islice(names, _NAMED + 1)]
    return ", ".join(first if len(first) <= _NAMED else [*first[:_NAMED], "…"])


def _check(sheet: Any, place: str) -> None:
    """Refuse a sheet that is empty, or larger than any list of organisations."""
    if sheet.end is None:
        raise NoRecordError(place=place)
    row, column = sheet.end
    if row >= ROWS:
        raise SheetSizeError(place=place, sheet=shorten(sheet.name), limit=ROWS, what=Phrase("rows"))
    if column >= COLUMNS:
        raise SheetSizeError(place=place, sheet=shorten(sheet.name), limit=COLUMNS, what=Phrase("columns"))
    if len(sheet.merged_cell_ranges or ()) > ROWS:
        raise SheetSizeError(place=place, sheet=shorten(sheet.name), limit=ROWS, what=Phrase("merged cells"))


def _rows(sheet: Any, shown: Mapping[Cell, str], place: str) -> Iterator[bytes]:
    cells, size = CELLS, TEXT * 2**20
    for row, values in enumerate(sheet.to_python(skip_empty_area=False)):
        texts = [shown.get((row, column)) or cell_text(value) for column, value in enumerate(values)]
        while texts and not texts[-1]:
            texts.pop()
        line = msgspec.json.encode(texts)
        cells -= len(texts)
        size -= len(line)
        if cells < 0:
            raise SheetSizeError(place=place, sheet=shorten(sheet.name), limit=CELLS, what=Phrase("cells"))
        if size < 0:
            raise SheetSizeError(place=place, sheet=shorten(sheet.name), limit=TEXT, what=Phrase("MB of text"))
        yield line


def _range(first: Cell, last: Cell) -> str:
    return ":".join(f"{column_letter(column + 1)}{row + 1}" for row, column in (first, last))


def cell_text(value: Value) -> str:
    """Return what a person would type for a value: a decimal comma, no powers of ten, an ISO date."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, time):
        value = timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)
    return str(value) if isinstance(value, timedelta) else value.isoformat()


def _number(value: float) -> str:
    """Return a number in digits; a fraction with the 15 that count in a spreadsheet: 0.1 + 0.2 is 0,3 there."""
    if float(value).is_integer():
        return str(int(value))
    return f"{Decimal(f'{value:.15g}'):f}".replace(".", ",")
