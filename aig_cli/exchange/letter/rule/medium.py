"""The media by which letters spread something or reach people, as they are named in a text."""

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from aig_cli.exchange.letter.rule.noun import NAME, WORD


class Medium(Struct, frozen=True):
    """A medium that a text names.

    Attributes:
        name: with its adjectives and all that belongs to its name, without article.
        noun: the noun alone.
        title: the noun with its adjectives and name of its own, without what it belongs to.
        start, end: where the name stands in the text.
    """

    name: str
    noun: str
    title: str
    start: int
    end: int


_HEADS: Final = (
    r"(?:\w*(?:nieuwsbrie(?:f|ven)|websites?|webpagina|sites?|bladen|blad|kranten|krant|tijdschrift(?:en)?|magazines?|"
    r"platforms?|pagina[’']s|pagina|kanalen|kanaal|intranet(?:ten)?|ledennet|schermen|podcasts?|posters?|folders?|"
    r"flyers?|"
    r"brochures?|mailings?|radio|omroep(?:en)?|televisie|blogs?|vlogs?|persbericht(?:en)?|porta(?:al|len)|bulletins?|"
    r"gidsje|bode|courant|periodiek(?:en)?|media|nieuwsgroep|prikbord(?:en)?|filmpjes)|"
    r"(?:\w+-)?apps?|\w{3,}(?<!st)(?<!k)app|"
    r"tv|Facebook|Instagram|LinkedIn|Twitter|YouTube|TikTok|WhatsApp|Yammer|e-mail)"
)
_MEETINGS: Final = (
    r"(?:\w*(?:bijeenkomsten|avonden|workshops|webinars?|lezingen|congressen|symposia|spreekuren|beurzen|netwerken|"
    r"scholingen|informatiemarkten))"
)
_ADJECTIVES: Final = r"(?:(?!(?:deze|beide|onze|alle|hele|de|die)\b)[a-zà-þ-]+e |digitaal |lokaal |eigen )*"
_INFLECTED: Final = (
    r"(?:[a-zà-þ]+(?:ale|ige|jke|che|nde|eve|are)|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|\d+) "
)
_DETERMINER: Final = r"(?:de|het|een|ons|onze|beide|alle|hun|haar|zijn|deze|elk|elke|wie|waar)\b"
_OWNER: Final = (
    rf" van (?:{_DETERMINER} )?(?:{NAME}|(?!{_DETERMINER}|{_INFLECTED}[a-zà-þ]){WORD}|{_INFLECTED}{WORD})"
    rf"(?: (?:en|&) (?:(?:de|het) )?{NAME})?"
)
_PLACE: Final = r" (?:in|op) (?:de|het) [a-zà-þ]\w*"
_WITH: Final = r" (?:met|voor) [a-zà-þ]\w*(?:en|s)\b"
_PATTERN: Final = (
    rf"(?<![\w’'-])(?i:{_ADJECTIVES}(?P<noun>{_HEADS}|(?P<meeting>{_MEETINGS})))(?![\w-])"
    rf"(?: {NAME}| ‘[^’]+’)?"
)


def media(text: str, *, meetings: bool = False) -> Iterator[Medium]:
    """Yield the media that a text names, in their order; on request also the meetings that things are told at."""
    for found in re.finditer(_PATTERN, text):
        if found["meeting"] and not meetings:
            continue
        owner = re.compile(_OWNER).match(text, found.end())
        end = owner.end() if owner else found.end()
        if not owner:
            end = _end_of_place(text, found)
        yield Medium(text[found.start() : end], found["noun"], found.group(), found.start(), end)


def _end_of_place(text: str, found: re.Match[str]) -> int:
    """Return where the name of screens or meetings ends, with where they hang or with whom they are."""
    pattern = {"schermen": _PLACE}.get(found["noun"][-8:].lower())
    if found["meeting"]:
        pattern = _WITH
    more = re.compile(pattern).match(text, found.end()) if pattern else None
    return more.end() if more else found.end()
