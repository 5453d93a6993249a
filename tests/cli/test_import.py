"""Lists from elsewhere: who a row is about, what becomes of it, and what is said."""

import errno
import json
import os
import time
from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest

from tests.conftest import PROGRAM, Run, Said, terminal

PARTNERS = """\
Naam;KvK-nummer;Soort;Sector;Plaats
MOgroep;01234567;brancheorganisatie;maatschappelijk;Utrecht
Movisie;;kennisinstituut;;
Gemeente Ede;;gemeente;publiek;Ede
"""

Read = Callable[..., Said]


@pytest.fixture
def read(aig: Run) -> Read:
    """Reads a list of organisations, given as text."""

    def read_list(text: str, options: str = "", exit_code: int = 0, table: str = "orgs") -> Said:
        return aig(f"import {table} - {options}", exit_code, stdin=text)

    return read_list


@pytest.fixture
def partners(read: Read) -> Read:
    """The same, with O0001 MOgroep (it has a KVK number), O0002 Movisie and O0003 Gemeente Ede in the register."""
    read(PARTNERS)
    return read


def verdicts(said: Said) -> list[str]:
    return [each["verdict"] for each in json.loads(said.stdout)]


# -- a plan, and one operation ----------------------------------------------------------------------------------------


def test_a_list_becomes_organisations_in_one_operation(read: Read, aig: Run) -> None:
    said = read(PARTNERS)

    assert said.lines == ["O0001  added  MOgroep", "O0002  added  Movisie", "O0003  added  Gemeente Ede"]
    assert said.stderr == "3 rows: 3 new, 0 change, 0 same, 0 choose, 0 error.\n"
    assert aig("get O1 type").stdout == "trade-association\n"
    assert aig("get O1 kvk").stdout == "01234567\n"
    assert [line.split()[2:4] for line in aig("log").lines] == [["import", "orgs"], ["init", "0"]]
    aig("undo")
    assert aig("org list").lines == []


def test_the_plan_says_what_becomes_of_each_row_and_changes_nothing(partners: Read, store: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in store.parent.rglob("*")}
    said = partners(
        "naam;kvk;plaats;sector\nVilans;;;\nMO Groep BV;01234567;Zeist;\nMovisie;;;\nGemeente Epe;;;\nFoo;123;;xx\n",
        "-n",
        exit_code=4,
    )

    assert said.lines == [
        "standard input:2  new  O0004  Vilans",
        "standard input:3  change  O0001  MOgroep",
        "  O0001  aliases  (none) → MO Groep BV",
        "  city stays 'Utrecht'; the list says 'Zeist'",
        "standard input:4  same  O0002  Movisie",
        "standard input:5  choose",
        (
            "  standard input:5: 'Gemeente Epe' is not sure. It may be O0003 Gemeente Ede (91 %). "
            "Write its id, or new, in the column aig_decision."
        ),
        "standard input:6  error",
        "  standard input:6: kvk: '123' is not a KVK number: 8 digits.",
        "  standard input:6: sector: 'xx' is not one of: public, private, civil-society.",
    ]
    assert said.stderr.splitlines() == [
        (
            "Warning: 1 of the rows say something else than the register, which was kept. "
            "-n shows what; --on-conflict update takes what the list says."
        ),
        "Dry run: nothing was written.",
        "5 rows: 1 new, 1 change, 1 same, 1 choose, 1 error.",
    ]
    assert {path: path.stat().st_mtime_ns for path in store.parent.rglob("*")} == before


def test_the_plan_is_there_for_scripts(partners: Read) -> None:
    said = partners("naam;plaats\nMovisie;Utrecht\nGemeente Epe;\n", "-n --json", exit_code=4)

    known, unsure = json.loads(said.stdout)
    assert known == {
        "place": "standard input:2",
        "verdict": "change",
        "id": "O0002",
        "label": "Movisie",
        "changes": [{"field": "city", "before": None, "after": "Utrecht"}],
        "kept": [],
        "reasons": [],
        "candidates": [],
    }
    assert unsure["candidates"] == [{"id": "O0003", "name": "Gemeente Ede", "likeness": 91}]
    assert json.loads(partners("naam;plaats\nMovisie;Utrecht\n", "--json").stdout)[0]["verdict"] == "change"
    assert partners("naam;plaats\nMovisie;Utrecht\nVilans;\n", "-q").stdout == "O0004\n"
    assert partners("naam\nZonMw\n", "-q -n").stdout == "O0005\n"


def test_one_row_that_is_wrong_keeps_all_out_unless_told_otherwise(read: Read, store: Path, aig: Run) -> None:
    before = store.read_bytes()
    wrong = "naam;kvk\nVilans;\nFoo;123\n"
    said = read(wrong, exit_code=4)

    assert store.read_bytes() == before
    assert said.stdout == ""
    assert said.stderr.splitlines() == [
        "Error: standard input:3: kvk: '123' is not a KVK number: 8 digits.",
        (
            "       1 of 2 rows cannot be taken; nothing was written. "
            "Mend them (--rejects FILE keeps them), or take the others with --keep-going."
        ),
    ]
    said = read(wrong, "--keep-going", exit_code=1)
    assert said.lines == ["O0001  added  Vilans"]
    assert "Error: standard input:3: kvk: '123' is not a KVK number: 8 digits." in said.stderr
    assert aig("org list --fields name").lines == ["Vilans"]
    assert read(wrong, "--keep-going -n", exit_code=1).lines[0] == "standard input:2  same  O0001  Vilans"


def test_what_is_odd_about_the_list_is_said_of_one_that_is_refused_too(read: Read) -> None:
    said = read("naam;kvk;Stadd\nVilans;1234567;\nFoo;123;\n", exit_code=4).stderr

    assert said.startswith("Warning: The column 'Stadd' is not read. Name its field with --map 'Stadd=FIELD'")
    assert "Excel dropped a zero?" not in said
    assert read("naam\n", exit_code=4).stderr == "Error: standard input: there is no record in it.\n"


def test_of_many_wrong_rows_the_first_are_told(read: Read) -> None:
    said = read("naam;kvk\n" + "".join(f"Partner {number};x\n" for number in range(30)), exit_code=4).stderr

    assert said.count("is not a KVK number") == 20
    assert "and 10 more: see them with -n, or with --rejects FILE." in said


def test_the_same_list_again_changes_nothing(partners: Read, store: Path, aig: Run) -> None:
    before, operations = store.read_bytes(), aig("log").lines
    for on_conflict in ("fill", "update", "skip", "refuse"):
        said = partners(PARTNERS, f"--on-conflict {on_conflict}")
        assert said.stderr == "3 rows: 0 new, 0 change, 3 same, 0 choose, 0 error.\n"
    assert store.read_bytes() == before
    assert aig("log").lines == operations


def test_a_week_later_what_changed_is_what_is_changed(read: Read) -> None:
    """Of 3,000 rows 40 differ: the plan shows 40 changes."""
    rows = [f"Partner {number};{number:08};Utrecht\n" for number in range(3000)]
    read("naam;kvk;plaats\n" + "".join(rows), "-q")
    for number in range(0, 3000, 75):
        rows[number] = rows[number].replace("Utrecht", "Zeist")
    weekly = "naam;kvk;plaats\n" + "".join(rows)

    assert "40 of the rows say something else than the register, which was kept." in read(weekly, "-q").stderr
    said = read(weekly, "--on-conflict update -q")
    assert said.stderr == "3,000 rows: 0 new, 40 change, 2,960 same, 0 choose, 0 error.\n"
    assert len(said.lines) == 40


# -- who is it? -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("O0003;;", "O0003"),
        ("o3;;Ede", "O0003"),
        (";01234567;Heel anders", "O0001"),
        (";;movisie", "O0002"),
        (";;Stichting Movisie", "O0002"),
        (";;De MO-groep B.V.", "O0001"),
        (";12345678;MOgroep", "choose"),
        (";12345678;Movisie", "O0002"),
        (";;Movisia", "choose"),
        (";;Gemeente Epe", "choose"),
        (";12345678;MO groept", "new"),
        (";;Iets anders", "new"),
        ("O0009;;Movisies", "new"),
        ("O0009;;Movisie", "choose"),
        ("O0003;87654321;Gemeente Epe", "O0003"),
        ("O0001;87654321;Gemeente Epe", "choose"),
        ("4711;;Vilans", "error"),
        ("P0001;;Vilans", "error"),
    ],
)
def test_a_row_is_about_the_one_that_it_names_surely(partners: Read, row: str, found: str) -> None:
    said = partners(f"id;kvk;naam\n{row}\n", "-n --json", exit_code=None)

    entry = json.loads(said.stdout)[0]
    verdict = entry["verdict"]
    assert (verdict if verdict in {"new", "choose", "error"} else entry["id"]) == found


def test_the_nearest_three_are_named_and_one_of_them_can_be_decided_for(partners: Read, aig: Run) -> None:
    partners("naam\nGemeente Ele\nGemeente Eden\nGemeente Elde\n", "--keep-going", exit_code=1)
    aig("org add 'Gemeente Ele'")
    said = partners("naam\nGemeente Ede e.o.\nGemeente Eze\n", "-n --json", exit_code=4)

    assert [each["id"] for each in json.loads(said.stdout)[1]["candidates"]] == ["O0003", "O0004"]
    decided = "aig_decision;naam;plaats\nO0003;Gemeente Eze;Ede\nnieuw;Gemeente Ezze;\nGem;x;\nO0099;y;\n"
    said = partners(decided, "--keep-going", exit_code=1)
    assert said.lines == [
        "O0003  changed  Gemeente Ede",
        "  aliases  (none) → Gemeente Eze",
        "O0005  added  Gemeente Ezze",
    ]
    assert "'Gem' in aig_decision is no decision. Write the id of a record, as O0001, or new." in said.stderr
    assert "There is no organisation 'O0099'." in said.stderr


def test_a_new_one_that_was_decided_for_is_new_once(partners: Read, aig: Run, store: Path) -> None:
    decided = "aig_decision;naam;plaats\nnew;Gemeente Epe;Epe\nnew;Movisie;Utrecht\n"
    assert partners(decided).lines == ["O0004  added  Gemeente Epe", "O0005  added  Movisie"]
    before = store.read_bytes()
    assert partners(decided).stderr == "2 rows: 0 new, 0 change, 2 same, 0 choose, 0 error.\n"
    assert store.read_bytes() == before
    pledges = "aig_decision;titel;pledgehouder;samenvatting\nnew;Samen eten;MOgroep;kort\n"
    aig("pledge add --title 'Samen eten' --holder MOgroep --summary lang")
    assert partners(pledges, table="pledges").lines == ["P0002  added  Samen eten"]
    assert partners(pledges, "--json", table="pledges").stdout.count('"same"') == 1


def test_several_with_one_number_or_one_name_are_left_to_be_chosen(read: Read, aig: Run) -> None:
    aig("org add 'GGD Noord' --kvk 11111111")
    aig("org add 'GGD Zuid' --kvk 11111111")
    aig("org add 'De Brug'")
    aig("org add Brug --allow-duplicate")
    said = read("kvk;naam\n11111111;GGD Zuid\n11111111;GGD West\n;De Brug\n11111111;\n", "-n --json", exit_code=4)

    assert verdicts(said) == ["same", "choose", "choose", "choose"]
    assert "'11111111' is not sure. It may be O0001 GGD Noord" in said.stdout


def test_a_row_for_one_that_was_merged_away_goes_to_the_one_that_took_its_place(partners: Read, aig: Run) -> None:
    aig("org add 'MO Groep Nederland' --kvk 99999999 --city Zeist")
    aig("org merge O1 O4 --prefer keep")
    said = partners(
        "id;kvk;naam;website\nO0004;;;https://example.nl\n;99999999;;https://example.nl\n;;MO Groep Nederland;\n",
        "--json",
    )

    assert {entry["id"] for entry in json.loads(said.stdout)} == {"O0001"}
    assert (
        "Warning: standard input:2: O0004 was merged into O0001 (MOgroep), which is taken in its place." in said.stderr
    )


def test_rows_that_contradict_each_other_are_told_with_both_lines(read: Read) -> None:
    said = read("naam;kvk;plaats\nVilans;11111111;Utrecht\nStichting Vilans;11111111;Zeist\n", exit_code=4)

    assert (
        "standard input:3: plaats: Zeist here, and Utrecht in standard input:2: both are about O0001. "
        "Leave one of them out." in said.stderr
    )


def test_the_same_row_twice_does_no_harm(read: Read) -> None:
    said = read("naam;kvk\nVilans;11111111\nVilans;11111111\nVilans;\n", "--json")

    assert verdicts(said) == ["new", "same", "same"]


def test_namesakes_with_numbers_of_their_own_are_different(read: Read, aig: Run) -> None:
    read("naam;kvk;plaats\nDe Brug;11111111;Ede\nDe Brug;22222222;Epe\n")

    assert len(aig("org list").lines) == 2


def test_an_alias_that_another_has_is_not_taken(partners: Read) -> None:
    said = partners("naam;alias\nVilans;Movisie\n", exit_code=4)

    assert (
        "standard input:2: alias: 'Movisie' is also a name of O0002 (Movisie). Write O0002 or new in the column "
        "aig_decision; are both one organisation: aig org merge" in said.stderr
    )
    partners("aig_decision;naam;alias\nnew;Vilans;Movisie\n")
    taken = partners("kvk;naam\n01234567;Gemeente Ede\n", exit_code=4)
    assert "'Gemeente Ede' is also a name of O0003" in taken.stderr


# -- where the register says otherwise --------------------------------------------------------------------------------


def test_filling_fills_what_is_empty_and_the_other_name_becomes_an_alias(partners: Read, aig: Run) -> None:
    partners("naam;kvk;plaats;regio;alias\nMO Groep BV;01234567;Zeist;Utrecht;MOG; \n")

    shown = aig("org show O1 --json").json
    assert shown["name"] == "MOgroep"
    assert shown["aliases"] == ["MOG", "MO Groep BV"]
    assert (shown["city"], shown["region"]) == ("Utrecht", "Utrecht")


def test_a_wrong_value_beside_a_part_of_a_known_one_is_told(partners: Read) -> None:
    said = partners("naam;kvk;vertegenwoordigt.werkenden\nMovisie;x;7\n", exit_code=4).stderr
    assert "standard input:2: kvk: 'x' is not a KVK number: 8 digits." in said


def test_a_wrong_alias_of_a_known_one_is_told(partners: Read) -> None:
    said = partners("naam;alias\nMovisie;a\tb\nMOgroep;MOG\n", exit_code=4).stderr
    assert "standard input:2: alias.1: one line only; there is a line break or a tab at position 2." in said


def test_updating_takes_what_the_list_says_and_the_old_name_becomes_an_alias(partners: Read, aig: Run) -> None:
    partners("naam;kvk;plaats;soort\nMO Groep BV;01234567;Zeist;\n", "--on-conflict update")

    shown = aig("org show O1 --json").json
    assert (shown["name"], shown["aliases"], shown["city"]) == ("MO Groep BV", ["MOgroep"], "Zeist")
    assert shown["type"] == "trade-association"


def test_skipping_leaves_known_ones_alone_and_refusing_refuses_the_row(partners: Read, aig: Run) -> None:
    rows = "naam;kvk;plaats\nMO Groep BV;01234567;Zeist\nVilans;;\n"
    assert partners(rows, "--on-conflict skip").lines == ["O0004  added  Vilans"]
    said = partners(rows, "--on-conflict refuse", exit_code=4).stderr
    assert (
        "plaats: 'Zeist' in the list, and 'Utrecht' in the register. Take the list's with --on-conflict update." in said
    )
    assert "naam: 'MO Groep BV' in the list, and 'MOgroep' in the register." in said
    filling = partners("naam;regio\nMOgroep;Utrecht\n", "--on-conflict refuse")
    assert filling.lines == ["O0001  changed  MOgroep", "  region  (none) → Utrecht"]
    assert aig("get O1 city").stdout == "Utrecht\n"


def test_a_row_for_each_contact_person_adds_each_once(read: Read, aig: Run) -> None:
    rows = (
        "Naam;Plaats;Contactpersoon;E-mail;Telefoon;Functie\n"
        "Vilans;Utrecht;Anna de Wit;anna@example.nl;;\n"
        "Vilans;Utrecht;Jan Jansen;;030 1234567;directeur\n"
    )
    read(rows)
    assert [each["name"] for each in aig("org show O1 --json").json["contacts"]] == ["Anna de Wit", "Jan Jansen"]
    said = read(rows + "Vilans;;anna de wit;;030 7654321;\nVilans;;Kees Bakker;;;\n", "-n")
    assert "  O0001  contacts  2 (not shown) → 3 (changed, not shown)" in said.lines
    assert "030 7654321" not in said.stdout + said.stderr
    kept = read("Naam;Contactpersoon;Functie\nVilans;Jan Jansen;voorzitter\n", "-n").stdout
    assert "contacts.1.role stays not shown; the list says something else" in kept
    read("Naam;Contactpersoon;E-mail\nVilans;Anna de Wit;a@example.nl\n", "--on-conflict update")
    assert [each["email"] for each in aig("org show O1 --json").json["contacts"]] == ["a@example.nl", None]
    twice = "Naam;Contactpersoon;E-mail\nVilans;Jan Jansen;a@x.nl\nVilans;Jan Jansen;b@x.nl\n"
    assert (
        "E-mail: something else here, and this in standard input:2: both are about O0001."
        in read(twice, exit_code=4).stderr
    )
    refused = read("Naam;Contactpersoon;Functie\nVilans;Jan Jansen;x\n", "--on-conflict refuse", exit_code=4).stderr
    assert "Functie: something else in the list, and it stays in the register." in refused
    assert "contacts.1.name: is missing." in read("Naam;E-mail\nZonMw;info@example.nl\n", exit_code=4).stderr


# -- the other tables -------------------------------------------------------------------------------------------------


def test_networks_and_their_members_come_from_lists(partners: Read, aig: Run) -> None:
    partners("naam;soort;coördinator;begin\nGezond Noord;regionaal netwerk;Movisie;1-1-2015\n", table="networks")
    members = "netwerk;organisatie;sinds;tot en met\nGezond Noord;MOgroep;2015-02-01;\nn1;Gemeente Ede;;2020-12-31\n"
    assert partners(members, table="members").lines[0] == "N01  changed  Gezond Noord"
    assert partners(members, table="members").stderr.startswith("2 rows: 0 new, 0 change, 2 same")
    later = "netwerk;organisatie;sinds;tot en met\nGezond Noord;MOgroep;2015-02-01;2021-12-31\n"
    partners(later, table="members")
    shown = aig("network show N1 --json").json["members"]
    assert [each["until"] for each in shown] == ["2021-12-31", "2020-12-31"]
    wrong = partners("netwerk;organisatie\nGezond Zuid;MOgroep\n", exit_code=4, table="members").stderr
    assert "standard input:2: There is no network 'Gezond Zuid'. See: aig network list" in wrong
    assert partners("naam;soort\nGezond Noord;\n", table="networks").stderr.startswith("1 row: 0 new, 0 change, 1 same")


def test_pledges_and_their_parts_come_from_lists(partners: Read, aig: Run) -> None:
    pledges = "titel;pledgehouder;ondertekenaars;thema's;einddatum\nSamen eten;Movisie;MOgroep; Gemeente Ede;voeding\n"
    pledges = (
        "titel;pledgehouder;ondertekenaars;thema's;looptijd.einde\n"
        '"Samen eten";Movisie;"MOgroep; Gemeente Ede";"voeding; overgewicht";31-12-2027\n'
    )
    assert partners(pledges, table="pledges").lines == ["P0001  added  Samen eten"]
    assert partners(pledges, table="pledges").stderr.startswith("1 row: 0 new, 0 change, 1 same")
    assert [each["role"] for each in aig("pledge show P1 --json").json["parties"]] == [
        "holder",
        "signatory",
        "signatory",
    ]
    commitments = "pledge;tekst;soort;gereed op\nP1;Wij geven 10 lessen;activity;31-12-2026\n"
    partners(commitments, table="commitments")
    assert partners(commitments, table="commitments").stderr.startswith("1 row: 0 new, 0 change, 1 same")
    deliverables = "toezegging;omschrijving;streefwaarde;eenheid\nP0001.1;lessen;10;lessen\n"
    partners(deliverables, table="deliverables")
    partners("id;nulmeting.waarde\nP0001.1.1;2\n", table="deliverables")
    assert partners(deliverables, table="deliverables").stderr.startswith("1 row: 0 new, 0 change, 1 same")
    assert aig("deliverable list --fields id,target,baseline.value").lines == ["P0001.1.1  10  2"]
    partners(
        "pledge;organisatie;rol;sinds\nP1;Gemeente Ede;achterliggende organisatie;\n", exit_code=4, table="parties"
    )
    aig("org add Vilans")
    partners("pledge;organisatie;rol\nP1;Vilans;represented\n", table="parties")
    assert len(aig("pledge show P1 --json").json["parties"]) == 4
    assert "There is no pledge 'P0009'." in partners("pledge;tekst\nP9;x\n", exit_code=4, table="commitments").stderr


def test_a_pledge_is_known_by_its_title_and_holder(partners: Read, aig: Run) -> None:
    for holder in ("Movisie", "MOgroep"):
        aig(f"pledge add --title 'Samen eten' --holder {holder}")
    said = partners("titel;pledgehouder;samenvatting\nsamen eten;Movisie;kort\n", table="pledges")
    assert said.lines == ["P0001  changed  Samen eten", "  summary  (none) → kort"]
    unsure = partners("titel;samenvatting\nSamen eten;kort\n", table="pledges", exit_code=4).stderr
    assert "'Samen eten' is ambiguous: it can be P0001, P0002." in unsure
    other = partners("titel;pledgehouder\nSamen eten;Gemeente Ede\nSamen eten;Niemand\n", "-n --json", 4, "pledges")
    assert verdicts(other) == ["new", "error"]


def test_what_another_command_changes_is_not_changed_by_a_list(pledged: Run) -> None:
    said = pledged("import pledges - --on-conflict update", 4, stdin="id,state\nP0001,closed\n").stderr
    assert "state: is changed by aig pledge sign, close or withdraw, not by an edit." in said
    assert (
        "state stays 'signed'; the list says 'closed'"
        in pledged("import pledges - -n", stdin="id,state\nP1,closed\n").stdout
    )
    text = pledged("import commitments - --on-conflict update", 4, stdin="id,text\nP0001.1,Anders\n").stderr
    assert "P0001.1 is signed: its text changes by aig pledge amend" in text
    renewed = pledged("import pledges -", 4, stdin="id,predecessor\nP0001,P0001\n").stderr
    assert "predecessor: is changed by aig pledge renew" in renewed


def test_a_renewed_pledge_can_come_before_the_one_that_renews_it(pledged: Run) -> None:
    part = '"parties": [{"organisation": "O1", "role": "holder"}]'
    said = pledged(
        "import pledges - --format json",
        stdin=f'[{{"id": "P2", "title": "A", "successor": "P3", {part}}}, {{"id": "P3", "title": "B", {part}}}]',
    )
    assert (
        "P0003, which renews it, is not there yet; it is linked when it comes, by its own predecessor." in said.stderr
    )


def test_answers_of_a_survey_are_logged(pledged: Run, store: Path) -> None:
    answers = (
        "onderdeel;status;planning;gerealiseerd;toelichting\nP0001.1;in uitvoering;op schema;;\nP0001.1.1;;;7;zeven\n"
    )
    answers = answers.replace("in uitvoering", "in-progress").replace("op schema", "on-schedule")
    said = pledged("import progress - --set year=2015", stdin=answers)
    assert said.lines == ["P0001.1  added  2015", "P0001.1.1  added  2015"]
    before = store.read_bytes()
    again = pledged("import progress - --set jaar=2015", stdin=answers)
    assert again.stderr == "2 rows: 0 new, 0 change, 2 same, 0 choose, 0 error.\n"
    assert store.read_bytes() == before
    different = pledged("import progress -", 4, stdin="of,year,value\nP0001.1.1,2015,8\n").stderr
    assert "value: P0001.1.1 has '7' already; '8' is different." in different
    filled = pledged(
        "import progress - -n --on-conflict fill", stdin="of,year,value,evidence\nP1.1.1,2015,8,zie site\n"
    )
    assert "value stays '7'; the list says '8'" in filled.stdout
    assert "evidence" in filled.stdout
    skipped = pledged("import progress - --on-conflict skip --json", stdin="of,year,value,results\nP1.1.1,2015,8,\n")
    assert verdicts(skipped) == ["same"]
    updated = pledged("import progress - --on-conflict update", stdin="of,year,value\nP0001.1.1,2015,8\n")
    assert updated.lines == ["P0001.1.1  changed  2015", "  P0001.1.1 2015  value  7 → 8"]
    assert verdicts(pledged("import progress - --json", stdin="of,year,value\nP0001.1.1,2015,\n")) == ["same"]


def test_an_account_of_a_whole_pledge_stands_in_a_row_of_its_own(pledged: Run) -> None:
    said = pledged("import progress -", stdin="of;year;results;obstacles\nP1;2015;Gelukt;tijd\nP1;2016;Weer gelukt;\n")
    assert said.lines == ["P0001  added  2015", "P0001  added  2016"]
    wrong = pledged("import progress -", 4, stdin="of;year;status\nP1;2015;completed\n").stderr
    assert "P0001 is a whole pledge" in wrong or "P0001" in wrong
    assert verdicts(
        pledged("import progress - --on-conflict skip --json", stdin="of,year,results\nP1,2015,Anders\n")
    ) == ["same"]
    contradicting = pledged("import progress -", 4, stdin="of,year,value\nP1.1.1,2017,8\nP1.1.1,2017,9\n").stderr
    assert "value: 9 here, and 8 in standard input:2: both are about P0001 2017." in contradicting


# -- profiles ---------------------------------------------------------------------------------------------------------

CRM = "Relatie;Reg.nr;Beheerder\nVilans;11111111;Piet\n"


def test_a_profile_remembers_what_the_columns_are(read: Read, store: Path, aig: Run) -> None:
    mapped = "--profile crm --map Relatie=naam --map Reg.nr=kvk --map Beheerder=-"
    assert read(CRM, f"{mapped} -n").stderr.count("Warning") == 0
    profiles = store.with_name("aig.profiles.json")
    assert not profiles.exists()
    read(CRM, mapped)
    written = profiles.read_bytes()
    assert read(CRM, "--profile crm").stderr == "1 row: 0 new, 0 change, 1 same, 0 choose, 0 error.\n"
    assert profiles.read_bytes() == written
    assert json.loads(written) == {"organisations": {"crm": {"Beheerder": "-", "Reg.nr": "kvk", "Relatie": "naam"}}}
    more = read("Relatie;Reg.nr;Beheerder;Stad\nVilans;11111111;Piet;Utrecht\n", "--profile crm --map Stad=city")
    assert more.lines[0] == "O0001  changed  Vilans"
    assert "Stad" in profiles.read_text()
    assert profiles.stat().st_mode & 0o777 == 0o600
    assert aig("doctor").exit_code == 0


def test_a_profile_that_is_not_there_or_cannot_be_read_is_said(read: Read, store: Path) -> None:
    assert "There is no profile 'crm' for these lists; there is: none yet." in read(CRM, "--profile crm", 3).stderr
    profiles = store.with_name("aig.profiles.json")
    profiles.write_text('{"organisations": {"crm": []}}')
    said = read(CRM, "--profile crm", exit_code=7).stderr
    assert "aig.profiles.json cannot be read" in said
    assert "Mend it, or remove it and give --map once more." in said


# -- on a terminal ----------------------------------------------------------------------------------------------------


def many(store: Path, rows: int) -> Path:
    path = store.parent / "many.csv"
    path.write_text("naam;kvk\n" + "".join(f"Partner {number};{number:08}\n" for number in range(rows)))
    return path


@pytest.mark.parametrize(("answer", "exit_code", "rows"), [("y", 0, 30), ("n", 5, 0), ("", 5, 0)])
def test_more_than_twenty_changes_are_asked_about(
    aig: Run, store: Path, answer: str, exit_code: int, rows: int
) -> None:
    child = pexpect.spawn(str(PROGRAM), ["import", "orgs", str(many(store, 30))], env=terminal(store), encoding="utf-8")
    child.expect_exact("30 rows: 30 new, 0 change, 0 same, 0 choose, 0 error. Carry it out?")
    child.sendline(answer)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == exit_code
    assert len(aig("org list").lines) == rows


@pytest.mark.parametrize(("rows", "option"), [(20, ""), (30, "--yes"), (30, "-n")])
def test_fewer_changes_or_a_yes_are_not_asked_about(aig: Run, store: Path, rows: int, option: str) -> None:
    assert aig
    line = f"{PROGRAM} import orgs {many(store, rows)} {option}"
    child = pexpect.spawn(line, env=terminal(store), encoding="utf-8")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert "Carry it out" not in str(child.before)


def test_what_takes_long_shows_how_far_it_is(aig: Run, store: Path, shell: Callable[..., Said]) -> None:
    assert aig
    path = many(store, 30_000)
    child = pexpect.spawn(
        str(PROGRAM), ["import", "orgs", str(path), "-n", "-q"], env=terminal(store), encoding="utf-8"
    )
    child.expect_exact("organisations ", timeout=60)
    child.expect(r"30000")
    child.expect(pexpect.EOF, timeout=60)
    child.close()
    piped = shell(f"aig import orgs {path} -n -q")
    assert piped.stderr.splitlines() == [
        "Dry run: nothing was written.",
        "30,000 rows: 30,000 new, 0 change, 0 same, 0 choose, 0 error.",
    ]


def test_interrupted_half_way_nothing_is_written(aig: Run, store: Path) -> None:
    before = store.read_bytes()
    rejects = store.parent / "rejects.csv"
    line = f"{PROGRAM} import orgs {many(store, 30_000)} --yes --rejects {rejects}"
    child = pexpect.spawn(line, env=terminal(store), encoding="utf-8")
    time.sleep(1)
    child.sendintr()
    child.expect_exact("Interrupted; nothing was changed.")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 130
    assert store.read_bytes() == before
    assert not rejects.exists()
    assert aig("org add Nieuw -q").stdout == "O0001\n"


# -- beside other commands --------------------------------------------------------------------------------------------


def test_a_list_can_stand_in_a_batch(aig: Run, store: Path) -> None:
    path = store.parent / "list.csv"
    path.write_text("naam;kvk\nVilans;\nZonMw;1234567\n")
    said = aig("batch -", stdin=f"org add Movisie\nimport orgs {path}\norg edit $last --set city=Utrecht\n")

    assert said.lines[:3] == ["O0001  added  Movisie", "O0002  added  Vilans", "O0003  added  ZonMw"]
    assert "list.csv:3: KVK 1234567 has 7 digits" in said.stderr
    path.write_text("naam;kvk\nX;123\n")
    wrong = aig("batch -", 4, stdin=f"org add Y\nimport orgs {path}\n").stderr
    assert "standard input:2:" in wrong
    assert "Nothing was saved (0 of 2)." in wrong
    assert "standard input:2:" in aig("batch - -n", 4, stdin=f"org add Y\nimport orgs {path}\n").stderr


def test_a_backup_is_made_before_a_list_changes_something(partners: Read, aig: Run) -> None:
    backups = len(aig("backup list").lines)
    partners("naam\nVilans\n")
    assert len(aig("backup list").lines) == backups + 1
    partners("naam\nVilans\n")
    assert len(aig("backup list").lines) == backups + 1


def test_a_store_that_cannot_be_written_is_said_before_the_list_is_read(partners: Read, store: Path) -> None:
    store.chmod(0o444)
    said = partners("naam\nVilans\n", exit_code=7)
    store.chmod(0o600)
    assert "read-only" in said.stderr


def test_a_profile_that_cannot_be_kept_is_said_and_the_list_is_in(
    read: Read, aig: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = os.replace

    def full(source: str, target: str) -> None:
        if target.endswith(".profiles.json"):
            raise OSError(errno.ENOSPC, "")
        original(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", full)
        said = read(CRM, "--profile crm --map Relatie=naam --map Reg.nr=kvk", exit_code=7)
    assert "Every change was saved, but the profile 'crm' was not remembered" in said.stderr
    assert aig("get O1 kvk").stdout == "11111111\n"


def test_answers_can_fill_a_year_of_which_nothing_was_reported(pledged: Run) -> None:
    said = pledged("import progress - --on-conflict fill", stdin="of,year,value\nP0001.1.1,2015,8\n")
    assert said.lines == ["P0001.1.1  added  2015"]


def test_parts_of_a_known_one_that_are_none_are_told(partners: Read) -> None:
    record = '[{"name": "Movisie", "represents": {"members": "7"}, "contacts": ["Anna", {"name": "Jan Jansen"}]}]'
    partners('[{"name": "Movisie", "represents": {"workers": 7}}]', "--format json")
    said = partners(record, "--format json", exit_code=4).stderr

    assert "represents.members: there is no field 'members'." in said
    assert "contacts.1: a text where a mapping of fields is asked for." in said


def test_a_list_longer_than_what_is_kept_at_hand_is_read_again(read: Read, store: Path) -> None:
    rows = "naam\n" + "".join(f"Partner {number}\n" for number in range(4_200))
    read(rows, "-q")
    before = store.read_bytes()
    assert read(rows, "-q").stderr == "4,200 rows: 0 new, 0 change, 4,200 same, 0 choose, 0 error.\n"
    assert store.read_bytes() == before


# -- what was stumbled over -------------------------------------------------------------------------------------------


def test_rejected_rows_never_go_over_the_list_itself(read: Read, aig: Run, store: Path) -> None:
    path = store.parent / "list.csv"
    path.write_text("naam;kvk\nAlfa;123\nBeta;22222222\n")
    before = path.read_bytes()
    link = store.parent / "other.csv"
    link.symlink_to(path)

    for name in (path, link, store.parent / "." / "list.csv"):
        said = aig(f"import orgs {path} --rejects {name} --force", 5).stderr
        assert "is the list itself, and would lose its other rows. Give another file." in said
    assert path.read_bytes() == before
    assert read("naam\nVilans\n", f"--rejects {path} --force").lines == ["O0001  added  Vilans"]


def test_parts_that_are_known_are_skipped_and_others_added(pledged: Run) -> None:
    rows = "pledge;text;gereed op\nP0001;Collect examples;2020-01-01\nP0001;Derde ding;\n"
    said = pledged("import commitments - --on-conflict skip", stdin=rows)
    assert said.lines[0] == "P0001  changed  Sociaal voor gezond"
    assert pledged("commitment list P1 --fields text,due.date").lines == ["Collect examples  2015-12-31", "Derde ding"]
    wrong = pledged("import parties - --on-conflict skip", 4, stdin="pledge;organisation;role\nP1;Nope;signatory\n")
    assert "There is no organisation 'Nope'." in wrong.stderr


@pytest.mark.parametrize(
    ("table", "rows", "why"),
    [
        ("deliverables", "id;label\nP0001.1.1;lab\nP0001.1.1;lob\n", "label: lob here, and lab in standard input:2"),
        ("commitments", "id;text\nP0001.2;Zevende\nP0001.2;Achtste\n", "text: Achtste here, and Zevende in"),
        (
            "parties",
            "pledge;organisation;role;until\nP1;Movisie;signatory;2016-01-01\nP1;O2;signatory;2019-01-01\n",
            "2016",
        ),
        ("pledges", "id;themes\nP0001;smoking\np1;alcohol\n", "themes: alcohol here, and smoking in standard input:2"),
    ],
)
def test_parts_and_lists_of_two_rows_may_not_contradict_each_other(
    pledged: Run, table: str, rows: str, why: str
) -> None:
    assert why in pledged(f"import {table} - --on-conflict update", 4, stdin=rows).stderr


@pytest.mark.parametrize(
    "rows",
    [
        "kvk;naam\n01234567;MOgroep\n1234567;MO groep\n",
        "id;naam\no50;De Brug\nO0050;de brug\n",
        "naam;vertegenwoordigt.werkenden\nVilans;3\nVilans;3,0\n",
        "naam\nA.B.C. Zorg\nABC-zorg\n",
    ],
)
def test_what_is_written_otherwise_is_no_contradiction(read: Read, rows: str) -> None:
    assert read(rows).lines[0].startswith("O0")


def test_a_party_that_left_and_came_back_can_be_read_back(pledged: Run, store: Path) -> None:
    pledged("org add Gamma")
    rows = "P1,Gamma,signatory,2016-01-01,2017-01-01\nP1,Gamma,signatory,2018-01-01,\n"
    pledged("import parties -", stdin=f"pledge,organisation,role,since,until\n{rows}")
    before = store.read_bytes()
    exported = pledged("export csv parties").stdout
    assert "4 same" in pledged("import parties -", stdin=exported).stderr
    assert store.read_bytes() == before


def test_an_account_of_a_locked_round_that_says_nothing_else_is_the_same(pledged: Run, store: Path) -> None:
    pledged("progress log P1.1.1 --year 2015 --value 7")
    register = json.loads(pledged("export json").stdout)
    register["rounds"] = [{"year": 2015, "locked_on": "2016-05-01"}]
    other = f"--store {store.parent / 'other.json'}"
    pledged(f"init {other}")
    pledged(f"import registry - {other}", stdin=json.dumps(register))
    exported = pledged(f"export csv progress {other}").stdout
    for on_conflict in ("fill", "update", "skip", "refuse"):
        assert "1 same" in pledged(f"import progress - --on-conflict {on_conflict} {other}", stdin=exported).stderr
    locked = pledged(f"import progress - {other}", 4, stdin="of,year,note\nP0001.1.1,2015,nieuw\n").stderr
    assert "The round of 2015 was locked on 2016-05-01" in locked


def test_a_number_that_is_not_sure_decides_nothing_about_another_name(partners: Read) -> None:
    said = partners("naam;kvk\nOmega;1234567\nMO groep;1234567\n", "-n --json", exit_code=4)
    assert verdicts(said) == ["choose", "change"]
    sure = partners("naam;kvk\nOmega;01234567\n").stderr
    assert "KVK 01234567 is that of O0001 (MOgroep); 'Omega' is taken for another name of it." in sure
    assert "Omega" not in partners("naam;kvk\nOmega;01234567\n").stderr


@pytest.mark.parametrize(
    ("table", "rows", "why"),
    [
        ("members", "netwerk;deelnemer\nGezond Noord;MOgroep\n", "organisation: is missing."),
        ("commitments", "pledge;tekst\nP0001;\n", "text: is missing."),
        ("deliverables", "commitment;label\nP0001.1;\n", "label: is missing."),
        (
            "deliverables",
            "pledge;commitment;label\nP0001;P0001.9;x\n",
            "P0001 has no commitment 'P0001.9'. It has: P0001.1.",
        ),
        ("commitments", "pledge;id;text\nP0001;P0002.1;x\n", "'P0002.1' does not belong to P0001."),
        ("commitments", "pledge;tekst\n;x\n", "pledge: is missing."),
        ("commitments", "pledge;tekst\nAndere;x\n", "There is no pledge 'Andere'."),
        (
            "parties",
            "aig_decision;pledge;organisation;role\nnew;P1;O1;holder\n",
            "'new' in aig_decision: nothing is to be",
        ),
        ("progress", "aig_decision;of;year;status\nO1;P1.1;2015;completed\n", "'O1' in aig_decision: nothing is to be"),
        ("pledges", "id;titel;merged\n;;\nP1;Anders;\n", "There is no pledge"),
    ],
)
def test_what_a_part_belongs_to_is_said(pledged: Run, table: str, rows: str, why: str) -> None:
    pledged("network add 'Gezond Noord' --kind regional")
    said = pledged(f"import {table} -", None, stdin=rows)
    assert said.exit_code == 4 or table == "pledges"
    assert why in said.stderr or table == "pledges"


def test_a_part_can_name_its_pledge_by_the_title(pledged: Run) -> None:
    said = pledged("import commitments -", stdin="pledge;tekst\nsociaal voor gezond;Wij lezen 2 boeken\n")
    assert said.lines[0] == "P0001  changed  Sociaal voor gezond"


def test_answers_in_which_nothing_is_filled_in_are_named(pledged: Run) -> None:
    said = pledged("import progress -", stdin="of;jaar;status\nP0001.1;2015;\n").stderr
    assert "Warning: standard input:2: Nothing is filled in for P0001.1; it does not count as an account." in said


def test_a_list_with_two_names_of_one_is_read_after_the_merge_too(aig: Run, read: Read) -> None:
    aig("org add 'Alfa Zorg'")
    aig("org add 'Beta Welzijn'")
    aig("org merge O1 O2")
    weekly = "name\nAlfa Zorg\nBeta Welzijn\n"
    for on_conflict in ("fill", "update", "skip", "refuse"):
        assert "2 same" in read(weekly, f"--on-conflict {on_conflict}").stderr
    assert aig("get O1 name").stdout == "Alfa Zorg\n"


def test_the_order_of_aliases_is_no_change(read: Read, aig: Run) -> None:
    read("naam;alias\nAlfa;A1 zorg; A2 zorg\n".replace("A1 zorg; A2 zorg", '"A1 zorg; A2 zorg"'))
    for on_conflict in ("fill", "update", "refuse"):
        assert "1 same" in read('naam;alias\nAlfa;"A2 zorg; A1 zorg"\n', f"--on-conflict {on_conflict}").stderr
        assert "1 same" in read("naam;id\nA1 zorg;O1\n", f"--on-conflict {on_conflict}").stderr
    assert aig("org show O1 --json").json["aliases"] == ["A1 zorg", "A2 zorg"]
    spelling = read("naam;id\nALFA;O1\n", "--on-conflict update").lines
    assert spelling == ["O0001  changed  ALFA", "  name  Alfa → ALFA"]


@pytest.mark.parametrize(
    ("options", "exit_code", "why"),
    [
        ("--map naam=name --map naam=city", 2, "--map 'naam' was given twice."),
        ("--set city=A --set city=B", 2, "--set 'city' was given twice."),
        ("--profile ''", 4, "--profile: may not be empty."),
        ("--map naam", 2, "--map 'naam' is not HEADER=FIELD."),
    ],
)
def test_options_that_cannot_be_meant_are_refused(read: Read, options: str, exit_code: int, why: str) -> None:
    assert why in read("naam\nA\n", options, exit_code).stderr


def test_the_store_and_a_whole_register_are_no_lists(aig: Run, store: Path) -> None:
    aig("org add Vilans")
    assert "is the store or belongs to it." in aig(f"import orgs {store}", 2).stderr
    for form in ("json", "jsonl", "yaml"):
        whole = aig(f"export {form}").stdout
        said = aig(f"import orgs - --format {form}", 4, stdin=whole).stderr
        assert "this is a whole register, not a list. Read it into an empty store: aig import registry FILE" in said


def test_no_file_takes_the_place_of_the_backups(read: Read, store: Path) -> None:
    said = read("naam;kvk\nA;1\n", f"--rejects {store.parent / 'backups'}", exit_code=5).stderr
    assert "belongs to the store" in said or "store" in said


def test_the_help_names_the_columns(bare: Run) -> None:
    shown = " ".join(bare("import orgs --help").stdout.split())
    assert "name (naam)" in shown
    assert "represents.workers (vertegenwoordigt.werkenden)" in shown


def test_a_default_is_kept_like_any_other_value(pledged: Run) -> None:
    rows = "id;maat;cumulatief\nP0001.1.1;percentage;ja\n"
    shown = pledged("import deliverables - -n", stdin=rows).stdout
    assert "measure stays 'count'; the list says 'percentage'" in shown
    assert "cumulative stays 'False'; the list says 'True'" in shown
    filled = pledged("import commitments -", stdin="id;additionality\nP0001.1;new\n").lines
    assert filled[1] == "  P0001.1  additionality  unknown → new"


def test_what_a_batch_cannot_hold_of_an_import_is_named(aig: Run, store: Path) -> None:
    path = many(store, 1)
    for option in ("--profile x", "--rejects y.csv"):
        said = aig("batch -", 2, stdin=f"import orgs {path} {option}\n").stderr
        assert (
            f"{option.split()[0]} cannot stand in a batch. Give the command by itself, or leave the option out." in said
        )


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_a_decimal_sign_goes_with_texts_only(aig: Run, form: str) -> None:
    said = aig(f"import orgs - --format {form} --decimal point", 2, stdin='{"name": "A"}').stderr
    assert f"--decimal 'point' does not go with standard input, which is read as {form}." in said


def test_a_list_that_is_refused_takes_no_warning_of_another_line_with_it(aig: Run, store: Path) -> None:
    path = store.parent / "list.csv"
    path.write_text("naam;kvk\nX;123\n")
    said = aig("batch - --keep-going", 1, stdin=f"org add Vilans --kvk 1234567\nimport orgs {path}\n").stderr
    assert "Warning: standard input:1: KVK 1234567 has 7 digits" in said
