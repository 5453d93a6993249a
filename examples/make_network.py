"""Make a store of realistic size, from a fixed seed, through the program's own layers.

    python examples/make_network.py SCALE --store FILE [--seed N]

At scale 1: 3,000 organisations, 400 signed pledges, five yearly reports each. Names are made up, with what real ones
have: apostrophes, `&`, diacritics, near twins, KVK numbers with leading zeros.
"""

import argparse
import sys
from datetime import date
from pathlib import Path
from random import Random

from aig_cli.errors import AigError
from aig_cli.model.code import (
    Additionality,
    CommitmentKind,
    Firmness,
    OrganisationType,
    Planning,
    PledgeState,
    Role,
    Sector,
    Setting,
    Status,
    Theme,
)
from aig_cli.model.organisation import Organisation
from aig_cli.model.pledge import Commitment, Deliverable, Due, Party, Pledge, Term
from aig_cli.model.registry import Registry
from aig_cli.model.report import Report, Update
from aig_cli.store.store import Store

TODAY = date(2026, 1, 1)
REPORTS_PER_PLEDGE = 5
TOWNS = """
    Aalsmeer Almelo Almere Alphen Amersfoort Apeldoorn Arnhem Assen Bergen Breda Bussum Culemborg Delft Deventer Doorn
    Ede Elst Emmen Enschede Epe Gouda Groningen Haarlem Heerlen Helmond Hoorn Houten Huizen Kampen Leiden Lelystad Lisse
    Losser Meppel Nijmegen Oss Putten Raalte Rheden Roden Sneek Súdwest-Fryslân Tiel Tilburg Uden Utrecht Vaals Veere
    Venlo Vught Weert Wijchen Woerden Zeist Zwolle 's-Hertogenbosch
""".split()  # noqa: SIM905 - a list of words
FAMILIES = ("Van 't Hof", "De Vries", "Jansen", "El Idrissi", "Müller", "d'Hondt", "Çelik", "Brontë", "Oude Luttikhuis")
PATTERNS: tuple[tuple[str, OrganisationType, Sector], ...] = (
    ("Gemeente {town}", OrganisationType.MUNICIPALITY, Sector.PUBLIC),
    ("GGD {town}", OrganisationType.PUBLIC_HEALTH_SERVICE, Sector.PUBLIC),
    ("Stichting Welzijn {town}", OrganisationType.WELFARE, Sector.CIVIL_SOCIETY),
    ("Zorggroep {town} & Omstreken", OrganisationType.CARE_PROVIDER, Sector.PRIVATE),
    ("Zorggroep {town} en Omstreken", OrganisationType.CARE_PROVIDER, Sector.PRIVATE),
    ("{family} & Zn. {town}", OrganisationType.COMPANY, Sector.PRIVATE),
    ("S.V. 't Haantje {town}", OrganisationType.SPORT, Sector.CIVIL_SOCIETY),
    ("Praktijk {family} {town}", OrganisationType.CARE_PROVIDER, Sector.PRIVATE),
    ("Coöperatie Vitaal {town} U.A.", OrganisationType.NETWORK, Sector.CIVIL_SOCIETY),
    ("ROC {town}", OrganisationType.EDUCATION, Sector.PUBLIC),
)
VERBS = ("Wij organiseren", "Wij ontwikkelen", "Wij bieden", "Wij delen", "Wij begeleiden", "Wij meten")
THINGS = (
    ("wandelgroepen", "wandelgroep"),
    ("voorlichtingen over gezonde voeding", "voorlichting"),
    ("trainingen voor mantelzorgers", "training"),
    ("beweegplekken in de wijk", "plek"),
    ("kookworkshops", "workshop"),
    ("gesprekken over leefstijl", "gesprek"),
)


def main() -> None:
    """Make the store that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scale", type=int, help="1 is 3,000 organisations and 400 pledges")
    parser.add_argument("--store", type=Path, required=True, help="the file to make")
    parser.add_argument("--seed", type=int, default=1, help="another number makes another network")
    given = parser.parse_args()
    store = Store(str(given.store), TODAY)
    try:
        store.create()
    except AigError as error:
        sys.exit(f"Error: {error}")
    with store.change("make network") as registry:
        fill(registry, given.scale, Random(given.seed))
        for name in ("organisations", "pledges", "reports"):
            print(len(registry.collection(name)), name)


def fill(registry: Registry, scale: int, random: Random) -> None:
    """Fill an empty registry with organisations, pledges and reports."""
    ids = [add_organisation(registry, number, random) for number in range(3000 * scale)]
    for number in range(400 * scale):
        pledge = add_pledge(registry, number, ids, random)
        start = pledge.signed_on
        assert start
        for year in range(start.year, start.year + REPORTS_PER_PLEDGE):
            registry.log_progress(make_report(pledge, year, random))


def add_organisation(registry: Registry, number: int, random: Random) -> str:
    """Register one organisation and return its id."""
    pattern, kind, sector = PATTERNS[number % len(PATTERNS)]
    town = TOWNS[number // len(PATTERNS) % len(TOWNS)]
    name = pattern.format(town=town, family=random.choice(FAMILIES))
    turn = number // (len(PATTERNS) * len(TOWNS))
    organisation = Organisation(
        id="",
        name=f"{name} {turn + 1}" if turn else name,
        kvk=f"{number * 31 % 100_000_000:08}" if random.random() < 0.9 else None,
        type=kind,
        sector=sector,
        city=town,
        website=f"https://partner{number}.example.nl" if random.random() < 0.5 else None,
    )
    return registry.add_organisation(organisation).id


def add_pledge(registry: Registry, number: int, organisations: list[str], random: Random) -> Pledge:
    """Record one signed pledge."""
    holder, *others = random.sample(organisations, random.randint(2, 12))
    roles = [Role.SIGNATORY if random.random() < 0.7 else Role.REPRESENTED for _ in others]
    signed_on = date(random.randint(2014, 2020), random.randint(1, 12), random.randint(1, 28))
    parties = [Party(organisation=each, role=role) for each, role in zip(others, roles, strict=True)]
    pledge = Pledge(
        id="",
        title=f"Samen gezond in {random.choice(TOWNS)} ({number + 1})",
        parties=(Party(organisation=holder, role=Role.HOLDER), *parties),
        state=PledgeState.SIGNED,
        signed_on=signed_on,
        term=Term(start=signed_on, end=signed_on.replace(year=signed_on.year + 5)),
        settings=tuple(random.sample(list(Setting), random.randint(1, 3))),
        themes=tuple(random.sample(list(Theme), random.randint(1, 3))),
        commitments=tuple(make_commitment(signed_on.year, random) for _ in range(random.randint(2, 4))),
    )
    return registry.add_pledge(pledge)


def make_commitment(year: int, random: Random) -> Commitment:
    """Return a commitment with a deliverable."""
    things, unit = random.choice(THINGS)
    target = random.choice((5, 10, 25, 40, 100, 1200))
    deliverable = Deliverable(id="", label=things, unit=unit, target=target, cumulative=True)
    return Commitment(
        id="",
        text=f"{random.choice(VERBS)} {target} {things} in de komende jaren.",
        kind=random.choice(list(CommitmentKind)),
        firmness=Firmness.FIRM if random.random() < 0.8 else Firmness.INTENTION,
        additionality=random.choice(list(Additionality)),
        due=Due(date=date(year + 4, 12, 31)),
        deliverables=(deliverable,),
    )


def make_report(pledge: Pledge, year: int, random: Random) -> Report:
    """Return the account of a pledge over a year: a status for each commitment, a value for most deliverables."""
    updates: list[Update] = []
    for commitment in pledge.commitments:
        status = random.choice((Status.NOT_STARTED, Status.IN_PREPARATION, Status.IN_PROGRESS, Status.COMPLETED))
        updates.append(Update(of=commitment.id, status=status, planning=random.choice(list(Planning))))
        for deliverable in commitment.deliverables:
            if random.random() < 0.8:
                updates.append(Update(of=deliverable.id, value=random.randint(0, 40) * (year - 2012)))
            else:
                updates.append(Update(of=deliverable.id, not_measured="nog niet geteld"))
    return Report(pledge=pledge.id, year=year, updates=tuple(updates))


if __name__ == "__main__":
    main()
