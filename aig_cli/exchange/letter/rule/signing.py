"""When a letter was signed: a day beside a place, or after `getekend`."""

import re
from datetime import date
from typing import Final

from msgspec import Struct

from aig_cli.exchange.letter.letter import Letter, Sentence
from aig_cli.exchange.letter.rule.when import DAY, MONTH, YEAR, day_of


class Signing(Struct, frozen=True):
    """When a letter was signed.

    Attributes:
        day: the day; None where the letter only tells the year.
        year: the year.
        words: what the letter says, up to the date.
        sentence: where it stands.
    """

    day: date | None
    year: int
    words: str
    sentence: Sentence


_PLACE: Final = (
    r"(?!(?:Concept|In|Op|Opgericht|Per|Sinds|Tot|Vanaf|Versie)\b)(?:'s-|'t )?[A-ZÀ-Þ][\w'/-]*"
    r"(?: (?:[A-ZÀ-Þ][\w'-]*|aan|den|de|der|op|bij|en|'t)){0,4}"
)
_ON: Final = r"(?:,? ?(?:d\.d\.|op|de dato|de))? ?(?:\w+dag,? )?"
_MONTH: Final = rf"(?:{MONTH}|zomer|herfst|najaar|winter|lente|voorjaar) (?P<year>{YEAR})"
_END: Final = r"(?=[ .,]*\Z|\s+[A-Z(])"
_OF_OTHER: Final = r"\b(?:charter|convenant|manifest|\w+akkoord|dat|die|tot|waar\w*)\b"
_GAP: Final = rf"(?:(?!{_OF_OTHER})(?:[^0-9.;]|d\.d\.))"
"""Between `getekend` and its day: nothing of another day, or of what else was signed."""
_SIGNED: Final = (
    rf"(?i:{_GAP}{{0,60}}?\b(?:(?:ge|onder)tekend|overeengekomen|opgemaakt|voor akkoord)\b){_GAP}{{0,80}}?"
    rf"\b(?:(?P<day>(?i:{DAY}))|(?i:{_MONTH})|(?:in )(?P<only>{YEAR}))"
)
_ON_DAY: Final = (
    rf"(?i:{_GAP}{{0,60}}?\b(?:op|d\.d\.) (?P<day>{DAY}){_GAP}{{0,60}}?\b(?:onder)?(?:ge)?teken(?:d|den|en|t)\b)"
)
_LABELLED: Final = (
    rf".*?\b(?:[Pp]laats(?: en |/|, ?))?(?:[Dd]atum|[Dd]agtekening)(?: van)?(?: \w+)?: ?(?:{_PLACE},?)?{_ON}"
    rf"(?P<day>{DAY})"
)
_DATED: Final = rf"(?:[Tt]e )?{_PLACE}(?: \([\w .]+\))?,?{_ON}(?:(?P<day>{DAY})|(?:in )?{_MONTH}){_END}"
_DAY_FIRST: Final = rf"(?P<day>{DAY}),? (?:te )?{_PLACE}[ .,]*\Z"
_RULES: Final = (
    (_SIGNED, ("getekend", "ondertekend", "overeengekomen", "opgemaakt", "akkoord")),
    (_ON_DAY, ("teken",)),
    (_LABELLED, ("datum", "dagtekening")),
    (_DATED, ("19", "20")),
    (_DAY_FIRST, ("19", "20")),
)
"""What stands after `getekend` goes before a day with its label, and that before a day beside a place. Each is tried
where one of its words stands."""


def signing(letter: Letter) -> Signing | None:
    """Return when a letter was signed: nothing where it does not tell, or tells several days. A date alone is none."""
    dated = [each for each in letter.sentences if re.search(YEAR, each.text)]
    for pattern, words in _RULES:
        told = [each for each in dated if any(word in each.text.lower() for word in words)]
        found = [each for sentence in told if (each := _signed(sentence, pattern))]
        if found:
            return found[0] if len({(each.day, each.year) for each in found}) == 1 else None
    return None


def _signed(sentence: Sentence, pattern: str) -> Signing | None:
    found = re.match(pattern, sentence.text.replace("’", "'"))
    if not found:
        return None
    words, told = sentence.text[: found.end()].rstrip(" .,"), found.groupdict()
    if year := told.get("year") or told.get("only"):
        return Signing(None, int(year), words, sentence)
    day = day_of(told["day"])
    return Signing(day, day.year, words, sentence) if day else None
