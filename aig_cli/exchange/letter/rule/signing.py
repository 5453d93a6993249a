"""When a letter was signed: a day beside a place, or after `getekend`."""

import re
from datetime import date
from typing import Final

from msgspec import Struct

from aig_cli.exchange.letter.letter import Letter, Sentence
from aig_cli.exchange.letter.rule.when import DAY, MONTH, YEAR, day_of


class Signing(Struct, frozen=True):
    """When a letter was signed.

    Attributes:
        day: the day; None where the letter only tells the year.
        year: the year.
        words: what the letter says, up to the date.
        sentence: where it stands.
    """

    day: date | None
    year: int
    words: str
    sentence: Sentence


_PLACE: Final = r"(?:[’']s-|[’']t )?[A-ZÀ-Þ][\w’-]*(?: (?:[A-ZÀ-Þ][\w’-]*|aan|den|de|der|op|bij|en|[’']t)){0,4}"
_ON: Final = r"(?: d\.d\.| op| de dato)? ?(?:\w+dag )?"
_SIGNED: Final = (
    rf"(?i:(?:aldus )?(?:voor akkoord )?(?:ge|onder)tekend\b:?(?: door [^,]+,)?)(?: (?:te|in) {_PLACE},?)?{_ON}"
    rf"(?:(?P<day>(?i:{DAY}))|(?:in )?(?:de maand )?(?i:{MONTH} )?(?P<year>{YEAR}))"
)
_DATED: Final = (
    rf"(?:(?:(?:Plaats(?: en |/))?[Dd]atum|Dagtekening|Plaats, datum): ?(?:{_PLACE},? ?)?|"
    rf"{_PLACE},?){_ON}(?P<day>{DAY})[ .,]*\Z"
)
_MONTH: Final = rf"{_PLACE}, (?:{MONTH} )(?P<year>{YEAR})[ .,]*\Z"
_RULES: Final = (_SIGNED, _DATED, _MONTH)
"""What stands after `getekend` goes before a day beside a place, and that before a month beside a place."""


def signing(letter: Letter) -> Signing | None:
    """Return when a letter was signed: nothing where it does not tell, or tells several days. A date alone is none."""
    for pattern in _RULES:
        found = [each for sentence in letter.sentences if (each := _signed(sentence, pattern))]
        if found:
            return found[0] if len({(each.day, each.year) for each in found}) == 1 else None
    return None


def _signed(sentence: Sentence, pattern: str) -> Signing | None:
    found = re.match(pattern, sentence.text)
    if not found:
        return None
    words, told = found.group().rstrip(" .,"), found.groupdict()
    if told.get("year"):
        return Signing(None, int(told["year"]), words, sentence)
    day = day_of(told["day"])
    return Signing(day, day.year, words, sentence) if day else None
