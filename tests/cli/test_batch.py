"""Many commands as one operation."""

import subprocess
from pathlib import Path

import pytest

from aig_cli.cli.batch import split
from tests.conftest import Run

WEEK = """
# the letters of this week
aig org add 'GGD Noord' --type public-health-service
p: pledge add --title "Samen bewegen" --holder 'GGD Noord'   # its id is $p from here
commitment add $p "Wij geven 10 lessen" --due 2030-01-01
deliverable add $last lessen --target 10
commitment add $p 'Wij schrijven over $p'
deliverable add $p.2 artikelen --target 4
pledge sign $p --on 2026-11-01
"""


def test_a_batch_is_one_operation_and_tells_what_each_line_did(aig: Run) -> None:
    said = aig("batch -", stdin=WEEK)

    assert said.lines == [
        "O0001  added  GGD Noord",
        "P0001  added  Samen bewegen",
        "P0001.1  added  Wij geven 10 lessen",
        "P0001.1.1  added  lessen",
        "P0001.2  added  Wij schrijven over $p",
        "P0001.2.1  added  artikelen",
        "P0001  signed  Samen bewegen",
    ]
    assert said.stderr.splitlines()[0] == "Warning: standard input:7: No due date: P0001.2."
    assert [line.split()[2] for line in aig("log").lines] == ["batch", "init"]
    aig("undo")
    assert aig("export json").json["pledges"] == aig("export json").json["organisations"] == []


def test_quiet_prints_the_ids_in_order_and_json_the_records(aig: Run) -> None:
    assert aig("batch -q -", stdin="org add A\norg add B -q\norg edit O1 --set city=Ede\n").lines == [
        "O0001",
        "O0002",
        "O0001",
    ]
    assert [each["name"] for each in aig("batch - --json", stdin="org add C\norg add D\n").json] == ["C", "D"]


def test_a_path_that_cannot_be_one_is_not_found(aig: Run) -> None:
    said = aig("batch -", exit_code=3, stdin=b"org add A\npledge add --from 'a\0b'\n").stderr

    assert "standard input:2: Cannot read 'a\\x00b': embedded null byte." in said


def test_a_rehearsed_batch_writes_nothing(aig: Run, store: Path) -> None:
    before = store.read_bytes()

    said = aig("batch -n -", stdin=WEEK)

    assert said.lines[-1] == "P0001  signed  Samen bewegen"
    assert said.stderr.endswith("Dry run: nothing was written.\n")
    assert store.read_bytes() == before


def test_one_wrong_line_and_nothing_is_saved(pledged: Run, store: Path, tmp_path: Path) -> None:
    file = tmp_path / "week.txt"
    good = [f"progress log P1.1 --year {year} --status in-progress" for year in range(2016, 2026)]
    file.write_text("\n".join([*good, "progress log P1.1 --year 2026 --status beg\n"]))
    before = store.read_bytes()

    said = pledged(f"batch {file}", exit_code=4)

    assert said.stdout == ""
    assert said.stderr.startswith(f"Error: {file}:11: --status: 'beg' is not one of: not-started")
    assert said.stderr.endswith("Nothing was saved (0 of 11).\n")
    assert store.read_bytes() == before


def test_keep_going_saves_the_lines_that_are_right(pledged: Run) -> None:
    lines = """
org add Nieuw
org add movisie
pledge sign P1 --on 2020-01-01
x: org edit nieuw --set city=Ede
pledge add --title $y
org edit $x --set region=Gelderland
"""
    said = pledged("batch - --keep-going", exit_code=1, stdin=lines)

    assert said.lines == [
        "O0003  added  Nieuw",
        "O0003  edited  Nieuw",
        "  city  (none) → Ede",
        "O0003  edited  Nieuw",
        "  region  (none) → Gelderland",
    ]
    assert [line[:26] for line in said.stderr.splitlines()] == [
        "Error: standard input:3: n",
        "Error: standard input:4: P",
        "Error: standard input:6: $",
        "3 of 6 lines were carried ",
    ]


def test_a_line_that_fails_half_way_leaves_nothing_of_itself(pledged: Run, tmp_path: Path) -> None:
    """The organisation of the first document is taken back with its line, its name with it."""
    file = tmp_path / "two.yaml"
    file.write_text("title: Een\nparties: [{organisation: {name: Half}, role: holder}]\n---\ntitle: ''\n")
    lines = f"pledge add --from {file}\norg add Half\npledge add --title Een --holder Half\n"

    said = pledged("batch - --keep-going", exit_code=1, stdin=lines)

    assert [line.split("  ")[1:] for line in said.lines] == [["added", "Half"], ["added", "Een"]]
    assert "same title" not in said.stderr
    assert pledged("org list --where name=Half --fields name").lines == ["Half"]


def test_the_same_batch_again_changes_nothing(pledged: Run, store: Path) -> None:
    lines = "progress log P1.1.1 --year 2016 --value 7\nprogress log P1.1 --year 2016 --status completed\n"
    pledged("batch -", stdin=lines)
    before = store.read_bytes()

    assert pledged("batch -", stdin=lines).lines == [
        "P0001.1.1  unchanged  2016: 7",
        "P0001.1  unchanged  2016: completed",
    ]
    assert store.read_bytes() == before


def test_the_options_of_the_batch_go_for_every_line(pledged: Run) -> None:
    later = (
        "pledge add --title A --holder O1\ncommitment add $last 'Wij doen 3 dingen'\npledge sign P2 --on 2028-01-01\n"
    )

    assert "is in the future" in pledged("batch -", exit_code=4, stdin=later).stderr
    pledged("batch - --today 2029-01-01", stdin=later)
    pledged("batch -", stdin="progress log P2.1 --year 2028 --status completed --today 2029-02-01\n")


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("org add 'Half", 2, "a quote is not closed"),
        ("org add Half \\", 2, "a quote is not closed, or the line ends in a backslash."),
        ("batch x.txt", 2, "aig batch cannot stand in a batch"),
        ("org list", 2, "aig org list cannot stand in a batch"),
        ("export csv", 2, "aig export csv cannot stand in a batch"),
        ("init", 2, "aig init cannot stand in a batch"),
        ("undo", 2, "aig undo cannot stand in a batch"),
        ("redo", 2, "aig redo cannot stand in a batch"),
        ("contact forget Jan", 2, "aig contact forget cannot stand in a batch"),
        ("contact forget Jan --yes", 2, "aig contact forget cannot stand in a batch"),
        ("pledge check --all", 2, "aig pledge check cannot stand in a batch"),
        ("org add --help", 2, "there is no command in this line."),
        ("org add X -qh", 2, "there is no command in this line."),
        ("--version", 2, "there is no command in this line."),
        ("org", 2, "there is no command in this line."),
        ("p:", 2, "there is no command in this line."),
        ("aig", 2, "there is no command in this line."),
        ("orgg add X", 2, "No such command 'orgg'."),
        ("org add", 2, "Missing argument 'NAME'."),
        ("pledge add", 2, "Missing option --title."),
        ("org add X -n", 2, "--dry-run goes for the whole batch: aig batch --dry-run FILE"),
        ("org add X --store other.json", 2, "--store goes for the whole batch"),
        ("commitment add $p 'Wij'", 2, "$p stands for nothing: no earlier line that was carried out has the label p:"),
        ("org show $last", 2, "$last stands for nothing"),
    ],
)
def test_what_cannot_stand_in_a_batch_is_named_with_its_line(
    pledged: Run, store: Path, line: str, code: int, said: str
) -> None:
    before = store.read_bytes()

    told = pledged("batch -", exit_code=code, stdin=f"# first\n{line}\n").stderr

    assert told.startswith("Error: standard input:2: ")
    assert said in told
    assert store.read_bytes() == before


def test_a_batch_can_come_from_windows_and_be_empty(aig: Run) -> None:
    assert aig("batch -", stdin=b"\xef\xbb\xbforg add A\r\n\r\norg add 'B C'\r\n").lines == [
        "O0001  added  A",
        "O0002  added  B C",
    ]
    assert aig("batch -", stdin="# nothing\n").stdout == ""
    assert "not valid UTF-8" in aig("batch -", exit_code=4, stdin=b"org add \xff").stderr
    assert "Cannot read 'nergens.txt'" in aig("batch nergens.txt", exit_code=3).stderr


def test_a_batch_has_at_most_a_hundred_thousand_commands(aig: Run) -> None:
    said = aig("batch -", exit_code=4, stdin="org add A\n" * 100_001).stderr

    assert said == "Error: standard input:100001: more than 100,000 commands. Split the file.\n"


def test_a_name_of_a_line_that_failed_stands_for_nothing(pledged: Run) -> None:
    lines = """
p: pledge add --title A --holder Movisie
p: pledge add --title B --holder Niemand
commitment add $p 'Hoort bij B'
pledge add --title C --holder Niemand
commitment add $last 'Hoort bij C'
"""
    said = pledged("batch - --keep-going", exit_code=1, stdin=lines)

    assert said.lines == ["P0002  added  A"]
    assert "4: $p stands for nothing: no earlier line that was carried out has the label p:" in said.stderr
    assert "6: $last stands for nothing: the line before was not carried out" in said.stderr


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (
            "org add Foo#1 --website https://x.nl/#top # een opmerking",
            ["org", "add", "Foo#1", "--website", "https://x.nl/#top"],
        ),
        ("a 'b c' \"d e\" f\\ g", ["a", "b c", "d e", "f g"]),
        ('a \'it\'"\'"\'s\' "say \\"hi\\" \\x"', ["a", "it's", 'say "hi" \\x']),
        ("'' \"\"", ["", ""]),
        ("a  \t b", ["a", "b"]),
        ("# niets", []),
    ],
)
def test_a_line_is_split_as_a_shell_does(line: str, words: list[str]) -> None:
    assert split(line) == words
    assert subprocess.run(
        ["bash", "-c", f"printf '%s\\0' {line}"], check=True, capture_output=True, text=True
    ).stdout.split("\0")[:-1] == (words or [""])


def test_a_very_long_line_is_split_in_time(aig: Run) -> None:
    assert "name: longer than 300 characters" in aig("batch -", 4, stdin=f"org add '{'x' * 3_000_000}'\n").stderr


def test_a_line_may_hold_what_looks_like_an_option_after_two_dashes(aig: Run) -> None:
    assert aig("batch -", stdin="org add -- --help\n").lines == ["O0001  added  --help"]


def test_two_dollars_are_one_and_no_name(aig: Run) -> None:
    assert aig("batch -", stdin="org add '$$euro'\norg add 'Kost $euro'\n").lines == [
        "O0001  added  $euro",
        "O0002  added  Kost $euro",
    ]


def test_a_refused_first_line_leaves_the_numbers_as_they_were(aig: Run) -> None:
    lines = """
org add A
pledge add --title T --holder A --signatory B
pledge add --title '' --holder A
pledge add --title U --holder A
network add N --kind regional --start 2020-01-01 --end 2019-01-01
network add N --kind regional
"""
    said = aig("batch - --keep-going -q", exit_code=1, stdin=lines)

    assert said.lines == ["O0001", "P0001", "N01"]


def test_a_name_of_a_line_is_the_value_of_a_field_too(pledged: Run) -> None:
    lines = "o: org add Derde\np: pledge amend P1 'Wij doen meer' --on 2016-01-01 --reason erbij\n"

    said = pledged("batch -", stdin=lines + "commitment edit $p --set responsible=$o\ndeliverable add $p boeken\n")

    assert said.lines[-1] == "P0001.2.1  added  boeken"
    assert pledged("get P1.2 responsible").lines == ["O0003"]


def test_one_record_in_json_is_a_list_too(aig: Run) -> None:
    assert [each["name"] for each in aig("batch - --json", stdin="org add A\n").json] == ["A"]
