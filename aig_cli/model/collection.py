"""Records of one kind, by number."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Generic, Protocol, TypeVar


class Numbered(Protocol):
    """A record with a number of its own."""

    @property
    def number(self) -> int:
        """The number by which it is stored."""


R = TypeVar("R", bound=Numbered)


class Collection(Generic[R]):
    """The stored records, and over them those changed since.

    The stored ones are only read, so a store may decode each when it is asked for.

    Attributes:
        stored: the records as they are stored, by number.
        changed: those that were put or dropped since, by number; None for a dropped one.
        watch: is told of each change: the number, the record before and after it.
    """

    def __init__(self, stored: Mapping[int, R]) -> None:
        self.stored = stored
        self.changed: dict[int, R | None] = {}
        self.watch: Callable[[int, Any, Any], None] = lambda _number, _before, _after: None

    def keep(self) -> None:
        """Decode the stored records now and for good, for who goes through them again and again."""
        self.stored = dict(self.stored)

    def __len__(self) -> int:
        added = sum(1 if record else -1 for number, record in self.changed.items() if self._differs(number, record))
        return len(self.stored) + added

    def _differs(self, number: int, record: R | None) -> bool:
        """Tell whether a number is taken in one of the stored and the changed records, and free in the other."""
        return (number in self.stored) is (record is None)

    def __iter__(self) -> Iterator[R]:
        if not self.changed:
            yield from self.stored.values()
            return
        for number in sorted(self.stored.keys() | self.changed.keys()):
            if record := self.get(number):
                yield record

    def get(self, number: int) -> R | None:
        """Return the record with a number, or None."""
        return self.changed[number] if number in self.changed else self.stored.get(number)

    def __getitem__(self, number: int) -> R:
        """Return the record with a number that is known to be there."""
        record = self.get(number)
        assert record is not None
        return record

    def put(self, record: R) -> None:
        """Add a record, or replace the one with its number."""
        self.set(record.number, record)

    def drop(self, record: R) -> None:
        """Remove a record."""
        self.set(record.number, None)

    def set(self, number: int, record: R | None) -> None:
        """Make a record the one with a number; None for no record."""
        before = self.get(number)
        self.changed[number] = record
        self.watch(number, before, record)
