"""Words of time, and the last day that is in time where they tell it."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Final

from msgspec import Struct

from aig_cli.exchange.letter.rule.numeral import count_of
from aig_cli.exchange.letter.rule.when import day_of, last_day, month_of
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
_Words = Mapping[str, str]
"""Words of time, `all` of them and those of the groups of their pattern, as the letter writes them."""
Find = Callable[[_Words, Signed], date | Phrase]


def _of_year(find: Callable[[_Words, int], date | None]) -> Find:
    """Return a rule for words with a year: in digits, or `dit jaar`, which is that of signing."""

    def find_day(found: _Words, signed: Signed) -> date | Phrase:
        words = found["year"].lower()
        if words.isdigit():
            return find(found, int(words)) or _NO_SUCH_DAY
        if signed.year is None:
            return _UNDATED
        return find(found, signed.year + ("volgend" in words)) or _NO_SUCH_DAY

    return find_day


def _is_before(found: _Words) -> bool:
    return found["all"].lower().startswith(("voor", "vóór", "tot ", "nog voor"))


def _on_day(found: _Words, _: Signed) -> date | Phrase:
    day = day_of(found["day"])
    return _NO_SUCH_DAY if day is None else day - timedelta(days=_is_before(found))


def _on_day_of_year(found: _Words, year: int) -> date | None:
    day = day_of(f"{found['number']} {found['month']} {year}")
    return day and day - timedelta(days=_is_before(found))


def _in_month(found: _Words, year: int) -> date:
    month = month_of(found["month"])
    return date(year, month, 1) - timedelta(days=1) if _is_before(found) else last_day(year, month)


def _at_end_of_month(found: _Words, year: int) -> date:
    return last_day(year, month_of(found["month"]))


def _in_quarter(found: _Words, year: int) -> date:
    which = found["which"].lower()
    number = int(which[0]) if which[0].isdigit() else (*_ORDINALS, "laatste").index(which) + 1
    return last_day(year, 3 * min(number, 4))


def _in_half(found: _Words, year: int) -> date:
    return last_day(year, 6 if found["which"].lower() == "eerste" else 12)


def _in_school_year(found: _Words, _: Signed) -> date | Phrase:
    first, last = int(found["first"]), found["last"]
    return date(int(last) if len(last) == 4 else first // 100 * 100 + int(last), 7, 31)


def _in_year(_: _Words, year: int) -> date:
    return date(year, 12, 31)


def _before_year(_: _Words, year: int) -> date:
    return date(year - 1, 12, 31)


def _from_signing(found: _Words, signed: Signed) -> date | Phrase:
    if signed.day is None:
        return _UNSIGNED
    count = found.get("count")
    return _later(signed.day, count_of(count) if count else 1, found["span"].lower())


_MONTHS_OF: Final = {"jaar": 12, "jaren": 12, "halfjaar": 6}


def _later(day: date, count: float | None, span: str) -> date | Phrase:
    """Return the day some years, months, weeks or days later."""
    if count is None:
        return _VAGUE
    if span.startswith(("week", "weken", "dag")):
        return day + timedelta(days=round(count * (1 if span.startswith("dag") else 7)))
    months = day.month - 1 + round(count * _MONTHS_OF.get(span, 1))
    year, month = day.year + months // 12, months % 12 + 1
    return min(day.replace(day=1, month=month, year=year) + timedelta(days=day.day - 1), last_day(year, month))


def _pointed(_: _Words, signed: Signed) -> date | Phrase:
    return signed.before or _BACK


def _never(why: Phrase) -> Find:
    return lambda _found, _signed: why


_DAY: Final = r"(?P<day>\d\d?(?:e|ste|de)? M+\.? Y+|\d\d? ?(?P<sign>[-./]) ?\d\d? ?(?P=sign) ?Y+|Y+-\d\d-\d\d)\b"
_END: Final = r"(?:(?:het |de )?(?:einde?|afloop) (?:van )?|ultimo )"
_IN: Final = (
    r"(?:in (?:de loop van |het jaar |de jaren |het kalenderjaar |de periode (?:van )?)?|gedurende |tijdens |"
    r"nog in |heel )"
)
_BEFORE: Final = r"(?:(?:nog )?voor (?:het jaar )?)"
_BY: Final = r"(?:uiterlijk|tot en met|t/m) (?:in |op |eind |per |in de maand )?"
_AT_END: Final = rf"(?:(?:{_BEFORE}|aan |tegen |op |tot |uiterlijk (?:aan )?)?{_END})"
_YEARS: Final = r"(?:Y+(?:, | en | of | tot en met | t/m | tot | ?[-–] ?))*(?P<year>Y+)\b(?!-[\dY])"
_OF_YEAR: Final = r"(?:van )?(?P<year>Y+|dit jaar|(?:het )?volgende? jaar)\b"
_SCHOOL_YEARS: Final = r"(?:het )?C+ (?P<first>Y+) ?[-/–] ?[’']?(?P<last>\d\d|Y+|\d{4})\b"
_QUARTER: Final = r"(?:het |de )?(?P<which>[1-4]e|O+) kwartaal"
_SPAN: Final = r"(?P<span>jaar|jaren|maanden?|weken|week|dagen|dag)\b"
_COUNT: Final = r"(?P<count>\w+)"
_OF_DAY: Final = "M Y|M. Y|-Y|- Y|/Y|/ Y|.Y|. Y|Y-"
_OF_END: Final = "eind|afloop|ultimo"
RULES: Final[tuple[tuple[str, str, Find], ...]] = (
    (_OF_DAY, rf"(?:{_BEFORE}|{_BY}|op |per |ultimo |tot )(?:\w+dag )?{_DAY}", _on_day),
    (
        "M",
        rf"(?:{_BEFORE}|{_BY}|op |tot )(?:\w+dag )?(?P<number>\d\d?) (?P<month>M+\.?) {_OF_YEAR}",
        _of_year(_on_day_of_year),
    ),
    ("C", rf"(?:in|tijdens|gedurende|voor) {_SCHOOL_YEARS}", _in_school_year),
    ("C", rf"(?:{_AT_END}|in de loop van ){_SCHOOL_YEARS}", _in_school_year),
    (
        "C",
        (
            r"(?:(?:in|tijdens|voor|aan het eind van|nog) )?(?:dit|het (?:komende|volgende|nieuwe)|komend|"
            r"volgend) C+\b"
        ),
        _never(_NO_YEAR),
    ),
    ("kwartaal", rf"(?:in |uiterlijk in |{_AT_END}){_QUARTER} {_OF_YEAR}", _of_year(_in_quarter)),
    (
        "kwartaal| q",
        rf"(?:in |uiterlijk in |{_AT_END})(?:het )?(?:q|kwartaal )(?P<which>[1-4]) {_OF_YEAR}",
        _of_year(_in_quarter),
    ),
    ("kwartaal", rf"(?:in |uiterlijk in |{_AT_END}){_QUARTER}\b", _never(_NO_YEAR)),
    ("helft|halfjaar", rf"in (?:de |het )?(?P<which>O+) (?:helft|halfjaar) {_OF_YEAR}", _of_year(_in_half)),
    (
        "S",
        (
            rf"(?:{_BEFORE}|(?:nog )?(?:in|tijdens|na|tot|tegen|rond|uiterlijk in) |(?=deze |dit |komende? |"
            rf"volgende? ))(?:(?:de|het|deze|dit) )?(?:(?:komende?|volgende?) )?S+\b(?: (?:van )?Y+\b)?"
        ),
        _never(_SEASON),
    ),
    ("seizoen", r"(?:in |tijdens )?(?:het )?(?:sport|speel|theater|toneel)?seizoen Y+ ?[-/–] ?[\dY]+", _never(_SEASON)),
    (
        "M",
        (
            rf"(?:{_BEFORE}|{_BY}|in |eind |uiterlijk )(?:de maand )?"
            rf"(?:M+(?:\.|\b)(?:, | en | of | tot en met | t/m ))*(?P<month>M+\.?) {_OF_YEAR}"
        ),
        _of_year(_in_month),
    ),
    (
        "seizoen",
        r"(?:in |tijdens )?(?:het )?(?:komende?|volgende?|nieuwe?) (?:sport|theater)?seizoen\b",
        _never(_SEASON),
    ),
    (_OF_END, rf"{_AT_END}(?P<month>M+\.?) {_OF_YEAR}", _of_year(_at_end_of_month)),
    (
        "begin|medio|half|halverwege|rond|tegen|omstreeks",
        r"(?:begin|medio|half|halverwege|rond|tegen|omstreeks) (?:M+\.? )?Y+\b",
        _never(_VAGUE),
    ),
    (_OF_END, rf"{_AT_END}{_YEARS}", _of_year(_in_year)),
    ("Y", rf"(?:{_IN}|{_BY}|tussen |van (?=Y+ tot)){_YEARS}", _of_year(_in_year)),
    ("voor Y|voor het jaar Y", rf"{_BEFORE}(?P<year>Y+)\b", _of_year(_before_year)),
    (
        "jaar",
        (
            rf"(?:{_BEFORE}|aan |tegen |nog |in |uiterlijk |in de loop van )*(?:{_END})?"
            r"(?P<year>(?:dit|het volgende|volgend) (?:kalender)?jaar)\b"
        ),
        _of_year(_in_year),
    ),
    ("binnen", r"binnen (?:nu en )?(?:de termijn van )?(?:een|één) (?P<span>jaar|maand|week)\b", _from_signing),
    ("binnen", rf"binnen (?:nu en )?{_COUNT} {_SPAN}", _from_signing),
    ("half jaar", r"binnen een (?P<count>half) (?P<span>jaar)\b", _from_signing),
    (
        "komend|eerstvolgend",
        (
            r"(?:in (?:de loop van )?|voor |gedurende |over |tijdens )?(?:het )?(?:komende?|"
            r"eerstvolgende) (?:kalender)?(?P<span>jaar|halfjaar|maand|week)\b"
        ),
        _from_signing,
    ),
    (
        "komende|eerstvolgende",
        rf"(?:in |voor |gedurende |over )?de (?:komende|eerstvolgende) {_COUNT} {_SPAN}",
        _from_signing,
    ),
    ("over ", rf"over {_COUNT} {_SPAN}", _from_signing),
    ("jaar|jaren|maanden", r"in (?P<count>\d+|N+|één) (?P<span>jaar|jaren|maanden)\b(?: tijd)?", _from_signing),
    ("jaar", rf"{_BEFORE}{_END}het (?:kalender)?jaar\b", _never(_NO_YEAR)),
    ("datum|dag", r"(?:voor|op|uiterlijk op|rond) (?:die|dezelfde|diezelfde|deze) (?:datum|dag)\b", _pointed),
    ("jaar", r"(?:in|voor het einde? van) (?:dat|datzelfde|hetzelfde) (?:school|kalender)?jaar\b", _pointed),
    (
        "M",
        rf"(?:{_BEFORE}|{_BY}|op |in |eind |tot )(?:\w+dag )?(?:\d\d? |de maand )?M+\b\.?(?! Y)(?! \d)",
        _never(_NO_YEAR),
    ),
)
"""What must stand in the signs of time of a text (one of what bars part), patterns of them, and how the last day that
is in time is found. Of what stands earliest in a text the longest holds.
"""
