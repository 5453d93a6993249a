"""Who a contact person is: by name or address, in every state of every organisation."""

from collections.abc import Collection, Mapping

from aig_cli.errors import NoContactError, SeveralContactsError
from aig_cli.model.organisation import Contact, Organisation
from aig_cli.model.text import fold

Entry = tuple[str, Contact]
"""A contact person, with the id of the organisation."""


def contact_named(organisation: Organisation, given: str) -> Contact:
    """Return the contact person of an organisation with a name or an e-mail address.

    Raises:
        NoContactError: there is none.
        SeveralContactsError: there are several with that name.
    """
    found = [each for each in organisation.contacts if is_named(each, given)]
    if not found:
        raise NoContactError(organisation=organisation.id, given=given)
    if len(found) > 1:
        raise SeveralContactsError(organisation=organisation.id, count=len(found))
    return found[0]


def is_named(contact: Contact, given: str) -> bool:
    """Tell whether a contact person has a name or an e-mail address; case and accents do not matter."""
    return fold(given) in {fold(contact.name), fold(contact.email or contact.name)}


def same_person(states: Collection[Organisation], given: str) -> set[Entry]:
    """Return the contact person with a name or an address as it stands in any state of any organisation.

    At the same organisation an entry with the same name or address is the same person at another time, unless the two
    stood there together: then it is a namesake, or a colleague who shares an address. Organisations that were merged
    are the same one.
    """
    survivors = {state.id: state.merged_into for state in states if state.merged_into}
    entries = {(state.id, contact) for state in states for contact in state.contacts}
    found = {entry for entry in entries if is_named(entry[1], given)}
    words = set().union(*(_words(entry, survivors) for entry in found))
    alike = {entry for entry in entries if _words(entry, survivors) & words}
    beside: set[Entry] = set()
    for state in states:
        together = {(state.id, contact) for contact in state.contacts}
        if together & found:
            beside |= {_placed(entry, survivors) for entry in together}
    return found | {entry for entry in alike if _placed(entry, survivors) not in beside}


def _placed(entry: Entry, survivors: Mapping[str, str]) -> Entry:
    """Return a contact person with the organisation that took the place of one that was merged away."""
    organisation, contact = entry
    return survivors.get(organisation, organisation), contact


def _words(entry: Entry, survivors: Mapping[str, str]) -> set[tuple[str, str]]:
    """Return the name and the address of a contact person, each with the organisation."""
    organisation, contact = _placed(entry, survivors)
    return {(organisation, fold(word)) for word in (contact.name, contact.email) if word}
