"""How much is read of a letter. One of two pages has 5,000 characters in 100 lines."""

from typing import Final, NamedTuple

from aig_cli.errors import LetterLengthError
from aig_cli.language import Phrase


class Limit(NamedTuple):
    """The most that is read of something."""

    most: int
    what: Phrase


CHARACTERS: Final = Limit(2_000_000, Phrase("characters"))
LINES: Final = Limit(50_000, Phrase("lines"))
SENTENCES: Final = Limit(3_000, Phrase("sentences"))
"""Each takes the rules a thousandth of a second or some; every paragraph has one at least."""
PAGES: Final = Limit(300, Phrase("pages"))
ELEMENTS: Final = Limit(400_000, Phrase("marks of layout"))


def check(number: int, limit: Limit, place: str) -> None:
    """Refuse a letter with more than a limit.

    Raises:
        LetterLengthError: it has.
    """
    if number > limit.most:
        raise LetterLengthError(place=place, limit=limit.most, what=limit.what)
