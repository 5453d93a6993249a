"""Texts: which characters may enter the register, and when two names are the same to a reader."""

import re
import unicodedata
from collections.abc import Iterable

from aig_cli.errors import BlankError, CharacterError, CitizenNumberError, EncodingError, OneLineError, TooLongError
from aig_cli.language import Phrase

LINE_LENGTH = 300
PROSE_LENGTH = 10_000
JOINERS = "\u200c\u200d"
"""Zero-width joiners: part of emoji and of several scripts."""
BLANKS = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters and signs that show nothing."""
SPACES = " \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
"""Spaces of every width."""
ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""Finds a character that acts on a terminal or turns text around. None is accepted; a store that another hand wrote may
hold one."""
_LIST_END = r"(\\*)(;|\Z)"
NINE_DIGITS = re.compile(r"(?<![0-9])[0-9]{9}(?![0-9])")


def harmless(text: str) -> str:
    """Return a text with what acts on a terminal written out: `<U+001B>`."""
    return text if text.isprintable() else ACTING.sub(lambda found: f"<U+{ord(found.group()):04X}>", text)


def read_line(given: str) -> str:
    """Read a text of one line, at most 300 characters, as NFC without outer spaces."""
    text = given.strip(SPACES)
    for position, character in enumerate(text, start=1):
        if character in "\n\r\t\u2028\u2029":
            raise OneLineError(position=position)
    return _checked(text, LINE_LENGTH)


def read_prose(given: str) -> str:
    r"""Read a text of one or more lines, at most 10,000 characters, as NFC with `\n` between lines."""
    lines = given.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return _checked("\n".join(line.rstrip(" \t") for line in lines).strip(), PROSE_LENGTH, allowed="\n\t")


def _checked(text: str, limit: int, allowed: str = "") -> str:
    if len(text) > limit:
        raise TooLongError(limit=limit, length=len(text))
    if not text.isprintable():
        refuse_characters(text, allowed)
    if not any(map(is_visible, text)):
        raise BlankError
    refuse_citizen_number(text)
    composed = unicodedata.normalize("NFC", text)
    if len(composed) > limit:  # some letters are stored as two
        raise TooLongError(limit=limit, length=len(composed))
    return composed


def is_harmful(character: str) -> bool:
    """Tell whether a character acts on a terminal, turns text around or cannot be seen (categories C, Zl and Zp).

    Pictures and ideographs that are newer than Python's tables are not.
    """
    category = unicodedata.category(character)
    if category == "Cn":
        return not ("\U0001f000" <= character <= "\U0001faff" or "\U00020000" <= character <= "\U0003fffd")
    return (category[0] == "C" or category in {"Zl", "Zp"}) and character not in JOINERS


def is_visible(character: str) -> bool:
    """Tell whether a reader sees a character: no space, joiner, mark without a letter, or letter without a shape."""
    return unicodedata.category(character)[0] not in "CMZ" and character not in BLANKS


def refuse_characters(text: str, allowed: str = "") -> None:
    """Refuse control, bidirectional and invisible characters.

    Raises:
        EncodingError: a byte that was not UTF-8.
        CharacterError: any other harmful character, named by its code point and its position from 1.
    """
    if text.isascii() and text.isprintable():
        return
    for position, character in enumerate(text, start=1):
        if "\ud800" <= character <= "\udfff":
            raise EncodingError
        if character not in allowed and is_harmful(character):
            is_control = unicodedata.category(character) == "Cc"
            what = Phrase("control character" if is_control else "invisible character")
            raise CharacterError(what=what, code=ord(character), position=position)


def refuse_citizen_number(text: str) -> None:
    """Refuse a number of nine digits that passes the eleven test (weights 9 to 2 and -1, sum divisible by 11)."""
    for match in NINE_DIGITS.finditer(text):
        digits = match.group()
        weighed = sum(int(digit) * weight for digit, weight in zip(digits, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True))
        if weighed % 11 == 0 and int(digits):
            raise CitizenNumberError(given=digits)


def join_list(values: Iterable[str]) -> str:
    r"""Return texts as they stand together in one cell: `a; b`. A semicolon within one is written as `\;`."""
    return "; ".join(re.sub(_LIST_END, _escaped, each) for each in values)


def _escaped(found: re.Match[str]) -> str:
    return 2 * found[1] + ("\\;" if found[2] else "")


def split_list(text: str) -> list[str]:
    r"""Return the texts of a cell that `join_list` wrote, or a person: without outer spaces and empty ones."""
    parts, start = [""], 0
    for found in re.finditer(_LIST_END, text):
        parts[-1] += text[start : found.start()] + found[1][: len(found[1]) // 2]
        start = found.end()
        if found[2] and len(found[1]) % 2:
            parts[-1] += ";"
        elif found[2]:
            parts.append("")
    return [part.strip() for part in parts if part.strip()]


def fold(text: str) -> str:
    """Return a text as a reader compares it: without case, accents and extra spaces."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        text = "".join([each for each in text if not unicodedata.combining(each) and each not in JOINERS])
    return " ".join(text.casefold().split())
