"""The life cycle as a table: what each command makes of a pledge in each state, or the exit code of its refusal."""

from pathlib import Path

import pytest

from tests.conftest import Run

COMMANDS = {
    "sign": "pledge sign P1 --on 2015-02-03",
    "sign, day unknown": "pledge sign P1 --date-unknown",
    "amend": "pledge amend P1.1 'Wij zwemmen' --on 2016-01-01 --reason wens",
    "amend, the same text": "pledge amend P1.1 'Wij wandelen' --on 2016-01-01 --reason wens",
    "amend, adding": "pledge amend P1 'Wij rusten' --on 2016-01-01 --reason wens",
    "amend, dropping": "pledge amend P1.2 --drop --on 2016-01-01 --reason wens",
    "close": "pledge close P1 --reason completed --on 2020-01-01",
    "close, final status": "pledge close P1 --reason expired --on 2020-01-01 --final-status in-progress",
    "withdraw": "pledge withdraw P1",
    "renew": "pledge renew P1",
    "renew, by one there": "pledge renew P1 --by P2",
    "join": "pledge join P1 Zwembad --role signatory",
    "join as a 2nd holder": "pledge join P1 Zwembad --role holder",
    "leave": "pledge leave P1 School --until 2016-12-31",
    "leave, as the holder": "pledge leave P1 GGD --until 2016-12-31",
    "hand over": "pledge leave P1 GGD --until 2016-12-31 --holder School",
    "edit the pledge": "pledge edit P1 --set title=Anders",
    "edit a text": "commitment edit P1.1 --set 'text=Wij zwemmen'",
    "edit a due date": "commitment edit P1.1 --set due.date=2016-12-31",
    "add a commitment": "commitment add P1 'Wij rusten'",
    "add a deliverable": "deliverable add P1.1 rondes --target 10",
    "remove a commitment": "commitment remove P1.2",
    "remove": "pledge remove P1",
    "log": "progress log P1.1 --year 2016 --status in-progress",
}
TABLE = """
                     | draft     | signed | closed | withdrawn
sign                 | signed    | 5      | 5      | 5
sign, day unknown    | signed    | 5      | 5      | 5
amend                | 5         | signed | 5      | 5
amend, the same text | 5         | 4      | 5      | 5
amend, adding        | 5         | signed | 5      | 5
amend, dropping      | 5         | signed | 5      | 5
close                | 5         | closed | 5      | 5
close, final status  | 5         | closed | 5      | 5
withdraw             | withdrawn | 5      | 5      | 5
renew                | 5         | signed | closed | 5
renew, by one there  | 5         | signed | closed | 5
join                 | draft     | signed | 5      | 5
join as a 2nd holder | draft     | 4      | 5      | 5
leave                | draft     | signed | 5      | 5
leave, as the holder | 5         | 5      | 5      | 5
hand over            | draft     | signed | 5      | 5
edit the pledge      | draft     | signed | closed | withdrawn
edit a text          | draft     | 5      | 5      | withdrawn
edit a due date      | draft     | signed | closed | withdrawn
add a commitment     | draft     | signed | 5      | 5
add a deliverable    | draft     | signed | 5      | 5
remove a commitment  | draft     | 5      | 5      | withdrawn
remove               | gone      | 5      | 5      | gone
log                  | draft     | signed | closed | 5
"""
ONCE = {
    "draft": [],
    "signed": [COMMANDS["sign"]],
    "closed": [COMMANDS["sign"], COMMANDS["close"]],
    "withdrawn": [COMMANDS["withdraw"]],
}
HEAD, *ROWS = [[cell.strip() for cell in row.split("|")] for row in TABLE.strip("\n").splitlines()]
CASES = [(command, state, cell) for command, *cells in ROWS for state, cell in zip(HEAD[1:], cells, strict=True)]
DONE = [case for case in CASES if not case[2].isdigit()]
REFUSED = [case for case in CASES if case[2].isdigit()]
PLEDGES = """
title: Samen
parties: [{organisation: {name: GGD}, role: holder}, {organisation: {name: School}, role: signatory}]
commitments: [{text: Wij wandelen}, {text: Wij eten beter}]
---
title: Verder
parties: [{organisation: {name: Zwembad}, role: holder}]
"""


@pytest.fixture
def drafted(aig: Run) -> Run:
    """The program, with two drafts: P0001 with two parties and two commitments, and P0002."""
    aig("pledge add --from -", stdin=PLEDGES)
    return aig


def states(aig: Run) -> dict[str, str]:
    return dict(line.split() for line in aig("pledge list --fields id,state").lines)


def test_the_table_has_a_row_for_every_command() -> None:
    assert [row[0] for row in ROWS] == list(COMMANDS)


@pytest.mark.parametrize(("command", "state", "becomes"), DONE)
def test_a_pledge_becomes_what_the_table_says_and_what_it_was_before(
    drafted: Run, command: str, state: str, becomes: str
) -> None:
    for earlier in ONCE[state]:
        drafted(earlier)
    before = drafted("export json").json

    drafted(COMMANDS[command])
    after = drafted("export json").json
    assert states(drafted).get("P0001", "gone") == becomes
    assert after != before

    drafted("undo")
    assert drafted("export json").json == before
    drafted("redo")
    assert drafted("export json").json == after


@pytest.mark.parametrize(("command", "state", "code"), REFUSED)
def test_a_refusal_has_the_exit_code_of_the_table_and_changes_nothing(
    drafted: Run, store: Path, command: str, state: str, code: str
) -> None:
    for earlier in ONCE[state]:
        drafted(earlier)
    before = store.read_bytes()

    drafted(COMMANDS[command], exit_code=int(code))

    assert store.read_bytes() == before
    assert states(drafted)["P0001"] == state


def test_what_is_stopped_is_no_longer_open_when_its_pledge_is_closed(drafted: Run) -> None:
    drafted(COMMANDS["sign"])
    drafted("progress log P1.1 --year 2016 --status stopped --stop-reason no-means")

    said = drafted(f"{COMMANDS['close']} --final-status P1.1=completed", exit_code=4)

    assert "P0001.1 is not open. Open commitments: P0001.2." in said.stderr


def test_a_commitment_that_was_reported_on_since_is_not_undone(drafted: Run) -> None:
    drafted("commitment add P1 'Wij rusten'")
    number = drafted("log --limit 1 --fields number").stdout.strip()
    drafted("progress log P1.3 --year 2016 --status completed")

    said = drafted(f"undo {number}", exit_code=5)

    assert "P0001 2016 refers to P0001.3" in said.stderr
