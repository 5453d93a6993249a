"""CSV in two dialects, both safe to open in a spreadsheet.

A text that a spreadsheet would take for a formula gets an apostrophe in front, and so does one that starts with an
apostrophe: a reader that takes one leading apostrophe away gets every text back as it was. For Excel so does a text
that it would turn into a number or a date: the KVK number 01234567 keeps its zero. What acts on a terminal, which no
text of the register holds unless another hand put it there, is written as `<U+001B>`.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from msgspec import Struct

from aig_cli.errors import (
    DelimiterError,
    FileFormatError,
    LongCellError,
    NotTextError,
    OpenQuoteError,
    QuoteError,
    RowCountError,
)
from aig_cli.exchange.answer import Answer
from aig_cli.exchange.row import MOST_ROWS, Given, Row, Rows, is_blank, known_headers, tabular
from aig_cli.exchange.source import WESTERN, decoded
from aig_cli.language import Phrase
from aig_cli.model.text import harmless
from aig_cli.model.value import Decimal, number_text
from aig_cli.report.question import Plain, Table

DIALECTS: Final = ("standard", "excel-nl")
_FORMULA_STARTS: Final = tuple("=+-@\t\r'＝＋－＠")
_CHANGED_BY_EXCEL: Final = re.compile(r"[0-9][-/.:,0-9]*|[0-9.,]+e[0-9]+", re.IGNORECASE)
DELIMITERS: Final = (";", ",", "\t")
_LIKE_THOUSANDS: Final = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
"""A fraction that a Dutch reader takes for thousands; a zero behind it prevents that."""
_SEPARATOR_LINE: Final = re.compile(r'"?sep=(.)"?\r?\n', re.IGNORECASE)
_QUOTED: Final = re.compile(r'"(?:[^"]|"")*"')
_HEADER: Final = re.compile(r'(\s*)((?:"(?:[^"]|"")*"|[^"\r\n])*)')
"""Finds blank lines, and the first record behind them."""
_NO_TEXTS: Final = {
    b"%PDF": Phrase("a PDF"),
    b"PK\x03\x04": Phrase("a workbook or another zip"),
    b"\xd0\xcf\x11\xe0": Phrase("an old workbook"),
}
"""What a file starts with that was given another name."""


class Dialect(Struct, frozen=True):
    """How values are written.

    Attributes:
        delimiter, line_end: what ends a cell and a row.
        decimal: the decimal sign.
        day_first: dates are dd-mm-yyyy, not ISO.
        mark: the byte-order mark, if any.
        for_excel: texts that Excel would change are guarded too.
    """

    delimiter: str = ","
    line_end: str = "\n"
    decimal: str = "."
    day_first: bool = False
    mark: bytes = b""
    for_excel: bool = False


_DIALECTS: Final = {
    "standard": Dialect(),
    "excel-nl": Dialect(
        delimiter=";", line_end="\r\n", decimal=",", day_first=True, mark=b"\xef\xbb\xbf", for_excel=True
    ),
}


def write(answer: Answer, dialect: str = DIALECTS[0]) -> bytes:
    """Return an answer as a table."""
    return write_table(answer.table(), dialect)


def write_table(table: Table, dialect: str = DIALECTS[0]) -> bytes:
    """Return a table as CSV, with a header. Unknown values are empty cells.

    `standard` is UTF-8 with commas, ISO dates and decimal points; `excel-nl` is what a Dutch Excel opens on a double
    click: byte-order mark, semicolons, dd-mm-yyyy and decimal commas.
    """
    form = _DIALECTS[dialect]
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=form.delimiter, lineterminator=form.line_end)
    writer.writerow([written(column, form) for column in table.columns])
    writer.writerows([written(value, form) for value in row] for row in table.rows)
    return form.mark + text.getvalue().encode()


def written(value: Plain, form: Dialect) -> str:
    """Return a value as text in a dialect."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        text = number_text(value)
        return (
            f"{text}0" if form.decimal == "." and _LIKE_THOUSANDS.fullmatch(text) else text.replace(".", form.decimal)
        )
    if isinstance(value, date):
        return f"{value.day:02}-{value.month:02}-{value.year}" if form.day_first else value.isoformat()
    text = harmless(value)
    guarded = text.startswith(_FORMULA_STARTS) or (form.for_excel and _CHANGED_BY_EXCEL.fullmatch(text))
    return "'" + text if guarded else text


# -- reading ----------------------------------------------------------------------------------------------------------


def unguarded(text: str) -> str:
    """Return a text without the apostrophe that one of the dialects put in front of it."""
    rest = text[1:]
    guarded = rest.startswith((*_FORMULA_STARTS, "'")) or _CHANGED_BY_EXCEL.fullmatch(rest)
    return rest if text.startswith("'") and guarded else text


def read_rows(given: Given) -> Rows:
    """Return the rows of a CSV file in any of the encodings and with any of the delimiters that are usual.

    The delimiter is the one that was named, or that a first line `sep=;` names, else the one that the header tells.

    Raises:
        FileFormatError: it is no text, has no header or a header twice, or its quotes do not fit; names the line.
        DelimiterError: the header can be read in two ways.
    """
    if kind := next((kind for start, kind in _NO_TEXTS.items() if given.content.startswith(start)), None):
        raise NotTextError(place=given.name, kind=kind)
    text, encoding = decoded(given.content, given.name)
    skipped = _SEPARATOR_LINE.match(text)
    delimiter = given.delimiter or (skipped[1] if skipped else _delimiter(text, given.name))
    about = text.count("\n")
    if about > MOST_ROWS:
        _require_fewer(text, delimiter, given.name)
    lines = io.TextIOWrapper(io.BytesIO(given.content), encoding, newline="")
    if skipped:
        lines.readline()
    records = _records(lines, delimiter, given.name, 1 if skipped else 0)
    line, headers = next(((line, cells) for line, cells in records if not is_blank(cells)), (1, []))
    headers = known_headers(headers, f"{given.name}:{line}")
    rows = _rows(headers, records, given.name)
    return Rows(headers, rows, Decimal.EITHER if delimiter == "," else Decimal.COMMA, encoding == WESTERN, about)


def _require_fewer(text: str, delimiter: str, name: str) -> None:
    """Refuse more rows than are taken at once, before the first is looked at."""
    rows = sum(1 for _, cells in _records(io.StringIO(text, newline=""), delimiter, name, 0) if not is_blank(cells))
    if rows > MOST_ROWS + 1:
        raise RowCountError(place=name, limit=MOST_ROWS)


def _rows(headers: Sequence[str], records: Iterator[tuple[int, list[str]]], name: str) -> Iterator[Row]:
    for line, cells in records:
        if not is_blank(cells):
            yield tabular(headers, [unguarded(cell.strip()) for cell in cells], f"{name}:{line}", {})


def _records(lines: Iterable[str], delimiter: str, name: str, skipped: int) -> Iterator[tuple[int, list[str]]]:
    """Yield each record with the line on which it starts, from 1."""
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        line = skipped + reader.line_num + 1
        try:
            yield line, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _wrong(str(error), f"{name}:{line}") from None


def _wrong(said: str, place: str) -> FileFormatError:
    """Return what is wrong with a record, given what the reader says of it."""
    if "end of data" in said:
        return OpenQuoteError(place=place)
    if "field limit" in said:
        return LongCellError(place=place, limit=csv.field_size_limit())
    return QuoteError(place=place)


def _delimiter(text: str, name: str) -> str:
    """Return the delimiter that the header tells: the only one in it, or the one with clearly the most cells."""
    start = _HEADER.match(text)
    assert start  # of nothing, at least
    blank, header = start.groups()
    counts = {each: _QUOTED.sub("", header).count(each) for each in DELIMITERS}
    found = sorted((each for each in DELIMITERS if counts[each]), key=lambda each: -counts[each])
    if len(found) > 1 and counts[found[0]] == counts[found[1]]:
        line = blank.count("\n") + 1
        raise DelimiterError(place=f"{name}:{line}", one=_shown(found[0]), other=_shown(found[1]))
    return found[0] if found else ";"


def _shown(delimiter: str) -> str:
    return "TAB" if delimiter == "\t" else delimiter
