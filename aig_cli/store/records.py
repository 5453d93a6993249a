"""The records of a table, decoded when they are asked for."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any

import msgspec
from msgspec import Raw

from aig_cli.errors import DamagedStoreError
from aig_cli.model.snapshot import TABLES

KEPT = 4096
"""Records that are kept decoded, since they may soon be asked for again."""


class Records(Mapping[int, Any]):
    """The records of a table as the model knows them, each decoded when it is asked for."""

    def __init__(self, path: str, name: str, rows: Callable[[], Mapping[int, Raw]]) -> None:
        self._path = path
        self._name = name
        self._rows = rows
        self._decoded_before: dict[int, Any] = {}

    @cached_property
    def _decoder(self) -> msgspec.json.Decoder[Any]:
        return msgspec.json.Decoder(TABLES[self._name])

    @cached_property
    def _raw(self) -> Mapping[int, Raw]:
        return self._rows()

    def _decoded(self, number: int, raw: Raw) -> Any:
        try:
            return self._decoder.decode(raw)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise DamagedStoreError(path=self._path, why=f"{self._name} {number}: {error}") from None

    def __getitem__(self, number: int) -> Any:
        if number not in self._decoded_before:
            if len(self._decoded_before) == KEPT:
                self._decoded_before.clear()
            self._decoded_before[number] = self._decoded(number, self._raw[number])
        return self._decoded_before[number]

    def get(self, number: int, default: Any = None) -> Any:
        """Return the record with a number, or the default."""
        return self[number] if number in self._raw else default

    def __contains__(self, number: object) -> bool:
        return number in self._raw

    def __iter__(self) -> Iterator[int]:
        return iter(self._raw)

    def __len__(self) -> int:
        return len(self._raw)

    def values(self) -> Any:
        """Yield the records in the order of the file."""
        return (self._decoded(number, raw) for number, raw in self._raw.items())
