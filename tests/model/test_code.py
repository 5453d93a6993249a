"""Code lists."""

import inspect

import pytest

from aig_cli.model import code
from aig_cli.model.code import Code

LISTS = [each for _, each in inspect.getmembers(code, inspect.isclass) if issubclass(each, Code) and each is not Code]


@pytest.mark.parametrize("codes", LISTS, ids=lambda codes: codes.__name__)
def test_every_value_can_be_typed_and_has_a_label_in_both_languages(codes: type[Code]) -> None:
    for each in codes:
        assert each.value == each.value.casefold()
        assert " " not in each.value
        assert each.label("nl")
        assert each.label("en")


def test_labels_are_in_the_language_that_was_asked_for() -> None:
    assert code.OrganisationType.TRADE_ASSOCIATION.label("nl") == "brancheorganisatie"
    assert code.OrganisationType.TRADE_ASSOCIATION.label("en") == "trade association"
