"""Made-up organisations with their contact persons, and the networks that they are members of."""

from collections.abc import Iterator, Sequence
from datetime import date
from random import Random

from msgspec import structs

from aig_cli.model.code import NetworkKind, OrganisationType
from aig_cli.model.network import Member, Network
from aig_cli.model.organisation import Contact, Organisation, Represented
from aig_cli.model.registry import Registry
from aig_cli.model.text import fold
from network.day import FIRST_DAY, TODAY, between, day_before
from network.name import FAMILIES, REGION_OF, Named, names, twin_of
from network.truth import Truth

FIRST_NAMES = ("Aïcha", "Bram", "Chloë", "Daan", "Emre", "Fatima", "Gijs", "Hanneke", "Ilse", "Joël", "Kees", "Zoë")
REGIONS = """
    Achterhoek Betuwe Drenthe Flevoland Fryslân Gooi Groningen Kennemerland Limburg Rijnmond Salland Twente Utrecht
    Veluwe Zaanstreek Zeeland
""".split()  # noqa: SIM905 - a list of words
ALLIANCES = (
    "Rookvrije Omgeving",
    "Gezond Eten & Drinken",
    "Bewegen op 't Werk",
    "Mentale Veerkracht",
    "Groen Dichtbij",
    "Gezonde Schoolpleinen",
    "Wonen en Welzijn",
    "Diabetes de Baas",
)
NETWORK_ENDED = date(2023, 12, 31)
JOINERS = 5
"""So many of the members of a network came later than the others."""
SPEAKS_FOR_MANY = {OrganisationType.TRADE_ASSOCIATION, OrganisationType.NETWORK}


class Partners:
    """Registers organisations and networks, and counts them.

    Attributes:
        ids: the ids of the organisations, in the order of registration.
        networks: the ids of the networks that have not ended.
    """

    def __init__(self, registry: Registry, random: Random, truth: Truth) -> None:
        self._registry = registry
        self._random = random
        self._truth = truth
        self._first_kvk = random.randrange(100_000_000)
        self.ids: list[str] = []
        self.networks: list[str] = []

    # -- organisations ------------------------------------------------------------------------------------------------

    def add_organisations(self, number: int) -> None:
        """Register organisations; one in 20 is another's twin, one in 1,000 has the very name of another."""
        unused, twinless, last = names(self._random), None, None
        for count in range(1, number + 1):
            if last and count % 1000 == 0:
                self._add(self._namesake(last), "namesakes")
            elif twinless and count % 20 == 0:
                twin = self._twin(twinless)
                self._add(twin, "twins", *(["twins_with_one_kvk"] if twin.kvk else []))
                twinless = None
            else:
                last = self._organisation(next(unused))
                twinless = last if twin_of(last.name) else twinless
                self._add(last)

    def _add(self, organisation: Organisation, *oddities: str) -> None:
        allow_duplicate = "namesakes" in oddities
        self.ids.append(self._registry.add_organisation(organisation, allow_duplicate=allow_duplicate).id)
        self._truth.organisation(organisation, *oddities)

    def _organisation(self, named: Named) -> Organisation:
        random = self._random
        host = f"partner{len(self.ids) + 1}.example.nl"
        return Organisation(
            id="",
            name=named.name,
            aliases=(f"{named.town} (gemeente)",) if named.type is OrganisationType.MUNICIPALITY else (),
            kvk=self._kvk() if random.random() < 0.88 else None,
            type=named.type,
            sector=named.sector,
            city=named.town,
            region=REGION_OF[named.town] if random.random() < 0.8 else None,
            website=f"https://{host}" if random.random() < 0.5 else None,
            represents=self._represents(named),
            contacts=tuple(self._contacts(host)),
        )

    def _kvk(self) -> str:
        """Return a number that no other organisation has; one in ten begins with a zero."""
        return f"{(self._first_kvk + len(self.ids) * 27_644_437) % 100_000_000:08}"

    def _twin(self, original: Organisation) -> Organisation:
        """Return what may be the same organisation, entered by another hand with half of what is known."""
        kvk = original.kvk if self._random.random() < 0.5 else None
        name = twin_of(original.name) or original.name
        return Organisation(id="", name=name, kvk=kvk, type=original.type, sector=original.sector, city=original.city)

    def _namesake(self, original: Organisation) -> Organisation:
        """Return another organisation that has the same name, in another province."""
        town = self._random.choice([town for town in REGION_OF if REGION_OF[town] != REGION_OF[original.city or ""]])
        return structs.replace(original, kvk=self._kvk(), aliases=(), city=town, region=REGION_OF[town], contacts=())

    def _represents(self, named: Named) -> Represented | None:
        if named.type not in SPEAKS_FOR_MANY:
            return None
        organisations = self._random.choice((40, 120, 700))
        workers = self._random.choice((None, organisations * 80))
        return Represented(organisations=organisations, workers=workers, source="jaarverslag")

    def _contacts(self, host: str) -> Iterator[Contact]:
        random = self._random
        for first_name in random.sample(FIRST_NAMES, random.choices((0, 1, 2), (60, 35, 5))[0]):
            yield Contact(
                name=f"{first_name} {random.choice(FAMILIES)}",
                email=f"{fold(first_name)}@{host}",
                phone=f"088 555 {random.randrange(10_000):04}" if random.random() < 0.4 else None,
                role=random.choice(("bestuurder", "beleidsadviseur", "coördinator leefstijl", None)),
                valid_until=between(random, FIRST_DAY, TODAY) if random.random() < 0.1 else None,
            )

    # -- networks -----------------------------------------------------------------------------------------------------

    def add_networks(self, scale: int) -> None:
        """Register the networks of each region and the alliances, and end the last network of each sixteen."""
        for ring in range(1, scale + 1):
            suffix = f", kring {ring}" if ring > 1 else ""
            for region in REGIONS:
                end = NETWORK_ENDED if region == REGIONS[-1] else None
                self._add_network(f"Netwerk Gezond {region}{suffix}", NetworkKind.REGIONAL, end, (30, 90))
            for theme in ALLIANCES:
                self._add_network(f"Alliantie {theme}{suffix}", NetworkKind.THEMATIC, None, (10, 40))

    def _add_network(self, name: str, kind: NetworkKind, end: date | None, size: tuple[int, int]) -> None:
        """Register a network, and let organisations join and leave it; where it has ended, all have left."""
        ids = self._random.sample(self.ids, self._random.randint(*size))
        start = between(self._random, FIRST_DAY, date(2017, 12, 31))
        founders = [Member(organisation=each, since=self._since(start)) for each in ids[:-JOINERS]]
        network = Network(id="", name=name, kind=kind, coordinator=ids[0], members=tuple(founders), start=start)
        id_ = self._registry.add_network(network).id
        members = self._leave(id_, [*founders, *self._join(id_, ids[-JOINERS:])], end)
        if end:
            self._registry.replace_network(structs.replace(self._registry.network(id_), end=end))
        else:
            self.networks.append(id_)
        self._truth.network(kind, end, members)

    def _since(self, start: date) -> date | None:
        return between(self._random, start, date(2020, 12, 31)) if self._random.random() < 0.85 else None

    def _join(self, network: str, ids: Sequence[str]) -> list[Member]:
        """Let organisations join, and return them as members."""
        since = between(self._random, date(2021, 1, 1), date(2022, 12, 31))
        self._registry.join_network(network, ids, since)
        return [Member(organisation=each, since=since) for each in ids]

    def _leave(self, network: str, members: Sequence[Member], end: date | None) -> list[Member]:
        """Let one member in ten leave, though not the coordinator, or all at the end; return them as they are then."""
        until = end or between(self._random, date(2023, 1, 1), day_before(TODAY))
        leaving = members if end else self._random.sample(members[1:], len(members) // 10)
        ids = [each.organisation for each in leaving]
        self._registry.leave_network(network, ids, until)
        return [structs.replace(each, until=until) if each.organisation in ids else each for each in members]
