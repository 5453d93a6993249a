"""The clause by which the parties account for their pledge each year. It is a duty, and no activity."""

import re
from typing import Final

_YEARLY: Final = (
    r"\b(?:jaarlijks\w*|(?:elk|ieder|per) (?:\w+ )?\w*jaar|om het jaar|eind\w* van het jaar|"
    r"(?:elke|iedere|per) (?:herfst|winter|lente|zomer|januari|februari|maart|april|mei|juni|juli|augustus|"
    r"september|oktober|november|december|twaalf maanden)|jaar op jaar|jaar na jaar)\b"
)
_ACCOUNT: Final = (
    r"\b(?:verantwoord\w*|verantwoording|rekenschap|voortgang\w*|terugkoppel\w*|teruggekoppeld|"
    r"verslag (?:uit|van|over|doen)|(?:doen|doet|brengen|brengt)\b.{0,80}\bverslag|rapport\w+|evalu\w+|monitor\w*|"
    r"gemonitord|stand van zaken|vorderingen)\b"
)
_TELLS: Final = (
    r"\b(?:koppelen|koppelt|laten\b.{0,80}\b(?:weten|zien)|laat\b.{0,80}\b(?:weten|zien)|op de hoogte|meld\w*|"
    r"vertel\w*|informe\w+|(?:deel|delen|deelt)(?!.*\buit\b)|stuur\w*|sturen|geven|geeft|lever\w*|vullen|vult|leggen|legt|volgen|volgt|"
    r"bespreken|inzicht|balans|overzicht|terug|berichten|bericht)\b"
)
_ANSWERS: Final = r"\bverantwoord(?:en|t|ing)?\b|\brekenschap\b"
_OF_WHAT: Final = (
    r"\b(?:programma\w*|netwerk|afspra\w+|plannen|activiteiten|hierover|hierboven|hiervan|daarover|daarvan|punten|"
    r"beloften?|beloftes|voortgang|verslag|toezegging\w*|acties|pledge|resultaten|landelijke|hoe het|hoe ver|hoever|"
    r"gegevens|terecht|bereikt|Alles is Gezondheid)\b"
)
_TO_PROGRAMME: Final = r"\b(?:programma\w*|landelijke|Alles is Gezondheid)\b"


def is_account(text: str) -> bool:
    """Tell whether a sentence says that somebody tells, each year or to the programme, how the pledge goes."""
    account = re.search(_ACCOUNT, text, re.IGNORECASE)
    of_what = re.search(_OF_WHAT, text, re.IGNORECASE)
    if re.search(_YEARLY, text, re.IGNORECASE) and re.search(_ANSWERS, text, re.IGNORECASE):
        return True
    if re.search(_YEARLY, text, re.IGNORECASE):
        return bool(of_what and (account or re.search(_TELLS, text, re.IGNORECASE)))
    return bool(account and re.search(_TO_PROGRAMME, text, re.IGNORECASE))
