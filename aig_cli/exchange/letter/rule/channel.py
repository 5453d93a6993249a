"""The channels by which a commitment spreads something: `via de schoolapp en de nieuwsbrief van de vereniging`."""

import re
from collections.abc import Sequence
from typing import Final

from aig_cli.exchange.letter.rule.medium import Medium, media
from aig_cli.exchange.letter.rule.reference import these

_DETERMINER: Final = (
    r"(?:(?:de|het|een|ons|onze|hun|haar|zijn|diverse|verschillende|alle|deze|dit|die|zowel de|zowel het) )?"
    r"(?:(?:eigen|[a-zà-þ]+e) )?"
)
_BY: Final = rf"\b(?:via|in|op|per|door|middels|langs|tijdens|bijlage bij|downloaden van) {_DETERMINER}\Z"
_PIECE: Final = (
    r"\b\w*(?:column|artikel(?:en)?|bijdragen?|stuk(?:je)?|rubriek|interviews?|verha(?:al|len)|berichten?) voor "
    rf"{_DETERMINER}\Z"
)
"""What is made for a medium."""
_WITH: Final = r"\bmet (?:een|de|het|behulp van|onze)? ?\Z"
_ANNOUNCED: Final = r".*(?:persbericht|mailing|poster|affiche|folder|flyer|filmpje|brochure|kaartje).*"
"""What something is spread with, rather than on."""
_INFORMS: Final = r"\b(?:op de hoogte|informer(?:en|t)|bij te praten|onder de aandacht|bekendheid|bekendmaken)\b"
_AND: Final = (
    r"(?:,| en|, en| of| als|,? waaronder|,? zoals|:|,? maar ook|,? alsook|,? evenals)"
    rf"(?: (?:ook )?(?:via|in|op|per|met|tijdens))? {_DETERMINER}"
)
_LISTED: Final = r"\b(?:via|langs|kanalen in) ?[^.;:]{0,60}: (?:de|het|onze|ons)? ?\Z"
_USES: Final = (
    r"\b(?:gebruiken|benutten|mailen) (?:wij|we)\b|\b(?:wij|we) (?:gebruiken|benutten|mailen)\b|"
    r"\bzet(?:ten)? .*\bin(?=[.:,]|\Z| om\b| voor\b| bij\b)|\bw(?:ordt|orden)\b.*\b(?:gebruikt|ingezet)\b"
)
_SPEAKS: Final = (
    r" (?:besteed(?:t|en)|schrij(?:ft|ven)|bericht(?:en)?|publice(?:ert|ren)|(?:ver)?meld(?:t|en)|vertel(?:t|len)) "
)
_GENERAL: Final = r"(?:, (?:waaronder|zoals|namelijk|te weten)|:| in:) "
"""What comes after a medium that is only the name of those after it: `onze kanalen, waaronder Instagram`."""
_BOTH: Final = r"\b(?:in|op|via) (?:beide|allebei)\b"
_THERE: Final = r"\b(?:daar|daarin|daarop|hierin|hierop|erin)\b"
_SPREADS: Final = (
    r"\b(?:plaats(?:en|t)|schrij(?:ven|ft)|vertel(?:len|t)|delen|deelt|publiceren|komt|komen|zet(?:ten)?|verschijnt)\b"
)


def channels(text: str, before: Sequence[str] = ()) -> list[str]:
    """Return the channels of one commitment; `in beide` and `daarin` mean those of the last text `before`."""
    plain = re.sub(r" \([^()]*\)", "", text)
    found: list[Medium] = []
    named = _named(plain, before)
    for each in named:
        if _is_channel(plain, each, found):
            found.append(each)
    found = found or _spoken(plain, named)
    special = [each for each in found if not re.match(_GENERAL, plain[each.end :])]
    return [each.name for each in special or found or _before(plain, before)]


def _named(text: str, before: Sequence[str]) -> list[Medium]:
    """Return the media of a text; those that it only points at (`op dit kanaal`) as the text before names them."""
    pointed = {each.end: each for each in these(text, list(media(before[-1])) if before else [])}
    return [pointed.get(each.end, each) for each in media(text, meetings=True)]


def _is_channel(text: str, medium: Medium, before: Sequence[Medium]) -> bool:
    """Tell whether something is spread by a medium, by the words before it."""
    lead = text[: medium.start]
    if before and re.fullmatch(_AND, text[before[-1].end : medium.start]):
        return True
    if re.search(_WITH, lead, re.IGNORECASE):
        return bool(re.fullmatch(_ANNOUNCED, medium.noun, re.IGNORECASE) or re.search(_INFORMS, text))
    return any(re.search(pattern, lead, re.IGNORECASE) for pattern in (_BY, _PIECE, _LISTED))


def _spoken(text: str, named: Sequence[Medium]) -> list[Medium]:
    """Return the media that are used, or that tell something themselves: `de app en de site besteden aandacht aan`."""
    if re.search(_USES, text, re.IGNORECASE):
        return list(named)
    speaking = [index for index, each in enumerate(named) if re.match(_SPEAKS, text[each.end :])]
    return list(named[: speaking[0] + 1]) if speaking else []


def _before(text: str, before: Sequence[str]) -> list[Medium]:
    """Return the media of the last text before that this one points at."""
    known = list(media(before[-1])) if before else []
    if re.search(_BOTH, text, re.IGNORECASE):
        return known[:2]
    is_there = re.search(_THERE, text, re.IGNORECASE) and re.search(_SPREADS, text)
    return known[-1:] if is_there else []
