"""How a made-up pledge fares from year to year, and what its accounts say of that."""

from collections.abc import Iterator
from datetime import date
from random import Random

from msgspec import structs

from aig_cli.model.code import (
    Measure,
    NewCollaboration,
    NoResponseReason,
    Planning,
    ReportState,
    Status,
    StopReason,
)
from aig_cli.model.pledge import Commitment, Deliverable, FinalStatus, Pledge
from aig_cli.model.report import Report, Round, Update
from network.day import ROUNDS, TODAY, between
from network.plan import Plan
from network.promise import make_reach

MISSING = None
"""Instead of a state: nobody wrote down anything."""
OUTCOMES = (ReportState.ESTABLISHED, ReportState.RECEIVED, ReportState.NO_RESPONSE, MISSING)
PARTNERS = (
    (66, (91, 6, 2, 1)),
    (24, (62, 10, 16, 12)),
    (10, (15, 5, 55, 25)),
)
"""How many in a hundred partners are prompt, wavering or silent, and how often each of the outcomes is theirs."""
RUNNING = (ReportState.RECEIVED, ReportState.REQUESTED, ReportState.NO_RESPONSE, MISSING)
LADDER = (Status.NOT_STARTED, Status.IN_PREPARATION, Status.IN_PROGRESS, Status.COMPLETED)
RESULTS = ("Het loopt goed; de deelnemers komen terug.", "Minder mensen dan gehoopt, wel meer vrijwilligers.")
OBSTACLES = ("te weinig tijd", "wisseling van contactpersoon", "kosten van de zaal")
LESSONS = ("Begin klein en vraag bewoners eerst.", "Een vaste plek helpt.")
NEXT_STEPS = ("Volgend jaar in alle wijken.", "Wij zoeken een tweede partner.")
UNMEASURED = ("nog niet geteld", "telling volgt in het voorjaar", "niet bijgehouden")
STORIES = ("Deelnemers noemen vooral het contact.", "Teams werken nu samen.")


def make_round(year: int, *, is_locked: bool = False) -> Round:
    """Return the round over a year: open from November to January. Who signed after June may skip it."""
    return Round(
        year=year,
        opens=date(year, 11, 1),
        closes=date(year + 1, 1, 31),
        skip_signed_after=date(year, 6, 30),
        locked_on=date(year + 1, 3, 1) if is_locked else None,
    )


class Course:
    """One pledge in its years.

    A status never goes down, and a running total never falls.
    """

    def __init__(self, plan: Plan, pledge: Pledge, random: Random) -> None:
        self._plan = plan
        self._pledge = pledge
        self._random = random
        self._weights = random.choices([weights for _, weights in PARTNERS], [number for number, _ in PARTNERS])[0]
        self._steps = {each.id: random.choice((0, 1, 1, 2)) for each in pledge.commitments}
        self._totals: dict[str, int] = {}
        self._stopped: dict[str, StopReason] = {}
        self._added = {each.of: each.on.year for each in pledge.amendments if each.before is None}

    def accounts(self) -> Iterator[tuple[int, Report | None]]:
        """Yield the years for which an account is due, with the account or with None where there is none."""
        for year in filter(self._plan.in_force, ROUNDS):
            state = self._state(year)
            self._move_on()
            yield year, self._report(year, state) if state else None

    def final_statuses(self) -> tuple[FinalStatus, ...]:
        """Return how far the commitments were in the end, where that is known and was not reported before."""
        left = [each.id for each in self._pledge.commitments if each.id not in self._stopped]
        known = [each for each in left if self._steps[each] < 3 and self._random.random() < 0.7]
        return tuple(FinalStatus(of=each, status=LADDER[self._steps[each]]) for each in known)

    def _state(self, year: int) -> ReportState | None:
        """Return where the account of a year stands. Newcomers may skip; the round that still runs is half empty."""
        signed_on = self._plan.signed_on
        if signed_on and signed_on > date(year, 6, 30) and not self._plan.renews and self._random.random() < 0.75:
            return ReportState.EXEMPT
        if year == ROUNDS[-1]:
            answers, reminders = sum(self._weights[:2]), sum(self._weights[2:])
            return self._random.choices(RUNNING, (answers / 2, answers / 2, reminders / 2, reminders / 2))[0]
        return self._random.choices(OUTCOMES, self._weights)[0]

    def _move_on(self) -> None:
        """Let a year pass: some commitments get a step further, a few are stopped."""
        for commitment, step in self._steps.items():
            if commitment not in self._stopped and step < len(LADDER) - 1:
                self._steps[commitment] = step + (self._random.random() < 0.45)
                if self._random.random() < 0.03:
                    self._stopped[commitment] = self._random.choice(list(StopReason))

    # -- the account of a year ----------------------------------------------------------------------------------------

    def _report(self, year: int, state: ReportState) -> Report:
        report = Report(pledge=self._pledge.id, year=year, state=state)
        if state is ReportState.REQUESTED:
            return report
        if state is ReportState.NO_RESPONSE:
            return structs.replace(report, reason=self._random.choice(list(NoResponseReason)).value)
        if state is ReportState.EXEMPT:
            return structs.replace(report, reason=f"nieuwkomer: getekend na 30 juni {year}")
        return self._filled_in(report)

    def _filled_in(self, report: Report) -> Report:
        """Return an account with what its partner answered."""
        random, year = self._random, report.year
        return structs.replace(
            report,
            respondent=self._plan.parties[0].organisation if random.random() < 0.7 else None,
            received_on=between(random, date(year, 11, 1), min(date(year + 1, 1, 31), TODAY)),
            results=self._said(RESULTS, 0.6),
            obstacles=tuple(random.sample(OBSTACLES, random.choice((0, 0, 1, 2)))),
            lessons=self._said(LESSONS, 0.3),
            next_steps=self._said(NEXT_STEPS, 0.3),
            new_collaboration=random.choice((*NewCollaboration, None)),
            reach=make_reach(random) if random.random() < 0.6 else (),
            updates=tuple(self._updates(year)),
        )

    def _said(self, choices: tuple[str, ...], share: float) -> str | None:
        return self._random.choice(choices) if self._random.random() < share else None

    def _updates(self, year: int) -> Iterator[Update]:
        """Yield what is said of each part that was there in the year; one part in twelve is passed over."""
        for commitment in self._pledge.commitments:
            if self._added.get(commitment.id, year) > year:
                continue
            if self._random.random() < 0.92:
                yield self._status(commitment)
            for deliverable in commitment.deliverables:
                if self._random.random() < 0.92:
                    yield self._measured(deliverable)

    def _status(self, commitment: Commitment) -> Update:
        random = self._random
        if reason := self._stopped.get(commitment.id):
            return Update(of=commitment.id, status=Status.STOPPED, stop_reason=reason)
        planning = random.choices((*Planning, None), (10, 65, 15, 10))[0]
        evidence = (f"https://example.nl/{commitment.id}",) if random.random() < 0.1 else ()
        return Update(of=commitment.id, status=LADDER[self._steps[commitment.id]], planning=planning, evidence=evidence)

    def _measured(self, deliverable: Deliverable) -> Update:
        if self._random.random() < 0.15:
            return Update(of=deliverable.id, not_measured=self._random.choice(UNMEASURED))
        return Update(of=deliverable.id, value=self._value(deliverable))

    def _value(self, deliverable: Deliverable) -> int | str:
        random = self._random
        if deliverable.measure is Measure.YES_NO:
            return random.choice(("yes", "no"))
        if deliverable.measure is Measure.TEXT:
            return random.choice(STORIES)
        if deliverable.measure is Measure.PERCENTAGE:
            return random.randint(10, 80)
        return self._counted(deliverable)

    def _counted(self, deliverable: Deliverable) -> int:
        """Return a count: the total so far where the deliverable says so, else that of the year alone."""
        target = deliverable.target if isinstance(deliverable.target, int) else 20
        value = self._random.randint(0, max(2, target // 3))
        if deliverable.cumulative:
            value = self._totals[deliverable.id] = self._totals.get(deliverable.id, 0) + value
        return value
