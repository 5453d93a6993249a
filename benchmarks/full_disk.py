"""Let the disk be full at every writing command: it must end with 7, change nothing, and work once there is space.

    python benchmarks/full_disk.py [--tinydb]

For root on a small tmpfs, which is filled to leave one page more each time, until the command succeeds; for others with
a limit to the size of a file. Each failure must end with exit code 7 and leave every file byte by byte as it was and no
draft of one; then, with space, the command must work and the history agree. Prints how many times each command failed.
Exits with 1 at the first loss; with `--tinydb`, when there is none.
"""

import os
import resource
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

from cases import AFTER_KILL, Tried, TriedDatabase, TriedRegister, is_saved, require
from trial import STOCK, Change, LossError, State, conclude, options, workplace

PAGE = os.sysconf("SC_PAGE_SIZE")
SIZE = 4 * 2**20
"""Bytes of the small disk."""
STEP = 1024
"""Bytes by which the limit to a file grows; the messages of a command must pass."""
MOST = 1000
"""Steps after which a command must have succeeded."""


class Space(Protocol):
    """Where there is little space."""

    def left(self, step: int) -> AbstractContextManager[None]:
        """Leave little space: more with each step."""


class SmallDisk:
    """A tmpfs that is filled."""

    def __init__(self, folder: Path) -> None:
        self._filler = folder / "filler"

    @contextmanager
    def left(self, step: int) -> Iterator[None]:
        """Fill the disk but for that many pages."""
        free = os.statvfs(self._filler.parent).f_bavail - step
        self._filler.write_bytes(bytes(max(0, free) * PAGE))
        try:
            yield
        finally:
            self._filler.unlink()


class SmallFiles:
    """A limit to the size of a file."""

    @contextmanager
    def left(self, step: int) -> Iterator[None]:
        """Let no file grow beyond that many steps."""
        before, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, ((step + 1) * STEP, hard))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (before, hard))


class BroadRegister(TriedRegister):
    """A store of several pages. What a kill leaves is no case here: a command clears it up before it fails."""

    cases = tuple(case for case in TriedRegister.cases if case != AFTER_KILL)

    def fill(self, state: State) -> None:
        """Add organisations with long notes before the rest."""
        super().fill(state)
        lines = [f"org add 'Partner {number}' --note '{'x' * 300}'" for number in range(40)]
        require(self.carry_out(Change(["batch", "-"], {}, "\n".join(lines))))
        require(self.carry_out(Change(["org", "add", "Psi"], {})))


@contextmanager
def small_disk(folder: Path) -> Iterator[Space]:
    """Yield a tmpfs on a folder, or where that is not allowed, a limit to the size of files in it."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE},huge=never", "tmpfs", str(folder)]
    if os.geteuid() or subprocess.run(mount, check=False, capture_output=True).returncode:
        print("No tmpfs can be mounted here: the size of files is limited instead.")
        yield SmallFiles()
        return
    try:
        yield SmallDisk(folder)
    finally:
        subprocess.run(["umount", folder], check=True)


def files(folder: Path) -> dict[str, bytes]:
    """Return what stands in a folder, but for the lock; an empty file is none."""
    contents = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file() and path.suffix != ".lock"}
    return {name: content for name, content in contents.items() if content}


def failures(subject: Tried, case: str, space: Space, ready: Path) -> int:
    """Let a command fail for want of space, each time on a fresh copy, until there is enough.

    Returns:
        How often it failed.

    Raises:
        LossError: it failed in another way, or something is not as it was.
    """
    subject.prepare(case)
    shutil.rmtree(ready, ignore_errors=True)
    shutil.copytree(subject.folder, ready)
    for step in range(MOST):
        shutil.rmtree(subject.folder)
        shutil.copytree(ready, subject.folder)
        with space.left(step):
            said = subject.perform(case)
        if not said:
            return step
        require(wrong(subject, case, said, ready))
    return MOST


def wrong(subject: Tried, case: str, said: str, ready: Path) -> str:
    """Return what is wrong after a command that failed, or when it is given again; nothing if all is well."""
    if isinstance(subject, TriedRegister) and "exit code 7:" not in said:
        return said
    if not is_saved(said) and files(subject.folder) != files(ready):
        return f"not as it was, after: {said}"
    return subject.untidy() or subject.perform(case) or subject.wrong_afterwards(case)


def main() -> None:
    """Fill the disk at each command, and print the figures."""
    given = options(__doc__).parse_args()
    start, count = time.perf_counter(), 0
    losses: list[str] = []
    with workplace() as place, small_disk(place / "disk") as space:
        subject = TriedDatabase(place / "disk" / "store") if given.tinydb else BroadRegister(place / "disk" / "store")
        for case in subject.cases:
            try:
                failed = failures(subject, case, space, place / "ready")
            except LossError as loss:
                losses.append(f"{case}: {loss}")
                continue
            count += failed
            print(f"{case}: failed {failed} times, then done")
    print(f"{count} failures for want of space, {len(losses)} losses, {time.perf_counter() - start:.0f} s")
    conclude(losses, f"{len(losses)} of {len(subject.cases)}", STOCK if given.tinydb else "")


if __name__ == "__main__":
    main()
