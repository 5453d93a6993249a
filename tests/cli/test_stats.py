"""`aig stats`: how many there are, and by what rule."""

import json
from pathlib import Path
from typing import Any

import pexpect
import pytest

from tests.conftest import PROGRAM, Run, terminal


def figures(aig: Run, options: str = "") -> dict[str, Any]:
    return {each["figure"]: each for each in aig(f"stats --json {options}").json}


def groups(aig: Run, options: str) -> dict[str, Any]:
    return {each["name"]: each for each in aig(f"stats --json {options}").json}


@pytest.fixture
def reported(pledged: Run) -> Run:
    """Two signed pledges, one closed; the round of 2025, which P0001 answered; its first deliverable has 12 of 10."""
    pledged("network add Noord --kind regional --start 2014-01-01")
    pledged("network add Leeg --kind thematic --start 2014-01-01")
    pledged("pledge edit P0001 --add networks=N01 --add settings=care")
    pledged("pledge add --title Second --holder MOgroep --theme alcohol")
    pledged("commitment add P0002 'Give lessons'")
    pledged("pledge sign P0002 --on 2026-01-15")
    pledged("pledge add --title Third --holder Movisie")
    pledged("commitment add P0003 'Give lessons'")
    pledged("pledge sign P0003 --on 2016-01-15")
    pledged("round open 2025 --today 2025-12-01")
    pledged("progress log P0001.1 --year 2025 --status completed --planning ahead --today 2026-01-10")
    pledged("progress log P0001.1.1 --year 2025 --value 12 --today 2026-01-10")
    pledged("pledge close P0003 --on 2026-03-01 --reason expired --final-status unknown")
    return pledged


def test_every_figure_has_its_rule_its_denominator_and_its_day(reported: Run) -> None:
    found = figures(reported)

    assert all(each["rule"] and each["as_of"] and each["label"] for each in found.values())
    assert found["answered"]["value"] == 1
    assert found["answered"]["of"] == 2
    assert found["answered"]["percentage"] == 50
    assert "all but the exempt" in found["answered"]["rule"]


def test_stock_of_last_year_and_new_without_ended_is_the_stock(reported: Run) -> None:
    found = figures(reported)

    assert [found[name]["value"] for name in ("pledges_before", "pledges_new", "pledges_ended", "pledges")] == [
        2,
        1,
        1,
        2,
    ]
    assert "2 + 1 + 0 - 1 = 2" in found["pledges_before"]["rule"]
    assert found["pledges_before"]["as_of"] == "2025-12-31"


def test_what_has_no_day_of_signing_is_new_in_the_year_in_which_it_was_recorded_and_told_apart(reported: Run) -> None:
    reported("pledge add --title Undated --holder Movisie")
    reported("commitment add P0004 'Give lessons'")
    reported("pledge sign P0004 --date-unknown")

    found = figures(reported)

    assert found["pledges_undated"]["value"] == 1
    assert "2 + 1 + 1 - 1 = 3" in found["pledges_before"]["rule"]


def test_organisations_are_counted_once_and_per_pledge(reported: Run) -> None:
    found = figures(reported)

    assert (found["organisations"]["value"], found["organisations_per_pledge"]["value"]) == (2, 3)
    assert (found["organisations_in_several"]["value"], found["organisations_in_several"]["of"]) == (1, 2)
    assert [found[name]["value"] for name in ("holders", "signatories", "represented")] == [1, 1, 0]


def test_networks_are_counted_by_kind_and_with_pledges(reported: Run) -> None:
    found = figures(reported)

    names = ("networks_regional", "networks_thematic", "networks_with_pledges")
    assert [found[name]["value"] for name in names] == [1, 1, 1]


def test_what_was_not_told_is_unknown_and_in_no_share(reported: Run) -> None:
    found = figures(reported)

    assert (found["status_completed"]["value"], found["status_completed"]["of"]) == (1, 1)
    assert (found["status_unknown"]["value"], found["status_unknown"]["of"]) == (1, 2)
    assert (found["planning_ahead"]["percentage"], found["planning_unknown"]["percentage"]) == (100, 50)


def test_targets_are_met_out_of_those_with_a_value(reported: Run) -> None:
    found = figures(reported)["targets_met"]

    assert (found["value"], found["of"], found["percentage"]) == (1, 1, 100)


def test_reach_has_two_bounds_and_is_not_available_where_nobody_told(reported: Run, tmp_path: Path) -> None:
    assert figures(reported)["reach"]["value"] is None
    (tmp_path / "reach.yaml").write_text(
        "pledge: P0001\nyear: 2025\nreach:\n"
        "  - {channel: letters, value: 4.200, overlap_group: staff}\n"
        "  - {channel: site, value: 9.500, overlap_group: staff}\n"
    )
    reported(f"progress log --from {tmp_path / 'reach.yaml'}")

    found = figures(reported)["reach"]

    assert (found["value"], found["upper"]) == (9500, 13700)
    assert "9,500 to 13,700" in reported("stats").stdout


def test_without_a_round_what_accounts_tell_is_not_available_and_never_0(pledged: Run) -> None:
    found = figures(pledged)

    for name in ("answered", "status_completed", "status_unknown", "planning_ahead", "reach", "targets_met"):
        assert (found[name]["value"], found[name]["percentage"]) == (None, None), name
    assert "response  n/a" in pledged("stats").stdout
    assert "status: completed  n/a" in pledged("stats").stdout


def test_an_empty_register_has_no_pledges_and_nothing_else(aig: Run) -> None:
    found = figures(aig)

    assert found["pledges"]["value"] == 0
    assert found["organisations_in_several"]["percentage"] is None


def test_the_accounts_are_those_of_the_last_round_that_is_over(reported: Run) -> None:
    reported("round open 2026")

    assert "over 2025" in figures(reported)["answered"]["rule"]
    assert "over 2026" in figures(reported, "--today 2027-02-01")["answered"]["rule"]


def test_as_of_a_day_the_figures_are_those_of_that_day(reported: Run) -> None:
    then = figures(reported, "--as-of 2025-12-31")

    assert then["pledges"]["value"] == 2
    assert then["pledges"]["as_of"] == "2025-12-31"
    assert then["answered"]["value"] == 0


def test_figures_are_told_in_dutch_with_the_same_numbers(reported: Run) -> None:
    dutch, english = figures(reported, "--lang nl"), figures(reported, "--lang en")

    for name, each in english.items():
        assert {**dutch[name], "label": "", "rule": ""} == {**each, "label": "", "rule": ""}


def test_figures_are_selected_and_written_like_any_list(reported: Run) -> None:
    assert reported("stats --where figure=pledges --format csv").lines[1].startswith("pledges,pledges,count,2,")
    assert reported("stats --where figure=pledges --fields figure,value").lines == ["pledges  2"]
    assert reported("stats --where figure=pledges").lines[1].split() == ["pledges", "2"]


# -- by groups --------------------------------------------------------------------------------------------------------


def test_by_setting_a_pledge_counts_in_each_of_its_settings(reported: Run) -> None:
    found = groups(reported, "--by setting")

    assert {name: each["pledges"] for name, each in found.items()} == {"care": 1, "living": 1, "none": 1}
    assert found["living"]["answered"] == 1
    assert found["none"]["group"] is None


def test_by_network_every_network_is_told_also_one_without_pledges(reported: Run) -> None:
    found = groups(reported, "--by network")

    assert {name: each["pledges"] for name, each in found.items()} == {"Noord": 1, "Leeg": 0, "none": 1}
    assert found["Leeg"]["answered_percentage"] is None
    assert found["none"]["pledges_ended"] == 1


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("sector", ["civil society", "none"]),
        ("type", ["knowledge institute", "trade association"]),
        ("theme", ["alcohol", "none"]),
    ],
)
def test_by_sector_and_type_of_the_holder_and_by_theme(reported: Run, kind: str, names: list[str]) -> None:
    assert list(groups(reported, f"--by {kind}")) == names


def test_by_year_each_year_has_its_last_day(reported: Run) -> None:
    found = groups(reported, "--by year")

    assert list(found) == [str(year) for year in range(2015, 2027)]
    assert [found[year]["pledges"] for year in ("2015", "2016", "2025", "2026")] == [1, 2, 2, 2]
    assert found["2025"]["answered_of"] == 2
    assert found["2024"]["answered"] is None


def test_by_year_the_columns_are_the_same_without_any_round(pledged: Run) -> None:
    found = groups(pledged, "--by year")["2026"]

    assert (found["answered"], found["answered_of"], found["answered_percentage"]) == (None, None, None)
    assert pledged("stats --by year").lines[-1].split() == ["2026", "1", "0", "0", "2", "2"]


def test_what_was_told_without_a_round_counts_but_nobody_was_asked(pledged: Run) -> None:
    pledged("progress log P0001.1 --year 2016 --status completed")

    found = figures(pledged)

    assert (found["status_completed"]["value"], found["status_completed"]["of"]) == (1, 1)
    assert "over 2016" in found["status_completed"]["rule"]
    assert (found["answered"]["value"], found["answered"]["of"]) == (None, None)


@pytest.mark.parametrize(("kind", "said"), [("setting", "A pledge in several groups"), ("year", "as of its last day")])
def test_on_a_terminal_groups_have_headings_rules_and_a_day(reported: Run, store: Path, kind: str, said: str) -> None:
    reported("stats")
    with_terminal = pexpect.spawn(
        str(PROGRAM), ["stats", "--by", kind], env=terminal(store, COLUMNS="120"), encoding="utf-8"
    )
    shown = with_terminal.read()

    assert "organisations," in shown
    assert "As of 22 November 2026." in shown
    assert said in shown


def test_what_was_closed_before_it_was_recorded_as_signed_never_stood(pledged: Run) -> None:
    pledged("pledge add --title Old --holder MOgroep")
    pledged("commitment add P0002 'Give lessons'")
    pledged("pledge sign P0002 --date-unknown")
    pledged("pledge close P0002 --on 2020-05-01 --reason completed --final-status completed")

    found, years = figures(pledged), groups(pledged, "--by year")

    assert "1 + 0 + 0 - 0 = 1" in found["pledges_before"]["rule"]
    for each in years.values():
        flow = each["pledges_before"] + each["pledges_new"] + each["pledges_undated"] - each["pledges_ended"]
        assert flow == each["pledges"]


def test_a_network_without_a_first_day_is_there_since_it_was_recorded(pledged: Run) -> None:
    pledged("network add Nieuw --kind regional")
    pledged("pledge edit P0001 --add networks=N01")

    years = groups(pledged, "--by year")

    assert (years["2025"]["networks_regional"], years["2025"]["networks_with_pledges"]) == (0, 0)
    assert (years["2026"]["networks_regional"], years["2026"]["networks_with_pledges"]) == (1, 1)


def test_nearly_all_of_a_target_is_not_all_of_it(pledged: Run) -> None:
    pledged("deliverable add P0001.1 visits --target 10000")
    pledged("progress log P0001.1.2 --year 2016 --value 9996")

    found = figures(pledged)["targets_met"]

    assert (found["value"], found["of"]) == (0, 1)
    assert "(99.9 %)" in pledged("progress show P0001.1.2").stdout


def test_by_anything_there_is_nothing_to_tell_of_an_empty_register(aig: Run) -> None:
    assert aig("stats --by network --format csv --fields group,pledges").lines == ["group,pledges"]
    assert aig("stats --by theme").stderr == "No groups.\n"
    assert aig("stats --by theme --json").json == []


def test_groups_are_sorted_and_filtered_by_their_figures(reported: Run) -> None:
    assert reported("stats --by setting --where pledges_ended=1 --fields name").lines == ["none"]
    assert reported("stats --by year --sort -pledges_new --limit 1 --fields name,pledges_new").lines == ["2015  1"]


def test_the_figures_of_the_made_up_network_are_those_that_its_maker_counted(bare: Run, network: Path) -> None:
    truth = json.loads(network.with_suffix(".truth.json").read_text())
    here = f"--store {network} --today 2026-01-01"

    found, years = figures(bare, here), groups(bare, f"--by year {here}")

    assert found["pledges"]["value"] == truth["pledges_by_state"]["signed"]
    assert found["organisations"]["value"] == truth["organisations_once"]["signed_today"]
    assert found["organisations_per_pledge"]["value"] == truth["organisations_per_pledge"]["signed_today"]
    assert found["organisations_in_several"]["value"] == truth["organisations_in_several"]["signed_today"]
    assert {year: years[year]["pledges"] for year in truth["standing_at_end_of"]} == truth["standing_at_end_of"]
    for year, asked in truth["asked"].items():
        assert (years[year]["answered_of"], years[year]["answered"]) == (asked, truth["responded"][year])
        bounds = (truth["reported_reach_lower"][year], truth["reported_reach_upper"][year])
        assert (years[year]["reach"], years[year]["reach_upper"]) == bounds
