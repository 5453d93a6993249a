"""Whole registers, from their own exports: `aig import registry`."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings

from aig_cli.report import TABLES
from aig_cli.store.store import Store
from tests.conftest import Said, carried_out
from tests.exchange.register import TODAY, Change, carry_out, changes


def done(line: str) -> Said:
    said = carried_out(f"{line} --today {TODAY}")
    assert said.exit_code == 0, said
    return said


def stored(steps: Sequence[Change], path: Path) -> None:
    store = Store(str(path), TODAY)
    store.create()
    with store.change("test") as registry:
        carry_out(steps, registry)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(changes())
@pytest.mark.parametrize("form", ["json", "yaml", "jsonl"])
def test_any_register_comes_back_from_its_export(form: str, steps: Sequence[Change]) -> None:
    with TemporaryDirectory() as folder:
        ours, theirs = Path(folder, "ours.json"), Path(folder, "theirs.json")
        stored(steps, ours)
        export = f"export {form} --with-contacts"
        done(f"{export} -o {folder}/all.{form} --store {ours}")
        done(f"init --store {theirs}")

        done(f"import registry {folder}/all.{form} --store {theirs}")

        assert done(f"{export} --store {theirs}").stdout == Path(folder, f"all.{form}").read_text()


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(changes())
def test_any_register_comes_back_from_its_tables(steps: Sequence[Change]) -> None:
    with TemporaryDirectory() as folder:
        ours, theirs = Path(folder, "ours.json"), Path(folder, "theirs.json")
        stored(steps, ours)
        for table in TABLES[1:]:
            done(f"export csv {table} -o {folder}/{table}.csv --store {ours}")
        done(f"init --store {theirs}")

        done(f"import registry {folder} --store {theirs}")

        for table in TABLES[1:]:
            written = done(f"export csv {table} --store {theirs}").stdout
            assert written == Path(folder, f"{table}.csv").read_bytes().decode()
