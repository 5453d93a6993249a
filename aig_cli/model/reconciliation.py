"""What a row of a list adds to a record that is known: which fields are filled, which change, and which stay."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from msgspec import Struct, structs

from aig_cli.errors import (
    AigError,
    DifferentFieldError,
    FieldPath,
    FieldsError,
    FixedFieldError,
    ForeignIdError,
    NotInError,
)
from aig_cli.language import Phrase
from aig_cli.model.code import Measure
from aig_cli.model.field import Field, Record, fields_of
from aig_cli.model.ident import canonical_id, kind_of, owner_of
from aig_cli.model.likeness import normalised
from aig_cli.model.organisation import Contact, Organisation
from aig_cli.model.parser import Parser
from aig_cli.model.progress import quoted
from aig_cli.model.registry import Registry
from aig_cli.model.statement import TOLD_APART, Key, folded, identity, leaves, statements
from aig_cli.model.text import fold
from aig_cli.model.value import Decimal

UNKNOWN = "unknown"
"""The word of several code lists for what is not known."""


class OnConflict(StrEnum):
    """What happens where the register says something else than a list.

    FILL fills what is empty and keeps the rest; UPDATE takes what the list says; SKIP leaves records alone that are
    known; REFUSE refuses the row. What a list leaves empty never empties anything.
    """

    FILL = "fill"
    UPDATE = "update"
    SKIP = "skip"
    REFUSE = "refuse"


class Kept(Struct, frozen=True):
    """A field in which the list differs from the register, which was kept."""

    field: FieldPath
    old: str | Phrase
    new: str | Phrase


class Reconciled(Struct, frozen=True):
    """A record with what a row says of it.

    Attributes:
        kept: what the row says otherwise, and was not taken.
        said: all that the row says, as text, with its place in the row.
    """

    record: Any
    kept: list[Kept]
    said: dict[Key, tuple[FieldPath, str]]


def reconciled(
    record: Record, tree: dict[str, Any], registry: Registry, on_conflict: OnConflict, decimal: Decimal
) -> Reconciled:
    """Return a record with what a row says of it.

    Args:
        record: as the register has it.
        tree: what the row says, as texts; what it leaves out or empty says nothing.
        registry: where references are looked up.
        on_conflict: what is done where both say something else.
        decimal: what its numbers have before their fraction.

    Raises:
        FieldsError: a value that its field cannot have, or that may not be changed so.
    """
    reconciler = _Reconciler(registry, on_conflict, decimal)
    tree = dict(tree)
    named = reconciler.named(record, tree) if isinstance(record, Organisation) else record
    after = reconciler.reconciled(named, tree, (), Measure.COUNT)
    if reconciler.problems:
        raise FieldsError(reconciler.problems)
    return Reconciled(after, reconciler.kept, reconciler.said)


class _Reconciler(Parser):
    def __init__(self, registry: Registry, on_conflict: OnConflict, decimal: Decimal) -> None:
        super().__init__(registry, decimal)
        self._on_conflict = on_conflict
        self._keys: dict[FieldPath, Key] = {(): ()}
        self.kept: list[Kept] = []
        self.said: dict[Key, tuple[FieldPath, str]] = {}

    def named(self, old: Organisation, tree: dict[str, Any]) -> Organisation:
        """Return an organisation with the names of a row among its own; the row no longer has those that it has then.

        The name in the register stays and the other becomes an alias; with UPDATE it is the other way round, unless
        the other is an alias already.
        """
        name, aliases = self._read("name", tree), self._read("aliases", tree) or ()
        tree.pop("aliases", None)
        if self.problems:
            return old
        is_known = name is None or fold(name) in map(fold, (old.name, *old.aliases))
        if not is_known:
            self.said["name",] = ("name",), normalised(name)
        is_taken = self._on_conflict is OnConflict.UPDATE and not is_known
        if self._on_conflict is not OnConflict.UPDATE or fold(name or "") != fold(old.name):
            named = tree.pop("name", None)
            if self._on_conflict is OnConflict.REFUSE and not is_known:
                tree["name"], name = named, None
        called, other = (name, old.name) if is_taken else (old.name, name)
        known = [*(each for each in old.aliases if fold(each) != fold(called)), *aliases, *([other] if other else [])]
        by_fold = {fold(called): called}
        for each in known:
            by_fold.setdefault(fold(each), each)
        return structs.replace(old, name=called, aliases=tuple(by_fold.values())[1:])

    def _read(self, name: str, tree: dict[str, Any]) -> Any:
        field = next(each for each in fields_of(Organisation) if each.name == name)
        return None if tree.get(name) is None else self.field(field, tree[name], (name,), Measure.COUNT)

    def reconciled(self, old: Any, tree: dict[str, Any], path: FieldPath, measure: Measure) -> Any:
        """Return a record or a part with what a tree says of it."""
        kind: type[Record] = type(old)
        known = {field.name: field for field in fields_of(kind)}
        measure = self.measure(tree, getattr(old, "measure", measure))
        values = {}
        for name, given in tree.items():
            if name not in known:
                self.unknown(name, known, path)
            elif name != "id" and given is not None:
                values[name] = self._reconciled_field(known[name], old, given, (*path, name), measure)
        return structs.replace(old, **values) if not self.problems else old

    def _reconciled_field(self, field: Field, owner: Any, given: Any, path: FieldPath, measure: Measure) -> Any:
        old = getattr(owner, field.name)
        if field.record and field.many and isinstance(given, list):
            return self._settled(field, old, self._parts(field.record, owner, old, given, path), path)
        if field.record and old is not None and isinstance(given, dict):
            return self.reconciled(old, given, path, measure)
        before = len(self.problems)
        new = self.field(field, given, path, measure)
        if len(self.problems) > before or new is None:  # a part is not made while there are problems
            return old
        for key, text in statements(field, new):
            self.said[(*self._key_of(path), *key)] = path, text
        return self._chosen(field, old, new, path)

    def _key_of(self, path: FieldPath) -> Key:
        """Return the key of a path through the parts that were found so far."""
        end = next(end for end in range(len(path), -1, -1) if path[:end] in self._keys)
        return (*self._keys[path[:end]], *map(str, path[end:]))

    def _chosen(self, field: Field, old: Any, new: Any, path: FieldPath) -> Any:
        """Return what a field is to be: what the register says, or the row."""
        if new == old or (field.many and set(new) == set(old)) or self._reads_the_same(old, new):
            return old
        if self._on_conflict is OnConflict.SKIP:
            return old
        if old in (None, (), UNKNOWN) or self._on_conflict is OnConflict.UPDATE:
            return self._settled(field, old, new, path)
        if self._on_conflict is OnConflict.REFUSE:
            told = (
                (Phrase("something else"), Phrase("it stays")) if path[0] == "contacts" else (quoted(new), quoted(old))
            )
            self.problems.append((path, DifferentFieldError(given=told[0], old=told[1])))
        else:
            self.kept.append(Kept(path, quoted(old), quoted(new)))
        return old

    def _reads_the_same(self, old: Any, new: Any) -> bool:
        """Tell whether a text differs in no more than case and accents, which only an update takes from a list."""
        is_text = isinstance(old, str) and isinstance(new, str)
        return is_text and self._on_conflict is not OnConflict.UPDATE and fold(old) == fold(new)

    def _settled(self, field: Field, old: Any, new: Any, path: FieldPath) -> Any:
        """Return a new value, unless the field is changed by another command."""
        if new != old and field.changed_by:
            self.problems.append((path, FixedFieldError(changed_by=Phrase(field.changed_by))))
        return new

    # -- parts --------------------------------------------------------------------------------------------------------

    def _parts(
        self, kind: type[Record], owner: Any, old: Sequence[Any], given: list[Any], path: FieldPath
    ) -> tuple[Any, ...]:
        """Return parts with those of a row among them: one that is there takes in what the row says of it."""
        parts = list(old)
        for index, tree in enumerate(given):
            place = (*path, index)
            found = self._place_of(kind, parts, tree, place)
            if found is not None:
                self._keys[place] = (*self._key_of(path), *identity(parts[found]))
                parts[found] = self.reconciled(parts[found], tree, place, Measure.COUNT)
            elif error := _misplaced(kind, owner, parts, tree):
                self.problems.append(((*place, "id"), error))
            elif (new := self.record(kind, tree, place)) is not None:
                parts.append(new)
                key = (*self._key_of(path), *identity(new))
                self.said |= {(*key, *rest): (place, text) for rest, text in leaves(new)}
        return tuple(parts)

    def _place_of(self, kind: type[Record], parts: Sequence[Any], tree: Any, path: FieldPath) -> int | None:
        """Return which of the parts a row is about: the one with its id, else the one that is called so.

        A person is also known by the name alone, where only one has it.
        """
        if not isinstance(tree, dict):
            return None
        if id_ := canonical_id(str(tree.get("id"))):
            return next((index for index, part in enumerate(parts) if part.id == id_), None)
        first, *names = TOLD_APART.get(kind, tuple(field.name for field in fields_of(kind)))
        called = self._value_in(kind, first, tree, path)
        is_id = any(field.name == first and field.refers_to for field in fields_of(kind))
        values = (getattr(part, first) for part in parts)
        alike = [index for index, value in enumerate(values) if (value if is_id else folded(value)) == called]
        wanted = [(name, self._value_in(kind, name, tree, path)) for name in names] if alike else []
        found = next((index for index in alike if _fits(parts[index], wanted)), None)
        return alike[0] if found is None and kind is Contact and len(alike) == 1 else found

    def _value_in(self, kind: type[Record], name: str, tree: dict[str, Any], path: FieldPath) -> Any:
        """Return what a row says in a field that tells parts apart; what is wrong with it is said elsewhere."""
        field = next(each for each in fields_of(kind) if each.name == name)
        given = tree.get(name)
        if given is None:
            return None
        value = Parser(self.registry).field(field, given, path, Measure.COUNT)
        return value if field.refers_to else folded(value)


def _fits(part: Record, wanted: Sequence[tuple[str, Any]]) -> bool:
    return all(value is None or folded(getattr(part, name)) in {None, value} for name, value in wanted)


def _misplaced(kind: type[Record], owner: Any, parts: Sequence[Any], tree: Any) -> AigError | None:
    """Return what is wrong with the id of a part that is not there: of another record, or of none."""
    id_ = canonical_id(str(tree.get("id"))) if isinstance(tree, dict) else None
    if not id_ or not owner.id:
        return None
    if owner_of(id_) != owner.id:
        return ForeignIdError(given=id_, owner=owner.id)
    if tree.get(TOLD_APART[kind][0]) is None:
        known = ", ".join(part.id for part in parts) or Phrase("none")
        return NotInError(owner=owner.id, kind=Phrase(kind_of(id_)), given=id_, known=known)
    return None
