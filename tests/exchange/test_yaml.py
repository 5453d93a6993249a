"""YAML is read as text only, and never does anything."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aig_cli.errors import FileFormatError
from aig_cli.exchange.yaml import read_documents
from tests.conftest import Run


def test_every_scalar_is_text() -> None:
    (document,) = read_documents(
        "kvk: 01234567\nno: NO\nnr: 010\nt: 12:30:45\nn: 1_000\nd: 2025-01-01\ny: y\ne: =", "f"
    )

    assert document.tree == {
        "kvk": "01234567",
        "no": "NO",
        "nr": "010",
        "t": "12:30:45",
        "n": "1_000",
        "d": "2025-01-01",
        "y": "y",
        "e": "=",
    }


def test_an_empty_value_or_null_is_not_known() -> None:
    (document,) = read_documents("a:\nb: null\nc: ~\nd: ''\ne: 'null'\nf: []", "f")

    assert document.tree == {"a": None, "b": None, "c": None, "d": None, "e": "null", "f": []}


def test_the_lines_of_values_are_known() -> None:
    first, second = read_documents("a: 1\nb:\n  - x\n  - c: y\n---\na: 2", "f.yaml")

    assert first.lines["b", 1, "c"] == 4
    assert second.label(("a",)) == "f.yaml:6: a"
    assert first.label(("b", 1, "d")) == "f.yaml:4: b.2.d"


BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(f"{n}: &{n} [{','.join(['*a'] * 9)}]\n" for n in "bcdefghi")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "f: there is no record in it."),
        ("# nothing", "f: there is no record in it."),
        ("a: 1\na: 2", "f:2: field 'a' stands there twice."),
        (BOMB, "f:1: anchors and aliases are not accepted."),
        ("a: *b", "f:1: anchors and aliases are not accepted."),
        ("a: !!python/object/apply:os.system [id]", "f:1: tags are not accepted."),
        ("a: !!binary eA==", "f:1: tags are not accepted."),
        ("a: !x y", "f:1: tags are not accepted."),
        ("a:\n\t- x", "f:2: found character that cannot start any token."),
        ("- a\n- b", "f:1: a record is asked for"),
        ("text", "f:1: a record is asked for"),
        ("[" * 100_000, "f:1: deeper than 20 levels."),
        ("a: " + "{b: " * 30, "f:1: deeper than 20 levels."),
        ("? [a]\n: b", "f:1: the name of a field is asked for."),
        ("a: [x", "f:2: did not find expected"),
        ("a: 'x", "f:1: found unexpected end of stream."),
        ("a: \x1b[2J", "f:1: control character U+001B."),
    ],
)
def test_what_yaml_can_do_to_a_reader_is_refused_with_its_line(text: str, why: str) -> None:
    with pytest.raises(FileFormatError) as error:
        read_documents(text, "f")
    assert str(error.value).startswith(why)


@given(st.text() | st.text(alphabet="ab:-[]{}&*!|>'\"\n #?,%@~"))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        documents = read_documents(text, "f")
    except FileFormatError:
        return
    assert all(isinstance(document.tree, dict) for document in documents)


@pytest.mark.parametrize(
    ("content", "exit_code", "why"),
    [
        (b"title: Caf\xe9", 4, "standard input:1: not valid UTF-8."),
        (b"title: A\nsummary: \xff", 4, "standard input:2: not valid UTF-8."),
        (b"x" * (20 * 1024 * 1024 + 1), 4, "standard input: larger than 20 MB."),
        (b"", 4, "standard input: there is no record in it."),
        (b"title: x\n\x00", 4, "standard input:2: control character U+0000"),
    ],
)
def test_a_file_that_cannot_be_text_is_refused(aig: Run, content: bytes, exit_code: int, why: str) -> None:
    assert why in aig("pledge add --from -", exit_code, stdin=content).stderr


def test_a_byte_order_mark_and_dos_lines_are_no_matter(aig: Run) -> None:
    aig("pledge add --from -", stdin=b"\xef\xbb\xbftitle: A\r\nsummary: |\r\n  een\r\n  twee\r\n")

    assert aig("pledge show P1 --json").json["summary"] == "een\ntwee"


@pytest.mark.parametrize(("path", "why"), [("no.yaml", "no such file"), (".", "is a directory")])
def test_a_file_that_is_not_there_is_not_found(aig: Run, path: str, why: str) -> None:
    assert f"Cannot read '{path}': {why}" in aig(f"pledge add --from {path}", exit_code=3).stderr
