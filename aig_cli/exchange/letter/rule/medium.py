"""The media by which letters spread something or reach people, as they are named in a text."""

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from aig_cli.exchange.letter.rule.noun import WORD


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

    @property
    def own_name(self) -> str:
        """Its name without the noun: `De Sluis` of `streekblad De Sluis`; empty where it has none."""
        return self.title.partition(f"{self.noun} ")[2]


PLATFORM: Final = (
    r"(?:Facebook|Instagram|LinkedIn|Twitter|YouTube|TikTok|WhatsApp|Snapchat|Yammer|Pinterest|Spotify|Nextdoor|"
    r"Mastodon|Threads|(?<=op )X|(?<=en )X(?= \())(?![\w-])"
)
_NOUNS: Final = (
    r"(?:[\w-]*(?:websites?|sites?|bladen|blad|krant(?:en|je)?|tijdschrift(?:en)?|magazines?|platforms?|"
    r"pagina(?:[’']s)?|kana(?:len|al)|intranet(?:ten)?|ledennet|scherm(?:en)?|podcasts?|posters?|affiches?|folders?|flyers?|"
    r"brochures?|mail(?:ings?)?|radio|omroep(?:en)?|televisie|blogs?|vlogs?|persbericht(?:en)?|porta(?:al|len)|"
    r"bulletins?|bode|courant|periodiek(?:en)?|media|nieuwsgroep|prikbord(?:en)?|filmpjes?|accounts?|narrowcasting|"
    r"journaal|kaartjes|welkomstpakket|gids)|"
    r"[\w-]{3,}(?:brie(?:f|ven)|gidsje|nieuws|wijzer|flits|koerier|(?<!artsen)(?<!hulp)(?<!buiten)(?<!voor)(?<!-)post)|(?:facebook|(?:whats)?app|linkedin|mail)-?groep(?:en)?|"
    r"(?:\w+-)?apps?|\w{3,}(?<!st)(?<!k)app|pers|tv|rtv)"
)
"""Nouns that mean media, by their heads."""
_MEETINGS: Final = (
    r"[\w-]*(?:bijeenkomsten|avonden|workshops|webinars?|lezingen|congressen|symposia|spreekuren|beurzen|netwerken|"
    r"scholingen|informatiemarkten)"
)
_KINDS: Final = (
    r"(?:(?:digitale|online|lokale|plaatselijke|regionale|landelijke|sociale|social|interne|besloten|papieren) )?"
)
"""Adjectives that belong to a name, since they tell one medium from another."""
_CAPITAL: Final = r"[’']?[A-ZÀ-Þ][\w’'-]*(?<![’'])"
TITLE: Final = (
    rf"(?!{PLATFORM})(?:[’'][a-z] )?{_CAPITAL}"
    rf"(?:(?! en (?:op|in|via|aan|met|bij|de|het) | (?:en|op|via) {PLATFORM})"
    rf"(?: (?:in|op|van|aan|bij|voor|met|en|de|den|der|het|[’']t|&)){{0,3}} {_CAPITAL})*(?:!(?= [a-z]))?"
)
"""Words of a name: with a capital, and the small ones between them; no other medium beside it."""
_INFLECTED: Final = (
    r"(?:[a-zà-þ]+(?:ale|ige|jke|che|nde|eve|are)|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|\d+) "
)
_DETERMINER: Final = r"(?:de|het|een|ons|onze|beide|alle|hun|haar|zijn|deze|elk|elke|wie|waar)\b"
_OWNER: Final = (
    rf" van (?!\w+ (?:afleveringen|delen)\b)(?:{_DETERMINER} )?"
    rf"(?:{TITLE}|(?!{_DETERMINER}|{_INFLECTED}[a-zà-þ]){WORD}|{_INFLECTED}{WORD})"
    rf"(?: (?:en|&) (?:(?:de|het) )?(?!(?i:{_NOUNS})(?![\w-])){TITLE})?"
)
_READERS: Final = r" voor (?!iedereen|binnen)[a-zà-þ][\w-]{3,}(?:en|s)\b"
_PLACE: Final = r" (?:in|op|bij) (?:de|het|onze|alle) (?:\d+ )?[a-zà-þ]\w*"
_HANGING: Final = r"(?i:.*(?:scherm(?:en)?|posters?|affiches?|prikbord(?:en)?|kaartjes|narrowcasting))"
_PART: Final = r" (?:in|op|van|bij|uit) (?:(?:de|het|een|ons|onze) )?"
_PLACED: Final = r"(?i:.*(?:pagina|rubriek|account|kanaal))"
"""What other media hold, so that their names only tell where it is."""
_PERIODICAL: Final = r"(?i:.*(?:blad|krant(?:je)?|magazine|tijdschrift|periodiek))"
"""What a name may be said to be: `de Koerier, een krantje`."""
_WITH: Final = r" (?:met|voor) [a-zà-þ]\w*(?:en|s)\b"
_PATTERN: Final = (
    rf"(?<![\w’'-])(?:(?P<platform>(?i:{PLATFORM.replace('X', '(?-i:X)')}))|"
    rf"(?i:{_KINDS}(?P<noun>{_NOUNS}|(?P<meeting>{_MEETINGS})))(?![\w-])(?: {TITLE}| ‘[^’]+’)?)"
)


def media(text: str, *, meetings: bool = False) -> Iterator[Medium]:
    """Yield the media that a text names, in their order; on request also the meetings that things are told at."""
    before: Medium | None = None
    for found in re.finditer(_PATTERN, text):
        if found["meeting"] and not meetings:
            continue
        noun = found["noun"] or found["platform"]
        end = _end(text, found)
        medium = Medium(text[found.start() : end], noun, found.group(), found.start(), end)
        if not before or not _is_same(text, before, medium):
            before = medium
            yield medium


def _is_same(text: str, before: Medium, after: Medium) -> bool:
    """Tell whether a medium only says where or what the one before it is: `de pagina in de krant`, `X, een krantje`."""
    between = text[before.end : after.start]
    if re.fullmatch(_PART, between):
        return bool(re.fullmatch(_PLACED, before.noun))
    is_account = re.fullmatch(PLATFORM, before.noun, re.IGNORECASE) and re.fullmatch(_PLACED, after.noun)
    return bool(is_account) or (between == ", een " and bool(re.fullmatch(_PERIODICAL, after.noun)))


def _end(text: str, found: re.Match[str]) -> int:
    """Return where a name ends, with whose it is, whom it is for, where it hangs, or with whom a meeting is."""
    if found["platform"]:
        return found.end()
    more = [_OWNER, _WITH if found["meeting"] else _READERS]
    if re.fullmatch(_HANGING, found["noun"]):
        more.append(_PLACE)
    for pattern in more:
        if belongs := re.compile(pattern).match(text, found.end()):
            return belongs.end()
    return found.end()
