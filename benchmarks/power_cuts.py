"""Cut the power of the disk under a writer, over and over: what was acknowledged must be there when it comes back.

    python benchmarks/power_cuts.py [--cuts N] [--seed S] [--without file|folder] [--tinydb]

For root: it mounts an ext4 in an image file, and ends it at a moment that the seed draws, by the shutdown of ext4
without a flush of its log. After each cut it is mounted again; then every acknowledged change must be there, the last
one whole or not at all, the history must agree, and the next command must work. Prints the same figures as soak.py, and
exits with 1 at the first loss.

`--without` takes the sync of files or of folders out of the writer. With that, and with `--tinydb`, there must be
losses: it exits with 1 if there are none. Exits with 77, and says so, where such a disk cannot be mounted.
"""

import fcntl
import os
import stat
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from blow import Trial, Writer, nothing
from register import Register
from stock import StockDatabase
from trial import CANNOT, STOCK, conclude, options, workplace

SHUTDOWN = 0x8004587D
NO_LOG_FLUSH = 2
SIZE = 64 * 2**20
KINDS = {"file": stat.S_ISREG, "folder": stat.S_ISDIR}


class Disk:
    """An ext4 in a file, mounted on a folder so that it does not make up for a sync that was left out."""

    def __init__(self, place: Path) -> None:
        self.folder = place / "disk"
        self._image = place / "image"

    def make(self) -> None:
        """Make the file system and mount it."""
        self.folder.mkdir()
        with self._image.open("wb") as image:
            image.truncate(SIZE)
        _run("mkfs.ext4", "-q", "-F", self._image)
        self._mount()

    def cut(self) -> None:
        """End it: what it has not written by now is gone."""
        handle = os.open(self.folder, os.O_RDONLY)
        fcntl.ioctl(handle, SHUTDOWN, struct.pack("I", NO_LOG_FLUSH))
        os.close(handle)

    def restart(self) -> None:
        """Mount it again."""
        self.unmount()
        self._mount()

    def unmount(self) -> None:
        """Let go of it."""
        _run("umount", self.folder)

    def _mount(self) -> None:
        _run("mount", "-o", "loop,noauto_da_alloc", self._image, self.folder)


def _run(*command: str | Path) -> None:
    subprocess.run(command, check=True, capture_output=True)


@contextmanager
def mounted(place: Path) -> Iterator[Disk]:
    """Yield a disk, or end the trial where there can be none."""
    disk = Disk(place)
    try:
        disk.make()
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"No ext4 can be mounted here, nothing was tried: {error}")
        sys.exit(CANNOT)
    try:
        yield disk
    finally:
        disk.unmount()


def without_sync(kind: str) -> Callable[[], None]:
    """Return what takes the sync of files or folders out of a process."""

    def leave_out() -> None:
        sync = os.fsync

        def fsync(handle: int) -> None:
            if not KINDS[kind](os.fstat(handle).st_mode):
                sync(handle)

        os.fsync = fsync  # type: ignore[assignment]

    return leave_out


def main() -> None:
    """Cut, and print the figures."""
    parser = options(__doc__)
    parser.add_argument("--cuts", type=int, default=1000, help="how many [1000]")
    parser.add_argument("--seed", type=int, default=1, help="of the moments and the changes [1]")
    parser.add_argument("--without", choices=KINDS, help="a writer that does not sync these")
    given = parser.parse_args()
    victim = STOCK if given.tinydb else f"a writer that syncs no {given.without}" if given.without else ""
    start = time.perf_counter()
    with workplace() as place, mounted(place) as disk:

        def strike(writer: Writer) -> None:
            disk.cut()
            writer.kill()
            disk.restart()

        subject = (StockDatabase if given.tinydb else Register)(disk.folder / "store")
        prepare = without_sync(given.without) if given.without else nothing
        trial = Trial(subject, Random(given.seed), strike, prepare, may_refuse=True, may_lose=bool(victim))
        figures = trial.run(given.cuts)
    print(f"{figures.blows} power cuts: {figures}; seed {given.seed}, {time.perf_counter() - start:.0f} s")
    conclude(figures.losses, f"{len(figures.losses)} of {figures.blows}", victim)


if __name__ == "__main__":
    main()
