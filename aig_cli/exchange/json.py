"""JSON: the whole register as one object, or records as an array. Every field is there, unknown ones as null.

What acts on a terminal is written as an escape, so that the text is the same and harmless to show. What is read becomes
texts as a person would type them, for the readers of the fields: 12.5 is `12,5`, true is `yes`.
"""

import re
from collections.abc import Iterator, Sequence
from json import JSONDecodeError, JSONDecoder
from typing import Any, Final

import msgspec
from msgspec import structs

from aig_cli.errors import (
    DepthError,
    FieldTwiceError,
    JsonCommaError,
    JsonEndError,
    JsonError,
    JsonNumberError,
    NoRecordError,
    NotARecordError,
)
from aig_cli.exchange.answer import Answer
from aig_cli.exchange.row import DEEPEST, Given, Row, Rows, require_record
from aig_cli.exchange.source import WESTERN, decoded
from aig_cli.exchange.tree import registry_tree
from aig_cli.language import Phrase, phrases
from aig_cli.model.snapshot import Snapshot
from aig_cli.model.text import ACTING
from aig_cli.model.value import number_text
from aig_cli.report.document import Document

HOLDS_CONTACTS: Final = True


def encoded(tree: Any) -> bytes:
    """Return a value on one line."""
    content = msgspec.json.encode(tree)
    if content.isascii() and b"\x7f" not in content:
        return content
    return ACTING.sub(lambda found: f"\\u{ord(found.group()):04x}", content.decode()).encode()


def write(answer: Answer) -> bytes:
    """Return an answer as an array, one record a line."""
    return write_records(answer.trees())


def write_records(records: Sequence[Any]) -> bytes:
    """Return records as an array, one a line."""
    if not records:
        return b"[]\n"
    return b"[\n" + b",\n".join(map(encoded, records)) + b"\n]\n"


def write_record(record: Any) -> bytes:
    """Return one record as an object, with indents."""
    return msgspec.json.format(encoded(record), indent=2) + b"\n"


def write_register(registry: Snapshot, *, with_contacts: bool) -> bytes:
    """Return the whole register as an object, one record a line."""
    tree = registry_tree(registry, with_contacts=with_contacts)
    parts = [
        msgspec.json.encode(name)
        + b": "
        + (write_records(value).rstrip(b"\n") if isinstance(value, list) else msgspec.json.encode(value))
        for name, value in tree.items()
    ]
    return b"{\n" + b",\n".join(parts) + b"\n}\n"


def write_document(document: Document) -> bytes:
    """Return a report as an object: its texts, and the numbers of each chapter under names that no language changes."""
    chapters = [
        {
            "name": chapter.name,
            "heading": chapter.heading,
            "finding": chapter.finding,
            "rows": chapter.records or chapter.grid.trees(),
            "notes": chapter.notes,
        }
        for chapter in document.chapters
    ]
    return write_record(
        {
            "title": document.title,
            "lead": document.lead,
            "language": document.language.code,
            **structs.asdict(document.basis),
            "chapters": chapters,
        }
    )


# -- reading ----------------------------------------------------------------------------------------------------------


def read_rows(given: Given) -> Rows:
    """Return the records of an array, or the one that there is.

    Raises:
        JsonError, FieldTwiceError, NotARecordError: it is not JSON, has a field twice, or holds something else.
    """
    text, encoding = decoded(given.content, given.name)
    rows = (row_of(place, tree) for place, tree in _records(text, given.name))
    return Rows((), rows, is_western=encoding == WESTERN)


def row_of(place: str, tree: Any) -> Row:
    """Return a record as a row."""
    if not isinstance(tree, dict):
        raise NotARecordError(place=place)
    require_record(tree, place)
    return Row(place, tree)


def _records(text: str, name: str) -> Iterator[tuple[str, Any]]:
    """Yield each record with its place. They are read one after the other, so that each has its line."""
    place = _after_blanks(text, 0)
    if place == len(text):
        raise NoRecordError(place=name)
    if text[place] != "[":
        tree, end = read_value(text, name, place)
        _require_end(text, end, name)
        yield name, tree
        return
    end, line, counted = place, 1, 0
    while True:
        place = _after_blanks(text, end + 1)
        if text[end] == "[" and text[place : place + 1] == "]":
            break
        line, counted = line + text.count("\n", counted, place), place
        tree, end = read_value(text, name, place)
        yield f"{name}:{line}", tree
        end = _after_blanks(text, end)
        if text[end : end + 1] == "]":
            place = end
            break
        if text[end : end + 1] != ",":
            raise JsonCommaError(place=f"{name}:{line}")
    _require_end(text, place + 1, name)


def read_whole(text: str, name: str) -> Any:
    """Return the value that a text is."""
    value, end = read_value(text, name, _after_blanks(text, 0))
    _require_end(text, end, name)
    return value


def read_value(text: str, name: str, start: int) -> tuple[Any, int]:
    """Return the value that starts at a character, and where it ends.

    Raises:
        JsonError, FieldTwiceError, DepthError: it is not JSON, has a field twice or more than 20 levels.
    """
    try:
        value, end = _DECODER.raw_decode(text, start)
        return _in_texts(value), end
    except (FieldTwiceError, JsonNumberError) as error:
        raise type(error)(place=_place(text, name, start), given=error.facts["given"]) from None
    except JSONDecodeError as error:
        place, what = _place(text, name, error.pos), error.msg.lower()
        raise JsonError(
            place=place, why=Phrase("{what}, at column {column}", what=_OF_READER.get(what, what), column=error.colno)
        ) from None
    except (RecursionError, DepthError):
        raise DepthError(place=_place(text, name, start), limit=DEEPEST) from None


def _place(text: str, name: str, start: int) -> str:
    """Return where a value starts, with its line in a text of several."""
    line = text.count("\n", 0, start) + 1
    return f"{name}:{line}" if "\n" in text else name


def _after_blanks(text: str, start: int) -> int:
    found = _NO_BLANK.search(text, start)
    return found.start() if found else len(text)


def _require_end(text: str, end: int, name: str) -> None:
    if _after_blanks(text, end) < len(text):
        raise JsonEndError(place=_place(text, name, _after_blanks(text, end)))


def _in_texts(value: Any, depth: int = 1) -> Any:
    if depth > DEEPEST:
        raise DepthError
    if isinstance(value, dict):
        return {name: _in_texts(each, depth + 1) for name, each in value.items()}
    if isinstance(value, list):
        return [_in_texts(each, depth + 1) for each in value]
    return ("yes" if value else "no") if isinstance(value, bool) else value


def _fields(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for name, value in pairs:
        if name in fields:
            raise FieldTwiceError(place="", given=name)
        fields[name] = value
    return fields


def _fraction(text: str) -> str:
    number = float(text)
    return _no_number(text) if number in {float("inf"), float("-inf")} else number_text(number).replace(".", ",")


def _no_number(text: str) -> str:
    raise JsonNumberError(place="", given=text)


_OF_READER: Final = phrases(
    "expecting ',' delimiter",
    "expecting ':' delimiter",
    "expecting property name enclosed in double quotes",
    "expecting value",
    "extra data",
    "illegal trailing comma before end of array",
    "illegal trailing comma before end of object",
    "invalid \\escape",
    "invalid \\uxxxx escape",
    "invalid control character at",
    "unterminated string starting at",
)
"""What Python's reader of JSON says, in lower case."""
_NO_BLANK: Final = re.compile(r"[^ \t\r\n]")
_DECODER: Final = JSONDecoder(
    object_pairs_hook=_fields, parse_int=str, parse_float=_fraction, parse_constant=_no_number
)
