"""Verbs by which a channel passes to people: it has them, goes to them, is received by them, or they receive it."""

import re
from typing import Final

HAS: Final = (
    r"beschikt|beschikken|heeft|hebben|had|hadden|telt|telde|tellen|kent|kennen|trekt|trok|trekken|kreeg|goed voor|"
    r"staat|staan|haalt|halen"
)
GOES: Final = (
    r"gaat|gaan|ging|ploft|ploffen|belandt|komt|komen|valt|vallen|ligt|liggen|verschijnt|verschijnen|bezorg(?:d|t|en)|"
    r"verspreid(?:t|en)?|verst(?:uur[dt]|uren)|verzonden|verzend(?:t|en)|(?:toe)?(?:gestuurd|stu(?:urt|ren))|"
    r"(?:ge)?mail(?:d|t|en)|rondgebracht|uitgedeeld|uitgereikt|toegezonden"
)
REACHES: Final = r"bereik(?:t|te|ten|en)?|bereik van"
RECEIVED: Final = (
    r"gelezen|gevolgd|ontvangen|gezien|bekeken|bezocht|gebruikt|(?:be|ge)luisterd|gedownload|geraadpleegd|geopend|"
    r"geabonneerd|aangemeld|aangesloten|geïnstalleerd|geliked|geregistreerd|ingeschreven"
)
READ: Final = r"lezen|leest|volg(?:en|t)|bekijk(?:en|t)|luister(?:en|t)|raadpleg(?:en|t)|abonne\w+"
"""What people do with channels alone."""
_GETS: Final = (
    r"ontvang(?:en|t)|krijg(?:en|t)|zien|ziet|gebruik(?:en|t)?|bezoek(?:en|t)|download(?:en|t)|toegang|nemen|neemt|"
    r"meenemen|in handen|lid van"
)
"""What they do with a channel as with other things."""
PASSES: Final = rf"(?:{GOES}|{REACHES}|{RECEIVED})"
"""What tells whom a channel reaches even where it is not named beside it."""
RECEIVES: Final = rf"\b(?:{REACHES}|{READ}|{_GETS}|{GOES})\b"
"""What people do to whom a channel passes."""
TELLS: Final = rf"\b(?:{HAS}|{PASSES}|{READ}|{_GETS})\b"
"""Any of these."""
STRONG: Final = rf"\b(?:{REACHES}|{RECEIVED}|{READ}|ontvang(?:en|t)|toegang)\b|\b(?:{GOES})\b.* (?:naar|aan|onder)\b"
"""What means reach even of what is no people: of schools."""
INVERTED: Final = (
    rf"\b(?P<verb>{HAS}|{GOES}|{REACHES}|{READ}) (?:(?:wij|we) )?(?:op )?"
    r"(?:(?:de|het|onze|ons|die|deze|dit|dat|zijn|haar|hun) )?"
    r"(?:[a-zà-þ]+e )?\Z"
)
"""A verb right before a channel: `telt de app`."""
_FIRST: Final = r"(?P<before>[\w’-]+ )?\b(?:wij|we)\b(?: (?P<after>[\w’-]+))?"
_LINKS: Final = r"(?:dat|die|als|en|of|omdat|zodat|waar\w*|wat|ook|dan|hoe|daar)"
"""What stands before `wij` and is no verb."""


def is_of_us(clause: str) -> bool:
    """Tell whether the parties do something in a clause."""
    return bool(re.search(_FIRST, clause, re.IGNORECASE))


def is_other(clause: str) -> bool:
    """Tell whether the parties do something else in a clause than reach or have people."""
    for found in re.finditer(_FIRST, clause, re.IGNORECASE):
        before = (found["before"] or "").strip()
        verb = found["after"] if not before or re.fullmatch(_LINKS, before, re.IGNORECASE) else before
        if verb and not re.fullmatch(TELLS, verb, re.IGNORECASE):
            return True
    return False
