"""Sentences that only tell whom a channel reaches: they are reach, and promise nothing."""

import re
from typing import Final

from aig_cli.exchange.letter.rule.channel import channels
from aig_cli.exchange.letter.rule.passing import HAS, PASSES
from aig_cli.exchange.letter.rule.reaching import told

_ASIDE: Final = (
    r" \([^()]*\)|, (?:die|dat|waar\w*|wie|goed voor|met) [^,;]*(?:,|(?=[.;]|\Z))|"
    r", (?!en )[^,;\d]*\d[^,;]*,(?= [a-z]+(?:t|en) )"
)
"""What a sentence says by the way: in parentheses, or of what was named before."""
_REACHES: Final = (
    rf"\b(?:wordt|worden)\b[^;]{{0,80}}?\b{PASSES}\b(?:(?<!verspreid)|(?! via ))|"
    r"\b(?:bereiken|hebben|tellen|versturen|sturen) (?:wij|we)\b|"
    r"\b(?:wij|we) (?:bereiken|hebben|tellen|versturen|sturen)\b"
)
_DOES: Final = (
    r"\b(?:wij|we|wordt|worden|zal|zullen|schrijft|vertelt|deelt|verspreidt|presenteert|plaatst|publiceert|besteedt|"
    r"meldt|bericht|informeert|besteden|publiceren|vermelden|delen|verspreiden|vertellen|verschijnt (?:een|het|de)|"
    r"komt (?:er )?een)\b"
)


def is_audience(text: str) -> bool:
    """Tell whether a sentence says how many people a channel reaches."""
    return any(True for _ in told(text))


def is_only_audience(text: str) -> bool:
    """Tell whether a sentence says that, and nothing of what is to be done."""
    main = re.sub(_ASIDE, "", text)
    if any(channels(part) and not is_audience(part) for part in main.split(";")):
        return False
    if not (is_audience(main) or (is_audience(text) and re.search(rf"\b(?:{HAS}|{PASSES})\b", main))):
        return False
    return not re.search(_DOES, re.sub(_REACHES, "", main, flags=re.IGNORECASE), re.IGNORECASE)
