"""What the trials of reliability share: what they try, what counts as a loss, and their verdict.

Not run by itself; soak.py, parallel.py, faults.py, power_cuts.py and full_disk.py do. Each drives the real program
(register.py), and with `--tinydb` a stock TinyDB in its place (stock.py): a trial that finds no loss there proves
nothing about the program.
"""

import argparse
import os
import shutil
import sys
import tempfile
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

TODAY = "2026-11-22"
STOCK = "a stock TinyDB"
MOST_TOLD = 40
"""Losses that are told in the end."""
CANNOT = 77
"""Exit code of a trial that this machine cannot do."""

State = dict[str, str]
"""What a store holds: the note of each organisation under its name, and the value of a year under `year 2015`."""


class LossError(Exception):
    """What was acknowledged is gone, or what stands there never was."""


class UnreadableError(LossError):
    """The store cannot be read."""


@dataclass(frozen=True)
class Change:
    """One change: the words of the command and its standard input, and the effect; what becomes None is gone."""

    words: Sequence[str]
    effect: Mapping[str, str | None]
    text: str = ""

    def after(self, state: State) -> State:
        """Return what the store holds after it."""
        return {name: value for name, value in {**state, **self.effect}.items() if value is not None}


class Subject(ABC):
    """What is tried: a store in a folder of its own, and the program that writes it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "aig.json"

    def create(self, state: State) -> None:
        """Make the folder and the store anew, with these organisations."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        self.fill(state)

    @abstractmethod
    def fill(self, state: State) -> None:
        """Make the store, and put the organisations in it."""

    @abstractmethod
    def carry_out(self, change: Change) -> str:
        """Do it in this process. Returns why it failed; nothing when it was done."""

    @abstractmethod
    def state(self) -> State:
        """Read the file itself.

        Raises:
            UnreadableError: it does not parse.
        """

    def unsound(self, _state: State, *, thorough: bool = False) -> str:
        """Return why the program does not read this state, or where its files do not agree; nothing if all is well.

        What takes long is checked only when it is to be thorough.
        """
        del thorough
        return ""

    def untidy(self) -> str:
        """Return what a command that ended left behind; nothing if all is well."""
        return ""


def bare_environment() -> None:
    """Take the machine's own settings out of the environment, and the measuring of coverage; fix the day."""
    for name in list(os.environ):
        if name.startswith(("AIG_", "COVERAGE", "LC_", "LANG", "XDG_")):
            del os.environ[name]
    os.environ["AIG_TODAY"] = TODAY


def options(described: str) -> argparse.ArgumentParser:
    """Return the options of a trial: of each of them, `--tinydb`."""
    parser = argparse.ArgumentParser(description=described, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tinydb", action="store_true", help="try a stock TinyDB, and exit with 1 if nothing is lost")
    return parser


@contextmanager
def workplace() -> Iterator[Path]:
    """Yield a folder that is gone afterwards, in an environment without settings."""
    bare_environment()
    with tempfile.TemporaryDirectory(prefix="aig-trial-") as name:
        yield Path(name).resolve()


def organisations(count: int, note: str) -> State:
    """Return what a store holds with that many organisations."""
    return {f"Partner {number}": note for number in range(count)}


def conclude(losses: Sequence[str], told: str, victim: str = "") -> None:
    """End with 1 where anything was lost; where a victim was to lose something, say what, and end with 1 if not."""
    if victim:
        print(f"The harness finds what {victim} loses: {told if losses else 'nothing'}.")
        sys.exit(int(not losses))
    if losses:
        sys.exit("\n".join(" ".join(loss.split()) for loss in losses[:MOST_TOLD]))
