"""Words and phrases of a text, for rules that ask whether it has one of them."""

import re
from functools import lru_cache


@lru_cache(maxsize=1024)
def words_of(text: str) -> frozenset[str]:
    """Return the words of a text, in small letters."""
    return frozenset(_words(text))


def says(text: str, *phrases: str) -> bool:
    """Tell whether one of some phrases stands in a text, in whole words and whatever signs stand between them."""
    plain = f" {' '.join(_words(text))} "
    return any(f" {phrase} " in plain for phrase in phrases)


def _words(text: str) -> list[str]:
    return re.findall(r"[\w’-]+", text.lower())
