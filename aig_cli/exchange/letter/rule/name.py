"""Names of organisations in a row: where each begins, and where `en` and commas stand within one."""

import re
from collections.abc import Sequence
from typing import Final

_HEADS: Final = (
    "academie|alliantie|apotheek|bank|bedrijf|bibliotheek|bond|bureau|centrale|centrum|club|college|co[öo]peratie|"
    "corporatie|dienst|erij|fabriek|federatie|fonds|gemeente|gemeenschap|genootschap|groep|huis|instelling|instituut|"
    "koor|kring|landgoed|maatschappij|ministerie|museum|netwerk|opvang|organisatie|platform|podium|praktijk|provincie|"
    "raad|school|stichting|supermarkt|theater|unie|universiteit|verblijf|vereniging|verbond|verzekeraar|"
    "waterschap|winkel|zwembad"
)
KIND: Final = rf"(?i:ggd|ggz|roc|mbo|hbo|bso|\w+zorg|\w*(?:{_HEADS}))\b"
"""What an organisation is, in one word: a compound by its head."""
_SMALL: Final = (
    "aan|achter|als|bij|binnen|daar\\w*|dankzij|dat|deze|die|dit|door|elke?|en|er|gezamenlijk|graag|haar|hier\\w*|hun|"
    "ieder\\w*|in|ja|je|met|mede|mee|naar|namens|na|niet|nu|of|om|onder|ons|onze|ook|op|over|samen|sinds|te|tegen|"
    "tijdens|toe|tot|u|uit|uw|van|vanuit|vandaag|vanaf|veel|via|volgens|volmondig|voor|waar\\w*|wat|we|wie|wij|zich|"
    "zij|zijn|zo|zodat"
)
SMALL: Final = rf"(?i:{_SMALL})\b"
"""Small words, which begin no name."""
_ARTICLE: Final = r"(?:[Dd]e|[Hh]et|[Oo]nze)\s+"
_LOWER: Final = rf"(?!{SMALL})[a-zà-ÿ][\w-]*\s+"
_CAPITAL: Final = r"(?:[A-ZÀ-Þ]|[’'‘][A-Za-z]|[0-9]+ [A-Z])"
_PRONOUN: Final = r"(?:Dat|Deze|Die|Dit|Ons|Onze|We|Wij|Zij)\b"
BEGINS: Final = (
    rf"(?!{_PRONOUN} [a-z]|{_PRONOUN}\Z)(?:{_ARTICLE})?(?:(?:{_LOWER}){{0,2}}{_CAPITAL}|"
    rf"(?:{_LOWER})?{KIND}[^,;]*?\s{_CAPITAL}|(?:{_LOWER}){{1,2}}[^,;(]*\({_CAPITAL}[\w-]*\))"
)
"""How the name of an organisation begins: with a capital, one or two words before it, or with what it is."""
_APART: Final = (
    r",?\s+(?:samen|tezamen|gezamenlijk) met\s+|,?\s+(?:alsmede|evenals|alsook|en ook)\s+|,\s+(?:en\s+)?|;\s+(?:en\s+)?"
)
_MEMBERS: Final = (
    r"(?:leden|achterban|bestuur|besturen|college van burgemeester en wethouders|bestuurder|directie|"
    r"directeur|voorzitter|medewerkers|vrijwilligers|docenten|collega[’']?s|mensen|team|organisaties)"
)
_PEOPLE: Final = (
    rf"(?:(?:onze \w+|(?:(?:[Aa]lle|[Dd]e|[Hh]et|onze)\s+)?(?:\w+e )?{_MEMBERS}(?:\s+en (?:de )?{_MEMBERS})?)"
    rf"\s+van\s+(?={BEGINS})|"
    rf"(?:[Dd]e|[Hh]et|[Aa]lle)\s+(?!{KIND})[a-z]+\s+van\s+(?=(?:(?:de|het)\s+)?{KIND}\s[^,;]*[A-Z]))"
)
"""Those who speak for an organisation, before its name."""
_OTHERS: Final = r"(?:[0-9]+|alle|andere|de|enkele|haar|het|hun|onze|ruim|vele?|verschillende|zijn)\s"
"""Before those who have no name of their own: `en alle scholen`."""
_FAMILY: Final = r"(?:Zonen|Zoon|Zn\.|Zo\b|Co\b|Meer\b|Partners\b|Dochters?\b)"
_BRANCH: Final = r"(?:afdeling|departement|district|faculteit|locatie|regio|vestiging)\s"
_PART_OF_NAME: Final = rf"((?:\A|, )(?!{_BRANCH})[^,]+),(?=\s{_BRANCH})|([A-Z]\w+),(?=\s[A-Z]\w+ (?:&|en) {_FAMILY})"
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


_OWN: Final = rf"[A-Z]\w+ (?:De|Het|[’'‘]t) |[A-Z]{{2,}}\b|(?:[A-Z]\w+ )+{KIND}\Z"
"""What is the whole of a name: `Muziekpodium De Galm`, `FNV Metaal`, `Zuiderland Medisch Centrum`."""


def names_of(words: str, elsewhere: str) -> Sequence[str]:
    """Return the names in a row of them; what stands between them and names nobody is left out.

    Args:
        words: those of the row.
        elsewhere: the rest of the letter, which tells whether `A en B` is one name.
    """
    parts = [_without_people(each) for each in re.split(_APART, _masked(words, elsewhere)) if each.strip()]
    told = [each for each in parts if re.match(BEGINS, each) and not re.match(r"[Ee]en\s", each)]
    names: list[str] = []
    is_each = False
    for position, part in enumerate(told):
        is_last = position == len(told) - 1 and len(told) > 1
        is_each = is_each or bool(_several(part)[0])
        parted = _at_and(part, elsewhere, is_list=is_last, is_each=is_each)
        names.extend(_without_people(each) for each in parted)
    return [each.replace("\x00", ",") for each in _each_with_kind(names)]


def begins_name(text: str) -> bool:
    """Tell whether a text begins with the name of an organisation, or with those who speak for one."""
    return bool(re.match(BEGINS, text) or re.match(_PEOPLE, text))


def _without_people(name: str) -> str:
    people = re.match(_PEOPLE, name)
    return name[people.end() :] if people else name


def _masked(words: str, elsewhere: str) -> str:
    """Return words in which the commas within parentheses, or within what is one name elsewhere, part nothing."""
    for found in re.finditer(r"\b(?:voor|van) \w+, [A-Z]\w+(?=,| en )", words):
        if found.group() in elsewhere:
            words = words.replace(found.group(), found.group().replace(",", "\x00"))
    words = re.sub(_PART_OF_NAME, "\\1\\2\x00", words)
    return re.sub(r"\([^()]*\)", lambda found: found.group().replace(",", "\x00"), words)


def _each_with_kind(names: Sequence[str]) -> Sequence[str]:
    """Return names of which each has its own kind: `de gemeenten A en B` are two of them."""
    told: list[str] = []
    kind = ""
    for name in names:
        several, rest = _several(name)
        if several:
            kind = several
        elif not re.match(_CAPITAL, name) or re.match(KIND, name):
            kind = ""
        told.append(f"{kind} {rest}" if kind else name)
    return told


def _several(name: str) -> tuple[str, str]:
    """Return the kind of which a name begins with several, as of one, and the rest; no kind where it does not."""
    first, _, rest = re.sub(rf"\A{_ARTICLE}", "", name).partition(" ")
    kind = next((first.removesuffix(many) + one for many, one in _SEVERAL if first.endswith(many)), "")
    return (kind, rest) if re.match(KIND, kind) and re.match(_CAPITAL, rest) else ("", name)


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
        elif not re.match(_OTHERS, piece):
            names[-1] += f" en {piece}"
    return names


def _is_new(after: str) -> bool:
    """Tell whether a name surely begins here: with an article, or with what it is before a capital."""
    patterns = (rf"(?:{_ARTICLE}|{_LOWER}|{KIND}\s+)(?:{_LOWER})?{_CAPITAL}|{_ARTICLE}{KIND}|{_OWN}", _PEOPLE)
    return any(re.match(each, after) for each in patterns)


def _parts(before: str, after: str, elsewhere: str, *, is_last: bool, is_plain: bool) -> bool:
    """Tell whether another name begins after `en`."""
    if re.match(_FAMILY, after) or not begins_name(after) or _is_short_of_both(before, after):
        return False
    last = before.rsplit(maxsplit=1)[-1]
    around = f"{last} en {after.split(maxsplit=1)[0]}"
    alone = elsewhere.replace(around, "")
    if around in elsewhere and not (_stands(last, alone) and _stands(after, alone)):
        return False
    if is_last or before.endswith(")") or after.endswith(f" {last}") or _is_new(after):
        return True
    if re.search(r"\b(?:voor|van)\s+\w+\Z", before) and " " not in after:
        return False
    is_kind = re.match(rf"(?:{_ARTICLE})?(?:{_LOWER})?(?!gemeente|provincie|(?i:ggd)){KIND}|{_LOWER}", before)
    return is_plain and (not is_kind or _stands(after, elsewhere) or _stands(last, elsewhere))


def _is_short_of_both(before: str, after: str) -> bool:
    """Tell whether the abbreviation behind two parts is that of both: `Sport en Gezondheid (NISG)`."""
    found = re.search(r"\(([A-Z]{3,})\)", after)
    firsts = re.findall(r"(?<!\w)[A-Z]", f"{before} {after[: found.start()]}" if found else "")
    return "".join(firsts) == found[1] if found else False


def _stands(words: str, text: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text))
