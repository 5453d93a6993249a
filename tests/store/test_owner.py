"""A store of somebody else: it stays theirs, whoever writes in it."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run

OTHER = 54321
NEIGHBOURS = ("aig.history.jsonl", "aig.lock")


@pytest.fixture
def foreign(pledged: Run, store: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The program, with a store that is said to be another user's."""
    original = os.stat

    def stat(path: Any, **options: Any) -> os.stat_result:
        found = original(path, **options)
        return os.stat_result((*found[:4], OTHER, OTHER, *found[6:])) if path == str(store) else found

    monkeypatch.setattr(os, "stat", stat)
    return pledged


def test_what_is_written_in_the_store_of_another_user_is_given_to_that_user(
    foreign: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[tuple[str, int]] = []
    monkeypatch.setattr(os, "chown", lambda path, user, _group: given.append((os.path.basename(path), user)))

    foreign("org add Nieuw")

    assert given == [(name, OTHER) for name in (*NEIGHBOURS, ".aig.json.tmp")]


def test_what_cannot_be_given_to_the_owner_of_the_store_is_not_written(
    foreign: Run, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    files = [store, *(store.with_name(name) for name in NEIGHBOURS)]
    monkeypatch.setattr(os, "chown", refuse)
    before = [path.read_bytes() for path in files[:2]]

    said = foreign("org add Nieuw", exit_code=7).stderr

    assert said == f"Error: Could not write {files[1]}: operation not permitted. Nothing was saved.\n"
    assert [path.read_bytes() for path in files[:2]] == before
    assert sorted(os.listdir(store.parent)) == sorted(path.name for path in files)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can write in the store of another user")
def test_root_leaves_a_store_to_its_user(pledged: Run, store: Path) -> None:
    for path in (store.parent, *store.parent.iterdir()):
        os.chown(path, OTHER, OTHER)
    store.with_name("aig.lock").unlink()

    pledged("contact add O1 Jan")
    pledged("backup create")
    pledged("contact forget Jan --yes")

    assert {path.stat().st_uid for path in store.parent.rglob("*")} == {OTHER}
