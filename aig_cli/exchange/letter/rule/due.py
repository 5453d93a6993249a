"""When a commitment is due: the words that say so, and the last day that is in time where they tell it.

Starts (`vanaf`), rhythms (`elke woensdag`) and days of events are no due words. Seasons have no last day.
"""

import re
from datetime import date
from typing import Final

from msgspec import Struct

from aig_cli.exchange.letter.rule.term import RULES, Signed
from aig_cli.exchange.letter.rule.when import MONTH
from aig_cli.language import Phrase


class Due(Struct, frozen=True):
    """When something is due.

    Attributes:
        words: what the letter says, with its preposition.
        day: the last day that is in time; None where the words do not tell it.
        why: why there is no day; None where there is one.
    """

    words: str
    day: date | None
    why: Phrase | None


_NOT_AFTER: Final = (
    r"\b(?:dan|sinds|vanaf|van|opzichte van|vergeleken met|uit|na|per|week|sedert|en|elke?|iedere?|jaarlijks|\d+|"
    rf"{MONTH}|van \S+)(?: het| de)? \Z|, tegen [^,]*\Z"
)
"""What comes before words of time that are a start, a rhythm or a time to compare with."""
_EVENT: Final = r"\b\w*(?:dag|avond|middag|markt|bijeenkomst|congres|symposium|feest) \Z"
"""What comes before the day of an event: `de open dag op 21 mei`."""
_GOES_ON: Final = r" (?:naar|tot) "
"""What comes after the year of a number before: `van 6 in 2015 naar 5`."""


def due(text: str, signed: date | None, signed_year: int | None, before: Due | None = None) -> Due | None:
    """Return when the text of a commitment, or the lead-in of a list, is due; nothing where it does not say so.

    `signed` is the day of signing, `signed_year` the year where that is all there is; `before` is what words that point
    back (`voor die datum`) mean.
    """
    found = [
        (each.start(), -len(each.group()), each, find)
        for pattern, find in RULES
        for each in re.finditer(rf"(?<!\w)(?:{pattern})", text, re.IGNORECASE)
        if _is_due(text, each)
    ]
    if not found:
        return None
    _, _, words, find = min(found, key=lambda each: each[:2])
    year = signed.year if signed else signed_year
    told = find(words, Signed(signed, year, before.day if before else None))
    return Due(words.group(), None, told) if isinstance(told, Phrase) else Due(words.group(), told, None)


def _is_due(text: str, words: re.Match[str]) -> bool:
    """Tell whether words of time say when something is due, by what stands beside them."""
    lead = text[: words.start()]
    is_event = words.group().startswith("op ") and re.search(_EVENT, lead)
    is_compared = re.search(_NOT_AFTER, lead, re.IGNORECASE) or re.match(_GOES_ON, text[words.end() :])
    return not (is_event or is_compared)
