"""What the life cycle forbids, by whichever way it is tried."""

from pathlib import Path

import pytest

from tests.conftest import Run

SIGNED = """
title: {}
state: signed
signed_on: 2015-02-03
parties: [{{organisation: {{name: GGD}}, role: holder}}]
commitments: [{{text: Wij wandelen, deliverables: [{{label: rondes, unit: rondes, target: 10}}]}}]
"""


def signed(aig: Run, count: int) -> None:
    aig("pledge add --from -", stdin="---".join(SIGNED.format(f"Samen {number}") for number in range(count)))


def test_a_redo_does_not_let_a_pledge_renew_itself_in_the_end(aig: Run) -> None:
    """P4 renews P3 renews P2 renews P1; the middle link is undone, P1 made to renew P4, and the undo taken back."""
    signed(aig, 4)
    aig("pledge renew P1 --by P2")
    aig("pledge renew P3 --by P4")
    aig("pledge renew P2 --by P3")
    aig("undo")
    aig("pledge renew P4 --by P1")

    aig("redo", exit_code=5)


def test_a_file_does_not_let_a_pledge_renew_itself_in_the_end(aig: Run) -> None:
    signed(aig, 2)
    aig("pledge renew P1 --by P2")

    aig("pledge add --from -", exit_code=5, stdin="title: Rond\npredecessor: P2\nsuccessor: P1")
    signed_too = SIGNED.format("Rond") + "predecessor: P2\nsuccessor: P1"
    aig("pledge add --from -", exit_code=4, stdin=signed_too)


def test_what_was_withdrawn_renews_nothing(aig: Run) -> None:
    signed(aig, 1)
    aig("pledge add --title Nooit")
    aig("pledge withdraw P2")

    aig("pledge renew P1 --by P2", exit_code=5)


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_a_file_renews_only_what_was_signed(aig: Run, state: str) -> None:
    aig("pledge add --from -", stdin=f"title: Oud\nstate: {state}")

    aig("pledge add --from -", exit_code=5, stdin="title: Nieuw\npredecessor: P1")


def test_a_file_with_a_withdrawn_renewal_leaves_the_pledge_free_for_another(aig: Run) -> None:
    signed(aig, 1)
    aig("pledge add --from -", stdin="title: Nooit\nstate: withdrawn\npredecessor: P1")

    aig("pledge renew P1")


def test_an_undo_does_not_change_the_unit_of_reported_values(aig: Run) -> None:
    signed(aig, 1)
    aig("deliverable edit P1.1.1 --set unit=km")
    edit = aig("log --limit 1 --fields number").stdout.strip()
    aig("progress log P1.1.1 --year 2016 --value 7")

    aig(f"undo {edit}", exit_code=5)


def test_a_redo_does_not_change_the_unit_of_reported_values(aig: Run) -> None:
    signed(aig, 1)
    aig("deliverable edit P1.1.1 --set unit=km")
    aig("undo")
    aig("progress log P1.1.1 --year 2016 --value 7")

    aig("redo", exit_code=5)


def test_a_number_is_not_given_again_after_its_pledge_is_gone(aig: Run) -> None:
    aig("pledge add --title Weg")
    aig("pledge remove P1")

    aig("pledge add --from -", exit_code=4, stdin="id: P1\ntitle: Ander")


def test_a_number_is_not_given_again_after_its_commitment_is_gone(aig: Run) -> None:
    aig("pledge add --title Samen")
    aig("commitment add P1 'Wij wandelen'")
    aig("commitment remove P1.1")

    aig("pledge edit P1 --from -", exit_code=4, stdin="commitments: [{id: P1.1, text: Wij zwemmen}]")


def test_a_number_told_by_a_batch_is_not_given_again(aig: Run) -> None:
    aig("batch -", stdin="pledge add --title Weg\npledge remove $last\n")

    assert aig("pledge add -q --title Ander").stdout == "P0002\n"


def test_a_pledge_is_not_signed_by_two_holders_at_a_time(aig: Run) -> None:
    """The one leaves for the other at the end of the year; until then there are two."""
    aig("org add School")
    aig("pledge add --from -", stdin=SIGNED.format("Samen").replace("state: signed\nsigned_on: 2015-02-03\n", ""))
    aig("pledge join P1 School --role holder")
    aig("pledge leave P1 GGD --until 2026-12-31 --holder School")

    aig("pledge sign P1 --on 2020-01-01", exit_code=4)


def test_of_two_holders_of_a_draft_one_can_leave(aig: Run) -> None:
    aig("org add School")
    aig("pledge add --from -", stdin=SIGNED.format("Samen").replace("state: signed\nsigned_on: 2015-02-03\n", ""))
    aig("pledge join P1 School --role holder")

    aig("pledge leave P1 GGD --until 2014-12-31")


def test_the_holder_of_today_is_listed_until_the_next_one_takes_over(aig: Run) -> None:
    aig("org add School")
    signed(aig, 1)
    aig("pledge leave P1 GGD --until 2027-12-31 --holder School")

    assert aig("pledge list --fields holder").lines == ["GGD"]


def test_a_party_does_not_leave_before_the_pledge_was_signed(aig: Run) -> None:
    aig("org add School")
    signed(aig, 1)
    aig("pledge join P1 School --role signatory")

    aig("pledge leave P1 School --until 2010-12-31", exit_code=4)


def test_a_pledge_is_not_closed_before_its_last_amendment(aig: Run) -> None:
    signed(aig, 1)
    aig("pledge amend P1.1 'Wij zwemmen' --on 2020-01-01 --reason wens")

    aig("pledge close P1 --reason completed --on 2018-01-01", exit_code=4)


def test_nothing_is_added_to_what_is_closed_by_a_file_either(aig: Run) -> None:
    signed(aig, 1)
    aig("pledge close P1 --reason completed --on 2020-01-01")
    commitments = "commitments: [{id: P1.1, text: Wij wandelen}, {text: Wij rusten}]"

    aig("pledge edit P1 --from -", exit_code=5, stdin=commitments)


def test_a_draft_is_not_signed_after_a_year_that_it_is_reported_on(aig: Run) -> None:
    aig("pledge add --from -", stdin=SIGNED.format("Samen").replace("state: signed\nsigned_on: 2015-02-03\n", ""))
    aig("progress log P1.1 --year 2010 --status completed")

    aig("pledge sign P1 --on 2015-02-03", exit_code=5)


def test_a_term_does_not_end_before_the_day_of_signing(aig: Run) -> None:
    signed(aig, 1)

    aig("pledge edit P1 --set term.end=2010-12-31", exit_code=4)


def test_the_way_out_that_is_told_of_a_closed_pledge_is_one(aig: Run, store: Path) -> None:
    signed(aig, 1)
    aig("pledge close P1 --reason completed --on 2020-01-01")
    before = store.read_bytes()

    said = aig("commitment edit P1.1 --set 'text=Wij zwemmen'", exit_code=5)

    assert "aig pledge amend" not in said.stderr
    assert store.read_bytes() == before


def test_a_holder_does_not_take_over_from_itself(aig: Run) -> None:
    signed(aig, 1)

    aig("pledge leave P1 GGD --until 2020-12-31 --holder GGD", exit_code=5)


def test_the_only_holder_does_not_leave_by_a_file_either(aig: Run) -> None:
    signed(aig, 1)

    file = "parties: [{organisation: GGD, role: holder, until: 2019-12-31}]"
    said = aig("pledge edit P1 --from -", exit_code=5, stdin=file).stderr

    assert "O0001 is the only holder of P0001." in said


def test_nobody_joins_what_is_closed_by_a_file_either(aig: Run) -> None:
    signed(aig, 1)
    aig("org add School")
    aig("pledge close P1 --reason completed --on 2020-01-01")

    file = "parties: [{organisation: GGD, role: holder}, {organisation: School, role: signatory}]"
    assert "P0001 is closed" in aig("pledge edit P1 --from -", exit_code=5, stdin=file).stderr


def test_a_commitment_is_not_amended_before_its_last_amendment(aig: Run) -> None:
    signed(aig, 1)
    aig("pledge amend P1.1 'Wij zwemmen' --on 2018-01-01 --reason wens")

    said = aig("pledge amend P1.1 'Wij rusten' --on 2016-01-01 --reason wens", exit_code=4).stderr

    assert "--on: 2016-01-01 is before the last amendment, 2018-01-01." in said


def test_what_expired_is_renewed_with_the_parties_of_its_last_day(aig: Run) -> None:
    aig("pledge add --from -", stdin=SIGNED.format("Samen").replace("role: holder", "role: holder, until: 2019-12-31"))
    aig("pledge edit P1 --set term.end=2019-12-31")

    aig("pledge renew P1")

    assert aig("get P2 parties.organisation").lines == ["O0001"]


def test_an_edit_that_only_changes_the_order_is_an_edit(aig: Run) -> None:
    aig("org add School")
    aig("pledge add --title T --holder School")
    aig("pledge edit P1 --set settings=living --set settings=working")

    assert aig("pledge edit P1 --set settings=working --set settings=living").lines[0] == "P0001  edited  T"
