"""One record, whole, as labelled lines."""

from collections.abc import Iterator
from typing import Any, Final

from msgspec import Struct

from aig_cli.language import language
from aig_cli.model.code import Code
from aig_cli.model.field import Field, Record, fields_of
from aig_cli.model.snapshot import Snapshot

WORDS: Final = "words"
"""The field with what a letter says of a part of a record: long, and wanted only beside the letter."""


class Line(Struct, frozen=True):
    """A line of a sheet: a label and a value, at a depth from 0."""

    depth: int
    label: str
    value: str = ""


def sheet(registry: Snapshot, record: Record, language: str, *, with_words: bool = False) -> list[Line]:
    """Return what is known of a record, with the names of the organisations it refers to and the labels of codes.

    What a letter says of parties, deliverables and reach is told `with_words` only.
    """
    return list(_Sheet(registry, language, with_words=with_words).identified(record, 0))


class _Sheet:
    def __init__(self, registry: Snapshot, language: str, *, with_words: bool) -> None:
        self._registry = registry
        self._language = language
        self._with_words = with_words

    def lines(self, record: Record, depth: int, prefix: str = "", skip: int = 0) -> Iterator[Line]:
        for field in fields_of(type(record))[skip:]:
            value = getattr(record, field.name)
            if value in (None, ()) or (field.name == WORDS and not prefix):
                continue
            label = prefix + field.name
            if field.record and field.many:
                yield Line(depth, label)
                yield from self._items(value, depth + 1)
            elif field.record:
                yield from self.lines(value, depth, prefix=label + ".")
            else:
                yield Line(depth, label, self._text(field, value))

    def identified(self, record: Record, depth: int) -> Iterator[Line]:
        """Yield a record that starts with its id and its name, title, text or label, and the rest under it."""
        id_, name = fields_of(type(record))[:2]
        yield Line(depth, getattr(record, id_.name), self._text(name, getattr(record, name.name)))
        yield from self._words(record, depth + 1)
        yield from self.lines(record, depth + 1, skip=2)

    def _items(self, records: tuple[Record, ...], depth: int) -> Iterator[Line]:
        """Yield the records of a list: those with an id under it, others on one line each."""
        for number, record in enumerate(records, start=1):
            if fields_of(type(record))[0].name == "id":
                yield from self.identified(record, depth)
            else:
                yield Line(
                    depth, str(number), "; ".join(f"{line.label} {line.value}" for line in self.lines(record, 0))
                )
                yield from self._words(record, depth + 1)

    def _words(self, record: Record, depth: int) -> Iterator[Line]:
        """Yield what the letter says of a record, where that is asked for and known."""
        words = getattr(record, WORDS, None)
        if words and self._with_words:
            yield Line(depth, WORDS, words)

    def _text(self, field: Field, value: Any) -> str:
        if isinstance(value, tuple):
            return "; ".join(self._text(field, item) for item in value)
        if field.refers_to == "organisation" and field.name != "id":
            return f"{value} {self._registry.name_of(value)}"
        if isinstance(value, Code) and self._language == "nl":
            return f"{value} ({value.nl})"
        if isinstance(value, bool):
            return language(self._language).say("yes" if value else "no")
        return str(value)
