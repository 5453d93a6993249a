"""The sentence that says what the parties want to bring about."""

import re
from typing import Final

_GOALS: Final = (
    r"\b(?:(?:wij|we) willen|willen (?:wij|we)) (?:\w+ ){0,2}?(?:bereiken )?dat\b",
    r"\b(?:ons|het|het is ons|als|één) (?:\w+e? )?doel\b(?: is| van|:| dat| om)|\Adoel van (?:deze|onze)\b",
    r"\bwat ons betreft\b",
    r"\b(?:het is|is) onze (?:ambitie|inzet|droom)\b|\bwat (?:wij|we) willen bereiken\b",
    r"\bmet deze (?:belofte|pledge) willen (?:wij|we)\b",
    r"\b(?:wij|we) (?:stellen|hebben) ons (?:ten|tot) doel\b",
    r"\bons streven is\b|\bonze (?:ambitie|inzet|droom|stip op de horizon)(?: is\b|:)",
    r"\bwaar (?:wij|we) naartoe willen\b|\bhet gaat ons erom dat\b|\bwij maken ons sterk voor\b",
    r"\bdat willen (?:wij|we)(?: samen| graag)? (?:veranderen|keren|doorbreken|omdraaien|anders)\b",
    r"\b(?:partijen|partners|zij|organisaties) willen (?:samen |gezamenlijk )?(?:bereiken )?dat\b",
)
_WANTS: Final = (
    r"\b(?:wij|we|partijen|partners|zij|beide\w*|samen) willen\b|\bwillen (?:wij|we|de partijen|partijen|zij)\b|"
    r"\b(?:wij|we) (?:streven|zetten ons in|gaan voor|maken ons sterk|werken (?:samen )?aan)\b|"
    r"\b(?:streven|streeft|dromen|droomt|hopen|hoopt)\b|\bmaken (?:wij|we) ons sterk\b|\binzet is\b|"
    r"\b(?:streven|zetten) (?:wij|we)\b|\bdoel\b|\bambitie\b|\bdroom\b"
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
