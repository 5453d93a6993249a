"""A snapshot that can be written to: records are put and dropped, and any of it can be taken back."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache, cached_property, partial
from typing import Any, TypeVar

from msgspec import Struct, structs

from aig_cli.errors import GivenBeforeError, Problem, TakenError
from aig_cli.model.collection import Collection
from aig_cli.model.field import Record
from aig_cli.model.ident import make_id, owner_of, position
from aig_cli.model.network import Network
from aig_cli.model.organisation import Organisation
from aig_cli.model.pledge import Commitment, Deliverable, Pledge
from aig_cli.model.reference import references
from aig_cli.model.snapshot import TABLE_OF, TABLES, Snapshot
from aig_cli.model.text import fold

Place = tuple[str, int]
"""Where a record is: its table and its number."""
R = TypeVar("R", Organisation, Network, Pledge)
Part = TypeVar("Part", Commitment, Deliverable)


class Mark(Struct, frozen=True):
    """How far the changes of a workspace were, and the numbers that were given out by then."""

    changes: int
    counters: dict[str, int]


class Workspace(Snapshot):
    """Records to be changed. Every change is noted, so that those after a mark can be taken back.

    What was looked up once (names, titles, memberships) stays true while records change.
    """

    def __init__(self, stored: Mapping[str, Mapping[int, Any]], counters: Mapping[str, int], today: date) -> None:
        super().__init__(stored, counters, today)
        self._changes: list[tuple[str, int, Any]] = []
        for table in TABLES:
            self.collection(table).watch = partial(self._note, table)

    # -- changes, and taking them back --------------------------------------------------------------------------------

    def mark(self) -> Mark:
        """Return a mark to roll back to."""
        return Mark(len(self._changes), dict(self.counters))

    def roll_back(self, mark: Mark) -> None:
        """Take back every change since a mark, and the numbers that were given out: nobody was told of them."""
        for table, number, before in reversed(self._changes[mark.changes :]):
            self.collection(table).set(number, before)
        del self._changes[mark.changes :]
        self.counters = mark.counters

    def _note(self, table: str, number: int, before: Any, after: Any) -> None:
        """Keep what a record was, and what was looked up true to what it is."""
        self._changes.append((table, number, before))
        if table == "organisations":
            self._note_organisation(before, after)
        elif table == "pledges":
            self._note_pledge(before, after)
        if "referrers" in self.__dict__:
            self._note_references(table, number, before, after)
        for name in ("networks_by_member", "last_reported", "latest_rounds"):
            self.__dict__.pop(name, None)

    @cached_property
    def referrers(self) -> defaultdict[str, set[Place]]:
        """The records that refer to an id."""
        found: defaultdict[str, set[Place]] = defaultdict(set)
        for table in TABLES:
            for record in self.collection(table):
                for id_ in references(record):
                    found[id_].add((table, record.number))
        return found

    def _note_references(self, table: str, number: int, before: Record | None, after: Record | None) -> None:
        for id_ in references(before) if before else ():
            self.referrers[id_].discard((table, number))
        for id_ in references(after) if after else ():
            self.referrers[id_].add((table, number))

    def _note_organisation(self, before: Organisation | None, after: Organisation | None) -> None:
        for name in {"directory", "likenesses"} & self.__dict__.keys():  # made when needed, of the records as they are
            index = getattr(self, name)
            if before:
                index.discard(before)
            if after:
                index.add(after)

    def _note_pledge(self, before: Pledge | None, after: Pledge | None) -> None:
        if before:
            self._keep_numbers(before, after.part_ids if after else set())
        if "ids_by_title" in self.__dict__:
            if before:
                self.ids_by_title[fold(before.title)].remove(before.id)
            if after:
                self.ids_by_title[fold(after.title)].append(after.id)

    @cached_property
    def ids_by_title(self) -> defaultdict[str, list[str]]:
        """The pledges by their folded titles."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for pledge in self.pledges:
            found[fold(pledge.title)].append(pledge.id)
        return found

    def pledges_like(self, title: str, holder: str | None) -> list[Pledge]:
        """Return the pledges with a title that reads the same, and that holder."""
        return [each for each in self.pledges_titled(title) if self.title_and_holder(each)[1] == holder]

    def pledges_titled(self, title: str) -> list[Pledge]:
        """Return the pledges with a title that reads the same."""
        return [self.pledge(id_) for id_ in self.ids_by_title[fold(title)]]

    def title_and_holder(self, pledge: Pledge) -> tuple[str, str | None]:
        """Return what tells a pledge apart for people."""
        holder = pledge.holder_on(self.today)
        return fold(pledge.title), holder.organisation if holder else None

    # -- numbers ------------------------------------------------------------------------------------------------------

    def numbered(self, collection: Collection[R], letter: str, new: R, problems: list[Problem]) -> R:
        """Return the record with its own id, if that is free, or else with the next one."""
        if new.id and collection.get(new.number):
            problems.append((("id",), TakenError(given=new.id)))
            return new
        highest = max(self.counters.get(letter, 0), self._highest_stored(letter))
        if new.id and new.number <= highest:
            problems.append((("id",), GivenBeforeError(given=new.id, last=make_id(letter, highest))))
        stored = new if new.id else structs.replace(new, id=make_id(letter, highest + 1))
        self.counters[letter] = max(highest, stored.number)
        return stored

    @cache  # noqa: B019 - as long as the workspace
    def _highest_stored(self, letter: str) -> int:
        return max(self.collection(TABLE_OF[letter]).stored, default=0)

    def with_numbered_parts(self, pledge: Pledge) -> Pledge:
        """Return a pledge whose commitments and deliverables all have an id; those without are numbered on.

        No part gets the number of one that was there or is there now, be it about to go.
        """
        commitments = self._numbered_parts(pledge.commitments, pledge.id)
        numbered = (
            structs.replace(each, deliverables=self._numbered_parts(each.deliverables, each.id)) for each in commitments
        )
        return structs.replace(pledge, commitments=tuple(numbered))

    def _numbered_parts(self, parts: Iterable[Part], owner: str) -> tuple[Part, ...]:
        parts = tuple(parts)
        highest = max([self._highest_part(owner), *(position(part.id)[-1] for part in parts if part.id)])
        numbered = []
        for part in parts:
            highest += not part.id
            numbered.append(part if part.id else structs.replace(part, id=f"{owner}.{highest}"))
        return tuple(numbered)

    def _highest_part(self, owner: str) -> int:
        """Return the highest number that was given to a part of a pledge or commitment."""
        stored = self.pledges.get(position(owner)[0])
        known = [position(id_)[-1] for id_ in (stored.part_ids if stored else ()) if owner_of(id_) == owner]
        return max([self.counters.get(owner, 0), *known])

    def reused_numbers(self, before: Pledge, after: Pledge) -> Iterator[Problem]:
        """Yield the parts with an id that was given before, to a part that is gone."""
        for id_ in sorted(after.part_ids - before.part_ids - {""}):
            highest = self._highest_part(owner_of(id_))
            if position(id_)[-1] <= highest:
                yield ("commitments",), GivenBeforeError(given=id_, last=f"{owner_of(id_)}.{highest}")

    def _keep_numbers(self, before: Pledge, kept: set[str]) -> None:
        """Remember the numbers of parts that go, so that they are not given again."""
        for id_ in before.part_ids - kept:
            owner = owner_of(id_)
            self.counters[owner] = max(self.counters.get(owner, 0), position(id_)[-1])
