"""Give the readers of the program files that nobody wrote, for as long as you like.

    python benchmarks/fuzz.py [--minutes M] [--seed S] [--keep FOLDER] [READER...]

Run it in the environment of `.ci/test`. Each reader (all, unless some are named) gets its turn in a child process with
a limit of memory, which a crash or an endless loop cannot outlive. What a reader does wrong is told once for each kind;
its file is kept, and belongs in tests/corpus when it is mended. Exits with 1 when something was found.
"""

import argparse
import multiprocessing
import os
import sys
import time
from collections import Counter
from collections.abc import Sequence
from itertools import cycle
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.fuzz.reader import READERS, TIME_LIMIT, World, limited_memory

TURN = 200
"""Examples that a child is given at most."""
SILENCE = 3 * TIME_LIMIT
"""Seconds without a word after which a child is ended: its own limit did not work."""
_FORK = multiprocessing.get_context("fork")


def world(folder: str) -> World:
    """Make a register in a folder, and work there."""
    os.chdir(folder)
    os.fsync = lambda fd: None  # noqa: ARG005 - nobody cuts the power here
    os.environ |= {"AIG_STORE": str(Path(folder) / "aig.json"), "AIG_TODAY": "2026-11-22"}
    return World(Path(folder))


def turn(told: Connection, reader: str, seed: int, first: int) -> None:
    """Give a reader files from a number on, and tell the faults of each."""
    with TemporaryDirectory() as folder:
        made = world(folder)
        with limited_memory():
            for number in range(first, first + TURN):
                told.send(list(made.faults(reader, made.example(reader, seed, number))))
        os.chdir("/")


class Hunt:
    """What was tried and found.

    Attributes:
        tried: the number of examples of each reader.
        found: how often each kind of fault came.
    """

    def __init__(self, seed: int, keep: Path) -> None:
        self.seed = seed
        self.keep = keep
        self.tried: Counter[str] = Counter()
        self.found: Counter[tuple[str, str]] = Counter()

    def give_turn(self, reader: str, end: float) -> None:
        """Let a child try a reader until its turn or the time is over."""
        receiver, sender = _FORK.Pipe(duplex=False)
        child = _FORK.Process(target=turn, args=(sender, reader, self.seed, self.tried[reader]))
        child.start()
        sender.close()
        for _ in range(TURN):
            faults = _told(receiver)
            for fault in faults:
                self._keep(reader, fault)
            self.tried[reader] += 1
            if time.monotonic() > end or any(fault.startswith("the program ") for fault in faults):
                break
        child.kill()
        child.join()

    def _keep(self, reader: str, fault: str) -> None:
        """Tell a fault, and keep its file, where it is the first of its kind."""
        number = self.tried[reader]
        kind = reader, fault.strip().splitlines()[-1][:60]
        self.found[kind] += 1
        if self.found[kind] > 1:
            return
        self.keep.mkdir(parents=True, exist_ok=True)
        path = self.keep / f"{reader}-{self.seed}-{number}{Path(READERS[reader].place).suffix}"
        with TemporaryDirectory() as folder:
            path.write_bytes(world(folder).example(reader, self.seed, number))
            os.chdir("/")
        print(f"{path}: {fault}\n", flush=True)


def _told(receiver: Connection) -> list[str]:
    """Return the faults of the next example."""
    if not receiver.poll(SILENCE):
        return [f"the program does not end: no word for {SILENCE} s"]
    try:
        faults: list[str] = receiver.recv()
    except EOFError:
        return ["the program crashed"]
    return faults


def hunt(readers: Sequence[str], minutes: float, found: Hunt) -> None:
    """Give each reader its turn until the time is over."""
    end = time.monotonic() + 60 * minutes
    for reader in cycle(readers):
        found.give_turn(reader, end)
        if time.monotonic() > end:
            return


def main() -> None:
    """Try the readers and tell what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("readers", nargs="*", metavar="READER", help=f"one of: {', '.join(READERS)}")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, help="try the same files again; without it, others each time")
    parser.add_argument("--keep", type=Path, default=Path("fuzz-findings"), help="the folder for files with a fault")
    given = parser.parse_args()
    if unknown := set(given.readers) - set(READERS):
        parser.error(f"no such reader: {', '.join(sorted(unknown))}")
    seed = given.seed if given.seed is not None else time.time_ns() % 1_000_000
    found = Hunt(seed, given.keep.absolute())
    print(f"seed {seed}")
    hunt(given.readers or list(READERS), given.minutes, found)
    for reader, tried in found.tried.items():
        print(
            f"{reader:<10}  {tried:>8} examples  {sum(n for (of, _), n in found.found.items() if of == reader)} faults"
        )
    sys.exit(bool(found.found))


if __name__ == "__main__":
    main()
