"""The media by which letters spread something or reach people, as they are named in a text."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from msgspec import Struct

from aig_cli.exchange.letter.rule.noun import WORD
from aig_cli.exchange.letter.rule.title import is_platform, is_platform_name, title_end
from aig_cli.exchange.letter.rule.vocabulary import ends_of, set_of


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


_WHOLE: Final = set_of(
    "app apps pers tv rtv radiospot radiospots radiospotje radiospotjes tvspot tvspots tvspotje tvspotjes tv-spot "
    "tv-spots tv-spotje tv-spotjes televisiespot televisiespots televisiespotje televisiespotjes facebookgroep "
    "facebook-groep facebookgroepen facebook-groepen whatsappgroep whatsapp-groep whatsappgroepen whatsapp-groepen "
    "appgroep app-groep appgroepen app-groepen linkedingroep linkedin-groep linkedingroepen linkedin-groepen "
    "mailgroep mail-groep mailgroepen mail-groepen"
)
_HEADS: Final = ends_of(
    "website websites site sites blad bladen krant kranten krantje tijdschrift tijdschriften magazine magazines "
    "platform platforms pagina pagina’s pagina's kanaal kanalen intranet intranetten ledennet scherm schermen podcast "
    "podcasts poster posters affiche affiches folder folders flyer flyers brochure brochures mail mailing mailings "
    "radio omroep omroepen televisie blog blogs vlog vlogs persbericht persberichten portaal portalen bulletin "
    "bulletins bode courant periodiek periodieken media nieuwsgroep prikbord prikborden filmpje filmpjes account "
    "accounts narrowcasting journaal kaartjes welkomstpakket gids -app -apps"
)
_TAILS: Final = ends_of("brief brieven gidsje nieuws wijzer flits koerier app post")
"""Ends of nouns that mean no media where little stands before them."""
_OTHERS: Final = ends_of("stapp kapp artsenpost hulppost buitenpost voorpost -post")
_SHORTEST: Final = 3
"""How many letters stand before such an end at least."""
_MEETINGS: Final = ends_of(
    "bijeenkomsten avonden workshops webinar webinars lezingen congressen symposia spreekuren beurzen netwerken "
    "scholingen informatiemarkten"
)
_KINDS: Final = set_of(
    "digitale online lokale plaatselijke regionale landelijke sociale social interne besloten papieren"
)
"""Adjectives that belong to a name, since they tell one medium from another."""
_HANGING: Final = ends_of("scherm schermen poster posters affiche affiches prikbord prikborden kaartjes narrowcasting")
_PARTS: Final = frozenset(
    f" {at} {article}"
    for at in ("in", "op", "van", "bij", "uit")
    for article in ("", "de ", "het ", "een ", "ons ", "onze ")
)
_PLACED: Final = ("pagina", "rubriek", "account", "kanaal")
"""What other media hold, so that their names only tell where it is."""
_PERIODICALS: Final = ("blad", "krant", "krantje", "magazine", "tijdschrift", "periodiek")
"""What a name may be said to be: `de Koerier, een krantje`."""
_WORD: Final = r"(?<![\w’'-])[\w-]+(?:(?<=agina)[’']s(?![\w-]))?"
_DETERMINERS: Final = set_of("de het een ons onze beide alle hun haar zijn deze elk elke wie waar")
_NUMBERS: Final = set_of("twee drie vier vijf zes zeven acht negen tien elf twaalf")
_INFLECTED: Final = ("ale", "ige", "jke", "che", "nde", "eve", "are")
_OWNER: Final = rf"(?P<first>\d+|{WORD})(?P<more> {WORD})?"
_OWNER_BESIDE: Final = r" (?:en|&) (?:(?:de|het) )?(?P<word>[\w-]*)"
_READERS: Final = r" voor (?!iedereen|binnen)[a-zà-þ][\w-]{3,}(?:en|s)\b"
_MEMBERS: Final = r" (?:met|voor) [a-zà-þ]\w*(?:en|s)\b"
_PLACE: Final = r" (?:in|op|bij) (?:de|het|onze|alle) (?:\d+ )?[a-zà-þ]\w*"
ARTICLES: Final = set_of("de het een ons onze hun haar zijn diverse verschillende alle deze dit die zowel")


def words_before(lead: str, articles: frozenset[str] = ARTICLES) -> list[str]:
    """Return the words that stand before a medium, in small letters, without its article and one adjective."""
    words = lead.lower().split()
    if words and (words[-1] == "eigen" or (words[-1].endswith("e") and words[-1].isalpha())):
        words.pop()
    if words and words[-1] in articles:
        words.pop()
    return words[:-1] if words[-1:] == ["zowel"] else words


def media(text: str, *, meetings: bool = False) -> Iterator[Medium]:
    """Yield the media that a text names, in their order; on request also the meetings that things are told at."""
    before: Medium | None = None
    for medium in _named(text):
        if _is_meeting(medium.noun) and not meetings:
            continue
        if not before or not _is_same(text, before, medium):
            before = medium
            yield medium


@lru_cache(maxsize=1024)
def _named(text: str) -> tuple[Medium, ...]:
    """Return all media and meetings that a text names."""
    named: list[Medium] = []
    start = end = 0
    for word in re.finditer(_WORD, text):
        before, start = start, word.start()
        if start >= end and (medium := _medium(text, word, max(before, end))):
            named.append(medium)
            end = medium.start + len(medium.title)
    return tuple(named)


def _medium(text: str, word: re.Match[str], before: int) -> Medium | None:
    """Return the medium that a word names, with a kind where one begins before it; nothing if it names none."""
    noun, start = word.group(), word.start()
    is_alone = is_platform(text, *word.span())
    if not is_alone and not is_noun(noun) and not _is_meeting(noun):
        return None
    if not is_alone and text[before:start].removesuffix(" ").lower() in _KINDS:
        start = before
    titled = word.end() if is_alone else _titled(text, word.end())
    end = titled if is_alone else _end(text, noun, titled)
    return Medium(text[start:end], noun, text[start:titled], start, end)


def is_noun(word: str) -> bool:
    """Tell whether a noun means a medium, by its end."""
    small = word.lower()
    if small in _WHOLE or small.endswith(_HEADS):
        return True
    is_long = any(small.endswith(tail) and len(small) >= len(tail) + _SHORTEST for tail in _TAILS)
    return is_long and not small.endswith(_OTHERS)


def _is_meeting(noun: str) -> bool:
    return noun.lower().endswith(_MEETINGS)


def _is_same(text: str, before: Medium, after: Medium) -> bool:
    """Tell whether a medium only says where or what the one before it is: `de pagina in de krant`, `X, een krantje`."""
    between = text[before.end : after.start]
    if between in _PARTS:
        return before.noun.lower().endswith(_PLACED)
    is_account = is_platform_name(before.noun) and after.noun.lower().endswith(_PLACED)
    return is_account or (between == ", een " and after.noun.lower().endswith(_PERIODICALS))


def _titled(text: str, end: int) -> int:
    """Return where a noun that ends at a position ends with its name: `de krant De Brug`, `de krant ‘De Brug’`."""
    if text.startswith(" ‘", end):
        return max(end, text.find("’", end + len(" ‘") + 1) + 1)
    start = end + 1
    titled = title_end(text, start) if text.startswith(" ", end) else start
    return titled if titled > start else end


def _end(text: str, noun: str, end: int) -> int:
    """Return where a name ends, with whose it is, whom it is for, where it hangs, or with whom a meeting is."""
    if text.startswith(" van ", end) and (owner := _owner_end(text, end + len(" van "))):
        return owner
    patterns = [_MEMBERS if _is_meeting(noun) else _READERS]
    if noun.lower().endswith(_HANGING):
        patterns.append(_PLACE)
    for pattern in patterns:
        if belongs := re.compile(pattern).match(text, end):
            return belongs.end()
    return end


def _owner_end(text: str, start: int) -> int:
    """Return where an owner that begins at a position ends, with another beside it; 0 where there is none."""
    words = [*text[start:].split(" ", 2), "", ""]
    if words[1].rstrip(".,;:") in {"afleveringen", "delen"}:
        return 0
    if words[0] in _DETERMINERS:
        start += len(words[0]) + 1
    end = title_end(text, start)
    end = end if end > start else _owner_noun_end(text, start)
    beside = re.compile(_OWNER_BESIDE).match(text, end) if end else None
    if not beside or is_noun(beside["word"]):
        return end
    also = title_end(text, beside.start("word"))
    return also if also > beside.start("word") else end


def _owner_noun_end(text: str, start: int) -> int:
    """Return where the noun of an owner ends, after a number or an adjective; 0 where there is none."""
    found = re.compile(_OWNER).match(text, start)
    first = found["first"] if found else ""
    is_more = first.isdigit() or first in _NUMBERS or (first.islower() and first.endswith(_INFLECTED))
    if found and found["more"] and is_more:
        return found.end()
    return 0 if not found or first.isdigit() or first in _DETERMINERS else found.end("first")
