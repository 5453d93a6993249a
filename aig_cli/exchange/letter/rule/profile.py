"""Who the parties are: their sizes, their members, their age. Never reach."""

import re
from typing import Final

from aig_cli.exchange.letter.rule.saying import Saying
from aig_cli.exchange.letter.rule.word import words_of

_WHO: Final = Saying(
    "telt tellen heeft hebben werken werkt bestaat verzekert verhuurt biedt bedient bundelt ontvangt ontvangen "
    "vertegenwoordigt verenigt opgericht sinds bezoeken leidt leiden levert leveren runt beheert zorgt verzorgt vormt "
    "draait geeft steunt ondersteunt begeleidt behandelt behandelen exploiteert onderhoudt organiseert komt komen "
    "woont wonen sport sporten studeren onderwijst",
    phrases=(
        *(f"is {what}" for what in ("de", "het", "een", "in", "al", "gevestigd", "actief")),
        *(f"zijn {what}" for what in ("de", "een", "er", "actief")),
        "doet onderzoek",
        "wordt bezocht",
    ),
)
_SIZE: Final = Saying(
    "is twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien "
    "negentien twintig dertig veertig vijftig zestig zeventig tachtig negentig miljoen",
    beginnings="honderd duizend",
    flags=re.NOFLAG,
)
"""A number, or what somebody is."""
_SPEAKS_FOR: Final = Saying(
    "aangesloten namens brancheorganisatie ledenorganisatie ledenorganisaties", beginnings="vertegenwoordig koepel"
)
_COUNTED: Final = {
    "organisations": r"(?:[\w-]+ ){0,2}?(?:organisaties|bedrijven|instellingen|ondernemingen|lidorganisaties)\b",
    "workers": r"(?:[\w-]+ ){0,2}?(?:werkers|medewerkers|werknemers|werkenden|professionals)\b",
}
_FIGURE: Final = r"(?<![\w.,])([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?![\w,]|\.[0-9])\s+"


def is_profile(text: str) -> bool:
    """Tell whether a sentence before the activities tells how large, how old or what somebody is."""
    return _WHO.is_in(text) and (_SIZE.is_in(text) or any(word.isdecimal() for word in words_of(text)))


def represented(text: str) -> dict[str, int]:
    """Return how many organisations and workers a party speaks for, where its sentence says that it speaks for any.

    A number of one's own staff is none of them.
    """
    if not _SPEAKS_FOR.is_in(text):
        return {}
    found = {name: re.findall(_FIGURE + noun, text) for name, noun in _COUNTED.items()}
    return {name: int(numbers[0].replace(".", "")) for name, numbers in found.items() if len(numbers) == 1}
