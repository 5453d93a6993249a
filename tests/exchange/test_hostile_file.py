"""Files that are read: records in YAML and batches of commands that are broken, endless or meant to do harm."""

import errno
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from aig_cli.model.text import is_harmful
from tests.conftest import Run, Said

MARK, UTF_16 = b"\xef\xbb\xbf", "title: Café".encode("utf-16")
ALIASES = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(f"{n}: &{n} [{','.join(['*a'] * 9)}]\n" for n in "bcdefghi")


def refused(run: Run, store: Path, line: str, exit_code: int, stdin: str | bytes = "") -> str:
    """Return what is said of a file that must be refused, with nothing changed and nothing that acts on a terminal."""
    before = store.read_bytes()
    said = run(line, exit_code, stdin)
    assert said.stdout == ""
    assert "Traceback" not in said.stderr
    assert not any(is_harmful(character) for character in said.stderr if character != "\n")
    assert len(said.stderr) < 10_000
    assert store.read_bytes() == before
    return said.stderr


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (b"", "there is no record in it."),
        (b"\n\n  \n", "there is no record in it."),
        (b"# niets\n---\n", "a record is asked for"),
        (b"- title: A\n", "1: a record is asked for: lines of 'field: value'."),
        (b"title: A\n---\n[1]\n", "3: a record is asked for"),
        (b"title: A\n...\ntitle: B\n", "3: did not find expected <document start>."),
        (b"%YAML 9.9\n---\ntitle: A\n", "1: found incompatible YAML document."),
        (b"title: A\n\tsummary: x\n", "2: found a tab character that violates indentation."),
        (b"title: 'A\n", "found unexpected end of stream."),
        (b"title: Caf\xe9\n", "1: not valid UTF-8. Save the file as UTF-8."),
        (UTF_16, "1: not valid UTF-8. Save the file as UTF-8."),
        (b"title: A\nnote: a\x00b\n", "2: control character U+0000."),
        (b"title: A\nnote: \x1b[2J\n", "2: control character U+001B."),
        (b"title: A\nnote: \xc2\x9b2J\n", "2: control character U+009B."),
        (b'title: A\nnote: "\\e[2J"\n', "2: note: control character U+001B at position 1."),
        (b'title: A\nnote: "\\0"\n', "2: note: control character U+0000 at position 1."),
        (b'title: "A\\u202e"\n', "1: title: invisible character U+202E at position 2."),
        ("title: A\u202e\n".encode(), "1: title: invisible character U+202E at position 2."),
        (b'title: "\\uD800"\n', "1: found invalid Unicode character escape code."),
        (MARK + b"title: " + MARK + b"A\n", "1: title: invisible character U+FEFF at position 1."),
        (b'title: A\n"no\\e[2Jte": x\n', "2: no<U+001B>[2Jte: there is no field"),
        (b'title: A\n"no\\nError: te": x\n', r"2: no Error: te: there is no field 'no\nError: te'."),
        (b"title: A\ntitle: B\n", "2: field 'title' stands there twice."),
        (b"<<: {title: A}\n", "1: <<: there is no field '<<'."),
        (b"title: &a A\nnote: *a\n", "1: anchors and aliases are not accepted."),
        (ALIASES.encode(), "1: anchors and aliases are not accepted."),
        (b"title: !!python/object/apply:os.system [touch was-run]\n", "1: tags are not accepted."),
        (b"title: !!set {A, B}\n", "1: tags are not accepted."),
        (b"? !!python/name:os.system\n: x\n", "1: tags are not accepted."),
        (b"title: A\nnote: " + b"[" * 100_000 + b"\n", "2: deeper than 20 levels."),
        (b"title: A\nnote: " + b"{a: " * 30 + b"\n", "2: deeper than 20 levels."),
        (b"x" * (20 * 2**20 + 1), "larger than 20 MB."),
        (b"title: A\nparties: [{organisation: {name: ''}, role: holder}]\n", "organisation.name: is missing."),
        (b"title: A\nstate: Actief\n", "2: state: 'Actief' is not one of: draft, signed, closed, withdrawn."),
        (b"title: A\nstate: signed\n", "1: parties: exactly one holder is needed; there is none."),
        (b"title: A\ncommitments: [{id: P2.1, text: a}, {id: P2.1, text: b}]\n", "P0002.1 stands there twice."),
        (
            b"title: A\ncommitments: [{id: P2.1, text: a, deliverables: [{id: P2.2.1, label: b}]}]\n",
            "2: commitments.1.deliverables.1.id: 'P0002.2.1' does not belong to P0002.1.",
        ),
        (
            b"title: A\ncommitments: [" + b"{text: a}, " * 1000 + b"]\n",
            "2: commitments: more than 200 (1000).",
        ),
        (
            b"title: A\nparties: [{role: holder, organisation: {name: B, contacts: ["
            + b", ".join(b"{name: Jan %d}" % number for number in range(5000))
            + b"]}}]\n",
            "contacts: more than 100 (5000).",
        ),
        (b"title: A\n" + b"".join(b"x%d: y\n" % number for number in range(100_000)), "and 99980 more."),
    ],
    ids=lambda given: repr(given[:60]) if isinstance(given, bytes) else "",
)
def test_a_record_that_cannot_be_read_is_refused_with_its_line(
    pledged: Run, store: Path, text: bytes, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(store.parent)
    start = time.perf_counter()

    assert why in refused(pledged, store, "pledge add --from -", 4, stdin=text)
    assert time.perf_counter() - start < 10
    assert not Path("was-run").exists()


def test_every_scalar_goes_through_the_reader_of_its_field(pledged: Run) -> None:
    text = "title: 010\nsummary: NO\nnote: 1_000\nterm: {start: 2025-01-01, words: 12:30:45}\nthemes: []\n"

    pledged("pledge add --from -", stdin=MARK + text.replace("\n", "\r\n").encode())

    shown = pledged("pledge show P2 --json").json
    assert (shown["title"], shown["summary"], shown["note"]) == ("010", "NO", "1_000")
    assert shown["term"] == {"start": "2025-01-01", "end": None, "words": "12:30:45"}


@pytest.mark.parametrize(
    ("text", "exit_code", "why"),
    [
        (b"org add 'x\x1b[2J'\n", 4, "1: name: control character U+001B at position 2."),
        ("org add 'abc\u202egpj.exe'\n".encode(), 4, "1: name: invisible character U+202E at position 4."),
        ("org add 'a\x85b'\n".encode(), 4, "1: name: control character U+0085 at position 2."),
        (b"org add 'a\x00b'\n", 4, "1: name: control character U+0000 at position 2."),
        (b"org add A\n\x1b[2J\n", 2, r"2: No such command '\x1b[2J'."),
        (b"org add A\norg add 'Caf\xe9'\n", 4, "2: not valid UTF-8."),
        ("org add A\n".encode("utf-16"), 4, "1: not valid UTF-8."),
        (b"org add A\norg add 'half\norg add B\n", 2, "2: a quote is not closed, or the line ends in a backslash."),
        (b"org add A; rm -rf x\n", 2, "No such option '-r'"),
        (b"org add A | cat\n", 2, "1: Got unexpected extra arguments (| cat)"),
        (b"x" * (20 * 2**20 + 1), 4, "larger than 20 MB."),
        (b"org add A\n" * 399 + b"org add ''\n", 4, "2: name: 'A' looks the same as O0003 (A)."),
    ],
    ids=lambda given: repr(given[:30]) if isinstance(given, bytes) else "",
)
def test_a_batch_with_a_wrong_line_is_refused_whole(
    pledged: Run, store: Path, *, text: bytes, exit_code: int, why: str
) -> None:
    assert why in refused(pledged, store, "batch -", exit_code, stdin=text)


def test_of_four_hundred_entries_the_wrong_one_is_named(pledged: Run, store: Path) -> None:
    pledged("deliverable add P1.1 lezers")
    lines = [f"progress log P1.1.2 --year {2015 + n % 12} --value {n} --replace" for n in range(400)]
    lines[398] = "progress log P1.1.2 --year 2015 --value veel"

    said = refused(pledged, store, "batch -", 4, stdin="\n".join(lines))

    assert said.startswith("Error: standard input:399: --value: 'veel' is not a number.")
    assert said.endswith("Nothing was saved (0 of 400).\n")


# -- what is named as a file -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "exit_code", "why"),
    [
        ("''", 3, "Cannot read '': no such file or directory."),
        ("nergens.yaml", 3, "Cannot read 'nergens.yaml': no such file or directory."),
        (".", 3, "Cannot read '.': is a directory."),
        ("'no\x1b[2J\u202e'", 3, r"Cannot read 'no\x1b[2J\u202e': no such file or directory."),
        ("x" * 5000, 3, "file name too long."),
        ("loop", 3, "it is a symbolic link, or goes through too many of them."),
        ("/dev/zero", 4, "/dev/zero: larger than 20 MB."),
    ],
)
def test_what_is_no_file_to_read_is_said(pledged: Run, store: Path, *, path: str, exit_code: int, why: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(store.parent)
        Path("loop").symlink_to("loop")
        for line in ("pledge add --from", "progress log --from", "org edit O1 --from", "batch"):
            assert why in refused(pledged, store, f"{line} {path}", exit_code)


@pytest.mark.parametrize(("line", "exit_code"), [("pledge add --from", 4), ("org edit O1 --from", 4), ("batch", 2)])
def test_the_store_itself_is_read_like_any_file_and_is_no_record(
    pledged: Run, store: Path, line: str, exit_code: int
) -> None:
    assert f"{store}:" in refused(pledged, store, f"{line} {store}", exit_code)


def test_a_file_that_may_not_be_read_is_said(pledged: Run) -> None:
    def refuse(path: str, *_: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("builtins.open", refuse)
        said = pledged("batch geheim.txt", exit_code=3).stderr
    assert said.startswith("Error: Cannot read 'geheim.txt': permission denied.")


def test_a_pipe_can_be_named_and_closed_input_cannot_be_read(pledged: Run, shell: Callable[..., Said]) -> None:
    shell("aig pledge add --from <(echo 'title: Uit een pijp')")
    shell("aig batch <(echo org add Derde)")

    assert "standard input is closed" in shell("aig batch - <&-", exit_code=3).stderr
    assert pledged("pledge list --fields title").lines[-1] == "Uit een pijp"
    assert pledged("org list --fields name").lines[-1] == "Derde"
