"""The sentence that says what the parties want to bring about."""

import re
from typing import Final

_GOALS: Final = (
    r"(?<!programma )(?<!gezondheid )(?<!netwerk )\bwil(?:len)? (?:\w+ ){0,3}?(?:bereiken )?dat\b",
    r"\bwil(?:len)?\b.{0,60}\b(?:bereiken|zorgen)\W+dat\b",
    r"\b(?:ons|het|het is ons|als|één) (?:\w+e? )?doel\b(?: is| van|:| dat| om)|\Adoel van (?:deze|onze)\b",
    r"\bmet (?:deze|onze) (?:belofte|pledge|samenwerking|aanpak) (?:wil|willen)\b",
    r"\b(?:stellen|hebben|stelt|heeft) (?:ons|zich) (?:ten|tot) doel\b|\b(?:beogen|beoogt)\b",
    (
        r"\bons (?:\w+ )?streven\b|\bonze (?:ambitie|inzet|droom|stip op de horizon)(?: is\b|:)|"
        r"\b(?:het is|is) onze ambitie\b"
    ),
    r"\bwat (?:wij|we)\b.{0,40}\bwillen\b|\bwaar (?:wij|we) naartoe willen\b|\bwat ons betreft\b",
    r"\bhet gaat ons erom dat\b|\bmaken ons sterk voor\b|\btoe naar een\b",
    r"\bdat willen (?:wij|we)(?: samen| graag)? (?:veranderen|keren|doorbreken|omdraaien|anders)\b",
)
_WANTS: Final = (
    r"\bwillen\b|\b(?:streven|streeft|dromen|droomt|hopen|hoopt)\b|\b(?:doel|ambitie|droom)\b|\binzet is\b|"
    r"\b(?:wij|we) (?:zetten ons in|gaan voor|werken (?:samen )?aan)\b|\bmaken (?:wij|we)? ?ons sterk\b|"
    r"\bmoet een \w+ worden\b|\bvoor in(?: te )?zetten\b"
)
_ASKS: Final = r"(?:wat willen (?:wij|we)\b.{0,40}|(?:ons |onze |het )?(?:doel|ambitie|droom)\w*.{0,20})[?:]?\Z"


def asks_goal(text: str) -> bool:
    """Tell whether a question or heading has the goal for its answer: `Wat willen wij bereiken?`."""
    return bool(re.match(_ASKS, text, re.IGNORECASE))


def is_plain_goal(text: str) -> bool:
    """Tell whether a sentence says that it is a goal, or what the world should be like."""
    return not text.endswith("?") and any(re.search(pattern, text, re.IGNORECASE) for pattern in _GOALS)


def is_goal(text: str) -> bool:
    """Tell whether a sentence is the goal, where it stands before what the parties are to do."""
    return is_plain_goal(text) or bool(re.search(_WANTS, text, re.IGNORECASE))
