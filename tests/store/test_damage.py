"""A store that is not what aig wrote: found, named, and never made worse."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from aig_cli.errors import AigError
from aig_cli.model.organisation import Organisation
from aig_cli.store.agreement import disagreement
from aig_cli.store.backup import unpack
from aig_cli.store.doctor import Doctor
from aig_cli.store.location import Files
from aig_cli.store.store import Store
from tests.conftest import Run, Said
from tests.fuzz.reader import sealed

TODAY = date(2026, 11, 22)


def both(run: Run, exit_code: int = 7) -> str:
    """Read and write with the same store; both must end with the code. Returns what was said."""
    return run("org list", exit_code).stderr + run("org add Nieuw", exit_code).stderr


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "it is empty"),
        (b"  \n", "it is empty"),
        (b"garbage", "it does not parse"),
        (b"\x00" * 100, "it does not parse"),
        (b"[]", "it does not parse"),
        (b"{}", "it does not parse"),
        (b'{"meta": 7}', "it does not parse"),
        (b'{"meta": {"2": 7}}', "it does not parse"),
        (b'{"meta": {"2": {"schema": "x"}}}', "it does not parse"),
        (b"<<<<<<< HEAD\n{}\n=======\n", "it does not parse"),
        (b'{"a": "\xff"}', "it does not parse"),
        (b"[" * 100_000, "it does not parse"),
        (b'{"meta":' + b"[" * 100_000, "it does not parse"),
        (b'{"meta": {"2": null}}', "it does not parse"),
    ],
)
def test_what_is_no_store_is_damage_and_stays_as_it_is(pledged: Run, store: Path, content: bytes, why: str) -> None:
    store.write_bytes(content)

    said = both(pledged)

    assert f"The store {store} is damaged: {why}" in said
    assert store.read_bytes() == content


def test_a_store_that_is_cut_off_anywhere_is_damage(pledged: Run, store: Path) -> None:
    content = store.read_bytes()
    for length in range(0, len(content) - 1, 7):
        store.write_bytes(content[:length])
        assert "is damaged" in pledged("org add Nieuw", exit_code=7).stderr
        assert store.read_bytes() == content[:length]


def test_no_flipped_byte_is_written_over(pledged: Run, store: Path) -> None:
    content = store.read_bytes()
    for position in range(len(content)):
        flipped = bytearray(content)
        flipped[position] ^= 0x01
        store.write_bytes(flipped)
        assert pledged("org add Nieuw", exit_code=7).stderr
        assert store.read_bytes() == flipped


def test_every_byte_of_the_history_that_flips_is_found(pledged: Run, store: Path) -> None:
    assert pledged
    path = store.with_suffix(".history.jsonl")
    content = path.read_bytes()
    for position in range(len(content)):
        flipped = bytearray(content)
        flipped[position] ^= 0x01
        path.write_bytes(flipped)
        assert Doctor(Files(str(store)), TODAY).findings(), position
    path.write_bytes(content)
    assert not Doctor(Files(str(store)), TODAY).findings()


def test_every_byte_of_a_backup_that_flips_is_found_or_changes_nothing(pledged: Run) -> None:
    path = Path(pledged("backup create").stdout.strip())
    content, whole = path.read_bytes(), unpack(str(path))
    found = harmless = 0
    for position in range(len(content)):
        flipped = bytearray(content)
        flipped[position] ^= 0x01
        path.write_bytes(flipped)
        try:
            opened = unpack(str(path))
        except AigError:
            found += 1
        else:
            same = (opened.content.raw, opened.history) == (whole.content.raw, whole.history)
            harmless += same and not opened.fault
    assert found + harmless == len(content)
    assert found > harmless


def test_an_edit_by_hand_is_warned_about_when_reading_and_refused_when_writing(pledged: Run, store: Path) -> None:
    store.write_text(store.read_text().replace("Movisie", "Movisia"))

    said = pledged("org list")

    assert "Movisia" in said.stdout
    assert f"Warning: {store} was changed outside aig" in said.stderr
    assert "was changed outside aig" in pledged("org add Nieuw", exit_code=7).stderr


def test_a_store_of_a_newer_program_is_left_alone(pledged: Run, store: Path) -> None:
    store.write_text(store.read_text().replace('"schema":2', '"schema":3'))

    assert "was made by a newer aig (schema 3, this one knows 2). Upgrade" in both(pledged)


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ('"name":"Movisie"', '"naam":"Movisie"', "organisations 2"),
        ('"name":"Movisie"', '"name":7', "organisations 2"),
        ('"type":"knowledge-institute"', '"type":"institute"', "organisations 2"),
        ('"2": {"id":"O0002"', '"x": {"id":"O0002"', "organisations"),
        ('"2": {"id":"O0002"', '"02": {"id":"O0002"', "organisations"),
        ('"id":"O0002"', f'"id":"O{"9" * 5000}"', "organisations 2"),
    ],
)
def test_a_record_that_breaks_the_rules_is_named(pledged: Run, store: Path, old: str, new: str, where: str) -> None:
    store.write_text(store.read_text().replace(old, new))

    assert f"is damaged: {where}: " in pledged("org list", exit_code=7).stderr


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('"id":"O0002"', '"id":"O0003"', "organisations 2: this record belongs under 3"),
        ('"organisation":"O0002"', '"organisation":"O0007"', "pledges 1: there is no O0007"),
    ],
)
def test_records_that_do_not_fit_each_other_are_damage(pledged: Run, store: Path, old: str, new: str, why: str) -> None:
    store.write_text(store.read_text().replace(old, new))

    assert f"is damaged: it was changed outside aig, and {why}." in pledged("pledge list", exit_code=7).stderr
    assert "P0001" not in pledged("org list", exit_code=7).stdout


def test_an_organisation_merged_into_itself_ends_no_program(pledged: Run, store: Path) -> None:
    with Store(str(store), TODAY).change("test") as registry:
        registry.organisations.put(Organisation(id="O0003", name="Kring", merged_into="O0003"))

    assert "Kring" in pledged("org show O3").stdout


@pytest.mark.parametrize("name", ["aig.history.jsonl", "aig.lock"])
def test_a_folder_in_the_place_of_a_neighbour_is_said(pledged: Run, store: Path, name: str) -> None:
    (store.parent / name).unlink()
    (store.parent / name).mkdir()

    assert f"{store.parent / name}: is a directory." in pledged("org add A", exit_code=7).stderr


def test_where_there_is_no_store_the_way_to_one_is_told(bare: Run, store: Path) -> None:
    said = both(bare)

    assert f"There is no store at {store}. Make one: aig init." in said
    assert not store.exists()


@pytest.mark.parametrize("left", [b"", b'{"time":"2026-', b'{"time":"x","command":"init","changes":[],"number":1}\n'])
def test_an_init_that_was_killed_can_be_done_again(bare: Run, store: Path, left: bytes) -> None:
    store.parent.mkdir()
    history = store.with_suffix(".history.jsonl")
    history.write_bytes(left)

    assert "There is no store" in bare("org list", exit_code=7).stderr
    bare("init")

    assert bare("log --fields number").lines == ["1"]


def test_a_history_without_its_store_is_not_begun_again(pledged: Run, store: Path) -> None:
    store.unlink()
    history = store.with_suffix(".history.jsonl")
    for content in (history.read_bytes(), b"\x00" * 5000, b"garbage\n"):
        history.write_bytes(content)
        assert "is gone, but its history" in pledged("init", exit_code=7).stderr
        assert "Nothing was changed. See: aig doctor" in pledged("org list", exit_code=7).stderr
        assert history.read_bytes() == content


def test_a_history_that_cannot_be_read_is_said_when_reading(pledged: Run, store: Path) -> None:
    history = store.with_suffix(".history.jsonl")
    history.unlink()
    history.mkdir()

    said = pledged("org list")

    assert f"Warning: Cannot read the history {history}: is a directory." in said.stderr


def test_a_store_of_before_its_first_operation_needs_no_history(pledged: Run, store: Path) -> None:
    store.write_bytes(sealed(store.read_bytes().replace(b'"revision":7', b'"revision":0')))
    store.with_suffix(".history.jsonl").unlink()

    pledged("org add Nieuw")

    assert pledged("log --fields number").lines == ["1"]


def test_what_is_saved_while_a_reader_reads_is_no_older_copy(pledged: Run, store: Path) -> None:
    content = Store(str(store), TODAY).content()
    for name in ("een", "twee", "drie"):
        pledged(f"org add {name}")

    assert disagreement(Files(str(store)), content) is None


def test_a_folder_or_a_device_is_no_store(bare: Run, tmp_path: Path) -> None:
    assert "it is not a file" in bare(f"org list --store {tmp_path}", exit_code=7).stderr
    assert "it is not a file" in bare(f"org add A --store {tmp_path}", exit_code=7).stderr
    assert "it is not a file" in bare("org list --store /dev/null", exit_code=7).stderr
    assert "not a directory" in bare(f"org list --store {__file__}/aig.json", exit_code=7).stderr


def test_a_read_only_store_is_read_and_not_written(pledged: Run, store: Path) -> None:
    before = store.read_bytes()
    for path, mode in ((store, 0o400), (store.parent, 0o500)):
        was = path.stat().st_mode
        path.chmod(mode)
        try:
            assert pledged("org list").lines
            assert f"Cannot write the store: {path} is read-only." in pledged("org add X", exit_code=7).stderr
        finally:
            path.chmod(was)
    assert store.read_bytes() == before


def test_operations_missing_from_the_history_are_said(pledged: Run, store: Path) -> None:
    history = store.with_suffix(".history.jsonl")
    lines = history.read_bytes().splitlines(keepends=True)

    for left, found in ((b"".join(lines[:-2]), 5), (b"", 0), (b"garbage", 0), (None, 0)):
        history.write_bytes(left) if left is not None else history.unlink()
        said = f"ends at operation {found}, the store is at 7: operations are missing from the history."
        assert f"Warning: {history} {said}" in pledged("org list").stderr
        assert f"Error: {history} {said} Until that is mended" in pledged("org add A", exit_code=7).stderr
        assert left == (history.read_bytes() if history.exists() else None)


TAILS = [
    b'{"number":8,"time":"x"}\n',
    b'{"number":8,"ti',
    b'{"number":8}\n{"numb',
    b"[" * 100_000 + b"\n",
    b"\x00" * 500 + b'"}]}\n',
]


@pytest.mark.parametrize("tail", TAILS, ids=["whole", "cut", "both", "deep", "zeroes"])
def test_operations_that_never_happened_are_dropped(pledged: Run, store: Path, tail: bytes) -> None:
    history = store.with_suffix(".history.jsonl")
    before = history.read_bytes()
    history.write_bytes(before + tail)

    assert pledged("org add A").stderr == ""
    added = history.read_bytes().removeprefix(before)
    assert added.startswith(b'{"time":"2')
    assert b'"number":8,"at":%d,' % len(before) in added


def test_a_long_line_of_history_is_found_whole(pledged: Run, store: Path) -> None:
    documents = "---\n".join(f"title: T{number}\nnote: {'x' * 900}\n" for number in range(200))
    pledged("pledge add --from -", stdin=documents)

    assert pledged("org add A").stderr == ""
    assert store.with_suffix(".history.jsonl").read_bytes().count(b"\n") == 9


def test_a_store_that_is_in_use_is_waited_for_and_then_given_up(pledged: Run, shell: Callable[..., Said]) -> None:
    assert pledged
    script = """
        exec 9>>aig.lock; flock 9; printf 'process 1 (a test)' >aig.lock
        AIG_LOCK_TIMEOUT=1 aig org add A
    """
    said = shell(script, exit_code=6)
    assert "The store is in use by process 1 (a test); gave up after 1 s." in said.stderr

    assert "A" in shell("(flock 9; sleep 0.5) 9>>aig.lock & sleep 0.1; aig org add A").stdout
    assert (
        "in use by another command"
        in shell("exec 9>>aig.lock; flock 9; : >aig.lock; AIG_LOCK_TIMEOUT=1 aig org add A", exit_code=6).stderr
    )


@pytest.mark.parametrize("seconds", ["soon", "0", "-1", "3601", "１", "9" * 5000])
def test_a_timeout_that_is_none_is_refused(pledged: Run, monkeypatch: pytest.MonkeyPatch, seconds: str) -> None:
    monkeypatch.setenv("AIG_LOCK_TIMEOUT", seconds)

    assert "AIG_LOCK_TIMEOUT is" in pledged("org add A", exit_code=2).stderr


def test_the_default_place_is_the_data_folder(bare: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AIG_STORE")
    monkeypatch.setenv("HOME", str(tmp_path))

    assert bare("init").stdout == f"Made an empty store: {tmp_path}/.local/share/aig/aig.json\n"
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    assert f"{tmp_path}/.local/share/aig/aig.json exists" in bare("init", exit_code=5).stderr
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert bare("init").stdout == f"Made an empty store: {tmp_path}/data/aig/aig.json\n"


def test_no_home_is_no_folder_named_tilde(shell: Callable[..., Said], tmp_path: Path) -> None:
    assert tmp_path
    for setting in ("unset AIG_STORE; HOME=", "unset AIG_STORE; HOME=relative", "AIG_STORE=~nobody-here/x.json"):
        said = shell(f"{setting} aig org list", exit_code=2)
        assert "There is no home folder to keep the store in. Set AIG_STORE to a file, or HOME." in said.stderr


def test_a_deleted_folder_is_said(shell: Callable[..., Said], store: Path) -> None:
    shell("aig init")

    assert shell(f"mkdir d; cd d; rmdir ../d; AIG_STORE={store} aig org list").exit_code == 0
    assert (
        "The current folder no longer exists."
        in shell("mkdir d; cd d; rmdir ../d; AIG_STORE=aig.json aig org list", exit_code=2).stderr
    )


def test_a_relative_store_in_a_deleted_folder_is_said(
    bare: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()

    assert "The current folder no longer exists." in bare("org list --store aig.json", exit_code=2).stderr
