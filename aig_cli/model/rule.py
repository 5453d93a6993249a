"""Rules that several kinds of records share.

A rule yields what is wrong with the path of the field, so that all of it is said at once.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Protocol

from aig_cli.errors import EndBeforeStartError, FieldPath, FutureError, OverlapError, Problem, TooManyError
from aig_cli.model.field import Record, fields_of


class Stay(Protocol):
    """An organisation that is somewhere for a time: a party, a member."""

    @property
    def organisation(self) -> str:
        """The organisation."""

    @property
    def since(self) -> date | None:
        """The first day, where it is known."""

    @property
    def until(self) -> date | None:
        """The last day, where there is one."""


def stay_faults(stays: Sequence[Stay], name: str) -> Iterator[Problem]:
    """Yield what is wrong with a list of stays: an end before its start, one organisation twice at a time."""
    earlier: dict[str, list[Stay]] = {}
    for index, stay in enumerate(stays):
        yield from order_faults(stay.since, stay.until, (name, index, "until"))
        others = earlier.setdefault(stay.organisation, [])
        if other := next((each for each in others if overlap(each, stay)), None):
            since, until = other.since or "the start", other.until or "no end"
            error = OverlapError(given=stay.organisation, since=since, until=until)
            yield (name, index, "organisation"), error
        others.append(stay)


def overlap(one: Stay, other: Stay) -> bool:
    """Tell whether two stays share a day."""
    starts = max(one.since or date.min, other.since or date.min)
    return starts <= min(one.until or date.max, other.until or date.max)


def order_faults(start: date | None, end: date | None, path: FieldPath) -> Iterator[Problem]:
    """Yield an end that comes before its start."""
    if start and end and end < start:
        yield path, EndBeforeStartError(start=start, end=end)


def future_faults(day: date | None, path: FieldPath, today: date) -> Iterator[Problem]:
    """Yield a day that has yet to come."""
    if day and day > today:
        yield path, FutureError(given=day, today=today)


def limit_faults(record: Record, path: FieldPath = ()) -> Iterator[Problem]:
    """Yield the lists of a record that are over their limits."""
    for field in fields_of(type(record)):
        values = getattr(record, field.name)
        if field.many and field.limit and len(values) > field.limit:
            yield (*path, field.name), TooManyError(limit=field.limit, length=len(values))
