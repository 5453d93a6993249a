"""What a row of a list adds to a record that is known: which fields are filled, which change, and which stay."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Any, Final, TypeVar

from msgspec import Struct, structs

from aig_cli.errors import DifferentFieldError, FieldPath, FieldsError, FixedFieldError
from aig_cli.model.code import Measure
from aig_cli.model.field import Field, Record, fields_of
from aig_cli.model.ident import canonical_id
from aig_cli.model.network import Member
from aig_cli.model.organisation import Contact, Organisation
from aig_cli.model.parser import Parser
from aig_cli.model.pledge import Commitment, Deliverable, FinalStatus, Party, Reach
from aig_cli.model.progress import quoted
from aig_cli.model.registry import Registry
from aig_cli.model.text import fold
from aig_cli.model.value import Decimal

R = TypeVar("R", bound=Record)
_TOLD_APART: Final[dict[type, tuple[str, ...]]] = {
    Contact: ("name", "email"),
    Member: ("organisation", "since"),
    Party: ("organisation", "role", "since"),
    Commitment: ("text",),
    Deliverable: ("label",),
    Reach: ("channel", "audience"),
    FinalStatus: ("of",),
}
"""The fields that tell the parts of a list apart: the first must be equal, the others must not differ."""


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
    old: str
    new: str


def reconciled(
    record: R, tree: dict[str, Any], registry: Registry, on_conflict: OnConflict, decimal: Decimal
) -> tuple[R, list[Kept]]:
    """Return a record with what a row says of it, and what of that was not taken.

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
    named = reconciler.named(record, tree) if isinstance(record, Organisation) else record
    after: R = reconciler.reconciled(named, tree, (), Measure.COUNT)
    if reconciler.problems:
        raise FieldsError(reconciler.problems)
    return after, reconciler.kept


class _Reconciler(Parser):
    def __init__(self, registry: Registry, on_conflict: OnConflict, decimal: Decimal) -> None:
        super().__init__(registry, decimal)
        self._on_conflict = on_conflict
        self.kept: list[Kept] = []

    def named(self, old: Organisation, tree: dict[str, Any]) -> Organisation:
        """Return an organisation with the name of the row among its names; the row no longer has it then.

        The name in the register stays and the other becomes an alias; with UPDATE it is the other way round.
        """
        name = self._read(Organisation, "name", tree)
        aliases = self._read(Organisation, "aliases", tree) or ()
        tree.pop("aliases", None)
        if self.problems:
            return old
        known = [*old.aliases, *(alias for alias in aliases if fold(alias) != fold(old.name))]
        if name and self._on_conflict is OnConflict.UPDATE:
            known, called = [*known, old.name], name
        else:
            known, called = [*known, *([name] if name else [])], old.name
            if self._on_conflict is not OnConflict.REFUSE or fold(name or called) in map(fold, [called, *old.aliases]):
                tree.pop("name", None)
        by_fold = {fold(each): each for each in reversed(known) if fold(each) != fold(called)}
        return structs.replace(old, name=called, aliases=tuple(reversed(by_fold.values())))

    def _read(self, kind: type[Record], name: str, tree: dict[str, Any]) -> Any:
        field = next(each for each in fields_of(kind) if each.name == name)
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
                values[name] = self._reconciled_field(known[name], getattr(old, name), given, (*path, name), measure)
        return structs.replace(old, **values) if not self.problems else old

    def _reconciled_field(self, field: Field, old: Any, given: Any, path: FieldPath, measure: Measure) -> Any:
        if field.record and field.many and isinstance(given, list):
            return self._settled(field, old, self._parts(field.record, old, given, path), path)
        if field.record and old is not None and isinstance(given, dict):
            return self.reconciled(old, given, path, measure)
        before = len(self.problems)
        new = self.field(field, given, path, measure)
        return old if len(self.problems) > before else self._chosen(field, old, new, path)

    def _chosen(self, field: Field, old: Any, new: Any, path: FieldPath) -> Any:
        """Return what a field is to be: what the register says, or the row."""
        if new == old or (field.many and set(new) == set(old)) or self._reads_the_same(old, new):
            return old
        if old in (None, (), field.default):
            return self._settled(field, old, new, path)
        if self._on_conflict is OnConflict.REFUSE:
            self.problems.append((path, DifferentFieldError(given=quoted(new), old=quoted(old))))
        elif self._on_conflict is OnConflict.UPDATE:
            return self._settled(field, old, new, path)
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
            self.problems.append((path, FixedFieldError(changed_by=field.changed_by)))
        return new

    def _parts(self, kind: type[Record], old: Sequence[Any], given: list[Any], path: FieldPath) -> tuple[Any, ...]:
        """Return parts with those of a row among them: one that is there takes in what the row says of it."""
        parts = list(old)
        for index, tree in enumerate(given):
            place = (*path, index)
            found = self._place_of(kind, parts, tree, place)
            if found is None:
                new = self.record(kind, tree, place)
                parts += [] if new is None else [new]
            else:
                parts[found] = self.reconciled(parts[found], tree, place, Measure.COUNT)
        return tuple(parts)

    def _place_of(self, kind: type[Record], parts: Sequence[Any], tree: Any, path: FieldPath) -> int | None:
        """Return which of the parts a row is about: the one with its id, else the one that is called so."""
        if not isinstance(tree, dict):
            return None
        if id_ := canonical_id(str(tree.get("id"))):
            return next((index for index, part in enumerate(parts) if part.id == id_), None)
        names = _TOLD_APART.get(kind, tuple(field.name for field in fields_of(kind)))
        wanted = {name: self._key(kind, name, tree, path) for name in names}
        return next((index for index, part in enumerate(parts) if _is_same(part, wanted, names[0])), None)

    def _key(self, kind: type[Record], name: str, tree: dict[str, Any], path: FieldPath) -> Any:
        """Return what a row says in a field that tells parts apart; what is wrong with it is said elsewhere."""
        reader = Parser(self.registry, self._decimal)
        field = next(each for each in fields_of(kind) if each.name == name)
        given = tree.get(name)
        return None if given is None else _folded(reader.field(field, given, path, Measure.COUNT))


def _is_same(part: Record, wanted: dict[str, Any], first: str) -> bool:
    pairs = [(name, _folded(getattr(part, name)), value) for name, value in wanted.items()]
    return all(have == value or (name != first and None in (have, value)) for name, have, value in pairs)


def _folded(value: Any) -> Any:
    return fold(value) if isinstance(value, str) else value


def said(tree: Any, path: FieldPath = ()) -> Iterator[tuple[FieldPath, str]]:
    """Yield every text of a tree with its path; parts of a list go by what tells them apart, not by their place."""
    if isinstance(tree, dict):
        for name, value in tree.items():
            yield from said(value, (*path, name))
    elif isinstance(tree, list):
        for part in tree:
            if isinstance(part, dict):
                names = [fold(str(part[name])) for name in _NAMING if part.get(name)]
                yield from said(part, (*path, *names[:2]))
    elif isinstance(tree, str):
        yield path, tree


_NAMING: Final = ("id", "of", "organisation", "channel", "name", "email", "text", "label", "role", "since")
