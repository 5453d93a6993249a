"""Adding promises to a pledge, and how they are measured."""

from pathlib import Path

import pytest

from tests.conftest import Run


def test_ids_are_given_in_order(pledged: Run) -> None:
    assert pledged("commitment add P1 'En nog een' -q").stdout == "P0001.2\n"
    assert pledged("deliverable add P1.2 folders -q").stdout == "P0001.2.1\n"
    assert pledged("deliverable add P0001.2 posters -q").stdout == "P0001.2.2\n"


def test_a_commitment_keeps_every_field(pledged: Run) -> None:
    said = pledged(
        "commitment add P1 'De woorden\nvan de brief' --summary kort --kind dissemination --firmness firm "
        "--additionality new --responsible Movisie --due 31-12-2016 --due-words 'eind volgend jaar' --channel blad "
        "--channel site --occasion 'Congres 2016' --json"
    )

    assert said.json == {
        "id": "P0001.2",
        "text": "De woorden\nvan de brief",
        "summary": "kort",
        "kind": "dissemination",
        "firmness": "firm",
        "additionality": "new",
        "responsible": "O0002",
        "due": {"date": "2016-12-31", "words": "eind volgend jaar"},
        "channels": ["blad", "site"],
        "occasions": ["Congres 2016"],
        "deliverables": [],
    }


def test_a_deliverable_keeps_every_field(pledged: Run) -> None:
    said = pledged(
        "deliverable add P1.1 rokers --measure percentage --unit volwassenen --direction decrease --baseline 24,5 "
        "--baseline-year 2014 --target 20% --due 2018-12-31 --cumulative --aggregation last --verification CBS "
        "--words 'van 24,5 naar 20 procent rokers' --json"
    )

    assert said.json == {
        "id": "P0001.1.2",
        "label": "rokers",
        "measure": "percentage",
        "unit": "volwassenen",
        "direction": "decrease",
        "baseline": {"year": 2014, "value": 24.5},
        "target": 20,
        "due": "2018-12-31",
        "cumulative": True,
        "aggregation": "last",
        "verification": "CBS",
        "words": "van 24,5 naar 20 procent rokers",
    }


def test_no_due_date_and_no_target_are_warned_about(pledged: Run) -> None:
    assert "Warning: No due date: P0001.2." in pledged("commitment add P1 x").stderr
    assert "Warning: P0001.2.1 has no target." in pledged("deliverable add P1.2 x").stderr


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("commitment add P1 ' '", "text: may not be empty."),
        (
            "commitment add P1 x --kind produkt",
            "--kind: 'produkt' is not one of: activity, product, dissemination, out",
        ),
        ("commitment add P1 x --due 2015-13-01", "--due: '2015-13-01': there is no such day."),
        ("deliverable add P1.1 x --target 4.2", "--target: '4.2' is ambiguous: write 4,2 or 4200."),
        ("deliverable add P1.1 x --target 1e9", "--target: '1e9' is not a number."),
        ("deliverable add P1.1 x --target NaN", "--target: 'NaN' is not a number."),
        ("deliverable add P1.1 x --target -5", "--target: '-5' is outside 0 to 9000000000000000."),
        ("deliverable add P1.1 x --target 0", "target: a target of 0 can only be reached by a decrease."),
        ("deliverable add P1.1 x --measure percentage --target 101", "--target: '101' is outside 0 to 100 %."),
        ("deliverable add P1.1 x --baseline-year 15", "--baseline-year: '15' is not a year."),
        ("deliverable add P1.1 x --aggregation sum --cumulative", "running totals may not be added up."),
    ],
)
def test_wrong_values_are_named_by_their_option(pledged: Run, store: Path, line: str, why: str) -> None:
    before = store.read_bytes()

    assert why in pledged(line, exit_code=4).stderr
    assert store.read_bytes() == before


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("commitment add P9 x", "There is no pledge 'P0009'. Did you mean P0001?"),
        ("commitment add P1 x --responsible Nope", "--responsible: There is no organisation 'Nope'."),
        ("deliverable add P1.7 x", "P0001 has no commitment 'P0001.7'. It has: P0001.1."),
        ("deliverable add P1 x", "P0001 has no commitment 'P0001'. It has: P0001.1."),
        ("commitment list P9", "There is no pledge 'P0009'."),
    ],
)
def test_what_is_not_there_is_not_found(pledged: Run, line: str, why: str) -> None:
    assert why in pledged(line, exit_code=3).stderr


def test_the_promises_of_one_pledge_or_of_all_are_listed(pledged: Run) -> None:
    pledged("pledge add --title B")
    pledged("commitment add P2 'Ook dit'")

    assert pledged("commitment list").lines == [
        "P0001.1  product    2015-12-31  Collect examples",
        "P0002.1                         Ook dit",
    ]
    assert pledged("commitment list P1").lines == ["P0001.1  product    2015-12-31  Collect examples"]
    assert pledged("deliverable list p1").lines == ["P0001.1.1  count  10  examples    examples"]
    assert pledged("deliverable list P2").stdout == ""
    assert pledged("deliverable list --fields id,cumulative").lines == ["P0001.1.1  no"]
    assert pledged("deliverable list --fields pledge,commitment,id").lines == ["P0001  P0001.1  P0001.1.1"]
