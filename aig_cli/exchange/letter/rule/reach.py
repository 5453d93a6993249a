"""Reach: the people, homes or copies that a letter says a channel has.

A number is reach where it stands with a channel (`de app heeft 300 gebruikers`, `via de app (80 ouders)`), not where it
counts what is done by way of one. Audiences overlap only where the letter says that they are partly the same
people, or names the same people for both. Numbers of who the parties are look the same: they are not to be given.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct, structs

from aig_cli.exchange.letter.letter import Sentence
from aig_cli.exchange.letter.rule.medium import Medium, media
from aig_cli.exchange.letter.rule.noun import PEOPLE, noun_after
from aig_cli.exchange.letter.rule.number import Number, numbers


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


_ROLES: Final = (
    r"\w*(?:lezers(?:publiek)?|abonnees|volgers|gebruikers|bezoekers|luisteraars|kijkers|ontvangers|abonnementen|"
    r"adressen|"
    r"exemplaren|brievenbussen|connecties|contacten|views|weergaven|downloads|huishoudens|huisadressen|kliks|likes)"
)
"""What only a channel has."""
_GENERIC: Final = (
    r"(?:lezers|abonnees|volgers|gebruikers|bezoekers|luisteraars|kijkers|ontvangers|mensen|personen|adressen|leden|"
    r"\w{1,3})"
)
"""Words that do not tell who the people are."""
_THINGS: Final = (
    r"\w*(?:oplage|adressen|brievenbussen|exemplaren|huizen|woningen|stuks|deuren|kopieën|abonnementen|views|weergaven|"
    r"downloads|kliks|likes|contacten|connecties|locaties|scholen|bedrijven|organisaties)"
)
"""What is no people and no household."""
_TELLS: Final = (
    r"\b(?:berei(?:k|kt|ken)|(?:gelezen|gezien|bekeken|bezocht|gebruikt|gevolgd|beluisterd|ontvangen|"
    r"geraadpleegd) door|"
    r"(?:gaat|gaan) (?:\w+ )?naar|komt?(?:en)? (?:\w+ )?bij|valt|vallen|oplage|trekt|trekken|telt|tellen|heeft|"
    r"hebben|volgen|"
    r"(?:verspreid|verstuurd|verzonden|verstuurt|sturen|stuurt|bezorgd|toegestuurd) (?:\w+ )?(?:onder|naar|aan|bij|in)|"
    r"verschijnt|verschijnen|bereikbaar voor|ligt bij|goed voor|lezen|leest|kent|kennen|bereik van|met)\b"
)
"""Words by which a channel has people."""
_AFTER: Final = (
    r"(?: [^\W\d]+){0,3}? (?:ons volgen|volgen|lezen|gebruiken|ontvangen|bereiken|bereikt|(?:bereiken|lezen) wij)\b"
)
_PRINT_RUN: Final = r"\boplage (?:van )?(?:in totaal )?\Z"
_POINTER: Final = (
    r"(?i:(?:die|deze|dit|dat|hij|ze|zij|het)(?= (?:is|wordt|worden|heeft|hebben|gaat|gaan|valt|vallen|komt|komen|telt|"
    r"tellen|trekt|trekken|bereikt|bereiken|verschijnt|verschijnen|kent|ligt)\b)|(?:deze|dit|die|dat) "
    r"(?P<noun>[a-zà-þ]\w+))"
)
"""Words at the beginning of a sentence that stand for a channel named before."""
_SAME: Final = (
    r"\b(?:(?:een )?(?:groot )?deel(?: van)?|deels|grotendeels|gedeeltelijk|veel|velen|vele|meesten?|sommigen?|"
    r"overlap\w*|"
    r"vaak|ook)\b[^.;]{0,20}?\b(?:dezelfde|diezelfde|deze|die) (?P<who>[a-zà-þ]\w+)"
)


def reaches(sentences: Sequence[Sentence]) -> list[Reach]:
    """Return the reach that sentences tell of, in their order; sentences of who the parties are must not be among them.

    They are in the order of the letter: a channel may be named in the sentence before the one with its number.
    """
    found: list[Reach] = []
    known: list[Medium] = []
    for sentence in sentences:
        for number, channel in _told(sentence.text, known):
            found.append(_reach(sentence, number, channel, found))
        known += media(sentence.text)
    return _grouped(found)


def reach_starts(text: str) -> frozenset[int]:
    """Return where the numbers of a text begin that are reach."""
    return frozenset(number.start for number, _ in _told(text, ()))


def _told(text: str, known: Sequence[Medium]) -> Iterator[tuple[Number, str]]:
    """Yield the numbers that tell whom a channel reaches, with the name of the channel."""
    pointed = _pointed(text, known)
    named = [*pointed, *(each for each in _heads(text) if not pointed or each.start >= pointed[0].end)]
    last = 0
    for number in numbers(text):
        before = [each for each in named if each.end <= number.start]
        channel = before[-1] if before else None
        if channel and _is_reach(text, max(channel.end, last), number):
            yield number, _full_name(channel, known)
        elif not channel and (later := _later(text, number, named)):
            yield number, _full_name(later, known)
        last = number.end


def _heads(text: str) -> list[Medium]:
    """Return the media of a text without those that only tell where another one is: `de pagina in het weekblad`."""
    heads: list[Medium] = []
    for each in media(text):
        between = text[heads[-1].end : each.start] if heads else ""
        if not re.fullmatch(r" (?:in|op|van|bij|uit) (?:(?:de|het|een|ons|onze) )?", between):
            heads.append(each)
    return heads


def _pointed(text: str, known: Sequence[Medium]) -> list[Medium]:
    """Return the medium that the first words of a sentence point at: `Die valt in ...`, `Deze pagina trekt ...`."""
    pointer = re.match(_POINTER, text)
    if not pointer or not known:
        return []
    noun = (pointer["noun"] or "").lower()
    same = [each for each in known if each.noun.lower().endswith(noun)]
    if not same:
        return []
    start = pointer.start("noun") if noun else 0
    return [structs.replace(same[-1], start=start, end=pointer.end())]


def _is_reach(text: str, start: int, number: Number) -> bool:
    """Tell whether a number is that of a channel which ends at a position, or of its number before."""
    between = text[start : number.start]
    noun = noun_after(text, number.end)
    if number.sign or ";" in between:
        return False
    if re.search(_PRINT_RUN, between, re.IGNORECASE):
        return True
    if not noun:
        return False
    if re.fullmatch(r" \((?:[\w ]{0,20} )?| (?:naar|aan|onder|bij) ", between):
        return True
    counts = bool(re.fullmatch(_ROLES, noun.unit.split()[0], re.IGNORECASE) or re.match(PEOPLE, noun.unit))
    return counts and bool(
        re.search(_TELLS, between, re.IGNORECASE) or re.compile(_AFTER).match(text, noun.end) or _has_role(noun.unit)
    )


def _has_role(unit: str) -> bool:
    return bool(re.fullmatch(_ROLES, unit, re.IGNORECASE))


def _later(text: str, number: Number, named: Sequence[Medium]) -> Medium | None:
    """Return the channel after a number that it is reached through: `wij bereiken 500 ouders via de schoolapp`."""
    noun = noun_after(text, number.end)
    after = [each for each in named if each.start >= number.end]
    if not noun or not after or number.sign:
        return None
    between = text[text.index(noun.unit, number.end) + len(noun.unit) : after[0].start]
    tells = re.search(r"\bberei(?:k|kt|ken)\b", text[: number.start] + between, re.IGNORECASE)
    is_through = re.search(r"(?:\A| )(?:via|met|door|langs) (?:\w+ ){0,2}\Z", between)
    is_role = re.fullmatch(r" (?:van|op|volgen (?:ons )?op|lezen) (?:\w+ )?", between) and _has_role(noun.unit)
    return after[0] if (tells and is_through) or is_role else None


def _full_name(channel: Medium, known: Sequence[Medium]) -> str:
    """Return the name of a channel: the one it has of its own where the letter told it before (`app Wijk Actief`)."""
    if channel.name.lower() == channel.noun.lower():
        for each in known:
            if each.noun.lower() == channel.noun.lower() and each.title.lower() != each.noun.lower():
                return each.title
    return channel.name


def _reach(sentence: Sentence, number: Number, channel: str, before: Sequence[Reach]) -> Reach:
    text = sentence.text
    noun = noun_after(text, number.end)
    is_print_run = re.search(_PRINT_RUN, text[: number.start], re.IGNORECASE)
    unit = "oplage" if is_print_run or not noun else noun.unit
    audience = "" if re.fullmatch(_THINGS, unit) else unit
    if noun and not is_print_run:
        audience = _in_parentheses(text, noun.end) or audience
    overlap = _said_same(text[number.end :], before)
    return Reach(
        channel, audience, number.upper or number.value, unit, number.qualifier, overlap, sentence, number.start
    )


def _in_parentheses(text: str, end: int) -> str:
    """Return who an audience is, from the parentheses or the colon after its noun."""
    told = re.compile(r"(?: \((?:vooral |met name |voornamelijk )?|: )([a-zà-þ][^()]*)\)").match(text, end)
    return told[1] if told and not re.search(r"\d", told[1]) else ""


def _said_same(after: str, before: Sequence[Reach]) -> str:
    """Return the word for the people that an audience shares with one before it, where the letter says so."""
    same = re.search(_SAME, after.partition(";")[0], re.IGNORECASE)
    return same["who"] if same and before else ""


def _grouped(found: Sequence[Reach]) -> list[Reach]:
    """Return reach with the groups of audiences that may be the same people."""
    said = {each.overlap for each in found if each.overlap}
    shared = {word: sum(word in _people(each) for each in found) for each in found for word in _people(each)}
    words = [*sorted(said), *(word for word in shared if shared[word] > 1 and word not in said)]
    return [structs.replace(each, overlap=each.overlap or _group(each, words)) for each in found]


def _group(reach: Reach, words: Sequence[str]) -> str:
    return next((word for word in words if word in _people(reach)), "")


def _people(reach: Reach) -> frozenset[str]:
    """Return the words of an audience that tell who the people are."""
    words = re.findall(r"[^\W\d_]{4,}", reach.audience.lower())
    return frozenset(each for each in words if re.fullmatch(PEOPLE, each) and not re.fullmatch(_GENERIC, each))
