"""Which backups are kept: the last ones, and the last one of each month."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TypeVar

from msgspec import Struct

LAST: Final = 10
MONTHLY: Final = 12
SMALLER: Final = 0.9
"""A state with less than this share of the bytes of an older one may have lost something."""


class Kept(Struct, frozen=True):
    """What the rotation knows of a backup.

    Attributes:
        order: its place among the others.
        month: when it was made, as 2026-11.
        size: the bytes of the store in it.
        whole: its history is whole.
    """

    order: tuple[int, str]
    month: str
    size: int
    whole: bool = True


B = TypeVar("B", bound=Kept)


def superfluous(backups: Iterable[B], last: int, monthly: int) -> list[B]:
    """Return those that may go, the oldest first.

    Those smaller than an older one, and those with a damaged history, rotate by themselves: a register that lost
    something pushes no good one out.
    """
    ranks: dict[tuple[bool, bool], list[B]] = {}
    largest = 0
    ordered = sorted(backups, key=lambda each: each.order)
    for backup in ordered:
        ranks.setdefault((backup.size < largest * SMALLER, backup.whole), []).append(backup)
        largest = max(largest, backup.size)
    kept = {each.order for rank in ranks.values() for each in _kept(rank, last, monthly)}
    return [each for each in ordered if each.order not in kept]


def _kept(ordered: Sequence[B], last: int, monthly: int) -> Iterator[B]:
    yield from ordered[len(ordered) - min(last, len(ordered)) :]
    by_month = {each.month: each for each in ordered}
    yield from (by_month[month] for month in sorted(by_month)[len(by_month) - min(monthly, len(by_month)) :])
