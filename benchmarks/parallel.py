"""Let many writers and readers at one store at once, and count what is lost.

    python benchmarks/parallel.py [--writers N] [--updates N] [--tinydb]

Every update of a writer is two operations: one on a counter that all share, read and written in one transaction, and
one on an organisation of its own, by a command line. Two readers go on meanwhile: what they see must be whole, and no
older than what they saw before. Prints how many operations were acknowledged and how many of them are missing in the
end, from counter, organisations or revision, whether the history has them all, and of the reads how many were torn and
how many went back in time. Exits with 1 when there is any of it; with `--tinydb`, when there is none.
"""

import os
import time
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from msgspec import structs

from aig_cli.store.store import Store
from register import Register, in_process
from stock import StockDatabase
from trial import STOCK, TODAY, Change, LossError, UnreadableError, conclude, options, organisations, workplace

READERS = 2
COUNTER = "Partner 0"
"""Its note is the counter; that of `Partner 3` belongs to writer 3."""


class SharedRegister(Register):
    """A store of `aig`."""

    def count(self) -> None:
        """Add one to the counter."""
        with Store(str(self.path), date.fromisoformat(TODAY)).change("count") as registry:
            counter = registry.organisation("O0001")
            registry.organisations.put(structs.replace(counter, note=str(int(counter.note or "") + 1)))

    def look(self) -> tuple[int, int]:
        """Return the revision, read from the file, and then the counter, read by a command."""
        revision = self.tables()["meta"]["2"]["revision"]
        code, out, err = in_process(["get", "O0001", "note", "--store", str(self.path)])
        if code or err:
            raise UnreadableError(err)
        return revision, int(out)


class SharedDatabase(StockDatabase):
    """A stock TinyDB; in the place of a revision it has the sum of its notes."""

    def count(self) -> None:
        """Add one to the counter."""
        if why := self.carry_out(Change([], {COUNTER: str(self.look()[1] + 1)})):
            raise LossError(why)

    def look(self) -> tuple[int, int]:
        """Return the sum of all counters, and the shared one."""
        state = self.state()
        return sum(map(int, state.values())), int(state.get(COUNTER, "0"))


Shared = SharedRegister | SharedDatabase


class Reads(NamedTuple):
    """What a reader saw."""

    all: int = 0
    torn: int = 0
    back: int = 0


def write(subject: Shared, number: int, updates: int) -> tuple[int, int]:
    """Do the updates of one writer. Returns how many of each kind were acknowledged."""
    counted = edited = 0
    name = f"Partner {number}"
    for turn in range(1, updates + 1):
        with suppress(LossError):
            subject.count()
            counted += 1
        edited += not subject.carry_out(Change(["org", "edit", name, "--set", f"note={turn}"], {name: str(turn)}))
    return counted, edited


def read(subject: Shared, done: Path) -> Reads:
    """Read until the writers are done."""
    reads, last = Reads(), (0, 0)
    while not done.exists():
        try:
            seen = subject.look()
        except UnreadableError:
            reads = reads._replace(all=reads.all + 1, torn=reads.torn + 1)
            continue
        back = seen[0] < last[0] or seen[1] < last[1]
        reads, last = reads._replace(all=reads.all + 1, back=reads.back + back), seen
    return reads


def work(subject: Shared, writers: int, updates: int) -> tuple[list[tuple[int, int]], Reads]:
    """Let all of them work to the end. Returns what each writer had acknowledged, and what the readers saw."""
    done = subject.folder.parent / "done"
    with ProcessPoolExecutor(writers + READERS, mp_context=get_context("fork")) as pool:
        reading = [pool.submit(read, subject, done) for _ in range(READERS)]
        writing = [pool.submit(write, subject, number + 1, updates) for number in range(writers)]
        acknowledged = [each.result() for each in writing]
        done.touch()
        return acknowledged, Reads(*map(sum, zip(*(each.result() for each in reading), strict=True)))


def missing(subject: Shared, acknowledged: list[tuple[int, int]], before: int, updates: int) -> list[str]:
    """Return what is not in the store in the end."""
    counted, edited = map(sum, zip(*acknowledged, strict=True))
    try:
        (revision, counter), state = subject.look(), subject.state()
    except UnreadableError as error:
        return [f"the store cannot be read: {error}"]
    own = [int(state[f"Partner {number + 1}"]) for number in range(len(acknowledged))]
    short = {
        "failed": 2 * updates * len(acknowledged) - counted - edited,
        "missing from the counter": counted - counter,
        "missing from the organisations": edited - sum(own),
        "missing from the revision": counted + edited - (revision - before),
    }
    told = [f"{count} {where}" for where, count in short.items() if count]
    return [*told, *filter(None, [subject.unsound(state, thorough=True)])]


def main() -> None:
    """Let them work, and print the figures."""
    parser = options(__doc__)
    parser.add_argument("--writers", type=int, default=8, help="how many [8]")
    parser.add_argument("--updates", type=int, default=250, help="of each writer [250]")
    given = parser.parse_args()
    with workplace() as place:
        os.environ["AIG_LOCK_TIMEOUT"] = "600"
        subject = SharedDatabase(place / "store") if given.tinydb else SharedRegister(place / "store")
        subject.create(organisations(given.writers + 1, "0"))
        before, _ = subject.look()
        start = time.perf_counter()
        acknowledged, reads = work(subject, given.writers, given.updates)
        seconds = time.perf_counter() - start
        losses = missing(subject, acknowledged, before, given.updates)
    print(f"{given.writers} writers, {sum(map(sum, acknowledged))} operations acknowledged in {seconds:.0f} s")
    print(f"{READERS} readers, {reads.all} reads: {reads.torn} torn, {reads.back} back in time")
    losses += ["torn reads"] * bool(reads.torn) + ["reads back in time"] * bool(reads.back)
    print("; ".join(losses) or "nothing lost")
    conclude(losses, "; ".join(losses), STOCK if given.tinydb else "")


if __name__ == "__main__":
    main()
