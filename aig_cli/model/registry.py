"""The registry: all records, and the rules between them.

The store hands it out and saves what was changed. Nothing here knows of files; the day of today comes in as an argument.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Any

from msgspec import structs

from aig_cli.errors import (
    DraftProgressRemark,
    DuplicateNameError,
    FieldsError,
    HolderSignsRemark,
    KeptFieldRemark,
    LockedRoundError,
    NotFoundError,
    NotInError,
    NothingToLogError,
    Problem,
    Remark,
    SameTitleRemark,
    SharedKvkRemark,
    StateError,
    TakenError,
    WholePledgeError,
    did_you_mean,
)
from aig_cli.model import progress, rule
from aig_cli.model.account import Report, Round, report_number
from aig_cli.model.code import Measure, PledgeState, Role
from aig_cli.model.collection import Collection
from aig_cli.model.directory import Directory
from aig_cli.model.field import Record
from aig_cli.model.ident import canonical_id, make_id, position
from aig_cli.model.network import Network
from aig_cli.model.organisation import Organisation
from aig_cli.model.pledge import Commitment, Deliverable, Pledge
from aig_cli.model.progress import Logged, quoted
from aig_cli.model.text import fold
from aig_cli.model.value import FIRST_YEAR, LAST_YEAR

TABLES: Mapping[str, type[Record]] = {
    "organisations": Organisation,
    "networks": Network,
    "pledges": Pledge,
    "rounds": Round,
    "reports": Report,
}
"""The kinds of records that are stored, by the name of their collection, in the order of an export."""


class Registry:
    """All records, by number, and the rules between them.

    Attributes:
        counters: the highest number ever given out for each letter of an id, so that none is given twice.
        remarks: what the changes made so far gave reason to warn about.
    """

    def __init__(self, stored: Mapping[str, Mapping[int, Any]], counters: Mapping[str, int]) -> None:
        self.organisations: Collection[Organisation] = Collection(stored["organisations"])
        self.networks: Collection[Network] = Collection(stored["networks"])
        self.pledges: Collection[Pledge] = Collection(stored["pledges"])
        self.rounds: Collection[Round] = Collection(stored["rounds"])
        self.reports: Collection[Report] = Collection(stored["reports"])
        self.counters = dict(counters)
        self.remarks: list[Remark] = []

    def collection(self, table: str) -> Collection[Any]:
        """Return a collection by its name in `TABLES`."""
        collection: Collection[Any] = getattr(self, table)
        return collection

    # -- finding ------------------------------------------------------------------------------------------------------

    @cached_property
    def directory(self) -> Directory:
        """What organisations are called."""
        return Directory(self.organisations)

    def organisation(self, given: str) -> Organisation:
        """Return the organisation behind an id, an exact KVK, an exact name or alias, or a unique beginning of one.

        The id of one that was merged away leads to the one that took its place.

        Raises:
            NotFoundError, AmbiguousError: none or several answer to it.
        """
        id_ = canonical_id(given)
        found = self.organisations.get(position(id_)[0]) if id_ and id_[0] == "O" else None
        if not found:
            found = self.organisations.get(position(self.directory.find(given))[0])
        assert found
        return self.organisation(found.merged_into) if found.merged_into else found

    def network(self, given: str) -> Network:
        """Return the network with an id or an exact name."""
        id_ = canonical_id(given)
        for network in self.networks:
            if network.id == id_ or fold(network.name) == fold(given):
                return network
        names = [network.name for network in self.networks]
        raise NotFoundError(kind="network", given=given, hint=did_you_mean(given, names), noun="network")

    def pledge(self, given: str) -> Pledge:
        """Return the pledge that an id names, or that the commitment or deliverable it names belongs to."""
        id_ = canonical_id(given) or ""
        found = self.pledges.get(position(id_)[0]) if id_.startswith("P") else None
        if found:
            return found
        pledge = id_.partition(".")[0] or given
        hint = did_you_mean(pledge, (make_id("P", number) for number in self.pledges.stored))
        raise NotFoundError(kind="pledge", given=pledge, hint=hint, noun="pledge")

    def commitment(self, given: str) -> Commitment:
        """Return the commitment that an id names, or that the deliverable it names belongs to."""
        pledge = self.pledge(given)
        sought = ".".join((canonical_id(given) or "").split(".")[:2])
        return _part(pledge.commitments, sought, pledge.id, "commitment")

    def deliverable(self, given: str) -> Deliverable:
        """Return the deliverable with an id."""
        commitment = self.commitment(given)
        return _part(commitment.deliverables, canonical_id(given) or "", commitment.id, "deliverable")

    def promise(self, given: str) -> Commitment | Deliverable:
        """Return the commitment or the deliverable with an id."""
        id_ = canonical_id(given) or ""
        if "." not in id_:
            pledge = self.pledge(given)
            raise WholePledgeError(given=pledge.id, known=", ".join(each.id for each in pledge.commitments) or "none yet")
        return self.deliverable(given) if id_.count(".") == 2 else self.commitment(given)

    def resolve(self, kind: str, given: str) -> str:
        """Return the canonical id of the record of a kind that was given in any of its forms."""
        find = self.promise if kind == "commitment or deliverable" else getattr(self, kind)
        found: str = find(given).id
        return found

    def measure_of(self, given: str) -> Measure:
        """Return what the values of a deliverable are; those of a commitment are never stored."""
        promise = self.promise(given)
        return promise.measure if isinstance(promise, Deliverable) else Measure.TEXT

    def name_of(self, organisation: str) -> str:
        """Return the name of an organisation, by id."""
        return self.organisation(organisation).name

    def reports_of(self, pledge: str) -> Iterator[Report]:
        """Yield the reports of a pledge by year."""
        first, last = report_number(pledge, FIRST_YEAR), report_number(pledge, LAST_YEAR)
        for number in range(first, last + 1):
            if report := self.reports.get(number):
                yield report

    # -- organisations ------------------------------------------------------------------------------------------------

    def add_organisation(self, new: Organisation, *, allow_duplicate: bool = False) -> Organisation:
        """Register an organisation.

        Raises:
            FieldsError: its id is taken, or its name or an alias looks the same as another's.
        """
        problems: list[Problem] = []
        for path, name in [(("name",), new.name), *((("aliases", i), alias) for i, alias in enumerate(new.aliases))]:
            for other in () if allow_duplicate else self.directory.named(name)[:1]:
                problems.append((path, DuplicateNameError(given=name, other=other, name=self.name_of(other))))
        stored = self._numbered(self.organisations, "O", new, problems)
        if problems:
            raise FieldsError(problems)
        for other in self.directory.with_kvk(new.kvk)[:1] if new.kvk else ():
            self.remarks.append(SharedKvkRemark(kvk=new.kvk, other=other, name=self.name_of(other)))
        self.organisations.put(stored)
        self.directory.add(stored)
        return stored

    def known_or_added(self, described: Organisation) -> Organisation:
        """Return the organisation that a description is of, by KVK or else name; register it when there is none.

        What the register says of a known one stays; where the description differs, that is remarked on.
        """
        known = [*(self.directory.with_kvk(described.kvk) if described.kvk else ()), *self.directory.named(described.name)]
        if not known:
            return self.add_organisation(described)
        organisation = self.organisation(known[0])
        for name in Organisation.__struct_fields__:
            old, new = getattr(organisation, name), getattr(described, name)
            if new not in (None, (), "") and new != old:
                remark = KeptFieldRemark(organisation=organisation.id, field=name, old=quoted(old), new=quoted(new))
                self.remarks.append(remark)
        return organisation

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
            StateError: it is no draft.
            FieldsError: it cannot be signed as it is.
        """
        pledge = self.pledge(given)
        if pledge.state is not PledgeState.DRAFT:
            when = f" (on {pledge.signed_on})" if pledge.signed_on else ""
            raise StateError(pledge=pledge.id, state=f"{pledge.state}{when}", why="only a draft can be signed.")
        signed = structs.replace(pledge, state=PledgeState.SIGNED, signed_on=signed_on)
        if problems := list(rule.pledge_faults(signed, today)):
            raise FieldsError(problems)
        self.remarks.extend(rule.pledge_remarks(signed))
        self.pledges.put(signed)
        return signed

    def add_commitment(self, given: str, new: Commitment, today: date) -> Commitment:
        """Add a commitment to a pledge that is not closed or withdrawn."""
        pledge = self._open_pledge(given)
        pledge = structs.replace(pledge, commitments=(*pledge.commitments, new))
        pledge = self._put_checked(pledge, today)
        stored = pledge.commitments[-1]
        self.remarks.extend(rule.commitment_remarks(stored, pledge))
        return stored

    def add_deliverable(self, given: str, new: Deliverable, today: date) -> Deliverable:
        """Add a deliverable to a commitment of a pledge that is not closed or withdrawn."""
        sought = self.commitment(given).id
        pledge = self._open_pledge(given)
        commitments = tuple(
            structs.replace(each, deliverables=(*each.deliverables, new)) if each.id == sought else each
            for each in pledge.commitments
        )
        self._put_checked(structs.replace(pledge, commitments=commitments), today)
        stored = self.commitment(sought).deliverables[-1]
        self.remarks.extend(rule.deliverable_remarks(stored))
        return stored

    def _open_pledge(self, given: str) -> Pledge:
        pledge = self.pledge(given)
        if pledge.state not in {PledgeState.DRAFT, PledgeState.SIGNED}:
            raise StateError(pledge=pledge.id, state=pledge.state, why="nothing can be added to it.")
        return pledge

    def _put_checked(self, pledge: Pledge, today: date) -> Pledge:
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
            if not (holder and party.role is Role.SIGNATORY and party.organisation == holder.organisation)
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
            StateError: the pledge was withdrawn.
        """
        pledge = self.pledge(given.pledge)
        if pledge.state is PledgeState.WITHDRAWN:
            raise StateError(pledge=pledge.id, state=pledge.state, why="there is nothing to account for.")
        round_ = self.rounds.get(given.year)
        if round_ and round_.locked_on:
            raise LockedRoundError(year=given.year, on=round_.locked_on)
        if progress.is_empty(given):
            of = given.updates[0].of if given.updates else given.pledge
            raise NothingToLogError(given=of, year=given.year)
        stored = self.reports.get(given.number)
        problems = list(rule.report_faults(given, pledge, today))
        for index, update in enumerate(given.updates):
            path = ("updates", index)
            if not update.of.startswith(pledge.id + "."):
                problems.append(((*path, "of"), NotInError(owner=pledge.id, kind="promise", given=update.of, known="its own")))
            problems.extend(rule.kind_faults(update, self.promise(update.of), path))
        report, conflicts = progress.merged(stored, given, replace=replace)
        problems.extend(conflicts)
        if problems:
            raise FieldsError(problems)
        logged = Logged(report, tuple(update.of for update in given.updates) or (pledge.id,), changed=report != stored)
        if not logged.changed:
            return logged
        self.reports.put(report)
        if pledge.state is PledgeState.DRAFT:
            self.remarks.append(DraftProgressRemark(pledge=pledge.id))
        earlier = [each for each in self.reports_of(pledge.id) if each.year < report.year]
        self.remarks.extend(progress.remarks(pledge, report, given, earlier))
        return logged

    # -- ids ----------------------------------------------------------------------------------------------------------

    def _numbered(self, collection: Collection[Any], letter: str, new: Any, problems: list[Problem]) -> Any:
        """Return the record with its own id, if that is free, or else with the next one."""
        if new.id and collection.get(new.number):
            problems.append((("id",), TakenError(given=new.id)))
            return new
        highest = self.counters.get(letter, 0)
        stored = new if new.id else structs.replace(new, id=make_id(letter, highest + 1))
        self.counters[letter] = max(highest, stored.number)
        return stored


def _title_and_holder(pledge: Pledge) -> tuple[str, str | None]:
    return fold(pledge.title), pledge.holder.organisation if pledge.holder else None


def _part(parts: tuple[Any, ...], id_: str, owner: str, kind: str) -> Any:
    for part in parts:
        if part.id == id_:
            return part
    known = ", ".join(part.id for part in parts) or "none"
    raise NotInError(owner=owner, kind=kind, given=id_, known=known)


def _numbered_commitments(pledge: Pledge) -> tuple[Commitment, ...]:
    commitments = _numbered_parts(pledge.commitments, pledge.id)
    return tuple(
        structs.replace(each, deliverables=_numbered_parts(each.deliverables, each.id)) for each in commitments
    )


def _numbered_parts(parts: tuple[Any, ...], owner: str) -> tuple[Any, ...]:
    """Return the parts of a record, those without an id numbered after the highest."""
    highest = max((position(part.id)[-1] for part in parts if part.id), default=0)
    numbered = []
    for part in parts:
        highest += not part.id
        numbered.append(part if part.id else structs.replace(part, id=f"{owner}.{highest}"))
    return tuple(numbered)

