"""The store: what is on disk, and what any TinyDB sees."""

import json
import os
import re
import signal
import subprocess
import time
import zlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

import pytest
from tinydb import TinyDB, where

from aig_cli.errors import OutsideWriteError, UnstorableError
from aig_cli.model.code import NetworkKind, Status
from aig_cli.model.network import Network
from aig_cli.model.organisation import Organisation
from aig_cli.model.report import Report, Round, Update
from aig_cli.store.storage import RegisterStorage
from aig_cli.store.store import Store
from tests.conftest import PROGRAM, Run, Said, anonymous

TODAY = date(2026, 11, 22)


def test_one_record_a_line_with_sorted_keys(pledged: Run, store: Path) -> None:
    assert pledged
    lines = store.read_text().splitlines()

    assert lines[:2] == ["{", '"meta": {']
    assert re.fullmatch(r'"1": \{"checksum":"crc32:[0-9a-f]{8}"\},', lines[2])
    told = r'"2": \{"counters":\{"O":2,"P":1\},"register":"[0-9a-f]{16}","revision":7,"schema":2\}'
    assert re.fullmatch(told, lines[3])
    assert lines[8] == '"2": {"id":"O0002","name":"Movisie","type":"knowledge-institute"}'
    assert lines[10].startswith('"pledges": {')


def test_the_checksum_is_that_of_every_other_line(pledged: Run, store: Path) -> None:
    assert pledged
    lines = store.read_bytes().splitlines(keepends=True)

    assert f"{zlib.crc32(b''.join(lines[:2] + lines[3:])):08x}".encode() in lines[2]


def test_any_tinydb_opens_it(pledged: Run, store: Path) -> None:
    assert pledged
    for options in ({}, {"storage": RegisterStorage}):
        database = TinyDB(str(store), **options)
        assert {"organisations", "pledges"} <= database.tables()
        assert [found["id"] for found in database.table("organisations").search(where("name") == "Movisie")] == [
            "O0002"
        ]
        pledge = database.table("pledges").get(doc_id=1)
        assert isinstance(pledge, dict)
        assert pledge["title"] == "Sociaal voor gezond"
        assert len(database.table("organisations")) == 2
        database.close()


def test_no_write_through_tinydb_goes_past_lock_and_history(pledged: Run, store: Path) -> None:
    assert pledged
    before = store.read_bytes()
    database = TinyDB(str(store), storage=RegisterStorage)

    for write in (lambda: database.table("organisations").insert({"id": "O0003"}), database.drop_tables):
        with pytest.raises(OutsideWriteError, match="is written by aig only"):
            write()
    assert store.read_bytes() == before


def test_a_number_that_is_taken_is_not_given_out(pledged: Run, store: Path) -> None:
    with Store(str(store), TODAY).change("test") as registry:
        registry.organisations.put(Organisation(id="O0007", name="Zonder teller"))

    assert pledged("org add Nieuw -q").stdout == "O0008\n"


def test_a_store_of_before_there_was_a_table_gets_it(pledged: Run, store: Path) -> None:
    content = store.read_bytes().replace(b',\n"reports": {}', b"")
    lines = content.splitlines(keepends=True)
    checksum = zlib.crc32(b"".join(lines[:2] + lines[3:]))
    store.write_bytes(b"".join([*lines[:2], b'"1": {"checksum":"crc32:%08x"},\n' % checksum, *lines[3:]]))

    pledged("progress log P1.1 --year 2015 --status completed")

    assert pledged("progress list").lines


def test_an_older_copy_of_the_store_does_not_cost_its_history(pledged: Run, store: Path) -> None:
    older = store.read_bytes()
    for name in ("een", "twee", "drie"):
        pledged(f"org add {name}")
    store.write_bytes(older)
    history = store.with_suffix(".history.jsonl").read_bytes()

    said = pledged("org add vier", exit_code=7)

    assert (
        f"{store} is at operation 7, but its history {store.with_suffix('.history.jsonl')} goes on to 10:"
        in said.stderr
    )
    assert store.with_suffix(".history.jsonl").read_bytes() == history


def test_every_operation_is_one_line_of_history(pledged: Run, store: Path) -> None:
    pledged("progress log P1.1.1 --year 2015 --value 7")
    pledged("progress log P1.1.1 --year 2015 --value 7")
    pledged("progress log P1.1.1 --year 2015 --value 8 --replace")

    history = [json.loads(line) for line in store.with_suffix(".history.jsonl").read_text().splitlines()]
    assert [operation["number"] for operation in history] == list(range(1, 10))
    assert [operation["command"] for operation in history][-4:] == [
        "deliverable add",
        "pledge sign",
        "progress log",
        "progress log",
    ]
    (change,) = history[-1]["changes"]
    assert (change["table"], change["number"]) == ("reports", 12015)
    assert change["before"]["updates"] == [{"of": "P0001.1.1", "value": 7}]
    assert change["after"]["updates"] == [{"of": "P0001.1.1", "value": 8}]
    assert history[-1]["time"].endswith("Z")


def test_records_that_are_not_touched_are_copied_byte_by_byte(pledged: Run, store: Path) -> None:
    before = store.read_text().splitlines()

    pledged("progress log P1.1.1 --year 2015 --value 7")

    assert [line.rstrip(",") for line in before[4:13]] == [
        line.rstrip(",") for line in store.read_text().splitlines()[4:13]
    ]


def test_the_same_commands_give_the_same_store(bare: Run, tmp_path: Path) -> None:
    for name in ("one", "two"):
        option = f"--store {tmp_path / name}/aig.json"
        bare(f"init {option}")
        bare(f"org add A {option}")
        bare(f"pledge add --title T --holder A --setting care {option}")

    assert anonymous(tmp_path / "one/aig.json") == anonymous(tmp_path / "two/aig.json")


def test_a_dry_run_says_the_same_and_writes_nothing(pledged: Run, store: Path) -> None:
    files = {path: path.stat().st_mtime_ns for path in store.parent.iterdir()}

    said = pledged("org add Nieuw -n")

    assert said.stdout == "O0003  added  Nieuw\n"
    assert said.stderr == "Dry run: nothing was written.\n"
    assert pledged("org add Nieuw --dry-run -q").stdout == "O0003\n"
    assert "looks the same" in pledged("org add movisie -n", exit_code=4).stderr
    assert {path: path.stat().st_mtime_ns for path in store.parent.iterdir()} == files
    store.chmod(0o400)
    assert "is read-only" in pledged("org add Nieuw -n", exit_code=7).stderr
    store.chmod(0o600)
    store.write_text(store.read_text().replace("Movisie", "Movisia"))
    assert "was changed outside aig" in pledged("org add Nieuw -n", exit_code=7).stderr


def test_a_store_behind_a_link_is_followed(pledged: Run, store: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(store)

    pledged(f"org add Nieuw --store {link}")

    assert link.is_symlink()
    assert "Nieuw" in pledged("org list").stdout
    assert not (tmp_path / "link.lock").exists()


def test_files_are_private_whatever_the_umask(store: Path, shell: Callable[..., Said]) -> None:
    shell("umask 000; aig init; aig org add A; chmod 644 aig.json; aig org add B")

    assert store.stat().st_mode & 0o777 == 0o600


def test_a_store_is_named_json_so_that_its_neighbours_are_its_own(bare: Run, tmp_path: Path) -> None:
    assert "A store is a file whose name ends in .json" in bare(f"init --store {tmp_path}/x/register", 2).stderr
    assert not (tmp_path / "x").exists()


def test_a_leftover_of_a_killed_writer_is_cleaned(pledged: Run, store: Path) -> None:
    leftover = store.parent / ".aig.json.tmp"
    leftover.write_text("half")

    pledged("org add Nieuw")

    assert not leftover.exists()


def test_a_change_that_fails_saves_nothing(pledged: Run, store: Path) -> None:
    assert pledged
    before = store.read_bytes()

    def fail() -> None:
        with Store(str(store), TODAY).change("test") as registry:
            registry.add_organisation(Organisation(id="", name="Half"))
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert store.read_bytes() == before


def test_a_record_that_could_not_be_read_back_is_not_written(pledged: Run, store: Path) -> None:
    assert pledged
    before = store.read_bytes()

    def write() -> None:
        with Store(str(store), TODAY).change("test") as registry:
            registry.add_organisation(Organisation(id="", name="x" * 301))

    with pytest.raises(UnstorableError, match="organisations 3 breaks its own declaration"):
        write()
    assert store.read_bytes() == before


def test_a_locked_round_takes_no_more_reports(pledged: Run, store: Path) -> None:
    with Store(str(store), TODAY).change("test") as registry:
        registry.rounds.put(Round(year=2015, locked_on=date(2016, 3, 1)))
        registry.rounds.put(Round(year=2016))

    said = pledged("progress log P1.1 --year 2015 --status completed", exit_code=5)

    assert said.stderr.startswith("Error: The round of 2015 was locked on 2016-03-01; its reports no longer change. ")
    pledged("progress log P1.1 --year 2016 --status completed")


def test_a_pledge_can_belong_to_a_network(pledged: Run, store: Path) -> None:
    with Store(str(store), TODAY).change("test") as registry:
        registry.networks.put(Network(id="N03", name="Zuidoost", kind=NetworkKind.REGIONAL))

    pledged("pledge add --title A --network zuidoost")

    assert pledged("pledge show P2 --json").json["networks"] == ["N03"]
    assert (
        "There is no network 'N04'. See: aig network list\n"
        in pledged("pledge add --title B --network N04", exit_code=3).stderr
    )


def test_an_organisation_that_was_merged_away_leads_to_the_one_in_its_place(pledged: Run, store: Path) -> None:
    with Store(str(store), TODAY).change("test") as registry:
        registry.organisations.put(Organisation(id="O0003", name="Oude naam", merged_into="O0002"))

    assert pledged("org show O3 --json").json["id"] == "O0002"
    assert "There is no organisation" in pledged("org show 'Oude naam'", exit_code=3).stderr


def test_changes_are_seen_within_a_change(pledged: Run, store: Path) -> None:
    assert pledged
    with Store(str(store), TODAY).change("test") as registry:
        registry.add_organisation(Organisation(id="", name="Nieuw"))
        registry.log_progress(
            Report(pledge="P0001", year=2015, updates=(Update(of="P0001.1", status=Status.COMPLETED),))
        )
        assert [each.name for each in registry.organisations] == ["MOgroep", "Movisie", "Nieuw"]
        assert len(registry.organisations) == 3
        assert [report.year for report in registry.reports_of("P0001")] == [2015]


def test_four_writers_at_once_lose_nothing(pledged: Run, shell: Callable[..., Said], store: Path) -> None:
    script = """
        for writer in 1 2 3 4; do
            (for turn in 1 2 3 4 5 6 7 8; do
                aig org add -q "Writer $writer.$turn"
                aig progress log P1.1 --year $((2015 + writer)) --evidence "$turn" --replace -q
            done) &
        done
        wait
    """
    ids = [line for line in shell(script).lines if line.startswith("O")]

    assert len(set(ids)) == 32
    assert set(ids) <= {record["id"] for record in pledged("org list --json").json}
    history = [json.loads(line) for line in store.with_suffix(".history.jsonl").read_text().splitlines()]
    assert [operation["number"] for operation in history] == list(range(1, 7 + 64 + 1))


def test_readers_see_whole_states_while_others_write(pledged: Run, shell: Callable[..., Said]) -> None:
    assert pledged
    script = """
        (for turn in $(seq 12); do aig org add -q "Turn $turn"; done) &
        while kill -0 $! 2>/dev/null; do aig org list --json | grep -c '^{'; done
    """
    counts = [int(line) for line in shell(script).lines if line.isdigit()]

    assert counts == sorted(counts)
    assert len(set(counts)) > 2


def test_kills_at_any_moment_lose_nothing_that_was_acknowledged(pledged: Run, store: Path) -> None:
    assert store
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    start = time.perf_counter()
    command = [str(PROGRAM), "org", "add", "-q"]
    first = subprocess.run([*command, "Eerste"], env=environment, capture_output=True, check=True)
    usual = time.perf_counter() - start
    random, acknowledged, killed = Random(1), ["Eerste"], 0
    for turn in range(40):
        name = f"Turn {turn}"
        writer = subprocess.Popen([*command, name], env=environment, stdout=subprocess.PIPE)
        time.sleep(usual * random.uniform(0.3, 1 + turn / 20))  # from before the commit to after the end
        writer.kill()
        said, _ = writer.communicate()
        acknowledged += [name] if said else []
        killed += writer.returncode == -signal.SIGKILL

    assert first.stdout == b"O0003\n"
    assert killed
    assert len(acknowledged) > 1
    assert set(acknowledged) <= set(pledged("org list --fields name").lines)
    pledged("org add 'And on it goes'")


def test_python_optimised_and_isolated_does_the_same(shell: Callable[..., Said], store: Path) -> None:
    assert store
    shell("PYTHONOPTIMIZE=1 aig init && PYTHONHASHSEED=7 aig org add A")

    assert shell("python -O -m aig_cli org list").lines == ["O0001  A"]


def test_a_full_disk_saves_nothing_and_leaves_nothing(pledged: Run, shell: Callable[..., Said], store: Path) -> None:
    for _ in range(3):
        pledged(f"org add '{'x' * 290}' --allow-duplicate --note '{'y' * 900}'")
    before = store.read_bytes()

    said = shell("unset COVERAGE_PROCESS_CONFIG; trap '' XFSZ; ulimit -f 4; aig org add Nieuw", exit_code=7)

    assert "Nothing was saved." in said.stderr
    assert store.read_bytes() == before
    assert not (store.parent / ".aig.json.tmp").exists()
    assert pledged("org add Nieuw -q").stdout == "O0006\n"
    numbers = [json.loads(line)["number"] for line in store.with_suffix(".history.jsonl").read_text().splitlines()]
    assert numbers == list(range(1, len(numbers) + 1))


def test_the_program_is_there(shell: Callable[..., Said]) -> None:
    assert re.fullmatch(r"aig \d+\.\d+\.\d+\n", shell("aig --version").stdout)
