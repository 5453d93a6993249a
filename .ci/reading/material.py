"""Make what the readers are to read: the made-up network with hostile records, and everything that is written of it.

    .venv/bin/python .ci/reading/material.py FOLDER

Everything is written twice, in FOLDER/first and FOLDER/second, by processes that differ in all that must not matter.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from msgspec import structs

from aig_cli.exchange import EXPORTS
from aig_cli.store.store import Store

HERE = Path(__file__).parent
AIG = str(Path(sys.executable).parent / "aig")
TODAY = "2026-01-01"
LANGUAGES = ("nl", "en")
PAGES = {
    "year": "report year 2025 --compare 2024",
    "pledge": "report pledge P0401",
    "org": "report org O3001",
    "network": "report network N25",
    "region": "report network N01",
}
"""The reports; `hostile.txt` makes the records of three of them."""
TABLE = "pledges"
"""The table that is looked at as a page."""
MARKED = {"O3003": "\u202eright\u200f to \u2067left\u2069\u200b"}
"""What stands behind a name that no command takes: it is written into the store by another hand."""
CONDITIONS = (
    {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"},
    {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo", "LC_ALL": "C"},
)


def commands() -> Iterator[tuple[str, str]]:
    """Yield the name of each file or folder, and the command that writes it."""
    for language in LANGUAGES:
        for name, command in PAGES.items():
            yield f"{name}-{language}.html", f"{command} --format html --lang {language}"
        yield f"table-{language}.html", f"export html {TABLE} --lang {language}"
    for form in ("markdown", "json", "text"):
        yield f"year-{form}.txt", f"{PAGES['year']} --format {form} --lang nl"
    for form in EXPORTS:
        yield f"register.{form}", f"export {form}"
    for dialect in ("standard", "excel-nl"):
        yield f"organisations-{dialect}.csv", f"export csv organisations --dialect {dialect}"
        yield f"pledges-{dialect}.csv", f"export csv pledges --dialect {dialect}"
    yield "past.json", "export json --as-of 2024-06-30"


def run(command: list[str], folder: Path | None = None, environment: dict[str, str] | None = None) -> None:
    """Run a command, and end with what it said where it fails."""
    done = subprocess.run(command, cwd=folder, env=environment, check=False, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(command)}: exit code {done.returncode}: {done.stdout}{done.stderr}")


def make_store(store: Path) -> None:
    """Make the network, and the hostile records in it."""
    maker = HERE.parent.parent / "examples" / "make_network.py"
    run([sys.executable, str(maker), "1", "--store", str(store)])
    run([AIG, "batch", "-q", str(HERE / "hostile.txt"), "--store", str(store), "--today", TODAY])
    with Store(str(store), date.fromisoformat(TODAY)).change("names by another hand") as registry:
        for id_, mark in MARKED.items():
            organisation = registry.organisation(id_)
            registry.organisations.put(structs.replace(organisation, name=organisation.name + mark))


def write(folder: Path, store: Path, condition: dict[str, str]) -> None:
    """Write everything into a folder, which is also where the program runs."""
    folder.mkdir()
    kept = {name: os.environ[name] for name in ("PATH", "HOME")}
    environment = {**kept, **condition, "AIG_STORE": str(store), "AIG_TODAY": TODAY}
    for name, command in commands():
        run([AIG, *command.split(), "-o", name], folder, environment)


def main() -> None:
    """Make the store, and write everything twice."""
    work = Path(sys.argv[1])
    store = work / "store" / "aig.json"
    store.parent.mkdir()
    make_store(store)
    for number, condition in zip(("first", "second"), CONDITIONS, strict=True):
        write(work / number, store, condition)


if __name__ == "__main__":
    main()
