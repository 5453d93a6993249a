"""What a user gave, from an option or a file, and by what name an error calls it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

from msgspec import Struct

from aig_cli.errors import AigError, FieldPath, FieldsError, dotted
from aig_cli.model.field import Record
from aig_cli.model.parser import parse_record
from aig_cli.model.registry import Registry
from aig_cli.model.value import Decimal

R = TypeVar("R", bound=Record)
S = TypeVar("S")


class Document(Struct, frozen=True):
    """What was given for one record: texts in lists and mappings, and where each stands.

    Attributes:
        tree: field names with a text, None (not known), a list or a mapping.
        source: the name of the file, or the place of the record in it; empty for a command line.
        lines: the line of each path in the file, from 1; none where the source says it.
        names: what the user calls a path: its option, its column; empty where the sentence names it.
        places: where the parts are that come from elsewhere than the record.
        decimal: what its numbers have before their fraction.
    """

    tree: dict[str, Any]
    source: str = ""
    lines: Mapping[FieldPath, int] = {}
    names: Mapping[FieldPath, str] = {}
    places: Mapping[FieldPath, str] = {}
    decimal: Decimal = Decimal.COMMA

    def label(self, path: FieldPath) -> str:
        """Name the place of a field: `--due`, `pledge.yaml:12: term.start`, `list.csv:12: Andere namen.2`."""
        source = _nearest(self.places, path, self.source)
        if not source:
            return _nearest(self.names, path, dotted(path))
        known = next((end for end in range(len(path), 0, -1) if path[:end] in self.names), 0)
        name = ".".join(filter(None, (self.names.get(path[:known]), dotted(path[known:]))))
        line = f":{_nearest(self.lines, path, 1)}" if self.lines else ""
        return f"{source}{line}: {name}".removesuffix(": ")


def _nearest(known: Mapping[FieldPath, S], path: FieldPath, default: S) -> S:
    """Return what is known of a path, else of the closest one around it."""
    return next((known[path[:end]] for end in range(len(path), -1, -1) if path[:end] in known), default)


def enter(kind: type[R], document: Document, registry: Registry, add: Callable[[R], S]) -> S:
    """Read a record and hand it to the registry; whatever is wrong is named at its place in the document.

    Raises:
        FieldsError: all that is wrong.
    """
    with naming(document):
        return add(parse_record(kind, document.tree, registry, document.decimal))


@contextmanager
def naming(given: Document | Mapping[FieldPath, str]) -> Iterator[None]:
    """Name the fields of an error as they stand in a document, or as a command calls them."""
    document = given if isinstance(given, Document) else Document({}, names=given)
    try:
        yield
    except FieldsError as error:
        raise FieldsError(error.problems, document.label) from None


def read_option(name: str, given: str, reader: Callable[[str], S]) -> S:
    """Read the value of one option.

    Raises:
        FieldsError: it is not what it should be; the option is named.
    """
    try:
        return reader(given)
    except AigError as error:
        raise FieldsError([((name,), error)]) from None
