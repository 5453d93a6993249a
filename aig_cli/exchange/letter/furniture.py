"""What stands on each page and belongs to none of its sentences: running headers and footers, and page numbers."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Final

from aig_cli.exchange.letter.label import split_label
from aig_cli.exchange.letter.line import Line

_LINES: Final = 3
"""Lines at the top and at the bottom of a page that may be furniture."""
_LONGEST: Final = 100
_AROUND: Final = "-–| "
"""What stands beside the number of a page."""
_PAGE: Final = ("pag", "blad", "p.")
_NUMBERED: Final = r"[-–]?\s*(?:pagina|pag\.|blad|page|p\.)\s*[0-9]{1,3}(?:\s*(?:van|of|/|-)\s*[0-9]{1,3})?\s*[-–]?"
_NUMBER_OF: Final = r"[0-9]{1,3}\s*(?:/|van|of)\s*[0-9]{1,3}"
_OPENING: Final = re.compile(r"\s*Ja,? wij\b")
"""Begins a letter: two in one file have much in common that is no furniture."""


def without_furniture(lines: Sequence[Line]) -> list[Line]:
    """Return lines without those that stand on every page, or at least on half of them and on two, and page numbers."""
    pages = [list(page) for _, page in groupby(lines, attrgetter("page"))]
    repeated = _repeated(pages)
    return [line for number, page in enumerate(pages, start=1) for line in _kept(page, number, repeated)]


def _kept(page: Sequence[Line], number: int, repeated: Mapping[str, int]) -> Iterator[Line]:
    edges = {id(line) for line in _edges(page)}
    is_paged = bool(repeated) or bool(page[0].place.page)
    for line in page:
        text = line.text.strip()
        if _is_numbered(text):
            continue
        if id(line) in edges and (_key(line, number) in repeated or (is_paged and _is_number(text, number))):
            continue
        yield line


def _is_numbered(text: str) -> bool:
    """Tell whether a line is the number of a page with a word before it."""
    is_begun = text.lstrip(_AROUND).lower().startswith(_PAGE)
    return is_begun and bool(re.fullmatch(_NUMBERED, text, re.IGNORECASE))


def _is_number(text: str, page: int) -> bool:
    return _number(text) == page or bool(re.fullmatch(_NUMBER_OF, text, re.IGNORECASE))


def _number(text: str) -> int | None:
    """Return the number of up to three digits that is all of a line but what stands beside it."""
    digits = text.strip(_AROUND)
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= len("999") else None


def _edges(page: Sequence[Line]) -> Sequence[Line]:
    """Return the first and the last lines of a page with something on them."""
    filled = [line for line in page if line.text.strip()]
    return filled if len(filled) < 2 * _LINES else [*filled[:_LINES], *filled[-_LINES:]]


def _repeated(pages: Sequence[Sequence[Line]]) -> Mapping[str, int]:
    """Return what stands at the edges of many pages."""
    letters = sum(any(_OPENING.match(line.text) for line in page) for page in pages)
    least = max(2, len(pages) / 2, letters + 1 if letters > 1 else 0)
    numbered = enumerate(pages, start=1)
    counted = Counter(key for number, page in numbered for key in {_key(line, number) for line in _edges(page)})
    return {key: count for key, count in counted.items() if key and count >= least}


def _key(line: Line, page: int) -> str:
    """Return a line as it is on every page, without its number; empty for what is no furniture."""
    text = " ".join(line.text.split())
    if (number := _number(text)) is not None:
        return f"{number - page:+}"  # pages may be counted from another number on
    return "" if len(text) > _LONGEST or split_label(text)[0] else re.sub("[0-9]+", "0", text).casefold()
