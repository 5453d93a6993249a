"""The sentence or heading above the list of activities: `Dat doen we zo:`."""

import re
from typing import Final

_LEAD_INS: Final = (
    (
        r"\b(?:dat|dit|hoe|zo|wat|daarom|daartoe|daarvoor|hiertoe|hiervoor|concreet|samen|"
        r"het volgende)\b.{0,30}?\b(?:doen|gaan|pakken|maken|regelen|realiseren|bereiken) (?:wij|we)\b"
    ),
    (
        r"\b(?:doen|gaan|zullen|nemen|zetten|leveren|starten|werken|beloven|verbinden|kiezen) (?:wij|we)\b.{0,80}"
        r"\b(?:volgende|deze|dit)\b"
    ),
    r"\b(?:wij|we) (?:zullen|nemen|zetten|leveren|kiezen|gaan aan de slag|maken dat)\b",
    r"\b(?:wij|we) (?:doen|gaan)\b.{0,40}\b(?:het volgende|dit|zo|als volgt|doen)\b",
    (
        r"\b(?:onze|de|deze|volgende|concrete) (?:concrete )?(?:toezegging|toezeggingen|belofte|beloften|beloftes|"
        r"activiteiten|acties|plannen|afspraken|stappen|maatregelen|inzet|bijdragen?)\b"
    ),
    r"\bconcreet\b",
    r"\b(?:spreken|zeggen|beloven|leggen)\b.{0,40}\b(?:af|toe|vast|volgende)\b",
    r"\b(?:wij|we) beloven\b|\bbeloven (?:wij|we)\b",
    r"\bverwachten\b|\bkunt u (?:op )?ons\b|\bdragen (?:wij|we) bij\b|\b(?:wij|we) dragen\b",
    (
        r"\bons plan\b|\b(?:wat|hoe) (?:wij|we) (?:dat |dit |gaan |samen |zelf )*(?:doen|gaan|beloven|toezeggen|"
        r"bijdragen|bieden|aanpakken|verwachten)\b|\bdat betekent\b|\bdit betekent\b"
    ),
)
_WHO: Final = r"\bwie (?:(?:zijn|is) )?(?:wij|we|de)\b|\bover ons\b"


ENDS: Final = (":", "?", " het volgende.", " als volgt.", " zo.", " volgende punten.")
"""How a sentence ends that announces something."""


def is_lead_in(text: str) -> bool:
    """Tell whether words that end as an announcement does, or are a heading, announce activities."""
    if re.search(_WHO, text, re.IGNORECASE):
        return False
    return any(re.search(pattern, text, re.IGNORECASE) for pattern in _LEAD_INS)
