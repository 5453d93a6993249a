"""The made-up network is what it says it is, and the program counts the same."""

import json
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from aig_cli.model.pledge import Reach
from aig_cli.model.reach import reached
from aig_cli.report import TABLES
from aig_cli.store.store import Store
from tests.conftest import EXAMPLES, Run, anonymous

Truth = dict[str, dict[str, int]]
Exported = dict[str, Any]
YEARS = range(2021, 2026)


def make(store: Path, *options: str) -> Path:
    command = [sys.executable, str(EXAMPLES / "make_network.py"), "1", "--store", str(store), *options]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, timeout=60)
    return store


def truth_of(store: Path) -> Any:
    return json.loads(store.with_suffix(".truth.json").read_text())


def signed(pledges: list[Exported]) -> list[Exported]:
    return [pledge for pledge in pledges if pledge["state"] == "signed"]


def added_up(records: Iterable[Exported]) -> int:
    return sum(audience["value"] or 0 for record in records for audience in record["reach"])


@pytest.fixture(scope="module")
def truth(network: Path) -> Truth:
    """What is true of the network, by what is counted."""
    figures: Truth = truth_of(network)
    return figures


@pytest.fixture
def ask(bare: Run, network: Path, truth: Truth) -> Run:
    """The program, with the network as its store, on the day for which the truth holds."""

    def run_line(line: str, exit_code: int | None = 0, stdin: str | bytes = "") -> Any:
        return bare(f"{line} --store {network} --today {truth['today']}", exit_code, stdin)

    return run_line


@pytest.mark.parametrize(
    ("question", "table"),
    [
        ("org list --fields type", "organisations_by_type"),
        ("org list --fields sector", "organisations_by_sector"),
        ("network list --fields kind", "networks_by_kind"),
        ("pledge list --fields state", "pledges_by_state"),
        ("pledge list --where state=signed --fields phase", "pledges_by_phase"),
        ("pledge list --where state=closed --fields closing.reason", "closed_by_reason"),
        ("deliverable list --fields measure", "deliverables_by_measure"),
        *(
            (f"progress list --where year={year} --where status!=missing --fields status", f"statuses_{year}")
            for year in YEARS
        ),
    ],
)
def test_what_the_program_lists_is_as_many_as_were_made(ask: Run, truth: Truth, question: str, table: str) -> None:
    assert Counter(ask(question).lines) == truth[table]


@pytest.mark.parametrize(
    ("question", "table", "key"),
    [
        ("org list", "organisations", "all"),
        ("org list --where kvk!=missing", "organisations", "with_kvk"),
        ("org list --where represents.organisations!=missing", "organisations", "representing"),
        ("contact list", "organisations", "contacts"),
        ("network list", "networks", "all"),
        ("network list --where end!=missing", "networks", "ended"),
        ("pledge list --where amendments.on!=missing", "amendments", "pledges"),
        ("pledge list --where successor!=missing", "renewals", "linked"),
        ("pledge list --where predecessor!=missing --where state=withdrawn", "renewals", "withdrawn"),
        ("pledge list --where phase=new", "pledges_by_phase", "new"),
        ("pledge list --where signed_on=2016", "signed_by_year", "2016"),
        ("pledge list --where closing.on=2024", "closed_by_year", "2024"),
        ("commitment list", "commitments", "all"),
        ("commitment list --where firmness=intention", "commitments", "intentions"),
        ("commitment list --where due.date=missing", "commitments", "without_due_date"),
        ("progress list --where year=2022 --where value!=missing", "values", "2022"),
        ("progress list --where year=2022 --where not_measured!=missing", "not_measured", "2022"),
        ("due --missing --year 2025", "reports_2025", "requested"),
        ("due --missing", "reports_2025", "requested"),
    ],
)
def test_a_filter_finds_as_many_as_were_made(ask: Run, truth: Truth, question: str, table: str, key: str) -> None:
    assert len(ask(question).lines) == truth[table][key] > 0


def test_parties_and_members_are_those_that_came_and_went(ask: Run, truth: Truth) -> None:
    roles = ask("export csv parties --fields role").lines[1:]
    assert Counter(roles) == truth["parties_by_role"]
    members = ask("export json members").json
    assert len(members) == truth["memberships"]["all"]
    assert sum(member["until"] is not None for member in members) == truth["memberships"]["left"]
    assert sum(map(int, ask("network list --fields size").lines)) == truth["memberships"]["today"]


def test_organisations_are_counted_once_and_per_pledge(ask: Run, truth: Truth) -> None:
    """Some are in several pledges; some are no longer in a pledge that is still signed."""
    parties = [party for pledge in signed(ask("export json pledges").json) for party in pledge["parties"]]
    held = Counter(party["organisation"] for party in parties if party["until"] is None)
    assert len(held) == truth["organisations_once"]["signed_today"]
    assert held.total() == truth["organisations_per_pledge"]["signed_today"]
    assert sum(number > 1 for number in held.values()) == truth["organisations_in_several"]["signed_today"] > 100


@pytest.fixture
def database(ask: Run, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """The network as a database."""
    ask(f"export sqlite -o {tmp_path}/network.db")
    with closing(sqlite3.connect(tmp_path / "network.db")) as connection:
        yield connection


def test_a_database_of_it_is_sound_and_its_views_count_the_same(
    ask: Run, truth: Truth, database: sqlite3.Connection
) -> None:
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    once, per_pledge = truth["organisations_once"], truth["organisations_per_pledge"]
    assert database.execute("SELECT * FROM organisations_by_role WHERE role = 'any'").fetchall() == [
        ("any", once["signed_today"], per_pledge["signed_today"])
    ]
    response = database.execute("SELECT year, asked, answered FROM response_per_year").fetchall()
    assert response == [(year, truth["asked"][str(year)], truth["responded"][str(year)]) for year in YEARS]
    percentages = database.execute("SELECT percentage FROM response_per_year").fetchall()
    assert [row["percentage"] for row in ask("round list --json").json] == [
        pytest.approx(percentage, abs=0.051) for (percentage,) in percentages
    ]
    holders = dict(database.execute("SELECT pledge, name FROM pledge_holders").fetchall())
    assert holders == {
        row["id"]: row["holder"] for row in ask("pledge list --fields id,holder --json --where holder!=missing").json
    }
    for year in YEARS:
        statuses = "SELECT status, commitments FROM status_per_year WHERE status <> 'unknown' AND year = ?"
        found, reported = dict(database.execute(statuses, [year]).fetchall()), truth[f"statuses_{year}"]
        for status in ("not-started", "in-preparation", "in-progress"):
            assert found[status] == reported[status]
        assert found["completed"] >= reported["completed"]  # what was finished before stays so


def test_a_database_of_it_has_the_same_values_and_shares_of_targets(ask: Run, database: sqlite3.Connection) -> None:
    rows = ask("export json summary --where value!=missing").json
    sql = "SELECT deliverable, year, coalesce(value, value_text), percentage FROM deliverable_values"
    found = {(deliverable, year): told for deliverable, year, *told in database.execute(sql)}

    assert len(found) == len(rows) > 2000
    for row in rows:
        share = row["percentage"]
        expected = [row["value"], share if share is None else pytest.approx(share, abs=0.051)]
        assert found[row["deliverable"], row["year"]] == expected


def test_a_database_of_it_has_the_same_bounds_of_reach(network: Path, database: sqlite3.Connection) -> None:
    registry = Store(str(network), date(2026, 1, 1)).read()
    sql = "SELECT pledge, year, audiences, known, lower, upper FROM reach_bounds"
    found = {(pledge, year): tuple(told) for pledge, year, *told in database.execute(sql)}

    of_years = (((each.pledge, each.year), each.reach) for each in registry.reports)
    meant = (((each.id, None), each.reach) for each in registry.pledges)
    for key, audiences in chain[tuple[Any, tuple[Reach, ...]]](of_years, meant):
        told = reached([audiences])
        if told.audiences:
            assert found.pop(key) == (told.audiences, told.known, told.lower, told.upper)
    assert found == {}


@pytest.fixture
def reports(ask: Run) -> list[Exported]:
    found: list[Exported] = ask("export json").json["reports"]
    return found


def test_accounts_have_the_gaps_that_were_made(reports: list[Exported], truth: Truth) -> None:
    assert 1300 < len(reports) < 2000
    for year in YEARS:
        states = Counter(report["state"] for report in reports if report["year"] == year)
        assert states == truth[f"reports_{year}"]
        assert states.total() - states["exempt"] == truth["asked"][str(year)]
        assert states["received"] + states["established"] == truth["responded"][str(year)]
    assert truth["reports_2025"]["requested"] > 0
    assert truth["reports_2025"]["exempt"] > 0


def test_each_round_has_the_response_that_its_maker_knows(ask: Run, truth: Truth) -> None:
    told = {str(each["year"]): each for each in ask("round list --json").json}
    assert {year: each["asked"] for year, each in told.items()} == truth["asked"]
    assert {year: each["answered"] for year, each in told.items()} == truth["responded"]
    for year in YEARS:
        shown = ask(f"round show {year} --json").json
        assert Counter(shown["states"]) + Counter() == truth[f"reports_{year}"]
        for rows in (shown["by"]["sector"], shown["by"]["type"]):  # every pledge has one holder
            assert sum(row["asked"] for row in rows) == shown["asked"]
            assert sum(row["answered"] for row in rows) == shown["answered"]


def test_the_next_round_asks_whom_its_maker_knows(ask: Run, truth: Truth) -> None:
    said = ask("round open 2026 -n --json --today 2026-11-02").json

    states = Counter("exempt" if each["state"] == "exempt" else "asked" for each in said)
    assert states == truth["round_2026"]


def test_reach_lies_between_its_bounds(ask: Run, reports: list[Exported], truth: Truth) -> None:
    """The most people is every audience added up; the fewest is less, since some audiences overlap."""
    for year in YEARS:
        told = added_up(report for report in reports if report["year"] == year)
        assert 0 < truth["reported_reach_lower"][str(year)] < truth["reported_reach_upper"][str(year)] == told
    planned = added_up(signed(ask("export json pledges").json))
    assert 0 < truth["planned_reach_lower"]["signed"] < truth["planned_reach_upper"]["signed"] == planned


def test_the_names_hold_the_traps_of_real_ones(ask: Run) -> None:
    names = ask("org list --fields name").lines
    assert {"Gemeente Ede", "Gemeente Epe"} <= set(names)
    assert any("'" in name for name in names)
    assert any(not name.isascii() for name in names)
    twins = [(name, name.replace(" & Omstreken", " en Omstreken")) for name in names if name.endswith(" & Omstreken")]
    assert any(twin in names for _, twin in twins)
    assert any(name.removesuffix(" B.V.") + " BV" in names for name in names)
    assert max(Counter(names).values()) == 2
    numbers = Counter(ask("org list --where kvk!=missing --fields kvk").lines)
    assert set(numbers.values()) == {1, 2}
    assert any(number.startswith("0") for number in numbers)


def test_phases_turn_on_the_very_day(ask: Run) -> None:
    """A pledge is new for three months, and expires on the day after its term ends."""
    assert "active" in ask("pledge list --where term.end=2026-01-01 --fields phase").lines
    assert "expired" in ask("pledge list --where term.end=2025-12-31 --fields phase").lines
    assert set(ask("pledge list --where signed_on>=2025-10-02 --where phase!=upcoming --fields phase").lines) == {"new"}


def test_the_same_seed_makes_the_same_network_and_another_another(network: Path, tmp_path: Path) -> None:
    again, other = make(tmp_path / "again.json"), make(tmp_path / "other.json", "--seed", "2")
    assert anonymous(again) == anonymous(network)
    assert truth_of(again) == truth_of(network)
    assert anonymous(other) != anonymous(network)
    assert truth_of(other)["pledges_by_state"] == truth_of(network)["pledges_by_state"]


LISTS = {
    "orgs": "organisations",
    "networks": "networks",
    "members": "members",
    "pledges": "pledges",
    "progress": "progress",
}
"""Commands that read lists, with the table that each reads, in an order in which what is referred to is there."""


def test_the_network_loads_through_lists_alone(ask: Run, bare: Run, truth: Truth, tmp_path: Path) -> None:
    """Pledges are read whole, with their parts, from JSON; all else from CSV. A second time there is nothing to do."""
    lists = {
        command: tmp_path / f"{table}.{'json' if command == 'pledges' else 'csv'}" for command, table in LISTS.items()
    }
    for path in lists.values():
        ask(f"export {path.suffix[1:]} {path.stem} -o {path}")
    there = f"--store {tmp_path / 'new' / 'aig.json'} --today {truth['today']}"
    bare(f"init {there}")
    for command, path in lists.items():
        assert ", 0 choose, 0 error." in bare(f"import {command} {path} -q {there}").stderr
    for command, path in lists.items():
        assert " 0 new, 0 change, " in bare(f"import {command} {path} -q {there}").stderr
    for table in TABLES[1:]:  # the first is the summary
        assert bare(f"export csv {table} {there}").stdout == ask(f"export csv {table}").stdout


@pytest.mark.parametrize("form", ["json", "yaml"])
def test_the_network_goes_out_and_comes_back_as_the_same_register(
    ask: Run, bare: Run, truth: Truth, tmp_path: Path, form: str
) -> None:
    path = tmp_path / f"register.{form}"
    ask(f"export {form} --with-contacts -o {path}")
    there = f"--store {tmp_path / 'new' / 'aig.json'} --today {truth['today']}"
    bare(f"init {there}")
    bare(f"import registry {path} {there}")
    assert bare(f"export {form} --with-contacts {there}").stdout == path.read_text()
