"""Forms as workbooks: what they hold survives other programs, and what other programs put in does no harm."""

import io
import os
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook  # type: ignore[import-untyped]

from aig_cli.errors import AigError, NotAFormError, OverLimitsError
from aig_cli.exchange import workbook
from aig_cli.exchange.biff import Biff
from aig_cli.exchange.form import filled
from aig_cli.exchange.form.filled import read_forms
from aig_cli.exchange.form.reply import Filled
from aig_cli.exchange.program import formulas, has_macros
from fill_forms import FormFile
from tests.conftest import Run

OFFICE = shutil.which("soffice")
SAVED = Path(__file__).parent / "workbook"
MOGROEP = "2026-O0001-mogroep.xlsx"
needs_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not there")


@pytest.fixture
def folder(asked: Run, tmp_path: Path) -> Path:
    """The forms of the round of 2026, in Dutch."""
    asked(f"round forms 2026 --out {tmp_path / 'forms'} --lang nl")
    return tmp_path / "forms"


def filled_in(path: Path) -> Path:
    """Return the form of MOgroep with an answer of every kind."""
    form = FormFile(path / MOGROEP)
    form.set(
        "P0001", {"nieuwe samenwerking": "ja", "toelichting": "Eén\nTwee  drie", "belemmering 1": "te weinig tijd"}
    )
    form.set("P0001", {"belemmering 2": "wet- en regelgeving"})
    form.set("P0001.1", {"status": "afgerond", "planning": "op schema", "bewijs": "https://example.nl/a; archief"})
    form.set("P0001.1.1", {"waarde": 4000.5})
    form.set("P0001.1.2", {"waarde": 40})
    form.set("P0001.1.3", {"waarde": "nee"})
    form.set("P0001.1.4", {"waarde": "Deelnemers noemen =1+1 en <b>ons</b>"})
    form.set("P0001.2", {"status": "gestopt", "reden van stoppen": "achterhaald"})
    form.set("P0001/1", {"aantal": 8000, "wijze": "geteld"}, "reach")
    form.set("P0001/2", {"kanaal": "website", "publiek": "iedereen", "aantal": 12000}, "reach")
    return form.save()


def test_a_text_that_the_writer_of_workbooks_takes_for_markup_stays_a_text(asked: Run, tmp_path: Path) -> None:
    asked("pledge edit P3 --set 'title=<r>a & b</r>'")
    asked(f"round forms 2026 --out {tmp_path / 'forms'}")

    rows = CalamineWorkbook.from_path(str(tmp_path / "forms" / MOGROEP)).get_sheet_by_index(0).to_python()

    assert any("<r>a & b</r>" in row for row in rows)
    assert "0 error" in asked(f"import progress {tmp_path / 'forms'}").stderr


def converted(path: Path, ending: str) -> Path:
    """Return a file as LibreOffice saves it in another format, or in the same."""
    assert OFFICE
    out = path.parent.parent / f"as-{ending}"
    profile = f"-env:UserInstallation=file://{path.parent.parent}/profile"
    command = [OFFICE, profile, "--headless", "--convert-to", ending, "--outdir", str(out), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return out / path.with_suffix(f".{ending}").name


@needs_office
@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods"])
def test_a_form_that_libreoffice_saved_reads_the_same(asked: Run, folder: Path, ending: str) -> None:
    path = filled_in(folder)
    saved = converted(path, ending)
    asked("backup create")
    said = asked(f"import progress {saved}").stderr
    assert "0 error" in said
    assert "Warning" not in said
    by_office = asked("export json").stdout
    asked("undo -y", None)
    asked(f"import progress {path}")
    assert asked("export json").stdout == by_office


@needs_office
@pytest.mark.parametrize("ending", ["xls", "ods", "xlsx"])
def test_a_formula_is_told_in_every_format(asked: Run, folder: Path, ending: str) -> None:
    form = FormFile(folder / MOGROEP)
    form.compute("P0001.1.1", "waarde", "2+3", 5)
    saved = converted(form.save(), ending)
    assert "there is a formula in waarde (K6); its value was taken." in asked(f"import progress {saved}").stderr


def test_a_sheet_says_how_it_is_used_and_printed(folder: Path) -> None:
    with ZipFile(folder / MOGROEP) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert 'orientation="landscape"' in sheet
    assert '<pageSetUpPr fitToPage="1"/>' in sheet
    assert 'fitToHeight="0"' in sheet
    assert "&amp;P / &amp;N" in sheet
    assert '<pane xSplit="3" ySplit="3"' in sheet
    assert '<autoFilter ref="A3:R12"/>' in sheet
    assert '<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0" sort="0"' in sheet
    assert "password" not in sheet
    assert 'promptTitle="waarde"' in sheet
    assert "40 betekent 40 %" in sheet
    assert '<formula1>"ja,nee"</formula1>' in sheet
    assert "2.000 tekens" in sheet


# -- what computes in a workbook --------------------------------------------------------------------------------------


def book(write: Callable[[Workbook], object]) -> bytes:
    content = io.BytesIO()
    with Workbook(content) as made:
        write(made)
    return content.getvalue()


def test_the_formulas_of_each_sheet_are_found() -> None:
    def write(made: Workbook) -> None:
        made.add_worksheet("A").write(0, 0, 1)
        sheet = made.add_worksheet("B")
        sheet.write_formula(2, 27, "=1+1", None, 2)
        sheet.write_formula(0, 0, "=1+2", None, 3)

    assert formulas(book(write), None) == [[], [(0, 0), (2, 27)]]
    assert not has_macros(book(write), None)


def test_the_formulas_of_an_ods_are_found_behind_repeated_cells() -> None:
    rows = (
        '<table:table table:name="A"><table:table-row table:number-rows-repeated="3"><table:table-cell/>'
        "</table:table-row>"
        '<table:table-row><table:table-cell table:number-columns-repeated="2"/><table:covered-table-cell/>'
        '<table:table-cell table:formula="of:=1+1"/></table:table-row></table:table><table:table table:name="B">'
        "</table:table>"
    )
    content = io.BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", rows)
    assert formulas(content.getvalue(), None) == [[(3, 3)], []]
    assert list(formulas(b"".join([_zip("content.xml", "<none/>")]), None)) == []
    assert not has_macros(content.getvalue(), None)


def _zip(name: str, text: str) -> bytes:
    content = io.BytesIO()
    with ZipFile(content, "w") as archive:
        archive.writestr(name, text)
    return content.getvalue()


def test_macros_show_in_the_content_types_too() -> None:
    assert has_macros(_zip("[Content_Types].xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml"), None)


def test_an_old_workbook_tells_its_formulas_and_macros() -> None:
    name = next(path for path in sorted(SAVED.iterdir()) if path.suffix == ".xls")
    old = Biff(name.read_bytes(), name.name)
    assert any(formulas(b"", old))
    assert not has_macros(b"", old)


# -- hostile files ----------------------------------------------------------------------------------------------------


def test_a_file_that_its_reader_does_not_survive_takes_no_other_with_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hostile = folder / "2026-O0002-hostile.xlsx"
    shutil.copy(folder / MOGROEP, hostile)
    original = workbook.whole_lines

    def dying(content: bytes, place: str) -> Iterator[bytes]:
        for number, line in enumerate(original(content, place)):
            if "hostile" in place and number == 5:
                os.kill(os.getpid(), signal.SIGKILL)
            yield line

    monkeypatch.setattr(filled, "whole_lines", dying)
    found = list(read_forms([str(path) for path in sorted(folder.iterdir())]))
    assert [type(each) for each in found] == [Filled, OverLimitsError, Filled]


def test_a_process_that_dies_after_the_last_file_loses_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    original = filled._lines_of  # noqa: SLF001 - what the other process does

    def dying(paths: list[str]) -> Iterator[bytes]:
        yield from original(paths)
        yield b"one more"
        os.kill(os.getpid(), signal.SIGKILL)

    monkeypatch.setattr(filled, "_lines_of", dying)
    assert [type(each) for each in read_forms([str(folder / MOGROEP)])] == [Filled]


def test_other_workbooks_are_no_forms(tmp_path: Path) -> None:
    def write(made: Workbook) -> None:
        made.add_worksheet("empty")
        made.add_worksheet("A").write(0, 0, "Formulier van 2026")
        made.add_worksheet("aig").write(0, 0, "format")

    (tmp_path / "other.xlsx").write_bytes(book(write))
    assert isinstance(next(read_forms([str(tmp_path / "other.xlsx")])), NotAFormError)


def test_a_hidden_sheet_that_was_cut_short_is_a_lost_one(asked: Run, folder: Path) -> None:
    form = FormFile(folder / MOGROEP)
    sheet = form.parts["xl/worksheets/sheet4.xml"].decode()
    form.parts["xl/worksheets/sheet4.xml"] = (sheet[: sheet.index('<row r="7"')] + "</sheetData></worksheet>").encode()
    form.set("P0001.1.1", {"waarde": 4})
    form.save()
    said = asked(f"import progress {folder / MOGROEP}").stderr
    assert "the hidden sheet of the form is lost" in said


def test_a_list_in_a_workbook_is_still_a_list(asked: Run, tmp_path: Path) -> None:
    def write(made: Workbook) -> None:
        sheet = made.add_worksheet("A")
        sheet.write_row(0, 0, ["of", "year", "value"])
        sheet.write_row(1, 0, ["P0001.1.1", 2026, 7])

    path = tmp_path / "list.xlsx"
    path.write_bytes(book(write))
    assert "1 row: 1 new" in asked(f"import progress {path}").stderr
    assert "1 row: 0 new, 0 change, 1 same" in asked(f"import progress {path} --sheet A").stderr
    path.write_bytes(b"PK\x03\x04")
    assert "damaged" in asked(f"import progress {path}", 4).stderr


def test_more_rows_than_are_taken_at_once_are_refused(
    asked: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled_in(folder)
    monkeypatch.setattr("aig_cli.cli.reception.MOST_ROWS", 2)
    assert "more than 2 rows" in asked(f"import progress {folder}", 4).stderr


def test_no_error_of_a_reader_is_lost(folder: Path) -> None:
    found = list(read_forms([str(folder), str(folder / "nope.xlsx"), str(folder / MOGROEP)]))
    assert [isinstance(each, AigError) for each in found] == [True, True, False]
