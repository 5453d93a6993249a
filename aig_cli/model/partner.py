"""Changes of organisations, their contact persons and their networks."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from msgspec import structs

from aig_cli.errors import (
    AmbiguousError,
    DuplicateNameError,
    FieldPath,
    FieldsError,
    KeptFieldRemark,
    NetworkEndedError,
    NetworkNameError,
    NoMemberError,
    Problem,
    RegisteredRemark,
    SharedKvkRemark,
    TwiceError,
)
from aig_cli.language import Phrase
from aig_cli.model.field import fields_of
from aig_cli.model.network import Member, Network
from aig_cli.model.network_rule import network_faults
from aig_cli.model.organisation import Contact, Organisation
from aig_cli.model.person import Entry
from aig_cli.model.progress import quoted
from aig_cli.model.rule import limit_faults
from aig_cli.model.text import fold
from aig_cli.model.workspace import Workspace


class Partners(Workspace):
    """Organisations and networks, and how they change."""

    def add_organisation(self, new: Organisation, *, allow_duplicate: bool = False) -> Organisation:
        """Register an organisation.

        Raises:
            FieldsError: its id is taken, or its name or an alias looks the same as another's.
        """
        problems: list[Problem] = []
        stored = self.numbered(self.organisations, "O", new, problems)
        problems.extend(self.organisation_faults(stored, None, allow_duplicate=allow_duplicate))
        return self._put_organisation(stored, None, problems)

    def replace_organisation(self, new: Organisation, *, allow_duplicate: bool = False) -> Organisation:
        """Put an organisation in the place of the one with its id.

        Raises:
            FieldsError: a rule is broken.
        """
        before = self.organisations[new.number]
        problems = list(self.organisation_faults(new, before, allow_duplicate=allow_duplicate))
        return self._put_organisation(new, before, problems)

    def _put_organisation(
        self, new: Organisation, before: Organisation | None, problems: Sequence[Problem]
    ) -> Organisation:
        if problems:
            raise FieldsError(problems)
        if new.kvk and not (before and before.kvk == new.kvk):
            for other in [id_ for id_ in self.directory.with_kvk(new.kvk) if id_ != new.id][:1]:
                self.remarks.append(SharedKvkRemark(kvk=new.kvk, other=other, name=self.name_of(other)))
        self.organisations.put(new)
        return new

    def organisation_faults(
        self, new: Organisation, before: Organisation | None, *, allow_duplicate: bool
    ) -> Iterator[Problem]:
        """Yield what forbids to store an organisation in the place of what it was."""
        yield from limit_faults(new)
        yield from _contact_faults(new.contacts)
        if not allow_duplicate:
            yield from self._looks_the_same(new, before)

    def _looks_the_same(self, new: Organisation, before: Organisation | None) -> Iterator[Problem]:
        names: list[tuple[FieldPath, str]] = [(("name",), new.name)]
        names += [(("aliases", index), alias) for index, alias in enumerate(new.aliases)]
        known = {fold(name) for name in (before.name, *before.aliases)} if before else set()
        for path, name in names:
            others = [id_ for id_ in self.directory.named(name) if id_ != new.id]
            if others and fold(name) not in known:
                yield path, DuplicateNameError(given=name, other=others[0], name=self.name_of(others[0]))

    def known_or_added(self, described: Organisation) -> Organisation:
        """Return the organisation that a description is of; register it when there is none.

        What the register says of a known one stays; where the description differs, that is remarked on.
        """
        known = self._described(described)
        if not known:
            added = self.add_organisation(described)
            self.remarks.append(RegisteredRemark(name=added.name, organisation=added.id))
            return added
        organisation = self.organisation(known)
        for field in fields_of(Organisation):
            old, new = getattr(organisation, field.name), getattr(described, field.name)
            if new not in (None, (), "") and new != old:
                told = (Phrase("not shown"), Phrase("something else")) if field.personal else (quoted(old), quoted(new))
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

    # -- contact persons ----------------------------------------------------------------------------------------------

    def add_contact(self, given: str, contact: Contact) -> Organisation:
        """Add a contact person to an organisation.

        Raises:
            FieldsError: the same person is there already, or there are too many.
        """
        organisation = self.organisation(given)
        return self.replace_organisation(
            structs.replace(organisation, contacts=(*organisation.contacts, contact)), allow_duplicate=True
        )

    def replace_contact(self, organisation: Organisation, before: Contact, after: Contact | None) -> Organisation:
        """Put a contact person in the place of another; without one, remove that one."""
        replaced = tuple(after if each == before else each for each in organisation.contacts)
        contacts = tuple(each for each in replaced if each is not None)
        return self.replace_organisation(structs.replace(organisation, contacts=contacts), allow_duplicate=True)

    def forget_contacts(self, meant: Collection[Entry]) -> list[Organisation]:
        """Remove contact persons; return the organisations that had one."""
        found = []
        for organisation in list(self.organisations):
            kept = tuple(each for each in organisation.contacts if (organisation.id, each) not in meant)
            if kept != organisation.contacts:
                without = structs.replace(organisation, contacts=kept)
                found.append(self.replace_organisation(without, allow_duplicate=True))
        return found

    # -- networks -----------------------------------------------------------------------------------------------------

    def add_network(self, new: Network) -> Network:
        """Register a network.

        Raises:
            FieldsError: its id is taken, its name looks the same as another's, or a rule is broken.
        """
        problems: list[Problem] = []
        stored = self.numbered(self.networks, "N", new, problems)
        return self._put_network(stored, problems)

    def replace_network(self, new: Network) -> Network:
        """Put a network in the place of the one with its id.

        Raises:
            FieldsError: a rule is broken.
        """
        return self._put_network(new, [])

    def _put_network(self, new: Network, problems: list[Problem]) -> Network:
        problems.extend(self.network_faults(new))
        if problems:
            raise FieldsError(problems)
        self.networks.put(new)
        return new

    def network_faults(self, network: Network) -> Iterator[Problem]:
        """Yield what forbids to store a network among the others."""
        yield from network_faults(network)
        for other in self.networks:
            if other.id != network.id and fold(other.name) == fold(network.name):
                yield ("name",), NetworkNameError(given=network.name, other=other.id)

    def join_network(self, given: str, organisations: Sequence[str], since: date | None) -> Network:
        """Make organisations members of a network.

        Raises:
            FieldsError: one is a member at that time already, or the network has ended.
        """
        network = self.network(given)
        if network.end and (since or self.today) > network.end:
            raise FieldsError([(("since",), NetworkEndedError(network=network.id, end=network.end))])
        members = [Member(organisation=self.organisation(each).id, since=since) for each in organisations]
        return self.replace_network(structs.replace(network, members=(*network.members, *members)))

    def leave_network(self, given: str, organisations: Sequence[str], until: date) -> Network:
        """End the membership of organisations after a day.

        Raises:
            NoMemberError: one is no member on that day.
        """
        network = self.network(given)
        for each in organisations:
            leaving = self.organisation(each).id
            stays = [member for member in network.members_on(until) if member.organisation == leaving]
            if not stays:
                raise NoMemberError(network=network.id, given=leaving, on=until)
            members = [structs.replace(each, until=until) if each in stays else each for each in network.members]
            network = structs.replace(network, members=tuple(members))
        return self.replace_network(network)


def _contact_faults(contacts: Sequence[Contact]) -> Iterator[Problem]:
    seen = set()
    for index, contact in enumerate(contacts):
        person = fold(contact.name), fold(contact.email or "")
        if person in seen:
            yield ("contacts", index), TwiceError(given="this contact person")
        seen.add(person)
