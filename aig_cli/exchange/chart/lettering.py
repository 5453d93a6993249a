"""How wide texts are, as far as that is known without their font; widths are in units of the canvas."""

import unicodedata
from functools import cache
from itertools import accumulate
from typing import Final

LETTER: Final = 15
"""Units that room is left for per em; what is written is a little smaller, or just so on a small screen."""
_NARROW: Final = frozenset("iIjl.,:;'|!ftr()[]{}-/ ")
_WIDE: Final = frozenset("mwMW@%—…&")
ELLIPSIS: Final = "…"


@cache
def _ems(character: str) -> float:
    if unicodedata.combining(character):
        return 0
    if unicodedata.east_asian_width(character) in {"W", "F"}:
        return 1.1
    if character in _NARROW:
        return 0.42
    return 1 if character in _WIDE else 0.76 if character.isupper() else 0.64


def breadth(text: str) -> float:
    """Return how wide a text is, rather too much than too little."""
    return LETTER * sum(map(_ems, text))


def shortened(text: str, room: float) -> str:
    """Return a text that fits a room, with an ellipsis where it was cut."""
    if breadth(text) <= room:
        return text
    widths = accumulate(map(breadth, text))
    rest = room - breadth(ELLIPSIS)
    return "".join(each for each, so_far in zip(text, widths, strict=True) if so_far <= rest).rstrip() + ELLIPSIS
