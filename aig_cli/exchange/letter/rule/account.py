"""The clause by which the parties account for their pledge each year. It is a duty, and no activity."""

import re
from typing import Final

_YEARLY: Final = (
    r"\b(?:jaarlijks\w*|(?:elk|ieder|per|na elk|na ieder) (?:kalender|voor|na)?jaar|(?:elk|ieder) (?:voor|na)jaar|"
    r"(?:een|één|1)(?:maal|keer|s)? (?:keer )?(?:per|in het) jaar|eens per jaar|"
    r"(?:aan het )?(?:eind|einde|begin) van (?:elk|ieder) (?:kalender)?jaar|(?:elke|iedere) (?:herfst|winter|lente|"
    r"zomer|januari|december|twaalf maanden)|elk kalenderjaar|in (?:elk|ieder) jaarverslag|jaar op jaar)\b"
)
_ACCOUNT: Final = (
    r"verantwoord\w*|rekenschap|voortgang|terugkoppel\w*|teruggekoppeld|koppel\w*\b.{0,60}\bterug|"
    r"verslag|rapporte\w+|rapportage|evaluatie|evalueren|monitor\w*|gemonitord|(?:hoe ver|hoever|waar) (?:wij|we) "
    r"(?:zijn|staan)|hoe het (?:ervoor|er voor) staat|terecht(?: is)? (?:is )?gekomen|stand van zaken|wat er is bereikt|"
    r"wat (?:wij|we) (?:hebben )?bereik\w*|resultaten|gegevens|vorderingen|melden|inzicht|balans"
)
_TO_WHOM: Final = (
    r"programma|netwerk|afspra\w+|plannen|activiteiten|hierover|hierboven|hiervan|daarover|daarvan|punten|belofte|"
    r"toezegging\w*|acties|pledge|voortgang|verantwoord\w*|rekenschap|resultaten|landelijke|hoe het|Alles is Gezondheid"
)


def is_account(text: str) -> bool:
    """Tell whether a sentence says that each year somebody tells the programme how the pledge goes."""
    return all(re.search(pattern, text, re.IGNORECASE) for pattern in (_YEARLY, _ACCOUNT, _TO_WHOM))
