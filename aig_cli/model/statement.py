"""What a row of a list says of a record, to find rows that contradict each other."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import msgspec

from aig_cli.errors import FieldPath, FieldsError, Problem, RowTwiceError
from aig_cli.language import Phrase
from aig_cli.model.field import Field, Record, fields_of
from aig_cli.model.likeness import normalised
from aig_cli.model.network import Member
from aig_cli.model.organisation import Contact, Organisation
from aig_cli.model.pledge import Commitment, Deliverable, FinalStatus, Party, Reach
from aig_cli.model.report import Update
from aig_cli.model.text import fold, join_list

Key = tuple[str, ...]
"""The way to a field of a record: names, and what tells the parts of a list apart."""
Said = Mapping[Key, tuple[FieldPath, str]]
"""What a row says, as text, with its place in the row."""
TOLD_APART: Final[dict[type, tuple[str, ...]]] = {
    Contact: ("name", "email"),
    Member: ("organisation", "since"),
    Party: ("organisation", "role", "since"),
    Commitment: ("text",),
    Deliverable: ("label",),
    Reach: ("channel", "audience"),
    FinalStatus: ("of",),
    Update: ("of",),
}
"""The fields that tell the parts of a list apart: the first must be equal, the others must not differ."""
_IDENTITY: Final = {**TOLD_APART, Contact: ("name",)}
"""The fields by which a list names a part; an address of a person may change."""


def folded(value: Any) -> Any:
    """Return a value as it is compared."""
    return fold(value) if isinstance(value, str) else value


def leaves(record: Record) -> Iterator[tuple[Key, str]]:
    """Yield what is known of a record as text, each with its key; not its id, nor what else it is called."""
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if value in (None, (), field.default) or field.name in {"id", "aliases"}:
            continue
        is_name = field.name == "name" and isinstance(record, Organisation)
        for key, text in statements(field, normalised(value) if is_name else value):
            yield (field.name, *key), text


def statements(field: Field, value: Any) -> Iterator[tuple[Key, str]]:
    """Yield the texts of a value; those of parts with what tells them apart."""
    if field.record and field.many:
        for part in value:
            yield from (((*identity(part), *key), text) for key, text in leaves(part))
    elif field.record:
        yield from leaves(value)
    else:
        yield (), join_list(sorted(map(str, value))) if field.many else str(value)


def identity(part: Record) -> Key:
    """Return what tells a part from the others of its list: its id, else what it is called."""
    if id_ := getattr(part, "id", ""):
        return (id_,)
    names = _IDENTITY.get(type(part), tuple(field.name for field in fields_of(type(part))))
    return tuple(str(folded(getattr(part, name)) or "") for name in names)


class Statements:
    """What the rows of a list said of each record.

    Most records have one row. What that said is kept as JSON, which takes a tenth of the memory; or not at all where
    the record is new, and says the same.
    """

    def __init__(self) -> None:
        self._first: dict[str, tuple[str, bytes]] = {}
        self._all: dict[str, dict[Key, tuple[str, str]]] = {}

    def note_new(self, of: str, place: str) -> None:
        """Keep where the row of a new record is."""
        self._first[of] = (place, b"")

    def note(self, of: str, place: str, said: Said) -> None:
        """Keep what a row says of a record, after `require_agreement`."""
        if of not in self._first:
            self._first[of] = (place, msgspec.json.encode([(key, text) for key, (_, text) in said.items()]))
            return
        for key, (_, text) in said.items():
            self._all[of].setdefault(key, (text, place))

    def require_agreement(self, of: str, said: Said, record: Record) -> None:
        """Refuse a row that says something else of a record than an earlier one.

        Raises:
            FieldsError: it does.
        """
        if of not in self._first:
            return
        if of not in self._all:
            place, encoded = self._first[of]
            texts = msgspec.json.decode(encoded, type=list[tuple[Key, str]]) if encoded else leaves(record)
            self._all[of] = {key: (text, place) for key, text in texts}
        problems: list[Problem] = []
        for key, (path, text) in said.items():
            old, place = self._all[of].get(key, (text, ""))
            if fold(text) != fold(old):
                told = (Phrase("something else"), Phrase("this")) if key[0] == "contacts" else (text, old)
                problems.append((path, RowTwiceError(given=told[0], old=told[1], place=place, of=of)))
        if problems:
            raise FieldsError(problems)
