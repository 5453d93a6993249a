"""Symbolic and hard links at the store and its neighbours."""

import os
from pathlib import Path

import pytest

from tests.conftest import Run


@pytest.mark.parametrize("name", ["aig.lock", "aig.history.jsonl"])
def test_a_neighbour_that_is_a_link_is_not_followed_when_writing(
    pledged: Run, store: Path, tmp_path: Path, name: str
) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_text("precious\n")
    (store.parent / name).unlink()
    (store.parent / name).symlink_to(mine)
    before = store.read_bytes()

    said = pledged("org add Nieuw", exit_code=7).stderr

    assert f"{store.parent / name}: it is a symbolic link, or goes through too many of them." in said
    assert mine.read_text() == "precious\n"
    assert store.read_bytes() == before


def test_a_link_in_the_place_of_the_draft_is_removed_and_not_written_through(
    pledged: Run, store: Path, tmp_path: Path
) -> None:
    (tmp_path / "mine.txt").write_text("precious\n")
    (store.parent / ".aig.json.tmp").symlink_to(tmp_path / "mine.txt")

    pledged("org add Nieuw")

    assert (tmp_path / "mine.txt").read_text() == "precious\n"
    assert not store.is_symlink()


def test_a_store_behind_several_links_keeps_its_neighbours_and_the_links(
    pledged: Run, store: Path, tmp_path: Path
) -> None:
    (tmp_path / "one.json").symlink_to(store)
    (tmp_path / "two.json").symlink_to("one.json")
    (tmp_path / "folder").symlink_to(store.parent)

    for path in (tmp_path / "two.json", tmp_path / "folder" / "aig.json"):
        pledged(f"org add {path.stem} --store {path}")

    assert [line.split()[1] for line in pledged("org list").lines][2:] == ["two", "aig"]
    assert sorted(os.listdir(tmp_path)) == ["folder", "one.json", "store", "two.json"]
    assert (tmp_path / "two.json").is_symlink()
    assert (tmp_path / "one.json").is_symlink()


def test_a_store_is_made_where_a_link_leads(bare: Run, tmp_path: Path) -> None:
    (tmp_path / "link.json").symlink_to("there/aig.json")

    bare(f"init --store {tmp_path}/link.json")
    bare(f"org add A --store {tmp_path}/link.json")

    assert sorted(os.listdir(tmp_path / "there")) == ["aig.history.jsonl", "aig.json", "aig.lock"]


def test_links_in_a_circle_are_no_store(bare: Run, tmp_path: Path) -> None:
    (tmp_path / "a.json").symlink_to("b.json")
    (tmp_path / "b.json").symlink_to("a.json")

    for line in ("org list", "org add A"):
        assert "Cannot read the store" in bare(f"{line} --store {tmp_path}/a.json", exit_code=7).stderr


def test_another_name_of_the_store_keeps_what_was_there_and_that_is_said(
    pledged: Run, store: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.json"
    os.link(store, other)
    before = store.read_bytes()
    warning = f"Warning: {store} had another name too (a hard link); under that name it is as it was before.\n"

    assert pledged("org edit O2 --set name=Movisie").stderr == ""
    assert pledged("org add Nieuw -n").stderr == "Dry run: nothing was written.\n"
    assert pledged("org add Nieuw").stderr == warning
    assert other.read_bytes() == before != store.read_bytes()
    assert pledged("org add Later").stderr == ""
