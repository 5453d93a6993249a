"""Whatever is in a file: it is read or refused in words, in time and memory, and a refusal leaves the register alone.

The files are those of tests/corpus, and others that are made of them; `benchmarks/fuzz.py` makes more.
"""

from pathlib import Path

import pytest

from tests.fuzz.reader import READERS, World, limited_memory, run_line, sealed, seeds

EXAMPLES = 160
"""Files that are made for each reader."""


@pytest.fixture
def world(store: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    store.parent.mkdir()
    monkeypatch.chdir(store.parent)
    monkeypatch.setattr(
        "os.fsync", lambda _handle: None
    )  # nobody cuts the power here, and the disk takes half the time
    return World(store.parent)


@pytest.mark.parametrize("reader", READERS)
def test_every_file_of_the_corpus_is_read_or_refused(world: World, reader: str) -> None:
    with limited_memory():
        faults = {name: list(world.faults(reader, content)) for name, content in seeds(reader).items()}

    assert {name: found for name, found in faults.items() if found} == {}


@pytest.mark.parametrize("reader", READERS)
def test_every_file_that_is_made_of_them_is_read_or_refused(world: World, reader: str) -> None:
    with limited_memory():
        faults = {number: list(world.faults(reader, world.example(reader, 0, number))) for number in range(EXAMPLES)}

    assert {number: found for number, found in faults.items() if found} == {}


@pytest.mark.parametrize(
    ("reader", "name"), [(reader, name) for reader in READERS for name in seeds(reader) if name.startswith("good")]
)
def test_good_files_are_read(world: World, reader: str, name: str) -> None:
    place, commands, _ = READERS[reader]
    world.give(place, seeds(reader)[name])

    assert run_line(commands[0]).exit_code == 0


def test_a_sealed_store_is_taken_for_one_that_was_written(world: World, store: Path) -> None:
    changed = store.read_bytes().replace(b"Zorgplein", b"Zorgplijn")
    world.give(store.name, changed)
    assert run_line("org add Nieuw").exit_code == 7

    world.give(store.name, sealed(changed))

    assert run_line("org add Nieuw").exit_code == 0
    assert "Zorgplijn" in run_line("org list").output
