"""A snapshot of the register: all records, and how people find one."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from aig_cli.errors import (
    AmbiguousError,
    Nearest,
    NoRoundError,
    NotFoundError,
    NotInError,
    Remark,
    WholePledgeError,
    WrongKindError,
)
from aig_cli.language import Phrase
from aig_cli.model.code import Measure
from aig_cli.model.collection import Collection
from aig_cli.model.directory import Directory
from aig_cli.model.field import Record
from aig_cli.model.ident import canonical_id, kind_of, make_id, owner_of, position
from aig_cli.model.likeness import Likenesses
from aig_cli.model.network import Network
from aig_cli.model.organisation import Organisation
from aig_cli.model.pledge import Commitment, Deliverable, Pledge
from aig_cli.model.report import ANSWERED, Report, Round, report_number
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
TABLE_OF: Mapping[str, str] = {"O": "organisations", "N": "networks", "P": "pledges"}
"""The collection of a record, by the letter of its id."""


def table_of(kind: type[Record]) -> str:
    """Return the collection of the records of a kind."""
    return next(table for table, each in TABLES.items() if each is kind)


class Snapshot:
    """All records, by number.

    Attributes:
        today: the day that counts as today.
        counters: the highest number ever given out, so that none is given twice: for each letter of an id, and for the
            parts of a pledge or commitment (by its id) that lost one.
        remarks: what the changes made so far gave reason to warn about.
        register, revision: which register it is of, and the number of its last operation; empty where no store has it.
        find_recorded: finds what `recorded_on` tells; nothing where no history has it.
    """

    register = ""
    revision = 0

    def __init__(self, stored: Mapping[str, Mapping[int, Any]], counters: Mapping[str, int], today: date) -> None:
        self.today = today
        self.organisations: Collection[Organisation] = Collection(stored["organisations"])
        self.networks: Collection[Network] = Collection(stored["networks"])
        self.pledges: Collection[Pledge] = Collection(stored["pledges"])
        self.rounds: Collection[Round] = Collection(stored["rounds"])
        self.reports: Collection[Report] = Collection(stored["reports"])
        self.counters = dict(counters)
        self.remarks: list[Remark] = []
        self.find_recorded: Callable[[], Mapping[str, date]] = dict

    @cached_property
    def recorded_on(self) -> Mapping[str, date]:
        """The days on which pledges of unknown signing were recorded as signed, and networks without a first day."""
        return self.find_recorded()

    def collection(self, table: str) -> Collection[Any]:
        """Return a collection by its name in `TABLES`."""
        collection: Collection[Any] = getattr(self, table)
        return collection

    @cached_property
    def directory(self) -> Directory:
        """What organisations are called."""
        return Directory(self.organisations)

    @cached_property
    def likenesses(self) -> Likenesses:
        """What organisations are nearly called."""
        return Likenesses(self.organisations)

    def _survivor(self, id_: str) -> Organisation | None:
        """Return the organisation with an id, or the one that took its place when it was merged away."""
        found = self.organisations.get(position(id_)[0]) if id_.startswith("O") else None
        seen: set[str] = set()
        while found and found.merged_into and found.id not in seen:
            seen.add(found.id)
            found = self.organisations.get(position(found.merged_into)[0])
        return found

    def organisation(self, given: str) -> Organisation:
        """Return the organisation that an id leads to, else what the `Directory` finds.

        The id of one that was merged away leads to the one that took its place.

        Raises:
            NotFoundError, AmbiguousError: none or several answer to it.
            WrongKindError: it is the id of something else.
        """
        id_ = canonical_id(given) or ""
        try:
            found = self._survivor(id_) or self._survivor(self.directory.find(given))
        except NotFoundError:
            if id_ and not id_.startswith("O"):
                raise WrongKindError(given=id_, found=Phrase(kind_of(id_)), kind=Phrase("organisation")) from None
            raise
        assert found is not None  # the directory knows of those that are there
        return found

    def network(self, given: str) -> Network:
        """Return the network with an id or an exact name, or else the beginning of just one name.

        Raises:
            NotFoundError, AmbiguousError: none or several answer to it.
        """
        id_, sought = canonical_id(given) or "", fold(given)
        if id_.startswith("N") and (known := self.networks.get(position(id_)[0])):
            return known
        beginning = []
        for network in self.networks:
            if fold(network.name) == sought:
                return network
            if sought and fold(network.name).startswith(sought):
                beginning.append(network)
        if len(beginning) > 1:
            raise AmbiguousError(given=given, matches=", ".join(f"{each.id} ({each.name})" for each in beginning))
        if beginning:
            return beginning[0]
        names = [network.name for network in self.networks]
        raise NotFoundError(
            kind=Phrase("network"),
            given=id_ or given,
            hint=Nearest(given, names),
            see=Phrase(" See: aig network list"),
        )

    def pledge(self, given: str) -> Pledge:
        """Return the pledge with an id.

        Raises:
            NotFoundError: there is none.
        """
        id_ = canonical_id(given) or ""
        if id_ and kind_of(id_) != "pledge":
            raise WrongKindError(given=id_, found=Phrase(kind_of(id_)), kind=Phrase("pledge"))
        found = self.pledges.get(position(id_)[0]) if id_ else None
        if found:
            return found
        hint = Nearest(id_, (make_id("P", number) for number in self.pledges.stored))
        see = Phrase(" See: aig pledge list")
        raise NotFoundError(kind=Phrase("pledge"), given=id_ or given, hint=hint, see=see)

    def pledge_of(self, given: str) -> Pledge:
        """Return the pledge that a commitment or deliverable belongs to, by its id."""
        return self.pledge((canonical_id(given) or given).partition(".")[0])

    def commitment(self, given: str) -> Commitment:
        """Return the commitment with an id.

        Raises:
            NotFoundError, NotInError: there is no such pledge, or it has no such commitment.
        """
        if canonical_id(given) is None:
            see = Phrase(" An id looks like P0001.1. See: aig commitment list")
            raise NotFoundError(kind=Phrase("commitment"), given=given, hint="", see=see)
        pledge = self.pledge_of(given)
        return _part(pledge.commitments, canonical_id(given) or given, pledge.id, "commitment")

    def deliverable(self, given: str) -> Deliverable:
        """Return the deliverable with an id.

        Raises:
            NotFoundError, NotInError: there is no such commitment, or it has no such deliverable.
        """
        id_ = canonical_id(given) or given
        commitment = self.commitment(owner_of(id_))
        return _part(commitment.deliverables, id_, commitment.id, "deliverable")

    def item(self, given: str) -> Commitment | Deliverable:
        """Return the commitment or the deliverable with an id.

        Raises:
            WholePledgeError: it is the id of a pledge.
            NotFoundError, NotInError: there is none.
        """
        id_ = canonical_id(given) or given
        if "." not in id_:
            pledge = self.pledge(id_)
            known = ", ".join(each.id for each in pledge.commitments) or Phrase("none yet")
            raise WholePledgeError(given=pledge.id, known=known)
        return self.deliverable(id_) if id_.count(".") == 2 else self.commitment(id_)

    def round(self, year: int | None = None) -> Round:
        """Return the round over a year, or the latest one.

        Raises:
            NoRoundError: there is none.
        """
        years = sorted(each.year for each in self.rounds)
        wanted = year or (years[-1] if years else self.today.year)
        if found := self.rounds.get(wanted):
            return found
        raise NoRoundError(year=wanted, known=", ".join(map(str, years)) or Phrase("none"))

    def record(self, given: str) -> Organisation | Network | Pledge | Commitment | Deliverable:
        """Return the record with an id of any kind, else the organisation that the words lead to."""
        id_ = canonical_id(given) or ""
        found: Organisation | Network | Pledge | Commitment | Deliverable
        found = getattr(self, kind_of(id_) if id_ else "organisation")(given)
        return found

    def resolve(self, kind: str, given: str) -> str:
        """Return the canonical id of the record of a kind that was given in any of its forms."""
        find = self.item if kind == "commitment or deliverable" else getattr(self, kind)
        found: str = find(given).id
        return found

    def measure_of(self, given: str) -> Measure:
        """Return what the values of a deliverable are; those of a commitment are never stored."""
        item = self.item(given)
        return item.measure if isinstance(item, Deliverable) else Measure.TEXT

    def name_of(self, organisation: str) -> str:
        """Return the name of an organisation, by id."""
        return self.organisation(organisation).name

    def called(self, kind: str, name: str) -> set[str]:
        """Return the ids of the organisations or networks with an id, or a name or alias that reads the same."""
        if id_ := canonical_id(name):
            found = self.organisations.get(position(id_)[0]) if id_.startswith("O") else None
            return {self.organisation(id_).id, id_} if found else {id_}
        if kind == "organisation":
            return set(self.directory.named(name))
        return {network.id for network in self.networks if fold(network.name) == fold(name)}

    @cached_property
    def networks_by_member(self) -> dict[str, tuple[str, ...]]:
        """The networks that an organisation is a member of today, by its id."""
        found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
        for network in self.networks:
            for member in network.members_on(self.today):
                found[member.organisation] += (network.id,)
        return found

    @cached_property
    def last_reported(self) -> dict[str, int]:
        """The last year for which an account of a pledge came in, by its id."""
        return {report.pledge: report.year for report in self.reports if report.state in ANSWERED}

    @cached_property
    def latest_rounds(self) -> tuple[Round, ...]:
        """The rounds, the latest first."""
        return tuple(sorted(self.rounds, key=lambda each: each.year, reverse=True))

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
    known = ", ".join(part.id for part in parts) or Phrase("none")
    raise NotInError(owner=owner, kind=Phrase(kind), given=id_, known=known)
