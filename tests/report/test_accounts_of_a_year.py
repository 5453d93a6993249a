"""The chapters of the yearly picture that are told from accounts: every number can be counted by hand."""

import pytest

from aig_cli.report.chart import Bars, Bullet, Heat, Stacked
from aig_cli.report.document import Chapter
from aig_cli.report.picture.chapter import CHAPTERS
from aig_cli.report.question import Plain
from tests.conftest import Run
from tests.report.picture import rows, told
from tests.report.register import typed

REGISTER = """
org add Ede --type municipality
org add "Epe <script>alert(1)</script>" --type company
network add "Gezond Oost" --kind regional
network add "Rookvrij" --kind thematic
network add "Stil" --kind regional --start 2015-01-01
network add "Voorbij" --kind regional --start 2010-01-01 --end 2020-12-31
a: pledge add --title One --holder Ede --network N1 --network N2 --setting living --setting care --theme smoking
commitment add $a "Wij geven 10 lessen"
deliverable add $last lessons --target 10 --unit lessons
deliverable add $a.1 smokers --measure percentage --direction decrease --baseline 25 --target 15
pledge sign $a --on 2020-02-03
b: pledge add --title Two --holder Ede --network N1 --setting living --theme smoking --theme exercise
commitment add $b "Wij maken een beleid"
deliverable add $last policy --measure yes-no --target yes
deliverable add $b.1 stories --measure text
pledge sign $b --on 2020-02-03
c: pledge add --title Three --holder Ede
commitment add $c "Wij starten groepen"
deliverable add $last groups --target 4 --aggregation sum
deliverable add $c.1 "who sit" --measure percentage --direction decrease --target 5
pledge sign $c --on 2020-02-03
d: pledge add --title "Four ]]>" --holder Epe --network N2 --setting care --theme exercise
commitment add $d "Wij wandelen"
deliverable add $last walks
pledge sign $d --on 2020-02-03
e: pledge add --title Five --holder Epe
commitment add $e "Wij koken"
f: pledge add --title Draft --holder Epe
commitment add $f "Wij willen"
deliverable add $last wishes --target 3
"""
ACCOUNTS = """
{pledge: P1, year: 2023, results: x, updates: [{of: P1.1, status: not-started}]}
---
{pledge: P2, year: 2023, results: x}
---
{pledge: P3, year: 2023, updates: [{of: P3.1.1, value: 1}]}
---
pledge: P1
year: 2024
reach: [{channel: newsletter, value: 1000}]
updates: [{of: P1.1, status: in-progress}, {of: P1.1.1, value: 5}]
---
{pledge: P2, year: 2024, updates: [{of: P2.1, status: completed}, {of: P2.1.1, value: yes}]}
---
pledge: P1
year: 2025
reach:
- {channel: newsletter, value: 9500, unit: readers, method: counted, overlap_group: members}
- {channel: magazine, value: 4200, unit: readers, method: estimated, overlap_group: members}
- {channel: website, value: 80000, unit: visits, method: counted}
updates: [{of: P1.1, status: completed}, {of: P1.1.1, value: 12}, {of: P1.1.2, value: 20}]
---
pledge: P3
year: 2025
reach:
- {channel: training, value: 100, overlap_group: members}
- {channel: meeting, value: 50}
- {channel: radio}
updates: [{of: P3.1, status: in-progress}, {of: P3.1.1, value: 2}, {of: P3.1.2, value: 4}]
"""


@pytest.fixture
def told_of(aig: Run) -> Run:
    """Five pledges and a draft in November 2026, with the rounds of three years; nobody reads the warnings.

    One answered each year; Two did not in 2025, nor Three in 2024; Four never did. Five is new, and exempt.
    """
    typed(aig, REGISTER)
    for year in (2023, 2024, 2025):
        if year == 2025:
            aig("pledge sign P5 --on 2025-11-01 -q --today 2025-11-02")
        aig(f"round open {year} -q -y --today {year}-11-02")
    aig("progress log --from - -q", stdin=ACCOUNTS)
    aig("round no-response P4 --year 2024 --reason unreachable -q")
    aig("round no-response P4 --year 2025 --reason refuses -q")
    return aig


# -- reach ------------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("told_of")
def test_reach_has_a_lower_and_an_upper_bound_beside_those_of_the_other_year() -> None:
    reach = told(2025)["reach"]

    assert reach.finding == (
        "According to the accounts over 2025 (2 of 4), the number of people reached was between 9,650 and 13,850, from "
        "the audiences with a number (4 of 5). According to those over 2024 (2 of 4) it was 1,000."
    )
    assert rows(reach)["all pledges"] == (1000, 1000, 9650, 13_850, 4, 5)
    assert rows(reach)["living"] == rows(reach)["care"] == (1000, 1000, 9500, 13_700, 2, 2)
    assert rows(reach)["no setting"] == (None, None, 150, 150, 2, 3)
    assert rows(reach)["sport"] == (None, None, None, None, 0, 0)


@pytest.mark.usefixtures("told_of")
def test_visits_are_no_persons_and_a_missing_number_is_not_nobody() -> None:
    notes = told(2025)["reach"].notes

    assert "Only persons are counted: 1 audience in visits, views, copies or the like stays apart." in notes
    assert "How the numbers are known: counted 1, estimated 1 and unknown 2." in notes


@pytest.mark.usefixtures("told_of")
def test_reach_is_drawn_as_the_lower_bound_and_what_comes_on_top() -> None:
    years, settings = told(2025)["reach"].charts

    assert isinstance(years, Stacked)
    assert not years.is_whole
    assert years.labels == ["2024", "2025"]
    assert [each.values for each in years.series] == [[1000, 9650], [0, 4200]]
    assert isinstance(settings, Stacked)
    assert dict(zip(settings.labels, settings.series[1].values, strict=True))["sport"] is None


# -- targets ----------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("told_of")
def test_targets_are_met_from_a_hundred_percent_and_what_is_missing_is_not_zero() -> None:
    targets = told(2025)["targets"]

    assert targets.finding == (
        "Of the deliverables that can be compared with their target over 2025 (3 of the 5 that have one), 1 met it: "
        "33.3 %. The median is 75 % of the target; over 2024 it was 50 %."
    )
    assert rows(targets)["all deliverables"] == (5, 4, 3, 1, 33.3, 75, 50, 50)
    assert rows(targets)["smoking"] == (3, 2, 2, 1, 50, 85, 50, 50)
    assert rows(targets)["exercise"] == (1, 0, 0, 0, None, None, 100, None)
    assert rows(targets)["no theme"] == (2, 2, 1, 0, 0, 75, None, None)
    assert rows(targets)["alcohol"] == (0, 0, 0, 0, None, None, None, None)
    assert any("1 value cannot be compared" in note for note in targets.notes)


@pytest.mark.usefixtures("told_of")
def test_the_median_is_drawn_against_the_whole_target() -> None:
    (chart,) = told(2025)["targets"].charts

    assert isinstance(chart, Bullet)
    assert set(chart.targets) == {100}
    values = dict(zip(chart.labels, chart.values, strict=True))
    assert (values["smoking"], values["exercise"], values["all deliverables"]) == (85, None, 75)


def test_what_an_amendment_added_later_had_no_target_then(told_of: Run) -> None:
    told_of("pledge amend P1 'Wij geven nog 5 lessen' --reason 'meer vraag' --on 2026-02-01")
    told_of("deliverable add P1.2 more --target 5 -y")

    assert rows(told(2025)["targets"])["all deliverables"][0] == 5
    assert rows(told(2026)["targets"])["all deliverables"][0] == 0


# -- response ---------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("told_of")
def test_the_response_of_each_network_is_of_those_that_were_asked() -> None:
    response = told(2025)["response"]

    assert [column.name for column in response.grid.columns[:5]] == [
        *("network", "kind"),
        *("response_2023", "response_2024", "response_2025"),
    ]
    assert rows(response) == {
        "Gezond Oost": ("regional", 100, 100, 50, 1, 2),
        "Stil": ("regional", None, None, None, 0, 0),
        "Rookvrij": ("thematic", 50, 50, 50, 1, 2),
        "in no network": (None, 100, 0, 100, 1, 1),
        "all pledges": (None, 75, 50, 50, 2, 4),
    }
    assert response.finding == ("In the round over 2025, 2 of the pledges that were asked (4) gave an account: 50 %.")
    assert told(2024)["response"].finding.endswith("By network it was from 50 % to 100 %.")


@pytest.mark.usefixtures("told_of")
def test_the_response_is_drawn_as_cells_and_nobody_asked_is_not_zero() -> None:
    (chart,) = told(2025)["response"].charts

    assert isinstance(chart, Heat)
    assert chart.columns == ["2023", "2024", "2025"]
    assert chart.values[chart.rows.index("Stil")] == [None, None, None]


def test_a_round_that_is_not_over_says_so(told_of: Run) -> None:
    told_of("round open 2026 -q -y")

    assert "The round over 2026 is not over: accounts may still come in." in told(2026)["response"].notes
    assert not any("not over" in note for note in told(2025)["response"].notes)


def test_only_the_last_five_years_are_told_of(told_of: Run) -> None:
    told_of("round open 2020 -q -y --today 2020-12-01")

    years = [column.name for column in told(2025)["response"].grid.columns[2:-2]]
    assert years == ["response_2023", "response_2024", "response_2025"]


# -- the same pledges -------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("told_of")
def test_the_same_pledges_stand_beside_all_so_that_who_answered_is_told_apart() -> None:
    same = told(2025)["same"]

    assert same.finding == (
        "Pledges that gave an account over both 2024 and 2025: 1. Of their commitments whose status is known the share "
        "completed was 0 % (0 of 1) over 2024 and 100 % (1 of 1) over 2025; of those of all pledges that were asked it "
        "was 50 % (1 of 2) and 50 % (1 of 2)."
    )
    assert {of: (row[0], *row[3:5], row[6]) for of, row in rows(same).items()} == {
        "all pledges, 2024": (4, 1, 1, 2),
        "all pledges, 2025": (4, 1, 1, 2),
        "the same pledges, 2024": (1, 1, 0, 0),
        "the same pledges, 2025": (1, 0, 1, 0),
    }
    (chart,) = same.charts
    assert isinstance(chart, Stacked)
    assert chart.is_whole
    assert chart.series[-1].is_unknown


def test_without_an_account_over_both_years_there_is_nothing_to_compare(told_of: Run) -> None:
    assert told(2025, 2022)["same"].finding == ("There was no reporting round over 2022, so this is not known (n/a).")
    told_of("progress remove P1 --year 2025 -y -q")

    assert told(2025)["same"].finding.endswith("over both 2024 and 2025: there is nothing to compare (n/a).")
    assert set(rows(told(2025)["same"])["the same pledges, 2025"][1:7]) == {None}


def test_where_no_status_is_known_its_share_is_not_known(aig: Run) -> None:
    aig("org add Ede")
    aig("pledge add --title One --holder Ede")
    aig("commitment add P1 'Wij wandelen'")
    aig("pledge sign P1 --on 2020-01-01")
    for year in (2024, 2025):
        aig(f"round open {year} -q --today {year}-11-02")
        aig(f"progress log P1 --year {year} --results x -q")

    assert "the share completed was n/a over 2024 and n/a over 2025" in told(2025)["same"].finding


# -- silence ----------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("told_of")
def test_who_missed_two_rounds_is_listed_with_the_rounds_missed() -> None:
    silent = told(2025)["silent"]

    assert silent.finding == (
        "Of the pledges that stood on 31 December 2025 and were due to report in a round (4), 1 gave no account in the "
        "last two rounds that asked them."
    )
    assert silent.grid.trees() == [
        {
            "pledge": "P0004",
            "title": "Four ]]>",
            "holder": "Epe <script>alert(1)</script>",
            "last_reported": None,
            "missed": 3,
            "standing": "red",
        }
    ]
    (chart,) = silent.charts
    assert isinstance(chart, Bars)
    assert chart.values == [2, 1, 1, 0, 1]


@pytest.mark.usefixtures("told_of")
def test_silence_is_that_of_the_year_not_of_what_came_later() -> None:
    """At the end of 2024 Four was out of reach; Three had missed one round, and reported since."""
    silent = told(2024)["silent"]

    assert [(row[0], row[3], row[4], row[5]) for row in silent.grid.rows] == [("P0004", None, 2, "dormant")]
    (chart,) = silent.charts
    assert isinstance(chart, Bars)
    assert chart.values == [2, 1, 0, 1, 0]


def test_a_pledge_that_was_closed_since_was_silent_when_it_stood(told_of: Run) -> None:
    told_of("pledge close P4 --reason terminated --on 2026-03-01 -y -q")

    assert [row[0] for row in told(2025)["silent"].grid.rows] == ["P0004"]
    assert told(2026)["silent"].grid.rows == []


def test_who_reported_before_falling_silent_is_told_the_year(told_of: Run) -> None:
    for year in (2024, 2025):
        told_of(f"progress remove P1 --year {year} -y -q")

    assert [(row[0], row[3]) for row in told(2025)["silent"].grid.rows] == [
        ("P0001", 2023),
        ("P0004", None),
    ]


# -- method -----------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("told_of")
def test_the_method_says_what_the_figures_rest_on() -> None:
    method = told(2025)["method"]

    assert method.finding == (
        "This picture tells of 2025 beside 2024, from the register as of 22 November 2026: pledges that stood on 31 "
        "December 2025: 5; accounts over 2025 that came in: 2 of 4."
    )
    rules = rows(method)
    assert str(rules["undated signings"][0]).startswith("0 pledges")
    assert "Revision 9 of the register" in str(rules["register and program"][0])


def test_the_method_counts_the_signings_without_a_day(told_of: Run) -> None:
    told_of("pledge sign P6 --date-unknown -q")

    assert str(rows(told(2026)["method"])["undated signings"][0]).startswith("1 pledge that stood on 22 November 2026")


# -- nothing to tell --------------------------------------------------------------------------------------------------

FROM_ACCOUNTS = ("reach", "targets", "response", "same")


@pytest.mark.parametrize("name", FROM_ACCOUNTS)
def test_a_year_without_a_round_is_not_available(told_of: Run, name: str) -> None:  # noqa: ARG001 - what it is told of
    chapter = told(2030)[name]

    assert chapter.finding == "There was no reporting round over 2030, so this is not known (n/a)."
    assert "0 %" not in chapter.finding


@pytest.mark.parametrize("name", FROM_ACCOUNTS)
def test_a_round_that_asked_nobody_is_not_available(aig: Run, name: str) -> None:
    aig("round open 2025 -q -y --today 2025-11-02")

    assert told(2025)[name].finding == (
        "The round over 2025 asked no pledge for an account, so this is not known (n/a)."
    )


@pytest.mark.parametrize("name", ["reach", "same"])
def test_a_round_without_an_answer_is_not_available(pledged: Run, name: str) -> None:
    pledged("round open 2025 -q -y --today 2025-11-02")

    assert told(2025)[name].finding == "No account over 2025 came in, so this is not known (n/a)."


def test_a_round_without_an_answer_has_a_response_of_nothing(pledged: Run) -> None:
    pledged("round open 2025 -q -y --today 2025-11-02")

    assert told(2025)["response"].finding.endswith("0 of the pledges that were asked (1) gave an account: 0 %.")
    assert told(2025)["targets"].finding == (
        "Over 2025 no deliverable that has a target (1) can be compared with it: n/a."
    )


def test_an_account_without_audiences_tells_of_no_reach(pledged: Run) -> None:
    pledged("progress log P1.1.1 --year 2025 --value 10 -q")

    assert told(2025)["reach"].finding == "No account over 2025 tells how many people were reached: n/a."
    assert rows(told(2025)["targets"])["all deliverables"][:6] == (1, 1, 1, 1, 100, 100)


def test_without_a_target_there_is_none_to_meet(aig: Run) -> None:
    aig("org add Ede")
    aig("pledge add --title One --holder Ede")
    aig("commitment add P1 'Wij wandelen'")
    aig("deliverable add P1.1 stories --measure text --target many")
    aig("deliverable add P1.1 secret --measure yes-no --target no")
    aig("pledge sign P1 --on 2020-01-01")
    aig("progress log P1.1.1 --year 2025 --value some -q")

    assert told(2025)["targets"].finding == (
        "No deliverable of the pledges that were asked over 2025 has a target that is a number or a yes: n/a."
    )


def test_an_empty_register_has_nobody_who_is_silent(aig: Run) -> None:  # noqa: ARG001 - what it is told of
    silent = told(2025)["silent"]

    assert silent.finding == (
        "Up to 2025 no round was due for a pledge that stood on 31 December 2025: who is silent is not known (n/a)."
    )
    assert silent.grid.rows == []


def test_a_year_can_be_compared_with_itself_and_with_a_later_one(told_of: Run) -> None:  # noqa: ARG001 - what it is told of
    assert rows(told(2025, 2025)["reach"])["all pledges"][:4] == (9650, 13_850, 9650, 13_850)
    assert told(2024, 2025)["reach"].finding.endswith("over 2025 (2 of 4) it was between 9,650 and 13,850.")


@pytest.mark.usefixtures("told_of")
@pytest.mark.parametrize("name", CHAPTERS)
def test_the_numbers_are_the_same_in_both_languages(name: str) -> None:
    english, dutch = (told(2025, code=code)[name] for code in ("en", "nl"))

    assert numbers(english) == numbers(dutch)
    assert [column.name for column in english.grid.columns] == [column.name for column in dutch.grid.columns]


def numbers(chapter: Chapter) -> list[list[Plain]]:
    return [[each for each in row if not isinstance(each, str)] for row in chapter.grid.rows]


@pytest.mark.usefixtures("told_of")
def test_labels_and_numbers_are_written_in_the_language_of_the_reader(told_of: Run) -> None:
    assert "33,3 %" in told(2025, code="nl")["targets"].finding
    assert "regionaal netwerk" in told_of("report year 2025 --lang nl --format markdown").stdout
    row = told_of("report year 2025 --lang nl --format json").json["chapters"][10]["rows"][0]
    assert (row["key"], row["kind"]) == ("N01", "regional")


def test_the_command_tells_what_the_chapters_found(told_of: Run) -> None:
    document = told_of("report year 2025 --format json").json

    told_by_command = {chapter["name"]: chapter for chapter in document["chapters"]}
    assert tuple(told_by_command) == CHAPTERS
    for name, chapter in told(2025).items():
        assert told_by_command[name]["heading"] == chapter.heading
        assert told_by_command[name]["finding"] == chapter.finding
