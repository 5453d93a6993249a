"""What history and backups tell of a register: the operations, and the state that follows from them.

An operation counts only where it fits: each of its records was before it what the operations before it left. Lines that
are damaged or lost are taken from the backups, unless these are of a copy that went another way.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import takewhile

from msgspec import Raw, Struct, structs

from aig_cli.model.ident import owner_of, position
from aig_cli.model.operation import NOTHING, Change
from aig_cli.model.snapshot import TABLE_OF, TABLES
from aig_cli.model.workspace import Place
from aig_cli.store import history, layout
from aig_cli.store.content import Content, changed, empty, parsed
from aig_cli.store.history import Found, Line
from aig_cli.store.layout import SCHEMA, Meta
from aig_cli.store.shelf import Backups

Records = dict[Place, Raw]


class Known(Struct, frozen=True):
    """The operations that are known by number, and the states from which they go on, the newest last."""

    lines: dict[int, Line]
    bases: list[Content]

    def run(self, last: int) -> tuple[Line, ...]:
        """Return the operations that follow each other without a gap up to a number."""
        found = [self.lines[number] for number in takewhile(self.lines.__contains__, range(last, 0, -1))]
        return tuple(reversed(found))

    def reached(self, until: int | None = None) -> Content:
        """Return the last state that the operations lead to, up to one of them; the empty one where none does."""
        states = [self._forward(base, until) for base in self.bases if until is None or base.meta.revision <= until]
        return max(states, key=lambda state: state.meta.revision)

    def _forward(self, base: Content, until: int | None) -> Content:
        """Return the state after the operations that fit a base one after the other."""
        records, counters = base.records(), dict(base.meta.counters)
        register, revision = base.meta.register, base.meta.revision
        while revision != until and (line := self.lines.get(revision + 1)) and _take(records, line.changes):
            counters |= _counted(line, counters) | line.counters
            register, revision = line.register or register, revision + 1
        if revision == base.meta.revision:
            return base
        meta = Meta(schema=SCHEMA, register=register, revision=revision, counters=counters)
        return with_records(base, records, meta)


def known(path: str, found: Iterable[Found], register: str, backups: Backups, until: int | None = None) -> Known:
    """Return what the history tells of a register; where it does not tell all until an operation, the backups help."""
    lines = {each.line.number: each.line for each in found if each.line and each.line.register in {"", register}}
    if until is not None and all(number in lines for number in range(1, until + 1)):
        return Known(lines, [empty(path)])
    bases = []
    for opened in backups.whole(register):
        theirs = {line.number: line for line in opened.lines}
        if agree(lines, theirs):
            lines = theirs | lines
            bases.append(opened.content)
    return Known(lines, [empty(path), *reversed(bases)])


def agree(lines: Mapping[int, Line], others: Mapping[int, Line]) -> bool:
    """Tell whether two histories say the same of every operation that both tell of."""
    both = lines.keys() & others.keys()
    return all(lines[number].operation == others[number].operation for number in both)


def bridged(known: Known, reached: Content, content: Content) -> tuple[Line, ...]:
    """Return a whole history up to a store, where operations are lost between a known state and later ones.

    What the lost operations did together is told by the first of them.
    """
    first, last = reached.meta.revision + 1, content.meta.revision
    records = content.records()
    later: list[Line] = []
    while last >= first and (line := known.lines.get(last)) and _take_back(records, line.changes):
        later.append(line)
        last -= 1
    given = content.meta.counters
    counters = {name: count for name, count in given.items() if reached.meta.counters.get(name) != count}
    lost = Line(
        time=history.now(),
        command="doctor",
        changes=difference(reached.records(), records),
        counters=counters,
        schema=SCHEMA,
        register=content.meta.register,
        number=first,
    )
    more = (structs.replace(lost, number=number, changes=(), counters={}) for number in range(first + 1, last + 1))
    gap = (lost, *more) if first <= last else ()
    return (*known.run(first - 1), *gap, *reversed(later))


def difference(before: Records, after: Records) -> tuple[Change, ...]:
    """Return the changes that make some records others."""
    places = sorted(before.keys() | after.keys())
    pairs = ((place, before.get(place, NOTHING), after.get(place, NOTHING)) for place in places)
    return tuple(Change(*place, was, is_) for place, was, is_ in pairs if was != is_)


def with_records(content: Content, records: Records, meta: Meta) -> Content:
    """Return a content with other records, and what it knows of itself."""
    now = {(each.table, each.number): each.after for each in difference(content.records(), records)}
    tables = {name: table.raw for name, table in changed(content, now).items()}
    return parsed(layout.encode(tables, meta), content.path)


def _take(records: Records, changes: Iterable[Change]) -> bool:
    """Carry changes out, if they fit; else leave the records as they are."""
    return _swap(records, [((each.table, each.number), each.before, each.after) for each in changes])


def _take_back(records: Records, changes: Iterable[Change]) -> bool:
    return _swap(records, [((each.table, each.number), each.after, each.before) for each in changes])


def _swap(records: Records, swaps: list[tuple[Place, Raw, Raw]]) -> bool:
    if any(place[0] not in TABLES or records.get(place, NOTHING) != old for place, old, _ in swaps):
        return False
    for place, _, new in swaps:
        if new == NOTHING:
            records.pop(place, None)
        else:
            records[place] = new
    return True


def _counted(line: Line, counters: Mapping[str, int]) -> dict[str, int]:
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
