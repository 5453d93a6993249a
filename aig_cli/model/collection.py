"""Records of one kind, by number."""

from collections.abc import Iterator, Mapping
from typing import Generic, Protocol, TypeVar


class Numbered(Protocol):
    """A record with a number of its own."""

    @property
    def number(self) -> int:
        """The number by which it is stored."""


R = TypeVar("R", bound=Numbered)


class Collection(Generic[R]):
    """The stored records, and over them those changed since.

    The stored ones are only read, so a store may decode each when it is asked for.
    """

    def __init__(self, stored: Mapping[int, R]) -> None:
        self.stored = stored
        self.changed: dict[int, R] = {}

    def __len__(self) -> int:
        return len(self.stored) + sum(number not in self.stored for number in self.changed)

    def __iter__(self) -> Iterator[R]:
        if not self.changed:
            yield from self.stored.values()
            return
        for number in sorted(self.stored.keys() | self.changed.keys()):
            yield self.stored_or_changed(number)

    def get(self, number: int) -> R | None:
        """Return the record with a number, or None."""
        return self.changed.get(number) or self.stored.get(number)

    def stored_or_changed(self, number: int) -> R:
        """Return the record with a number that is known to be there."""
        return self.changed[number] if number in self.changed else self.stored[number]

    def put(self, record: R) -> None:
        """Add a record, or replace the one with its number."""
        self.changed[record.number] = record
