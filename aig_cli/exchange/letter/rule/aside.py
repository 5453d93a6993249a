"""Numbers beside the promise: of what is there already, what others do, what a thing is made of, costs or measures."""

import re
from typing import Final

from aig_cli.exchange.letter.rule.noun import next_words
from aig_cli.exchange.letter.rule.number import Number
from aig_cli.exchange.letter.rule.vocabulary import set_of

_DEFINITE: Final = (
    r"(?:\b(?:van|uit|naast|bovenop|behalve|buiten|met|tussen|waarmee|waar) de|\b(?:een|één|enkele) van "
    r"(?:onze|hun|haar|zijn)|oplage van|\b(?:de|onze) (?:andere|overige|huidige|bestaande)) \Z"
)
"""What comes before a number of things that are known: `van de 12 locaties`; not before `de eerste vijf`."""
_ALREADY: Final = r"\b(?:al|reeds|inmiddels|sinds \d{4}|vorig jaar) \Z"
_PARTNERS: Final = set_of(
    "gemeenten bedrijven scholen clubs verenigingen bonden fondsen ziekenhuizen apotheken zorginstellingen werkgevers"
)
"""Who speak in a letter, where a sentence begins with `De zes gemeenten`."""
_RELATIVE: Final = (
    r"(?:, (?:die|dat|waar(?!bij|na|op|aan|door)\w*) [^,;]*| (?:die|waarin|waarmee|waarvoor|waar) (?:[^\s,;]+ ){0,2})\Z"
)
"""Clauses that tell of a thing; those without a comma may be over after a few words."""
_PROMISED: Final = (
    r"\b(?:wij|we|verwacht|verwachten|mee\w+|deelnemen|volgen|krijgt|krijgen|kan|kunnen|zal|zullen|moet|moeten|gaan|"
    r"beschikbaar|staan|staat|wordt|worden)\b"
)
"""Verbs with which a relative clause promises: `waaraan 180 monteurs meedoen`."""
_BACKGROUND: Final = (
    r"(?i)\b(?:omdat|aangezien|hoewel|blijkt|bleek|blijken|terwijl|landelijk (?:is|ligt|zijn|gaat|doet)|"
    r"landelijke (?:norm|doel|gemiddelde)|het gemiddelde|tegenover|"
    r"sinds \d{4}|vorig jaar|afgelopen|zijn met)\b[^,;]*\Z"
)
_REASON: Final = r"(?:[,;.] (?:en )?| en )(?:daarom|vandaar|Daarom|Vandaar)\b"
"""What comes after a clause that tells why."""
_SOURCE: Final = (
    r"(?i)\b(?:dankzij|in navolging van|naar het voorbeeld van|als (?:\S+ ){1,3}(?:van|met)|"
    r"na (?:een|het|de) \w+ (?:in|van|met|op)) (?:de )?(?:eerste |laatste )?\Z"
)
"""What comes before a number of those who speak or went before: `als werkgever van`, `na een proef in`."""
_COMPARED: Final = (
    r"\b(?:(?!meer|minder)\w+er dan|\d+ bij|inkomen tot|doel van|norm van|om de) \Z|"
    r"(?:hoogte|diepte|lengte|breedte|afstand)\b[^;]{0,20}\Z"
)
_EACH: Final = r"\b(?:elk|ieder|allebei|per persoon)(?! (?:jaar|kwartaal|half|seizoen|\w*jaar|maand|week))\b[^,;]*\Z"
_GROUPS: Final = r"(?:groep|groepen|groepjes|netwerk|team|teams|commissie|bestuur|ploeg|ploegen|koppels) van \Z"
"""What comes before the size of a group."""
_ONE: Final = r"(?i)\b(?:in|op|voor|met|van|bij|onder|aan|uit|per) (?:\w+ )?\Z"
_PARTS: Final = set_of(
    "lessen bijeenkomsten sessies stappen modules onderdelen gesprekken consulten behandelingen avonden ochtenden "
    "middagen trainingen rondes"
)
_MADE_OF: Final = r"(?:\b(?:uit|in)|(?<!en)(?<!ie)(?<!reeks)(?<!serie)(?<!cyclus)(?<!totaal) van|prijs van) \Z|\(\Z"
"""What comes before the number of parts of a thing: `een cursus van acht bijeenkomsten`; not `het geven van tien`."""
_MEASURES: Final = r"(?: bij \d+)? (?:kilometer|km|meter|centimeter|cm)(?: (?:lang|hoog|breed|groot|weg|van|afstand)\b)"
_MONEY: Final = (
    r"(?i)(?:kost(?:en)?|risico|eigen bijdrage|prijs|statiegeld|contributie|de subsidie van)\b[^,;]*\Z|"
    r"\([^)]*\Z|\bonder de \Z"
)

_NEAR: Final = 240
"""How many characters before and after a number may tell what it is."""


def is_aside(text: str, number: Number) -> bool:
    """Tell whether a number of a commitment is no result of it."""
    before, after = text[max(0, number.start - _NEAR) : number.start], text[number.end :][:_NEAR]
    return (
        _is_there(before, after)
        or _is_elsewhere(before, after, number)
        or _is_inner(before, after)
        or (number.value == 1 and bool(re.search(_ONE, before)))
        or (number.sign == "euro" and _is_asked(before, after))
        or (number.sign in ("%", "procent") and _is_rate(before, after, number))
    )


def _is_there(before: str, after: str) -> bool:
    """Tell whether a number is of what is known or there already."""
    is_known = re.search(_DEFINITE, before, re.IGNORECASE) or re.search(_ALREADY, before, re.IGNORECASE)
    return bool(is_known or (before in ("De ", "de ") and not _PARTNERS.isdisjoint(next_words(after))))


def _is_elsewhere(before: str, after: str, number: Number) -> bool:
    """Tell whether a number stands in a clause that tells why, what others do, or what something is like."""
    if re.search(_BACKGROUND, before) or re.search(_SOURCE, before) or _is_reason(before, after):
        return True
    clause = re.search(_RELATIVE, before)
    if not clause or re.match("minimaal|minstens|ten ?minste|zeker|maximaal", number.qualifier):
        return False
    rest = re.match(r"[^,;]*", after)
    return not re.search(_PROMISED, clause.group() + (rest.group() if rest else ""))


def _is_reason(before: str, after: str) -> bool:
    """Tell whether a number stands in a clause of which another is the consequence."""
    is_told = "daarom" in after.lower() or "vandaar" in after.lower()
    return is_told and not re.search(r"(?i)\b(?:wij|we)\b", before) and bool(re.search(_REASON, after))


def _is_inner(before: str, after: str) -> bool:
    """Tell whether a number is a bound, a measure, the size of a group, or how many parts a thing has."""
    words = next_words(after)
    is_part = not _PARTS.isdisjoint(words) and re.search(_MADE_OF, before)
    is_size = re.match(_MEASURES, after) or (before.endswith(" met ") and words[0] in ("stappen", "leden"))
    return bool(is_part or is_size or any(re.search(each, before) for each in (_COMPARED, _EACH, _GROUPS)))


def _is_asked(before: str, after: str) -> bool:
    """Tell whether money is asked for, or was given by others."""
    return bool(re.search(_MONEY, before) or re.match(r" (?:statiegeld|korting|per maand)\b", after))


def _is_rate(before: str, after: str, number: Number) -> bool:
    """Tell whether a percentage is a discount, or says `wholly`: `100% rookvrij`."""
    is_discount = after.startswith(" korting") or before.endswith("korting van ")
    return is_discount or (number.value == 100 and number.baseline is None and not after.startswith(" van "))
