"""The rows of a list that were not taken, as they were, to be mended in a spreadsheet and read again."""

from collections.abc import Sequence
from typing import Any

from aig_cli.exchange.columns import DECISION, OWN, PLACE, REASON
from aig_cli.exchange.csv import write_table
from aig_cli.exchange.json import encoded
from aig_cli.exchange.layout import key_of
from aig_cli.exchange.row import Row
from aig_cli.model.text import join_list
from aig_cli.report.question import Plain, Table


def write(rejected: Sequence[tuple[Row, str]]) -> bytes:
    """Return rows with the reason why each was not taken, as CSV for a Dutch Excel.

    In front there is an empty column to decide in, the reason, and the line in the list.
    """
    headers = [header for row, _ in rejected for header in row.cells if key_of(header) not in OWN]
    columns = list(dict.fromkeys(headers))
    rows = [
        ("", reason, row.place, *(_cell(row.cells.get(header)) for header in columns), *row.surplus)
        for row, reason in rejected
    ]
    return write_table(Table("rejects", (DECISION, REASON, PLACE, *columns), rows), "excel-nl")


def _cell(value: Any) -> Plain:
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return join_list(value)
    return value if isinstance(value, str | None) else encoded(value).decode()
