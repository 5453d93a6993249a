"""Taking a contact person out of what is kept of the past."""

from collections.abc import Callable
from functools import cache

import msgspec
from msgspec import Raw, Struct, structs

from aig_cli.model.operation import Change, Operation
from aig_cli.model.organisation import Contact, Organisation
from aig_cli.store import history, layout

Test = Callable[[Contact], bool]


@cache
def _decoder() -> msgspec.json.Decoder[Organisation]:
    return msgspec.json.Decoder(Organisation)


class Forgotten(Struct):
    """What was taken out of the history.

    Attributes:
        operations: how many operations were about the person.
        words: the names, addresses and numbers that were there.
    """

    operations: int
    words: set[str]


def forget_in_history(path: str, is_meant: Test) -> Forgotten:
    """Take a contact person out of every state of every organisation, as if the person had never been there.

    Raises:
        UnreadableHistoryError, WriteStoreError: the history stays as it was.
    """
    forgotten = Forgotten(0, set())

    def rewrite(operation: Operation) -> Operation:
        changes = [_forgotten(change, is_meant, forgotten.words) for change in operation.changes]
        kept = tuple(change for change in changes if change.before != change.after)
        return structs.replace(operation, changes=kept)

    forgotten.operations = history.rewritten(path, rewrite)
    return forgotten


def words_of(contact: Contact) -> set[str]:
    """Return what of a contact person leads to the person."""
    return {word for word in (contact.name, contact.email, contact.phone) if word}


def _forgotten(change: Change, is_meant: Test, words: set[str]) -> Change:
    if change.table != "organisations":
        return change
    before, after = (_without(raw, is_meant, words) for raw in (change.before, change.after))
    return structs.replace(change, before=before, after=after)


def _without(raw: Raw, is_meant: Test, words: set[str]) -> Raw:
    if b'"contacts"' not in bytes(raw):
        return raw
    organisation = _decoder().decode(raw)
    kept = tuple(contact for contact in organisation.contacts if not is_meant(contact))
    if kept == organisation.contacts:
        return raw
    words.update(*(words_of(contact) for contact in organisation.contacts if contact not in kept))
    return Raw(layout.encode_record(structs.replace(organisation, contacts=kept)))
