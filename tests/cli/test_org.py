"""Registering, listing and showing organisations."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run, Said


def test_an_organisation_is_registered_with_every_field(aig: Run) -> None:
    aig(
        "org add 'Zorggroep Zuid & Zn.' --alias ZZ --alias 'Z. Zuid' --kvk 01234567 --type care-provider "
        "--sector private --city Goes --region Zeeland --website https://zz.example.nl --represents-organisations 12 "
        "--represents-workers 4.200 --represents-source website --note 'first\nsecond'"
    )

    assert aig("org show O1 --json").json == {
        "id": "O0001",
        "name": "Zorggroep Zuid & Zn.",
        "aliases": ["ZZ", "Z. Zuid"],
        "kvk": "01234567",
        "type": "care-provider",
        "sector": "private",
        "city": "Goes",
        "region": "Zeeland",
        "website": "https://zz.example.nl",
        "represents": {"organisations": 12, "workers": 4200, "source": "website"},
        "contacts": [],
        "note": "first\nsecond",
        "merged_into": None,
    }


@pytest.mark.parametrize("given", ["O0002", "o2", "movisie", "MOVI", "Kennisinstituut sociaal", "01234568"])
def test_an_organisation_is_found_by_id_kvk_name_alias_or_beginning(aig: Run, given: str) -> None:
    aig("org add MOgroep")
    aig("org add Movisie --alias 'Kennisinstituut Sociaal' --kvk 01234568")

    assert aig(f"org show '{given}' --json").json["id"] == "O0002"


def test_an_id_goes_before_a_name_that_looks_like_one(aig: Run) -> None:
    aig("org add Telecom")
    aig("org add O2")

    assert aig("org show O2 --json").json["name"] == "O2"
    assert aig("org show O0001 --json").json["name"] == "Telecom"


def test_several_matches_are_listed(aig: Run) -> None:
    for number in range(10):
        aig(f"org add 'Stichting {number}'")

    said = aig("org show Stich", exit_code=3)

    assert "'Stich' is ambiguous: it can be O0001 (Stichting 0), O0002 (Stichting 1)" in said.stderr
    assert "and 2 more. Give the id, or more of the name." in said.stderr


def test_an_unknown_organisation_is_not_found_and_the_nearest_is_suggested(aig: Run) -> None:
    aig("org add Movisie")

    said = aig("org show Movisei", exit_code=3)

    assert said.stderr == "Error: There is no organisation 'Movisei'. Did you mean Movisie? See: aig org list\n"


def test_a_name_that_looks_the_same_is_refused_unless_it_is_meant(aig: Run, store: Path) -> None:
    aig("org add Ærø --alias 'Café Zorg'")
    before = store.read_bytes()

    for twin in ("ærø", " Ærø ", "'cafe  zorg'"):
        assert "looks the same as O0001 (Ærø)" in aig(f"org add {twin!s}", exit_code=4).stderr

    assert store.read_bytes() == before
    assert aig("org add ærø --allow-duplicate -q").stdout == "O0002\n"
    assert store.read_bytes() != before


def test_a_shared_kvk_number_is_warned_about_and_written(aig: Run) -> None:
    aig("org add A --kvk 01234567")

    said = aig("org add B --kvk 1234567")

    assert "KVK 1234567 has 7 digits; stored as 01234567. Excel dropped a zero?" in said.stderr
    assert "KVK 01234567 is also that of O0001 (A)." in said.stderr


def test_every_wrong_field_is_said_at_once(aig: Run, store: Path) -> None:
    before = store.read_bytes()

    said = aig("org add ' ' --type welfar --kvk 12 --website javascript:x --represents-workers veel", exit_code=4)

    types = (
        "government, municipality, public-health-service, care-provider, health-insurer, education, "
        "knowledge-institute, company, trade-association, welfare, sport, fund, network, other"
    )
    assert said.stderr.splitlines() == [
        "Error: name: may not be empty.",
        "       --kvk: '12' is not a KVK number: 8 digits.",
        f"       --type: 'welfar' is not one of: {types}. Did you mean welfare?",
        "       --website: 'javascript:x' is not a web address. Write https://example.nl, without a password.",
        "       --represents-workers: 'veel' is not a number. Write 1250, 1.250 or 1250,5.",
    ]
    assert said.stdout == ""
    assert store.read_bytes() == before


@pytest.mark.parametrize("name", ["[red]Foo[/]", ":smile:", "<b>x</b>", "see [a-z]", "[link=https://x.nl]y[/link]"])
def test_markup_is_text(aig: Run, name: str) -> None:
    aig(f"org add '{name}'")

    assert name in aig("org list").stdout
    assert name in aig("org show O1").stdout
    assert name in aig("org show O1 --color always").stdout
    assert name in aig(f"org add '{name}'", exit_code=4).stderr


def test_escape_sequences_never_reach_the_terminal(aig: Run, store: Path) -> None:
    before = store.read_bytes()

    for line in ("org add 'x\x1b]0;PWNED\x07'", "org show '\x1b[2J'", "org list --where '\x1b[2J'", "\x1b[2J"):
        said = aig(line, exit_code={"add": 4, "show": 3}.get((line + " x").split()[1], 2))
        assert "\x1b" not in said.stdout + said.stderr

    assert store.read_bytes() == before


def test_a_name_can_start_with_a_dash(aig: Run) -> None:
    aig("org add -- --help")

    assert aig("org list --fields name").stdout == "--help\n"


def test_lists_are_aligned_by_what_a_terminal_shows(aig: Run) -> None:
    for name in ("健康会社", "Ærø", "e\u0301" + "\u0301" * 9, "plain"):
        aig(f"org add {name} --city Ede --allow-duplicate")

    lines = aig("org list --fields name,city").lines

    assert lines[0] == "健康会社  Ede"
    assert lines[1] == "Ærø       Ede"
    assert lines[3] == "plain     Ede"
    assert lines[2].count("\u0301") == 4


def test_an_empty_list_is_empty_and_says_so(aig: Run) -> None:
    said = aig("org list")

    assert (said.stdout, said.stderr) == ("", "No organisations.\n")
    assert aig("org list --json").json == []


def test_ids_of_parallel_writers_differ(aig: Run, shell: Callable[..., Said]) -> None:
    said = shell('for n in 1 2 3 4; do (for m in 1 2 3; do aig org add -q "W $n.$m"; done) & done; wait')

    assert sorted(said.lines) == [f"O{number:04}" for number in range(1, 13)]
    assert len(aig("org list").lines) == 12
