"""Reach: the people, homes or copies that a letter says a channel has.

A number is reach where it stands with a channel (`de app heeft 300 gebruikers`, `via de app (80 ouders)`), not where it
counts what is done by way of one. Audiences overlap only where the letter says that they are partly the same
people, or names the same people for both. Numbers of who the parties are look the same: they are not to be given.
"""

import re
from collections.abc import Sequence
from typing import Final

from msgspec import Struct, structs

from aig_cli.exchange.letter.letter import Sentence
from aig_cli.exchange.letter.rule.medium import Medium, media
from aig_cli.exchange.letter.rule.noun import is_people
from aig_cli.exchange.letter.rule.reaching import Told, told
from aig_cli.exchange.letter.rule.vocabulary import ends_of, set_of


class Reach(Struct, frozen=True):
    """People, homes or copies that a channel has.

    Attributes:
        channel: its name, also where the sentence only points at it.
        audience: who they are; empty where the letter does not say so.
        value: how many.
        unit: what is counted, or `oplage`.
        qualifier: what softens the number.
        overlap: the word that audiences share which may be the same people; empty where the letter says nothing.
        sentence: where it stands.
        start: the position of the number in the sentence.
    """

    channel: str
    audience: str
    value: float
    unit: str
    qualifier: str
    overlap: str
    sentence: Sentence
    start: int


_MEMORY: Final = 50
"""How many channels named before may still be meant."""
_GENERIC: Final = set_of(
    "lezers abonnees volgers gebruikers bezoekers luisteraars kijkers ontvangers mensen personen adressen leden"
)
"""Words that do not tell who the people are."""
_THINGS: Final = ends_of(
    "oplage adressen brievenbussen exemplaren huizen woningen stuks deuren kopieën abonnementen views weergaven "
    "downloads kliks likes contacten connecties locaties scholen bedrijven organisaties verenigingen praktijken "
    "instellingen clubs winkels"
)
"""What is no people and no household."""
_WHO: Final = r"(?: \((?:vooral |met name |voornamelijk )?|: )([a-zà-þ][^()]*)\)"
_NOBODY: Final = r"(?:niet|nog|per|van|waar\w*|dat|die|zij|deels|gemiddeld)\b|.*\d"
"""How a remark in parentheses begins that does not tell who the people are."""
_PARTLY: Final = set_of(
    "deel deels grotendeels gedeeltelijk veel velen vele meeste meesten sommige sommigen vaak ook overlap overlapt "
    "overlappen overlappend overlappende"
)
_SAME: Final = r"[^.;]{0,20}?\b(?:dezelfde|diezelfde|deze|die) (?P<who>[a-zà-þ]\w+)"


def reaches(sentences: Sequence[Sentence]) -> list[Reach]:
    """Return the reach that sentences tell of, in their order; sentences of who the parties are must not be among them.

    They are in the order of the letter: a channel may be named in the sentence before the one with its number.
    """
    found: list[Reach] = []
    known: list[Medium] = []
    for sentence in sentences:
        for each in told(sentence.text, known):
            found.append(_reach(sentence, each, _full_name(each.channel, known), found))
        known = [*known, *media(sentence.text)][-_MEMORY:]
    return _grouped(found)


def reach_starts(text: str) -> frozenset[int]:
    """Return where the numbers of a text begin that are reach."""
    return frozenset(each.readership.number.start for each in told(text))


def _full_name(channel: Medium, known: Sequence[Medium]) -> str:
    """Return the name of a channel: the one it has of its own where the letter told it before (`app Wijk Actief`)."""
    noun = channel.noun.lower()
    if channel.name.lower() == noun:
        same = [each.title for each in known if each.noun.lower() == noun and each.title.lower() != noun]
        like = [
            each.title for each in reversed(known) if each.noun.lower().endswith(noun) and each.title.lower() != noun
        ]
        return [*same, *like, channel.name][0]
    return channel.name


def _reach(sentence: Sentence, found: Told, channel: str, before: Sequence[Reach]) -> Reach:
    number, text = found.readership.number, sentence.text
    audience = "" if " " not in found.unit and found.unit.endswith(_THINGS) else found.unit
    if not found.readership.is_print_run:
        audience = _in_parentheses(text, found.readership.end) or audience
    overlap = _said_same(text[number.end :], before)
    value = number.upper or number.value
    return Reach(channel, audience, value, found.unit, number.qualifier, overlap, sentence, number.start)


def _in_parentheses(text: str, end: int) -> str:
    """Return who an audience is, from the parentheses or the colon after its noun."""
    if not text.startswith((" (", ": "), end):
        return ""
    told_who = re.compile(_WHO).match(text, end)
    is_who = told_who and _people_in(told_who[1]) and not re.match(_NOBODY, told_who[1])
    return told_who[1] if told_who and is_who else ""


def _said_same(after: str, before: Sequence[Reach]) -> str:
    """Return the word for the people that an audience shares with one before it, where the letter says so."""
    if not before:
        return ""
    clause = after.partition(";")[0].lower()
    partly = [each.end() for each in re.finditer(r"\w+", clause) if each.group() in _PARTLY]
    same = (re.compile(_SAME).match(clause, end) for end in partly)
    return next((each["who"] for each in same if each), "")


def _grouped(found: Sequence[Reach]) -> list[Reach]:
    """Return reach with the groups of audiences that may be the same people."""
    said = {each.overlap for each in found if each.overlap}
    shared = {word: sum(word in _people(each) for each in found) for each in found for word in _people(each)}
    words = [*sorted(said), *(word for word in shared if shared[word] > 1 and word not in said)]
    return [structs.replace(each, overlap=each.overlap or _group(each, words)) for each in found]


def _group(reach: Reach, words: Sequence[str]) -> str:
    return next((word for word in words if word in _people(reach)), "")


def _people(reach: Reach) -> list[str]:
    """Return the words of an audience that tell who the people are."""
    return [each for each in _people_in(reach.audience.lower()) if each not in _GENERIC]


def _people_in(text: str) -> list[str]:
    """Return the words for people in a text, each once."""
    words = dict.fromkeys(re.findall(r"[^\W\d_]{4,}", text))
    return [each for each in words if is_people(each)]
