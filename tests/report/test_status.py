"""What accounts say of commitments and of collaboration, with what is unknown as a piece of its own."""

import pytest

from aig_cli.report.chart import Stacked
from tests.conftest import Run
from tests.report.picture import told
from tests.report.register import ACCOUNTS, PLEDGES, typed

HEADINGS = ["not started", "in preparation", "in progress", "completed", "stopped", "unknown"]


@pytest.fixture
def register(aig: Run) -> Run:
    typed(aig, PLEDGES, ACCOUNTS)
    return aig


@pytest.mark.usefixtures("register")
def test_commitments_count_in_each_theme_by_their_status_and_once_altogether() -> None:
    chapter = told(2026)["status"]

    assert [each.heading for each in chapter.grid.columns] == [
        *["theme", "commitments", *HEADINGS, "share known", "completed, of those known"]
    ]
    assert chapter.grid.rows == [
        ("smoking", 5, 1, 0, 1, 1, 1, 1, 80.0, 25.0),
        ("exercise", 3, 1, 0, 0, 1, 1, 0, 100.0, 33.3),
        ("no theme named", 1, 0, 0, 0, 0, 0, 1, 0.0, None),
        ("all commitments", 6, 1, 0, 1, 1, 1, 2, 66.7, 25.0),
    ]
    assert chapter.finding == (
        "Over 2026 the status of 4 of the 6 commitments is known (66.7 %): not started 1 (25 %), in progress 1 (25 %), "
        "completed 1 (25 %) and stopped 1 (25 %)."
    )


@pytest.mark.usefixtures("register")
def test_rule_and_denominator_of_the_status_are_told() -> None:
    assert told(2026)["status"].notes == [
        "Pledges that the round over 2026 asked for an account, without the exempt: 3.",
        "A commitment counts in each theme of its pledge, and once in all commitments.",
        "Of their commitments, those that were dropped or added after the year are left out.",
        "Unknown is where no status was reported over the year; it stays out of the shares of those known.",
        "What was completed or stopped before stays so in an account without a word of it: 1 commitment.",
    ]


@pytest.mark.usefixtures("register")
def test_a_commitment_that_was_added_after_the_year_is_not_unknown_in_it() -> None:
    """P0002.3 came in 2026, and P0002.2 is gone."""
    assert told(2025)["status"].grid.rows[-1] == ("all commitments", 4, 0, 0, 1, 1, 0, 2, 50.0, 50.0)


def test_a_commitment_that_was_finished_stays_so_until_an_account_says_otherwise(register: Run) -> None:
    register("progress log P0001.1 --year 2026 --status in-progress")

    assert told(2026)["status"].grid.rows[-1] == ("all commitments", 6, 1, 0, 2, 0, 1, 2, 66.7, 0.0)
    assert told(2026)["status"].notes[-1].endswith("of it: 0 commitments.")


def test_without_an_account_what_was_finished_before_is_as_unknown_as_the_rest(register: Run) -> None:
    """Else the known would be mostly what was finished, where few accounts came in."""
    register("progress log P0002.1 --year 2025 --status completed")
    register("progress remove P0002 --year 2026 -y")

    assert told(2026)["status"].grid.rows[0] == ("smoking", 5, 1, 0, 0, 1, 1, 2, 60.0, 33.3)


def test_where_all_commitments_came_after_the_year_there_is_none_to_tell_of(pledged: Run) -> None:
    pledged("progress log P0001 --year 2025 --results x")
    pledged("pledge amend P0001 'Wij wandelen' --on 2026-05-01 --reason 'nieuw plan'")
    pledged("pledge amend P0001.1 --drop --on 2026-05-01 --reason 'nieuw plan'")

    assert told(2025)["status"].finding == (
        "There is no commitment of which an account over 2025 was asked or given, so no status is known (n/a)."
    )
    assert "asked or given, so no planning is known (n/a)." in told(2025)["planning"].finding


@pytest.mark.usefixtures("register")
def test_the_unknown_is_the_last_piece_of_each_bar() -> None:
    (chart,) = told(2026)["status"].charts

    assert isinstance(chart, Stacked)
    assert chart.is_whole
    assert chart.labels == ["smoking", "exercise", "no theme named", "all commitments"]
    assert [(each.name, each.is_unknown) for each in chart.series] == [(name, name == "unknown") for name in HEADINGS]
    assert chart.series[-1].values == (1, 0, 1, 2)


@pytest.mark.usefixtures("register")
def test_planning_is_told_for_both_years() -> None:
    chapter = told(2026)["planning"]

    assert [each.name for each in chapter.grid.columns] == [
        *["year", "commitments", "ahead", "on-schedule", "behind", "unknown"],
        *["known_share", "ahead_share", "on-schedule_share", "behind_share"],
    ]
    assert chapter.grid.rows == [
        (2025, 4, 0, 1, 0, 3, 25.0, 0.0, 100.0, 0.0),
        (2026, 6, 1, 0, 1, 4, 33.3, 50.0, 0.0, 50.0),
    ]
    assert chapter.finding == (
        "Over 2026 the planning of 2 of the 6 commitments is known (33.3 %): ahead 1 (50 %) and behind 1 (50 %). "
        "Over 2025 the planning of 1 of the 4 commitments is known (25 %): on schedule 1 (100 %)."
    )
    assert chapter.notes[-2:] == [
        "Of the unknown over 2025, 1 commitment is completed or stopped.",
        "Of the unknown over 2026, 2 commitments are completed or stopped.",
    ]


@pytest.mark.usefixtures("register")
def test_new_collaboration_is_told_of_all_pledges_that_were_asked() -> None:
    chapter = told(2026)["collaboration"]

    assert [row[:6] for row in chapter.grid.rows] == [(2025, 2, 1, 0, 0, 1), (2026, 3, 0, 1, 0, 2)]
    assert chapter.finding == (
        "Of the 3 pledges of which an account over 2026 was asked or given, 1 (33.3 %) say whether they led to new "
        "collaboration: exploring 1 (100 %). Of the 2 pledges of which an account over 2025 was asked or given, "
        "1 (50 %) say whether they led to new collaboration: yes 1 (100 %)."
    )


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize("name", ["planning", "collaboration"])
def test_a_year_beside_itself_is_told_once(name: str) -> None:
    chapter = told(2026, 2026)[name]

    assert [row[0] for row in chapter.grid.rows] == [2026]
    assert "2025" not in chapter.finding


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize("name", ["status", "planning", "collaboration"])
def test_a_year_without_a_round_is_not_available(name: str) -> None:
    chapter = told(2024)[name]

    assert chapter.finding.startswith("There was no reporting round over 2024, so this is not known (n/a).")
    assert chapter.grid.rows[-1][1] == 0
    assert set(chapter.grid.rows[-1][2:]) == {None}
    assert isinstance(chapter.charts[0], Stacked)
    assert {each.values[-1] for each in chapter.charts[0].series} == {None}


def test_a_round_without_answers_knows_nothing(aig: Run) -> None:
    typed(aig, PLEDGES, "round open 2026\n")

    assert told(2026)["status"].finding == "Over 2026 the status of none of the 6 commitments is known (n/a)."
    assert told(2026)["status"].grid.rows[-1] == ("all commitments", 6, 0, 0, 0, 0, 0, 6, 0.0, None)
    assert told(2026)["planning"].finding.startswith(
        "Over 2026 the planning of none of the 6 commitments is known (n/a)."
    )
    assert told(2026)["collaboration"].finding.startswith(
        "None of the 3 pledges of which an account over 2026 was asked or given says whether it led to new "
        "collaboration (n/a)."
    )


def test_the_account_of_one_pledge_is_told_as_one(pledged: Run) -> None:
    """No round asked for it."""
    pledged("progress log P0001 --year 2026 --results x")
    assert told(2026)["status"].finding == "Over 2026 the status of the one commitment is not known (n/a)."
    assert told(2026)["planning"].finding.startswith("Over 2026 the planning of the one commitment is not known")
    assert told(2026)["collaboration"].finding.startswith("The one pledge of which an account over 2026 was asked or")

    pledged("progress log P0001.1 --year 2026 --status completed --planning ahead")
    pledged("progress log P0001 --year 2026 --new-collaboration no")

    assert told(2026)["status"].finding == "Over 2026 the status of the one commitment is known: completed 1 (100 %)."
    assert told(2026)["planning"].finding.startswith("Over 2026 the planning of the one commitment is known: ahead 1")
    assert told(2026)["collaboration"].finding.startswith(
        "The one pledge of which an account over 2026 was asked or given says whether it led to new collaboration: "
        "no 1 (100 %)."
    )
    assert told(2026)["status"].notes[0] == "There was no round over 2026; pledges that gave an account of it: 1."


def test_the_command_tells_what_the_chapters_found(register: Run) -> None:
    """Each in its place: partners, settings, themes, status, planning, collaboration."""
    said = register("report year 2026").stdout

    places = [
        said.index(words)
        for words in (
            "counted per pledge: 6",
            "The setting that is named most often is living",
            "The theme that is named most often is smoking",
            "the status of 4 of the 6 commitments",
            "the planning of 2 of the 6 commitments",
            "an account over 2026 was asked or given, 1 (33.3 %)",
        )
    ]
    assert places == sorted(places)
