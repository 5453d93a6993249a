"""Changes of pledges, with their commitments and deliverables."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from msgspec import structs

from aig_cli.errors import (
    FieldPath,
    FieldsError,
    HolderSignsRemark,
    OwnLinkError,
    Problem,
    RenewedError,
    ResponsibleLeftRemark,
    SameTitleRemark,
    UnknownOutcomeRemark,
)
from aig_cli.language import Phrase
from aig_cli.model import life, pledge_rule
from aig_cli.model.closing import open_commitments
from aig_cli.model.code import PledgeState, ReportState, Role
from aig_cli.model.ident import owner_of, position
from aig_cli.model.pledge import Closing, Commitment, Deliverable, Party, Pledge
from aig_cli.model.rule import overlap
from aig_cli.model.transition import reported_faults, signed_faults, transition_remarks
from aig_cli.model.workspace import Workspace


class Pledging(Workspace):
    """Pledges, and how they change."""

    def add_pledge(self, new: Pledge) -> Pledge:
        """Record a pledge, in any state, with its parts; those without an id are numbered.

        Raises:
            FieldsError: an id is taken, or a rule is broken.
        """
        problems: list[Problem] = []
        pledge = self.numbered(self.pledges, "P", self._holder_once(new), problems)
        pledge = self.with_numbered_parts(pledge)
        problems.extend(pledge_rule.pledge_faults(pledge, self.today))
        if problems:
            raise FieldsError(problems)
        alike = [each.id for each in self.pledges_like(*self.title_and_holder(pledge)) if each.id != pledge.predecessor]
        if alike:
            self.remarks.append(SameTitleRemark(other=alike[-1]))
        self.remarks.extend(pledge_rule.pledge_remarks(pledge))
        self.pledges.put(pledge)
        self._link(pledge)
        return pledge

    def replace_pledge(self, new: Pledge) -> Pledge:
        """Put a pledge in the place of the one with its id; parts without an id are numbered.

        Raises:
            FieldsError: a rule is broken; or it would lose or change what was signed, or reported on.
        """
        before = self.pledges[new.number]
        reused = list(self.reused_numbers(before, new))
        after = self.with_numbered_parts(new)
        forbidden = [*reused, *signed_faults(before, after), *self.reported_faults(before, after)]
        if problems := forbidden or list(pledge_rule.pledge_faults(after, self.today)):
            raise FieldsError(problems)
        self.remarks.extend(transition_remarks(before, after))
        self.pledges.put(after)
        return after

    def reported_faults(self, before: Pledge, after: Pledge) -> Iterator[Problem]:
        """Yield what a pledge may not lose or change, seeing what was reported of it."""
        years = defaultdict(list)
        for report in self.reports_of(after.id):
            if report.state is not ReportState.EXEMPT:
                years[after.id].append(report.year)
            for update in report.updates:
                years[update.of].append(report.year)
        yield from reported_faults(before, after, years)

    def _holder_once(self, pledge: Pledge) -> Pledge:
        """Return the pledge without a second entry for its holder as a signatory: the holder signs too."""
        twice = [
            party
            for party in pledge.parties
            for holder in pledge.holders
            if party.role is Role.SIGNATORY and party.organisation == holder.organisation and overlap(party, holder)
        ]
        for party in twice:
            self.remarks.append(HolderSignsRemark(organisation=self.name_of(party.organisation)))
        return structs.replace(pledge, parties=tuple(party for party in pledge.parties if party not in twice))

    # -- commitments and deliverables ---------------------------------------------------------------------------------

    def add_commitment(self, given: str, new: Commitment) -> Commitment:
        """Add a commitment to a pledge that is not closed or withdrawn."""
        pledge = self.pledge(given)
        life.require_unfinished(pledge)
        with relative(("commitments", len(pledge.commitments))):
            pledge = self.replace_pledge(structs.replace(pledge, commitments=(*pledge.commitments, new)))
        stored = pledge.commitments[-1]
        self.remarks.extend(pledge_rule.due_remarks([stored], pledge))
        return stored

    def add_deliverable(self, given: str, new: Deliverable) -> Deliverable:
        """Add a deliverable to a commitment of a pledge that is not closed or withdrawn."""
        commitment = self.commitment(given)
        life.require_unfinished(self.pledge_of(commitment.id))
        with relative(("deliverables", len(commitment.deliverables))):
            stored = self.replace_commitment(
                structs.replace(commitment, deliverables=(*commitment.deliverables, new))
            ).deliverables[-1]
        self.remarks.extend(pledge_rule.deliverable_remarks(stored))
        return stored

    def replace_commitment(self, new: Commitment) -> Commitment:
        """Put a commitment in the place of the one with its id."""
        pledge = self.pledge_of(new.id)
        ids = [each.id for each in pledge.commitments]
        commitments = tuple(new if each.id == new.id else each for each in pledge.commitments)
        with relative(("commitments", ids.index(new.id))):
            self.replace_pledge(structs.replace(pledge, commitments=commitments))
        return self.commitment(new.id)

    def replace_deliverable(self, new: Deliverable) -> Deliverable:
        """Put a deliverable in the place of the one with its id."""
        commitment = self.commitment(owner_of(new.id))
        ids = [each.id for each in commitment.deliverables]
        deliverables = tuple(new if each.id == new.id else each for each in commitment.deliverables)
        with relative(("deliverables", ids.index(new.id))):
            self.replace_commitment(structs.replace(commitment, deliverables=deliverables))
        return self.deliverable(new.id)

    # -- the life cycle -----------------------------------------------------------------------------------------------

    def sign_pledge(self, given: str, on: date | None, words: str | None = None) -> Pledge:
        """Sign a draft on a day, or on an unknown day, with what the letter says of it."""
        signed = self.replace_pledge(life.signed(self.pledge(given), on, words))
        self.remarks.extend(pledge_rule.pledge_remarks(signed))
        return signed

    def amend_pledge(self, given: str, text: str | None, on: date, reason: str) -> Pledge:
        """Change the text of a signed commitment, drop it (no text), or add one to a pledge whose id is given."""
        pledge = self.pledge_of(given)
        if "." in given:
            return self.replace_pledge(life.amended(pledge, self.commitment(given).id, text, on, reason))
        new = Commitment(id="", text=text or "")
        numbered = self.with_numbered_parts(structs.replace(pledge, commitments=(*pledge.commitments, new)))
        extended = self.replace_pledge(life.extended(pledge, numbered.commitments[-1], on, reason))
        self.remarks.extend(pledge_rule.due_remarks(extended.commitments[-1:], extended))
        return extended

    def close_pledge(self, given: str, closing: Closing) -> Pledge:
        """Close a signed pledge, with the final status of commitments that were still open."""
        pledge = self.replace_pledge(life.closed(self.pledge(given), closing))
        told = {final.of for final in closing.final_statuses}
        unknown = [each for each in self.open_commitments(pledge.id) if each not in told]
        if unknown:
            self.remarks.append(UnknownOutcomeRemark(commitments=", ".join(unknown)))
        return pledge

    def unfinished_pledges(self) -> list[Pledge]:
        """Return the drafts and the signed pledges."""
        return [pledge for pledge in self.pledges if not pledge.is_finished]

    def open_commitments(self, given: str) -> list[str]:
        """Return the commitments of a pledge that were not last reported as completed or stopped."""
        pledge = self.pledge(given)
        return open_commitments(pledge, self.reports_of(pledge.id))

    def withdraw_pledge(self, given: str) -> Pledge:
        """Withdraw a draft. What it was to renew can be renewed by another."""
        pledge = self.replace_pledge(life.withdrawn(self.pledge(given)))
        self.unlink(pledge)
        return pledge

    def join_pledge(self, given: str, party: Party) -> Pledge:
        """Add a party to a pledge."""
        pledge = self.pledge(given)
        with relative(("parties", len(pledge.parties))):
            return self.replace_pledge(life.joined(pledge, party))

    def leave_pledge(self, given: str, organisation: str, until: date, holder: str | None) -> Pledge:
        """End the time of a party; for the holder, say who takes over. The pledge goes on."""
        pledge = self.replace_pledge(life.left(self.pledge(given), organisation, until, holder))
        owned = [commitment.id for commitment in pledge.commitments if commitment.responsible == organisation]
        if owned:
            self.remarks.append(ResponsibleLeftRemark(organisation=organisation, commitments=", ".join(owned)))
        return pledge

    def renew_pledge(self, given: str, title: str | None = None) -> Pledge:
        """Draft the pledge that renews another: linked to it, with its parties and commitments."""
        return self.add_pledge(life.renewal(self.pledge(given), self.today, title))

    def link_renewal(self, given: str, by: str) -> Pledge:
        """Record that a pledge is renewed by another one that is there already.

        Raises:
            FieldsError: it would renew itself, or what renews it.
            NotRenewableError, RenewedError: it was never signed, or one of the two has such a link already.
        """
        earlier, later = self.pledge(given), self.pledge(by)
        life.require_renewable(earlier)
        life.require_not_withdrawn(later)
        if later.predecessor and later.predecessor != earlier.id:
            raise RenewedError(pledge=later.id, link=Phrase("predecessor"), other=later.predecessor)
        if later.id in self._line_of(earlier):
            raise FieldsError([(("by",), OwnLinkError(given=later.id))])
        later = structs.replace(later, predecessor=earlier.id)
        self.pledges.put(later)
        self._link(later)
        return later

    def _line_of(self, pledge: Pledge) -> Iterator[str]:
        """Yield a pledge and those that it renews, one after the other."""
        seen: set[str] = set()
        found: Pledge | None = pledge
        while found and found.id not in seen:
            seen.add(found.id)
            yield found.id
            found = self.pledges.get(position(found.predecessor)[0]) if found.predecessor else None

    def _link(self, pledge: Pledge) -> None:
        """Note a renewal on both sides: the one that renews, and the one that is renewed.

        Raises:
            FieldsError: the one that it renews is renewed by another, or the other way round.
        """
        links: Sequence[tuple[str, str]] = (("predecessor", "successor"), ("successor", "predecessor"))
        for mine, theirs in links:
            linked = getattr(pledge, mine)
            if linked is None or pledge.state is PledgeState.WITHDRAWN:
                continue
            other = self.pledge(linked)
            earlier, later = (other, pledge) if mine == "predecessor" else (pledge, other)
            if not earlier.was_signed:
                life.require_renewable(earlier)
            life.require_not_withdrawn(later)
            if (taken := getattr(other, theirs)) not in {None, pledge.id}:
                raise FieldsError([((mine,), RenewedError(pledge=other.id, link=Phrase(theirs), other=taken))])
            self.pledges.put(structs.replace(other, **{theirs: pledge.id}))
        if problems := list(self.line_faults(pledge)):
            raise FieldsError(problems)

    def line_faults(self, pledge: Pledge) -> Iterator[Problem]:
        """Yield a pledge that would renew itself in the end."""
        if pledge.predecessor and pledge.id in self._line_of(self.pledge(pledge.predecessor)):
            yield ("predecessor",), OwnLinkError(given=pledge.id)

    def unlink(self, pledge: Pledge) -> None:
        """Let what a pledge was to renew be free for another renewal."""
        if pledge.predecessor:
            earlier = self.pledge(pledge.predecessor)
            if earlier.successor == pledge.id:
                self.pledges.put(structs.replace(earlier, successor=None))


@contextmanager
def relative(part: FieldPath) -> Iterator[None]:
    """Name the fields of an error as those of a part, where they are its own."""
    try:
        yield
    except FieldsError as error:
        problems = [(path[len(part) :] if path[: len(part)] == part else path, each) for path, each in error.problems]
        raise FieldsError(problems) from None
