"""Which column of a list is which field, and the records that its rows are."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

from aig_cli.errors import (
    AigError,
    BrokenCellError,
    ColumnTwiceError,
    FieldPath,
    FieldsError,
    MissingFieldError,
    MojibakeError,
    Nearest,
    NoColumnsError,
    NoSuchHeaderError,
    Problem,
    Remark,
    RowLengthError,
    UnknownColumnError,
    UnknownFieldError,
    UnreadColumnRemark,
)
from aig_cli.exchange.layout import Column, Layout, Tree, columns, key_of, mappings
from aig_cli.exchange.row import Row
from aig_cli.language import Phrase
from aig_cli.model.entry import Document
from aig_cli.model.text import split_list
from aig_cli.model.value import Decimal

LEFT_OUT: Final = "-"
"""What is written for a column that is not read."""
DECISION: Final = "aig_decision"
"""The column in which somebody decides about a row: the id of an organisation, or `new`."""
REASON: Final = "aig_reason"
PLACE: Final = "aig_line"
DECIMAL: Final = "aig_decimal"
"""The column that tells what the numbers of a row have before their fraction, where that is not a comma."""
OWN: Final = {key_of(each) for each in (DECISION, REASON, PLACE, DECIMAL)}
"""What the columns of rejected rows are recognised by."""
_BROKEN: Final = re.compile(
    r"#(?:N/A|N/B|REF!|VERW!|NAME\?|NAAM\?|VALUE!|WAARDE!|DIV/0!|DEEL/0!|NUM!|GETAL!|NULL!|LEEG!)|Err:[0-9]{3}"
)
_MOJIBAKE: Final = re.compile(
    "[\u00c2-\u00c5][\u0080-\u00bf\u20ac\u201a-\u201e\u2020-\u2022\u2026\u2030\u2039\u0160\u0152]"
)
"""Finds two characters that are one in UTF-8, read as Windows-1252."""


class Columns:
    """The columns of one list."""

    def __init__(
        self, layout: Layout, chosen: Mapping[str, str], constants: Mapping[str, str], *, is_own: bool = False
    ) -> None:
        """Make the columns of a list, given which header is which field, and texts that every row has.

        With `is_own` the list is an export of ours: no spreadsheet or other program harmed its texts.

        Raises:
            UnknownColumnError: there is no such field.
        """
        self._layout = layout
        self._is_own = is_own
        self._known = {key: each for key, each in columns(layout).items() if not (is_own and _is_of_records(each))}
        self._mappings = {} if is_own else mappings(layout)
        self._chosen = {key_of(header): self._named(field) for header, field in chosen.items()}
        self._constants = [(self._field(name), name, text) for name, text in constants.items()]
        self._found: dict[str, Column | None] = {}
        self._unread: list[str] = []

    def _named(self, field: str) -> Column | None:
        return None if field == LEFT_OUT else self._field(field)

    def _field(self, name: str) -> Column:
        if key_of(name) not in self._known:
            near, known = Nearest(name, self._names), ", ".join(self._names)
            hint = Phrase("{near} Fields: {known}.", near=near, known=known)
            raise UnknownColumnError(given=name, question=Phrase("lists"), hint=hint)
        return self._known[key_of(name)]

    def check(self, headers: Sequence[str], named: Iterable[str], place: str) -> None:
        """Refuse the headers of a table in which a field stands twice, no field at all, or not those that were named.

        Raises:
            ColumnTwiceError, NoColumnsError, NoSuchHeaderError: that.
        """
        keys = {key_of(header) for header in headers}
        for each in named:
            if key_of(each) not in keys:
                hint = Nearest(each, headers)
                raise NoSuchHeaderError(place=place, given=each, hint=hint, known=", ".join(headers))
        fields: dict[FieldPath, str] = {}
        for header in headers:
            column = self._column(header)
            if column and column.path in fields:
                raise ColumnTwiceError(place=place, one=fields[column.path], other=header, field=column.name)
            if column:
                fields[column.path] = header
        if not fields:
            raise NoColumnsError(place=place, given=", ".join(headers), known=self._examples())

    def remarks(self) -> list[Remark]:
        """Return which columns were not read, with the nearest field of each."""
        return [UnreadColumnRemark(given=header, hint=Nearest(header, self._names)) for header in self._unread]

    def require_all_read(self, place: str) -> None:
        """Refuse columns that are not read.

        Raises:
            FieldsError: there are.
        """
        known = ", ".join(self._names)
        unknown = [UnknownFieldError(given=each, hint=Nearest(each, self._names), known=known) for each in self._unread]
        if unknown:
            raise FieldsError([((), each) for each in unknown], lambda _: place)

    @property
    def _names(self) -> list[str]:
        return list(dict.fromkeys(column.name for column in self._known.values()))

    def _examples(self) -> str:
        return ", ".join(self._names[1:6])

    def _column(self, header: str) -> Column | None:
        """Return the column that a header means; None for one that is not read."""
        if header not in self._found:
            key = key_of(header)
            known = key in self._chosen or key in OWN
            field = self._known.get(key) or self._mappings.get(key)
            self._found[header] = self._chosen.get(key) if known else field
            if not known and self._found[header] is None:
                self._unread.append(header)
        return self._found[header]

    def document(self, row: Row, decimal: Decimal) -> Document:
        """Return the record that a row is, as texts, with what each field is called in the list."""
        tree: Tree = {}
        names: dict[FieldPath, str] = {}
        lines: dict[FieldPath, int] = {(): row.lines[()]} if row.lines else {}
        problems: list[Problem] = []
        for column, header, given in self._filled(row):
            address = f" ({row.addresses[header]})" if header in row.addresses else ""
            if not row.lines:
                names[column.path] = f"{header}{address}"
            try:
                if not self._is_own:
                    require_unharmed(given)
                value = _value(column, given)
            except AigError as error:
                problems.append((column.path, error))
                continue
            _put(tree, column.path, value)
            names |= {(*column.path, *path[1:]): name for path, name in row.names.items() if path[:1] == (header,)}
            lines |= {(*column.path, *path[1:]): line for path, line in row.lines.items() if path[:1] == (header,)}
        if self._layout.part and not _leads_somewhere(tree, self._layout.parts[-1].path):
            problems.append(((self._layout.part,), MissingFieldError()))
        if row.surplus or row.short:
            cells = len(row.cells) + len(row.surplus)
            problems.append(((), RowLengthError(cells=cells, columns=len(row.cells) + row.short)))
        told = _own(row, DECIMAL)
        decimal = Decimal(told) if told in set(Decimal) else decimal
        document = Document(self._layout.whole(tree), row.place, names=names, decimal=decimal)
        if row.lines:
            document = Document(document.tree, row.place.rpartition(":")[0], lines, decimal=decimal)
        if problems:
            raise FieldsError(problems, document.label)
        return document

    def _filled(self, row: Row) -> Iterator[tuple[Column, str, Any]]:
        """Yield what a row says: the column, its header and the value; then what every row has."""
        said = set()
        for header, given in row.cells.items():
            column = self._column(header)
            if column and isinstance(given, dict):
                column = self._mappings.get(key_of(header), column)
            if column and given not in (None, "", [], {}):
                said.add(column.path)
                yield column, header, given
        for column, name, text in self._constants:
            if column.path not in said:
                yield column, f"--set {name}", text

    @staticmethod
    def decision(row: Row) -> str:
        """Return what somebody decided about a row; empty for nothing."""
        return _own(row, DECISION)


def _own(row: Row, name: str) -> str:
    """Return what stands in one of the columns that rejected rows have of ours; empty for nothing."""
    key = key_of(name)
    return next((str(text or "").strip() for header, text in row.cells.items() if key_of(header) == key), "")


def _is_of_records(column: Column) -> bool:
    """Tell whether what stands in a column are records: an export has tables of their own for them."""
    return bool(column.field and column.field.record)


def require_unharmed(given: Any) -> None:
    """Refuse what a spreadsheet could not compute, and what was read in another encoding before."""
    if not isinstance(given, str):
        return
    if _BROKEN.fullmatch(given):
        raise BrokenCellError(given=given)
    if found := _MOJIBAKE.search(given):
        raise MojibakeError(given=given[max(0, found.start() - 20) : found.end() + 20])


def _value(column: Column, given: Any) -> Any:
    """Return the text of a cell as a field has it: a list where that holds several."""
    if not isinstance(given, str):
        return given
    field = column.field
    if _is_of_records(column) and given.startswith(("[", "{")):
        from aig_cli.exchange.json import read_whole

        return read_whole(given, column.name)
    return split_list(given) if (field and field.many) or (field is None and column.name in _LISTS) else given


_LISTS: Final = {"signatory", "represented"}


def _leads_somewhere(tree: Any, path: FieldPath) -> bool:
    """Tell whether there is something at the end of a path."""
    for name in path[::2]:
        tree = tree[0] if isinstance(tree, list) else tree
        tree = tree.get(name) if isinstance(tree, dict) else None
    return bool(tree)


def _put(tree: Tree, path: FieldPath, value: Any) -> None:
    """Put a value in its place in a tree, and make what lies on the way."""
    part: Any = tree
    for step, following in pairwise(path):
        if isinstance(step, int):
            part = part[step]
        else:
            part = part.setdefault(step, [{}] if isinstance(following, int) else {})
    part[path[-1]] = value
