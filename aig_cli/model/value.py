"""Values as people write them in Dutch: one reader a kind, used for options, files and cells alike.

Every reader takes a text and returns a value, or raises an `InvalidError` whose sentence starts where the name of the
field ends. Only ASCII digits count: Python's own `int` and `float` take `2_025`, full-width digits and `nan`.
"""

import re
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, TypeVar

from aig_cli.errors import (
    AmbiguousNumberError,
    BoundsError,
    BranchNumberError,
    CodeError,
    DateError,
    DecimalPointError,
    DecimalSignError,
    EmailError,
    InvalidError,
    KvkError,
    LanguageError,
    Nearest,
    NoSuchDayError,
    NumberArgumentError,
    NumberError,
    PaddedKvkRemark,
    PhoneError,
    PointNumberError,
    Remark,
    SerialDayError,
    Sha256Error,
    SharePercentageError,
    TwoDigitYearError,
    WebsiteError,
    WholeNumberError,
    YearError,
    YesNoError,
)
from aig_cli.model.code import Code, Measure
from aig_cli.model.text import fold, read_line, refuse_characters

HIGHEST: Final = 9_000_000_000_000_000
"""The largest number that is taken: below it a number is the same in every reader of JSON."""
FIRST_YEAR: Final = 1990
LAST_YEAR: Final = 2100

EARLIEST: Final = date(1900, 1, 1)
_SPREADSHEET_START: Final = date(1899, 12, 30)
"""Day 0 of a spreadsheet, since March 1900."""

Number = int | float
Quantity = int | float | str
C = TypeVar("C", bound=Code)

# patterns are compiled when they are needed: a command that only shows needs none
_NUMBER = r"(?:€\s*)?(-?(?:[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,[0-9]+)?)"
_POINT = r"-?([0-9]+)\.([0-9]+)"
_ISO_DATE = r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
_DUTCH_DATE = r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]+)"
_WORD_DATE = r"([0-9]{1,2}) ([a-z]+)\.? ([0-9]+)"
_EMAIL = r"[^\s@<>,;:\"()\[\]\\]{1,64}@(?:[\w-]+\.)+[\w-]{2,}"
_PHONE = r"(?:\+|\(?0|14 ?0)[0-9 ()-]{3,22}"
_WEBSITE = r"https?://(?:[\w-]+\.)*[\w-]+(?::[0-9]{1,5})?(?:[/?#][^\s<>\"]*)?"
_SCHEME = r"(?i)[a-z][a-z0-9+.-]*:/"
_MONTHS = (
    ("januari", "jan", "january"),
    ("februari", "feb", "february"),
    ("maart", "mrt", "mar", "march"),
    ("april", "apr"),
    ("mei", "may"),
    ("juni", "jun", "june"),
    ("juli", "jul", "july"),
    ("augustus", "aug", "august"),
    ("september", "sep", "sept"),
    ("oktober", "okt", "oct", "october"),
    ("november", "nov"),
    ("december", "dec"),
)


class Doubtful:
    """A value that was read, with a warning about how."""

    def __init__(self, value: object, remark: Remark) -> None:
        self.value = value
        self.remark = remark


def read_number(given: str) -> Number:
    """Read a number from 0 to 9 × 10^15 in Dutch notation: `4.200` is 4200, `1.250,5` is 1250.5.

    Raises:
        AmbiguousNumberError: `4.2`, which may be 4,2 or a slip in 4.200.
        NumberError: anything else that is no number.
        BoundsError: below 0 or above the highest.
    """
    match = re.fullmatch(_NUMBER, given.strip())
    if not match:
        point = re.fullmatch(_POINT, given.strip())
        if point:
            raise _pointed(given, *point.groups())
        raise NumberError(given=given)
    text = match.group(1).replace(".", "").replace(",", ".")
    number = float(text)
    if not 0 <= number <= HIGHEST:
        raise BoundsError(given=given, low=0, high=HIGHEST)
    return int(number) if number.is_integer() else number


def _pointed(given: str, whole: str, fraction: str) -> InvalidError:
    decimal = f"{whole},{fraction}"
    if whole.startswith("0") or len(fraction) > 2:
        return DecimalPointError(given=given, decimal=decimal)
    return AmbiguousNumberError(given=given, decimal=decimal, thousands=whole + fraction.ljust(3, "0"))


class Decimal(StrEnum):
    """What stands between a whole number and its fraction.

    EITHER is for lists with commas between their cells: a point is a decimal point, unless it may separate thousands.
    CELL is for workbooks: a comma, but a cell that shows 45 % holds 0,45.
    """

    COMMA = "comma"
    POINT = "point"
    EITHER = "either"
    CELL = "cell"


def in_dutch(given: str, decimal: Decimal) -> str:
    """Return a number as Dutch has it, with a comma: `12.5` with a decimal point is `12,5`. Other texts stay.

    Raises:
        DecimalSignError: `4.200`, which can be two numbers in a list that does not tell.
        PointNumberError: a comma in a number that is to have a decimal point.
    """
    text = given.strip()
    if decimal in {Decimal.COMMA, Decimal.CELL}:
        return given
    if decimal is Decimal.POINT and re.fullmatch(r"[-0-9.]*[0-9],[-0-9.,]*", text):
        raise PointNumberError(given=given)
    if decimal is Decimal.EITHER and re.fullmatch(r"[1-9][0-9]{0,2}\.[0-9]{3}", text):
        raise DecimalSignError(given=given, whole=text.replace(".", ""), fraction=text.replace(".", ","))
    return text.replace(".", ",") if re.fullmatch(r"-?[0-9]+\.[0-9]+ ?%?", text) else given


def read_whole_number(given: str) -> int:
    """Read a number of things or people."""
    number = read_number(given)
    if isinstance(number, float):
        raise WholeNumberError(given=given)
    return number


def read_quantity(given: str, measure: Measure) -> Quantity:
    """Read the value of a deliverable: a count from 0, a percentage from 0 to 100, `yes` or `no`, or a text."""
    if measure is Measure.YES_NO:
        return "yes" if read_yes_no(given) else "no"
    if measure is Measure.TEXT:
        return read_line(given)
    if measure is Measure.COUNT:
        return read_number(given)
    number = read_number(given.strip().removesuffix("%").rstrip())
    if number > 100:
        raise BoundsError(given=given, low=0, high="100 %")
    return number


def require_clear_percentage(value: Quantity, given: str) -> None:
    """Refuse a percentage from a cell of a workbook that can be a share of one.

    Raises:
        SharePercentageError: it is above 0 and at most 1.
    """
    if not isinstance(value, str) and 0 < value <= 1:
        share = number_text(round(value * 100, 9)).replace(".", ",")
        raise SharePercentageError(given=given, share=share)


def read_year(given: str) -> int:
    """Read a year of four digits, 1990 to 2100."""
    if not re.fullmatch(r"[0-9]{4}", given) or not FIRST_YEAR <= int(given) <= LAST_YEAR:
        raise YearError(given=given)
    return int(given)


def read_operation(given: str) -> int:
    """Read the number of an operation.

    Raises:
        NumberArgumentError: it is none.
    """
    if not re.fullmatch("[0-9]{1,9}", given):
        raise NumberArgumentError(given=given)
    return int(given)


def read_date(given: str) -> date:
    """Read a day: `2015-12-31`, or day first as in `31-12-2015`, `31/12/2015`, `31.12.2015` and `31 dec 2015`.

    Raises:
        DateError: not written as a date.
        TwoDigitYearError: the century is missing.
        NoSuchDayError: the calendar has no such day.
    """
    text = given.strip().casefold()
    if iso := re.fullmatch(_ISO_DATE, text):
        year, month, day = iso.groups()
    elif dutch := re.fullmatch(_DUTCH_DATE, text):
        day, _, month, year = dutch.groups()
    elif word := re.fullmatch(_WORD_DATE, text):
        day, month, year = word.groups()
        month = next((str(number) for number, names in enumerate(_MONTHS, start=1) if month in names), "")
    else:
        raise _no_date(given)
    if len(year) == 2:
        raise TwoDigitYearError(given=given)
    if len(year) != 4 or not month:
        raise DateError(given=given)
    if year.isdecimal() and 0 < int(year) < EARLIEST.year:
        raise BoundsError(given=given, low=EARLIEST, high=date.max)
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise NoSuchDayError(given=given) from None


def _no_date(given: str) -> InvalidError:
    """Return what is wrong with what is no date: it may be what a spreadsheet counts days with."""
    if re.fullmatch(r"[2-7][0-9]{4}", given.strip()):
        return SerialDayError(given=given, day=_SPREADSHEET_START + timedelta(days=int(given)))
    return DateError(given=given)


def read_yes_no(given: str) -> bool:
    """Read yes or no, ja or nee, true or false."""
    word = given.strip().casefold()
    if word in {"yes", "ja", "true"}:
        return True
    if word in {"no", "nee", "false"}:
        return False
    raise YesNoError(given=given)


def read_code(given: str, codes: type[C]) -> C:
    """Read a value of a code list, or its label in Dutch or English, whatever its case."""
    try:
        return codes(given.strip().casefold())  # type: ignore[call-arg] # a look-up, not a new member
    except ValueError:
        labelled = [code for code in codes if fold(given) in {fold(code.nl), code.en}]
        if len(labelled) == 1:
            return labelled[0]
        allowed = [code.value for code in codes]
        hint = Nearest(given, allowed, [code.nl for code in codes])
        raise CodeError(given=given, allowed=", ".join(allowed), hint=hint) from None


def read_kvk(given: str) -> str | Doubtful:
    """Read a chamber of commerce number: 8 digits as text, since leading zeros matter. 7 digits are doubtful."""
    if re.fullmatch(r"[0-9]{8}", given):
        return given
    if re.fullmatch(r"[0-9]{7}", given):
        return Doubtful("0" + given, PaddedKvkRemark(given=given, kvk="0" + given))
    if re.fullmatch(r"[0-9]{12}", given):
        raise BranchNumberError(given=given)
    raise KvkError(given=given)


def read_email(given: str) -> str:
    """Read an e-mail address of at most 254 characters."""
    if len(given) > 254 or not re.fullmatch(_EMAIL, given):
        raise EmailError(given=given)
    refuse_characters(given)
    return given


def read_phone(given: str) -> str:
    """Read a telephone number as text, with its leading 0 or +."""
    if not re.fullmatch(_PHONE, given) or sum(character.isdigit() for character in given) < 5:
        raise PhoneError(given=given)
    return given


def read_website(given: str) -> str:
    """Read a web address: http or https, and no password in it."""
    if len(given) > 2000 or not re.fullmatch(_WEBSITE, given):
        raise WebsiteError(given=given)
    refuse_characters(given)
    return given


def read_sha256(given: str) -> str:
    """Read a SHA-256 digest: 64 hexadecimal digits."""
    digest = given.casefold()
    if not re.fullmatch(r"[0-9a-f]{64}", digest):
        raise Sha256Error(given=given)
    return digest


def read_language(given: str) -> str:
    """Read a language code of two letters."""
    language = given.casefold()
    if not re.fullmatch(r"[a-z]{2}", language):
        raise LanguageError(given=given)
    return language


def read_evidence(given: str) -> str:
    """Read where something can be seen: a web address, or words. It is kept as text and never opened."""
    return read_website(given) if re.match(_SCHEME, given) else read_line(given)


def number_text(number: Number) -> str:
    """Return a number in digits with a point, never in powers of ten; as short as it can be and still be the same."""
    text = str(number)
    if "e-" in text:
        digits, _, exponent = text.removeprefix("-").partition("e-")
        text = f"{'-' if number < 0 else ''}0.{'0' * (int(exponent) - 1)}{digits.replace('.', '')}"
    return text.removesuffix(".0")
