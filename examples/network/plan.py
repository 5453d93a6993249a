"""What is to become of each made-up pledge, decided before it is registered."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import NamedTuple

from aig_cli.model.code import CloseReason, Phase, PledgeState
from aig_cli.model.pledge import Commitment, Party, Reach, Term
from network.day import FIRST_DAY, NEW_SINCE, TODAY, between, day_before


class Fate(NamedTuple):
    """Where a pledge stands on TODAY, and how it came there."""

    state: PledgeState
    phase: Phase | None = None
    reason: CloseReason | None = None
    dated: bool = True


DRAFT, WITHDRAWN = Fate(PledgeState.DRAFT), Fate(PledgeState.WITHDRAWN)
UPCOMING, NEW, ACTIVE, EXPIRED = (Fate(PledgeState.SIGNED, phase) for phase in Phase)
UNDATED = Fate(PledgeState.SIGNED, Phase.ACTIVE, dated=False)
RENEWED = Fate(PledgeState.CLOSED, reason=CloseReason.RENEWED)
ENDED = {reason: Fate(PledgeState.CLOSED, reason=reason) for reason in CloseReason}

LINES: tuple[tuple[int, tuple[Fate, ...]], ...] = (
    (216, (ACTIVE,)),
    (8, (UNDATED,)),
    (38, (EXPIRED,)),
    (5, (UPCOMING,)),
    (14, (NEW,)),
    (12, (DRAFT,)),
    (5, (WITHDRAWN,)),
    (26, (ENDED[CloseReason.COMPLETED],)),
    (14, (ENDED[CloseReason.EXPIRED],)),
    (12, (ENDED[CloseReason.TERMINATED],)),
    (5, (ENDED[CloseReason.MERGED],)),
    (8, (ENDED[CloseReason.PROGRAMME_END],)),
    (12, (RENEWED, ACTIVE)),
    (1, (RENEWED, RENEWED, ACTIVE)),
    (1, (RENEWED, NEW)),
    (1, (RENEWED, UPCOMING)),
    (2, (EXPIRED, DRAFT)),
    (1, (EXPIRED, WITHDRAWN)),
)
"""How many pledges have which fate at scale 1, 400 in all. Of several fates, each renews the one before."""


@dataclass(eq=False)
class Plan:
    """One pledge. What the register gives or is told later (id, parties, commitments) is filled in as it happens.

    Attributes:
        arrived_on: the day on which the letter came in, by which pledges are numbered.
        signed_on: None where it was not signed, or on a day that nobody knows.
        renews: the plan of the pledge that it renews.
        id: its id in the register.
        parties, commitments, reach: as they are in the end.
        change: how the parties changed, in a word.
        amendments: how commitments were amended, in a word each.
    """

    fate: Fate
    arrived_on: date
    signed_on: date | None = None
    term: Term | None = None
    closed_on: date | None = None
    renews: "Plan | None" = None
    id: str = ""
    parties: list[Party] = field(default_factory=list)
    commitments: list[Commitment] = field(default_factory=list)
    reach: tuple[Reach, ...] = ()
    change: str = ""
    amendments: list[str] = field(default_factory=list)

    @property
    def was_signed(self) -> bool:
        """Whether it was signed, be it closed since."""
        return self.fate.state in {PledgeState.SIGNED, PledgeState.CLOSED}

    @property
    def last_day(self) -> date:
        """The last day on which something can happen to it: of its term, or before its closing, or before TODAY."""
        end = self.term.end if self.term and self.term.end else TODAY
        return min(end, day_before(self.closed_on or TODAY))

    def in_force(self, year: int) -> bool:
        """Tell whether an account of a year is due: it had started, and was neither at its end nor closed before."""
        term = self.term or Term()
        start = term.start or self.signed_on or date.min
        ended = term.end and term.end.year < year
        closed = self.closed_on and self.closed_on.year < year
        return self.was_signed and start.year <= year and not ended and not closed


def make_plans(scale: int, random: Random) -> list[Plan]:
    """Return the plans of all pledges, in the order in which the letters came in."""
    lines = [fates for number, fates in LINES for _ in range(number * scale)]
    plans = [plan for fates in lines for plan in _line(fates, random)]
    return sorted(plans, key=lambda plan: plan.arrived_on)


def _line(fates: Sequence[Fate], random: Random) -> Iterator[Plan]:
    """Yield a pledge and those that renew it; one that is renewed is closed on the day on which the next is signed."""
    earlier: Plan | None = None
    for place, fate in enumerate(fates):
        plan = _plan(fate, _window(fate, place), random)
        if earlier:
            plan.renews = earlier
            if earlier.fate == RENEWED:
                earlier.closed_on = plan.signed_on
        yield plan
        earlier = plan


def _window(fate: Fate, place: int) -> tuple[date, date]:
    """Return the first and the last day on which a pledge with a fate is signed, or drafted."""
    if fate.phase is Phase.NEW:
        return NEW_SINCE, TODAY
    if fate.phase is Phase.UPCOMING or not (fate.phase or fate.reason):
        return date(2025, 6, 1), day_before(TODAY)
    if fate == RENEWED:
        return (FIRST_DAY, date(2016, 12, 31)) if place == 0 else (date(2018, 1, 1), date(2018, 12, 31))
    if place:
        return date(2020, 1, 1), day_before(NEW_SINCE)
    return FIRST_DAY, day_before(NEW_SINCE) if fate == ACTIVE else date(2019, 12, 31)


def _plan(fate: Fate, window: tuple[date, date], random: Random) -> Plan:
    day = _signing(fate, window, random)
    plan = Plan(fate, arrived_on=day)
    if not plan.was_signed:
        return plan
    plan.signed_on = day if fate.dated else None
    plan.term = _term(fate, day, random) if fate.dated else None
    if fate.reason:
        plan.closed_on = between(random, date(2022, 12, 1), date(2025, 11, 30))
    return plan


def _signing(fate: Fate, window: tuple[date, date], random: Random) -> date:
    """Return a day of a window: more often early than late, and at times its very last."""
    first, last = window
    if fate.phase and random.random() < 0.03:
        return last
    return min(between(random, first, last) for _ in range(3))


def _term(fate: Fate, signed_on: date, random: Random) -> Term | None:
    """Return how long a pledge runs, so that its phase on TODAY is as decided."""
    if fate.phase is Phase.UPCOMING:
        return Term(start=between(random, date(2026, 1, 2), date(2026, 7, 1)), words="vanaf het nieuwe jaar")
    if fate.phase is Phase.EXPIRED:
        end = random.choices((day_before(TODAY), between(random, date(2022, 12, 31), day_before(TODAY))), (1, 9))[0]
        return Term(start=signed_on, end=end)
    end = random.choices((TODAY, between(random, TODAY, date(2030, 12, 31))), (1, 30))[0]
    whole = Term(start=signed_on, end=end, words=f"tot en met {end.year}")
    return random.choices((whole, Term(words="voor onbepaalde tijd"), None), (60, 10, 30))[0]
