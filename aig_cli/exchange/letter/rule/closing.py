"""The end of a letter, where it is signed."""

import re
from typing import Final

_SIGNS: Final = (
    "aldus",
    "getekend",
    "ondertekend",
    "was getekend",
    "w.g.",
    "met vriendelijke groet",
    "hoogachtend",
    "handtekening:",
    "voor akkoord",
    "voor deze",
    "datum:",
    "plaats:",
    "bijlage",
)
_FOR: Final = r"namens (?:[^.:,]{2,60}[:,.]\s|[^.]+\Z)"
_PLACE_AND_DAY: Final = (
    r"[A-Z'][\w'. -]{1,30},\s+(?:de dato |d\.d\. )?[0-9]{1,2}(?:[-/.][0-9]{1,2}[-/.]|\s+\w+\s+)[0-9]{4}\b"
)
_PERSON: Final = (
    r"\A(?:(?:mw|mevr|mevrouw|dhr|de heer|drs|dr|ir|ing|mr|prof)\b\.? ?|[A-Z]\. ?)+"
    r"(?:(?:van|de|den|der|el|ten|ter) )*[A-Z][\w'-]+(?:, [^.]{1,60})?\Z"
)
_DOES: Final = r"\A[^:]{0,160}\b(?:wij|we|wordt|worden|zal|zullen)\b"


def is_closing(text: str) -> bool:
    """Tell whether with these words the place, the day or the names begin under which a letter is signed."""
    if text.rstrip("\"'’”)").endswith((".", "!", "?", "…")) and re.search(_DOES, text):
        return False
    first = text.lower()
    return is_person(text) or first.startswith(_SIGNS) or _is_signed_for(first) or _is_dated(text)


def _is_signed_for(text: str) -> bool:
    return text.startswith("namens ") and bool(re.match(_FOR, text))


def _is_dated(text: str) -> bool:
    """Tell whether a text begins with a place and a day."""
    return "," in text and bool(re.match(_PLACE_AND_DAY, text.replace("’", "'")))


def is_person(text: str) -> bool:
    """Tell whether words are the name of a person, with what the person is: `A. de Wit, wethouder`."""
    return bool(re.match(_PERSON, text.replace("’", "'")))
