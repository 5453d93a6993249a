"""The register as of a day: what held then, as its records are dated, with what is known now.

What carries no date - that a pledge of unknown signing was signed, what an account says, that an organisation was
there - counts from the day on which it was recorded, as the history tells. An account that was recorded after the day,
and had come in by it, says what it says now. Names, types, themes and the like have no date, and are those of now; what
the register said of them then, an earlier revision tells.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from msgspec import structs

from aig_cli.model.code import PledgeState, ReportState
from aig_cli.model.collection import Numbered
from aig_cli.model.ident import position
from aig_cli.model.network import Member, Network
from aig_cli.model.organisation import Organisation
from aig_cli.model.pledge import Commitment, Party, Pledge
from aig_cli.model.reference import references
from aig_cli.model.registry import Registry
from aig_cli.model.report import ANSWERED, YEARS_PER_PLEDGE, Report, Round
from aig_cli.model.snapshot import Snapshot

R = TypeVar("R", bound=Numbered)
Stay = TypeVar("Stay", Party, Member)


def as_of(registry: Snapshot, then: Snapshot, day: date) -> Registry:
    """Return a register as of a day.

    Args:
        registry: what is known.
        then: what the register held at the end of that day; empty for a day before its first operation.
        day: a day that has been, which becomes the `today` of the register.
    """
    past = _Past(registry, then, day)
    found = Registry(past.tables(), registry.counters, day)
    found.register, found.revision = registry.register, registry.revision
    return found


class _Past:
    """The records of a register, as they were on a day; None for one that was not there."""

    def __init__(self, registry: Snapshot, then: Snapshot, day: date) -> None:
        self._registry = registry
        self._then = then
        self._day = day

    def tables(self) -> Mapping[str, dict[int, Any]]:
        """Return what was there, without references to what was not."""
        networks = _numbered(self._network(each) for each in self._registry.networks)
        pledges = _numbered(self._pledge(each) for each in self._registry.pledges)
        pledges = {number: _without_gaps(each, pledges, networks) for number, each in pledges.items()}
        rounds = _numbered(self._round(each) for each in self._registry.rounds)
        numbers = self._registry.reports.stored.keys() | self._then.reports.stored.keys()
        reports = _numbered(self._report(number, pledges, rounds) for number in sorted(numbers))
        found: dict[str, dict[int, Any]] = {
            "networks": networks,
            "pledges": pledges,
            "rounds": rounds,
            "reports": reports,
        }
        return {"organisations": self._organisations(found), **found}

    def _is_past(self, day: date | None) -> bool:
        return day is not None and day <= self._day

    def _network(self, network: Network) -> Network | None:
        then = self._then.networks.get(network.number)
        if not (self._is_past(network.start) if network.start else then):
            return None
        known = {each.organisation for each in then.members} if then else set()
        members = [each for each in network.members if each.since or each.organisation in known]
        end = network.end if self._is_past(network.end) else None
        return structs.replace(network, members=self._stays(members), end=end)

    def _stays(self, stays: Sequence[Stay]) -> tuple[Stay, ...]:
        """Return the stays that had begun; those that ended later had no end yet."""
        begun = [each for each in stays if each.since is None or self._is_past(each.since)]
        return tuple(each if self._is_past(each.until) else structs.replace(each, until=None) for each in begun)

    # -- pledges ------------------------------------------------------------------------------------------------------

    def _pledge(self, pledge: Pledge) -> Pledge | None:
        then = self._then.pledges.get(pledge.number)
        if self._was_signed(pledge, then):
            return self._signed(pledge)
        if then is None:
            return None
        state = PledgeState.DRAFT if then.was_signed else then.state
        return structs.replace(
            pledge, state=state, signed_on=None, signed_words=None, closing=None, amendments=(), successor=None
        )

    def _was_signed(self, pledge: Pledge, then: Pledge | None) -> bool:
        if not pledge.was_signed:
            return False
        return self._is_past(pledge.signed_on) if pledge.signed_on else bool(then and then.was_signed)

    def _signed(self, pledge: Pledge) -> Pledge:
        is_closed = pledge.closing is not None and self._is_past(pledge.closing.on)
        return structs.replace(
            pledge,
            state=PledgeState.CLOSED if is_closed else PledgeState.SIGNED,
            closing=pledge.closing if is_closed else None,
            parties=self._stays(pledge.parties),
            commitments=self._commitments(pledge),
            amendments=tuple(each for each in pledge.amendments if self._is_past(each.on)),
        )

    def _commitments(self, pledge: Pledge) -> tuple[Commitment, ...]:
        """Return the commitments without what was amended later: the latest amendment is taken back first."""
        found = {each.id: each for each in pledge.commitments}
        for amendment in reversed(pledge.amendments):
            if self._is_past(amendment.on):
                continue
            if amendment.before is None:
                found.pop(amendment.of, None)
            else:
                there = found.get(amendment.of) or self._dropped(pledge, amendment.of, amendment.before)
                found[amendment.of] = structs.replace(there, text=amendment.before)
        return tuple(sorted(found.values(), key=lambda each: position(each.id)))

    def _dropped(self, pledge: Pledge, id_: str, text: str) -> Commitment:
        """Return a commitment that was dropped since; of one that was not recorded by then only the text is known."""
        then = self._then.pledges.get(pledge.number)
        known = (each for each in (then.commitments if then else ()) if each.id == id_)
        return next(known, Commitment(id=id_, text=text))

    # -- accounts -----------------------------------------------------------------------------------------------------

    def _round(self, round_: Round) -> Round | None:
        first = round_.opens or round_.closes or round_.locked_on
        if not (self._is_past(first) if first else self._then.rounds.get(round_.number)):
            return None
        return round_ if self._is_past(round_.locked_on) else structs.replace(round_, locked_on=None)

    def _report(self, number: int, pledges: Mapping[int, Pledge], rounds: Mapping[int, Round]) -> Report | None:
        """Return an account as the history has it; one that was recorded later, if it had come in by its own date."""
        now, then = self._registry.reports.get(number), self._then.reports.get(number)
        found = then or self._unrecorded(now, rounds)
        if now and self._is_past(now.received_on) and not (then and then.state in ANSWERED):
            found = now
        pledge = pledges.get(number // YEARS_PER_PLEDGE)
        if found is None or pledge is None:
            return None
        return structs.replace(
            found,
            updates=tuple(each for each in found.updates if each.of in pledge.part_ids),
            reminders=tuple(each for each in found.reminders if self._is_past(each)),
        )

    def _unrecorded(self, now: Report | None, rounds: Mapping[int, Round]) -> Report | None:
        """Return what there was of an account that nothing is recorded of: what its round began or ended with."""
        round_ = rounds.get(now.year) if now else None
        if now is None or round_ is None:
            return None
        if now.state is ReportState.EXEMPT or (round_.locked_on and not now.received_on):
            return now
        return Report(
            pledge=now.pledge,
            year=now.year,
            state=ReportState.REQUESTED,
            respondent=now.respondent,
            reminders=now.reminders,
        )

    # -- organisations ------------------------------------------------------------------------------------------------

    def _organisations(self, tables: Mapping[str, Mapping[int, Any]]) -> dict[int, Organisation]:
        """Return the organisations that were recorded, and those that others refer to."""
        records = [record for table in tables.values() for record in table.values()]
        needed = {position(id_)[0] for record in records for id_ in references(record) if id_.startswith("O")}
        needed |= self._then.organisations.stored.keys()
        pending, found = list(needed), {}
        while pending:
            number = pending.pop()
            organisation = self._registry.organisations.get(number) or self._then.organisations.get(number)
            if organisation and number not in found:
                found[number] = organisation
                pending.extend(position(id_)[0] for id_ in references(organisation))
        return {number: found[number] for number in sorted(found)}


def _numbered(records: Iterable[R | None]) -> dict[int, R]:
    return {record.number: record for record in records if record is not None}


def _without_gaps(pledge: Pledge, pledges: Mapping[int, Pledge], networks: Mapping[int, Network]) -> Pledge:
    """Return a pledge that refers to what was there only."""
    there = {each.id for each in pledges.values()} | {each.id for each in networks.values()}
    return structs.replace(
        pledge,
        networks=tuple(each for each in pledge.networks if each in there),
        predecessor=pledge.predecessor if pledge.predecessor in there else None,
        successor=pledge.successor if pledge.successor in there else None,
    )
