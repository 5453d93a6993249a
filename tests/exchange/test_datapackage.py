"""A data package: what its description says holds for every row of its tables, and each of its keys leads somewhere."""

import csv
import json
import os
import re
import shlex
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.conftest import Run
from tests.exchange.test_harmless import ACTING, SHOWN

Row = dict[str, str]


class Package:
    """A package in a folder, read as its description says."""

    def __init__(self, folder: Path) -> None:
        self.description = json.loads((folder / "datapackage.json").read_text())
        self.resources: dict[str, Any] = {each["name"]: each for each in self.description["resources"]}
        self.headers: dict[str, list[str]] = {}
        self.rows: dict[str, list[Row]] = {}
        for name, resource in self.resources.items():
            with (folder / resource["path"]).open(newline="") as file:
                reader = csv.DictReader(file)
                self.rows[name] = list(reader)
                self.headers[name] = list(reader.fieldnames or ())

    def fields(self, table: str) -> dict[str, Any]:
        return {field["name"]: field for field in self.resources[table]["schema"]["fields"]}

    def wrong(self) -> list[str]:
        """Return what is wrong, in words."""
        return [said for table in self.resources for said in (*self._values(table), *self._keys(table))]

    def _values(self, table: str) -> Iterator[str]:
        fields = self.fields(table)
        if self.headers[table] != list(fields):
            yield f"{table}: {self.headers[table]}"
        for row in self.rows[table]:
            for name, field in fields.items():
                if not _fits(row[name], field):
                    yield f"{table}.{name}: {row[name]!r}"

    def _keys(self, table: str) -> Iterator[str]:
        schema, rows = self.resources[table]["schema"], self.rows[table]
        if key := schema.get("primaryKey"):
            found = [tuple(row[name] for name in key) for row in rows]
            yield from (f"{table}: {each} twice" for each in set(found) if found.count(each) > 1)
        for foreign in schema.get("foreignKeys", ()):
            (own,), (other,) = foreign["fields"], foreign["reference"]["fields"]
            known = {row[other] for row in self.rows[foreign["reference"].get("resource", table)]}
            yield from (f"{table}.{own}: no {row[own]}" for row in rows if row[own] and row[own] not in known)


def _fits(text: str, field: dict[str, Any]) -> bool:
    constraints = field.get("constraints", {})
    if not text:
        return not constraints.get("required")
    if field["type"] == "date":
        return date.fromisoformat(text).isoformat() == text
    if field["type"] == "boolean":
        return text in {*field["trueValues"], *field["falseValues"]}
    if field["type"] in {"integer", "number"}:
        number = (int if field["type"] == "integer" else float)(text)
        return bool(constraints.get("minimum", number) <= number <= constraints.get("maximum", number))
    fits_pattern = re.fullmatch(constraints.get("pattern", ".*"), text, re.DOTALL)
    return bool(fits_pattern) and text in constraints.get("enum", [text])


def package(run: Run, folder: Path) -> Package:
    run(f"export datapackage -o {folder}")
    return Package(folder)


@pytest.fixture
def full(asked: Run) -> Run:
    """A register with something in every table and nearly every column."""
    asked("network add Noord --kind regional --coordinator O1 --start 2019-01-01")
    asked("network join N1 O1 --since 2020-01-01")
    asked("org add Dubbel --kvk 01234567 --alias 'Dub; bel' --website https://example.nl")
    asked("org merge O1 Dubbel --yes")
    asked("pledge add --title Meer --holder O1 --setting living --setting care --theme alcohol --network N1")
    asked("commitment add P4 'Een ding\nop twee regels' --due 2027-01-01 --channel folder --channel 'app; web'")
    asked("deliverable add P4.1 lezers --target 4,5 --baseline 4,125 --baseline-year 2020 --cumulative")
    asked("deliverable add P4.1 klaar --measure yes-no --target yes")
    asked("progress log P1.1 --year 2026 --status completed --evidence https://example.nl --note '=1+1'")
    return asked


def test_every_row_is_as_the_description_says_and_every_key_leads_somewhere(full: Run, tmp_path: Path) -> None:
    made = package(full, tmp_path / "package")

    assert made.wrong() == []
    assert list(made.resources) == [
        "organisations",
        "networks",
        "members",
        "pledges",
        "parties",
        "commitments",
        "deliverables",
        "progress",
        "rounds",
    ]
    assert all(made.rows.values())
    assert sorted(os.listdir(tmp_path / "package")) == sorted(
        [*(f"{name}.csv" for name in made.rows), "datapackage.json"]
    )


@pytest.mark.parametrize(
    ("table", "fault", "said"),
    [
        ("parties", ("O0001,holder", "O9999,holder"), "parties.organisation: no O9999"),
        ("members", ("N01,", "N99,"), "members.network: no N99"),
        ("commitments", ("P0004,P0004.1", "P0099,P0004.1"), "commitments.pledge: no P0099"),
        ("deliverables", ("P0004,P0004.1,", "P0004,P0004.9,"), "deliverables.commitment: no P0004.9"),
        ("organisations", (",O0001\n", ",O0999\n"), "organisations.merged_into: no O0999"),
        ("pledges", ("living; care", "living; zorg"), "pledges.settings: 'living; zorg'"),
        ("deliverables", (",yes-no,", ",ja/nee,"), "deliverables.measure: 'ja/nee'"),
        ("pledges", ("P0002,", "P0001,"), "pledges: ('P0001',) twice"),
    ],
)
def test_a_planted_fault_is_found(full: Run, tmp_path: Path, table: str, fault: tuple[str, str], said: str) -> None:
    package(full, tmp_path / "package")
    path = tmp_path / "package" / f"{table}.csv"
    before = path.read_text()
    path.write_text(before.replace(*fault))

    assert path.read_text() != before
    assert said in Package(tmp_path / "package").wrong()


def test_the_tables_are_those_of_the_csv_export(full: Run, tmp_path: Path) -> None:
    made = package(full, tmp_path / "package")

    assert made.headers["organisations"] == full("export csv organisations").lines[0].split(",")
    for table in ("networks", "members", "pledges", "parties", "commitments", "deliverables", "progress"):
        assert (tmp_path / "package" / f"{table}.csv").read_text() == full(f"export csv {table}").stdout


def test_the_package_tells_its_day_and_what_is_in_it_in_both_languages(full: Run, tmp_path: Path) -> None:
    full(f"export datapackage -o {tmp_path}/a --today 2026-11-23 --lang nl")
    told = Package(tmp_path / "a").description

    assert told["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert told["version"] == "2026-11-23"
    assert told["created"] == "2026-11-23T00:00:00Z"
    assert told["title"] == "Register of pledges"
    for each in (told, *told["resources"]):
        assert {"title", "x-title-nl", "description", "x-description-nl"} <= set(each)


def test_the_package_of_a_day_that_is_past_holds_what_was_true_then(pledged: Run, tmp_path: Path) -> None:
    pledged(f"export datapackage -o {tmp_path}/past --as-of 2015-02-02")
    past = Package(tmp_path / "past")

    assert past.description["version"] == "2015-02-02"
    assert "signed" not in {row["state"] for row in past.rows["pledges"]}
    assert past.wrong() == []


def test_columns_have_titles_codes_and_labels(full: Run, tmp_path: Path) -> None:
    made = package(full, tmp_path / "package")

    role = made.fields("parties")["role"]
    assert (role["title"], role["x-title-nl"]) == ("Role", "Rol")
    assert role["constraints"] == {"required": True, "enum": ["holder", "signatory", "represented"]}
    assert role["x-labels"]["holder"] == {"nl": "pledgehouder", "en": "holder"}
    assert role["categories"][0] == {"value": "holder", "label": "holder"}
    assert made.fields("pledges")["term.start"]["x-title-nl"] == "Looptijd begin"
    assert made.fields("rounds")["opens"]["x-title-nl"] == "Opent"
    assert "x-title-nl" not in made.fields("organisations")["id"]
    assert "joined by '; '" in made.fields("organisations")["aliases"]["description"]
    assert made.fields("deliverables")["target"]["type"] == "any"
    assert made.fields("deliverables")["cumulative"]["trueValues"] == ["yes"]
    assert made.fields("rounds")["percentage"]["type"] == "number"
    assert made.fields("progress")["year"]["constraints"] == {"required": True, "minimum": 1990, "maximum": 2100}


def test_no_cell_of_a_package_is_a_formula(full: Run, tmp_path: Path) -> None:
    long = "x" * 300
    for name in ("=1+1", "@SUM(A1)", "<script>alert(1)</script>", "]]>", "a \"b\", 'c'", long):
        full(f"org add -- {shlex.quote(name)}")

    made = package(full, tmp_path / "package")

    names = [row["name"] for row in made.rows["organisations"]][-6:]
    assert names == ["'=1+1", "'@SUM(A1)", "<script>alert(1)</script>", "]]>", "a \"b\", 'c'", long]
    assert made.wrong() == []
    assert "'=1+1" in [row["note"] for row in made.rows["progress"]]
    assert "an apostrophe in front" in made.description["description"]


def test_what_another_hand_wrote_into_the_store_acts_on_no_terminal(pledged: Run, store: Path, tmp_path: Path) -> None:
    store.write_bytes(store.read_bytes().replace(b'"Movisie"', msgspec.json.encode(ACTING)))

    made = package(pledged, tmp_path / "package")

    assert made.rows["organisations"][1]["name"] == SHOWN
    assert made.wrong() == []


def test_organisations_that_were_merged_away_are_in_it_and_say_so(full: Run, tmp_path: Path) -> None:
    rows = package(full, tmp_path / "package").rows["organisations"]

    assert [(row["name"], row["merged_into"]) for row in rows if row["merged_into"]] == [("Dubbel", "O0001")]


def test_contact_persons_are_in_no_file_of_a_package(aig: Run, tmp_path: Path) -> None:
    aig("org add A")
    aig("contact add A 'Jo Jansen' --email jo@example.nl")

    package(aig, tmp_path / "package")

    assert not any(b"Jansen" in path.read_bytes() for path in (tmp_path / "package").iterdir())
    assert "No such option '--with-contacts'" in aig("export datapackage --with-contacts", exit_code=2).stderr


def test_the_same_register_and_day_give_the_same_package(full: Run, tmp_path: Path) -> None:
    full(f"export datapackage -o {tmp_path}/a")
    full(f"export datapackage -o {tmp_path}/b --lang nl")

    names = sorted(os.listdir(tmp_path / "a"))
    assert names == sorted(os.listdir(tmp_path / "b"))
    for name in names:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_an_empty_register_is_a_package_of_headers(aig: Run, tmp_path: Path) -> None:
    made = package(aig, tmp_path / "package")

    assert made.wrong() == []
    assert not any(made.rows.values())


def test_a_package_is_read_back_as_a_register(full: Run, tmp_path: Path) -> None:
    package(full, tmp_path / "a")
    other = f"--store {tmp_path}/other.json"

    full(f"init {other}")
    full(f"import registry {tmp_path}/a {other} -q")
    full(f"export datapackage -o {tmp_path}/b {other}")

    for name in os.listdir(tmp_path / "a"):
        if name not in {"rounds.csv", "datapackage.json"}:
            assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()
