"""A commit with a fault at each of its calls: the old state or the new one, never anything else."""

import errno
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run

CALLS = ("open", "write", "fsync", "replace", "close", "ftruncate", "pwrite", "pread", "fstat")
PERFORMED = ("write", "write", "fsync", "write", "fsync", "replace", "fsync")
"""What makes a commit durable, in its order: history, new content, its name, the folder."""
POINTS = 26
"""Calls of a commit, at each of which a test lets it fail."""


@contextmanager
def faulty(fail_at: int, error: BaseException) -> Iterator[list[str]]:
    """Let the n-th call of a commit fail; yields the names of the calls so far."""
    calls: list[str] = []

    def wrapped(name: str, original: Any) -> Any:
        def call(*arguments: Any, **options: Any) -> Any:
            if name == "open" and not str(arguments[0]).endswith((".lock", ".jsonl", ".tmp", "/store")):
                return original(*arguments, **options)
            calls.append(name)
            if len(calls) == fail_at:
                if name == "close":
                    original(*arguments)  # Linux closes a file even when it says it failed
                raise error
            return original(*arguments, **options)

        return call

    with pytest.MonkeyPatch.context() as patch:
        for name in CALLS:
            patch.setattr(os, name, wrapped(name, getattr(os, name)))
        yield calls


class Killed(BaseException):
    """Stands for a kill: nothing after it runs but what an exception cannot stop."""


def states(run: Run, store: Path) -> tuple[list[str], list[int]]:
    """Return the organisations of the store, and the numbers in its history up to its revision."""
    names = run("org list --fields name").lines
    revision = json.loads(store.read_text())["meta"]["2"]["revision"]
    lines = store.with_suffix(".history.jsonl").read_bytes().splitlines()
    numbers = [json.loads(line)["number"] for line in lines[:revision]]
    return names, numbers


def test_the_steps_of_a_commit_are_in_the_order_that_makes_it_durable(pledged: Run) -> None:
    with faulty(0, OSError()) as calls:
        pledged("org add Nieuw")

    assert tuple(name for name in calls if name in {"write", "fsync", "replace"}) == PERFORMED
    assert len(calls) == POINTS


@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC, errno.EMFILE])
@pytest.mark.parametrize("point", range(1, POINTS + 1))
def test_an_error_at_any_call_leaves_the_old_state_or_the_new(pledged: Run, store: Path, point: int, code: int) -> None:
    old = states(pledged, store)
    with faulty(point, OSError(code, os.strerror(code))) as calls:
        said = pledged("org add Nieuw", exit_code=None)

    assert len(calls) >= point
    assert "Traceback" not in said.stderr
    saved = said.exit_code == 0 or "The change was saved" in said.stderr
    assert states(pledged, store)[0] == ([*old[0], "Nieuw"] if saved else old[0])
    assert pledged("org add Later -q").stdout in {"O0003\n", "O0004\n"}
    numbers = states(pledged, store)[1]
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("point", range(1, POINTS + 1))
def test_a_kill_at_any_call_leaves_the_old_state_or_the_new(pledged: Run, store: Path, point: int) -> None:
    old = states(pledged, store)
    with faulty(point, Killed()):
        try:
            pledged("org add Nieuw")
        except Killed:
            killed = True
        else:
            killed = False

    names = states(pledged, store)[0]
    assert names in ([*old[0], "Nieuw"], old[0]) if killed else names == [*old[0], "Nieuw"]
    pledged("org add Later")
    numbers = states(pledged, store)[1]
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_folder_that_cannot_be_synced_is_said_unless_the_system_has_none(pledged: Run, store: Path) -> None:
    def failing(code: int) -> Any:
        original = os.fsync

        def fsync(handle: int) -> None:
            if os.path.isdir(f"/proc/self/fd/{handle}"):
                raise OSError(code, os.strerror(code))
            original(handle)

        return fsync

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", failing(errno.EIO))
        said = pledged("org add Nieuw", exit_code=7)
        assert "The change was saved, but the disk did not confirm it (input/output error)." in said.stderr
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", failing(errno.EINVAL))
        pledged("org add Later")
    assert [line.split()[1] for line in pledged("org list").lines][-2:] == ["Nieuw", "Later"]
    assert store.exists()


def test_a_system_that_writes_in_parts_is_written_to_the_end(pledged: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    original = os.write
    monkeypatch.setattr(os, "write", lambda handle, content: original(handle, bytes(content)[:100]))

    pledged("org add Nieuw")

    assert len(pledged("org list").lines) == 3


@pytest.mark.parametrize("folder", ["backups", "store"])
def test_a_restore_whose_folder_is_not_synced_says_what_became_of_it(pledged: Run, store: Path, folder: str) -> None:
    pledged("backup create")
    pledged("org add Nieuw")
    before, fsync = store.read_bytes(), os.fsync

    def failing(handle: int) -> None:
        if os.readlink(f"/proc/self/fd/{handle}").endswith(f"/{folder}"):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        fsync(handle)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", failing)
        said = pledged("backup restore -y", exit_code=7).stderr

    if folder == "backups":
        assert "Nothing was saved" in said
        assert store.read_bytes() == before
    else:
        assert "The change was saved, but the disk did not confirm it" in said
        assert len(pledged("org list").lines) == 2


@pytest.mark.parametrize("folder_syncs", [1, 2])
def test_a_store_made_anew_whose_folder_is_not_synced_is_there_or_not(
    pledged: Run, store: Path, folder_syncs: int
) -> None:
    before, fsync, syncs = store.read_bytes(), os.fsync, 0
    store.write_bytes(b"half")

    def failing(handle: int) -> None:
        nonlocal syncs
        if os.readlink(f"/proc/self/fd/{handle}") == str(store.parent):
            syncs += 1
            if syncs == folder_syncs:
                raise OSError(errno.EIO, os.strerror(errno.EIO))
        fsync(handle)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", failing)
        said = pledged("doctor --fix -y", exit_code=7).stderr

    assert store.read_bytes() == (b"half" if "Nothing was saved" in said else before)
    assert ("Nothing was saved" in said) is (folder_syncs == 1)
    pledged("doctor --fix -y")
    assert store.read_bytes() == before
