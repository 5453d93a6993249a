"""Deliverables: what a commitment counts of what is made, held, given or changed, or of who takes part."""

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from aig_cli.exchange.letter.rule.aside import is_aside
from aig_cli.exchange.letter.rule.audience import is_only_audience
from aig_cli.exchange.letter.rule.noun import WORD, Noun, is_plural, noun_after, with_belongings
from aig_cli.exchange.letter.rule.number import Number, numbers
from aig_cli.exchange.letter.rule.numeral import value_of
from aig_cli.exchange.letter.rule.reach import reach_starts
from aig_cli.model.code import Direction, Measure


class Deliverable(Struct, frozen=True):
    """A result that a commitment puts a number to.

    Attributes:
        label: what is counted or changes, with its adjectives and what hangs on it with `van`.
        target: the number; the lower end of a range.
        target_to: the upper end of a range.
        unit: what is counted; `%`, `procent` or `euro`.
        measure: count or percentage.
        qualifier: what softens the number, as written: `ruim`, `ten minste`, `alle`.
        baseline: what it was before.
        direction: which way it goes, where the letter says so.
        start: the position of the number in the text.
    """

    label: str
    target: float
    target_to: float | None
    unit: str
    measure: Measure
    qualifier: str
    baseline: float | None
    direction: Direction | None
    start: int


_LESS: Final = (
    r"\b(?:lager|minder|kleiner|korter|terug\w*|vermind\w+|verlaa?g\w*|daalt|dalen|daling|gedaald|zakt|zakken|afn\w+|"
    r"(?:neemt|nemen) .{1,80}\baf|afgenomen|reduc\w+|halve\w+|omlaag|verklein\w*|bespar\w+|bespaart|krimp\w*)\b"
)
_MORE: Final = (
    r"\b(?:hoger|meer|groter|vaker|langer|stijgt|stijgen|stijging|gestegen|groei\w*|gegroeid|toen\w+|(?:neemt|"
    r"nemen) .*\btoe|toegenomen|verho(?:gen|og\w*)|verho?oging|vergro\w+|uitgebreid|uitbreid\w*|(?:breiden|"
    r"breidt) .*\buit|omhoog|verdubbel\w*)\b"
)
_COMPARED: Final = r" (?:lager|minder|kleiner|hoger|meer|groter|vaker|korter|langer)\b"
_OWNERS: Final = r"(?:de|het|een|ons|onze|hun|haar|zijn|dit|deze|die|alle)"
_AMOUNTS: Final = ("aantal ", "percentage ", "aandeel ", "deel ", "hoeveelheid ")
_AMOUNT: Final = (
    rf"\b(?:aantal|percentage|aandeel|deel|hoeveelheid) ((?:[a-zà-þ]\w*e )?{WORD}(?: en {WORD}(?= (?:met|van|in|die|"
    rf"dat|stijgt|daalt|groeit)))?)"
)
_OF: Final = rf" van(?: {_OWNERS})? (?={WORD})"
_SHARE: Final = rf"(?: van)?(?: {_OWNERS})? (?={WORD})"
_FREE: Final = (
    r"(?i)(?<!\bin)(?<!\bop)(?<!\bvoor)(?<!\bbij)(?<!\bmet)(?<!\bvan)(?<!\bover)(?<!\bnaar)(?<!\btot)(?<!\baan)(?<!\bdoor)"
    rf"(?<!\bonder)(?<!\btijdens)(?<!\bbinnen)(?:\A| ){_OWNERS}(?= )"
)
"""Where a noun begins that is subject or object."""
_AMONG: Final = r" van (?:al )?(?:de|onze|deze|hun|haar|zijn) (?:ruim |bijna )?(\d[\d.]*|[^\W\d_]+)(?= )"
_OF_THEM: Final = r"(?i)\bvan (?:de|onze|alle) (?:\d[\d.]* )?(?=[a-z][^,;]* er )"
"""Of what a number without a noun is a part: `van de 44.000 inwoners nodigen wij er 900 uit`."""


_NEAR: Final = 200
"""How many characters beside a number may tell what it counts."""
_READERS: Final = r"\w*(?:lezers|abonnees|abonnementen|volgers|kijkers|luisteraars|oplage)"
"""What only channels have."""


def deliverables(text: str) -> list[Deliverable]:
    """Return what the text of one commitment counts, in the order of its numbers.

    Numbers of those whom a channel reaches are no deliverables, nor are those with nothing that they count.
    """
    if is_only_audience(text):
        return []
    reached = reach_starts(text)
    results = (
        each
        for each in numbers(text)
        if each.start not in reached and not _is_now(text, each) and not is_aside(text, each)
    )
    told = (_deliverable(text, each) for each in results)
    return [each for each in told if each]


def _is_now(text: str, number: Number) -> bool:
    """Tell whether a number says how things are or were, or what there is of something each day."""
    if number.baseline is not None:
        return False
    is_there = not number.sign and re.search(r"\b(?:telt|tellen) (?:\w+ )?\Z", text[: number.start], re.IGNORECASE)
    is_past = re.search(r"\b(?:nu|was|waren) (?:nog |er )*\Z", text[: number.start])
    return bool(
        is_there or is_past or re.match(r"[^.,;\d]{0,30} (?:per (?:dag|week|\d)|in de week)", text[number.end :])
    )


def _deliverable(text: str, number: Number) -> Deliverable | None:
    is_percentage = number.sign in ("%", "procent")
    noun = None if number.sign else noun_after(text, number.end, plural=number.value != 1)
    direction = _direction(text, number, is_change=is_percentage and _is_change(text, number))
    if number.sign == "euro":
        label = unit = "euro"
    elif is_percentage:
        label, unit = _share_or_change(text, number, direction), number.sign
    else:
        label, unit = _counted(text, number, noun)
    if not label or re.fullmatch(_READERS, unit, re.IGNORECASE):
        return None
    measure = Measure.PERCENTAGE if is_percentage else Measure.COUNT
    return Deliverable(
        label, number.value, number.upper, unit, measure, number.qualifier, number.baseline, direction, number.start
    )


def _counted(text: str, number: Number, noun: Noun | None) -> tuple[str, str]:
    """Return what a number counts, and its unit: the noun after it, or after `het aantal` before it."""
    amount, among = _amount(text, number), _among(text, number)
    if among:
        noun = noun_after(text, among)
    if noun and not (amount and re.search(r"[a-zà-þ]\Z", noun.unit) and not is_plural(noun.unit)):
        return noun.label, noun.unit
    return amount, amount


def _among(text: str, number: Number) -> int | None:
    """Return where the noun begins of which a number is a part: `vier van onze 12 locaties`."""
    after = re.compile(_AMONG).match(text, number.end)
    if after and value_of(after[1]):
        return after.end()
    before = re.search(_OF_THEM, text[: number.start]) if " er " in text[: number.start] else None
    return before.end() - 1 if before else None


def _amount(text: str, number: Number) -> str:
    """Return what `het aantal` before a number is of."""
    if not any(each in text[: number.start] for each in _AMOUNTS):
        return ""
    found = list(re.compile(_AMOUNT).finditer(text, max(0, number.start - _NEAR), number.start))
    return text[found[-1].start(1) : with_belongings(text, found[-1].end())] if found else ""


def _is_change(text: str, number: Number) -> bool:
    """Tell whether a percentage is the size of a change, and no share."""
    after = text[number.end :]
    return bool(re.match(_COMPARED, after) or number.baseline is not None or not re.match(_OF, after))


def _direction(text: str, number: Number, *, is_change: bool) -> Direction | None:
    if number.baseline is not None:
        return Direction.INCREASE if number.value > number.baseline else Direction.DECREASE
    if not (is_change or (_amount(text, number) and re.search(r"\b(?:naar|tot|met) \Z", text[: number.start]))):
        return None
    found = [*_turns(text, number, _LESS, Direction.DECREASE), *_turns(text, number, _MORE, Direction.INCREASE)]
    return min(found, key=lambda turn: abs(turn[0] - number.end))[1] if found else None


def _turns(text: str, number: Number, pattern: str, direction: Direction) -> Iterator[tuple[int, Direction]]:
    near = max(0, number.start - _NEAR), number.end + _NEAR
    return ((found.start(), direction) for found in re.compile(pattern, re.IGNORECASE).finditer(text, *near))


def _share_or_change(text: str, number: Number, direction: Direction | None) -> str:
    """Return what a percentage is a share of, or what changes by it."""
    after = re.compile(_COMPARED if direction else _SHARE).match(text, number.end)
    if direction:
        noun = noun_after(text, after.end(), plural=False) if after else None
        return _amount(text, number) or (noun.label if noun else _object(text, number))
    noun = noun_after(text, after.end() - 1) if after else None
    return noun.label if noun else _amount(text, number) or _object(text, number)


def _object(text: str, number: Number) -> str:
    """Return the last subject or object before a percentage: `ons verzuim` of `is ons verzuim 15% lager`."""
    nouns = (
        noun_after(text, found.end(), plural=False)
        for found in re.compile(_FREE).finditer(text, max(0, number.start - _NEAR), number.start)
    )
    labels = [noun.label for noun in nouns if noun and noun.end <= number.start]
    return labels[-1] if labels else ""
