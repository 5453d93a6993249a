"""The end of a letter, where it is signed."""

import re
from typing import Final

_SIGNS: Final = (
    (
        r"\A(?:(?:aldus|getekend|ondertekend|was getekend|w\.g\.|met vriendelijke groet|hoogachtend|handtekening:|"
        r"namens [^.:,]{2,60}[:,.]\s|namens [^.]+\Z|voor akkoord|voor deze|datum:|plaats:|bijlage))"
    ),
    r"\A[A-Z’'][\w’'. -]{1,30},\s+(?:de dato |d\.d\. )?[0-9]{1,2}(?:[-/.][0-9]{1,2}[-/.]|\s+\w+\s+)[0-9]{4}\b",
)
_PERSON: Final = (
    r"\A(?:(?:mw|mevr|mevrouw|dhr|de heer|drs|dr|ir|ing|mr|prof)\b\.? ?|[A-Z]\. ?)+"
    r"(?:(?:van|de|den|der|el|ten|ter) )*[A-Z][\w’-]+(?:, [^.]{1,60})?\Z"
)
_SENTENCE: Final = r"[.!?…][\"'’”)]*\Z"
_DOES: Final = r"\A[^:]{0,160}\b(?:wij|we|wordt|worden|zal|zullen)\b"


def is_closing(text: str) -> bool:
    """Tell whether with these words the place, the day or the names begin under which a letter is signed."""
    if re.search(_SENTENCE, text) and re.search(_DOES, text):
        return False
    return is_person(text) or any(
        re.search(pattern, text, re.IGNORECASE if text[0].isupper() else re.NOFLAG) for pattern in _SIGNS
    )


def is_person(text: str) -> bool:
    """Tell whether words are the name of a person, with what the person is: `A. de Wit, wethouder`."""
    return bool(re.match(_PERSON, text))
