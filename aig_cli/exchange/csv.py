"""CSV in two dialects, both safe to open in a spreadsheet.

A text that a spreadsheet would take for a formula gets an apostrophe in front, and so does one that starts with an
apostrophe: a reader that takes one leading apostrophe away gets every text back as it was.
"""

import csv
import io
from datetime import date
from typing import Final

from msgspec import Struct

from aig_cli.model.value import number_text
from aig_cli.report.question import Plain, Table

DIALECTS: Final = ("standard", "excel-nl")
_FORMULA_STARTS: Final = tuple("=+-@\t\r'＝＋－＠")


class Dialect(Struct, frozen=True):
    """How a value is written: separator, line end, decimal sign, date form, byte-order mark."""

    delimiter: str = ","
    line_end: str = "\n"
    decimal: str = "."
    date_form: str = "%Y-%m-%d"
    mark: bytes = b""


_DIALECTS: Final = {
    "standard": Dialect(),
    "excel-nl": Dialect(delimiter=";", line_end="\r\n", decimal=",", date_form="%d-%m-%Y", mark=b"\xef\xbb\xbf"),
}


def write_table(table: Table, dialect: str = "standard") -> bytes:
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
        # strftime does not pad years before 1000 everywhere
        return value.isoformat() if form.date_form == "%Y-%m-%d" else f"{value.day:02}-{value.month:02}-{value.year:04}"
    return "'" + value if value.startswith(_FORMULA_STARTS) else value
