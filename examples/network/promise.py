"""What made-up pledges promise: commitments with their deliverables, and whom they mean to reach."""

from collections.abc import Sequence
from datetime import date
from random import Random
from typing import NamedTuple

from aig_cli.model.code import (
    Additionality,
    Aggregation,
    CommitmentKind,
    Direction,
    Firmness,
    Measure,
    ReachMethod,
)
from aig_cli.model.pledge import Baseline, Commitment, Deliverable, Due, Reach

VERBS = ("Wij organiseren", "Wij ontwikkelen", "Wij bieden", "Wij delen", "Wij begeleiden", "Wij starten met")
THINGS = (
    ("wandelgroepen", "wandelgroep"),
    ("voorlichtingen over gezonde voeding", "voorlichting"),
    ("trainingen voor mantelzorgers", "training"),
    ("beweegplekken in de wijk", "plek"),
    ("kookworkshops", "workshop"),
    ("gesprekken over leefstijl", "gesprek"),
)
SHARES = (
    ("rokers onder de medewerkers", Direction.DECREASE, 25, 15),
    ("leerlingen dat lopend of fietsend komt", Direction.INCREASE, 40, 60),
    ("cliënten met een beweegplan", Direction.INCREASE, 10, 75),
)
STEPS = ("een rookvrij terrein", "een vitaliteitsbeleid", "een watertappunt op elke locatie")
STORIES = ("ervaringen van deelnemers", "wat werkt volgens de wijkteams")
INTENTIONS = ("Wij hebben de wens om de samenwerking met de huisartsen te verbreden.", "Wij onderzoeken een vervolg.")
CHANNELS = (
    ("nieuwsbrief", "leden", "lezers"),
    ("ledenblad", "leden", "lezers"),
    ("website", "bezoekers", "bezoekers"),
    ("bijeenkomsten", "professionals", "deelnemers"),
    ("spreekuren", "patiënten", "mensen"),
    ("gastlessen", "leerlingen", "kinderen"),
)


class Counted(NamedTuple):
    """A commitment to a number of things."""

    things: str
    unit: str
    target: int


def make_commitments(year: int, parties: Sequence[str], random: Random) -> list[Commitment]:
    """Return one to five commitments from a year on, some of them weak."""
    return [make_commitment(year, parties, random) for _ in range(random.choice((1, 2, 2, 3, 3, 4, 5)))]


def make_commitment(year: int, parties: Sequence[str], random: Random) -> Commitment:
    """Return a commitment, without a deliverable where it is but an intention."""
    if random.random() < 0.12:
        return Commitment(id="", text=random.choice(INTENTIONS), firmness=Firmness.INTENTION, due=_due(year, random))
    counted = Counted(*random.choice(THINGS), random.choice((5, 10, 25, 40, 100, 1200)))
    return Commitment(
        id="",
        text=f"{random.choice(VERBS)} {counted.target} {counted.things} in de komende jaren.",
        kind=random.choice(list(CommitmentKind)),
        firmness=random.choices((Firmness.FIRM, Firmness.INTENTION, None), (85, 9, 6))[0],
        additionality=random.choice(list(Additionality)),
        responsible=random.choice(parties) if random.random() < 0.3 else None,
        due=_due(year, random),
        channels=(random.choice(CHANNELS)[0],) if random.random() < 0.3 else (),
        occasions=(f"Week van de gezondheid {year + 1}",) if random.random() < 0.1 else (),
        deliverables=_deliverables(counted, year, random),
    )


def _due(year: int, random: Random) -> Due | None:
    """Return a day, only the words that the letter has for it, or nothing."""
    day = date(year + random.randint(1, 6), random.choice((6, 12)), 30)
    return random.choices(
        (Due(date=day), Due(date=day, words=f"eind {day.year}"), Due(words="komend jaar"), None), (60, 15, 10, 15)
    )[0]


def _deliverables(counted: Counted, year: int, random: Random) -> tuple[Deliverable, ...]:
    """Return the result that is counted, at times with one that is not a count, or none."""
    others = (_share(year, random), _step(random), _story(random))
    choices = (
        (),
        (_count(counted, random),),
        (_count(counted, random), random.choice(others)),
        (random.choice(others),),
    )
    return random.choices(choices, (10, 55, 15, 20))[0]


def _count(counted: Counted, random: Random) -> Deliverable:
    cumulative = random.random() < 0.5
    return Deliverable(
        id="",
        label=counted.things,
        unit=counted.unit,
        target=counted.target if random.random() < 0.9 else None,
        cumulative=cumulative,
        aggregation=None if cumulative else random.choice((Aggregation.SUM, Aggregation.MAX, Aggregation.LAST, None)),
        verification="presentielijsten" if random.random() < 0.2 else None,
    )


def _share(year: int, random: Random) -> Deliverable:
    label, direction, before, after = random.choice(SHARES)
    baseline = Baseline(year=year, value=before) if random.random() < 0.7 else None
    return Deliverable(
        id="",
        label=f"aandeel {label}",
        measure=Measure.PERCENTAGE,
        direction=direction,
        baseline=baseline,
        target=after,
    )


def _step(random: Random) -> Deliverable:
    return Deliverable(id="", label=random.choice(STEPS), measure=Measure.YES_NO, target="yes")


def _story(random: Random) -> Deliverable:
    return Deliverable(id="", label=random.choice(STORIES), measure=Measure.TEXT)


def make_reach(random: Random) -> tuple[Reach, ...]:
    """Return up to four audiences. People of one group may coincide; other pledges use the same words."""
    channels = random.sample(CHANNELS, random.choice((0, 0, 1, 2, 3, 4)))
    return tuple(_audience(*channel, random) for channel in channels)


def _audience(channel: str, audience: str, unit: str, random: Random) -> Reach:
    return Reach(
        channel=channel,
        audience=audience,
        value=random.choice((30, 120, 450, 800, 4200, 9500)) + random.randrange(30) if random.random() < 0.92 else None,
        unit=unit,
        method=random.choice(list(ReachMethod)),
        overlap_group=random.choice(("leden", "leden", "wijk", None)),
    )
