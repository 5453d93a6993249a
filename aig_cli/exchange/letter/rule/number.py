"""Numbers of Dutch prose that count something: in digits or words, alone or as a range, with what softens them.

A number with a point that parts no thousands (`4.2`) is in doubt, and not taken. A part of a whole (`twee derde van de
leden`) is so many per cent.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from msgspec import Struct

from aig_cli.exchange.letter.rule.numeral import FRACTION, NUMERAL, PARTS, percentage_of, value_of
from aig_cli.exchange.letter.rule.uncounted import is_bound, is_price, is_uncounted, is_year, uncounted_spans


class Number(Struct, frozen=True):
    """A number in a text.

    Attributes:
        value: it, or the lower end of a range.
        upper: the upper end of a range.
        baseline: what the number was before (`van 9 naar 16`).
        qualifier: what softens it, as written: `ruim`, `ten minste`, `alle`.
        sign: `%`, `procent`, `euro` or nothing.
        start, end: where it begins and ends in the text, with all that belongs to it.
    """

    value: float
    start: int
    end: int
    upper: float | None = None
    baseline: float | None = None
    qualifier: str = ""
    sign: str = ""


_ATOM: Final = rf"(?<![\w.,/’'+-]){NUMERAL}(?![\w/+]|[.,]\d|-[^\W\d])"
_ANY: Final = rf"\d|\b(?:{PARTS}|een mil)|{FRACTION}"
"""What a text has where it has a number."""
_QUALIFIER: Final = (
    "ruim|minimaal|minstens|ten ?minste|op zijn minst|ongeveer|circa|ca\\.|plm\\.|zo[’']n|maximaal|hoogstens|"
    "ten hoogste|"
    "(?:niet )?meer dan|minder dan|bijna|krap|om en nabij(?: de)?|rond de|naar schatting|nog geen|tot wel|gemiddeld|"
    "alle|een kleine|nog eens"
)
_SIGN: Final = r" ?%| procent\b| euro\b"
_NUMBER: Final = (
    rf"(?:\b(?P<qualifier>{_QUALIFIER}) )?(?:(?P<between>\btussen (?:de )?)|(?P<of>\bvan ))?"
    rf"(?P<euro>€ ?)?(?P<first>{_ATOM})(?P<first_sign>{_SIGN})?"
    rf"(?:(?(between) en (?:de )?|(?:(?: in \d{{4}}| nu)? (?P<to>naar) | (?:tot(?: en met)?|à) |"
    rf" of (?=\d)| ?[–-] ?))(?:(?P<second_qualifier>{_QUALIFIER}|(?:onder|boven) de) )?"
    rf"(?:€ ?)?(?P<second>{_ATOM.replace('+-]', '+]')})(?P<second_sign>{_SIGN})?)?"
)
_FRACTION: Final = (
    rf"(?:\b(?P<qualifier>{_QUALIFIER}) )?(?:\b(?:de|een) )?(?<!\w)(?P<fraction>{FRACTION})"
    r"(?= van\b| minder| meer| (?:te |hebben |is |zijn )?(?:ver|terug|om|af|toe|da|stij)\w+|[.]|\Z|(?(qualifier) uit\b|(?!)))"
)
_NEAR: Final = 120
"""How many characters before and after a number may tell what it is."""


@lru_cache(maxsize=16)
def numbers(text: str) -> Sequence[Number]:
    """Return the numbers of a text that count something, in their order; several rules ask for those of one text."""
    if not re.search(_ANY, text, re.IGNORECASE):
        return ()
    elsewhere = list(uncounted_spans(text))
    parts = [found for found in re.finditer(_FRACTION, text, re.IGNORECASE) if _is_outside(found.span(), elsewhere)]
    elsewhere += [found.span() for found in parts]
    whole = (
        found for found in re.finditer(_NUMBER, text, re.IGNORECASE) if _is_outside(found.span("first"), elsewhere)
    )
    found = [*map(_part, parts), *(number for each in whole if _counts(each) and (number := _number(each)))]
    return sorted(found, key=lambda number: number.start)


def _is_outside(span: tuple[int, int], elsewhere: Sequence[tuple[int, int]]) -> bool:
    return not any(begin < span[1] and span[0] < stop for begin, stop in elsewhere)


def _part(found: re.Match[str]) -> Number:
    return Number(percentage_of(found["fraction"]), *found.span(), qualifier=found["qualifier"] or "", sign="procent")


def _counts(found: re.Match[str]) -> bool:
    """Tell whether a number counts something, by the words beside it."""
    start = found.start("first")
    before, after = found.string[max(0, start - _NEAR) : start], found.string[found.end() :][:_NEAR]
    is_amount = found["qualifier"] or found["euro"]
    if (found["euro"] or found["first_sign"] == " euro") and is_price(found.string[: found.start()], after):
        return False
    if not is_amount and is_year(before, found["first"]):
        return False
    is_share = (found["second_sign"] or found["first_sign"] or "").strip() in ("%", "procent")
    return not (is_uncounted(before, found["first"], after) or (not is_share and is_bound(before)))


def _number(found: re.Match[str]) -> Number | None:
    """Return what a number says; nothing where its words make no number."""
    first, second = value_of(found["first"]), value_of(found["second"] or "")
    if first is None:
        return None
    sign = "euro" if found["euro"] else (found["second_sign"] or found["first_sign"] or "").strip()
    qualifier = found["second_qualifier"] or found["qualifier"] or ""
    begin = next(start for start in (found.start("qualifier"), found.start("first")) if start >= 0)
    if (found["between"] and second is not None) or (found["of"] and second is not None):
        begin = found.start()
    if second is None:
        end = found.start("second") if found["second"] else found.end()
        return Number(first, begin, end, None, None, qualifier, sign)
    if found["to"] or second < first:
        return Number(second, begin, found.end(), None, first, qualifier, sign)
    return Number(first, begin, found.end(), second, None, qualifier, sign)
