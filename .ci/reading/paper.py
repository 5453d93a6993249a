"""A page as its PDF: is all of it on paper, and is no row of a table cut in two.

Which row is on which sheet is told by the tags that Chromium puts into the PDF; what can be seen, by pdftotext.
"""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, PdfObject

from verdict import Verdict

NUMBER = re.compile(r"^\s*(?:Page|Pagina) (\d+) (?:of|van) (\d+)\s*$", re.MULTILINE)
_WORD = 20
"""Letters of a word that is never broken."""
BLANKS = re.compile(r"\s+")
WORD = re.compile(r'<page width="([\d.]+)"|<word xMin="(-?[\d.]+)" yMin="[^"]*" xMax="(-?[\d.]+)"[^>]*>([^<]*)')


def check_paper(printed: Path, tables: list[dict[str, Any]], verdict: Verdict) -> None:
    """Check the PDF of a page with these tables."""
    sheets = _text(printed).split("\f")[:-1]
    numbers = [NUMBER.findall(sheet) for sheet in sheets]
    expected = [[(str(number), str(len(sheets)))] for number in range(1, len(sheets) + 1)]
    faults = [f"sheet {number}: {found}" for number, found in enumerate(numbers, 1) if found != expected[number - 1]]
    verdict.say(f"{printed.name}: each of its {len(sheets)} sheets has its number", faults)
    text = _squeezed("".join(NUMBER.sub("", sheet) for sheet in sheets))
    missing = [cell for table in tables for cell in _ends(table) if _squeezed(cell) not in text]
    verdict.say(f"{printed.name}: the captions, heads and last rows of {len(tables)} tables can be read", missing)
    verdict.say(f"{printed.name}: no word runs off a sheet", list(_beyond(printed)))
    rows = sum(len(table["rows"]) for table in tables)
    verdict.same(f"{printed.name}: it has all rows", len(_sheets_of_rows(printed)), rows)
    verdict.say(f"{printed.name}: none of its {rows} rows is cut", cut_rows(printed))


def _text(printed: Path) -> str:
    return subprocess.run(["pdftotext", "-layout", printed, "-"], check=True, capture_output=True, text=True).stdout


def _squeezed(text: str) -> str:
    return BLANKS.sub("", text)


def _ends(table: dict[str, Any]) -> list[str]:
    """Return the words of the caption, the head and the last row: what is wrapped stands on many lines of the text."""
    cells = [table["caption"], *table["rows"][0], *table["rows"][-1]]
    return [word for cell in cells for word in cell.split() if word.isascii() and len(word) <= _WORD]


def _beyond(printed: Path) -> Iterator[str]:
    """Yield the words that are not within the width of their sheet."""
    boxes = subprocess.run(["pdftotext", "-bbox", printed, "-"], check=True, capture_output=True, text=True).stdout
    width = 0.0
    for sheet, left, right, word in WORD.findall(boxes):
        if sheet:
            width = float(sheet)
        elif float(left) < 0 or float(right) > width:
            yield f"{word} from {left} to {right}, on a sheet of {width}"


def cut_rows(printed: Path) -> list[str]:
    """Return which rows are on several sheets."""
    rows = enumerate(_sheets_of_rows(printed), start=1)
    return [f"row {number} is on sheets {sheets}" for number, sheets in rows if len(sheets) > 1]


def _sheets_of_rows(printed: Path) -> list[list[int]]:
    """Return the sheets that each row is on. A head that is written again on each sheet has its tag once."""
    reader: Any = PdfReader(printed)
    sheets = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages, start=1)}
    root = reader.trailer["/Root"]["/StructTreeRoot"]
    return [sorted({sheets[each] for each in _places(row, None)}) for row in _tagged(root, "/TR")]


def _tagged(element: PdfObject, tag: str) -> Iterator[DictionaryObject]:
    """Yield the elements with a tag, in an element and below."""
    if isinstance(element, DictionaryObject):
        if element.get("/S") == tag:
            yield element
            return
        for child in _children(element):
            yield from _tagged(child, tag)


def _children(element: DictionaryObject) -> list[PdfObject]:
    children = element.get("/K", ArrayObject())
    children = children.get_object() if children is not None else ArrayObject()
    return [each.get_object() for each in children] if isinstance(children, ArrayObject) else [children]


def _places(element: DictionaryObject, sheet: int | None) -> Iterator[int]:
    """Yield the objects of the sheets that the content of an element is on; an element may leave it to its parts."""
    if "/Pg" in element:
        sheet = element.raw_get("/Pg").idnum
    for child in _children(element):
        if isinstance(child, DictionaryObject):
            yield from _places(child, sheet)
        elif sheet is not None:
            yield sheet
