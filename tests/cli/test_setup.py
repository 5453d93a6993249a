"""The commands that set things up: init, schema, completion."""

import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from aig_cli.exchange.schema import RECORDS
from tests.conftest import Run, Said


def test_init_makes_a_store_that_only_its_owner_can_read(bare: Run, store: Path) -> None:
    said = bare("init")

    assert said.stdout == f"Made an empty store: {store}\n"
    assert store.stat().st_mode & 0o777 == 0o600
    assert store.with_suffix(".history.jsonl").stat().st_mode & 0o777 == 0o600
    assert store.parent.stat().st_mode & 0o777 == 0o700


def test_init_leaves_a_store_as_it_is(pledged: Run, store: Path) -> None:
    before = store.read_bytes()

    assert f"{store} exists already; nothing was changed." in pledged("init", exit_code=5).stderr
    assert store.read_bytes() == before


def test_init_takes_the_place_of_no_store_that_was_lost(pledged: Run, store: Path) -> None:
    store.unlink()

    assert "is gone, but its history" in pledged("init", exit_code=7).stderr
    assert not store.exists()


def test_init_says_why_it_cannot(bare: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")

    assert "Could not write" in bare(f"init --store {tmp_path}/file/aig.json", exit_code=7).stderr


def test_another_store_can_be_named(aig: Run, tmp_path: Path) -> None:
    aig(f"init --store {tmp_path}/other.json")
    aig(f"org add X --store {tmp_path}/other.json")

    assert aig("org list").stdout == ""
    assert aig(f"org list --store {tmp_path}/other.json").lines == ["O0001  X"]


@pytest.mark.parametrize("record", [*RECORDS, ""])
def test_the_schema_describes_every_field_and_code(bare: Run, record: str) -> None:
    schema = bare(f"schema {record}").json

    assert schema["$schema"].startswith("https://json-schema.org/")
    for definition in schema["$defs"].values():
        for field in definition.get("properties", {}).values():
            assert "description" in field
    assert any("x-labels" in definition for definition in schema["$defs"].values()) or record == "round"


def test_the_schema_knows_the_labels_in_both_languages(bare: Run) -> None:
    labels = bare("schema pledge").json["$defs"]["Theme"]["x-labels"]

    assert labels["social-care"] == {"nl": "sociaal domein", "en": "social care"}


def test_an_exported_register_keeps_to_its_schema(pledged: Run) -> None:
    whole = pledged("export json").json
    schema = pledged("schema").json

    assert set(schema["required"]) == set(whole)
    for record in whole["pledges"]:
        assert set(record) == set(schema["$defs"]["Pledge"]["properties"])
        assert msgspec.convert(record, RECORDS["pledge"])


@pytest.mark.parametrize(("name", "mark"), [("bash", "complete"), ("zsh", "compdef"), ("fish", "complete")])
def test_completion_prints_a_script(bare: Run, name: str, mark: str) -> None:
    script = bare(f"completion {name}").stdout

    assert mark in script
    assert "_AIG_COMPLETE" in script


@pytest.mark.parametrize(
    ("words", "completed"),
    [
        ("aig pl", ["pledge"]),
        ("aig pledge s", ["show", "sign"]),
        ("aig pledge show P", ["P0001"]),
        ("aig org show o0", ["O0001", "O0002"]),
        ("aig progress log P0001.1 --status in-p", ["in-preparation", "in-progress"]),
        ("aig pledge add --theme al", ["alcohol"]),
        ("aig export c", ["csv"]),
        ("aig nothing o", ["org"]),
    ],
)
def test_tab_completes_commands_ids_and_codes(
    pledged: Run, shell: Callable[..., Said], words: str, completed: list[str]
) -> None:
    assert pledged
    count = len(words.split()) - 1
    script = f"COMP_WORDS='{words}' COMP_CWORD={count} _AIG_COMPLETE=bash_complete aig"

    assert [line.partition(",")[2] for line in shell(script).lines] == completed


def test_tab_completes_nothing_without_a_store(store: Path, shell: Callable[..., Said]) -> None:
    assert store
    assert shell("COMP_WORDS='aig pledge show P' COMP_CWORD=3 _AIG_COMPLETE=bash_complete aig").stdout.strip() == ""


def test_help_is_there_for_every_command(bare: Run) -> None:
    top = bare("--help").stdout
    for name in ("org", "pledge", "commitment", "deliverable", "progress", "export", "init", "schema", "completion"):
        assert f"  {name} " in top
        assert bare(f"{name} -h").stdout.startswith(f"Usage: aig {name}")


def test_the_help_of_a_command_is_the_same_in_its_module_and_in_the_table(bare: Run) -> None:
    from aig_cli.cli.main import COMMANDS

    for commands in COMMANDS.values():
        for name, summary in commands.items():
            assert summary in " ".join(bare(f"{name} --help").stdout.split())


def test_the_version_is_printed(bare: Run) -> None:
    assert bare("--version").stdout == bare("-V").stdout
    assert json.dumps(bare("--version").stdout.split()[0]) == '"aig"'
