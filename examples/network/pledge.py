"""Registers made-up pledges as planned, and all that happens to them."""

from collections.abc import Sequence
from datetime import timedelta
from random import Random

from msgspec import structs

from aig_cli.model.code import Phase, PledgeState, Role, Setting, Theme
from aig_cli.model.pledge import Closing, Commitment, Party, Pledge, Source
from aig_cli.model.registry import Registry
from network.course import Course
from network.day import TODAY, between
from network.partner import Partners
from network.plan import Plan
from network.promise import make_commitment, make_commitments, make_reach
from network.truth import Truth

TITLES = ("Samen gezond in {}", "{} beweegt", "Rookvrij {}", "Gezond & wel in {}", "Vitaal aan 't werk in {}")
PLACES = ("de wijk", "het noorden", "het zuiden", "de regio", "de stad", "het dorp", "de keten", "de school")
TARGET_GROUPS = ("jongeren", "ouderen", "werknemers", "mantelzorgers", "nieuwkomers")
SIZES = (1, 2, 2, 3, 3, 4, 5, 6, 8, 9, 12, 34)
"""Numbers of parties to draw from: seven on average."""
BUSY = 215
"""So many organisations at scale 1 are drawn again and again; the others are a party once."""


class Deck:
    """The organisations, to draw parties from."""

    def __init__(self, ids: Sequence[str], busy: int, random: Random) -> None:
        shuffled = random.sample(ids, len(ids))
        self._busy, self._fresh, self._random = shuffled[:busy], shuffled[busy:], random

    def draw(self, number: int, beside: Sequence[str] = ()) -> list[str]:
        """Return other organisations than those that are there already."""
        drawn: list[str] = []
        while len(drawn) < number:
            again = self._random.random() < 0.22 or not self._fresh
            found = self._random.choice(self._busy) if again else self._fresh.pop()
            if found not in drawn and found not in beside:
                drawn.append(found)
        return drawn


class Pledges:
    """Registers pledges one after the other, and counts them."""

    def __init__(self, registry: Registry, partners: Partners, random: Random, truth: Truth, scale: int) -> None:
        self._registry = registry
        self._networks = partners.networks
        self._deck = Deck(partners.ids, BUSY * scale, random)
        self._random = random
        self._truth = truth

    def carry_out(self, plan: Plan) -> None:
        """Let all happen to a pledge that is planned: draft, sign, change, amend, report on and close it."""
        plan.id = self._renew(plan, plan.renews) if plan.renews else self._draft(plan)
        if plan.fate.state is PledgeState.WITHDRAWN:
            self._registry.withdraw_pledge(plan.id)
        if plan.was_signed:
            words = None if plan.signed_on else "in het voorjaar"
            pledge = self._registry.sign_pledge(plan.id, plan.signed_on, words)
            self._change(plan)
            pledge = self._amend(plan) or pledge
            course = self._report(plan, pledge)
            self._close(plan, course)
        self._truth.pledge(plan)

    # -- drafts -------------------------------------------------------------------------------------------------------

    def _draft(self, plan: Plan) -> str:
        """Register a draft, and decide what it says. What is still a draft may have no party or commitment yet."""
        random = self._random
        unfinished = plan.fate.state is PledgeState.DRAFT and random.random() < 0.3
        if not unfinished:
            plan.parties = self._parties()
            ids = [party.organisation for party in plan.parties if party.role is not Role.REPRESENTED]
            plan.commitments = make_commitments(plan.arrived_on.year, ids, random)
        plan.reach = make_reach(random)
        return self._registry.add_pledge(self._pledge(plan)).id

    def _pledge(self, plan: Plan) -> Pledge:
        random = self._random
        return Pledge(
            id="",
            title=_title(random),
            summary="Meer mensen in beweging, met de buurt als begin." if random.random() < 0.4 else None,
            parties=tuple(plan.parties),
            term=plan.term,
            settings=tuple(random.sample(list(Setting), random.randint(1, 3))),
            themes=tuple(random.sample(list(Theme), random.randint(0, 3))),
            target_groups=tuple(random.sample(TARGET_GROUPS, random.randint(0, 2))),
            networks=(random.choice(self._networks),) if random.random() < 0.25 else (),
            source=Source(received_on=plan.arrived_on, language="nl") if random.random() < 0.8 else None,
            commitments=tuple(plan.commitments),
            reach=plan.reach,
        )

    def _parties(self) -> list[Party]:
        holder, *others = self._deck.draw(self._random.choice(SIZES))
        roles = self._random.choices((Role.SIGNATORY, Role.REPRESENTED), (7, 3), k=len(others))
        return [
            Party(organisation=holder, role=Role.HOLDER),
            *(Party(organisation=each, role=role) for each, role in zip(others, roles, strict=True)),
        ]

    def _renew(self, plan: Plan, earlier: Plan) -> str:
        """Draft the renewal of an earlier pledge: with the parties that are still there, and its commitments."""
        stayed = [party for party in earlier.parties if not party.until]
        plan.parties = [structs.replace(party, since=None) for party in stayed]
        plan.commitments = [structs.replace(each, due=None) for each in earlier.commitments]
        plan.reach = make_reach(self._random)
        draft = self._registry.renew_pledge(earlier.id, title=f"Samen verder, vervolg van {earlier.id}")
        return self._registry.replace_pledge(structs.replace(draft, term=plan.term, reach=plan.reach)).id

    # -- parties that come and go -------------------------------------------------------------------------------------

    def _change(self, plan: Plan) -> None:
        """Let a party leave or join, or the holder hand over, in one pledge of six that is well under way."""
        change = self._random.choices(("", "left", "handed_over", "joined"), (82, 7, 4, 7))[0]
        started = plan.signed_on and plan.fate.phase not in {Phase.NEW, Phase.UPCOMING}
        if not (change and started) or (change == "left" and len(plan.parties) == 1):
            return
        plan.change = change
        {"left": self._let_leave, "handed_over": self._hand_over, "joined": self._let_join}[change](plan)

    def _let_leave(self, plan: Plan) -> None:
        others = [place for place, party in enumerate(plan.parties) if party.role is not Role.HOLDER]
        self._end(plan, self._random.choice(others), holder=None)

    def _hand_over(self, plan: Plan) -> None:
        """Let another organisation become the holder: one that is a party, or else a new one."""
        place = next(place for place, party in enumerate(plan.parties) if party.role is Role.HOLDER)
        others = [party.organisation for party in plan.parties if party.role is Role.SIGNATORY]
        present = [party.organisation for party in plan.parties]
        holder = self._random.choice(others) if others else self._deck.draw(1, present)[0]
        self._end(plan, place, holder)

    def _end(self, plan: Plan, place: int, holder: str | None) -> None:
        """End the time of a party, and where it was the holder, begin that of the next."""
        assert plan.signed_on
        until = between(self._random, plan.signed_on, plan.last_day - timedelta(days=1))
        leaving = plan.parties[place].organisation
        self._registry.leave_pledge(plan.id, leaving, until, holder)
        ends = {leaving, holder}
        plan.parties = [structs.replace(p, until=until) if p.organisation in ends else p for p in plan.parties]
        if holder:
            since = until + timedelta(days=1)
            plan.parties.append(Party(organisation=holder, role=Role.HOLDER, since=since))

    def _let_join(self, plan: Plan) -> None:
        assert plan.signed_on
        present = [party.organisation for party in plan.parties]
        since = between(self._random, plan.signed_on, plan.last_day)
        party = Party(organisation=self._deck.draw(1, present)[0], role=Role.SIGNATORY, since=since)
        self._registry.join_pledge(plan.id, party)
        plan.parties.append(party)

    # -- amendments ---------------------------------------------------------------------------------------------------

    def _amend(self, plan: Plan) -> Pledge | None:
        """Change, add or drop a commitment in one pledge of eight. None where nothing is amended."""
        kind = self._random.choices(("", "changed", "added", "dropped"), (88, 6, 4, 2))[0]
        if not (kind and plan.signed_on and plan.signed_on < plan.last_day):
            return None
        if kind == "dropped" and len(plan.commitments) == 1:
            return None
        plan.amendments.append(kind)
        on = between(self._random, plan.signed_on, plan.last_day)
        amend = {"changed": self._amend_text, "added": self._amend_in, "dropped": self._amend_out}[kind]
        of, text, reason = amend(plan)
        return self._registry.amend_pledge(of, text, on, reason)

    def _amend_text(self, plan: Plan) -> tuple[str, str | None, str]:
        text = f"{plan.commitments[0].text.rstrip('.')}, ook in het weekend."
        plan.commitments[0] = structs.replace(plan.commitments[0], text=text)
        return f"{plan.id}.1", text, "op verzoek van de pledgehouder"

    def _amend_in(self, plan: Plan) -> tuple[str, str | None, str]:
        text = make_commitment(TODAY.year, [plan.parties[0].organisation], self._random).text
        plan.commitments.append(Commitment(id="", text=text))
        return plan.id, text, "een partner kwam erbij"

    def _amend_out(self, plan: Plan) -> tuple[str, str | None, str]:
        plan.commitments.pop()
        return f"{plan.id}.{len(plan.commitments) + 1}", None, "de financiering viel weg"

    # -- accounts, and the end ----------------------------------------------------------------------------------------

    def _report(self, plan: Plan, pledge: Pledge) -> Course:
        course = Course(plan, pledge, self._random)
        for year, report in course.accounts():
            if report:
                self._registry.log_progress(report)
            self._truth.account(year, report)
        return course

    def _close(self, plan: Plan, course: Course) -> None:
        if plan.fate.reason and plan.closed_on:
            closing = Closing(reason=plan.fate.reason, on=plan.closed_on, final_statuses=course.final_statuses())
            self._registry.close_pledge(plan.id, closing)


def _title(random: Random) -> str:
    """Return a title that other pledges may have too."""
    title = random.choice(TITLES).format(random.choice(PLACES))
    return title[0].upper() + title[1:]
