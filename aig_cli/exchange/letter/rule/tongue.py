"""The language of a letter, by its small words."""

import re
from typing import Final

_SMALL: Final = {
    "nl": "aan als bij dat de die een en er het hun in is met niet om onze ook op te van voor wij wordt zich zijn",
    "en": "and are as by for from in is it of on our that the their this to we will with",
    "de": "auf das dem der die ein eine für im in ist mit nicht sich sie und von wir zu",
    "fr": "avec ce dans des du en est et la le les nos nous par pour que qui sur une",
}
_FEW: Final = 8
"""Small words below which nothing can be told."""


def tongue(text: str) -> str | None:
    """Return the language that most of the small words are of: nl, en, de or fr. None where too few are there."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    counts = {each: sum(word in small for word in words) for each, small in _tables().items()}
    best = max(counts, key=lambda each: counts[each])
    return best if counts[best] >= _FEW else None


def _tables() -> dict[str, frozenset[str]]:
    return {each: frozenset(small.split()) for each, small in _SMALL.items()}
