"""Texts where every character has one column, or two: on a terminal. Users' data never acts there."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from itertools import accumulate

from aig_cli.model.text import is_harmful

GAP = "  "
"""Between the columns of a list."""
MOST_MARKS = 4
"""Combining marks that are shown on one character."""
SPECIAL = re.compile(r"[^ -~\u00a1-\u00ac\u00ae-\u02ff\u1e00-\u1eff\u2010-\u2027\u20ac]")
"""Finds a character that is not one column wide, or not harmless, or that is too rare to say so quickly."""


def harmless(text: str, allowed: str = "") -> str:
    """Return a text that cannot act on a terminal: control, bidirectional and invisible characters as `<U+001B>`."""
    if not SPECIAL.search(text):
        return text
    shown: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks > MOST_MARKS:
            continue
        shown.append(f"<U+{ord(character):04X}>" if is_harmful(character) and character not in allowed else character)
    return "".join(shown)


def one_line(text: str) -> str:
    """Return a text of several lines as one."""
    return text.replace("\n", " ").replace("\t", " ")


def harmless_line(text: str) -> str:
    """Return a text as it can stand on a line of a terminal."""
    return harmless(one_line(text))


def width(text: str) -> int:
    """Return how many columns a text takes on a terminal."""
    if not SPECIAL.search(text):
        return len(text)
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Cf", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def aligned(rows: Sequence[Sequence[str]], right: Collection[int] = ()) -> list[str]:
    """Return rows as lines whose columns start at the same place; those in `right` end at the same place."""
    columns = list(zip(*rows, strict=True))
    special = [SPECIAL.search("".join(column)) for column in columns]
    widths = [max(map(width if odd else len, column)) for odd, column in zip(special, columns, strict=True)]
    sides = [">" if index in set(right) else "<" for index in range(len(widths))]
    simple = GAP.join(f"{{:{side}{most}}}" for side, most in zip(sides, widths, strict=True))
    if not any(special):
        return [simple.format(*row).rstrip(" ") for row in rows]
    lines = []
    for row in rows:
        if SPECIAL.search("".join(row)):
            padded = [_padded(cell, side, most) for cell, side, most in zip(row, sides, widths, strict=True)]
            lines.append(GAP.join(padded).rstrip(" "))
        else:
            lines.append(simple.format(*row).rstrip(" "))
    return lines


def _padded(cell: str, side: str, columns: int) -> str:
    padding = " " * (columns - width(cell))
    return padding + cell if side == ">" else cell + padding


def cut(text: str, columns: int) -> str:
    """Return a text that fits, with an ellipsis where something was left out."""
    if width(text) <= columns:
        return text
    taken = accumulate(map(_columns, text))
    kept = "".join(character for character, so_far in zip(text, taken, strict=True) if so_far < columns)
    return kept + "…"
