"""Numbers that count nothing: those of dates, ages, lengths of time, rhythms, measures, names, addresses and labels."""

import re
from collections.abc import Sequence
from typing import Final

from aig_cli.exchange.letter.rule.medium import media
from aig_cli.exchange.letter.rule.noun import WORD, is_people, next_words
from aig_cli.exchange.letter.rule.numeral import FRACTION, MARK, count_of
from aig_cli.exchange.letter.rule.vocabulary import set_of
from aig_cli.exchange.letter.rule.when import MONTH, MONTHS
from aig_cli.exchange.letter.rule.word import words_of

_DATE: Final = (
    rf"\b\d{{1,2}}(?:e|de|ste)?(?:(?:, \d{{1,2}})*,? (?:tot en met|t/m|en|tot) \d{{1,2}})? {MONTH}(?: \d{{4}})?"
)
_PHRASES: Final = (
    ("", r"\b\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b"),
    ("", r"\b\d{4} ?[-/–] ?(?:\d{4}|[’']?\d{2})\b|\b\d{4} ?[A-Z]{2}\b"),
    ("", r"\b[A-Z]{2}\d{2} ?[A-Z]{4}[ \d]{10,}|(?<!\w)[(+]?0\d[\d() -]{6,}\d"),
    ("", r"\b\d{1,2}[.:]\d{2}(?: uur| ?[-–]| tot\b| en\b|\b(?= uur))"),
    ("én ", r"\b[ée]én (?:(?:of|voor|à) (?:meer|meerdere|één|twee)|van (?:de|het|onze|deze|die|hun))\b"),
    ("één", r"\b(?:op één (?:lijn|dag|plek|plaats|hoop)|(?:als|tot) één)\b"),
    ("één", r"\b(?:in|met|onder) één (?:keer|oogopslag|klap|stem|mond|dak|hand|druk)\b"),
    (" acht ", r"\bin acht(?: te)? (?:nemen|genomen)\b"),
    ("24/7", r"\b24/7\b"),
    ("nix", r"\bnix[- ]?\d+"),
    ("bo", r"\b[mh]bo[- ]?\d+"),
    ("tegen", r"\btegen \S+ (?:nu|in \d{4}|vorig)\b"),
    ("‘", r"‘[^‘’]{1,60}’(?!\w)"),
    ("“", r"“[^“”]{1,60}”"),
    ('"', r"\"[^\"]{1,60}\""),
)
"""Whole phrases in which numbers count nothing, and what a text has where it may have them."""
_PART_OF: Final = rf"\b(?:een|\d+|{MARK}+)[ -](?:op(?: de| elke)?|van)[ -](?:een|\d+|{MARK}+)\b"
_PART_OF_YEAR: Final = rf"\b(?:voor )?{FRACTION} (?=van (?:het (?:jaar|school)|dit|\d{{4}}))"
"""Parts of a whole that count nothing, in a marked text."""
_SINGLE: Final = set_of("loket aanspreekpunt contactpersoon plek lijn taal geheel verhaal gezicht visie")
"""Of what there is only one: `één loket`."""
_WHOLE_TIMES: Final = set_of("volle hele achtereenvolgende opeenvolgende school vrije")
_TIMES: Final = set_of(
    "jaar jaren jarig jarige jarigen maand maanden week weken dag dagen uur uren uurs minuten minuut kwartier "
    "kwartalen seconden nachten dagdelen schooljaar schooljaren seizoenen generaties keer maal x × plus plussers"
)
_MEASURES: Final = set_of(
    "gram gr mg ml cl dl kcal calorieën centimeter cm mm graden °c decibel db punten accreditatiepunten studiepunten "
    "cent sterren jaargangen km/u"
)
_MEASURES_OF: Final = frozenset({"meter afstand", "stuks fruit", "ons groente", "glazen alcohol", "grote steden"})
_FACETS: Final = set_of(
    "pijlers speerpunten lijnen sporen fasen fases manieren dimensies doelen doelstellingen niveaus redenen principes "
    "uitgangspunten kernwaarden kanten soorten talen vragen delen klikken"
)
"""What a whole is looked at by, rather than what is made or held."""
_SIZES: Final = set_of("kilometer km meter m2 m² kilo kilogram kg liter hectare vierkante")
_LABELS: Final = set_of(
    "nummer nummers nr nr. nrs nrs. klas klassen groep groepen leerjaar leerjaren stap fase bijlage pagina blz. pag. "
    "artikel art. lid hoofdstuk paragraaf punt type versie deel niveau schaal lijn kamer zaal gebouw verdieping "
    "postbus tabel figuur week dag les module mbo vmbo hbo havo vwo kvk kvk: tel tel. telefoon telefoon: "
    "postcode norm nen iso hkz top jaren cijfer bmi"
)
"""What comes before a number that is a mark or a part of a name."""
_LABELLED: Final = r"(?:(\S+) )?([^\s(]+) (?:\d+(?:, \d+)*(?:,? (?:en|tot|t/m|tot en met) ))?\Z"
_COUNTED: Final = set_of("per elke iedere ieder deze de een elk")
"""What comes before a label where the number is none of it: `per klas 30 leerlingen`."""
_BOUNDED: Final = (
    r"\b(?:ouder dan|jonger dan|(?:boven|onder|na|tot) (?:de|hun)|vanaf|per|namens(?: onze| de| alle)?|"
    r"leeftijd van) \Z"
)
_AGED: Final = rf"({WORD}) (?:van|tussen(?: de)?|boven|onder|tot) \Z"
"""Who are of an age: `kinderen van 4 tot 12`."""
_STREETS: Final = tuple(
    f"{each} " for each in set_of("straat weg laan plein kade dijk singel gracht hof pad steeg markt plantsoen vaart")
)
_NAME: Final = r"[a-zà-þ,] [A-ZÀ-Þ][\w’-]+ \Z"
"""A name in mid-sentence; a number after it is a part of it where no noun follows."""
_AMONG: Final = r"(\S+) van (?:al )?(?:onze|deze|hun|haar|zijn) \Z"
_KNOWN: Final = r"\b(?:de|onze|deze|alle) \Z"
_PARTNERS: Final = r" (?:\w+e )?(?:organisaties|partijen|partners|ondertekenaars|besturen|instellingen)\b"
_COUNTING: Final = r"\b(?:heeft|hebben|telt|tellen|bereikt|bereiken|oplage van|door|trekt|naar|onder|aan) \Z"
"""What comes before a number of four digits that is no year."""
_PRICE: Final = (
    r"\b(?:kost|kosten|prijs|eigen bijdrage|tarief|contributie|korting)\b[^,;]*\Z|"
    r"\bvoor (?:slechts |maar |minder dan )?\Z"
)


def uncounted_spans(text: str, marks: str) -> Sequence[tuple[int, int]]:
    """Return where the phrases of a text stand whose numbers count nothing, as the names of media with their owners.

    Of the text its marked form is asked for, too.
    """
    lowered = text.lower()
    patterns = [pattern for trigger, pattern in _PHRASES if trigger in lowered]
    if not MONTHS.isdisjoint(words_of(text)):
        patterns.append(_DATE)
    phrases = [found.span() for pattern in patterns for found in re.finditer(pattern, text)]
    phrases += [found.span() for found in re.finditer(_PART_OF, marks, re.IGNORECASE)]
    if "helft van" in marks or "kwart van" in marks:
        phrases += [found.span() for found in re.finditer(_PART_OF_YEAR, marks)]
    return phrases + [(text.index(each.noun, each.start), each.end) for each in media(text)]


def is_uncounted(before: str, first: str, after: str) -> bool:
    """Tell whether a number counts nothing, by the words before and after it, and by how it begins."""
    return (
        _is_measure(after)
        or _is_labelled(before)
        or _is_label(before, first, after)
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


def _is_measure(after: str) -> bool:
    """Tell whether what follows a number is a time, a measure, or what a whole is looked at by."""
    first, second = next_words(after)
    if first in _TIMES or (first in _WHOLE_TIMES and second in _TIMES):
        return True
    is_facet = any(each in _FACETS or each.endswith(("thema’s", "thema's")) for each in (first, second))
    return first in _MEASURES or f"{first} {second}" in _MEASURES_OF or (is_facet and first != "of")


def _is_labelled(before: str) -> bool:
    """Tell whether a number is that of a class, a page, an article: `groep 8`, but not `per groep 8`."""
    found = re.search(_LABELLED, before.lower())
    if not found:
        return False
    told = f"{found[1]} {found[2]}"
    return (found[2] in _LABELS and found[1] not in _COUNTED) or told in ("op kanaal", "schijf van")


def _is_label(before: str, first: str, after: str) -> bool:
    """Tell whether a number is that of an item, a mark (`een 8`) or for each (`elk één`, `elke 3 kilo`)."""
    is_mark = re.search(r"\been \Z", before) and first[0].isdigit()
    is_single = first.lower() in ("één", "1") and not _SINGLE.isdisjoint(next_words(after))
    is_each = re.search(r"\b(?:elke|iedere) \Z", before) or (re.search(r"\belk \Z", before) and first == "één")
    return bool(is_mark or is_single or is_each or (re.match(r"[.)] |[.)]\Z", after) and not before.strip("( ")))


def _is_age(before: str, after: str) -> bool:
    """Tell whether a number is how old somebody is, or how long something."""
    if before.endswith("van ") and next_words(after)[0] in _SIZES:
        return True
    who = re.search(_AGED, before.lower())
    return bool(who and (is_people(who[1]) or who[1] == "bmi") and not next_words(after)[0].endswith("en"))


def _is_name(before: str, first: str, after: str) -> bool:
    """Tell whether a number is in a name: in a street, beside a name, or with a capital (`De Vier Linden`)."""
    is_written_as_name = first[0].isupper() and re.search(r"[\w,’] \Z", before)
    is_in_name = re.search(_NAME, before) and not re.match(r" ?%| (?:[a-zà-þ]|procent|euro)", after)
    is_before_name = re.search(r"\b(?:de|het) \Z", before) and re.match(r" [A-ZÀ-Þ][a-zà-þ]", after)
    return bool(is_written_as_name or is_before_name or is_in_name or _is_in_street(before))


def _is_in_street(before: str) -> bool:
    return before.endswith(_STREETS) and before.rsplit(maxsplit=1)[-1].lstrip("’'")[0].isupper()


def _is_known(before: str, after: str) -> bool:
    """Tell whether a number only tells how many there are: `de vijf organisaties`, `drie van onze vijf`."""
    is_named = re.search(_KNOWN, before, re.IGNORECASE) and re.match(_PARTNERS, after)
    among = re.search(_AMONG, before, re.IGNORECASE)
    return bool(is_named or (among and count_of(among[1])))
