"""Measure reading lists and finding doubles, as ratios to `python -c "import click"` in the same run.

    python benchmarks/lists.py [--quick] [--tolerance T]

Reads lists of partners into an empty store, twice each, and in turn with the baseline; then a whole register, and looks
for doubles in it. Prints the minimum, median and maximum of the ratio, the medians in milliseconds and the peak memory.
Exits with 1 when a median is over its budget times the tolerance, twice the rows take more than 2.3 times as long, or
30,000 rows take more than 150 MiB. `--quick` leaves out the list of 30,000.
"""

import argparse
import os
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from commands import AIG, BASELINE, make_network, run

HEADERS = "Naam;KvK-nummer;Soort;Sector;Plaats;Regio;Website;Contactpersoon;E-mail;Telefoon;Opmerking;Andere namen"
BUDGETS = {
    "import orgs partners-3000.csv": 40.0,
    "import orgs partners-3000.csv (again)": 40.0,
    "import orgs partners-6000.csv": 80.0,
    "import orgs partners-30000.csv": 400.0,
    "import orgs partners-30000.csv (again)": 400.0,
    "import registry network.json": 40.0,
    "org duplicates": 40.0,
}
"""Ratio to the baseline that a command may take."""
GROWTH = 2.3
"""Time of a list of 6,000 rows, as a ratio to that of one of 3,000."""
PEAK_BUDGET = 150
"""MiB that a list of 30,000 rows may take."""
TOWNS = ("Ede", "Epe", "Assen", "Tiel", "Zeist", "Súdwest-Fryslân")


def partners(rows: int) -> str:
    """Return a list of partners as a Dutch Excel saves it, but for the mark."""
    lines = [HEADERS]
    for number in range(rows):
        town, kvk = TOWNS[number % len(TOWNS)], f"{number * 27_644_437 % 100_000_000:08}"
        lines.append(
            f"Stichting Welzijn {number} {town};{kvk};welzijn;publiek;{town};;https://partner{number}.example.nl;"
            f"Anna de Wit;anna@partner{number}.example.nl;030 123 45 67;uit het relatiebeheer;SW{number}"
        )
    return "\n".join(lines) + "\n"


def prepare(folder: Path, sizes: Sequence[int], environment: dict[str, str]) -> None:
    """Write the lists, and a whole register."""
    for rows in sizes:
        (folder / f"partners-{rows}.csv").write_text(partners(rows))
    make_network(folder / "network.json.json")
    run([AIG, "export", "json", "-o", "network.json", "--store", "network.json.json"], environment, folder)


def measured(command: str, turn: int, environment: dict[str, str], folder: Path) -> tuple[float, float]:
    """Run a command on a store of its own: a fresh one, that of the same list once more, or that of the network."""
    words, _, again = command.partition(" (")
    if command == "org duplicates":
        return run([AIG, *words.split()], environment, folder)
    own = {**environment, "AIG_STORE": str(folder / f"{words.replace(' ', '-')}-{turn}" / "aig.json")}
    if not again:
        run([AIG, "init"], own, folder)
    return run([AIG, *words.split(), "-q"], own, folder)


def main() -> None:
    """Measure every command and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="without the long list")
    parser.add_argument("--tolerance", type=float, default=1.0, help="how far over its budget a median may be")
    given = parser.parse_args()
    commands = [command for command in BUDGETS if not (given.quick and "30000" in command)]
    medians, over = {}, []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = {**os.environ, "AIG_STORE": str(folder / "network.json.json"), "AIG_TODAY": "2026-11-25"}
        prepare(folder, [3000, 6000] if given.quick else [3000, 6000, 30000], environment)
        print(f"{'command':<40}  {'budget':>6}  {'min':>6}  {'median':>6}  {'max':>6}  {'ms':>7}  {'MiB':>5}")
        for command in commands:
            ratios, times, peaks = [], [], []
            for turn in range(3 if "30000" in command else 5):
                seconds, memory = measured(command, turn, environment, folder)
                base, _ = run(BASELINE, environment, folder)
                ratios.append(seconds / base)
                times.append(seconds * 1000)
                peaks.append(memory)
            medians[command] = statistics.median(times)
            median = statistics.median(ratios)
            figures = f"{min(ratios):>6.1f}  {median:>6.1f}  {max(ratios):>6.1f}  {medians[command]:>7.0f}"
            print(f"{command:<40}  {BUDGETS[command]:>6.0f}  {figures}  {max(peaks):>5.0f}")
            if median > BUDGETS[command] * given.tolerance or max(peaks) > PEAK_BUDGET:
                over.append(command)
    growth = medians["import orgs partners-6000.csv"] / medians["import orgs partners-3000.csv"]
    print(f"twice the rows take {growth:.2f} times as long (budget {GROWTH})")
    if growth > GROWTH * given.tolerance:
        over.append("twice the rows")
    if over:
        sys.exit(f"Over budget: {'; '.join(over)}")


if __name__ == "__main__":
    main()
