"""The data package, read by Frictionless; it must also find what is broken in copies of it."""

import csv
import shutil
from pathlib import Path

from frictionless import Package, validate

from verdict import Verdict

BREAKAGES = {
    "a key that leads nowhere": ("parties.csv", "organisation", "O999999", "foreign-key"),
    "a code that is in no list": ("organisations.csv", "type", "hospital", "constraint-error"),
    "a day that is none": ("rounds.csv", "opens", "31-12-2021", "type-error"),
}
"""What is written into the first row of a copy: file, column and value, and what Frictionless calls it."""


def check_package(folder: Path, broken: Path, verdict: Verdict) -> None:
    """Validate a package, and broken copies of it, which are made in a folder."""
    verdict.say("Frictionless finds no fault in the package", errors(folder))
    package = Package(str(folder / "datapackage.json"))
    described = {resource.path for resource in package.resources}
    verdict.same("every file is described", described, {each.name for each in folder.glob("*.csv")})
    organisations = {row["id"]: row for row in package.get_resource("organisations").read_rows()}
    verdict.same("the KVK number has its zeros", organisations["O3002"]["kvk"], "00000012")
    for number, (what, (name, column, value, kind)) in enumerate(BREAKAGES.items()):
        copy = broken / f"package-{number}"
        shutil.copytree(folder, copy)
        put(copy / name, column, value)
        found = {error.split(":")[0] for error in errors(copy)}
        verdict.same(f"a broken copy: Frictionless finds {what}", found, {kind})


def errors(folder: Path) -> list[str]:
    """Return what Frictionless finds wrong in a package."""
    report = validate(str(folder / "datapackage.json"))
    found = [*report.errors, *(error for task in report.tasks for error in task.errors)]
    return [f"{error.type}: {error.message}" for error in found]


def put(path: Path, column: str, value: str) -> None:
    """Write a value into the first row of a file."""
    with path.open(newline="") as file:
        header, first, *rest = csv.reader(file)
    first[header.index(column)] = value
    with path.open("w", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, first, *rest])
