"""Dutch and English: how something is said, and how numbers and days are written.

What is said stands in the code in English. Its Dutch stands in `locale/nl/LC_MESSAGES/aig.po`, compiled where the
program is installed; what is missing there is said in English.
"""

import os
from collections.abc import Sequence
from datetime import date
from functools import cache, cached_property
from typing import Any, Final

LANGUAGES: Final = ("nl", "en")
DOMAIN: Final = "aig"
"""The name of the catalogues."""
FOLDER: Final = os.path.join(os.path.dirname(__file__), "locale")
"""Where they are."""
NOT_AVAILABLE: Final = "n/a"
"""Stands for what is not known; never 0."""


class Language:
    """A language, by its code: `nl` or `en`."""

    def __init__(self, code: str) -> None:
        self.code = code

    @cached_property
    def _catalogue(self) -> Any:
        from gettext import translation

        return translation(DOMAIN, FOLDER, [self.code], fallback=True)

    def say(self, sentence: str, /, **facts: Any) -> str:
        """Return a sentence in the language, with the facts in their places; the sentence is a literal."""
        said = sentence if self.code == "en" else self._catalogue.gettext(sentence)
        return str(said.format_map(facts)) if facts else str(said)

    def several(self, one: str, many: str, /, number: int, **facts: Any) -> str:
        """Return a sentence about one or several; `{number}` is how many."""
        said = (one if number == 1 else many) if self.code == "en" else self._catalogue.ngettext(one, many, number)
        return str(said.format_map({"number": self.number(number), **facts}))

    def number(self, value: float) -> str:
        """Return a number with its thousands apart: `1.250,5` in Dutch, `1,250.5` in English."""
        english = f"{value:,}".removesuffix(".0")
        return english.translate(_SWAPPED) if self.code == "nl" else english

    def percentage(self, value: float | None) -> str:
        """Return a percentage: `70,5 %`; n/a, never 0 %, where it is not known."""
        return NOT_AVAILABLE if value is None else f"{self.number(value)} %"

    def day(self, day: date) -> str:
        """Return a day in words: `31 december 2026`."""
        return f"{day.day} {self.say(_MONTHS[day.month - 1])} {day.year}"

    def listed(self, words: Sequence[str]) -> str:
        """Return words as a list: `a, b and c`."""
        if len(words) < 2:
            return "".join(words)
        return self.say("{first} and {last}", first=", ".join(words[:-1]), last=words[-1])


_SWAPPED: Final = str.maketrans(",.", ".,")
_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@cache
def language(code: str) -> Language:
    """Return a language by its code."""
    return Language(code)


class _Spoken:
    """The language that this run speaks."""

    language = language("en")


def spoken() -> Language:
    """Return the language that the program speaks to its user."""
    return _Spoken.language


def speak(code: str) -> None:
    """Speak a language to the user from now on."""
    _Spoken.language = language(code)
