"""From what a user gave to a record, field by field, so that everything wrong with it is said at once."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

from msgspec import Struct, structs

from aig_cli.errors import (
    AigError,
    FieldPath,
    FieldsError,
    FixedFieldError,
    FixedIdError,
    MissingFieldError,
    Nearest,
    NotInListError,
    OneValueError,
    Problem,
    ShapeError,
    TooManyError,
    TwiceError,
    UnknownFieldError,
    dotted,
)
from aig_cli.model.code import Measure
from aig_cli.model.field import Field, Record, fields_of
from aig_cli.model.ident import canonical_id, read_id
from aig_cli.model.registry import Registry
from aig_cli.model.value import Doubtful, read_code, read_quantity

R = TypeVar("R", bound=Record)
S = TypeVar("S")


class Listed(Struct, frozen=True):
    """How a list changes: texts of values that come to it, and of values that go."""

    added: list[str] = []
    taken: list[str] = []


class Document(Struct, frozen=True):
    """What was given for one record: texts in lists and mappings, and where each stands.

    Attributes:
        tree: field names with a text, None (not known), a list or a mapping.
        source: the name of the file; empty for a command line.
        lines: the line of each path in the file, from 1.
        names: what the user calls a path: its option; empty where the sentence names it.
    """

    tree: dict[str, Any]
    source: str = ""
    lines: Mapping[FieldPath, int] = {}
    names: Mapping[FieldPath, str] = {}

    def label(self, path: FieldPath) -> str:
        """Name the place of a field: `--due`, or `pledge.yaml:12: commitments.1.due.date`."""
        if not self.source:
            return _nearest(self.names, path, dotted(path))
        return f"{self.source}:{_nearest(self.lines, path, 1)}: {dotted(path)}"


def _nearest(known: Mapping[FieldPath, S], path: FieldPath, default: S) -> S:
    """Return what is known of a path, else of the closest one around it."""
    return next((known[path[:end]] for end in range(len(path), 0, -1) if path[:end] in known), default)


def enter(kind: type[R], document: Document, registry: Registry, add: Callable[[R], S]) -> S:
    """Read a record and hand it to the registry; whatever is wrong is named at its place in the document.

    Raises:
        FieldsError: all that is wrong.
    """
    with naming(document):
        return add(parse_record(kind, document.tree, registry))


@contextmanager
def naming(given: Document | Mapping[FieldPath, str]) -> Iterator[None]:
    """Name the fields of an error as they stand in a document, or as a command calls them."""
    document = given if isinstance(given, Document) else Document({}, names=given)
    try:
        yield
    except FieldsError as error:
        raise FieldsError(error.problems, document.label) from None


def read_option(name: str, given: str, reader: Callable[[str], S]) -> S:
    """Read the value of one option.

    Raises:
        FieldsError: it is not what it should be; the option is named.
    """
    try:
        return reader(given)
    except AigError as error:
        raise FieldsError([((name,), error)]) from None


def edited(record: R, document: Document, registry: Registry) -> R:
    """Return a record with the fields of a document in the place of its own; what the document leaves out stays.

    None takes a value away. A part like a term, or one with an id, is edited field by field. A list of values is
    replaced, or changed by `Listed`; so is a list of parts without ids.

    Raises:
        FieldsError: all that is wrong.
    """
    parser = _Parser(registry)
    measure = getattr(record, "measure", Measure.COUNT)
    changed: R = parser.edited(record, document.tree, (), measure)
    if parser.problems:
        raise FieldsError(parser.problems)
    return changed


def parse_record(kind: type[R], tree: dict[str, Any], registry: Registry) -> R:
    """Read a record from its texts. Ids that the program gives may be left out: they are empty then.

    References are looked up in the registry; an organisation that is written out as a mapping is registered there,
    unless it is known.
    """
    parser = _Parser(registry)
    record: R = parser.record(kind, tree, ())
    if parser.problems:
        raise FieldsError(parser.problems)
    return record


class _Parser:
    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self.problems: list[Problem] = []

    def record(self, kind: type[Record], tree: Any, path: FieldPath, measure: Measure = Measure.COUNT) -> Any:
        """Return the record; while there are problems, None."""
        if not isinstance(tree, dict):
            self.problems.append(
                (path, ShapeError(found=_shape(tree), wanted="a mapping of fields", example="{field: value}"))
            )
            return None
        fields = fields_of(kind)
        known = [field.name for field in fields]
        for name in tree:
            if name not in known:
                error = UnknownFieldError(given=name, hint=Nearest(name, known), known=", ".join(known))
                self.problems.append(((*path, name), error))
        measure = self._measure(tree, measure)
        values = {}
        for field in fields:
            if tree.get(field.name) is not None:
                values[field.name] = self._field(field, tree[field.name], (*path, field.name), measure)
            elif field.required and field.assigned:
                values[field.name] = ""
            elif field.required:
                self.problems.append(((*path, field.name), MissingFieldError()))
        return None if self.problems else kind(**values)

    def edited(self, record: Record, tree: dict[str, Any], path: FieldPath, measure: Measure) -> Any:
        """Return the record with the fields of a tree in the place of its own."""
        known = {field.name: field for field in fields_of(type(record))}
        measure = self._measure(tree, measure)
        values = {}
        for name, given in tree.items():
            if name not in known:
                error = UnknownFieldError(given=name, hint=Nearest(name, known), known=", ".join(known))
                self.problems.append(((*path, name), error))
                continue
            try:
                values[name] = self._edited_field(known[name], getattr(record, name), given, (*path, name), measure)
            except AigError as error:
                self.problems.append(((*path, name), error))
        return structs.replace(record, **values) if not self.problems else None

    def _edited_field(self, field: Field, old: Any, given: Any, path: FieldPath, measure: Measure) -> Any:
        if given is None:
            if field.required or field.changed_by:
                raise MissingFieldError if field.required else FixedFieldError(changed_by=field.changed_by)
            return field.default
        if isinstance(given, Listed):
            return self._listed(field, old, given, path)
        if field.record and not field.many and old is not None and isinstance(given, dict):
            part = self.edited(old, given, path, measure)
            return None if part is not None and not any(map(is_known, structs.astuple(part))) else part
        if field.many and field.record and isinstance(given, list) and _has_ids(field.record):
            return self._edited_parts(field.record, old, given, path)
        new = self._field(field, given, path, measure)
        if new != old and field.name == "id":
            raise FixedIdError
        if new != old and field.changed_by:
            raise FixedFieldError(changed_by=field.changed_by)
        return new

    def _edited_parts(self, kind: type[Record], old: tuple[Any, ...], given: list[Any], path: FieldPath) -> Any:
        """Return parts with the given ones among them: one with the id of a part edits it, others come to them."""
        parts = {part.id: part for part in old}
        added = []
        for index, tree in enumerate(given):
            id_ = canonical_id(str(tree.get("id"))) if isinstance(tree, dict) else None
            if id_ in parts:
                part = parts[id_]
                measure = getattr(part, "measure", Measure.COUNT)
                parts[id_] = self.edited(part, {**tree, "id": id_}, (*path, index), measure)
            else:
                added.append(self.record(kind, tree, (*path, index)))
        return (*parts.values(), *added)

    def _listed(self, field: Field, old: Any, given: Listed, path: FieldPath) -> tuple[Any, ...]:
        if not field.many:
            raise OneValueError(field=".".join(map(str, path)))
        values = list(old)
        for text in given.taken:
            value = self._value(field, text, path, Measure.COUNT)
            if value not in values and not self.problems:
                raise NotInListError(given=text, known="; ".join(map(str, values)) or "nothing")
            values = [each for each in values if each != value]
        for text in given.added:
            value = self._value(field, text, path, Measure.COUNT)
            if value in values:
                raise TwiceError(given=value)
            values.append(value)
        if field.limit and len(values) > field.limit:
            raise TooManyError(limit=field.limit, length=len(values))
        return tuple(values)

    def _measure(self, tree: dict[str, Any], inherited: Measure) -> Measure:
        """Return what the quantities of a record are: its own measure, or that of the deliverable it reports on."""
        try:
            if isinstance(tree.get("measure"), str):
                return read_code(tree["measure"], Measure)
            if isinstance(tree.get("of"), str) and tree.get("value") is not None:
                return self.registry.measure_of(tree["of"])
        except AigError:
            pass  # said where the field itself is read
        return inherited

    def _field(self, field: Field, given: Any, path: FieldPath, measure: Measure) -> Any:
        if not field.many:
            return self._value(field, given, path, measure)
        if not isinstance(given, list):
            self.problems.append((path, ShapeError(found=_shape(given), wanted="a list", example="[value, value]")))
            return ()
        if field.limit and len(given) > field.limit:
            self.problems.append((path, TooManyError(limit=field.limit, length=len(given))))
            return ()
        values = []
        for index, item in enumerate(given):
            value = self._value(field, item, (*path, index), measure)
            if field.record is None and value is not None and value in values:
                self.problems.append(((*path, index), TwiceError(given=value)))
            values.append(value)
        return tuple(values)

    def _value(self, field: Field, given: Any, path: FieldPath, measure: Measure) -> Any:
        if field.record:
            return self.record(field.record, given, path, measure)
        if field.refers_to == "organisation" and isinstance(given, dict):
            return self._organisation(given, path)
        if not isinstance(given, str):
            self.problems.append((path, ShapeError(found=_shape(given), wanted="a text", example="one value")))
            return None
        try:
            return self._text(field, given, measure)
        except AigError as error:
            self.problems.append((path, error))
            return None

    def _text(self, field: Field, given: str, measure: Measure) -> Any:
        if field.quantity:
            return read_quantity(given, measure)
        if field.refers_to and field.name == "id":
            return read_id(given, field.refers_to)
        if field.refers_to:
            return self.registry.resolve(field.refers_to, given)
        assert field.reader
        value = field.reader(given)
        if isinstance(value, Doubtful):
            self.registry.remarks.append(value.remark)
            return value.value
        return value

    def _organisation(self, tree: dict[str, Any], path: FieldPath) -> str | None:
        from aig_cli.model.organisation import Organisation

        inner = _Parser(self.registry)  # of its own: what is wrong elsewhere does not keep it from being read
        organisation = inner.record(Organisation, tree, path)
        self.problems.extend(inner.problems)
        if inner.problems:
            return None
        try:
            return self.registry.known_or_added(organisation).id
        except FieldsError as error:
            self.problems.extend(((*path, *within), problem) for within, problem in error.problems)
            return None


def _has_ids(kind: type[Record]) -> bool:
    return fields_of(kind)[0].name == "id"


def is_known(value: object) -> bool:
    """Tell whether a field says something."""
    return value not in (None, ())


def _shape(given: Any) -> str:
    shapes: dict[type, str] = {dict: "a mapping", list: "a list", str: "a text"}
    return shapes.get(type(given), "nothing")
