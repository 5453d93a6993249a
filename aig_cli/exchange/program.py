"""What computes in a workbook: its macros, and its cells with a formula. A reader of values does not tell.

It is read from the parts of a sound file; nothing of it is carried out.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Final
from zipfile import ZipFile

from aig_cli.exchange.biff import Biff, Cell

_SHEET: Final = re.compile(rb"<(?:\w+:)?sheet\b[^<>]*>")
_LINK: Final = re.compile(rb'\s\w+:id="([^"]*)"')
_RELATION: Final = re.compile(rb"<(?:\w+:)?Relationship\b[^<>]*>")
_ID: Final = re.compile(rb'\sId="([^"]*)"')
_TARGET: Final = re.compile(rb'\sTarget="(?:/xl/)?([^"]*)"')
_FORMULA: Final = re.compile(rb'<(?:\w+:)?c\b[^<>]*?\sr="([A-Z]{1,3})([0-9]{1,7})"[^<>]*>\s*<(?:\w+:)?f\b')
_STEP: Final = re.compile(rb"<table:(table|table-row|table-cell|covered-table-cell)(?=[\s/>])([^<>]*)>")
_REPEATED: Final = re.compile(rb'table:number-(?:rows|columns)-repeated="([0-9]{1,7})"')


def has_macros(content: bytes, old: Biff | None) -> bool:
    """Tell whether there are programs in a workbook; `old` are the records of an .xls."""
    if old:
        return old.has_macros
    with ZipFile(BytesIO(content)) as archive:
        names = archive.namelist()
        types = archive.read("[Content_Types].xml") if "[Content_Types].xml" in names else b""
    return b"macroEnabled" in types or any(name.endswith("vbaProject.bin") for name in names)


def formulas(content: bytes, old: Biff | None) -> list[list[Cell]]:
    """Return the cells of each sheet, in their order, that hold a formula: row and column, from 0."""
    if old:
        return old.formulas()
    with ZipFile(BytesIO(content)) as archive:
        if "content.xml" in archive.namelist():
            return list(_of_ods(archive.read("content.xml")))
        return [_of_excel(archive.read(name)) for name in _sheets(archive)]


def _sheets(archive: ZipFile) -> Iterator[str]:
    """Yield the names of the parts that are the sheets of a workbook of Excel, in their order."""
    relations = _RELATION.findall(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {_value(_ID, each): _value(_TARGET, each) for each in relations}
    for each in _SHEET.findall(archive.read("xl/workbook.xml")):
        yield f"xl/{targets[_value(_LINK, each)].decode()}"


def _value(pattern: re.Pattern[bytes], tag: bytes) -> bytes:
    """Return the value of an attribute; empty for one that is not there."""
    found = pattern.search(tag)
    return found[1] if found else b""


def _of_excel(part: bytes) -> list[Cell]:
    return [(int(row) - 1, _column(letters)) for letters, row in _FORMULA.findall(part)]


def _column(letters: bytes) -> int:
    """Return the position of a column from 0, by its letters."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1


def _of_ods(part: bytes) -> Iterator[list[Cell]]:
    """Yield the cells with a formula of each table; equal rows and cells stand there once, with their number."""
    found: list[Cell] = []
    row = column = rows = 0
    is_first = True
    for kind, attributes in _STEP.findall(part):
        repeated = _REPEATED.search(attributes)
        times = int(repeated[1]) if repeated else 1
        if kind == b"table":
            if not is_first:
                yield found
            found, row, rows, is_first = [], 0, 0, False
        elif kind == b"table-row":
            row, rows, column = row + rows, times, 0
        else:
            if b"table:formula=" in attributes:
                found.append((row, column))
            column += times
    if not is_first:
        yield found
