"""The sentence that says what the parties want to bring about."""

import re
from typing import Final

from aig_cli.exchange.letter.rule.saying import Saying

_GOALS: Final = Saying(
    "beogen beoogt",
    phrases=(
        "is onze ambitie",
        "waar wij naartoe willen",
        "waar we naartoe willen",
        "wat ons betreft",
        "het gaat ons erom dat",
        "maken ons sterk voor",
        "toe naar een",
    ),
    shapes={
        "wil willen": (
            r"(?<!programma )(?<!gezondheid )(?<!netwerk )\bwil(?:len)? (?:\w+ ){0,3}?(?:bereiken )?dat\b|"
            r"\bwil(?:len)?\b.{0,60}\b(?:bereiken|zorgen)\W+dat\b|"
            r"\bmet (?:deze|onze) (?:belofte|pledge|samenwerking|aanpak) (?:wil|willen)\b"
        ),
        "wat": r"\bwat (?:wij|we)\b.{0,40}\bwillen\b",
        "dat": r"\bdat willen (?:wij|we)(?: samen| graag)? (?:veranderen|keren|doorbreken|omdraaien|anders)\b",
        "doel": (
            r"\b(?:ons|het|het is ons|als|één) (?:\w+e? )?doel\b(?: is| van|:| dat| om)|\Adoel van (?:deze|onze)\b|"
            r"\b(?:stellen|hebben|stelt|heeft) (?:ons|zich) (?:ten|tot) doel\b"
        ),
        "streven": r"\bons (?:\w+ )?streven\b",
        "ambitie inzet droom stip": r"\bonze (?:ambitie|inzet|droom|stip op de horizon)(?: is\b|:)",
    },
)
_WANTS: Final = Saying(
    "willen streven streeft dromen droomt hopen hoopt doel ambitie droom",
    phrases=(
        *(
            f"{we} {do}"
            for we in ("wij", "we")
            for do in ("zetten ons in", "gaan voor", "werken aan", "werken samen aan")
        ),
        *(f"maken {we}ons sterk" for we in ("", "wij ", "we ")),
        "inzet is",
        "voor inzetten",
        "voor in te zetten",
    ),
    shapes={"moet": r"\bmoet een \w+ worden\b"},
)
_ASKS: Final = r"(?:wat willen (?:wij|we)\b.{0,40}|(?:ons |onze |het )?(?:doel|ambitie|droom)\w*.{0,20})[?:]?\Z"


def asks_goal(text: str) -> bool:
    """Tell whether a question or heading has the goal for its answer: `Wat willen wij bereiken?`."""
    return bool(re.match(_ASKS, text, re.IGNORECASE))


def is_plain_goal(text: str) -> bool:
    """Tell whether a sentence says that it is a goal, or what the world should be like."""
    return not text.endswith("?") and _GOALS.is_in(text)


def is_goal(text: str) -> bool:
    """Tell whether a sentence is the goal, where it stands before what the parties are to do."""
    return is_plain_goal(text) or _WANTS.is_in(text)
