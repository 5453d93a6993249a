"""Which characters may enter the register, and when two names are the same to a reader."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aig_cli.errors import AigError, InvalidError
from aig_cli.model.text import SPACES, fold, is_harmful, join_list, read_line, read_prose, split_list


@pytest.mark.parametrize(
    "text",
    [
        "[red]Foo[/] :smile: <b>",
        "=1+1",
        "Ærø & Zn.",
        "شركة الصحة",
        "健康会社",
        "family 👨‍👩‍👧",
        "Z" + "\u0301" * 200,
        "-h",
        "Hart \U0001fa77",
    ],
)
def test_ordinary_text_is_kept(text: str) -> None:
    assert read_line(text) == text if text[0] != "Z" else read_line(text).startswith("Ź")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("x\x1b]0;PWNED\x07", r"control character U\+001B at position 2"),
        ("\x9b2J", r"control character U\+009B at position 1"),
        ("a\x7f", r"U\+007F at position 2"),
        ("a\x00", r"U\+0000"),
        ("abc\u202egnp.exe", r"invisible character U\+202E at position 4"),
        ("a\u2066b", r"U\+2066"),
        ("Zilveren\u200bKruis", r"U\+200B"),
        ("\ufeffx", r"U\+FEFF"),
        ("a\udcff", "not valid UTF-8"),
        ("a\nb", "one line only; there is a line break or a tab at position 2"),
        ("a\tb", "one line only"),
        ("a\u2028b", "one line only"),
        ("a\U000e0041", r"invisible character U\+E0041"),
        ("\u0958" * 300, r"longer than 300 characters \(600\)"),
        ("x" * 301, r"longer than 300 characters \(301\)"),
    ],
)
def test_what_acts_or_hides_is_refused_and_named(text: str, why: str) -> None:
    with pytest.raises(InvalidError, match=why):
        read_line(text)


@pytest.mark.parametrize("blank", ["", "   ", "\u00a0", "\u2003", "\u200d", "\u3164", "\u2800", "\u0301"])
def test_blank_is_refused(blank: str) -> None:
    with pytest.raises(InvalidError, match="may not be empty"):
        read_line(blank)


def test_prose_has_lines_with_one_kind_of_line_end() -> None:
    assert read_prose("a  \r\nb\rc\t\n") == "a\nb\nc"
    with pytest.raises(InvalidError, match="longer than 10000"):
        read_prose("x" * 10_001)
    with pytest.raises(InvalidError, match=r"U\+001B"):
        read_prose("a\n\x1b[2J")


@pytest.mark.parametrize("space", SPACES)
def test_no_space_of_any_width_is_kept_around_a_text(space: str) -> None:
    assert read_line(f"{space}een huis{space}") == "een huis"


def test_text_is_stored_composed() -> None:
    assert read_line("Café") == "Café"


@pytest.mark.parametrize("text", ["bsn 111222333", "111222333"])
def test_a_citizen_service_number_is_never_stored(text: str) -> None:
    with pytest.raises(InvalidError, match="citizen service number"):
        read_line(text)


@pytest.mark.parametrize("text", ["123456789", "1112223334", "000000000", "zaak 111222334"])
def test_other_numbers_are_no_citizen_service_numbers(text: str) -> None:
    assert read_line(text) == text


def test_names_are_compared_as_a_reader_does() -> None:
    assert fold("  ÉÉN  huis ") == fold("een huis") == "een huis"
    assert fold("GGD\u200d A") == fold("GGD A")
    assert fold("İstanbul") == fold("i̇stanbul")


@given(st.text())
def test_what_is_accepted_cannot_act_and_is_stable(text: str) -> None:
    try:
        accepted = read_prose(text)
    except AigError:
        return
    assert not any(is_harmful(character) for character in accepted if character not in "\n\t")
    assert read_prose(accepted) == accepted


TEXTS = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from(";\\")).map(str.strip).filter(bool)


@given(st.lists(TEXTS))
def test_texts_that_were_joined_in_one_cell_come_apart_again(texts: list[str]) -> None:
    assert split_list(join_list(texts)) == texts


@pytest.mark.parametrize(
    ("cell", "texts"),
    [
        ("a; b", ["a", "b"]),
        ("a;b;", ["a", "b"]),
        (" ; a ;; b ; ", ["a", "b"]),
        ("a\\; b", ["a; b"]),
        ("a\\\\; b", ["a\\", "b"]),
        ("c:\\map\\a", ["c:\\map\\a"]),
        ("Jansen, De Boer", ["Jansen, De Boer"]),
        ("", []),
        (" ; ", []),
    ],
)
def test_a_cell_of_several_texts_is_split_at_its_semicolons(cell: str, texts: list[str]) -> None:
    assert split_list(cell) == texts
