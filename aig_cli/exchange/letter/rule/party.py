"""The parties of a pledge, by the names in its opening."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct, structs

from aig_cli.exchange.letter.rule.name import first_word, is_kind, names_of, stands
from aig_cli.model.code import Role

_ARTICLE: Final = r"\A(?:(?:de|het|een|onze)\s+(?=\S)|(?:De|Het|Een|Onze)\s+(?=[a-z]))"
_PARENTHESIS: Final = r"\s*\(([^()]*)\)"
_SHORT: Final = (
    r"(?:(?:hierna|verder|kortweg|afgekort)(?: te noemen| genoemd)?:?\s*)?"
    r"[‘“\"']?([A-Z0-9][\w &.’'+-]{0,38}?)[’”\"']?\Z"
)
_TOWN: Final = r"\s+(?:gevestigd )?(?:te|uit) [’'‘]?[A-Z][\w’' -]*\Z"
_IN_TOWN: Final = r"\s+in ([A-Z][\w-]+)\Z"
_PERSON: Final = (
    r"\A(?:(?:de )?heer|mevrouw|mevr\.|mw\.|dhr\.|drs?\.|ir\.|ing\.|mr\.|prof\.|wethouder|burgemeester|directeur|"
    r"voorzitter|bestuurder|huisarts)\s|\A(?:[a-z]+ )?(?:[A-Z]\.\s?)+(?:(?:van|de|der|den|ten|ter) )*[A-Z][\w-]+\Z"
)
_FOR_WHOM: Final = r",?\s*(?:\b(?:mede|ook|tevens|mee)\s+)?\bnamens\s+"
_COUNTS: Final = (
    r"\A(?:onze|haar|hun|zijn|alle|de|ruim|meer dan|ongeveer|circa|zo.n)?\s*(?:alle|ruim|meer dan|ongeveer|circa)?\s*"
)
_NOBODY: Final = (
    _COUNTS + r"(?:[0-9]|leden\b|achterban\b|aangesloten\b|lid\w*\b|(?:[a-z]+ ){1,3}(?:leden|organisaties)\b)"
)
_IN_CHARGE: Final = (
    r"(?P<a>[^.;]{1,120}?)\s+(?:is|treedt op als|fungeert als|is de) (?:de )?(?:penvoerder|trekker|coördinator)\b",
    r"\b(?:penvoerder|penvoerderschap|trekker)\b[^.;]{0,80}?\b(?:is|ligt bij|berust bij)\s+(?P<a>[^.;]{1,120})",
    r"(?P<a>[^.;,]{1,120}?)\s+(?:voert de pen|neemt het penvoerderschap|heeft het penvoerderschap|voert namens)",
    r"\b(?:penvoerder|trekker):\s+(?P<a>[^.;,)]{1,120})",
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
        return any(stands(each.lower(), text.lower()) for each in self.names)

    @property
    def names(self) -> Sequence[str]:
        """Its name, its abbreviation, and its name without what it is, unless that leaves only a place."""
        kind = first_word(self.name)
        bare = re.sub(rf"\A{kind}\s+", "", self.name) if is_kind(kind) and not _is_of_place(kind) else self.name
        bare = re.sub(r"\s+(?:U\.A\.|B\.V\.|N\.V\.|BV|NV)\Z", "", bare)
        return [each for each in dict.fromkeys((self.name, self.short, bare)) if len(each) > 2]

    @property
    def head(self) -> str:
        """What it is, in one word, by which a letter may call it: `vereniging`; empty where its name does not say."""
        return next((each.lower() for each in re.findall(r"\w+", self.name) if is_kind(each)), "")


def _is_of_place(kind: str) -> bool:
    """Tell whether there is one of a kind in a place, so that its name without the kind is that of the place."""
    return kind.startswith(("gemeente", "provincie")) or kind.lower() in ("ggd", "ggz", "roc")


def parties(names: str, elsewhere: str) -> Sequence[Party]:
    """Return the parties in the words of an opening: the first as holder.

    Args:
        names: the words in which they stand.
        elsewhere: the rest of the letter, which tells whether `A en B` is one name.
    """
    found: list[Party] = []
    for role, words in _by_role(names):
        told = (_party(name, role, f"{names}\n{elsewhere}") for name in names_of(words, elsewhere))
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


def _without_town(name: str, text: str) -> str:
    """Return a name without the town behind it; `in Beweging` is part of it where nothing says that it is a town."""
    bare = re.sub(_TOWN, "", name)
    town = re.search(_IN_TOWN, bare)
    is_town = town and stands(town[1], text.replace(bare, ""))
    return bare[: town.start()] if town and is_town else bare


def _party(words: str, role: Role, text: str) -> Party | None:
    """Return the party that words name; None for a person, or where there is no name."""
    short = ""
    for inside in re.findall(_PARENTHESIS, words):
        found = re.match(_SHORT, inside)
        if found and re.search(r"[A-Z]", found[1]) and not re.search(r"[0-9]{3}|penvoerder|trekker|voorheen", inside):
            short = found[1]
        elif re.match(r"(?:tevens )?(?:penvoerder|trekker)\Z", inside):
            role = Role.HOLDER
    name = re.sub(_ARTICLE, "", _without_town(re.sub(_PARENTHESIS, "", words).strip(" ,;:"), text))
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
