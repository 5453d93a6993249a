"""Where do these words stand?"""

from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from msgspec import Struct

from aig_cli.errors import AigError
from aig_cli.model.field import Line, Record, fields_of, name_of_record
from aig_cli.model.ident import canonical_id, is_part
from aig_cli.model.snapshot import TABLES, Snapshot
from aig_cli.model.text import fold
from aig_cli.report.question import Question, paths

_SHOWN: Final = 200
"""Characters of a text that are shown around the first word."""
_NAMES: Final = {"id", "name", "title", "aliases", "kvk"}
"""Fields that say what a record is: a match there comes before one elsewhere."""
EXACT, BEGINNING, WHOLE_WORD, IN_NAME, ELSEWHERE = range(5)


class Match(Record, frozen=True, kw_only=True):
    """A field in which words were found; the best one of its record or part."""

    rank: int
    id: Line
    field: Line
    text: Line


class Text(Struct, frozen=True):
    """A text in the register: which record or part has it, in which field."""

    id: str
    field: str
    text: str


def search(registry: Snapshot, words: str) -> list[Match]:
    """Return where all the words stand, the best first: at most one field of a record or part.

    A match is better in an id, name or title than elsewhere, as a whole, at its beginning, at the start of a word. Case
    and accents do not matter. Personal data are left out.
    """
    sought = fold(words).split()
    found: dict[str, Match] = {}
    for each in texts(registry):
        folded = each.text.casefold() if each.text.isascii() else fold(each.text)
        if sought[0] in folded and all(word in folded for word in sought):
            match = Match(
                rank=_rank(each, folded, sought), id=each.id, field=each.field, text=_around(each.text, sought)
            )
            if each.id not in found or match.rank < found[each.id].rank:
                found[each.id] = match
    if id_ := canonical_id(words):
        found |= _by_id(registry, id_)
    return sorted(found.values(), key=lambda match: match.rank)


def question(words: str) -> Question:
    """Return the question that asks for words."""
    return Question(
        name="matches",
        record=Match,
        rows=lambda registry: search(registry, words),
        columns=paths(Match),
        listed=("id", "field", "text"),
    )


def texts(registry: Snapshot) -> Iterator[Text]:
    """Yield every text of the register that is not personal."""
    for table in TABLES:
        for record in registry.collection(table):
            if getattr(record, "merged_into", None):  # its names are aliases of the one that took its place
                continue
            name = getattr(record, "id", None) or f"{getattr(record, 'pledge', '')} {record.year}".strip()
            yield from _texts(record, name, "")


def _texts(record: Record, owner: str, prefix: str) -> Iterator[Text]:
    for name, many, nested in _searched(type(record)):
        value = getattr(record, name)
        if value is None or value == ():
            continue
        for each in value if many else (value,):
            if nested:
                part = getattr(each, "id", None) or getattr(each, "of", None)
                year = owner.partition(" ")[2]
                if part:
                    yield from _texts(each, f"{part} {year}".strip(), "")
                else:
                    yield from _texts(each, owner, f"{prefix}{name}.")
            elif type(each) is str:
                yield Text(owner, prefix + name, each)


@cache
def _searched(kind: type[Record]) -> tuple[tuple[str, bool, bool], ...]:
    """Return the fields of a record that hold texts, or parts that do: name, whether a list, whether parts."""
    found = []
    for field in fields_of(kind):
        holds_texts = field.type is str or field.quantity
        if not field.personal and not field.refers_to and (holds_texts or (field.record and _searched(field.record))):
            found.append((field.name, field.many, field.record is not None))
    return tuple(found)


def _rank(text: Text, folded: str, sought: list[str]) -> int:
    if text.field not in _NAMES or is_part(text.id):
        return ELSEWHERE
    folded, words = " ".join(folded.split()), " ".join(sought)
    if folded == words:
        return EXACT
    if folded.startswith(words):
        return BEGINNING
    return WHOLE_WORD if all(f" {word}" in f" {folded}" for word in sought) else IN_NAME


def _around(text: str, sought: list[str]) -> str:
    """Return a text in one line, or the part of a long one around the first word."""
    line = " ".join(text.split())
    if len(line) <= _SHOWN:
        return line
    start = max(0, fold(line).find(sought[0]) - _SHOWN // 2)
    cut = line[start : start + _SHOWN]
    return ("…" if start else "") + cut + ("…" if start + _SHOWN < len(line) else "")


def _by_id(registry: Snapshot, id_: str) -> dict[str, Match]:
    try:
        record: Any = registry.record(id_)
    except AigError:
        return {}
    return {record.id: Match(rank=EXACT, id=record.id, field="id", text=name_of_record(record))}
