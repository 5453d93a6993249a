"""Contact persons: personal data, kept apart and forgotten when asked."""

from pathlib import Path
from zipfile import ZipFile

import pexpect
import pytest

from aig_cli.errors import WriteStoreError
from tests.conftest import PROGRAM, Run, rewrite_history, terminal

JAN = "'Jan Jansen' --email jan@example.nl --phone '06 12 34 56 78' --role directeur"
TRACES = (b"Jan Jansen", b"jan@example.nl", b"06 12 34 56 78")


def traces(store: Path) -> int:
    """Return how many traces of Jan there are in any file beside the store, in backups too."""
    found = [path.read_bytes() for path in store.parent.rglob("*") if path.is_file()]
    for path in store.parent.rglob("*.zip"):
        with ZipFile(path) as archive:
            found += [archive.read(name) for name in archive.namelist()]
    return sum(content.count(trace) for content in found for trace in TRACES)


def test_contact_persons_are_listed_when_they_are_asked_for(pledged: Run) -> None:
    pledged(f"contact add MOgroep {JAN}")
    pledged("contact add Movisie 'Piet Pieters'")

    assert pledged("contact list").lines == [
        "O0001  Jan Jansen    jan@example.nl  06 12 34 56 78  directeur",
        "O0002  Piet Pieters",
    ]
    assert pledged("contact list movisie --fields name").lines == ["Piet Pieters"]
    assert "Jan" not in pledged("org list --format csv").stdout + pledged("search jan").stdout


def test_a_person_is_there_once(pledged: Run) -> None:
    pledged(f"contact add O1 {JAN}")

    assert "contacts.2: this contact person stands there twice." in pledged(f"contact add O1 {JAN}", 4).stderr
    pledged("contact add O1 'Jan Jansen' --email anders@example.nl")
    assert (
        "O0001 has 2 contact persons of that name. Give the e-mail"
        in pledged("contact remove O1 'jan jansen'", 3).stderr
    )
    pledged("contact remove O1 JAN@example.nl")
    assert pledged("contact list --fields email").lines == ["anders@example.nl"]


def test_a_wrong_address_is_named(pledged: Run) -> None:
    said = pledged("contact add O1 Jan --email jan@x --phone 12", exit_code=4).stderr

    assert "--email: 'jan@x' is not an e-mail address." in said
    assert "--phone: '12' is not a telephone number." in said


def test_removing_can_be_undone_and_the_log_shows_nobody(pledged: Run) -> None:
    pledged(f"contact add O1 {JAN}")
    pledged("contact remove O1 'Jan Jansen'")
    assert pledged("contact list").stdout == ""
    assert "There is no" not in pledged("undo").stderr

    assert pledged("contact list --fields name").lines == ["Jan Jansen"]
    shown = pledged("log O1").stdout
    assert "contacts" in shown
    assert "Jan" not in shown


def test_who_is_forgotten_is_in_no_file_any_more(pledged: Run, store: Path) -> None:
    pledged(f"contact add O1 {JAN}")
    pledged("org edit O1 --set city=Utrecht")
    pledged(f"contact add O2 {JAN}")
    pledged("contact remove O2 'Jan Jansen'")
    pledged("contact add O2 Blijver")
    assert traces(store)

    said = pledged("contact forget 'jan jansen' --yes")

    assert said.lines == ["O0001  forgotten  MOgroep"]
    assert said.stderr == (
        "Cleared Jan Jansen: organisations: 1; operations of the history: 5; backups: 0. "
        "Exports and copies made elsewhere are not reached.\n"
    )
    assert traces(store) == 0
    assert pledged("get O1 city").lines == ["Utrecht"]
    assert pledged("contact list --fields name").lines == ["Blijver"]


def test_after_forgetting_the_rest_of_the_history_can_still_be_undone(pledged: Run, store: Path) -> None:
    pledged(f"contact add O1 {JAN}")
    pledged("org edit O1 --set city=Utrecht")
    pledged("contact forget jan@example.nl --yes")

    pledged("undo")

    assert pledged("get O1 city").lines == [""]
    assert traces(store) == 0
    assert "left nothing to take back" in pledged("undo 8", exit_code=5).stderr


def test_a_person_who_is_only_in_the_history_is_forgotten_too(pledged: Run, store: Path) -> None:
    pledged(f"contact add O1 {JAN}")
    pledged("contact remove O1 'Jan Jansen'")

    assert pledged("contact forget 'Jan Jansen' -y").stderr.startswith(
        "Cleared Jan Jansen: organisations: 0; operations of the history: 2; backups: 0."
    )
    assert traces(store) == 0
    assert "There is no contact person" in pledged("contact forget 'Jan Jansen' -y", exit_code=3).stderr


def test_a_trace_in_another_text_is_said(pledged: Run) -> None:
    pledged(f"contact add O1 {JAN}")
    pledged("org edit O1 --set 'note=Bel Jan Jansen'")

    assert "also stands in other texts of" in pledged("contact forget 'Jan Jansen' -y").stderr


def test_forgetting_asks_first(pledged: Run, store: Path) -> None:
    pledged(f"contact add O1 {JAN}")
    refused = pledged("contact forget 'Jan Jansen'", exit_code=5).stderr
    assert "This cannot be undone. Add --yes to do it." in refused
    assert pledged("contact forget 'Jan Jansen' -n").stderr == "Dry run: nothing was written.\n"
    assert traces(store)

    for answer, code in (("n", 5), ("y", 0)):
        typed = pexpect.spawn(str(PROGRAM), ["contact", "forget", "Jan Jansen"], env=terminal(store), encoding="utf-8")
        typed.expect("Forget Jan Jansen, at every organisation, now, in the history and in the backups")
        typed.sendline(answer)
        typed.expect(pexpect.EOF)
        typed.close()
        assert typed.exitstatus == code

    assert traces(store) == 0


@pytest.mark.parametrize("line", ["contact remove O1 Niemand", "contact remove O9 Jan", "contact list O9"])
def test_nobody_is_not_found(pledged: Run, line: str) -> None:
    assert "There is no" in (said := pledged(line, exit_code=3).stderr) or "has no contact person" in said


def test_whoever_has_the_address_is_forgotten_under_every_name(pledged: Run, store: Path) -> None:
    pledged("contact add O2 Jan --email jan@example.nl")
    pledged("contact edit O2 Jan --set 'name=Jan Jansen' --set role=directeur")
    assert pledged("contact list --fields name,role").lines == ["Jan Jansen  directeur"]
    assert pledged("contact edit O2 'Jan Jansen' --set role=directeur").lines == ["O0002  unchanged  Jan Jansen"]
    assert pledged("contact edit O2 'Jan Jansen' --set role=bestuurder").lines[1:] == ["  role  directeur → bestuurder"]

    pledged("contact forget 'Jan Jansen' -y")

    assert traces(store) == 0


def test_a_wrong_edit_of_a_contact_person_is_refused(pledged: Run) -> None:
    pledged("contact add O2 Jan")

    assert "--set email: 'x' is not an e-mail" in pledged("contact edit O2 Jan --set email=x", exit_code=4).stderr


def test_a_history_that_cannot_be_read_keeps_everything_as_it_is(pledged: Run, store: Path) -> None:
    pledged("contact add O2 'Jan Jansen'")
    history = store.with_name("aig.history.jsonl")
    lines = history.read_text().splitlines()
    history.write_text("\n".join([lines[0], "garbage", *lines[2:]]) + "\n")
    before = store.read_bytes()

    assert "is damaged: line 2 is not an operation" in pledged("contact forget 'Jan Jansen' -y", exit_code=7).stderr
    assert store.read_bytes() == before


def test_an_organisation_in_the_history_that_is_none_is_named(pledged: Run, store: Path) -> None:
    pledged("contact add O2 'Jan Jansen'")
    pledged("org add Nieuw")
    rewrite_history(store, '"type":"knowledge-institute"', '"type":"onbekend"')

    assert "something else than a record for organisations 2" in pledged("contact forget Jan -y", exit_code=7).stderr


def test_a_person_whom_the_history_does_not_know_is_forgotten_all_the_same(pledged: Run, store: Path) -> None:
    pledged("contact add O2 'Jan Jansen'")
    store.with_name("aig.history.jsonl").unlink()
    pledged("doctor --fix -y")

    said = pledged("contact forget 'Jan Jansen' -y").stderr

    assert "organisations: 1; operations of the history: 1; backups: 2." in said
    assert traces(store) == 0


def test_a_person_who_comes_back_is_forgotten_again(pledged: Run, store: Path) -> None:
    for _ in range(2):
        pledged("contact add O2 'Jan Jansen'")
        pledged("contact forget 'Jan Jansen' -y")

    assert traces(store) == 0


def test_forgetting_nobody_is_refused_in_a_rehearsal_too(pledged: Run) -> None:
    assert "There is no contact person" in pledged("contact forget Niemand -n", exit_code=3).stderr


def test_a_history_that_cannot_be_written_is_said_and_finished_later(
    pledged: Run, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pledged("contact add O2 'Jan Jansen'")

    def full(path: str, _content: bytes) -> None:
        raise WriteStoreError(path=path, why="the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr("aig_cli.store.forget.replace_file", full)
        said = pledged("contact forget 'Jan Jansen' -y", exit_code=7).stderr
    assert "was taken out of the register, but not yet out of history and backups. Run it again." in said
    assert traces(store)

    pledged("contact forget 'Jan Jansen' -y")
    assert traces(store) == 0


def test_a_colleague_who_shares_an_address_stays(pledged: Run) -> None:
    pledged("contact add O1 Jan --email info@x.nl")
    pledged("contact add O1 Piet --email info@x.nl")
    pledged("contact add O2 Klaas --email info@x.nl")

    pledged("contact forget Jan -y")

    assert pledged("contact list --fields name").lines == ["Piet", "Klaas"]


def test_who_is_named_by_an_address_is_forgotten_as_it_was_before_too(pledged: Run, store: Path) -> None:
    pledged("contact add O2 'Jan Jansen'")
    pledged("contact edit O2 'Jan Jansen' --set email=jan@example.nl")

    pledged("contact forget jan@example.nl -y")

    assert traces(store) == 0
