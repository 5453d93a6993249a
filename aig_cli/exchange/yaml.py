"""YAML: records for people. Read as text only, written without the fields that are not known.

Reading goes by the events of the parser, so that nothing is made that was not asked for: no tags, no aliases, no
numbers that are not numbers (`01234567` is a KVK number here, and 342391 to a YAML loader), no depth that ends the
program.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

import yaml

from aig_cli.errors import (
    AliasError,
    ControlCharacterError,
    DepthError,
    FieldNameError,
    FieldPath,
    FieldTwiceError,
    FileFormatError,
    NoRecordError,
    NotARecordError,
    TagError,
)
from aig_cli.exchange.answer import Answer
from aig_cli.exchange.row import DEEPEST, Given, Row, Rows, require_record
from aig_cli.exchange.source import WESTERN, decoded
from aig_cli.exchange.tree import Tree, registry_tree
from aig_cli.language import Phrase
from aig_cli.model.entry import Document
from aig_cli.model.snapshot import Snapshot
from aig_cli.model.text import ACTING
from aig_cli.model.value import number_text

HOLDS_CONTACTS: Final = True
_LOADER: Final = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_DUMPER: Final = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_ADVICE: Final = Phrase(
    "Indent with spaces, the same for fields of one level, and put quotes around a text that holds ': '"
)
_UNKNOWN: Final = {"", "~", "null", "Null", "NULL"}


def read_documents(text: str, source: str, *, lists: bool = False) -> list[Document]:
    """Return the documents of a file: mappings whose values are texts, lists and mappings. An empty value is None.

    With `lists` a document may be a list of records, as `write_records` makes it.

    Raises:
        FileFormatError: not YAML, or YAML with tags, aliases, a key twice or more than 20 levels; names the line.
    """
    if unreadable := _CONTROLS.search(text):
        line = text.count("\n", 0, unreadable.start()) + 1
        raise ControlCharacterError(place=f"{source}:{line}", code=ord(unreadable.group()))
    try:
        documents = list(_documents(yaml.parse(text, Loader=_LOADER), source, lists=lists))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        why = Phrase("{problem}. {advice}", problem=error.problem, advice=_ADVICE)
        raise FileFormatError(place=f"{source}:{mark.line + 1 if mark else 1}", why=why) from None
    if not documents:
        raise NoRecordError(place=source)
    return documents


def read_rows(given: Given) -> Rows:
    """Return the records of a list, or of the documents of a file.

    Raises:
        FileFormatError: as `read_documents`.
    """
    text, encoding = decoded(given.content, given.name)
    records = read_documents(text, given.name, lists=True)
    for each in records[:1]:
        require_record(each.tree, given.name)
    rows = (Row(f"{given.name}:{each.lines[()]}", each.tree, lines=each.lines) for each in records)
    return Rows((), rows, is_western=encoding == WESTERN)


def _documents(events: Iterator[yaml.Event], source: str, *, lists: bool) -> Iterator[Document]:
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            first = next(events)
            if lists and isinstance(first, yaml.SequenceStartEvent):
                while not isinstance(item := next(events), yaml.SequenceEndEvent):
                    yield _document(item, events, source)
            else:
                yield _document(first, events, source)


def _document(first: yaml.Event, events: Iterator[yaml.Event], source: str) -> Document:
    builder = _Builder(events, source)
    tree = builder.value(first, (), 1)
    if not isinstance(tree, dict):
        raise NotARecordError(place=builder.place(first))
    return Document(tree, source, builder.lines)


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


class _Builder:
    """Builds one document from events, and keeps the line of each of its values."""

    def __init__(self, events: Iterator[yaml.Event], source: str) -> None:
        self._events = events
        self._source = source
        self.lines: dict[FieldPath, int] = {}

    def place(self, event: yaml.Event) -> str:
        return f"{self._source}:{_line(event)}"

    def value(self, event: yaml.Event, path: FieldPath, depth: int) -> Any:
        self._check(event, depth)
        self.lines[path] = _line(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(path, depth)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path, depth)
        assert isinstance(event, yaml.ScalarEvent)
        return None if not event.style and event.value in _UNKNOWN else event.value or None

    def _check(self, event: yaml.Event, depth: int) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise AliasError(place=self.place(event))
        if getattr(event, "tag", None):
            raise TagError(place=self.place(event))
        if depth > DEEPEST:
            raise DepthError(place=self.place(event), limit=DEEPEST)

    def _list(self, path: FieldPath, depth: int) -> list[Any]:
        values: list[Any] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            values.append(self.value(event, (*path, len(values)), depth + 1))
        return values

    def _mapping(self, path: FieldPath, depth: int) -> dict[str, Any]:
        values: dict[str, Any] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            self._check(event, depth)
            if not isinstance(event, yaml.ScalarEvent):
                raise FieldNameError(place=self.place(event))
            if event.value in values:
                raise FieldTwiceError(place=self.place(event), given=event.value)
            values[event.value] = self.value(next(self._events), (*path, event.value), depth + 1)
        return values


def write(answer: Answer) -> bytes:
    """Return an answer as a list, without the fields that are not known or empty."""
    return write_records(answer.trees())


def write_records(records: Sequence[Any]) -> bytes:
    """Return records as a list; fields that are not known or empty are left out.

    They are written one by one, since what YAML makes of a value before it is text takes much more memory than either.
    """
    return b"".join(_dumped([known(record)]) for record in records) or _dumped([])


def write_register(registry: Snapshot, *, with_contacts: bool) -> bytes:
    """Return the whole register as a mapping."""
    tree = registry_tree(registry, with_contacts=with_contacts)
    return b"".join(
        name.encode() + b":\n" + write_records(value) if value and isinstance(value, list) else _dumped({name: value})
        for name, value in tree.items()
    )


def write_tree(tree: Tree) -> bytes:
    """Return a mapping as it is, with null for what is not known."""
    return _dumped(tree)


def known(tree: Any) -> Any:
    """Return a tree without the fields that are not known or empty."""
    if isinstance(tree, dict):
        return {name: known(value) for name, value in tree.items() if value is not None and value != []}
    if isinstance(tree, list):
        return [known(value) for value in tree]
    return tree


class _Dumper(_DUMPER):  # type: ignore[misc, valid-type] # the C dumper where there is one
    """Quotes every text that some reader of YAML might take for a number or a date, or that is to have escapes."""


def _text(dumper: Any, text: str) -> yaml.Node:
    style = "'" if text[:1] in "0123456789+-." and "\n" not in text else None
    if ACTING.search(text):
        style = '"'
    node: yaml.Node = dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)
    return node


def _number(dumper: Any, number: float) -> yaml.Node:
    node: yaml.Node = dumper.represent_scalar("tag:yaml.org,2002:float", number_text(number))
    return node


_Dumper.add_representer(str, _text)
_Dumper.add_representer(float, _number)


def _dumped(tree: Any) -> bytes:
    text: str = yaml.dump(tree, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=120)
    return ACTING.sub(lambda found: f"\\u{ord(found.group()):04x}", text).encode()
