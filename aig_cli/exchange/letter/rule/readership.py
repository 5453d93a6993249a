"""Numbers of those whom a channel may reach: of readers, of people, of homes, of copies."""

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from aig_cli.exchange.letter.rule.noun import PEOPLE, noun_after
from aig_cli.exchange.letter.rule.number import Number, numbers


class Readership(Struct, frozen=True):
    """A number in a text and what it counts.

    Attributes:
        number: it.
        unit: what is counted, with those named beside it; `oplage` of a print run; empty where no noun is near.
        end: where that ends in the text.
    """

    number: Number
    unit: str
    end: int

    @property
    def is_print_run(self) -> bool:
        """Whether it counts copies that are printed."""
        return self.unit == "oplage"

    @property
    def is_of_media(self) -> bool:
        """Whether it counts what nothing but a channel has."""
        return self.is_print_run or self._is(_ONLY_MEDIA)

    @property
    def is_role(self) -> bool:
        """Whether it counts those who use or receive something."""
        return self._is(_ROLES)

    @property
    def is_people(self) -> bool:
        """Whether it counts people, homes or copies."""
        return self.is_print_run or _is_people(self.unit)

    @property
    def is_copies(self) -> bool:
        """Whether it counts copies, which are made as well as spread."""
        return self._is("exemplaren|stuks")

    def _is(self, pattern: str) -> bool:
        return bool(re.fullmatch(pattern, self.unit.split(" ", maxsplit=1)[0], re.IGNORECASE))


_ONLY_MEDIA: Final = (
    r"[\w-]*(?:lezers(?:publiek)?|abonnees|volgers|luisteraars|kijkers|abonnementen|views|weergaven|downloads|kliks|"
    r"likes|brievenbussen|connecties|contacten|adressen)"
)
_ROLES: Final = (
    rf"(?:{_ONLY_MEDIA}|\w*(?:gebruikers|bezoekers|ontvangers|huishoudens|relaties|woningen)|"
    r"exemplaren|stuks|huizen|deuren)"
)
_ANYBODY: Final = rf"(?:(?!gemeenten|teams|partners){PEOPLE}|\w+(?:aars|aren|krachten|euren|erinnen))"
_CONTENT: Final = (
    r"[\w-]*(?:posters|folders|flyers|nummers|stickers|pagina[’']s|edities|afleveringen|uitgaven|artikelen|berichten|"
    r"filmpjes|tips|recepten|verhalen|portretten|euro|cijfers|foto[’']s|apps|bladen|kranten|websites|media|kanalen|"
    r"lessen|kamers|computers|pakketten|kaarten|boekjes|boeken)"
)
"""What a channel holds, or is."""
_BESIDE: Final = rf" en (?:hun |haar )?{_ANYBODY}(?=\Z|[.,;:)]| (?:in|van|uit|\w+(?:t|en))\b)"
_NEAR: Final = 200
"""How many characters before a number may tell what it counts."""
_PRINT_RUN: Final = r"\boplage:? (?:van |is |bedraagt )?(?:in totaal )?\Z"
_OF_THEM: Final = r"\ber (?:\w+ )?\Z"
AMOUNT: Final = r"\b[Aa]antal \w+ .*\b(?:is|bedraagt|ligt op|staat op) (?:\w+ )?\Z"
"""What comes before a number of what was named before it: `het aantal lezers is nu`."""
_SHARE: Final = r"(?:\d|\b(?:helft|deel|kwart|derde|procent)) van (?:de|onze|alle|die|hun) \Z"


def readerships(text: str) -> Iterator[Readership]:
    """Yield the numbers of a text, with what they count; no percentages and no sums of money."""
    for number in numbers(text):
        if not number.sign:
            yield _counted(text, number)


def _counted(text: str, number: Number) -> Readership:
    lead, noun = text[max(0, number.start - _NEAR) : number.start], noun_after(text, number.end)
    if re.search(_PRINT_RUN, lead, re.IGNORECASE):
        return Readership(number, "oplage", number.end)
    if not (noun and _is_people(noun.unit)) and re.search(rf"{_OF_THEM}|{AMOUNT}", lead):
        people = [each for each in re.findall(r"[\w’-]+", lead) if _is_people(each)]
        return Readership(number, people[-1] if people else "", number.end)
    if not noun or re.fullmatch(_CONTENT, noun.unit, re.IGNORECASE) or re.search(_SHARE, lead):
        return Readership(number, "", number.end)
    end = text.index(noun.unit, number.end) + len(noun.unit)
    beside = re.compile(_BESIDE).match(text, end)
    return Readership(number, noun.unit + (beside.group() if beside else ""), beside.end() if beside else end)


def _is_people(unit: str) -> bool:
    return bool(re.fullmatch(rf"{_ROLES}|{_ANYBODY}", unit.split(" ", maxsplit=1)[0], re.IGNORECASE))
