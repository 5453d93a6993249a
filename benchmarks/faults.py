"""Let each system call of a writing command fail, or kill the command there: the old state stands or the new one.

    python benchmarks/faults.py [--quick] [--case WORDS] [--keep-going] [--tinydb]

Every writing command is first traced, to see which calls touch the folder of the store. Then, on a fresh copy each
time, strace lets one of these calls fail with EIO, or ENOSPC where something is written, or kills the command with
SIGKILL as it makes the call. What the command said must agree with what is left, the store must be as before or as
after, the history must agree, and the next command must work and leave no draft behind. The commands run in forks of
one process that has the modules loaded; strace attaches to them.

Prints for each command its calls, points and losses, and which writing commands no case is known of. `--quick` takes
one command, and only calls that read, write or lock; `--case` those that begin with some words. Exits with 1 after the
first command with a loss, with `--keep-going` after all; with `--tinydb`, when there is no loss; with 77 where there is
no strace, or it may not trace.
"""

import ctypes
import multiprocessing
import re
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from multiprocessing.connection import Connection

from cases import Tried, TriedDatabase, TriedRegister, is_saved, require, without_case
from trial import CANNOT, STOCK, LossError, conclude, options, workplace

ASKING = {"newfstatat", "fstat", "stat", "lstat", "statx", "access", "faccessat2", "readlink", "lseek", "ioctl"}
"""Calls that only ask; left out of a quick run."""
WRITING = {"openat", "write", "pwrite64", "ftruncate", "fsync", "rename", "mkdir", "link"}
"""Calls for which there may be no space."""
PTRACER, ANYONE = 0x59616D61, ctypes.c_ulong(-1)
"""Of prctl: who may trace this process."""
_FORK = multiprocessing.get_context("fork")


def performed(subject: Tried, case: str, tracing: list[str]) -> str | None:
    """Carry out a case under strace, in a process that has the modules loaded.

    Returns:
        Why it failed; nothing when it was done, None when it was killed.

    Raises:
        LossError: it ended in any other way.
    """
    ours, theirs = _FORK.Pipe()
    process = _FORK.Process(target=_perform, args=(subject, case, theirs), daemon=True)
    process.start()
    theirs.close()
    command = ["strace", "-f", "-p", str(process.pid), *tracing]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as tracer:
        assert tracer.stderr
        if not any("attached" in line for line in iter(tracer.stderr.readline, "")):
            print("strace may not trace here: nothing was tried.")
            sys.exit(CANNOT)
        ours.send("begin")
        process.join()
    if process.exitcode == -signal.SIGKILL:
        return None
    if process.exitcode or not ours.poll():
        raise LossError(f"ended with {process.exitcode}")
    return str(ours.recv())


def _perform(subject: Tried, case: str, connection: Connection) -> None:
    ctypes.CDLL(None).prctl(PTRACER, ANYONE, 0, 0, 0)
    connection.recv()
    connection.send(subject.perform(case))


class Attempt:
    """A case, its calls on the store, and what the store holds before and after it."""

    def __init__(self, subject: Tried, case: str) -> None:
        self._subject, self._case = subject, case
        self._ready, self._log = subject.folder.with_name("ready"), subject.folder.with_name("log")
        subject.prepare(case)
        shutil.rmtree(self._ready, ignore_errors=True)
        shutil.copytree(subject.folder, self._ready)
        self.old = subject.content()
        require(performed(subject, case, ["-y", "-o", str(self._log)]) or "")
        self.new = subject.content()
        place = re.escape(str(subject.folder))
        lines = [line for line in self._log.read_text().splitlines() if re.search(rf'{place}[/">]', line)]
        self.calls = [found.group(1) for line in lines if (found := re.match(r"\d+ +(\w+)\(", line))]
        self._paths = sorted({path for line in lines for path in re.findall(rf'"({place}(?:/[^"]+)?)"', line)})

    def points(self, *, quick: bool) -> Iterator[str]:
        """Yield what strace is to do, for each call in turn."""
        for name, count in Counter(self.calls).items():
            if quick and name in ASKING:
                continue
            faults = ["error=EIO", "signal=KILL", *["error=ENOSPC"] * (name in WRITING)]
            yield from (f"inject={name}:{fault}:when={when}" for when in range(1, count + 1) for fault in faults)

    def loss(self, point: str) -> str:
        """Let the fault happen. Returns what is wrong after it; nothing if all is well."""
        shutil.rmtree(self._subject.folder)
        shutil.copytree(self._ready, self._subject.folder)
        paths = [word for path in self._paths for word in ("-P", path)]
        try:
            said = performed(self._subject, self._case, [*paths, "-e", point, "-o", str(self._log)])
            if said is not None and "INJECTED" not in self._log.read_text():
                return "the call was not made"
            found = self._subject.content()
        except LossError as error:
            return str(error)
        if found not in self._allowed(said):
            return f"said {said!r}, which is not what is left"
        return self._subject.wrong_afterwards(self._case)

    def _allowed(self, said: str | None) -> tuple[object, ...]:
        if said is None:
            return self.old, self.new
        return (self.new,) if said == "" or is_saved(said) else (self.old,)


def main() -> None:
    """Try every point, and print the figures."""
    parser = options(__doc__)
    parser.add_argument("--quick", action="store_true", help="one command, under 20 seconds")
    parser.add_argument("--keep-going", action="store_true", help="try the other commands too after a loss")
    parser.add_argument("--case", metavar="WORDS", default="", help="only the commands that begin with these words")
    given = parser.parse_args()
    if not shutil.which("strace"):
        print("There is no strace here: nothing was tried.")
        sys.exit(CANNOT)
    start, count = time.perf_counter(), 0
    losses: list[str] = []
    with workplace() as place:
        subject = TriedDatabase(place / "store") if given.tinydb else TriedRegister(place / "store")
        for case in subject.quick if given.quick else subject.cases:
            if not case.startswith(given.case):
                continue
            attempt = Attempt(subject, case)
            points = list(attempt.points(quick=given.quick))
            found = [f"{case}, {point}: {why}" for point in points if (why := attempt.loss(point))]
            print(f"{case}: {len(attempt.calls)} calls, {len(points)} points, {len(found)} losses", flush=True)
            count, losses = count + len(points), losses + found
            if losses and not (given.tinydb or given.keep_going):
                break
    print(f"{count} points tried, {len(losses)} losses, {time.perf_counter() - start:.0f} s")
    if not given.tinydb and not given.quick:
        print(f"writing commands without a case: {', '.join(without_case(subject.cases)) or 'none'}")
    conclude(losses, f"{len(losses)} of {count}", STOCK if given.tinydb else "")


if __name__ == "__main__":
    main()
