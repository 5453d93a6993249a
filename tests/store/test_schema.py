"""Stores of every schema that was ever released: they open, and are migrated by the first change.

A folder `schema/N` holds what a program of that schema wrote; it is never made again.
"""

import json
import shutil
from pathlib import Path

import pytest

from aig_cli.store.layout import SCHEMA
from tests.conftest import Run

RELEASED = sorted((Path(__file__).parent / "schema").iterdir())


@pytest.fixture(params=RELEASED, ids=lambda path: path.name)
def old(request: pytest.FixtureRequest, bare: Run, store: Path) -> Run:
    """The program, with a store of an earlier schema."""
    shutil.copytree(request.param, store.parent)
    for path in store.parent.iterdir():
        path.chmod(0o600)  # as they were when they were written; git does not keep that
    return bare


def test_there_is_a_store_of_every_earlier_schema() -> None:
    assert [int(path.name) for path in RELEASED] == list(range(1, SCHEMA))


def test_a_store_of_an_earlier_schema_is_read_and_left_as_it_is(old: Run, store: Path) -> None:
    before = {path.name: path.read_bytes() for path in store.parent.iterdir()}

    assert old("org list --fields name").lines == ["MOgroep", "Movisie"]
    assert old("get P1.2.1 target").lines == ["10"]
    assert len(old("log").lines) == 20
    assert old("doctor").stderr == "Nothing is wrong.\n"
    assert {path.name: path.read_bytes() for path in store.parent.iterdir()} == before


def test_the_first_change_makes_a_backup_and_migrates(old: Run, store: Path) -> None:
    before = store.read_bytes()
    schema = json.loads(before)["meta"]["2"]["schema"]

    assert old("org add Nieuw -q").lines == ["O0005"]

    meta = json.loads(store.read_text())["meta"]["2"]
    assert (meta["schema"], meta["revision"]) == (SCHEMA, 21)
    (entry,) = old("backup list --json").json
    assert entry["reason"] == f"before migration from schema {schema}"
    assert old("backup verify").lines == [f"{entry['name']}  whole"]
    assert old("doctor").stderr == "Nothing is wrong.\n"
    assert old("undo 16").lines == ["O0002  as before", "  city  Utrecht → (none)"]


def test_a_store_of_an_earlier_schema_that_is_lost_is_made_anew(old: Run, store: Path) -> None:
    before = old("export json --with-contacts").stdout
    store.unlink()

    old("doctor --fix -y")

    assert old("export json --with-contacts").stdout == before
    assert old("commitment add P2 Nieuw -q").lines == ["P0002.2"]


def test_the_backup_before_a_migration_can_be_restored(old: Run) -> None:
    before = old("export json").stdout
    old("org add Nieuw")

    old("backup restore aig-000020-* -y".replace("*", old("backup list --fields time").stdout[:10]))

    assert old("export json").stdout == before
    assert old("org add Later -q").lines == ["O0006"]
