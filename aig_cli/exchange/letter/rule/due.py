"""When a commitment is due: the words that say so, and the last day that is in time where they tell it.

Starts (`vanaf`), rhythms (`elke woensdag`) and days of events are no due words. Seasons have no last day.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from msgspec import Struct

from aig_cli.exchange.letter.rule.term import RULES, Find, Signed
from aig_cli.exchange.letter.rule.vocabulary import set_of
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


_NOT_AFTER: Final = set_of("dan sinds vanaf van uit na per week sedert elk elke ieder iedere jaarlijks")
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
    known = Signed(signed, signed.year if signed else signed_year, before.day if before else None)
    told = (Due(words["all"], *_day_or_why(find(words, known))) for words, find in _words_of_time(text))
    return next((each for each in told if not _is_past(each.day, known)), None)


def _words_of_time(text: str) -> Iterator[tuple[dict[str, str], Find]]:
    """Yield words of time and how their day is found: of those that stand at one place the longest."""
    signs = signs_of_time(text)
    found = [
        (match.start(), -match.end(), match, find)
        for needed, pattern, find in RULES
        if any(sign in signs for sign in needed.split("|"))
        for match in re.finditer(rf"(?<!\w)(?:{pattern})", signs)
        if _is_due(signs, match)
    ]
    end = 0
    for start, _, match, find in sorted(found, key=lambda each: each[:2]):
        if start >= end:
            end = match.end()
            groups = {name: text[slice(*match.span(name))] for name, value in match.groupdict().items() if value}
            yield groups | {"all": text[start:end]}, find


def _day_or_why(told: date | Phrase) -> tuple[date | None, Phrase | None]:
    return (None, told) if isinstance(told, Phrase) else (told, None)


def _is_past(day: date | None, signed: Signed) -> bool:
    """Tell whether a day lies before the signing: nothing that was is due."""
    if day is None or signed.year is None:
        return False
    return day < (signed.day or date(signed.year, 1, 1))


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
    before, last = ["", "", *words][-2:]
    is_beside = last == "en" and not before.endswith(",")
    return is_beside or last in _NOT_AFTER or last.isdigit() or last[:1] in {"M", "Y"} or before == "van"
