"""Measure reports, figures and exports, as ratios to `python -c "import click"` in the same run.

    python benchmarks/picture.py [--quick] [--tolerance T]

Makes the network of scale 1 in a temporary folder, and writes the picture of a year as a page, the figures, and the
register in every format there is, each in turn with the baseline. Prints the minimum, median and maximum of the ratio,
the medians in milliseconds, the peak memory, and the size of what was written. Exits with 1 when a median is over its
budget times the tolerance, a command takes more than 80 MiB, or the page is larger than 300 kB.
"""

import argparse
import os
import statistics
import sys
import tempfile
from pathlib import Path

from aig_cli.exchange import EXPORTS
from commands import PEAK_BUDGET, make_network, measure

PAGE = "report year 2025 --lang nl --format html"
USUAL = 40.0
"""Ratio to the baseline that writing all of the register may take."""
SLOW = {"xlsx": 60.0}
"""What the formats may take that are compressed, or else need more."""
BUDGETS = {
    PAGE: 40.0,
    "stats": 20.0,
    **{f"export {name}": SLOW.get(name, USUAL) for name in EXPORTS},
    "export json --as-of 2025-01-01": USUAL,
}
"""Ratio to the baseline that a command may take."""
PAGE_BUDGET = 300
"""kB of the page of a year."""


def size(path: Path) -> int:
    """Return the bytes of a file, or of the files of a folder."""
    return sum(each.stat().st_size for each in (path, *path.glob("*")) if each.is_file())


def main() -> None:
    """Measure every command and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="fewer runs")
    parser.add_argument("--tolerance", type=float, default=1.0, help="how far over its budget a median may be")
    given = parser.parse_args()
    over = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = {**os.environ, "AIG_STORE": str(folder / "aig.json"), "AIG_TODAY": "2026-01-01"}
        make_network(folder / "aig.json")
        print(
            f"{'command':<40}  {'budget':>6}  {'min':>5}  {'median':>6}  {'max':>5}  {'ms':>6}  {'MiB':>5}  {'kB':>6}"
        )
        for number, (command, budget) in enumerate(BUDGETS.items()):
            place = folder / f"out-{number}"
            to_file = "" if command == "stats" else f" --force -o {place}"
            ratios, milliseconds, memory = measure(command + to_file, 3 if given.quick else 9, environment, folder)
            median, kilobytes = statistics.median(ratios), size(place) / 1000
            figures = f"{min(ratios):>5.1f}  {median:>6.1f}  {max(ratios):>5.1f}  {milliseconds:>6.0f}  {memory:>5.0f}"
            print(f"{command:<40}  {budget:>6.0f}  {figures}  {kilobytes:>6.0f}")
            if median > budget * given.tolerance or memory > PEAK_BUDGET:
                over.append(command)
            if command == PAGE and kilobytes > PAGE_BUDGET:
                over.append(f"{kilobytes:.0f} kB of the page")
    if over:
        sys.exit(f"Over budget: {'; '.join(over)}")


if __name__ == "__main__":
    main()
