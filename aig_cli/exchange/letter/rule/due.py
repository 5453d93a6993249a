"""When a commitment is due: the words that say so, and the last day that is in time where they tell it.

Starts (`vanaf`), rhythms (`elke woensdag`) and days of events are no due words. Seasons have no last day.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from msgspec import Struct

from aig_cli.exchange.letter.rule.numeral import count_of
from aig_cli.exchange.letter.rule.when import DAY, MONTH, YEAR, day_of, last_day, month_of
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


class _Signed(Struct, frozen=True):
    """When the letter was signed, and what is due before."""

    day: date | None
    year: int | None
    before: Due | None


_UNSIGNED: Final = Phrase("counts from the day of signing, which the letter does not tell")
_UNDATED: Final = Phrase("counts from the year of signing, which the letter does not tell")
_SEASON: Final = Phrase("a season has no last day")
_NO_YEAR: Final = Phrase("the letter does not tell the year")
_VAGUE: Final = Phrase("the letter does not tell a day")
_BACK: Final = Phrase("points back to a day that the letter does not tell")
_NO_SUCH_DAY: Final = Phrase("the calendar has no such day")

_SEASONS: Final = (
    r"(?:voorjaar|najaar|zomer|herfst|winter|lente|zomervakantie|herfstvakantie|kerstvakantie|meivakantie|kerst)"
)
_END: Final = r"(?:(?:het |de )?(?:eind|einde|afloop) (?:van )?|ultimo )"
_IN: Final = r"(?:in (?:de loop van |het jaar |de jaren |het kalenderjaar )?|gedurende |tijdens |nog in |heel )"
_BEFORE: Final = r"(?:v[oó]{2}r (?:het jaar )?)"
_BY: Final = r"(?:uiterlijk|(?:tot en met|t/m)) (?:in |op |eind |per )?"
_YEARS: Final = rf"(?:{YEAR}(?:, | en | of | tot en met | t/m | ?[-–] ?))*(?P<year>{YEAR})(?!-\d)"
_SCHOOL: Final = r"(?:school|studie|cursus|college)jaar"
_SPAN: Final = r"(?:jaar|jaren|maanden?|weken|week|dagen|dag)"
_ORDINALS: Final = ("eerste", "tweede", "derde", "vierde")


def _on_day(found: re.Match[str], _: _Signed) -> date | Phrase:
    day = day_of(found["day"])
    if day is None:
        return _NO_SUCH_DAY
    return day - timedelta(days=1) if found.group().lower().startswith(("voor", "vóór")) else day


def _in_year(found: re.Match[str], _: _Signed) -> date | Phrase:
    return date(int(found["year"]), 12, 31)


def _before_year(found: re.Match[str], _: _Signed) -> date | Phrase:
    return date(int(found["year"]) - 1, 12, 31)


def _in_month(found: re.Match[str], _: _Signed) -> date | Phrase:
    return last_day(int(found["year"]), month_of(found["month"]))


def _before_month(found: re.Match[str], _: _Signed) -> date | Phrase:
    return date(int(found["year"]), month_of(found["month"]), 1) - timedelta(days=1)


def _in_quarter(found: re.Match[str], _: _Signed) -> date | Phrase:
    which = found["which"].lower()
    number = int(which[0]) if which[0].isdigit() else (*_ORDINALS, "laatste").index(which) + 1
    return last_day(int(found["year"]), 3 * min(number, 4))


def _in_half(found: re.Match[str], _: _Signed) -> date | Phrase:
    return last_day(int(found["year"]), 6 if found["which"].lower() == "eerste" else 12)


def _in_school_year(found: re.Match[str], _: _Signed) -> date | Phrase:
    first, last = int(found["first"]), found["last"]
    return date(int(last) if len(last) == 4 else first // 100 * 100 + int(last), 7, 31)


def _this_year(found: re.Match[str], signed: _Signed) -> date | Phrase:
    if signed.year is None:
        return _UNDATED
    return date(signed.year + ("volgend" in found.group().lower()), 12, 31)


def _on_day_of_year(found: re.Match[str], signed: _Signed) -> date | Phrase:
    if signed.year is None:
        return _UNDATED
    words = found.group().lower()
    day = day_of(f"{found['number']} {found['month']} {signed.year + ('volgend' in words)}")
    return _NO_SUCH_DAY if day is None else day - timedelta(days=words.startswith(("voor", "vóór")))


def _from_signing(found: re.Match[str], signed: _Signed) -> date | Phrase:
    if signed.day is None:
        return _UNSIGNED
    count = found.groupdict().get("count")
    return _later(signed.day, count_of(count) if count else 1, found["span"].lower())


def _later(day: date, count: float | None, span: str) -> date | Phrase:
    """Return the day some years, months, weeks or days later."""
    if count is None:
        return _VAGUE
    if span.startswith(("week", "weken", "dag")):
        return day + timedelta(days=round(count * (1 if span.startswith("dag") else 7)))
    months = day.month - 1 + round(count * (12 if span.startswith("ja") else 1))
    year, month = day.year + months // 12, months % 12 + 1
    return min(day.replace(day=1, month=month, year=year) + timedelta(days=day.day - 1), last_day(year, month))


def _pointed(_: re.Match[str], signed: _Signed) -> date | Phrase:
    return (signed.before and signed.before.day) or _BACK


def _never(why: Phrase) -> Callable[[re.Match[str], _Signed], date | Phrase]:
    return lambda _found, _signed: why


_COUNT: Final = r"(?P<count>\w+)"
_RULES: Final = (
    (rf"(?:{_BEFORE}|{_BY}|op |per |ultimo )(?:\w+dag )?(?P<day>{DAY})", _on_day),
    (
        rf"(?:in|tijdens|gedurende|voor) (?:het )?{_SCHOOL} (?P<first>{YEAR}) ?[-/–] ?[’']?(?P<last>\d\d(?:\d\d)?)\b",
        _in_school_year,
    ),
    (
        (
            rf"(?:(?:{_BEFORE}|aan |tegen |op |uiterlijk (?:aan )?)?{_END}|in de loop van )(?:het )?{_SCHOOL} "
            rf"(?P<first>{YEAR}) ?[-/–] ?[’']?(?P<last>\d\d(?:\d\d)?)\b"
        ),
        _in_school_year,
    ),
    (
        (
            rf"(?:(?:in|tijdens|voor|aan het eind van|nog) )?(?:dit|het (?:komende|volgende|nieuwe)|komend|"
            rf"volgend) {_SCHOOL}\b"
        ),
        _never(_NO_YEAR),
    ),
    (
        (
            rf"(?:in|uiterlijk in|{_BEFORE}{_END}|{_END}) ?(?:het |de )?(?P<which>[1-4]e|{'|'.join(_ORDINALS)}|laatste)"
            rf" kwartaal (?:van )?(?P<year>{YEAR})"
        ),
        _in_quarter,
    ),
    (rf"(?:in |uiterlijk in |{_BEFORE}{_END})(?:het )?Q(?P<which>[1-4]) (?:van )?(?P<year>{YEAR})", _in_quarter),
    (rf"in (?:de |het )?(?P<which>eerste|tweede) (?:helft|halfjaar) (?:van )?(?P<year>{YEAR})", _in_half),
    (rf"(?:{_BEFORE}|tegen |rond )(?:de |het )?{_SEASONS}(?: (?:van )?{YEAR})?", _never(_SEASON)),
    (
        (
            rf"(?:nog )?(?:in|tijdens|na|deze|dit|komende?|volgende?|uiterlijk in) (?:(?:de|het) )?(?:(?:komende?|"
            rf"volgende?) )?{_SEASONS}\b(?: (?:van )?{YEAR})?"
        ),
        _never(_SEASON),
    ),
    (rf"(?:in |tijdens )?(?:het )?(?:sport|speel|theater|toneel)?seizoen {YEAR} ?[-/–] ?\d+", _never(_SEASON)),
    (rf"(?:{_BEFORE}|{_BY})(?:begin )?(?P<month>{MONTH}) (?P<year>{YEAR})", _before_month),
    (
        (
            rf"(?:in |eind |uiterlijk in |tot en met )(?:de maand )?(?:{MONTH}(?:, | en | of | tot en met |"
            rf" t/m ))*(?P<month>{MONTH}) (?P<year>{YEAR})"
        ),
        _in_month,
    ),
    (rf"(?:begin|medio|half|halverwege|rond|tegen|omstreeks) (?:{MONTH} )?{YEAR}", _never(_VAGUE)),
    (rf"(?:(?:{_BEFORE}|aan |tegen |op |uiterlijk (?:aan )?)?{_END}){_YEARS}", _in_year),
    (rf"(?:{_IN}|{_BY}){_YEARS}", _in_year),
    (rf"{_BEFORE}(?P<year>{YEAR})", _before_year),
    (
        (
            rf"(?:{_BEFORE}|aan |tegen |nog |in |uiterlijk |in de loop van )*(?:{_END})?(?:dit|het volgende|"
            rf"volgend) (?:kalender)?jaar\b"
        ),
        _this_year,
    ),
    (r"binnen (?:nu en )?(?:de termijn van )?(?:een|één) (?P<span>jaar|maand|week)\b", _from_signing),
    (rf"binnen (?:nu en )?{_COUNT} (?P<span>{_SPAN})\b", _from_signing),
    (r"binnen een (?P<count>half) (?P<span>jaar)\b", _from_signing),
    (
        (
            r"(?:in (?:de loop van )?|voor |gedurende |over |tijdens )?(?:het )?(?:komende?|eerstvolgende) "
            r"(?P<span>jaar|maand|week)\b"
        ),
        _from_signing,
    ),
    (rf"(?:in |voor |gedurende |over )?de (?:komende|eerstvolgende) {_COUNT} (?P<span>{_SPAN})\b", _from_signing),
    (
        (
            rf"(?:{_BEFORE}|{_BY}|op )(?P<number>\d{{1,2}}) (?P<month>{MONTH}) (?:van )?(?:dit|volgend|"
            rf"het volgende) jaar\b"
        ),
        _on_day_of_year,
    ),
    (rf"{_BEFORE}{_END}het (?:kalender)?jaar\b", _never(_NO_YEAR)),
    (rf"over {_COUNT} (?P<span>{_SPAN})\b", _from_signing),
    (r"(?:voor|vóór|op|uiterlijk op|rond) (?:die|dezelfde|diezelfde|deze) (?:datum|dag)\b", _pointed),
    (r"(?:in|voor het eind(?:e)? van) (?:dat|datzelfde|hetzelfde) (?:school|kalender)?jaar\b", _pointed),
    (rf"(?:{_BEFORE}|{_BY}|op |in )(?:\d{{1,2}} )?{MONTH}(?! {YEAR})(?! \d)", _never(_NO_YEAR)),
)
"""Words of time, and how their last day is found: the first that stands earliest in a text holds."""
_NOT_AFTER: Final = (
    r"\b(?:dan|sinds|vanaf|van|opzichte van|vergeleken met|uit|na|per|week|sedert|en|elke?|iedere?|\d+)(?: het| de)? \Z"
)


def due(text: str, signed: date | None, signed_year: int | None, before: Due | None = None) -> Due | None:
    """Return when the text of a commitment, or the lead-in of a list, is due; nothing where it does not say so.

    `signed` is the day of signing, `signed_year` the year where that is all there is; `before` is what words that point
    back (`voor die datum`) mean.
    """
    found = [
        (each.start(), -len(each.group()), each, find)
        for pattern, find in _RULES
        for each in re.finditer(rf"(?<!\w)(?:{pattern})", text, re.IGNORECASE)
        if not re.search(_NOT_AFTER, text[: each.start()], re.IGNORECASE)
    ]
    if not found:
        return None
    _, _, words, find = min(found, key=lambda each: each[:2])
    year = signed.year if signed else signed_year
    told = find(words, _Signed(signed, year, before))
    return Due(words.group(), None, told) if isinstance(told, Phrase) else Due(words.group(), told, None)
