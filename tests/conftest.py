"""The fixtures: the real program, on a real store in a folder of its own."""

import io
import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import msgspec
import pytest

from aig_cli.cli.main import run
from aig_cli.cli.translation import let_click_speak
from aig_cli.language import speak
from aig_cli.store.history import Line, written

TODAY = "2026-11-22"
PROGRAM = Path(sys.executable).parent / "aig"
EXAMPLES = Path(__file__).parent.parent / "examples"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write what is shown now into the golden files")


@dataclass(frozen=True)
class Said:
    """What a command wrote, and the code it ended with."""

    stdout: str
    stderr: str
    exit_code: int

    @property
    def json(self) -> Any:
        return json.loads(self.stdout)

    @property
    def lines(self) -> list[str]:
        return self.stdout.splitlines()


class Run(Protocol):
    """Runs a command line as a shell would split it, and checks its exit code; None takes any."""

    def __call__(self, line: str, exit_code: int | None = 0, stdin: str | bytes = "") -> Said: ...


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The path of the store, which is not there yet; nothing of the machine's own settings."""
    for name in [name for name in os.environ if name.startswith(("AIG_", "LC_", "XDG_"))]:
        monkeypatch.delenv(name)
    for name in ("LANG", "NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    path = tmp_path / "store" / "aig.json"
    monkeypatch.setenv("AIG_STORE", str(path))
    monkeypatch.setenv("AIG_TODAY", TODAY)
    return path


@pytest.fixture
def bare(store: Path) -> Run:  # noqa: ARG001 - where it runs
    """The program, without a store."""

    def run_line(line: str, exit_code: int | None = 0, stdin: str | bytes = "") -> Said:
        said = carried_out(line, stdin)
        if exit_code not in {None, said.exit_code}:
            raise AssertionError(said)
        return said

    return run_line


def carried_out(line: str, stdin: str | bytes = "") -> Said:
    """Run a command line in this process, with the settings of the environment."""
    given = stdin.encode() if isinstance(stdin, str) else stdin
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.TextIOWrapper(io.BytesIO(), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given), "utf-8"))
        patch.setattr("sys.stdout", out)
        patch.setattr("sys.stderr", err)
        code = run(shlex.split(line))
        speak("en")  # as the next run begins
        let_click_speak("en")
        out.flush()
        err.flush()
    return Said(_written(out), _written(err), code)


def _written(stream: io.TextIOWrapper) -> str:
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode()


@pytest.fixture
def aig(bare: Run) -> Run:
    """The program, with an empty store."""
    bare("init")
    return bare


@pytest.fixture
def pledged(aig: Run) -> Run:
    """The program, with two organisations and one signed pledge: P0001 with P0001.1 and P0001.1.1, ten examples."""
    aig("org add MOgroep --type trade-association --sector civil-society --kvk 01234567 --alias 'MO Groep'")
    aig("org add Movisie --type knowledge-institute")
    aig("pledge add --title 'Sociaal voor gezond' --holder MOgroep --signatory Movisie --setting living")
    aig("commitment add P0001 'Collect examples' --kind product --due 2015-12-31")
    aig("deliverable add P0001.1 examples --target 10 --unit examples")
    aig("pledge sign P0001 --on 2015-02-03")
    return aig


@pytest.fixture
def asked(bare: Run) -> Run:
    """The program, with the round of 2026 open.

    MOgroep is asked about P0001 (with an account over 2025) and P0003; GGD Zeist & omstreken about P0002. The round of
    2024 is locked.
    """
    bare("init")
    bare(f"import registry {Path(__file__).parent / 'round.yaml'} -q")
    return bare


@pytest.fixture(scope="session")
def network(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of the made-up network at scale 1, which is read only; what is true of it is as of 2026-01-01."""
    store = tmp_path_factory.mktemp("network") / "aig.json"
    command = [sys.executable, str(EXAMPLES / "make_network.py"), "1", "--store", str(store)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, timeout=60)
    return store


@pytest.fixture
def shell(store: Path) -> Callable[..., Said]:
    """Runs a script in bash, with the installed program first on the path, in the folder of the store."""
    store.parent.mkdir(parents=True, exist_ok=True)

    def run_script(script: str, exit_code: int = 0, **environment: str) -> Said:
        path = f"{PROGRAM.parent}{os.pathsep}{os.environ['PATH']}"
        done = subprocess.run(
            ["bash", "-c", script],
            cwd=store.parent,
            env={**os.environ, "PATH": path, **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=60,
        )
        said = Said(done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace"), done.returncode)
        assert said.exit_code == exit_code, said
        return said

    return run_script


def anonymous(store: Path) -> bytes:
    """Return the content of a store without what tells it from others: which register it is, and the checksum."""
    return re.sub(rb'"checksum":"[^"]*"|"register":"[0-9a-f]{16}",', b"", store.read_bytes())


def rewrite_history(store: Path, old: str, new: str) -> None:
    """Change the history as nobody but aig could: every line keeps a right checksum and place."""
    path = store.with_name("aig.history.jsonl")
    lines = path.read_text().replace(old, new).splitlines()
    path.write_bytes(written(msgspec.json.decode(line, type=Line) for line in lines))


def terminal(store: Path, **more: str) -> dict[str, str]:
    """Return the environment of a program on a terminal."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("AIG_", "LC_"))}
    settings = {"AIG_STORE": str(store), "AIG_TODAY": "2026-11-22", "TERM": "xterm-256color", "LANG": "C.UTF-8"}
    return {**kept, **settings, **more}
