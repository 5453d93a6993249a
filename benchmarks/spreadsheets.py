"""Let LibreOffice save one table of 3,000 organisations in every format, and read each back.

    python benchmarks/spreadsheets.py

Needs `soffice` (Debian: libreoffice-calc), and the extra `excel`. The table is opened with text in every column, as a
careful person does; it is saved as .ods, and from that as .xlsx, .xls and CSV, and each is imported into a store of its
own. Exits with 1 when one of them does not become the same register, with 77 where there is no LibreOffice.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from commands import AIG, make_network

FORMATS = {"ods": "ods", "xlsx": "xlsx", "xls": "xls", "csv": "csv:Text - txt - csv (StarCalc):59,34,76,1"}
"""The formats, by their endings, and what LibreOffice calls them; CSV with semicolons, in UTF-8."""


def convert(source: Path, form: str, *options: str) -> None:
    """Let LibreOffice save a file in another format, in a folder of its own."""
    target = ["--convert-to", form, "--outdir", str(source.parent / "saved")]
    subprocess.run(["soffice", "--headless", *options, *target, str(source)], check=True, capture_output=True)


def aig(folder: Path, *words: str) -> str:
    """Run a command on the store in a folder, and return what it prints."""
    environment = {**os.environ, "AIG_STORE": str(folder / "aig.json"), "AIG_TODAY": "2026-01-01"}
    return subprocess.run([AIG, *words], env=environment, check=True, capture_output=True, text=True).stdout


def main() -> None:
    """Make the table, save it, read it back, and compare."""
    if not shutil.which("soffice"):
        print("There is no LibreOffice: apt-get install libreoffice-calc")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_network(folder / "aig.json")
        table = aig(folder, "export", "csv", "organisations")
        (folder / "table.csv").write_text(table)
        texts = "/".join(f"{column}/2" for column in range(1, table.partition("\n")[0].count(",") + 2))
        convert(folder / "table.csv", "ods", f"--infilter=CSV:44,34,76,1,{texts}")
        shutil.move(folder / "saved" / "table.ods", folder / "table.ods")
        wrong = []
        for ending, form in FORMATS.items():
            convert(folder / "table.ods", form)
            aig(folder / ending, "init")
            aig(folder / ending, "import", "orgs", str(folder / "saved" / f"table.{ending}"), "-q")
            same = aig(folder / ending, "export", "csv", "organisations") == table
            print(f"{ending:<5} {len(table.splitlines()) - 1:,} rows  {'the same' if same else 'another'} register")
            wrong += [] if same else [ending]
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
