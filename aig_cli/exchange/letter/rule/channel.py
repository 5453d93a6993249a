"""The channels by which a commitment spreads something: `via de schoolapp en de nieuwsbrief van de vereniging`."""

import re
from collections.abc import Sequence
from typing import Final

from aig_cli.exchange.letter.rule.medium import Medium, media

_DETERMINER: Final = r"(?:(?:de|het|een|ons|onze|hun|haar|zijn|diverse|verschillende|alle|hun eigen) )?"
_BY: Final = rf"\b(?:via|in|op|per|door|middels|langs|tijdens) {_DETERMINER}\Z"
_WITH: Final = r"\bmet (?:een|de|het|behulp van|onze)? ?\Z"
_ANNOUNCED: Final = r".*(?:persbericht|mailing|poster|folder|flyer|filmpje|brochure).*"
"""What something is spread with, rather than on."""
_AND: Final = (
    rf"(?:,| en|, en| of|,? maar ook|,? alsook|,? evenals)(?: (?:ook )?(?:via|in|op|per|met|tijdens))? {_DETERMINER}"
)
_LISTED: Final = r"\b(?:via|langs) [^.;:]{1,60}: \Z"
_BOTH: Final = r"\b(?:in|op|via) (?:beide|allebei)\b"


def channels(text: str, before: Sequence[str] = ()) -> list[str]:
    """Return the channels of one commitment; `in beide` means the two that were named in the last text `before`."""
    found: list[Medium] = []
    for each in media(text, meetings=True):
        if _is_channel(text, each, found):
            found.append(each)
    if not found and before and re.search(_BOTH, text, re.IGNORECASE):
        found = list(media(before[-1]))[:2]
    return [each.name for each in found]


def _is_channel(text: str, medium: Medium, before: Sequence[Medium]) -> bool:
    """Tell whether something is spread by a medium, by the words before it."""
    lead = text[: medium.start]
    if before and re.fullmatch(_AND, text[before[-1].end : medium.start]):
        return True
    if re.search(_WITH, lead, re.IGNORECASE):
        return bool(re.fullmatch(_ANNOUNCED, medium.noun, re.IGNORECASE))
    return bool(re.search(_BY, lead, re.IGNORECASE) or re.search(_LISTED, lead, re.IGNORECASE))
