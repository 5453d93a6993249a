"""What is true of the made-up network, counted while it is made: from what was decided, never from the register."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date

from aig_cli.model.code import Firmness, NetworkKind, PledgeState, ReportState
from aig_cli.model.network import Member
from aig_cli.model.organisation import Organisation
from aig_cli.model.pledge import Commitment, Reach
from aig_cli.model.report import Report
from network.day import LOCKED, NEXT, TODAY
from network.plan import Plan

ANSWERED = {ReportState.RECEIVED, ReportState.ESTABLISHED}
UNKNOWN = "unknown"


def bounds(reaches: Iterable[Reach]) -> tuple[int, int]:
    """Return the fewest and the most people that the audiences of one pledge can be.

    Of one group the largest counts at least, and all of them at most, since the people may coincide. Audiences
    without a group are other people. One whose size is not known adds nothing.
    """
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for index, reach in enumerate(reaches):
        groups[reach.overlap_group or f"alone {index}"].append(reach.value or 0)
    return sum(map(max, groups.values())), sum(map(sum, groups.values()))


class Truth:
    """Figures in tables: what is counted, and how many there are of each."""

    def __init__(self) -> None:
        self._tables: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._pledges_of: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def as_json(self, **about: int | str) -> str:
        """Return the figures as a JSON object of objects, after a few words on what they are about."""
        self._count_organisations_in_pledges()
        tables = {name: dict(sorted(self._tables[name].items())) for name in sorted(self._tables)}
        return json.dumps({**about, **tables}, indent=2) + "\n"

    def _add(self, table: str, key: object, number: int = 1) -> None:
        self._tables[table][str(key)] += number

    def _add_reach(self, table: str, key: object, reaches: Iterable[Reach]) -> None:
        lower, upper = bounds(reaches)
        self._add(f"{table}_lower", key, lower)
        self._add(f"{table}_upper", key, upper)

    # -- partners -----------------------------------------------------------------------------------------------------

    def organisation(self, organisation: Organisation, *oddities: str) -> None:
        """Count an organisation, and what is odd about it, such as being a twin."""
        self._add("organisations", "all")
        self._add("organisations", "with_kvk", bool(organisation.kvk))
        self._add("organisations", "with_contacts", bool(organisation.contacts))
        self._add("organisations", "representing", bool(organisation.represents))
        self._add("organisations", "contacts", len(organisation.contacts))
        self._add("organisations_by_type", organisation.type)
        self._add("organisations_by_sector", organisation.sector)
        for oddity in oddities:
            self._add("organisations", oddity)

    def network(self, kind: NetworkKind, end: date | None, members: Iterable[Member]) -> None:
        """Count a network, with its members as they are in the end."""
        self._add("networks_by_kind", kind)
        self._add("networks", "all")
        self._add("networks", "ended", end is not None)
        for member in members:
            self._add("memberships", "all")
            self._add("memberships", "left" if member.until else "today")

    # -- pledges ------------------------------------------------------------------------------------------------------

    def pledge(self, plan: Plan) -> None:
        """Count a pledge, as it is in the end."""
        fate = plan.fate
        self._add("pledges_by_state", fate.state)
        if fate.phase:
            self._add("pledges_by_phase", fate.phase)
        if plan.was_signed:
            self._add("signed_by_year", plan.signed_on.year if plan.signed_on else UNKNOWN)
            self._count_standing(plan)
        if fate.state is PledgeState.SIGNED:
            self._add(f"round_{NEXT}", "asked" if plan.in_force(NEXT) else "exempt")
        if plan.closed_on:
            self._add("closed_by_reason", fate.reason)
            self._add("closed_by_year", plan.closed_on.year)
        if plan.renews:
            self._add("renewals", "withdrawn" if fate.state is PledgeState.WITHDRAWN else "linked")
        for kind in plan.amendments:
            self._add("amendments", kind)
            self._add("amendments", "pledges")
        self._add_reach("planned_reach", fate.state, plan.reach)
        self._count_parties(plan)
        self._count_commitments(plan.commitments)

    def _count_standing(self, plan: Plan) -> None:
        """Count a pledge on the last day of each year on which it was signed and not closed, where that is known."""
        for year in range(plan.signed_on.year if plan.signed_on else TODAY.year, TODAY.year):
            if not (plan.closed_on and plan.closed_on.year <= year):
                self._add("standing_at_end_of", year)

    def _count_parties(self, plan: Plan) -> None:
        present = [party for party in plan.parties if not party.until]
        for party in plan.parties:
            self._add("parties_by_role", party.role)
        self._pledges_of["ever"].update({party.organisation for party in plan.parties})
        if plan.fate.state is PledgeState.SIGNED:
            for party in present:
                self._add("signed_parties_today_by_role", party.role)
            self._pledges_of["signed_today"].update({party.organisation for party in present})
        if plan.change:
            self._add("party_changes", plan.change)

    def _count_organisations_in_pledges(self) -> None:
        """Count organisations as parties: once for each pledge, once altogether, and those in more than one pledge.

        `ever` is of every pledge and whoever was a party at any time; `signed_today` is of the pledges that are signed
        and the parties that they have today.
        """
        for which, pledges in self._pledges_of.items():
            self._add("organisations_per_pledge", which, pledges.total())
            self._add("organisations_once", which, len(pledges))
            self._add("organisations_in_several", which, sum(number > 1 for number in pledges.values()))

    def _count_commitments(self, commitments: Iterable[Commitment]) -> None:
        for commitment in commitments:
            self._add("commitments", "all")
            self._add("commitments", "intentions", commitment.firmness is Firmness.INTENTION)
            self._add("commitments", "without_due_date", not (commitment.due and commitment.due.date))
            self._add("commitments", "without_deliverable", not commitment.deliverables)
            for deliverable in commitment.deliverables:
                self._add("deliverables_by_measure", deliverable.measure)

    # -- accounts -----------------------------------------------------------------------------------------------------

    def account(self, year: int, report: Report | None) -> None:
        """Count the account of a pledge that was in force in a year; None where there is none at all."""
        if report is None:
            self._add("without_report", year)
            return
        self._add(f"reports_{year}", report.state)
        if report.state is not ReportState.EXEMPT:
            self._add("asked", year)
        if report.state in ANSWERED:
            self._add("responded", year)
        self._add_reach("reported_reach", year, report.reach)
        for update in report.updates:
            if update.status:
                self._add(f"statuses_{year}", update.status)
            self._add("values", year, update.value is not None)
            self._add("not_measured", year, update.not_measured is not None)

    def round(self, year: int) -> None:
        """Count a reporting round."""
        self._add("rounds", "all")
        self._add("rounds", "locked", year in LOCKED)
