"""A database of the register: a table for every kind of record and every list in one, and views for usual questions.

Days are ISO texts, yes and no are 1 and 0. The same register is the same bytes with one version of SQLite, whose number
stands in the file.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any, Final, Self

from msgspec import structs

from aig_cli import __version__
from aig_cli.errors import UnsoundRegisterError
from aig_cli.exchange.answer import Answer
from aig_cli.exchange.attribute import Column, Get, Own, columns_of
from aig_cli.exchange.relation import Relation, described, every, relations
from aig_cli.exchange.sqlite_view import VIEWS
from aig_cli.model.snapshot import Snapshot
from aig_cli.model.text import harmless
from aig_cli.report.question import Question, cell, question

IS_BINARY: Final = True
HOLDS_CONTACTS: Final = True
_APPLICATION: Final = 0x61696731
"""`aig1`, by which `file` could tell such a database."""

Rows = dict[str, list[tuple[Any, ...]]]


def write(answer: Answer) -> bytes:
    """Return an answer as a database with one table beside the code lists; lists of values are joined by `; `."""
    asked, registry = answer.question, answer.snapshot
    columns = tuple(_columns(asked, registry, dict.fromkeys(answer.fields or asked.columns)))
    with _Database(registry) as database:
        database.add(
            Relation(asked.name, described(asked.record), columns),
            [[column.get(row) for column in columns] for row in answer.rows],
        )
        return database.content()


def write_register(registry: Snapshot, *, with_contacts: bool) -> bytes:
    """Return the whole register as a database.

    Raises:
        UnsoundRegisterError: the register breaks a rule, as another hand can make it.
    """
    roots = relations(with_contacts=with_contacts)
    with _Database(registry) as database:
        for root in roots:
            rows: Rows = {relation.name: [] for relation in every([root])}
            _fill(rows, root, registry.collection(root.name), ())
            for relation in every([root]):
                database.add(relation, rows[relation.name])
        for name, view in VIEWS.items():
            database.run(f"CREATE VIEW {_quoted(name)} AS{view}")
        return database.content()


def _columns(asked: Question, registry: Snapshot, paths: Iterable[str]) -> Iterator[Own]:
    for path in paths:
        steps, name, get = asked.steps(path), path.replace(".", "_"), asked.getter(registry, path)
        if any(step.many for step in steps):
            yield Own(name, "TEXT", steps[-1].description, get=partial(_joined, get))
        else:
            for column in columns_of(steps[-1], name, get, required=False):
                yield structs.replace(column, table="")  # there is no other table


def _joined(get: Get, row: Any) -> str | None:
    return harmless(str(cell(get(row)) or "")) or None


def _fill(rows: Rows, relation: Relation, records: Iterable[Any], link: tuple[Any, ...]) -> None:
    """Add records to the rows of a table, and their parts to those of its parts."""
    gets = [column.get for column in relation.own]
    names = [column.name for column in relation.columns]
    key = [names.index(name) for name in relation.key]
    found = rows[relation.name]
    for position, record in enumerate(records, start=1):
        values = [get(record) for get in gets]
        row = (*link, position, *values) if relation.has_position else (*link, *values)
        found.append(row)
        for get, part in relation.parts:
            if inner := get(record):
                _fill(rows, part, inner, tuple(row[place] for place in key))


class _Database:
    """A database that is made, with what it is of and the code lists."""

    def __init__(self, registry: Snapshot) -> None:
        self._connection = sqlite3.connect(":memory:", isolation_level=None)
        self.run(f"PRAGMA application_id = {_APPLICATION}")
        self.run("PRAGMA user_version = 1")
        self.run("BEGIN")
        self.run("CREATE TABLE about (as_of TEXT NOT NULL, revision INTEGER NOT NULL, version TEXT NOT NULL)")
        self.run("INSERT INTO about VALUES (?, ?, ?)", registry.today.isoformat(), registry.revision, __version__)
        codes = question("codes")
        table = codes.table(registry, codes.rows(registry))
        columns = tuple(_columns(codes, registry, codes.columns))
        self.add(Relation("codes", "The code lists.", columns, key=("list", "value")), table.rows)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def run(self, sql: str, *values: Any) -> None:
        self._connection.execute(sql, values)

    def add(self, relation: Relation, rows: Iterable[Sequence[Any]]) -> None:
        """Make a table with its rows."""
        self.run(_table(relation))
        places = ", ".join("?" * len(relation.columns))
        try:
            self._connection.executemany(f"INSERT INTO {_quoted(relation.name)} VALUES ({places})", rows)  # noqa: S608 - of ours
        except sqlite3.IntegrityError as error:
            raise UnsoundRegisterError(table=relation.name, why=error) from None
        for columns, _, _ in _references(relation):
            if relation.key[: len(columns)] != columns:  # the key finds those by itself
                name = _quoted("_".join((relation.name, *columns)))
                self.run(f"CREATE INDEX {name} ON {_quoted(relation.name)} ({_listed(columns)})")

    def content(self) -> bytes:
        self.run("COMMIT")
        return self._connection.serialize()


# -- the language of the database -------------------------------------------------------------------------------------


def _table(relation: Relation) -> str:
    """Return what makes a table. It says what the table and each column is, which the database keeps."""
    parts = [f"  -- {column.description}\n  {_column(column, relation.key)}" for column in relation.columns]
    if relation.key:
        parts.append(f"  PRIMARY KEY ({_listed(relation.key)})")
    parts.extend(
        f"  FOREIGN KEY ({_listed(columns)}) REFERENCES {_quoted(table)} ({_listed(key)})"
        for columns, table, key in _references(relation)
    )
    return f"CREATE TABLE {_quoted(relation.name)} ( -- {relation.description}\n{{}}\n)".format(",\n".join(parts))


def _column(column: Column, key: Sequence[str]) -> str:
    never_empty = " NOT NULL" if column.required or column.name in key else ""
    values = ", ".join(str(value) if isinstance(value, int) else f"'{value}'" for value in column.values)
    check = f" CHECK ({_quoted(column.name)} IN ({values}))" if values else ""
    return f"{_quoted(column.name)} {column.type}{never_empty}{check}"


def _references(relation: Relation) -> Iterator[tuple[tuple[str, ...], str, tuple[str, ...]]]:
    """Yield the columns of a table that name a row of another, that table, and the columns there."""
    if relation.owner:
        yield tuple(column.name for column in relation.link), relation.owner.name, relation.owner.key
    for column in relation.own:
        if column.table:
            yield (column.name,), column.table, ("id",)


def _quoted(name: str) -> str:
    return f'"{name}"'


def _listed(names: Iterable[str]) -> str:
    return ", ".join(map(_quoted, names))
