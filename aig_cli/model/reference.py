"""Which other records a record refers to, and letting it refer to another."""

from collections.abc import Iterator
from functools import cache
from typing import Any, TypeVar

from msgspec import structs

from aig_cli.model.field import Record, fields_of

R = TypeVar("R", bound=Record)


def references(record: Record) -> Iterator[str]:
    """Yield every id of another record that a record holds, those in its parts too."""
    for name, many, nested in _links(type(record)):
        value = getattr(record, name)
        if value is None or value == ():
            continue
        values: tuple[Any, ...] = value if many else (value,)
        if nested:
            for each in values:
                yield from references(each)
        else:
            yield from values


def with_reference(record: R, old: str, new: str) -> R:
    """Return a record that refers to another one wherever it refers to a record now, in its parts too."""
    moved: dict[str, Any] = {}
    for name, many, nested in _links(type(record)):
        value = getattr(record, name)
        if value is None or value == ():
            continue
        values = value if many else (value,)
        after = tuple(with_reference(each, old, new) if nested else (new if each == old else each) for each in values)
        moved[name] = after if many else after[0]
    return structs.replace(record, **moved)


@cache
def _links(kind: type[Record]) -> tuple[tuple[str, bool, bool], ...]:
    """Return the fields of a record that refer to another, or whose parts do: name, whether a list, whether parts."""
    found = []
    for field in fields_of(kind):
        nested = field.record is not None and bool(_links(field.record))
        if nested or (field.refers_to and field.name != "id"):
            found.append((field.name, field.many, nested))
    return tuple(found)
