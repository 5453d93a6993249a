"""A small model of the life of pledges: what a change makes of them, and for which reasons it is refused.

It knows pledges by a few fields and is written without the code that it is there to judge.
"""

from collections.abc import Callable, Iterable
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from msgspec import structs

from aig_cli import errors
from aig_cli.model.code import Phase, PledgeState, Role, Status
from aig_cli.model.pledge import Party

TODAY = date(2026, 11, 22)
THREE_MONTHS_AGO = date(2026, 8, 22)
DRAFT, SIGNED, CLOSED, WITHDRAWN = PledgeState
OVER = {Status.COMPLETED, Status.STOPPED}


class RefusedError(Exception):
    """The model refuses, for these reasons."""

    def __init__(self, reasons: set[type[errors.AigError]]) -> None:
        self.reasons = reasons


def refuse_if(reasons: dict[type[errors.AigError], object]) -> None:
    if found := {reason for reason, holds in reasons.items() if holds}:
        raise RefusedError(found)


@dataclass
class Life:
    """A pledge. Its texts by the id of the commitment; its amendments as (day, commitment, before, after)."""

    term: tuple[date | None, date | None] = (None, None)
    parties: list[Party] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    state: PledgeState = DRAFT
    signed_on: date | None = None
    amendments: list[tuple[date, str, str | None, str | None]] = field(default_factory=list)
    closed_on: date | None = None
    final: dict[str, Status] = field(default_factory=dict)
    predecessor: str | None = None
    successor: str | None = None

    @property
    def was_signed(self) -> bool:
        return self.state in {SIGNED, CLOSED}

    @property
    def is_over(self) -> bool:
        return self.state in {CLOSED, WITHDRAWN}

    @property
    def start(self) -> date | None:
        return self.term[0] or self.signed_on

    @property
    def phase(self) -> Phase | None:
        if self.state is not SIGNED:
            return None
        if self.start and self.start > TODAY:
            return Phase.UPCOMING
        if self.term[1] and self.term[1] < TODAY:
            return Phase.EXPIRED
        return Phase.NEW if self.start and self.start > THREE_MONTHS_AGO else Phase.ACTIVE

    @property
    def holders_at_a_time(self) -> int:
        """How many holders there are on the day with the most of them."""
        holders = [party for party in self.parties if party.role is Role.HOLDER]
        days = [party.since or date.min for party in holders]
        return max((sum(party in self.there_on(day) for party in holders) for day in days), default=0)

    @property
    def was_amended_backwards(self) -> bool:
        days = {of: [day for day, other, *_ in self.amendments if other == of] for _, of, *_ in self.amendments}
        return any(each != sorted(each) for each in days.values())

    @property
    def last_day(self) -> date:
        """Today, or the last day of what is over."""
        return min(TODAY, self.term[1] or TODAY, self.closed_on or TODAY)

    @property
    def ends(self) -> list[date]:
        return [party.until for party in self.parties if party.until]

    def there_on(self, day: date) -> list[Party]:
        return [each for each in self.parties if (each.since or date.min) <= day <= (each.until or date.max)]

    def is_twice_on(self, day: date) -> bool:
        there = [party.organisation for party in self.there_on(day)]
        return len(set(there)) < len(there)

    def require_sound(self) -> None:
        """Refuse what no pledge may be, whatever was done to it."""
        changed = [day for day, *_ in self.amendments]
        days = [day for day in (self.closed_on, *changed) if day]
        end = self.term[1]
        turns = [day for party in self.parties for day in (party.since, party.until) if day]
        refuse_if(
            {
                errors.PartiesError: self.was_signed and self.holders_at_a_time != 1,
                errors.NoCommitmentError: self.was_signed and not self.texts,
                errors.FutureError: any(day > TODAY for day in (self.signed_on or TODAY, *days)),
                errors.EndBeforeStartError: any(day < (self.signed_on or day) for day in days)
                or any(day < (self.start or day) for day in (end, *self.ends) if day)
                or any(each.until < (each.since or each.until) for each in self.parties if each.until),
                errors.AfterEndError: end and any(each.since > end for each in self.parties if each.since),
                errors.BeforeAmendmentError: any(day > (self.closed_on or day) for day in changed)
                or self.was_amended_backwards,
                errors.OverlapError: any(map(self.is_twice_on, (date.min, *turns, date.max))),
            }
        )


@dataclass
class World:
    """All pledges, and their accounts: the statuses by commitment, under `P0001 2015`.

    Its numbers are the highest ever given out, for `P` and for each pledge.
    """

    pledges: dict[str, Life] = field(default_factory=dict)
    accounts: dict[str, dict[str, Status]] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)

    def next_id(self, owner: str) -> str:
        self.numbers[owner] = self.numbers.get(owner, 0) + 1
        return f"P{self.numbers[owner]:04}" if owner == "P" else f"{owner}.{self.numbers[owner]}"

    def pledge(self, id_: str) -> Life:
        refuse_if({errors.NotFoundError: id_ not in self.pledges})
        return self.pledges[id_]

    def pledge_of(self, commitment: str) -> Life:
        life = self.pledge(commitment[:5])
        refuse_if({errors.NotInError: commitment not in life.texts})
        return life

    def is_reported_on(self, commitment: str) -> bool:
        return any(commitment in statuses for statuses in self.accounts.values())

    def open_commitments(self, id_: str) -> list[str]:
        last: dict[str, Status] = {}
        for _, statuses in sorted(self.accounts.items()):
            last |= statuses
        return [each for each in self.pledge(id_).texts if last.get(each) not in OVER]

    # -- drafts -------------------------------------------------------------------------------------------------------

    def add(self, life: Life, texts: Iterable[str]) -> None:
        life.require_sound()
        id_ = self.next_id("P")
        self.pledges[id_] = replace(life, texts={self.next_id(id_): text for text in texts})

    def add_commitment(self, id_: str, text: str) -> None:
        life = self.pledge(id_)
        refuse_if({errors.FinishedError: life.is_over})
        life.texts[self.next_id(id_)] = text

    def edit_commitment(self, id_: str, text: str) -> None:
        life = self.pledge_of(id_)
        changes = text != life.texts[id_]
        refuse_if({errors.AmendTextError: changes and life.state is SIGNED})
        refuse_if({errors.ClosedTextError: changes and life.state is CLOSED})
        life.texts[id_] = text

    def remove_commitment(self, id_: str) -> None:
        life = self.pledge_of(id_)
        refuse_if(
            {
                errors.AmendDropError: life.state is SIGNED,
                errors.ClosedTextError: life.state is CLOSED,
                errors.ReportedOnError: self.is_reported_on(id_),
            }
        )
        del life.texts[id_]

    def remove(self, id_: str) -> None:
        life = self.pledge(id_)
        refuse_if({errors.SignedRemovalError: life.was_signed})
        refuse_if({errors.ReportedOnError: any(account.startswith(id_) for account in self.accounts)})
        self._free_predecessor(id_)
        del self.pledges[id_]

    # -- from state to state ------------------------------------------------------------------------------------------

    def sign(self, id_: str, on: date | None) -> None:
        life = self.pledge(id_)
        refuse_if({errors.NotADraftError: life.state is not DRAFT})
        life.state, life.signed_on = SIGNED, on
        years = [int(account[6:]) for account in self.accounts if account.startswith(id_)]
        refuse_if({errors.StartAfterReportError: life.start and any(year < life.start.year for year in years)})
        life.require_sound()

    def amend(self, id_: str, text: str | None, on: date) -> None:
        """Change a commitment, drop it, or add one to a pledge whose id is given."""
        life = self.pledge_of(id_) if "." in id_ else self.pledge(id_)
        refuse_if({errors.DraftAmendmentError: life.state is DRAFT, errors.FinishedError: life.is_over})
        commitment = id_ if "." in id_ else self.next_id(id_)
        before = life.texts.get(commitment)
        refuse_if({errors.SameTextError: text == before})
        refuse_if({errors.ReportedOnError: text is None and self.is_reported_on(commitment)})
        if text is None:
            del life.texts[commitment]
        else:
            life.texts[commitment] = text
        life.amendments.append((on, commitment, before, text))
        life.require_sound()

    def close(self, id_: str, on: date, told: dict[str, Status]) -> None:
        """Close a pledge; what is told of the pledge itself goes for all that is open."""
        life, open_ = self.pledge(id_), self.open_commitments(id_)
        final = {each: status for told_of, status in told.items() for each in (open_ if told_of == id_ else [told_of])}
        refuse_if({errors.NotOpenError: final.keys() - set(open_)})
        refuse_if({errors.NotSignedError: life.state is not SIGNED})
        life.state, life.closed_on, life.final = CLOSED, on, final
        life.require_sound()

    def withdraw(self, id_: str) -> None:
        life = self.pledge(id_)
        refuse_if({errors.NotWithdrawableError: life.state is not DRAFT})
        life.state = WITHDRAWN
        self._free_predecessor(id_)

    def _free_predecessor(self, id_: str) -> None:
        earlier = self.pledges[id_].predecessor
        if earlier and self.pledges[earlier].successor == id_:
            self.pledges[earlier].successor = None

    # -- renewal ------------------------------------------------------------------------------------------------------

    def _renewable(self, id_: str) -> Life:
        life = self.pledge(id_)
        refuse_if({errors.NotRenewableError: not life.was_signed})
        refuse_if({errors.RenewedError: life.successor})
        return life

    def renew(self, id_: str) -> None:
        life = self._renewable(id_)
        present = [structs.replace(each, since=None, until=None) for each in life.there_on(life.last_day)]
        self.add(Life(parties=present, predecessor=id_), life.texts.values())
        life.successor = max(self.pledges)

    def link(self, earlier: str, later: str) -> None:
        renewed, renewal = self.pledge(earlier), self.pledge(later)
        self._renewable(earlier)
        refuse_if({errors.FinishedError: renewal.state is WITHDRAWN})
        refuse_if({errors.RenewedError: renewal.predecessor not in {None, earlier}})
        refuse_if({errors.OwnLinkError: later in self.line_of(earlier)})
        renewal.predecessor, renewed.successor = earlier, later

    def line_of(self, id_: str | None) -> list[str]:
        """Return a pledge and those that it renews, one after the other; a circle once."""
        line: list[str] = []
        while id_ and id_ not in line:
            line.append(id_)
            id_ = self.pledges[id_].predecessor
        return line

    # -- parties and accounts -----------------------------------------------------------------------------------------

    def join(self, id_: str, party: Party) -> None:
        life = self.pledge(id_)
        refuse_if({errors.FinishedError: life.is_over})
        life.parties.append(party)
        life.require_sound()

    def leave(self, id_: str, organisation: str, until: date, holder: str | None) -> None:
        life = self.pledge(id_)
        refuse_if({errors.FinishedError: life.is_over})
        there = {party.organisation: party for party in life.there_on(until)}
        refuse_if({errors.NotInError: organisation not in there})
        is_holder = there[organisation].role is Role.HOLDER
        next_day = until + timedelta(days=1)
        others = [each for each in life.there_on(next_day) if each.role is Role.HOLDER]
        others = [each for each in others if each.organisation != organisation]
        refuse_if({errors.LastHolderError: holder == organisation or (is_holder and not holder and not others)})
        refuse_if({errors.NoHolderLeavesError: holder and not is_holder})
        for gone in there.keys() & {organisation, holder}:
            life.parties[life.parties.index(there[gone])] = structs.replace(there[gone], until=until)
        if holder:
            life.parties.append(Party(organisation=holder, role=Role.HOLDER, since=next_day))
        life.require_sound()

    def log(self, id_: str, year: int, status: Status) -> None:
        life = self.pledge(id_[:5])
        refuse_if({errors.WithdrawnError: life.state is WITHDRAWN})
        self.pledge_of(id_)
        statuses = self.accounts.setdefault(f"{id_[:5]} {year}", {})
        refuse_if(
            {
                errors.FutureError: year > TODAY.year,
                errors.BeforePledgeError: life.start and year < life.start.year,
                errors.ConflictError: statuses.get(id_, status) is not status,
            }
        )
        statuses[id_] = status

    def remove_account(self, id_: str, year: int) -> None:
        self.pledge(id_)
        refuse_if({errors.NoReportError: f"{id_} {year}" not in self.accounts})
        del self.accounts[f"{id_} {year}"]

    # -- the whole ----------------------------------------------------------------------------------------------------

    def records(self) -> dict[str, object]:
        return {**self.pledges, **self.accounts}

    def fits(self) -> bool:
        """Tell whether all that is referred to is there, and no pledge renews itself in the end."""
        links = {link for life in self.pledges.values() for link in (life.predecessor, life.successor) if link}
        reported = {commitment for statuses in self.accounts.values() for commitment in statuses}
        return (
            links | {account[:5] for account in self.accounts} <= self.pledges.keys()
            and reported <= {commitment for life in self.pledges.values() for commitment in life.texts}
            and not any(id_ in self.line_of(life.predecessor) for id_, life in self.pledges.items())
        )


@dataclass
class Deed:
    """What one command did: each record before and after it; None where there is none."""

    number: int
    changes: dict[str, tuple[object, object]]


class History:
    """A world, and what was done in it: deeds in effect, and deeds that were undone with the number of the undo."""

    def __init__(self, first: int) -> None:
        self.world = World()
        self.number = first
        self.done: list[Deed] = []
        self.undone: list[tuple[Deed, int]] = []
        self.reversing: set[int] = set()

    def do(self, change: Callable[[World], None]) -> None:
        """Carry out a change. A refused one leaves no trace; one that changes nothing is no deed."""
        after = deepcopy(self.world)
        change(after)
        old, new = self.world.records(), after.records()
        pairs = {name: (old.get(name), new.get(name)) for name in old | new}
        if changes := {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}:
            self.number += 1
            self.done.append(Deed(self.number, changes))
            self.world = after

    def undo(self, number: int | None) -> None:
        refuse_if({errors.NothingToUndoError: number is None and not self.done})
        refuse_if({errors.NoOperationError: number and number > self.number})
        refuse_if({errors.UndoOfUndoError: number in self.reversing})
        refuse_if({errors.UndoneError: number in {deed.number for deed, _ in self.undone}})
        deed = next(each for each in reversed(self.done) if number in {None, each.number})
        self._reverse(deed, deed.number, {name: before for name, (before, _) in deed.changes.items()})
        self.done.remove(deed)
        self.undone.append((deed, self.number))

    def redo(self) -> None:
        refuse_if({errors.NothingToUndoError: not self.undone})
        deed, since = self.undone[-1]
        self._reverse(deed, since, {name: after for name, (_, after) in deed.changes.items()})
        self.undone.pop()
        self.done = sorted([*self.done, deed], key=lambda each: each.number)

    def _reverse(self, deed: Deed, since: int, records: dict[str, object]) -> None:
        """Put records back, if no later deed changed them and all that is referred to is there."""
        later = [each for each in self.done if each.number > since]
        refuse_if({errors.TouchedSinceError: any(each.changes.keys() & deed.changes.keys() for each in later)})
        world = deepcopy(self.world)
        for name, record in records.items():
            table: dict[str, object] = world.accounts if " " in name else world.pledges  # type: ignore[assignment]
            table.pop(name, None)
            if record is not None:
                table[name] = deepcopy(record)
        refuse_if({errors.ReferredSinceError: not world.fits()})
        self.world = world
        self.number += 1
        self.reversing.add(self.number)
