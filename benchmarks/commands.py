"""Measure how long common commands take, as ratios to `python -c "import click"` in the same run.

    python benchmarks/commands.py [--quick] [--growth] [--scale N] [--tolerance T]

Makes a network of the given scale in a temporary folder and runs each command in turn with the baseline, A B A B, so
that a drift of the machine's speed touches both. Prints the minimum, median and maximum of the ratio, the medians in
milliseconds and the peak memory. Exits with 1 when a median is over its budget times the tolerance. With `--growth` it
also compares a batch of 20,000 lines with one of 2,000: the time of a line may grow by a tenth.
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
    "progress log P0042.1 --year 2024 --status {status} --replace": 2.5,
    "search gezond": 4.0,
    "org list --where network=N03 --where name~zorg": 4.0,
    "pledge list --where holder~gemeente --where last_reported>=2020": 4.0,
    "due": 4.0,
    "batch -q {status}.txt": 30.0,
    "{undo} -q --store added.json": 20.0,
}
"""Ratio to the baseline that a command may take at scale 1; at scale N, N times as much. A batch is of 1,000 lines of
progress; what is undone and redone is the addition of 3,000 organisations."""
STATUSES = ("not-started", "in-preparation", "in-progress", "completed")
PEAK_BUDGET = 80
"""MiB."""
YEARS = (2019, 2020, 2024, 2025)
"""Years whose rounds are not locked."""
GROWTH = 1.1
"""Time of a line in a batch of 20,000, as a ratio to that in one of 2,000."""


def run(command: list[str], environment: dict[str, str], folder: Path) -> tuple[float, float]:
    """Run a command in a folder with its output in a pipe. Returns its seconds and its peak memory in MiB."""
    start = time.perf_counter()
    process = subprocess.Popen(command, env=environment, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    assert process.stdout
    said = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)}: exit code {process.returncode}: {said.decode()}")
    return seconds, usage.ru_maxrss / 1024


def measure(command: str, runs: int, environment: dict[str, str], folder: Path) -> tuple[list[float], float, float]:
    """Return the ratios to the baseline, the median in milliseconds and the peak memory in MiB."""
    ratios, times, peaks = [], [], []
    for turn in range(runs + 1):
        status, undo = STATUSES[turn % len(STATUSES)], ("undo", "redo")[turn % 2]
        ours, memory = run([AIG, *command.format(status=status, undo=undo).split()], environment, folder)
        base, _ = run(BASELINE, environment, folder)
        if turn:  # the first warms up
            ratios.append(ours / base)
            times.append(ours * 1000)
            peaks.append(memory)
    return ratios, statistics.median(times), max(peaks)


def lines(count: int, pledges: list[str], turn: int) -> str:
    """Return a batch of that many entries on commitments, spread over pledges and years; other statuses each turn."""
    entries = []
    for number in range(count):
        pledge, rest = pledges[number % len(pledges)], number // len(pledges)
        year, status = YEARS[rest % len(YEARS)], STATUSES[(turn + rest // len(YEARS)) % len(STATUSES)]
        entries.append(f"progress log {pledge}.1 --year {year} --status {status} --replace\n")
    return "".join(entries)


def reported(environment: dict[str, str], folder: Path) -> list[str]:
    """Return the pledges that have an account for each of the years."""
    asked = [AIG, "pledge", "list", "--where", "state=signed", "--where", "signed_on<=2018", "--fields", "id"]
    return subprocess.run(asked, env=environment, cwd=folder, check=True, capture_output=True, text=True).stdout.split()


def make_network(store: Path, scale: int = 1) -> None:
    """Make a store with the made-up network."""
    maker = Path(__file__).parent.parent / "examples" / "make_network.py"
    subprocess.run([PYTHON, maker, str(scale), "--store", store], check=True, stdout=subprocess.DEVNULL)


def prepare(folder: Path, scale: int, environment: dict[str, str]) -> None:
    """Make the network, the batches, and a store where 3,000 organisations were added by one of them."""
    make_network(folder / "aig.json", scale)
    for turn, status in enumerate(STATUSES):
        (folder / f"{status}.txt").write_text(lines(1000, reported(environment, folder), turn))
    (folder / "organisations.txt").write_text("".join(f"org add 'Partner {number}'\n" for number in range(3000)))
    for command in ("init", "batch -q organisations.txt"):
        run([AIG, *command.split(), "--store", "added.json"], environment, folder)


def growth(environment: dict[str, str], folder: Path) -> float:
    """Return the time of a line in a batch of 20,000 as a ratio to that in one of 2,000, without starting up."""
    per_line = {}
    idle = statistics.median(run([AIG, "get", "P1", "title"], environment, folder)[0] for _ in range(5))
    for count in (2_000, 20_000):
        (folder / "long.txt").write_text(lines(count, reported(environment, folder), 0))
        best = min(run([AIG, "batch", "-n", "-q", "long.txt"], environment, folder)[0] for _ in range(3))
        per_line[count] = (best - idle) / count
    return per_line[20_000] / per_line[2_000]


def main() -> None:
    """Measure every command and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="fewer runs")
    parser.add_argument("--growth", action="store_true", help="long batches too, about two minutes")
    parser.add_argument("--scale", type=int, default=1, help="1 is 3,000 organisations and 400 pledges")
    parser.add_argument("--tolerance", type=float, default=1.0, help="how far over its budget a median may be")
    given = parser.parse_args()
    over = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = {**os.environ, "AIG_STORE": str(folder / "aig.json"), "AIG_TODAY": "2026-11-22"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        prepare(folder, given.scale, environment)
        print(f"{'command':<63}  {'budget':>6}  {'min':>5}  {'median':>6}  {'max':>5}  {'ms':>6}  {'MiB':>5}")
        for command, budget in BUDGETS.items():
            ratios, milliseconds, memory = measure(command, 7 if given.quick else 25, environment, folder)
            median = statistics.median(ratios)
            figures = f"{min(ratios):>5.2f}  {median:>6.2f}  {max(ratios):>5.2f}  {milliseconds:>6.1f}  {memory:>5.1f}"
            print(f"{command:<63}  {budget:>6.1f}  {figures}")
            if median > budget * given.scale * given.tolerance or memory > PEAK_BUDGET * given.scale:
                over.append(command)
        if given.growth:
            ratio = growth(environment, folder)
            print(f"a line in a batch of 20,000, as a ratio to one in 2,000: {ratio:.2f} (budget {GROWTH})")
            if ratio > GROWTH * given.tolerance:
                over.append("a batch of 20,000 lines")
    if over:
        sys.exit(f"Over budget: {'; '.join(over)}")


if __name__ == "__main__":
    main()
