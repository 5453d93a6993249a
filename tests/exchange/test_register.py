"""Whole registers, from their own exports: `aig import registry`."""

import json
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings

from aig_cli.report import TABLES
from aig_cli.store.store import Store
from tests.conftest import Run, Said, carried_out
from tests.exchange.register import TODAY, Change, carry_out, changes


def done(line: str) -> Said:
    said = carried_out(f"{line} --today {TODAY}")
    assert said.exit_code == 0, said
    return said


def stored(steps: Sequence[Change], path: Path) -> None:
    store = Store(str(path), TODAY)
    store.create()
    with store.change("test") as registry:
        carry_out(steps, registry)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(changes())
@pytest.mark.parametrize("form", ["json", "yaml", "jsonl"])
def test_any_register_comes_back_from_its_export(form: str, steps: Sequence[Change]) -> None:
    with TemporaryDirectory() as folder:
        ours, theirs = Path(folder, "ours.json"), Path(folder, "theirs.json")
        stored(steps, ours)
        export = f"export {form} --with-contacts"
        done(f"{export} -o {folder}/all.{form} --store {ours}")
        done(f"init --store {theirs}")

        done(f"import registry {folder}/all.{form} --store {theirs}")

        assert done(f"{export} --store {theirs}").stdout == Path(folder, f"all.{form}").read_text()


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(changes())
def test_any_register_comes_back_from_its_tables(steps: Sequence[Change]) -> None:
    with TemporaryDirectory() as folder:
        ours, theirs = Path(folder, "ours.json"), Path(folder, "theirs.json")
        stored(steps, ours)
        for table in TABLES[1:]:
            done(f"export csv {table} -o {folder}/{table}.csv --store {ours}")
        done(f"init --store {theirs}")

        done(f"import registry {folder} --store {theirs}")

        for table in TABLES[1:]:
            written = done(f"export csv {table} --store {theirs}").stdout
            assert written == Path(folder, f"{table}.csv").read_bytes().decode()


# -- one register ------------------------------------------------------------------------------------------------------


@pytest.fixture
def there(pledged: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The program in a folder with the exports of a register of a few records, and an empty store."""
    monkeypatch.chdir(tmp_path)
    pledged("contact add O1 Jan --email jan@x.nl")
    pledged("network add --kind regional Noord")
    pledged("network join N1 O1 O2")
    pledged("progress log P1.1 --year 2016 --status in-progress --note 'a; b'")
    pledged("progress log P1.1.1 --year 2016 --value 4,5")
    pledged("progress log P1 --year 2016 --lessons veel")
    for form in ("json", "jsonl", "yaml"):
        pledged(f"export {form} -o all.{form} --with-contacts")
    Path("tables").mkdir()
    for table in TABLES:
        pledged(f"export csv {table} -o tables/{table}.csv")
    monkeypatch.setenv("AIG_STORE", str(tmp_path / "nieuw.json"))
    pledged("init")
    return pledged


WHOLE = ("all.json", "all.jsonl", "all.yaml", "tables")


def refused(run: Run, path: str, exit_code: int = 4, stdin: str | bytes = "") -> str:
    """Return what is said of a register that is not taken."""
    store = Path("nieuw.json")
    before = store.read_bytes()
    said = run(f"import registry {path}", exit_code, stdin)
    assert "Traceback" not in said.stderr
    assert store.read_bytes() == before
    return said.stderr


@pytest.mark.parametrize("path", WHOLE)
def test_the_same_register_again_changes_nothing(there: Run, path: str) -> None:
    said = there(f"import registry {path}")
    before = Path("nieuw.json").read_bytes()

    again = there(f"import registry {path}")

    assert said.lines == [
        "organisations  added  2",
        "networks  added  1",
        "pledges  added  1",
        "reports  added  1",
    ]
    assert "The store is that register already; nothing was changed." in again.stderr
    assert Path("nieuw.json").read_bytes() == before


@pytest.mark.parametrize("path", WHOLE)
def test_a_rehearsal_takes_nothing(there: Run, path: str) -> None:
    before = Path("nieuw.json").read_bytes()

    assert "Dry run: nothing was written." in there(f"import registry {path} -n").stderr
    assert Path("nieuw.json").read_bytes() == before


@pytest.mark.parametrize("path", WHOLE)
def test_new_records_go_on_after_the_last_of_those_that_were_taken(there: Run, path: str) -> None:
    there(f"import registry {path}")

    assert there("org add Derde -q").lines == ["O0003"]
    assert there("commitment add P1 Nog -q").lines == ["P0001.2"]


@pytest.mark.parametrize("path", ["all.json", "all.jsonl", "all.yaml"])
def test_a_register_comes_from_standard_input_too(there: Run, path: str) -> None:
    there("import registry -", stdin=Path(path).read_bytes())

    assert there("contact list --format csv").lines[1].startswith("O0001,Jan,jan@x.nl")


def test_contact_persons_come_only_where_they_were_exported(there: Run) -> None:
    there("import registry tables")

    assert there("contact list --format csv").lines[1:] == []


@pytest.mark.parametrize("path", WHOLE)
def test_a_store_with_other_records_is_left_alone(there: Run, path: str) -> None:
    there("org add Ander")

    said = refused(there, path, 5)

    assert "The store has 1 records, and they are not those of the file." in said


HEAD = '{"format": "aig/1", '
ORG = '{"id": "O0001", "name": "A"}'


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("format: aig/1\norganisations: []\n---\nformat: aig/1\n", "this is no whole register."),
        ("{}", "this is no whole register."),
        ('{"format": "aig/2", "organisations": []}', "this is no whole register."),
        (HEAD + '"organisaties": []}', "this is no whole register."),
        (HEAD + '"organisations": "A"}', "this is no whole register."),
        ("[" + ORG + "]", "this is no whole register."),
        (ORG, "this is no whole register."),
        ("naam;kvk\nA;1\n", "this is no whole register."),
        ("", "this is no whole register."),
        ("- name: A\n", "this is no whole register."),
        ("format: aig/1\norganisations: A\n", "this is no whole register."),
        ('{"table": ["organisations"], "record": {}}\n{}', "this is no whole register."),
        ('{"table": "organisaties", "record": {}}\n{}', "this is no whole register."),
        ('{"table": "organisations"}\n{}', "this is no whole register."),
        (b"PK\x03\x04", "this is no whole register."),
        (HEAD.encode() + b'"organisations": [{"id": "O1", "name": "Caf\xe9"}]}', "standard input:1: not valid UTF-8."),
        (HEAD + '"organisations": [1]}', "organisations 1: a text where a mapping of fields is asked for."),
        (HEAD + '"organisations": [[]]}', "organisations 1: a list where a mapping of fields is asked for."),
        (
            HEAD + '"organisations": [{"id": "O1", "nme": "A"}]}',
            "organisations 1: nme: there is no field 'nme'. Did you mean name?",
        ),
        (HEAD + '"organisations": [{"name": "A"}]}', "organisations 1: id: is missing."),
        (HEAD + '"organisations": [{"id": null, "name": "A"}]}', "organisations 1: id: is missing."),
        (HEAD + '"organisations": [{"id": "N01", "name": "A"}]}', "organisations 1: id: 'N01' is not an id here."),
        (
            HEAD + '"organisations": [{"id": "MOgroep", "name": "A"}]}',
            "organisations 1: id: 'MOgroep' is not an id here.",
        ),
        (
            HEAD + f'"organisations": [{ORG}, {{"id": "o1", "name": "B"}}]}}',
            "organisations 2: O0001 stands there twice.",
        ),
        (
            HEAD + '"organisations": [{"id": "O1", "name": "A\\u001b"}]}',
            "organisations 1: name: control character U+001B at position 2.",
        ),
        (
            HEAD + '"organisations": [{"id": "O1", "name": "A", "merged_into": "O1"}]}',
            "organisations 1: merged_into: O0001 was merged away, and leads to no organisation.",
        ),
        (
            HEAD + '"organisations": [{"id": "O1", "name": "A", "merged_into": "O2"}]}',
            "organisations 1: It refers to O0002, which is not there.",
        ),
        (
            HEAD + '"networks": [{"id": "N1", "name": "A", "kind": "regional", "coordinator": {"name": "B"}}]}',
            "networks 1: coordinator: a mapping where an id is asked for. Write O0001.",
        ),
        (
            HEAD + '"networks": [{"id": "N1", "name": "A", "kind": "regional", "coordinator": "B"}]}',
            "networks 1: coordinator: 'B' is not an id here. Write the id of an existing organisation.",
        ),
        (
            HEAD + '"pledges": [{"id": "P1", "title": "A", "commitments": [{"id": "P2.1", "text": "x"}]}]}',
            "pledges 1: commitments.1.id: 'P0002.1' does not belong to P0001.",
        ),
        (
            HEAD + '"pledges": [{"id": "P1", "title": "A", "state": "signed"}]}',
            "pledges 1: parties: exactly one holder is needed",
        ),
        (HEAD + '"reports": [{"pledge": "P1", "year": 2016}]}', "reports 1: It refers to P0001, which is not there."),
        (
            HEAD
            + '"pledges": [{"id": "P1", "title": "A"}],'
            + '"reports": [{"pledge": "P1", "year": 2015, "state": "exempt"}]}',
            "reports 1: reason: exempt needs a reason.",
        ),
        (
            HEAD
            + '"pledges": [{"id": "P1", "title": "A"}],'
            + '"reports": [{"pledge": "P1", "year": 2015}, {"pledge": "P1", "year": 2015}]}',
            "reports 2: P0001 2015 stands there twice.",
        ),
        (
            HEAD + '"rounds": [{"year": 2015, "opens": "2016-02-01", "closes": "2016-01-01"}]}',
            "rounds 1: closes: 2016-01-01 is before the start",
        ),
        (
            "\n\n".join(
                f'{{"table": "organisations", "record": {{"id": "{id_}", "kvk": "x"}}}}' for id_ in ("O1", "O2")
            ),
            "standard input:3: kvk: 'x' is not a KVK number",
        ),
        (
            "format: aig/1\norganisations:\n- id: O1\n  name: A\n- id: O2\n  name: B\n  kvk: x\n",
            "standard input:7: kvk: 'x' is not a KVK number",
        ),
        ("format: aig/1\norganisations:\n- id: O1\n  name: A\n- id: O2\n", "standard input:5: name: is missing."),
        (
            "format: aig/1\norganisations:\n- id: O1\n  name: A\n- id: O1\n  name: B\n",
            "standard input:5: O0001 stands there twice.",
        ),
        (
            "format: aig/1\npledges:\n- id: P1\n  title: A\n  predecessor: P2\n",
            "standard input:3: It refers to P0002, which is not there.",
        ),
    ],
    ids=lambda given: repr(given[:60]),
)
def test_what_is_no_register_or_a_wrong_one_is_refused_with_its_place(there: Run, text: str | bytes, why: str) -> None:
    said = refused(there, "-", stdin=text)

    assert why in said
    if "no whole register" not in why and "UTF-8" not in why:
        assert "The register cannot be taken; nothing was written." in said


def test_of_many_wrong_records_the_first_are_told(there: Run) -> None:
    records = ", ".join(f'{{"id": "O{number}", "name": ""}}' for number in range(1, 31))

    said = refused(there, "-", stdin=f'{HEAD}"organisations": [{records}]}}')

    assert "organisations 20: name: may not be empty." in said
    assert "and 10 more." in said
    assert "organisations 21" not in said


@pytest.mark.parametrize(
    ("table", "content", "why"),
    [
        ("organisations", "id,naam\nO1,A\nO1,B\n", "organisations.csv:3: O0001 stands there twice."),
        ("organisations", "naam\nA\nB\n", "organisations.csv:2: id: is missing."),
        ("organisations", "id,name,city\nO1,A,x,y\n", "organisations.csv:2: 4 cells, and 3 columns."),
        ("organisations", "id,name,plats\nO1,A,x\n", "organisations.csv: there is no field 'plats'."),
        ("organisations", "id,name,kvk\nO1,A,x\n", "organisations.csv:2: kvk: 'x' is not a KVK number"),
        ("organisations", "id,name,contacts\nO1,A,[]\n", "organisations.csv: there is no field 'contacts'."),
        ("pledges", "id,title,commitments\nP1,A,x\n", "pledges.csv: there is no field 'commitments'."),
        ("organisations", b"id,name\nO1,Caf\xe9\n", "organisations.csv:2: not valid UTF-8."),
        ("organisations", "id,name\nO0002,Movisie\n", "networks.csv"),
        ("organisations", "", "organisations.csv:1: there is no record in it."),
        (
            "members",
            "network,organisation\nN9,O1\n",
            "members.csv:2: id: there is no record 'N09' among those of the folder.",
        ),
        ("members", "network,organisation,since\nN1,O1,x\n", "members.csv:2: since: 'x' is not a date."),
        (
            "parties",
            "pledge,organisation,role\nP1,O1,holder\nP1,O2,holdr\n",
            "parties.csv:3: role: 'holdr' is not one of",
        ),
        ("commitments", "pledge,id,text\nP9,P9.1,x\n", "commitments.csv:2: pledge: there is no record 'P0009'"),
        ("commitments", "pledge,id,text,due.date\nP1,P1.1,x,y\n", "commitments.csv:2: due.date: 'y' is not a date."),
        ("commitments", "pledge,id,text\nP1,P1.1,x\nP1,P1.1,y\n", "commitments.csv:3: id: P0001.1 stands there twice."),
        (
            "deliverables",
            "pledge,commitment,id,label\nP1,P1.1,P1.1.1,\n",
            "deliverables.csv:2: commitments.1.deliverables.1.label: is missing.",
        ),
        ("deliverables", "pledge,commitment,id,label\nP1,P1.9,P1.9.1,x\n", "text: is missing."),
        ("deliverables", "pledge,commitment,id,label\nP1,,,x\nP1,,,y\n", "is missing."),
        (
            "deliverables",
            'pledge,commitment,id,label,target\nP1,P1.1,P1.1.1,x,"4,5"\n',
            "deliverables.csv:2: target: '4,5' is not a number with a decimal point.",
        ),
        ("progress", "pledge,year,of,status\nP1,2016,P1.1,klaar\n", "progress.csv:2: status: 'klaar' is not one of"),
        (
            "progress",
            "pledge,year,of,state\nP1,2016,P1,received\nP1,2016,P1.1,exempt\n",
            "progress.csv:3: state: exempt here, and received in tables/progress.csv:2",
        ),
        (
            "progress",
            "pledge,year,of,status\nP1,2016,P1.7,completed\n",
            "progress.csv:2: It refers to P0001.7, which is not there.",
        ),
    ],
    ids=lambda given: repr(given[:50]),
)
def test_a_wrong_table_is_refused_with_its_line(there: Run, table: str, content: str | bytes, why: str) -> None:
    Path(f"tables/{table}.csv").write_bytes(content.encode() if isinstance(content, str) else content)

    assert why in refused(there, "tables")


def test_a_folder_needs_no_table_that_is_empty(there: Run) -> None:
    for table in TABLES:
        if table not in {"organisations", "pledges"}:
            Path(f"tables/{table}.csv").unlink()
    Path("tables/pledges.csv").write_text("id,title\nP0007,A\n")

    there("import registry tables")

    assert there("pledge list --fields id,title,state").lines == ["P0007  A  draft"]


def test_two_rows_may_say_the_same_of_a_whole_account(there: Run) -> None:
    Path("tables/progress.csv").write_text("pledge,year,of,lessons\nP1,2016,P1,veel\np0001,2016,p1,veel\n")

    there("import registry tables")

    assert len(json.loads(there("export json").stdout)["reports"]) == 1


def test_a_folder_without_tables_is_no_register(there: Run) -> None:
    Path("leeg").mkdir()

    assert "leeg: this is no whole register. Give what aig export json" in refused(there, "leeg")
    Path("leeg/pledges.csv").mkdir()
    assert "Cannot read 'leeg/pledges.csv': is a directory." in refused(there, "leeg", 3)
    assert "Cannot read 'nergens': no such file" in refused(there, "nergens", 3)


def test_what_a_register_is_odd_in_is_said(there: Run) -> None:
    text = HEAD + '"organisations": [{"id": "O1", "name": "A", "kvk": "1234567"}, {"id": "O2", "name": "a"}]}'

    said = there("import registry -", stdin=text).stderr

    assert "KVK 1234567 has 7 digits; stored as 01234567." in said
    assert "O0001 and O0002 have the same name: A." in said
