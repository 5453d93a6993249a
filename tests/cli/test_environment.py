"""The program wherever it runs: home folders, locales, clocks, time zones, terminals, signals, full disks."""

import errno
import fcntl
import json
import os
import pwd
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from msgspec import structs

from aig_cli.store import history as past
from aig_cli.store.location import store_path
from tests.conftest import PROGRAM, Run, Said, anonymous

Shell = Callable[..., Said]


# -- where the store is ------------------------------------------------------------------------------------------------


def test_without_a_home_variable_the_home_is_that_of_the_user(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert store
    monkeypatch.delenv("AIG_STORE")
    monkeypatch.delenv("HOME")

    assert store_path(None) == f"{pwd.getpwuid(os.getuid()).pw_dir}/.local/share/aig/aig.json"


def test_a_user_that_the_system_does_not_know_has_no_home(bare: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AIG_STORE")
    monkeypatch.delenv("HOME")
    monkeypatch.setattr(os, "getuid", lambda: 2**31 - 7)

    assert "There is no home folder to keep the store in." in bare("org list", exit_code=2).stderr


@pytest.mark.parametrize("name", ["AIG_STORE", "XDG_DATA_HOME"])
def test_an_empty_variable_is_one_that_is_not_set(shell: Shell, tmp_path: Path, name: str) -> None:
    said = shell(f"unset AIG_STORE; export {name}=; HOME={tmp_path}/home aig org list", exit_code=7)

    assert f"There is no store at {tmp_path}/home/.local/share/aig/aig.json. Make one: aig init." in said.stderr


def test_a_data_folder_that_is_a_file_is_said(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    for line, why in (("init", "Could not write"), ("org list", "Cannot read the store"), ("org add A", "Cannot read")):
        said = shell(f"unset AIG_STORE; XDG_DATA_HOME={tmp_path}/file aig {line}", exit_code=7).stderr
        assert f"{tmp_path}/file/aig" in said
        assert ": not a directory." in said
        assert why in said

    assert (tmp_path / "file").read_text() == "mine"


def test_a_path_that_no_system_takes_is_said(bare: Run) -> None:
    assert "file name too long" in bare(f"org list --store {'x' * 300}.json", exit_code=7).stderr
    assert "file name too long" in bare(f"init --store {'x' * 300}.json", exit_code=7).stderr


def test_nothing_in_the_current_folder_is_run_or_read(pledged: Run, shell: Shell, store: Path) -> None:
    assert pledged
    for name in ("yaml", "msgspec", "click", "aig_cli", "sitecustomize", "json"):
        (store.parent / f"{name}.py").write_text("open('was-run', 'w').close()\nraise SystemExit(99)\n")
    for name in (".aig.toml", "aig.toml", ".env", "aig.ini"):
        (store.parent / name).write_text("AIG_STORE=/nowhere\nstore = '/nowhere'\n")

    shell("echo 'title: T' | aig pledge add --from - && aig export yaml -o out.yaml")

    assert not (store.parent / "was-run").exists()


# -- what may not be written -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line", ["org add A", "contact forget Jan", "contact forget Jan -n", "batch -", "undo", "redo"]
)
@pytest.mark.parametrize("place", ["file", "folder"])
def test_a_read_only_store_is_refused_before_anything_is_asked(
    pledged: Run, store: Path, line: str, place: str
) -> None:
    pledged("contact add O1 Jan")
    path = store if place == "file" else store.parent
    before, mode = store.read_bytes(), path.stat().st_mode
    path.chmod(mode & 0o555)
    try:
        said = pledged(line, exit_code=7)
    finally:
        path.chmod(mode)

    assert said.stderr == f"Error: Cannot write the store: {path} is read-only. Nothing was written.\n"
    assert store.read_bytes() == before


def test_a_read_only_file_system_is_read(pledged: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)

    assert "is read-only. Nothing was written." in pledged("org add A", exit_code=7).stderr
    assert len(pledged("org list").lines) == 2
    assert pledged("log").lines


@pytest.mark.parametrize("code", [errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP])
def test_where_locks_do_not_work_nothing_is_written(
    pledged: Run, store: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    before = store.read_bytes()
    monkeypatch.setattr(fcntl, "flock", refuse)

    said = pledged("org add Nieuw", exit_code=7).stderr

    assert said == (
        f"Error: Could not write {store.with_suffix('.lock')}: {os.strerror(code).lower()}. Nothing was saved.\n"
    )
    assert store.read_bytes() == before
    assert len(pledged("org list").lines) == 2


def test_messages_that_nobody_can_take_do_not_stop_the_program(pledged: Run, shell: Shell) -> None:
    shell("aig org list --where name=niemand 2>/dev/full")
    shell("aig org add Movisie 2>/dev/full", exit_code=4)
    shell("aig org add Nieuw 2>/dev/full >/dev/full", exit_code=7)

    assert "Nieuw" in pledged("org list").stdout


# -- languages, clocks and the order of things -------------------------------------------------------------------------


@pytest.mark.parametrize("locale", ["tr_TR.UTF-8", "de_DE.UTF-8", "nl_NL.ISO-8859-1", "C", "no-such-locale"])
def test_no_locale_changes_how_values_are_read(pledged: Run, shell: Shell, locale: str) -> None:
    setting = f"export LC_ALL={locale} LANG={locale}"

    shell(f"{setting}; aig org add IŞIK --type HEALTH-INSURER --represents-workers 4.200")
    shell(f"{setting}; aig progress log P1.1.1 --year 2015 --value 1.250,5; aig org list | cat")

    shown = pledged("org show IŞIK --json").json
    assert (shown["name"], shown["type"], shown["represents"]["workers"]) == ("IŞIK", "health-insurer", 4200)
    assert pledged("progress list --fields value").lines == ["1250.5"]


@pytest.mark.parametrize("setting", ["TZ=Pacific/Kiritimati", "TZ=nonsense", "TZ=", "PYTHONHASHSEED=1", "LC_ALL=C"])
def test_the_same_commands_give_the_same_store_anywhere(shell: Shell, store: Path, setting: str) -> None:
    script = """aig init && aig batch - <<'END'
org add A --alias B --alias C
org add D
pledge add --title T --holder A --signatory D --theme alcohol --theme smoking --term-start 29-3-2026
commitment add P1 'Wij geven 10 lessen' --due 2030-01-01
pledge sign P1 --on 2026-10-25
END
    """
    shell(f"export TZ=UTC PYTHONHASHSEED=2; {script}")
    shell(f"export {setting} AIG_STORE=$PWD/other.json; {script}")

    assert anonymous(store.with_name("other.json")) == anonymous(store)


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12"])
def test_today_is_the_local_day_and_the_history_has_universal_time(
    pledged: Run, shell: Shell, store: Path, zone: str
) -> None:
    assert pledged
    said = shell(
        f"unset AIG_TODAY; export TZ={zone}; date +%F; aig pledge add --title T --holder O1; date +%F;"
        "aig pledge edit P1 --set signed_on=2099-01-01; date -u +%FT%H:%M",
        exit_code=0,
    )

    before, _, after, clock = said.lines
    assert any(f"is in the future (today is {day})." in said.stderr for day in (before, after))
    last = json.loads(store.with_suffix(".history.jsonl").read_text().splitlines()[-1])
    assert last["time"].endswith("Z")
    assert abs(int(last["time"][14:16]) - int(clock[14:16])) in {0, 1, 59}
    assert last["time"][:13] == clock[:13] or clock.endswith(":00")


def test_numbers_and_not_the_clock_put_operations_in_order(pledged: Run, store: Path) -> None:
    history = store.with_suffix(".history.jsonl")
    found = [each.line for each in past.found(history.read_bytes()) if each.line]
    clocks = ["2099", "1970", "2038", "2001", "2099", "1999", "2050"]
    history.write_bytes(
        past.written(
            structs.replace(line, time=f"{clock}{line.time[4:]}") for line, clock in zip(found, clocks, strict=True)
        )
    )

    assert "which is before the last operation, 2050-" in pledged("org add Nieuw").stderr

    assert pledged("log --fields number").lines == ["8", "7", "6", "5", "4", "3", "2", "1"]
    assert pledged("undo").lines == ["O0003  gone"]
    assert pledged("undo").lines == [
        "P0001  as before",
        "  state      signed → draft",
        "  signed_on  2015-02-03 → (none)",
    ]


@pytest.mark.parametrize("today", ["1900-01-01", "1970-01-01", "2038-01-20", "9999-12-31"])
def test_any_day_can_be_today(pledged: Run, today: str) -> None:
    for line in ("pledge list", "network list", "pledge check P1", "progress show P1", "org show O1", "pledge show P1"):
        pledged(f"{line} --today {today}", exit_code=1 if "check" in line else 0)


# -- terminals ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("columns", ["1", "0", "-5", "abc", "１２０", "²", "100000", "9" * 30, "9" * 5000])
@pytest.mark.parametrize("term", ["", "dumb", "vt100", "\x1b[2J"])
def test_no_terminal_is_too_odd_for_a_sheet(
    pledged: Run, monkeypatch: pytest.MonkeyPatch, columns: str, term: str
) -> None:
    plain = pledged("pledge show P1").stdout
    for name, value in (("COLUMNS", columns), ("LINES", columns), ("TERM", term)):
        monkeypatch.setenv(name, value)

    assert pledged("pledge show P1").stdout == plain
    drawn = pledged("pledge show P1 --color always").stdout
    assert "Collect examples" in drawn
    assert len(drawn) < 10 * len(plain)


def test_in_a_pipe_a_row_is_whole_and_plain(pledged: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    name = "Lange naam " * 26 + "einde"
    pledged(f"contact add O1 '{name}' --email {'x' * 60}@{'y' * 60}.nl")
    pledged(f"org add '{name}'")

    for line in ("org list", "contact list", "org show O3", "log O3", "export csv organisations"):
        said = pledged(line).stdout
        assert "\x1b" not in said
        assert "…" not in said
    assert pledged("org list --fields name").lines[2] == name
    assert f"{'x' * 60}@{'y' * 60}.nl" in pledged("contact list").stdout


# -- signals -----------------------------------------------------------------------------------------------------------


@contextmanager
def holding(store: Path, tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Yield a batch of thousands of lines that has taken the lock and is not yet done."""
    file = tmp_path / "many.txt"
    file.write_text("".join(f"org add 'Nieuw {number}'\n" for number in range(4000)))
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    writer = subprocess.Popen([PROGRAM, "batch", file], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    holder = store.with_suffix(".lock")
    try:
        while writer.poll() is None and f"process {writer.pid} (batch)" not in holder.read_text():
            time.sleep(0.01)
        yield writer
    finally:
        writer.kill()
        writer.communicate()


@pytest.mark.parametrize(
    ("sent", "ends"),
    [
        (signal.SIGINT, (130, b"", b"\nInterrupted; nothing was changed.\n")),
        (signal.SIGTERM, (-signal.SIGTERM, b"", b"")),
        (signal.SIGHUP, (-signal.SIGHUP, b"", b"")),
        (signal.SIGKILL, (-signal.SIGKILL, b"", b"")),
    ],
)
def test_a_batch_that_is_ended_leaves_the_old_store_and_no_lock(
    pledged: Run, store: Path, tmp_path: Path, sent: signal.Signals, ends: tuple[int, bytes, bytes]
) -> None:
    before = store.read_bytes()
    with holding(store, tmp_path) as writer:
        writer.send_signal(sent)
        said = writer.communicate(timeout=20)

    assert (writer.returncode, *said) == ends
    assert store.read_bytes() == before
    assert sorted(os.listdir(store.parent)) == ["aig.history.jsonl", "aig.json", "aig.lock"]
    assert pledged("org add Later -q").stdout == "O0003\n"


def test_a_writer_that_stands_still_is_named_and_its_lock_is_never_broken(
    pledged: Run, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with holding(store, tmp_path) as writer:
        writer.send_signal(signal.SIGSTOP)
        os.utime(store.with_suffix(".lock"), (0, 0))
        monkeypatch.setenv("AIG_LOCK_TIMEOUT", "1")
        said = pledged("org add Later", exit_code=6).stderr
        assert said.startswith(f"Error: The store is in use by process {writer.pid} (batch); gave up after 1 s.")
        assert len(pledged("org list").lines) == 2

    assert pledged("org add Later -q").stdout == "O0003\n"


def test_a_signal_during_a_commit_waits_until_it_is_whole(pledged: Run, shell: Shell, tmp_path: Path) -> None:
    """The program sends it to itself when the history is written and the store is not."""
    (tmp_path / "end.py").write_text(
        "import os\n"
        "from aig_cli.cli.main import main\n"
        "original = os.replace\n"
        "def replace(*names):\n"
        "    os.kill(os.getpid(), int(os.environ['SENT']))\n"
        "    original(*names)\n"
        "os.replace = replace\n"
        "main()\n"
    )
    for number, sent in enumerate((signal.SIGTERM, signal.SIGHUP), start=3):
        shell(f"SENT={sent:d} {sys.executable} {tmp_path}/end.py org add Nieuw{number}; exit $?", exit_code=128 + sent)
        assert pledged(f"org show Nieuw{number} --json").json["id"] == f"O{number:04}"
    assert pledged("log --limit 1 --fields number").lines == ["9"]


# -- interpreters and disks --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("options", ["-I", "-O", "-X utf8=0", "-W error"])
def test_every_way_to_start_python_does_the_same(pledged: Run, shell: Shell, options: str) -> None:
    python = f"{sys.executable} {options} -m aig_cli"
    shell(f"{python} org add Ærø --city ' '", exit_code=4)
    shell(f"{python} org add Ærø")
    shell(f"{python} progress log P1.1.1 --year 2015 --value 7")
    shell(f"{python} progress log P1.1.1 --year 2015 --value 8", exit_code=5)

    assert pledged("org list --fields name").lines[-1] == "Ærø"


def test_a_disk_that_is_full_leaves_no_part_of_an_export(pledged: Run, shell: Shell, store: Path) -> None:
    pledged(f"org add A --note '{'y' * 9000}'")
    (store.parent / "old.json").write_text("mine")

    for name, code in (("new.json", 7), ("old.json --force", 7)):
        said = shell(f"unset COVERAGE_PROCESS_CONFIG; trap '' XFSZ; ulimit -f 4; aig export json -o {name}", code)
        assert f"Could not write {name.split()[0]}: file too large." in said.stderr

    assert (store.parent / "old.json").read_text() == "mine"
    assert sorted(os.listdir(store.parent)) == ["aig.history.jsonl", "aig.json", "aig.lock", "old.json"]
