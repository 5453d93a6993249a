"""What a text may say, by its words: a pattern is only tried where one of its words stands in the text."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from aig_cli.exchange.letter.rule.word import says, words_of


class Saying:
    """Words and phrases that say one thing.

    Attributes:
        words: each of them says it.
        beginnings: so does each word that begins with one of them.
        phrases: so does each of these, whatever signs stand between its words.
        shapes: patterns by the words of which one must stand in the text for the pattern to be tried.
        flags: of the patterns; without `IGNORECASE` the words and beginnings are sought as they are, too.
    """

    def __init__(
        self,
        words: str = "",
        *,
        beginnings: str = "",
        phrases: Iterable[str] = (),
        shapes: Mapping[str, str] | None = None,
        flags: re.RegexFlag = re.IGNORECASE,
    ) -> None:
        self.words = words_of(words)
        self.beginnings = tuple(beginnings.split())
        self.phrases = tuple(phrases)
        self.shapes = {words_of(keys): shape for keys, shape in (shapes or {}).items()}
        self.flags = flags

    def is_in(self, text: str) -> bool:
        """Tell whether a text says it."""
        words = words_of(text) if self.flags & re.IGNORECASE else _cased(text)
        is_word = not words.isdisjoint(self.words) or any(word.startswith(self.beginnings) for word in words)
        return is_word or says(text, *self.phrases) or self._is_shaped(text)

    def _is_shaped(self, text: str) -> bool:
        words = words_of(text)
        return any(re.search(shape, text, self.flags) for keys, shape in self.shapes.items() if keys & words)


@lru_cache(maxsize=1024)
def _cased(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text))
