"""What was done, and taking it back."""

from datetime import date
from pathlib import Path

import pytest

from aig_cli.model.report import Round
from aig_cli.store.store import Store
from tests.conftest import Run, rewrite_history


def whole(aig: Run) -> str:
    return aig("export json --with-contacts").stdout


def test_the_log_lists_every_operation(pledged: Run) -> None:
    pledged("org edit O2 --set city=Utrecht")

    entries = pledged("log --json").json

    assert [(each["number"], each["command"]) for each in entries[:3]] == [
        (8, "org edit"),
        (7, "pledge sign"),
        (6, "deliverable add"),
    ]
    assert entries[0]["records"] == ["O0002"]
    assert entries[0]["time"].endswith("Z")
    assert pledged("log --where command=init --fields number,changed").lines == ["1  0"]
    assert pledged("log --sort number --limit 2 --fields command").lines == ["init", "org add"]


def test_the_log_of_a_record_shows_each_field_before_and_after(pledged: Run) -> None:
    pledged("org edit O2 --set city=Utrecht")
    pledged("org edit O2 --set city=Zeist")
    fields = "--fields operation,command,what,field,before,after"

    assert pledged(f"log movisie {fields}").lines == [
        "9  org edit  changed  city  Utrecht  Zeist",
        "8  org edit  added    city           Utrecht",
        "3  org add   added                   Movisie",
    ]


def test_the_log_of_a_pledge_has_its_parts_and_its_accounts(pledged: Run) -> None:
    pledged("progress log P1.1.1 --year 2015 --value 7")
    pledged("progress log P1.1.1 --year 2015 --value 8 --replace")

    entries = pledged("log P1 --json").json
    told = [(each["record"], each["field"], each["before"], each["after"]) for each in entries]
    assert told[0] == ("P0001.1.1 2015", "value", "7", "8")
    assert told[1][0] == "P0001 2015"
    assert ("P0001", "state", "draft", "signed") in told
    assert ("P0001.1", "", None, "Collect examples") in told
    assert {each["record"] for each in pledged("log P1.1.1 --json").json} == {"P0001.1.1", "P0001.1.1 2015"}
    assert "P0001 has no commitment 'P0001.2'." in pledged("log P1.2", exit_code=3).stderr
    assert "There is no organisation" in pledged("log niemand", exit_code=3).stderr


def test_a_removed_record_is_still_in_the_log(aig: Run) -> None:
    aig("org add Weg")
    aig("org remove Weg")

    assert aig("log O1 --fields command,what").lines == ["org remove  removed", "org add     added"]


def test_undo_takes_the_last_operation_back_and_redo_gives_it_again(pledged: Run) -> None:
    before = whole(pledged)
    pledged("org edit O2 --set city=Utrecht")
    after = whole(pledged)

    said = pledged("undo")
    assert said.lines == ["O0002  as before", "  city  Utrecht → (none)"]
    assert said.stderr == "Undone: operation 8 (org edit), records: 1.\n"
    assert whole(pledged) == before

    assert pledged("redo").lines == ["O0002  as before", "  city  (none) → Utrecht"]
    assert whole(pledged) == after


def test_undo_goes_back_to_the_beginning_and_redo_to_the_end(pledged: Run) -> None:
    last = whole(pledged)
    for _ in range(6):
        pledged("undo")
    assert "There is nothing to undo." in pledged("undo", exit_code=3).stderr
    assert pledged("export json").json["organisations"] == []
    for _ in range(6):
        pledged("redo")
    assert "There is nothing to redo." in pledged("redo", exit_code=3).stderr
    assert whole(pledged) == last


def test_an_operation_in_the_middle_is_taken_back_when_nothing_stands_on_it(pledged: Run) -> None:
    pledged("org edit O2 --set city=Utrecht")  # operation 8
    pledged("org edit O1 --set city=Ede")

    pledged("undo 8")

    assert (pledged("get O1 city").lines, pledged("get O2 city").lines) == (["Ede"], [""])
    assert "Operation 8 was taken back already, by 10." in pledged("undo 8", exit_code=5).stderr
    assert "Operation 10 is itself one that took 8 back. Use aig redo" in pledged("undo 10", exit_code=5).stderr
    pledged("redo")
    assert "Operation 11 is itself one that took 10 back. Use aig undo" in pledged("undo 11", exit_code=5).stderr
    pledged("undo 8")
    assert pledged("get O2 city").lines == [""]


def test_what_later_operations_changed_is_not_taken_back(pledged: Run, store: Path) -> None:
    pledged("org edit O2 --set city=Utrecht")
    pledged("org edit O2 --set region=Utrecht")
    pledged("org edit O2 --set city=Zeist")
    before = store.read_bytes()

    said = pledged("undo 8", exit_code=5).stderr

    assert said == (
        "Error: Operation 8 (org edit) cannot be taken back: the same records were changed since, by "
        "operations 9, 10. Take that back first: aig undo 10\n"
    )
    assert store.read_bytes() == before
    pledged("undo")
    pledged("undo")
    pledged("undo 8")
    assert pledged("get O2 city").lines == [""]


def test_many_later_operations_are_told_in_short(pledged: Run) -> None:
    for number in range(12):
        pledged(f"org edit O2 --set city=Stad{number}")

    assert "by 3 more and operations 12, 13, 14" in pledged("undo 8", exit_code=5).stderr


def test_what_later_operations_refer_to_is_not_taken_back(pledged: Run) -> None:
    said = pledged("undo 2", exit_code=5).stderr

    assert said == (
        "Error: Operation 2 (org add) cannot be taken back: P0001 refers to O0001 since operations 4, 5, 6, 7. "
        "Take that back first, or change it.\n"
    )


def test_a_record_does_not_come_back_without_what_it_refers_to(pledged: Run) -> None:
    pledged("org add Derde")
    pledged("pledge add --title T --holder O3")
    pledged("pledge remove P2")
    pledged("org remove O3")

    assert "P0002 refers to O0003 since operation 11" in pledged("undo 10", exit_code=5).stderr
    pledged("undo")
    pledged("undo 10")
    assert pledged("get P2 holder").lines == ["Derde"]


def test_a_part_that_was_reported_on_is_not_taken_back(pledged: Run) -> None:
    pledged("pledge add --title T --holder O1")
    pledged("commitment add P2 Iets")
    pledged("progress log P2.1 --year 2020 --status completed")

    assert "P0002 2020 refers to P0002.1 since operation 10" in pledged("undo 9", exit_code=5).stderr


def test_a_unit_is_taken_back_unless_values_were_reported_since(pledged: Run) -> None:
    pledged("deliverable add P0001.1 lessons --target 3")
    pledged("progress log P0001.1.2 --year 2015 --value 1")
    pledged("deliverable edit P0001.1.2 --set unit=hours")

    assert "Undone: operation 10 (deliverable edit)" in pledged("undo").stderr
    pledged("redo")
    pledged("progress log P0001.1.2 --year 2016 --value 2")
    assert "values of P0001.1.2 were reported (2015, 2016)" in pledged("undo 10", exit_code=5).stderr


def test_numbers_that_were_taken_back_are_not_given_again(pledged: Run) -> None:
    pledged("org add Derde")
    pledged("undo")
    pledged("pledge add --title T --holder O1")
    pledged("commitment add P2 Een")
    pledged("undo")

    assert pledged("org add Vierde -q").lines == ["O0004"]
    assert pledged("commitment add P2 Twee -q").lines == ["P0002.2"]


def test_a_batch_is_taken_back_as_one(pledged: Run) -> None:
    before = whole(pledged)
    pledged("batch -q -", stdin="".join(f"org add 'Naam {number}'\n" for number in range(25)))

    said = pledged("undo")

    assert len(said.lines) == 20
    assert said.stderr.splitlines()[-1] == "and 5 more: aig log --where number=8 --json"
    assert whole(pledged) == before
    assert len(pledged("redo -q").lines) == 25


def test_a_renewal_is_taken_back_on_both_sides(pledged: Run) -> None:
    before = whole(pledged)
    pledged("pledge renew P1")
    pledged("undo")

    assert whole(pledged) == before


def test_a_rehearsed_undo_writes_nothing(pledged: Run, store: Path) -> None:
    before = store.read_bytes()

    said = pledged("undo -n")

    assert said.lines == ["P0001  as before", "  state      signed → draft", "  signed_on  2015-02-03 → (none)"]
    assert said.stderr.endswith("Dry run: nothing was written.\n")
    assert store.read_bytes() == before


def test_an_account_of_a_locked_round_is_not_taken_back(pledged: Run, store: Path) -> None:
    pledged("progress log P1.1 --year 2015 --status completed")
    with Store(str(store), date(2026, 11, 22)).change("test") as registry:
        registry.rounds.put(Round(year=2015, locked_on=date(2016, 3, 1)))

    assert "The round of 2015 was locked on 2016-03-01" in pledged("undo 8", exit_code=5).stderr


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("undo 99", 3, "There is no operation 99. See: aig log"),
        ("undo 0", 3, "There is no operation 0."),
        ("undo laatste", 2, "'laatste' is not the number of an operation. See: aig log"),
        ("undo 1", 5, "Operation 1 (init) left nothing to take back."),
        ("redo", 3, "There is nothing to redo."),
    ],
)
def test_what_cannot_be_taken_back_is_refused(pledged: Run, line: str, code: int, said: str) -> None:
    assert said in pledged(line, exit_code=code).stderr


def test_a_history_that_does_not_fit_the_store_takes_nothing_back(pledged: Run, store: Path) -> None:
    rewrite_history(store, "Movisie", "Andersz")

    said = pledged("undo 3", exit_code=7).stderr

    assert "Operation 3 left organisations 2 otherwise than it is now" in said


def test_a_line_of_a_killed_writer_is_passed_over(pledged: Run, store: Path) -> None:
    with store.with_name("aig.history.jsonl").open("a") as history:
        history.write('{"number":8,"time":"2026-11-22T10:00:00Z","command":"org add","changes":[]}\n{"number":9,"ti')

    assert pledged("log --limit 1 --fields number").lines == ["7"]


def test_a_history_that_cannot_be_read_is_named(pledged: Run, store: Path) -> None:
    history = store.with_name("aig.history.jsonl")
    lines = history.read_text().splitlines()
    history.write_text("\n".join([lines[0], "{}", *lines[2:]]) + "\n")

    assert "is damaged: line 2 is not an operation" in pledged("log", exit_code=7).stderr
    history.write_text("\n".join([lines[0], *lines[2:]]) + "\n")
    assert "is damaged: line 2 is operation 3, and follows operation 1" in pledged("log", exit_code=7).stderr
    history.unlink()
    assert "No operations.\n" in pledged("log").stderr
    history.mkdir()
    assert "Cannot read" in pledged("log", exit_code=7).stderr


@pytest.mark.parametrize(
    ("good", "bad"), [('"table":"pledges"', '"table":"beloften"'), ('"state":"signed"', '"state":"x"')]
)
def test_a_record_in_the_history_that_is_none_is_named(pledged: Run, store: Path, good: str, bad: str) -> None:
    pledged("org add Nieuw")
    rewrite_history(store, good, bad)

    assert "The history holds something else than a record for" in pledged("undo 7", exit_code=7).stderr


def test_what_came_in_one_go_is_shown_part_by_part(aig: Run) -> None:
    aig("org add A")
    aig("pledge add --from -", stdin="title: T\ncommitments: [{text: Een, deliverables: [{label: boeken}]}]\n")
    aig("progress log P1.1.1 --year 2020 --value 9")
    fields = "--fields operation,record,what,after"

    assert aig(f"log P1 {fields}").lines == [
        "4  P0001 2020      added  state received",
        "4  P0001.1.1 2020  added  value 9",
        "3  P0001           added  T",
        "3  P0001.1         added  Een",
        "3  P0001.1.1       added  boeken",
    ]
    assert len(aig("log P1.1.1").lines) == 2
    assert "There is no pledge 'P0099'" in aig("log P99", exit_code=3).stderr


def test_operations_are_found_by_any_of_their_records(aig: Run) -> None:
    aig("batch -q -", stdin="".join(f"org add 'Naam {number}'\n" for number in range(30)))

    assert aig("log --where records=o30 --fields number,about").lines == [
        "2  O0001; O0002; O0003; O0004; O0005; O0006; and 24 more"
    ]
    assert len(aig("log --json").json[0]["records"]) == 30


@pytest.mark.parametrize(
    ("line", "later", "why"),
    [
        ("network edit N1 --set name=Nieuw", "network add Noord --kind regional", "name: 'Noord' is the name of N02"),
        (
            "pledge edit P1 --set signed_on=2010-01-01",
            "progress log P1.1 --year 2011 --status in-progress",
            "signed_on: P0001 is reported on over 2011: it cannot start on 2015-02-03.",
        ),
    ],
)
def test_what_the_rules_forbid_does_not_come_back(pledged: Run, line: str, later: str, why: str) -> None:
    pledged("network add Noord --kind regional")  # operation 8
    pledged(line)
    pledged(later)

    said = pledged("undo 9", exit_code=5).stderr

    assert "would break a rule." in said
    assert why in said


def test_a_name_that_comes_back_a_second_time_is_remarked_on(pledged: Run) -> None:
    pledged("org edit O2 --set name=Anders")
    pledged("org add Movisie")

    assert "O0002 and O0003 have the same name: Movisie." in pledged("undo 8").stderr


def test_a_redo_passes_over_what_was_forgotten(pledged: Run) -> None:
    pledged("org edit O2 --set city=Ede")
    pledged("undo")
    pledged("contact add O2 'Piet Test' --email p@x.nl")
    pledged("undo")
    pledged("contact forget 'Piet Test' -y")

    assert pledged("redo").stderr == "Redone: operation 8 again, records: 1.\n"
    assert pledged("get O2 city").lines == ["Ede"]


def test_a_huge_number_is_no_operation(pledged: Run) -> None:
    assert "is not the number of an operation" in pledged(f"undo {'9' * 5000}", exit_code=2).stderr


def test_a_value_of_another_measure_does_not_come_back(pledged: Run) -> None:
    pledged("progress log P1.1.1 --year 2015 --value 7")
    pledged("progress remove P1.1.1 --year 2015")
    pledged("deliverable edit P1.1.1 --set measure=text --set target=veel")

    assert "'7' is not a value of measure text." in pledged("undo 9", exit_code=5).stderr


def test_a_draft_that_comes_back_with_accounts_is_remarked_on(pledged: Run) -> None:
    pledged("progress log P1.1 --year 2015 --status in-progress")

    assert "P0001 is still a draft." in pledged("undo 7").stderr
