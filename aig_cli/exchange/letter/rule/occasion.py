"""Events of others, or of the calendar, at which something of a commitment happens."""

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from aig_cli.exchange.letter.rule.noun import NAME
from aig_cli.exchange.letter.rule.vocabulary import ends_of, set_of
from aig_cli.exchange.letter.rule.when import YEAR


class Occasion(Struct, frozen=True):
    """An event.

    Attributes:
        name: as it is written, without article and year.
        year: that in which it is; None where the letter does not say so.
    """

    name: str
    year: int | None


_EVENTS: Final = ends_of(
    "congres beurs symposium conferentie festival debat manifestatie top evenement dag week maand vierdaagse markt "
    "jaarvergadering expo tentoonstelling seminar loop"
)
"""Ends of nouns that mean an event where a name comes after them: `congres Zorg`."""
_NAMED_EVENTS: Final = ends_of("congres beurs conferentie festival debat dag week maand vierdaagse symposium")
"""Ends of names that mean an event: `Zorgcongres`."""
_EVENTS_ALONE: Final = set_of("Week Dag Maand Nacht Jaar Congres Symposium Festival Vierdaagse Marathon Beurs")
_WEEKDAYS: Final = ends_of("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag")
_TIMES: Final = set_of(
    "Q1 Q2 Q3 Q4 Januari Februari Maart April Mei Juni Juli Augustus September Oktober November December"
)
_LEAD: Final = (
    r"\b(?P<at>(?i:op|tijdens|aan|in|bij|voor|rond|rondom|naar)) (?:(?:de|het|een|elke) )?"
    r"(?P<noun>[a-zà-þ-]+ )?(?=[’'A-ZÀ-Þ])"
)
"""What stands before the name of an event: a preposition, an article, and a noun that may be part of it."""
_CAPITALS: Final = r"[A-ZÀ-Þ][\w’-]*(?: [A-ZÀ-Þ][\w’-]*)*"
_OF: Final = r" (?:(?:van|tegen|voor) )?(?:(?:de|het) )?"
_WHEN: Final = rf",?(?: \(?(?:van|in|op)\b)?(?: \(?(?:\d{{1,2}}|tot|en|met|t/m|[a-z]{{3,9}})){{0,6}} (?P<year>{YEAR})"
_PLACES: Final = frozenset({"in", "naar", "voor", "rond"})


def occasions(text: str) -> list[Occasion]:
    """Return the events that the text of a commitment names, in their order."""
    return list(_found(text))


def _found(text: str) -> Iterator[Occasion]:
    end = 0
    for lead in re.finditer(_LEAD, text):
        start = lead.start("noun") if lead["noun"] else lead.end()
        if lead.start() < end or text[start:].partition(" ")[0] in _TIMES:
            continue
        named = _event_end(text, lead)
        stop = named or _name_end(text, lead.end())
        when = re.compile(_WHEN).match(text, stop) if stop else None
        is_year = when and when.start("year") == stop + 1 and lead["at"].lower() not in _PLACES
        if named or is_year:
            end = stop
            yield Occasion(text[start:end], int(when["year"]) if when else None)


def _event_end(text: str, lead: re.Match[str]) -> int:
    """Return where the name of an event ends by its noun or its own words; 0 where they tell of none."""
    noun = (lead["noun"] or "").strip()
    if noun.endswith(_EVENTS) and not noun.startswith(_WEEKDAYS):
        return _name_end(text, lead.end())
    capitals = None if noun else re.compile(_CAPITALS).match(text, lead.end())
    words = capitals.group().split(" ") if capitals else []
    while words and not _is_event(words[-1]):
        words.pop()
    return _whole_end(text, lead.end() + len(" ".join(words))) if words else 0


def _whole_end(text: str, end: int) -> int:
    """Return where a name that ends at a position ends with what it is of: `Week van de Zorg`."""
    more = re.compile(_OF).match(text, end)
    return (_name_end(text, more.end()) if more else 0) or end


def _is_event(word: str) -> bool:
    return word in _EVENTS_ALONE or word.endswith(_NAMED_EVENTS)


def _name_end(text: str, start: int) -> int:
    name = re.compile(NAME).match(text, start)
    return name.end() if name else 0
