"""Pages for partners in every format of reports: with names of any kind, in both languages, on one sheet of paper."""

from collections.abc import Callable

import pytest

from aig_cli.exchange import DOCUMENTS
from tests.conftest import Run, Said
from tests.report.page.partner_register import fill
from tests.report.register import typed

PAGES = ("pledge P1", "pledge P3", "org O1", "org O4", "network N1")
HOSTILE = (
    "<script>alert(1)</script>",
    "]]>",
    "\"quoted' & more",
    "=1+1",
    "| a | b |",
    "[red]markup[/red]",
    "שלום مرحبا",
    "a" * 300,
    "{name} {0} %s",
)


@pytest.fixture
def register(aig: Run) -> Run:
    fill(aig)
    return aig


@pytest.mark.parametrize("name", HOSTILE)
def test_names_are_texts_in_every_format(aig: Run, name: str) -> None:
    quoted = "'" + name.replace("'", "'\\''") + "'"
    typed(
        aig,
        f"""
        org add {quoted}
        network add {quoted} --kind thematic
        network join N1 O1
        pledge add --title {quoted} --holder O1 --signatory O1 --network N1 --target-group {quoted}
        commitment add P1 {quoted} --responsible O1
        deliverable add P1.1 {quoted} --target 10 --unit {quoted}
        pledge sign P1 --on 2020-01-01
        progress log P1.1.1 --year 2025 --value 5
        """,
    )
    for page in ("pledge P1", "org O1", "network N1"):
        assert aig(f"report {page} --format json").json["title"] == name
        html = aig(f"report {page} --format html").stdout
        assert "<script" not in html
        assert "]]>" not in html
        assert aig(f"report {page} --format markdown").stdout
        assert aig(f"report {page}").stdout


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("format_", DOCUMENTS)
def test_a_page_is_the_same_every_time(register: Run, page: str, format_: str) -> None:
    assert register(f"report {page} --format {format_}").stdout == register(f"report {page} --format {format_}").stdout


@pytest.mark.parametrize("page", PAGES)
def test_numbers_are_the_same_in_both_languages(register: Run, page: str) -> None:
    found = []
    for language in ("en", "nl"):
        chapters = register(f"report {page} --format json --lang {language}").json["chapters"]
        rows = [row for chapter in chapters for row in chapter["rows"]]
        found.append([{name: each for name, each in row.items() if isinstance(each, int | float)} for row in rows])
    assert found[0] == found[1]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_printed_small_and_the_picture_of_a_year_is_not(register: Run, page: str) -> None:
    assert '<body class="brief">' in register(f"report {page} --format html").stdout
    assert "<body>" in register("report year 2025 --format html").stdout


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize(("words", "found"), [("pledge p", "P0001"), ("org O", "O0001"), ("network n", "N01")])
def test_ids_are_completed(shell: Callable[..., Said], words: str, found: str) -> None:
    script = f"COMP_WORDS='aig report {words}' COMP_CWORD=3 _AIG_COMPLETE=bash_complete aig"

    assert f"plain,{found}" in shell(script).stdout.splitlines()
