"""The trials of benchmarks/, in short: the register loses nothing, and a stock TinyDB does, or they prove nothing."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parent.parent.parent / "benchmarks"
CANNOT = 77
TRIALS = ["soak.py --kills 100", "parallel.py --writers 4 --updates 50", "faults.py --quick", "full_disk.py"]
CUTS = "power_cuts.py --cuts 20"


def figures(trial: str) -> str:
    """Run a trial, which must end well. Returns what it printed."""
    if trial.startswith("faults") and not shutil.which("strace"):
        pytest.skip("there is no strace")
    script, *options = trial.split()
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("COVERAGE", "AIG_"))}
    command = [sys.executable, str(BENCHMARKS / script), *options]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=300)
    if done.returncode == CANNOT:
        pytest.skip(done.stdout)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def number(pattern: str, said: str) -> int:
    found = re.search(pattern, said)
    assert found, said
    return int(found.group(1))


def test_nothing_is_lost_to_kills() -> None:
    said = figures(TRIALS[0])

    assert "100 kills: " in said
    assert " 0 lost, 0 unreadable" in said
    assert number(r"(\d+) inside a command", said) > 50
    assert number(r"(\d+) acknowledged", said) > 20


def test_nothing_is_lost_to_others_who_write() -> None:
    said = figures(TRIALS[1])

    assert "4 writers, 400 operations acknowledged" in said
    assert ": 0 torn, 0 back in time" in said
    assert number(r"(\d+) reads", said) > 50
    assert "nothing lost" in said


def test_every_call_may_fail() -> None:
    assert number(r"(\d+) points tried, 0 losses", figures(TRIALS[2])) > 50


def test_the_disk_may_be_full_at_every_command() -> None:
    assert number(r"(\d+) failures for want of space, 0 losses", figures(TRIALS[3])) > 100


def test_the_power_may_be_cut() -> None:
    said = figures(CUTS)

    assert "20 power cuts: " in said
    assert " 0 lost, 0 unreadable" in said


@pytest.mark.parametrize("trial", [*TRIALS, CUTS])
def test_a_trial_finds_what_a_stock_tinydb_loses(trial: str) -> None:
    assert "The harness finds what a stock TinyDB loses: " in figures(f"{trial} --tinydb")


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_a_power_cut_finds_the_sync_that_is_left_out(kind: str) -> None:
    assert number(rf"a writer that syncs no {kind} loses: (\d+) of 20", figures(f"{CUTS} --without {kind}"))
