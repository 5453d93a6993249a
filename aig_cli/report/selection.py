"""Which rows of a question, in which order, with which fields: filters as people type them."""

import operator as op
import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from aig_cli.errors import (
    FilterSyntaxError,
    FilterValueError,
    InvalidError,
    Nearest,
    UnknownColumnError,
)
from aig_cli.model.field import Field
from aig_cli.model.ident import canonical_id, position
from aig_cli.model.snapshot import Snapshot
from aig_cli.model.text import fold
from aig_cli.model.value import read_code, read_date, read_number, read_yes_no
from aig_cli.report.question import Question

_FILTER = re.compile(r"([a-z_.]+)(!=|>=|<=|~|=)(.+)", re.DOTALL)
_PART_OF_DATE = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2]))?")

Test = Callable[[Any], bool]


class Selection(Struct, frozen=True):
    """What a list or an export was asked for.

    Attributes:
        where: filters, all of which must hold: FIELD=VALUE, or != ~ (contains) >= <=, or FIELD=FROM..TO.
        sort: fields, separated by commas; - before one turns it around. Unknown values come last.
        limit: the most rows, None for all.
    """

    where: Sequence[str] = ()
    sort: str = ""
    limit: int | None = None

    def rows(self, question: Question, registry: Snapshot) -> list[Any]:
        """Return the rows that were asked for.

        Raises:
            UnknownColumnError: a field that the question does not have.
            FilterSyntaxError, FilterValueError: no filter, or a value that its field cannot have.
        """
        tests = [_test(question, registry, given) for given in self.where]
        rows = [row for row in question.rows(registry) if all(holds(get(row)) for get, holds in tests)]
        for key in reversed([key for key in self.sort.split(",") if key]):
            path = known_path(question, key.removeprefix("-"))
            rows = _sorted(rows, question.getter(registry, path), turned=key.startswith("-"))
        return rows[: self.limit]


def known_path(question: Question, path: str) -> str:
    """Return the path of a field that the question has."""
    known = question.known_fields()
    if path not in known:
        hint = Nearest(path, known)
        raise UnknownColumnError(
            given=path, question=question.name, hint=hint, known=", ".join((*question.columns, *question.derived))
        )
    return path


def _test(question: Question, registry: Snapshot, given: str) -> tuple[Callable[[Any], Any], Test]:
    """Return how to get the field that a filter is about, and whether a value of it passes."""
    match = _FILTER.fullmatch(given)
    if not match:
        raise FilterSyntaxError(given=given)
    path, operator, value = match.groups()
    known_path(question, path)
    try:
        return question.getter(registry, path), _any_of(operator, _comparison(operator, value, question.field(path)))
    except InvalidError as error:
        raise FilterValueError(given=given, why=error) from None


def _any_of(operator: str, holds: Test) -> Test:
    """Let a list pass when one of its values does; for `!=`, when none equals."""
    if operator == "!=":
        return lambda found: not (any(map(holds, found)) if isinstance(found, tuple) else holds(found))
    return lambda found: any(map(holds, found)) if isinstance(found, tuple) else holds(found)


def _comparison(operator: str, value: str, field: Field | None) -> Test:
    low, dots, high = value.partition("..")
    if operator in {"=", "!="} and dots:
        above, below = _comparison(">=", low, field), _comparison("<=", high, field)
        return lambda found: above(found) and below(found)
    if operator == "~":
        return lambda found: found is not None and fold(value) in fold(str(found))
    compare = _COMPARE[operator]
    read, sought = _reading(value, field, ordered=operator in {">=", "<="})
    return lambda found: found is not None and compare(read(found), sought)


def _reading(value: str, field: Field | None, *, ordered: bool) -> tuple[Callable[[Any], Any], Any]:
    """Return how to read a found value, and what it is compared with; refuse a value that the field cannot have."""
    if field and field.codes:
        return str, read_code(value, field.codes).value
    if field and field.type is date:
        iso = value if _PART_OF_DATE.fullmatch(value) else read_date(value).isoformat()
        return lambda found: found.isoformat()[: len(iso)], iso
    if field and field.type is bool:
        return bool, read_yes_no(value)
    word = field and field.quantity and not ordered and not value[0].isdigit()
    if field and field.type in {int, float} and not word:
        number = read_number(value)
        return lambda found: found if isinstance(found, int | float) else float("nan"), number
    sought = canonical_id(value) if field is None or field.refers_to else None
    return lambda found: fold(str(found)), fold(sought or value)


_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "=": op.eq,
    "!=": op.eq,
    ">=": op.ge,
    "<=": op.le,
}


def _sorted(rows: list[Any], value: Callable[[Any], Any], *, turned: bool) -> list[Any]:
    known = [row for row in rows if value(row) not in (None, ())]
    unknown = [row for row in rows if value(row) in (None, ())]
    return sorted(known, key=lambda row: _order(value(row)), reverse=turned) + unknown


def _order(value: Any) -> tuple[Any, ...]:
    """Return what to sort by: numbers, then ids by their numbers, then dates, then texts as a reader sorts them."""
    if isinstance(value, int | float):
        return (0, value)
    if isinstance(value, date):
        return (2, value)
    text = "; ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    id_ = canonical_id(text)
    return (1, id_[0], position(id_)) if id_ else (3, fold(text))
