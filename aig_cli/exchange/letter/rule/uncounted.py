"""Numbers that count nothing: those of dates, ages, lengths of time, rhythms, measures, names, addresses and labels."""

import re
from collections.abc import Sequence
from typing import Final

from aig_cli.exchange.letter.rule.medium import media
from aig_cli.exchange.letter.rule.noun import PEOPLE
from aig_cli.exchange.letter.rule.numeral import FRACTION, MARK, count_of
from aig_cli.exchange.letter.rule.when import MONTH

_PHRASES: Final = (
    rf"\b\d{{1,2}}(?:e|de|ste)?(?:(?:, \d{{1,2}})*,? (?:tot en met|t/m|en|tot) \d{{1,2}})? {MONTH}(?: \d{{4}})?",
    r"\b\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b",
    r"\b\d{4} ?[-/–] ?(?:\d{4}|[’']?\d{2})\b",
    r"\b\d{4} ?[A-Z]{2}\b",
    r"\b[A-Z]{2}\d{2} ?[A-Z]{4}[ \d]{10,}",
    r"(?<!\w)[(+]?0\d[\d() -]{6,}\d",
    r"\b\d{1,2}[.:]\d{2}(?: uur| ?[-–]| tot\b| en\b|\b(?= uur))",
    r"\b[ée]én (?:of|voor|à) (?:meer|meerdere|één|twee)\b|\b[ée]én van (?:de|het|onze|deze|die|hun)\b",
    (
        r"\b(?:op één (?:lijn|dag|plek|plaats|hoop)|(?:als|tot) één|(?:in|met|onder) één (?:keer|oogopslag|klap|"
        r"stem|mond|dak|hand|druk))\b"
    ),
    (
        r"\b(?:één|1) (?:centraal |vast |gezamenlijk |digitaal )?(?:loket|aanspreekpunt|contactpersoon|plek|lijn|taal|"
        r"geheel|verhaal|gezicht|visie)\b"
    ),
    r"\bin acht(?: te)? (?:nemen|genomen)\b|\b24/7\b|\b(?:nix|mbo|vmbo|havo|vwo|hbo)[- ]?\d+",
    r"\btegen \S+ (?:nu|in \d{4}|vorig)\b",
    r"‘[^‘’]{1,60}’(?!\w)|“[^“”]{1,60}”|\"[^\"]{1,60}\"",
)
_MARKED: Final = (
    rf"\b(?:een|\d+|{MARK}+)[ -](?:op(?: de| elke)?|van)[ -](?:een|\d+|{MARK}+)\b|"
    rf"\b(?:voor )?{FRACTION} (?=van (?:het (?:jaar|school)|dit|\d{{4}}))"
)
"""The same with numbers in words, in a marked text."""
"""Whole phrases in which numbers count nothing: dates, codes, telephones, parts of a whole, sayings, titles."""
_TIME: Final = (
    r"(?:(?:volle|hele|hele school|achtereenvolgende|opeenvolgende|school) ?)?(?:jaar|jaren|jarigen?|maand|maanden|"
    r"week|weken|dag|dagen|uur|uren|minuten|minuut|kwartier|kwartalen|seconden|nachten|dagdelen|schooljaren|seizoenen|"
    r"generaties|keer|maal|uurs?|vrije dagen|x|×|plus|plussers)(?!\w)"
)
_MEASURE: Final = (
    r"(?:gram|gr|mg|ml|cl|dl|kcal|calorieën|centimeter|cm|mm|graden|°C|decibel|dB|(?:accreditatie|studie)?punten|cent|sterren|jaargangen|"
    r"meter afstand|stuks fruit|ons groente|glazen alcohol|km/u)"
)
_FACETS: Final = (
    r"(?:(?!of )\w+ )?(?:\w*thema[’']s|pijlers|speerpunten|lijnen|sporen|fasen|fases|manieren|dimensies|doelen|"
    r"doelstellingen|niveaus|redenen|principes|uitgangspunten|kernwaarden|kanten|soorten|talen|vragen|delen|klikken|"
    r"grote steden)"
)
"""What a whole is looked at by, rather than what is made or held."""
_AFTER: Final = rf"[ -]{_TIME}| (?:{_MEASURE}|{_FACETS})(?!\w)|/\d"
_SIZE: Final = r" (?:kilometer|km|meter|m2|m²|kilo|kilogram|kg|liter|hectare|vierkante meter)\b"
_LABELS: Final = (
    r"nummers?|nrs?\.?|klas|klassen|groep|groepen|leerjaar|leerjaren|stap|fase|bijlage|pagina|blz\.|pag\.|artikel|"
    r"art\.|lid|hoofdstuk|paragraaf|punt|type|versie|deel|niveau|schaal|lijn|kamer|zaal|gebouw|verdieping|postbus|"
    r"(?<=op )kanaal|tabel|figuur|week|dag|les|module|v?mbo|hbo|havo|vwo|kvk:?|tel\.?|telefoon:?|postcode|norm|NEN|"
    r"ISO|HKZ|top|jaren|cijfer|BMI(?: van| boven| onder)?(?: de)?|schijf van"
)
_BOUNDED: Final = (
    r"\b(?:ouder dan|jonger dan|(?:boven|onder|na|tot) (?:de|hun)|vanaf|per|namens(?: onze| de| alle)?|"
    r"leeftijd van) \Z"
)
_BEFORE: Final = (
    rf"(?<!per )(?<!elke )(?<!iedere )(?<!ieder )(?<!deze )(?<!de )(?<!een )(?<!elk )\b(?:{_LABELS}) "
    r"(?:\d+(?:, \d+)*(?:,? (?:en|tot|t/m|tot en met) ))?\Z"
)
"""What comes before a number that is a label, a mark or a part of a name; not `per klas 30 leerlingen`."""
_AGED: Final = rf"\b(?:{PEOPLE}|bmi) (?:van|tussen(?: de)?|boven|onder|tot) \Z"
"""Who are of an age: `kinderen van 4 tot 12`."""
_STREET: Final = (
    r"[A-ZÀ-Þ’'][\w’.-]*(?:straat|weg|laan|plein|kade|dijk|singel|gracht|hof|pad|steeg|markt|plantsoen|vaart) \Z"
)
_NAME: Final = r"[a-zà-þ,] [A-ZÀ-Þ][\w’-]+ \Z"
"""A name in mid-sentence; a number after it is a part of it where no noun follows."""
_AMONG: Final = r"(\S+) van (?:al )?(?:onze|deze|hun|haar|zijn) \Z"
_KNOWN: Final = r"\b(?:de|onze|deze|alle) \Z"
_PARTNERS: Final = r" (?:\w+e )?(?:organisaties|partijen|partners|ondertekenaars|besturen|instellingen)\b"
_COUNTING: Final = r"\b(?:heeft|hebben|telt|tellen|bereikt|bereiken|oplage van|door|trekt|naar|onder|aan) \Z"
"""What comes before a number of four digits that is no year."""
_PRICE: Final = (
    r"\b(?:kost|kosten|prijs|bijdrage|tarief|contributie|korting)\b[^,;]*\Z|\bvoor (?:slechts |maar |minder dan )?\Z"
)


def uncounted_spans(text: str, marks: str) -> Sequence[tuple[int, int]]:
    """Return where the phrases of a text, and of it marked, stand whose numbers count nothing, as the names of media with their owners."""
    phrases = [found.span() for pattern in _PHRASES for found in re.finditer(pattern, text)]
    phrases += [found.span() for found in re.finditer(_MARKED, marks)]
    return phrases + [(text.index(each.noun, each.start), each.end) for each in media(text)]


def is_uncounted(before: str, first: str, after: str) -> bool:
    """Tell whether a number counts nothing, by the words before and after it, and by how it begins."""
    if re.match(_AFTER, after, re.IGNORECASE) or re.search(_BEFORE, before, re.IGNORECASE):
        return True
    return (
        _is_label(before, first, after)
        or _is_age(before, after)
        or _is_name(before, first, after)
        or _is_known(before, after)
    )


def is_year(before: str, first: str) -> bool:
    """Tell whether a number of four digits is a year, by the words before it."""
    if not re.fullmatch(r"(?:1[89]|20)\d\d", first):
        return False
    return not re.search(_COUNTING, before, re.IGNORECASE) or bool(re.search(r"\bvan\b.* naar \Z", before))


def is_bound(before: str) -> bool:
    """Tell whether a number is a bound or an age, by the words before it; shares have bounds too."""
    return bool(re.search(_BOUNDED, before, re.IGNORECASE))


def is_price(before: str, after: str) -> bool:
    """Tell whether an amount of money is what something costs, rather than what is given."""
    if re.match(r" kost(?:en)?\b", after):
        return True
    return bool(re.search(_PRICE, before, re.IGNORECASE)) and not after.startswith(" aan")


def _is_label(before: str, first: str, after: str) -> bool:
    """Tell whether a number is that of an item, a mark (`een 8`) or for each (`elk één`, `elke 3 kilo`)."""
    is_mark = re.search(r"\been \Z", before) and first[0].isdigit()
    is_each = re.search(r"\b(?:elke|iedere) \Z", before) or (re.search(r"\belk \Z", before) and first == "één")
    return bool(is_mark or is_each or (re.match(r"[.)] |[.)]\Z", after) and not before.strip("( ")))


def _is_age(before: str, after: str) -> bool:
    """Tell whether a number is how old somebody is, or how long something."""
    is_size = before.endswith("van ") and re.match(_SIZE, after)
    return bool(is_size or (re.search(_AGED, before, re.IGNORECASE) and not re.match(r" \w+en\b", after)))


def _is_name(before: str, first: str, after: str) -> bool:
    """Tell whether a number is in a name: in a street, beside a name, or with a capital (`De Vier Linden`)."""
    is_written_as_name = first[0].isupper() and re.search(r"[\w,’] \Z", before)
    is_in_name = re.search(_NAME, before) and not re.match(r" ?%| (?:[a-zà-þ]|procent|euro)", after)
    is_before_name = re.search(r"\b(?:de|het) \Z", before) and re.match(r" [A-ZÀ-Þ][a-zà-þ]", after)
    return bool(is_written_as_name or is_before_name or is_in_name or re.search(_STREET, before))


def _is_known(before: str, after: str) -> bool:
    """Tell whether a number only tells how many there are: `de vijf organisaties`, `drie van onze vijf`."""
    is_named = re.search(_KNOWN, before, re.IGNORECASE) and re.match(_PARTNERS, after)
    among = re.search(_AMONG, before, re.IGNORECASE)
    return bool(is_named or (among and count_of(among[1])))
