"""A snapshot of the register: all records, and how people find one."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeVar

from aig_cli.errors import NotFoundError, NotInError, Remark, WholePledgeError, did_you_mean
from aig_cli.model.account import Report, Round, report_number
from aig_cli.model.code import Measure
from aig_cli.model.collection import Collection
from aig_cli.model.directory import Directory
from aig_cli.model.field import Record
from aig_cli.model.ident import canonical_id, make_id, position
from aig_cli.model.network import Network
from aig_cli.model.organisation import Organisation
from aig_cli.model.pledge import Commitment, Deliverable, Pledge
from aig_cli.model.text import fold
from aig_cli.model.value import FIRST_YEAR, LAST_YEAR

Part = TypeVar("Part", Commitment, Deliverable)

TABLES: Mapping[str, type[Record]] = {
    "organisations": Organisation,
    "networks": Network,
    "pledges": Pledge,
    "rounds": Round,
    "reports": Report,
}
"""The kinds of records that are stored, by the name of their collection, in the order of an export."""


class Snapshot:
    """All records, by number.

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
            raise WholePledgeError(
                given=pledge.id, known=", ".join(each.id for each in pledge.commitments) or "none yet"
            )
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


def _part(parts: Sequence[Part], id_: str, owner: str, kind: str) -> Part:
    for part in parts:
        if part.id == id_:
            return part
    known = ", ".join(part.id for part in parts) or "none"
    raise NotInError(owner=owner, kind=kind, given=id_, known=known)
