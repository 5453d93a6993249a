"""The sentence or heading above the list of activities: `Dat doen we zo:`."""

import re
from typing import Final

from aig_cli.exchange.letter.rule.endorsement import is_focus

_LEAD_INS: Final = (
    (
        r"\b(?:dat|dit|hoe|zo|wat|daarom|daartoe|daarvoor|hiertoe|hiervoor|concreet|samen|"
        r"het volgende)\b.{0,30}?\b(?:doen|gaan|pakken|maken|regelen|realiseren|bereiken) (?:wij|we)\b"
    ),
    (
        r"\b(?:doen|gaan|zullen|nemen|zetten|leveren|starten|werken|beloven|verbinden|kiezen) (?:wij|"
        r"we)\b.{0,80}\b(?:volgende|deze|dit)\b"
    ),
    r"\b(?:wij|we) (?:zullen|nemen|zetten|leveren|kiezen|gaan aan de slag|maken dat)\b",
    r"\b(?:wij|we) (?:doen|gaan|pakken)\b.{0,40}\b(?:het volgende|dit|zo|als volgt|doen)\b",
    (
        r"(?:\A|\b(?:onze|de|deze|volgende|concrete) (?:concrete )?)(?:toezegging|toezeggingen|belofte|"
        r"beloften|beloftes|activiteiten|acties|plannen|afspraken|stappen|maatregelen|inzet|bijdragen?|voornemens)\b"
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
_WHO: Final = r"\bwie (?:(?:zijn|is) )?(?:wij|we|de)\b|\bover ons\b|\bwaarom\b"


_ACTING: Final = r"\b(?:wij|we|zal|zullen|belooft|beloven|start|starten|realiseert|realiseren)\b|in het teken van"
_THINKING: Final = r"\b(?:(?:wij|we) {0}|{0} (?:wij|we))\b".replace(
    "{0}", "(?:denken|delen|geloven|hebben|herkennen|hopen|kennen|kijken|staan|steunen|vinden|weten|willen|zien|zijn)"
)
"""Who acts, or shall: with a colon behind it, an announcement of what."""
_ENDS: Final = r"[:?]\Z|\b(?:als volgt|het volgende|volgende punten|zo)(?: \w+)?\.\Z"


def is_announcing(text: str) -> bool:
    """Tell whether a sentence ends as one that announces something."""
    return bool(re.search(_ENDS, text))


def is_lead_in(text: str) -> bool:
    """Tell whether words that end as an announcement does, or are a heading, announce activities."""
    if re.search(_WHO, text, re.IGNORECASE):
        return False
    is_acting = re.search(_ACTING, re.sub(_THINKING, "", text, flags=re.IGNORECASE), re.IGNORECASE)
    if text.endswith(":") and is_acting and not is_focus(text):
        return True
    return any(re.search(pattern, text, re.IGNORECASE) for pattern in _LEAD_INS)
