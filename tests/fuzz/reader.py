"""The readers of the program, the files they are tried on, and what must hold whatever is in a file."""

import io
import os
import re
import shlex
import signal
import sys
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from shutil import rmtree
from traceback import format_exc
from types import FrameType
from typing import Final, NamedTuple

import pypdf  # noqa: F401 - loaded once here, and not by each process that reads a PDF

from aig_cli.cli.main import run
from aig_cli.model.report import Round
from aig_cli.store.store import Store
from tests.fuzz.mutation import mutated

CORPUS: Final = Path(__file__).parent.parent / "corpus"
WORKBOOKS: Final = Path(__file__).parent.parent / "exchange" / "workbook"
TODAY: Final = date(2026, 11, 22)
TIME_LIMIT: Final = 10
"""Seconds for all commands on one file."""
MEMORY_LIMIT: Final = 512
"""MiB of addresses that a program may take beside those of a start."""
EXIT_CODES: Final = range(8)
_UNREADABLE: Final = 7
_CONTROLS: Final = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_REPEATED: Final = re.compile(rb"<<(.+?)\*([0-9]+)>>", re.DOTALL)
_CHECKSUM: Final = re.compile(rb'\A(\{\n"meta": \{\n)("1": \{"checksum":"crc32:)[^"\n]*("\},\n)')
_ALL: Final = "export json --with-contacts"
_SAVING: Final = ("doctor --fix", "contact forget", "import progress form.")
"""Commands that save what they can before they end with another code than 0."""


class Reader(NamedTuple):
    """What reads a kind of file.

    Attributes:
        place: the file that the commands read.
        commands: what is done with it, in this order.
        after: what is done then where the register was changed.
    """

    place: str
    commands: Sequence[str]
    after: Sequence[str] = ()


READERS: Final[Mapping[str, Reader]] = {
    "store": Reader(
        "aig.json",
        (
            "export json --with-contacts",
            "pledge show P1",
            "progress show P1",
            "pledge check --all",
            "export csv",
            "org add Nieuw",
            "doctor --diff",
            "backup create",
            "doctor --fix -y",
        ),
    ),
    "history": Reader(
        "aig.history.jsonl",
        (
            "log",
            "log P1",
            "undo",
            "redo",
            "org add Nieuw",
            "doctor",
            "contact forget -y 'Anna de Wit'",
            "doctor --fix -y",
        ),
    ),
    "backup": Reader("given.zip", ("backup verify given.zip", "backup restore given.zip -y"), ("doctor", _ALL)),
    "pledge": Reader("given.yaml", ("pledge add --from given.yaml",), (_ALL, "pledge show P3")),
    "edit": Reader(
        "given.yaml",
        (
            "pledge edit P1 --from given.yaml",
            "org edit O1 --from given.yaml",
            "network edit N1 --from given.yaml",
        ),
        (_ALL, "pledge show P1"),
    ),
    "progress": Reader("given.yaml", ("progress log --replace --from given.yaml",), (_ALL, "progress show P1")),
    "csv": Reader(
        "given.csv",
        (
            "import orgs given.csv -n --keep-going",
            "import orgs given.csv --on-conflict update",
            "import members given.csv",
            "import progress given.csv",
        ),
        (_ALL, "doctor"),
    ),
    "json": Reader("given.json", ("import orgs given.json", "import registry given.json"), (_ALL, "doctor")),
    "list": Reader(
        "given.yaml",
        (
            "import pledges given.yaml --on-conflict update",
            "import deliverables given.yaml",
            "import registry given.yaml",
        ),
        (_ALL, "doctor"),
    ),
    "workbook": Reader("given.xlsx", ("import orgs given.xlsx", "import progress given.xlsx"), (_ALL, "doctor")),
    "form": Reader("form.xlsx", ("import progress form.xlsx", "import progress form.xlsx --replace"), (_ALL, "doctor")),
    "batch": Reader("given.txt", ("batch given.txt",), (_ALL, "pledge list")),
    "letter": Reader(
        "given.letter",
        (
            "pledge draft given.letter -o draft.yaml",
            "pledge draft given.letter --explain --lang nl",
            "pledge draft given.letter --json",
            "pledge add --from draft.yaml",
        ),
    ),
}
"""The name of each is that of its folder in the corpus; workbooks are those that the tests of their reader have."""


class TookTooLongError(BaseException):
    """The time was up. No `Exception`, so that the program does not catch it."""


class Said(NamedTuple):
    """What a command wrote, and its exit code."""

    output: str
    exit_code: int


class World:
    """A folder with a register in it, to which a file is given; before each it is as it was made.

    The working folder and `AIG_STORE` are to lead to the folder.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        made = ("init", f"batch {CORPUS / 'world.txt'}", "undo", "redo", "contact add O3 'Jan Jansen'")
        self._carry_out(*made, "backup create -o given.zip")
        with Store(str(folder / "aig.json"), TODAY).change("open a round") as registry:
            registry.rounds.put(Round(year=2025))
        self._carry_out("round forms 2025 --out forms --one-file")
        (folder / "forms" / "2025.xlsx").rename(folder / "form.xlsx")
        self._made = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}

    @staticmethod
    def _carry_out(*lines: str) -> None:
        for line in lines:
            said = run_line(line)
            if said.exit_code:
                raise RuntimeError(said.output)

    def files(self, reader: str) -> list[bytes]:
        """Return the files to start from: those of the corpus, and what the program wrote itself."""
        own = [self._made[READERS[reader].place]] if READERS[reader].place in self._made else []
        return [*seeds(reader).values(), *own]

    def example(self, reader: str, seed: int, number: int) -> bytes:
        """Return a file that nobody wrote; the same each time."""
        random = Random(f"{seed} {reader} {number}")
        content = mutated(self.files(reader), random)
        return sealed(content) if reader == "store" and random.random() < 0.7 else content

    def faults(self, reader: str, content: bytes) -> Iterator[str]:
        """Give a file to a reader, and tell what should not have been."""
        place, commands, after = READERS[reader]
        self.give(place, content)
        try:
            with _limited_time():
                yield from self._faults(commands, own_file=place in self._made)
                if self._store() != self._made["aig.json"]:
                    yield from self._faults(after, own_file=place in self._made)
        except TookTooLongError:
            yield f"no end after {TIME_LIMIT} s"

    def give(self, place: str, content: bytes) -> None:
        """Put a file in the folder, and everything else as it was made."""
        wanted = {**self._made, place: content}
        for path in list(self.folder.iterdir()):
            if path.is_dir():
                rmtree(path)
            elif path.name in wanted and path.read_bytes() == wanted[path.name]:
                del wanted[path.name]
            else:
                path.unlink()  # some disks take long to write over a file
        for name, missing in wanted.items():
            (self.folder / name).write_bytes(missing)

    def _faults(self, commands: Sequence[str], *, own_file: bool) -> Iterator[str]:
        for line in commands:
            before = self._store()
            try:
                said = run_line(line)
            except Exception:  # noqa: BLE001 - whatever comes out is a fault
                yield f"{line}: {format_exc()}"
                continue
            if said.exit_code not in EXIT_CODES or (said.exit_code == _UNREADABLE and not own_file):
                yield f"{line}: exit code {said.exit_code}: {said.output[:300]!r}"
            if said.exit_code and self._store() != before and not line.startswith(_SAVING):
                yield f"{line}: exit code {said.exit_code}, and the store is another"
            if found := _CONTROLS.search(said.output):
                around = said.output[max(0, found.start() - 80) : found.end() + 80]
                yield f"{line}: writes {found.group()!r}: {around!r}"

    def _store(self) -> bytes:
        return (self.folder / "aig.json").read_bytes()


@cache
def seeds(reader: str) -> dict[str, bytes]:
    """Return the files of the corpus for a reader. In a name that ends in .made, `<<x*100>>` stands for 100 times x."""
    folder = WORKBOOKS if reader == "workbook" else CORPUS / reader
    files = {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
    found = {name: _made(content) if name.endswith(".made") else content for name, content in files.items()}
    if reader == "store":
        found |= {f"{name}, sealed": sealed(each) for name, each in found.items() if sealed(each) != each}
    return found


def _made(content: bytes) -> bytes:
    return _REPEATED.sub(lambda found: found[1] * int(found[2]), content)


def sealed(content: bytes) -> bytes:
    """Return the content of a store with the checksum that belongs to it, so that its damage is not seen at once."""
    found = _CHECKSUM.match(content)
    if not found:
        return content
    head, name, end = found.groups()
    rest = content[found.end() :]
    return b"".join([head, name, b"%08x" % zlib.crc32(rest, zlib.crc32(head)), end, rest])


def run_line(line: str) -> Said:
    """Run a command line in this process."""
    streams = [io.TextIOWrapper(io.BytesIO(), "utf-8", "backslashreplace", newline="") for _ in range(3)]
    before = sys.stdin, sys.stdout, sys.stderr
    sys.stdin, sys.stdout, sys.stderr = streams
    try:
        code = run(shlex.split(line))
    finally:
        sys.stdin, sys.stdout, sys.stderr = before
    return Said("".join(map(_written, streams)), code)


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode()


@contextmanager
def _limited_time() -> Iterator[None]:
    def give_up(_signal: int, _frame: FrameType | None) -> None:
        raise TookTooLongError

    before = signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, TIME_LIMIT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def limited_memory() -> Iterator[None]:
    """Let this process take only `MEMORY_LIMIT` more than it has; nothing is limited where that cannot be measured."""
    from resource import RLIMIT_AS, getrlimit, setrlimit

    statistics = Path("/proc/self/statm")
    if not statistics.exists():
        yield
        return
    taken = int(statistics.read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    soft, hard = getrlimit(RLIMIT_AS)
    setrlimit(RLIMIT_AS, (taken + MEMORY_LIMIT * 2**20, hard))
    try:
        yield
    finally:
        setrlimit(RLIMIT_AS, (soft, hard))
