"""What a number counts: the noun after it, with its adjectives and what hangs on it with `van`."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from msgspec import Struct

from aig_cli.exchange.letter.rule.numeral import value_of
from aig_cli.exchange.letter.rule.vocabulary import set_of


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


_MOST: Final = 8
"""How many words a noun with its adjectives has at most."""
WORD: Final = r"[^\W\d_][\w’'-]*(?<!-)"
NAME: Final = (
    r"(?:[’'][a-z] )?[A-ZÀ-Þ][\w’'.&-]*(?:(?: (?:in|op|van|aan|bij|voor|met|en|de|den|der|het|[’']t|&))* "
    r"[A-ZÀ-Þ&][\w’'.&-]*)*(?<![.,])"
)
"""Words of a name: with a capital, and the small ones between them."""
_INVARIABLE: Final = set_of(
    "eigen open houten gouden extra gratis sociaal medisch digitaal regionaal lokaal totaal speciaal unieke "
    "betrokken volwassen aangesloten verschillende gezond nieuw hybride live online offline"
)
_FUNCTION: Final = set_of(
    "aan als bij daar daarvan dan dat de deze die dit door een en er geen hebben heeft het hij hun ieder in is "
    "kan kon krijgt kunnen maar met mogen moet na naar niet of om onder ons onze ook op over per samen te tegen "
    "tijdens toe tot tussen uit van vanaf via voor waar waaraan waarbij waarin waarvan wat we werd wie wij "
    "willen worden wordt zal ze zich zij zijn zo zoals zodat zonder zullen"
)
_ADJECTIVE: Final = r"[a-zà-þ][\w-]*(?:e|isch|lijk|matig|-)"
_IS_VERB: Final = r" (?:wij|we)\b"
"""What comes after a verb, where the subject does: `in ronde 2 kiezen wij`."""
_PERSONS: Final = (
    *("ouders", "kinderen", "jongeren", "ouderen", "leden", "mensen", "personen", "gezinnen", "vrouwen", "mannen"),
    *("patiënten", "cliënten", "artsen", "collega’s", "collega's", "jongens", "meisjes", "baby’s", "baby's", "houdens"),
    *("boeren", "buren", "ambtenaren", "werkenden", "gemeenten", "zieken", "naasten", "bestuurders", "professionals"),
    *("coaches", "teams", "gasten", "krachten"),
)
_WHO: Final = (
    *("ers", "eurs", "oren", "isten", "enten", "anten", "kundigen", "genoten", "lingen", "vrienden", "erden", "igden"),
    *("enden", "ieven", "ologen", "peuten", "aten"),
)
_BESIDE: Final = (
    rf" (?:en|of) ({WORD})(?=\Z|[.,;:)]| (?:die|van|in|op|met|uit|aan|voor|per|mee|deel|een|de|het|volgen|ons)\b)"
)
_BELONGS: Final = (
    r"\d+ (?:tot (?:en met )?\d+ jaar|jaar en ouder)|"
    r"(?:de )?(?:groep|groepen|klas|klassen) \d(?:(?:, | en | tot en met | t/m )\d)*|"
    r"(?:(?:de|het|een|ons|onze|hun|deze|die|alle|beide|haar|zijn) )?(?:[a-zà-þ]\w*(?<![tsgn]i)e (?=[^\W\d_]))?"
    rf"(?P<noun>{WORD})"
)
"""What hangs on a noun by `van` beside a name: an age, or another noun."""
_NO_NOUNS: Final = set_of("de het een ons onze elk elke ieder iedere wie waar al ongeveer ruim circa minimaal bijna")


def is_people(word: str) -> bool:
    """Tell whether a noun means people or households."""
    return word.endswith((*_PERSONS, *_WHO))


def next_words(after: str) -> tuple[str, str]:
    """Return the next two words of a text, in small letters; nothing where there is none or a sign comes between."""
    found = re.match(r" ([^\s.,;:()-]+)(?: ([^\s.,;:()-]+))?", after)
    return (found[1].lower(), (found[2] or "").lower()) if found else ("", "")


def noun_after(text: str, start: int, *, plural: bool = True) -> Noun | None:
    """Return the noun that a number which ends at a position counts; nothing where no noun follows."""
    words = list(islice(_words(text, start), _MOST))
    if not words:
        return None
    found = _head(words, plural=plural)
    unit, end = found[1], found.end()
    beside = re.compile(_BESIDE).match(text, end) if is_people(unit) else None
    if beside and is_people(beside[1]):
        unit, end = unit + beside.group(), beside.end()
    end = with_belongings(text, end)
    return Noun(text[words[0].start(1) : end], unit, end)


def _words(text: str, start: int) -> Iterator[re.Match[str]]:
    """Yield the words that can be the noun and its adjectives: those up to the first that is neither."""
    word = re.compile(rf"(?:,| en| of)? ([a-zà-þ]+-(?= )|{WORD})")
    found = word.match(text, start)
    if found and found.start(1) != start + 1:
        return
    while found and found[1].lower() not in _FUNCTION and not re.match(_IS_VERB, text[found.end() : found.end() + 5]):
        yield found
        if not (found[1] in _INVARIABLE or re.fullmatch(_ADJECTIVE, found[1])):
            return
        found = word.match(text, found.end())


def _head(words: list[re.Match[str]], *, plural: bool) -> re.Match[str]:
    """Return the noun among words that look like adjectives: the first plural, else the last but a verb."""
    if plural:
        return next((each for each in words if is_plural(each[1]) and each[1] not in _INVARIABLE), words[0])
    is_verb = len(words) > 1 and words[-1][1].endswith(("t", "en"))
    return words[-2] if is_verb else words[-1]


def is_plural(word: str) -> bool:
    """Tell whether a noun has the ending of a plural."""
    return word.endswith(("en", "s", "a", "i"))


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
    """Tell whether what follows `van` is another number, or no noun."""
    noun = found["noun"]
    return bool(noun) and (noun in _NO_NOUNS or value_of(noun) is not None)
