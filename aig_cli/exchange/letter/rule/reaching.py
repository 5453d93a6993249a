"""Which numbers of a text tell whom a channel reaches.

A number does that by the grammar around it: a channel *has* people, *goes* to them, *is read* by them; people *receive*
a channel; or they stand beside it in parentheses. What is done with people by way of a channel is none of these.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from aig_cli.exchange.letter.rule.medium import ARTICLES, Medium, words_before
from aig_cli.exchange.letter.rule.passing import (
    GOES,
    HAS,
    PASSES,
    REACHES,
    READ,
    RECEIVED,
    RECEIVES,
    TELLS,
    is_of_us,
    is_other,
    is_strong,
)
from aig_cli.exchange.letter.rule.readership import Readership, is_amount, readerships
from aig_cli.exchange.letter.rule.reference import is_back, references
from aig_cli.exchange.letter.rule.title import title_end
from aig_cli.exchange.letter.rule.vocabulary import set_of
from aig_cli.exchange.letter.rule.word import words_of


class Told(Struct, frozen=True):
    """A number with the channel that reaches so many: of what it counts, at its place in the text."""

    readership: Readership
    unit: str
    channel: Medium


UNKNOWN: Final = Medium("", "", "", 0, 0)
"""A channel that another sentence may have named."""
_AT_LEAST: Final = frozenset({"minstens", "minimaal", "tenminste", "ten minste", "op zijn minst"})
_BY: Final = r"\b(?:in|eind|voor|vóór|uiterlijk) (?:\d{1,2} )?(?:\w+ )?20\d\d\b"
_WITHIN: Final = r"\b(?:over|binnen) (?:een|twee|drie|vier|vijf|\d+) (?:jaar|maanden)\b"
_PAST: Final = set_of("bereikte bereikten trok trokken had hadden was kreeg kregen telde telden")
_KNOWN: Final = set_of("de onze hun deze")
_TOWARDS: Final = set_of("naar aan onder door")
_WHOLE: Final = ("van de ", "van onze ", "van alle ", "van die ", "van deze ")
_GAPS: Final = frozenset({" ", " door ", " naar ", " aan ", " bij ", " in "})
"""What stands between a channel and a number where the verb is that of the number before."""
_TO: Final = frozenset({" naar ", " aan ", " onder "})
_WITH: Final = r"(?:,?(?: een \w+)?|.* (?:pagina|account|kanaal|groep|profiel)) met (?:\w+ ){0,2}"
_THAT_IS: Final = (", dus ", ", oftewel ", ", ofwel ", ", in totaal ", ", bij elkaar ")
_MAKES: Final = ("test", "ontwikkel", "maak", "maken", "bouw", "verbeter", "oefen")
_BESIDE: Final = r"!?,?\s\((?:nu |inmiddels |in totaal |samen )?"
_THROUGH: Final = set_of("via met in op door langs")
_DEFINITE: Final = set_of("de het onze ons die deze dit dat zijn haar hun")
_AT: Final = set_of("naar bij in onder aan op door")
_THEM: Final = set_of("dit die deze hem haar ze")
_IT: Final = set_of("het hem deze dit")
_GET_IT: Final = READ | set_of("ontvangen krijgen zien gebruiken")
_READ_ALONE: Final = set_of("gelezen gevolgd bekeken beluisterd")


def told(text: str, known: Sequence[Medium] = (UNKNOWN,)) -> Iterator[Told]:
    """Yield the numbers of a text that tell whom a channel reaches; `known` are the channels named before it."""
    counted = list(readerships(text))
    named = references(text, known) if counted else []
    before: Told | None = None
    start = 0
    for each in counted:
        found = _told(text, each, named, before, start) or _pointed(text, each, named, known)
        if found:
            yield found
        before, start = found or before, each.number.end if found else start


def _told(text: str, each: Readership, named: Sequence[Medium], before: Told | None, start: int) -> Told | None:
    """Return what a number tells of a channel that stands before it, or else after it, in its sentence.

    Args:
        text: the sentence.
        each: the number.
        named: the channels that the sentence names.
        before: the number before that told such a thing.
        start: where the last number before that told such a thing ends.
    """
    earlier = [medium for medium in named if medium.end <= each.number.start]
    if earlier:
        channel = earlier[-1]
        between = text[max(channel.end, start) : each.number.start]
        if not each.is_of_media:
            between = re.split(r"\d.*(?:[,;] | en )", between)[-1]
        if before and between in _GAPS and (each.is_people or not each.unit):
            return Told(each, each.unit or before.unit, channel)
        if _is_of(text, channel, between, each):
            return Told(each, each.unit, channel)
    later = [medium for medium in named if medium.start >= each.end]
    return Told(each, each.unit, later[0]) if later and _is_received(text, each, later[0]) else None


def _is_of(text: str, channel: Medium, between: str, each: Readership) -> bool:
    """Tell whether a number is that of a channel before it, by what stands between them."""
    if not each.unit or not _is_near(between):
        return False
    if each.is_print_run:
        return True
    if "(" in between and re.fullmatch(_BESIDE, between):
        return each.is_people or bool(re.match(r"[^()]*\)", text[each.end :]))
    if _is_with(between) or is_amount(text[: each.number.start]):
        is_made = any(word.startswith(_MAKES) for word in words_of(text[: channel.start]))
        return (each.is_role or each.unit == "leden") and not is_made
    if between in _TO:
        return each.is_people or "mail" in channel.noun or "brie" in channel.noun
    return not is_other(between) and _is_passed(text, channel, between, each)


def _is_with(between: str) -> bool:
    """Tell whether a number stands beside a channel: `de app met 300 gebruikers`, `de app, 300 gebruikers`."""
    return between in {", ", ": "} or (" met " in between and bool(re.fullmatch(_WITH, between)))


def _is_passed(text: str, channel: Medium, between: str, each: Readership) -> bool:
    """Tell whether the verb of a clause passes a channel to those who are counted."""
    clause = f"{_verb_before(text[: channel.start], between)} {between} | {_rest(text, each.end)}"
    if _is_to_come(text, each):
        return False
    if not each.is_people:
        if re.fullmatch(r" [\w’-]+ en ", between):
            clause = text[channel.end : each.number.start]
        return is_strong(clause) and not _is_known(between)
    if not words_of(clause) & TELLS:
        return each.is_of_media and bool(words_of(between) & {"is", "zijn"})
    return each.is_role or not _is_means(text[: channel.start], clause)


def _verb_before(lead: str, between: str) -> str:
    """Return the verb, or what holds it, before a channel: `telt de app 80 ouders`, `valt het blad bij 80 ouders`."""
    verb = words_before(lead, _DEFINITE)
    while verb and verb[-1] in {"op", "wij", "we"}:
        verb.pop()
    if verb and verb[-1] in HAS | GOES | REACHES | READ:
        return verb[-1]
    near = re.split("[;:]", lead)[-1]
    if between.endswith(_THAT_IS):
        return near
    verbs = words_of(near.rpartition(",")[2]) & REACHES
    if not verbs and _AT.intersection(between.split()[-1:]):
        verbs = words_of(near) & GOES
    return " ".join(sorted(verbs))


def _is_known(between: str) -> bool:
    """Tell whether a number is of what was told before: `de 300 scholen`."""
    *_, before, last = ["", "", *between.lower().split()]
    return last in _KNOWN and before not in _TOWARDS


def _is_near(between: str) -> bool:
    """Tell whether no other sentence begins between a channel and a number, but one that points back."""
    return all(is_back(each) for each in between.split(";")[1:])


def _rest(text: str, end: int) -> str:
    """Return what follows in the clause."""
    return re.split(r"[,;:(]|\d| en ", text[end:], maxsplit=1)[0]


def _is_to_come(text: str, each: Readership) -> bool:
    """Tell whether as many are to be reached by a day: that is a result, and no reach yet."""
    clause = re.split("[,;:(]", text[: each.number.start])[-1].lower()
    words = words_of(clause)
    if words & _PAST:
        return False
    is_by = "20" in clause and re.search(_BY, clause)
    return bool(is_by or "straks" in words or (words & {"over", "binnen"} and re.search(_WITHIN, clause)))


def _is_means(lead: str, clause: str) -> bool:
    """Tell whether something is done to people by a channel: `via de app krijgen 300 ouders advies`."""
    if not _is_through(lead.lower()) or "," in clause.partition("|")[0]:
        return False
    return not words_of(clause) & (REACHES | (RECEIVED - {"ontvangen"}) | READ)


def _is_through(lead: str) -> bool:
    *_, before, last = ["", "", *lead.split()]
    return last in _THROUGH or (last in ARTICLES and before in _THROUGH)


def _is_received(text: str, each: Readership, channel: Medium) -> bool:
    """Tell whether people receive or have a channel that is named after them: `2.000 huurders lezen het blad`."""
    lead, between = re.split("[;:,]", text[: each.number.start])[-1], text[each.end : channel.start]
    is_target = each.number.qualifier.lower() in _AT_LEAST or _is_to_come(text, each)
    is_of_other = lead.lower().endswith(_WHOLE) or re.search("[;:,]", between) or is_other(lead)
    if is_target or is_of_other or not each.is_people:
        return False
    if each.is_copies:
        return not is_of_us(lead) and bool(words_of(lead) & {"wordt", "worden"})
    if each.is_role and re.match(r" (?:van|op|volgen|is|heeft|hebben)\b", between):
        return True
    rest = _rest(text, channel.end)
    if _is_through(between):
        goes = re.search(r"(\w+) (?:bij|naar|aan|onder) \Z", lead)
        is_reached = words_of(f"{lead} {between}") & REACHES or (goes and goes[1] in GOES)
        return bool(is_reached or words_of(rest) & RECEIVED)
    return bool(words_of(f"{lead} {between} {rest}") & RECEIVES)


def _pointed(text: str, each: Readership, named: Sequence[Medium], known: Sequence[Medium]) -> Told | None:
    """Return what a number tells of the channel that was named last, where its sentence names none, or says `het`."""
    last = [*known, *(medium for medium in named if medium.end <= each.number.start)][-1:]
    is_alone = not named or _is_got(text, each)
    is_told = is_alone and each.is_people and not is_other(text[: each.number.start]) and _points(text, each)
    return Told(each, each.unit, last[0]) if last and is_told else None


def _points(text: str, each: Readership) -> bool:
    """Tell whether a sentence points back with a pronoun, or counts what nothing but a channel has."""
    lead = text[: each.number.start]
    clause = f"{lead} | {_rest(text, each.end)}"
    words = words_of(clause)
    if _is_got(text, each) or (words & _READ_ALONE and text[title_end(text, 0) :].startswith((" wordt ", " worden "))):
        return True
    if each.is_of_media:
        return each.is_print_run or bool(words & (TELLS | {"is", "zijn"}))
    has = HAS if each.is_role else {"telt", "tellen", "trekt", "trekken"}
    return is_back(lead) and bool(words & (has | PASSES))


def _is_got(text: str, each: Readership) -> bool:
    """Tell whether those who are counted get `it`: `900 leden lezen het`, `krijgen 900 leden dit in handen`."""
    found = re.match(r" (\w+)(?: (\w+))?", text[each.end :])
    if found and found[1] in _THEM:
        return bool(words_of(text) & RECEIVES)
    return bool(found and found[1] in _GET_IT and found[2] in _IT)
