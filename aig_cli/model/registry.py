"""The registry: all records, and the changes that the rules between them allow.

The store hands it out and saves what was changed. Nothing here knows of files.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct, structs

from aig_cli.errors import (
    DraftProgressRemark,
    InUseError,
    NotEmptyError,
    Problem,
    ReportedOnError,
    SameNameRemark,
    SignedRemovalError,
    TakeBackError,
)
from aig_cli.language import Phrase
from aig_cli.model.code import PledgeState
from aig_cli.model.ident import owner_of
from aig_cli.model.integrity import Gap, gaps
from aig_cli.model.merging import Merging
from aig_cli.model.monitoring import Monitoring
from aig_cli.model.network import Network
from aig_cli.model.operation import name_of
from aig_cli.model.organisation import Organisation
from aig_cli.model.pledge import Commitment, Deliverable, Pledge
from aig_cli.model.pledge_rule import pledge_faults
from aig_cli.model.pledging import Pledging
from aig_cli.model.report import Report, Round
from aig_cli.model.report_rule import report_faults, round_faults, value_faults
from aig_cli.model.snapshot import TABLE_OF, TABLES, Snapshot

Identified = Organisation | Network | Pledge | Commitment | Deliverable
LISTED_REFERRERS = 8


class Reversal(Struct, frozen=True):
    """One record as an operation left it, and as it was before.

    Attributes:
        table, number: which record.
        record: what it is called.
        left: as the operation left it; None where it removed it.
        before: as it was; None where it was not there.
    """

    table: str
    number: int
    record: str
    left: Any
    before: Any

    @property
    def is_free_of_locks(self) -> bool:
        """Whether it is an account that may change in a locked round: by a correction, or in who gave it only.

        A correction that is taken back, or done again, is one that the account has on one side only, after the others.
        """
        left, before = self.left, self.before
        if not left or not before:
            return bool((left or before).corrections)
        if structs.replace(left, respondent=before.respondent) == before:
            return True
        fewer, more = sorted((left.corrections, before.corrections), key=len)
        return len(fewer) < len(more) and more[: len(fewer)] == fewer


class Registry(Merging, Pledging, Monitoring):
    """A snapshot that can be changed, by the rules between records. The store saves what was changed.

    Attributes:
        takes_back: the number of the operation that the changes take back, if they do.
    """

    takes_back: int | None = None

    def add(self, new: Organisation | Network | Pledge, *, allow_duplicate: bool = False) -> Any:
        """Register a record with an id of its own; `allow_duplicate` is for the name of an organisation.

        Raises:
            FieldsError: a rule is broken.
        """
        match new:
            case Organisation():
                return self.add_organisation(new, allow_duplicate=allow_duplicate)
            case Network():
                return self.add_network(new)
            case _:
                return self.add_pledge(new)

    def replace(self, new: Identified, *, allow_duplicate: bool = False) -> Identified:
        """Put a record in the place of the one with its id; `allow_duplicate` is for the name of an organisation.

        Raises:
            FieldsError: a rule is broken.
        """
        match new:
            case Organisation():
                return self.replace_organisation(new, allow_duplicate=allow_duplicate)
            case Network():
                return self.replace_network(new)
            case Pledge():
                return self.replace_pledge(new)
            case Commitment():
                return self.replace_commitment(new)
            case _:
                return self.replace_deliverable(new)

    def remove(self, record: Identified) -> None:
        """Remove a record that nothing refers to, that was not signed and not reported on.

        Raises:
            InUseError: other records refer to it.
            SignedRemovalError: it is signed.
            ReportedOnError: there are accounts of it.
        """
        match record:
            case Organisation():
                self._require_unused(record)
                self.organisations.drop(record)
            case Network():
                self._require_unused(record)
                self.networks.drop(record)
            case Pledge():
                self._remove_pledge(record)
            case Commitment():
                pledge = self.pledge_of(record.id)
                kept = tuple(each for each in pledge.commitments if each.id != record.id)
                self.replace_pledge(structs.replace(pledge, commitments=kept))
            case _:
                commitment = self.commitment(owner_of(record.id))
                left = tuple(each for each in commitment.deliverables if each.id != record.id)
                self.replace_commitment(structs.replace(commitment, deliverables=left))

    def _remove_pledge(self, pledge: Pledge) -> None:
        if pledge.was_signed:
            raise SignedRemovalError(pledge=pledge.id, state=pledge.state)
        if reports := list(self.reports_of(pledge.id)):
            raise ReportedOnError(given=pledge.id, years=", ".join(str(report.year) for report in reports))
        self.unlink(pledge)  # what it was to renew no longer refers to it
        self._require_unused(pledge)
        self.pledges.drop(pledge)

    def _require_unused(self, record: Organisation | Network | Pledge) -> None:
        own = TABLE_OF[record.id[0]], record.number
        users = sorted(name_of(table, number) for table, number in self.referrers[record.id] - {own})
        if users:
            listed: str | Phrase = ", ".join(users[:LISTED_REFERRERS])
            if (more := len(users) - LISTED_REFERRERS) > 0:
                listed = Phrase("{listed} and {more} more", listed=listed, more=more)
            raise InUseError(given=record.id, users=listed)

    # -- taking back --------------------------------------------------------------------------------------------------

    def take_back(self, operation: int, reversals: Sequence[Reversal]) -> list[Gap]:
        """Make records what they were before an operation. The numbers that it gave out stay given out.

        Returns:
            The references to records that would be missing; where there is one, nothing may be saved.

        Raises:
            TakeBackError: a record is no longer what the operation left.
            LockedRoundError: it is an account, and its round is locked.
        """
        rounds = {each.number for each in reversals if each.table == "rounds"}
        for each in reversals:
            if self.collection(each.table).get(each.number) != each.left:
                raise TakeBackError(number=operation, table=each.table, record=each.number)
            if each.table == "reports" and (each.left or each.before).year not in rounds and not each.is_free_of_locks:
                self.require_unlocked((each.left or each.before).year)
        for each in reversals:
            self.collection(each.table).set(each.number, each.before)
        self.takes_back = operation
        return list(gaps(self))

    def towards(self, other: Snapshot) -> list[Reversal]:
        """Return what would make every record what it is in another state of the register."""
        found = []
        for table in TABLES:
            ours, theirs = self.collection(table), other.collection(table)
            for number in sorted(ours.stored.keys() | theirs.stored.keys()):
                left, before = ours.get(number), theirs.get(number)
                if left != before:
                    found.append(Reversal(table, number, name_of(table, number), left, before))
        return found

    def restore(self, other: Snapshot) -> None:
        """Make every record what it is in another state of the register. Numbers that were given out stay so."""
        for each in self.towards(other):
            self.collection(each.table).set(each.number, each.before)
        for name, count in other.counters.items():
            self.counters[name] = max(count, self.counters.get(name, 0))

    def take_over(self, other: Snapshot) -> list[Reversal]:
        """Become another register; nothing to do where this one is the same.

        Returns:
            What was changed: every record that came.

        Raises:
            NotEmptyError: there are records here that the other does not have so.
        """
        reversals = self.towards(other)
        count = sum(len(self.collection(table)) for table in TABLES)
        if reversals and count:
            raise NotEmptyError(count=count)
        self.restore(other)
        return reversals

    def restored_faults(self, reversal: Reversal, *, reported_since: bool) -> Iterator[Problem]:
        """Yield what the rules forbid of a record that was made what it was before; of a name, only a remark."""
        match reversal.before:
            case Organisation() as organisation:
                yield from self.organisation_faults(organisation, None, allow_duplicate=True)
                if not organisation.merged_into:
                    self._note_same_name(organisation)
            case Network() as network:
                yield from self.network_faults(network)
            case Pledge() as pledge:
                yield from pledge_faults(pledge, self.today)
                yield from self.line_faults(pledge)
                if reversal.left and reported_since:
                    yield from self.reported_faults(reversal.left, pledge)
                if pledge.state is PledgeState.DRAFT and any(self.reports_of(pledge.id)):
                    self.remarks.append(DraftProgressRemark(pledge=pledge.id))
            case Report() as report:
                yield from report_faults(report, self.pledge(report.pledge), self.today)
                for index, update in enumerate(report.updates):
                    yield from value_faults(update, self.item(update.of), ("updates", index))
            case Round() as round_:
                yield from round_faults(round_)
            case _:
                pass

    def _note_same_name(self, organisation: Organisation) -> None:
        for other in self.directory.named(organisation.name):
            if other != organisation.id:
                remark = SameNameRemark(organisation=organisation.id, other=other, name=organisation.name)
                self.remarks.append(remark)
