"""Compound files: the container of what Office wrote before 2007, and of what it writes with a password.

Sectors in chains, with a directory of streams; streams below a size are in the smaller sectors of another (MS-CFB).
"""

import struct
from collections.abc import Iterator, Sequence
from typing import Final

SIGNATURE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER: Final = struct.Struct("<HH14xI4xII4xII")
_AT: Final = 30
_LAST: Final = 0xFFFFFFFA
"""Numbers of sectors are below; above, the end of a chain and what is free."""
_ROOT: Final = "Root Entry"


class CompoundFile:
    """The streams of a compound file, by name.

    Raises:
        struct.error, LookupError, ValueError: its sectors lead out of it.
    """

    def __init__(self, content: bytes) -> None:
        self._content = content
        power, small_power, directory, self._smallest, small_chains, after, count = _HEADER.unpack_from(content, _AT)
        self._size, self._small_size = 1 << power, 1 << small_power
        self._chains = [number for sector in self._tables(after, count) for number in self._numbers(sector)]
        self._entries = dict(_entries(self._joined(directory)))
        self._root, _ = self._entries[_ROOT]
        chains = self._joined(small_chains)
        self._small_chains = struct.unpack(f"<{len(chains) // 4}I", chains)

    def names(self) -> set[str]:
        """Return the names of all streams."""
        return set(self._entries)

    def stream(self, name: str) -> bytes:
        """Return the content of a stream."""
        first, length = self._entries[name]
        if length >= self._smallest:
            return self._joined(first)[:length]
        small, size = self._joined(self._root), self._small_size
        sectors = _chain(first, self._small_chains)
        return b"".join(small[number * size : (number + 1) * size] for number in sectors)[:length]

    def _tables(self, after: int, count: int) -> Iterator[int]:
        """Yield the sectors that hold the chains: 109 are named in the header, the others in a chain of `count`."""
        yield from _used(struct.unpack_from("<109I", self._content, 76))
        for _ in range(count):
            *numbers, after = self._numbers(after)
            yield from _used(numbers)

    def _numbers(self, sector: int) -> Sequence[int]:
        return struct.unpack_from(f"<{self._size // 4}I", self._content, (sector + 1) * self._size)

    def _joined(self, first: int) -> bytes:
        size = self._size
        sectors = _chain(first, self._chains)
        return b"".join(self._content[(number + 1) * size : (number + 2) * size] for number in sectors)


def _used(numbers: Sequence[int]) -> Iterator[int]:
    return (number for number in numbers if number < _LAST)


def _chain(sector: int, chains: Sequence[int]) -> Iterator[int]:
    """Yield the sectors of a chain; a circle ends after as many as there are."""
    for _ in chains:
        if sector >= len(chains):
            return
        yield sector
        sector = chains[sector]


def _entries(directory: bytes) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield the names of streams with their first sector and length."""
    for at in range(0, len(directory) - 127, 128):
        name, size, first, length = struct.unpack_from("<64sH50xII", directory, at)
        yield name[: max(size - 2, 0)].decode("utf-16-le", "replace"), (first, length)
