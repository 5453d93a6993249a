"""What held on a day that has been, and what the register said after an operation."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from aig_cli.model.integrity import gaps
from aig_cli.model.past import as_of
from aig_cli.model.snapshot import TABLES
from aig_cli.store.history import Line, written
from aig_cli.store.store import Store
from tests.conftest import TODAY, Run

Recorded = Callable[[str], None]


@pytest.fixture
def recorded(store: Path) -> Recorded:
    """Lets all operations so far, that were not given another day, be of a day."""
    path, given = store.with_name("aig.history.jsonl"), set[int]()

    def on(day: str) -> None:
        lines = [msgspec.json.decode(line, type=Line) for line in path.read_bytes().splitlines()]
        late = [
            line if line.number in given else msgspec.structs.replace(line, time=f"{day}T12:00:00Z") for line in lines
        ]
        given.update(line.number for line in lines)
        path.write_bytes(written(late))

    return on


def exported(aig: Run, day: str, **more: str) -> Any:
    options = "".join(f" --{name} {value}" for name, value in more.items())
    return aig(f"export json --as-of {day}{options}").json


def pledge(aig: Run, day: str, id_: str = "P0001") -> Any:
    return next((each for each in exported(aig, day)["pledges"] if each["id"] == id_), None)


# -- pledges ----------------------------------------------------------------------------------------------------------


def test_a_pledge_is_not_there_before_it_was_signed_or_recorded(pledged: Run) -> None:
    assert pledge(pledged, "2015-02-02") is None
    assert pledge(pledged, "2015-02-03")["state"] == "signed"


def test_before_it_was_signed_a_pledge_is_the_draft_that_was_recorded(pledged: Run, recorded: Recorded) -> None:
    pledged("pledge add --title Later --holder MOgroep")
    pledged("commitment add P0002 'Give lessons'")
    recorded("2016-01-10")
    pledged("pledge sign P0002 --on 2016-03-01")
    pledged("pledge close P0002 --on 2020-05-01 --reason completed --final-status completed")

    then = {day: pledge(pledged, day, "P0002") for day in ("2016-01-09", "2016-01-10", "2016-03-01", "2020-05-01")}

    assert then["2016-01-09"] is None
    assert (then["2016-01-10"]["state"], then["2016-01-10"]["signed_on"]) == ("draft", None)
    assert (then["2016-03-01"]["state"], then["2016-03-01"]["closing"]) == ("signed", None)
    assert then["2020-05-01"]["state"] == "closed"


def test_a_pledge_of_unknown_signing_is_there_from_the_day_on_which_it_was_recorded_as_signed(
    pledged: Run, recorded: Recorded
) -> None:
    pledged("pledge add --title Undated --holder MOgroep")
    pledged("commitment add P0002 'Give lessons'")
    recorded("2018-01-01")
    pledged("pledge sign P0002 --date-unknown")
    recorded("2018-06-01")

    assert pledge(pledged, "2018-05-31", "P0002")["state"] == "draft"
    assert pledge(pledged, "2018-06-01", "P0002")["state"] == "signed"


def test_a_withdrawn_draft_is_a_draft_until_that_was_recorded(pledged: Run, recorded: Recorded) -> None:
    pledged("pledge add --title Never --holder MOgroep")
    recorded("2018-01-01")
    pledged("pledge withdraw P0002")
    recorded("2018-06-01")

    assert pledge(pledged, "2018-05-31", "P0002")["state"] == "draft"
    assert pledge(pledged, "2018-06-01", "P0002")["state"] == "withdrawn"


def test_parties_are_those_of_the_day(pledged: Run) -> None:
    pledged("org add Later")
    pledged("pledge join P0001 Later --role signatory --since 2018-01-01")
    pledged("pledge leave P0001 Movisie --until 2019-12-31")

    assert [each["organisation"] for each in pledge(pledged, "2017-12-31")["parties"]] == ["O0001", "O0002"]
    assert [each["until"] for each in pledge(pledged, "2018-01-01")["parties"]] == [None, None, None]
    assert pledge(pledged, "2019-12-31")["parties"][1]["until"] == "2019-12-31"


def test_a_commitment_has_the_text_that_it_had(pledged: Run) -> None:
    pledged("pledge amend P0001.1 'Collect more' --on 2016-01-01 --reason asked")
    pledged("pledge amend P0001.1 'Collect most' --on 2017-01-01 --reason asked")
    pledged("pledge amend P0001 'Tell of it' --on 2018-01-01 --reason asked")

    texts = {
        year: [each["text"] for each in pledge(pledged, f"{year}-06-01")["commitments"]] for year in range(2015, 2019)
    }

    assert texts == {
        2015: ["Collect examples"],
        2016: ["Collect more"],
        2017: ["Collect most"],
        2018: ["Collect most", "Tell of it"],
    }


def test_a_commitment_that_was_dropped_later_is_there(pledged: Run, recorded: Recorded) -> None:
    pledged("pledge amend P0001 'Tell of it' --on 2016-01-01 --reason asked")
    pledged("commitment edit P0001.2 --set kind=product")
    recorded("2016-02-01")
    pledged("pledge amend P0001.2 --drop --on 2017-01-01 --reason asked")

    known, only_dated = pledge(pledged, "2016-06-01"), pledge(pledged, "2016-01-15")

    assert [each["kind"] for each in known["commitments"]] == ["product", "product"]
    assert [(each["text"], each["kind"]) for each in only_dated["commitments"]][1] == ("Tell of it", None)


def test_a_renewal_is_linked_once_it_was_there(pledged: Run, recorded: Recorded) -> None:
    recorded("2016-01-01")
    pledged("pledge renew P0001")
    recorded("2020-01-01")

    assert pledge(pledged, "2019-12-31")["successor"] is None
    assert pledge(pledged, "2020-01-01")["successor"] == "P0002"


# -- networks, organisations ------------------------------------------------------------------------------------------


def test_networks_and_members_are_those_of_the_day(pledged: Run, recorded: Recorded) -> None:
    pledged("network add Noord --kind regional --start 2016-01-01")
    pledged("network join N01 MOgroep --since 2017-01-01")
    pledged("network join N01 Movisie")
    pledged("network add Undated --kind thematic")
    recorded("2018-01-01")
    pledged("network leave N01 MOgroep --until 2019-01-01")
    pledged("network edit N01 --set end=2020-01-01")

    networks = {
        day: exported(pledged, day)["networks"] for day in ("2015-12-31", "2017-01-01", "2018-01-01", "2020-01-01")
    }

    assert networks["2015-12-31"] == []
    assert [(each["organisation"], each["until"]) for each in networks["2017-01-01"][0]["members"]] == [("O0001", None)]
    assert [each["name"] for each in networks["2018-01-01"]] == ["Noord", "Undated"]
    assert [each["organisation"] for each in networks["2018-01-01"][0]["members"]] == ["O0001", "O0002"]
    assert networks["2018-01-01"][0]["end"] is None
    assert networks["2020-01-01"][0]["end"] == "2020-01-01"


def test_a_pledge_is_in_the_networks_that_were_there(pledged: Run) -> None:
    pledged("network add Noord --kind regional --start 2016-01-01")
    pledged("pledge edit P0001 --add networks=N01")

    assert pledge(pledged, "2015-12-31")["networks"] == []
    assert pledge(pledged, "2016-01-01")["networks"] == ["N01"]


def test_organisations_are_those_recorded_and_those_that_others_refer_to(pledged: Run, recorded: Recorded) -> None:
    pledged("org add Alone")
    pledged("org add 'MO-groep'")
    pledged("org merge MOgroep MO-groep --yes")
    recorded("2020-01-01")

    def names(day: str) -> list[str]:
        return [each["name"] for each in exported(pledged, day)["organisations"]]

    assert names("2014-12-31") == []
    assert names("2015-12-31") == ["MOgroep", "Movisie"]
    assert names("2020-01-01") == ["MOgroep", "Movisie", "Alone", "MO-groep"]


# -- accounts ---------------------------------------------------------------------------------------------------------


def states(aig: Run, day: str) -> dict[str, str]:
    return {f"{each['pledge']} {each['year']}": each["state"] for each in exported(aig, day)["reports"]}


def test_an_account_is_there_from_the_day_on_which_it_came_in(pledged: Run, recorded: Recorded) -> None:
    pledged("round open 2025 --today 2025-11-01")
    recorded("2025-11-01")
    pledged("progress log P0001.1 --year 2025 --status completed --today 2026-01-10")
    recorded("2026-01-20")

    assert states(pledged, "2025-10-31") == {}
    assert states(pledged, "2026-01-09") == {"P0001 2025": "requested"}
    assert states(pledged, "2026-01-10") == {"P0001 2025": "received"}


def test_no_response_is_known_from_the_day_on_which_it_was_recorded(pledged: Run, recorded: Recorded) -> None:
    pledged("round open 2025 --today 2025-11-01")
    recorded("2025-11-01")
    pledged("round no-response P0001 --reason refuses --today 2026-02-01")
    recorded("2026-02-01")

    assert states(pledged, "2026-01-31") == {"P0001 2025": "requested"}
    assert states(pledged, "2026-02-01") == {"P0001 2025": "no-response"}


def test_an_exempt_pledge_is_exempt_from_the_opening_of_the_round_unless_it_was_asked_first(
    pledged: Run, recorded: Recorded
) -> None:
    pledged("pledge add --title New --holder MOgroep")
    pledged("commitment add P0002 'Give lessons'")
    pledged("pledge sign P0002 --on 2025-10-01")
    pledged("round open 2025 --today 2025-11-01")
    recorded("2025-11-01")
    pledged("round exempt P0001 --reason agreed --today 2026-01-05")
    recorded("2026-01-05")

    assert states(pledged, "2025-12-01") == {"P0001 2025": "requested", "P0002 2025": "exempt"}
    assert states(pledged, "2026-01-05") == {"P0001 2025": "exempt", "P0002 2025": "exempt"}


def test_an_account_says_as_of_a_day_what_it_said_then(pledged: Run, recorded: Recorded) -> None:
    pledged("round open 2025 --today 2025-11-01")
    pledged("progress log P0001.1 --year 2025 --status in-progress --today 2026-01-10")
    recorded("2026-01-10")
    pledged("progress log P0001.1 --year 2025 --status completed --replace --today 2026-03-10")
    pledged("progress establish P0001 --year 2025 --today 2026-05-01")
    recorded("2026-05-01")

    def account(day: str) -> tuple[str, str]:
        report = exported(pledged, day)["reports"][0]
        return report["state"], report["updates"][0]["status"]

    assert account("2026-01-31") == ("received", "in-progress")
    assert account("2026-05-01") == ("established", "completed")


def test_an_account_that_was_recorded_later_had_come_in_by_its_own_date(pledged: Run, recorded: Recorded) -> None:
    pledged("round open 2025 --today 2025-11-01")
    recorded("2025-11-01")
    pledged("progress log P0001.1 --year 2025 --status completed --received-on 2026-01-10")
    recorded("2026-02-01")

    assert states(pledged, "2026-01-09") == {"P0001 2025": "requested"}
    assert states(pledged, "2026-01-10") == {"P0001 2025": "received"}


def test_who_was_exempt_or_silent_on_a_day_was_so_whatever_came_in_later(pledged: Run, recorded: Recorded) -> None:
    pledged("pledge add --title New --holder MOgroep")
    pledged("commitment add P0002 'Give lessons'")
    pledged("pledge sign P0002 --on 2025-10-01")
    pledged("round open 2025 --today 2025-11-01")
    pledged("round no-response P0001 --reason refuses --today 2026-01-31")
    recorded("2026-01-31")
    pledged("progress log P0001.1 --year 2025 --status completed --replace --today 2026-02-10")
    pledged("progress log P0002.1 --year 2025 --status completed --replace --today 2026-02-10")
    recorded("2026-02-10")

    assert states(pledged, "2026-02-09") == {"P0001 2025": "no-response", "P0002 2025": "exempt"}
    assert states(pledged, "2026-02-10") == {"P0001 2025": "received", "P0002 2025": "received"}


def test_what_was_signed_again_counts_from_then(pledged: Run, recorded: Recorded) -> None:
    pledged("pledge add --title Undated --holder MOgroep")
    pledged("commitment add P0002 'Give lessons'")
    pledged("pledge sign P0002 --date-unknown")
    recorded("2017-02-01")
    pledged("undo")
    recorded("2017-03-01")
    pledged("pledge sign P0002 --date-unknown")
    recorded("2018-03-01")

    found = {each["figure"]: each["value"] for each in pledged("stats --as-of 2018-06-01 --json").json}

    assert (found["pledges_before"], found["pledges_undated"], found["pledges"]) == (1, 1, 2)


def test_a_round_is_locked_from_its_day_and_corrections_come_later(pledged: Run, recorded: Recorded) -> None:
    pledged("round open 2025 --today 2025-11-01")
    pledged("progress log P0001.1.1 --year 2025 --value 7 --today 2026-01-10")
    pledged("round lock 2025 --yes --today 2026-02-10")
    recorded("2026-02-10")
    pledged("progress log P0001.1.1 --year 2025 --value 8 --replace --correction miscounted --today 2026-03-01")
    recorded("2026-03-01")

    def value(day: str) -> Any:
        return exported(pledged, day)["reports"][0]["updates"][0]["value"]

    assert exported(pledged, "2026-02-09")["rounds"][0]["locked_on"] is None
    assert exported(pledged, "2026-02-10")["rounds"][0]["locked_on"] == "2026-02-10"
    assert value("2026-02-28") == 7
    assert value("2026-03-01") == 8


def test_a_reminder_of_a_later_day_had_not_gone_out(pledged: Run, recorded: Recorded) -> None:
    pledged("round open 2025 --today 2025-11-01")
    recorded("2025-11-01")
    pledged("due --mark-reminded --today 2026-01-05")
    recorded("2026-01-05")

    assert exported(pledged, "2026-01-04")["reports"][0]["reminders"] == []
    assert exported(pledged, "2026-01-05")["reports"][0]["reminders"] == ["2026-01-05"]


def test_a_round_without_dates_is_there_from_when_it_was_recorded(
    bare: Run, recorded: Recorded, tmp_path: Path
) -> None:
    (tmp_path / "old.json").write_text(
        '{"format": "aig/1", "organisations": [], "networks": [], "pledges": [], "reports": [],'
        ' "rounds": [{"year": 2015}]}'
    )
    bare("init")
    bare(f"import registry {tmp_path / 'old.json'}")
    recorded("2020-01-01")

    assert exported(bare, "2019-12-31")["rounds"] == []
    assert [each["year"] for each in exported(bare, "2020-01-01")["rounds"]] == [2015]


# -- revisions --------------------------------------------------------------------------------------------------------


def test_a_revision_is_what_the_register_said_after_an_operation(pledged: Run, recorded: Recorded) -> None:
    recorded("2020-01-01")
    pledged("org edit Movisie --set sector=public")
    recorded("2021-01-01")

    said = [pledged(f"export json organisations --revision {number}").json[1]["sector"] for number in (7, 8)]

    assert said == [None, "public"]


def test_without_a_day_a_revision_is_told_as_of_the_day_of_its_operation(pledged: Run, recorded: Recorded) -> None:
    recorded("2015-02-04")

    assert "4 February 2015" in pledged("stats --revision 7").stdout
    assert "3 February 2015" in pledged("stats --revision 7 --as-of 2015-02-03").stdout


def test_figures_of_a_revision_stay_the_same_whatever_is_recorded_later(pledged: Run) -> None:
    before = pledged("stats --json --as-of 2020-01-01 --revision 7").stdout

    pledged("pledge edit P0001 --set title=Other --add settings=care")
    pledged("org merge MOgroep Movisie --yes --prefer keep")

    assert pledged("stats --json --as-of 2020-01-01 --revision 7").stdout == before


@pytest.mark.parametrize("number", ["0", "8", "999999999"])
def test_a_revision_that_there_is_not_is_not_found(pledged: Run, number: str) -> None:
    assert f"There is no operation {number}." in pledged(f"stats --revision {number}", exit_code=3).stderr


def test_a_revision_that_is_no_number_is_refused(pledged: Run) -> None:
    assert "--revision: 'x' is not the number of an operation" in pledged("stats --revision x", exit_code=2).stderr


def test_a_day_that_has_yet_to_come_is_refused(pledged: Run) -> None:
    said = pledged("stats --as-of 2026-11-23", exit_code=4)

    assert f"--as-of: 2026-11-23 is in the future (today is {TODAY})." in said.stderr


def test_without_its_history_the_past_is_not_told(pledged: Run, store: Path) -> None:
    store.with_name("aig.history.jsonl").unlink()

    said = pledged("stats --as-of 2016-01-01", exit_code=7)

    assert "does not tell what the register was after operation 1" in said.stderr


def test_where_the_history_lost_what_was_it_says_so(pledged: Run, store: Path) -> None:
    history = store.with_name("aig.history.jsonl")
    lines = history.read_bytes().splitlines(keepends=True)
    history.write_bytes(b"".join(lines[3:]))

    said = pledged("stats --revision 4", exit_code=7)

    assert "does not tell what the register was after operation 4" in said.stderr
    assert "does not tell" in pledged("stats --revision 2", exit_code=7).stderr


# -- laws -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("year", range(2013, 2027))
def test_what_held_on_a_day_refers_to_nothing_that_was_not_there(network: Path, year: int) -> None:
    then = Store(str(network), date(2026, 11, 22)).recall(date(year, 6, 30), None)

    assert list(gaps(then)) == []


def test_what_holds_today_is_the_register_itself(network: Path) -> None:
    registry = Store(str(network), date(2026, 11, 22)).read()

    today = as_of(registry, registry, registry.today)

    for table in TABLES:
        assert list(today.collection(table)) == list(registry.collection(table))


def test_an_export_as_of_a_day_is_the_same_each_time(pledged: Run) -> None:
    assert (
        pledged("export csv pledges --as-of 2015-06-01").stdout
        == pledged("export csv pledges --as-of 2015-06-01").stdout
    )
    assert re.search("^P0001,", pledged("export csv pledges --as-of 2015-06-01").stdout, re.MULTILINE)
