"""What the columns of lists are called: each header has one meaning, and each column of an export one field."""

from collections.abc import Iterator

import pytest

from aig_cli.exchange.layout import LAYOUTS, columns, key_of, mappings
from aig_cli.report import TABLES
from aig_cli.report.question import question

ASSIGNED = {
    "id",
    "merged_into",
    "signed_words",
    "source.sha256",
    "amendments",
    "closing.reason",
    "closing.on",
    "closing.final_statuses",
    "updates",
}
"""What no person fills in."""


def headers(table: str) -> Iterator[tuple[str, str]]:
    """Yield every header of a table with the name of its column."""
    for column in set(columns(LAYOUTS[table]).values()):
        for header in column.headers:
            yield header, column.name


def test_every_table_of_an_export_is_a_list_that_can_be_read() -> None:
    assert tuple(LAYOUTS) == TABLES[1:]


@pytest.mark.parametrize("table", LAYOUTS)
def test_no_two_columns_share_a_header(table: str) -> None:
    known = columns(LAYOUTS[table])

    assert [(header, name) for header, name in headers(table) if known[key_of(header)].name != name] == []


@pytest.mark.parametrize("table", LAYOUTS)
def test_every_column_of_an_export_is_known(table: str) -> None:
    known = columns(LAYOUTS[table])

    for column in question(table).columns:
        assert known[key_of(column)].name == column


@pytest.mark.parametrize("table", LAYOUTS)
def test_what_people_fill_in_has_a_dutch_name(table: str) -> None:
    names = {column.name for column in columns(LAYOUTS[table]).values()}
    english = {name for name in names if len({key for key, c in columns(LAYOUTS[table]).items() if c.name == name}) < 2}

    assert {name for name in english if question_of_people(name)} <= SAME_IN_DUTCH


SAME_IN_DUTCH = {
    "coordinator",
    "sector",
    "website",
    "contacts.name",
    "themes",
    "settings",
    "respondent",
    "status",
    "planning",
}


def question_of_people(name: str) -> bool:
    return name not in ASSIGNED


def test_a_mapping_is_known_in_both_languages() -> None:
    assert set(mappings(LAYOUTS["pledges"])) == {"term", "looptijd", "source", "bron", "closing", "afsluiting"}
    assert mappings(LAYOUTS["organisations"])["vertegenwoordigt"].path == ("represents",)
    assert mappings(LAYOUTS["commitments"])["due"].path == ("commitments", 0, "due")


@pytest.mark.parametrize(
    ("header", "key"),
    [("E-mail", "email"), ("KvK  nr.", "kvknr"), ("Coördinator", "coordinator"), ("thema's", "themas"), ("(-)", "")],
)
def test_headers_are_compared_by_letters_and_digits(header: str, key: str) -> None:
    assert key_of(header) == key
