"""Words of time, and the last day that is in time where they tell it."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from msgspec import Struct

from aig_cli.exchange.letter.rule.numeral import NUMERAL, count_of
from aig_cli.exchange.letter.rule.when import DAY, MONTH, YEAR, day_of, last_day, month_of
from aig_cli.language import Phrase


class Signed(Struct, frozen=True):
    """When a letter was signed, as far as it is known, and the day that words point back to."""

    day: date | None
    year: int | None
    before: date | None


_UNSIGNED: Final = Phrase("counts from the day of signing, which the letter does not tell")
_UNDATED: Final = Phrase("counts from the year of signing, which the letter does not tell")
_SEASON: Final = Phrase("a season has no last day")
_NO_YEAR: Final = Phrase("the letter does not tell the year")
_VAGUE: Final = Phrase("the letter does not tell a day")
_BACK: Final = Phrase("points back to a day that the letter does not tell")
_NO_SUCH_DAY: Final = Phrase("the calendar has no such day")
_ORDINALS: Final = ("eerste", "tweede", "derde", "vierde")
_Find = Callable[[re.Match[str], Signed], date | Phrase]


def _of_year(find: Callable[[re.Match[str], int], date | None]) -> _Find:
    """Return a rule for words with a year: in digits, or `dit jaar`, which is that of signing."""

    def find_day(found: re.Match[str], signed: Signed) -> date | Phrase:
        words = found["year"].lower()
        if words.isdigit():
            return find(found, int(words)) or _NO_SUCH_DAY
        if signed.year is None:
            return _UNDATED
        return find(found, signed.year + ("volgend" in words)) or _NO_SUCH_DAY

    return find_day


def _is_before(found: re.Match[str]) -> bool:
    return found.group().lower().startswith(("voor", "vóór", "tot ", "nog voor"))


def _on_day(found: re.Match[str], _: Signed) -> date | Phrase:
    day = day_of(found["day"])
    return _NO_SUCH_DAY if day is None else day - timedelta(days=_is_before(found))


def _on_day_of_year(found: re.Match[str], year: int) -> date | None:
    day = day_of(f"{found['number']} {found['month']} {year}")
    return day and day - timedelta(days=_is_before(found))


def _in_month(found: re.Match[str], year: int) -> date:
    month = month_of(found["month"])
    return date(year, month, 1) - timedelta(days=1) if _is_before(found) else last_day(year, month)


def _in_quarter(found: re.Match[str], year: int) -> date:
    which = found["which"].lower()
    number = int(which[0]) if which[0].isdigit() else (*_ORDINALS, "laatste").index(which) + 1
    return last_day(year, 3 * min(number, 4))


def _in_half(found: re.Match[str], year: int) -> date:
    return last_day(year, 6 if found["which"].lower() == "eerste" else 12)


def _in_school_year(found: re.Match[str], _: Signed) -> date | Phrase:
    first, last = int(found["first"]), found["last"]
    return date(int(last) if len(last) == 4 else first // 100 * 100 + int(last), 7, 31)


def _in_year(_: re.Match[str], year: int) -> date:
    return date(year, 12, 31)


def _before_year(_: re.Match[str], year: int) -> date:
    return date(year - 1, 12, 31)


def _from_signing(found: re.Match[str], signed: Signed) -> date | Phrase:
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


def _pointed(_: re.Match[str], signed: Signed) -> date | Phrase:
    return signed.before or _BACK


def _never(why: Phrase) -> _Find:
    return lambda _found, _signed: why


_SEASONS: Final = (
    r"(?:voorjaar|najaar|zomervakantie|herfstvakantie|kerstvakantie|voorjaarsvakantie|meivakantie|zomer|herfst|winter|"
    r"lente|kerst)\b"
)
_END: Final = r"(?:(?:het |de )?(?:eind|einde|afloop) (?:van )?|ultimo )"
_IN: Final = (
    r"(?:in (?:de loop van |het jaar |de jaren |het kalenderjaar |de periode (?:van )?)?|gedurende |tijdens |"
    r"nog in |heel )"
)
_BEFORE: Final = r"(?:(?:nog )?v[oó]{2}r (?:het jaar )?)"
_BY: Final = r"(?:uiterlijk|(?:tot en met|t/m)) (?:in |op |eind |per |in de maand )?"
_AT_END: Final = rf"(?:(?:{_BEFORE}|aan |tegen |op |tot |uiterlijk (?:aan )?)?{_END})"
_YEARS: Final = rf"(?:{YEAR}(?:, | en | of | tot en met | t/m | tot | ?[-–] ?))*(?P<year>{YEAR})(?!-\d)"
_OF_YEAR: Final = rf"(?:van )?(?P<year>{YEAR}|dit jaar|(?:het )?volgende? jaar)\b"
_SCHOOL: Final = r"(?:school|studie|cursus|college)jaar"
_SCHOOL_YEARS: Final = rf"(?:het )?{_SCHOOL} (?P<first>{YEAR}) ?[-/–] ?[’']?(?P<last>\d\d(?:\d\d)?)\b"
_QUARTER: Final = rf"(?:het |de )?(?P<which>[1-4]e|{'|'.join(_ORDINALS)}|laatste) kwartaal"
_SPAN: Final = r"(?P<span>jaar|jaren|maanden?|weken|week|dagen|dag)\b"
_COUNT: Final = r"(?P<count>\w+)"
_MONTHS: Final = rf"(?:de maand )?(?:{MONTH}(?:, | en | of | tot en met | t/m ))*(?P<month>{MONTH})"
RULES: Final[tuple[tuple[str, _Find], ...]] = (
    (rf"(?:{_BEFORE}|{_BY}|op |per |ultimo |tot )(?:\w+dag )?(?P<day>{DAY})", _on_day),
    (
        rf"(?:{_BEFORE}|{_BY}|op |tot )(?:\w+dag )?(?P<number>\d{{1,2}}) (?P<month>{MONTH}) {_OF_YEAR}",
        _of_year(_on_day_of_year),
    ),
    (rf"(?:in|tijdens|gedurende|voor) {_SCHOOL_YEARS}", _in_school_year),
    (rf"(?:{_AT_END}|in de loop van ){_SCHOOL_YEARS}", _in_school_year),
    (
        (
            rf"(?:(?:in|tijdens|voor|aan het eind van|nog) )?(?:dit|het (?:komende|volgende|nieuwe)|komend|"
            rf"volgend) {_SCHOOL}\b"
        ),
        _never(_NO_YEAR),
    ),
    (rf"(?:in |uiterlijk in |{_AT_END}){_QUARTER} {_OF_YEAR}", _of_year(_in_quarter)),
    (rf"(?:in |uiterlijk in |{_AT_END})(?:het )?(?:Q|kwartaal )(?P<which>[1-4]) {_OF_YEAR}", _of_year(_in_quarter)),
    (rf"(?:in |uiterlijk in |{_AT_END}){_QUARTER}\b", _never(_NO_YEAR)),
    (rf"in (?:de |het )?(?P<which>eerste|tweede) (?:helft|halfjaar) {_OF_YEAR}", _of_year(_in_half)),
    (
        (
            rf"(?:{_BEFORE}|(?:nog )?(?:in|tijdens|na|tot|tegen|rond|uiterlijk in) |(?=deze |dit |komende? |"
            rf"volgende? ))(?:(?:de|het|deze|dit) )?(?:(?:komende?|volgende?) )?{_SEASONS}(?: (?:van )?{YEAR})?"
        ),
        _never(_SEASON),
    ),
    (rf"(?:in |tijdens )?(?:het )?(?:sport|speel|theater|toneel)?seizoen {YEAR} ?[-/–] ?\d+", _never(_SEASON)),
    (rf"(?:{_BEFORE}|{_BY}|in |eind |uiterlijk ){_MONTHS} {_OF_YEAR}", _of_year(_in_month)),
    (rf"(?:begin|medio|half|halverwege|rond|tegen|omstreeks) (?:{MONTH} )?{YEAR}", _never(_VAGUE)),
    (rf"{_AT_END}{_YEARS}", _of_year(_in_year)),
    (rf"(?:{_IN}|{_BY}|tussen |van (?={YEAR} tot)){_YEARS}", _of_year(_in_year)),
    (rf"{_BEFORE}(?P<year>{YEAR})", _of_year(_before_year)),
    (
        (
            rf"(?:{_BEFORE}|aan |tegen |nog |in |uiterlijk |in de loop van )*(?:{_END})?"
            r"(?P<year>(?:dit|het volgende|volgend) (?:kalender)?jaar)\b"
        ),
        _of_year(_in_year),
    ),
    (r"binnen (?:nu en )?(?:de termijn van )?(?:een|één) (?P<span>jaar|maand|week)\b", _from_signing),
    (rf"binnen (?:nu en )?{_COUNT} {_SPAN}", _from_signing),
    (r"binnen een (?P<count>half) (?P<span>jaar)\b", _from_signing),
    (
        (
            r"(?:in (?:de loop van )?|voor |gedurende |over |tijdens )?(?:het )?(?:komende?|"
            r"eerstvolgende) (?:kalender)?(?P<span>jaar|maand|week)\b"
        ),
        _from_signing,
    ),
    (rf"(?:in |voor |gedurende |over )?de (?:komende|eerstvolgende) {_COUNT} {_SPAN}", _from_signing),
    (rf"over {_COUNT} {_SPAN}", _from_signing),
    (rf"in (?P<count>{NUMERAL}) (?P<span>jaar|jaren|maanden)\b(?: tijd)?", _from_signing),
    (rf"{_BEFORE}{_END}het (?:kalender)?jaar\b", _never(_NO_YEAR)),
    (r"(?:voor|vóór|op|uiterlijk op|rond) (?:die|dezelfde|diezelfde|deze) (?:datum|dag)\b", _pointed),
    (r"(?:in|voor het eind(?:e)? van) (?:dat|datzelfde|hetzelfde) (?:school|kalender)?jaar\b", _pointed),
    (
        rf"(?:{_BEFORE}|{_BY}|op |in |eind |tot )(?:\w+dag )?(?:\d{{1,2}} |de maand )?{MONTH}(?! {YEAR})(?! \d)",
        _never(_NO_YEAR),
    ),
)
"""Patterns, and how the last day that is in time is found. Of what stands earliest in a text the longest holds."""
