"""`aig doctor`: everything that is wrong, told at once, and what can be mended."""

import errno
import os
import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pexpect
import pytest

from aig_cli.model.organisation import Organisation
from aig_cli.model.report import Report, Round
from aig_cli.store import history
from aig_cli.store.store import Store
from tests.conftest import PROGRAM, TODAY, Run, Said, rewrite_history, terminal

Wreck = Callable[[Path], object]


def path_of_history(store: Path) -> Path:
    return store.with_name("aig.history.jsonl")


def lines_of(store: Path) -> list[bytes]:
    return path_of_history(store).read_bytes().splitlines(keepends=True)


def codes(said: Said) -> list[str]:
    return [finding["code"] for finding in said.json["findings"]]


def cut(store: Path) -> None:
    store.write_bytes(store.read_bytes()[:200])


def flip(store: Path) -> None:
    """Change one letter in the first name, which then reads otherwise."""
    store.write_bytes(store.read_bytes().replace(b'"MOgroep"', b'"MOgroeq"'))


def other_record(store: Path) -> None:
    store.write_bytes(store.read_bytes().replace(b'"id":"O0002"', b'"id":"O0007"'))


def no_such_field(store: Path) -> None:
    store.write_bytes(store.read_bytes().replace(b'"name":"Movisie"', b'"naam":"Movisie"'))


def missing_reference(store: Path) -> None:
    store.write_bytes(store.read_bytes().replace(b'"organisation":"O0002"', b'"organisation":"O0009"'))


def table_of_text(store: Path) -> None:
    store.write_bytes(store.read_bytes().replace(b'"reports": {}', b'"reports": 7'))


LOST: list[tuple[Wreck, set[str]]] = [
    (Path.unlink, {"no-store"}),
    (lambda store: store.write_bytes(b""), {"empty-store"}),
    (cut, {"unparsable-store"}),
    (lambda store: store.write_bytes(b"\x00" * store.stat().st_size), {"unparsable-store"}),
    (lambda store: store.write_bytes(store.read_bytes().replace(b'"reports"', b'"pledges"')), {"key-twice"}),
    (lambda store: store.write_bytes(b"<<<<<<< HEAD\n" + store.read_bytes()), {"merge-conflict"}),
    (other_record, {"edited-store", "misplaced-record", "different-record"}),
    (no_such_field, {"edited-store", "unreadable-record", "different-record"}),
    (missing_reference, {"edited-store", "different-record", "unknown-reference"}),
    (table_of_text, {"edited-store", "damaged-store"}),
]


def test_of_a_sound_register_nothing_is_found(pledged: Run, store: Path) -> None:
    files = {path: path.stat().st_mtime_ns for path in store.parent.iterdir()}

    said = pledged("doctor")

    assert (said.stdout, said.stderr) == ("", "Nothing is wrong.\n")
    assert pledged("doctor --json").json == {"findings": [], "differences": []}
    assert pledged("doctor --fix").stderr == "Nothing is wrong.\n"
    assert {path: path.stat().st_mtime_ns for path in store.parent.iterdir()} == files


@pytest.mark.parametrize(("wreck", "found"), LOST)
def test_a_store_that_is_lost_is_made_anew_from_its_history(
    pledged: Run, store: Path, wreck: Wreck, found: set[str]
) -> None:
    before, was = store.read_bytes(), path_of_history(store).read_bytes()
    wreck(store)
    wrecked = store.read_bytes() if store.exists() else None

    said = pledged("doctor --json", exit_code=1)
    refused = pledged("doctor --fix", exit_code=5)

    assert set(codes(said)) == found
    assert all(finding["advice"].endswith("aig doctor --fix") for finding in said.json["findings"][:1])
    assert "Mend this? What is replaced is put away." in refused.stderr
    assert (store.read_bytes() if store.exists() else None) == wrecked

    said = pledged("doctor --fix --yes")

    assert f"Made the store anew, up to operation 7: {store}" in said.stderr
    assert store.read_bytes() == before
    assert path_of_history(store).read_bytes() == was
    put_away = next(store.with_name("backups").iterdir())
    assert f"Put away what was there: {put_away}" in said.stderr
    assert pledged("doctor").stderr == "Nothing is wrong.\n"
    assert pledged("backup list --fields state").lines == ["set aside"]


def test_what_another_hand_changed_is_shown_and_accepted_as_an_operation(pledged: Run, store: Path) -> None:
    flip(store)

    said = pledged("doctor --diff", exit_code=1)

    assert said.lines[0].split() == ["edited-store", str(store)]
    assert said.lines[-1] == "O0001 name  MOgroep → MOgroeq"
    assert said.stderr == "Findings: 2.\n"
    assert pledged("doctor --diff --json", exit_code=1).json["differences"] == [
        {"record": "O0001", "what": "changed", "field": "name", "history": "MOgroep", "store": "MOgroeq"}
    ]
    assert "Saved as operation 8, records accepted: 1\n" in pledged("doctor --fix -y").stderr
    assert pledged("org list --fields name").lines == ["MOgroeq", "Movisie"]
    assert pledged("log --limit 1 --fields number,command,records").lines == ["8  doctor  O0001"]
    pledged("undo")
    assert pledged("org list --fields name").lines == ["MOgroep", "Movisie"]


def test_mending_asks_on_a_terminal_after_showing_what_differs(pledged: Run, store: Path) -> None:
    assert pledged
    flip(store)
    for answer, code in (("n", 5), ("y", 0)):
        typed = pexpect.spawn(str(PROGRAM), ["doctor", "--fix"], env=terminal(store), encoding="utf-8")
        typed.expect("MOgroep → MOgroeq")
        typed.expect("Mend this")
        typed.sendline(answer)
        typed.expect(pexpect.EOF)
        typed.close()
        assert typed.exitstatus == code


def test_a_store_in_another_layout_is_written_as_ours(pledged: Run, store: Path) -> None:
    before = pledged("export json").stdout
    store.write_text(store.read_text().replace(":", " : ").replace(",", " ,\n"))

    assert "Saved as operation 8, records accepted: 0\n" in pledged("doctor --fix -y").stderr

    assert pledged("export json").stdout == before
    assert len(store.read_text().splitlines()) == 16


def test_what_another_hand_changed_in_a_register_of_unknown_past_is_accepted(pledged: Run, store: Path) -> None:
    path_of_history(store).unlink()
    assert "Made a backup to go on from: " in pledged("doctor --fix -y").stderr
    shutil.rmtree(store.with_name("backups"))
    pledged("org edit O1 --set city=Utrecht")
    store.write_text(store.read_text().replace("Utrecht", "Ede").replace("Movisie", "Movisia"))

    said = pledged("doctor --diff", exit_code=1)

    assert said.lines[-1] == "O0001 city  Utrecht → Ede"
    pledged("doctor --fix -y")
    assert pledged("doctor").stderr == "Nothing is wrong.\n"
    assert pledged("org list --fields name,city").lines == ["MOgroep  Ede", "Movisia"]


HISTORY: list[tuple[Callable[[Path, list[bytes]], object], str, str]] = [
    (lambda path, lines: path.write_bytes(b"".join(lines[:-1])), "short-history", "ends at operation 7, the store is"),
    (
        lambda path, lines: path.write_bytes(b"".join([lines[0], *lines[2:]])),
        "damaged-history",
        "line 2 is operation 3",
    ),
    (lambda path, lines: path.write_bytes(b"".join(lines).replace(b"examples", b"exemples")), "damaged-history", ""),
    (lambda path, lines: path.write_bytes(b"\x00" * len(b"".join(lines))), "short-history", "ends at operation 0"),
    (lambda path, _: path.unlink(), "short-history", "ends at operation 0, the store is at 8"),
]


@pytest.mark.parametrize(("wreck", "code", "why"), HISTORY, ids=["short", "hole", "changed", "zeroes", "gone"])
def test_a_history_that_is_damaged_is_found_and_mended_from_a_backup(
    pledged: Run, store: Path, wreck: Callable[[Path, list[bytes]], object], code: str, why: str
) -> None:
    path = path_of_history(store)
    pledged("backup create")
    pledged("org add Nieuw")
    pledged("backup create")
    before, lines = path.read_bytes(), lines_of(store)
    wreck(path, lines)

    said = pledged("doctor --json", exit_code=1)

    assert set(codes(said)) == {code}
    assert why in str(said.json)
    assert f"Made the history anew, from operation 1 on: {path}" in pledged("doctor --fix -y").stderr
    assert path.read_bytes() == before


def test_where_a_line_of_history_is_lost_for_good_what_it_did_is_told(pledged: Run, store: Path) -> None:
    lines, before = lines_of(store), pledged("export json").stdout
    path_of_history(store).write_bytes(b"".join([*lines[:3], *lines[4:]]))

    said = pledged("doctor", exit_code=1)
    mended = pledged("doctor --fix -y")

    assert f"{path_of_history(store)}:4" in said.stdout
    assert "Made the history anew, from operation 1 on" in mended.stderr
    assert pledged("doctor").stderr == "Nothing is wrong.\n"
    assert pledged("log --fields number,command --sort number").lines[2:5] == [
        "3  org add",
        "4  doctor",
        "5  commitment add",
    ]
    assert "P0001" in pledged("log --where number=4").stdout
    assert pledged("export json").stdout == before
    assert pledged("undo").lines[0] == "P0001  as before"
    assert pledged("backup list --fields state").lines == ["set aside"]


def test_where_the_last_lines_are_lost_the_others_stay(pledged: Run, store: Path) -> None:
    lines = lines_of(store)
    path_of_history(store).write_bytes(b"".join(lines[:5]) + lines[5][:40])

    pledged("doctor --fix -y")

    assert pledged("doctor").stderr == "Nothing is wrong.\n"
    assert pledged("log --fields number,command --limit 3").lines == ["7  doctor", "6  doctor", "5  commitment add"]
    assert path_of_history(store).read_bytes().startswith(b"".join(lines[:5]))


def test_an_edit_beside_a_lost_line_is_shown_and_told(pledged: Run, store: Path) -> None:
    path_of_history(store).write_bytes(b"".join(lines_of(store)[:-1]))
    flip(store)

    shown = pledged("doctor --diff", exit_code=1).stdout
    refused = pledged("doctor --fix --only short-history -y", exit_code=1).stderr
    pledged("doctor --fix -y")

    assert "MOgroep → MOgroeq" in shown
    assert "First say what becomes of what another hand changed" in refused
    assert "name  MOgroep  MOgroeq" in re.sub(" +", "  ", pledged("log O1 --limit 1").stdout)
    assert pledged("doctor").stderr == "Nothing is wrong.\n"


def test_what_the_store_says_of_itself_is_taken_from_the_history(pledged: Run, store: Path) -> None:
    before = store.read_bytes()
    for old, new in ((rb'"revision":7', b'"revision":99'), (rb'"register":"[0-9a-f]{4}', b'"register":"0000')):
        store.write_bytes(re.sub(old, new, before))
        pledged("doctor --fix -y")
        assert store.read_bytes() == before


def test_a_store_is_not_made_anew_without_operations_that_are_known_of(pledged: Run, store: Path) -> None:
    lines = lines_of(store)
    path_of_history(store).write_bytes(b"".join([lines[0], *lines[2:]]))
    cut(store)
    before = store.read_bytes()

    said = pledged("doctor --fix -y", exit_code=1)

    assert "Operations 2 to 7 cannot be recalled" in said.stdout
    assert "aig doctor --fix --only lost-operations, to go on without them" in said.stdout
    assert store.read_bytes() == before
    pledged("doctor --fix --only lost-operations -y")
    assert pledged("doctor").stderr == "Nothing is wrong.\n"
    assert pledged("org list").lines == []


def test_a_whole_store_is_never_replaced_by_an_older_one(pledged: Run, store: Path) -> None:
    older = store.read_bytes()
    pledged("org add A")
    pledged("org add B")
    store.write_bytes(older)
    path_of_history(store).write_bytes(path_of_history(store).read_bytes().replace(b'"org add"', b'"org adx"'))

    pledged("doctor --fix -y", exit_code=None)

    assert pledged("org list --fields name").lines == ["MOgroep", "Movisie"]
    assert pledged("doctor").stderr == "Nothing is wrong.\n"


def test_a_copy_that_went_another_way_lends_no_operations(pledged: Run, store: Path, tmp_path: Path) -> None:
    shutil.copytree(store.parent, tmp_path / "laptop")
    laptop = tmp_path / "laptop" / "aig.json"
    for number in (1, 2, 3):
        pledged(f"org add 'Van hier {number}'")
        pledged(f"org add 'Van daar {number}' --store {laptop}")
    pledged(f"backup create --store {laptop}")
    shutil.copytree(laptop.with_name("backups"), store.with_name("backups"))
    assert "diverged-backup" in codes(pledged("doctor --json", exit_code=1))
    path_of_history(store).write_bytes(path_of_history(store).read_bytes().replace(b"Van hier 2", b"Van hier 7"))
    store.unlink()

    pledged("doctor --fix -y", exit_code=1)

    assert not store.exists()


def test_a_table_whose_name_was_changed_is_no_empty_table(pledged: Run, store: Path) -> None:
    pledged("progress log P1.1 --year 2015 --status completed --evidence x")
    before = store.read_bytes()
    store.write_bytes(before.replace(b'"reports": {', b'"repprts": {'))

    assert "the table 'reports' is missing" in pledged("progress list", exit_code=7).stderr
    pledged("doctor --fix -y")
    assert store.read_bytes() == before


@pytest.mark.parametrize("name", ["aig.history.jsonl", "backups"])
def test_the_doctor_always_runs(pledged: Run, store: Path, name: str) -> None:
    pledged("backup create")
    path = store.with_name(name)
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    path.symlink_to(path)

    said = pledged("doctor", exit_code=None)
    pledged("doctor --fix -y", exit_code=None)

    assert said.stdout or said.stderr == "Nothing is wrong.\n"


def test_a_folder_of_backups_that_cannot_be_listed_stops_nothing(
    pledged: Run, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pledged("backup create")
    listed = os.listdir

    def refuse(path: str) -> list[str]:
        if str(path).endswith("backups"):
            raise PermissionError(errno.EACCES, "Permission denied")
        return listed(path)

    monkeypatch.setattr(os, "listdir", refuse)
    rewrite_history(store, '"time":"20', '"time":"19')

    assert codes(pledged("doctor --json", exit_code=1)) == ["unreadable-folder"]
    assert "No backup of the day could be made. Cannot read the folder" in pledged("org add Nieuw").stderr
    assert "Cannot read the folder" in pledged("backup list", exit_code=7).stderr


def test_drafts_of_others_are_left_alone(pledged: Run, store: Path) -> None:
    others = [store.with_name(name) for name in (".aiglet-notes.tmp", ".aig-b.json.tmp")]
    for path in others:
        path.write_text("mine")

    assert pledged("doctor --fix").stderr == "Nothing is wrong.\n"
    assert all(path.exists() for path in others)


def test_where_all_history_is_lost_it_begins_again(pledged: Run, store: Path) -> None:
    path_of_history(store).unlink()

    mended = pledged("doctor --fix -y").stderr

    assert "Made the history anew, from now on" in mended
    assert "Saved as operation 8, records accepted: 0" in mended
    assert pledged("log --fields number,command").lines == ["8  doctor"]
    assert "There is nothing to undo" in pledged("undo", exit_code=3).stderr
    assert pledged("org add Nieuw -q").lines == ["O0003"]


def test_a_store_and_history_that_are_lost_come_back_from_a_backup(pledged: Run, store: Path) -> None:
    pledged("backup create")
    before = store.read_bytes()
    store.unlink()
    path_of_history(store).unlink()

    assert "is not there, but backups of it are" in pledged("org list", exit_code=7).stderr
    assert "is not there, but backups of it are" in pledged("init", exit_code=7).stderr
    assert codes(pledged("doctor --json", exit_code=1)) == ["no-store"]
    pledged("doctor --fix -y")
    assert store.read_bytes() == before
    assert pledged("undo").lines[0] == "P0001  as before"


def test_a_backup_whose_history_is_not_whole_still_saves_the_store(pledged: Run, store: Path) -> None:
    path = path_of_history(store)
    path.write_bytes(path.read_bytes().replace(b'"org add"', b'"org add "'))
    pledged("backup create")
    before = pledged("export json").stdout
    path.unlink()
    store.unlink()

    found = pledged("doctor --json", exit_code=1)
    pledged("doctor --fix -y", exit_code=1)

    assert "Its store is whole, but line 2 does not match its checksum." in str(found.json)
    assert pledged("export json").stdout == before
    assert codes(pledged("doctor --json", exit_code=1)) == ["not-as-backed-up"]
    assert "its store is whole, but line 2 " in pledged("backup verify", exit_code=1).stdout


def test_of_what_is_lost_with_all_its_past_nothing_is_guessed(pledged: Run, store: Path) -> None:
    path_of_history(store).unlink()
    cut(store)
    before = store.read_bytes()

    said = pledged("doctor", exit_code=1)

    assert said.lines[-1].strip() == "aig backup restore FILE"
    pledged("doctor --fix -y", exit_code=1)
    assert store.read_bytes() == before
    store.unlink()
    assert pledged("doctor", exit_code=1).lines[-1].strip() == "aig init"


def test_an_older_copy_that_was_put_back_is_brought_up_to_its_history(pledged: Run, store: Path) -> None:
    older = store.read_bytes()
    for name in ("een", "twee", "drie"):
        pledged(f"org add {name}")
    before = store.read_bytes()
    store.write_bytes(older)

    assert "goes on to 10: an older copy was put back?" in pledged("org list").stderr
    assert codes(pledged("doctor --json", exit_code=1))[0] == "history-ahead"
    pledged("doctor --fix -y")

    assert store.read_bytes() == before


def test_two_stores_mixed_up_are_found(pledged: Run, store: Path) -> None:
    other = store.with_name("other.json")
    pledged(f"init --store {other}")
    for number in range(6):
        pledged(f"org add Ander{number} --store {other}")
    shutil.copy(other.with_name("other.history.jsonl"), path_of_history(store))

    assert "is the history of another register than" in pledged("org list").stderr
    assert "is the history of another register than" in pledged("org add A", exit_code=7).stderr
    before = path_of_history(store).read_bytes()
    said = pledged("doctor --fix -y", exit_code=1)
    assert said.lines[-1].strip() == (
        "put the right file back; or keep this store: aig doctor --fix --only foreign-history"
    )
    assert path_of_history(store).read_bytes() == before
    pledged("doctor --fix --only foreign-history -y")
    assert pledged("doctor").stderr == "Nothing is wrong.\n"
    assert pledged("org list --fields name").lines == ["MOgroep", "Movisie"]


def test_the_store_of_another_register_gives_way_to_a_backup_of_ours(pledged: Run, store: Path) -> None:
    pledged("backup create")
    before = pledged("export json").stdout
    other = store.with_name("other.json")
    pledged(f"init --store {other}")
    store.write_bytes(other.read_bytes())
    name = pledged("backup list --fields name").lines[0]

    pledged(f"backup restore {name} -y")

    assert pledged("export json").stdout == before
    assert pledged("doctor").stderr == "Nothing is wrong.\n"


def test_two_copies_that_went_different_ways_are_found(pledged: Run, store: Path, tmp_path: Path) -> None:
    shutil.copytree(store.parent, tmp_path / "laptop")
    pledged(f"org add Laptop --store {tmp_path / 'laptop' / 'aig.json'}")
    pledged("org add Kantoor")
    shutil.copy(tmp_path / "laptop" / "aig.history.jsonl", path_of_history(store))

    refused = pledged("org add A", exit_code=7).stderr

    assert "O0003 is not as operation 8 in" in refused
    assert codes(pledged("doctor --json", exit_code=1)) == ["different-record"]
    assert pledged("doctor --diff", exit_code=1).lines[-1] == "O0003 name  Laptop → Kantoor"
    pledged("doctor --fix -y")
    assert pledged("org list --fields name").lines == ["MOgroep", "Movisie", "Kantoor"]


def test_a_store_of_a_newer_program_is_told_of_and_left_alone(pledged: Run, store: Path) -> None:
    store.write_text(store.read_text().replace('"schema":2', '"schema":3'))
    before = store.read_bytes()

    said = pledged("doctor --fix -y", exit_code=1)

    assert "was made by a newer aig" in said.stdout
    assert said.lines[-1].strip() == "pip install -U aig-cli"
    assert store.read_bytes() == before


def test_what_killed_writers_left_is_found_and_removed(pledged: Run, store: Path) -> None:
    left = store.with_name(".aig.json.tmp")
    left.write_bytes(b"half")
    with path_of_history(store).open("ab") as past:
        past.write(b'{"time":"2026')

    assert codes(pledged("doctor --json", exit_code=1)) == ["unfinished", "leftover"]
    said = pledged("doctor --fix").stderr

    assert f"Removed: {left}" in said
    assert f"Dropped what was never saved: {path_of_history(store)}" in said
    assert pledged("doctor").stderr == "Nothing is wrong.\n"


def test_files_that_others_may_read_are_closed_to_them(pledged: Run, store: Path) -> None:
    pledged("backup create")
    backups = store.with_name("backups")
    for path, mode in ((store, 0o644), (path_of_history(store), 0o640), (backups, 0o755), (store.parent, 0o777)):
        path.chmod(mode)

    said = pledged("doctor", exit_code=1).stdout
    pledged("doctor --fix", exit_code=1)

    assert "Others may read or write it: its mode is 644." in said
    assert [path.stat().st_mode & 0o777 for path in (store, path_of_history(store), backups)] == [0o600, 0o600, 0o700]
    assert pledged("doctor", exit_code=1).lines[-1].strip() == f"chmod go-w {store.parent}"


def test_a_second_name_and_a_large_store_are_told_of(
    pledged: Run, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.link(store, tmp_path / "second.json")
    monkeypatch.setattr("aig_cli.store.doctor.LARGE", -1)

    assert codes(pledged("doctor --json", exit_code=1)) == ["large-store", "second-name"]


def test_a_number_that_would_be_given_twice_is_found_and_mended(pledged: Run, store: Path) -> None:
    with Store(str(store), date.fromisoformat(TODAY)).change("test") as registry:
        registry.organisations.put(Organisation(id="O0009", name="Zonder teller"))

    assert codes(pledged("doctor --json", exit_code=1)) == ["low-counter"]
    pledged("doctor --fix -y")
    pledged("org remove O9")
    assert pledged("org add Nieuw -q").lines == ["O0010"]


def test_backups_that_are_damaged_or_of_another_register_are_told_of(pledged: Run, store: Path) -> None:
    pledged("backup create")
    pledged(f"init --store {store.with_name('other.json')}")
    pledged(f"backup create --store {store.with_name('other.json')}")
    mine, other = sorted(store.with_name("backups").iterdir())
    shutil.copy(other, mine.with_name("aig-000001-2020-01-01.zip"))
    mine.write_bytes(mine.read_bytes()[:-30])

    assert codes(pledged("doctor --json", exit_code=1)) == ["damaged-backup", "foreign-backup"]


def broken_records(registry: object) -> None:
    """Put records in the register that no command would."""
    organisation = {"O0003": "movisie", "O0004": "Аmnesty", "O0005": "a\u202eb"}
    for id_, name in organisation.items():
        registry.organisations.put(Organisation(id=id_, name=name, kvk="01234567" if id_ == "O0005" else None))  # type: ignore[attr-defined]
    registry.organisations.put(Organisation(id="O0006", name="Kring", merged_into="O0006"))  # type: ignore[attr-defined]
    registry.rounds.put(Round(year=2020, opens=date(2021, 3, 1), closes=date(2021, 2, 1)))  # type: ignore[attr-defined]
    registry.reports.put(Report(pledge="P0001", year=2014))  # type: ignore[attr-defined]
    registry.counters["O"] = 6  # type: ignore[attr-defined]


def test_every_rule_between_records_is_looked_at(pledged: Run, store: Path) -> None:
    pledged("pledge add --title 'Sociaal voor gezond' --holder MOgroep")
    with Store(str(store), date.fromisoformat(TODAY)).change("test") as registry:
        broken_records(registry)

    found = {
        (each["code"], each["place"], each["advice"]) for each in pledged("doctor --json", exit_code=1).json["findings"]
    }

    assert found == {
        ("same-name", "O0003", "aig org edit O0003 --set name=..."),
        ("mixed-scripts", "O0004 name", "aig org edit O0004 --set name=..."),
        ("harmful-text", "O0005 name", "aig org edit O0005 --set name=..."),
        ("shared-kvk", "O0005", "aig org edit O0005 --set kvk=..."),
        ("merged-away", "O0006 merged_into", "aig org edit O0006 --set merged_into=..."),
        ("end-before-start", "2020 closes", "aig undo"),
        ("before-pledge", "P0001 2014 year", "aig progress log --from FILE --replace  (of P0001, 2014)"),
        ("same-title", "P0002", "aig pledge edit P0002 --set title=..."),
    }
    assert codes(pledged("doctor --json --only mixed-scripts --only same-title", exit_code=1)) == [
        "mixed-scripts",
        "same-title",
    ]
    assert pledged("doctor --only no-store").stderr == "Nothing is wrong.\n"


def test_faults_in_parts_name_the_part_and_its_command(pledged: Run, store: Path) -> None:
    pledged("network add Zuid --kind regional")
    pledged("progress log P1.1 --year 2015 --status completed --evidence x")
    rewritten = [
        ('"target":10', '"target":"tien"'),
        ('"due":{"date":"2015-12-31"}', '"additionality":"new","due":{"date":"2015-12-31"},"summary":"a\\u202eb"'),
        ('"status":"completed"', '"status":"stopped"'),
        ('"kind":"regional"', '"kind":"regional","start":"2020-01-01","end":"2019-01-01"'),
    ]
    text = store.read_text()
    for old, new in rewritten:
        assert old in text
        text = text.replace(old, new)
    store.write_text(text)

    found = {(each["code"], each["advice"]) for each in pledged("doctor --json", exit_code=1).json["findings"]}

    assert {
        ("measure", "aig deliverable edit P0001.1.1 --set target=..."),
        ("harmful-text", "aig commitment edit P0001.1 --set summary=..."),
        ("stop-reason", "aig progress log P0001.1 --year 2015 --replace ..."),
        ("end-before-start", "aig network edit N01 --set end=..."),
    } <= found


def test_a_reference_of_an_account_to_nothing_is_told_of(pledged: Run, store: Path) -> None:
    with Store(str(store), date.fromisoformat(TODAY)).change("test") as registry:
        registry.reports.put(Report(pledge="P0009", year=2015))

    (finding,) = pledged("doctor --json", exit_code=1).json["findings"]

    assert finding == {
        "code": "unknown-reference",
        "place": "P0009 2015",
        "said": "It refers to P0009, which is not there.",
        "advice": "aig progress list P0009",
    }


def test_a_code_is_explained(pledged: Run) -> None:
    said = pledged("doctor explain edited-store").stdout

    assert said.startswith("edited-store  The store is whole, but another hand wrote it.\n")
    assert "way out  Nothing was written. See what differs: aig doctor --diff." in said
    assert "way out" not in pledged("doctor explain end-before-start").stdout
    listed = pledged("doctor explain").stdout
    for code in ("edited-store", "damaged-history", "unknown-reference", "same-name", "damaged-backup"):
        assert f"\n{code} " in listed
        assert pledged(f"doctor explain {code}").stdout
    refused = pledged("doctor explain edited-stor", exit_code=3).stderr
    assert "There is no code 'edited-stor'. Did you mean edited-store? See: aig doctor explain" in refused
    assert "There is no code 'x'" in pledged("doctor --only x", exit_code=3).stderr


def test_only_what_is_named_is_mended(pledged: Run, store: Path) -> None:
    store.chmod(0o644)
    flip(store)

    pledged("doctor --fix --only open-to-others")

    assert store.stat().st_mode & 0o777 == 0o600
    assert codes(pledged("doctor --json", exit_code=1)) == ["edited-store", "different-record"]
    cut(store)
    assert pledged("doctor --fix --only leftover").stderr == "Nothing is wrong.\n"
    assert codes(pledged("doctor --json", exit_code=1)) == ["unparsable-store"]


def test_a_record_in_the_history_that_is_none_is_no_end_of_the_doctor(pledged: Run, store: Path) -> None:
    rewrite_history(store, '"type":"knowledge-institute"', '"type":"onbekend"')

    said = pledged("doctor --diff", exit_code=1)

    assert "O0002  (none) → The history holds something else than a record for organisations 2" in said.stdout
    store.unlink()
    assert pledged("doctor", exit_code=1).lines[-1].strip() == "aig init"


def test_the_clock_that_went_back_is_said(pledged: Run, store: Path) -> None:
    rewrite_history(store, '"time":"20', '"time":"21')

    said = pledged("org add Nieuw").stderr

    assert "Warning: The clock says 20" in said
    assert history.now() < "21"


def test_many_differences_are_cut_short_on_the_screen(pledged: Run, store: Path) -> None:
    pledged("batch -q -", stdin="".join(f"org add Partner{number}\n" for number in range(120)))
    store.write_text(store.read_text().replace("Partner", "Vennoot"))

    assert pledged("doctor --diff", exit_code=1).lines[-1].startswith("and 20 more fields: aig doctor --diff --json")


def test_the_count_of_numbers_is_that_of_the_history(pledged: Run, store: Path) -> None:
    pledged("org add Nieuw")
    pledged("org remove O3")
    store.write_bytes(store.read_bytes().replace(b'"O":3', b'"O":2'))

    pledged("doctor --fix -y")

    assert pledged("org add Later -q").lines == ["O0004"]


def test_what_is_no_file_is_told_and_left_alone(bare: Run, tmp_path: Path) -> None:
    said = bare(f"doctor --store {tmp_path} --fix -y", exit_code=1)

    assert said.lines[-1].strip() == f"ls -ld {tmp_path}"
    assert list(tmp_path.iterdir()) in ([], [tmp_path.with_name(f"{tmp_path.name}.lock")])


def test_a_first_line_that_is_gone_is_found_at_the_next_command(pledged: Run, store: Path) -> None:
    pledged("batch -q -", stdin="".join(f"org add 'Partner {number}' --note {'x' * 50}\n" for number in range(900)))
    path_of_history(store).write_bytes(b"".join(lines_of(store)[1:]))

    assert "is not where it was written: something before it is missing" in pledged("pledge list").stderr
    assert f"{path_of_history(store)}:1" in pledged("doctor", exit_code=1).stdout
    pledged("doctor --fix -y")
    assert pledged("doctor").stderr == "Nothing is wrong.\n"


def test_a_backup_without_history_is_enough_to_go_on(pledged: Run, store: Path) -> None:
    backup = Path(pledged("backup create").stdout.strip())
    before = pledged("export json").stdout
    with ZipFile(backup) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    with ZipFile(backup, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, b"" if name.endswith(".jsonl") else content)
    store.unlink()
    path_of_history(store).unlink()

    pledged("doctor --fix -y", exit_code=1)

    assert pledged("export json").stdout == before
    assert pledged("log --fields number,command").lines == ["8  doctor"]
    assert codes(pledged("doctor --json", exit_code=1)) == ["not-as-backed-up"]
