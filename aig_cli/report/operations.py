"""What was done, by which command, and when?"""

from collections.abc import Iterable, Iterator
from typing import Annotated, Final

from aig_cli.model.field import Line, Record, refers_to
from aig_cli.model.operation import Operation
from aig_cli.report.question import Question, paths

LISTED: Final = 6
"""Of more records than that, only the first are named in a list."""
Named = Annotated[str, refers_to("record", "")]


class Entry(Record, frozen=True, kw_only=True):
    """One operation."""

    number: int
    time: Line
    command: Line
    takes_back: int | None = None
    changed: int
    records: tuple[Named, ...]


def entries(newest_first: Iterable[Operation]) -> Iterator[Entry]:
    """Yield the operations as they are listed."""
    for operation in newest_first:
        yield Entry(
            number=operation.number,
            time=operation.time,
            command=operation.command,
            takes_back=operation.takes_back,
            changed=len(operation.changes),
            records=tuple(change.record for change in operation.changes),
        )


def _about(entry: Entry) -> str:
    """Return the records of an operation, in short."""
    more = f"; and {len(entry.records) - LISTED} more" if len(entry.records) > LISTED else ""
    return "; ".join(entry.records[:LISTED]) + more


def question(entries: Iterable[Entry]) -> Question:
    """Return the question whose answer these entries are."""
    return Question(
        name="operations",
        record=Entry,
        rows=lambda _registry: entries,
        columns=paths(Entry),
        listed=("number", "time", "command", "changed", "about"),
        derived={"about": lambda _registry, entry: _about(entry)},
    )
