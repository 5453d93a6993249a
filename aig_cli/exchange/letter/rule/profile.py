"""Who the parties are: their sizes, their members, their age. Never reach."""

import re
from typing import Final

_WHO: Final = (
    r"\b(?:telt|tellen|is (?:de|het|een|een van|in|al|opgericht|gevestigd|actief)|zijn (?:de|een|er|actief)|heeft|"
    r"hebben|werken|werkt|bestaat|verzekert|verhuurt|biedt|bedient|bundelt|ontvangt|ontvangen|vertegenwoordigt|"
    r"verenigt|opgericht|sinds|bezoeken|leidt|leiden|levert|leveren|runt|beheert|zorgt|verzorgt|vormt|draait|geeft|"
    r"steunt|ondersteunt|begeleidt|behandelt|behandelen|exploiteert|onderhoudt|organiseert|doet onderzoek|komt|komen|"
    r"woont|wonen|sport|sporten|studeren|onderwijst|wordt bezocht)\b"
)
_NUMBER: Final = (
    r"\b(?:[0-9][0-9.]*|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|"
    r"zeventien|achttien|negentien|twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig|honderd\w*|"
    r"duizend\w*|miljoen)\b"
)
_SPEAKS_FOR: Final = r"\b(?:aangesloten|vertegenwoordig\w*|namens|brancheorganisatie|koepel\w*|ledenorganisaties?)\b"
_COUNTED: Final = {
    "organisations": r"(?:[\w-]+ ){0,2}?(?:organisaties|bedrijven|instellingen|ondernemingen|lidorganisaties)\b",
    "workers": r"(?:[\w-]+ ){0,2}?(?:werkers|medewerkers|werknemers|werkenden|professionals)\b",
}
_FIGURE: Final = r"(?<![\w.,])([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?![\w,]|\.[0-9])\s+"


def is_profile(text: str) -> bool:
    """Tell whether a sentence before the activities tells how large, how old or what somebody is."""
    return bool(re.search(_WHO, text, re.IGNORECASE)) and bool(re.search(_NUMBER, text) or re.search(r"\bis\b", text))


def represented(text: str) -> dict[str, int]:
    """Return how many organisations and workers a party speaks for, where its sentence says that it speaks for any.

    A number of one's own staff is none of them.
    """
    if not re.search(_SPEAKS_FOR, text, re.IGNORECASE):
        return {}
    found = {name: re.findall(_FIGURE + noun, text) for name, noun in _COUNTED.items()}
    return {name: int(numbers[0].replace(".", "")) for name, numbers in found.items() if len(numbers) == 1}
