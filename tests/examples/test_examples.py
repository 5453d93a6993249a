"""The examples do what they say."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest

from tests.conftest import EXAMPLES, PROGRAM, Run, Said, terminal

Shell = Callable[..., Said]
ROOT = EXAMPLES.parent


def sessions() -> list[Path]:
    return sorted(EXAMPLES.glob("*.console"))


def commands(session: str) -> list[str]:
    """Return what is typed in a session; a line that ends with a backslash goes on."""
    return re.findall(r"^\$ ((?:.*\\\n)*.*)$", session, flags=re.MULTILINE)


@pytest.mark.parametrize("path", sessions(), ids=lambda path: path.name)
def test_a_session_shows_what_it_showed(path: Path, store: Path, pytestconfig: pytest.Config) -> None:
    """Each command is typed on a terminal of 120 columns; colours and spaces at the end of a line are left out."""
    store.parent.mkdir()
    shutil.copytree(EXAMPLES, store.parent / "examples")
    settings = terminal(store, PATH=f"{PROGRAM.parent}:/usr/bin:/bin")
    shown = ""
    for command in commands(path.read_text()):
        said = pexpect.spawn(
            "bash", ["-c", command], cwd=store.parent, env=settings, encoding="utf-8", dimensions=(50, 120)
        ).read()
        plain = re.sub(r"\x1b\[[0-9;]*m| *(?=\r\n)|\r", "", said)
        shown += f"$ {command}\n{plain}".replace(str(store.parent), "/home/team/.local/share/aig")
    if pytestconfig.getoption("update_golden"):
        path.write_text(shown)
    assert shown == path.read_text()


def test_the_readme_holds_the_first_session_as_it_is(pytestconfig: pytest.Config) -> None:
    before, mark, rest = (ROOT / "README.md").read_text().partition("```console\n")
    readme = before + mark + (EXAMPLES / "first-pledge.console").read_text() + rest[rest.index("```") :]
    if pytestconfig.getoption("update_golden"):
        (ROOT / "README.md").write_text(readme)
    assert (ROOT / "README.md").read_text() == readme


def test_the_main_job_runs_from_an_empty_folder(shell: Shell, store: Path) -> None:
    shown = shell(f"sh {EXAMPLES}/first_pledge.sh {store.parent}").stdout

    assert "      2015  7 of 10 examples (70 %)\n" in shown
    assert "P0001.2.1,examples of interventions,examples,10,2015,7,70,in-progress,on-schedule\n" in shown


def test_the_batch_script_is_safe_to_run_twice(pledged: Run, shell: Shell, store: Path) -> None:
    (store.parent / "results.txt").write_text("# results of 2016\nP0001.1\tcompleted\n\nP0001.1.1\t10\n")
    script = f"sh {EXAMPLES}/batch_update.sh 2016 < results.txt"

    assert shell(script).lines == ["P0001.1  logged  2016: completed", "P0001.1.1  logged  2016: 10"]
    before = store.read_bytes()
    assert shell(script).lines == ["P0001.1  unchanged  2016: completed", "P0001.1.1  unchanged  2016: 10"]
    assert store.read_bytes() == before
    (store.parent / "results.txt").write_text("P0001.1.1\t9")  # no line end: still a line
    assert "Add --replace" in shell(script, exit_code=5).stderr
    assert pledged("progress list P1 --where of=P1.1.1 --fields value").lines == ["10"]
