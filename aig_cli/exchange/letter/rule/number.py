"""Numbers of Dutch prose that count something: in digits or words, alone or as a range, with what softens them.

A number with a point that parts no thousands (`4.2`) is in doubt, and not taken. A part of a whole (`twee derde van de
leden`) is so many per cent.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from msgspec import Struct

from aig_cli.exchange.letter.rule.numeral import FRACTION, MARK, MARKED, marked, percentage_of, value_of
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


_ANY: Final = (MARK, "een mil", "helft", "kwart", "derde", "vierde", "vijfde", "tiende")
"""What a marked text without digits has where it has a number."""
_QUALIFIER: Final = (
    r"ruim|minimaal|minstens|ten ?minste|op zijn minst|ongeveer|circa|ca\.|plm\.|zo[’']n|maximaal|hoogstens|"
    r"ten hoogste|(?:niet )?meer dan|minder dan|bijna|krap|om en nabij(?: de)?|rond de|naar schatting|nog geen|"
    r"tot wel|gemiddeld|alle|een kleine|nog eens"
)
_SIGN: Final = r" ?%| procent\b| euro\b"
_END: Final = r"(?![\w/+]|[.,]\d|-[^\W\d])"
_NUMBER: Final = (
    rf"(?:\b(?P<qualifier>{_QUALIFIER}) )?(?:(?P<between>\btussen (?:de )?)|(?P<of>\bvan ))?"
    rf"(?P<euro>€ ?)?(?P<first>(?<![\w.,/’'+-]){MARKED}{_END})(?P<first_sign>{_SIGN})?"
    rf"(?:(?(between) en (?:de )?|(?:(?: in \d{{4}}| nu)? (?P<to>naar) | (?:tot(?: en met)?|à) | of (?=\d)| ?[–-] ?))"
    rf"(?:(?P<second_qualifier>{_QUALIFIER}|(?:onder|boven) de) )?"
    rf"(?:€ ?)?(?P<second>(?<![\w.,/’'+]){MARKED}{_END})(?P<second_sign>{_SIGN})?)?"
)
_FRACTION: Final = (
    rf"(?:\b(?P<qualifier>{_QUALIFIER}) )?(?:\b(?:de|een) )?(?<!\w)(?P<fraction>{FRACTION})"
    r"(?= van\b| minder| meer| uit\b| (?:te |hebben |is |zijn )?(?:ver|terug|om|af|toe|da|stij)\w+|[.]|\Z)"
)
_NEAR: Final = 120
"""How many characters before and after a number may tell what it is."""


@lru_cache(maxsize=16)
def numbers(text: str) -> Sequence[Number]:
    """Return the numbers of a text that count something, in their order; several rules ask for those of one text."""
    marks = marked(text)
    if not (any(each in marks for each in _ANY) or re.search(r"\d", marks)):
        return ()
    elsewhere = list(uncounted_spans(text, marks))
    parts = [found for found in re.finditer(_FRACTION, marks, re.IGNORECASE) if _is_outside(found.span(), elsewhere)]
    elsewhere += [found.span() for found in parts]
    whole = (
        found for found in re.finditer(_NUMBER, marks, re.IGNORECASE) if _is_outside(found.span("first"), elsewhere)
    )
    told = (_number(text, each) for each in whole if _counts(text, each))
    found = [*(_part(text, each) for each in parts), *(number for number in told if number)]
    return sorted(found, key=lambda number: number.start)


def _is_outside(span: tuple[int, int], elsewhere: Sequence[tuple[int, int]]) -> bool:
    return not any(begin < span[1] and span[0] < stop for begin, stop in elsewhere)


def _words(text: str, found: re.Match[str], name: str) -> str:
    """Return the words of a text where a group of a match in its marked text stands; nothing where it does not."""
    start, end = found.span(name)
    return text[start:end] if found[name] else ""


def _part(text: str, found: re.Match[str]) -> Number:
    value = percentage_of(_words(text, found, "fraction"))
    return Number(value, *found.span(), qualifier=found["qualifier"] or "", sign="procent")


def _counts(text: str, found: re.Match[str]) -> bool:
    """Tell whether a number counts something, by the words beside it."""
    start, first = found.start("first"), _words(text, found, "first")
    before, after = text[max(0, start - _NEAR) : start], text[found.end() :][:_NEAR]
    is_amount = found["qualifier"] or found["euro"]
    if (found["euro"] or found["first_sign"] == " euro") and is_price(text[: found.start()], after):
        return False
    if not is_amount and is_year(before, first):
        return False
    is_share = (found["second_sign"] or found["first_sign"] or "").strip() in ("%", "procent")
    return not (is_uncounted(before, first, after) or (not is_share and is_bound(before)))


def _number(text: str, found: re.Match[str]) -> Number | None:
    """Return what a number says; nothing where its words make no number."""
    first, second = value_of(_words(text, found, "first")), value_of(_words(text, found, "second"))
    if first is None:
        return None
    sign = "euro" if found["euro"] else (found["second_sign"] or found["first_sign"] or "").strip()
    qualifier = found["second_qualifier"] or found["qualifier"] or ""
    begin = next(start for start in (found.start("qualifier"), found.start("first")) if start >= 0)
    if (found["between"] or found["of"]) and second is not None:
        begin = found.start()
    if second is None:
        end = found.start("second") if found["second"] else found.end()
        return Number(first, begin, end, None, None, qualifier, sign)
    if found["to"] or second < first:
        return Number(second, begin, found.end(), None, first, qualifier, sign)
    return Number(first, begin, found.end(), second, None, qualifier, sign)
