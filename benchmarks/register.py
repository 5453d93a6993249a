"""A store of `aig` as the trials see it: its command lines from outside, and its files as anyone can read them.

Of the files it relies on the tables of the TinyDB database, on the revision, and on the numbers in the history.
"""

import io
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

from aig_cli.cli.main import run
from trial import Change, LossError, State, Subject, UnreadableError

PROGRAM = Path(sys.executable).parent / "aig"


def in_process(words: Sequence[str], text: str = "") -> tuple[int, str, str]:
    """Run a command line in this process. Returns its exit code, its output and its messages."""
    before, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(text.encode()), "utf-8")
    try:
        with TemporaryFile() as out, TemporaryFile() as err:
            with _writer(out) as stdout, _writer(err) as stderr, redirect_stdout(stdout), redirect_stderr(stderr):
                code = run(list(words))
            return code, _written(out), _written(err)
    finally:
        sys.stdin = before


def _writer(file: IO[bytes]) -> IO[str]:
    """Return the file once more; the program may give up its output, but not what was written."""
    return os.fdopen(os.dup(file.fileno()), "w", encoding="utf-8")


def _written(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode()


def in_own_process(words: Sequence[str]) -> tuple[int, str, str]:
    """Do the same with the installed program."""
    said = subprocess.run([str(PROGRAM), *words], capture_output=True, text=True, check=False)
    return said.returncode, said.stdout, said.stderr


class Register(Subject):
    """A store of `aig`, and its history beside it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.history = self.path.with_suffix(".history.jsonl")
        self._checked = (0, 0)

    def fill(self, state: State) -> None:
        """Add the organisations, and a signed pledge to log progress of."""
        self._checked = (0, 0)
        lines = [f"org add '{name}' --note '{note}'" for name, note in state.items()]
        lines += ["p: pledge add --title Trial --holder 'Partner 0'", "commitment add $p 'Give lessons'"]
        lines += ["deliverable add $p.1 lessons --target 1000000", "pledge sign $p --on 2015-02-03"]
        for change in (Change(["init"], {}), Change(["batch", "-"], {}, "\n".join(lines))):
            if why := self.carry_out(change):
                raise LossError(why)

    def carry_out(self, change: Change) -> str:
        """Run the command in this process. Returns its message when it failed."""
        code, _, err = in_process([*change.words, "--store", str(self.path)], change.text)
        return f"aig {' '.join(change.words)}: exit code {code}: {err}" if code else ""

    def tables(self) -> dict[str, Any]:
        """Parse the file."""
        try:
            tables: dict[str, Any] = json.loads(self.path.read_bytes())
            assert isinstance(tables["meta"]["2"]["revision"], int)
        except (OSError, ValueError, KeyError) as error:
            raise UnreadableError(f"{type(error).__name__}: {error}") from None
        return tables

    def state(self) -> State:
        """Read notes and values from the file."""
        tables = self.tables()
        notes = {each["name"]: each.get("note", "") for each in tables["organisations"].values()}
        values = {f"year {each['year']}": str(each["updates"][0]["value"]) for each in tables["reports"].values()}
        return notes | values

    def unsound(self, state: State, *, thorough: bool = False) -> str:
        """Compare the organisations that the program lists, and the numbers in the history with the revision.

        The thorough way starts the installed program, and reads the history from its start.
        """
        words = ["org", "list", "--fields", "name", "--store", str(self.path)]
        code, out, err = in_own_process(words) if thorough else in_process(words)
        names = {name for name in state if not name.startswith("year ")}
        if code or err or set(out.splitlines()) != names:
            return f"aig org list: exit code {code}: {err or names.symmetric_difference(out.splitlines())}"
        return self.history_apart() if thorough else self.history_apart(*self._checked)

    def history_apart(self, offset: int = 0, last: int = 0) -> str:
        """Return what is wrong unless the lines are numbered on to the revision, with at most one unfinished above."""
        revision = self.tables()["meta"]["2"]["revision"]
        with self.history.open("rb") as file:
            file.seek(offset)
            lines = file.read().splitlines(keepends=True)
        happened, above = lines[: revision - last], lines[revision - last :]
        if [_number(line) for line in happened] != list(range(last + 1, revision + 1)) or len(above) > 1:
            told = [_number(line) for line in lines]
            return f"the store is at {revision}, but after {last} the history goes on with {told}"
        self._checked = offset + sum(map(len, happened)), revision
        return ""

    def untidy(self) -> str:
        """Look for drafts of files."""
        left = [path.name for path in self.folder.iterdir() if ".tmp" in path.name]
        return f"left behind: {left}" if left else ""


def _number(line: bytes) -> int | None:
    """Return the number of a line of history; None for one that was cut off."""
    try:
        return int(json.loads(line)["number"]) if line.endswith(b"\n") else None
    except (ValueError, KeyError):
        return None
