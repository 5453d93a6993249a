"""Measure what looking for damage costs a command that reads, as a share of it.

    python benchmarks/checks.py [--scale N] [--runs N]

Runs `aig pledge show`, the cheapest of them, on a made network in one process, in turn with the checks and without them
(the checksum of the store, and the glance at the end of its history), A B A B; and as a command of its own, start-up
and all. Prints the medians and both shares; exits with 1 when that of the command is over a tenth.
"""

import argparse
import io
import os
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import redirect_stdout
from pathlib import Path
from unittest.mock import patch

from aig_cli.cli.main import run
from commands import AIG, make_network

BUDGET = 0.10


def seconds() -> float:
    """Return how long the command takes."""
    with redirect_stdout(io.TextIOWrapper(io.BytesIO())):
        start = time.perf_counter()
        code = run(["pledge", "show", "P0042"])
        taken = time.perf_counter() - start
    if code:
        sys.exit(f"exit code {code}")
    return taken


def without_checks() -> float:
    """Return how long it takes when nobody looks for damage."""
    with (
        patch("aig_cli.store.layout.is_intact", lambda _content: True),
        patch("aig_cli.store.store.disagreement", lambda _files, _content: None),
    ):
        return seconds()


def started() -> float:
    """Return how long it takes as a program of its own."""
    start = time.perf_counter()
    subprocess.run([AIG, "pledge", "show", "P0042"], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    """Make the network, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scale", type=int, default=1, help="1 is 3,000 organisations and 400 pledges")
    parser.add_argument("--runs", type=int, default=201)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "aig.json"
        os.environ.update(AIG_STORE=str(store), AIG_TODAY="2026-11-22")
        make_network(store, given.scale)
        pairs = [(seconds(), without_checks()) for _ in range(given.runs)][1:]
        command = statistics.median(started() for _ in range(15))
    checked, unchecked = (statistics.median(column) for column in zip(*pairs, strict=True))
    cost = checked - unchecked
    print(f"with checks {checked * 1000:.2f} ms, without {unchecked * 1000:.2f} ms: {cost / checked:.1%} of the work")
    print(f"the whole command {command * 1000:.1f} ms: {cost / command:.1%} of it (at most {BUDGET:.0%})")
    sys.exit(cost / command > BUDGET)


if __name__ == "__main__":
    main()
