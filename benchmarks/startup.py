"""Measure how long common commands take, as ratios to `python -c "import click"` in the same run.

    python benchmarks/startup.py [--quick] [--scale N] [--tolerance T]

Makes a network of the given scale in a temporary folder and runs each command in turn with the baseline, A B A B, so
that a drift of the machine's speed touches both. Prints the minimum, median and maximum of the ratio, the medians in
milliseconds and the peak memory. Exits with 1 when a median is over its budget times the tolerance.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PYTHON = sys.executable
AIG = str(Path(PYTHON).parent / "aig")
BASELINE = [PYTHON, "-c", "import click"]
BUDGETS = {
    "--version": 1.3,
    "--help": 1.5,
    "pledge show P0042": 2.0,
    "org list": 2.5,
    "progress log P0042.1 --year 2024 --status {turn} --replace": 2.5,
}
"""Ratio to the baseline that a command may take at scale 1; at scale N, N times as much."""
STATUSES = ("not-started", "in-preparation", "in-progress", "completed")
PEAK_BUDGET = 80
"""MiB."""


def run(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """Run a command with its output in a pipe. Returns its seconds and its peak memory in MiB."""
    start = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    assert process.stdout
    said = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)}: exit code {process.returncode}: {said.decode()}")
    return seconds, usage.ru_maxrss / 1024


def measure(command: str, runs: int, environment: dict[str, str]) -> tuple[list[float], float, float]:
    """Return the ratios to the baseline, the median in milliseconds and the peak memory in MiB."""
    ratios, times, peaks = [], [], []
    for turn in range(runs + 1):
        words = [AIG, *command.format(turn=STATUSES[turn % len(STATUSES)]).split()]
        ours, memory = run(words, environment)
        base, _ = run(BASELINE, environment)
        if turn:  # the first warms up
            ratios.append(ours / base)
            times.append(ours * 1000)
            peaks.append(memory)
    return ratios, statistics.median(times), max(peaks)


def main() -> None:
    """Measure every command and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="fewer runs")
    parser.add_argument("--scale", type=int, default=1, help="1 is 3,000 organisations and 400 pledges")
    parser.add_argument("--tolerance", type=float, default=1.0, help="how far over its budget a median may be")
    given = parser.parse_args()
    over = []
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "aig.json"
        maker = Path(__file__).parent.parent / "examples" / "make_network.py"
        environment = {**os.environ, "AIG_STORE": str(store), "AIG_TODAY": "2026-01-01"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        subprocess.run([PYTHON, maker, str(given.scale), "--store", store], check=True, env=environment)
        print(f"{'command':<58}  {'budget':>6}  {'min':>5}  {'median':>6}  {'max':>5}  {'ms':>6}  {'MiB':>5}")
        for command, budget in BUDGETS.items():
            ratios, milliseconds, memory = measure(command, 7 if given.quick else 25, environment)
            median = statistics.median(ratios)
            figures = f"{min(ratios):>5.2f}  {median:>6.2f}  {max(ratios):>5.2f}  {milliseconds:>6.1f}  {memory:>5.1f}"
            print(f"{command:<58}  {budget:>6.1f}  {figures}")
            if median > budget * given.scale * given.tolerance or memory > PEAK_BUDGET * given.scale:
                over.append(command)
    if over:
        sys.exit(f"Over budget: {'; '.join(over)}")


if __name__ == "__main__":
    main()
