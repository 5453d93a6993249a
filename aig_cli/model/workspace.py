"""A snapshot that can be written to: records are put and dropped, and any of it can be taken back."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property, partial
from typing import Any, TypeVar

from msgspec import structs

from aig_cli.errors import Problem, TakenError
from aig_cli.model.collection import Collection
from aig_cli.model.ident import make_id, owner_of, position
from aig_cli.model.network import Network
from aig_cli.model.organisation import Organisation
from aig_cli.model.pledge import Commitment, Deliverable, Pledge
from aig_cli.model.snapshot import TABLES, Snapshot
from aig_cli.model.text import fold

R = TypeVar("R", Organisation, Network, Pledge)
Part = TypeVar("Part", Commitment, Deliverable)


class Workspace(Snapshot):
    """Records to be changed. Every change is noted, so that those after a mark can be taken back.

    What was looked up once (names, titles, memberships) stays true while records change.
    """

    def __init__(self, stored: Mapping[str, Mapping[int, Any]], counters: Mapping[str, int], today: date) -> None:
        super().__init__(stored, counters, today)
        self._changes: list[tuple[str, int, Any]] = []
        self._counted: set[str] = set()
        for table in TABLES:
            self.collection(table).watch = partial(self._note, table)

    # -- changes, and taking them back --------------------------------------------------------------------------------

    def mark(self) -> int:
        """Return a mark to roll back to."""
        return len(self._changes)

    def roll_back(self, mark: int) -> None:
        """Take back every change since a mark. Numbers that were given out stay given out."""
        for table, number, before in reversed(self._changes[mark:]):
            self.collection(table).set(number, before)
        del self._changes[mark:]

    def _note(self, table: str, number: int, before: Any, after: Any) -> None:
        """Keep what a record was, and what was looked up true to what it is."""
        self._changes.append((table, number, before))
        if table == "organisations":
            self._note_organisation(before, after)
        elif table == "pledges":
            self._note_pledge(before, after)
        self.__dict__.pop("networks_by_member", None)
        self.__dict__.pop("last_reported", None)

    def _note_organisation(self, before: Organisation | None, after: Organisation | None) -> None:
        if "directory" not in self.__dict__:  # it is made when it is needed, from the records as they are then
            return
        if before:
            self.directory.discard(before)
        if after:
            self.directory.add(after)

    def _note_pledge(self, before: Pledge | None, after: Pledge | None) -> None:
        if before:
            self._keep_numbers(before, after.part_ids if after else set())
        if "ids_by_title" in self.__dict__:
            if before:
                self.ids_by_title.pop(title_and_holder(before), None)
            if after:
                self.ids_by_title[title_and_holder(after)] = after.id

    @cached_property
    def ids_by_title(self) -> dict[tuple[str, str | None], str]:
        """The pledges by what tells them apart for people: title and holder."""
        return {title_and_holder(pledge): pledge.id for pledge in self.pledges}

    # -- numbers ------------------------------------------------------------------------------------------------------

    def numbered(self, collection: Collection[R], letter: str, new: R, problems: list[Problem]) -> R:
        """Return the record with its own id, if that is free, or else with the next one."""
        if new.id and collection.get(new.number):
            problems.append((("id",), TakenError(given=new.id)))
            return new
        if letter not in self._counted:
            self._counted.add(letter)
            self.counters[letter] = max(self.counters.get(letter, 0), max(collection.stored, default=0))
        highest = self.counters[letter]
        stored = new if new.id else structs.replace(new, id=make_id(letter, highest + 1))
        self.counters[letter] = max(highest, stored.number)
        return stored

    def with_numbered_parts(self, pledge: Pledge) -> Pledge:
        """Return a pledge whose commitments and deliverables all have an id; those without are numbered on.

        No part gets the number of one that is there now, be it about to go.
        """
        if stored := self.pledges.get(pledge.number):
            self._keep_numbers(stored, pledge.part_ids)
        commitments = self._numbered_parts(pledge.commitments, pledge.id)
        numbered = (
            structs.replace(each, deliverables=self._numbered_parts(each.deliverables, each.id)) for each in commitments
        )
        return structs.replace(pledge, commitments=tuple(numbered))

    def _numbered_parts(self, parts: Iterable[Part], owner: str) -> tuple[Part, ...]:
        parts = tuple(parts)
        highest = max((position(part.id)[-1] for part in parts if part.id), default=0)
        highest = max(highest, self.counters.get(owner, 0))
        numbered = []
        for part in parts:
            highest += not part.id
            numbered.append(part if part.id else structs.replace(part, id=f"{owner}.{highest}"))
        return tuple(numbered)

    def _keep_numbers(self, before: Pledge, kept: set[str]) -> None:
        """Remember the numbers of parts that go, so that they are not given again."""
        for id_ in before.part_ids - kept:
            owner = owner_of(id_)
            self.counters[owner] = max(self.counters.get(owner, 0), position(id_)[-1])


def title_and_holder(pledge: Pledge) -> tuple[str, str | None]:
    """Return what tells a pledge apart for people."""
    return fold(pledge.title), pledge.holder.organisation if pledge.holder else None
