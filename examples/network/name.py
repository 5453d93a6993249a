"""Names for organisations, with what makes real ones hard: apostrophes, `&`, accents, legal forms and near twins."""

from collections.abc import Iterator, Sequence
from itertools import count, product
from random import Random
from typing import NamedTuple

from aig_cli.model.code import OrganisationType, Sector

PROVINCES = {
    "Drenthe": "Assen Emmen Meppel Roden",
    "Flevoland": "Almere Dronten Lelystad Urk",
    "Fryslân": "Dokkum Drachten Sneek Súdwest-Fryslân",
    "Gelderland": "Apeldoorn Arnhem Culemborg Ede Elst Epe Nijmegen Putten Rheden Tiel Wijchen",
    "Groningen": "Delfzijl Groningen Haren Veendam",
    "Limburg": "Heerlen Roermond Vaals Venlo Weert",
    "Noord-Brabant": "Breda Helmond Oss Tilburg Uden Vught 's-Hertogenbosch",
    "Noord-Holland": "Aalsmeer Bergen Bussum Haarlem Hoorn Huizen",
    "Overijssel": "Almelo Deventer Enschede Kampen Losser Raalte Zwolle",
    "Utrecht": "Amersfoort Doorn Houten Utrecht Woerden Zeist",
    "Zeeland": "Goes Middelburg Veere",
    "Zuid-Holland": "Alphen Delft Gouda Leiden Lisse",
}
REGION_OF = {town: province for province, towns in PROVINCES.items() for town in towns.split()}
_FAMILIES = """
    Van 't Hof; De Vries; Jansen; El Idrissi; Müller; d'Hondt; Çelik; Brontë; Oude Luttikhuis; Van der Meulen; Bakker;
    Peeters; O'Brien; Sjögren; Nguyễn; Ten Brinke; Yıldız; Van den Broek; Smit; Kuipers; In 't Veld; Lemaître; Boşnak;
    Kowalczyk; De Graaf; Wolters; Hofstede; Aït Lahcen; Pietersen; Van Wijngaarden
"""
FAMILIES = [each.strip() for each in _FAMILIES.split(";")]
WORDS = """
    Regenboog Klaver Linde Brug Bron Kajuit Zonnebloem Wegwijzer Vlieger Hoeksteen Ark Esdoorn Meander Vuurvlinder
    Horizon Veldbloem Kring Spil Lantaarn Duizendpoot Wilg Boomgaard Sluis Waterlelie Fonkelsteen Zwaluw Molen Hazelaar
    Kompas IJsvogel
""".split()  # noqa: SIM905 - a list of words
Pattern = tuple[str, OrganisationType, Sector]
ONE_IN_A_TOWN: tuple[Pattern, ...] = (
    ("Gemeente {town}", OrganisationType.MUNICIPALITY, Sector.PUBLIC),
    ("GGD {town}", OrganisationType.PUBLIC_HEALTH_SERVICE, Sector.PUBLIC),
    ("Stichting Welzijn {town}", OrganisationType.WELFARE, Sector.CIVIL_SOCIETY),
    ("Zorggroep {town} & Omstreken", OrganisationType.CARE_PROVIDER, Sector.PRIVATE),
    ("Coöperatie Vitaal {town} U.A.", OrganisationType.NETWORK, Sector.CIVIL_SOCIETY),
    ("ROC {town}", OrganisationType.EDUCATION, Sector.PUBLIC),
    ("Ondernemersvereniging {town}", OrganisationType.TRADE_ASSOCIATION, Sector.PRIVATE),
    ("Fonds Fit in {town}", OrganisationType.FUND, Sector.CIVIL_SOCIETY),
    ("Lectoraat Leefstijl {town}", OrganisationType.KNOWLEDGE_INSTITUTE, Sector.PUBLIC),
)
MANY_IN_A_TOWN: tuple[Pattern, ...] = (
    ("{family} & Zn. {town}", OrganisationType.COMPANY, Sector.PRIVATE),
    ("Bakkerij {family} {town} B.V.", OrganisationType.COMPANY, Sector.PRIVATE),
    ("Praktijk {family} {town}", OrganisationType.CARE_PROVIDER, Sector.PRIVATE),
    ("Fysiotherapie {family} {town} VOF", OrganisationType.CARE_PROVIDER, Sector.PRIVATE),
    ("Apotheek {family} {town} B.V.", OrganisationType.CARE_PROVIDER, Sector.PRIVATE),
    ("Onderlinge {family} {town} U.A.", OrganisationType.HEALTH_INSURER, Sector.PRIVATE),
    ("Basisschool De {word} {town}", OrganisationType.EDUCATION, Sector.PUBLIC),
    ("Sporthal d'Oude {word} {town}", OrganisationType.SPORT, Sector.CIVIL_SOCIETY),
    ("Stichting Buurthuis De {word} {town}", OrganisationType.WELFARE, Sector.CIVIL_SOCIETY),
    ("Café-restaurant De {word} {town}", OrganisationType.COMPANY, Sector.PRIVATE),
    ("Sportclub {word} {town} e.o.", OrganisationType.SPORT, Sector.CIVIL_SOCIETY),
    ("Rijksdienst De {word}, {town}", OrganisationType.GOVERNMENT, Sector.PUBLIC),
    ("Moestuin De {word} {town}", OrganisationType.OTHER, Sector.CIVIL_SOCIETY),
)
TWISTS = ((" & ", " en "), (" B.V.", " BV"), (" U.A.", " UA"), ("Stichting ", "St. "), (" e.o.", ""))
"""How one organisation comes to stand in a register twice: what is written, and how another hand writes it."""


class Named(NamedTuple):
    """What an organisation is called, is, and where."""

    name: str
    type: OrganisationType
    sector: Sector
    town: str


def names(random: Random) -> Iterator[Named]:
    """Yield names without end. No two of them, nor their twins, read the same."""
    towns, families, words = (random.sample(each, len(each)) for each in (list(REGION_OF), FAMILIES, WORDS))
    for town, (pattern, type_, sector) in product(towns, ONE_IN_A_TOWN):
        yield Named(pattern.format(town=town), type_, sector, town)
    for turn in count():
        for (place, town), (pattern, type_, sector) in product(enumerate(towns), MANY_IN_A_TOWN):
            family, word = _word(families, turn, place), _word(words, turn, place)
            yield Named(pattern.format(town=town, family=family, word=word), type_, sector, town)


def _word(words: Sequence[str], turn: int, place: int) -> str:
    """Return the word of a turn: each once, then each beside each, as in De Vries-Jansen."""
    first = words[(turn + place) % len(words)]
    return first if turn < len(words) else f"{first}-{words[turn // len(words) - 1]}"


def twin_of(name: str) -> str | None:
    """Return a name as another hand would write it; None where there is one way only."""
    return next((name.replace(old, new) for old, new in TWISTS if old in name), None)
