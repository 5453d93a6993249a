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
_QUALIFIERS: Final = (
    "ruim",
    "minimaal",
    "minstens",
    "ten minste",
    "tenminste",
    "op zijn minst",
    "ongeveer",
    "circa",
    "ca.",
    "plm.",
    "zo'n",
    "zo’n",
    "maximaal",
    "hoogstens",
    "ten hoogste",
    "niet meer dan",
    "meer dan",
    "minder dan",
    "bijna",
    "krap",
    "om en nabij",
    "om en nabij de",
    "rond de",
    "naar schatting",
    "nog geen",
    "tot wel",
    "gemiddeld",
    "alle",
    "een kleine",
    "nog eens",
)
_LONGEST: Final = len(max(_QUALIFIERS, key=len)) + 2
_EDGES: Final = ("", *" (/–-,;:‘“'")
"""What may stand before a word."""
_BETWEEN: Final = (
    r"ruim|minimaal|minstens|ten minste|ongeveer|circa|maximaal|bijna|(?:meer|minder) dan|(?:onder|boven) de"
)
"""What softens the second number of two: `van 4 naar minimaal 11`."""
_SIGN: Final = r" ?%| procent\b| euro\b"
_END: Final = r"(?![\w/+]|[.,]\d|-[^\W\d])"
_NUMBER: Final = (
    rf"(?:(?P<between>\btussen (?:de )?)|(?P<of>\bvan ))?"
    rf"(?P<euro>€ ?)?(?P<first>(?<![\w.,/’'+-]){MARKED}{_END})(?P<first_sign>{_SIGN})?"
    rf"(?:(?(between) en (?:de )?|(?:(?: in \d{{4}}| nu)? (?P<to>naar) | (?:tot(?: en met)?|à) | of (?=\d)| ?[–-] ?))"
    rf"(?:(?P<second_qualifier>{_BETWEEN}) )?"
    rf"(?:€ ?)?(?P<second>(?<![\w.,/’'+]){MARKED}{_END})(?P<second_sign>{_SIGN})?)?"
)
_FRACTION: Final = (
    rf"(?:\b(?:de|een) )?(?<!\w)(?P<fraction>{FRACTION})"
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
    value, qualifier = percentage_of(_words(text, found, "fraction")), _qualifier(text, found.start())
    return Number(value, _begin(found.start(), qualifier), found.end(), qualifier=qualifier, sign="procent")


def _qualifier(text: str, end: int) -> str:
    """Return what softens a number that begins at a position."""
    before = text[max(0, end - _LONGEST) : end].lower()
    told = (
        len(each) for each in _QUALIFIERS if before.endswith(f"{each} ") and before[: -len(each) - 1][-1:] in _EDGES
    )
    longest = max(told, default=0)
    return text[end - 1 - longest : end - 1] if longest else ""


def _begin(start: int, qualifier: str) -> int:
    """Return where a number begins with what softens it."""
    return start - len(qualifier) - 1 if qualifier else start


def _counts(text: str, found: re.Match[str]) -> bool:
    """Tell whether a number counts something, by the words beside it."""
    start, first = found.start("first"), _words(text, found, "first")
    before, after = text[max(0, start - _NEAR) : start], text[found.end() :][:_NEAR]
    is_amount = found["euro"] or _qualifier(text, found.start())
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
    before = _qualifier(text, found.start())
    qualifier = found["second_qualifier"] or before
    is_plain = not before and (second is None or (found["of"] and not found["to"]))
    begin = found.start("first") if is_plain else _begin(found.start(), before)
    if second is None:
        end = found.start("second") if found["second"] else found.end()
        return Number(first, begin, end, None, None, qualifier, sign)
    if found["to"] or second < first:
        return Number(second, begin, found.end(), None, first, qualifier, sign)
    return Number(first, begin, found.end(), second, None, qualifier, sign)
