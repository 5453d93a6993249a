"""The code book: every field of every table, and every code list."""

from datetime import date

import pytest

from aig_cli.model.code import Code, OrganisationType
from aig_cli.model.snapshot import TABLES as COLLECTIONS
from aig_cli.model.snapshot import Snapshot
from aig_cli.report import TABLES
from aig_cli.report.codebook import described
from aig_cli.report.codes import QUESTION as CODES
from aig_cli.report.codes import list_name
from aig_cli.report.question import question

TYPES = {"text", "number", "whole number", "day", "yes/no", "code", "id", "measured"}


@pytest.mark.parametrize("table", [*TABLES, "codebook", "codes"])
def test_every_field_that_a_table_can_have_is_described_in_both_languages(table: str) -> None:
    asked = question(table)
    lists = {list_name(codes) for codes in Code.__subclasses__()}

    for column in asked.known_fields():
        told = described(asked, column)
        assert told.type in TYPES
        assert told.description_en.endswith((".", "measure says."))
        assert told.title_nl
        assert (told.type == "code") is (told.codes in lists)
        assert (told.type == "id") is (told.refers_to is not None)


def test_a_field_says_what_it_is_called_what_stands_in_it_and_what_it_refers_to() -> None:
    start = described(question("pledges"), "term.start")
    assert (start.title_en, start.title_nl, start.type) == ("term start", "looptijd begin", "day")
    settings = described(question("pledges"), "settings")
    assert (settings.type, settings.codes, settings.list, settings.required) == ("code", "setting", True, False)
    organisation = described(question("parties"), "organisation")
    assert (organisation.type, organisation.refers_to, organisation.required) == ("id", "organisation", True)
    assert described(question("summary"), "holder").type == "text"
    assert described(question("summary"), "value").type == "measured"
    assert described(question("deliverables"), "cumulative").type == "yes/no"


def test_a_code_list_has_its_values_with_labels_in_both_languages() -> None:
    register = Snapshot({name: {} for name in COLLECTIONS}, {}, date(2026, 1, 1))

    types = [code for code in CODES.rows(register) if code.list == "organisation_type"]

    assert len(types) == len(OrganisationType)
    assert (types[2].value, types[2].nl, types[2].en) == ("public-health-service", "GGD", "public health service")
