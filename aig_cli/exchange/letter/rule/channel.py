"""The channels by which a commitment spreads something: `via de schoolapp en de nieuwsbrief van de vereniging`."""

import re
from collections.abc import Sequence
from typing import Final

from aig_cli.exchange.letter.rule.medium import Medium, media, words_before
from aig_cli.exchange.letter.rule.reference import these
from aig_cli.exchange.letter.rule.vocabulary import ends_of, set_of
from aig_cli.exchange.letter.rule.word import says, words_of

_BY: Final = set_of("via in op per door middels langs tijdens")
_BY_MORE: Final = ("bijlage bij", "downloaden van")
_PIECES: Final = ends_of(
    "column artikel artikelen bijdrage bijdragen stuk stukje rubriek interview interviews verhaal verhalen bericht "
    "berichten"
)
"""What is made for a medium."""
_WITH: Final = (" met ", " met een ", " met de ", " met het ", " met behulp van ", " met onze ")
_ANNOUNCED: Final = ends_of("persbericht mailing poster affiche folder flyer filmpje brochure kaartje")
"""What something is spread with, rather than on."""
_INFORMS: Final = (
    *("op de hoogte", "informeren", "informeert", "bij te praten"),
    *("onder de aandacht", "bekendheid", "bekendmaken"),
)
_AND: Final = frozenset(
    f"{comma}{word}" for word in ("en", "waaronder", "zoals", "maar ook", "alsook", "evenals") for comma in ("", ", ")
) | {",", "of", "als", ":"}
_AND_BY: Final = set_of("via in op per met tijdens")
_LISTED: Final = r"\b(?:via|langs|kanalen in) ?[^.;:]{0,60}: (?:de|het|onze|ons)? ?\Z"
_USE: Final = tuple(
    phrase
    for verb in ("gebruiken", "benutten", "mailen")
    for we in ("wij", "we")
    for phrase in (f"{verb} {we}", f"{we} {verb}")
)
_PUTS_IN: Final = r"\bzet(?:ten)? .*\bin(?=[.:,]|\Z| om\b| voor\b| bij\b)"
_IS_USED: Final = r"\bw(?:ordt|orden)\b.*\b(?:gebruikt|ingezet)\b"
_SPEAKS: Final = set_of(
    "besteedt schrijft schrijven bericht berichten publiceert publiceren meldt melden vermeldt vermelden vertelt "
    "vertellen"
)
_GENERAL: Final = (", waaronder ", ", zoals ", ", namelijk ", ", te weten ", ": ", " in: ")
"""What comes after a medium that is only the name of those after it: `onze kanalen, waaronder Instagram`."""
_BOTH: Final = ("in beide", "op beide", "via beide", "in allebei", "op allebei", "via allebei")
_THERE: Final = set_of("daar daarin daarop hierin hierop erin")
_SPREADS: Final = set_of(
    "plaatsen plaatst schrijven schrijft vertellen vertelt delen deelt publiceren komt komen zet zetten verschijnt"
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
    special = [each for each in found if not plain.startswith(_GENERAL, each.end)]
    return [each.name for each in special or found or _before(plain, before)]


def _named(text: str, before: Sequence[str]) -> list[Medium]:
    """Return the media of a text; those that it only points at (`op dit kanaal`) as the text before names them."""
    pointed = {each.end: each for each in these(text, list(media(before[-1])) if before else [])}
    return [pointed.get(each.end, each) for each in media(text, meetings=True)]


def _is_channel(text: str, medium: Medium, before: Sequence[Medium]) -> bool:
    """Tell whether something is spread by a medium, by the words before it."""
    if before and _is_and(text[before[-1].end : medium.start]):
        return True
    lead = text[: medium.start].lower()
    if f" {lead}".endswith(_WITH):
        return any(each in medium.noun.lower() for each in _ANNOUNCED) or says(text, *_INFORMS)
    *more, last = words_before(lead) or [""]
    if last in _BY or " ".join([*more[-1:], last]) in _BY_MORE:
        return True
    if last == "voor" and more and more[-1].endswith(_PIECES):
        return True
    return ":" in lead and bool(re.search(_LISTED, lead))


def _is_and(between: str) -> bool:
    """Tell whether a medium is one more of those before it, by what stands between them."""
    words = words_before(between)
    if words and words[-1] in _AND_BY:
        words = words[:-2] if words[-2:-1] == ["ook"] and words[-3:-2] != ["maar"] else words[:-1]
    return " ".join(words) in _AND


def _spoken(text: str, named: Sequence[Medium]) -> list[Medium]:
    """Return the media that are used, or that tell something themselves: `de app en de site besteden aandacht aan`."""
    if _is_using(text):
        return list(named)
    speaking = [index for index, each in enumerate(named) if _speaks(text, each)]
    return list(named[: speaking[0] + 1]) if speaking else []


def _speaks(text: str, medium: Medium) -> bool:
    space, verb, *_ = [*text[medium.end :].split(" ", 2), ""]
    return not space and verb in _SPEAKS


def _is_using(text: str) -> bool:
    """Tell whether a text says that media are used."""
    words = words_of(text)
    if words & {"wij", "we"} and says(text, *_USE):
        return True
    if words & {"zet", "zetten"} and re.search(_PUTS_IN, text, re.IGNORECASE):
        return True
    return bool(words & {"gebruikt", "ingezet"} and re.search(_IS_USED, text, re.IGNORECASE))


def _before(text: str, before: Sequence[str]) -> list[Medium]:
    """Return the media of the last text before that this one points at."""
    known = list(media(before[-1])) if before else []
    if not known:
        return []
    if says(text, *_BOTH):
        return known[:2]
    words = words_of(text)
    return known[-1:] if words & _THERE and words & _SPREADS else []
