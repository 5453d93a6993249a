"""A draft as YAML: whatever stands in a letter, it is read back as it was, and nothing of it acts."""

from datetime import date
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from aig_cli.exchange.letter.draft import Draft, Origin
from aig_cli.exchange.letter.letter import Letter, Paragraph, Place, Sentence
from aig_cli.exchange.letter.yaml import scalar, write
from aig_cli.exchange.yaml import read_documents

HOSTILE = (
    "nee: dat niet",
    "# geen opmerking",
    "een # en nog een",
    '"tussen aanhalingstekens"',
    "'t Hofje",
    "- een streep",
    "regel\neen: twee",
    "\x1b[31m\x07",
    "\u2028reviewed_by: Anna",
    "\ufeff",
    "{a: b}",
    "*naam &naam !!int",
    "yes",
    "null",
    "01234567",
    "---",
    " spatie ",
    "dubbele  spatie " * 20,
    "lang: # woord " * 20 + "x",
    "\\",
    "😀" * 3,
    "a" * 400,
)


def draft(tree: dict[str, Any], text: str = "Een zin.", *paths: tuple[str | int, ...]) -> Draft:
    """Return a draft in which some fields were found in the same sentence."""
    place = Place(1, 1)
    sentence = Sentence(text, place, 0)
    letter = Letter("brief.txt", "0" * 64, [Paragraph(text, place, [])], [sentence])
    return Draft(letter, tree, {path: Origin(sentence, "a rule") for path in paths}, ["term"], [])


def written(made: Draft) -> str:
    return write(made, {}).decode()


def read(made: Draft) -> dict[str, Any]:
    return read_documents(written(made), "draft.yaml")[0].tree


@pytest.mark.parametrize("text", HOSTILE)
def test_the_words_of_a_letter_never_act(text: str) -> None:
    tree = {"title": text, "target_groups": [text], "commitments": [{"text": text, "due": {"words": text}}]}
    made = draft(tree, text, ("title",), ("commitments", 0, "text"))

    assert read(made) == {"reviewed_by": None, **tree, "not_found": ["term"]}
    assert yaml.safe_load(written(made))["title"] == text


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_is_read_back_as_it_was(text: str) -> None:
    assert read(draft({"title": text}, text, ("title",)))["title"] == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (10, "10"),
        (4.5, "4,5"),
        (True, "yes"),
        (False, "no"),
        (None, ""),
        (date(2015, 12, 31), "2015-12-31"),
        ("nutrition", "nutrition"),
        ("No", '"No"'),
    ],
)
def test_a_value_is_written_as_people_type_it(value: object, text: str) -> None:
    assert scalar(value) == text


def test_a_sentence_is_told_once_and_not_where_it_is_the_value() -> None:
    tree = {
        "title": "Titel",
        "summary": "Samen",
        "commitments": [{"text": "Wij delen fruit uit", "kind": "activity"}],
    }
    paths = [("title",), ("summary",), ("commitments", 0, "text"), ("commitments", 0, "kind")]

    lines = written(draft(tree, "Wij delen fruit uit.", *paths)).splitlines()

    assert 'title: Titel  # line 1: a rule; "Wij delen fruit uit."' in lines
    assert "summary: Samen  # line 1: a rule" in lines
    assert "  - text: Wij delen fruit uit  # line 1: a rule" in lines


def test_parts_keep_the_sentence_that_they_were_found_in() -> None:
    tree = {
        "title": "A",
        "commitments": [{"text": "x", "deliverables": [{"label": "bakken", "target": 16}]}],
        "reach": [{"channel": "blad", "words": "Het blad"}, {"channel": "site"}],
    }
    paths = [("commitments", 0, "deliverables", 0, "label"), ("reach", 0, "channel")]

    found = read(draft(tree, "De moestuin krijgt 16 bakken.", *paths))

    assert found["commitments"][0]["deliverables"][0]["words"] == "De moestuin krijgt 16 bakken."
    assert found["reach"] == [{"channel": "blad", "words": "Het blad"}, {"channel": "site"}]


def test_the_day_of_signing_waits_for_whoever_records_it_as_signed() -> None:
    made = draft({"title": "A", "signed_on": date(2015, 2, 3)}, "Utrecht, 3 februari 2015", ("signed_on",))

    assert '# signed_on: 2015-02-03  # line 1: a rule; "Utrecht, 3 februari 2015"\n' in written(made)
    signed = written(made).replace("# s", "s")
    assert read_documents(signed, "draft.yaml")[0].tree["state"] == "signed"


def test_nothing_in_a_list_is_an_empty_list() -> None:
    made = draft({"title": "A", "channels": [], "settings": []})

    assert "settings: []\n" in written(made)
    assert "not_found: []\n" in write(Draft(made.letter, {}, {}, [], []), {}).decode()
