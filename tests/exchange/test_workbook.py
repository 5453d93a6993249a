"""Workbooks as people have them: read to the letter, told apart by content, and harmless whatever is in them."""

import io
import os
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from xlsxwriter import Workbook  # type: ignore[import-untyped]

from aig_cli.errors import (
    AigError,
    FileFormatError,
    MissingExtraError,
    NotInError,
    OverLimitsError,
    SeveralSheetsError,
)
from aig_cli.exchange import confined
from aig_cli.exchange.compound import CompoundFile
from aig_cli.exchange.workbook import Sheet, cell_text, column_letter, read_sheet
from tests.conftest import Run
from tests.fuzz.mutation import mutated

SAVED = Path(__file__).parent / "workbook"
FORMATS = ("xlsx", "xls", "ods")
TABLE = [
    [],
    ["Naam", "KVK", "KVK als getal", "Sinds", "Bezocht", "Bereik", "Deel", "Lid", "Som", "Duur"],
    [
        "Coöperatie Zuid-Holland",
        "01234567",
        "1234567",
        "2015-12-31",
        "2026-01-09T14:30:00",
        "4,5",
        "0,25",
        "yes",
        "1234571,5",
        "1:30:00",
    ],
    [
        "Zorg & Welzijn IJsselmonde",
        "87654321",
        "87654321",
        "2016-02-29",
        "",
        "1000000000000000",
        "1",
        "no",
        "175308642",
    ],
    ["", "00000001", "1", "1900-03-01", "", "-0,1", "0,125", "", "#DIV/0!"],
    ["  Stichting ’t Huis  ", "", "3", "", "", "12345678,9", "", "", "#N/A"],
]


def saved(name: str) -> bytes:
    """Return a file that LibreOffice saved."""
    return (SAVED / name).read_bytes()


def made(write: Callable[[Workbook], object]) -> bytes:
    """Return a workbook that XlsxWriter makes."""
    content = io.BytesIO()
    with Workbook(content) as book:
        write(book)
    return content.getvalue()


def filled(*names: str) -> bytes:
    """Return a workbook with sheets of these names, each with its name in the first cell."""
    return made(lambda book: [book.add_worksheet(name).write(0, 0, name) for name in names])


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    content = io.BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def changed(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return a zip file with one of its parts changed."""
    with ZipFile(io.BytesIO(content)) as archive:
        return zipped(
            {each: change(archive.read(each)) if each == name else archive.read(each) for each in archive.namelist()}
        )


def cells(rows: str, before: str = "") -> bytes:
    """Return a workbook with these rows, as they stand in a sheet of .xlsx."""
    empty = made(lambda book: book.add_worksheet("A"))
    data = b"<sheetData>" + rows.encode() + b"</sheetData>"
    head = b'standalone="yes"?>'
    return changed(
        empty,
        "xl/worksheets/sheet1.xml",
        lambda part: part.replace(b"<sheetData/>", data).replace(head, head + before.encode()),
    )


def ods(rows: str) -> bytes:
    names = "".join(f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in NAMESPACES)
    table = f'<table:table table:name="A">{rows}</table:table>'
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": "<manifest/>",
            "content.xml": f"<office:document-content{names}>{body}</office:document-content>",
        }
    )


NAMESPACES = ("office", "text", "table")


def cell(text: str, place: str = "") -> str:
    return f'<c {place} t="inlineStr"><is><t>{text}</t></is></c>'


X = cell("x")
LAST = '<row r="1048576">' + cell("x", 'r="XFD1048576"') + "</row>"


def refused(content: bytes, sheet: str | None = None) -> str:
    """Return what is said of a file that is not read, and check that it took neither long nor a traceback."""
    start = time.perf_counter()
    with pytest.raises(FileFormatError) as error:
        read_sheet(content, "lijst.xlsx", sheet)
    assert time.perf_counter() - start < 8
    assert error.value.exit_code == 4
    assert str(error.value).startswith("lijst.xlsx: ")
    return str(error.value)


# -- what is in the cells ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMATS)
def test_a_table_reads_the_same_however_it_was_saved(form: str) -> None:
    sheet = read_sheet(saved(f"libreoffice.{form}"), "lijst", None)

    assert sheet.name == "Organisaties"
    assert sheet.rows == TABLE
    assert sheet.merged == ([] if form == "ods" else ["A4:A5", "A6:B6"])


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1234567.0, "1234567"),
        (1e15, "1000000000000000"),
        (1e22, "10000000000000000000000"),
        (-0.0, "0"),
        (7, "7"),
        (4.5, "4,5"),
        (1e-7, "0,0000001"),
        (0.1 + 0.2, "0,3"),
        (1 / 3, "0,333333333333333"),
        (float("nan"), "NaN"),
        (float("inf"), "Infinity"),
        (True, "yes"),
        (date(2015, 12, 31), "2015-12-31"),
        (datetime(2015, 12, 31), "2015-12-31"),  # noqa: DTZ001 - a spreadsheet has no zones
        (datetime(2015, 12, 31, 9, 5), "2015-12-31T09:05:00"),  # noqa: DTZ001
        ("  met spaties ", "  met spaties "),
    ],
)
def test_a_value_is_what_a_person_would_type(value: float | str | date, text: str) -> None:
    assert cell_text(value) == text


def test_cells_are_where_they_are_in_the_sheet() -> None:
    def write(book: Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write("C3", "ver")
        sheet.write_blank("Z9", None, book.add_format({"bold": True}))

    assert read_sheet(made(write), "lijst", None).rows == [[], [], ["", "", "ver"]]


def test_a_formula_is_what_it_came_to() -> None:
    def write(book: Workbook) -> None:
        sheet = book.add_worksheet()
        for row, value in enumerate((12, "tekst", "#REF!", True)):
            sheet.write_formula(row, 0, "=B1", None, value)

    assert read_sheet(made(write), "lijst", None).rows == [["12"], ["tekst"], ["#REF!"], ["yes"]]


def test_an_error_value_that_was_pasted_is_shown_too() -> None:
    """In an .xls, true and the errors are one kind of record."""
    content = saved("libreoffice.xls")
    true = struct.pack("<HHHH", 0x205, 9, 2, 7)
    at = content.index(true) + len(true) + 2
    pasted = content[:at] + bytes([42, 1]) + content[at + 2 :]

    assert read_sheet(pasted, "lijst", None).rows[2][7] == "#N/A"


@pytest.mark.parametrize(("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (16384, "XFD")])
def test_columns_have_letters(number: int, letters: str) -> None:
    assert column_letter(number) == letters


# -- which sheet -------------------------------------------------------------------------------------------------------


def test_of_several_sheets_one_is_to_be_named() -> None:
    content = filled("Leden", "Oud")

    with pytest.raises(SeveralSheetsError) as error:
        read_sheet(content, "lijst.xlsx", None)
    assert str(error.value).endswith("Name one: --sheet NAME. Sheets: Leden, Oud.")
    assert read_sheet(content, "lijst.xlsx", "oud").rows == [["Oud"]]


def test_a_hidden_sheet_is_read_when_it_is_named() -> None:
    assert read_sheet(saved("libreoffice.ods"), "lijst", "Verborgen") == Sheet("Verborgen", [["geheim"]], [])


def test_a_sheet_that_is_not_there_is_not_found_and_charts_are_no_sheets() -> None:
    def write(book: Workbook) -> None:
        book.add_worksheet("Leden").write(0, 0, "x")
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "=Leden!$A$1:$A$2"})
        book.add_chartsheet("Grafiek").set_chart(chart)

    with pytest.raises(NotInError) as error:
        read_sheet(made(write), "lijst.xlsx", "Grafiek")
    assert str(error.value) == "lijst.xlsx has no sheet 'Grafiek'. It has: Leden."
    assert error.value.exit_code == 3
    assert read_sheet(made(write), "lijst.xlsx", None).name == "Leden"


def test_of_many_sheets_only_the_first_are_named() -> None:
    assert "Sheets: 0, 1, 2," in refused(filled(*map(str, range(30))))
    assert "18, 19, …." in refused(filled(*map(str, range(30))))


@pytest.mark.parametrize("sheet", [None, "Sheet1"])
def test_an_empty_workbook_has_no_record(sheet: str | None) -> None:
    empty = made(lambda book: book.add_worksheet())

    assert refused(empty, sheet) == "lijst.xlsx: there is no record in it."
    assert refused(b"", sheet) == "lijst.xlsx: there is no record in it."


# -- what is no workbook -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMATS)
def test_a_password_is_told(form: str) -> None:
    assert refused(saved(f"password.{form}")) == "lijst.xlsx: the workbook has a password. Save it without one."


def test_a_zip_file_with_a_password_is_told() -> None:
    content = filled("A")
    head = content.rindex(b"PK\x01\x02")
    locked = content[: head + 8] + b"\x01" + content[head + 9 :]

    assert "has a password" in refused(locked)


def renamed(name: str) -> bytes:
    """Return a compound file whose stream has another name."""
    old = "Workbook".encode("utf-16-le").ljust(64, b"\0") + struct.pack("<H", 18)
    new = name.encode("utf-16-le").ljust(64, b"\0") + struct.pack("<H", 2 * len(name) + 2)
    content = saved("libreoffice.xls")
    assert old in content
    return content.replace(old, new)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"%PDF-1.7\n", "a PDF"),
        (b"naam;kvk\nA;01234567\n", "plain text, as a CSV is"),
        (b"\xef\xbb\xbf<html><table>", "a web page or XML"),
        (b"\x89PNG\r\n\0", "a file of another kind"),
        (renamed("WordDocument"), "a Word document"),
        (renamed("Tekening"), "a file of another program"),
        (zipped({"word/document.xml": "x"}), "a Word document"),
        (zipped({"ppt/presentation.xml": "x"}), "a presentation"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "x"}), "another OpenDocument"),
        (zipped({"foto.jpg": "x"}), "a zip file of something else"),
    ],
    ids=["pdf", "csv", "html", "png", "doc", "cfb", "docx", "pptx", "odt", "zip"],
)
def test_another_file_is_told_by_what_it_is(content: bytes, what: str) -> None:
    assert f"is not a workbook but {what}" in refused(content)


def test_a_binary_workbook_is_to_be_saved_otherwise() -> None:
    assert "Save it as .xlsx." in refused(zipped({"xl/workbook.bin": b"x"}))


def test_without_calamine_the_way_to_install_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)

    with pytest.raises(MissingExtraError) as error:
        read_sheet(filled("A"), "lijst.xlsx", None)
    assert error.value.exit_code == 2
    assert str(error.value).endswith("not installed: pip install 'aig-cli[excel]'")


@pytest.mark.parametrize("form", FORMATS)
def test_half_a_workbook_is_damaged(form: str) -> None:
    content = saved(f"libreoffice.{form}")

    assert "the workbook is damaged" in refused(content[: len(content) // 2])
    assert "the workbook is damaged" in refused(content[:40])


# -- what is meant to do harm, or grew without anyone's meaning it -----------------------------------------------------


LAUGHS = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
REPEATED = (
    '<table:table-row table:number-rows-repeated="{rows}"><table:table-cell office:value-type="string" '
    'table:number-columns-repeated="{columns}"><text:p>x</text:p></table:table-cell></table:table-row>'
)


def bomb() -> bytes:
    """Return a workbook of 300 kB with a cell of 300 MB."""
    content = io.BytesIO(cells(f"<row>{X}</row>"))
    with ZipFile(content, "a", ZIP_DEFLATED) as archive, archive.open("xl/sharedStrings.xml", "w") as part:
        part.write(b"<sst><si><t>")
        for _ in range(300):
            part.write(b"x" * 1_000_000)
        part.write(b"</t></si></sst>")
    return content.getvalue()


def lying(content: bytes) -> bytes:
    """Return a zip file whose directory says that its largest part is small."""
    with ZipFile(io.BytesIO(content)) as archive:
        largest = max(member.file_size for member in archive.infolist())
    return content.replace(struct.pack("<I", largest), struct.pack("<I", 1000))


def merges(count: int) -> bytes:
    merged = b"<mergeCells>" + b'<mergeCell ref="A1:B2"/>' * count + b"</mergeCells>"
    return changed(
        cells(f"<row>{X}</row>"),
        "xl/worksheets/sheet1.xml",
        lambda part: part.replace(b"</sheetData>", b"</sheetData>" + merged),
    )


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (lambda: cells(f'<row r="1">{X}</row>{LAST}'), "within 768 MB of memory and 60 s"),
        (lambda: cells(LAST), "more than 100,001 rows"),
        (lambda: cells(f'<row r="1">{X}</row><row r="200000">{X}</row>'), "more than 100,001 rows"),
        (lambda: cells("<row>" + X * 1001 + "</row>"), "more than 1,000 columns"),
        (bomb, "unpacks to more than 100 MB"),
        (lambda: cells(f"<row>{cell('x' * 60_000_000)}</row>"), "more than 50 MB of text"),
        (lambda: cells(f"<row>{X}</row>", LAUGHS), "a DOCTYPE is not accepted"),
        (lambda: lying(bomb()), "is damaged"),
        (lambda: ods(REPEATED.format(rows=1048576, columns=16384)), "is damaged"),
        (lambda: ods(REPEATED.format(rows=100_000, columns=900)), "within 768 MB of memory and 60 s"),
        (lambda: merges(100_002), "more than 100,001 merged cells"),
    ],
    ids=["corners", "last", "rows", "columns", "bomb", "text", "laughs", "lie", "sheet", "wide", "merged"],
)
def test_a_bomb_is_an_error_in_words(content: Callable[[], bytes], why: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert why in refused(content())
    assert capfd.readouterr() == ("", "")


def test_a_sheet_has_so_many_cells_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    content = cells(("<row>" + "<c><v>1</v></c>" * 10 + "</row>") * 3)
    assert len(read_sheet(content, "lijst", None).rows) == 3
    monkeypatch.setattr("aig_cli.exchange.workbook.CELLS", 29)

    assert "the sheet 'A' has more than 29 cells" in refused(content)


@pytest.mark.parametrize("form", FORMATS)
def test_a_workbook_harmed_at_random_is_read_or_refused(form: str, capfd: pytest.CaptureFixture[str]) -> None:
    random = Random(form)
    for _ in range(25):
        try:
            read_sheet(mutated([saved(f"libreoffice.{form}")], random), "lijst", None)
        except AigError as error:
            assert error.exit_code == 4  # noqa: PT017 - what is raised is chance
    assert capfd.readouterr() == ("", "")


def test_a_list_of_thirty_thousand_takes_little_memory(tmp_path: Path) -> None:
    def write(book: Workbook) -> None:
        sheet = book.add_worksheet()
        for row in range(30_000):
            sheet.write_row(row, 0, [f"Stichting Gezond {row}", row, row * 1.1, f"{row:08}"] * 3)

    path = tmp_path / "lijst.xlsx"
    path.write_bytes(made(write))
    program = (
        "import sys\n"
        "from aig_cli.exchange.workbook import read_sheet\n"
        "sheet = read_sheet(open(sys.argv[1], 'rb').read(), 'lijst', None)\n"
        "print(len(sheet.rows), *[line.split()[1] for line in open('/proc/self/status') if 'VmHWM' in line])\n"
    )
    said = subprocess.run([sys.executable, "-c", program, path], capture_output=True, text=True, check=True)

    rows, kilobytes = map(int, said.stdout.split())
    assert rows == 30_000
    assert kilobytes < 150 * 1024


# -- compound files ----------------------------------------------------------------------------------------------------


def test_a_small_stream_is_found_among_the_small_sectors() -> None:
    assert CompoundFile(saved("libreoffice.xls")).stream("\x05SummaryInformation").startswith(b"\xfe\xff\0\0")


def test_a_workbook_that_ends_too_soon_is_damaged() -> None:
    content = saved("libreoffice.xls")
    length = content.index("Workbook".encode("utf-16-le")) + 120

    assert "the workbook is damaged" in refused(content[:length] + struct.pack("<I", 100) + content[length + 4 :])


def test_a_large_stream_has_sectors_of_its_own() -> None:
    package = CompoundFile(saved("password.xlsx")).stream("EncryptedPackage")

    (size,) = struct.unpack_from("<Q", package)
    assert 4096 < size <= len(package) - 8


def test_a_large_file_names_its_tables_in_a_chain() -> None:
    """As a file of more than 7 MB does: the header has no room for all of them."""
    content = saved("libreoffice.xls")
    tables = content[76:512]
    sector = struct.pack("<I", len(content) // 512 - 1)
    chain = tables + (512 - len(tables)) // 4 * b"\xff\xff\xff\xff"
    moved = content[:68] + sector + struct.pack("<I", 1) + b"\xff" * len(tables) + content[512:] + chain

    assert read_sheet(moved, "lijst", None).rows == TABLE


def test_a_chain_of_sectors_that_is_a_circle_ends() -> None:
    content = saved("libreoffice.xls")
    (table,) = struct.unpack_from("<I", content, 76)
    circle = b"".join(struct.pack("<I", number) for number in range(128))
    at = (table + 1) * 512

    circular = content[:at] + circle + content[at + 512 :]

    assert "Workbook" in CompoundFile(circular).names()
    assert refused(circular)


# -- the process that reads --------------------------------------------------------------------------------------------


def crash() -> Iterator[bytes]:
    yield b"[]"
    os.abort()


def half_a_line() -> Iterator[bytes]:
    yield b"[]"
    pipe = next(number for number in range(3, 1024) if os.path.lexists(f"/proc/self/fd/{number}"))
    os.write(pipe, b'=["Organ')
    os.abort()


def endless() -> Iterator[bytes]:
    while True:
        yield from ()


def greedy() -> Iterator[bytes]:
    yield b"x" * 2**31


@pytest.mark.parametrize("lines", [crash, half_a_line, endless, greedy])
def test_what_ends_a_reader_does_not_end_the_program(
    lines: Callable[[], Iterator[bytes]], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(confined, "SECONDS", 1)

    with pytest.raises(OverLimitsError):
        assert not list(confined.confined(lines(), "lijst"))
    assert capfd.readouterr() == ("", "")


def test_memory_that_cannot_be_measured_is_not_limited(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(confined, "_STATISTICS", str(tmp_path / "nergens"))

    assert read_sheet(filled("A"), "lijst", None).rows == [["A"]]


def test_the_reader_has_no_file_open_but_its_answer(tmp_path: Path) -> None:
    def opened() -> Iterator[bytes]:
        links = (f"/proc/self/fd/{number}" for number in range(1024))
        yield from (os.readlink(link).encode() for link in links if os.path.lexists(link))

    with open(tmp_path / "lock", "wb"):
        names = list(confined.confined(opened(), "lijst"))
    assert sorted({name.partition(b":")[0] for name in names}) == [b"/dev/null", b"pipe"]


def test_a_reader_begins_at_once_and_ends_when_nobody_listens() -> None:
    begun, children = confined.confined(endless(), "lijst"), Path(f"/proc/self/task/{os.getpid()}/children")
    assert len(children.read_text().split()) == 1

    del begun

    assert children.read_text() == ""


SLOW = """
from aig_cli.exchange.confined import confined
def endless():
    while True:
        yield from ()
try:
    list(confined(endless(), "lijst"))
except KeyboardInterrupt:
    print("interrupted")
"""


@pytest.mark.parametrize("group", [True, False], ids=["as a terminal does", "the program alone"])
def test_an_interrupt_ends_the_reader_too(*, group: bool) -> None:
    program = subprocess.Popen([sys.executable, "-c", SLOW], stdout=subprocess.PIPE, text=True, start_new_session=True)
    children = Path(f"/proc/{program.pid}/task/{program.pid}/children")
    while not (reader := children.read_text().strip()):
        time.sleep(0.01)
    time.sleep(0.3)

    if group:
        os.killpg(program.pid, signal.SIGINT)
    else:
        program.send_signal(signal.SIGINT)

    assert program.communicate(timeout=10)[0] == "interrupted\n"
    assert not Path(f"/proc/{reader}").exists()


def test_a_percentage_that_a_workbook_holds_as_a_share_is_asked_about(pledged: Run, tmp_path: Path) -> None:
    """A cell that shows 45 % holds 0,45; a text with its sign is clear."""
    pledged("deliverable add P1.1 aandeel --measure percentage")
    path = tmp_path / "list.xlsx"
    with Workbook(path) as book:
        sheet, percent = book.add_worksheet(), book.add_format({"num_format": "0%"})
        sheet.write_row(0, 0, ["of", "year", "value"])
        sheet.write_row(1, 0, ["P0001.1.2", 2015])
        sheet.write_number(1, 2, 0.45, percent)
        sheet.write_row(2, 0, ["P0001.1.2", 2016, "0,45 %"])
        sheet.write_row(3, 0, ["P0001.1.2", 2017, 45])
    said = pledged(f"import progress {path} --keep-going", 1)

    assert "value (C2): '0,45' can be 45 % or 0,45 %. Format the column as text, with the % sign." in said.stderr
    assert pledged("progress list --fields year,value").lines == ["2016  0.45", "2017    45"]
