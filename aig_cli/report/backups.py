"""Which backups are there?"""

from collections.abc import Iterable
from typing import Annotated

from aig_cli.model.field import Line, Record, about
from aig_cli.report.question import Question, paths


class Entry(Record, frozen=True, kw_only=True):
    """One backup."""

    name: Annotated[Line, about("What it is called.")]
    time: Annotated[Line | None, about("When it was made, in UTC.")] = None
    operation: Annotated[int | None, about("The last operation that is in it.")] = None
    reason: Annotated[Line | None, about("Why it was made.")] = None
    organisations: Annotated[int | None, about("How many organisations are in it.")] = None
    pledges: Annotated[int | None, about("How many pledges are in it.")] = None
    reports: Annotated[int | None, about("How many accounts are in it.")] = None
    size: Annotated[int | None, about("Bytes of the file.")] = None
    state: Annotated[Line, about("Whether it can be restored.")]


def question(entries: Iterable[Entry]) -> Question:
    """Return the question whose answer these entries are."""
    return Question(
        name="backups",
        record=Entry,
        rows=lambda _registry: entries,
        columns=paths(Entry),
        listed=("name", "time", "reason", "organisations", "pledges", "reports", "size", "state"),
    )
