"""Fill in forms as their holders do, with nothing but the standard library.

    python examples/fill_forms.py DIR [--share PERCENT] [--seed N]

Fills in that share of the workbooks in DIR, which `aig round forms YEAR --out DIR` wrote: each yellow cell with an
answer that fits, but for one in ten. `FormFile` edits one of them: cells, rows, the hidden sheet.
"""

import argparse
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random
from typing import Final
from xml.etree import ElementTree as ET
from zipfile import ZIP_DEFLATED, ZipFile

MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEETS: Final = {name: f"xl/worksheets/sheet{number}.xml" for number, name in enumerate(("answers", "reach"), start=1)}
HEAD: Final = 3
"""The row of the headings."""
ET.register_namespace("", MAIN)
ET.register_namespace("r", LINKS)


class FormFile:
    """A form that is being filled in. What is changed is written by `save`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with ZipFile(path) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        shared = _tree(self.parts["xl/sharedStrings.xml"])
        self._texts = ["".join(each.itertext()) for each in shared]
        self._sheets = {name: _tree(self.parts[part]) for name, part in SHEETS.items()}

    def save(self, path: Path | None = None) -> Path:
        """Write the form to its own place, or to another."""
        for name, part in SHEETS.items():
            self.parts[part] = ET.tostring(self._sheets[name], xml_declaration=True, encoding="UTF-8")
        content = io.BytesIO()
        with ZipFile(content, "w", ZIP_DEFLATED) as archive:
            for name, data in self.parts.items():
                archive.writestr(name, data)
        place = path or self.path
        place.write_bytes(content.getvalue())
        return place

    # -- what stands in it --------------------------------------------------------------------------------------------

    def rows(self, sheet: str = "answers") -> dict[str, dict[str, str]]:
        """Return the texts of each row below the headings, by its id and then by its heading."""
        found = {}
        for row in self._rows(sheet)[HEAD:]:
            cells = {_letters(cell): self._text(cell) for cell in row}
            texts = {heading: cells.get(letters, "") for heading, letters in self._columns(sheet).items()}
            found[texts["id"]] = texts
        return found

    # -- what is changed ----------------------------------------------------------------------------------------------

    def set(self, id_: str, answers: Mapping[str, str | float | None], sheet: str = "answers") -> None:
        """Write into cells of a row, by their headings: texts, numbers, or nothing."""
        row = self._row(sheet, id_)
        for heading, value in answers.items():
            self._write(row, self._columns(sheet)[heading], value)

    def add(self, answers: Mapping[str, str | float], sheet: str = "answers") -> None:
        """Write a row below the others."""
        rows = self._rows(sheet)
        data = self._data(sheet)
        row = ET.SubElement(data, f"{{{MAIN}}}row", {"r": str(int(rows[-1].get("r", "0")) + 1)})
        for heading, letters in self._columns(sheet).items():
            if heading in answers:
                self._write(row, letters, answers[heading])

    def compute(self, id_: str, heading: str, formula: str, value: float, sheet: str = "answers") -> None:
        """Write a formula with its value into a cell."""
        row = self._row(sheet, id_)
        self._write(row, self._columns(sheet)[heading], value)
        cell = next(each for each in row if _letters(each) == self._columns(sheet)[heading])
        made = ET.Element(f"{{{MAIN}}}f")
        made.text = formula
        cell.insert(0, made)

    def head(self, heading: str, text: str, sheet: str = "answers") -> None:
        """Write another text over a heading."""
        self._write(self._rows(sheet)[HEAD - 1], self._columns(sheet)[heading], text)

    def head_beside(self, letters: str, text: str, sheet: str = "answers") -> None:
        """Write one more heading, by the letters of its column."""
        self._write(self._rows(sheet)[HEAD - 1], letters, text)

    def beside(self, id_: str, letters: str, text: str, sheet: str = "answers") -> None:
        """Write a text into a cell of a row by the letters of its column."""
        self._write(self._row(sheet, id_), letters, text)

    def delete(self, id_: str, sheet: str = "answers") -> None:
        """Delete a row; those below it move up."""
        self._data(sheet).remove(self._row(sheet, id_))
        self._number(sheet)

    def turn(self, sheet: str = "answers") -> None:
        """Sort the rows the other way round, and hide every second one as a filter does."""
        data, rows = self._data(sheet), self._rows(sheet)[HEAD:]
        for row in rows:
            data.remove(row)
        for number, row in enumerate(reversed(rows)):
            if number % 2:
                row.set("hidden", "1")
            data.append(row)
        self._number(sheet)

    def lose(self, sheet: str = "aig") -> None:
        """Take a sheet out of the workbook, as a copy into a new one does with hidden sheets."""
        book = _tree(self.parts["xl/workbook.xml"])
        sheets = book.find(f"{{{MAIN}}}sheets")
        assert sheets is not None
        for each in list(sheets):
            if each.get("name") == sheet:
                sheets.remove(each)
        self.parts["xl/workbook.xml"] = ET.tostring(book, xml_declaration=True, encoding="UTF-8")

    # -- the parts of a sheet -----------------------------------------------------------------------------------------

    def _data(self, sheet: str) -> ET.Element:
        found = self._sheets[sheet].find(f"{{{MAIN}}}sheetData")
        assert found is not None
        return found

    def _rows(self, sheet: str) -> list[ET.Element]:
        return list(self._data(sheet))

    def _row(self, sheet: str, id_: str) -> ET.Element:
        return next(row for row in self._rows(sheet)[HEAD:] if len(row) and self._text(row[0]) == id_)

    def _columns(self, sheet: str) -> dict[str, str]:
        return {self._text(cell): _letters(cell) for cell in self._rows(sheet)[HEAD - 1]}

    def _text(self, cell: ET.Element) -> str:
        text = "".join(cell.itertext())
        return self._texts[int(text)] if cell.get("t") == "s" else text

    def _write(self, row: ET.Element, letters: str, value: str | float | None) -> None:
        cell = next((each for each in row if _letters(each) == letters), None)
        if cell is None:
            cell = ET.SubElement(row, f"{{{MAIN}}}c", {"r": f"{letters}{row.get('r')}"})
        for part in list(cell):
            cell.remove(part)
        cell.attrib.pop("t", None)
        if isinstance(value, str):
            cell.set("t", "inlineStr")
            text = ET.SubElement(ET.SubElement(cell, f"{{{MAIN}}}is"), f"{{{MAIN}}}t")
            text.text = value
        elif value is not None:
            ET.SubElement(cell, f"{{{MAIN}}}v").text = str(value)

    def _number(self, sheet: str) -> None:
        for number, row in enumerate(self._rows(sheet), start=1):
            row.set("r", str(number))
            for cell in row:
                cell.set("r", f"{_letters(cell)}{number}")


def _tree(part: bytes) -> ET.Element:
    return ET.fromstring(part)  # noqa: S314 - the program wrote it


def _letters(cell: ET.Element) -> str:
    return cell.get("r", "").rstrip("0123456789")


def fill_in(form: FormFile, random: Random) -> None:
    """Fill in the yellow cells of a Dutch form, but for one row in ten."""
    for id_, row in form.rows().items():
        if random.random() > 0.1:
            form.set(id_, dict(_answers(id_, row, random)))
    for id_, row in form.rows("reach").items():
        if row["kanaal"] and random.random() > 0.3:
            form.set(id_, {"aantal": random.randint(10, 20_000), "wijze": "geteld"}, "reach")


def _answers(id_: str, row: Mapping[str, str], random: Random) -> Iterator[tuple[str, str | float]]:
    """Yield the answers of a row: of a pledge, a commitment or a deliverable, as its id has no dot, one or two."""
    if "." not in id_:
        yield "nieuwe samenwerking", random.choice(("ja", "verkennend", "nee"))
        yield "toelichting", "Het loopt goed; de deelnemers komen terug."
    elif id_.count(".") == 1:
        yield "status", random.choice(("in voorbereiding", "in uitvoering", "afgerond"))
        yield "planning", random.choice(("voor op schema", "op schema", "achter op schema"))
    elif "%" in row["eenheid"]:
        yield "waarde", random.randint(2, 90)
    elif row["vorige opgave"].startswith(("ja", "nee")) or row["streefwaarde"] in {"ja", "nee"}:
        yield "waarde", random.choice(("ja", "nee"))
    elif row["eenheid"]:
        yield "waarde", random.randint(1, 400)
    else:
        yield "niet gemeten omdat", "nog niet geteld"


def main() -> None:
    """Fill in the forms that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="DIR", help="the folder with the forms")
    parser.add_argument("--share", type=int, default=100, metavar="PERCENT", help="how many of them [100]")
    parser.add_argument("--seed", type=int, default=1, help="another number makes other answers")
    given = parser.parse_args()
    random = Random(given.seed)
    files = [path for path in sorted(given.folder.glob("*.xlsx")) if random.random() * 100 < given.share]
    for path in files:
        form = FormFile(path)
        fill_in(form, random)
        form.save()
    print(f"{len(files)} forms filled in")


if __name__ == "__main__":
    main()
