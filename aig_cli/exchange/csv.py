"""CSV in two dialects, both safe to open in a spreadsheet.

A text that a spreadsheet would take for a formula gets an apostrophe in front, and so does one that starts with an
apostrophe: a reader that takes one leading apostrophe away gets every text back as it was. For Excel so does a text
that it would turn into a number or a date: the KVK number 01234567 keeps its zero. What acts on a terminal, which no
text of the register holds unless another hand put it there, is written as `<U+001B>`.
"""

import csv
import io
import re
from datetime import date
from typing import Final

from msgspec import Struct

from aig_cli.exchange.answer import Answer
from aig_cli.model.text import ACTING
from aig_cli.model.value import number_text
from aig_cli.report.question import Plain, Table

DIALECTS: Final = ("standard", "excel-nl")
_FORMULA_STARTS: Final = tuple("=+-@\t\r'＝＋－＠")
_CHANGED_BY_EXCEL: Final = re.compile(r"[0-9][-/.:,0-9]*|[0-9.,]+e[0-9]+", re.IGNORECASE)


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
    writer.writerow(table.columns)
    writer.writerows([written(value, form) for value in row] for row in table.rows)
    return form.mark + text.getvalue().encode()


def written(value: Plain, form: Dialect) -> str:
    """Return a value as text in a dialect."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return number_text(value).replace(".", form.decimal)
    if isinstance(value, date):
        return f"{value.day:02}-{value.month:02}-{value.year}" if form.day_first else value.isoformat()
    text = ACTING.sub(lambda found: f"<U+{ord(found.group()):04X}>", value)
    guarded = text.startswith(_FORMULA_STARTS) or (form.for_excel and _CHANGED_BY_EXCEL.fullmatch(text))
    return "'" + text if guarded else text
