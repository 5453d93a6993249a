"""The yearly round: who is asked, who is exempt and why, what came in, and what no longer changes."""

from pathlib import Path

import pexpect
import pytest

from tests.conftest import PROGRAM, Run, terminal


@pytest.fixture
def year(aig: Run) -> Run:
    """Five pledges in November 2026: of two years, of last month, to come, over and closed; the last is a draft."""
    aig("org add Ede --type municipality --sector public")
    aig("org add Epe --type company --sector private")
    aig("network add 'Gezond Oost' --kind regional")
    aig("network add 'Rookvrij' --kind thematic")
    for title, more, signed in (
        ("Old", "--network N1 --network N2 --setting living --setting care", "2024-02-03"),
        ("New", "--holder Epe", "2026-10-03"),
        ("To come", "--term-start 2027-02-01", "2026-05-01"),
        ("Over", "--term-end 2025-12-31", "2020-05-01"),
        ("Closed", "--setting care", "2020-05-01"),
        ("Draft", "", ""),
    ):
        holder = "" if "--holder" in more else "--holder Ede"
        aig("batch -", stdin=f"p: pledge add --title '{title}' {holder} {more}\ncommitment add $p 'Wij geven les'")
        if signed:
            aig("batch -", stdin=f"pledge sign P{aig('pledge list --fields id').stdout.split()[-1][1:]} --on {signed}")
    aig("pledge close P5 --reason completed --on 2026-05-01 --final-status completed")
    return aig


# -- opening ----------------------------------------------------------------------------------------------------------


def test_a_rehearsal_lists_each_signed_pledge_as_asked_or_exempt_and_why(year: Run, store: Path) -> None:
    before = store.read_bytes()

    said = year("round open 2026 -n")

    assert said.lines == [
        "P0001  asked  Ede: Old",
        "P0002  exempt  New (newcomer)",
        "P0003  exempt  To come (upcoming)",
        "P0004  exempt  Over (expired)",
        "P0005  exempt  Closed (closed)",
    ]
    assert store.read_bytes() == before


def test_an_opened_round_has_requests_to_the_holders(year: Run) -> None:
    said = year("round open 2026")

    assert said.lines == ["2026  opened  closes 2027-01-31: 1 asked, 4 exempt"]
    reports = year("export json").json["reports"]
    assert [(each["pledge"], each["state"], each["reason"], each["respondent"]) for each in reports] == [
        ("P0001", "requested", None, "O0001"),
        ("P0002", "exempt", "newcomer", None),
        ("P0003", "exempt", "upcoming", None),
        ("P0004", "exempt", "expired", None),
        ("P0005", "exempt", "closed", None),
    ]


def test_a_pledge_that_was_closed_before_the_period_is_not_in_the_round(year: Run) -> None:
    assert "P0005" not in year("round open 2026 --from 2026-06-01 -n").stdout


def test_who_is_new_is_said_by_a_day(year: Run) -> None:
    assert "P0002  asked  Epe: New" in year("round open 2026 --skip-signed-after 2026-10-03 -n").lines


def test_a_renewal_is_not_new(year: Run) -> None:
    year("batch -", stdin="pledge renew P0004 --title Again\npledge sign $last --on 2026-11-01")

    assert "P0007  asked  Ede: Again" in year("round open 2026 -n").lines


def test_what_was_reported_before_the_round_stays(year: Run) -> None:
    year("progress log P1.1 --year 2026 --status completed --note 'was te zien'")

    assert year("round open 2026").lines == ["2026  opened  closes 2027-01-31: 4 exempt, 1 received"]
    assert year("progress list P1 --fields state,status").lines == ["received  completed"]


def test_a_period_may_be_a_school_year(year: Run) -> None:
    year("round open 2026 --from 2025-08-01 --to 2026-07-31 --closes 2027-01-31")

    assert year("round list --json").json[0]["period"] == {"start": "2025-08-01", "end": "2026-07-31"}
    assert year("round list --fields year,skip_signed_after,period.end").lines == ["2026  2026-01-31  2026-07-31"]


def test_an_opened_round_is_one_operation_and_one_undo(year: Run) -> None:
    year("round open 2026")

    year("undo")

    assert year("round list").stdout == ""
    assert year("export json").json["reports"] == []


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ("round open 15", 4, "YEAR: '15' is not a year. Write four digits"),
        ("round open 2027", 4, "YEAR: 2027 is in the future (today is 2026-11-22)."),
        (
            "round open 2025",
            4,
            "The round of 2025 would have closed on 2026-01-31. Say until when it runs: --closes DATE",
        ),
        ("round open 2026 --closes 2026-11-01", 4, "--closes: 2026-11-01 is before the start, 2026-11-22."),
        (
            "round open 2026 --from 2026-08-01 --to 2026-07-01 --closes 2027-01-31",
            4,
            "--to: 2026-07-01 is before the start, 2026-08-01.",
        ),
        ("round open 2026 --from 2020-01-01 --to 2029-12-31", 4, "--from: 2020-01-01 to 2029-12-31 is not about 2026."),
        ("round open 2026 --closes 31-02-2027", 4, "--closes: '31-02-2027': there is no such day."),
        ("round show", 3, "There is no round of 2026. Rounds: none. Open it with: aig round open 2026 -n"),
        ("round lock 2025", 3, "There is no round of 2025. Rounds: none."),
        ("round no-response P1 --reason refuses", 5, "No round is open. Open one with: aig round open 2026 -n"),
    ],
)
def test_a_round_that_cannot_be(year: Run, store: Path, line: str, code: int, words: str) -> None:
    before = store.read_bytes()

    assert words in year(line, exit_code=code).stderr
    assert store.read_bytes() == before


def test_a_round_is_opened_once(year: Run) -> None:
    year("round open 2026")

    assert "There is a round of 2026 already: it was opened on 2026-11-22." in year("round open 2026", 5).stderr
    year("round lock 2026 --yes")
    assert "There is a round of 2026 already: it was locked on 2026-11-22." in year("round open 2026", 5).stderr
    assert "There is a round of 2026 already: it was locked on 2026-11-22." in year("round lock 2026", 5).stderr


# -- answers, and why there is none -----------------------------------------------------------------------------------


@pytest.fixture
def asked(pledged: Run) -> Run:
    """The round of 2026, in which P0001 was asked."""
    pledged("round open 2026")
    return pledged


def state(aig: Run, pledge: str = "P0001") -> str:
    return aig(f"progress list {pledge} --fields state,reason --where year=2026 --limit 1").stdout.strip()


def test_an_answer_to_a_request_is_received_today(asked: Run) -> None:
    asked("progress log P1.1 --year 2026 --status in-progress")

    assert asked("progress list P1 --fields state,received_on --where of=P0001").stdout == "received  2026-11-22\n"


def test_whoever_answers_may_be_another_than_was_asked(asked: Run) -> None:
    asked("progress log P1 --year 2026 --respondent Movisie --results Goed")

    assert asked("progress list P1 --fields respondent --where of=P0001").stdout == "O0002\n"


def test_no_response_has_a_reason(asked: Run) -> None:
    said = asked("round no-response P1 --reason onbereikbaar")

    assert said.lines == ["P0001  no-response  2026: unreachable"]
    assert state(asked) == "no-response  unreachable"
    assert asked("round no-response P1 --reason unreachable").lines == ["P0001  unchanged  2026: unreachable"]


def test_another_reason_needs_a_replacement(asked: Run) -> None:
    asked("round no-response P1 --reason unreachable")

    said = asked("round no-response P1 --reason refuses", exit_code=5)
    assert "P0001 has 'no-response (unreachable)' already; 'no-response (refuses)' is different." in said.stderr
    asked("round exempt P1 --reason 'fusie in dit jaar' --replace")
    assert state(asked) == "exempt  fusie in dit jaar"


def test_an_answer_after_all_is_received(asked: Run) -> None:
    asked("round no-response P1 --reason unreachable")

    said = asked("progress log P1.1 --year 2026 --status in-progress")

    assert state(asked) == "received"
    assert "P0001 has 'no-response (unreachable)' in 2026: now its account came in after all." in said.stderr
    assert asked("progress list P1 --fields received_on --where received_on!=missing").stdout == "2026-11-22\n"


def test_who_answered_is_not_excused(asked: Run) -> None:
    asked("progress log P1.1 --year 2026 --status in-progress")

    said = asked("round no-response P1 --reason refuses", exit_code=5)

    assert "The account of P0001 over 2026 came in. Remove it first" in said.stderr


def test_a_letter_that_comes_in_later_is_asked_about_too(asked: Run) -> None:
    late(asked)

    assert asked("round ask P2").lines == ["P0002  asked  Movisie: Late"]
    assert asked("round ask P2").lines == ["P0002  unchanged  Movisie: Late"]
    assert asked("round show --json").json["asked"] == 2


def test_who_was_exempt_can_be_asked_after_all(year: Run) -> None:
    year("round open 2026")

    year("round ask --where title=New --yes")

    assert state(year, "P0002") == "requested"
    assert "only what was signed" in year("round ask P6", exit_code=5).stderr
    year("progress log P2.1 --year 2026 --status completed")
    assert "The account of P0002 over 2026 came in." in year("round ask P2", exit_code=5).stderr


def test_what_a_round_does_not_ask_for_is_not_excused(year: Run) -> None:
    assert "There is no round of 2026" in year("round exempt P1 --reason later --year 2026", 3).stderr
    year("round open 2026 --from 2026-06-01")

    said = year("round no-response P5 --reason unknown", exit_code=5)

    assert "P0005 is not in the round of 2026 (closed): there is nothing to excuse." in said.stderr


def test_a_reason_is_one_of_the_list(asked: Run) -> None:
    assert "'lazy' is not one of: unreachable, no-time" in asked("round no-response P1 --reason lazy", 4).stderr


def test_a_draft_is_not_asked(asked: Run) -> None:
    asked("pledge add --title Draft --holder Movisie")

    said = asked("round exempt P2 --reason later", exit_code=5)

    assert "P0002 is draft: only what was signed is asked for an account." in said.stderr


def test_with_several_rounds_open_a_year_is_named(asked: Run) -> None:
    asked("round open 2025 --closes 2027-01-31")

    assert "Several rounds are open: 2025, 2026." in asked("round exempt P1 --reason later", exit_code=3).stderr
    assert asked("round exempt P1 --reason later --year 2025").lines == ["P0001  exempt  2025: later"]


def test_an_account_that_came_in_is_established(asked: Run) -> None:
    said = asked("progress establish P1", exit_code=5)
    assert "The account of P0001 over 2026 did not come in (requested)" in said.stderr
    asked("progress log P1.1 --year 2026 --status in-progress")

    assert asked("progress establish P1").lines == ["P0001  established  2026"]
    assert asked("progress establish P1").lines == ["P0001  unchanged  2026"]
    assert state(asked) == "established"


def test_an_account_of_a_year_without_a_round_is_established_too(pledged: Run) -> None:
    pledged("progress log P1.1 --year 2015 --status in-progress")

    assert pledged("progress establish P1 --year 2015").lines == ["P0001  established  2015"]
    said = pledged("progress establish P1 --year 2016", exit_code=5)
    assert "The account of P0001 over 2016 did not come in (not asked for)" in said.stderr


def test_an_answer_that_is_removed_leaves_the_request(asked: Run) -> None:
    asked("progress log P1 --year 2026 --results Goed")

    asked("progress remove P1 --year 2026")

    assert state(asked) == "requested"
    assert "Nothing was reported of P0001 over 2026." in asked("progress remove P1 --year 2026", exit_code=3).stderr


def test_an_account_that_is_emptied_part_by_part_is_no_answer(asked: Run) -> None:
    asked("progress log P1.1 --year 2026 --status in-progress")
    asked("progress log P1.1.1 --year 2026 --value 7")

    asked("progress remove P1.1 --year 2026")
    assert state(asked) == "received"
    asked("progress remove P1.1.1 --year 2026")
    assert state(asked) == "requested"


def test_a_newcomer_whose_answer_is_removed_is_exempt_again(year: Run) -> None:
    year("round open 2026")
    year("progress log P2.1 --year 2026 --status in-progress")

    year("progress remove P2 --year 2026")

    assert state(year, "P0002") == "exempt  newcomer"


def test_a_pledge_that_was_asked_and_closed_since_stays_asked(year: Run) -> None:
    year("round open 2026")
    year("progress log P1.1 --year 2026 --status in-progress")
    year("pledge close P1 --reason completed --on 2026-11-23 --today 2026-11-23")

    year("progress remove P1 --year 2026 --today 2026-11-23")

    assert year("round show 2026 --json").json["asked"] == 1


def test_who_answers_and_when_is_no_answer_by_itself(asked: Run) -> None:
    asked("progress log P1 --year 2026 --respondent Movisie")

    assert state(asked) == "requested"


def test_a_draft_is_not_in_the_response(asked: Run) -> None:
    asked("batch -", stdin="p: pledge add --title Draft --holder Movisie\ncommitment add $p 'Wij geven les'")
    asked("progress log P2.1 --year 2026 --status in-progress")

    assert asked("round show --json").json["asked"] == asked("round list --json").json[0]["asked"] == 1


@pytest.mark.parametrize(
    "wrong", ["state: no-response, reason: refuses", "state: requested", "state: exempt, reason: x"]
)
def test_what_came_in_does_not_become_what_did_not(asked: Run, wrong: str) -> None:
    asked("progress log P1.1 --year 2026 --status in-progress")

    said = asked("progress log --from - --replace", 5, stdin=f"{{pledge: P0001, year: 2026, {wrong}}}")

    assert "The account of P0001 over 2026 came in." in said.stderr


def test_reminders_and_corrections_are_not_typed(asked: Run) -> None:
    given = "{pledge: P0001, year: 2026, results: Goed, reminders: [2026-01-01]}"

    assert "reminders: is changed by aig due --mark-reminded" in asked("progress log --from -", 5, stdin=given).stderr


def test_a_pledge_that_has_yet_to_start_can_be_exempt_and_start_later_still(year: Run) -> None:
    year("round open 2026")

    year("pledge edit P3 --set term.start=2027-06-01")

    year("doctor")


# -- the lock, and corrections ----------------------------------------------------------------------------------------


def test_locking_tells_what_is_left_and_asks(asked: Run, store: Path) -> None:
    before = store.read_bytes()

    said = asked("round lock 2026", exit_code=5)

    assert "Left: 1 not answered, 0 received and not established, and it closes on 2027-01-31." in said.stderr
    assert store.read_bytes() == before
    assert asked("round lock 2026 --yes").lines == [
        "2026  locked  left: 1 not answered, 0 received and not established"
    ]


def test_on_a_terminal_locking_waits_for_a_yes(asked: Run, store: Path) -> None:  # noqa: ARG001 - makes the store
    child = pexpect.spawn(str(PROGRAM), ["round", "lock", "2026"], env=terminal(store), encoding="utf-8", timeout=20)
    child.expect_exact("aig undo takes it back. [y/N] ")
    child.sendline("j")
    child.expect_exact("2026  locked")
    child.expect(pexpect.EOF)


def test_what_is_not_established_is_asked_about_too(asked: Run) -> None:
    asked("progress log P1.1 --year 2026 --status in-progress")

    said = asked("round lock 2026 --today 2027-02-01", exit_code=5)

    assert "Left: 0 not answered, 1 received and not established. See: aig due." in said.stderr


def test_no_round_is_locked_and_nobody_reminded_before_it_was_opened(asked: Run, store: Path) -> None:
    before = store.read_bytes()

    assert "2026-01-01 is before the start, 2026-11-22" in asked("round lock 2026 -y --today 2026-01-01", 4).stderr
    assert "2026-01-01 is before the start" in asked("due --mark-reminded --today 2026-01-01", 4).stderr
    assert store.read_bytes() == before


def test_a_complete_round_is_locked_without_a_question(asked: Run) -> None:
    asked("progress log P1.1 --year 2026 --status in-progress")
    asked("progress establish P1")

    asked("round lock 2026 --today 2027-02-01")


@pytest.fixture
def locked(asked: Run) -> Run:
    """The round of 2026, locked, with P0001.1 in progress and seven examples."""
    asked("progress log P1.1 --year 2026 --status in-progress")
    asked("progress log P1.1.1 --year 2026 --value 7")
    asked("round lock 2026 --yes")
    return asked


def test_what_was_locked_changes_by_a_correction_that_shows(locked: Run) -> None:
    said = locked("progress log P1.1.1 --year 2026 --value 8", exit_code=5)
    assert '--correction "REASON" of aig progress log, remove and establish' in said.stderr

    locked("progress log P1.1.1 --year 2026 --value 8 --correction 'een dubbel geteld'")

    report = locked("export json").json["reports"][0]
    assert report["corrections"] == [
        {
            "on": "2026-11-22",
            "reason": "een dubbel geteld",
            "of": "P0001.1.1",
            "field": "value",
            "before": "7",
            "after": "8",
        }
    ]
    assert locked("round show 2026 --json").json["corrections"] == 1
    assert "    corrected    2026-11-22 P0001.1.1 value: 7 → 8 (een dubbel geteld)" in locked("progress show P1").lines
    assert "    gecorrigeerd  2026" in locked("progress show P1 --lang nl").stdout


def test_a_figure_that_was_corrected_away_reads_as_none(locked: Run) -> None:
    locked("progress remove P1.1.1 --year 2026 --correction 'nooit geteld'")

    assert "P0001.1.1 value: 7 → - (nooit geteld)" in locked("progress show P1").stdout


def test_a_part_is_taken_out_by_a_correction(locked: Run) -> None:
    locked("progress remove P1.1 --year 2026 --correction fout")

    correction = locked("export json").json["reports"][0]["corrections"][0]
    assert (correction["of"], correction["before"], correction["after"]) == ("P0001.1", "in-progress", None)


def test_an_account_that_was_never_given_is_taken_out_by_a_correction_and_asked_for_still(locked: Run) -> None:
    locked("progress remove P1 --year 2026 --correction 'van een ander'")

    assert state(locked) == "requested"
    assert "state: received → requested (van een ander)" in locked("progress show P1").stdout
    locked("round no-response P1 --reason refuses --year 2026 --correction 'gebeld'")
    assert len(locked("export json").json["reports"][0]["corrections"]) > 4


def test_corrections_are_not_forged(locked: Run) -> None:
    locked("progress log P1.1.1 --year 2026 --value 8 --correction eerste")
    forged = "{pledge: P0001, year: 2026, results: x, corrections: [{on: 2026-01-01, reason: z, of: P0001, field: f}]}"

    said = locked("progress log --from - --correction derde", 5, stdin=forged)

    assert "corrections: is changed by --correction" in said.stderr
    assert "eerste" in locked("progress show P1").stdout


def test_what_was_done_before_a_lock_is_not_undone_behind_it(locked: Run) -> None:
    locked("progress log P1.1.1 --year 2026 --value 8 --correction eerste")
    locked("undo 11")  # the lock
    locked("progress log P1.1 --year 2026 --planning ahead")
    locked("round lock 2026 --yes")

    assert "was locked" in locked("undo 14", exit_code=5).stderr


def late(aig: Run) -> None:
    """Register a pledge that was signed before, P0002, when the round is open or locked already."""
    aig("batch -", stdin="p: pledge add --title Late --holder Movisie\ncommitment add $p 'Wij geven les'")
    aig("pledge sign P2 --on 2024-03-01")


def test_an_account_that_comes_after_the_lock_is_a_correction(pledged: Run) -> None:
    pledged("round open 2026")
    pledged("round lock 2026 --yes")
    late(pledged)

    pledged(
        "progress log --from - --correction 'kwam later'",
        stdin="{pledge: P0002, year: 2026, reach: [{channel: blad, value: 9500}], obstacles: [tijd, geld]}",
    )

    corrections = pledged("export json").json["reports"][1]["corrections"]
    assert [(each["field"], each["before"], each["after"]) for each in corrections] == [
        ("state", None, "received"),
        ("obstacles", None, "tijd; geld"),
        ("reach", None, "channel blad, value 9500, method unknown"),
    ]


def test_why_there_was_no_response_is_corrected_too(locked: Run) -> None:
    said = locked("round exempt P1 --reason later --year 2026", exit_code=5)
    assert '--correction "REASON" of aig progress log' in said.stderr
    locked("progress establish P1 --year 2026 --correction vergeten")

    assert state(locked) == "established"


def test_a_correction_is_undone_and_redone(locked: Run) -> None:
    locked("progress log P1.1.1 --year 2026 --value 8 --correction dubbel")

    locked("undo")
    assert locked("get P1 title").exit_code == 0
    assert "7" in locked("progress list P1 --fields value --where value!=missing").stdout
    locked("redo")
    assert "8" in locked("progress list P1 --fields value --where value!=missing").stdout


def test_an_account_that_came_after_the_lock_is_undone(asked: Run) -> None:
    asked("round lock 2026 --yes")
    late(asked)
    asked("progress log P2.1 --year 2026 --status completed --correction later")

    asked("undo")

    assert asked("progress list P2").stdout == ""


def test_what_is_not_locked_is_not_corrected(asked: Run) -> None:
    said = asked("progress log P1.1 --year 2026 --status in-progress --correction fout", exit_code=5)

    assert "The round of 2026 is not locked: leave out --correction" in said.stderr


def test_a_correction_has_a_reason(locked: Run) -> None:
    assert "--correction: " in locked("progress log P1.1.1 --year 2026 --value 8 --correction ' '", 4).stderr


def test_those_left_get_a_reason_together(year: Run) -> None:
    year("round open 2026 --skip-signed-after 2026-12-31")

    said = year("round no-response --where owes=account --reason unreachable", exit_code=5)
    assert said.stderr.splitlines()[:2] == [
        "P0001  no-response  2026: unreachable",
        "P0002  no-response  2026: unreachable",
    ]
    assert "Record no response of 2 pledges? It can be taken back: aig undo. Add --yes to do it." in said.stderr
    year("round no-response --where holder=Epe --reason unreachable --yes")
    year("progress log P1.1 --year 2026 --status in-progress")
    year("progress establish --where state=received --yes")

    assert [each["state"] for each in year("export json").json["reports"][:2]] == ["established", "no-response"]
    year("undo")
    assert [each["state"] for each in year("export json").json["reports"][:2]] == ["received", "no-response"]


# -- the response -----------------------------------------------------------------------------------------------------


def test_the_response_has_its_denominator_in_words(year: Run) -> None:
    year("round open 2026 --skip-signed-after 2026-12-31")
    year("progress log P1.1 --year 2026 --status in-progress")
    year("round no-response P2 --reason no-time")

    assert year("round show").lines == [
        "2026  round of 2026: opened 2026-11-22, closes 2027-01-31",
        "  response     1 of 2 pledges that were asked (50 %)",
        "  denominator  All in the round but the exempt were asked; a pledge in several groups counts in each.",
        "  as of        2026-11-22",
        "  states",
        "    requested    0",
        "    received     1",
        "    established  0",
        "    no response  1",
        "      no time  1",
        "    exempt  3",
        "      closed    1",
        "      expired   1",
        "      upcoming  1",
        "  left        0 not answered, 1 received and not established",
        "  by network",
        "    N01 Gezond Oost  1 of 1 asked (100 %)",
        "    none             0 of 1 asked (0 %)",
        "  by alliance",
        "    N02 Rookvrij  1 of 1 asked (100 %)",
        "    none          0 of 1 asked (0 %)",
        "  by sector of the holder",
        "    private  0 of 1 asked (0 %)",
        "    public   1 of 1 asked (100 %)",
        "  by setting",
        "    care    1 of 1 asked (100 %)",
        "    living  1 of 1 asked (100 %)",
        "    none    0 of 1 asked (0 %)",
        "  by type of holder",
        "    company       0 of 1 asked (0 %)",
        "    municipality  1 of 1 asked (100 %)",
    ]


def test_the_response_speaks_dutch(year: Run) -> None:
    year("round open 2026")
    year("round lock 2026 --yes")
    year("progress log P1.1 --year 2026 --status in-progress --correction later")
    year("round exempt P2 --reason 'op verzoek' --year 2026 --correction later")

    said = year("round show 2026 --lang nl").lines

    assert said[:2] == [
        "2026  monitorronde 2026: vergrendeld op 2026-11-22",
        "  respons    1 van 1 uitgevraagde beloften (100 %)",
    ]
    assert "  sindsdien gecorrigeerd  2" in said
    assert ["op", "verzoek", "1"] in [line.split() for line in said]


def test_where_nobody_was_asked_there_is_no_share(aig: Run) -> None:
    aig("round open 2026")

    assert "response     0 of 0 pledges that were asked (n/a)" in aig("round show").stdout
    assert aig("round show --json").json["percentage"] is None


def test_rounds_are_listed_with_their_response(asked: Run) -> None:
    asked("round open 2025 --closes 2027-01-31")
    asked("round exempt P1 --reason later --year 2025")

    assert asked("round list").lines == [
        "2025  2027-01-31    0  0     0  1",
        "2026  2027-01-31    1  0  0  0  0",
    ]
    assert asked("round list --where year>=2026 --fields year,asked,percentage").lines == ["2026  1  0"]
