"""The rows of a list from elsewhere, whatever the format: what its readers return."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from msgspec import Struct

from aig_cli.errors import ColumnCountError, FieldPath, HeaderTwiceError, NoRecordError, WholeRegisterError
from aig_cli.exchange.tree import FORMAT
from aig_cli.model.text import fold
from aig_cli.model.value import Decimal

MOST_ROWS: Final = 100_000
MOST_COLUMNS: Final = 1_000
DEEPEST: Final = 20
"""Levels of lists and mappings that are read."""


class Given(Struct, frozen=True):
    """A file to read.

    Attributes:
        content: its bytes.
        name: what to call it.
        sheet: the sheet of a workbook, where one was named.
        delimiter: what separates the cells of a CSV, where that was said.
    """

    content: bytes
    name: str
    sheet: str | None = None
    delimiter: str | None = None


class Row(Struct, frozen=True):
    """One row: a line of a table, or a record of a file with records.

    Attributes:
        place: where it is, as in `partners.csv:12`.
        cells: what stands under each header: a text; in a record also None, a list or a mapping.
        addresses: what a cell is called beside its header, as in `C12`.
        lines: the line of each path of a record, from 1, where that is known.
        names: what the user calls a header and what stands in it, where that is something else than the header.
        surplus: texts beyond the last header.
        short: cells that are missing at the end.
    """

    place: str
    cells: dict[str, Any]
    addresses: Mapping[str, str] = {}
    lines: Mapping[FieldPath, int] = {}
    names: Mapping[FieldPath, str] = {}
    surplus: Sequence[str] = ()
    short: int = 0


class Rows(Struct, frozen=True):
    """A list of rows, read while it is gone through.

    Attributes:
        headers: those of a table; empty where each record has its own.
        rows: each can be had once.
        decimal: what its numbers have before their fraction.
        is_western: it was read as Windows-1252.
        about: how many rows there are, about; None where that is not known yet.
        name: what to call the file.
    """

    headers: Sequence[str]
    rows: Iterator[Row]
    decimal: Decimal = Decimal.COMMA
    is_western: bool = False
    about: int | None = None
    name: str = ""


def require_record(tree: Mapping[str, Any], place: str) -> None:
    """Refuse a whole register where a record is asked for.

    Raises:
        WholeRegisterError: it is one, or a line of one.
    """
    if tree.get("format") == FORMAT or tree.keys() == {"table", "record"}:
        raise WholeRegisterError(place=place)


def is_blank(cells: Sequence[str]) -> bool:
    """Tell whether a row of a table says nothing."""
    return not any(cell.strip() for cell in cells)


def known_headers(cells: Sequence[str], place: str) -> list[str]:
    """Return the headers of a table, without empty ones at the end; one in between is called by its number.

    Raises:
        ColumnCountError: there are more than a thousand.
        NoRecordError: there is none.
        HeaderTwiceError: two are the same.
    """
    if len(cells) > MOST_COLUMNS:
        raise ColumnCountError(place=place, limit=MOST_COLUMNS)
    headers = [cell.strip() or f"(column {number})" for number, cell in enumerate(cells, start=1)]
    while headers and not cells[len(headers) - 1].strip():
        del headers[-1]
    if not headers:
        raise NoRecordError(place=place)
    seen: dict[str, int] = {}
    for number, header in enumerate(headers, start=1):
        if fold(header) in seen:
            raise HeaderTwiceError(place=place, given=header, one=seen[fold(header)], other=number)
        seen[fold(header)] = number
    return headers


def tabular(headers: Sequence[str], cells: Sequence[str], place: str, addresses: Mapping[str, str]) -> Row:
    """Return a row of a table; cells beyond the headers are surplus, unless they are empty."""
    surplus = cells[len(headers) :]
    return Row(
        place,
        dict(zip(headers, cells, strict=False)),
        addresses,
        surplus=() if is_blank(surplus) else surplus,
        short=max(0, len(headers) - len(cells)),
    )
