"""The sentence or heading above the list of activities: `Dat doen we zo:`."""

import re
from typing import Final

from aig_cli.exchange.letter.rule.endorsement import is_focus
from aig_cli.exchange.letter.rule.saying import Saying

_NOUNS: Final = (
    "toezegging toezeggingen belofte beloften beloftes activiteiten acties plannen afspraken stappen maatregelen "
    "inzet bijdrage bijdragen voornemens"
)
_LEAD_INS: Final = Saying(
    "concreet verwachten",
    phrases=(
        *(f"{we} {do}" for we in ("wij", "we") for do in ("zullen", "nemen", "zetten", "leveren")),
        *(
            f"{we} {do}"
            for we in ("wij", "we")
            for do in ("kiezen", "gaan aan de slag", "maken dat", "beloven", "dragen")
        ),
        "beloven wij",
        "beloven we",
        "dragen wij bij",
        "dragen we bij",
        "kunt u op ons",
        "kunt u ons",
        "ons plan",
        "dat betekent",
        "dit betekent",
    ),
    shapes={
        "doen gaan pakken maken regelen realiseren bereiken": (
            r"\b(?:dat|dit|hoe|zo|wat|daarom|daartoe|daarvoor|hiertoe|hiervoor|concreet|samen|het volgende)\b.{0,30}?"
            r"\b(?:doen|gaan|pakken|maken|regelen|realiseren|bereiken) (?:wij|we)\b"
        ),
        "volgende deze dit": (
            r"\b(?:doen|gaan|zullen|nemen|zetten|leveren|starten|werken|beloven|verbinden|kiezen) (?:wij|we)\b.{0,80}"
            r"\b(?:volgende|deze|dit)\b"
        ),
        "dit volgende volgt zo doen": (
            r"\b(?:wij|we) (?:doen|gaan|pakken)\b.{0,40}\b(?:het volgende|dit|zo|als volgt|doen)\b"
        ),
        _NOUNS: (rf"(?:\A|\b(?:onze|de|deze|volgende|concrete) (?:concrete )?)(?:{_NOUNS.replace(' ', '|')})\b"),
        "spreken zeggen beloven leggen": r"\b(?:spreken|zeggen|beloven|leggen)\b.{0,40}\b(?:af|toe|vast|volgende)\b",
        "wat hoe": (
            r"\b(?:wat|hoe) (?:wij|we) (?:dat |dit |gaan |samen |zelf )*(?:doen|gaan|beloven|toezeggen|bijdragen|"
            r"bieden|aanpakken|verwachten)\b"
        ),
    },
)
_WHO: Final = Saying(
    "waarom",
    phrases=("over ons", *(f"wie {be}{who}" for be in ("", "zijn ", "is ") for who in ("wij", "we", "de"))),
)
_ACTING: Final = Saying(
    "wij we zal zullen belooft beloven start starten realiseert realiseren", phrases=("in het teken van",)
)
_THINKING: Final = r"\b(?:(?:wij|we) {0}|{0} (?:wij|we))\b".replace(
    "{0}", "(?:denken|delen|geloven|hebben|herkennen|hopen|kennen|kijken|staan|steunen|vinden|weten|willen|zien|zijn)"
)
"""Who acts, or shall: with a colon behind it, an announcement of what."""
_ENDS: Final = r"\b(?:als volgt|het volgende|volgende punten|zo)(?: \w+)?\.\Z"


def is_announcing(text: str) -> bool:
    """Tell whether a sentence ends as one that announces something."""
    return text.endswith((":", "?")) or bool(re.search(_ENDS, text))


def is_lead_in(text: str) -> bool:
    """Tell whether words that end as an announcement does, or are a heading, announce activities."""
    if _WHO.is_in(text):
        return False
    if text.endswith(":") and _is_acting(text) and not is_focus(text):
        return True
    return _LEAD_INS.is_in(text)


def _is_acting(text: str) -> bool:
    return _ACTING.is_in(text) and _ACTING.is_in(re.sub(_THINKING, "", text, flags=re.IGNORECASE))
