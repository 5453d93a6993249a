"""Measure writing and reading the forms of a round, as ratios to `python -c "import click"` in the same run.

    python benchmarks/forms.py [--quick] [--tolerance T]

Asks for an account of every pledge of the made-up network that stands, writes a form for each holder, has them all
filled in and reads them, each in turn with the baseline. The ratios are told for 400 holders, in proportion. Prints the
minimum, median and maximum. Exits with 1 when a median is over its budget times the tolerance.
"""

import argparse
import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

from aig_cli.model.code import PledgeState, ReportState
from aig_cli.model.report import Report, report_number
from aig_cli.store.store import Store
from commands import AIG, BASELINE, make_network, run

EXAMPLES = Path(__file__).parent.parent / "examples"
TODAY = date(2026, 1, 1)
YEAR = 2025
HOLDERS = 400
BUDGETS = {"round forms": 400.0, "import progress": 200.0}
"""Ratio to the baseline that the forms of 400 holders may take."""


def prepare(folder: Path) -> None:
    """Make the network, and ask for an account of every pledge that stands."""
    make_network(folder / "aig.json")
    with Store(str(folder / "aig.json"), TODAY).change("open a round") as registry:
        for pledge in registry.pledges:
            asked = Report(pledge=pledge.id, year=YEAR, state=ReportState.REQUESTED)
            is_asked = pledge.state is PledgeState.SIGNED and (pledge.start is None or pledge.start.year <= YEAR)
            registry.reports.set(report_number(pledge.id, YEAR), asked if is_asked else None)


def filled(folder: Path, environment: dict[str, str]) -> int:
    """Write the forms, fill them in, and return how many there are."""
    run([AIG, "round", "forms", str(YEAR), "--out", "filled", "--lang", "nl"], environment, folder)
    sys.path.insert(0, str(EXAMPLES))
    from fill_forms import FormFile, fill_in

    random, files = Random(1), sorted((folder / "filled").iterdir())
    for path in files:
        form = FormFile(path)
        fill_in(form, random)
        form.save()
    return len(files)


def measured(act: Callable[[], float], runs: int, share: float, environment: dict[str, str]) -> list[float]:
    """Return the ratios of something to the baseline, as if it were done for 400 holders."""
    ratios = []
    for _ in range(runs):
        seconds = act()
        base = statistics.median(run(BASELINE, environment, Path.cwd())[0] for _ in range(3))
        ratios.append(seconds / base / share)
    return ratios


def main() -> None:
    """Measure both commands and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="fewer runs")
    parser.add_argument("--tolerance", type=float, default=1.0, help="how far over its budget a median may be")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = {**os.environ, "AIG_STORE": str(folder / "aig.json"), "AIG_TODAY": str(TODAY)}
        prepare(folder)
        made = filled(folder, environment)

        def write() -> float:
            shutil.rmtree(folder / "forms", ignore_errors=True)
            return run([AIG, "round", "forms", str(YEAR), "--out", "forms", "--lang", "nl"], environment, folder)[0]

        def read() -> float:
            seconds, _ = run([AIG, "import", "progress", "filled", "--replace", "-q"], environment, folder)
            run([AIG, "undo"], environment, folder)
            return seconds

        over = []
        print(f"{made} holders, told for {HOLDERS}")
        print(f"{'command':<20}  {'budget':>6}  {'min':>6}  {'median':>6}  {'max':>6}")
        for command, act in (("round forms", write), ("import progress", read)):
            ratios = measured(act, 2 if given.quick else 7, made / HOLDERS, environment)
            median = statistics.median(ratios)
            print(f"{command:<20}  {BUDGETS[command]:>6.0f}  {min(ratios):>6.1f}  {median:>6.1f}  {max(ratios):>6.1f}")
            if median > BUDGETS[command] * given.tolerance:
                over.append(command)
    if over:
        sys.exit(f"Over budget: {'; '.join(over)}")


if __name__ == "__main__":
    main()
