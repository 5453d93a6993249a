"""Pairs of organisations that may be one."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from aig_cli.model.likeness import normalised
from tests.conftest import EXAMPLES, PROGRAM, Run, Said, terminal


def pairs(said: Said) -> list[tuple[str, str, str]]:
    return [(pair["organisation"], pair["other"], pair["reason"]) for pair in said.json]


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Alpha --kvk 01234567", "Beta --kvk 01234567", "same-kvk"),
        ("Movisie --kvk 01234567", "'Movisie B.V.' --kvk 01234567", "same-kvk"),
        ("'MO Groep'", "MOgroep", "same-name"),
        ("'Stichting Welzijn Ede'", "'St. Welzijn Ede'", "same-name"),
        ("Zorg --alias 'De Zorggroep'", "'Zorggroep BV'", "same-name"),
        ("Wilg --city Ede", "'De Wilg' --city Epe", "same-name"),
        ("Wilg --kvk 01234567", "'De Wilg'", "same-name"),
        ("Alpha --website https://www.example.nl/a/", "Beta --website 'http://EXAMPLE.nl/a?x=1#y'", "same-website"),
        ("'Gemeente Ede'", "'Gemeente Epe'", "one-letter"),
        ("'Gemeente Ede' --city Ede", "'Gemeente Edee' --city ede", "one-letter"),
        ("Alpha --alias Sportbond", "Beta --alias Sportbon", "one-letter"),
        ("'Apotheek Smit'", "'Apotheek Smit Ede' --city Ede", "one-word"),
    ],
)
def test_two_that_may_be_one_are_listed_with_the_strongest_reason(aig: Run, one: str, other: str, reason: str) -> None:
    aig(f"org add {one}")
    aig(f"org add {other}")

    assert pairs(aig("org duplicates --json")) == [("O0001", "O0002", reason)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Alpha", "Beta"),
        ("Wilg --kvk 01234567", "'De Wilg' --kvk 01234568"),
        ("Sportbond --kvk 01234567", "Sportbonde --kvk 01234568"),
        ("'Gemeente Ede' --city Ede", "'Gemeente Epe' --city Epe"),
        ("'Apotheek Smit' --city Epe", "'Apotheek Smit Ede' --city Ede"),
        ("'Netwerk kring 1'", "'Netwerk kring 2'"),
        ("GGD", "GGZ"),
        ("Alpha --website https://example.nl/a", "Beta --website https://example.nl/b"),
    ],
)
def test_namesakes_and_neighbours_are_no_pair(aig: Run, one: str, other: str) -> None:
    aig(f"org add {one}")
    aig(f"org add {other}")

    said = aig("org duplicates")

    assert (said.stdout, said.stderr) == ("", "No duplicates.\n")


def test_a_list_says_how_alike_the_names_are_and_the_most_alike_come_first(aig: Run) -> None:
    for name in ("'Gemeente Ede'", "Alpha --kvk 01234567", "'Gemeente Epe'", "Beta --kvk 01234567", "'De Alpha'"):
        aig(f"org add {name}")

    assert aig("org duplicates").lines == [
        "91  one-letter  O0001  Gemeente Ede  O0003  Gemeente Epe",
        "76  same-name   O0002  Alpha         O0005  De Alpha",
        "22  same-kvk    O0002  Alpha         O0004  Beta",
    ]
    assert aig("org duplicates --where reason=same-kvk --fields other_name").lines == ["Beta"]
    assert aig("org duplicates --where likeness>=76 --sort other --format csv").lines == [
        "organisation,name,other,other_name,reason,likeness",
        "O0001,Gemeente Ede,O0003,Gemeente Epe,one-letter,91",
        "O0002,Alpha,O0005,De Alpha,same-name,76",
    ]
    assert "Did you mean same-kvk?" in aig("org duplicates --where reason=same-kv", exit_code=2).stderr


def test_a_crowd_that_shares_one_thing_makes_a_list_that_can_be_read(aig: Run) -> None:
    lines = "".join(f"org add 'Praktijk{'abcdefghij'[n // 10] * 5}{n}' --kvk 01234567\n" for n in range(40))
    aig("batch -", stdin=lines)

    assert len(aig("org duplicates").lines) == sum(min(older, 20) for older in range(40))


def test_who_was_merged_away_is_in_no_pair(aig: Run) -> None:
    aig("org add Alpha --kvk 01234567")
    aig("org add Beta --kvk 01234567")
    aig("org merge O1 O2")

    assert aig("org duplicates --json").json == []
    assert aig("undo")
    assert pairs(aig("org duplicates --json")) == [("O0001", "O0002", "same-kvk")]


def test_on_a_terminal_the_merge_of_the_first_pair_is_the_next_step(aig: Run, store: Path) -> None:
    aig("org add Movisie")
    aig("org add 'Movisie BV'")

    typed = pexpect.spawn(str(PROGRAM), ["org", "duplicates"], env=terminal(store), encoding="utf-8")
    typed.expect(pexpect.EOF)

    assert "Next: aig org merge O0001 O0002" in str(typed.before)
    assert "Next" not in aig("org duplicates").stderr


def test_every_twin_of_the_made_up_network_is_found(bare: Run, tmp_path: Path) -> None:
    """The twin comes after its original, with another spelling of one name; half of them have its KVK number."""
    made = tmp_path / "network.json"
    script = [sys.executable, str(EXAMPLES / "make_network.py"), "1", "--store", str(made)]
    subprocess.run(script, check=True, stdout=subprocess.DEVNULL, timeout=60)
    truth = json.loads(made.with_suffix(".truth.json").read_text())["organisations"]

    found = bare(f"org duplicates --json --store {made}").json

    twins = [pair for pair in found if normalised(pair["name"]) == normalised(pair["other_name"])]
    assert sum(pair["name"] != pair["other_name"] for pair in twins) == truth["twins"] > 100
    assert sum(pair["reason"] == "same-kvk" for pair in twins) == truth["twins_with_one_kvk"] > 10
    assert len(found) < 1.2 * truth["twins"]
    assert all(re.fullmatch("O[0-9]{4}", pair["other"]) for pair in found)
