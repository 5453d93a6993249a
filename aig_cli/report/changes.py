"""What became of a record, field by field?"""

from collections.abc import Iterable, Iterator

from aig_cli.model.field import Line, Prose, Record, plain
from aig_cli.model.operation import Change, Operation
from aig_cli.model.snapshot import TABLES
from aig_cli.report.difference import Difference, differences
from aig_cli.report.question import Question, paths


class Entry(Record, frozen=True, kw_only=True):
    """One field that an operation changed."""

    operation: int
    time: Line
    command: Line
    record: Line
    what: Line
    field: Line
    before: Prose | None
    after: Prose | None


def entries(newest_first: Iterable[Operation], id_: str) -> Iterator[Entry]:
    """Yield what operations changed of a record or a part; of a pledge, its accounts too."""
    whole = id_.partition(".")[0]
    for operation in newest_first:
        for change in operation.changes:
            if change.record.partition(" ")[0] == whole:
                yield from (_entry(operation, each) for each in _of_change(change, id_, whole))


def _of_change(change: Change, id_: str, whole: str) -> Iterator[Difference]:
    """Yield what a change did to a record or part: in it, or in its own parts."""
    for difference in differences(TABLES[change.table], *map(plain, change.records())):
        if id_ == whole or f"{difference.record.partition(' ')[0]}.".startswith(f"{id_}."):
            yield difference


def _entry(operation: Operation, difference: Difference) -> Entry:
    return Entry(
        operation=operation.number,
        time=operation.time,
        command=operation.command,
        record=difference.record,
        what=difference.what,
        field=difference.field,
        before=difference.before,
        after=difference.after,
    )


def question(entries: Iterable[Entry]) -> Question:
    """Return the question whose answer these entries are."""
    return Question(
        name="changes",
        record=Entry,
        rows=lambda _registry: entries,
        columns=paths(Entry),
        listed=("operation", "time", "command", "record", "what", "field", "before", "after"),
    )
