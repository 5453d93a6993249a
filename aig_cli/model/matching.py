"""Which record of the register a row of a list is about. What is not sure is left to people: nothing is guessed."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from msgspec import Struct

from aig_cli.errors import (
    AigError,
    AmbiguousError,
    ChooseError,
    FieldsError,
    ForeignKeyError,
    MergedAwayRemark,
    NotFoundError,
    OtherNameRemark,
)
from aig_cli.model.code import Role
from aig_cli.model.ident import canonical_id, make_id, position
from aig_cli.model.likeness import likeness
from aig_cli.model.network import Network
from aig_cli.model.organisation import Organisation
from aig_cli.model.pledge import Pledge
from aig_cli.model.registry import Registry
from aig_cli.model.text import fold
from aig_cli.model.value import Doubtful, read_kvk

Tree = dict[str, Any]
NEAREST = 3
"""So many candidates are named."""


class Candidate(Struct, frozen=True):
    """An organisation that a row may be about: its name, and how alike the names are in per cent."""

    id: str
    name: str
    likeness: int

    def __str__(self) -> str:
        return f"{self.id} {self.name} ({self.likeness} %)"


class Matched(Struct, frozen=True):
    """What a row is about.

    Attributes:
        record: the record that is known; None for a new one.
        is_namesake: another record has its name, and it is known to be another.
    """

    record: Any
    is_namesake: bool = False


def organisation_of(registry: Registry, tree: Tree, added: Collection[str] = ()) -> Matched:
    """Return the organisation of a row: by its own id, else its KVK number, else one equal name or alias.

    Names are equal when they are so normalised, unless both organisations have KVK numbers that differ: that is left to
    people, unless both came with this list. An id that nothing has is that of a new one, and tells it from those of the
    same list that have its name.

    Args:
        registry: where it is sought.
        tree: what the row says, as texts.
        added: the ids of those that came with the same list; they are no candidates for being nearly alike.

    Raises:
        ChooseError: several have the number or the name, or none has, but some are nearly called so; or the id leads
            elsewhere than both the number and the name.
    """
    id_, (kvk, is_sure), name = _own_id(tree, "O"), _kvk(tree), _text(tree, "name")
    if known := _by_id(registry, id_):
        if kvk and known.kvk not in {None, kvk} and name and known.id not in registry.likenesses.same(name):
            raise ChooseError(given=f"{id_} {name}", candidates=_nearest([known], name))
        return Matched(known)
    same = [registry.organisation(each) for each in registry.likenesses.same(name)] if name else []
    found = _with_kvk(registry, kvk, same) or [each for each in same if not (kvk and each.kvk)]
    if id_:
        found = [each for each in found if each.id not in added]
    is_called_otherwise = bool(name and found and found[0] not in same)
    if len(found) > 1 or (found and (id_ or (is_called_otherwise and not is_sure))):
        raise ChooseError(given=name or kvk, candidates=_nearest(found, name))
    if is_called_otherwise and found[0].id not in added:
        other = OtherNameRemark(kvk=kvk, organisation=found[0].id, name=found[0].name, given=name)
        registry.remarks.append(other)
    if found:
        return Matched(found[0])
    others = [each for each in same if each.id not in added]
    if others and not id_:
        raise ChooseError(given=name, candidates=_nearest(others, name))  # with other numbers: one may be wrong
    if name and not (id_ or same) and (near := _near(registry, name, kvk, added)):
        raise ChooseError(given=name, candidates=near)
    return Matched(None, is_namesake=bool(id_ or same))


def _with_kvk(registry: Registry, kvk: str, same: Sequence[Organisation]) -> list[Organisation]:
    """Return the organisations with a KVK number; of several those that have the name too, if any has."""
    ids = list(dict.fromkeys(registry.directory.with_kvk(kvk))) if kvk else []
    named = [each for each in same if each.id in ids] if len(ids) > 1 else []
    return named or [registry.organisation(each) for each in ids]


def _own_id(tree: Tree, letter: str) -> str:
    """Return the id of a row; empty for none.

    Raises:
        FieldsError: it is no id of its kind.
    """
    given = _text(tree, "id")
    id_ = canonical_id(given) or ""
    if given and not id_.startswith(letter):
        raise FieldsError([(("id",), ForeignKeyError(given=given, example=make_id(letter, 1)))])
    return id_


def _by_id(registry: Registry, id_: str) -> Organisation | None:
    """Return the organisation that an id leads to; None where nothing has it yet."""
    found = registry.organisations.get(position(id_)[0]) if id_ else None
    if found and found.merged_into:
        survivor = registry.organisation(id_)
        registry.remarks.append(MergedAwayRemark(given=id_, organisation=survivor.id, name=survivor.name))
        return survivor
    return found


def _near(registry: Registry, name: str, kvk: str, added: Collection[str]) -> list[Candidate]:
    """Return the candidates for a name that nothing has: those that may be the same, the nearest first."""
    if not registry.organisations.stored:
        return []  # all there is came with this list
    ids = [id_ for id_ in registry.likenesses.near(name) if id_ not in added]
    found = [registry.organisation(id_) for id_ in ids]
    return _nearest([each for each in found if not (kvk and each.kvk)], name)


def _nearest(found: Sequence[Organisation], name: str) -> list[Candidate]:
    candidates = []
    for each in found:
        alike, called = max((likeness(name, called), called) for called in (each.name, *each.aliases))
        candidates.append(Candidate(each.id, called, alike))
    return sorted(candidates, key=lambda each: (-each.likeness, position(each.id)))[:NEAREST]


def _text(tree: Tree, name: str) -> str:
    given = tree.get(name)
    return given.strip() if isinstance(given, str) else ""


def _kvk(tree: Tree) -> tuple[str, bool]:
    """Return the KVK number of a row, read, and whether it is sure; empty where it is none."""
    try:
        kvk = read_kvk(_text(tree, "kvk"))
    except AigError:
        return "", True
    return (str(kvk.value), False) if isinstance(kvk, Doubtful) else (kvk, True)


# -- other records ----------------------------------------------------------------------------------------------------


def network_of(registry: Registry, tree: Tree, added: Collection[str] = ()) -> Matched:  # noqa: ARG001 - as the others
    """Return the network of a row: by its id, else its whole name."""
    if id_ := _own_id(tree, "N"):
        return Matched(registry.networks.get(position(id_)[0]))
    name = fold(_text(tree, "name"))
    return Matched(next((each for each in registry.networks if fold(each.name) == name), None))


def pledge_of(registry: Registry, tree: Tree, added: Collection[str] = ()) -> Matched:  # noqa: ARG001 - as the others
    """Return the pledge of a row: by its id, else its title, with the holder where the row names one.

    Raises:
        AmbiguousError: several have the title.
        NotFoundError, AmbiguousError: the holder is none, or several.
    """
    if id_ := _own_id(tree, "P"):
        return Matched(registry.pledges.get(position(id_)[0]))
    title, holder = _text(tree, "title"), _holder(registry, tree)
    found = registry.pledges_like(title, holder) if holder else registry.pledges_titled(title)
    if len(found) > 1:
        raise AmbiguousError(given=_text(tree, "title"), matches=", ".join(each.id for each in found))
    return Matched(found[0] if found else None)


def namesakes(registry: Registry, kind: type, tree: Tree) -> list[Any]:
    """Return the organisations or pledges that are called just as a row is."""
    if kind is Organisation:
        return [registry.organisation(id_) for id_ in registry.directory.named(_text(tree, "name"))]
    return list(registry.pledges_titled(_text(tree, "title")))


def _holder(registry: Registry, tree: Tree) -> str | None:
    parties = tree.get("parties")
    for party in parties if isinstance(parties, list) else ():
        if isinstance(party, dict) and _text(party, "role") == Role.HOLDER:
            try:
                return registry.organisation(_text(party, "organisation")).id
            except (NotFoundError, AmbiguousError):
                return None  # said where the field is read
    return None


MATCHERS: dict[type, Callable[[Registry, Tree, Collection[str]], Matched]] = {
    Organisation: organisation_of,
    Network: network_of,
    Pledge: pledge_of,
}
"""How the record of a row is found, by its kind."""
