"""Days and years in words: `9 februari 2015`, `15-03-2017`, `mei 2016`."""

import re
from calendar import monthrange
from datetime import date
from typing import Final

_MONTHS: Final = (
    ("januari", "jan"),
    ("februari", "feb"),
    ("maart", "mrt"),
    ("april", "apr"),
    ("mei",),
    ("juni", "jun"),
    ("juli", "jul"),
    ("augustus", "aug"),
    ("september", "sept", "sep"),
    ("oktober", "okt"),
    ("november", "nov"),
    ("december", "dec"),
)
_NUMBER: Final = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}
MONTH: Final = rf"(?:{'|'.join(sorted(_NUMBER, key=len, reverse=True))})\b\.?"
YEAR: Final = r"(?:19|20)\d\d\b"
DAY: Final = (
    rf"(?:\d{{1,2}}(?:e|ste|de)? {MONTH} {YEAR}|\d{{1,2}} ?(?P<sign>[-/.]) ?\d{{1,2}} ?(?P=sign) ?{YEAR}|"
    rf"{YEAR}-\d\d-\d\d)"
)
"""A day with its year."""


def day_of(words: str) -> date | None:
    """Return the day that words of the form DAY name; nothing where the calendar has no such day."""
    named = re.match(rf"(\d+)\w* ({MONTH}) ({YEAR})", words, re.IGNORECASE)
    if named:
        return _day(int(named[3]), month_of(named[2]), int(named[1]))
    first, month, last = (int(each) for each in re.findall(r"\d+", words))
    return _day(first, month, last) if first > 31 else _day(last, month, first)


def month_of(word: str) -> int:
    """Return the number of a month by its name."""
    return _NUMBER[word.lower().rstrip(".")]


def last_day(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
