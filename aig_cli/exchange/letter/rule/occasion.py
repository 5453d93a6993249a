"""Events of others, or of the calendar, at which something of a commitment happens."""

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from aig_cli.exchange.letter.rule.noun import NAME
from aig_cli.exchange.letter.rule.when import YEAR


class Occasion(Struct, frozen=True):
    """An event.

    Attributes:
        name: as it is written, without article and year.
        year: that in which it is; None where the letter does not say so.
    """

    name: str
    year: int | None


_EVENT: Final = (
    r"(?!(?:maan|dins|woens|donder|vrij|zater|zon)dag)[a-zà-þ-]*(?:congres|vakbeurs|beurs|symposium|conferentie|"
    r"festival|debat|manifestatie|top|evenement|dag|week|maand|"
    r"vierdaagse|markt|jaarvergadering|expo|tentoonstelling|seminar|loop)"
)
_CAPITAL_EVENT: Final = (
    r"(?:[A-ZÀ-Þ][\w’-]* )*(?:[A-ZÀ-Þ][\w’-]*(?:congres|beurs|conferentie|festival|debat|dag|week|maand|vierdaagse|"
    r"symposium)|Week|Dag|Maand|Nacht|Jaar|Congres|Symposium|Festival|Vierdaagse|Marathon|Beurs)\b"
)
_OF: Final = rf"(?: van (?:de |het )?{NAME}| tegen {NAME}| voor (?:de )?{NAME}| {NAME})?"
_PATTERN: Final = (
    rf"\b(?i:op|tijdens|aan|in|bij|voor|rond|rondom|naar) (?:(?:de|het|een|elke) )?(?P<name>(?:{_EVENT} {NAME}|"
    rf"{_CAPITAL_EVENT}{_OF}|"
    rf"(?:[a-zà-þ]+ )?{NAME}(?= {YEAR})))"
)
_WHEN: Final = rf",?(?: \(?(?:van|in|op)\b)?(?: \(?(?:\d{{1,2}}|tot|en|met|t/m|[a-z]{{3,9}})){{0,6}} (?P<year>{YEAR})"
_TIMES: Final = (
    r"(?:(?:Q[1-4]|Januari|Februari|Maart|April|Mei|Juni|Juli|Augustus|September|Oktober|November|December)\b).*"
)
_PLACE: Final = r"(?i:in|naar|voor|rond) "


def occasions(text: str) -> list[Occasion]:
    """Return the events that the text of a commitment names, in their order."""
    return list(_found(text))


def _found(text: str) -> Iterator[Occasion]:
    for found in re.finditer(_PATTERN, text):
        name, end = found["name"], found.end()
        trailing = re.search(rf" ({YEAR})\Z", name)
        when = re.compile(_WHEN).match(text, end)
        year = int(trailing[1]) if trailing else int(when["year"]) if when else None
        name = name[: trailing.start()] if trailing else name
        is_event = re.match(rf"(?:{_EVENT} |{_CAPITAL_EVENT})", name)
        if not re.match(_TIMES, name) and (is_event or (year and not re.match(_PLACE, found.group()))):
            yield Occasion(name, year)
