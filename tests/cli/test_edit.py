"""Editing and removing records."""

import json
from pathlib import Path

import pytest

from tests.conftest import Run


def test_an_edit_shows_each_field_before_and_after(pledged: Run) -> None:
    said = pledged("org edit O2 --set city=Utrecht --add aliases=MV --set represents.workers=4.200 --set type=welfare")

    assert said.lines == [
        "O0002  edited  Movisie",
        "  aliases             (none) → MV",
        "  type                knowledge-institute → welfare",
        "  city                (none) → Utrecht",
        "  represents.workers  (none) → 4200",
    ]
    assert pledged("org edit O2 --set city=Utrecht").lines == ["O0002  unchanged  Movisie"]
    assert pledged("org edit O2 --unset represents.workers --unset aliases=mv --unset city -q", 4).stderr == (
        "Error: --unset aliases: 'mv' is not there. There is: MV.\n"
    )
    pledged("org edit O2 --unset represents.workers --unset aliases=MV --unset city -q")
    stored = pledged("org show O2 --json").json
    assert (stored["represents"], stored["aliases"], stored["city"]) == (None, [], None)


def test_an_edit_that_changes_nothing_leaves_the_store_as_it_is(pledged: Run, store: Path) -> None:
    before = store.read_bytes()

    pledged("pledge edit P1 --set 'title=Sociaal voor gezond' --unset summary")

    assert store.read_bytes() == before


def test_a_rehearsed_edit_shows_the_same_and_writes_nothing(pledged: Run, store: Path) -> None:
    before = store.read_bytes()

    said = pledged("deliverable edit P1.1.1 --set target=12 -n")

    assert said.lines == ["P0001.1.1  edited  examples", "  target  10 → 12"]
    assert said.stderr == "Dry run: nothing was written.\n"
    assert store.read_bytes() == before


def test_parts_are_edited_by_their_dotted_fields(pledged: Run) -> None:
    pledged("commitment edit P1.1 --set due.words='eind 2016' --set responsible=movisie --unset due.date")
    pledged("commitment edit P1.1 --set channels=blad")
    pledged("deliverable edit P1.1.1 --set baseline.value=2 --set baseline.year=2014")

    assert pledged("commitment list --fields due.date,due.words,responsible,channels").lines == [
        "  eind 2016  O0002  blad"
    ]
    assert pledged("deliverable edit P1.1.1 --set baseline.value=3,5").lines == [
        "P0001.1.1  edited  examples",
        "  baseline.value  2 → 3.5",
    ]
    pledged("deliverable edit P1.1.1 --unset baseline")
    assert pledged("get P1.1.1 baseline.year").lines == [""]


def test_a_file_changes_the_fields_that_it_names(pledged: Run) -> None:
    file = """
id: P0001
summary: Kort
themes: [smoking, alcohol]
note: null
term: {end: 31-12-2017}
reach:
  - {channel: blad, value: 9.500, overlap_group: a}
commitments:
  - id: P0001.1
    summary: Voorbeelden
    deliverables:
      - {id: p1.1.1, target: 12}
      - {label: readers, target: 4.200}
"""
    said = pledged("pledge edit P1 --from -", stdin=file)

    assert said.lines == [
        "P0001  edited  Sociaal voor gezond",
        "  P0001      summary     (none) → Kort",
        "  P0001      term.end    (none) → 2017-12-31",
        "  P0001      themes      (none) → smoking; alcohol",
        "  P0001.1    summary     (none) → Voorbeelden",
        "  P0001.1.1  target      10 → 12",
        "  P0001.1.2              (none) → readers",
        "  P0001      reach.blad  (none) → value 9500; method unknown; overlap_group a",
    ]
    assert pledged("deliverable list --fields id,target").lines == ["P0001.1.1    12", "P0001.1.2  4200"]


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("org edit O1 --set id=O0009", 4, "--set id: an id is given once and never changes."),
        ("org edit O1 --set nam=X", 4, "--set nam: there is no field 'nam'. Did you mean name?"),
        ("org edit O1 --set represents.worker=5", 4, "there is no field 'worker'. Did you mean workers?"),
        ("org edit O1 --set city=A --set city=B", 4, "--set city: city stands there twice."),
        ("org edit O1 --set represents=A --set represents.workers=4", 4, "represents stands there twice."),
        ("commitment edit P1.1 --unset due --set due.date=2016-01-01", 4, "--unset due: due stands there twice."),
        ("commitment edit P1.1 --set due=x --set due.date=2016-01-01", 4, "--set due.date: due stands there twice."),
        ("org edit O1 --set name=", 4, "--set name: may not be empty."),
        ("org edit O1 --unset name", 4, "--unset name: is required: it can be changed, not taken away."),
        ("org edit O1 --set merged_into=O2", 5, "is changed by aig org merge, not by an edit."),
        ("org edit O1 --add city=A", 4, "--add city: holds one value. Use --set city=VALUE, or --unset city."),
        ("org edit O1 --add 'aliases=MO Groep'", 4, "MO Groep stands there twice."),
        ("org edit O1 --set name=movisie", 4, "--set name: 'movisie' looks the same as O0002 (Movisie)."),
        ("org edit O1 --set contacts.name=Jan", 4, "holds records of several fields."),
        (
            "org edit O1 --set represents=5",
            4,
            "has fields of its own: represents.organisations, represents.workers, represents.source.",
        ),
        ("org edit O1 --set kvk=12", 4, "--set kvk: '12' is not a KVK number: 8 digits."),
        ("org edit O1 --set city", 2, "--set 'city' is not FIELD=VALUE."),
        ("org edit O1 --add =x", 2, "--add '=x' is not FIELD=VALUE."),
        ("org edit O1", 2, "There is nothing to change."),
        ("org edit O9 --set city=A", 3, "There is no organisation 'O9'."),
        ("pledge edit P1 --set state=draft", 5, "is changed by aig pledge sign, close or withdraw, not by an edit."),
        ("pledge edit P1 --unset state", 5, "is changed by aig pledge sign, close or withdraw"),
        ("pledge edit P1 --set successor=P1", 5, "is changed by aig pledge renew"),
        ("pledge edit P1 --set parties=O1", 4, "--set parties: holds records of several fields."),
        ("pledge edit P1 --set signed_on=2030-01-01", 4, "--set signed_on: 2030-01-01 is in the future"),
        ("pledge edit P1 --set settings=work", 4, "'work' is not one of:"),
        (
            "commitment edit P1.1 --set text=Anders",
            5,
            "P0001.1 is signed: its text changes by aig pledge amend P0001.1",
        ),
        ("commitment edit P1.1 --set due.date=2014-31-01", 4, "there is no such day"),
        ("deliverable edit P1.1.1 --set target=0", 4, "--set target: a target of 0 can only be reached by a decrease."),
        ("deliverable edit P1.1.1 --set measure=yes-no", 4, "target: '10' is not a value of measure yes-no."),
        ("deliverable edit P1.1.1 --set measure=percentage --set target=101", 4, "'101' is outside 0 to 100 %."),
        ("org edit O1 --from x.yaml --set city=A", 2, "leave out --set."),
        ("org edit O1 --from nergens.yaml", 3, "Cannot read 'nergens.yaml'"),
    ],
)
def test_a_wrong_edit_is_refused_and_nothing_is_written(
    pledged: Run, store: Path, line: str, code: int, said: str
) -> None:
    before = store.read_bytes()

    assert said in pledged(line, exit_code=code).stderr
    assert store.read_bytes() == before


def test_everything_wrong_with_an_edit_is_said_at_once(pledged: Run) -> None:
    said = pledged("org edit O1 --set type=bakker --set kvk=x --set foo=1", exit_code=4).stderr

    assert [line.split(":")[0].removeprefix("Error").strip() for line in said.splitlines()] == [
        "",
        "--set kvk",
        "--set foo",
    ]


def test_a_file_holds_one_record_and_no_other_id(pledged: Run) -> None:
    two = pledged("org edit O1 --from -", exit_code=4, stdin="city: A\n---\ncity: B\n").stderr
    assert "-: one record is asked for; there are 2." in two
    other = pledged("org edit O1 --from -", exit_code=4, stdin="id: O0002\n").stderr
    assert other == "Error: standard input:1: id: an id is given once and never changes.\n"
    shape = pledged("pledge edit P1 --from -", exit_code=4, stdin="title: [a]\nterm: x\nfoo: 1\n").stderr
    assert shape.count("standard input:") == 3


def test_a_list_has_its_limit(pledged: Run) -> None:
    many = " ".join(f"--add aliases=Naam{number}" for number in range(50))

    assert "--add aliases: more than 50 (51)." in pledged(f"org edit O1 {many}", exit_code=4).stderr


def test_a_name_that_two_have_still_finds_the_other_when_one_changes(pledged: Run) -> None:
    pledged("org add Movisie --allow-duplicate")

    assert pledged("batch -q -", stdin="org edit O3 --set name=Anders\norg edit movisie --set city=Ede\n").lines == [
        "O0003",
        "O0002",
    ]


def test_a_name_may_look_the_same_when_that_is_said(pledged: Run) -> None:
    pledged("org edit O1 --set name=movisie --allow-duplicate")

    assert "is ambiguous" in pledged("org show Movisie", exit_code=3).stderr


def test_a_new_name_is_found_at_once_and_the_old_one_no_more(pledged: Run) -> None:
    pledged("batch -", stdin="org edit MOgroep --set name=Sociaal\norg edit Sociaal --set city=Utrecht\n")

    assert pledged("org show sociaal --json").json["city"] == "Utrecht"
    assert "There is no organisation 'MOgroep'" in pledged("org show MOgroep", exit_code=3).stderr


def test_values_that_were_reported_keep_their_meaning(pledged: Run) -> None:
    pledged("progress log P1.1.1 --year 2015 --value 7")

    for edit in ("unit=pages", "measure=percentage", "cumulative=yes"):
        said = pledged(f"deliverable edit P1.1.1 --set {edit}", exit_code=5).stderr
        assert "values of P0001.1.1 were reported" in said
        assert "(2015)" in said
    pledged("deliverable edit P1.1.1 --set target=12")


def test_a_unit_that_was_not_known_can_be_filled_in_later(pledged: Run) -> None:
    pledged("deliverable add P1.1 readers")
    pledged("progress log P1.1.2 --year 2015 --value 7")

    pledged("deliverable edit P1.1.2 --set unit=persons")


def test_the_unknown_day_of_signing_can_be_filled_in_later(pledged: Run) -> None:
    pledged("pledge add --title T --holder O1")
    pledged("commitment add P2 'Wij doen iets'")
    pledged("pledge sign P2 --date-unknown --words 'op een avond in mei'")

    pledged("pledge edit P2 --set signed_on=2015-05-20")

    assert pledged("pledge list --where signed_words~mei --fields id,signed_on").lines == ["P0002  2015-05-20"]


# -- removing ---------------------------------------------------------------------------------------------------------


def test_what_nothing_refers_to_can_be_removed_and_its_number_is_not_given_again(pledged: Run) -> None:
    pledged("org add Derde")
    assert pledged("org remove derde").lines == ["O0003  removed  Derde"]
    assert "There is no organisation 'O3'." in pledged("org show O3", exit_code=3).stderr
    assert pledged("org add Vierde -q").lines == ["O0004"]


def test_the_numbers_of_removed_parts_are_not_given_again(pledged: Run) -> None:
    pledged("pledge add --title T --holder O1")
    for text in ("een", "twee", "drie"):
        pledged(f"commitment add P2 {text}")
    pledged("deliverable add P2.1 boeken")
    pledged("deliverable remove P2.1.1")
    pledged("commitment remove P2.3 P2.2")

    assert pledged("commitment add P2 vier -q").lines == ["P0002.4"]
    assert pledged("deliverable add P2.1 folders -q").lines == ["P0002.1.2"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("org remove O1", "O0001 is referred to by P0001, P0002: it stays."),
        ("org remove O3 O2", "O0002 is referred to by P0001: it stays."),
        ("pledge remove P1", "P0001 is signed: what was signed stays. Close it: aig pledge close P0001 --reason ..."),
        ("commitment remove P1.1", "P0001.1 is signed: it is dropped by aig pledge amend P0001.1 --drop --on DATE"),
        ("deliverable remove P1.1.1", "P0001.1.1 is reported on (2015, 2016): it stays."),
        ("pledge remove P2", "P0002 is reported on (2016): it stays."),
        ("commitment remove P2.1", "P0002.1 is reported on (2016): it stays."),
    ],
)
def test_what_others_stand_on_stays(pledged: Run, store: Path, line: str, said: str) -> None:
    pledged("org add Derde")
    pledged("progress log P1.1.1 --year 2015 --value 7")
    pledged("progress log P1.1.1 --year 2016 --value 8")
    pledged("pledge add --title T --holder O1")
    pledged("commitment add P2 'Wij doen iets'")
    pledged("progress log P2.1 --year 2016 --status completed")
    before = store.read_bytes()

    assert said in pledged(line, exit_code=5).stderr
    assert store.read_bytes() == before


def test_an_organisation_that_many_refer_to_names_the_first(pledged: Run) -> None:
    for number in range(12):
        pledged(f"pledge add --title T{number} --holder O2")

    said = pledged("org remove O2", exit_code=5).stderr

    assert said.endswith("P0008 and 5 more: it stays.\n")


def test_a_report_or_what_it_says_of_one_part_can_be_removed(pledged: Run) -> None:
    pledged("progress log P1.1.1 --year 2015 --value 7")
    pledged("progress log P1.1 --year 2015 --status completed")
    assert "Nothing was reported of P0001.1 over 2016" in pledged("progress remove P1.1 --year 2016", 3).stderr
    assert "--year: '15' is not a year." in pledged("progress remove P1.1 --year 15", 4).stderr

    assert pledged("progress remove p1.1 --year 2015").lines == ["P0001.1  removed  2015: completed"]
    assert pledged("progress list --fields of").lines == ["P0001.1.1"]
    assert pledged("progress remove P1 --year 2015").lines == ["P0001  removed  2015"]
    assert pledged("progress list").stdout == ""
    assert json.loads(pledged("export json").stdout)["reports"] == []


def test_a_list_is_emptied_and_filled_anew(pledged: Run) -> None:
    pledged("pledge edit P1 --set themes=alcohol --set themes=smoking")

    assert pledged("pledge edit P1 --unset themes --add themes=diabetes").lines[1:] == [
        "  themes  alcohol; smoking → diabetes"
    ]
    pledged("pledge edit P1 --set themes=alcohol --add themes=smoking")
    assert pledged("get P1 themes").lines == ["alcohol", "smoking"]
    both = pledged("pledge edit P1 --set themes=alcohol --unset themes=smoking", exit_code=4).stderr
    assert "--unset themes: themes stands there twice." in both


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("org edit O1 --unset city=Ede", "--unset city: holds one value. Use --set city=VALUE, or --unset city."),
        ("commitment edit P1.1 --set due=2016", "--set due: has fields of its own: due.date, due.words. Name one"),
        ("org edit O1 --set city.x=1", "--set city.x: city has no fields of its own."),
        ("org edit O1 --unset id", "--unset id: an id is given once and never changes."),
        ("pledge edit P1 --set term.end=2014-01-01", "--set term.end: 2014-01-01 is before the start, 2015-02-03."),
    ],
)
def test_what_an_edit_cannot_do_is_said_in_its_own_terms(pledged: Run, line: str, said: str) -> None:
    assert said in pledged(line, exit_code=4).stderr


def test_a_start_may_not_pass_what_was_reported(pledged: Run) -> None:
    pledged("progress log P1.1 --year 2015 --status in-progress")

    for edit in ("signed_on=2016-05-01", "term.start=2018-01-01"):
        said = pledged(f"pledge edit P1 --set {edit}", exit_code=5).stderr
        assert f"--set {edit.partition('=')[0]}: P0001 is reported on over 2015: it cannot start on" in said


def test_a_part_without_an_id_in_a_file_gets_a_number_of_its_own(pledged: Run) -> None:
    pledged("pledge add --title T --holder O1")
    pledged("commitment add P2 Een")

    pledged("pledge edit P2 --from -", stdin="commitments:\n  - {text: Geheel anders}\n")

    assert pledged("commitment list P2 --fields id,text").lines == ["P0002.1  Een", "P0002.2  Geheel anders"]


@pytest.mark.parametrize("first", ["{id: P1.1, kind: x}", "{id: P1.1, kind: activity}"])
def test_a_part_is_edited_once_in_a_file(pledged: Run, first: str) -> None:
    file = f"commitments:\n  - {first}\n  - {{id: P0001.1, summary: y}}\n"

    said = pledged("pledge edit P1 --from -", exit_code=4, stdin=file).stderr

    assert "standard input:3: commitments.2.id: P0001.1 stands there twice." in said


def test_parties_come_and_go_within_the_pledge(pledged: Run) -> None:
    pledged("org add Derde")
    pledged("pledge edit P1 --set term.end=2018-01-01")

    late = pledged("pledge join P1 Derde --role signatory --since 2019-01-01", exit_code=4).stderr
    assert "2019-01-01 is after the end, 2018-01-01." in late
    early = pledged("pledge leave P1 Movisie --until 2014-12-31", exit_code=4).stderr
    assert "2014-12-31 is before the start, 2015-02-03." in early


def test_an_option_is_given_once(pledged: Run) -> None:
    for line in (
        "pledge add --title A --title B",
        "pledge close P1 --reason expired --on 2018-01-01 --on 2019-01-01",
        "progress log P1.1 --year 2017 --year 2018 --status completed",
        "pledge add --from a.yaml --from b.yaml",
        "org edit O1 --from a.yaml --from b.yaml",
        "export csv -o a.csv --output b.csv",
    ):
        assert "was given twice." in pledged(line, exit_code=2).stderr


def test_a_report_that_says_nothing_more_goes(pledged: Run) -> None:
    pledged("progress log P1.1 --year 2020 --status completed")
    pledged("progress log P1.1.1 --year 2020 --value 3")

    pledged("progress remove P1.1 --year 2020")
    assert pledged("get P1 last_reported").lines == ["2020"]
    pledged("progress remove P1.1.1 --year 2020")
    assert pledged("get P1 last_reported").lines == [""]


def test_of_a_commitment_and_its_deliverable_that_are_reported_on_the_commitment_is_named(pledged: Run) -> None:
    pledged("pledge add --title T --holder O1")
    pledged("commitment add P2 'Wij doen iets'")
    pledged("deliverable add P2.1 boeken --target 3")
    pledged("progress log P2.1 --year 2016 --status completed")
    pledged("progress log P2.1.1 --year 2016 --value 3")

    assert pledged("commitment remove P2.1", exit_code=5).stderr == (
        "Error: P0002.1 is reported on (2016): it stays. A commitment that ended gets the status stopped.\n"
    )


def test_who_refers_to_what_is_true_while_a_batch_goes_on(pledged: Run) -> None:
    lines = """
org add Derde
org remove Derde
org add Vierde
p: pledge add --title T --holder Vierde
pledge edit $p --set note=x
pledge remove $p
org remove Vierde
pledge add --title U --holder Movisie
org remove Movisie
"""
    said = pledged("batch - --keep-going", exit_code=1, stdin=lines)

    assert said.lines[-1] == "P0003  added  U"
    assert "O0002 is referred to by P0001, P0003: it stays." in said.stderr
