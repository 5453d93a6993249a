"""Reading a record from its texts, field by field, so that everything wrong with it is said at once."""

from collections.abc import Collection
from typing import Any, TypeVar

from aig_cli.errors import (
    AigError,
    FieldPath,
    FieldsError,
    MissingFieldError,
    Nearest,
    Problem,
    ShapeError,
    TooManyError,
    TwiceError,
    UnknownFieldError,
)
from aig_cli.language import Phrase
from aig_cli.model.code import Measure
from aig_cli.model.field import Field, Record, fields_of
from aig_cli.model.ident import read_id
from aig_cli.model.registry import Registry
from aig_cli.model.value import Decimal, Doubtful, in_dutch, read_code, read_quantity, require_clear_percentage

R = TypeVar("R", bound=Record)


def parse_record(kind: type[R], tree: dict[str, Any], registry: Registry, decimal: Decimal = Decimal.COMMA) -> R:
    """Read a record from its texts. Ids that the program gives may be left out: they are empty then.

    References are looked up in the registry; an organisation that is written out as a mapping is registered there,
    unless it is known.
    """
    parser = Parser(registry, decimal)
    record: R = parser.record(kind, tree, ())
    if parser.problems:
        raise FieldsError(parser.problems)
    return record


class Parser:
    """Reads records from trees of texts, and collects every problem on the way."""

    def __init__(self, registry: Registry, decimal: Decimal = Decimal.COMMA) -> None:
        self.registry = registry
        self._decimal = decimal
        self.problems: list[Problem] = []

    def record(self, kind: type[Record], tree: Any, path: FieldPath, measure: Measure = Measure.COUNT) -> Any:
        """Return the record; while there are problems, None."""
        if not isinstance(tree, dict):
            self.problems.append(
                (path, ShapeError(found=_shape(tree), wanted=Phrase("a mapping of fields"), example="{field: value}"))
            )
            return None
        fields = fields_of(kind)
        known = [field.name for field in fields]
        for name in tree:
            if name not in known:
                self.unknown(name, known, path)
        measure = self.measure(tree, measure)
        values = {}
        for field in fields:
            if tree.get(field.name) is not None:
                values[field.name] = self.field(field, tree[field.name], (*path, field.name), measure)
            elif field.required and field.name == "id":
                values[field.name] = ""
            elif field.required:
                self.problems.append(((*path, field.name), MissingFieldError()))
        return None if self.problems else kind(**values)

    def unknown(self, name: str, known: Collection[str], path: FieldPath) -> None:
        """Note a field that a record does not have."""
        error = UnknownFieldError(given=name, hint=Nearest(name, known), known=", ".join(known))
        self.problems.append(((*path, name), error))

    def measure(self, tree: dict[str, Any], inherited: Measure) -> Measure:
        """Return what the quantities of a record are: its own measure, or that of the deliverable it reports on."""
        try:
            if isinstance(tree.get("measure"), str):
                return read_code(tree["measure"], Measure)
            if isinstance(tree.get("of"), str) and tree.get("value") is not None:
                return self.registry.measure_of(tree["of"])
        except AigError:
            pass  # said where the field itself is read
        return inherited

    def field(self, field: Field, given: Any, path: FieldPath, measure: Measure) -> Any:
        """Return the value of a field, of a list of them all."""
        if not field.many:
            return self.value(field, given, path, measure)
        if not isinstance(given, list):
            self.problems.append(
                (path, ShapeError(found=_shape(given), wanted=Phrase("a list"), example="[value, value]"))
            )
            return ()
        if field.limit and len(given) > field.limit:
            self.problems.append((path, TooManyError(limit=field.limit, length=len(given))))
            return ()
        values = []
        for index, item in enumerate(given):
            value = self.value(field, item, (*path, index), measure)
            if field.record is None and value is not None and value in values:
                self.problems.append(((*path, index), TwiceError(given=value)))
            values.append(value)
        return tuple(values)

    def value(self, field: Field, given: Any, path: FieldPath, measure: Measure) -> Any:
        """Return one value of a field; None where it is wrong."""
        if field.record:
            return self.record(field.record, given, path, measure)
        if field.refers_to == "organisation" and isinstance(given, dict):
            return self.organisation(given, path)
        if not isinstance(given, str):
            self.problems.append(
                (path, ShapeError(found=_shape(given), wanted=Phrase("a text"), example=Phrase("one value")))
            )
            return None
        try:
            return self._text(field, given, measure)
        except AigError as error:
            self.problems.append((path, error))
            return None

    def _text(self, field: Field, given: str, measure: Measure) -> Any:
        if field.quantity:
            quantity = read_quantity(given if measure is Measure.TEXT else in_dutch(given, self._decimal), measure)
            if self._decimal is Decimal.CELL and measure is Measure.PERCENTAGE and "%" not in given:
                require_clear_percentage(quantity, given)
            return quantity
        if field.refers_to and field.name == "id":
            return self.own_id(field.refers_to, given)
        if field.refers_to:
            return self.reference(field.refers_to, given)
        assert field.reader
        value = field.reader(in_dutch(given, self._decimal) if field.type is int else given)
        if isinstance(value, Doubtful):
            self.registry.remarks.append(value.remark)
            return value.value
        return value

    def own_id(self, kind: str, given: str) -> str:
        """Return the id that a record is to have."""
        return read_id(given, kind)

    def reference(self, kind: str, given: str) -> str:
        """Return the id of the record of a kind that was given in any of its forms."""
        return self.registry.resolve(kind, given)

    def organisation(self, tree: dict[str, Any], path: FieldPath) -> str | None:
        """Return the id of an organisation that is written out: of the one that it is, or of a new one."""
        from aig_cli.model.organisation import Organisation

        inner = Parser(self.registry)  # of its own: what is wrong elsewhere does not keep it from being read
        organisation = inner.record(Organisation, tree, path)
        self.problems.extend(inner.problems)
        if inner.problems:
            return None
        try:
            return self.registry.known_or_added(organisation).id
        except FieldsError as error:
            self.problems.extend(((*path, *within), problem) for within, problem in error.problems)
            return None


def _shape(given: Any) -> Phrase:
    shapes: dict[type, Phrase] = {dict: Phrase("a mapping"), list: Phrase("a list"), str: Phrase("a text")}
    return shapes.get(type(given), Phrase("nothing"))
