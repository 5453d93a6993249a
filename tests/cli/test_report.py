"""`aig report year`: the picture of a year, and where it goes."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run

FORMATS = ("markdown", "json", "html")


def chapters(aig: Run, line: str) -> dict[str, Any]:
    return {each["name"]: each for each in aig(f"{line} --format json").json["chapters"]}


@pytest.fixture
def reported(pledged: Run) -> Run:
    """A signed pledge with an account over 2025, and one without."""
    pledged("pledge add --title Second --holder MOgroep --theme alcohol")
    pledged("commitment add P0002 'Give lessons'")
    pledged("pledge sign P0002 --on 2016-01-15")
    pledged("round open 2025 --closes 2026-01-31 --today 2026-01-02")
    pledged("progress log P0001.1 --year 2025 --status completed --today 2026-01-10")
    return pledged


def test_the_picture_has_its_chapters_in_their_order(reported: Run) -> None:
    assert list(chapters(reported, "report year 2025")) == [
        "figures",
        "growth",
        "partners",
        "settings",
        "themes",
        "status",
        "planning",
        "collaboration",
        "reach",
        "targets",
        "response",
        "same",
        "silent",
        "method",
    ]


def test_every_chapter_has_a_heading_a_finding_and_its_numbers(reported: Run) -> None:
    for each in chapters(reported, "report year 2025").values():
        assert each["heading"]
        assert each["finding"].endswith((".", "%"))
        assert each["rows"] or each["name"] == "silent"


def test_the_key_figures_are_those_of_stats(reported: Run) -> None:
    told = {each["figure"]: each for each in chapters(reported, "report year 2025")["figures"]["rows"]}
    counted = {each["label"]: each for each in reported("stats --as-of 2025-12-31 --json").json}

    for label in ("pledges", "organisations, counted once", "organisations, per pledge"):
        assert told[label]["value"] == counted[label]["value"]
    assert (told["response"]["value"], told["response"]["of"], told["response"]["percentage"]) == (1, 2, 50)


def test_a_figure_without_a_denominator_is_not_available_and_never_0(pledged: Run) -> None:
    told = {each["figure"]: each for each in chapters(pledged, "report year 2020")["figures"]["rows"]}

    assert (told["response"]["value"], told["response"]["percentage"]) == (None, None)
    assert (told["targets met"]["value"], told["targets met"]["percentage"]) == (None, None)
    assert "| response | n/a |" in pledged("report year 2020 --format markdown").stdout


def test_a_year_without_reports_says_so_in_every_chapter_of_accounts(pledged: Run) -> None:
    told = chapters(pledged, "report year 2020")

    for name in ("status", "planning", "collaboration", "reach", "targets", "response", "same"):
        assert "n/a" in told[name]["finding"], name
    assert "No account was asked for over 2020" in told["figures"]["finding"]


def test_a_year_before_everything_has_no_pledges(pledged: Run) -> None:
    assert chapters(pledged, "report year 1995")["growth"]["rows"][-1]["after"] == 0


def test_the_year_that_runs_is_told_as_of_today(pledged: Run) -> None:
    assert "Pledges on 22 November 2026: 1." in chapters(pledged, "report year 2026")["growth"]["finding"]


def test_another_year_is_beside_it(reported: Run) -> None:
    told = chapters(reported, "report year 2025 --compare 2015")

    assert [each["year"] for each in told["planning"]["rows"]] == [2015, 2025]
    assert "2015" in reported("report year 2025 --compare 2015 --format markdown").stdout


def test_the_same_numbers_are_told_in_both_languages(reported: Run) -> None:
    english, dutch = (chapters(reported, f"report year 2025 --lang {code}") for code in ("en", "nl"))

    assert english["growth"]["heading"] != dutch["growth"]["heading"]
    for name, chapter in english.items():
        assert _numbers(chapter) == _numbers(dutch[name]), name


def _numbers(chapter: Any) -> list[list[Any]]:
    return [[value for value in row.values() if not isinstance(value, str)] for row in chapter["rows"]]


def test_accounts_that_came_in_later_are_not_in_it(reported: Run) -> None:
    told = chapters(reported, "report year 2025 --as-of 2026-01-09")

    assert "0 of the 2 pledges" in told["figures"]["finding"]
    assert "1 of the 2 pledges" in chapters(reported, "report year 2025")["figures"]["finding"]


def test_a_published_picture_comes_out_again_by_its_revision(reported: Run) -> None:
    published = reported("report year 2025 --format html --as-of 2026-02-01 --revision 12").stdout
    reported("progress log P0002.1 --year 2025 --status stopped --stop-reason no-means --replace")

    assert reported("report year 2025 --format html --as-of 2026-02-01 --revision 12").stdout == published
    assert reported("report year 2025 --format html --as-of 2026-02-01").stdout != published


@pytest.mark.parametrize("format_", FORMATS)
def test_a_report_is_the_same_bytes_each_time(reported: Run, format_: str) -> None:
    line = f"report year 2025 --format {format_}"

    assert reported(line).stdout == reported(line).stdout


# -- where it goes ----------------------------------------------------------------------------------------------------


def test_a_report_is_written_to_a_file(reported: Run, tmp_path: Path) -> None:
    said = reported(f"report year 2025 --format json -o {tmp_path}/2025.json")

    assert said.stdout == ""
    assert said.stderr == f"Wrote {tmp_path}/2025.json\n"
    assert json.loads((tmp_path / "2025.json").read_text())["title"] == "Pledges in 2025"


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("a.html", "<!doctype html>"),
        ("A.HTM", "<!doctype"),
        ("a.md", "# "),
        ("a.json", "{"),
        ("a.txt", "Pledges"),
        ("a", "Pledges"),
    ],
)
def test_the_name_of_the_file_says_the_format(reported: Run, tmp_path: Path, name: str, start: str) -> None:
    reported(f"report year 2025 -o {tmp_path}/{name}")

    assert (tmp_path / name).read_text().startswith(start)


def test_a_file_that_is_there_is_not_overwritten_without_force(reported: Run, tmp_path: Path) -> None:
    (tmp_path / "2025.html").write_text("mine")
    line = f"report year 2025 --format html -o {tmp_path}/2025.html"

    assert "--force" in reported(line, exit_code=5).stderr
    assert (tmp_path / "2025.html").read_text() == "mine"
    reported(f"{line} --force")
    assert (tmp_path / "2025.html").read_text().startswith("<!doctype html>")


@pytest.mark.parametrize("place", [".", "no-such-folder/2025.html"])
def test_a_folder_or_a_place_that_there_is_not_is_refused(reported: Run, tmp_path: Path, place: str) -> None:
    reported(f"report year 2025 --format html -o {tmp_path}/{place}", exit_code=7 if "/" in place else 5)


# -- what is wrong ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "exit_code", "told"),
    [
        ("report year", 2, "Missing argument 'YEAR'"),
        ("report year 26", 4, "YEAR: '26' is not a year"),
        ("report year 2025 --compare soon", 4, "--compare: 'soon' is not a year"),
        ("report year 2027", 4, "YEAR: 2027 had yet to begin on the as-of date, 2026-11-22."),
        ("report year 2025 --compare 2027", 4, "--compare: 2027 had yet to begin on the as-of date"),
        ("report year 2025 --compare 2025", 4, "--compare: 2025 is the year itself"),
        ("report year 2025 --as-of 2024-12-31", 4, "YEAR: 2025 had yet to begin on the as-of date, 2024-12-31."),
        ("report year 2025 -o year.pdf", 2, "A report is not written as .pdf."),
        ("report pledge P1 --as-of 2014-01-01", 3, "There was no pledge 'P1' on 2014-01-01, the as-of date"),
        ("report pledge P9 --as-of 2026-11-22", 3, "There is no pledge 'P0009'."),
        ("report year 2025 --format pdf", 2, "'pdf' is not one of 'text', 'markdown', 'json', 'html'"),
        ("report year 2025 --as-of 2026-11-23", 4, "2026-11-23 is in the future"),
        ("report yaer 2025", 2, "Did you mean 'year'?"),
        ("report pledge P9", 3, "There is no pledge 'P0009'."),
        ("report org Nobody", 3, "There is no organisation 'Nobody'."),
        ("report network N9", 3, "There is no network 'N09'."),
    ],
)
def test_what_is_typed_wrong_says_so(reported: Run, line: str, exit_code: int, told: str) -> None:
    said = reported(line, exit_code=exit_code)

    assert told in said.stderr
    assert said.stdout == ""
