"""The words of a text, looked up instead of searched for."""

import re
from functools import lru_cache


@lru_cache(maxsize=1024)
def words_of(text: str) -> frozenset[str]:
    """Return the words of a text, in lower case: those with a hyphen or an apostrophe whole and in parts."""
    return frozenset((*re.findall(r"\w+", text.lower()), *re.findall(r"[\w’-]+", text.lower())))


def says(text: str, *phrases: str) -> bool:
    """Tell whether one of some phrases, in lower case, stands in a text, whatever signs stand between its words."""
    row = _row(text)
    return any(f" {phrase} " in row for phrase in phrases)


@lru_cache(maxsize=1024)
def _row(text: str) -> str:
    return " ".join(["", *re.findall(r"\w+", text.lower()), ""])
