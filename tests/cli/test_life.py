"""The life of a pledge: signed, amended, renewed, closed, withdrawn; parties that come and go."""

import pytest

from tests.conftest import Run


@pytest.fixture
def drafted(pledged: Run) -> Run:
    """As `pledged`, with a draft P0002 of MOgroep that has one commitment, and an organisation O0003 Derde."""
    pledged("org add Derde")
    pledged("pledge add --title Ontwerp --holder MOgroep")
    pledged("commitment add P2 'Wij doen iets in mei' --due 2030-01-01")
    return pledged


# -- signing and withdrawing ------------------------------------------------------------------------------------------


def test_a_pledge_is_signed_on_a_day_or_an_unknown_day_with_the_words_of_the_letter(drafted: Run) -> None:
    drafted("pledge sign P2 --date-unknown --words 'Den Haag, in het voorjaar'")

    shown = drafted("pledge show P2 --json").json
    assert (shown["state"], shown["signed_on"], shown["signed_words"]) == (
        "signed",
        None,
        "Den Haag, in het voorjaar",
    )


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("pledge sign P1 --on 2016-01-01", 5, "P0001 is signed (on 2015-02-03): only a draft can be signed."),
        ("pledge sign P2 --on 2030-01-01", 4, "--on: 2030-01-01 is in the future (today is 2026-11-22)."),
        ("pledge sign P2 --on 2020-01-01 --words ' '", 4, "--words: may not be empty."),
        ("pledge sign P2", 2, "Give --on DATE, or --date-unknown."),
        ("pledge withdraw P1", 5, "What was signed is closed: aig pledge close"),
        ("pledge withdraw P2 P9", 3, "There is no pledge 'P0009'."),
    ],
)
def test_what_cannot_be_signed_or_withdrawn_is_refused(drafted: Run, line: str, code: int, said: str) -> None:
    assert said in drafted(line, exit_code=code).stderr
    assert drafted("get P2 state").lines == ["draft"]


def test_a_draft_without_commitments_cannot_be_signed(drafted: Run) -> None:
    drafted("commitment remove P2.1")

    assert "a signed pledge needs a commitment" in drafted("pledge sign P2 --on 2020-01-01", exit_code=4).stderr


def test_a_withdrawn_draft_stays_and_takes_nothing_more(drafted: Run) -> None:
    assert drafted("pledge withdraw P2").lines == ["P0002  withdrawn  Ontwerp"]

    for line in (
        "pledge withdraw P2",
        "pledge sign P2 --date-unknown",
        "commitment add P2 meer",
        "deliverable add P2.1 meer",
        "pledge join P2 O3 --role signatory",
        "pledge leave P2 O1 --until 2020-01-01",
        "pledge close P2 --reason expired --on 2020-01-01",
        "pledge renew P2",
        "pledge amend P2.1 Anders --on 2020-01-01 --reason r",
        "progress log P2.1 --year 2020 --status completed",
    ):
        assert "P0002 is withdrawn" in drafted(line, exit_code=5).stderr


# -- amending ---------------------------------------------------------------------------------------------------------


def test_the_old_text_of_an_amended_commitment_stays_readable(pledged: Run) -> None:
    said = pledged("pledge amend P1.1 'Collect 12 examples' --on 2016-05-01 --reason 'in overleg met Movisie'")

    assert said.lines == [
        "P0001.1  amended  Sociaal voor gezond",
        "  P0001.1  text                             Collect examples → Collect 12 examples",
        "  P0001    amendments.P0001.1 (2016-05-01)  (none) → on 2016-05-01; reason in overleg met Movisie",
    ]
    assert pledged("pledge show P1 --json").json["amendments"] == [
        {
            "on": "2016-05-01",
            "reason": "in overleg met Movisie",
            "of": "P0001.1",
            "before": "Collect examples",
            "after": "Collect 12 examples",
        }
    ]


def test_a_commitment_is_added_to_and_dropped_from_a_signed_pledge_by_amendment(pledged: Run) -> None:
    pledged("pledge amend P1 'Wij schrijven een boek' --on 2016-05-01 --reason erbij")
    pledged("pledge amend p1.2 --drop --on 2017-05-01 --reason 'geen geld'")

    amendments = pledged("pledge show P1 --json").json["amendments"]
    assert [(each["of"], each["before"], each["after"]) for each in amendments] == [
        ("P0001.2", None, "Wij schrijven een boek"),
        ("P0001.2", "Wij schrijven een boek", None),
    ]
    assert pledged("commitment list --fields id").lines == ["P0001.1"]
    assert "P0001.3" in pledged("pledge amend P1 'Een ander' --on 2018-05-01 --reason erbij").stdout


def test_a_commitment_that_a_signed_pledge_gets_otherwise_is_remarked_on(pledged: Run) -> None:
    said = pledged("commitment add P1 'Wij schrijven een boek' --due 2016-01-01").stderr

    assert "P0001 is signed. Is P0001.2 a change of it?" in said


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("pledge amend P2.1 Anders --on 2020-01-01 --reason r", 5, "P0002 is a draft: nothing of it is signed yet."),
        ("pledge amend P1.1 'Collect examples' --on 2020-01-01 --reason r", 4, "P0001.1 says exactly that already."),
        ("pledge amend P1.1 Anders --on 2014-01-01 --reason r", 4, "--on: 2014-01-01 is before the start, 2015-02-03."),
        ("pledge amend P1.1 Anders --on 2030-01-01 --reason r", 4, "--on: 2030-01-01 is in the future"),
        ("pledge amend P1.1 Anders --on 2020-01-01 --reason ' '", 4, "--reason: may not be empty."),
        ("pledge amend P1.1 '' --on 2020-01-01 --reason r", 4, "TEXT: may not be empty."),
        ("pledge amend P1.1 --on 2020-01-01 --reason r", 2, "Give the new TEXT, or the id of a commitment and --drop."),
        ("pledge amend P1 --drop --on 2020-01-01 --reason r", 2, "Give the new TEXT, or the id of a commitment"),
        ("pledge amend P1.7 Anders --on 2020-01-01 --reason r", 3, "P0001 has no commitment 'P0001.7'."),
        ("pledge amend P1.1 --drop --on 2020-01-01 --reason r", 4, "a signed pledge needs a commitment."),
    ],
)
def test_what_cannot_be_amended_is_refused(drafted: Run, line: str, code: int, said: str) -> None:
    assert said in drafted(line, exit_code=code).stderr
    assert drafted("pledge show P1 --json").json["amendments"] == []


def test_what_was_reported_on_is_stopped_and_not_dropped(pledged: Run) -> None:
    pledged("pledge amend P1 'Nog iets in 2016' --on 2016-01-01 --reason erbij")
    pledged("progress log P1.2 --year 2016 --status completed")

    said = pledged("pledge amend P1.2 --drop --on 2017-01-01 --reason weg", exit_code=5).stderr

    assert "P0001.2 is reported on (2016): it stays." in said


# -- renewing ---------------------------------------------------------------------------------------------------------


def test_a_renewal_is_a_linked_draft_with_the_parties_and_commitments(pledged: Run) -> None:
    pledged("commitment edit P1.1 --set additionality=new --set firmness=firm")

    said = pledged("pledge renew P1 --title 'Sociaal voor gezond II'")

    assert said.lines == ["P0002  renews  P0001: Sociaal voor gezond II"]
    renewed = pledged("pledge show P2 --json").json
    assert (renewed["state"], renewed["predecessor"], renewed["signed_on"]) == ("draft", "P0001", None)
    assert [party["organisation"] for party in renewed["parties"]] == ["O0001", "O0002"]
    (commitment,) = renewed["commitments"]
    assert (commitment["id"], commitment["text"], commitment["firmness"]) == ("P0002.1", "Collect examples", "firm")
    assert (commitment["due"], commitment["additionality"]) == (None, "unknown")
    assert commitment["deliverables"][0]["target"] == 10
    assert pledged("get P1 successor").lines == ["P0002"]


def test_a_renewal_has_the_present_parties_only(pledged: Run) -> None:
    pledged("pledge leave P1 Movisie --until 2020-12-31")
    pledged("pledge renew P1")

    assert pledged("get P2 parties.organisation").lines == ["O0001"]


def test_a_renewal_that_is_in_the_register_already_is_linked(drafted: Run) -> None:
    assert drafted("pledge renew P1 --by P2").lines == ["P0002  renews  P0001: Ontwerp"]

    assert drafted("get P2 predecessor").lines == ["P0001"]
    assert drafted("get P1 successor").lines == ["P0002"]


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("pledge renew P2", 5, "P0002 is a draft: only what was signed can be renewed."),
        ("pledge renew P1 --by P1", 4, "--by: P0001 cannot be linked to here"),
        ("pledge renew P1 --by P9", 3, "There is no pledge 'P0009'"),
        ("pledge renew P1 --by P2 --title T", 2, "Give --title for a new pledge, or --by."),
        ("pledge renew P1 --title ' '", 4, "--title: may not be empty."),
    ],
)
def test_what_cannot_be_renewed_is_refused(drafted: Run, line: str, code: int, said: str) -> None:
    assert said in drafted(line, exit_code=code).stderr
    assert drafted("get P1 successor").lines == [""]


def test_renewals_make_no_circle_and_no_fork(drafted: Run) -> None:
    drafted("pledge renew P1 --by P2")
    drafted("pledge sign P2 --on 2020-01-01")
    assert "P0001 has the successor P0002 already." in drafted("pledge renew P1", exit_code=5).stderr
    assert "cannot be linked to here" in drafted("pledge renew P2 --by P1", exit_code=4).stderr

    drafted("pledge renew P2")
    drafted("pledge add --title Los --holder O3")
    drafted("commitment add P4 'Wij doen iets'")
    drafted("pledge sign P4 --on 2020-01-01")
    assert "P0003 has the predecessor P0002 already." in drafted("pledge renew P4 --by P3", exit_code=5).stderr


def test_a_file_links_both_sides_of_a_renewal(pledged: Run) -> None:
    pledged("pledge add --from -", stdin="title: II\npredecessor: P1\n")
    assert pledged("get P1 successor").lines == ["P0002"]

    said = pledged("pledge add --from -", exit_code=5, stdin="title: III\npredecessor: P1\n").stderr
    assert "standard input:2: predecessor: P0001 has the successor P0002 already." in said


@pytest.mark.parametrize("verb", ["withdraw", "remove"])
def test_what_a_withdrawn_renewal_was_to_renew_can_be_renewed_again(pledged: Run, verb: str) -> None:
    pledged("pledge renew P1")
    pledged(f"pledge {verb} P2")

    assert pledged("pledge renew P1 -q").lines == ["P0003"]


def test_a_withdrawn_renewal_can_go_without_touching_the_next(pledged: Run) -> None:
    pledged("pledge renew P1")
    pledged("pledge withdraw P2")
    pledged("pledge renew P1")

    pledged("pledge remove P2")

    assert pledged("get P1 successor").lines == ["P0003"]


# -- closing ----------------------------------------------------------------------------------------------------------


def test_open_commitments_get_a_final_status_or_stay_unknown(pledged: Run) -> None:
    for text in ("Twee in 2016", "Drie in 2016"):
        pledged(f"pledge amend P1 '{text}' --on 2016-01-01 --reason erbij")
    pledged("progress log P1.1 --year 2016 --status completed --evidence blad")

    said = pledged(
        "pledge close P1 --reason expired --on 2018-12-31 --final-status P1.2=stopped --stop-reason no-means"
    )

    assert said.lines == ["P0001  closed  expired, on 2018-12-31"]
    assert said.stderr == "Warning: How far they came stays unknown: P0001.3.\n"
    assert pledged("pledge show P1 --json").json["closing"] == {
        "reason": "expired",
        "on": "2018-12-31",
        "final_statuses": [{"of": "P0001.2", "status": "stopped", "stop_reason": "no-means"}],
    }


def test_one_status_goes_for_all_that_are_open_and_unknown_for_none(pledged: Run) -> None:
    pledged("pledge amend P1 'Twee in 2016' --on 2016-01-01 --reason erbij")
    pledged("pledge close P1 --reason completed --on 2018-12-31 --final-status P1.1=unknown --final-status completed")

    closing = pledged("pledge show P1 --json").json["closing"]
    assert [(each["of"], each["status"]) for each in closing["final_statuses"]] == [("P0001.2", "completed")]


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        ("--reason expired --on 2015-01-01", 4, "--on: 2015-01-01 is before the start, 2015-02-03."),
        ("--reason expired --on 2027-01-01", 4, "--on: 2027-01-01 is in the future"),
        ("--reason moe --on 2018-01-01", 2, "'moe' is not one of 'completed', 'expired', 'terminated'"),
        ("--reason expired", 2, "Missing option '--on'."),
        (
            "--reason expired --on 2018-01-01 --final-status done",
            4,
            "--final-status: 'done' is not one of: not-started",
        ),
        (
            "--reason expired --on 2018-01-01 --final-status P1.9=completed",
            4,
            "P0001.9 is not open. Open commitments: P0001.1.",
        ),
        ("--reason expired --on 2018-01-01 --final-status stopped", 4, "stopped needs a reason: no-priority"),
        ("--reason expired --on 2018-01-01 --final-status stopped --stop-reason zin", 4, "--stop-reason: 'zin' is not"),
        (
            "--reason expired --on 2018-01-01 --stop-reason other",
            4,
            "--stop-reason: a stop reason belongs to status stopped.",
        ),
    ],
)
def test_a_wrong_closing_is_refused(pledged: Run, options: str, code: int, said: str) -> None:
    assert said in pledged(f"pledge close P1 {options}", exit_code=code).stderr
    assert pledged("get P1 state").lines == ["signed"]


def test_a_closed_pledge_in_a_file_is_checked_too(pledged: Run) -> None:
    file = """
title: Oud
state: closed
parties: [{organisation: O1, role: holder}]
commitments: [{id: P7.1, text: Wij deden iets}]
id: P7
closing:
  reason: expired
  on: 2018-01-01
  final_statuses:
    - {of: P7.1, status: completed}
    - {of: P7.1, status: completed}
    - {of: P8.1, status: stopped}
"""
    said = pledged("pledge add --from -", exit_code=4, stdin=file).stderr

    assert [line.partition(": ")[2][:60] for line in said.replace("Error: ", "").splitlines()] == [
        "closing.final_statuses.2.of: P0007.1 stands there twice.",
        "closing.final_statuses.3.of: 'P0008.1' does not belong to P0",
        "closing.final_statuses.3.stop_reason: stopped needs a reason",
    ]


def test_a_pledge_is_closed_once_and_takes_nothing_more(drafted: Run) -> None:
    assert (
        "P0002 is a draft: only a signed pledge can be"
        in drafted("pledge close P2 --reason expired --on 2020-01-01", 5).stderr
    )
    drafted("pledge close P1 --reason completed --on 2018-12-31 --final-status completed")

    for line in (
        "pledge close P1 --reason expired --on 2020-01-01",
        "pledge amend P1.1 Anders --on 2020-01-01 --reason r",
        "commitment add P1 meer",
        "pledge join P1 O3 --role signatory",
    ):
        assert "P0001 is closed (on 2018-12-31)" in drafted(line, exit_code=5).stderr
    drafted("pledge edit P1 --set closing.reason=terminated --set closing.on=2018-11-30")
    assert drafted("pledge list --where closing.reason=terminated --fields id").lines == ["P0001"]
    assert drafted("pledge renew P1 -q").lines == ["P0003"]


# -- parties ----------------------------------------------------------------------------------------------------------


def test_a_pledge_goes_on_when_a_party_leaves(pledged: Run) -> None:
    assert pledged("pledge leave P1 Movisie --until 2019-12-31").lines == [
        "P0001  left  O0002 Movisie after 2019-12-31"
    ]

    assert pledged("get P1 state").lines == ["signed"]
    assert pledged("export csv parties --where organisation=Movisie").lines[1] == "P0001,O0002,signatory,,2019-12-31,"


def test_who_leaves_and_is_responsible_for_something_is_named(pledged: Run) -> None:
    pledged("commitment edit P1.1 --set responsible=Movisie")

    said = pledged("pledge leave P1 Movisie --until 2019-12-31").stderr

    assert "O0002 is still responsible for P0001.1. Change it: aig commitment edit ID" in said
    assert "  owned       no: O0002 Movisie has left" in pledged("pledge check P1 --lang en", exit_code=1).lines


def test_the_holder_leaves_when_another_takes_over(pledged: Run) -> None:
    refused = pledged("pledge leave P1 MOgroep --until 2019-12-31", exit_code=5).stderr
    assert refused == "Error: O0001 is the only holder of P0001. Say who takes over: --holder ORGANISATION\n"

    pledged("pledge leave P1 MOgroep --until 2019-12-31 --holder Movisie")

    assert pledged("pledge list --where holder=Movisie --fields id").lines == ["P0001"]
    assert pledged("export csv parties").lines[1:] == [
        "P0001,O0001,holder,,2019-12-31,",
        "P0001,O0002,signatory,,2019-12-31,",
        "P0001,O0002,holder,2020-01-01,,",
    ]


def test_nobody_takes_over_when_it_is_not_the_holder_who_leaves(drafted: Run) -> None:
    said = drafted("pledge leave P1 Movisie --until 2019-12-31 --holder Derde", exit_code=5).stderr

    assert said == "Error: O0002 is not the holder of P0001. Leave out --holder.\n"


def test_a_party_joins(drafted: Run) -> None:
    assert drafted("pledge join P1 derde --role represented --since 2020-01-01").lines == [
        "P0001  joined  O0003 Derde as represented"
    ]
    assert (
        "O0003 is there already, from 2020-01-01 to no end" in drafted("pledge join P1 O3 --role signatory", 4).stderr
    )
    said = drafted("pledge join P1 O3 --role holder --since 2010-01-01", exit_code=4).stderr
    assert "--role: exactly one holder is needed; there are 2." in said


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        (
            "pledge leave P1 O3 --until 2020-01-01",
            3,
            "P0001 has no party 'O0003'. It has: O0001, O0002 (on 2020-01-01).",
        ),
        ("pledge leave P1 O2", 2, "Missing option '--until'."),
        ("pledge leave P1 O2 --until morgen", 4, "--until: 'morgen' is not a date."),
        ("pledge leave P1 O1 --until 9999-12-31 --holder O2", 4, "overlap"),
    ],
)
def test_who_is_no_party_cannot_leave(drafted: Run, line: str, code: int, said: str) -> None:
    assert said in drafted(line, exit_code=code).stderr


# -- phases -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("today", "phase"),
    [
        ("2015-02-02", "upcoming"),
        ("2015-02-03", "new"),
        ("2015-05-02", "new"),
        ("2015-05-03", "active"),
        ("2018-02-03", "active"),
        ("2018-02-04", "expired"),
    ],
)
def test_the_phase_is_computed_from_the_calendar(pledged: Run, today: str, phase: str) -> None:
    pledged("pledge edit P1 --set term.end=2018-02-03 --set term.start=2015-02-03")

    assert pledged(f"pledge list --where phase={phase} --fields id,phase --today {today}").lines == [f"P0001  {phase}"]


def test_only_a_signed_pledge_has_a_phase(drafted: Run) -> None:
    assert drafted("pledge list --where phase=missing --fields id").lines == ["P0002"]
    drafted("pledge sign P2 --date-unknown")
    assert drafted("get P2 phase").lines == ["active"]


def test_a_file_makes_no_circle_of_renewals(drafted: Run) -> None:
    drafted("pledge sign P2 --on 2020-01-01")
    drafted("pledge renew P1 --by P2")

    file = """
title: X
state: signed
parties: [{organisation: O1, role: holder}]
commitments: [{text: Wij doen iets}]
predecessor: P2
successor: P1
"""
    assert "cannot be linked to here" in drafted("pledge add --from -", exit_code=4, stdin=file).stderr


def test_a_commitment_has_one_final_status(pledged: Run) -> None:
    twice = "--final-status P1.1=completed --final-status P1.1=in-progress"
    said = pledged(f"pledge close P1 --reason expired --on 2018-01-01 {twice}", exit_code=4).stderr

    assert "--final-status: P0001.1 stands there twice." in said


def test_an_account_of_a_year_after_the_closing_is_remarked_on(pledged: Run) -> None:
    pledged("pledge close P1 --reason expired --on 2018-01-01")

    said = pledged("progress log P1.1 --year 2020 --status in-progress").stderr

    assert "P0001 was closed on 2018-01-01, before 2020." in said
