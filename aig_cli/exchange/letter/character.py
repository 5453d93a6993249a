"""The characters of a letter: what a reader sees of them, and nothing that acts."""

import re
import unicodedata
from typing import Final

from aig_cli.model.text import JOINERS, harmless, is_harmful

_BULLETS: Final = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf02d": "-", "\uf06f": "o"}
"""What Word's symbol fonts show, by the private code that they have it at."""
_STRANGE: Final = re.compile(r"[^ -~\t\n\f\u00c0-\u017f‘’“”–…€•]")
_LETTERS: Final = "\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06\u0132\u0133\u013f\u0140"
"""Several letters in one sign, as fonts have them."""
UNKNOWN: Final = "\ufffd"
"""Stands for what only the font of the writer shows."""


def cleaned(text: str) -> str:
    """Return a text with usual spaces, hyphens, bullets and letters, and without what nobody sees.

    Marks of direction, zero-width signs and byte-order marks go; a soft hyphen at the end of a line becomes a hyphen
    that joins (U+00AD stays there), others go. Control characters stay.
    """
    return unicodedata.normalize("NFC", _STRANGE.sub(_replacement, text)) if _STRANGE.search(text) else text


def _replacement(found: re.Match[str]) -> str:
    sign = found.group()
    if sign == "\u00ad":
        return sign if not found.string[found.end() : found.end() + 1].strip() else ""
    if sign in "\u2010\u2011":
        return "-"
    if sign in _LETTERS:
        return unicodedata.normalize("NFKC", sign)
    category = unicodedata.category(sign)
    if category == "Zs":
        return " "
    if category == "Cf" or sign in JOINERS:
        return ""
    return _BULLETS.get(sign, UNKNOWN) if category != "Cc" and is_harmful(sign) else sign


def written_out(text: str) -> str:
    """Return a text, cleaned, with control characters written out, as `<U+001B>`."""
    return "\n".join(map(harmless, cleaned(text).split("\n")))
