"""What a number counts: the noun after it, with its adjectives and what hangs on it with `van`."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from msgspec import Struct


class Noun(Struct, frozen=True):
    """A noun that is counted.

    Attributes:
        label: it, with its adjectives and what hangs on it.
        unit: it alone; of people with those that are named beside it (`ouders en verzorgers`).
        end: where the label ends in the text.
    """

    label: str
    unit: str
    end: int


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_MOST: Final = 8
"""How many words a noun with its adjectives has at most."""
WORD: Final = r"[^\W\d_][\w’'-]*(?<!-)"
NAME: Final = (
    r"(?:[’'][a-z] )?[A-ZÀ-Þ][\w’'.&-]*(?:(?: (?:in|op|van|aan|bij|voor|met|en|de|den|der|het|[’']t|&))* "
    r"[A-ZÀ-Þ&][\w’'.&-]*)*(?<![.,])"
)
"""Words of a name: with a capital, and the small ones between them."""
_INVARIABLE: Final = _set(
    "eigen open houten gouden extra gratis sociaal medisch digitaal regionaal lokaal totaal speciaal unieke "
    "betrokken volwassen aangesloten verschillende gezond nieuw hybride live online offline"
)
_FUNCTION: Final = _set(
    "aan als bij daar daarvan dan dat de deze die dit door een en er geen hebben heeft het hij hun ieder in is "
    "kan kon krijgt kunnen maar met mogen moet na naar niet of om onder ons onze ook op over per samen te tegen "
    "tijdens toe tot tussen uit van vanaf via voor waar waaraan waarbij waarin waarvan wat we werd wie wij "
    "willen worden wordt zal ze zich zij zijn zo zoals zodat zonder zullen"
)
_ADJECTIVE: Final = r"[a-zà-þ][\w-]*(?:e|isch|lijk|matig|-)"
PEOPLE: Final = (
    r"(?:\w*(?:ouders|kinderen|jongeren|ouderen|leden|mensen|personen|gezinnen|vrouwen|mannen|patiënten|cliënten|"
    r"artsen|collega[’']s|jongens|meisjes|baby[’']s|houdens|boeren|buren|ambtenaren|werkenden|gemeenten|zieken|"
    r"naasten|bestuurders|professionals|coaches|teams|gasten|krachten)|\w+(?:ers|eurs|oren|isten|enten|anten|kundigen|"
    r"genoten|lingen|vrienden|erden|igden|enden|ieven|ologen|peuten|aten))"
)
"""Nouns that mean people or households."""
_BESIDE: Final = (
    rf" (?:en|of) {PEOPLE}(?=\Z|[.,;:)]| (?:die|van|in|op|met|uit|aan|voor|per|mee|deel|een|de|het|volgen|ons)\b)"
)
_BELONGS: Final = (
    rf" van (?:{NAME}|\d+ (?:tot (?:en met )?\d+ jaar|jaar en ouder)|(?:(?:de|het|een|ons|onze|hun|deze|die|alle|"
    rf"beide|haar|zijn) )?(?:[a-zà-þ]\w*(?<![tsgn]i)e (?={WORD}))?(?!(?:de|het|een|ons|onze|elk|elke|ieder|iedere|wie|"
    rf"waar|al)\b){WORD}(?: {NAME})?)"
)
"""What hangs on a noun by `van`: a name, an age, or another noun."""


def noun_after(text: str, start: int, *, plural: bool = True) -> Noun | None:
    """Return the noun that a number which ends at a position counts; nothing where no noun follows."""
    words = list(islice(_words(text, start), _MOST))
    if not words:
        return None
    found = _head(words, plural=plural)
    unit, end = found.group(), found.end()
    beside = re.compile(_BESIDE).match(text, end) if re.fullmatch(PEOPLE, unit) else None
    if beside:
        unit, end = unit + beside.group(), beside.end()
    end = with_belongings(text, end)
    return Noun(text[words[0].start() : end], unit, end)


def _words(text: str, start: int) -> Iterator[re.Match[str]]:
    """Yield the words that can be the noun and its adjectives: those up to the first that is neither."""
    word = re.compile(rf"(?:,| en| of)? ([a-zà-þ]+-(?= )|{WORD})")
    found = re.compile(rf" ([a-zà-þ]+-(?= )|{WORD})").match(text, start)
    while found and found[1].lower() not in _FUNCTION:
        inner = re.compile(rf"[a-zà-þ]+-(?= )|{WORD}").match(text, found.start(1))
        assert inner
        yield inner
        if not (found[1] in _INVARIABLE or re.fullmatch(_ADJECTIVE, found[1])):
            return
        found = word.match(text, found.end())


def _head(words: list[re.Match[str]], *, plural: bool) -> re.Match[str]:
    """Return the noun among words that look like adjectives: the first plural, else the last but a verb."""
    if plural:
        for each in words:
            if re.search(r"(?:en|s|a|i)\Z", each.group()) and each.group() not in _INVARIABLE:
                return each
        return words[0]
    is_verb = len(words) > 1 and re.search(r"(?:t|en)\Z", words[-1].group())
    return words[-2] if is_verb else words[-1]


def with_belongings(text: str, end: int) -> int:
    """Return where a noun that ends at a position ends with what hangs on it by `van`."""
    belongs = re.compile(_BELONGS).match(text, end)
    return belongs.end() if belongs else end
