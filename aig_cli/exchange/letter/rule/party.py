"""The parties of a pledge, by the names in its opening."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct, structs

from aig_cli.model.code import Role

_ARTICLE: Final = r"\A(?:de|het|een|onze|De|Het|Een|Onze)\s+(?=\S)"
_PARENTHESIS: Final = r"\s*\(([^()]*)\)"
_SHORT: Final = (
    r"(?:(?:hierna|verder|kortweg|afgekort)(?: te noemen| genoemd)?:?\s*)?[‘“\"']?(\w[\w &.’'+-]{0,38}?)[’”\"']?\Z"
)
_TOWN: Final = r"\s+(?:gevestigd )?te [A-Z]\w+\Z"
_PERSON: Final = (
    r"\A(?:(?:de )?heer|mevrouw|mevr\.|mw\.|dhr\.|drs?\.|ir\.|ing\.|mr\.|prof\.|wethouder|burgemeester|directeur|"
    r"voorzitter|bestuurder|huisarts)\s"
)
_KIND: Final = (
    r"(?:(?:stichting|vereniging|co[öo]peratie|gemeente|gemeenten|provincie|ggd|ggz|roc|kenniscentrum|"
    r"expertisecentrum|instituut|federatie|bond|fonds|platform|netwerk|hogeschool|universiteit|landgoed|woon\w+|"
    r"zorg\w+|welzijns\w+|waterschap|koninklijke|nederlandse|regionale?|landelijke?|apotheek|bakkerij|basisschool|"
    r"uitgeverij|supermarkt|\w+(?:vereniging|stichting|centrum|bond|fonds|huis|groep|bedrijf|school|praktijk|"
    r"instituut|corporatie|verzekeraar|organisatie|raad|club|dienst|bureau|federatie|maatschappij|winkel|boerderij|"
    r"museum|college|instelling|kundigen))\b)"
)
_HEAD: Final = (
    r"\b(?:stichting|vereniging|co[öo]peratie|gemeente|provincie|ggd|bond|fonds|platform|hogeschool|universiteit|"
    r"landgoed|waterschap|apotheek|bakkerij|\w*(?:school|college|museum|bibliotheek|zwembad|centrum|bedrijf|"
    r"ziekenhuis|huis|praktijk|verzekeraar|corporatie|club|bureau|federatie|groep|kring|winkel|uitgeverij|instituut|"
    r"academie|theater|raad))\b"
)
_BEGINS: Final = rf"(?:(?:de|het|een)\s+(?:[\w-]+\s+)?|{_KIND}\s+(?:\w+\s+){{0,2}}?)?[A-Z0-9’'‘]|{_KIND}|(?:de|het)\s"
"""How the name of an organisation begins: with a capital, or with what it is."""
_FOR_WHOM: Final = r",?\s*(?:\b(?:mede|ook|tevens|mee)\s+)?\bnamens\s+"
_COUNTS: Final = (
    r"\A(?:onze|haar|hun|zijn|alle|de|ruim|meer dan|ongeveer|circa|zo.n)?\s*(?:alle|ruim|meer dan|ongeveer|circa)?\s*"
)
_NOBODY: Final = (
    _COUNTS + r"(?:[0-9]|leden\b|achterban\b|aangesloten\b|lid\w*\b|(?:[a-z]+ ){1,3}(?:leden|organisaties)\b)"
)
_APART: Final = (
    r",?\s+(?:samen|tezamen|gezamenlijk) met\s+|,?\s+(?:alsmede|evenals|alsook|en ook)\s+|,\s+(?:en\s+)?|;\s+(?:en\s+)?"
)
_NAMED: Final = r"[a-zà-ÿ][\w-]*\s+(?:(?:de|het|van|voor)\s+)?[A-Z’‘]"
"""What somebody is, and the name: `zwembad De Golf`."""
_FAMILY: Final = r"(?:Zonen|Zoon|Zn\.|Co\b|Partners\b|Dochters?\b)"
_WHOLE: Final = (
    r"\b(?:vereniging|stichting|platform|bond|raad|federatie|instituut|fonds|centrum|koninklijke|netwerk|dienst)\b"
)
_IN_CHARGE: Final = (
    r"(?P<a>[^.;]{1,120}?)\s+(?:is|treedt op als|fungeert als|is de) (?:de )?(?:penvoerder|trekker|coördinator)\b",
    r"\b(?:penvoerder|penvoerderschap|trekker)\b[^.;]{0,80}?\b(?:is|ligt bij|berust bij)\s+(?P<a>[^.;]{1,120})",
    r"(?P<a>[^.;,]{1,120}?)\s+(?:voert de pen|neemt het penvoerderschap|heeft het penvoerderschap|voert namens)",
    r"\bmet (?P<a>[^.;,]{1,120}?) als (?:penvoerder|trekker)\b",
    r"\bals penvoerder (?:treedt|fungeert) (?P<a>[^.;,]{1,120}?) op\b",
)
_PEN: Final = r"penvoerder|trekker|coördinator|voert de pen|voert namens"


class Party(Struct, frozen=True):
    """An organisation as a letter names it.

    Attributes:
        short: its abbreviation, as it stands behind the name in parentheses; empty where there is none.
    """

    name: str
    role: Role
    short: str = ""

    def is_in(self, text: str) -> bool:
        """Tell whether a text names it, by its name, its abbreviation, or what is left of its name without its kind."""
        return any(re.search(rf"(?<!\w){re.escape(each)}(?!\w)", text, re.IGNORECASE) for each in self.names)

    @property
    def names(self) -> Sequence[str]:
        """Its name, its abbreviation, and its name without what kind of organisation it is."""
        bare = re.sub(rf"\A{_KIND}\s+", "", self.name, flags=re.IGNORECASE)
        bare = re.sub(r"\s+(?:U\.A\.|B\.V\.|N\.V\.|BV|NV)\Z", "", bare)
        return [each for each in dict.fromkeys((self.name, self.short, bare)) if len(each) > 2]

    @property
    def head(self) -> str:
        """What it is, in one word, by which a letter may call it: `vereniging`; empty where its name does not say."""
        found = re.search(_HEAD, self.name, re.IGNORECASE)
        return found.group().lower() if found else ""


def parties(names: str, elsewhere: str) -> Sequence[Party]:
    """Return the parties in the words of an opening: the first as holder.

    Args:
        names: the words in which they stand.
        elsewhere: the rest of the letter, which tells whether `A en B` is one name.
    """
    found: list[Party] = []
    for role, words in _by_role(names):
        told = (_party(name, role) for name in _split(words, elsewhere))
        found.extend(party for party in told if party)
    return _with_holder(found)


def _by_role(names: str) -> Iterator[tuple[Role, str]]:
    """Yield the words for those who sign, and those for whom others do. `namens 86 leden` names nobody."""
    before, *after = re.split(_FOR_WHOM, names, maxsplit=1)
    if not after:
        yield Role.SIGNATORY, names
        return
    yield Role.SIGNATORY, before
    behind, *rest = re.split(r",\s*(?:en\s+)?" if re.match(_NOBODY, after[0]) else r",\s+en\s+", after[0], maxsplit=1)
    if not re.match(_NOBODY, behind):
        yield Role.REPRESENTED if before.strip() else Role.SIGNATORY, behind
    yield Role.SIGNATORY, "".join(rest)


def _split(words: str, elsewhere: str) -> Iterator[str]:
    """Yield the names in a row of them."""
    parts = [each for each in re.split(_APART, _masked(words)) if each.strip()]
    for position, part in enumerate(parts):
        is_last = position == len(parts) - 1
        for name in _at_and(part, elsewhere, is_list=is_last and len(parts) > 1):
            yield name.replace("\x00", ",")


def _masked(words: str) -> str:
    """Return words in which the commas within parentheses part nothing."""
    return re.sub(r"\([^()]*\)", lambda found: found.group().replace(",", "\x00"), words)


def _at_and(part: str, elsewhere: str, *, is_list: bool) -> Sequence[str]:
    """Return the names around `en`: where another name begins, unless both sides are one name elsewhere.

    In the last part of a list the last `en` stands between two names.
    """
    names: list[str] = []
    pieces = re.split(r"\s+en\s+", part)
    for index, piece in enumerate(pieces):
        is_last = is_list and index == len(pieces) - 1
        if names and not _parts(names[-1], piece, elsewhere, is_last=is_last):
            names[-1] += f" en {piece}"
        else:
            names.append(piece)
    return names


def _parts(before: str, after: str, elsewhere: str, *, is_last: bool) -> bool:
    """Tell whether another name begins after `en`."""
    if not (re.match(_BEGINS, after) or re.match(_NAMED, after)) or re.match(_FAMILY, after):
        return False
    last = before.rsplit(maxsplit=1)[-1]
    around = f"{last} en {after.split(maxsplit=1)[0]}"
    alone = elsewhere.replace(around, "")
    if around in elsewhere and not (_stands(last, alone) and _stands(after, alone)):
        return False
    if re.search(r"\b(?:voor|van)\s+\w+\Z", before) and " " not in after and not is_last:
        return False
    if is_last or before.endswith(")") or re.match(rf"(?:de|het)\s|{_KIND}|{_NAMED}", after):
        return True
    return not re.search(_WHOLE, before, re.IGNORECASE) or _stands(after, elsewhere) or _stands(last, elsewhere)


def _stands(words: str, text: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text))


def _party(words: str, role: Role) -> Party | None:
    """Return the party that words name; None for a person, or where there is no name."""
    short = ""
    for inside in re.findall(_PARENTHESIS, words):
        found = re.match(_SHORT, inside)
        if found and re.search(r"[A-Z]", found[1]) and not re.search(r"[0-9]{3}|penvoerder|trekker|voorheen", inside):
            short = found[1]
        elif re.search(r"penvoerder|trekker", inside):
            role = Role.HOLDER
    name = re.sub(_ARTICLE, "", re.sub(_TOWN, "", re.sub(_PARENTHESIS, "", words).strip(" ,;:")))
    if not re.search(r"[A-Z]", name) or re.match(_PERSON, name):
        return None
    return Party(name, role, short)


def _with_holder(found: Sequence[Party]) -> Sequence[Party]:
    """Return parties with one holder: who is said to be, else the first who signs."""
    signing = [each for each in found if each.role is not Role.REPRESENTED]
    holder = next((each for each in signing if each.role is Role.HOLDER), next(iter(signing), None))
    return [structs.replace(each, role=_role(each, holder)) for each in found]


def _role(party: Party, holder: Party | None) -> Role:
    if party is holder:
        return Role.HOLDER
    return Role.REPRESENTED if party.role is Role.REPRESENTED else Role.SIGNATORY


def held_by(found: Sequence[Party], text: str) -> Sequence[Party] | None:
    """Return the parties with the holder that a sentence says is in charge; None where it says nothing of it."""
    for pattern in _IN_CHARGE if re.search(_PEN, text, re.IGNORECASE) else ():
        if words := re.search(pattern, text, re.IGNORECASE):
            named = [each for each in found if each.role is not Role.REPRESENTED and _is_meant(each, words["a"])]
            if len(named) == 1:
                return [
                    structs.replace(each, role=_role(_freed(each), _freed(named[0])))
                    if each is not named[0]
                    else structs.replace(each, role=Role.HOLDER)
                    for each in found
                ]
    return None


def _is_meant(party: Party, words: str) -> bool:
    called = (
        re.search(rf"\b(?:de|het)\s+{re.escape(party.head)}\Z", words.strip(), re.IGNORECASE) if party.head else None
    )
    return party.is_in(words) or bool(called)


def _freed(party: Party) -> Party:
    return structs.replace(party, role=Role.SIGNATORY) if party.role is Role.HOLDER else party
