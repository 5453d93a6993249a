"""The program as a process: streams, signals, terminals, exit codes."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pexpect
import pytest

from aig_cli.__main__ import main as program
from tests.conftest import PROGRAM, Run, Said, terminal

Shell = Callable[..., Said]


def test_a_reader_that_leaves_is_no_error(pledged: Run, shell: Shell) -> None:
    assert pledged
    said = shell("set -o pipefail; for i in 1 2 3; do aig export json | head -1 >/dev/null || exit 9; done")
    assert said.stderr == ""
    assert shell("set -o pipefail; aig org list | true").stderr == ""
    assert shell("set -o pipefail; (sleep 0.5; aig org add Nieuw; aig export json; aig --help) | true").stderr == ""
    assert shell("aig schema | head -1").stdout == "{\n"


def test_output_that_cannot_be_written_is_said(pledged: Run, shell: Shell) -> None:
    assert "Could not write the output: the disk is full." in shell("aig org list >/dev/full", exit_code=7).stderr
    assert "Could not write the output" in shell("aig export json >/dev/full", exit_code=7).stderr
    assert "The change was saved, but the output" in shell("aig org add Nieuw >/dev/full", exit_code=7).stderr
    assert "Could not write the output" in shell("aig --help >/dev/full", exit_code=7).stderr
    assert "Nieuw" in pledged("org list").stdout


def test_closed_streams_are_no_danger_to_the_store(pledged: Run, shell: Shell) -> None:
    shell("aig org add A <&- >&- 2>&-")
    shell("aig org add A >&- 2>&-", exit_code=4)
    assert "standard input is closed" in shell("aig pledge add --from - <&-", exit_code=3).stderr
    assert len(pledged("org list").lines) == 3


def test_standard_input_that_is_a_terminal_is_no_file(pledged: Run, store: Path) -> None:
    assert pledged
    child = pexpect.spawn(str(PROGRAM), ["pledge", "add", "--from", "-"], env=terminal(store), encoding="utf-8")
    child.expect("No input: '-' reads standard input.")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 2


@pytest.mark.parametrize("settings", ["LC_ALL=C", "LC_ALL=POSIX", "PYTHONIOENCODING=ascii", "PYTHONUTF8=0 LC_ALL=C"])
def test_a_poor_locale_loses_no_data(pledged: Run, shell: Shell, settings: str) -> None:
    pledged("org add 'Café 健康'")

    assert shell(f"{settings} aig org list").exit_code == 0
    assert "Café 健康" in shell(f"{settings} aig export json").stdout
    assert "Café 健康" in shell(f"{settings} aig export csv organisations").stdout
    if "ascii" in settings:
        assert "Caf\\xe9 \\u5065" in shell(f"{settings} aig org list").stdout


def test_bytes_that_are_not_utf8_are_refused(aig: Run, shell: Shell) -> None:
    assert aig
    assert "name: not valid UTF-8." in shell("aig org add $'Caf\\xe9'", exit_code=4).stderr


def wait_until_it_reads(process: int) -> None:
    """Return when a process waits for standard input: it uses no more time, and sleeps in a read of a pipe."""
    for _ in range(200):
        time.sleep(0.05)
        if "pipe" in Path(f"/proc/{process}/wchan").read_text() or _sleeps(process):
            return


def _sleeps(process: int) -> bool:
    def used() -> str:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        return f"{fields[0]} {fields[11]} {fields[12]}"

    before = used()
    time.sleep(0.5)
    return before == used() and before.startswith("S")


def test_interrupted_says_whether_something_was_saved(pledged: Run, store: Path) -> None:
    before = store.read_bytes()
    waiting = subprocess.Popen(
        [PROGRAM, "pledge", "add", "--from", "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    wait_until_it_reads(waiting.pid)
    waiting.send_signal(signal.SIGINT)
    _, said = waiting.communicate(timeout=20)

    assert waiting.returncode == 130
    assert said == "\nInterrupted; nothing was changed.\n"
    assert store.read_bytes() == before
    assert pledged("org add Nieuw -q").stdout == "O0003\n"


def test_interrupted_after_the_commit_says_so(pledged: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("aig_cli.cli.app.App.wrote", interrupt)

    assert pledged("org add Nieuw", exit_code=130).stderr == "\nInterrupted; the change was saved.\n"
    assert "Nieuw" in pledged("org list").stdout


def test_interrupted_during_the_commit_says_that_it_was_saved(pledged: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    original = os.replace

    def interrupted(*names: str) -> None:
        original(*names)
        os.kill(os.getpid(), signal.SIGINT)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", interrupted)
        assert pledged("org add Nieuw", exit_code=130).stderr == "\nInterrupted; the change was saved.\n"
    assert "Nieuw" in pledged("org list").stdout


def test_interrupted_while_it_loads_ends_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setitem(sys.modules, "aig_cli.cli.main", None)
    monkeypatch.setattr("builtins.__import__", interrupt)

    with pytest.raises(SystemExit) as ended:
        program()
    assert ended.value.code == 130


def test_debug_shows_where_an_error_comes_from(aig: Run) -> None:
    said = aig("pledge show P1 --debug", exit_code=3).stderr

    assert said.startswith("Traceback")
    assert said.endswith("Error: There is no pledge 'P0001'. See: aig pledge list\n")
    assert "Traceback" not in aig("pledge show -- --debug", exit_code=3).stderr


@pytest.mark.parametrize(
    ("line", "exit_code", "why"),
    [
        ("plegde list", 2, "No such command 'plegde'. Did you mean 'pledge'?\nTry: aig --help"),
        ("pledge lst", 2, "No such command 'lst'. Did you mean 'list'?\nTry: aig pledge --help"),
        ("--verson", 2, "No such option '--verson'"),
        ("pledge add --titel x", 2, "No such option '--titel'. (Did you mean one of: "),
        ("pledge", 2, ""),
        ("", 2, ""),
        ("org list --today morgen", 4, "--today: 'morgen' is not a date."),
        ("pledge sign P1 --on 2015-01-01 --today morgen", 4, "--today: 'morgen' is not a date."),
        ("org list --lang fr", 2, "'fr' is not one of 'nl', 'en'"),
    ],
)
def test_usage_errors_tell_the_nearest_word(pledged: Run, line: str, exit_code: int, why: str) -> None:
    pledged("pledge add --title B")
    line = line.replace("sign P1", "sign P2")

    assert why in pledged(line, exit_code).stderr


@pytest.mark.parametrize(
    ("language", "label"),
    [({"LANG": "nl_NL.UTF-8"}, "getekend"), ({"AIG_LANG": "nl"}, "getekend"), ({"LC_ALL": "C", "LANG": "nl_NL"}, None)],
)
def test_labels_follow_the_locale(
    pledged: Run, monkeypatch: pytest.MonkeyPatch, language: dict[str, str], label: str | None
) -> None:
    for name, value in language.items():
        monkeypatch.setenv(name, value)

    assert ("getekend" in pledged("pledge show P1").stdout) is bool(label)


LOADED = """
import sys
from aig_cli.cli.main import run
sys.stdout, screen = open('/dev/null', 'w'), sys.stdout
run(sys.argv[1:])
print(*sorted(sys.modules), file=screen)
"""


@pytest.mark.parametrize(
    ("line", "without"),
    [
        ("--version", ["msgspec", "tinydb", "rich", "yaml", "aig_cli.model", "aig_cli.store", "aig_cli.cli.screen"]),
        ("--help", ["msgspec", "tinydb", "rich", "yaml", "aig_cli.model", "aig_cli.store", "aig_cli.cli.screen"]),
        (
            "progress log P1.1 --year 2015 --status completed",
            ["rich", "yaml", "csv", "pathlib", "hashlib", "aig_cli.exchange.yaml", "aig_cli.cli.pledge", "difflib"],
        ),
        ("pledge show P1", ["rich", "yaml", "csv", "pathlib", "hashlib", "signal", "aig_cli.exchange.csv"]),
        ("org list", ["rich", "yaml", "csv", "pathlib", "hashlib", "signal", "aig_cli.exchange.csv"]),
        ("import orgs - --format csv", ["rich", "yaml", "python_calamine", "zipfile", "difflib"]),
    ],
)
def test_a_command_loads_only_what_it_needs(pledged: Run, shell: Shell, line: str, without: list[str]) -> None:
    assert pledged
    alone = "env -u COVERAGE_PROCESS_CONFIG -u COVERAGE_PROCESS_START"
    loaded = set(shell(f'{alone} {sys.executable} -c "{LOADED}" {line}').stdout.split())

    assert "click" in loaded
    assert not loaded & set(without)


# -- on a terminal ----------------------------------------------------------------------------------------------------


@contextmanager
def screen(store: Path, line: str, columns: int = 60, **more: str) -> Iterator[str]:
    """Yield what a command shows on a terminal."""
    child = pexpect.spawn(
        f"{PROGRAM} {line}", env=terminal(store, **more), encoding="utf-8", dimensions=(24, columns), timeout=20
    )
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0, child.before
    yield str(child.before).replace("\r\n", "\n")


def test_a_list_on_a_terminal_has_a_header_and_fits(pledged: Run, store: Path) -> None:
    pledged(f"org add '{'Lange naam ' * 12}'")

    with screen(store, "org list") as shown:
        header, *rows = shown.splitlines()
    assert header.split() == ["ID", "NAME", "TYPE", "SECTOR", "CITY", "KVK"]
    assert all(len(row) <= 60 for row in (header, *rows))
    assert "Lange naa…" in rows[2]
    with screen(store, "org list", columns=1) as shown:
        assert all(len(row) <= 80 for row in shown.splitlines())
    with screen(store, "org list --where name=niets") as shown:
        assert shown == "No organisations.\n"


def test_a_sheet_on_a_terminal_is_drawn_and_users_data_never_acts(pledged: Run, store: Path) -> None:
    pledged("commitment add P1 '[red]rood[/red] :smile: https://x.nl <b>'")

    with screen(store, "pledge show P1") as shown:
        assert "\x1b[" in shown
        assert "[red]rood[/red] :smile: https://x.nl <b>" in shown
    with screen(store, "pledge show P1 --color never") as shown:
        assert "\x1b" not in shown
    with screen(store, "pledge show P1", TERM="dumb") as shown:
        assert "\x1b" not in shown
    with screen(store, "pledge show P1", NO_COLOR="1") as shown:
        assert "\x1b[36m" not in shown
    pledged(f"commitment add P1 '{'健康' * 4000}'")
    with screen(store, "commitment list") as shown:
        assert len(shown) < 500
    with screen(store, "progress show P1", columns=20) as shown:
        assert "n/a" in shown
    with screen(store, "org show MOgroep", columns=25) as shown:
        assert "trade-association" in shown.replace("\n", "")


@pytest.mark.parametrize("name", ["FORCE_COLOR", "CLICOLOR_FORCE"])
def test_drawing_can_be_forced(pledged: Run, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    assert "\x1b" not in pledged("pledge show P1").stdout
    assert "\x1b[" in pledged("pledge show P1 --color always").stdout
    monkeypatch.setenv(name, "1")
    assert "\x1b[" in pledged("pledge show P1").stdout


def test_a_person_is_told_what_can_come_next(pledged: Run, store: Path) -> None:
    with screen(store, "org add Nieuw") as shown:
        assert shown == "O0003  added  Nieuw\nNext: aig org show O0003\n"
    assert pledged("org add 'Nog een'").stderr == ""


@pytest.mark.parametrize("columns", ["abc", "0", "5", "", "²", "9" * 5000])
def test_a_width_that_is_none_is_eighty(
    pledged: Run, store: Path, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    pledged(f"org add '{'Lange naam ' * 12}'")
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setenv("LINES", columns)

    assert max(len(line) for line in pledged("org show O3 --color always").lines) <= 120
    assert store.exists()


def test_what_is_in_a_store_already_is_made_harmless(pledged: Run, store: Path) -> None:
    store.write_text(store.read_text().replace("Movisie", "Mo\\u001b[2J\\u202eX"))

    assert "Mo<U+001B>[2J<U+202E>X" in pledged("org list").stdout
    assert "\x1b" not in pledged("org show O2").stdout
