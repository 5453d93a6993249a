"""`aig backup`: states that were kept, by themselves or by hand, and the way back to one."""

import errno
import json
import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pexpect
import pytest

from aig_cli.model.report import Round
from aig_cli.store import history
from aig_cli.store.store import Store
from tests.conftest import PROGRAM, Run, Said, terminal
from tests.fuzz.reader import sealed

Clock = Callable[[str], None]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Sets the day of the clock."""
    time = history.now()[10:]
    return lambda day: monkeypatch.setattr(history, "now", lambda: day + time)


def names(run: Run) -> list[str]:
    return run("backup list --fields name").lines


def members(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rezip(path: Path, files: dict[str, bytes]) -> None:
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)


# -- making them ------------------------------------------------------------------------------------------------------


def test_a_backup_is_one_file_with_the_store_and_its_history(pledged: Run, store: Path) -> None:
    path = Path(pledged("backup create").stdout.strip())

    files = members(path)

    assert files["aig.json"] == store.read_bytes()
    assert files["aig.history.jsonl"] == store.with_name("aig.history.jsonl").read_bytes()
    about = json.loads(files["backup.json"])
    assert (about["format"], about["revision"], about["reason"]) == ("aig-backup/1", 7, "by hand")
    assert about["records"] == {"networks": 0, "organisations": 2, "pledges": 1, "reports": 0, "rounds": 0}
    assert path.name == f"aig-000007-{about['time'][:10]}.zip"
    assert [path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777] == [0o600, 0o700]


def test_a_backup_of_the_same_state_is_made_once(pledged: Run) -> None:
    first = pledged("backup create").stdout

    assert pledged("backup create").stdout == first
    assert len(names(pledged)) == 1


def test_the_first_change_of_a_day_makes_a_backup(pledged: Run, clock: Clock) -> None:
    assert names(pledged) == []
    for day, count in (("2099-01-01", 1), ("2099-01-01", 1), ("2099-01-02", 2), ("2098-12-31", 3)):
        clock(day)
        pledged("org add Nieuw --allow-duplicate")
        pledged("org list")
        assert len(names(pledged)) == count

    assert names(pledged) == ["aig-000010-2098-12-31", "aig-000009-2099-01-02", "aig-000007-2099-01-01"]
    assert set(pledged("backup list --fields reason").lines) == {"daily"}


def test_a_day_that_has_a_backup_gets_no_other(pledged: Run, clock: Clock) -> None:
    clock("2099-01-01")
    pledged("backup create")

    pledged("org add Nieuw")

    assert len(names(pledged)) == 1


def test_a_backup_of_the_day_that_cannot_be_made_is_said(pledged: Run, store: Path, clock: Clock) -> None:
    store.with_name("backups").write_text("in the way")
    clock("2099-01-01")

    said = pledged("org add Nieuw")

    assert "Warning: No backup of the day could be made. Could not write" in said.stderr
    assert pledged("org list --fields name").lines[-1] == "Nieuw"


def test_damage_in_the_history_is_said_at_the_first_change_of_a_day(pledged: Run, store: Path, clock: Clock) -> None:
    path = store.with_name("aig.history.jsonl")
    path.write_bytes(path.read_bytes().replace(b'"Movisie"', b'"Movisia"', 1))
    clock("2099-01-01")

    assert f"Warning: The history {path} is damaged: line 3 does not match" in pledged("org add Nieuw").stderr


def test_a_damaged_store_is_kept_as_it_is(pledged: Run, store: Path) -> None:
    for wreck in (b"half", store.read_bytes().replace(b"Movisie", b"Movisia")):
        store.write_bytes(wreck)
        path = Path(pledged("backup create").stdout.strip())

        assert "-damaged-" in path.name
        assert members(path)["aig.json"] == wreck
    assert pledged("backup list --fields state").lines == ["set aside", "set aside"]
    assert "There is no backup" in pledged("backup verify", exit_code=3).stderr


def test_a_backup_can_be_written_elsewhere(pledged: Run, tmp_path: Path) -> None:
    target = tmp_path / "usb.zip"

    pledged(f"backup create -o {target}")

    assert target.stat().st_mode & 0o777 == 0o600
    assert "exists" in pledged(f"backup create -o {target}", exit_code=5).stderr
    pledged(f"backup create -o {target} --force")
    assert pledged(f"backup verify {target}").lines == ["usb  whole"]


def test_without_a_store_there_is_nothing_to_keep(bare: Run, store: Path) -> None:
    assert "There is no store" in bare("backup create", exit_code=7).stderr
    assert "No backups." in bare("backup list").stderr
    assert "there is no backup of this register that is whole" in bare("backup restore -y", exit_code=3).stderr
    assert not store.parent.exists()


# -- keeping them -----------------------------------------------------------------------------------------------------


def test_the_rotation_keeps_the_last_ten_and_one_a_month(pledged: Run, clock: Clock) -> None:
    for month in range(1, 13):
        for day in ("05", "06"):
            clock(f"2099-{month:02}-{day}")
            pledged("org add Nieuw --allow-duplicate")

    assert len(names(pledged)) == 5 + 12
    assert pledged("backup prune --last 2 --monthly 3 -n").stderr == "Dry run: nothing was written.\n"
    assert len(pledged("backup prune --last 2 --monthly 3").lines) == 13
    assert [name[11:] for name in names(pledged)] == ["2099-12-06", "2099-12-05", "2099-11-06", "2099-10-06"]


def rot(path: Path) -> None:
    """Change a byte of the store in a backup."""
    files = members(path)
    rezip(path, {**files, "aig.json": files["aig.json"].replace(b"Movisie", b"Movisia")})


def test_none_goes_unless_one_that_stays_is_whole(pledged: Run, store: Path, clock: Clock) -> None:
    for day in range(1, 5):
        clock(f"2099-01-0{day}")
        pledged("org add Nieuw --allow-duplicate")
    rot(store.with_name("backups") / f"{names(pledged)[0]}.zip")

    assert pledged("backup prune --last 1 --monthly 0").stdout == ""
    assert len(names(pledged)) == 4
    assert len(pledged("backup prune --last 2 --monthly 0").lines) == 2


def test_a_backup_that_was_just_made_stays_whatever_its_number(pledged: Run, store: Path, tmp_path: Path) -> None:
    shutil.copytree(store.parent, tmp_path / "older")
    for number in range(12):
        pledged(f"org add Nieuw{number}")
        pledged("backup create")
    for name in ("aig.json", "aig.history.jsonl"):
        shutil.copy(tmp_path / "older" / name, store.with_name(name))
    pledged("org add Later")

    made = Path(pledged(f"backup create -o {tmp_path / 'out.zip'}").stderr.split()[-1])

    assert made.exists()
    assert names(pledged)[-1].startswith("aig-000008-")


def test_backups_with_a_damaged_history_push_no_whole_one_out(pledged: Run, store: Path, clock: Clock) -> None:
    pledged("backup create")
    (whole,) = names(pledged)
    past = store.with_name("aig.history.jsonl")
    past.write_bytes(past.read_bytes().replace(b'"Movisie"', b'"Movisia"', 1))
    for day in range(10, 25):
        clock(f"2099-01-{day}")
        pledged("org add Nieuw --allow-duplicate")

    assert whole in names(pledged)
    assert pledged("backup list --fields state").lines.count("history damaged") == 10


def test_an_export_lands_on_no_backup(pledged: Run) -> None:
    path = pledged("backup create").stdout.strip()

    assert "belongs to it" in pledged(f"export json -o {path} --force", exit_code=5).stderr


def test_two_stores_in_one_folder_keep_their_own(pledged: Run, store: Path) -> None:
    other = store.with_name("aig-2.json")
    pledged(f"init --store {other}")
    pledged("backup create")
    pledged(f"backup create --store {other}")

    assert [name[:10] for name in names(pledged)] == ["aig-000007"]
    assert [name[:12] for name in pledged(f"backup list --store {other} --fields name").lines] == ["aig-2-000001"]
    foreign = store.with_name("backups") / "aig-2-000009-2020-01-01.zip"
    shutil.copy(store.with_name("backups") / f"{names(pledged)[0]}.zip", foreign)
    assert pledged(f"backup restore --store {other} -n").stderr.startswith("Restored: aig-2-000001")
    assert pledged(f"backup prune --store {other} --last 1 --monthly 0").stdout == ""
    mine = f"{store.with_name('backups')}/{names(pledged)[0]}.zip"
    refused = pledged(f"backup restore {mine} --store {other} -y", exit_code=5).stderr
    assert "is a backup of another register than" in refused


# -- checking them ----------------------------------------------------------------------------------------------------


def test_every_backup_is_read_back_when_they_are_checked(pledged: Run) -> None:
    path = Path(pledged("backup create").stdout.strip())
    good, files = path.read_bytes(), members(path)

    assert pledged("backup verify").lines == [f"{path.stem}  whole"]
    assert pledged(f"backup verify {path.stem}").lines == [f"{path.stem}  whole"]
    wrecks: list[tuple[dict[str, bytes] | bytes, str]] = [
        (good[:-10], "is not whole"),
        (good.replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"), "is encrypted, or packed"),
        (b"", "is not whole"),
        (good[:200] + bytes([good[200] ^ 1]) + good[201:], "is not whole"),
        ({**files, "backup.json": b"{}"}, "is not whole: Object missing required field"),
        ({"aig.json": files["aig.json"]}, "is not whole: there is no backup.json in it"),
        ({**files, "aig.json": sealed(files["aig.json"].replace(b'"name":"M', b'"naam":"M'))}, "is not whole: "),
        ({**files, "aig.json": sealed(files["aig.json"].replace(b'"O0001","role"', b'"O0009","role"'))}, "no O0009"),
        ({**files, "aig.json": b"half"}, "it does not parse"),
        (
            {**files, "aig.json": files["aig.json"].replace(b'"revision":7', b'"revision":8')},
            "is not the one that it",
        ),
        ({**files, "aig.json": b"{" + b" " * 10**8 + b"}"}, "aig.json would unpack to 100000002 bytes"),
        ({**files, "aig.history.jsonl": b""}, "its store is whole, but its history does not end at operation 7"),
    ]
    for wreck, why in wrecks:
        rezip(path, wreck) if isinstance(wreck, dict) else path.write_bytes(wreck)
        said = pledged("backup verify", exit_code=1)
        assert why in said.stdout, said
    path.write_bytes(b"")
    assert pledged("backup list --fields state").lines == ["damaged"]
    assert pledged("backup prune").stdout == ""
    path.unlink()
    path.mkdir()
    assert "is not whole: it is not a file" in pledged("backup verify", exit_code=1).stdout
    assert "that is whole" in pledged("backup restore -y", exit_code=3).stderr


# -- going back to one ------------------------------------------------------------------------------------------------


def test_a_restore_shows_what_differs_and_can_be_undone(pledged: Run) -> None:
    pledged("backup create")
    before = pledged("export json").stdout
    pledged("org edit O2 --set city=Utrecht")
    pledged("org add Nieuw")
    pledged("contact add O1 Jan")
    after = pledged("export json").stdout
    (name,) = names(pledged)

    rehearsed = pledged("backup restore -n")
    refused = pledged("backup restore", exit_code=5)
    said = pledged(f"backup restore {name} -y")

    told = ["O0001  as before", "  contacts  1 (not shown) → (none)", "O0002  as before", "  city  Utrecht → (none)"]
    assert rehearsed.lines == refused.lines == said.lines == [*told, "O0003  gone"]
    assert f"Restore {name} (by hand, 20" in refused.stderr
    assert "records that differ: 3? It can be taken back: aig undo. Add --yes" in refused.stderr
    assert said.stderr == f"Restored: {name}, records: 3.\n"
    assert pledged("export json").stdout == before
    assert pledged("backup list --fields reason").lines == ["before restore", "by hand"]
    pledged("undo")
    assert pledged("export json").stdout == after
    assert pledged("org add Later -q").lines == ["O0004"]


def test_a_restore_asks_on_a_terminal(pledged: Run, store: Path) -> None:
    pledged("backup create")
    pledged("org add Nieuw")
    typed = pexpect.spawn(str(PROGRAM), ["backup", "restore"], env=terminal(store), encoding="utf-8")
    typed.expect("O0003  gone")
    typed.expect("records that differ: 1.*It can be taken back")
    typed.sendline("y")
    typed.expect(pexpect.EOF)
    typed.close()

    assert typed.exitstatus == 0
    assert len(pledged("org list").lines) == 2


def test_the_newest_backup_that_is_whole_is_restored(pledged: Run, store: Path) -> None:
    pledged("backup create")
    (older,) = names(pledged)
    pledged("org add Nieuw")
    newest = Path(pledged("backup create").stdout.strip())
    newest.write_bytes(newest.read_bytes()[:100])

    assert f"Restored: {older}, records: 1." in pledged("backup restore -y").stderr
    assert "is not whole" in pledged(f"backup restore {newest.stem} -y", exit_code=7).stderr
    assert "There is no backup 'x'" in pledged("backup restore x -y", exit_code=3).stderr
    assert store.exists()


def test_of_many_records_only_the_first_are_told(pledged: Run) -> None:
    pledged("backup create")
    pledged("batch -q -", stdin="".join(f"org add Partner{number}\n" for number in range(30)))

    said = pledged("backup restore -y")

    assert len(said.lines) == 20
    assert "and 10 more: aig log --limit 1 --json" in said.stderr
    pledged("undo")
    assert len(pledged("backup restore aig-000007* -y -q".replace("*", names(pledged)[-1][10:])).lines) == 30


def test_a_backup_opens_on_another_machine(pledged: Run, tmp_path: Path) -> None:
    pledged(f"backup create -o {tmp_path / 'usb.zip'}")
    before = pledged("export json --with-contacts").stdout
    there = tmp_path / "machine" / "aig.json"

    assert pledged(f"backup restore {tmp_path / 'usb.zip'} --store {there} -n").stderr.startswith("Dry run")
    assert not there.exists()
    assert pledged(f"backup restore {tmp_path / 'usb.zip'} --store {there} -y").lines == ["usb  restored"]

    assert pledged(f"export json --with-contacts --store {there}").stdout == before
    assert pledged(f"doctor --store {there}").stderr == "Nothing is wrong.\n"
    assert pledged(f"undo --store {there}").lines[0] == "P0001  as before"


def test_a_store_of_a_newer_program_is_not_restored_over(pledged: Run, store: Path) -> None:
    pledged("backup create")
    store.write_text(store.read_text().replace('"schema":2', '"schema":3'))
    before = store.read_bytes()

    assert "was made by a newer aig" in pledged("backup restore -y", exit_code=7).stderr
    assert store.read_bytes() == before


def test_a_restore_that_cannot_be_finished_leaves_all_as_it_was(
    pledged: Run, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pledged(f"backup create -o {tmp_path / 'usb.zip'}")
    shutil.rmtree(store.with_name("backups"))
    store.write_bytes(b"half")
    past = store.with_name("aig.history.jsonl")
    past.write_bytes(past.read_bytes()[300:])
    before, replace = past.read_bytes(), os.replace

    def full(draft: str, path: str) -> None:
        if path == str(store):
            raise OSError(errno.ENOSPC, "full")
        replace(draft, path)

    monkeypatch.setattr(os, "replace", full)
    assert (
        "the disk is full. Nothing was saved"
        in pledged(f"backup restore {tmp_path / 'usb.zip'} -y", exit_code=7).stderr
    )
    assert (store.read_bytes(), past.read_bytes()) == (b"half", before)
    past.unlink()
    pledged(f"backup restore {tmp_path / 'usb.zip'} -y", exit_code=7)
    assert not past.exists()
    new = tmp_path / "map.json"
    new.mkdir()
    assert "it is not a file" in pledged(f"backup restore {tmp_path / 'usb.zip'} -y --store {new}", exit_code=7).stderr


def test_a_locked_round_comes_back_with_an_undo_and_goes_with_a_redo(pledged: Run, store: Path) -> None:
    pledged("backup create")
    pledged("progress log P1.1 --year 2015 --status completed --evidence x")
    with Store(str(store), date(2026, 11, 22)).change("lock") as registry:
        registry.rounds.put(Round(year=2015, locked_on=date(2016, 3, 1)))
    before = pledged("export json").stdout

    assert "It unlocks the round of 2015." in pledged("backup restore", exit_code=5).stderr
    pledged("backup restore -y")
    pledged("undo")
    assert pledged("export json").stdout == before
    pledged("redo")
    assert pledged("progress list").lines == []


@pytest.mark.parametrize("wreck", ["store", "edited", "history", "both"])
def test_a_restore_mends_first_what_is_in_its_way(pledged: Run, store: Path, wreck: str) -> None:
    pledged("backup create")
    before = pledged("export json").stdout
    pledged("org add Nieuw")
    past = store.with_name("aig.history.jsonl")
    if wreck in {"store", "both"}:
        store.write_bytes(b"half")
    if wreck == "edited":
        store.write_bytes(store.read_bytes().replace(b"Nieuw", b"Ander"))
    if wreck in {"history", "both"}:
        past.write_bytes(past.read_bytes()[:500])

    assert "do not agree. Mend that first?" in pledged("backup restore", exit_code=5).stderr
    assert pledged("backup restore -n", exit_code=None).stdout is not None
    pledged("backup restore -y")

    assert pledged("export json").stdout == before
    assert pledged("doctor").stderr == "Nothing is wrong.\n"


def test_what_cannot_be_mended_is_put_away_for_a_backup_from_elsewhere(
    pledged: Run, store: Path, tmp_path: Path
) -> None:
    pledged(f"backup create -o {tmp_path / 'usb.zip'}")
    before = pledged("export json").stdout
    shutil.rmtree(store.with_name("backups"))
    store.write_bytes(b"half")
    store.with_name("aig.history.jsonl").unlink()

    pledged(f"backup restore {tmp_path / 'usb.zip'} -y")

    assert pledged("export json").stdout == before
    assert pledged("backup list --fields state").lines == ["set aside"]


def test_a_restore_that_changes_nothing_is_no_operation(pledged: Run, store: Path) -> None:
    pledged("backup create")
    before = store.read_bytes()

    assert "records: 0." in pledged("backup restore -y").stderr
    assert store.read_bytes() == before


def test_no_space_for_the_backup_means_no_restore(pledged: Run, store: Path) -> None:
    pledged("backup create")
    pledged("org add Nieuw")
    kept = tuple(store.with_name("backups").iterdir())
    for path in kept:
        shutil.copy(path, store.parent.parent / "usb.zip")
    shutil.rmtree(store.with_name("backups"))
    store.with_name("backups").write_text("in the way")
    before = store.read_bytes()

    said = pledged(f"backup restore {store.parent.parent / 'usb.zip'} -y", exit_code=7)

    assert "Could not write" in said.stderr
    assert store.read_bytes() == before


# -- forgetting in them -----------------------------------------------------------------------------------------------


def test_a_person_is_forgotten_in_backups_and_in_what_was_put_away(pledged: Run, store: Path) -> None:
    pledged("contact add O1 'Jan Jansen' --email jan@example.nl")
    pledged("contact add O1 Blijver")
    pledged("backup create")
    pledged("contact remove O1 'Jan Jansen'")
    whole = store.read_bytes()
    store.write_bytes(whole[:300])
    pledged("doctor --fix -y")
    rotten = store.with_name("backups") / "aig-000001-2020-01-01.zip"
    rotten.write_bytes(b"rotten")

    said = pledged("contact forget jan@example.nl -y", exit_code=7).stderr

    assert "Cleared Jan Jansen: organisations: 0; operations of the history: 3; backups: 2." in said
    assert f"These could not be read or written, and may hold the person; delete them: {rotten}\n" in said
    rotten.unlink()
    for path in store.with_name("backups").iterdir():
        for content in members(path).values():
            assert b"Jansen" not in content
            assert b"jan@example" not in content
    assert len(pledged("backup verify").lines) == 1
    pledged("backup restore -y")
    assert pledged("contact list --fields name").lines == ["Blijver"]
    assert pledged("doctor").stderr == "Nothing is wrong.\n"


def test_a_person_is_forgotten_in_copies_under_other_names_and_in_drafts(pledged: Run, store: Path) -> None:
    pledged("contact add O1 'Jan Jansen'")
    backup = Path(pledged("backup create").stdout.strip())
    copy = backup.with_name("kopie van aig.zip")
    shutil.copy(backup, copy)
    pledged(f"init --store {store.with_name('ander.json')}")
    other = Path(pledged(f"backup create --store {store.with_name('ander.json')}").stdout.strip())
    theirs = other.read_bytes()
    drafts = [store.with_name(".aig.json.tmp"), backup.with_name(f".{backup.name}.tmp")]
    for draft in drafts:
        draft.write_bytes(b"Jan Jansen")

    pledged("contact forget 'Jan Jansen' -y")

    assert not any(b"Jansen" in content for path in (backup, copy) for content in members(path).values())
    assert not any(draft.exists() for draft in drafts)
    assert other.read_bytes() == theirs


def test_a_person_who_is_only_in_what_was_put_away_is_forgotten(pledged: Run, store: Path) -> None:
    pledged("contact add O1 'Jan Jansen' --role Penvoerder")
    whole = store.read_bytes()
    pledged("contact forget 'Jan Jansen' -y")
    kept = store.read_bytes()
    store.write_bytes(whole[:-30])
    pledged("backup create")
    store.write_bytes(kept)
    (path,) = store.with_name("backups").glob("*damaged*")

    pledged("contact forget 'Jan Jansen' -y")

    assert not any(b"Jansen" in content or b"Penvoerder" in content for content in members(path).values())
    assert b"Movisie" in members(path)["aig.json"]


def test_a_backup_that_cannot_be_written_is_told_once(
    pledged: Run, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pledged("contact add O1 'Jan Jansen'")
    path = pledged("backup create").stdout.strip()
    replace = os.replace

    def refuse(draft: str, name: str) -> None:
        if name == path:
            raise OSError(errno.EROFS, "read-only")
        replace(draft, name)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", refuse)
        said = pledged("contact forget 'Jan Jansen' -y", exit_code=7).stderr
    assert said.count(path) == 1
    assert store.exists()
    pledged("contact forget 'Jan Jansen' -y")
    assert not any(b"Jansen" in content for content in members(Path(path)).values())


def test_a_name_in_another_text_of_a_backup_is_told(pledged: Run) -> None:
    pledged("contact add O1 'Jan Jansen'")
    pledged("org edit O1 --set 'note=Bel Jan Jansen'")
    path = pledged("backup create").stdout.strip()
    pledged("org edit O1 --unset note")

    said = pledged("contact forget 'Jan Jansen' -y").stderr

    assert f"also stands in other texts of {path}" in said


def test_a_damaged_history_in_a_backup_is_cleared_too(pledged: Run, store: Path) -> None:
    pledged("contact add O1 'Jan Jansen'")
    past = store.with_name("aig.history.jsonl")
    whole = past.read_bytes()
    past.write_bytes(whole.replace(b'"org add"', b'"org add "'))
    pledged("backup create")
    past.write_bytes(whole)

    assert "backups: 1." in pledged("contact forget 'Jan Jansen' -y").stderr
    assert not any(b"Jansen" in content for content in members(next(store.with_name("backups").iterdir())).values())


def test_a_person_who_is_only_in_a_backup_is_forgotten(pledged: Run, store: Path) -> None:
    pledged("contact add O1 'Jan Jansen'")
    pledged("backup create")
    pledged("contact remove O1 'Jan Jansen'")
    store.with_name("aig.history.jsonl").unlink()
    pledged("doctor --fix -y")

    assert "backups: 1." in pledged("contact forget 'Jan Jansen' -y").stderr


def test_a_backup_is_no_command_for_a_batch(pledged: Run) -> None:
    said: Said = pledged("batch -", stdin="backup create\n", exit_code=2)

    assert "cannot stand in a batch" in said.stderr
