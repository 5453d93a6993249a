"""Names of organisations in a row: where each begins, and where `en` and commas stand within one."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from aig_cli.exchange.letter.rule.word import words_of

_KINDS: Final = words_of("ggd ggz roc mbo hbo bso")
_HEADS: Final = tuple(
    words_of(
        "academie alliantie apotheek bank bedrijf bibliotheek bond bureau centrale centrum club college coöperatie "
        "cooperatie corporatie dienst erij fabriek federatie fonds gemeente gemeenschap genootschap groep huis "
        "instelling instituut koor kring landgoed maatschappij ministerie museum netwerk opvang organisatie platform "
        "podium praktijk provincie raad school stichting supermarkt theater unie universiteit verblijf vereniging "
        "verbond verzekeraar waterschap winkel zwembad"
    )
)
_SMALL: Final = words_of(
    "aan achter als bij binnen dankzij dat deze die dit door elk elke en er gezamenlijk graag haar hun in ja je met "
    "mede mee naar namens na niet nu of om onder ons onze ook op over samen sinds te tegen tijdens toe tot u uit uw "
    "van vanuit vandaag vanaf veel via volgens volmondig voor wat we wie wij zich zij zijn zo zodat"
)
_SMALL_BEGINNINGS: Final = ("daar", "hier", "ieder", "waar")
_S: Final = "\x01"
_K: Final = "\x02"
"""Signs before small words and before what an organisation is, in the patterns of this file."""
_ARTICLE: Final = rf"(?:[Dd]e|[Hh]et|{_S}?[Oo]nze)\s+"
_LOWER: Final = rf"{_K}?[a-zà-ÿ][\w-]*\s+"
_CAPITAL: Final = rf"(?:[{_S}{_K}]?[A-ZÀ-Þ]|'[A-Za-z]|[0-9]+ [{_S}{_K}]?[A-Z])"
_BEGINS: Final = (
    rf"(?!{_S}(?:Dat|Deze|Die|Dit|Ons|Onze|We|Wij|Zij)\b(?: [{_S}{_K}]?[a-z]|\Z))(?:{_ARTICLE})?"
    rf"(?:(?:{_LOWER}){{0,2}}{_CAPITAL}|(?:{_LOWER})?{_K}[^,;]*?\s{_CAPITAL}|"
    rf"(?:{_LOWER}){{1,2}}[^,;(]*\({_CAPITAL}[\w-]*\))"
)
"""How the name of an organisation begins: with a capital, one or two words before it, or with what it is."""
_APART: Final = (
    r",?\s+(?:samen|tezamen|gezamenlijk) met\s+|,?\s+(?:alsmede|evenals|alsook|en ook)\s+|,\s+(?:en\s+)?|;\s+(?:en\s+)?"
)
_MEMBERS: Final = words_of(
    "leden achterban bestuur besturen bestuurder directie directeur voorzitter medewerkers vrijwilligers docenten "
    "collegas mensen team organisaties"
)
_COLLEGE: Final = "college van burgemeester en wethouders"
_SPEAKERS: Final = (
    rf"(?:onze \w+|(?:(?:[Aa]lle|[Dd]e|[Hh]et|onze)\s+)?(?:\w+e )?({_COLLEGE}|[\w’']+)(?:\s+en (?:de )?([\w’']+))?)"
    r"\s+van\s+"
)
_SPEAKERS_OF_KIND: Final = r"(?:[Dd]e|[Hh]et|[Aa]lle)\s+([a-z]+)\s+van\s+(?=(?:(?:de|het)\s+)?(\w+)\s[^,;]*[A-Z])"
"""Those who speak for an organisation, before its name."""
_OTHERS: Final = words_of("alle andere de enkele haar het hun onze ruim veel vele verschillende zijn")
"""Before those who have no name of their own: `en alle scholen`."""
_FAMILY: Final = words_of("zonen zoon zn zo co meer partners dochter dochters")
_BRANCHES: Final = words_of("afdeling departement district faculteit locatie regio vestiging")
_SEVERAL: Final = (
    ("gemeenten", "gemeente"),
    ("provincies", "provincie"),
    ("’en", ""),
    ("schappen", "schap"),
    ("scholen", "school"),
    ("praktijken", "praktijk"),
    ("theken", "theek"),
    ("ingen", "ing"),
    ("groepen", "groep"),
    ("bedrijven", "bedrijf"),
    ("huizen", "huis"),
    ("clubs", "club"),
    ("bonden", "bond"),
)
"""What several are, and one."""


_OWN: Final = rf"[{_S}{_K}]?(?:[A-Z]\w+ (?:De|Het|'t) |[A-Z]{{2,}}\b|(?:[A-Z]\w+ [{_S}{_K}]?)+(?<={_K})\w+\Z)"
"""What is the whole of a name: `Muziekpodium De Galm`, `FNV Metaal`, `Zuiderland Medisch Centrum`."""


def names_of(words: str, elsewhere: str) -> Sequence[str]:
    """Return the names in a row of them; what stands between them and names nobody is left out.

    Args:
        words: those of the row.
        elsewhere: the rest of the letter, which tells whether `A en B` is one name.
    """
    parts = [_without_people(each) for each in re.split(_APART, _masked(words, elsewhere)) if each.strip()]
    told = [each for each in parts if begins(each) and not re.match(r"[Ee]en\s", each)]
    names: list[str] = []
    is_each = False
    for position, part in enumerate(told):
        is_last = position == len(told) - 1 and len(told) > 1
        is_each = is_each or bool(_several(part)[0])
        parted = _at_and(part, elsewhere, is_list=is_last, is_each=is_each)
        names.extend(_without_people(each) for each in parted)
    return [each.replace("\x00", ",") for each in _each_with_kind(names)]


def is_kind(word: str) -> bool:
    """Tell whether a word says what an organisation is: a compound by its head."""
    lower = word.lower()
    return lower in _KINDS or lower.endswith(_HEADS) or (lower.endswith("zorg") and lower != "zorg")


def is_small(word: str) -> bool:
    """Tell whether a word is a small one, which begins no name."""
    return word.lower() in _SMALL or word.lower().startswith(_SMALL_BEGINNINGS)


def first_word(text: str) -> str:
    """Return the word with which a text begins; empty where it begins with a sign."""
    return re.split(r"\W", text, maxsplit=1)[0]


def begins(text: str) -> bool:
    """Tell whether a text begins with the name of an organisation."""
    return bool(re.match(_BEGINS, _signed(text)))


def begins_name(text: str) -> bool:
    """Tell whether a text begins with the name of an organisation, or with those who speak for one."""
    return begins(text) or _people(text) > 0


@lru_cache(maxsize=256)
def _signed(text: str) -> str:
    """Return a text with a sign before each small word, and before each that says what an organisation is."""
    plain = text.replace("’", "'").replace("‘", "'")
    return re.sub(r"(?<!\S)\w+", lambda found: _sign(found.group()) + found.group(), plain)


def _sign(word: str) -> str:
    return _S if is_small(word) else _K if is_kind(word) else ""


def _people(text: str) -> int:
    """Return where those end who speak for an organisation at the beginning of a text; 0 where nobody does."""
    if " van " not in text:
        return 0
    found = re.match(_SPEAKERS, text)
    if found and all(_is_member(each) for each in found.groups("leden")) and begins(text[found.end() :]):
        return found.end()
    found = re.match(_SPEAKERS_OF_KIND, text)
    return found.end() if found and is_kind(found[2]) and not is_kind(found[1]) else 0


def _is_member(word: str) -> bool:
    return word.replace("’", "").replace("'", "") in _MEMBERS or word == _COLLEGE


def _without_people(name: str) -> str:
    return name[_people(name) :]


def _masked(words: str, elsewhere: str) -> str:
    """Return words in which the commas within parentheses, or within what is one name elsewhere, part nothing."""
    for found in re.finditer(r"\b(?:voor|van) \w+, [A-Z]\w+(?=,| en )", words):
        if found.group() in elsewhere:
            words = words.replace(found.group(), found.group().replace(",", "\x00"))
    for part in words_of(words) & _BRANCHES:
        words = re.sub(rf"((?:\A|, )(?!{part}\s)[^,]+),(?=\s{part}\s)", "\\1\x00", words)
    for part in words_of(words) & _FAMILY:
        words = re.sub(rf"([A-Z]\w+),(?=\s[A-Z]\w+ (?:&|en) {part.capitalize()}\b)", "\\1\x00", words)
    return re.sub(r"\([^()]*\)", lambda found: found.group().replace(",", "\x00"), words)


def _each_with_kind(names: Sequence[str]) -> Sequence[str]:
    """Return names of which each has its own kind: `de gemeenten A en B` are two of them."""
    told: list[str] = []
    kind = ""
    for name in names:
        several, rest = _several(name)
        if several:
            kind = several
        elif not re.match(_CAPITAL, name) or is_kind(first_word(name)):
            kind = ""
        told.append(f"{kind} {rest}" if kind else name)
    return told


def _several(name: str) -> tuple[str, str]:
    """Return the kind of which a name begins with several, as of one, and the rest; no kind where it does not."""
    first, _, rest = re.sub(rf"\A{_ARTICLE}", "", name).partition(" ")
    kind = next((first.removesuffix(many) + one for many, one in _SEVERAL if first.endswith(many)), "")
    return (kind, rest) if is_kind(kind) and re.match(_CAPITAL, rest) else ("", name)


def _at_and(part: str, elsewhere: str, *, is_list: bool, is_each: bool) -> Sequence[str]:
    """Return the names around `en`: where another name begins, unless both sides are one name elsewhere.

    In the last part of a list the last `en` stands between two names, and behind `de gemeenten` each of them does.
    """
    pieces = re.split(r"\s+en\s+", part)
    is_plain = not any(_is_new(each) for each in pieces[1:])
    names = pieces[:1]
    for index, piece in enumerate(pieces[1:], start=1):
        is_last = is_list and is_plain and index == len(pieces) - 1
        if _parts(names[-1], piece, elsewhere, is_last=is_last or is_each, is_plain=is_plain):
            names.append(piece)
        elif not (first_word(piece).isdigit() or first_word(piece) in _OTHERS):
            names[-1] += f" en {piece}"
    return names


def _is_new(after: str) -> bool:
    """Tell whether a name surely begins here: with an article, or with what it is before a capital."""
    proper = rf"(?:{_ARTICLE}|{_LOWER}|{_K}\w+\s+)(?:{_LOWER})?{_CAPITAL}|{_ARTICLE}{_K}|{_OWN}"
    return bool(re.match(proper, _signed(after))) or _people(after) > 0


def _parts(before: str, after: str, elsewhere: str, *, is_last: bool, is_plain: bool) -> bool:
    """Tell whether another name begins after `en`."""
    if first_word(after).lower() in _FAMILY or not begins_name(after) or _is_short_of_both(before, after):
        return False
    last = before.rsplit(maxsplit=1)[-1]
    around = f"{last} en {after.split(maxsplit=1)[0]}"
    alone = elsewhere.replace(around, "")
    if around in elsewhere and not (stands(last, alone) and stands(after, alone)):
        return False
    if is_last or before.endswith(")") or after.endswith(f" {last}") or _is_new(after):
        return True
    if re.search(r"\b(?:voor|van)\s+\w+\Z", before) and " " not in after:
        return False
    kind = re.match(rf"(?:{_ARTICLE})?(?:{_LOWER})?{_K}(?!gemeente|provincie|(?i:ggd))|{_LOWER}", _signed(before))
    return is_plain and (not kind or stands(after, elsewhere) or stands(last, elsewhere))


def _is_short_of_both(before: str, after: str) -> bool:
    """Tell whether the abbreviation behind two parts is that of both: `Sport en Gezondheid (NISG)`."""
    found = re.search(r"\(([A-Z]{3,})\)", after)
    firsts = re.findall(r"(?<!\w)[A-Z]", f"{before} {after[: found.start()]}" if found else "")
    return "".join(firsts) == found[1] if found else False


def stands(words: str, text: str) -> bool:
    """Tell whether words stand in a text, and not within others."""
    around = pairwise(text.split(words))
    return any(not (before[-1:].isalnum() or after[:1].isalnum()) for before, after in around)
