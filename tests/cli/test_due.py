"""Who still owes the account of a year, and that they were reminded of it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run

Change = Callable[[dict[str, Any]], Any]


def organisation(number: int, name: str, *contacts: dict[str, str]) -> dict[str, Any]:
    return {"id": f"O000{number}", "name": name, "contacts": list(contacts)}


def pledge(number: int, holder: str, **more: Any) -> dict[str, Any]:
    id_ = f"P000{number}"
    parts = [{"id": f"{id_}.1.1", "label": "lessen", "target": 10}]
    commitments = [
        {"id": f"{id_}.1", "text": "Wij geven 10 lessen", "deliverables": parts},
        {"id": f"{id_}.2", "text": "Wij schrijven erover"},
    ]
    parties = [{"organisation": holder, "role": "holder"}, {"organisation": "O0009", "role": "signatory"}]
    told = {"id": id_, "title": f"Belofte {number}", "state": "signed", "signed_on": "2020-01-01", "parties": parties}
    return {**told, "commitments": commitments, **more}


def report(number: int, year: int, state: str, *updates: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"pledge": f"P000{number}", "year": year, "state": state, "updates": list(updates), **more}


def register() -> dict[str, Any]:
    """Two rounds that are over and one that runs until 31 January 2027, and pledges that answer well or badly."""
    status, value = {"of": "P0003.1", "status": "in-progress"}, {"of": "P0003.1.1", "not_measured": "telling volgt"}
    return {
        "format": "aig/1",
        "organisations": [
            organisation(1, "Zorgplein", {"name": "Wim Was", "valid_until": "2026-11-21"}),
            organisation(
                2,
                "Ábc",
                {"name": "Jan Weg", "email": "jan@example.nl", "valid_until": "2026-01-01"},
                {
                    "name": "Anna de Wit",
                    "email": "anna@example.nl",
                    "phone": "010-1234567",
                    "valid_until": "2026-11-22",
                },
                {"name": "Bob", "email": "bob@example.nl"},
            ),
            organisation(3, "bakkerij =Smit"),
            organisation(9, "Gemeente"),
        ],
        "networks": [{"id": "N01", "name": "Gezond Noord", "kind": "regional"}],
        "pledges": [
            pledge(1, "O0001"),
            pledge(2, "O0002", networks=["N01"]),
            pledge(3, "O0003"),
            pledge(4, "O0002"),
            pledge(5, "O0001"),
            pledge(6, "O0001"),
        ],
        "rounds": [
            {"year": 2024, "opens": "2024-11-01", "closes": "2025-01-31", "locked_on": "2025-03-01"},
            {"year": 2025, "opens": "2025-11-01", "closes": "2026-01-31"},
            {"year": 2026, "opens": "2026-11-01", "closes": "2027-01-31"},
        ],
        "reports": [
            report(1, 2024, "established", {"of": "P0001.1", "status": "in-progress"}),
            report(2, 2024, "requested"),
            report(3, 2024, "established", {"of": "P0003.2", "status": "completed"}),
            report(1, 2025, "no-response", reason="no-time"),
            report(2, 2025, "requested", reminders=["2025-12-01", "2025-12-15"]),
            report(3, 2025, "established"),
            report(1, 2026, "requested", reminders=["2026-11-15"]),
            report(2, 2026, "requested"),
            report(3, 2026, "received", status, value),
            report(4, 2026, "received", {"of": "P0004.1", "status": "in-progress"}),
            report(5, 2026, "no-response", reason="refuses"),
            report(6, 2026, "exempt", reason="nieuw"),
        ],
    }


@pytest.fixture
def asked(aig: Run) -> Run:
    """The program, with the register above."""
    return with_register(aig)


def with_register(aig: Run, change: Change = lambda _: None) -> Run:
    given = register()
    change(given)
    aig("import registry -", stdin=json.dumps(given))
    return aig


def test_who_owes_is_listed_by_holder_with_what_how_often_and_when_it_was_last_reminded(asked: Run) -> None:
    assert asked("due").lines == [
        "P0002  dormant  2                    Ábc        account",
        "P0004  green    0  2026              Ábc        P0004.1.1 value; P0004.2 status",
        "P0001  yellow   1  2024  2026-11-15  Zorgplein  account",
    ]


def test_every_field_is_in_json(asked: Run) -> None:
    rows = asked("due --json").json

    assert rows[0] == {
        "pledge": "P0002",
        "title": "Belofte 2",
        "year": 2026,
        "owes": ["account"],
        "missed": 2,
        "standing": "dormant",
        "last_reported": None,
        "holder": "Ábc",
        "organisation": "O0002",
        "reminded_on": None,
        "reminders": 0,
        "closes": "2027-01-31",
    }
    assert [(row["reminded_on"], row["reminders"]) for row in rows[1:]] == [(None, 0), ("2026-11-15", 1)]


@pytest.mark.parametrize(
    ("options", "pledges"),
    [
        ("", "P0002 P0004 P0001"),
        ("--missing", "P0002 P0001"),
        ("--partial", "P0004"),
        ("--standing yellow", "P0001"),
        ("--standing red", ""),
        ("--network N01", "P0002"),
        ("--network 'gezond noord'", "P0002"),
        ("--network gezond --partial", ""),
        ("--year 2025", "P0002"),
        ("--where owes~value", "P0004"),
        ("--where owes=account --where holder=Zorgplein", "P0001"),
        ("--where holder=O0002 --where missed>=2", "P0002"),
        ("--where phase=active --sort -pledge --limit 2", "P0004 P0002"),
        ("--where reminded_on=missing", "P0002 P0004"),
    ],
)
def test_the_list_is_narrowed(asked: Run, options: str, pledges: str) -> None:
    assert asked(f"due {options} --fields pledge").lines == pledges.split()


def test_a_part_is_owed_until_something_is_said_of_it(asked: Run) -> None:
    asked("progress log P4.2 --year 2026 --planning behind")  # says nothing of how far it is
    assert asked("due --partial --fields owes").lines == ["P0004.1.1 value; P0004.2 status"]

    asked("progress log P4.2 --year 2026 --status not-started")
    asked("progress log P4.1.1 --year 2026 --not-measured ziek")
    assert asked("due --partial").stderr == "No accounts due.\n"


@pytest.mark.parametrize(
    ("earlier", "owes"),
    [
        ("completed", []),
        ("stopped --stop-reason no-means", []),
        ("in-progress", ["P0004.1.1 value"]),
    ],
)
def test_a_commitment_that_was_finished_before_owes_nothing(asked: Run, earlier: str, owes: list[str]) -> None:
    asked("progress log P4.2 --year 2026 --status in-progress")
    asked(f"progress log P4.1 --year 2023 --status {earlier}")

    assert asked("due --partial --fields owes").lines == owes


def test_what_was_stopped_this_year_owes_no_value(asked: Run) -> None:
    asked("progress log P4.1 --year 2026 --status stopped --stop-reason no-means --replace")

    assert asked("due --partial --fields owes").lines == ["P0004.2 status"]


def test_a_commitment_that_was_added_later_is_not_owed_over_the_years_before(asked: Run) -> None:
    asked("progress log P4 --year 2025 --results goed")
    asked("pledge amend P4 'Wij doen nog 3 dingen' --on 2026-02-01 --reason afgesproken")

    assert asked("due --year 2025 --partial --fields owes").lines == ["P0004.1 status; P0004.1.1 value; P0004.2 status"]
    assert asked("due --partial --fields owes").lines == ["P0004.1.1 value; P0004.2 status; P0004.3 status"]


def test_a_pledge_that_was_closed_since_owes_what_it_was_asked_for(asked: Run) -> None:
    """Until it is exempt, or there is no response: it was asked, and the response rate counts it."""
    asked("pledge close P1 --reason expired --on 2026-11-20")

    assert asked("due --missing --fields pledge,missed,standing").lines == ["P0002  2  dormant", "P0001"]
    assert asked("due --missing --where phase!=missing --fields pledge").lines == ["P0002"]


def test_an_account_that_came_in_of_a_draft_is_not_due(aig: Run) -> None:
    def draft(given: dict[str, Any]) -> None:
        given["pledges"][3] |= {"state": "draft", "signed_on": None}

    assert with_register(aig, draft)("due --partial").lines == []


def test_without_a_round_there_is_nothing_to_owe(pledged: Run) -> None:
    assert "There is no round of 2026. Rounds: none. Open it with: aig round open 2026" in pledged("due", 3).stderr
    assert "There is no round of 2025. Rounds: none." in pledged("due --year 2025", 3).stderr


@pytest.mark.parametrize(
    ("options", "exit_code", "why"),
    [
        ("--year 2023", 3, "There is no round of 2023. Rounds: 2024, 2025, 2026."),
        ("--year 15", 4, "--year: '15' is not a year."),
        ("--missing --partial", 2, "Give --missing or --partial, not both."),
        ("--standing rood", 2, "'rood' is not one of 'green', 'yellow', 'red', 'dormant'"),
        ("--network nergens", 3, "There is no network 'nergens'."),
        ("--dialect excel-nl", 2, "--dialect goes with --format csv."),
        ("--json --dialect excel-nl", 2, "--dialect goes with --format csv."),
        ("-o due.csv", 2, "--output goes with a --format other than text."),
        ("--fields email", 2, "There is no field 'email' in accounts due."),
        ("--where contact~anna", 2, "There is no field 'contact' in accounts due."),
    ],
)
def test_what_cannot_be_listed_is_said(asked: Run, options: str, exit_code: int, why: str) -> None:
    assert why in asked(f"due {options}", exit_code).stderr


# -- whom to write to or call -----------------------------------------------------------------------------------------


def test_contact_persons_are_there_only_when_they_are_asked_for(asked: Run) -> None:
    for form in ("text", "csv", "json", "jsonl", "yaml"):
        assert "anna" not in asked(f"due --format {form}").stdout.casefold()
        assert "anna@example.nl" in asked(f"due --format {form} --with-contacts").stdout


def test_the_first_contact_person_who_can_be_reached_today_is_named(asked: Run) -> None:
    said = asked("due --with-contacts --fields pledge,contact,email,phone")

    assert said.lines == [
        "P0002  Anna de Wit  anna@example.nl  010-1234567",
        "P0004  Anna de Wit  anna@example.nl  010-1234567",
        "P0001",
    ]
    assert (
        said.stderr
        == "Holders without a contact person who can be reached: 1; --where contact!=missing leaves them out.\n"
    )
    assert asked("due --with-contacts --where holder=O2").stderr == ""
    assert asked("due --with-contacts --today 2026-11-23 --fields contact --limit 1").lines == ["Bob"]
    assert asked("due --with-contacts --where contact=missing --fields holder").lines == ["Zorgplein"]


def test_a_mail_merge_file_opens_in_a_dutch_excel_and_is_for_its_owner_only(asked: Run, tmp_path: Path) -> None:
    asked("progress remove P3.1 --year 2026")
    letters = tmp_path / "brieven.csv"
    command = f"due --format csv --dialect excel-nl --with-contacts -o {letters}"

    assert f"Wrote {letters}" in asked(command).stderr
    first, *rows = letters.read_bytes().decode().split("\r\n")
    assert first == (
        "\ufeffpledge;title;year;owes;missed;standing;last_reported;holder;organisation;reminded_on;reminders;closes;"
        "contact;email;phone"
    )
    assert rows[0] == (
        "P0002;Belofte 2;2026;account;2;dormant;;Ábc;O0002;;0;31-01-2027;Anna de Wit;anna@example.nl;'010-1234567"
    )
    assert rows[2] == "P0003;Belofte 3;2026;P0003.1 status;0;green;2026;bakkerij =Smit;O0003;;0;31-01-2027;;;"
    assert letters.stat().st_mode & 0o777 == 0o600
    before = letters.read_bytes()
    assert "exists" in asked(command, 5).stderr
    asked(f"{command} --force")
    assert letters.read_bytes() == before
    asked(f"due --format csv -o {tmp_path}/lijst.csv")
    assert (tmp_path / "lijst.csv").stat().st_mode & 0o077


def test_an_empty_list_has_its_header(asked: Run) -> None:
    said = asked("due --standing red --format csv --with-contacts -o -")

    assert said.lines[0].startswith("pledge,title")
    assert said.stderr == "No accounts due.\n"


# -- reminders --------------------------------------------------------------------------------------------------------


def reminders(aig: Run) -> dict[str, list[str]]:
    return {each["pledge"]: each["reminders"] for each in aig("export json").json["reports"] if each["year"] == 2026}


def test_a_reminder_that_went_out_is_recorded_once_a_day_in_one_operation(asked: Run, store: Path) -> None:
    listed = asked("due").stdout

    said = asked("due --mark-reminded")

    assert (said.stdout, said.stderr) == (listed, "3 reminders of 2026-11-22 were recorded.\n")
    assert asked("due --fields pledge,reminded_on,reminders").lines == [
        "P0002  2026-11-22  1",
        "P0004  2026-11-22  1",
        "P0001  2026-11-22  2",
    ]
    before = store.read_bytes()
    assert asked("due --mark-reminded").stderr == "0 reminders of 2026-11-22 were recorded.\n"
    assert store.read_bytes() == before
    assert asked("log --limit 1 --fields command,changed").lines == ["due  3"]
    asked("undo")
    assert reminders(asked)["P0001"] == ["2026-11-15"]


def test_only_who_is_listed_is_reminded(asked: Run) -> None:
    said = asked("due --mark-reminded --missing --network N01 --format csv --fields pledge,reminded_on")

    assert said.lines == ["pledge,reminded_on", "P0002,"]
    assert said.stderr == "1 reminder of 2026-11-22 was recorded.\n"
    assert {id_: days for id_, days in reminders(asked).items() if days} == {
        "P0001": ["2026-11-15"],
        "P0002": ["2026-11-22"],
    }
    assert "No accounts due.\n0 reminders" in asked("due --mark-reminded --standing red").stderr


def test_reminders_stand_in_order_of_their_days(asked: Run) -> None:
    asked("due --mark-reminded --today 2026-11-10")

    assert reminders(asked)["P0001"] == ["2026-11-10", "2026-11-15"]
    assert asked("due --fields reminded_on --where pledge=P1").lines == ["2026-11-15"]


def test_a_rehearsal_records_and_writes_nothing(asked: Run, store: Path, tmp_path: Path) -> None:
    before = store.read_bytes()

    said = asked("due --mark-reminded -n")
    assert len(said.lines) == 3
    assert said.stderr == "3 reminders of 2026-11-22 were recorded.\nDry run: nothing was written.\n"
    asked(f"due --mark-reminded -n --format csv -o {tmp_path}/brieven.csv")
    assert not (tmp_path / "brieven.csv").exists()
    assert store.read_bytes() == before


def test_where_the_letters_cannot_land_nobody_was_reminded(asked: Run, store: Path, tmp_path: Path) -> None:
    letters = tmp_path / "brieven.csv"
    letters.touch()
    before = store.read_bytes()
    command = f"due --mark-reminded --format csv --with-contacts -o {letters}"

    assert "exists" in asked(command, 5).stderr
    assert store.read_bytes() == before
    assert asked(f"{command} --force").stderr.splitlines() == [
        f"Wrote {letters}",
        "Holders without a contact person who can be reached: 1; --where contact!=missing leaves them out.",
        "3 reminders of 2026-11-22 were recorded.",
    ]


def test_a_locked_round_takes_no_reminders(asked: Run, store: Path) -> None:
    before = store.read_bytes()

    said = asked("due --year 2024 --mark-reminded", 5)

    assert said.stdout == ""
    assert "The round of 2024 was locked on 2025-03-01" in said.stderr
    assert store.read_bytes() == before
    assert asked("due --year 2024 --fields pledge").lines == ["P0002"]


def test_an_account_holds_two_hundred_reminders(aig: Run) -> None:
    days = [f"{year}-{month:02}-{day:02}" for year in (2024, 2025) for month in range(1, 6) for day in range(1, 21)]

    def remind(given: dict[str, Any]) -> None:
        given["reports"][7]["reminders"] = days

    assert "reminders: more than 200 (201)." in with_register(aig, remind)("due --mark-reminded", 4).stderr


def test_reminders_can_be_recorded_in_a_batch(asked: Run) -> None:
    lines = "due --mark-reminded --missing\nprogress log P2.1 --year 2026 --status in-progress\n"

    assert asked("batch -", stdin=lines).lines == [
        "P0002  reminded  2026-11-22",
        "P0001  reminded  2026-11-22",
        "P0002.1  logged  2026: in-progress",
    ]
    again = asked("batch -", stdin="due --mark-reminded --limit 1\n").lines
    assert again == ["P0002  unchanged  2026-11-22"]


def test_a_line_of_a_batch_may_find_nobody_to_remind(asked: Run) -> None:
    lines = "org add Nieuw\ndue --mark-reminded --standing red\norg add Later\n"

    assert asked("batch -", stdin=lines).lines == ["O0010  added  Nieuw", "O0011  added  Later"]
    after = "org add Een\ndue --mark-reminded --standing red\norg edit $last --set city=Assen\n"
    assert "$last stands for nothing" in asked("batch -", 2, stdin=after).stderr


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("due", "aig due cannot stand in a batch"),
        ("due --mark-reminded --format csv -o x.csv", "--output cannot stand in a batch."),
        ("due --mark-reminded -n", "--dry-run goes for the whole batch"),
    ],
)
def test_a_list_cannot_stand_in_a_batch(asked: Run, line: str, why: str) -> None:
    assert why in asked("batch -", 2, stdin=f"{line}\n").stderr


def test_an_account_that_was_only_asked_for_is_still_to_be_filled_in(asked: Run) -> None:
    """Reminders are no answer: a list that skips what was reported before fills it in."""
    asked("due --mark-reminded")

    said = asked("import progress - --on-conflict skip", stdin="of,year,status\nP0001.1,2026,in-progress\n")

    assert said.lines[0].startswith("P0001.1  ")
    assert asked("due --missing --fields pledge").lines == ["P0002"]


def test_pledges_are_chosen_by_their_standing(asked: Run) -> None:
    assert asked("pledge list --where standing=dormant --fields id,missed").lines == ["P0002  2"]
    assert asked("pledge list --fields id,standing --where standing!=missing").lines == [
        "P0001  yellow",
        "P0002  dormant",
        "P0003  green",
        "P0004  green",
        "P0005  yellow",
    ]
    assert asked("commitment list --where standing=yellow --where pledge=P1 --fields id").lines == [
        "P0001.1",
        "P0001.2",
    ]
    said = asked("pledge list --where standing=blue", 2)
    assert "'blue' is not one of: green, yellow, red, dormant" in said.stderr
