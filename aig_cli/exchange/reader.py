"""Reading a list in the format that it has."""

import os
from importlib import import_module

from msgspec import structs

from aig_cli.errors import FormatOptionError
from aig_cli.exchange import READABLE
from aig_cli.exchange.row import Given, Rows
from aig_cli.exchange.source import read_bytes
from aig_cli.model.value import Decimal

WORKBOOK_STARTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_YAML_STARTS = (b"- ", b"---", b"format: ")
"""A list, a document, a whole register."""


def read_list(
    path: str, format_: str | None, *, sheet: str | None, delimiter: str | None, decimal: Decimal | None
) -> Rows:
    """Return the rows of a file, or of standard input for `-`.

    Args:
        path: the file.
        format_: one of `READABLE`; None for what its name says, or else its content.
        sheet: the sheet of a workbook.
        delimiter: what separates the cells of a CSV.
        decimal: what its numbers have before their fraction; None for what is usual in the format.

    Raises:
        FormatOptionError: an option of another format was given.
        NoFileError, NoInputError, FileFormatError: it cannot be read.
    """
    content, name = read_bytes(path)
    read_as = format_ or format_of(path, content)
    options = (
        ("--sheet", sheet, {"workbook"}),
        ("--delimiter", delimiter, {"csv"}),
        ("--decimal", decimal, {"csv", "yaml"}),  # elsewhere numbers are numbers
    )
    for option, value, formats in options:
        if value and read_as not in formats:
            raise FormatOptionError(option=option, given=str(value), place=name, format=read_as)
    reader = import_module(f"aig_cli.exchange.{read_as}")
    rows: Rows = reader.read_rows(Given(content, name, sheet, delimiter))
    return structs.replace(rows, name=name, decimal=decimal or rows.decimal)


def format_of(path: str, content: bytes) -> str:
    """Return the format of a file: by the end of its name, or by how it starts."""
    ending = os.path.splitext(path)[1].casefold()
    by_name = next((name for name, endings in READABLE.items() if ending in endings), None)
    if by_name:
        return by_name
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n")
    if content.startswith(WORKBOOK_STARTS):
        return "workbook"
    if start.startswith(b"{") and b"}" in start.partition(b"\n")[0] and b"{" in start.partition(b"\n")[2]:
        return "jsonl"
    if start.startswith(_YAML_STARTS):
        return "yaml"
    return "json" if start.startswith((b"{", b"[")) else "csv"
