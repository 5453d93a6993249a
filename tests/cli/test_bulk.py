"""Selections in the place of ids: a preview, one question, one operation."""

from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest

from tests.conftest import PROGRAM, Run, Said, terminal

Shell = Callable[..., Said]
CLOSE = "pledge close --where holder=MOgroep --reason programme-end --on 2026-11-01 --final-status unknown"
PREVIEW = [
    "P0001  closed  programme-end, on 2026-11-01: Sociaal voor gezond",
    "P0002  closed  programme-end, on 2026-11-01: Bewegen",
    "P0003  closed  programme-end, on 2026-11-01: Eten",
]
NEEDS_YES = "Error: Close 3 pledges? It can be taken back: aig undo. Add --yes to do it."


@pytest.fixture
def several(pledged: Run) -> Run:
    """Three signed pledges of MOgroep, each with one commitment, and a draft of Movisie; N01 is a network."""
    for title in ("Bewegen", "Eten"):
        pledged(f"pledge add --title {title} --holder MOgroep")
    for number in (2, 3):
        pledged(f"commitment add P{number} 'Wij geven 10 lessen' --due 2020-12-31")
        pledged(f"deliverable add P{number}.1 lessen --target 10")
        pledged(f"pledge sign P{number} --on 2016-01-01")
    pledged("pledge add --title Schets --holder Movisie")
    pledged("network add Noord --kind regional")
    return pledged


def states(aig: Run) -> list[str]:
    return aig("pledge list --fields state").lines


def operations(aig: Run) -> int:
    return len(aig("log --json").json)


# -- the question -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("answer", "code", "after"), [("y", 0, "closed"), ("n", 5, "signed")])
def test_a_selection_is_shown_and_asked_about(several: Run, store: Path, answer: str, code: int, after: str) -> None:
    before = operations(several)
    typed = pexpect.spawn(f"{PROGRAM} {CLOSE}", env=terminal(store), encoding="utf-8", dimensions=(40, 120))
    for line in PREVIEW:
        typed.expect_exact(line)
    typed.expect_exact("Close 3 pledges? It can be taken back: aig undo. [y/N] ")
    typed.sendline(answer)
    typed.expect(pexpect.EOF)
    typed.close()

    assert typed.exitstatus == code
    assert states(several) == [after] * 3 + ["draft"]
    assert operations(several) == before + (code == 0)


def test_warnings_are_seen_before_the_answer_and_once(several: Run, store: Path) -> None:
    typed = pexpect.spawn(f"{PROGRAM} {CLOSE}", env=terminal(store), encoding="utf-8", dimensions=(40, 120))
    typed.expect_exact("[y/N] ")
    shown = typed.before
    typed.sendline("y")
    typed.expect(pexpect.EOF)

    assert isinstance(shown, str)
    assert "Warning: How far they came stays unknown: P0002.1." in shown
    assert "Warning" not in str(typed.before)
    assert states(several)[0] == "closed"


def test_where_nobody_can_be_asked_it_is_shown_and_nothing_is_written(several: Run, store: Path) -> None:
    before = store.read_bytes()

    said = several(CLOSE, exit_code=5)

    assert said.stdout == ""
    assert said.stderr.splitlines()[-4:] == [*PREVIEW, NEEDS_YES]
    assert store.read_bytes() == before


def test_a_yes_in_the_command_is_not_asked_for_and_one_undo_takes_all_back(several: Run) -> None:
    before, count = several("export json").stdout, operations(several)

    said = several(f"{CLOSE} --yes")

    assert said.lines == PREVIEW
    assert states(several) == ["closed", "closed", "closed", "draft"]
    assert operations(several) == count + 1
    several("undo")
    assert several("export json").stdout == before


def test_a_dry_run_shows_a_selection_and_asks_nothing(several: Run, store: Path) -> None:
    before = store.read_bytes()

    said = several(f"{CLOSE} -n")

    assert said.lines == PREVIEW
    assert said.stderr.endswith("Dry run: nothing was written.\n")
    assert store.read_bytes() == before


def test_what_was_named_is_done_without_a_question(several: Run) -> None:
    said = several("pledge close P3 P1 p0003 --reason expired --on 2026-11-01")

    assert said.lines == [
        "P0003  closed  expired, on 2026-11-01: Eten",
        "P0001  closed  expired, on 2026-11-01: Sociaal voor gezond",
    ]
    assert states(several) == ["closed", "signed", "closed", "draft"]


def test_a_change_that_changes_nothing_is_not_asked_about(several: Run) -> None:
    several("pledge edit P1 P2 --set note=zelfde")

    asked = several("pledge edit --where holder=MOgroep --set note=zelfde", exit_code=5).stderr

    assert "Error: Edit 1 pledge? " in asked
    assert "P0001  unchanged  Sociaal voor gezond" in asked
    assert several("pledge edit --where note=zelfde --set note=zelfde").lines == [
        "P0001  unchanged  Sociaal voor gezond",
        "P0002  unchanged  Bewegen",
    ]


# -- which records ----------------------------------------------------------------------------------------------------


def test_a_selection_that_matches_nothing_does_nothing(several: Run, store: Path) -> None:
    before = store.read_bytes()
    line = "pledge close --where holder=Movisie --where state=signed --reason expired --on 2026-11-01"

    said = several(line)
    assert (said.stdout, said.stderr) == ("", "No pledges match.\n")
    assert several(f"{line} --json").json == []
    assert several(f"{line} -q -y").stdout == ""
    assert several("network join N1 --where city=Ede").stderr == "No organisations match.\n"
    assert several("progress remove --where status=completed --year 2015").stderr == "No entries match.\n"
    unknown = several("pledge remove --where holder=Niemand").stderr
    assert unknown.startswith("No pledges match.\nWarning: No organisation is called 'Niemand'.")
    assert store.read_bytes() == before


@pytest.mark.parametrize(
    ("where", "ids"),
    [
        ("phase=expired", []),
        ("holder=movisie", ["P0004"]),
        ("phase=missing", ["P0004"]),
        ("network=missing", ["P0001", "P0002", "P0003", "P0004"]),
        ("last_reported=2016", ["P0002"]),
        ("last_reported=missing' --where 'signed_on>=2016", ["P0003"]),
        ("title~gezond", ["P0001"]),
        ("commitments.text~lessen", ["P0002", "P0003"]),
    ],
)
def test_records_are_selected_by_what_lists_can_be_filtered_on(several: Run, where: str, ids: list[str]) -> None:
    several("progress log P2.1 --year 2016 --status in-progress")

    said = several(f"pledge edit --where '{where}' --set note=gekozen --yes -q")

    assert said.lines == ids
    assert several("pledge list --where note=gekozen --fields id").lines == ids


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("pledge withdraw", "Error: Missing PLEDGE. Name one or more, or choose them: --where FIELD=VALUE\n"),
        (
            "org edit --set note=x",
            "Error: Missing ORGANISATION. Name one or more, or choose them: --where FIELD=VALUE\n",
        ),
        ("progress log --year 2015 --value 7", "Error: Missing ID. Name one or more, or choose them"),
        ("pledge withdraw P4 --where state=draft", "Error: Name the pledges, or choose them with --where; not both.\n"),
        ("progress remove P1 --where year=2015 --year 2015", "Error: Name the entries, or choose them with --where"),
        ("pledge renew P1 P2 --title Weer", "Error: --title is for one pledge: name that one alone.\n"),
        ("pledge renew --where id=P1 --by P2", "Error: --by is for one pledge: name that one alone.\n"),
        ("pledge edit P1 P2 --from -", "Error: --from is for one pledge: name that one alone.\n"),
        ("pledge withdraw --where staat=draft", "Error: There is no field 'staat' in pledges. Did you mean state?"),
        ("pledge withdraw --where state", "Error: --where 'state' is not a filter."),
        ("progress log --where kind=product --year 2015 --from -", "leave out --where, --year."),
    ],
)
def test_a_choice_that_is_none_is_refused(several: Run, store: Path, line: str, said: str) -> None:
    before = store.read_bytes()

    assert said in several(line, exit_code=2, stdin="note: x").stderr
    assert store.read_bytes() == before


def test_one_organisation_by_its_id_and_by_its_name_is_one(several: Run) -> None:
    assert several("org edit Movisie O2 --set note=eens").lines == ["O0002  edited  Movisie", "  note  (none) → eens"]
    assert several("network join N1 Movisie O2").lines == ["N01  joined  O0002 Movisie"]


def test_what_was_merged_away_is_not_selected(several: Run) -> None:
    several("org add Oud")
    several("org merge Movisie Oud")

    assert several("org remove --where merged_into=O2 --yes").stderr == "No organisations match.\n"


def test_scripts_see_an_object_for_one_that_they_name_and_a_list_for_a_selection(several: Run) -> None:
    assert several("pledge edit P1 --set note=a --json").json["id"] == "P0001"
    assert [each["id"] for each in several("pledge edit P1 P2 --set note=b --json").json] == ["P0001", "P0002"]
    assert [each["id"] for each in several("pledge edit --where id=P1 --set note=c -y --json").json] == ["P0001"]


# -- when one of them is wrong ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("pledge close P1 P4 --reason expired --on 2026-11-01", 5, "Error: P0004 is a draft"),
        (
            "pledge close P1 P2 --reason expired --on 2015-06-01",
            4,
            "Error: P0002: --on: 2015-06-01 is before the start",
        ),
        ("pledge close --where state=signed --reason expired --on 2015-06-01 -y", 4, "Error: P0002: --on: 2015-06-01"),
        ("pledge close P2 P1 --reason expired --on 2026-11-01 --final-status P9.1=completed", 4, "P0009.1 is not open"),
        ("pledge sign P4 P1 --on 2020-01-01", 4, "Error: P0004: commitments: a signed pledge needs a commitment."),
        ("pledge edit --where phase~e --set term.end=2014-01-01 -y", 4, "Error: P0001: --set term.end: "),
        (
            "commitment edit P1.1 P2.1 --set due.date=2015-12-31 --set kind=x",
            4,
            "Error: P0001.1: --set kind: 'x' is not",
        ),
        ("commitment remove --where pledge=P2..P3 -y", 5, "Error: P0002"),
        (
            "pledge join --where state=signed O2 --role signatory -y",
            4,
            "Error: P0001: ORGANISATION: O0002 is there already",
        ),
        ("progress log P2.1 P9.1 --year 2016 --status completed", 3, "Error: P0009.1: There is no pledge 'P0009'."),
        (
            "progress log --where kind=missing --year 2015 --status completed -y",
            4,
            "Error: P0002.1: --year: 2015 is before",
        ),
    ],
)
def test_an_error_in_one_of_many_names_it_and_nothing_is_written(
    several: Run, store: Path, line: str, code: int, said: str
) -> None:
    before = store.read_bytes()

    assert said in several(line, exit_code=code).stderr
    assert store.read_bytes() == before


def test_a_warning_about_one_of_many_names_it(several: Run) -> None:
    several("org edit O1 --set kvk=12345678")

    said = several("org edit --where name~i --set kvk=12345678 --yes").stderr

    assert said == "Warning: O0002: KVK 12345678 is also that of O0001 (MOgroep).\n"


# -- the verbs --------------------------------------------------------------------------------------------------------


def test_three_hundred_records_are_edited_at_once(aig: Run) -> None:
    aig("batch -", stdin="\n".join(f"org add 'Partner {number}' --city Ede" for number in range(300)))

    said = aig("org edit --where city=Ede --set region=Veluwe --set city=Ermelo --yes -q")

    assert len(said.lines) == 300
    assert len(aig("org list --where city=Ermelo --fields id").lines) == 300
    aig("undo")
    assert len(aig("org list --where city=Ede --fields id").lines) == 300


def test_records_of_every_kind_are_removed_by_a_selection(several: Run) -> None:
    several("commitment add P4 'Wij schrijven 4 artikelen'")
    several("commitment add P4 'Wij lezen 2 boeken'")
    several("deliverable add P4.1 artikelen --target 4")
    several("org add Weg --note over")

    assert several("deliverable remove --where pledge=P4 -y").lines == ["P0004.1.1  removed  artikelen"]
    assert several("commitment remove --where pledge=P4 -y -q").lines == ["P0004.1", "P0004.2"]
    assert several("pledge remove --where state=draft -y -q").lines == ["P0004"]
    assert several("network remove --where kind=regional -y -q").lines == ["N01"]
    assert several("org remove --where note=over -y -q").lines == ["O0003"]


def test_parts_are_edited_by_a_selection(several: Run) -> None:
    line = "commitment edit --where holder=MOgroep --where kind=missing --set kind=activity -y -q"
    assert several(line).lines == ["P0002.1", "P0003.1"]
    assert several("deliverable edit --where 'target>=10' --set cumulative=yes -y -q").lines == [
        "P0001.1.1",
        "P0002.1.1",
        "P0003.1.1",
    ]
    assert several("network edit --where kind=regional --set name=Noordoost -y -q").lines == ["N01"]


def test_drafts_are_signed_or_withdrawn_together(several: Run) -> None:
    several("pledge add --title Nog --holder Movisie")
    for number in (4, 5):
        several(f"commitment add P{number} 'Wij lezen 2 boeken' --due 2030-01-01")

    assert several("pledge sign --where state=draft --date-unknown --yes -q").lines == ["P0004", "P0005"]
    several("undo")
    assert several("pledge sign P5 P4 --on 2020-01-01").lines == ["P0005  signed  Nog", "P0004  signed  Schets"]
    several("undo")
    assert several("pledge withdraw --where state=draft --yes -q").lines == ["P0004", "P0005"]


def test_pledges_are_renewed_together(several: Run) -> None:
    assert several("pledge renew --where 'title=Bewegen' --yes").lines == ["P0005  renews  P0002: Bewegen"]
    assert several("pledge renew P1 P3").lines == [
        "P0006  renews  P0001: Sociaal voor gezond",
        "P0007  renews  P0003: Eten",
    ]


def test_final_statuses_of_several_pledges_go_to_their_own(several: Run) -> None:
    several("progress log P3.1 --year 2016 --status completed --evidence blad")

    several(
        "pledge close --where state=signed --reason expired --on 2026-11-01 "
        "--final-status P1.1=completed --final-status stopped --stop-reason outdated --yes"
    )

    final = [each["closing"]["final_statuses"] for each in several("pledge list --where state=closed --json").json]
    assert [[(each["of"], each["status"], each["stop_reason"]) for each in told] for told in final] == [
        [("P0001.1", "completed", None)],
        [("P0002.1", "stopped", "outdated")],
        [],
    ]


def test_a_party_joins_and_leaves_several_pledges(several: Run) -> None:
    assert "Error: Let Movisie join 2 pledges? " in (
        several("pledge join --where signed_on=2016 Movisie --role signatory", exit_code=5).stderr
    )
    assert several("pledge join P2 P3 Movisie --role signatory").lines == [
        "P0002  joined  O0002 Movisie as signatory: Bewegen",
        "P0003  joined  O0002 Movisie as signatory: Eten",
    ]
    assert several("pledge leave --where 'state=signed' Movisie --until 2020-12-31 --yes").lines == [
        "P0001  left  O0002 Movisie after 2020-12-31: Sociaal voor gezond",
        "P0002  left  O0002 Movisie after 2020-12-31: Bewegen",
        "P0003  left  O0002 Movisie after 2020-12-31: Eten",
    ]


def test_a_network_is_joined_and_left_by_a_selection(several: Run) -> None:
    several("org add Derde --city Ede")
    several("org add Vierde --city Ede")

    assert "Error: N01 Noord: add 2 organisations? " in several("network join N1 --where city=Ede", exit_code=5).stderr
    assert several("network join N1 --where city=Ede --since 2020-01-01 --yes").lines == [
        "N01  joined  O0003 Derde since 2020-01-01",
        "N01  joined  O0004 Vierde since 2020-01-01",
    ]
    assert "N01 Noord: end the membership of 2 organisations? " in (
        several("network leave N1 --where network=N1 --until 2024-12-31", exit_code=5).stderr
    )
    assert several("network leave N1 --where network=N1 --until 2024-12-31 --yes").lines == [
        "N01  left  O0003 Derde after 2024-12-31",
        "N01  left  O0004 Vierde after 2024-12-31",
    ]
    several("undo")
    assert several("org list --where network=N1 --fields id").lines == ["O0003", "O0004"]


def test_progress_is_logged_by_a_selection_of_what_it_is_about(several: Run) -> None:
    assert several("progress log --where holder=MOgroep --year 2016 --status in-progress --yes").lines == [
        "P0001.1  logged  2016: in-progress",
        "P0002.1  logged  2016: in-progress",
        "P0003.1  logged  2016: in-progress",
    ]
    assert several("progress log --where label=lessen --year 2016 --value 7 --yes").lines == [
        "P0002.1.1  logged  2016: 7",
        "P0003.1.1  logged  2016: 7",
    ]
    assert several("progress log --where state=signed --year 2016 --results goed --yes -q").lines == [
        "P0001",
        "P0002",
        "P0003",
    ]
    assert several("progress log P1 p0001 P2 --year 2016 --results goed").lines == [
        "P0001  unchanged  2016",
        "P0002  unchanged  2016",
    ]
    assert "Error: Log progress of 3 commitments? " in (
        several("progress log --where holder=O1 --year 2017 --planning behind", exit_code=5).stderr
    )


def test_progress_is_removed_by_a_selection_within_the_year(several: Run) -> None:
    for year in (2016, 2017):
        several(f"progress log P1.1 P2.1 P3.1 --year {year} --status in-progress")
    several("progress log P1 --year 2016 --results goed")

    assert several("progress remove --where holder=MOgroep --where pledge!=P1 --year 2016 --yes").lines == [
        "P0002.1  removed  2016: in-progress",
        "P0003.1  removed  2016: in-progress",
    ]
    assert several("progress remove --where year=2016..2017 --year 2016 --yes -q").lines == ["P0001"]
    assert several("progress list --fields of,year").lines == ["P0001.1  2017", "P0002.1  2017", "P0003.1  2017"]
    assert several("progress remove P1 P1.1 P2.1 --year 2017 -q").lines == ["P0001", "P0002.1"]


# -- in a batch -------------------------------------------------------------------------------------------------------


def test_a_selection_in_a_batch_needs_a_yes_too(several: Run, store: Path) -> None:
    before = store.read_bytes()

    said = several("batch -", exit_code=5, stdin=f"org add Nieuw\n{CLOSE}\n")

    assert PREVIEW[0] in said.stderr
    assert "standard input:2: Close 3 pledges? It can be taken back: aig undo. Add --yes to do it." in said.stderr
    assert store.read_bytes() == before


def test_a_selection_in_a_batch_is_part_of_its_operation(several: Run) -> None:
    before = several("export json").stdout

    said = several("batch -", stdin=f"org add Nieuw\n{CLOSE} --yes\npledge edit $last --set note=laatst\n")

    assert said.lines[1:4] == PREVIEW
    assert "Warning: standard input:2: How far they came stays unknown: P0001.1." in said.stderr
    assert several("get P3 note").lines == ["laatst"]
    several("undo")
    assert several("export json").stdout == before
    assert several("batch --yes -", stdin=CLOSE).lines == PREVIEW
    several("undo")
    assert several("batch -n -", stdin=CLOSE).lines == PREVIEW


def test_a_selection_in_a_batch_that_matches_nothing_is_no_error(several: Run) -> None:
    nothing = "n: pledge withdraw --where state=withdrawn --yes"

    assert several("batch -", stdin=f"org add Nieuw\n{nothing}\n").stderr == "No pledges match.\n"
    for name in ("$n", "$last"):
        said = several(
            "batch -", exit_code=2, stdin=f"org add Nog\n{nothing}\npledge edit {name} --set note=x\n"
        ).stderr
        assert f"{name} stands for nothing" in said


# -- in a shell -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("aig pledge close P0001 P", ["P0001", "P0002", "P0003", "P0004"]),
        ("aig commitment edit P", ["P0001.1", "P0002.1", "P0003.1"]),
        ("aig deliverable remove p0002", ["P0002.1.1"]),
        ("aig progress log P0004", ["P0004"]),
        ("aig network join N01 O", ["O0001", "O0002"]),
    ],
)
def test_ids_are_completed(several: Run, shell: Shell, typed: str, offered: list[str]) -> None:
    assert several
    count = len(typed.split()) - 1

    said = shell(f"COMP_WORDS='{typed}' COMP_CWORD={count} _AIG_COMPLETE=bash_complete aig")

    assert [line.removeprefix("plain,") for line in said.lines] == offered
