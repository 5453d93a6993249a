"""What a question is, and the table that is its answer."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from importlib import import_module
from operator import attrgetter, itemgetter
from typing import Any

from msgspec import Struct

from aig_cli.model.code import Code
from aig_cli.model.field import Field, Record, fields_of, plain
from aig_cli.model.snapshot import Snapshot
from aig_cli.model.text import join_list

Plain = str | int | float | bool | date | None
"""A value that stands in one cell."""


def are_numbers(values: Iterable[Plain]) -> bool:
    """Tell whether all values that are known are numbers, and that there is one; yes and no are none."""
    known = [value for value in values if value is not None]
    return bool(known) and all(isinstance(value, int | float) and not isinstance(value, bool) for value in known)


class Table(Struct, frozen=True):
    """Rows of plain values under named columns: where questions and formats meet."""

    name: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[Plain, ...]]


class Question(Struct, frozen=True):
    """A question to the register whose answer is a table.

    Attributes:
        name: the name of the table.
        record: the record whose fields the rows have.
        rows: yields a record, or a mapping of the fields of one and more, for each row.
        columns: the fields that are exported.
        listed: the fields that a list shows.
        derived: fields computed from a row, by name.
        beside: other records, some of whose fields the rows have beside their own.
        mappings: the rows are mappings, not records.
        hides: a field; rows with a value there are left out unless a filter names it.
    """

    name: str
    record: type[Record]
    rows: Callable[[Snapshot], Iterable[Any]]
    columns: tuple[str, ...]
    listed: tuple[str, ...]
    derived: Mapping[str, Callable[[Snapshot, Any], Any]] = {}
    beside: tuple[type[Record], ...] = ()
    mappings: bool = False
    hides: str = ""

    def getter(self, registry: Snapshot, path: str) -> Callable[[Any], Any]:
        """Return what reads a field of a row, by its dotted path; through a list, a tuple of the values in it."""
        if path in self.derived:
            return partial(self.derived[path], registry)
        steps = path.split(".")
        if len(steps) > 1:
            return lambda row: _step(row, steps)
        return itemgetter(path) if self.mappings else attrgetter(path)

    def known_fields(self) -> list[str]:
        """Return every field that a filter may name."""
        declared = paths(self.record, into_lists=True)
        return list(dict.fromkeys([*self.columns, *declared, *self.derived]))

    def steps(self, path: str) -> list[Field]:
        """Return what is known of each step to a field that a record declares."""
        ends = [place for place, sign in enumerate(f"{path}.") if sign == "."]
        return [field for end in ends if (field := self.field(path[:end]))]

    def has_part(self, path: str) -> bool:
        """Tell whether a path leads to a part, or a list of them, of a row that is a whole record."""
        return not self.mappings and self.field(path) is not None

    def field(self, path: str) -> Field | None:
        """Return what is known of a field that a record declares; None for a derived one."""
        first, *steps = path.split(".")
        found = next((field for record in (self.record, *self.beside) if (field := _field(record, first))), None)
        for step in steps:
            found = _field(found.record, step) if found and found.record else None
        return found

    def table(self, registry: Snapshot, rows: Iterable[Any], columns: Sequence[str] = ()) -> Table:
        """Return rows of the answer as a table, with all columns unless some are named."""
        chosen = tuple(columns) or self.columns
        getters = [self.getter(registry, column) for column in chosen]
        values = ([get(row) for get in getters] for row in rows)
        cells = [tuple([each if type(each) is str else cell(each) for each in row]) for row in values]  # most are texts
        return Table(self.name, chosen, cells)


def _field(record: type[Record], name: str) -> Field | None:
    return next((field for field in fields_of(record) if field.name == name), None)


def question(name: str) -> Question:
    """Return a question by the name of its table."""
    found: Question = import_module(f"aig_cli.report.{name}").QUESTION
    return found


def paths(record: type[Record], *, into_lists: bool = False) -> tuple[str, ...]:
    """Return the dotted paths of the fields of a record that fit a cell. Lists of records do not, nor personal data."""
    found: list[str] = []
    for field in fields_of(record):
        if field.record is None:
            found.append(field.name)
        elif not field.personal and (into_lists or not field.many):
            found.extend(f"{field.name}.{path}" for path in paths(field.record, into_lists=into_lists))
    return tuple(found)


def cell(value: Any) -> Plain:
    """Return a value as it stands in one cell: lists joined by `; `."""
    if value is None:
        return None
    if isinstance(value, tuple):
        return join_list([str(plain(item)) for item in value if item is not None])
    kept: Plain = str(value) if isinstance(value, Code) else value
    return kept


def _step(value: Any, steps: Sequence[str]) -> Any:
    for index, step in enumerate(steps):
        if value is None:
            return None
        if isinstance(value, tuple):
            return _flat(_step(item, steps[index:]) for item in value)
        value = value[step] if isinstance(value, dict) else getattr(value, step)
    return value


def _flat(values: Iterable[Any]) -> tuple[Any, ...]:
    found: list[Any] = []
    for value in values:
        found.extend(value if isinstance(value, tuple) else (value,))
    return tuple(found)
