"""Values of numbers as Dutch writes them: in digits, in words, and as parts of a whole."""

import re
from typing import Final

_ONES: Final = ("één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TEENS: Final = (
    "tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien".split()  # noqa: SIM905
)
_TENS: Final = "twintig dertig veertig vijftig zestig zeventig tachtig negentig".split()  # noqa: SIM905
_WORDS: Final = {
    **dict(zip(_ONES, range(1, 10), strict=True)),
    **dict(zip(_TEENS, range(10, 20), strict=True)),
    **{ten: 10 * number for number, ten in enumerate(_TENS, start=2)},
    **{
        f"{one}{'ën' if one.endswith('e') else 'en'}{ten}": 10 * tens + ones
        for tens, ten in enumerate(_TENS, start=2)
        for ones, one in enumerate(("een", *_ONES[1:]), start=1)
    },
    "eén": 1,
    "anderhalf": 1.5,
    "anderhalve": 1.5,
    "dozijn": 12,
}
_MULTIPLES: Final = {"honderd": 100, "duizend": 1000, "miljoen": 1_000_000, "miljard": 1_000_000_000}
_WHOLES: Final = {"kwart": 4, "derde": 3, "vierde": 4, "vijfde": 5, "tiende": 10}
_LONGEST_DIGITS: Final = len("999.999.999,999")
_LONGEST_WORD: Final = len("negenhonderdnegenennegentigduizendnegenhonderdnegenennegentig")
"""As many characters as a numeral of anything has at most; more are no number that a computer can hold."""
_DIGITS: Final = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?: 000)+|\d+(?:,\d+)?"
_MULTIPLE: Final = r"(?! ?miljoenste)(?: (?:duizend|miljoen|miljard)\b)?"
MARK: Final = "ŧ"
"""What stands for each letter of a number in words, so that patterns need not spell all numbers."""
MARKED: Final = rf"(?:(?:{_DIGITS}|{MARK}+|een(?= mil)){_MULTIPLE})"
"""A numeral of a marked text."""
FRACTION: Final = rf"(?:(?:een|twee|drie|{MARK}+) ?(?:{'|'.join(_WHOLES)})|helft)\b"
"""A part of a whole in a marked text: `twee derde`, `driekwart`, `helft`."""
_SPELLED: Final = (
    r"\b(?:[eé]én|een[eëhd]|twee|drie|vier|vijf|ze[sv]|acht|negen|tien|elf|twaalf|twintig|der|veer|tach|honderd|duizend|"
    r"anderhal|dozijn)[^\W\d_]*"
)
"""How words begin that may be numbers."""


def marked(text: str) -> str:
    """Return a text of the same length in which the letters of numbers in words are marks."""
    return re.sub(_SPELLED, _mark, text, flags=re.IGNORECASE)


def _mark(found: re.Match[str]) -> str:
    word = found.group()
    return word if value_of(word) is None else MARK * len(word)


def value_of(words: str) -> float | None:
    """Return the value of a numeral (`4.200`, `vijfentwintig`, `twintigtal`, `9 miljoen`); nothing where none."""
    base, _, multiple = words.lower().partition(" ")
    if len(base) > (_LONGEST_DIGITS if base[:1].isdecimal() else _LONGEST_WORD):
        return None
    if multiple in _MULTIPLES:
        value = value_of(base) if base != "een" else 1
        return None if value is None else whole(value * _MULTIPLES[multiple])
    if base[:1].isdecimal():
        return whole(float(words.replace(".", "").replace(" ", "").replace(",", ".")))
    return _spelled(base.removesuffix("tal"))


def percentage_of(fraction: str) -> float:
    """Return how many per cent a fraction is, to one decimal."""
    found = re.fullmatch(rf"(.*?) ?({'|'.join(_WHOLES)})", fraction.lower())
    return whole(round(100 * (_WORDS.get(found[1], 1)) / _WHOLES[found[2]], 1)) if found else 50


def _spelled(word: str) -> float | None:
    """Return the value of a number in one word: `tweeduizendvijfhonderd`."""
    for name in ("duizend", "honderd"):
        before, found, after = word.partition(name)
        if found:
            times, rest = _spelled(before) if before else 1, _spelled(after) if after else 0
            return None if times is None or rest is None else times * _MULTIPLES[name] + rest
    return _WORDS.get(word)


def whole(value: float) -> float:
    """Return a number without a fraction of nothing."""
    return int(value) if value == int(value) else value


def count_of(word: str) -> float | None:
    """Return the number that one word is, as before a length of time: `twee`, `12`, `een`, `half`."""
    return {"een": 1, "half": 0.5}.get(word.lower()) or (
        value_of(word) if re.fullmatch(r"[^\W\d]+|\d+", word) else None
    )
