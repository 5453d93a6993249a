"""The lines of a letter, and how two of them are one text."""

import re
from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from aig_cli.exchange.letter.letter import Place

_BEFORE_HYPHEN: Final = re.compile(r"([^\W_]+)([-\u00ad])\Z")
_FIRST_WORD: Final = re.compile(r"[^\W\d_]+")
_WORD: Final = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_ELLIPSES: Final = frozenset(("en", "of", "tot", "als", "noch", "dan", "maar", "met", "naar", "plus", "versus"))
"""Words before which a hyphen stands for the rest of a word: wijk- en buurtteams."""
_KEEPING: Final = frozenset(("ad", "anti", "ex", "niet", "non", "oud", "pro", "quasi", "semi", "sociaal"))
"""Beginnings of words that keep their hyphen."""
_VOWELS: Final = frozenset("aeiouyë")


class Line(Struct, frozen=True):
    """A line as it is in the file.

    Attributes:
        text: with the spaces that it begins and ends with.
        place: where it stands.
        page: the position of its page, from 0.
        label: that of an item, where it stands beside the text.
        begins: it is the first of a paragraph, whatever comes before.
        is_heading: it is a heading, by its style.
    """

    text: str
    place: Place
    page: int = 0
    label: str = ""
    begins: bool = False
    is_heading: bool = False


def words_of(lines: Iterable[Line]) -> frozenset[str]:
    """Return all words with at least five letters, in lower case: how the letter itself writes them."""
    return frozenset(word for line in lines for word in _WORD.findall(line.text.lower()) if len(word) > 4)


def joint(before: str, after: str, words: frozenset[str]) -> tuple[int, str]:
    """Return how two lines that are one text are joined: how much of the first is cut off, and what comes between.

    A hyphen at the end of a line goes where it is only there for that end: where the letter has the whole word
    elsewhere, or else where Dutch would write none. Where that is not sure, it stays.
    """
    hyphen, word = _BEFORE_HYPHEN.search(before[-60:]), _FIRST_WORD.match(after[:60])
    if not hyphen:
        return 0, " "
    if hyphen[2] == "\u00ad":
        return 1, ""
    if not word:
        return 0, "" if after[:1].isdigit() else " "
    if word.group() in _ELLIPSES:
        return 0, " "
    return (1, "") if _is_one_word(hyphen[1], word.group(), words) else (0, "")


def _is_one_word(start: str, end: str, words: frozenset[str]) -> bool:
    whole, hyphened = f"{start}{end}".lower(), f"{start}-{end}".lower()
    if whole in words or hyphened in words:
        return whole in words
    if not (end.islower() and start[-1].islower() and start.isalpha() and len(start) > 1 and len(end) > 2):
        return False
    return start.lower() not in _KEEPING and not (start[-1] in _VOWELS and end[0] in _VOWELS)
