"""What a number counts: the noun after it, with its adjectives and what hangs on it with `van`."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from msgspec import Struct

from aig_cli.exchange.letter.rule.numeral import count_of


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
_IS_VERB: Final = r" (?:wij|we)\b"
"""What comes after a verb, where the subject does: `in ronde 2 kiezen wij`."""
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
    r"\d+ (?:tot (?:en met )?\d+ jaar|jaar en ouder)|"
    r"(?:de )?(?:groep|groepen|klas|klassen) \d(?:(?:, | en | tot en met | t/m )\d)*|"
    r"(?:(?:de|het|een|ons|onze|hun|deze|die|alle|beide|haar|zijn) )?(?:[a-zà-þ]\w*(?<![tsgn]i)e (?=[^\W\d_]))?"
    rf"(?P<noun>{WORD})"
)
"""What hangs on a noun by `van` beside a name: an age, or another noun."""
_NO_NOUNS: Final = _set("de het een ons onze elk elke ieder iedere wie waar al ongeveer ruim circa minimaal bijna")


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
    while found and found[1].lower() not in _FUNCTION and not re.match(_IS_VERB, text[found.end() : found.end() + 5]):
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
    if not text.startswith(" van ", end):
        return end
    start = end + len(" van ")
    name = re.compile(NAME)
    if found := name.match(text, start):
        return found.end()
    found = re.compile(_BELONGS).match(text, start)
    if not found or _is_no_noun(found):
        return end
    named = name.match(text, found.end() + 1) if found["noun"] and text.startswith(" ", found.end()) else None
    return (named or found).end()


def _is_no_noun(found: re.Match[str]) -> bool:
    """Tell whether what follows `van` is another number, or too little to be a noun."""
    first = found.group().split()[-2:]
    return bool(found["noun"]) and any(each in _NO_NOUNS or count_of(each) is not None for each in first[-1:])
