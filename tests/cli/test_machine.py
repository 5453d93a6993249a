"""Whatever is typed, and whatever happens to the files: what was acknowledged stays, and the register says what it is.

A longer run: AIG_EXAMPLES=2000 pytest tests/cli/test_machine.py
"""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.cli.register_model import Ledger, State, ids, persons, same_person, state_of, without
from tests.cli.typed_command import (
    ALL,
    PERSONS,
    WRONG,
    Command,
    contact_commands,
    end_of_pledge_commands,
    network_commands,
    organisation_commands,
    part_commands,
    pledge_commands,
    progress_commands,
    round_commands,
)
from tests.conftest import TODAY, Said, carried_out

BEGINNING = """\
org add MOgroep --city Utrecht
org add Movisie
contact add O0001 'Anna de Wit' --email anna@ggd.example
pledge add --title 'Sociaal voor gezond' --holder O0001 --signatory O0002
commitment add P0001 'Wij verzamelen voorbeelden'
deliverable add P0001.1 voorbeelden --target 10
pledge sign P0001 --on 2015-02-03
progress log P0001.1.1 --year 2020 --value 7
progress log P0001.1 --year 2020 --status in-progress
pledge add --title 'Gezond eten' --holder O0002 --signatory O0001
commitment add P0002 'Wij zwemmen'
org add School
contact add O0003 'Çelik Öz' --email celik@school.example
network add 'Gezond Noord' --kind regional
network join N01 O0001 O0002 --since 2015-02-03
"""
OF_RECORDS = {"same-name", "shared-kvk", "same-title"}
"""What the doctor may find after commands that were carried out."""
REFUSED = {2, 3, 4, 5}
WORDS = [word for person in PERSONS for word in person if word]
LEAST_QUIET = 4
EXAMPLES = os.environ.get("AIG_EXAMPLES", "")

Copy = tuple[dict[str, bytes], Ledger, dict[str, Ledger]]
"""The files of a store and its backups by their paths, and what the model knew then."""


def of(chosen: Callable[["RegisterMachine"], list[Any]]) -> st.SearchStrategy[Any]:
    """Draw one of what the machine knows now."""
    return st.runner().flatmap(lambda machine: st.sampled_from(chosen(machine)))


def typed(*kinds: Callable[[State], st.SearchStrategy[Command]]) -> st.SearchStrategy[Command]:
    """Draw a command about the records that are there now."""
    return st.runner().flatmap(lambda machine: st.one_of(*(kind(machine.ledger.now) for kind in kinds)))


PLACES = st.floats(0, 1, exclude_max=True)
BITS = st.integers(0, 7)


harm = precondition(lambda machine: machine.quiet >= LEAST_QUIET)
"""Does harm, where some operations were saved since the last time."""


class RegisterMachine(RuleBasedStateMachine):
    """Types commands, and does harm to the files.

    Attributes:
        ledger: what the register was, and is to be.
        kept: the ledger at the time of each backup, by its name.
        copies: what somebody keeps elsewhere, by operation.
        forgotten: words that may stand nowhere.
        quiet: how many operations were saved since harm was last done.
    """

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp())
        self.store = self.folder / "aig.json"
        self.history = self.folder / "aig.history.jsonl"
        self.environment = pytest.MonkeyPatch()
        self.environment.setenv("AIG_STORE", str(self.store))
        self.environment.setenv("AIG_TODAY", TODAY)
        self.ledger = Ledger()
        self.kept: dict[str, Ledger] = {}
        self.copies: dict[int, Copy] = {}
        self.forgotten: set[str] = set()
        self.quiet = 0

    def teardown(self) -> None:
        self.environment.undo()
        shutil.rmtree(self.folder)

    # -- what is seen -------------------------------------------------------------------------------------------------

    def aig(self, line: str, exit_code: int | None = 0, stdin: str = "") -> Said:
        said = carried_out(line, stdin)
        if exit_code != 0:
            note(f"{line}: {said.exit_code} {said.stderr}")
        assert exit_code in {None, said.exit_code}, (line, said)
        return said

    def seen(self) -> State:
        return state_of(self.aig("export json --with-contacts").stdout)

    @property
    def about(self) -> Any:
        """What the store knows of itself: its revision, and the highest numbers given out."""
        return json.loads(self.store.read_bytes())["meta"]["2"]

    @property
    def revision(self) -> int:
        return int(self.about["revision"])

    @property
    def numbers(self) -> list[int]:
        """The operations in the history."""
        return [json.loads(line)["number"] for line in self.history.read_bytes().splitlines()]

    def files(self) -> list[bytes | None]:
        return [path.read_bytes() if path.exists() else None for path in (self.store, self.history)]

    def backups(self) -> list[Path]:
        return sorted((self.folder / "backups").glob("*.zip"))

    def whole_backups(self) -> list[str]:
        """Return the names of the backups, without what was set aside."""
        return [path.stem for path in self.backups() if "damaged" not in path.name]

    # -- one step -----------------------------------------------------------------------------------------------------

    def type(self, line: str, stdin: str = "", expected: Callable[[State, State], bool] | None = None) -> Said:
        """Type a command that saves one operation, or none; refused, it leaves every byte as it was."""
        before, said = self.files(), self.aig(line, None, stdin)
        if said.exit_code:
            assert said.exit_code in REFUSED, said
            assert self.files() == before, said
        elif self.files() != before:
            after = self.seen()
            assert self.revision == self.ledger.revision + 1, said
            assert expected is None or expected(self.ledger.now, after), (said, self.ledger.now, after)
            self.save(after)
        return said

    def save(self, state: State, takes_back: int | None = None) -> None:
        was = self.ledger.copy()
        self.ledger.save(state, takes_back)
        self.keep_backups(was)
        self.quiet += 1
        self.forgotten -= {word for person in persons(state) for word in person[1:] if word}
        self.keep_copy()

    def keep_copy(self) -> None:
        """Keep a copy of the folder elsewhere."""
        files = {str(path.relative_to(self.folder)): path.read_bytes() for path in self.folder.rglob("*.*")}
        kept = {name: ledger.copy() for name, ledger in self.kept.items()}
        self.copies[self.ledger.revision] = files, self.ledger.copy(), kept

    def keep_backups(self, *before: Ledger) -> None:
        """Remember what the register was when a new backup was made: as it is, or as it was before."""
        for name in self.whole_backups():
            if name not in self.kept:
                known = {each.revision: each for each in (self.ledger, *before)}
                self.kept[name] = known[int(name.split("-")[1])].copy()

    # -- commands -----------------------------------------------------------------------------------------------------

    @initialize()
    def begin(self) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("os.urandom", bytes)  # the same register each time: what a bit does depends on its byte
            self.aig("init")
        self.save({})
        self.type("batch -", BEGINNING)

    @rule(command=typed(organisation_commands, network_commands))
    def change_partners(self, command: Command) -> None:
        self.type_a_command(command)

    @rule(command=typed(contact_commands))
    def change_contacts(self, command: Command) -> None:
        self.type_a_command(command)

    @rule(command=typed(pledge_commands))
    def change_pledges(self, command: Command) -> None:
        self.type_a_command(command)

    @rule(command=typed(end_of_pledge_commands))
    def amend_and_end_pledges(self, command: Command) -> None:
        self.type_a_command(command)

    @rule(command=typed(part_commands))
    def change_parts(self, command: Command) -> None:
        self.type_a_command(command)

    @rule(command=typed(progress_commands))
    def change_accounts(self, command: Command) -> None:
        self.type_a_command(command)

    @rule(command=typed(round_commands))
    def change_rounds(self, command: Command) -> None:
        self.type_a_command(command)

    def type_a_command(self, command: Command) -> None:
        there, given = ids(self.ledger.now), set(self.ledger.given)
        self.type(command.line, expected=command.holds)
        assert not (ids(self.ledger.now) - there) & given, "an id was given a second time"

    @rule(line=st.sampled_from(WRONG) | typed(*ALL).map(lambda command: f"{command.line} --dry-run"))
    def type_what_changes_nothing(self, line: str) -> None:
        before, said = self.files(), self.aig(line, None)
        assert said.exit_code in (REFUSED if line in WRONG else {0, *REFUSED}), said
        assert self.files() == before

    @rule(lines=st.lists(typed(*ALL), min_size=1, max_size=3), wrong=st.none() | st.sampled_from(WRONG))
    def type_a_batch(self, lines: list[Command], wrong: str | None) -> None:
        """A batch does what its lines do one by one; where one of those is refused, none is carried out."""
        given = [each.line for each in lines] + ([wrong] if wrong else [])
        state, there, before = self.one_by_one(given), ids(self.ledger.now), set(self.ledger.given)
        said = self.type("batch -", "\n".join(given), lambda _, after: after == state)
        assert (state is None) is (said.exit_code != 0), said
        assert not (ids(self.ledger.now) - there) & before

    def one_by_one(self, lines: list[str]) -> State | None:
        """Return what lines make of a copy of the register, each a command of its own; None where one is refused."""
        elsewhere = shutil.copytree(self.folder, self.folder / "elsewhere")
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("AIG_STORE", str(elsewhere / "aig.json"))
            state = None if any(self.aig(line, None).exit_code for line in lines) else self.seen()
        shutil.rmtree(elsewhere)
        return state

    # -- taking back --------------------------------------------------------------------------------------------------

    @rule()
    def undo(self) -> None:
        number = self.ledger.last_to_undo()
        self.take_back("undo", number, surely=number == self.ledger.revision)

    @rule(number=of(lambda machine: machine.ledger.operations))
    def undo_a_certain_one(self, number: int) -> None:
        self.take_back(f"undo {number}", number)

    @rule()
    def redo(self) -> None:
        number = self.ledger.last_to_redo()
        self.take_back("redo", number, surely=number == self.ledger.revision)

    def take_back(self, line: str, number: int | None, *, surely: bool = False) -> None:
        """Take an operation back; the last one surely can be."""
        before, said = self.files(), self.aig(line, None)
        if said.exit_code:
            assert said.exit_code in REFUSED, said
            assert not surely, said
            assert self.files() == before
            return
        assert number, said
        after = self.seen()
        assert after == self.ledger.taken_back(number), said
        if self.files() != before:
            self.save(after, number)

    # -- backups ------------------------------------------------------------------------------------------------------

    @rule()
    def back_up(self) -> None:
        before = self.files()
        name = Path(self.aig("backup create").stdout.strip()).stem
        assert self.files() == before
        self.keep_backups()
        self.keep_copy()
        assert self.kept[name].now == self.ledger.now

    @precondition(lambda self: self.kept)
    @rule(name=of(lambda machine: ["", *machine.whole_backups()]))
    def restore(self, name: str) -> None:
        state = self.kept[name or self.newest()].now
        self.type(f"backup restore {name} -y", expected=lambda _, after: after == state)
        assert self.seen() == state

    def newest(self) -> str:
        """Return the name of the newest backup."""
        return max(self.whole_backups(), key=lambda name: (self.kept[name].revision, name))

    # -- forgetting ---------------------------------------------------------------------------------------------------

    @rule(word=st.sampled_from(WORDS))
    def forget(self, word: str) -> None:
        known = [self.ledger, *self.kept.values()]
        gone = same_person([state for ledger in known for state in ledger.states.values()], word)
        if not gone:
            before = self.files()
            self.aig(f"contact forget '{word}' -y", 3)
            assert self.files() == before
            return
        there = persons(self.ledger.now) & gone
        self.aig(f"contact forget '{word}' -y")
        assert self.revision == self.ledger.revision + bool(there)
        assert self.seen() == without(self.ledger.now, gone)
        if there:
            self.ledger.save(self.seen())
        for ledger in known:
            ledger.forget(gone)
        self.copies.clear()
        self.keep_copy()
        stay = {person for ledger in known for state in ledger.states.values() for person in persons(state)}
        self.forgotten |= {each for person in gone for each in person[1:] if each}
        self.forgotten -= {each for person in stay for each in person[1:] if each}

    @invariant()
    def what_was_forgotten_stands_nowhere(self) -> None:
        if not self.forgotten:
            return
        words = {word: json.dumps(word, ensure_ascii=False)[1:-1].encode() for word in self.forgotten}
        for place, content in self.contents():
            assert not [word for word, encoded in words.items() if encoded in content], place

    def contents(self) -> list[tuple[str, bytes]]:
        """Return the bytes of every file of the store, and of every file in a backup."""
        found = [(path.name, path.read_bytes()) for path in self.folder.iterdir() if path.is_file()]
        for path in self.backups():
            with ZipFile(path) as archive:
                found += [(f"{path.name} {name}", archive.read(name)) for name in archive.namelist()]
        return found

    # -- harm to the store --------------------------------------------------------------------------------------------

    @harm
    @rule(place=PLACES)
    def cut_the_store(self, place: float) -> None:
        whole = self.store.read_bytes()
        self.harm_the_store(whole[: int(place * (len(whole) - 2))])  # JSON ends before the last newline

    @harm
    @rule()
    def zero_the_store(self) -> None:
        self.harm_the_store(bytes(self.store.stat().st_size))

    @harm
    @rule()
    def lose_the_store(self) -> None:
        self.harm_the_store(None)

    @harm
    @precondition(lambda self: min(self.copies) < self.ledger.revision - 1)
    @rule(number=of(lambda machine: [each for each in machine.copies if each < machine.ledger.revision - 1]))
    def put_an_older_store_back(self, number: int) -> None:
        """One of two or more operations ago: the line after that of a store is what a killed writer may have left."""
        self.harm_the_store(self.copies[number][0]["aig.json"])

    def harm_the_store(self, content: bytes | None) -> None:
        """Put something in the place of the store; it is mended to what was acknowledged."""
        about, history = self.about, self.history.read_bytes()
        if content is None:
            self.store.unlink()
        else:
            self.store.write_bytes(content)
        self.require_alarm()
        self.mend()
        assert self.about == about
        assert self.history.read_bytes() == history

    @harm
    @rule(place=PLACES, bit=BITS)
    def flip_a_bit_of_the_store(self, place: float, bit: int) -> None:
        """It is mended, or accepted as an edit by hand, which can be undone."""
        whole, about, history = self.store.read_bytes(), self.about, self.history.read_bytes()
        self.store.write_bytes(flipped(whole, place, bit))
        self.require_alarm()
        found = self.aig("doctor --json", 1).json["findings"]
        if "newer-store" in {each["code"] for each in found}:
            self.aig("doctor --fix -y", 1)
            self.store.write_bytes(whole)
            return
        self.mend(strictly=False)
        if self.revision == self.ledger.revision:
            assert (self.about, self.history.read_bytes()) == (about, history)
            return
        assert self.revision == self.ledger.revision + 1
        assert self.history.read_bytes().startswith(history)
        state = self.ledger.now
        self.save(self.seen())
        if self.ledger.touched(self.ledger.revision):
            self.aig("undo")
            self.save(self.seen(), self.ledger.revision)
        assert self.ledger.now == state

    @harm
    @rule(city=st.sampled_from(["Assen", "Ede"]))
    def edit_the_store_by_hand(self, city: str) -> None:
        whole = self.store.read_text()
        edited = whole.replace('"city":"Utrecht"', f'"city":"{city}"').replace('"target":10', '"target":11')
        if edited == whole:
            return
        self.store.write_text(edited)
        self.require_alarm()
        expected = self.seen()
        self.mend()
        assert self.seen() == expected
        assert self.revision == self.ledger.revision + 1
        self.save(expected)

    def require_alarm(self) -> None:
        """Require that reading says that something is wrong, and that nothing is written."""
        before = self.files()
        read = self.aig("org list", None)
        assert read.exit_code == 7 or (read.exit_code == 0 and "Warning: " in read.stderr), read
        self.aig("org add Nieuw", 7)
        self.aig("undo", 7)
        assert self.aig("doctor --json", 1).json["findings"]
        assert self.files() == before

    def mend(self, *, strictly: bool = True) -> None:
        self.quiet = 0
        self.aig("doctor --fix -y", None)
        found = self.aig("doctor --json", None).json
        assert not strictly or {each["code"] for each in found["findings"]} <= OF_RECORDS, found
        assert found["differences"] == []

    # -- harm to the history ------------------------------------------------------------------------------------------

    @harm
    @rule(count=st.integers(1, 3))
    def lose_the_last_lines_of_the_history(self, count: int) -> None:
        lines = self.history.read_bytes().splitlines(keepends=True)
        self.harm_the_history(b"".join(lines[:-count]))

    @harm
    @rule(place=PLACES)
    def cut_the_history(self, place: float) -> None:
        whole = self.history.read_bytes()
        self.harm_the_history(whole[: int(place * len(whole))])

    @harm
    @rule(place=PLACES, bit=BITS)
    def flip_a_bit_of_the_history(self, place: float, bit: int) -> None:
        self.harm_the_history(flipped(self.history.read_bytes(), place, bit))

    @harm
    @rule()
    def lose_the_history(self) -> None:
        self.harm_the_history(None)

    def harm_the_history(self, content: bytes | None) -> None:
        """Put something in the place of the history: the state stays, and so does all of the past that can be told."""
        store, lines = self.store.read_bytes(), self.history.read_bytes().splitlines(keepends=True)
        if content is None:
            self.history.unlink()
        else:
            self.history.write_bytes(content)
        told = self.aig("doctor --json", 1).json["findings"]
        assert {each["code"] for each in told} - OF_RECORDS, told
        before = self.files()
        if not (content or b"").endswith(lines[-1]):
            self.aig("org add Nieuw", 7)
        assert self.files() == before
        known = self.operations_that_are_known(content or b"", lines)
        self.mend()
        assert self.seen() == self.ledger.now
        if self.ledger.revision not in known and self.ledger.first not in known:
            self.ledger.save(self.seen())
            known.add(self.ledger.revision)
        else:
            assert self.store.read_bytes() == store
        self.ledger.forget_all_but(known)
        self.keep_backups()
        self.keep_copy()

    def operations_that_are_known(self, content: bytes, lines: list[bytes]) -> set[int]:
        """Return the operations that history and backups together tell of."""
        known, start = set(), 0
        for line in lines:
            if (b"\n" + content)[start : start + 1 + len(line)] == b"\n" + line:
                known.add(json.loads(line)["number"])
            start += len(line)
        for name in self.whole_backups():
            known |= set(self.kept[name].operations)
        return known

    # -- harm to both -------------------------------------------------------------------------------------------------

    @harm
    @precondition(lambda self: self.kept)
    @rule(line=st.sampled_from(["doctor --fix -y", "backup restore -y"]))
    def lose_store_and_history(self, line: str) -> None:
        """What was backed up last comes back."""
        for path in (self.store, self.history):
            path.unlink()
        self.aig("org list", 7)
        self.aig(line, None)
        self.go_back_to(self.kept[self.newest()].copy())

    @harm
    @rule(number=of(lambda machine: list(machine.copies)))
    def put_everything_back(self, number: int) -> None:
        """Somebody goes back to a copy that was made elsewhere."""
        files, ledger, kept = self.copies[number]
        shutil.rmtree(self.folder / "backups", ignore_errors=True)
        for path, content in files.items():
            (self.folder / path).parent.mkdir(exist_ok=True, mode=0o700)
            (self.folder / path).write_bytes(content)
            (self.folder / path).chmod(0o600)
        self.kept = {name: ledger.copy() for name, ledger in kept.items()}
        self.go_back_to(ledger.copy())

    def go_back_to(self, ledger: Ledger) -> None:
        self.ledger, self.quiet = ledger, 0
        self.copies = {number: copy for number, copy in self.copies.items() if number < ledger.revision}
        self.keep_copy()

    @harm
    @precondition(lambda self: self.kept)
    @rule(name=of(lambda machine: machine.whole_backups()), place=PLACES)
    def harm_a_backup(self, name: str, place: float) -> None:
        """It is found; a new one takes its place."""
        self.quiet = 0
        path = self.folder / "backups" / f"{name}.zip"
        whole = path.read_bytes()
        path.write_bytes(whole[: int(place * len(whole))])
        found = self.aig("doctor --json", 1).json["findings"]
        assert "damaged-backup" in {each["code"] for each in found}, found
        self.aig(f"backup verify {name}", 1)
        self.aig(f"backup restore {name} -y", 7)
        self.back_up()
        path.unlink()
        del self.kept[name]
        self.keep_copy()

    # -- what always holds --------------------------------------------------------------------------------------------

    @invariant()
    def the_register_is_what_the_model_expects(self) -> None:
        assert self.seen() == self.ledger.now
        assert self.revision == self.ledger.revision
        assert self.numbers == self.ledger.operations

    @invariant()
    def the_doctor_finds_nothing_wrong_with_the_files(self) -> None:
        found = self.aig("doctor --json", None).json
        assert {each["code"] for each in found["findings"]} <= OF_RECORDS, found
        assert found["differences"] == []


def flipped(content: bytes, place: float, bit: int) -> bytes:
    """Return a content with another bit at a place."""
    changed = bytearray(content)
    changed[int(place * len(content))] ^= 1 << bit
    return bytes(changed)


TestRegister = RegisterMachine.TestCase
TestRegister.settings = settings(
    max_examples=int(EXAMPLES or 30), stateful_step_count=30, deadline=None, derandomize=not EXAMPLES
)
