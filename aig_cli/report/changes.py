"""What became of a record, field by field?"""

from collections.abc import Iterable, Iterator

from aig_cli.model.field import Line, Prose, Record, plain
from aig_cli.model.operation import Operation
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
            if change.record.partition(" ")[0] != whole:
                continue
            before, after = (plain(record) for record in change.records())
            for difference in differences(TABLES[change.table], before, after):
                if _is_of(difference, id_, whole):
                    yield _entry(operation, difference)


def _is_of(difference: Difference, id_: str, whole: str) -> bool:
    """Tell whether a difference is one of a record or part: in it, or in what is a part of it."""
    record = difference.record.partition(" ")[0]
    return id_ == whole or f"{record}.".startswith(f"{id_}.")


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
