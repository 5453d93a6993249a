"""A whole reporting year, played by examples/year.sh on the made-up network: every figure is known beforehand."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from aig_cli.model.text import fold
from tests.conftest import EXAMPLES, PROGRAM, Run

TODAY = "2027-02-01"


def read(path: Path) -> Any:
    return json.loads(path.read_text())


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a year that is over."""
    folder = tmp_path_factory.mktemp("year")
    made = [sys.executable, str(EXAMPLES / "make_network.py"), "1", "--store", str(folder / "aig.json")]
    subprocess.run(made, check=True, capture_output=True, timeout=120)
    path = f"{PROGRAM.parent}{os.pathsep}{os.environ['PATH']}"
    settings = {name: value for name, value in os.environ.items() if not name.startswith(("AIG_", "LC_", "LANG"))}
    played = subprocess.run(
        ["sh", str(EXAMPLES / "year.sh"), str(folder)],
        env={**settings, "PATH": path, "PYTHON": sys.executable, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        check=False,
        text=True,
        timeout=400,
    )
    assert played.returncode == 0, played
    return folder


@pytest.fixture
def ask(bare: Run, year: Path) -> Run:
    """The program, on the day after the year was locked."""

    def run_line(line: str, exit_code: int | None = 0, stdin: str | bytes = "") -> Any:
        return bare(f"{line} --store {year / 'aig.json'} --today {TODAY}", exit_code, stdin)

    return run_line


def answered(year: Path) -> set[str]:
    """The pledges whose partners are known to have answered."""
    return {each for month in ("december", "january") for each in read(year / f"{month}.truth.json")["pledges"]}


def test_the_response_is_that_of_those_who_answered(year: Path) -> None:
    response = read(year / "response.json")

    assert response["asked"] == read(year / "aig.truth.json")["round_2026"]["asked"]
    assert response["exempt"] == read(year / "aig.truth.json")["round_2026"]["exempt"]
    assert response["answered"] == len(answered(year)) > 150
    assert response["states"]["established"] == response["answered"]
    assert response["states"]["no-response"] == response["asked"] - response["answered"] > 10
    assert response["percentage"] == round(100 * response["answered"] / response["asked"], 1)


def test_exactly_those_who_answered_are_recorded_as_such(year: Path, ask: Run) -> None:
    reports = [each for each in ask("export json").json["reports"] if each["year"] == 2026]

    assert {each["pledge"] for each in reports if each["state"] == "established"} == answered(year)
    assert all(each["updates"] or each["results"] or each["reach"] for each in reports if each["received_on"])


def test_the_rounds_before_have_the_response_that_their_maker_knows(year: Path, ask: Run) -> None:
    truth = read(year / "aig.truth.json")
    before = {str(each["year"]): each for each in ask("round list --where year<=2025 --json").json}

    assert {over: each["asked"] for over, each in before.items()} == truth["asked"]
    assert {over: each["answered"] for over, each in before.items()} == truth["responded"]


def test_each_slip_is_told_with_its_cell_and_nothing_else_is_refused(year: Path) -> None:
    truth = read(year / "december.truth.json")
    told = [line for line in (year / "december.txt").read_text().splitlines() if line.startswith("Error: ")]

    assert len(told) == truth["rows_refused"] + truth["files_refused"] == 9
    for words in ("(K", "'ongeveer 10' is not a number", "'10-12'", "'=2+3'", "'12 dec 2026'", "'in uitvoring'"):
        assert any(words in line for line in told), words
    for words in ("without an id", "leeg.xlsx", "macro.xlsm", "notulen.txt"):
        assert any(words in line for line in told), words


def test_what_was_changed_in_a_form_is_warned_about(year: Path) -> None:
    warnings = [line for line in (year / "december.txt").read_text().splitlines() if line.startswith("Warning: ")]

    for words in ("the hidden sheet of the form is lost", "the grey text was changed in 1 row", "is missing: P"):
        assert sum(words in line for line in warnings) == 1, words


def test_what_could_not_be_taken_is_a_list_to_mend(year: Path) -> None:
    rows = list(csv.DictReader((year / "refused.csv").read_text("utf-8-sig").splitlines(), delimiter=";"))

    assert len(rows) == read(year / "december.truth.json")["rows_refused"]


def test_the_reminders_are_a_list_to_merge_letters_with(year: Path, ask: Run) -> None:
    content = (year / "reminders.csv").read_bytes()
    rows = list(csv.DictReader(content.decode("utf-8-sig").splitlines(), delimiter=";"))

    assert content.startswith(b"\xef\xbb\xbf")
    assert [fold(row["holder"]) for row in rows] == sorted(fold(row["holder"]) for row in rows)
    missing = read(year / "response.json")["asked"] - len(set(read(year / "december.truth.json")["pledges"]))
    assert len(rows) == missing
    reminded = [each for each in ask("export json").json["reports"] if each["reminders"]]
    assert {each["pledge"] for each in reminded} == {row["pledge"] for row in rows}
    assert all(each["reminders"] == ["2026-12-15"] for each in reminded)


def test_forms_that_come_after_the_lock_change_nothing(year: Path, ask: Run) -> None:
    before = (year / "aig.json").read_bytes()

    said = ask(f"import progress {year / 'january'}", exit_code=1)

    assert "the round of 2026 was locked on 2027-02-01" in said.stderr
    assert (year / "aig.json").read_bytes() == before


def test_the_year_has_an_operation_for_each_step(ask: Run) -> None:
    commands = [each["command"] for each in ask("log --json").json]

    assert commands == [
        "round lock",
        "progress establish",
        "round no-response",
        "round no-response",
        "import progress",
        "due",
        "import progress",
        "round open",
        "round lock",
        "round lock",
        "make network",
        "init",
    ]
