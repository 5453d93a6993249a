"""Numbers of Dutch prose that count something: in digits or words, alone or as a range, with what softens them.

No number of something is what dates, ages, lengths of time, rhythms, names, addresses and labels have. A number with a
point that parts no thousands (`4.2`) is in doubt, and not taken.
"""

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct


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
}
_MULTIPLES: Final = {"honderd": 100, "duizend": 1000, "miljoen": 1_000_000, "miljard": 1_000_000_000}
_PARTS: Final = "|".join(sorted((*_WORDS, "honderd", "duizend"), key=len, reverse=True))
_DIGITS: Final = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?: 000)+|\d+(?:,\d+)?"
_ATOM: Final = (
    rf"(?<![\w.,/’'+-])(?:(?:{_DIGITS}|(?:{_PARTS})+|een(?= mil))(?! ?miljoenste)(?: (?:duizend|miljoen|miljard)\b)?)"
    r"(?![\w/+]|[.,]\d|-[^\W\d])"
)
_ANY: Final = rf"\d|\b(?:{_PARTS}|een mil)"
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
    rf"(?:(?(between) en (?:de )?|(?: (?:(?P<to>naar)|tot(?: en met)?|à) |"
    rf" ?[–-] ?))(?:(?P<second_qualifier>{_QUALIFIER}) )?"
    rf"(?:€ ?)?(?P<second>{_ATOM.replace('+-]', '+]')})(?P<second_sign>{_SIGN})?)?"
)
_MONTH: Final = (
    "(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|"
    "jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)\\b\\.?"
)
_ELSEWHERE: Final = (
    rf"\b\d{{1,2}}(?:e|de|ste)?(?:(?:, \d{{1,2}})*,? (?:tot en met|t/m|en|tot) \d{{1,2}})? {_MONTH}(?: \d{{4}})?",
    r"\b\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b",
    r"\b\d{4} ?[-/–] ?(?:\d{4}|[’']?\d{2})\b",
    r"\b\d{4} ?[A-Z]{2}\b",
    r"\b[A-Z]{2}\d{2} ?[A-Z]{4}[ \d]{10,}",
    r"(?<!\w)[(+]?0\d[\d() -]{6,}\d",
    r"\b\d{1,2}[.:]\d{2}(?: uur| ?[-–])",
    rf"\b(?:een|\d+|{_PARTS})[ -](?:op|van)(?: de| elke)?[ -](?:een|\d+|{_PARTS})\b",
    r"\b[ée]én (?:of|voor|à) (?:meer|meerdere|één|twee)\b",
    r"\b(?:op één (?:lijn|dag|plek|plaats|hoop)|in één (?:keer|oogopslag|klap)|met één (?:stem|mond))\b",
    r"\bin acht(?: te)? (?:nemen|genomen)\b",
    r"‘[^‘’]{1,60}’(?!\w)|“[^“”]{1,60}”|\"[^\"]{1,60}\"",
)
"""Whole phrases in which numbers count nothing: dates, codes, telephones, parts of a whole, sayings, titles."""
_TIME: Final = (
    r"(?:(?:volle|hele|hele school|opeenvolgende|school) ?)?(?:jaar|jaren|jarigen?|maand|maanden|week|weken|dag|"
    r"dagen|uur|"
    r"uren|minuten|minuut|kwartier|kwartalen|seconden|nachten|dagdelen|schooljaren|seizoenen|generaties|keer|maal|"
    r"uurs?)\b"
)
_AFTER: Final = rf"[ -]{_TIME}| (?:sterren|graden|jaargangen)\b"
"""What comes after a number that is an age, a length of time, a rhythm or a degree."""
_SIZE: Final = r" (?:kilometer|km|meter|m2|m²|kilo|kilogram|kg|gram|liter|hectare|vierkante meter)\b"
_BEFORE: Final = (
    r"(?:\b(?:nummers?|nrs?\.?|klas|klassen|groep|groepen|leerjaar|leerjaren|stap|fase|bijlage|pagina|blz\.|pag\.|"
    r"artikel|art\.|hoofdstuk|paragraaf|punt|type|versie|deel|niveau|lijn|kamer|zaal|postbus|tabel|figuur|v?mbo|hbo|"
    r"kvk:?|"
    r"tel\.?|telefoon:?|ouder dan|jonger dan|(?:boven|onder|na|tot) (?:de|hun)|vanaf|postcode) "
    r"(?:\d+(?:, \d+)*(?:,? (?:en|tot|t/m|tot en met) ))?)\Z"
)
"""What comes before a number that is a label, an age or a part of a name."""
_AGED: Final = (
    r"\b(?:kinderen|jongeren|leerlingen|meisjes|jongens|mensen|inwoners|volwassenen|baby[’']s|peuters|ouderen) \Z"
)
"""Who are of an age: `kinderen van 4 tot 12`."""
_STREET: Final = (
    r"[A-ZÀ-Þ’'][\w’.-]*(?:straat|weg|laan|plein|kade|dijk|singel|gracht|hof|pad|steeg|markt|plantsoen|vaart) \Z"
)
_NAME: Final = r"[a-zà-þ,] [A-ZÀ-Þ][\w’-]+ \Z"
"""A name in mid-sentence; a number after it is a part of it where no noun follows."""
_KNOWN: Final = r"\bvan (?:de|het|onze|deze|die|hun|haar|zijn) (?:andere )?\Z|\b(?:de|onze|deze|alle) \Z"
_PARTNERS: Final = r" (?:\w+e )?(?:organisaties|partijen|partners|ondertekenaars|besturen|instellingen)\b"
_COUNTING: Final = r"\b(?:heeft|hebben|telt|tellen|bereikt|bereiken|oplage van|door|trekt|naar|onder|aan) \Z"
"""What comes before a number of four digits that is no year."""


def numbers(text: str) -> Iterator[Number]:
    """Yield the numbers of a text that count something, in their order."""
    if not re.search(_ANY, text, re.IGNORECASE):
        return
    elsewhere = [found.span() for pattern in _ELSEWHERE for found in re.finditer(pattern, text)]
    for found in re.finditer(_NUMBER, text, re.IGNORECASE):
        start, end = found.span("first")
        if not any(begin < end and start < stop for begin, stop in elsewhere) and _counts(found):
            number = _number(found)
            if number:
                yield number


def _counts(found: re.Match[str]) -> bool:
    """Tell whether a number counts something, by the words beside it."""
    before, after = found.string[: found.start("first")], found.string[found.end() :]
    if re.match(_AFTER, after, re.IGNORECASE) or (re.match(r"[.)] |[.)]\Z", after) and not before.strip("( ")):
        return False
    if re.search(_BEFORE, before, re.IGNORECASE) or (
        found["of"] and re.search(_AGED, found.string[: found.start("of")], re.IGNORECASE)
    ):
        return False
    if found["of"] and not found["second"] and re.match(_SIZE, after):
        return False
    return not (_is_year(found) or re.search(_STREET, before) or _is_name(before, after) or _is_known(found, after))


def _is_year(found: re.Match[str]) -> bool:
    """Tell whether a number is a year, or a range of years."""
    if not re.fullmatch(r"(?:1[89]|20)\d\d", found["first"]) or found["qualifier"] or found["euro"]:
        return False
    before = found.string[: found.start("first")]
    return not re.search(_COUNTING, before, re.IGNORECASE) or bool(re.search(r"\bvan\b.* naar \Z", before))


def _is_name(before: str, after: str) -> bool:
    return bool(re.search(_NAME, before)) and not re.match(r" ?%| (?:[a-zà-þ]|procent|euro)", after)


def _is_known(found: re.Match[str], after: str) -> bool:
    """Tell whether a number only tells how many of those are that the letter names: `van de vijf organisaties`."""
    before = found.string[: found.start("first")]
    known = re.search(_KNOWN, before, re.IGNORECASE)
    return known is not None and (known.group().lower().startswith("van ") or bool(re.match(_PARTNERS, after)))


def _number(found: re.Match[str]) -> Number | None:
    """Return what a number says; nothing where its words make no number."""
    first, second = _value(found["first"]), _value(found["second"] or "")
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
    if found["to"]:
        return Number(second, begin, found.end(), None, first, qualifier, sign)
    return Number(first, begin, found.end(), second, None, qualifier, sign)


def _value(words: str) -> float | None:
    """Return the value of a number in digits or words: `4.200`, `vijfentwintig`, `9 miljoen`."""
    base, _, multiple = words.lower().partition(" ")
    if multiple in _MULTIPLES:
        value = _value(base) if base != "een" else 1
        return None if value is None else _whole(value * _MULTIPLES[multiple])
    if base[:1].isdigit():
        return _whole(float(words.replace(".", "").replace(" ", "").replace(",", ".")))
    return _spelled(base)


def _spelled(word: str) -> float | None:
    """Return the value of a number in one word: `tweeduizendvijfhonderd`."""
    for name in ("duizend", "honderd"):
        before, found, after = word.partition(name)
        if found:
            times, rest = _spelled(before) if before else 1, _spelled(after) if after else 0
            return None if times is None or rest is None else times * _MULTIPLES[name] + rest
    return _WORDS.get(word)


def _whole(value: float) -> float:
    return int(value) if value == int(value) else value


def count_of(word: str) -> float | None:
    """Return the number that one word is, as before a length of time: `twee`, `12`, `een`, `half`."""
    return {"een": 1, "half": 0.5}.get(word.lower()) or (_value(word) if re.fullmatch(r"[^\W\d]+|\d+", word) else None)
