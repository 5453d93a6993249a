"""Files that are written: where they may land, and what a spreadsheet may make of them."""

import csv
import errno
import io
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from aig_cli.errors import NotEmptyFolderError
from aig_cli.exchange.target import write_folder
from aig_cli.report import TABLES
from tests.conftest import Run, Said


@pytest.mark.parametrize(
    ("output", "exit_code", "why"),
    [
        ("there.csv", 5, "there.csv exists. Add --force to overwrite it"),
        ("link.csv", 5, "link.csv exists. Add --force to overwrite it"),
        ("dangling.csv", 5, "dangling.csv exists. Add --force to overwrite it"),
        ("folder", 5, "folder is there and is not a file"),
        ("folder/ --force", 5, "folder/ is there and is not a file"),
        ("device.csv --force", 5, "device.csv is there and is not a file"),
        ("pipe --force", 5, "pipe is there and is not a file"),
        ("no/folder/x.csv --force", 7, "Could not write no/folder/x.csv: no such file or directory."),
        ("there.csv/x.csv", 7, "Could not write there.csv/x.csv: not a directory."),
        ("loop.csv/x.csv", 7, "Could not write loop.csv/x.csv: it is a symbolic link, or goes through too many"),
        ("'' --force", 2, "--output names no file."),
        (f"{'x' * 300}.csv", 7, "file name too long."),
        ("'no\x1b[2J/x.csv'", 7, "Could not write no<U+001B>[2J/x.csv"),
        ("store/aig.json --force", 5, "is the store or a file beside it"),
        ("also/../store/aig.json --force", 5, "is the store or a file beside it"),
        ("also/aig.history.jsonl --force", 5, "is the store or a file beside it"),
        ("also/aig.lock --force", 5, "is the store or a file beside it"),
        ("tostore.csv --force", 5, "is the store or a file beside it"),
    ],
)
def test_an_output_lands_on_nothing_that_it_should_not(
    pledged: Run, tmp_path: Path, *, output: str, exit_code: int, why: str
) -> None:
    (tmp_path / "there.csv").write_text("mine")
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    links = {"link.csv": "there.csv", "dangling.csv": "nowhere", "device.csv": "/dev/null", "loop.csv": "loop.csv"}
    for name, target in {**links, "also": "store", "tostore.csv": "store/aig.json"}.items():
        (tmp_path / name).symlink_to(target)
    before = contents(tmp_path)

    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path)
        said = pledged(f"export csv -o {output}", exit_code)

    assert why in said.stderr
    assert "\x1b" not in said.stderr
    assert said.stdout == ""
    assert contents(tmp_path) == before


def contents(folder: Path) -> dict[str, bytes | str]:
    """Return what is in a folder and the folders in it: the bytes of files, where links lead."""
    return {
        str(path.relative_to(folder)): os.readlink(path) if path.is_symlink() else path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_symlink() or path.is_file()
    }


@pytest.mark.parametrize("name", ["link.csv", "dangling.csv", "hard.csv"])
def test_by_force_a_name_is_replaced_and_what_it_led_to_stays(pledged: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "there.csv").write_text("mine")
    (tmp_path / "link.csv").symlink_to("there.csv")
    (tmp_path / "dangling.csv").symlink_to("nowhere")
    os.link(tmp_path / "there.csv", tmp_path / "hard.csv")

    pledged(f"export csv -o {tmp_path}/{name} --force")

    assert (tmp_path / name).read_text().startswith("pledge,title,")
    assert not (tmp_path / name).is_symlink()
    assert (tmp_path / "there.csv").read_text() == "mine"
    assert not (tmp_path / "nowhere").exists()


def test_another_name_of_the_store_is_replaced_and_the_store_stays(pledged: Run, store: Path, tmp_path: Path) -> None:
    os.link(store, tmp_path / "other.json")
    before = store.read_bytes()

    pledged(f"export csv -o {tmp_path}/other.json --force")

    assert store.read_bytes() == before
    assert len(pledged("org list").lines) == 2


def test_of_two_exports_to_one_name_one_is_refused(pledged: Run, shell: Callable[..., Said], store: Path) -> None:
    assert pledged
    said = shell("for n in 1 2; do (aig export json -o out.json; echo $?) & done; wait")

    assert sorted(said.lines) == ["0", "5"]
    assert sorted(os.listdir(store.parent)) == ["aig.history.jsonl", "aig.json", "aig.lock", "out.json"]


@pytest.mark.parametrize("call", ["fsync", "fchmod", "replace", "link"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EROFS])
def test_an_export_that_fails_at_any_step_leaves_what_was_there(
    pledged: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, code: int
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    (tmp_path / "old.csv").write_text("mine")
    monkeypatch.setattr(os, call, fail)

    option = "new.csv" if call == "link" else "old.csv --force"
    said = pledged(f"export csv -o {tmp_path}/{option}", exit_code=7).stderr

    assert said.startswith(f"Error: Could not write {tmp_path}/{option.split(maxsplit=1)[0]}: ")
    assert sorted(os.listdir(tmp_path)) == ["old.csv", "store"]
    assert (tmp_path / "old.csv").read_text() == "mine"


def test_a_file_with_persons_is_private_even_in_the_place_of_another(pledged: Run, tmp_path: Path) -> None:
    pledged("contact add O1 Jan")
    (tmp_path / "all.json").write_text("mine")
    (tmp_path / "all.json").chmod(0o666)

    pledged(f"export json --with-contacts -o {tmp_path}/all.json --force")

    assert (tmp_path / "all.json").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "'", "＝", "＋", "－", "＠"])
def test_no_text_of_any_field_becomes_a_formula(aig: Run, start: str) -> None:
    text = f"{start}HYPERLINK(1)"
    fields = f'alias "{text}" --city "{text}" --region "{text}" --note "{text}" --represents-source "{text}"'
    aig(f'org add --{fields} -- "{text}"')
    aig(f'network add --kind regional -- "{text}"')
    aig("network join N1 O1")
    aig(f'pledge add --holder O1 --network N1 --title="{text}" --summary="{text}" --target-group="{text}"')
    aig(f'commitment add --summary="{text}" --channel="{text}" --due-words="{text}" P1 -- "{text}"')
    aig(f'deliverable add --unit="{text}" --verification="{text}" P1.1 -- "{text}"')
    aig(f'progress log P1.1 --year 2020 --status completed --note="{text}" --evidence="{text}"')

    for table in TABLES:
        for dialect, delimiter in (("standard", ","), ("excel-nl", ";")):
            written = aig(f"export csv {table} --dialect {dialect}").stdout.removeprefix("\ufeff")
            cells = [cell for row in csv.reader(io.StringIO(written), delimiter=delimiter) for cell in row]
            assert f"'{text}" in cells or table in {"members", "parties"}
            assert not any(cell.startswith(tuple("=+-@＝＋－＠")) for cell in cells)


def test_files_that_came_into_a_folder_meanwhile_stay_as_they_are(tmp_path: Path) -> None:
    folder = tmp_path / "package"

    def files() -> Iterator[tuple[str, bytes]]:
        yield "a.csv", b"ours"
        folder.mkdir()
        (folder / "a.csv").write_bytes(b"theirs")

    with pytest.raises(NotEmptyFolderError):
        write_folder(str(folder), files(), force=False)

    assert (folder / "a.csv").read_bytes() == b"theirs"
    assert list(tmp_path.iterdir()) == [folder]
