"""Logging what came of the promises, and showing target against actual."""

from pathlib import Path

import pytest

from tests.conftest import Run


def test_status_and_value_go_into_the_report_of_that_pledge_and_year(pledged: Run) -> None:
    pledged("progress log P0001.1.1 --year 2015 --value 7 --note 'seven published'")
    pledged("progress log p1.1 --year 2015 --status in-progress --planning on-schedule")

    report = pledged("export json").json["reports"]
    assert [(each["pledge"], each["year"], each["state"]) for each in report] == [("P0001", 2015, "received")]
    assert [each["of"] for each in report[0]["updates"]] == ["P0001.1", "P0001.1.1"]
    assert pledged("progress show P0001").lines == [
        "P0001  Sociaal voor gezond",
        "  P0001.1  Collect examples",
        "    schedule  overdue (due 2015-12-31)",
        "    2015  in progress, on schedule",
        "    P0001.1.1  examples",
        "      2015  7 of 10 examples (70 %)",
    ]


def test_the_same_entry_again_is_unchanged(pledged: Run, store: Path) -> None:
    pledged("progress log P1.1.1 --year 2015 --value 7 --note x")
    before = store.read_bytes()

    assert pledged("progress log P1.1.1 --year 2015 --value 7").stdout == "P0001.1.1  unchanged  2015: 7\n"
    assert pledged("progress log P1.1.1 --year 2015 --value 7,0 --note x -q").stdout == "P0001.1.1\n"
    assert store.read_bytes() == before


def test_a_different_entry_needs_replace(pledged: Run) -> None:
    pledged("progress log P1.1.1 --year 2015 --value 7")

    said = pledged("progress log P1.1.1 --year 2015 --value 8 --note x", exit_code=5)

    assert "--value: P0001.1.1 has '7' already; '8' is different. Add --replace to put it in its place." in said.stderr
    assert pledged("progress list --fields value,note").lines == ["7"]
    pledged("progress log P1.1.1 --year 2015 --value 8 --replace")
    assert pledged("progress list --fields value").lines == ["8"]


def test_a_value_and_why_there_is_none_replace_each_other(pledged: Run) -> None:
    pledged("progress log P1.1.1 --year 2015 --not-measured ziek")

    assert (
        "--value: P0001.1.1 has 'ziek' already; '8'" in pledged("progress log P1.1.1 --year 2015 --value 8", 5).stderr
    )
    pledged("progress log P1.1.1 --year 2015 --value 8 --replace")
    assert pledged("progress list --fields value,not_measured").lines == ["8"]
    both = pledged("progress log P1.1.1 --year 2016 --value 8 --not-measured ziek", exit_code=4)
    assert "--not-measured: give a value, or why it was not measured, not both." in both.stderr


def test_stopped_needs_a_reason_and_the_reason_goes_when_it_goes_on(pledged: Run) -> None:
    alone = pledged("progress log P1.1 --year 2015 --status stopped", exit_code=4)
    assert "--stop-reason" in alone.stderr or "stop_reason" in alone.stderr
    assert "stopped needs a reason: no-priority, no-means" in alone.stderr
    assert (
        "a stop reason belongs to status stopped"
        in pledged("progress log P1.1 --year 2015 --status completed --stop-reason outdated", exit_code=4).stderr
    )

    pledged("progress log P1.1 --year 2015 --status stopped --stop-reason no-means")
    pledged("progress log P1.1 --year 2015 --status in-progress --replace")
    assert pledged("progress list --fields status,stop_reason").lines == ["in-progress"]


def test_what_is_reported_of_the_whole_pledge_stands_beside_its_updates(pledged: Run) -> None:
    said = pledged(
        "progress log P1 --year 2015 --results goed --obstacle geld --obstacle tijd --lessons veel --next-steps door "
        "--new-collaboration exploring --respondent MOgroep --received-on 1-2-2016 --json"
    )

    assert said.json["obstacles"] == ["geld", "tijd"]
    assert said.json["respondent"] == "O0001"
    assert pledged("progress log P1 --year 2015 --results goed").stdout == "P0001  unchanged  2015\n"
    assert pledged("progress list --fields of,results,obstacles").lines == ["P0001  goed  geld; tijd"]
    shown = pledged("progress show P1").lines
    assert shown[1:3] == ["  2015  received", "    respondent         O0001"]
    assert pledged("progress show P1 --json").json["reports"][0]["lessons"] == "veel"
    assert (
        "--obstacle: P0001 has 'geld', 'tijd' already; 'geld' is"
        in pledged("progress log P1 --year 2015 --obstacle geld", 5).stderr
    )


@pytest.mark.parametrize(
    ("line", "exit_code", "why"),
    [
        (
            "P9.1.1 --year 2015 --value 7",
            3,
            "Error: There is no pledge 'P0009'. Did you mean P0001? See: aig pledge list\n",
        ),
        ("P1.9 --year 2015 --status completed", 3, "P0001 has no commitment 'P0001.9'. It has: P0001.1."),
        ("P1.1.9 --year 2015 --value 7", 3, "P0001.1 has no deliverable 'P0001.1.9'. It has: P0001.1.1."),
        ("P1 --year 2015 --status completed", 4, "P0001 is a pledge; this is logged on one of its commitments or deli"),
        (
            "P1.1 --year 2015 --value 7",
            4,
            "--value: is reported on a deliverable, and P0001.1 is a commitment. It has: ",
        ),
        (
            "P1.1.1 --year 2015 --status completed",
            4,
            "--status: is reported on a commitment, and P0001.1.1 is a deliver",
        ),
        ("P1.1 --year 2015 --status klaar", 4, "--status: 'klaar' is not one of: not-started, in-preparation"),
        ("P1.1 --year 15 --status completed", 4, "--year: '15' is not a year. Write four digits, 1990 to 2100."),
        ("P1.1 --year 2014 --status completed", 4, "--year: 2014 is before P0001, which starts on 2015-02-03."),
        ("P1.1 --year 2027 --status completed", 4, "--year: 2027 is in the future (today is 2026-11-22)."),
        ("P1.1.1 --year 2015 --value 4.2", 4, "--value: '4.2' is ambiguous: write 4,2 or 4200."),
        ("P1.1.1 --year 2015 --value veel", 4, "--value: 'veel' is not a number."),
        ("P1.1.1 --year 2015 --value -5", 4, "--value: '-5' is outside 0"),
        ("P1.1.1 --year 2015 --value NaN", 4, "--value: 'NaN' is not a number."),
        ("P1 --year 2015 --received-on 2027-01-01", 4, "--received-on: 2027-01-01 is in the future"),
        ("P1.1 --year 2015 --evidence file:///etc/passwd", 4, "--evidence"),
        ("P1.1 --year 2015", 2, "There is nothing to log for P0001.1 over 2015."),
        ("P1 --year 2015", 2, "There is nothing to log for P0001 over 2015."),
        ("P1.1 --status completed", 2, "Missing --year."),
        ("--year 2015", 2, "Missing ID."),
        ("P1.1 --year 2015 --statsu completed", 2, "No such option '--statsu'"),
    ],
)
def test_a_wrong_entry_is_refused_and_nothing_is_written(
    pledged: Run, store: Path, line: str, exit_code: int, why: str
) -> None:
    before = store.read_bytes()

    assert why in pledged(f"progress log {line}", exit_code).stderr
    assert store.read_bytes() == before


def test_all_that_is_wrong_with_an_entry_is_said_at_once(pledged: Run) -> None:
    said = pledged("progress log P1.1.1 --year 15 --value 4.2", exit_code=4)

    assert len(said.stderr.splitlines()) == 2


def test_what_the_calendar_says_stands_apart_from_status_and_planning(pledged: Run) -> None:
    pledged("commitment add P1 'Ooit'")
    pledged("progress log P1.1 --year 2015 --status in-progress --planning ahead")

    assert pledged("progress show P1.1 --lang nl").lines[2:] == [
        "    termijn  over tijd (gereed op 2015-12-31)",
        "    2015  in uitvoering, voor op schema",
        "    P0001.1.1  examples",
        "      2015  n/a",
    ]
    assert pledged("progress show P1.1 --today 2015-11-01").lines[2] == "    schedule  due soon (due 2015-12-31)"
    told = pledged("progress show P1 --json").json["commitments"]
    assert [(each["due"], each["schedule"]) for each in told] == [("2015-12-31", "overdue"), (None, None)]
    assert pledged("progress show P1.2").lines[1:] == ["  P0001.2  Ooit", "    2015  n/a"]
    pledged("pledge close P1 --reason expired --on 2016-02-01")
    assert pledged("progress show P1.1").lines[2] == "    schedule  n/a (due 2015-12-31)"


def test_commitments_are_listed_by_what_the_calendar_says(pledged: Run) -> None:
    pledged("commitment add P1 Straks --due 2027-01-01")
    pledged("commitment add P1 Later --due 2028-01-01")
    pledged("commitment add P1 Ooit")

    listed = pledged("commitment list --fields id,schedule --sort schedule").lines
    assert listed == ["P0001.2  due-soon", "P0001.3  on-time", "P0001.1  overdue", "P0001.4"]
    assert pledged("commitment list --where schedule=overdue --fields id").lines == ["P0001.1"]
    assert "'laat' is not one of: on-time, due-soon" in pledged("commitment list --where schedule=laat", 2).stderr


def test_a_falling_total_and_an_unproven_completion_are_warned_about(pledged: Run) -> None:
    pledged("deliverable add P1.1 bezoekers --cumulative --target 100")
    pledged("progress log P1.1.2 --year 2015 --value 60")
    pledged("progress log P1.1.2 --year 2017 --not-measured x")

    falls = pledged("progress log P1.1.2 --year 2016 --value 50")
    assert "P0001.1.2 is a running total, and falls from 60 in 2015 to 50 in 2016." in falls.stderr
    assert "falls" not in pledged("progress log P1.1.2 --year 2016 --value 70 --replace").stderr
    assert "falls" not in pledged("progress log P1.1.2 --year 2017 --note niets").stderr
    unproven = pledged("progress log P1.1 --year 2018 --status completed")
    assert "P0001.1 is completed in 2018 without a value or evidence." in unproven.stderr
    proven = pledged("progress log P1.1 --year 2019 --status completed --evidence https://example.nl/x")
    assert proven.stderr == ""


@pytest.mark.parametrize(
    ("deliverable", "value", "is_asked"),
    [
        ("--target 10", "100", False),
        ("--target 10", "101", True),
        ("--target 0,5", "6", True),
        ("--target 10 --direction decrease --baseline 900", "800", False),
        ("", "1000", False),
        ("--target 2 --measure percentage", "90", False),
        ("--target veel --measure text", "1000", False),
    ],
)
def test_a_count_over_ten_times_its_target_is_asked_about(
    pledged: Run, *, deliverable: str, value: str, is_asked: bool
) -> None:
    pledged(f"deliverable add P1.1 x {deliverable}")

    said = pledged(f"progress log P1.1.2 --year 2015 --value {value}").stderr

    assert ("P0001.1.2 is" in said and "over ten times its target of" in said) is is_asked
    assert "target" not in pledged("progress log P1.1.2 --year 2015 --note x").stderr


def test_a_completion_that_is_taken_back_is_asked_about_once(pledged: Run) -> None:
    pledged("progress log P1.1 --year 2015 --status completed --evidence x")
    asked = "P0001.1 was completed in 2015, and is {} in {}. Is that right?"

    taken_back = pledged("progress log P1.1 --year 2017 --status not-started").stderr
    assert asked.format("not-started", 2017) in taken_back
    assert "was completed" not in pledged("progress log P1.1 --year 2018 --status in-progress").stderr
    assert "was completed" not in pledged("progress log P1.1 --year 2017 --note x").stderr
    stopped = pledged("progress log P1.1 --year 2016 --status stopped --stop-reason outdated").stderr
    assert "was completed" not in stopped


def test_questions_are_asked_of_lists_too(pledged: Run) -> None:
    pledged("progress log P1.1 --year 2015 --status completed --evidence x")

    said = pledged("import progress -", stdin="of,year,status,value\nP0001.1,2016,in-progress,\nP0001.1.1,2016,,7000\n")

    assert "P0001.1 was completed in 2015, and is in-progress in 2016. Is that right?" in said.stderr
    assert "P0001.1.1 is 7000 in 2016, over ten times its target of 10. Is that right?" in said.stderr


def test_progress_of_a_draft_is_warned_about(aig: Run) -> None:
    aig("pledge add --title A")
    aig("commitment add P1 x")

    said = aig("progress log P1.1 --year 2015 --status in-progress")

    assert "P0001 is still a draft. Sign it: aig pledge sign P0001 --on DATE" in said.stderr


REPORTS = """
pledge: P1
year: 2015
results: goed
reach: [{channel: blad, value: 9.500, method: counted}]
updates:
  - {of: P1.1, status: in-progress}
  - {of: P1.1.1, value: 7}
---
pledge: P1
year: 2016
updates: [{of: P1.1.1, not_measured: ziek}]
"""


def test_whole_accounts_are_read_from_yaml(pledged: Run) -> None:
    assert pledged("progress log --from -", stdin=REPORTS).lines == [
        "P0001.1  logged  2015: in-progress",
        "P0001.1.1  logged  2015: 7",
        "P0001.1.1  logged  2016: ziek",
    ]
    assert set(pledged("progress log --from -", stdin=REPORTS).stdout.split()) >= {"unchanged"}
    assert pledged("export json").json["reports"][0]["reach"][0]["value"] == 9500


@pytest.mark.parametrize(
    ("document", "why"),
    [
        (
            "{pledge: P1, year: 2015, updates: [{of: P2.1, status: completed}]}",
            "updates.1.of: 'P0002.1' does not belong to P0001.",
        ),
        ("{pledge: P1, year: 2015, state: no-response}", "reason: no-response needs a reason: unreachable"),
        ("{pledge: P1, year: 2015, state: no-response, reason: zomaar}", "reason: no-response needs a reason"),
        ("{pledge: P1, year: 2015, state: exempt}", "reason: exempt needs a reason."),
        ("{pledge: P1, year: 2015, state: received}", "There is nothing to log for P0001"),
        ("{pledge: P1, year: 2015, reason: unreachable}", "a reason belongs to no-response and exempt"),
        ("{pledge: P1, year: 2015, updates: [{of: P1.1.1, value: [7]}]}", "updates.1.value: a list where a text"),
        ("{pledge: P1, year: 2015, updates: [{of: P1.7, value: 7}]}", "P0001 has no commitment 'P0001.7'."),
        ("{pledge: P1, results: x}", "standard input:1: year: is missing."),
        ("{year: 2015, results: x}", "standard input:1: pledge: is missing."),
        ("{pledge: P1, year: 2015, updates: [{status: completed}]}", "updates.1.of: is missing."),
    ],
)
def test_what_is_wrong_with_an_account_in_yaml_is_said(pledged: Run, document: str, why: str) -> None:
    pledged("pledge add --from -", stdin="title: B\ncommitments: [{text: x}]")

    said = pledged("progress log --from -", _code(why), stdin=document)

    assert why in said.stderr


def _code(why: str) -> int:
    return 2 if "nothing to log" in why else 3 if "has no" in why else 4


def test_the_state_of_a_report_follows_what_came_in(pledged: Run) -> None:
    def state() -> tuple[str, str | None]:
        report = pledged("export json").json["reports"][0]
        return report["state"], report["reason"]

    pledged("progress log --from -", stdin="{pledge: P1, year: 2015, state: no-response, reason: unreachable}")
    assert state() == ("no-response", "unreachable")
    assert "    2015  n/a" in pledged("progress show P1").lines
    assert pledged("progress show P1 --lang nl").lines[1:3] == ["  2015  geen respons", "    reason  unreachable"]
    assert pledged("progress list --fields of,state").lines == ["P0001  no-response"]
    pledged("progress log P1.1 --year 2015 --status completed")
    assert state() == ("received", None)
    pledged("progress log --from -", stdin="{pledge: P1, year: 2015, state: established, lessons: x}")
    assert state() == ("established", None)
    said = pledged("progress log P1.1 --year 2015 --planning ahead")
    assert state() == ("received", None)
    assert "The account of P0001 over 2015 was established, and is received again: look at what changed." in said.stderr


def test_no_report_is_not_available_and_never_zero(pledged: Run) -> None:
    assert pledged("progress show P1").lines[1] == "  reports  none (n/a)"
    pledged("progress log P1.1 --year 2015 --status not-started")
    pledged("progress log P1.1.1 --year 2016 --not-measured ziek")
    shown = pledged("progress show P1").lines
    assert "      2016  n/a: ziek" in shown
    assert "      2015  n/a" in shown
    assert "0 %" not in "".join(shown)


def test_progress_is_shown_for_one_promise(pledged: Run) -> None:
    pledged("commitment add P1 'Nog een'")
    pledged("deliverable add P1.1 lezers")
    pledged("progress log P1.1.2 --year 2015 --value 4,5")
    pledged("progress log P1.1.1 --year 2015 --value 7")

    assert "Nog een" in pledged("progress show P1").stdout
    assert pledged("progress show P1.1.2").lines == [
        "P0001  Sociaal voor gezond",
        "  P0001.1  Collect examples",
        "    schedule  overdue (due 2015-12-31)",
        "    2015  n/a",
        "    P0001.1.2  lezers",
        "      2015  4.5",
    ]
    assert len(pledged("progress show P1.1").lines) == 8
    assert pledged("progress show P1.2 --json").json["commitments"][0]["deliverables"] == []
    assert "has no deliverable" in pledged("progress show P1.1.7", exit_code=3).stderr


@pytest.mark.parametrize(
    ("options", "values", "last"),
    [
        ("--target 10 --unit folders --aggregation sum", ("4", "3"), "3; to date 7 of 10 folders (70 %)"),
        ("--target 20 --measure percentage --direction decrease --baseline 40", ("35", "30"), "30 % of 20 % (50 %)"),
        ("--target 20 --measure percentage --direction decrease", ("35", "30"), "30 % of 20 % (n/a)"),
        ("--target ja --measure yes-no", ("nee", "ja"), "yes of yes (n/a)"),
    ],
)
def test_standings_are_put_in_words(pledged: Run, options: str, values: tuple[str, str], last: str) -> None:
    pledged(f"deliverable add P1.1 x {options}")
    for year, value in zip((2015, 2016), values, strict=True):
        pledged(f"progress log P1.1.2 --year {year} --value {value}")

    assert pledged("progress show P1.1.2").lines[-1].strip() == f"2016  {last}"


def test_progress_is_listed(pledged: Run) -> None:
    pledged("progress log P1.1 --year 2016 --status completed --evidence x")
    pledged("progress log P1.1.1 --year 2015 --value 7 --note 'regel een\nregel twee'")

    assert pledged("progress list").lines == [
        "P0001.1.1  2015               7    regel een regel twee",
        "P0001.1    2016  completed",
    ]
    assert pledged("progress list P1 --where year=2016 --json").json[0]["status"] == "completed"
    assert "There is no pledge" in pledged("progress list P7", exit_code=3).stderr


def test_a_state_goes_forward_and_back_only_when_that_is_said(pledged: Run) -> None:
    def log(fields: str, exit_code: int = 0, option: str = "") -> str:
        document = f"{{pledge: P1, year: 2015, {fields}}}"
        return pledged(f"progress log --from - {option}", exit_code, stdin=document).stderr

    log("state: requested")
    log("state: exempt, reason: nieuw")
    assert "state: P0001 has 'exempt (nieuw)' already; 'requested' is different." in log("state: requested", 5)
    log("results: toch")
    log("state: established")
    assert "The account of P0001 over 2015 came in." in log("state: exempt, reason: z", 5, "--replace")
    assert pledged("export json").json["reports"][0]["state"] == "established"


def test_a_different_reach_is_told_in_words(pledged: Run) -> None:
    document = "{pledge: P1, year: 2015, reach: [{channel: blad, value: 9500}]}"
    pledged("progress log --from -", stdin=document)

    said = pledged("progress log --from -", 5, stdin=document.replace("9500", "9600")).stderr

    assert "reach: P0001 has channel blad; value 9500; method unknown already; channel blad; value 9600;" in said


def test_one_commitment_is_not_taken_for_another_with_a_longer_number(pledged: Run) -> None:
    for number in range(2, 11):
        pledged(f"commitment add P1 'Belofte {number}'")
    pledged("deliverable add P1.10 iets")

    for given in ("P1.10", "P1.10.1"):
        shown = pledged(f"progress show {given}").stdout
        assert "P0001.10" in shown
        assert "P0001.1  " not in shown


def test_a_sum_can_be_told_in_dutch(pledged: Run) -> None:
    pledged("deliverable add P1.1 x --target 10 --aggregation sum")
    pledged("progress log P1.1.2 --year 2015 --value 4,5")
    pledged("progress log P1.1.2 --year 2016 --value 0,00001")

    assert pledged("progress show P1.1.2 --lang nl").lines[-1].strip() == (
        "2016  0,00001; tot nu toe 4,50001 van 10 (45 %)"
    )


@pytest.mark.parametrize(
    "line", ["commitment add P1.9 x", "deliverable add P1.1.9 x", "pledge show P1.9.9", "pledge show P1.1"]
)
def test_an_id_that_is_not_there_is_not_taken_for_its_owner(pledged: Run, line: str) -> None:
    pledged(line, exit_code=3)


def test_arguments_in_the_wrong_order_are_told_apart(pledged: Run) -> None:
    said = pledged("deliverable add label P1.1", exit_code=3)

    assert "There is no commitment 'label'. An id looks like P0001.1. See: aig commitment list" in said.stderr
    assert "--target: a target of 0" in pledged("deliverable add P1.1 label --target 0", exit_code=4).stderr


def test_a_value_is_shown_as_it_was_read(pledged: Run) -> None:
    assert pledged("progress log P1.1.1 --year 2015 --value 1,250 -n").stdout == "P0001.1.1  logged  2015: 1.25\n"
    assert pledged("progress log P1.1.1 --year 2015 --value 1.250 -n").stdout == "P0001.1.1  logged  2015: 1250\n"
