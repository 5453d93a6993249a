"""Rows that were not taken come back in a list of their own, to be mended in a spreadsheet: `--rejects`."""

import csv
import io
import os
from pathlib import Path

import pytest

from tests.conftest import Run

LIST = (
    "Naam;KVK;Plaats;aig_reason\n"
    "MOgroup;01234568;x;oud\n"
    "Goed;07654321;Ede;\n"
    "Fout;00000012;=1+1;\n"
    'Kort;"1"\n'
    '"een\ntwee";;\'t Hof;;b;c\n'
)
REASONS = [
    "'MOgroup' is not sure. It may be O0001 MOgroep (85 %). Write its id, or new, in the column aig_decision.",
    "Plaats: '#N/B' is an error of the spreadsheet, not a value. Mend the formula, or empty the cell.",
    "2 cells, and 4 columns. Is there a delimiter or a quote too many or too few?",
    "6 cells, and 4 columns. Is there a delimiter or a quote too many or too few?",
]


@pytest.fixture
def refusing(aig: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The program in a folder with a list of five rows, four of which cannot be taken."""
    monkeypatch.chdir(tmp_path)
    aig("org add MOgroep")
    Path("lijst.csv").write_text(LIST.replace("=1+1", "#N/B"))
    return aig


def rows(name: str) -> list[list[str]]:
    """Return the rows of a file as a Dutch Excel opens it."""
    content = Path(name).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    return [*csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";")]


def test_rows_come_back_as_they_were_with_the_reason_and_the_line(refusing: Run, store: Path) -> None:
    before = store.read_bytes()

    said = refusing("import orgs lijst.csv --rejects over.csv", 4)

    header, *found = rows("over.csv")
    assert header == ["aig_decision", "aig_reason", "aig_line", "Naam", "KVK", "Plaats"]
    assert [row[1].removeprefix("''").removeprefix("'") for row in found] == [
        each.removeprefix("'") for each in REASONS
    ]
    assert [row[2] for row in found] == ["lijst.csv:2", "lijst.csv:4", "lijst.csv:5", "lijst.csv:6"]
    assert [row[3:] for row in found] == [
        ["MOgroup", "'01234568", "x"],
        ["Fout", "'00000012", "#N/B"],
        ["Kort", "'1"],
        ["een\ntwee", "", "''t Hof", "b", "c"],
    ]
    assert "Wrote over.csv" in said.stderr
    assert store.read_bytes() == before
    assert os.stat("over.csv").st_mode & 0o777 == 0o600


def test_a_rejected_number_is_no_clearer_for_having_been_rejected(pledged: Run, tmp_path: Path) -> None:
    """What can be two numbers, or has the wrong sign, is asked about again."""
    path = tmp_path / "over.csv"
    doubtful = "of,year,value\nP0001.1.1,2015,4.200\nP9.1.1,2015,12.5\n"
    pledged(f"import progress - --rejects {path}", 4, stdin=doubtful)
    assert "aig_decimal" in path.read_text("utf-8-sig").splitlines()[0]
    again = pledged(f"import progress {path}", 4).stderr
    assert "'4.200' can be 4200 or 4,200." in again
    assert "There is no pledge 'P0009'." in again
    pointed = 'of,year,value\nP0001.1.1,2015,"1,250"\n'
    pledged(f"import progress - --decimal point --rejects {path} --force", 4, stdin=pointed)
    assert "'1,250' is not a number with a decimal point." in pledged(f"import progress {path}", 4).stderr


def test_a_row_that_is_too_short_stays_so(aig: Run, tmp_path: Path) -> None:
    path = tmp_path / "over.csv"
    aig(f"import orgs - --rejects {path}", 4, stdin="naam,kvk,note\nXyzuvw,22223333\n")
    assert "columns. Is there a delimiter or a quote too many or too few?" in aig(f"import orgs {path}", 4).stderr


def test_mended_rows_can_be_read_again(refusing: Run) -> None:
    refusing("import orgs lijst.csv --rejects over.csv --keep-going", 1)
    mended = Path("over.csv").read_text("utf-8-sig")
    mended = (
        mended.replace("#N/B", "'=1+1")
        .replace("Kort;'1", "Kort;'00000001;")
        .replace('"een\ntwee"', "een")
        .replace(";b;c", "")
    )
    Path("over.csv").write_text(mended.replace("\n;''MOgroup", "\nO0001;''MOgroup"))

    said = refusing("import orgs over.csv --rejects weer.csv")

    assert "4 rows: 3 new, 1 change, 0 same, 0 choose, 0 error." in said.stderr
    assert "is not read" not in said.stderr
    assert not Path("weer.csv").exists()
    assert refusing("org list --fields name,kvk,city").lines == [
        "MOgroep  01234568  x",
        "Goed     07654321  Ede",
        "Fout     00000012  =1+1",
        "Kort     00000001",
        "een                't Hof",
    ]


@pytest.mark.parametrize(
    ("decision", "verdict"), [("O0001", "change  O0001"), ("o1", "change  O0001"), ("new", "new"), (" NEW ", "new")]
)
def test_a_row_is_decided_about_in_its_own_column(refusing: Run, decision: str, verdict: str) -> None:
    Path("lijst.csv").write_text(f"AIG decision;naam;plaats\n{decision};MOgroup;Ede\n")

    assert f"lijst.csv:2  {verdict}" in refusing("import orgs lijst.csv -n").stdout


def test_a_decision_for_what_is_not_there_is_refused(refusing: Run) -> None:
    Path("lijst.csv").write_text("aig_decision;naam\nO0009;MOgroup\n")

    assert "lijst.csv:2: There is no organisation 'O0009'." in refusing("import orgs lijst.csv", 4).stderr


def test_a_file_that_is_there_stays_unless_by_force(refusing: Run) -> None:
    Path("over.csv").write_text("mine")

    said = refusing("import orgs lijst.csv --rejects over.csv --keep-going", 5).stderr

    assert "over.csv exists. Add --force to overwrite it" in said
    assert Path("over.csv").read_text() == "mine"
    assert len(refusing("org list").lines) == 1
    refusing("import orgs lijst.csv --rejects over.csv --force", 4)
    assert len(rows("over.csv")) == 5


@pytest.mark.parametrize(
    ("path", "exit_code", "why"),
    [
        ("nergens/over.csv", 7, "Could not write nergens/over.csv: no such file or directory."),
        ("store/aig.json --force", 5, "is the store or a file beside it"),
        ("store --force", 5, "store is there and is not a file"),
    ],
)
def test_where_the_rejected_rows_cannot_land_nothing_is_written(
    refusing: Run, store: Path, path: str, exit_code: int, why: str
) -> None:
    before = store.read_bytes()

    assert why in refusing(f"import orgs lijst.csv --keep-going --rejects {path}", exit_code).stderr
    assert store.read_bytes() == before


def test_a_rehearsal_writes_no_rejected_rows(refusing: Run) -> None:
    refusing("import orgs lijst.csv -n --rejects over.csv", 4)

    assert not Path("over.csv").exists()


def test_what_a_record_holds_comes_back_too(refusing: Run) -> None:
    Path("l.json").write_text(
        '[{"name": "A;B", "kvk": "x", "aliases": ["B", "C; D"], "represents": {"workers": 12, "source": "b"},'
        ' "contacts": [{"name": "Jan", "phone": "030 1234567"}], "note": null}, {"name": "E", "sector": 1.5}]'
    )

    refusing("import orgs l.json --rejects over.csv", 4)
    Path("over.csv").write_text(Path("over.csv").read_text().replace(";x;", ";;").replace("'1,5", "public"))
    refusing("import orgs over.csv")

    first, second = refusing("org show O2 --json").json, refusing("org show O3 --json").json
    assert (first["name"], first["kvk"], first["aliases"]) == ("A;B", None, ["B", "C; D"])
    assert first["represents"] == {"organisations": None, "workers": 12, "source": "b"}
    assert first["contacts"][0]["phone"] == "030 1234567"
    assert (second["name"], second["sector"]) == ("E", "public")
