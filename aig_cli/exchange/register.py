"""Reading a whole register: one file, as an export wrote it, or a folder with its tables as CSV."""

import os
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from msgspec import structs

from aig_cli.errors import FieldPath, FieldsError, NoRegisterError, NotInRegisterError, RowTwiceError
from aig_cli.exchange.columns import Columns
from aig_cli.exchange.csv import read_rows
from aig_cli.exchange.json import read_whole
from aig_cli.exchange.layout import LAYOUTS, Layout, Tree
from aig_cli.exchange.reader import format_of
from aig_cli.exchange.row import Given
from aig_cli.exchange.source import in_utf_8, read_bytes
from aig_cli.exchange.tree import FORMAT
from aig_cli.model.entry import Document
from aig_cli.model.ident import canonical_id
from aig_cli.model.report import Report
from aig_cli.model.snapshot import TABLES, table_of
from aig_cli.model.value import Decimal

LARGEST: Final = 200 * 1024 * 1024
"""Bytes of a register that are read."""

Documents = Mapping[str, Sequence[Document]]


def read_register(path: str) -> Documents:
    """Return the records of a register, by the name of their table.

    Raises:
        NoRegisterError: it holds something else.
        NoFileError, FileFormatError: it cannot be read.
    """
    if os.path.isdir(path):
        return _Folder(path).documents()
    content, name = read_bytes(path, LARGEST)
    text = in_utf_8(content, name)
    read = {"json": _from_json, "jsonl": _from_json_lines, "yaml": _from_yaml}.get(format_of(path, content))
    documents = read(text, name) if read else None
    if not documents:
        raise NoRegisterError(place=name, known=_files())
    return documents


def _files() -> str:
    return ", ".join(f"{table}.csv" for table in LAYOUTS)


def _is_whole(tree: Any) -> bool:
    """Tell whether a tree is a register: its format, and lists of records."""
    return (
        isinstance(tree, dict)
        and tree.get("format") == FORMAT
        and set(tree) <= {"format", *TABLES}
        and all(isinstance(tree[table] or [], list) for table in TABLES if table in tree)
    )


def _from_json(text: str, name: str) -> Documents | None:
    tree = read_whole(text, name)
    if not _is_whole(tree):
        return None
    return {
        table: [
            Document(each, f"{name}: {table} {number}") for number, each in enumerate(tree.get(table) or (), start=1)
        ]
        for table in TABLES
    }


def _from_json_lines(text: str, name: str) -> Documents | None:
    found = defaultdict(list)
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            tree = read_whole(line, f"{name}:{number}")
            if not isinstance(tree, dict) or set(tree) != {"table", "record"} or tree["table"] not in [*TABLES]:
                return None
            found[tree["table"]].append(Document(tree["record"], f"{name}:{number}"))
    return found


def _from_yaml(text: str, name: str) -> Documents | None:
    from aig_cli.exchange.yaml import read_documents

    whole, *more = read_documents(text, name, lists=True)
    if more or not _is_whole(whole.tree):
        return None
    return {
        table: [
            Document(each, name, _Below(whole.lines, (table, index)), decimal=Decimal.POINT)
            for index, each in enumerate(whole.tree.get(table) or ())
        ]
        for table in TABLES
    }


class _Below(Mapping[FieldPath, int]):
    """The lines of what lies under a path."""

    def __init__(self, lines: Mapping[FieldPath, int], start: FieldPath) -> None:
        self._lines = lines
        self._start = start

    def __getitem__(self, path: FieldPath) -> int:
        return self._lines[(*self._start, *path)]

    def __iter__(self) -> Iterator[FieldPath]:
        length = len(self._start)
        return (path[length:] for path in self._lines if path[:length] == self._start)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _Folder:
    """A folder with the tables of a register, each as CSV in the standard dialect."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._records: dict[str, dict[str, _Record]] = {table: {} for table in TABLES}

    def documents(self) -> Documents:
        """Return the records that the tables are, each with its parts."""
        found = [table for table in LAYOUTS if os.path.exists(self._file(table))]
        if not found:
            raise NoRegisterError(place=self._path, known=_files())
        for table in found:
            for row in self._rows(table):
                self._add(row, LAYOUTS[table])
        return {table: [each.document() for each in records.values()] for table, records in self._records.items()}

    def _file(self, table: str) -> str:
        return os.path.join(self._path, f"{table}.csv")

    def _rows(self, table: str) -> Iterator[Document]:
        content, name = read_bytes(self._file(table), LARGEST)
        in_utf_8(content, name)  # a register is; one byte that is not would make other letters of all
        rows = read_rows(Given(content, name))
        columns = Columns(LAYOUTS[table], {}, {}, is_own=True)
        columns.check(rows.headers, (), name)
        columns.require_all_read(name)
        return (columns.document(row, Decimal.POINT) for row in rows.rows)

    def _add(self, row: Document, layout: Layout) -> None:
        """Put a row among the records: as one of them, or as a part of one.

        Raises:
            FieldsError: there is no such record, or another row says something else of it.
        """
        records = self._records[table_of(layout.record)]
        key = _key(row.tree)
        if layout.part and key not in records:
            raise FieldsError([(("id",), NotInRegisterError(given=key))], row.label)
        if layout.part or (layout.record is Report and key in records):
            records[key].add(row, layout.parts[-1].path)
        else:
            records[key if key not in records else f"{key} {len(records)}"] = _Record(row)


def _key(tree: Tree) -> str:
    """Return what the rows of one record share: its id, or the pledge and the year of an account."""
    return " ".join(_form(tree.get(name, "")) for name in (("pledge", "year") if "pledge" in tree else ("id",)))


def _form(value: Any) -> str:
    """Return a text by which equal values are known: of an id, its canonical form."""
    return canonical_id(str(value)) or str(value)


class _Record:
    """A record that grows by rows that are parts of it."""

    def __init__(self, row: Document) -> None:
        self._row = row
        self._places: dict[FieldPath, str] = {}
        self._names = dict(row.names)

    def add(self, row: Document, path: FieldPath) -> None:
        """Take a row in: its part at a path, and what it says beside that.

        Raises:
            FieldsError: an earlier row says something else.
        """
        tree = self._row.tree
        for name, value in row.tree.items():
            if not isinstance(value, list) and _form(tree.setdefault(name, value)) != _form(value):
                error = RowTwiceError(given=value, old=tree[name], place=self._row.source, of=_key(tree))
                raise FieldsError([((name,), error)], row.label)
        if path[0] in row.tree:
            place = _grafted(tree, row.tree, path)
            self._places[place] = row.source
            below = ((each[len(path) :], header) for each, header in row.names.items() if each[: len(path)] == path)
            self._names |= {(*place, *rest): header for rest, header in below}

    def document(self) -> Document:
        """Return the record as it has grown."""
        return structs.replace(self._row, places=self._places, names=self._names, decimal=Decimal.POINT)


def _grafted(tree: Tree, part: Tree, path: FieldPath) -> FieldPath:
    """Put the part at a path of another tree behind those that are in the same list here. Returns its place."""
    place: FieldPath = ()
    for name in path[::2]:
        items, part = tree.setdefault(str(name), []), part[str(name)][0]
        is_owner = name != path[-2]
        same = (n for n, item in enumerate(items) if is_owner and _form(item.get("id")) == _form(part.get("id")))
        index = next(same, len(items))
        if index == len(items):
            items.append(part)
        place, tree = (*place, name, index), items[index]
    return place
