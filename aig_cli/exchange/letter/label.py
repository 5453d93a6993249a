"""Labels of the items of a list, as they are typed or shown: `1)`, `(1)`, `1.`, `a)`, `ii.`, `-`, `•`, `o`."""

import re
from typing import Final

_BULLETS: Final = "•▪◦·●○■□‣⁃➢➤►✓✔"
_FONTS: Final = {"§": "▪", "Ø": "➢", "ü": "✓"}
"""Letters that a PDF has for signs of a symbol font."""
_SIGNS: Final = ((_BULLETS, r".\s*"), ("-–—*", r".(?:\s+|(?=[^\W\d_]))"), ("§Øüo", r".\s+(?=\S)"))
"""Signs that a line begins with, and how far they are a label."""
_NUMBERED: Final = (
    r"(?:\(?(?:[0-9]{1,2}|[a-zA-Z]|[ivx]{2,4})\)|(?:[0-9]{1,2}|[a-z]|[ivx]{2,4})\.|[0-9]{1,2}(?:\.[0-9]{1,2})+[.)])"
    r"(?:\s+(?=\S)|\Z)"
    r"|(?:[0-9]{1,2}[.)]|[a-z]\))(?=[^\W\d_])|[a-z]\.(?=[a-z]+\s)"
)
_WITHIN: Final = len("(viii)")
"""Characters of a line of which one is the full stop or the parenthesis behind a number."""
_NUMBER: Final = re.compile(r"[0-9]+(?=\D*\Z)")


def split_label(line: str) -> tuple[str, str]:
    """Return the label that a line begins with, or an empty text, and the rest of the line."""
    patterns = [pattern for signs, pattern in _SIGNS if line[:1] in signs]
    if not {".", ")"}.isdisjoint(line[:_WITHIN]):
        patterns.append(_NUMBERED)
    found = next((match for each in patterns if (match := re.match(each, line))), None)
    if not found:
        return "", line
    label = found.group().strip()
    return _FONTS.get(label, label), line[found.end() :]


def is_bullet(label: str) -> bool:
    """Tell whether a label is a sign that stands nowhere else in a text."""
    return label in _BULLETS


def follows(label: str, other: str) -> bool:
    """Tell whether a label is of the same list as another: the same sign, or the next number."""
    number, before = _NUMBER.search(label), _NUMBER.search(other)
    if number and before:
        return _kind(label) == _kind(other) and int(number.group()) == int(before.group()) + 1
    return _kind(label) == _kind(other)


def _kind(label: str) -> str:
    return re.sub("[a-zA-Z]+", "a", re.sub("[0-9.]*[0-9]", "0", label)) if len(label) > 1 else label
