"""Which columns a list of each kind has, and where in a record what stands in them belongs.

Members, parties, commitments and deliverables are parts of a record, and have tables of their own. So have the names of
who holds and signs a pledge: columns as they are options of `aig pledge add`.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any, Final

from msgspec import Struct

from aig_cli.errors import FieldPath
from aig_cli.model.code import Role
from aig_cli.model.field import Field, Record, fields_of
from aig_cli.model.ident import canonical_id, is_part
from aig_cli.model.network import Member, Network
from aig_cli.model.organisation import Contact, Organisation
from aig_cli.model.pledge import Commitment, Deliverable, Party, Pledge
from aig_cli.model.report import Report, Update
from aig_cli.model.text import fold

Tree = dict[str, Any]


class Column(Struct, frozen=True):
    """A column that a list can have.

    Attributes:
        name: its header in an export.
        path: where in the record its text belongs.
        field: the field there; None where the text becomes something else first.
        headers: what it may be called, the surest names first.
    """

    name: str
    path: FieldPath
    field: Field | None
    headers: tuple[str, ...]


class Part(Struct, frozen=True):
    """Fields of one kind of record among the columns: at a place in the record, and under a prefix in their names."""

    record: type[Record]
    path: FieldPath = ()
    prefix: str = ""
    dutch: str = ""


class Layout(Struct, frozen=True, eq=False):
    """The columns of one kind of list.

    Attributes:
        noun: what a record of the list belongs to: itself, or what it is a part of.
        record: the kind of record that a row becomes.
        parts: whose fields are columns.
        keys: columns that name what a row is a part of, with their places in the record.
        whole: makes a record of a row, where that takes more than putting texts in their places.
        part: the field that says which part of a known record a row is; empty where it is a record of its own.
    """

    noun: str
    record: type[Record]
    parts: tuple[Part, ...]
    keys: Mapping[str, FieldPath] = {}
    whole: Callable[[Tree], Tree] = lambda tree: tree
    part: str = ""


@lru_cache(maxsize=1024)
def key_of(header: str) -> str:
    """Return a header as it is compared: case, accents, spaces and punctuation do not matter."""
    return "".join(sign for sign in fold(header) if sign.isalnum())


@cache
def columns(layout: Layout) -> dict[str, Column]:
    """Return the columns that headers may mean, by the key of the header. What could mean two means the first."""
    every = [*_key_columns(layout), *(each for part in layout.parts for each in _columns_of(part))]
    found: dict[str, Column] = {}
    for rank in range(max(len(column.headers) for column in every)):
        for column in every:
            for header in column.headers[rank : rank + 1]:
                found.setdefault(key_of(header), column)
    return found


@cache
def mappings(layout: Layout) -> dict[str, Column]:
    """Return the parts that a record of a file can hold as a mapping, such as a term, by the key of their names."""
    single = [(part, each) for part in layout.parts for each in fields_of(part.record) if each.record and not each.many]
    found = [Column(each.name, (*part.path, each.name), each, (each.name, each.nl)) for part, each in single]
    return {key_of(header): column for column in found for header in column.headers if header}


def _key_columns(layout: Layout) -> Iterator[Column]:
    for name, path in layout.keys.items():
        yield Column(name, path, None, (name, *_DUTCH[name]))


def _columns_of(part: Part) -> Iterator[Column]:
    for names, dutch, path, field in _leaves(part.record):
        dotted, in_dutch = ".".join(names), ".".join(dutch)
        prefixed = (f"{part.prefix}{dotted}", f"{part.dutch}{in_dutch}")
        more = (field.option, *field.also) if field.option else field.also
        yield Column(prefixed[0], (*part.path, *path), field, tuple(dict.fromkeys((*prefixed, *filter(None, more)))))


def _leaves(record: type[Record]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...], FieldPath, Field]]:
    """Yield the fields that fit a cell, with the steps to them in English and in Dutch, and their paths."""
    for field in fields_of(record):
        dutch = field.nl or field.name
        if field.record and not field.many:
            for names, inner, path, leaf in _leaves(field.record):
                yield (field.name, *names), (dutch, *inner), (field.name, *path), leaf
        else:
            yield (field.name,), (dutch,), (field.name,), field


# -- from a row to a record -------------------------------------------------------------------------------------------


def _named(tree: Tree) -> Tree:
    """Return a network that a member names, by its id or its name."""
    given = tree.pop("network", None)
    return {("id" if canonical_id(str(given)) else "name"): given, **tree}


def _titled(tree: Tree) -> Tree:
    """Return a pledge that a part names, by its id or its title."""
    given = tree.get("id")
    return {**tree, "id": None, "title": given} if given and not canonical_id(str(given)) else tree


def _with_parties(tree: Tree) -> Tree:
    """Return a pledge whose holder and signatories stand in columns, with them as parties."""
    named = [(role, name) for role in Role for name in _listed(tree.pop(role.value, None))]
    parties = [{"organisation": name, "role": role.value} for role, name in named]
    return {**tree, "parties": [*(tree.get("parties") or ()), *parties]} if parties else tree


def _listed(given: Any) -> list[Any]:
    if given is None:
        return []
    return given if isinstance(given, list) else [given]


def _of_pledge(tree: Tree) -> Tree:
    """Return the pledge of a commitment or deliverable, whose own ids tell which one it is where no column does."""
    inner = [each for each in _listed(tree.get("commitments")) if isinstance(each, dict)]
    for each in inner:
        parts = [part.get("id") for part in _listed(each.get("deliverables")) if isinstance(part, dict)]
        if "id" not in each and parts and (id_ := canonical_id(str(parts[0]))):
            each["id"] = id_.rpartition(".")[0]
    ids = [canonical_id(str(each.get("id"))) for each in inner]
    return _titled({"id": ids[0].partition(".")[0], **tree} if ids and ids[0] else tree)


def _account(tree: Tree) -> Tree:
    """Return the account that a row is about; one on a whole pledge is no update of a part."""
    updates = _listed(tree.get("updates"))
    of = updates[0].get("of") if len(updates) == 1 and isinstance(updates[0], dict) else None
    id_ = canonical_id(str(of))
    if not id_:
        return tree
    tree = {"pledge": id_.partition(".")[0], **tree}
    if not is_part(id_) and len(updates[0]) == 1:
        del tree["updates"]
    return tree


_DUTCH: Final = {
    "network": ("netwerk",),
    "pledge": ("belofte",),
    "commitment": ("toezegging",),
    "holder": ("pledgehouder", "houder"),
    "signatory": ("ondertekenaars", "ondertekenaar", "signatories"),
    "represented": ("achterliggende organisaties",),
}
"""The headers of keys in Dutch, and others that they have."""
_COMMITMENT: Final[FieldPath] = ("commitments", 0)
_DELIVERABLE: Final[FieldPath] = (*_COMMITMENT, "deliverables", 0)
_ROLES: Final[Mapping[str, FieldPath]] = {role.value: (role.value,) for role in Role}

LAYOUTS: Final[Mapping[str, Layout]] = {
    "organisations": Layout(
        "organisation",
        Organisation,
        (Part(Organisation), Part(Contact, ("contacts", 0), "contacts.", "contactpersonen.")),
    ),
    "networks": Layout("network", Network, (Part(Network),)),
    "members": Layout(
        "network", Network, (Part(Member, ("members", 0)),), {"network": ("network",)}, _named, "organisation"
    ),
    "pledges": Layout("pledge", Pledge, (Part(Pledge),), _ROLES, _with_parties),
    "parties": Layout("pledge", Pledge, (Part(Party, ("parties", 0)),), {"pledge": ("id",)}, _titled, "organisation"),
    "commitments": Layout("pledge", Pledge, (Part(Commitment, _COMMITMENT),), {"pledge": ("id",)}, _of_pledge, "text"),
    "deliverables": Layout(
        "pledge",
        Pledge,
        (Part(Deliverable, _DELIVERABLE),),
        {"pledge": ("id",), "commitment": (*_COMMITMENT, "id")},
        _of_pledge,
        "label",
    ),
    "progress": Layout("report", Report, (Part(Report), Part(Update, ("updates", 0))), whole=_account),
}
"""The kinds of lists, by the name of the table that an export has of them."""
