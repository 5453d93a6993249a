"""The registry: all records, and the changes that the rules between them allow.

The store hands it out and saves what was changed. Nothing here knows of files; today comes in as an argument.
"""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import TypeVar

from msgspec import structs

from aig_cli.errors import (
    AmbiguousError,
    DraftProgressRemark,
    DuplicateNameError,
    FieldPath,
    FieldsError,
    FinishedError,
    ForeignIdError,
    HolderSignsRemark,
    KeptFieldRemark,
    LockedRoundError,
    NotADraftError,
    NothingToLogError,
    Problem,
    SameTitleRemark,
    SharedKvkRemark,
    TakenError,
    WithdrawnError,
)
from aig_cli.model import progress, rule
from aig_cli.model.code import PledgeState, Role
from aig_cli.model.collection import Collection
from aig_cli.model.field import fields_of
from aig_cli.model.ident import make_id, position
from aig_cli.model.organisation import Organisation
from aig_cli.model.pledge import Commitment, Deliverable, Pledge
from aig_cli.model.progress import Logged, quoted
from aig_cli.model.report import Report
from aig_cli.model.snapshot import Snapshot
from aig_cli.model.text import fold

R = TypeVar("R", Organisation, Pledge)
Part = TypeVar("Part", Commitment, Deliverable)


class Registry(Snapshot):
    """A snapshot that can be changed, by the rules between records. The store saves what was changed."""

    @cached_property
    def _counted(self) -> set[str]:
        """The letters whose counter was compared with the records that are there."""
        return set()

    # -- organisations ------------------------------------------------------------------------------------------------

    def add_organisation(self, new: Organisation, *, allow_duplicate: bool = False) -> Organisation:
        """Register an organisation.

        Raises:
            FieldsError: its id is taken, or its name or an alias looks the same as another's.
        """
        problems = [] if allow_duplicate else list(self._looks_the_same(new))
        stored = self._numbered(self.organisations, "O", new, problems)
        if problems:
            raise FieldsError(problems)
        for other in self.directory.with_kvk(new.kvk)[:1] if new.kvk else ():
            self.remarks.append(SharedKvkRemark(kvk=new.kvk, other=other, name=self.name_of(other)))
        self.organisations.put(stored)
        self.directory.add(stored)
        return stored

    def _looks_the_same(self, new: Organisation) -> Iterator[Problem]:
        names: list[tuple[FieldPath, str]] = [(("name",), new.name)]
        names += [(("aliases", index), alias) for index, alias in enumerate(new.aliases)]
        for path, name in names:
            for other in self.directory.named(name)[:1]:
                yield path, DuplicateNameError(given=name, other=other, name=self.name_of(other))

    def known_or_added(self, described: Organisation) -> Organisation:
        """Return the organisation that a description is of; register it when there is none.

        What the register says of a known one stays; where the description differs, that is remarked on.
        """
        known = self._described(described)
        if not known:
            return self.organisation(self.add_organisation(described).id)
        organisation = self.organisation(known)
        for field in fields_of(Organisation):
            old, new = getattr(organisation, field.name), getattr(described, field.name)
            if new not in (None, (), "") and new != old:
                told = ("not shown", "something else") if field.personal else (quoted(old), quoted(new))
                remark = KeptFieldRemark(organisation=organisation.id, field=field.name, old=told[0], new=told[1])
                self.remarks.append(remark)
        return organisation

    def _described(self, described: Organisation) -> str | None:
        """Return the id of the organisation that a description is of: its own id, else KVK, else one equal name.

        An equal name beside another KVK is another organisation.
        """
        if described.id:
            return described.id if self.organisations.get(described.number) else None
        by_kvk = self.directory.with_kvk(described.kvk) if described.kvk else []
        by_name = self.directory.named(described.name)
        both = [id_ for id_ in by_kvk if id_ in by_name]
        others = [id_ for id_ in by_name if not (described.kvk and self.organisation(id_).kvk)]
        matches = list(dict.fromkeys(both or by_kvk or others))
        if len(matches) > 1:
            shown = ", ".join(f"{id_} ({self.name_of(id_)})" for id_ in matches)
            field = "kvk" if by_kvk else "name"
            raise FieldsError([((field,), AmbiguousError(given=getattr(described, field), matches=shown))])
        return matches[0] if matches else None

    # -- pledges ------------------------------------------------------------------------------------------------------

    def add_pledge(self, new: Pledge, today: date) -> Pledge:
        """Record a pledge, in any state, with its parts; those without an id are numbered.

        Raises:
            FieldsError: an id is taken, or a rule is broken.
        """
        problems: list[Problem] = []
        pledge = self._numbered(self.pledges, "P", self._holder_once(new), problems)
        pledge = structs.replace(pledge, commitments=_numbered_commitments(pledge))
        problems.extend(rule.pledge_faults(pledge, today))
        if problems:
            raise FieldsError(problems)
        if other := self._ids_by_title.get(_title_and_holder(pledge)):
            self.remarks.append(SameTitleRemark(other=other))
        self.remarks.extend(rule.pledge_remarks(pledge))
        self.pledges.put(pledge)
        self._ids_by_title[_title_and_holder(pledge)] = pledge.id
        return pledge

    def sign_pledge(self, given: str, signed_on: date | None, today: date) -> Pledge:
        """Sign a draft on a day, or on an unknown day.

        Raises:
            NotADraftError: it is no draft.
            FieldsError: it cannot be signed as it is.
        """
        pledge = self.pledge(given)
        if pledge.state is not PledgeState.DRAFT:
            when = f" (on {pledge.signed_on})" if pledge.signed_on else ""
            raise NotADraftError(pledge=pledge.id, state=f"{pledge.state}{when}")
        signed = self._put_checked(structs.replace(pledge, state=PledgeState.SIGNED, signed_on=signed_on), today)
        self.remarks.extend(rule.pledge_remarks(signed))
        return signed

    def add_commitment(self, given: str, new: Commitment, today: date) -> Commitment:
        """Add a commitment to a pledge that is not closed or withdrawn."""
        pledge = self.pledge(given)
        _require_unfinished(pledge)
        pledge = self._put_checked(structs.replace(pledge, commitments=(*pledge.commitments, new)), today)
        stored = pledge.commitments[-1]
        self.remarks.extend(rule.due_remarks([stored], pledge))
        return stored

    def add_deliverable(self, given: str, new: Deliverable, today: date) -> Deliverable:
        """Add a deliverable to a commitment of a pledge that is not closed or withdrawn."""
        sought = self.commitment(given).id
        if problems := list(rule.deliverable_faults(new)):
            raise FieldsError(problems)
        pledge = self.pledge_of(sought)
        _require_unfinished(pledge)
        commitments = tuple(
            structs.replace(each, deliverables=(*each.deliverables, new)) if each.id == sought else each
            for each in pledge.commitments
        )
        self._put_checked(structs.replace(pledge, commitments=commitments), today)
        stored = self.commitment(sought).deliverables[-1]
        self.remarks.extend(rule.deliverable_remarks(stored))
        return stored

    def _put_checked(self, pledge: Pledge, today: date) -> Pledge:
        """Number the parts that have no id yet, and put the pledge among the changed ones unless a rule forbids it."""
        pledge = structs.replace(pledge, commitments=_numbered_commitments(pledge))
        if problems := list(rule.pledge_faults(pledge, today)):
            raise FieldsError(problems)
        self.pledges.put(pledge)
        return pledge

    def _holder_once(self, pledge: Pledge) -> Pledge:
        """Return the pledge without a second entry for its holder as a signatory: the holder signs too."""
        holder = pledge.holder
        kept = [
            party
            for party in pledge.parties
            if not (
                holder
                and party.role is Role.SIGNATORY
                and party.organisation == holder.organisation
                and rule.overlap(party, holder)
            )
        ]
        if len(kept) < len(pledge.parties) and holder:
            self.remarks.append(HolderSignsRemark(organisation=self.name_of(holder.organisation)))
        return structs.replace(pledge, parties=tuple(kept))

    @cached_property
    def _ids_by_title(self) -> dict[tuple[str, str | None], str]:
        """The pledges by what tells them apart for people: title and holder."""
        return {_title_and_holder(pledge): pledge.id for pledge in self.pledges}

    # -- reports ------------------------------------------------------------------------------------------------------

    def log_progress(self, given: Report, today: date, *, replace: bool = False) -> Logged:
        """Write what was reported of a pledge and year into its report.

        What is not given stays as it is. A value that differs from the one in the report needs `replace`.

        Raises:
            FieldsError: a rule is broken, or a value differs.
            LockedRoundError: the round of that year is locked.
            WithdrawnError: the pledge was withdrawn.
        """
        pledge = self.pledge(given.pledge)
        self._require_open(pledge, given)
        stored = self.reports.get(given.number)
        report, conflicts = progress.merged(stored, given, replace=replace)
        problems = [*rule.report_faults(given, pledge, today), *self._update_faults(pledge, given), *conflicts]
        problems.extend(rule.limit_faults(report))
        if problems:
            raise FieldsError(problems)
        ids = tuple(update.of for update in given.updates) or (pledge.id,)
        if report == stored:
            return Logged(report, ids, changed=False)
        self.reports.put(report)
        if pledge.state is PledgeState.DRAFT:
            self.remarks.append(DraftProgressRemark(pledge=pledge.id))
        earlier = [each for each in self.reports_of(pledge.id) if each.year < report.year]
        self.remarks.extend(progress.remarks(pledge, report, given, earlier))
        return Logged(report, ids, changed=True)

    def _require_open(self, pledge: Pledge, given: Report) -> None:
        """Refuse an entry that is empty, or comes when there is nothing to report on."""
        if pledge.state is PledgeState.WITHDRAWN:
            raise WithdrawnError(pledge=pledge.id, state=pledge.state)
        round_ = self.rounds.get(given.year)
        if round_ and round_.locked_on:
            raise LockedRoundError(year=given.year, on=round_.locked_on)
        if progress.is_empty(given):
            of = given.updates[0].of if given.updates else given.pledge
            raise NothingToLogError(given=of, year=given.year)

    def _update_faults(self, pledge: Pledge, given: Report) -> Iterator[Problem]:
        """Yield the updates of another pledge, and the fields that belong on another kind of record."""
        for index, update in enumerate(given.updates):
            path: FieldPath = ("updates", index)
            if not update.of.startswith(pledge.id + "."):
                yield (*path, "of"), ForeignIdError(given=update.of, owner=pledge.id)
            yield from rule.kind_faults(update, self.item(update.of), path)

    # -- ids ----------------------------------------------------------------------------------------------------------

    def _numbered(self, collection: Collection[R], letter: str, new: R, problems: list[Problem]) -> R:
        """Return the record with its own id, if that is free, or else with the next one."""
        if new.id and collection.get(new.number):
            problems.append((("id",), TakenError(given=new.id)))
            return new
        if letter not in self._counted:
            self._counted.add(letter)
            self.counters[letter] = max(self.counters.get(letter, 0), max(collection.stored, default=0))
        highest = self.counters[letter]
        stored = new if new.id else structs.replace(new, id=make_id(letter, highest + 1))
        self.counters[letter] = max(highest, stored.number)
        return stored


def _require_unfinished(pledge: Pledge) -> None:
    if pledge.state not in {PledgeState.DRAFT, PledgeState.SIGNED}:
        raise FinishedError(pledge=pledge.id, state=pledge.state)


def _title_and_holder(pledge: Pledge) -> tuple[str, str | None]:
    return fold(pledge.title), pledge.holder.organisation if pledge.holder else None


def _numbered_commitments(pledge: Pledge) -> tuple[Commitment, ...]:
    commitments = _numbered_parts(pledge.commitments, pledge.id)
    return tuple(
        structs.replace(each, deliverables=_numbered_parts(each.deliverables, each.id)) for each in commitments
    )


def _numbered_parts(parts: tuple[Part, ...], owner: str) -> tuple[Part, ...]:
    """Return the parts of a record, those without an id numbered after the highest."""
    highest = max((position(part.id)[-1] for part in parts if part.id), default=0)
    numbered = []
    for part in parts:
        highest += not part.id
        numbered.append(part if part.id else structs.replace(part, id=f"{owner}.{highest}"))
    return tuple(numbered)
