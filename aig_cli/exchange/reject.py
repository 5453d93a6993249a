"""The rows of a list that were not taken, as they were, to be mended in a spreadsheet and read again."""

from collections.abc import Sequence
from typing import Any

from aig_cli.exchange.columns import DECIMAL, DECISION, OWN, PLACE, REASON
from aig_cli.exchange.csv import write_table
from aig_cli.exchange.json import encoded
from aig_cli.exchange.layout import key_of
from aig_cli.exchange.row import Row, Rows
from aig_cli.model.text import join_list
from aig_cli.model.value import Decimal
from aig_cli.report.question import Plain, Table


def write(rows: Rows, rejected: Sequence[tuple[Row, str]]) -> bytes:
    """Return rows of a list with the reason why each was not taken, as CSV for a Dutch Excel.

    In front there is an empty column to decide in, the reason, and the line in the list; where its numbers have no
    decimal comma, also what they have.
    """
    given = rows.headers or [header for row, _ in rejected for header in row.cells]
    headers = [header for header in dict.fromkeys(given) if key_of(header) not in OWN]
    sign = () if rows.decimal in {Decimal.COMMA, Decimal.CELL} else (rows.decimal.value,)
    cells = [("", reason, row.place, *sign, *_cells(row, headers, rows), *row.surplus) for row, reason in rejected]
    columns = (DECISION, REASON, PLACE, *([DECIMAL] if sign else []), *headers)
    return write_table(Table("rejects", columns, cells), "excel-nl")


def _cells(row: Row, headers: Sequence[str], rows: Rows) -> list[Plain]:
    """Return the cells of a row; those that are missing at the end stay missing."""
    there = headers if not rows.headers else [header for header in headers if header in row.cells]
    return [_cell(row.cells.get(header)) for header in there]


def _cell(value: Any) -> Plain:
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return join_list(value)
    return value if isinstance(value, str | None) else encoded(value).decode()
