"""The columns of relations, from the declarations of the fields, and what stands in them."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from operator import attrgetter
from typing import Any, Final

from msgspec import Struct

from aig_cli.model.field import Field, Record, fields_of
from aig_cli.model.ident import owner_of
from aig_cli.model.pledge import Reach
from aig_cli.model.reach import counts_persons
from aig_cli.model.text import fold, harmless
from aig_cli.model.value import HIGHEST

Get = Callable[[Any], Any]

_TYPES: Final = {str: "TEXT", int: "INTEGER", float: "NUMERIC", bool: "INTEGER", date: "TEXT"}


class Column(Struct, frozen=True):
    """A column.

    Attributes:
        name, type: as the database has them.
        description: one sentence about it.
        required: it is never empty.
        values: those that it can have; empty for any.
        table: the table whose id it is; empty where it is none.
    """

    name: str
    type: str
    description: str
    required: bool = False
    values: tuple[str | int, ...] = ()
    table: str = ""


class Own(Column, frozen=True, kw_only=True):
    """A column of what a row is made of; `get` returns its value, given that."""

    get: Get


def columns_of_record(kind: type[Record], prefix: str = "", outer: Get | None = None) -> Iterator[Own]:
    """Yield the columns of a record and of its single parts, which may all be unknown."""
    for field in fields_of(kind):
        get = getter(outer, field.name)
        if field.record and not field.many:
            yield from columns_of_record(field.record, f"{prefix}{field.name}_", get)
        elif not field.many:
            required = not prefix and (field.required or field.default is not None)
            yield from columns_of(field, f"{prefix}{field.name}", get, required=required)


def getter(outer: Get | None, name: str) -> Get:
    """Return what gets a field of a record; or of a part of it, which may be unknown."""
    if outer is None:
        return attrgetter(name)
    return lambda record: None if (part := outer(record)) is None else getattr(part, name)


def columns_of(field: Field, name: str, get: Get, *, required: bool) -> Iterator[Own]:
    """Yield the columns of a field that holds one value: one, or more where it may be of several kinds."""
    if field.quantity:
        yield Own(name, "NUMERIC", field.description, get=lambda row: _number(get(row)))
        yield Own(f"{name}_text", "TEXT", "The same, where it is no number.", get=lambda row: _words(get(row)))
        return
    assert field.type
    plain = _PLAIN.get(field.type, str if field.codes else harmless)
    values = tuple(code.value for code in field.codes or ()) or ((0, 1) if field.type is bool else ())
    yield Own(
        name=name,
        type=_TYPES.get(field.type, "TEXT"),
        get=lambda row: None if (value := get(row)) is None else plain(value),
        description=field.description,
        required=required,
        values=values,
        table=field.table if name != "id" else "",
    )
    if field.refers_to == "commitment or deliverable":
        yield _of_part("commitment", lambda row: _commitment(get(row)))
        yield _of_part("deliverable", lambda row: _deliverable(get(row)))


def _of_part(kind: str, get: Get) -> Own:
    return Own(kind, "TEXT", f"The {kind} that it is about.", table=f"{kind}s", get=get)


_PLAIN: Final[Mapping[type, Callable[[Any], Any]]] = {
    int: int,
    float: float,
    bool: int,
    date: date.isoformat,
}


def _number(value: Any) -> Any:
    return value if _is_number(value) else None


def _words(value: Any) -> Any:
    return None if value is None or _is_number(value) else harmless(str(value))


def _is_number(value: Any) -> bool:
    """Tell whether a value is a number that a database has room for; another hand can write larger ones."""
    return isinstance(value, int | float) and abs(value) <= HIGHEST


def _commitment(id_: str) -> str:
    return owner_of(id_) if _deliverable(id_) else id_


def _deliverable(id_: str) -> str | None:
    return id_ if id_.count(".") == 2 else None


COMPUTED: Final[Mapping[type[Record], tuple[Own, ...]]] = {
    Reach: (
        Own(
            "is_persons",
            "INTEGER",
            "What is counted are people.",
            required=True,
            values=(0, 1),
            get=lambda reach: int(counts_persons(reach)),
        ),
        Own(
            "overlap_key",
            "TEXT",
            "The overlap group without case and accents.",
            get=lambda reach: reach.overlap_group and harmless(fold(reach.overlap_group)),
        ),
    ),
}
"""Columns that a record does not declare, for the views that need them."""
