"""Which rows of a question, in which order, with which fields: filters as people type them."""

import operator as op
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from typing import Any, Final

from msgspec import Struct

from aig_cli.errors import (
    EmptyFilterError,
    FilterOperatorError,
    FilterSyntaxError,
    FilterValueError,
    InvalidError,
    NearestOrAll,
    NoOrderError,
    RangeError,
    UnknownColumnError,
    UnknownReferenceRemark,
)
from aig_cli.language import Phrase
from aig_cli.model.field import Field
from aig_cli.model.ident import canonical_id, position
from aig_cli.model.snapshot import Snapshot
from aig_cli.model.text import fold
from aig_cli.model.value import read_code, read_date, read_number, read_yes_no
from aig_cli.report.question import Question

MISSING: Final = "missing"
"""The word for a value that is not known, and for an empty list."""

_FILTER = re.compile(r"([A-Za-z0-9_.]+)([!=<>~]+)(.*)", re.DOTALL)
_OPERATORS = {"=", "!=", "~", ">=", "<="}
_PART_OF_DATE = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2]))?")

Test = Callable[[Any], bool]


class Selection(Struct, frozen=True):
    """What a list or an export was asked for.

    Attributes:
        where: filters, all of which must hold: FIELD=VALUE, or != ~ (contains) >= <=, or FIELD=FROM..TO. VALUE may be
            `missing`.
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
        tests = [_test(question, registry, given) for given in (*self.where, *self._hiding(question))]
        rows = [row for row in question.rows(registry) if all(holds(get(row)) for get, holds in tests)]
        for key in reversed([key for key in self.sort.split(",") if key]):
            path = known_path(question, key.removeprefix("-"))
            rows = _sorted(rows, question.getter(registry, path), turned=key.startswith("-"))
        return rows[: self.limit]

    def _hiding(self, question: Question) -> Sequence[str]:
        """Return the filter that leaves out what nobody asked for."""
        named = {match.group(1) for given in self.where if (match := _FILTER.fullmatch(given))}
        return [f"{question.hides}={MISSING}"] if question.hides and question.hides not in named else []


def known_path(question: Question, path: str) -> str:
    """Return the path of a field that the question has."""
    known = question.known_fields()
    if path not in known:
        raise UnknownColumnError(given=path, question=Phrase(question.name), hint=NearestOrAll(path, known))
    return path


def _test(question: Question, registry: Snapshot, given: str) -> tuple[Callable[[Any], Any], Test]:
    """Return how to get the field that a filter is about, and whether a value of it passes."""
    match = _FILTER.fullmatch(given)
    if not match:
        raise FilterSyntaxError(given=given)
    path, operator, value = match.groups()
    if operator not in _OPERATORS:
        raise FilterOperatorError(given=given, operator=operator)
    if not value.strip():
        raise EmptyFilterError(given=given, field=path)
    asks_whether = value == MISSING and operator in {"=", "!="}
    if not (asks_whether and question.has_part(path)):
        known_path(question, path)
    get = question.getter(registry, path)
    if asks_whether:
        return get, lambda found: _is_missing(found) is (operator == "=")
    try:
        return get, _any_of(operator, _comparison(operator, value, question.field(path), registry))
    except InvalidError as error:
        raise FilterValueError(given=given, why=error) from None


def _is_missing(found: Any) -> bool:
    """Tell whether a value is not known; in a list, whether one of them is not."""
    return found in (None, ()) or (isinstance(found, tuple) and None in found)


def _any_of(operator: str, holds: Test) -> Test:
    """Let a list pass when one of its values does; for `!=`, when none equals."""
    if operator == "!=":
        return lambda found: not (any(map(holds, found)) if isinstance(found, tuple) else holds(found))
    return lambda found: any(map(holds, found)) if isinstance(found, tuple) else holds(found)


def _comparison(operator: str, value: str, field: Field | None, registry: Snapshot) -> Test:
    low, dots, high = value.partition("..")
    if operator in {">=", "<="} and field and field.codes:
        raise NoOrderError
    if operator in {"=", "!="} and dots and _has_order(field):
        return _range(low, high, field, registry)
    if field and field.refers_to in {"organisation", "network"}:
        return _reference(operator, value, field.refers_to, registry)
    if operator == "~":
        sought = fold(value)
        return lambda found: found is not None and sought in fold(str(found))
    compare = _COMPARE[operator]
    read, wanted = _reading(value, field, ordered=operator in {">=", "<="})
    return lambda found: found is not None and compare(read(found), wanted)


def _has_order(field: Field | None) -> bool:
    """Tell whether values of a field lie in ranges: days, numbers and ids do, texts and codes do not."""
    return field is None or field.quantity or field.type is not str or field.refers_to is not None


def _range(low: str, high: str, field: Field | None, registry: Snapshot) -> Test:
    if not low or not high:
        raise RangeError(low=low, high=high)
    lowest, highest = (_reading(end, field, ordered=True)[1] for end in (low, high))
    if lowest > highest and not (isinstance(highest, str) and lowest.startswith(highest)):  # 2015-06..2015
        raise RangeError(low=low, high=high)
    above, below = _comparison(">=", low, field, registry), _comparison("<=", high, field, registry)
    return lambda found: above(found) and below(found)


def _reference(operator: str, value: str, kind: str, registry: Snapshot) -> Test:
    """Compare a reference, which a row has as an id or as a name, with an id or a name."""
    if operator == "~":
        sought = fold(value)
        return lambda found: found is not None and any(sought in fold(name) for name in _names(found, kind, registry))
    ids = registry.called(kind, value)
    if not ids and operator in {"=", "!="}:
        registry.remarks.append(UnknownReferenceRemark(kind=Phrase(kind), given=value))
    same = {fold(name) for id_ in (value, *ids) for name in _names(id_, kind, registry)}
    if operator in {"=", "!="}:
        return lambda found: found is not None and fold(found) in same
    compare, wanted = _COMPARE[operator], _order(canonical_id(value) or value)
    return lambda found: found is not None and compare(_order(found), wanted)


def _names(given: str, kind: str, registry: Snapshot) -> tuple[str, ...]:
    """Return an id with the name of its record; a name alone."""
    id_ = canonical_id(given)
    if id_ is None:
        return (given,)
    number = position(id_)[0]
    found = registry.organisations.get(number) if kind == "organisation" else registry.networks.get(number)
    return (id_, found.name) if found else (given, id_)


def _reading(value: str, field: Field | None, *, ordered: bool) -> tuple[Callable[[Any], Any], Any]:
    """Return how to read a found value, and what it is compared with; refuse a value that the field cannot have."""
    if field and field.codes:
        return str, read_code(value, field.codes).value
    if field and field.type is date:
        iso = value if _PART_OF_DATE.fullmatch(value) else read_date(value).isoformat()
        return lambda found: found.isoformat()[: len(iso)], iso
    if field and field.type is bool:
        return bool, read_yes_no(value)
    if field and field.quantity and not ordered:
        known = _quantities(value)
        return lambda found: (found if isinstance(found, int | float) else fold(found)) in known, True
    if field and field.type in {int, float}:
        number = read_number(value)
        return lambda found: found if isinstance(found, int | float) else float("nan"), number
    sought = canonical_id(value) if field is None or field.refers_to else None
    return (_order, _order(sought)) if sought else (lambda found: fold(str(found)), fold(value))


def _quantities(value: str) -> list[Any]:
    """Return what a value can be of some measure: a text, yes or no, a number with or without its sign."""
    known: list[Any] = [fold(value)]
    with suppress(InvalidError):
        known.append("yes" if read_yes_no(value) else "no")
    with suppress(InvalidError):
        known.append(read_number(value.strip().removesuffix("%").rstrip()))
    return known


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
