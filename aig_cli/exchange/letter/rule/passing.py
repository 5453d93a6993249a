"""Verbs by which a channel passes to people: it has them, goes to them, is received by them, or they receive it."""

import re
from typing import Final

from aig_cli.exchange.letter.rule.vocabulary import set_of
from aig_cli.exchange.letter.rule.word import words_of

HAS: Final = set_of(
    "beschikt beschikken heeft hebben had hadden telt telde tellen kent kennen trekt trok trekken kreeg staat staan "
    "haalt halen goed"
)
"""With `goed voor`."""
GOES: Final = set_of(
    "gaat gaan ging ploft ploffen belandt komt komen valt vallen ligt liggen verschijnt verschijnen bezorgd bezorgt "
    "bezorgen verspreid verspreidt verspreiden verstuurd verstuurt versturen verzonden verzendt verzenden gestuurd "
    "toegestuurd stuurt sturen mailt mailen gemaild rondgebracht uitgedeeld uitgereikt toegezonden"
)
REACHES: Final = set_of("bereik bereikt bereikte bereikten bereiken")
RECEIVED: Final = set_of(
    "gelezen gevolgd ontvangen gezien bekeken bezocht gebruikt beluisterd geluisterd gedownload geraadpleegd geopend "
    "geabonneerd aangemeld aangesloten geïnstalleerd geliked geregistreerd ingeschreven"
)
READ: Final = set_of(
    "lezen leest volgen volgt bekijken bekijkt luisteren luistert raadplegen raadpleegt abonneren abonneert"
)
"""What people do with channels alone."""
_GETS: Final = set_of(
    "ontvangen ontvangt krijgen krijgt zien ziet gebruik gebruiken gebruikt bezoeken bezoekt downloaden downloadt "
    "toegang nemen neemt meenemen handen lid"
)
"""What they do with a channel as with other things."""
PASSES: Final = GOES | REACHES | RECEIVED
"""What tells whom a channel reaches even where it is not named beside it."""
RECEIVES: Final = REACHES | READ | _GETS | GOES
"""What people do to whom a channel passes."""
TELLS: Final = HAS | PASSES | READ | _GETS
"""Any of these."""
_STRONG: Final = REACHES | RECEIVED | READ | set_of("ontvangen ontvangt toegang")
_TO: Final = set_of("naar aan onder")
_US: Final = frozenset({"wij", "we"})
_FIRST: Final = r"(?P<before>[\w’-]+ )?\b(?:wij|we)\b(?: (?P<after>[\w’-]+))?"
_LINKS: Final = set_of("dat die als en of omdat zodat wat ook dan hoe daar")
"""What stands before `wij` and is no verb."""


def is_strong(clause: str) -> bool:
    """Tell whether a clause means reach even of what is no people: of schools."""
    words = words_of(clause)
    return bool(words & _STRONG) or bool(words & GOES and words & _TO)


def is_of_us(clause: str) -> bool:
    """Tell whether the parties do something in a clause."""
    return bool(words_of(clause) & _US)


def is_other(clause: str) -> bool:
    """Tell whether the parties do something else in a clause than reach or have people."""
    if not is_of_us(clause):
        return False
    for found in re.finditer(_FIRST, clause.lower()):
        before = (found["before"] or "").strip()
        is_link = not before or before in _LINKS or before.startswith("waar")
        verb = found["after"] if is_link else before
        if verb and verb not in TELLS:
            return True
    return False
