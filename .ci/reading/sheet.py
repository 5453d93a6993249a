"""The workbook and the CSV files, opened by LibreOffice and saved as a flat file that says what each cell is to it.

CSV is opened as a careful person does, with text in every column, and in the dialect for Excel also as it comes.
"""

import csv
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element, iterparse

from verdict import Verdict

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
KVK = {"O3001": "01234567", "O3002": "00000012"}
ALIKE = {"O3004": "=1+1"}
"""Names that look like a formula."""
FILTER = "--infilter=CSV:{delimiter},34,76,1,{columns}"
DUTCH = "1043"
DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True)
class Cell:
    """A cell as LibreOffice sees it: of what kind, with which value, and whether a formula made it."""

    kind: str
    value: str
    is_formula: bool


Sheet = list[list[Cell]]


def check_sheets(folder: Path, saved: Path, verdict: Verdict) -> None:
    """Open the workbook and the CSV files, and compare them with the plain CSV as Python reads it."""
    sheets = dict(_opened(folder / "register.xlsx", saved))
    verdict.say("the workbook: no cell is a formula", _formulas(sheets))
    _check_organisations("the workbook", sheets["organisations"], verdict, guarded=False)
    plain = _read(folder / "pledges-standard.csv", ",")
    _check_days("the workbook", sheets["pledges"], plain, verdict)
    for dialect, delimiter in (("standard", ","), ("excel-nl", ";")):
        for name in ("organisations", "pledges"):
            path = folder / f"{name}-{dialect}.csv"
            rows = _read(path, delimiter)
            texts = "/".join(f"{column}/2" for column in range(1, len(rows[0]) + 1))
            options = FILTER.format(delimiter=ord(delimiter), columns=texts)
            [(_, sheet)] = _opened(path, saved, options)
            found = [[cell.value for cell in row] for row in sheet]
            verdict.same(f"{path.name}, as text: every cell is there", _trimmed(found), _trimmed(rows))
    path = folder / "organisations-excel-nl.csv"
    [(_, sheet)] = _opened(path, saved, f"--infilter=CSV:59,34,76,1,,{DUTCH},false,true")
    verdict.say(f"{path.name}, as it comes: no cell is a formula", _formulas({"": sheet}))
    _check_organisations(f"{path.name}, as it comes", sheet, verdict, guarded=True)
    path = folder / "pledges-excel-nl.csv"
    [(_, sheet)] = _opened(path, saved, f"--infilter=CSV:59,34,76,1,,{DUTCH},false,true")
    _check_days(f"{path.name}, as it comes", sheet, plain, verdict)


def _opened(path: Path, saved: Path, *options: str) -> Iterator[tuple[str, Sheet]]:
    """Let LibreOffice save a file as a flat one, and yield the name and the cells of each sheet."""
    profile = f"-env:UserInstallation={(saved / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", *options, "--convert-to", "fods", "--outdir", str(saved), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    for _, element in iterparse(saved / f"{path.stem}.fods"):  # noqa: S314 - LibreOffice wrote it
        if element.tag == f"{TABLE}table":
            yield element.attrib[f"{TABLE}name"].casefold(), [_row(row) for row in element.iter(f"{TABLE}table-row")]
            element.clear()


def _row(row: Element) -> list[Cell]:
    """Return the cells of a row. What is repeated at its end is the empty rest of the sheet."""
    cells: list[Cell] = []
    for element in row.iter(f"{TABLE}table-cell"):
        times = int(element.get(f"{TABLE}number-columns-repeated", "1"))
        cells += [_cell(element)] * min(times, 100)
    return cells


def _cell(element: Element) -> Cell:
    kind = element.get(f"{OFFICE}value-type", "")
    value = element.get(f"{OFFICE}date-value") or element.get(f"{OFFICE}value")
    if value is None:
        value = "\n".join("".join(_said(part)) for part in element.iter(f"{TEXT}p"))
    return Cell(kind, value, f"{TABLE}formula" in element.attrib)


def _said(part: Element) -> Iterator[str]:
    """Yield the text of a paragraph; several blanks stand in it as an element."""
    if part.tag == f"{TEXT}s":
        yield " " * int(part.get(f"{TEXT}c", "1"))
    yield part.text or ""
    for child in part:
        yield from _said(child)
        yield child.tail or ""


def _formulas(sheets: dict[str, Sheet]) -> list[str]:
    return [f"{name}: {cell.value}" for name, rows in sheets.items() for row in rows for cell in row if cell.is_formula]


def _check_organisations(what: str, sheet: Sheet, verdict: Verdict, *, guarded: bool) -> None:
    """Check the KVK numbers, and what looks like a formula; where it is guarded an apostrophe may stand before it."""
    header, *rows = sheet
    columns = [cell.value for cell in header]
    found = {row[columns.index("id")].value: row for row in rows if row}
    for column, expected in (("kvk", KVK), ("name", ALIKE)):
        for id_, value in expected.items():
            cell = found[id_][columns.index(column)]
            seen = (cell.kind, cell.value.removeprefix("'") if guarded else cell.value)
            verdict.same(f"{what}: {column} {value} is text", seen, ("string", value))


def _check_days(what: str, sheet: Sheet, plain: list[list[str]], verdict: Verdict) -> None:
    place = [cell.value for cell in sheet[0]].index("signed_on")
    expected = {row[0]: row[plain[0].index("signed_on")] for row in plain[1:]}
    seen = {row[0].value: (row[place].kind, row[place].value[:10]) for row in sheet[1:] if row and row[0].value}
    days = {id_: ("date", day) if day else ("", "") for id_, day in expected.items()}
    faults = [f"{id_}: {seen.get(id_)}, not {days[id_]}" for id_ in days if seen.get(id_) != days[id_]]
    verdict.say(f"{what}: {sum(map(bool, expected.values()))} days are days", faults)


def _read(path: Path, delimiter: str) -> list[list[str]]:
    with path.open(newline="", encoding="utf-8-sig") as file:
        return list(csv.reader(file, delimiter=delimiter))


def _trimmed(rows: list[list[str]]) -> list[list[str]]:
    """Return rows without what is empty at their ends, which LibreOffice does not tell from the rest of a sheet."""
    kept = [list(row) for row in rows]
    for row in kept:
        while row and not row[-1]:
            row.pop()
    return [row for row in kept if row]
