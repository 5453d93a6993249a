"""Changing fields of a record from texts; every wrong one is said at once."""

from typing import Any, TypeVar

from msgspec import Struct, structs

from aig_cli.errors import (
    AigError,
    FieldPath,
    FieldsError,
    FixedFieldError,
    FixedIdError,
    NotInListError,
    OneValueError,
    RequiredFieldError,
    TooManyError,
    TwiceError,
)
from aig_cli.language import Phrase
from aig_cli.model.code import Measure
from aig_cli.model.field import Field, Record, fields_of
from aig_cli.model.ident import canonical_id
from aig_cli.model.parser import Parser
from aig_cli.model.registry import Registry

R = TypeVar("R", bound=Record)


class Listed(Struct, frozen=True):
    """How a list changes: texts of values that come to it, and of values that go."""

    added: list[str] = []
    taken: list[str] = []


def edited(record: R, tree: dict[str, Any], registry: Registry) -> R:
    """Return a record with the fields of a tree in the place of its own; what the tree leaves out stays.

    None takes a value away. A part like a term, or one with an id, is edited field by field. A list of values is
    replaced, or changed by `Listed`; so is a list of parts without ids.

    Raises:
        FieldsError: all that is wrong.
    """
    editor = _Editor(registry)
    measure = getattr(record, "measure", Measure.COUNT)
    changed: R = editor.edited(record, tree, (), measure)
    if editor.problems:
        raise FieldsError(editor.problems)
    return changed


class _Editor(Parser):
    def edited(self, record: Record, tree: dict[str, Any], path: FieldPath, measure: Measure) -> Any:
        """Return the record with the fields of a tree in the place of its own."""
        known = {field.name: field for field in fields_of(type(record))}
        measure = self.measure(tree, measure)
        values = {}
        for name, given in tree.items():
            if name not in known:
                self.unknown(name, known, path)
                continue
            try:
                values[name] = self._edited_field(known[name], getattr(record, name), given, (*path, name), measure)
            except AigError as error:
                self.problems.append(((*path, name), error))
        return structs.replace(record, **values) if not self.problems else None

    def _edited_field(self, field: Field, old: Any, given: Any, path: FieldPath, measure: Measure) -> Any:
        if given is None:
            return self._default(field)
        if isinstance(given, Listed):
            return self._listed(field, old, given, path)
        if field.record and not field.many and old is not None and isinstance(given, dict):
            part = self.edited(old, given, path, measure)
            return None if part is not None and not any(map(is_known, structs.astuple(part))) else part
        if field.many and field.record and isinstance(given, list) and _has_ids(field.record):
            return self._edited_parts(field.record, old, given, path)
        new = self.field(field, given, path, measure)
        if new != old and field.name == "id":
            raise FixedIdError
        if new != old and field.changed_by:
            raise FixedFieldError(changed_by=Phrase(field.changed_by))
        return new

    def _default(self, field: Field) -> Any:
        """Return the value of a field that is taken away."""
        if field.name == "id":
            raise FixedIdError
        if field.changed_by:
            raise FixedFieldError(changed_by=Phrase(field.changed_by))
        if field.required:
            raise RequiredFieldError
        return field.default

    def _edited_parts(self, kind: type[Record], old: tuple[Any, ...], given: list[Any], path: FieldPath) -> Any:
        """Return parts with the given ones among them: one with the id of a part edits it, others come to them."""
        parts = {part.id: part for part in old}
        seen, added = set(), []
        for index, tree in enumerate(given):
            id_ = canonical_id(str(tree.get("id"))) if isinstance(tree, dict) else None
            if id_ in seen:
                self.problems.append(((*path, index, "id"), TwiceError(given=id_)))
            elif id_ in parts:
                seen.add(id_)
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
            value = self.value(field, text, path, Measure.COUNT)
            if value not in values and not self.problems:
                raise NotInListError(given=text, known="; ".join(map(str, values)) or Phrase("nothing"))
            values = [each for each in values if each != value]
        for text in given.added:
            value = self.value(field, text, path, Measure.COUNT)
            if value in values:
                raise TwiceError(given=value)
            values.append(value)
        if field.limit and len(values) > field.limit:
            raise TooManyError(limit=field.limit, length=len(values))
        return tuple(values)


def _has_ids(kind: type[Record]) -> bool:
    return fields_of(kind)[0].name == "id"


def is_known(value: object) -> bool:
    """Tell whether a field says something."""
    return value not in (None, ())
