"""Exports as workbooks, read back by another program: texts are the same texts, days are days."""

import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from csv import reader
from datetime import date
from pathlib import Path
from shlex import quote
from typing import Any
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from aig_cli.errors import SheetRowsError
from aig_cli.exchange.answer import Answer
from aig_cli.exchange.xlsx import MOST_ROWS, write
from aig_cli.model.snapshot import TABLES as COLLECTIONS
from aig_cli.model.snapshot import Snapshot
from aig_cli.report import TABLES
from aig_cli.report.question import question
from tests.conftest import Run

SHEETS = [*TABLES[1:], TABLES[0], "codebook", "codes"]
NAMES = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+31 6",
    "-x",
    "@SUM(A1)",
    "{=1}",
    "01234567",
    "3-4",
    "1e3",
    "TRUE",
    "#N/A",
    "'quoted",
    "http://example.nl/#x",
    "internal:Sheet2!A1",
    "<r>x</r>",
    "<r><t>&amp;</t></r>",
    '<script>alert(1)</script> ]]> & "x"',
    "_x0041_",
    "&lt;",
    "שלום עולם",
    "🙂" * 300,
)


class Book:
    """A workbook that was exported."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._read = CalamineWorkbook.from_path(str(path))
        self.sheets = self._read.sheet_names

    def rows(self, sheet: str) -> list[list[Any]]:
        return self._read.get_sheet_by_name(sheet).to_python()

    def column(self, sheet: str, name: str) -> list[Any]:
        head, *rows = self.rows(sheet)
        return [row[head.index(name)] for row in rows]

    def parts(self) -> Iterator[tuple[str, str]]:
        with ZipFile(self.path) as parts:
            for name in parts.namelist():
                yield name, parts.read(name).decode()


def exported(run: Run, folder: Path, words: str = "") -> Book:
    path = folder / "register.xlsx"
    run(f"export xlsx {words} -o {path} --force")
    return Book(path)


def test_every_table_is_a_sheet_and_the_code_book_follows(asked: Run, tmp_path: Path) -> None:
    book = exported(asked, tmp_path)

    assert book.sheets == SHEETS
    for table in TABLES:
        expected = list(reader(io.StringIO(asked(f"export csv {table}").stdout)))
        assert book.rows(table)[0] == expected[0]
        assert len(book.rows(table)) == len(expected)
    assert book.column("codebook", "table") == [table for table in TABLES for _ in question(table).columns]
    assert "GGD" in book.column("codes", "nl")


def test_days_are_days_numbers_are_numbers_and_ids_keep_their_zeros(pledged: Run, tmp_path: Path) -> None:
    pledged("deliverable add P1.1 lezers --target 4,5 --cumulative")
    pledged("deliverable add P1.1 beleid --measure text --target 007")

    book = exported(pledged, tmp_path)

    assert book.column("pledges", "signed_on") == [date(2015, 2, 3)]
    assert book.column("deliverables", "target") == [10, 4.5, "007"]
    assert book.column("deliverables", "cumulative") == ["no", "yes", "no"]
    assert book.column("organisations", "kvk") == ["01234567", ""]
    assert book.column("summary", "holder") == ["MOgroep"] * 3


def test_no_text_becomes_a_formula_a_link_a_number_or_markup(aig: Run, tmp_path: Path) -> None:
    for name in NAMES:
        aig(f"org add --note {quote(name)} -- {quote(name)}")
    aig("org edit O1 --set 'note=Eén regel,\tmet een tab\nen nog een'")

    book = exported(aig, tmp_path)

    assert book.column("organisations", "name") == list(NAMES)
    assert book.column("organisations", "note") == ["Eén regel,\tmet een tab\nen nog een", *NAMES[1:]]
    for part, text in book.parts():
        assert not re.search("<f[ >]|<hyperlink|TargetMode", text), part


def test_what_another_hand_wrote_acts_on_nothing(pledged: Run, store: Path, tmp_path: Path) -> None:
    acting = rb'"A\u001b[2J\u202e\ufffe"'
    store.write_bytes(store.read_bytes().replace(b'"Movisie"', acting).replace(b'"2015-02-03"', b'"1850-02-03"'))
    store.write_bytes(store.read_bytes().replace(b'"target":10', b'"target":1' + 400 * b"0"))

    book = exported(pledged, tmp_path)

    assert book.column("organisations", "name")[1] == "A<U+001B>[2J<U+202E><U+FFFE>"
    assert book.column("pledges", "signed_on") == ["1850-02-03"]
    assert book.column("deliverables", "target") == ["1" + 400 * "0"]


def test_one_table_has_its_part_of_the_code_book(pledged: Run, tmp_path: Path) -> None:
    book = exported(pledged, tmp_path, "parties --fields role,holder,name")

    assert book.sheets == ["parties", "codebook", "codes"]
    assert book.rows("parties") == [
        ["role", "holder", "name"],
        ["holder", "MOgroep", "MOgroep"],
        ["signatory", "MOgroep", "Movisie"],
    ]
    assert book.column("codebook", "field") == ["role", "holder", "name"]
    assert set(book.column("codes", "list")) == {"role"}


def test_a_sheet_has_its_header_in_sight_and_a_filter(pledged: Run, tmp_path: Path) -> None:
    sheets = [text for name, text in exported(pledged, tmp_path).parts() if "/sheet" in name]

    assert len(sheets) == len(SHEETS)
    for text in sheets:
        assert 'ySplit="1"' in text
        assert 'state="frozen"' in text
        assert "<autoFilter" in text
        widths = [float(width) for width in re.findall(r'<col [^>]*width="([0-9.]+)"', text)]
        assert all(9 <= width <= 51 for width in widths)


def test_contact_persons_are_never_in_a_workbook(aig: Run, tmp_path: Path) -> None:
    aig("org add A")
    aig("contact add O1 'Jo Jansen' --email jo@example.nl")

    for name, text in exported(aig, tmp_path).parts():
        assert "Jansen" not in text, name
    assert "--with-contacts" in aig("export xlsx --with-contacts", exit_code=2).stderr


def test_an_empty_register_has_sheets_with_headers(aig: Run, tmp_path: Path) -> None:
    book = exported(aig, tmp_path)

    for table in TABLES:
        assert book.rows(table) == [list(question(table).columns)]


def test_the_same_register_and_day_give_the_same_bytes(
    asked: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = exported(asked, tmp_path)
    first = book.path.read_bytes()

    assert exported(asked, tmp_path).path.read_bytes() == first
    assert "2026-11-22T00:00:00Z" in dict(book.parts())["docProps/core.xml"]
    for epoch, day in (("1420070400", "2015-01-01"), ("9" * 30, "2026-11-22"), ("yesterday", "2026-11-22")):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        assert f"{day}T00:00:00Z" in dict(exported(asked, tmp_path).parts())["docProps/core.xml"]


def test_a_list_that_no_cell_has_room_for_is_cut_and_says_so(pledged: Run, tmp_path: Path) -> None:
    evidence = [f"https://example.nl/{number}/{'x' * 1900}" for number in range(20)]
    pledged(f"progress log P1.1 --year 2015 --status completed {' '.join(f'--evidence {each}' for each in evidence)}")
    pledged(f"progress log P1.1 --year 2016 --status completed --note '{'🙂' * 9000}'")

    book = exported(pledged, tmp_path)

    cell = book.column("progress", "evidence")[0]
    assert len(cell) == 32_767
    assert cell.endswith(" (... cut: there is no room for more in a cell)")
    assert cell[:32_000] == "; ".join(evidence)[:32_000]
    assert book.column("progress", "note")[1] == "🙂" * 9000


def test_more_rows_than_a_sheet_has_room_for_are_refused() -> None:
    registry = Snapshot({name: {} for name in COLLECTIONS}, {}, date(2026, 1, 1))
    rows = [None] * (MOST_ROWS + 1)

    with pytest.raises(SheetRowsError, match=r"progress has 1,048,576 rows.*room for 1,048,575"):
        write(Answer(question("progress"), registry, rows))


def test_without_xlsxwriter_the_way_to_install_it_is_told(
    pledged: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)

    said = pledged(f"export xlsx -o {tmp_path}/x.xlsx", exit_code=2)

    assert said.stderr.endswith(
        "A workbook is written with xlsxwriter, which is not installed: pip install 'aig-cli[excel]'\n"
    )
    assert not (tmp_path / "x.xlsx").exists()


def test_temporary_files_that_cannot_be_made_are_told_of(
    pledged: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))

    said = pledged(f"export xlsx -o {tmp_path}/x.xlsx", exit_code=7)

    assert f"Could not write {tmp_path}/gone: no such file or directory." in said.stderr
    assert os.listdir(tmp_path) == ["store"]


UTF_8 = "csv:Text - txt - csv (StarCalc):44,34,76,1"
"""What LibreOffice is told to write: CSV with commas, in UTF-8."""


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not there")
def test_libreoffice_reads_the_same_texts(aig: Run, tmp_path: Path) -> None:
    names = [name for name in NAMES if name != "internal:Sheet2!A1"]
    for name in names:
        aig(f"org add -- {quote(name)}")
    aig(f"org edit O{names.index('01234567') + 1} --set kvk=00012345")
    path = exported(aig, tmp_path, "organisations").path

    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", UTF_8]
    subprocess.run([*command, "--outdir", str(tmp_path), str(path)], check=True, capture_output=True, timeout=120)

    rows = list(reader(io.StringIO(path.with_suffix(".csv").read_text())))
    assert [row[1] for row in rows[1:]] == names
    assert rows[names.index("01234567") + 1][3] == "00012345"
