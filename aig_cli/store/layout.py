"""How the register lies in its file: a TinyDB database in JSON, one record a line, with a checksum.

    {
    "meta": {
    "1": {"checksum":"crc32:c9f1aa03"},
    "2": {"counters":{"O":2,"P":1},"register":"5f0c9e1d4b7a2386","revision":7,"schema":2}
    },
    "organisations": {
    "1": {"id":"O0001","name":"..."},
    ...

The checksum is of all other lines. It is there to find damage and edits by hand, not to stop a forger: a CRC-32 finds
every burst of up to 32 bits and misses one in four billion others, and loading a cryptographic digest instead would
make every start longer by a tenth.
"""

import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, Final

import msgspec
from msgspec import Raw, Struct

SCHEMA: Final = 2
"""The version of the layout and the records that this program writes."""

HEAD: Final = b'{\n"meta": {\n'
_CHECKSUM_LINE_LENGTH: Final = len(b'"1": {"checksum":"crc32:') + 8 + len(b'"},\n')

_encoder = msgspec.json.Encoder(order="sorted")
_tables = msgspec.json.Decoder(dict[str, Raw])
_raw_records = msgspec.json.Decoder(dict[int, Raw])


class Meta(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the store knows of itself.

    Attributes:
        schema: the version of layout and records.
        register: tells this register from every other, whatever its file is called; empty before schema 2.
        revision: the number of the last operation.
        counters: the highest number ever given out for each letter of an id.
    """

    schema: int
    register: str = ""
    revision: int
    counters: dict[str, int]


class _Checksum(Struct, frozen=True, forbid_unknown_fields=True):
    checksum: str


class _MetaTable(Struct, frozen=True, forbid_unknown_fields=True):
    checksum: _Checksum = msgspec.field(name="1")
    meta: Meta = msgspec.field(name="2")


class _Versioned(Struct):
    schema: int | None = None


class Table(Mapping[int, Any]):
    """The records of one table, each decoded when it is asked for.

    Attributes:
        raw: the bytes of the table as they stand in the file.
    """

    def __init__(self, raw: bytes | Raw) -> None:
        self.raw = raw

    @cached_property
    def records(self) -> dict[int, Raw]:
        """The bytes of each record.

        Raises:
            msgspec.DecodeError: not a mapping of numbers to records.
        """
        return _raw_records.decode(self.raw)

    def __getitem__(self, number: int | str) -> Any:
        return msgspec.json.decode(self.records[int(number)])

    def __iter__(self) -> Iterator[int]:
        return iter(self.records)

    def __len__(self) -> int:
        return len(self.records)


def split(content: bytes) -> dict[str, Raw]:
    """Return the bytes of each table.

    Raises:
        msgspec.DecodeError: not JSON, or not a mapping of tables.
    """
    return _tables.decode(content)


def decode_meta(raw: bytes | Raw) -> Meta:
    """Return what the store knows of itself.

    Raises:
        msgspec.DecodeError: not as this version writes it.
    """
    return msgspec.json.decode(raw, type=_MetaTable).meta


def decode_schema(raw: bytes | Raw) -> int | None:
    """Return the schema number of a meta table that may be newer than this program."""
    try:
        return msgspec.json.decode(raw, type=dict[str, _Versioned])["2"].schema
    except (msgspec.ValidationError, KeyError):
        return None


def is_intact(content: bytes) -> bool:
    """Tell whether the content is what was written: its checksum matches."""
    end = len(HEAD) + _CHECKSUM_LINE_LENGTH
    return content[:end] == HEAD + _checksum_line(memoryview(content)[end:])


def key_twice(content: bytes) -> str | None:
    """Return a key that stands twice in one mapping, of which a reader of JSON keeps the last only.

    Raises:
        ValueError, RecursionError: not JSON.
    """
    import json  # for what another hand wrote only

    found: list[str] = []

    def take(pairs: list[tuple[str, Any]]) -> None:
        seen = Counter(key for key, _ in pairs)
        found.extend(key for key, count in seen.items() if count > 1)

    json.loads(content, object_pairs_hook=take)
    return found[0] if found else None


def conflict_line(content: bytes) -> int | None:
    """Return the line, from 1, where git left two versions to choose from."""
    return next((n for n, line in enumerate(content.splitlines(), start=1) if line.startswith(b"<<<<<<< ")), None)


def encode(tables: Mapping[str, bytes | Raw], meta: Meta) -> bytes:
    """Return the content of a store file."""
    parts: list[bytes | Raw] = [b'"2": ', _encoder.encode(meta), b"\n}"]
    for name in sorted(tables):
        parts += [b',\n"', name.encode(), b'": ', tables[name]]
    rest = b"".join([*parts, b"\n}\n"])
    return HEAD + _checksum_line(rest) + rest


def encode_table(records: Mapping[int, bytes | Raw]) -> bytes:
    """Return the bytes of a table, one record a line, by number."""
    if not records:
        return b"{}"
    lines = (b'"%d": %b' % (number, records[number]) for number in sorted(records))
    return b"{\n" + b",\n".join(lines) + b"\n}"


def encode_record(record: object) -> bytes:
    """Return the bytes of a record on one line, keys sorted."""
    return _encoder.encode(record)


def _checksum_line(rest: bytes | memoryview) -> bytes:
    return b'"1": {"checksum":"crc32:%08x"},\n' % zlib.crc32(rest, zlib.crc32(HEAD))
