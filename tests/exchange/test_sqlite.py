"""Exports as databases, asked by SQL."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from shlex import quote
from typing import Any

import pytest

from aig_cli.exchange.sqlite_view import VIEWS
from aig_cli.report import TABLES
from tests.conftest import Run

NAMES = (
    "Robert'); DROP TABLE organisations;--",
    'a "b" [c] `d`',
    "=1+1",
    "<script>]]>",
    "01234567",
    "שלום",
    "x" * 300,
)


class Base:
    """A database that was exported."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def ask(self, sql: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.path)) as connection:
            return connection.execute(sql).fetchall()

    def names(self, kind: str = "table") -> set[str]:
        return {name for (name,) in self.ask(f"SELECT name FROM sqlite_master WHERE type = '{kind}'")}


def exported(run: Run, folder: Path, words: str = "") -> Base:
    path = folder / "register.db"
    run(f"export sqlite {words} -o {path} --force")
    return Base(path)


@pytest.fixture
def told(asked: Run) -> Run:
    """The register of a round, with something in every list of every record."""
    asked("org edit O1 --add 'aliases=MO Groep' --add 'aliases=MO; Groep'")
    asked("network add Noord --kind regional --coordinator O1 --start 2019-01-01")
    asked("network join N1 Movisie --since 2020-01-01")
    asked("pledge edit P1 --add themes=alcohol --add settings=living --add networks=N1 --add target_groups=ouderen")
    asked("pledge edit P1 --set term.end=2027-12-31")
    asked("commitment edit P1.2 --add channels=blad --add occasions=congres --set due.date=2027-01-01")
    asked("progress log P1 --year 2025 --obstacle no-time --obstacle 'Geen zin'")
    asked("progress log P1.1 --year 2025 --evidence https://example.nl --status in-progress")
    asked("pledge amend P1.2 'Wij delen alle kennis.' --reason 'Op verzoek' --on 2026-01-05")
    asked("pledge close P2 --reason completed --on 2026-02-01 --final-status P2.1=completed")
    return asked


def test_every_record_and_every_list_in_one_is_a_table(told: Run, tmp_path: Path) -> None:
    base = exported(told, tmp_path)

    assert base.names() == {
        *("about", "codes", "organisations", "organisation_aliases", "networks", "members", "pledges", "parties"),
        *("pledge_settings", "pledge_themes", "pledge_target_groups", "pledge_networks", "commitments"),
        *("commitment_channels", "commitment_occasions", "deliverables", "pledge_reach", "amendments"),
        *("final_statuses", "rounds", "reports", "report_obstacles", "report_reach", "updates", "update_evidence"),
        *("report_reminders", "corrections"),
    }
    assert base.ask("SELECT * FROM organisation_aliases") == [("O0001", 1, "MO Groep"), ("O0001", 2, "MO; Groep")]
    assert base.ask("SELECT * FROM pledge_themes") == [("P0001", 1, "alcohol")]
    assert base.ask("SELECT * FROM members") == [("N01", 1, "O0002", "2020-01-01", None)]
    assert base.ask("SELECT id, term_end FROM pledges WHERE term_end IS NOT NULL") == [("P0001", "2027-12-31")]
    assert base.ask("SELECT * FROM update_evidence") == [("P0001", 2025, "P0001.1", 1, "https://example.nl")]
    assert base.ask("SELECT * FROM final_statuses") == [("P0002", 1, "P0002.1", "completed", None)]
    assert base.ask('SELECT pledge, "of", reason FROM amendments') == [("P0001", "P0001.2", "Op verzoek")]
    assert base.ask("SELECT obstacle FROM report_obstacles") == [("no-time",), ("Geen zin",)]


def test_there_are_as_many_rows_as_records(told: Run, tmp_path: Path) -> None:
    base, whole = exported(told, tmp_path), told("export json").json

    for name in ("organisations", "networks", "pledges", "rounds", "reports"):
        assert base.ask(f"SELECT count(*) FROM {name}") == [(len(whole[name]),)]
    for name, owners in {"commitments": "pledges", "parties": "pledges", "updates": "reports"}.items():
        assert base.ask(f"SELECT count(*) FROM {name}") == [(sum(len(each[name]) for each in whole[owners]),)]


def test_references_are_keys_that_hold(told: Run, tmp_path: Path) -> None:
    base = exported(told, tmp_path)

    assert base.ask("PRAGMA foreign_key_check") == []
    assert base.ask("PRAGMA integrity_check") == [("ok",)]
    keys = {(table, *key[2:5]) for table in base.names() for key in base.ask(f'PRAGMA foreign_key_list("{table}")')}
    assert ("parties", "organisations", "organisation", "id") in keys
    assert ("updates", "reports", "year", "year") in keys
    assert ("updates", "deliverables", "deliverable", "id") in keys
    assert ("organisations", "organisations", "merged_into", "id") in keys
    assert ("rounds",) not in {key[:1] for key in keys}


def test_columns_are_described_and_codes_are_checked(told: Run, tmp_path: Path) -> None:
    base = exported(told, tmp_path)

    ((sql,),) = base.ask("SELECT sql FROM sqlite_master WHERE name = 'networks'")
    assert "-- What binds it." in sql
    assert """"kind" TEXT NOT NULL CHECK ("kind" IN ('regional', 'thematic'))""" in sql
    assert base.ask("SELECT nl, en FROM codes WHERE list = 'report_state' AND value = 'no-response'") == [
        ("geen respons", "no response")
    ]
    with pytest.raises(sqlite3.IntegrityError):
        base.ask("INSERT INTO networks VALUES ('N99', 'X', 'other', NULL, NULL, NULL)")


def test_numbers_can_be_added_up_and_texts_stand_beside_them(told: Run, tmp_path: Path) -> None:
    base = exported(told, tmp_path)

    assert base.ask("SELECT target, target_text, baseline_value FROM deliverables") == [
        (4200, None, 2.5),
        (15, None, None),
        (None, "yes", None),
        (None, None, None),
    ]
    assert base.ask('SELECT "of", commitment, deliverable, value, value_text FROM updates') == [
        ("P0001.1", "P0001.1", None, None, None),
        ("P0001.1.1", "P0001.1", "P0001.1.1", 7, None),
        ("P0001.1.3", "P0001.1", "P0001.1.3", None, "no"),
        ("P0001.1.4", "P0001.1", "P0001.1.4", None, "een vaste plek"),
    ]


@pytest.mark.parametrize("name", NAMES)
def test_no_text_of_a_user_is_sql(aig: Run, tmp_path: Path, name: str) -> None:
    aig(f"org add -- {quote(name)}")

    assert exported(aig, tmp_path).ask("SELECT name FROM organisations") == [(name,)]


def test_contact_persons_are_there_only_where_they_are_asked_for(aig: Run, tmp_path: Path) -> None:
    aig("org add A")
    aig("contact add O1 'Jo Jansen' --email jo@example.nl")

    base = exported(aig, tmp_path)
    assert "contacts" not in base.names()
    assert b"Jansen" not in base.path.read_bytes()
    base.path.unlink()
    base = exported(aig, tmp_path, "--with-contacts")
    assert base.ask("SELECT organisation, name, email FROM contacts") == [("O0001", "Jo Jansen", "jo@example.nl")]
    assert base.path.stat().st_mode & 0o777 == 0o600


def test_the_same_register_is_the_same_bytes(told: Run, tmp_path: Path) -> None:
    base = exported(told, tmp_path)
    first = base.path.read_bytes()

    assert exported(told, tmp_path).path.read_bytes() == first
    assert base.ask("PRAGMA application_id") == [(0x61696731,)]
    assert base.ask("SELECT as_of FROM about") == [("2026-11-22",)]


def test_the_views_count_as_the_figures_do(bare: Run, network: Path, tmp_path: Path) -> None:
    here = f"--store {network} --today 2026-01-01"
    base = exported(bare, tmp_path, here)

    years = {row["group"]: row for row in bare(f"stats --by year {here} --json").json}
    for year, asked, answered in base.ask("SELECT year, asked, answered FROM response_per_year"):
        assert (years[str(year)]["answered_of"], years[str(year)]["answered"]) == (asked, answered)
    for year, status, commitments in base.ask("SELECT year, status, commitments FROM status_per_year"):
        assert years[str(year)][f"status_{status.replace('-', '_')}"] == commitments
    today = {row["figure"]: row["value"] for row in bare(f"stats {here} --json").json}
    assert base.ask("SELECT count(*) FROM pledges_standing") == [(today["pledges"],)]
    (organisations, places) = base.ask(
        "SELECT organisations, per_pledge FROM organisations_by_role WHERE role = 'any'"
    )[0]
    assert (organisations, places) == (today["organisations"], today["organisations_per_pledge"])


def test_an_empty_register_has_tables_without_rows_and_views_without_figures(aig: Run, tmp_path: Path) -> None:
    base = exported(aig, tmp_path)

    assert base.names("view") == set(VIEWS)
    for view in VIEWS:
        expected = [("any", 0, 0)] if view == "organisations_by_role" else []
        assert base.ask(f"SELECT * FROM {view}") == expected


def test_a_round_that_asked_nobody_has_no_response_rate(told: Run, tmp_path: Path) -> None:
    told("progress log P1.2 --year 2026 --status completed")

    assert exported(told, tmp_path).ask("SELECT * FROM response_per_year") == [
        (2024, 0, 0, None, 0, 0),
        (2025, 1, 1, 100.0, 0, 0),
        (2026, 3, 1, pytest.approx(100 / 3), 0, 0),
    ]


def test_what_no_account_tells_is_unknown(told: Run, tmp_path: Path) -> None:
    assert exported(told, tmp_path).ask("SELECT year, status, nl, commitments FROM status_per_year") == [
        (2025, "in-progress", "in uitvoering", 1),
        (2025, "unknown", "onbekend", 1),
        (2026, "unknown", "onbekend", 4),
    ]


def test_a_pledge_stands_until_it_is_closed_with_the_holder_of_the_day(told: Run, tmp_path: Path) -> None:
    base = exported(told, tmp_path)
    assert base.ask("SELECT id, holder_name FROM pledges_standing") == [("P0001", "MOgroep"), ("P0003", "MOgroep")]
    assert base.ask("SELECT * FROM organisations_by_role") == [
        ("holder", 1, 2),
        ("signatory", 1, 1),
        ("any", 2, 3),
    ]


def test_people_reached_lie_between_two_bounds(told: Run, tmp_path: Path) -> None:
    assert exported(told, tmp_path).ask("SELECT * FROM reach_bounds") == [
        ("P0001", None, 1, 0, None, None),
        ("P0001", 2025, 1, 1, 9500, 9500),
    ]


@pytest.mark.parametrize("table", TABLES)
def test_one_table_is_a_database_too(told: Run, tmp_path: Path, table: str) -> None:
    base = exported(told, tmp_path, table)

    assert base.names() == {"about", "codes", table}
    assert base.ask(f"SELECT count(*) FROM {table}") == [(len(told(f"export csv {table}").lines) - 1 - LINES[table],)]


LINES = dict.fromkeys(TABLES, 0) | {"commitments": 1, "summary": 4}
"""Line breaks within texts."""


def test_fields_of_one_table_are_its_columns(told: Run, tmp_path: Path) -> None:
    words = "pledges --fields title,title,term.end,themes,holder,commitments.text --where id=P1"
    base = exported(told, tmp_path, words)

    with closing(sqlite3.connect(base.path)) as connection:
        cursor = connection.execute("SELECT * FROM pledges")
        assert [column[0] for column in cursor.description] == [
            "title",
            "term_end",
            "themes",
            "holder",
            "commitments_text",
        ]
        assert cursor.fetchall() == [
            (
                "Sociaal voor gezond",
                "2027-12-31",
                "alcohol",
                "MOgroep",
                "Wij verzamelen voorbeelden,\nmet onze leden.; Wij delen alle kennis.",
            )
        ]


def test_what_another_hand_wrote_is_harmless_or_refused(
    told: Run, tmp_path: Path, replaced: Callable[[bytes, bytes], None]
) -> None:
    replaced(b'"Movisie"', rb'"A\u001b[2J"')
    replaced(b'"value":9500', b'"value":8000')
    replaced(b'"target":4200', b'"target":1' + 400 * b"0")

    base = exported(told, tmp_path)
    assert base.ask("SELECT name FROM organisations WHERE id = 'O0002'") == [("A<U+001B>[2J",)]
    assert base.ask("SELECT target, target_text FROM deliverables WHERE id = 'P0001.1.1'") == [(None, "1" + 400 * "0")]

    replaced(b'"of":"P0001.1.4"', b'"of":"P0001.1.3"')
    said = told(f"export sqlite -o {tmp_path}/y.db", exit_code=7).stderr
    assert "The register breaks a rule of its updates, so there is no database of it: UNIQUE constraint failed" in said


@pytest.fixture
def replaced(store: Path) -> Callable[[bytes, bytes], None]:
    """Changes the store as another hand would."""

    def replace(old: bytes, new: bytes) -> None:
        content = store.read_bytes()
        assert old in content
        store.write_bytes(content.replace(old, new))

    return replace
