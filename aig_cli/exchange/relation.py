"""The register as relations: which tables and columns a database has for it, from the declarations of the fields.

A kind of record is a table, and so is every list in it, down to the last. A single part of a record is columns of it:
`term_start`. What may be a number or a text is two columns, so that numbers can be added up.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from msgspec import Struct, structs

from aig_cli.exchange.attribute import COMPUTED, Column, Get, Own, columns_of, columns_of_record, getter
from aig_cli.model.field import Field, Record, fields_of
from aig_cli.model.report import Report, Round, Update
from aig_cli.model.snapshot import TABLES

POSITION: Final = "position"
_KEYS: Final[Mapping[type[Record], tuple[str, ...]]] = {Round: ("year",), Report: ("pledge", "year"), Update: ("of",)}
"""What tells records without an id apart, within their owner. Others have their position in its list."""
_ID: Final = ("id",)


class Relation(Struct, frozen=True):
    """A table.

    Attributes:
        name: what it is called.
        description: one sentence about it.
        own: the columns of what its rows are made of.
        key: the names of the columns that tell its rows apart.
        owner: the table that its rows are parts of.
        link: the columns that name the row of the owner.
        parts: the tables of its lists, each with what returns the list, given the record of a row.
    """

    name: str
    description: str
    own: tuple[Own, ...]
    key: tuple[str, ...] = ()
    owner: "Relation | None" = None
    link: tuple[Column, ...] = ()
    parts: "tuple[tuple[Get, Relation], ...]" = ()

    @property
    def has_position(self) -> bool:
        """Whether its rows are told apart by their position in the list of their owner, from 1."""
        return POSITION in self.key

    @property
    def columns(self) -> tuple[Column, ...]:
        """All its columns, in their order."""
        return (*self.link, *((_PLACE,) if self.has_position else ()), *self.own)


_PLACE: Final = Column(POSITION, "INTEGER", "Place in the list, from 1.")


def relations(*, with_contacts: bool) -> list[Relation]:
    """Return the tables of the records that are stored; those of their lists are their parts."""
    counts = Counter(name for kind in TABLES.values() for name in _lists(kind))
    builder = _Builder({name for name, count in counts.items() if count > 1}, with_contacts=with_contacts)
    return [builder.relation(kind, name, None) for name, kind in TABLES.items()]


def described(kind: type[Record]) -> str:
    """Return what a kind of record is, in one sentence."""
    return str(kind.__doc__).partition("\n")[0]


def _lists(kind: type[Record]) -> Iterator[str]:
    """Yield the names of the lists of records in a record, and in its parts."""
    for field in fields_of(kind):
        if field.record:
            if field.many:
                yield field.name
            yield from _lists(field.record)


def every(found: Iterable[Relation]) -> Iterator[Relation]:
    """Yield tables, each with its parts behind it."""
    for relation in found:
        yield relation
        yield from every(part for _, part in relation.parts)


class _Builder:
    """Makes tables of kinds of records.

    Attributes:
        shared: names of lists that several kinds of records have; the table has the name of its owner in front.
        with_contacts: whether there is a table of contact persons.
    """

    def __init__(self, shared: set[str], *, with_contacts: bool) -> None:
        self._shared = shared
        self._with_contacts = with_contacts

    def relation(self, kind: type[Record], name: str, owner: Relation | None) -> Relation:
        link = _link(owner)
        own = _KEYS.get(kind, (POSITION,))
        relation = Relation(
            name=name,
            description=described(kind),
            own=(*columns_of_record(kind), *COMPUTED.get(kind, ())),
            key=_ID if kind.__struct_fields__[0] == "id" else _key(link, *own),
            owner=owner,
            link=link,
        )
        return structs.replace(relation, parts=tuple(self._parts(kind, kind.__name__.lower(), relation, None)))

    def _parts(
        self, kind: type[Record], noun: str, owner: Relation, outer: Get | None
    ) -> Iterator[tuple[Get, Relation]]:
        for field in fields_of(kind):
            get = getter(outer, field.name)
            if field.record and not field.many:
                yield from self._parts(field.record, noun, owner, get)
            elif field.record and (self._with_contacts or not field.personal):
                name = f"{noun}_{field.name}" if field.name in self._shared else field.name
                yield get, self.relation(field.record, name, owner)
            elif field.many and not field.record:
                yield get, _list(field, noun, owner)


def _list(field: Field, noun: str, owner: Relation) -> Relation:
    """Return the table of a list of values."""
    link = _link(owner)
    name = (field.option or field.name.removesuffix("s")).replace("-", "_")
    return Relation(
        name=f"{noun}_{field.name}",
        description=field.description,
        own=tuple(columns_of(field, name, lambda value: value, required=True)),
        key=_key(link, POSITION),
        owner=owner,
        link=link,
    )


def _link(owner: Relation | None) -> tuple[Column, ...]:
    """Return the columns that name a row of an owner: by the kind of it where that has an id, else by its key."""
    if owner is None:
        return ()
    if owner.key == _ID:
        noun = owner.name.removesuffix("s")
        return (Column(noun, "TEXT", f"The {noun} that it is part of."),)
    return tuple(Column(each.name, each.type, each.description) for each in owner.columns if each.name in owner.key)


def _key(link: tuple[Column, ...], *names: str) -> tuple[str, ...]:
    return (*(column.name for column in link), *names)
