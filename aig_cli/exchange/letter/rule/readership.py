"""Numbers of those whom a channel may reach: of readers, of people, of homes, of copies."""

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from aig_cli.exchange.letter.rule.noun import is_people, noun_after
from aig_cli.exchange.letter.rule.number import Number, numbers
from aig_cli.exchange.letter.rule.vocabulary import ends_of


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
        return self.is_print_run or _first(self.unit).endswith(_ONLY_MEDIA)

    @property
    def is_role(self) -> bool:
        """Whether it counts those who use or receive something."""
        return _is_role(self.unit)

    @property
    def is_people(self) -> bool:
        """Whether it counts people, homes or copies."""
        return self.is_print_run or _is_people(self.unit)

    @property
    def is_copies(self) -> bool:
        """Whether it counts copies, which are made as well as spread."""
        return self.unit in _COPIES


_ONLY_MEDIA: Final = ends_of(
    "lezers lezerspubliek abonnees volgers luisteraars kijkers abonnementen views weergaven downloads kliks likes "
    "brievenbussen connecties contacten adressen"
)
_ROLES: Final = _ONLY_MEDIA + ends_of("gebruikers bezoekers ontvangers huishoudens relaties woningen")
_COPIES: Final = ("exemplaren", "stuks")
_HOMES: Final = ("huizen", "deuren")
_ALSO_PEOPLE: Final = ("aars", "aren", "krachten", "euren", "erinnen")
_NO_PEOPLE: Final = ("gemeenten", "teams", "partners")
_CONTENT: Final = ends_of(
    "posters folders flyers nummers stickers pagina’s pagina's edities afleveringen uitgaven artikelen berichten "
    "filmpjes tips recepten verhalen portretten euro cijfers foto’s foto's apps bladen kranten websites media kanalen "
    "lessen brief brieven kamers computers pakketten kaarten boekjes boeken"
)
"""What a channel holds, or is."""
_BESIDE: Final = r" en (?:hun |haar )?(?P<who>[\w’-]+)(?=\Z|[.,;:)]| (?:in|van|uit|\w+(?:t|en))\b)"
_NEAR: Final = 200
"""How many characters before a number may tell what it counts."""
_PRINT_RUN: Final = r"\boplage:? (?:van |is |bedraagt )?(?:in totaal )?\Z"
_OF_THEM: Final = r"\ber (?:\w+ )?\Z"
_AMOUNT: Final = r"\b[Aa]antal \w+ .*\b(?:is|bedraagt|ligt op|staat op) (?:\w+ )?\Z"
_WHOLE: Final = ("van de ", "van onze ", "van alle ", "van die ", "van hun ")
_SHARES: Final = ends_of("0 1 2 3 4 5 6 7 8 9 helft deel kwart derde procent")
"""What stands before a whole and tells that a number is no part of its own: `de helft van de 300 leden`."""


def is_amount(lead: str) -> bool:
    """Tell whether a number counts what was named before it: `het aantal lezers is nu`."""
    return "antal" in lead and bool(re.search(_AMOUNT, lead))


def readerships(text: str) -> Iterator[Readership]:
    """Yield the numbers of a text, with what they count; no percentages and no sums of money."""
    for number in numbers(text):
        if not number.sign:
            yield _counted(text, number)


def _counted(text: str, number: Number) -> Readership:
    lead, noun = text[max(0, number.start - _NEAR) : number.start], noun_after(text, number.end)
    if "oplage" in lead.lower() and re.search(_PRINT_RUN, lead.lower()):
        return Readership(number, "oplage", number.end)
    if not (noun and _is_people(noun.unit)) and (re.search(_OF_THEM, lead) or is_amount(lead)):
        people = [each for each in re.findall(r"[\w’-]+", lead) if _is_people(each)]
        return Readership(number, people[-1] if people else "", number.end)
    if not noun or noun.unit.lower().endswith(_CONTENT) or _is_share(lead):
        return Readership(number, "", number.end)
    end = text.index(noun.unit, number.end) + len(noun.unit)
    beside = re.compile(_BESIDE).match(text, end)
    if beside and _is_people(beside["who"]):
        return Readership(number, noun.unit + beside.group(), beside.end())
    return Readership(number, noun.unit, end)


def _is_share(lead: str) -> bool:
    whole = next((each for each in _WHOLE if lead.endswith(each)), "")
    return bool(whole) and lead.removesuffix(whole).rstrip().endswith(_SHARES)


def _is_people(unit: str) -> bool:
    first = _first(unit)
    if _is_role(unit) or first.endswith(_ALSO_PEOPLE):
        return True
    return is_people(first) and first not in _NO_PEOPLE


def _is_role(unit: str) -> bool:
    first = _first(unit)
    return first.endswith(_ROLES) or first in (*_COPIES, *_HOMES)


def _first(unit: str) -> str:
    """Return the noun of a unit that may have others beside it."""
    return unit.partition(" ")[0].lower()
