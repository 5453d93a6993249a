"""The main clause of a Dutch sentence, and verbs that part in it (`leggen ... aan`)."""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Final

from aig_cli.exchange.letter.rule.vocabulary import set_of

_FIRST: Final = r"(.{12,}?)(?:[;:?!]|[.](?= [A-ZÀ-Þ]))"
"""What comes before a sign that ends a clause."""
_INTRODUCED: Final = (
    r"\A.*?\b(?:(?:ernaar|ervoor|erop|ertoe|eraan|toe|hopen|hoopt|beloven|belooft|verwachten|verwacht|willen|"
    r"wil)(?: (?:wij|we|ook|samen|dan))*,? (?:dat|om)|(?:plan|wens|ambitie|intentie|voornemen|voornemens|bedoeling|"
    r"ons voor|doel|idee|wij)(?: (?:is|was|het|ook))?,? om(?: (?:ook|daarna|samen))?) "
)
"""What only says that something is intended or promised: the clause after it is the one that counts."""
_HEADED: Final = r"\A(?:Wie|Als|Wanneer|Omdat|Zodra|Doordat|Nu) [^,]*, ?"
_SUBORDINATE: Final = (
    r"(?<!\b[Ii]n)(?<!\b[Vv]oor)(?<!\b[Oo]p)(?<!\b[Vv]an)(?<!\b[Mm]et)(?<!\b[Nn]a)(?<!\b[Bb]ij)(?:,\s*|\s)(?:zodat|waar\w*|die|dat|omdat|"
    r"wie|wat|als|wanneer|mits|totdat|opdat|terwijl|hoewel|tenzij|zoals)\b[^,;]*"
)
"""What stands within another clause, up to the next comma; not `in dat jaar`."""
_NOMINAL: Final = r"\b(?:bij|voor|met|in|over|tot|door|na|van|aan|op|tegen|zonder) het \w+en\b"
"""A verb that is made a noun: `bij het maken van`."""
_GOES_ON: Final = set_of(
    "in op voor bij met van over naar tot om en aan door tijdens onder via per uit tussen vanaf binnen na te als samen "
    ", ."
)
"""What comes after a particle that stands apart."""


def main_clause(text: str) -> str:
    """Return the clause that tells what is done: what is intended, where the sentence begins with the intention."""
    text = re.sub(r" ?\([^()]*\)", "", text)
    first = re.match(_FIRST, text)
    clause = re.sub(_INTRODUCED, "", first[1] if first else text, count=1, flags=re.IGNORECASE)
    clause = re.sub(_HEADED, "", clause, flags=re.IGNORECASE)
    clause = re.sub(_NOMINAL, "", re.sub(_SUBORDINATE, "", clause))
    return clause[:1].lower() + clause[1:]


@lru_cache(maxsize=1024)
def tokens(clause: str) -> tuple[str, ...]:
    """Return the words of a clause and the signs between them."""
    return tuple(re.findall(r"\w+(?:[-’']\w+|(?<=\d)[.,]\d+)*|[^\w\s]", clause))


def is_parted(words: Sequence[str], place: int, particle: str) -> bool:
    """Tell whether the verb at a place among words has a particle, apart or with `te`: `legt ... aan`, `aan te leggen`.

    Apart, the particle ends the clause or comes before a preposition, so that `op dinsdag` is none.
    """
    after = zip(words[place + 1 :], [*words[place + 2 :], "."], strict=False)
    is_apart = any(word == particle and following in _GOES_ON for word, following in after)
    return is_apart or words[max(place - 2, 0) : place] == (particle, "te")


def has_in_order(words: Sequence[str], some: Collection[str], others: Collection[str]) -> bool:
    """Tell whether one of some words comes before one of some others."""
    first = next((place for place, word in enumerate(words) if word in some), len(words))
    return any(word in others for word in words[first + 1 :])
