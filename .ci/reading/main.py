"""Read with real readers what material.py made: see .ci/readers.

python .ci/reading/main.py FOLDER PICTURES
"""

import filecmp
import sys
from pathlib import Path

from browser import check_pages
from database import check_database
from graph import check_graph
from package import check_package
from sheet import check_sheets
from verdict import Verdict


def main() -> None:
    """Let every reader read, and exit with 1 where one of them found a fault."""
    work, pictures = map(Path, sys.argv[1:])
    first, broken, saved = work / "first", work / "broken", work / "saved"
    broken.mkdir()
    saved.mkdir()
    verdict = Verdict()
    with verdict.reading("Everything written twice"):
        check_same(first, work / "second", verdict)
    with verdict.reading("Frictionless"):
        check_package(first / "register.datapackage", broken, verdict)
    with verdict.reading("networkx and igraph"):
        check_graph(first / "register.graphml", verdict)
    with verdict.reading("SQLite and Datasette"):
        check_database(first / "register.sqlite", verdict)
    with verdict.reading("LibreOffice"):
        check_sheets(first, saved, verdict)
    with verdict.reading("Chromium, axe-core and the PDF"):
        check_pages(sorted(first.glob("*-??.html")), broken, pictures, verdict)
    print(f"\n{verdict.failed} failed. Pictures of the pages, to be looked at: {pictures}")
    sys.exit(bool(verdict.failed))


def check_same(first: Path, second: Path, verdict: Verdict) -> None:
    """Check that two folders have the same files, and each of them the same bytes."""
    names = [{path.relative_to(folder) for path in folder.rglob("*") if path.is_file()} for folder in (first, second)]
    verdict.same("the same files", *names)
    for name in sorted(names[0] & names[1]):
        verdict.say(
            f"{name}: the same bytes", [] if filecmp.cmp(first / name, second / name, shallow=False) else ["no"]
        )


if __name__ == "__main__":
    main()
