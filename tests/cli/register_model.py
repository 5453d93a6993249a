"""A small model of a register: every state that it was in, and which operations are in effect.

It knows none of the rules: what a command makes of the register is seen, not computed. It knows what must follow when
that is taken back, restored or forgotten.
"""

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

Tree = dict[str, Any]
State = dict[str, Tree]
"""The records of a register by name, as they are exported: `O0001`, `P0001`, `P0001 2015`."""
Person = tuple[str, str, str | None, str | None]
"""A contact person somewhere: organisation, name, e-mail address, telephone number."""

NEW, GONE = {"new"}, {"gone"}
_PARTS = ("commitments", "deliverables", "updates", "contacts")


def state_of(export: str) -> State:
    """Return the records of an export in JSON."""
    tables = {name: records for name, records in json.loads(export).items() if name != "format"}
    return {_name(record): record for records in tables.values() for record in records}


def _name(record: Tree, owner: str = "") -> str:
    """Return what a record or a part is called; a contact person by organisation, name and address."""
    if "id" in record:
        return str(record["id"])
    if "of" in record:
        return f"{record['of']} {owner.partition(' ')[2]}"
    if "year" in record:
        return f"{record.get('pledge', 'round')} {record['year']}"
    return f"{owner} {record['name']} {record['email']}"


def parts_of(state: State) -> State:
    """Return the records and their parts, each by itself."""
    return {name: part for record in state.values() for name, part in _apart(record, "")}


def _apart(record: Tree, owner: str) -> Iterator[tuple[str, Tree]]:
    name = _name(record, owner)
    yield name, {key: value for key, value in record.items() if key not in _PARTS}
    for key in _PARTS:
        for part in record.get(key, ()):
            yield from _apart(part, name)


def difference(before: State, after: State) -> dict[str, set[str]]:
    """Return what is NEW, what is GONE, and of every other record or part the fields that differ."""
    old, new = parts_of(before), parts_of(after)
    found = dict.fromkeys(new.keys() - old.keys(), NEW) | dict.fromkeys(old.keys() - new.keys(), GONE)
    for name in old.keys() & new.keys():
        if fields := {key for key, value in new[name].items() if value != old[name][key]}:
            found[name] = fields
    return found


def ids(state: State) -> set[str]:
    """Return the ids of the records and parts that have one."""
    return {name for name, part in parts_of(state).items() if "id" in part}


def persons(state: State) -> set[Person]:
    return {
        (name, each["name"], each["email"], each["phone"])
        for name, record in state.items()
        for each in record.get("contacts", ())
    }


def without(state: State, gone: Collection[Person]) -> State:
    """Return a state without contact persons."""
    found = dict(state)
    for name in {person[0] for person in gone} & state.keys():
        kept = [
            each for each in state[name]["contacts"] if (name, each["name"], each["email"], each["phone"]) not in gone
        ]
        found[name] = {**state[name], "contacts": kept}
    return found


def same_person(states: Iterable[State], given: str) -> set[Person]:
    """Return the contact person with a name or an address, in whatever state: wherever it has that name or address.

    At the same organisation what shares a name or an address with it is the person under another name, unless both
    stood there at the same time.
    """
    together = {
        frozenset(person for person in persons(state) if person[0] == name) for state in states for name in state
    }
    known = set().union(*together)
    found = {person for person in known if given in person[1:3]}
    words = {(person[0], word) for person in found for word in person[1:3] if word}
    alike = {person for person in known if words & {(person[0], word) for word in person[1:3]}}
    return found | (alike - set().union(*(group for group in together if group & found)))


@dataclass
class Ledger:
    """The states of a register by operation, the oldest that is known first.

    Attributes:
        states: as each operation left the register; the first is that before the first known operation.
        takes_back: the operation that an operation took back.
        given: every id that was ever given out.
    """

    states: dict[int, State] = field(default_factory=lambda: {0: {}})
    takes_back: dict[int, int] = field(default_factory=dict)
    given: set[str] = field(default_factory=set)

    def copy(self) -> "Ledger":
        return Ledger(dict(self.states), dict(self.takes_back), set(self.given))

    @property
    def revision(self) -> int:
        return max(self.states)

    @property
    def now(self) -> State:
        return self.states[self.revision]

    @property
    def operations(self) -> list[int]:
        return sorted(self.states)[1:]

    def save(self, state: State, takes_back: int | None = None) -> None:
        number = self.revision + 1
        self.states[number] = state
        self.given |= ids(state)
        if takes_back is not None:
            self.takes_back[number] = takes_back

    def touched(self, number: int) -> set[str]:
        """Return the records that an operation changed."""
        before, after = self.states[number - 1], self.states[number]
        return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}

    def in_effect(self) -> list[int]:
        """Return the operations that none in effect takes back, the newest first."""
        found: list[int] = []
        for number in reversed(self.operations):
            if number not in {self.takes_back.get(other) for other in found}:
                found.append(number)
        return found

    def last_to_undo(self) -> int | None:
        return next((each for each in self.in_effect() if each not in self.takes_back and self.touched(each)), None)

    def last_to_redo(self) -> int | None:
        """Return the last undo in effect; a redo is no undo."""
        undos = (each for each in self.in_effect() if self.takes_back.get(each, 0) and self.touched(each))
        return next((each for each in undos if self.takes_back[each] not in self.takes_back), None)

    def taken_back(self, number: int) -> State:
        """Return the present state with what an operation changed as it was before."""
        before = {name: self.states[number - 1].get(name) for name in self.touched(number)}
        return {name: record for name, record in {**self.now, **before}.items() if record is not None}

    def forget(self, gone: Collection[Person]) -> None:
        self.states = {number: without(state, gone) for number, state in self.states.items()}

    @property
    def first(self) -> int:
        """The oldest operation that is known."""
        return min(self.states) + 1

    def forget_all_but(self, known: Collection[int]) -> None:
        """Forget operations: the later known ones stay; what is lost after the first known ones becomes one operation.

        Where the first of all is not known, only those stay that follow each other up to the last.
        """
        last, start = self.revision, self.first - 1
        while last > start and last in known:
            last -= 1
        reached = next((number for number in range(start, last) if number + 1 not in known), last)
        if reached == start and last > start:
            self.states = {number: state for number, state in self.states.items() if number >= last}
        for number in range(reached + 1, last + 1) if reached > start else ():
            self.states[number] = self.states[last]
            self.takes_back.pop(number, None)
