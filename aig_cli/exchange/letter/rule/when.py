"""Days and years in words: `9 februari 2015`, `15-03-2017`, `mei 2016`."""

import re
from datetime import date, timedelta
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
MONTHS: Final = frozenset(_NUMBER)
YEAR: Final = r"(?:19|20)\d\d\b"
DAY: Final = (
    rf"(?:\d{{1,2}}(?:e|ste|de)? {MONTH} {YEAR}|\d{{1,2}} ?(?P<sign>[-/.]) ?\d{{1,2}} ?(?P=sign) ?{YEAR}|"
    rf"{YEAR}-\d\d-\d\d)"
)
"""A day with its year."""
_WORDS_OF: Final = {
    "S": (
        "voorjaar najaar zomervakantie herfstvakantie kerstvakantie voorjaarsvakantie meivakantie zomer herfst winter "
        "lente kerst"
    ),
    "C": "schooljaar studiejaar cursusjaar collegejaar",
    "O": "eerste tweede derde vierde laatste",
    "N": (
        "twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien "
        "negentien twintig dertig veertig vijftig zestig honderd anderhalf"
    ),
    "M": " ".join(_NUMBER),
}
_SIGN_OF: Final = {word: sign for sign, words in _WORDS_OF.items() for word in words.split()}


def signs_of_time(text: str) -> str:
    """Return a text in small letters, of the same length, in which a capital stands for each letter of words of time.

    `M` is a month, `Y` a year, `S` a season, `C` a school year, `O` an ordinal and `N` a number: `voor 1 juli 2019` is
    `voor 1 MMMM YYYY`. So the patterns of words of time need not name them all.
    """
    return re.sub(r"\w+", lambda word: _signs(word.group()), text)


def _signs(word: str) -> str:
    small = word.lower().replace("ó", "o")
    if word.isdecimal():
        return "YYYY" if len(word) == 4 and word.startswith(("19", "20")) else word
    if small in _SIGN_OF:
        return _SIGN_OF[small] * len(word)
    return small if len(small) == len(word) else word


def day_of(words: str) -> date | None:
    """Return the day that words of the form DAY name; nothing where the calendar has no such day."""
    numbers = [int(each) for each in re.findall(r"\d+", words)]
    named = [each for each in re.findall(r"[a-z]+", words.lower()) if each in _NUMBER]
    if named:
        return _day(numbers[1], month_of(named[0]), numbers[0])
    first, month, last = numbers
    return _day(first, month, last) if first > 31 else _day(last, month, first)


def month_of(word: str) -> int:
    """Return the number of a month by its name."""
    return _NUMBER[word.lower().rstrip(".")]


def last_day(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
