"""Lists as people have them, read by `aig import`: what is in a cell, and what is said of a wrong one."""

import io
import json
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from xlsxwriter import Workbook  # type: ignore[import-untyped]

from aig_cli.report import TABLES
from tests.conftest import Run, Said

Give = Callable[..., Said]
"""Gives a file with some content to `aig import orgs`, or to what `what` names."""


@pytest.fixture
def give(aig: Run, tmp_path: Path, store: Path, monkeypatch: pytest.MonkeyPatch) -> Give:
    monkeypatch.chdir(tmp_path)

    def run(
        content: str | bytes,
        exit_code: int = 0,
        name: str = "lijst.csv",
        options: str = "",
        what: str = "orgs",
    ) -> Said:
        Path(name).write_bytes(content.encode() if isinstance(content, str) else content)
        before = store.read_bytes()
        said = aig(f"import {what} {name} {options}", exit_code)
        assert "Traceback" not in said.stderr
        assert not exit_code or store.read_bytes() == before
        return said

    return run


@pytest.fixture
def known(aig: Run) -> Callable[[], list[dict[str, Any]]]:
    """Return the organisations in the register, each with what is known of it."""

    def read() -> list[dict[str, Any]]:
        records = json.loads(aig("export json organisations --with-contacts").stdout)
        return [{name: value for name, value in each.items() if value not in (None, [])} for each in records]

    return read


Known = Callable[[], list[dict[str, Any]]]


def reported(run: Run, year: int) -> list[Any]:
    """Return the values that were reported over a year."""
    reports = json.loads(run("export json").stdout)["reports"]
    return [update["value"] for each in reports if each["year"] == year for update in each["updates"]]


# -- CSV, however it was saved -----------------------------------------------------------------------------------------

TWO = [
    {"id": "O0001", "name": "Café Zorg", "kvk": "01234567"},
    {"id": "O0002", "name": "GGD; Fryslân, Noord", "kvk": "00000001"},
]
SEMICOLONS = 'Naam;KVK\r\nCafé Zorg;01234567\r\n"GGD; Fryslân, Noord";00000001\r\n'
COMMAS = 'name,kvk\nCafé Zorg,01234567\n"GGD; Fryslân, Noord",00000001\n'
TABS = "Naam\tKvK-nummer\nCafé Zorg\t01234567\nGGD; Fryslân, Noord\t00000001"


@pytest.mark.parametrize(
    "content",
    [
        SEMICOLONS.encode(),
        SEMICOLONS.encode("utf-8-sig"),
        b"\xff\xfe" + SEMICOLONS.encode("utf-16-le"),
        b"\xfe\xff" + TABS.encode("utf-16-be"),
        COMMAS.encode(),
        TABS.encode(),
        TABS.replace("\n", "\r").encode(),
        f"sep=;\r\n{SEMICOLONS}".encode(),
        f"sep=;\r\n{SEMICOLONS}".encode("utf-8-sig"),
        f'"sep=,"\n{COMMAS}'.encode("utf-16"),
        f"SEP=\t\n{TABS}".encode(),
        f"\n ; \n{SEMICOLONS}\n;;\n".encode(),
        f"\r\n\r\n{COMMAS}".encode(),
        SEMICOLONS.replace("\r\n", ";\r\n").encode(),
    ],
    ids=lambda content: repr(content[:24]),
)
def test_a_csv_reads_the_same_however_it_was_saved(give: Give, known: Known, content: bytes) -> None:
    said = give(content)

    assert known() == TWO
    assert "2 rows: 2 new" in said.stderr
    assert "Warning" not in said.stderr


def test_standard_input_is_a_list_too(aig: Run, known: Known) -> None:
    aig("import orgs -", stdin=SEMICOLONS)

    assert known() == TWO
    assert "standard input:3" in aig("import orgs -", 4, "naam;kvk\nA;01234567\nB;x\n").stderr


def test_an_older_encoding_is_read_and_said(give: Give, known: Known) -> None:
    said = give(SEMICOLONS.encode("cp1252"))

    assert known() == TWO
    assert "lijst.csv is not UTF-8; it was read as Windows-1252." in said.stderr


@pytest.mark.parametrize(
    ("name", "content"), [("l.json", '[{"name": "Café"}]'), ("l.yaml", "- name: Café"), ("l.jsonl", '{"name": "Café"}')]
)
def test_an_older_encoding_is_said_of_every_format(give: Give, known: Known, name: str, content: str) -> None:
    assert f"{name} is not UTF-8; it was read as Windows-1252." in give(content.encode("cp1252"), name=name).stderr
    assert known()[0]["name"] == "Café"


@pytest.mark.parametrize("dialect", ["standard", "excel-nl"])
def test_our_own_tables_come_back_the_same(pledged: Run, store: Path, tmp_path: Path, dialect: str) -> None:
    pledged(
        """org add "'t Hof" --alias '=1+1' --alias 'a; b\\c' --kvk 00000007 --note '12-5' --represents-workers 4200"""
    )
    pledged("network add --kind regional Noord")
    pledged("network join N1 O1 O3 --since 2015-12-31")
    pledged("deliverable add P1.1 deel --measure percentage --target 12,5 --baseline 4,125")
    pledged("progress log P1.1.2 --year 2016 --value 4,125 --evidence 'a; b'")
    before = store.read_bytes()
    for table in TABLES[1:]:
        path = tmp_path / f"{table}.csv"
        pledged(f"export csv {table} --dialect {dialect} -o {path}")
        name = "orgs" if table == "organisations" else table
        decimal = "--decimal point" if dialect == "standard" else ""

        said = pledged(f"import {name} {path} --on-conflict refuse {decimal}").stderr

        assert ", 0 new, 0 change," in said.replace(": 0 new", ", 0 new")
        assert "is not read" not in said
    assert store.read_bytes() == before


def test_a_record_of_several_lines_has_the_line_where_it_starts(give: Give, known: Known) -> None:
    content = 'naam;opmerking;kvk\n"A";"een\ntwee\n\ndrie";\nB;"x\ny";fout\n'

    assert "lijst.csv:6: kvk: 'fout' is not a KVK number" in give(content, 4).stderr
    give(content.replace("fout", ""))
    assert known()[0]["note"] == "een\ntwee\n\ndrie"


def test_lines_are_counted_from_the_line_that_names_the_separator(give: Give) -> None:
    assert "lijst.csv:3: kvk: 'x'" in give("sep=;\nnaam;kvk\nA;x\n", 4).stderr


def test_quotes_within_a_cell_are_kept(give: Give, known: Known) -> None:
    give('naam;opmerking\n"Stichting ""De Hoek""";ook "zo" mag het\n')

    assert known()[0]["name"] == 'Stichting "De Hoek"'
    assert known()[0]["note"] == 'ook "zo" mag het'


@pytest.mark.parametrize(
    ("content", "options", "why"),
    [
        ("", "", "lijst.csv:1: there is no record in it."),
        ("\n\n  \n;;\n", "", "lijst.csv:1: there is no record in it."),
        ("naam;kvk\n", "", "lijst.csv: there is no record in it."),
        ("naam;kvk\n;\n\n", "", "lijst.csv: there is no record in it."),
        ("naam;kvk\nA;\x001\n", "", "lijst.csv:2: a NUL character"),
        ("naam;kvk\nA;1\n".encode("utf-16-le"), "", "lijst.csv:1: a NUL character; is it UTF-16 without a mark"),
        ("naam;opmerking\nA;a\0b\n".encode("utf-16"), "", "lijst.csv:2: opmerking: control character U+0000"),
        (b"naam\nCaf\xe9\nB\x81\n", "", "lijst.csv:3: not valid UTF-8."),
        (b"\xff\xfenaa", "", "lijst.csv:1: not valid UTF-8."),
        ("naam;kvk\nA;" + "x" * 140_000, "", "lijst.csv:2: a cell of more than 131,072 characters."),
        ("x" * (20 * 2**20 + 1), "", "lijst.csv: larger than 20 MB."),
        ('naam;kvk\n"A;1\nB;2\n', "", "lijst.csv:2: a quote is not closed"),
        ('naam;kvk\nA;1\n"De" Hoek;2\n', "", "lijst.csv:3: a quote inside a cell."),
        ('"naam";"kvk\nA;1\n', "", "lijst.csv:1: a quote is not closed"),
        ("%PDF-1.7\n%âãÏÓ", "", "lijst.csv: this is a PDF, not CSV."),
        (b"PK\x03\x04\x14\0", "", "lijst.csv: this is a workbook or another zip, not CSV."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "", "lijst.csv: this is an old workbook, not CSV."),
        ("naam;kvk\nA;1\n", "--delimiter ,", "lijst.csv: no column is known: naam;kvk."),
        ("Stichting A;01234567\nB;\n", "", "lijst.csv: no column is known: Stichting A, 01234567."),
        ("naam;kvk,plaats\nA;1\n", "", "separated by ; or by ,. Say which: --delimiter ';'"),
        ("\n\nnaam\tkvk,plaats\nA\t1\n", "", "lijst.csv:3: the cells of the header can be separated by , or by TAB."),
        ("naam;kvk;Naam\nA;1;B\n", "", "lijst.csv:1: the header 'Naam' stands in columns 1 and 3."),
        ("naam;organisatie\nA;B\n", "", "lijst.csv: 'naam' and 'organisatie' are both name."),
        (";".join(f"k{n}" for n in range(1001)) + "\nA", "", "lijst.csv:1: more than 1,000 columns."),
        ("naam;kvk\nA;01234567;\nB;;x\n", "", "lijst.csv:3: 3 cells, and 2 columns."),
        ("naam;kvk\nA;01234567\nB\n", "", "lijst.csv:3: 1 cells, and 2 columns."),
        ("naam\n" + "A\n" * 100_001, "", "lijst.csv: more than 100,000 rows. Split the list."),
    ],
    ids=lambda given: repr(given[:30]),
)
def test_a_csv_that_cannot_be_read_is_refused_with_its_line(
    give: Give, content: str | bytes, options: str, why: str
) -> None:
    start = time.perf_counter()

    assert why in give(content, 4, options=options).stderr
    assert time.perf_counter() - start < 4


def test_blank_lines_are_no_rows(give: Give) -> None:
    content = "naam;kvk\n" + ";\n\n" * 60_000 + "A;\n"

    assert "1 row: 1 new" in give(content).stderr


def test_the_delimiter_can_be_said(give: Give, known: Known) -> None:
    give("naam;plaats,regio\nA;B\n", options="--delimiter ';' --map 'plaats,regio=city'")

    assert known() == [{"id": "O0001", "name": "A", "city": "B"}]


# -- columns -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("NAAM", "name"),
        (" Náám ", "name"),
        ("Naam:", "name"),
        ("Organisatie-naam", "name"),
        ("Organisation", "name"),
        ("Kvk nr", "kvk"),
        ("KvK-nummer", "kvk"),
        ("Vestigings plaats", "city"),
        ("City", "city"),
        ("Vertegenwoordigt.Werkenden", "represents.workers"),
        ("represents workers", "represents.workers"),
        ("Soort organisatie", "type"),
        ("merged_into", "merged_into"),
    ],
)
def test_headers_are_known_however_they_are_written(give: Give, header: str, field: str) -> None:
    """A field that stands there twice is named."""
    assert f"are both {field}." in give(f"{header};x\nA;B\n", 4, options=f"--map 'x={field}'").stderr


def test_columns_that_are_not_read_are_named_with_the_nearest_field(give: Give, known: Known) -> None:
    said = give("naam;plats;;xyz\nA;B;C;D\n").stderr

    assert "The column 'plats' is not read. Name its field with --map 'plats=FIELD', or leave it out with -." in said
    assert "The column '(column 3)' is not read." in said
    assert "The column 'xyz' is not read." in said
    assert "The column 'nam' is not read. Did you mean name?" in give("naam;nam\nA;B\n").stderr
    assert known() == [{"id": "O0001", "name": "A"}]


def test_columns_are_named_and_left_out(give: Give, known: Known) -> None:
    content = "Relatie;Naam;a=b;Beheerder\nA;x;Ede;Jan\n"

    said = give(content, options="--map Relatie=name --map Naam=- --map a=b=plaats --map 'beheerder=-'")

    assert known() == [{"id": "O0001", "name": "A", "city": "Ede"}]
    assert "is not read" not in said.stderr


def test_every_row_has_what_is_set_unless_it_says_otherwise(give: Give, known: Known) -> None:
    give("naam;type\nA;\nB;GGD\n", options="--set type=gemeente --set 'opmerking=a=b'")

    assert [(each["type"], each["note"]) for each in known()] == [
        ("municipality", "a=b"),
        ("public-health-service", "a=b"),
    ]
    assert "lijst.csv:2: --set soort: 'x' is not one of" in give("naam;kvk\nC;\n", 4, options="--set soort=x").stderr


@pytest.mark.parametrize(
    ("options", "exit_code", "why"),
    [
        ("--map naam=nmae", 2, "There is no field 'nmae' in lists. Did you mean name? Fields: id, name,"),
        ("--set nmae=x", 2, "There is no field 'nmae' in lists. Did you mean name?"),
        ("--map nam=name", 4, "lijst.csv: there is no column 'nam'. Did you mean naam? Columns: naam, kvk."),
        ("--map naam", 2, "--map 'naam' is not HEADER=FIELD."),
        ("--map =name", 2, "--map '=name' is not HEADER=FIELD."),
        ("--map naam=", 2, "--map 'naam=' is not HEADER=FIELD."),
        ("--set type", 2, "--set 'type' is not FIELD=VALUE."),
        ("--sheet Leden", 2, "--sheet 'Leden' does not go with lijst.csv, which is read as csv."),
        ("--format json --delimiter ';'", 2, "--delimiter ';' does not go with lijst.csv, which is read as json."),
        ("--format json", 4, "lijst.csv:1: not JSON: expecting value, at column 1."),
        ("--format workbook", 4, "lijst.csv: is not a workbook but plain text, as a CSV is."),
    ],
)
def test_options_that_do_not_fit_the_list_are_refused(give: Give, options: str, exit_code: int, why: str) -> None:
    assert why in give("naam;kvk\nA;01234567\n", exit_code, options=options).stderr


# -- cells -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("'=1+1", "=1+1"),
        ("'01234567", "01234567"),
        ("''t Hof", "'t Hof"),
        ("'t Hof", "'t Hof"),
        ("'s-Hertogenbosch", "'s-Hertogenbosch"),
        ("'12-5", "12-5"),
        ("=1+1", "=1+1"),
        ("\u00a0A\u00a0", "A"),
        ("NO", "NO"),
        ("1_000", "1_000"),
        ("null", "null"),
        ("Ångström", "Ångström"),
        ("#hashtag", "#hashtag"),
    ],
)
def test_every_cell_is_text_and_only_a_guarding_apostrophe_is_taken_away(
    give: Give, known: Known, cell: str, text: str
) -> None:
    give(f"naam;kvk\n{cell};\n")

    assert known()[0]["name"] == text


def test_a_cell_of_several_texts_is_a_list(give: Give, known: Known) -> None:
    give("naam;andere namen\nA;B; C \\; D;;\nE;F\n".replace("B; C \\; D;;", '"B; C \\; D;;"'))

    assert known()[0]["aliases"] == ["B", "C ; D"]


@pytest.mark.parametrize(
    ("header", "cell", "why"),
    [
        ("plaats", "#N/B", "'#N/B' is an error of the spreadsheet"),
        ("plaats", "#VERW!", "'#VERW!' is an error of the spreadsheet"),
        ("plaats", "#N/A", "is an error of the spreadsheet"),
        ("plaats", "Err:502", "is an error of the spreadsheet"),
        ("plaats", "Fryslâ\u20acn CafÃ©", "was read in the wrong encoding before it came here."),
        ("kvk", "1234567.0", "'1234567.0' is not a KVK number: 8 digits."),
        ("kvk", "123456789012", "looks like a branch number (12 digits)"),
        ("kvk", "123", "'123' is not a KVK number: 8 digits."),
        ("opmerking", "zie 111222333", "may be a citizen service number (BSN)"),
        ("contactpersonen.geldig tot en met", "42369", "As a day number of a spreadsheet it is 2015-12-31"),
        ("contactpersonen.geldig tot en met", "123456", "'123456' is not a date."),
        ("type", "gementee", "'gementee' is not one of: government, municipality"),
        ("sector", "Publik", "Did you mean public?"),
        ("vertegenwoordigt.werkenden", "12,5", "'12,5' is not a whole number."),
        ("vertegenwoordigt.werkenden", "4.2", "'4.2' is ambiguous: write 4,2 or 4200."),
        ("contactpersonen", "[{", "contacts: not JSON"),
        ("contactpersonen", "Jan", "a text where a mapping of fields is asked for"),
        ("id", "CRM-12", "'CRM-12' is not an id here, as O0001 is."),
    ],
)
def test_a_cell_that_its_field_cannot_have_is_named(give: Give, header: str, cell: str, why: str) -> None:
    more = ";contactpersonen.naam" if header.startswith("contactpersonen.") else ""
    said = give(f"naam;{header}{more}\nA;{cell}{';Jan' if more else ''}\n", 4).stderr

    assert f"lijst.csv:2: {header}" in said
    assert why in said
    assert "1 of 1 rows cannot be taken; nothing was written." in said


def test_a_kvk_number_of_seven_digits_lost_its_zero(give: Give, known: Known) -> None:
    assert "lijst.csv:2: KVK 1234567 has 7 digits; stored as 01234567." in give("naam;kvk\nA;1234567\n").stderr
    assert known()[0]["kvk"] == "01234567"


@pytest.mark.parametrize(
    ("separator", "options", "cell", "value"),
    [
        (";", "", "12,5", 12.5),
        (";", "", "4.200", 4200),
        (";", "", "1.250,5", 1250.5),
        (";", "--decimal point", "12.5", 12.5),
        (";", "--decimal point", "4.200", 4.2),
        (",", "", "12.5", 12.5),
        (",", "", '"12,5"', 12.5),
        (",", "", "4200", 4200),
        (",", "", "0.125", 0.125),
        (",", "--decimal comma", "4.200", 4200),
        (",", "--decimal point", "4.200", 4.2),
        ("\t", "", "12,5", 12.5),
    ],
)
def test_a_fraction_is_what_it_is_in_the_list(
    pledged: Run, give: Give, *, separator: str, options: str, cell: str, value: float
) -> None:
    assert pledged
    content = f"id;jaar;gerealiseerd\nP1.1.1;2015;{cell}\n".replace(";", separator)

    give(content, options=options, what="progress")

    assert reported(pledged, 2015) == [value]


@pytest.mark.parametrize(
    ("separator", "options", "cell", "why"),
    [
        (",", "", "4.200", "'4.200' can be 4200 or 4,200. Give --decimal comma, or --decimal point."),
        (";", "", "12.5", "'12.5' is ambiguous: write 12,5 or 12500."),
        (";", "--decimal point", "12,5", "'12,5' is not a number with a decimal point."),
        (";", "--decimal point", "1.250,5", "'1.250,5' is not a number with a decimal point."),
        (",", "", "1.2.3", "'1.2.3' is not a number."),
        (";", "", "1e3", "'1e3' is not a number."),
    ],
)
def test_a_fraction_that_may_be_two_things_is_refused(
    pledged: Run, give: Give, *, separator: str, options: str, cell: str, why: str
) -> None:
    assert pledged
    content = f"id;jaar;gerealiseerd\nP1.1.1;2015;{cell}\n".replace(";", separator)

    assert f"lijst.csv:2: gerealiseerd: {why}" in give(content, 4, options=options, what="progress").stderr


# -- parts of records --------------------------------------------------------------------------------------------------


def test_a_part_is_known_by_its_own_id(pledged: Run, give: Give) -> None:
    give("id;streefwaarde\np1.1.1;12\n", what="deliverables", options="--on-conflict update")
    give("id;soort\nP1.1;activiteit\n", what="commitments", options="--on-conflict update")
    give('[{"id": "P1.1", "due": {"words": "eind 2015"}}]', name="l.json", what="commitments")

    commitment = pledged("pledge show P1 --json").json["commitments"][0]
    assert commitment["deliverables"][0]["target"] == 12
    assert commitment["kind"] == "activity"
    assert commitment["due"] == {"date": "2015-12-31", "words": "eind 2015"}


def test_an_account_names_its_pledge_or_a_part_of_it(pledged: Run, give: Give) -> None:
    give("belofte;jaar;lessen\nP1;2016;veel\n", what="progress")
    give("onderdeel;jaar;belemmeringen\nP1;2016;geld\n", what="progress")
    give("onderdeel;jaar;status\nP1.1;2016;afgerond\n", what="progress")

    (report,) = json.loads(pledged("export json").stdout)["reports"]
    assert (report["lessons"], report["obstacles"]) == ("veel", ["geld"])
    assert [(each["of"], each["status"]) for each in report["updates"]] == [("P0001.1", "completed")]


def test_parties_and_members_are_added_to_what_they_name(pledged: Run, give: Give) -> None:
    pledged("network add --kind regional Noord")

    give("netwerk;lid;lid sinds\nnoord;Movisie;1-2-2016\nN1;O1;\n", what="members")
    give("belofte;organisatie;rol\nP1;O2;achterliggende organisatie\n", 4, what="parties")
    give('titel;pledgehouder;ondertekenaars\nNieuw;O1;"Movisie; O1"\n', what="pledges")

    assert [each["organisation"] for each in pledged("network show N1 --json").json["members"]] == ["O0002", "O0001"]
    parties = pledged("pledge show P2 --json").json["parties"]
    assert [(each["organisation"], each["role"]) for each in parties] == [("O0001", "holder"), ("O0002", "signatory")]


@pytest.mark.parametrize(
    ("what", "content", "why"),
    [
        ("members", "netwerk;lid\nZuid;O1\n", "lijst.csv:2: There is no network 'Zuid'."),
        ("parties", "belofte;organisatie;rol\nP9;O1;holder\n", "lijst.csv:2: There is no pledge 'P0009'."),
        ("commitments", "tekst\nx\n", "lijst.csv:2: pledge: is missing."),
        ("deliverables", "belofte;omschrijving\nP1;x\n", "commitments.1.text: is missing."),
        ("progress", "jaar;lessen\n2016;veel\n", "pledge: is missing."),
        ("progress", "belofte;jaar;lessen\nP1;16;veel\n", "lijst.csv:2: jaar: '16' is not a year."),
    ],
)
def test_a_part_of_what_is_not_there_is_refused(pledged: Run, give: Give, what: str, content: str, why: str) -> None:
    assert pledged
    assert why in give(content, 4, what=what).stderr


# -- records: JSON, JSON Lines, YAML -----------------------------------------------------------------------------------


RECORDS: Mapping[str, str] = {
    "l.json": (
        '\ufeff[\n {"name": "Café Zorg", "KVK": "01234567", "sector": null},\n\n'
        ' {"Naam": "GGD; Fryslân, Noord", "kvk": "00000001"}\n]\n'
    ),
    "l.jsonl": '{"name": "Café Zorg", "kvk": "01234567"}\r\n\r\n{"naam": "GGD; Fryslân, Noord", "kvk": "00000001"}',
    "l.yaml": "- naam: Café Zorg\n  kvk: 01234567\n- naam: GGD; Fryslân, Noord\n  kvk: 00000001\n",
    "l.yml": "naam: Café Zorg\nkvk: 01234567\n---\n- name: GGD; Fryslân, Noord\n  kvk: '00000001'\n",
    "l.ndjson": '{"name": "Café Zorg", "kvk": "01234567"}\n{"naam": "GGD; Fryslân, Noord", "kvk": "00000001"}\n',
}


@pytest.mark.parametrize("name", RECORDS)
@pytest.mark.parametrize("by", ["its ending", "its content"])
def test_records_of_every_format_are_a_list(give: Give, known: Known, aig: Run, name: str, by: str) -> None:
    if by == "its ending":
        give(RECORDS[name], name=name)
    elif name == "l.yml":
        aig("import orgs - --format yaml", stdin=RECORDS[name])
    else:
        aig("import orgs -", stdin=RECORDS[name])

    assert known() == TWO


def test_one_object_is_one_row(give: Give, known: Known) -> None:
    give('{"name": "A",\n "represents": {"workers": 12, "source": "b"},\n "aliases": ["B; C"]}', name="l.json")

    assert known() == [
        {
            "id": "O0001",
            "name": "A",
            "aliases": ["B; C"],
            "represents": {"organisations": None, "workers": 12, "source": "b"},
        }
    ]


def test_numbers_and_booleans_of_json_are_values(pledged: Run, give: Give) -> None:
    pledged("deliverable add P1.1 doe --measure yes-no")
    content = '[{"of": "P1.1.1", "year": 2015, "value": 12.5}, {"of": "P1.1.2", "year": 2015, "value": true}]'

    give(content, name="l.json", what="progress")

    assert reported(pledged, 2015) == [12.5, "yes"]
    give('{"of": "P1.1.2", "year": 2016, "value": false}', name="l.json", what="progress")
    give('{"of": "P1.1.1", "year": 2016, "value": 1.5e-3}', name="l.json", what="progress")
    assert reported(pledged, 2016) == [0.0015, "no"]


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("l.json", "", "l.json: there is no record in it."),
        ("l.json", " \n ", "l.json: there is no record in it."),
        ("l.json", "[]", "l.json: there is no record in it."),
        ("l.json", "[ ]\n", "l.json: there is no record in it."),
        ("l.json", '"tekst"', "l.json: a record is asked for"),
        ("l.json", "[\n1\n]", "l.json:2: a record is asked for"),
        ("l.json", '[{"name": "A"},\n [2]]', "l.json:2: a record is asked for"),
        ("l.json", '[\n{"name": "A"},\n{"name": NaN}]', "l.json:3: 'NaN' is not a number."),
        ("l.json", '{"name": -Infinity}', "l.json: '-Infinity' is not a number."),
        ("l.json", '[\n{"name": "A", "note": 1e999}\n]', "l.json:2: '1e999' is not a number."),
        ("l.json", '[\n{"name": "A",\n"name": "B"}\n]', "l.json:2: field 'name' stands there twice."),
        ("l.json", '[{"name": "A"}\n{"name": "B"}]', "l.json:1: not JSON: a comma or ] is asked for after the record."),
        ("l.json", '[{"name": "A"}', "l.json:1: not JSON: a comma or ] is asked for after the record."),
        ("l.json", '[{"name": "A"},]', "l.json: not JSON: expecting value, at column 16."),
        ("l.json", '[\n{"name": "A",\n "kvk" "B"}]', "l.json:3: not JSON: expecting ':' delimiter, at column 8."),
        ("l.json", '[{"name": "A"}]\n\n[]', "l.json:3: not JSON: something stands behind the end."),
        ("l.json", '{"name": "A"} x', "l.json: not JSON: something stands behind the end."),
        ("l.json", '[{"name": "A", "note": ' + "[" * 21 + "]" * 21 + "}]", "l.json: deeper than 20 levels."),
        ("l.json", '[\n{"name": "A", "note": ' + "[" * 600 + "]" * 600 + "}]", "l.json:2: deeper than 20 levels."),
        ("l.json", "[" * 100_000, "l.json: deeper than 20 levels."),
        ("l.json", '{"a":' * 100_000, "l.json: deeper than 20 levels."),
        ("l.json", '{"name": "A", "represents": {"workers": ' + "9" * 5000 + "}}", "is outside 0 to 9000000000000000"),
        ("l.json", '{"name": ["A"]}', "l.json: name: a list where a text is asked for."),
        ("l.json", '{"name": {"a": "A"}}', "l.json: name: a mapping where a text is asked for."),
        ("l.json", '{"name": "A", "aliases": [{"a": "A"}]}', "l.json: aliases.1: a mapping where a text is asked for"),
        (
            "l.json",
            '{"name": "A", "represents": {"wrkers": 1}}',
            "represents.wrkers: there is no field 'wrkers'. Did you mean workers?",
        ),
        ("l.json", '[\n{"name": "A"},\n{"name": "B", "kvk": "x"}]', "l.json:3: kvk: 'x' is not a KVK number"),
        ("l.jsonl", "", "l.jsonl: there is no record in it."),
        (
            "l.jsonl",
            '{"name": "A"}\n\n{"name": "B"}\n{"name": "C"\n{"name": "D"}',
            "l.jsonl:4: not JSON: expecting ',' delimiter",
        ),
        ("l.jsonl", '{"name": "A"}\n["B"]\n', "l.jsonl:2: a record is asked for"),
        ("l.jsonl", '{"name": "A"}\n{"name": "B", "name": "C"}\n', "l.jsonl:2: field 'name' stands there twice."),
        ("l.jsonl", '{"name": "A"} {"name": "B"}\n', "l.jsonl:1: not JSON: something stands behind the end."),
        ("l.yaml", "", "l.yaml: there is no record in it."),
        ("l.yaml", "[]", "l.yaml: there is no record in it."),
        ("l.yaml", "- A\n- B\n", "l.yaml:1: a record is asked for"),
        ("l.yaml", "- naam: A\n- [B]\n", "l.yaml:2: a record is asked for"),
        ("l.yaml", "- naam: A\n  naam: B\n", "l.yaml:2: field 'naam' stands there twice."),
        ("l.yaml", "- naam: A\n  kvk: x\n- naam: B\n  sector: y\n", "l.yaml:2: kvk: 'x' is not a KVK number"),
        ("l.yaml", "naam: A\n---\nnaam: B\nsector: y\n", "l.yaml:4: sector: 'y' is not one of"),
        ("l.yaml", "naam: A\nrepresents:\n  workers: y\n", "l.yaml:3: represents.workers: 'y' is not a number."),
        ("l.yaml", "naam: A\naliases:\n  - B\n  - [C]\n", "l.yaml:4: aliases.2: a list where a text is asked for."),
        ("l.yaml", "naam: &a A\n", "l.yaml:1: anchors and aliases are not accepted."),
    ],
    ids=lambda given: repr(given[:40]),
)
def test_records_that_cannot_be_read_are_refused_with_their_line(give: Give, name: str, content: str, why: str) -> None:
    said = give(content, 4, name=name).stderr

    assert why in said
    assert len(said) < 2000


def test_an_array_of_more_records_than_are_taken_is_refused(give: Give) -> None:
    content = "[" + ",\n".join(['{"name":"A"}'] * 100_001) + "]"

    assert "l.json:100001: more than 100,000 rows. Split the list." in give(content, 4, name="l.json").stderr


# -- workbooks ---------------------------------------------------------------------------------------------------------


SAVED = Path(__file__).parent / "workbook"


def made(write: Callable[[Workbook], object]) -> bytes:
    content = io.BytesIO()
    with Workbook(content) as book:
        write(book)
    return content.getvalue()


def sheet(*rows: list[Any], name: str = "Leden", merged: str = "") -> bytes:
    def write(book: Workbook) -> None:
        page = book.add_worksheet(name)
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
        if merged:
            page.merge_range(merged, "samen")

    return made(write)


def test_a_workbook_is_a_list(give: Give, known: Known) -> None:
    content = sheet([], ["Naam", "KVK", "Werkenden"], ["Café Zorg", 1234567], [], ["  ", "  "], ["B", "00000001"])

    said = give(content, name="l.xlsx", options="--map werkenden=represents.workers").stderr

    assert known() == [
        {"id": "O0001", "name": "Café Zorg", "kvk": "01234567"},
        {"id": "O0002", "name": "B", "kvk": "00000001"},
    ]
    assert "l.xlsx:3: KVK 1234567 has 7 digits; stored as 01234567." in said


@pytest.mark.parametrize("form", ["xlsx", "xls", "ods"])
def test_a_workbook_of_every_kind_is_known_by_its_ending_and_by_its_content(give: Give, aig: Run, form: str) -> None:
    content = (SAVED / f"libreoffice.{form}").read_bytes()

    by_ending = give(content, 4, name=f"lijst.{form}", options="-n")
    by_content = aig("import orgs - -n", 4, stdin=content)

    why = "4 rows: 3 new, 0 change, 0 same, 0 choose, 1 error." if form == "ods" else "the cells A4:A5 are merged"
    assert why in by_ending.stderr
    assert by_content.stderr.replace("standard input", f"lijst.{form}") == by_ending.stderr


def test_what_is_wrong_in_a_workbook_has_its_cell(give: Give) -> None:
    content = sheet(["Naam", "Sector", "KVK", "Werkenden"], ["A", "x", 1.5, 12.5])

    said = give(content, 4, name="l.xlsx", options="--map werkenden=represents.workers").stderr

    assert "l.xlsx:2: Sector (B2): 'x' is not one of" in said
    assert "l.xlsx:2: KVK (C2): '1,5' is not a KVK number" in said
    assert "l.xlsx:2: Werkenden (D2): '12,5' is not a whole number." in said


@pytest.mark.parametrize(
    ("content", "options", "exit_code", "why"),
    [
        (sheet(["Naam"], ["A"], merged="A3:B3"), "", 4, "l.xlsx: the cells A3:B3 are merged"),
        (sheet(["Naam"], ["A"], merged="B1:B2"), "", 4, "l.xlsx: the cells B1:B2 are merged"),
        (sheet(["Naam"], ["A", "x"]), "", 4, "l.xlsx:2: 2 cells, and 1 columns."),
        (sheet(["Naam", "naam"], ["A", "x"]), "", 4, "l.xlsx:1: the header 'naam' stands in columns 1 and 2."),
        (sheet(["x"], ["A"]), "", 4, "l.xlsx: no column is known: x."),
        (sheet(["Naam"]), "", 4, "l.xlsx: there is no record in it."),
        (sheet(["Naam"], ["A"]), "--sheet Oud", 3, "l.xlsx has no sheet 'Oud'. It has: Leden."),
        (sheet(["Naam"], ["A"]), "--delimiter ';'", 2, "--delimiter ';' does not go with l.xlsx"),
        (b"naam;kvk\n", "", 4, "l.xlsx: is not a workbook but plain text, as a CSV is."),
        (b"", "", 4, "l.xlsx: there is no record in it."),
    ],
)
def test_a_workbook_that_cannot_be_read_is_refused(
    give: Give, content: bytes, options: str, exit_code: int, why: str
) -> None:
    assert why in give(content, exit_code, name="l.xlsx", options=options).stderr


def test_merged_cells_above_the_headers_are_a_title(give: Give, known: Known) -> None:
    def write(book: Workbook) -> None:
        page = book.add_worksheet()
        page.merge_range("B3:C3", "")
        page.write_row(2, 0, ["Naam", "KVK"])
        page.write_row(3, 0, ["A", "01234567"])

    give(made(write), name="l.xlsx")

    assert known() == [{"id": "O0001", "name": "A", "kvk": "01234567"}]


def test_a_sheet_is_named(give: Give, known: Known) -> None:
    def write(book: Workbook) -> None:
        for name in ("Leden", "Oud"):
            page = book.add_worksheet(name)
            page.write_row(0, 0, ["Naam"])
            page.write_row(1, 0, [name])

    assert "Name one: --sheet NAME. Sheets: Leden, Oud." in give(made(write), 4, name="l.xlsx").stderr
    give(made(write), name="l.xlsx", options="--sheet oud")
    assert known() == [{"id": "O0001", "name": "Oud"}]
