"""Ids are forgiving when typed and canonical when stored."""

import pytest

from aig_cli.errors import InvalidError
from aig_cli.model.ident import canonical_id, make_id, owner_of, position, read_id


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("p401.2", "P0401.2"),
        ("P0401", "P0401"),
        ("o42", "O0042"),
        ("n3", "N03"),
        ("P00001.02.3", "P0001.2.3"),
        ("O123456", "O123456"),
        (" p1 ", "P0001"),
    ],
)
def test_ids_are_completed(typed: str, stored: str) -> None:
    assert canonical_id(typed) == stored


@pytest.mark.parametrize("typed", ["", "P", "X1", "P1.", "P1.2.3.4", "O1.2", "P1/2", "P１", "P-1", "../P1", "P1\n2"])
def test_what_is_no_id_is_told_apart(typed: str) -> None:
    assert canonical_id(typed) is None


def test_an_id_leads_to_its_owner_and_its_place() -> None:
    assert owner_of("P0401.2.1") == "P0401.2"
    assert sorted(["P0401.10", "P0401.2"], key=position) == ["P0401.2", "P0401.10"]
    assert make_id("N", 3) == "N03"


@pytest.mark.parametrize(
    ("typed", "kind", "example"),
    [("O1", "pledge", "P0001"), ("P1", "commitment", r"P0001\.1"), ("x", "network", "N01"), ("P0", "pledge", "P0001")],
)
def test_a_new_record_needs_an_id_of_its_kind(typed: str, kind: str, example: str) -> None:
    with pytest.raises(InvalidError, match=f"Write {example}"):
        read_id(typed, kind)
