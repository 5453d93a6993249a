"""What history and backups tell of a register, and the store that follows from it."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import takewhile

import msgspec
from msgspec import Struct

from aig_cli.model.ident import owner_of, position
from aig_cli.model.operation import NOTHING, Change
from aig_cli.model.snapshot import TABLE_OF
from aig_cli.model.workspace import Place
from aig_cli.store import layout
from aig_cli.store.backup import Backups
from aig_cli.store.content import Content, changed, empty, parsed
from aig_cli.store.history import Found, Line
from aig_cli.store.layout import SCHEMA, Meta


class Past(Struct, frozen=True):
    """Operations without a gap, and a state from which they go on.

    Attributes:
        lines: the operations, the oldest first.
        base: a state before or among them; None where none is known.
    """

    lines: tuple[Line, ...]
    base: Content | None

    @property
    def last(self) -> int:
        """The number of the last operation that is told of."""
        if self.lines:
            return self.lines[-1].number
        return self.base.meta.revision if self.base else 0

    @property
    def latest(self) -> dict[Place, msgspec.Raw]:
        """Each record that the operations changed, as the last of them left it."""
        return {(change.table, change.number): change.after for line in self.lines for change in line.changes}

    def content(self, path: str) -> Content | None:
        """Return the store as it was after the last operation, to be at a path; None where that cannot be told.

        Raises:
            UnreadableChangeError, DamagedStoreError: the history holds something else than records.
        """
        if self.base is None:
            return None
        since = [line for line in self.lines if line.number > self.base.meta.revision]
        counters, register = dict(self.base.meta.counters), self.base.meta.register
        for line in since:
            counters |= _counted(line, counters) | line.counters
            register = line.register or register
        tables = changed(self.base, Past(tuple(since), None).latest)
        meta = Meta(schema=SCHEMA, register=register, revision=self.last, counters=counters)
        return parsed(layout.encode({name: table.raw for name, table in tables.items()}, meta), path)


def recalled(path: str, found: Iterable[Found], register: str, backups: Backups, until: int | None) -> Past:
    """Return what can be told of a register until an operation; without one, until the last that can be reached.

    Lines of the history that are damaged or lost are taken from the backups.
    """
    known = {each.line.number: each.line for each in found if each.line and each.line.register in {"", register}}
    bases = [empty(path)]
    if until is None or _reach(known, 0) < until:
        for opened in backups.whole(register):
            known = {line.number: line for line in opened.lines} | known
            bases.append(opened.content)
    last = until if until is not None else max(_reach(known, base.meta.revision) for base in bases)
    run = _run(known, last)
    first = run[0].number if run else last + 1
    fitting = [base for base in bases if first - 1 <= base.meta.revision <= last]
    return Past(run, fitting[0] if fitting else None)


def _reach(known: Mapping[int, Line], revision: int) -> int:
    """Return how far the operations go on without a gap from a state."""
    while revision + 1 in known:
        revision += 1
    return revision


def _run(known: Mapping[int, Line], last: int) -> tuple[Line, ...]:
    """Return the operations that follow each other without a gap up to a number."""
    run = [known[number] for number in takewhile(known.__contains__, range(last, 0, -1))]
    return tuple(reversed(run))


def _counted(line: Line, counters: dict[str, int]) -> dict[str, int]:
    """Return the numbers that an operation gave out, as far as its records tell; later lines tell them all."""
    if line.schema > 1:
        return {}
    found: dict[str, int] = {}
    for name, number in (pair for change in line.changes for pair in _numbers(change)):
        found[name] = max(found.get(name, counters.get(name, 0)), number)
    return found


def _numbers(change: Change) -> Iterator[tuple[str, int]]:
    """Yield the number of a record, and those of the parts that a pledge lost."""
    letters = {table: letter for letter, table in TABLE_OF.items()}
    if change.table in letters:
        yield letters[change.table], change.number
    if change.table == "pledges" and change.before != NOTHING:
        before, after = change.records()
        for id_ in (before.part_ids if before else set()) - (after.part_ids if after else set()):
            yield owner_of(id_), position(id_)[-1]
