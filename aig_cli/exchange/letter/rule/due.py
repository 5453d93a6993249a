"""When a commitment is due: the words that say so, and the last day that is in time where they tell it.

Starts (`vanaf`), rhythms (`elke woensdag`) and days of events are no due words. Seasons have no last day.
"""

import re
from datetime import date
from typing import Final

from msgspec import Struct

from aig_cli.exchange.letter.rule.term import RULES, Signed
from aig_cli.exchange.letter.rule.when import signs_of_time
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


_NOT_AFTER: Final = frozenset(
    "dan sinds vanaf van uit na per week sedert en elk elke ieder iedere jaarlijks YYYY".split()  # noqa: SIM905
)
"""Words before words of time that are a start, a rhythm or a time to compare with."""
_EVENT: Final = ("dag ", "avond ", "middag ", "markt ", "bijeenkomst ", "congres ", "symposium ", "feest ")
"""What comes before the day of an event: `de open dag op 21 mei`."""
_GOES_ON: Final = (" naar ", " tot ")
"""What comes after the year of a number before: `van 6 in 2015 naar 5`."""


def due(text: str, signed: date | None, signed_year: int | None, before: Due | None = None) -> Due | None:
    """Return when the text of a commitment, or the lead-in of a list, is due; nothing where it does not say so.

    `signed` is the day of signing, `signed_year` the year where that is all there is; `before` is what words that point
    back (`voor die datum`) mean.
    """
    signs = signs_of_time(text)
    found = [
        (each.start(), -len(each.group()), each, find)
        for needed, pattern, find in RULES
        if any(sign in signs for sign in needed.split("|"))
        for each in re.finditer(rf"(?<!\w)(?:{pattern})", signs)
        if _is_due(signs, each)
    ]
    if not found:
        return None
    _, _, match, find = min(found, key=lambda each: each[:2])
    words = {name: text[slice(*match.span(name))] for name, value in match.groupdict().items() if value}
    year = signed.year if signed else signed_year
    all_words = text[slice(*match.span())]
    told = find(words | {"all": all_words}, Signed(signed, year, before.day if before else None))
    return Due(all_words, None, told) if isinstance(told, Phrase) else Due(all_words, told, None)


def _is_due(signs: str, words: re.Match[str]) -> bool:
    """Tell whether words of time say when something is due, by what stands beside them."""
    lead = signs[: words.start()]
    is_event = words.group().startswith("op ") and lead.endswith(_EVENT)
    return not (is_event or _is_compared(lead) or signs.startswith(_GOES_ON, words.end()))


def _is_compared(lead: str) -> bool:
    """Tell whether what comes before words of time makes them a start, a rhythm or a time to compare with."""
    if lead.rpartition(",")[2].startswith(" tegen "):
        return True
    words = [each.lstrip("(‘’'") for each in lead.split()] if lead.endswith(" ") else []
    if words[-1:] in (["het"], ["de"]):
        words.pop()
    last = words[-1] if words else ""
    return last in _NOT_AFTER or last.isdigit() or last.startswith("M") or words[-2:-1] == ["van"]
