"""Names that media have of their own, and platforms, whose name says it all."""

import re
from typing import Final

from aig_cli.exchange.letter.rule.vocabulary import set_of

_PLATFORMS: Final = set_of(
    "facebook instagram linkedin twitter youtube tiktok whatsapp snapchat yammer pinterest spotify nextdoor mastodon "
    "threads"
)
_CAPITAL: Final = r"[’']?(?P<word>[A-ZÀ-Þ][\w-]*)[\w’'-]*(?<![’'])"
_FIRST: Final = rf"(?:[’'][a-z] )?{_CAPITAL}"
_NEXT: Final = (
    rf"(?! en (?:op|in|via|aan|met|bij|de|het) )"
    rf"(?P<small>(?: (?:in|op|van|aan|bij|voor|met|en|de|den|der|het|[’']t|&)){{0,3}}) {_CAPITAL}"
)
"""What comes after the first word of a name: another with a capital, and the small ones between them."""


def is_platform(text: str, start: int, end: int) -> bool:
    """Tell whether a word of a text names a platform: `X` does after `op`, and in `en X (`."""
    word = text[start:end].lower()
    if word == "x" and text[start] == "X":
        lead = text[max(0, start - 3) : start].lower()
        return lead == "op " or (lead == "en " and text.startswith(" (", end))
    return is_platform_name(word)


def is_platform_name(name: str) -> bool:
    """Tell whether a name is that of a platform."""
    return name.lower() in _PLATFORMS


def title_end(text: str, start: int) -> int:
    """Return where a name that begins at a position ends, before other media beside it; the position if none does."""
    found = re.compile(_FIRST).match(text, start)
    if not found or is_platform(text, *found.span("word")):
        return start
    end = found.end()
    while (found := re.compile(_NEXT).match(text, end)) and not _is_beside(text, found):
        end = found.end()
    return end + bool(re.compile(r"!(?= [a-z])").match(text, end))


def _is_beside(text: str, found: re.Match[str]) -> bool:
    """Tell whether a platform stands beside a name rather than in it: `de Koerier en Facebook`."""
    return found["small"] in {" en", " op"} and is_platform(text, *found.span("word"))
