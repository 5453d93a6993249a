"""Exports: what the formats have in common, and those of tables and records."""

import csv
import errno
import io
import json
import os
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pexpect
import pytest
import yaml

from aig_cli.exchange import EXPORTS
from aig_cli.report import TABLES
from tests.conftest import PROGRAM, Run, terminal

HEADER = "pledge,title,holder,commitment,text,deliverable,label,unit,target,year,value,percentage,status,planning"


@pytest.fixture
def reported(pledged: Run) -> Run:
    """A signed pledge with a year of progress, and things that are special to a spreadsheet."""
    pledged("progress log P1.1.1 --year 2015 --value 7 --note '=1+1'")
    pledged("progress log P1.1 --year 2015 --status in-progress --planning on-schedule")
    pledged("progress log P1.1 --year 2016 --status completed --evidence x")
    pledged("deliverable add P1.1 lezers --target 4,5")
    pledged("network add Noord --kind regional")
    pledged("network join N1 Movisie --since 2020-01-01")
    return pledged


def test_the_summary_has_a_row_for_each_deliverable_and_reported_year(reported: Run) -> None:
    reported("deliverable add P1.1 -- -extra")
    reported("commitment add P1 'Nooit over bericht'")
    reported("deliverable add P1.2 stil")

    start = "P0001,Sociaal voor gezond,MOgroep,P0001.1,Collect examples"
    assert reported("export csv").lines == [
        HEADER,
        f"{start},P0001.1.1,examples,examples,10,2015,7,70,in-progress,on-schedule",
        f"{start},P0001.1.1,examples,examples,10,2016,,,completed,",
        f"{start},P0001.1.2,lezers,,4.5,2015,,,in-progress,on-schedule",
        f"{start},P0001.1.2,lezers,,4.5,2016,,,completed,",
        f"{start},P0001.1.3,'-extra,,,2015,,,in-progress,on-schedule",
        f"{start},P0001.1.3,'-extra,,,2016,,,completed,",
        "P0001,Sociaal voor gezond,MOgroep,P0001.2,Nooit over bericht,P0001.2.1,stil,,,,,,,",
    ]


def test_a_value_of_a_year_whose_commitment_was_not_reported_on_is_in_the_summary(pledged: Run) -> None:
    pledged("progress log P1.1.1 --year 2015 --value 7")
    pledged("progress log P1 --year 2016 --results goed")

    assert pledged("export csv").lines[1:] == [
        "P0001,Sociaal voor gezond,MOgroep,P0001.1,Collect examples,P0001.1.1,examples,examples,10,2015,7,70,,"
    ]


def test_the_dutch_dialect_is_what_a_dutch_excel_opens(reported: Run, tmp_path: Path) -> None:
    reported(f"export csv pledges --dialect excel-nl -o {tmp_path}/p.csv")
    reported(f"export csv deliverables --dialect excel-nl -o {tmp_path}/d.csv")

    pledges = (tmp_path / "p.csv").read_bytes()
    assert pledges.startswith(b"\xef\xbb\xbfid;title;")
    assert pledges.count(b"\r\n") == 2
    assert b";03-02-2015;" in pledges
    assert b";4,5;" in (tmp_path / "d.csv").read_bytes()


@pytest.mark.parametrize("text", ["01234567", "3-4", "1e3", "1:30", "1234567890123456"])
def test_excel_changes_no_text_into_a_number_or_a_date(aig: Run, text: str) -> None:
    aig(f"org add {text}")

    assert f";'{text};" in aig("export csv organisations --dialect excel-nl").stdout
    assert f",{text}," in aig("export csv organisations").stdout


@pytest.mark.parametrize("name", ["=1+1", "+31", "-x", "@SUM(A1)", "＝1", "'quoted", "plain", 'a "b", c; d'])
@pytest.mark.parametrize("dialect", ["standard", "excel-nl"])
def test_no_cell_is_a_formula_and_every_text_comes_back(aig: Run, name: str, dialect: str) -> None:
    aig(f"org add -- '{name}'" if "'" not in name else f'org add -- "{name}"')

    written = aig(f"export csv organisations --dialect {dialect}").stdout.removeprefix("\ufeff")
    cell = list(csv.reader(io.StringIO(written), delimiter=";" if dialect == "excel-nl" else ","))[1][1]

    assert cell[0] not in "=+-@＝"
    assert cell.removeprefix("'") == name or cell[1:] == name


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("form", ["csv", "json", "jsonl", "yaml"])
def test_every_table_is_written_in_every_format(reported: Run, table: str, form: str) -> None:
    written = reported(f"export {form} {table}").stdout

    readers: dict[str, Callable[[], list[Any]]] = {
        "csv": lambda: list(csv.DictReader(io.StringIO(written))),
        "json": lambda: json.loads(written),
        "jsonl": lambda: [json.loads(line) for line in written.splitlines()],
        "yaml": lambda: yaml.safe_load(written),
    }
    rows = readers[form]()
    assert len(rows) == {"summary": 4, "organisations": 2, "parties": 2, "deliverables": 2, "progress": 3}.get(table, 1)


def test_the_whole_register_is_one_object(reported: Run) -> None:
    whole = reported("export json").json

    assert list(whole) == ["format", "organisations", "networks", "pledges", "rounds", "reports"]
    assert whole["format"] == "aig/1"
    assert [len(whole[name]) for name in list(whole)[1:]] == [2, 1, 1, 0, 2]
    assert yaml.safe_load(reported("export yaml").stdout)["organisations"][0]["kvk"] == "01234567"
    lines = [json.loads(line) for line in reported("export jsonl").lines]
    assert [line["table"] for line in lines] == ["organisations"] * 2 + ["networks", "pledges"] + ["reports"] * 2


def test_a_pledge_that_was_exported_as_yaml_can_be_recorded_again(reported: Run) -> None:
    record = yaml.safe_load(reported("export yaml pledges").stdout)[0]
    del record["id"], record["commitments"][0]["id"], record["signed_on"], record["state"]
    for each in record["commitments"][0]["deliverables"]:
        del each["id"]
    record["commitments"][0]["deliverables"][1]["target"] = "4,5"

    reported("pledge add --from -", stdin=yaml.safe_dump(record))

    first, second = reported("pledge list --json").json
    assert second["commitments"][0]["deliverables"][0]["target"] == first["commitments"][0]["deliverables"][0]["target"]


def test_contact_persons_are_left_out_unless_asked_for(aig: Run, tmp_path: Path) -> None:
    contact = "{name: Jo Jansen, email: jo@example.nl, phone: 030 1234567, valid_until: 2030-01-01}"
    organisation = f"{{name: A, contacts: [{contact}]}}"
    aig("pledge add --from -", stdin=f"title: T\nparties: [{{organisation: {organisation}, role: holder}}]")

    for form in ("csv organisations", "json", "json organisations", "jsonl", "yaml"):
        assert "Jansen" not in aig(f"export {form}").stdout
    for form in ("json", "json organisations", "jsonl", "yaml"):
        assert "Jansen" in aig(f"export {form} --with-contacts").stdout
    aig(f"export json --with-contacts -o {tmp_path}/with.json")
    aig(f"export json -o {tmp_path}/without.json")
    assert (tmp_path / "with.json").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "without.json").stat().st_mode & 0o777 == 0o644
    assert "email jo@example.nl" in aig("org show A").stdout
    for form in ("json", "yaml", "csv", "jsonl", "text"):
        assert "Jansen" not in aig(f"org list --format {form}").stdout
    assert "There is no field 'contacts.name'" in aig("org list --fields contacts.name", exit_code=2).stderr
    other = organisation.replace("Jo Jansen", "Jan Smit")
    told = aig("pledge add --from -", stdin=f"title: U\nparties: [{{organisation: {other}, role: holder}}]").stderr
    assert "O0001 is known; its contacts stays not shown, the file says something else." in told
    assert "Smit" not in told


def test_a_file_system_without_links_is_written_to(
    reported: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", refuse)
    reported(f"export csv -o {tmp_path}/x.csv")
    assert (tmp_path / "x.csv").read_text().startswith(HEADER)
    assert "exists. Add --force" in reported(f"export csv -o {tmp_path}/x.csv", exit_code=5).stderr
    monkeypatch.setattr(os, "link", lambda *_: os.stat(tmp_path / "gone"))
    assert "Could not write" in reported(f"export csv -o {tmp_path}/y.csv", exit_code=7).stderr


def test_a_file_is_written_whole_and_never_over_another_by_accident(reported: Run, tmp_path: Path) -> None:
    target = tmp_path / "summary.csv"

    assert reported(f"export csv -o {target}").stderr == f"Wrote {target}\n"
    assert target.read_text().startswith(HEADER)
    target.write_text("mine")
    assert f"{target} exists. Add --force" in reported(f"export csv -o {target}", exit_code=5).stderr
    assert target.read_text() == "mine"
    reported(f"export csv -o {target} --force")
    assert target.read_text().startswith(HEADER)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["store", "summary.csv"]


def test_a_link_is_replaced_and_its_target_left_alone(reported: Run, tmp_path: Path) -> None:
    (tmp_path / "other").write_text("mine")
    (tmp_path / "link.csv").symlink_to(tmp_path / "other")

    reported(f"export csv -o {tmp_path}/link.csv", exit_code=5)
    reported(f"export csv -o {tmp_path}/link.csv --force")

    assert (tmp_path / "other").read_text() == "mine"
    assert not (tmp_path / "link.csv").is_symlink()


def test_an_export_never_lands_on_the_store(reported: Run, store: Path, tmp_path: Path) -> None:
    before = store.read_bytes()
    (tmp_path / "link.json").symlink_to(store)

    for name in (store, store.with_suffix(".history.jsonl"), store.with_suffix(".lock"), tmp_path / "link.json"):
        assert "is the store or a file beside it" in reported(f"export csv -o {name} --force", exit_code=5).stderr
    assert store.read_bytes() == before


def test_an_export_that_cannot_be_written_says_why(
    reported: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    missing = reported("export csv -o no/such/folder/x.csv --force", exit_code=7)

    assert "Could not write no/such/folder/x.csv: no such file or directory." in missing.stderr
    for name in (".", "/dev/null"):
        assert f"{name} is there and is not a file" in reported(f"export csv -o {name} --force", exit_code=5).stderr
    assert os.listdir(tmp_path) == ["store"]


def test_a_dash_is_standard_output_and_a_private_file_stays_private(reported: Run, tmp_path: Path) -> None:
    assert reported("export csv -o -").stdout.startswith(HEADER)
    (tmp_path / "x.csv").write_text("")
    (tmp_path / "x.csv").chmod(0o600)
    reported(f"export csv -o {tmp_path}/x.csv --force")
    assert (tmp_path / "x.csv").stat().st_mode & 0o777 == 0o600
    reported(f"export csv -o {tmp_path}/{'x' * 250}.csv")


def test_yaml_leaves_no_text_to_be_taken_for_a_number(aig: Run) -> None:
    aig("org add 1e3 --kvk 08912345 --alias 0o17 --note '2015-01-01'")

    written = aig("export yaml").stdout
    for text in ("1e3", "08912345", "0o17", "2015-01-01"):
        assert f"'{text}'" in written


def test_an_unknown_table_or_dialect_is_a_usage_error(reported: Run) -> None:
    assert "'summry' is not one of 'summary'" in reported("export csv summry", exit_code=2).stderr
    assert "'excel' is not one of" in reported("export csv --dialect excel", exit_code=2).stderr
    assert "'json'" in reported("export jso", exit_code=2).stderr


def test_the_same_register_gives_the_same_bytes(reported: Run) -> None:
    for form in ("csv", "json", "jsonl", "yaml"):
        assert reported(f"export {form}").stdout == reported(f"export {form}").stdout


WHOLE = ("datapackage", "graphml")


@pytest.mark.parametrize("form", WHOLE)
def test_a_format_of_the_whole_register_takes_no_table(reported: Run, tmp_path: Path, form: str) -> None:
    said = reported(f"export {form} pledges -o {tmp_path}/x", exit_code=2)

    assert f"{form} holds the whole register, not a table: leave out pledges." in said.stderr
    assert "No such option '--where'" in reported(f"export {form} --where id=P1", exit_code=2).stderr
    assert os.listdir(tmp_path) == ["store"]


@pytest.mark.parametrize("form", WHOLE)
def test_lists_do_not_offer_what_is_no_list(reported: Run, form: str) -> None:
    assert f"'{form}' is not one of" in reported(f"org list --format {form}", exit_code=2).stderr


@pytest.mark.parametrize("output", ["", "-o -", "-o ''"])
def test_a_package_needs_a_folder(reported: Run, output: str) -> None:
    said = reported(f"export datapackage {output}", exit_code=2)

    assert said.stdout == ""
    assert "need a folder of their own: aig export datapackage -o FOLDER" in said.stderr


def test_a_package_goes_into_a_new_or_an_empty_folder(reported: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "notes.txt").write_text("mine")

    assert reported(f"export datapackage -o {tmp_path}/new").stderr == f"Wrote {tmp_path}/new\n"
    reported(f"export datapackage -o {tmp_path}/empty/")
    said = reported(f"export datapackage -o {tmp_path}/full", exit_code=5)

    assert "has files in it already. Choose a new folder, or add --force" in said.stderr
    assert os.listdir(tmp_path / "full") == ["notes.txt"]
    reported(f"export datapackage -o {tmp_path}/full --force")
    assert {*os.listdir(tmp_path / "new"), "notes.txt"} == set(os.listdir(tmp_path / "full"))
    assert os.listdir(tmp_path / "new") != []
    assert sorted(os.listdir(tmp_path)) == ["empty", "full", "new", "store"]


def test_a_package_lands_on_no_file_and_in_no_folder_of_the_store(
    reported: Run, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = store.read_bytes()
    (tmp_path / "file").write_text("mine")
    (tmp_path / "links").mkdir()
    (tmp_path / "links" / "pledges.csv").symlink_to(store)
    reported("backup create")

    for place in ("file", "/dev/null"):
        assert f"{place} is there and is not a folder" in reported(f"export datapackage -o {place}", exit_code=5).stderr
    missing = reported("export datapackage -o no/such/folder", exit_code=7).stderr
    assert "Could not write no/such/folder: no such file or directory." in missing
    for place in ("links", "store/backups", "store/backups/new"):
        said = reported(f"export datapackage -o {place} --force", exit_code=5).stderr
        assert "is the store or a file beside it that belongs to it" in said
    assert store.read_bytes() == before
    assert not [name for name in os.listdir(tmp_path) if name.startswith(".aig")]


def test_a_graph_is_written_like_any_file(reported: Run, store: Path, tmp_path: Path) -> None:
    reported(f"export graphml -o {tmp_path}/x.graphml")

    assert (tmp_path / "x.graphml").read_text() == reported("export graphml").stdout
    assert "exists. Add --force" in reported(f"export graphml -o {tmp_path}/x.graphml", exit_code=5).stderr
    assert "is not a file" in reported(f"export graphml -o {tmp_path} --force", exit_code=5).stderr
    assert "belongs to it" in reported(f"export graphml -o {store} --force", exit_code=5).stderr
    assert "Could not write" in reported(f"export graphml -o {tmp_path}/no/x --force", exit_code=7).stderr


BINARY = [form for form in EXPORTS if hasattr(import_module(f"aig_cli.exchange.{form}"), "IS_BINARY")]


@pytest.mark.parametrize("form", BINARY)
def test_a_terminal_is_not_filled_with_what_it_cannot_show(reported: Run, store: Path, form: str) -> None:
    assert reported("org list").stdout
    typed = pexpect.spawn(str(PROGRAM), ["export", form], env=terminal(store), encoding="utf-8")
    typed.expect(pexpect.EOF)

    assert f"{form} is nothing that a terminal can show. Write it to a file: aig export {form} -o FILE" in str(
        typed.before
    )
    typed.close()
    assert typed.exitstatus == 2
