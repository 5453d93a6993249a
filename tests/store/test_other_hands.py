"""A store file that passed through other hands: git, an editor, a script, TinyDB itself."""

from pathlib import Path

import pytest
from tinydb import TinyDB

from tests.conftest import Run

MOVISIE = '"2": {"id":"O0002"'


def refused(run: Run, store: Path) -> str:
    """Return what is said by a reader; a writer is refused too, and the file stays as it is."""
    before = store.read_bytes()
    said = run("org list", exit_code=7)
    assert said.stdout == ""
    for line in ("org add Nieuw", "org add Nieuw -n", "undo", "batch -"):
        assert str(store) in run(line, exit_code=7).stderr
    assert store.read_bytes() == before
    return said.stderr


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (MOVISIE, f'"1": {{"id":"O0001","name":"Dubbel"}},\n{MOVISIE}', "the key '1' stands there twice"),
        ('"networks": {}', '"organisations": {},\n"networks": {}', "the key 'organisations' stands there twice"),
        ('"name":"Movisie"', '"name":"Movisie","name":"Twee"', "the key 'name' stands there twice"),
        (MOVISIE, f'"01": {{"id":"O0001","name":"Dubbel"}},\n{MOVISIE}', "organisations: Expected `int`"),
        (MOVISIE, f'"-1": {{"id":"O0001","name":"Dubbel"}},\n{MOVISIE}', "organisations -1: this record belongs under"),
        (MOVISIE, '"2": {"id":"O0001"', "organisations 2: this record belongs under 1"),
        ('"networks": {}', '"networks": []', "networks: Expected `object`, got `array`"),
        ('"name":"Movisie"', '"name":NaN', "it does not parse"),
        ('"name":"Movisie"', f'"name":{"[" * 100_000}', "it does not parse"),
        ('"networks": {}', f'"networks": {"[" * 3000}{"]" * 3000}', "it does not parse"),
        ('"name":"Movisie"', f'"name":{"9" * 5000}', "it does not parse"),
        (
            '"name":"Movisie"',
            '"name":"Movisie","unknown":1',
            "organisations 2: Object contains unknown field `unknown`",
        ),
        ("{\n", "\ufeff{\n", "it does not parse"),
        ('"rounds": {}\n}\n', '"rounds": {}\n}\n{}\n', "it does not parse"),
    ],
)
def test_what_would_lose_or_invent_a_record_is_damage(pledged: Run, store: Path, old: str, new: str, why: str) -> None:
    content = store.read_text()
    assert old in content
    store.write_text(content.replace(old, new, 1))

    assert f"The store {store} is damaged: " in (said := refused(pledged, store))
    assert why in said


def test_a_merge_that_git_could_not_make_is_named_with_its_line(pledged: Run, store: Path) -> None:
    ours = store.read_text()
    theirs = ours.replace('"name":"Movisie"', '"name":"Movisie B.V."')
    line = next(line for line in ours.splitlines() if line.startswith(MOVISIE))
    other = next(line for line in theirs.splitlines() if line.startswith(MOVISIE))
    store.write_text(ours.replace(line, f"<<<<<<< HEAD\n{line}\n=======\n{other}\n>>>>>>> theirs"))

    assert "it does not parse: line 9 starts a merge conflict." in refused(pledged, store)


@pytest.mark.parametrize(("old", "new"), [("\n", "\r\n"), ('{"id"', '{ "id"'), ('"rounds": {}\n', '"rounds":{}\n\n')])
def test_other_blanks_are_read_with_a_warning_and_not_written_over(
    pledged: Run, store: Path, old: str, new: str
) -> None:
    store.write_bytes(before := store.read_bytes().replace(old.encode(), new.encode()))

    said = pledged("org list --fields name")

    assert said.lines == ["MOgroep", "Movisie"]
    assert "was changed outside aig" in said.stderr
    assert "was changed outside aig" in pledged("org add Nieuw", exit_code=7).stderr
    assert store.read_bytes() == before


def test_a_write_through_plain_tinydb_is_an_edit_by_another_hand(pledged: Run, store: Path) -> None:
    database = TinyDB(str(store))
    database.table("organisations").insert({"id": "O0003", "name": "Buitenom"})
    database.close()
    before = store.read_bytes()

    said = pledged("org list --fields name")

    assert said.lines[-1] == "Buitenom"
    assert "was changed outside aig" in said.stderr
    assert "Nothing was written." in pledged("org add Nieuw", exit_code=7).stderr
    assert store.read_bytes() == before
