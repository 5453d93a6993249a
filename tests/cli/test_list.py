"""Filters, sorting, fields and formats, the same for every list."""

import csv
import io

import pytest

from aig_cli.model.field import fields_of
from aig_cli.report import TABLES
from aig_cli.report.question import question
from tests.conftest import Run


@pytest.fixture
def listed(aig: Run) -> Run:
    """Three pledges and four organisations."""
    aig("org add 'Café Zorg' --city Ede --kvk 01234567")
    aig("org add Beweeg --city Epe --type sport")
    aig("org add Zwem --type sport --represents-workers 40")
    aig("pledge add --title 'Gezond één' --holder O1 --theme alcohol --theme smoking --term-end 2018-12-31")
    aig("pledge add --title 'Vitaal' --holder O2 --theme exercise")
    for pledge, day in (("P1", "2015-02-03"), ("P2", "2018-06-30")):
        aig(f"commitment add {pledge} doen --due 2019-01-01")
        aig(f"deliverable add {pledge}.1 dingen --target 4,5 --cumulative")
        aig(f"pledge sign {pledge} --on {day}")
    aig("pledge add --title 'Zonder'")
    aig("network add Noord --kind regional")
    aig("pledge edit P2 --set networks=N1")
    aig("progress log P2.1 --year 2018 --status in-progress")
    aig("progress log P2.1 --year 2019 --status completed --evidence x")
    return aig


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ("state=signed", ["P0001", "P0002"]),
        ("state=Signed", ["P0001", "P0002"]),
        ("state!=signed", ["P0003"]),
        ("title~EEN", ["P0001"]),
        ("title='gezond een'", ["P0001"]),
        ("signed_on=2015", ["P0001"]),
        ("signed_on=2018-06", ["P0002"]),
        ("signed_on=3-2-2015", ["P0001"]),
        ("signed_on>=2016", ["P0002"]),
        ("signed_on<=2015", ["P0001"]),
        ("signed_on=2014..2018", ["P0001", "P0002"]),
        ("signed_on!=2014..2016", ["P0002", "P0003"]),
        ("themes=smoking", ["P0001"]),
        ("themes!=smoking", ["P0002", "P0003"]),
        ("term.end=2018", ["P0001"]),
        ("term.end<=2020", ["P0001"]),
        ("parties.role=holder", ["P0001", "P0002"]),
        ("parties.organisation=o1", ["P0001"]),
        ("commitments.deliverables.target>=4", ["P0001", "P0002"]),
        ("commitments.deliverables.cumulative=yes", ["P0001", "P0002"]),
        ("holder=beweeg", ["P0002"]),
        ("id=p2", ["P0002"]),
        ("id>=P0002", ["P0002", "P0003"]),
        ("signed_on=missing", ["P0003"]),
        ("signed_on!=missing", ["P0001", "P0002"]),
        ("themes=missing", ["P0003"]),
        ("holder=missing", ["P0003"]),
        ("commitments=missing", ["P0003"]),
        ("source.sha256=missing", ["P0001", "P0002", "P0003"]),
        ("term!=missing", ["P0001"]),
        ("parties.until=missing", ["P0001", "P0002", "P0003"]),
        ("holder=o1", ["P0001"]),
        ("holder=O0001..O0001", []),
        ("holder!=O1", ["P0002", "P0003"]),
        ("holder~zorg", ["P0001"]),
        ("holder>=c", ["P0001"]),
        ("parties.organisation='cafe zorg'", ["P0001"]),
        ("parties.organisation~beweeg", ["P0002"]),
        ("last_reported=2019", ["P0002"]),
        ("last_reported>=2000", ["P0002"]),
        ("last_reported=missing", ["P0001", "P0003"]),
        ("phase=active", ["P0002"]),
        ("phase=expired", ["P0001"]),
        ("network=noord", ["P0002"]),
        ("network=N01", ["P0002"]),
        ("network=missing", ["P0001", "P0003"]),
        ("title=a..z", []),
        ("commitments.deliverables.target=4..5", ["P0001", "P0002"]),
    ],
)
def test_filters_say_which_records(listed: Run, filters: str, found: list[str]) -> None:
    assert listed(f"pledge list --fields id --where {filters}").lines == found


def test_all_filters_must_hold(listed: Run) -> None:
    assert listed("org list --fields name --where type=sport --where city=Epe").lines == ["Beweeg"]
    assert listed("org list --fields name --where represents.workers=40").lines == ["Zwem"]
    assert listed("org list --fields name --where kvk=01234567").lines == ["Café Zorg"]


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ("--where sate=signed", "There is no field 'sate' in pledges. Did you mean state?\n"),
        ("--where term=x", "There is no field 'term' in pledges."),
        ("--where state", "--where 'state' is not a filter."),
        ("--where state=", "--where 'state=' has no value. For what is not known write state=missing."),
        ("--where state=sined", "'sined' is not one of: draft, signed, closed, withdrawn. Did you mean signed?"),
        ("--where state>signed", "--where 'state>signed': there is no operator >. Operators: = != ~ (contains) >= <="),
        ("--where state==signed", "there is no operator ==."),
        ("--where title=~x", "there is no operator =~."),
        ("--where signed_on=2018..2015", "the range 2018..2015 is not one from low to high."),
        ("--where signed_on=2018..", "the range 2018.. is not one from low to high. Write FROM..TO, or use >= or <="),
        ("--where signed_on=..2018", "the range ..2018 is not one from low to high."),
        ("--where id=P3..P1", "the range P3..P1 is not one from low to high."),
        ("--where state>=draft", "codes have no order. Use = or !=, several times if need be."),
        ("--where signed_on=morgen", "'morgen' is not a date."),
        ("--where signed_on=2015-13", "'2015-13' is not a date."),
        ("--where commitments.deliverables.target>=abc", "'abc' is not a number."),
        ("--where signed_on=2015..x", "'x' is not a date."),
        ("--where reach.value=veel", "'veel' is not a number."),
        ("--where commitments.deliverables.cumulative=x", "'x' is not yes or no."),
        ("--fields nam", "There is no field 'nam' in pledges."),
        ("--sort -titel", "There is no field 'titel' in pledges. Did you mean title?"),
        ("--limit veel", "'veel' is not a valid integer"),
        ("--format xml", "'xml' is not one of 'text'"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_advice(listed: Run, options: str, why: str) -> None:
    assert why in listed(f"pledge list {options}", exit_code=2).stderr


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("title", ["P0001", "P0002", "P0003"]),
        ("-title", ["P0003", "P0002", "P0001"]),
        ("signed_on", ["P0001", "P0002", "P0003"]),
        ("-signed_on", ["P0002", "P0001", "P0003"]),
        ("state,-id", ["P0003", "P0002", "P0001"]),
        ("themes", ["P0001", "P0002", "P0003"]),
        ("-commitments.deliverables.target,-id", ["P0002", "P0001", "P0003"]),
    ],
)
def test_lists_are_sorted_and_unknown_values_come_last(listed: Run, sort: str, order: list[str]) -> None:
    assert listed(f"pledge list --fields id --sort {sort}").lines == order


def test_numbers_are_sorted_as_numbers_and_ids_by_their_parts(listed: Run) -> None:
    for number in range(10):
        listed(f"deliverable add P1.1 'd{number}' --target {number + 1}")

    assert listed("deliverable list P1 --sort target --fields target --limit 3").lines == ["1", "2", "3"]
    assert listed("deliverable list P1 --sort -id --fields id --limit 2").lines == ["P0001.1.11", "P0001.1.10"]


def test_fields_and_limit(listed: Run) -> None:
    assert listed("pledge list --fields title,themes --limit 1").lines == ["Gezond één  alcohol; smoking"]
    assert listed("pledge list --limit 0").stdout == ""


def test_json_has_every_field_or_those_that_were_asked_for(listed: Run) -> None:
    assert len(listed("pledge list --json").json[0]) == 20
    assert listed("pledge list --json --fields id,parties.role --limit 1").json == [
        {"id": "P0001", "parties.role": ["holder"]}
    ]
    assert listed("pledge list --format jsonl").lines[2].startswith('{"id":"P0003"')


def test_lists_in_the_formats_of_exports(listed: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(listed("org list --format csv").stdout)))
    assert rows[0]["kvk"] == "01234567"
    assert "kvk: '01234567'" in listed("org list --format yaml").stdout


def test_a_query_that_matches_nothing_is_no_error(listed: Run) -> None:
    said = listed("pledge list --where title=niets")

    assert (said.stdout, said.stderr) == ("", "No pledges.\n")


def test_values_that_are_no_numbers_can_be_filtered_on(listed: Run) -> None:
    listed("deliverable add P1.1 klaar --measure yes-no --target ja")
    listed("progress log P1.1.2 --year 2016 --value ja")

    assert listed("progress list --where value=yes --fields of").lines == ["P0001.1.2"]
    assert listed("deliverable list --where target=yes --fields id").lines == ["P0001.1.2"]
    assert listed("progress list --where value>=1").lines == []
    assert "not one of: requested" in listed("progress list --where state=recieved", exit_code=2).stderr
    assert "is not a number" in listed("progress list --where year=abc", exit_code=2).stderr


def test_unknown_values_in_a_list_are_left_out(listed: Run) -> None:
    assert listed("pledge list --where id=P1 --fields id,parties.since,parties.role").lines == ["P0001    holder"]


def test_tabs_and_line_breaks_are_spaces_in_a_list(listed: Run) -> None:
    listed("commitment add P1 'een\ntwee\tdrie'")

    assert "een twee drie" in listed("commitment list").lines[1]
    assert "een twee drie" in listed("pledge show P1").stdout
    assert listed("commitment add P1 'een\ntwee'").stdout == "P0001.3  added  een twee\n"


def test_a_name_that_nothing_has_is_remarked_on(listed: Run) -> None:
    for line in ("pledge list --where holder=beweg", "export csv pledges --where holder=beweg"):
        said = listed(line).stderr
        assert "No organisation is called 'beweg'. For a part of a name write ~ in the place of =." in said
    assert "No network is called 'Niets'." in listed("org list --where network=Niets").stderr


def test_a_network_is_found_by_the_beginning_of_its_name(listed: Run) -> None:
    listed("network add 'Noordelijk beraad' --kind thematic")
    listed("network add 'Zuid' --kind thematic")

    assert listed("network show zu").lines[0] == "N03  Zuid"
    assert listed("network show Noord").lines[0] == "N01  Noord"
    assert "can be N01 (Noord), N02 (Noordelijk beraad)" in listed("network show no", exit_code=3).stderr


def test_what_belongs_to_a_pledge_is_found_through_it(listed: Run) -> None:
    assert listed("commitment list --where holder=beweeg --fields id").lines == ["P0002.1"]
    assert listed("deliverable list --where network=noord --fields id,holder,phase").lines == [
        "P0002.1.1  Beweeg  active"
    ]
    assert listed("progress list --where holder=O2 --fields year").lines == ["2018", "2019"]
    assert listed("export csv --where network=N1 --fields deliverable,year").lines[1:] == [
        "P0002.1.1,2018",
        "P0002.1.1,2019",
    ]
    assert listed("export csv --where holder=O1 --fields deliverable").lines[1:] == ["P0001.1.1"]
    assert listed("export csv parties --where last_reported=2019 --fields pledge,name").lines[1:] == ["P0002,Beweeg"]


@pytest.mark.parametrize(
    ("asked", "found"), [("ja", 1), ("YES", 1), ("12", 1), ("12 %", 1), ("3 pilots", 1), ("-1", 0)]
)
def test_a_value_is_asked_for_as_it_is_typed(listed: Run, asked: str, found: int) -> None:
    listed("deliverable add P2.1 klaar --measure yes-no")
    listed("deliverable add P2.1 aandeel --measure percentage")
    listed("deliverable add P2.1 verhaal --measure text")
    listed("progress log P2.1.2 --year 2019 --value ja")
    listed("progress log P2.1.3 --year 2019 --value 12%")
    listed("progress log P2.1.4 --year 2019 --value '3 pilots'")

    assert len(listed(f"progress list --where 'value={asked}'").lines) == found


def test_ids_are_compared_by_their_numbers(listed: Run) -> None:
    listed("batch -q -", stdin="".join(f"commitment add P3 'Nummer {number}'\n" for number in range(11)))

    assert len(listed("commitment list P3 --where 'id<=P3.2'").lines) == 2
    assert len(listed("commitment list P3 --where id=P3.2..P3.10").lines) == 9


@pytest.mark.parametrize("table", TABLES)
def test_every_field_of_every_table_can_be_asked_for(listed: Run, table: str) -> None:
    asked = question(table)
    parts = [field.name for record in (asked.record, *asked.beside) for field in fields_of(record) if field.record]
    for field in [*asked.known_fields(), *parts]:
        for filters in (f"{field}=missing", f"{field}!=missing", f"{field}~a", f"{field}=P1", f"{field}>=2015"):
            said = listed(f"export csv {table} --where '{filters}' --sort -id", exit_code=None)
            assert said.exit_code in {0, 2}


def test_exports_take_the_same_filters(listed: Run) -> None:
    assert listed("export csv pledges --where holder=beweeg --fields id,holder").lines == ["id,holder", "P0002,Beweeg"]
    assert [each["id"] for each in listed("export json pledges --sort -title --limit 2").json] == ["P0003", "P0002"]
    assert len(listed("export csv --where pledge=P1").lines) == 2
    nothing = listed("export csv organisations --where city=Niets")
    assert (nothing.stdout.count("\n"), nothing.stderr) == (1, "No organisations.\n")


@pytest.mark.parametrize("option", ["--where id=P1", "--sort id", "--fields id", "--limit 3"])
def test_a_whole_register_is_not_filtered(listed: Run, option: str) -> None:
    said = listed(f"export json {option}", exit_code=2).stderr

    assert f"{option.partition(' ')[0]} choose from a table; name one: aig export json pledges." in said


def test_a_field_of_another_table_is_refused_in_an_export(listed: Run) -> None:
    assert "There is no field 'kvk' in pledges." in listed("export csv pledges --fields kvk", exit_code=2).stderr


def test_an_organisation_in_two_networks_is_found_in_both(listed: Run) -> None:
    listed("network add Zuid --kind thematic")
    listed("network join N1 O1 O2")
    listed("network join N2 O2")

    assert listed("org list --where network=zuid --fields id,network").lines == ["O0002  N01; N02"]
    assert listed("org list --where network!=N2 --where network!=missing --fields id").lines == ["O0001"]
