"""The labels that Word gives to the items of lists: they stand nowhere in the text."""

import re
from collections.abc import Callable, Mapping
from typing import Final
from xml.etree.ElementTree import Element

from aig_cli.exchange.letter.character import cleaned

_DEEPEST: Final = 8
"""Levels of a list, from 0."""
_HIGHEST: Final = 32_767
_BASES: Final = 20
"""Styles that a style may be based on, one on the other."""
_PLACE: Final = re.compile("%([1-9])")
_ROMAN: Final = {
    1000: "m", 900: "cm", 500: "d", 400: "cd", 100: "c", 90: "xc", 50: "l", 40: "xl", 10: "x", 9: "ix", 5: "v",
    4: "iv", 1: "i",
}  # fmt: skip
_HEADING: Final = re.compile(r"(?:heading|title|subtitle)\b", re.IGNORECASE)
_NONE: Final = Element("none")
_ALPHABET: Final = 26
"""Letters; Word goes on with aa, bb."""


def value(element: Element, path: str, missing: str = "") -> str:
    """Return the value of an element within another."""
    found = element.find(path)
    return missing if found is None else found.get("val", missing)


def number(text: str, missing: int = 0) -> int:
    """Return a number in a part, at most 32,767, which is what Word counts to."""
    return min(int(text), _HIGHEST) if text.isascii() and text.isdigit() and len(text) < 10 else missing


class Styles:
    """The styles of paragraphs."""

    def __init__(self, styles: Element) -> None:
        self._styles = {style.get("styleId", ""): style for style in styles.iter("style")}

    def chain(self, paragraph: Element) -> list[Element]:
        """Return the properties that a paragraph has, its own before those of its style and what that is based on."""
        properties = paragraph.find("pPr")
        if properties is None:
            return []
        found, name = [properties], value(properties, "pStyle")
        for _ in range(_BASES):
            style = self._styles.get(name, _NONE)
            found.extend(style.findall("pPr"))
            name = value(style, "basedOn")
        return found

    def is_heading(self, paragraph: Element) -> bool:
        """Tell whether a paragraph has the style of a heading or title."""
        style = self._styles.get(value(paragraph, "pPr/pStyle"), _NONE)
        return bool(_HEADING.match(value(style, "name")))


class Numbering:
    """The lists of a document, each at the number that it has come to."""

    def __init__(self, numbering: Element, styles: Styles) -> None:
        self._styles = styles
        self._lists = {each.get("abstractNumId", ""): each for each in numbering.iter("abstractNum")}
        self._uses = {each.get("numId", ""): each for each in numbering.iter("num")}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, paragraph: Element) -> str:
        """Return the label of the next paragraph, in their order; empty where it is no item of a list."""
        chain = self._styles.chain(paragraph)
        use = next((found for each in chain if (found := value(each, "numPr/numId"))), "")
        if use not in self._uses:
            return ""
        level = next((found for each in chain if (found := value(each, "numPr/ilvl"))), "0")
        return self._next(use, min(number(level), _DEEPEST))

    def _next(self, use: str, level: int) -> str:
        name = value(self._uses[use], "abstractNumId")
        counts = self._counts.setdefault(name, [None] * (_DEEPEST + 1))
        levels = self._levels(use, name)
        start = self._restart(use, level)
        before = counts[level]
        if start is None and before is not None:
            counts[level] = min(before + 1, _HIGHEST)
        else:
            counts[level] = number(value(levels.get(level, _NONE), "start"), 1) if start is None else start
        self._begin_below(counts, levels, level)
        return _shown(levels, counts, level)

    def _begin_below(self, counts: list[int | None], levels: Mapping[int, Element], level: int) -> None:
        for below in range(level + 1, _DEEPEST + 1):
            restart = value(levels.get(below, _NONE), "lvlRestart")
            if not restart or 0 < level + 1 <= number(restart):
                counts[below] = None

    def _levels(self, use: str, name: str) -> Mapping[int, Element]:
        """Return the levels of a list, with those that a use of it has otherwise."""
        whole = self._lists.get(name, _NONE)
        link = value(whole, "numStyleLink")
        if link:
            whole = next((each for each in self._lists.values() if value(each, "styleLink") == link), whole)
        own = [each for override in self._uses[use].findall("lvlOverride") for each in override.findall("lvl")]
        return {number(each.get("ilvl", "")): each for each in [*whole.findall("lvl"), *own]}

    def _restart(self, use: str, level: int) -> int | None:
        """Return where a use of a list begins to count again, the first time that it is asked for."""
        if (use, level) in self._begun:
            return None
        self._begun.add((use, level))
        for override in self._uses[use].findall("lvlOverride"):
            if number(override.get("ilvl", "")) == level and override.find("startOverride") is not None:
                return number(value(override, "startOverride"))
        return None


def _shown(levels: Mapping[int, Element], counts: list[int | None], level: int) -> str:
    own = levels.get(level, _NONE)
    text = value(own, "lvlText")
    if value(own, "numFmt") == "bullet":
        return cleaned(text).strip() or "•"
    is_legal = own.find("isLgl") is not None

    def one(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        each = levels.get(at, _NONE)
        count = counts[at]
        shown = number(value(each, "start"), 1) if count is None else count
        return _FORMATS.get("decimal" if is_legal else value(each, "numFmt"), str)(shown)

    return cleaned(_PLACE.sub(one, text[:40])).strip()


def _letters(count: int) -> str:
    repeated, letter = divmod(max(count, 1) - 1, _ALPHABET)
    return chr(ord("a") + letter) * (repeated + 1)


def _roman(count: int) -> str:
    shown = ""
    for worth, sign in _ROMAN.items():
        times, count = divmod(count, worth)
        shown += sign * times
    return shown


_FORMATS: Final[Mapping[str, Callable[[int], str]]] = {
    "lowerLetter": _letters,
    "upperLetter": lambda count: _letters(count).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
    "decimalZero": "{:02}".format,
    "none": lambda _: "",
}
"""How numbers are shown; all others in digits."""
