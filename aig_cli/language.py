"""Dutch and English: how something is said, and how numbers and days are written.

What is said stands in the code in English. Its Dutch stands in `locale/nl/LC_MESSAGES/aig.po`, compiled where the
program is installed; what is missing there is said in English.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
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
        said = self._catalogue.gettext(sentence) if sentence and self.code != "en" else sentence
        return str(said.format_map(self._shown(facts))) if facts else str(said)

    def several(self, one: str, many: str, /, number: int, **facts: Any) -> str:
        """Return a sentence about one or several; `{number}` is how many."""
        said = (one if number == 1 else many) if self.code == "en" else self._catalogue.ngettext(one, many, number)
        return str(said.format_map({"number": self.number(number), **self._shown(facts)}))

    def verb(self, done: str) -> str:
        """Return a word for what was done with a record, which may mean something else in other places."""
        return done if self.code == "en" else str(self._catalogue.pgettext("done", done))

    def _shown(self, facts: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return facts as they are shown in prose: in Dutch codes by their labels, and thousands apart by a point."""
        if self.code == "en":
            return facts
        return {name: _in_dutch(fact) for name, fact in facts.items()}

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


class _Whole(int):
    """A whole number whose thousands are apart by a point, where they are to be apart."""

    def __format__(self, form: str) -> str:
        shown = super().__format__(form)
        return shown.translate(_SWAPPED) if form == "," else shown


def _in_dutch(fact: Any) -> Any:
    if type(fact) is int:
        return _Whole(fact)
    label = getattr(fact, "label", None)
    return label("nl") if callable(label) else fact


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
    if code != _Spoken.language.code:
        _Spoken.language = language(code)


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak a language for a while: what is said to scripts is always English."""
    before = _Spoken.language
    speak(code)
    try:
        yield
    finally:
        _Spoken.language = before


def say(sentence: str, /, **facts: Any) -> str:
    """Return a sentence in the language that is spoken; see `Language.say`."""
    return _Spoken.language.say(sentence, **facts)


def several(one: str, many: str, /, number: int, **facts: Any) -> str:
    """Return a sentence about one or several in the language that is spoken; see `Language.several`."""
    return _Spoken.language.several(one, many, number, **facts)


class Phrase:
    """Words of ours that are a fact in a sentence: said in the language that is spoken when they are shown.

    The words are a literal; or a noun, of which `errors.NOUNS` knows all.
    """

    def __init__(self, words: str, /, **facts: Any) -> None:
        self.words = words
        self.facts = facts

    def __str__(self) -> str:
        return say(self.words, **self.facts)

    def about(self, **facts: Any) -> "Phrase":
        """Return the same words, with more facts."""
        return Phrase(self.words, **self.facts, **facts)


def phrases(*words: str) -> Mapping[str, Phrase | str]:
    """Return phrases by their words, which are literals: what others say that can be said in every language."""
    return {each: Phrase(each) for each in words}
