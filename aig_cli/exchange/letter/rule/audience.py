"""Sentences that only tell whom a channel reaches: they are reach, and promise nothing."""

import re
from typing import Final

from aig_cli.exchange.letter.rule.channel import channels
from aig_cli.exchange.letter.rule.passing import HAS, PASSES
from aig_cli.exchange.letter.rule.reaching import told
from aig_cli.exchange.letter.rule.vocabulary import set_of
from aig_cli.exchange.letter.rule.word import says, words_of

_ASIDE: Final = (
    r" \([^()]*\)|, (?:die|dat|waar\w*|wie|goed voor|met) [^,;]*(?:,|(?=[.;]|\Z))|"
    r", (?!en )[^,;\d]*\d[^,;]*,(?= [a-z]+(?:t|en) )"
)
"""What a sentence says by the way: in parentheses, or of what was named before."""
_PASSIVE: Final = r"\bw(?:ordt|orden)\b(?=([^;]{0,80}))"
_OURS: Final = r"\b(?:(?:wij|we) )?(?:bereiken|hebben|tellen|versturen|sturen)\b(?: (?:wij|we)\b)?"
"""What the parties do to reach people, with themselves."""
_DOES: Final = set_of(
    "wij we wordt worden zal zullen schrijft vertelt deelt verspreidt presenteert plaatst publiceert besteedt meldt "
    "bericht informeert besteden publiceren vermelden delen verspreiden vertellen"
)
_APPEARS: Final = ("verschijnt een", "verschijnt het", "verschijnt de", "komt een", "komt er een")


def is_audience(text: str) -> bool:
    """Tell whether a sentence says how many people a channel reaches."""
    return any(True for _ in told(text))


def is_only_audience(text: str) -> bool:
    """Tell whether a sentence says that, and nothing of what is to be done."""
    if not is_audience(text):
        return False
    main = re.sub(_ASIDE, "", text)
    if any(channels(part) and not is_audience(part) for part in main.split(";")):
        return False
    if not (is_audience(main) or words_of(main) & (HAS | PASSES)):
        return False
    rest = re.sub(_PASSIVE, _unpassed, re.sub(_OURS, "", main.lower()))
    return not (words_of(rest) & _DOES or says(rest, *_APPEARS))


def _unpassed(passive: re.Match[str]) -> str:
    """Return the verb of a passive; nothing where it passes a channel to people."""
    is_passed = words_of(passive[1].replace("verspreid via", "")) & PASSES
    return "" if is_passed else passive.group()
