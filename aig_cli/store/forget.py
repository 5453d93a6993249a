"""Taking a contact person out of what is kept of the past."""

from collections.abc import Collection, Iterable, Iterator
from functools import cache

import msgspec
from msgspec import Raw, structs

from aig_cli.model.operation import Change, Operation
from aig_cli.model.organisation import Organisation
from aig_cli.model.partner import Entry
from aig_cli.store import history, layout


def past_organisations(operations: Iterable[Operation]) -> Iterator[Organisation]:
    """Yield every state of every organisation that had contact persons."""
    for operation in operations:
        for change in operation.changes:
            for raw in (change.before, change.after):
                if _has_contacts(change, raw):
                    yield _decoder().decode(raw)


def forget_in_history(path: str, meant: Collection[Entry]) -> int:
    """Take a contact person out of every state of every organisation, as if the person had never been there.

    Returns:
        How many operations were about the person.

    Raises:
        UnreadableHistoryError, WriteStoreError: the history stays as it was.
    """

    def rewrite(operation: Operation) -> Operation:
        changes = [_forgotten(change, meant) for change in operation.changes]
        kept = tuple(change for change in changes if change.before != change.after)
        return structs.replace(operation, changes=kept)

    return history.rewritten(path, rewrite)


def _forgotten(change: Change, meant: Collection[Entry]) -> Change:
    before, after = (
        _without(raw, meant) if _has_contacts(change, raw) else raw for raw in (change.before, change.after)
    )
    return structs.replace(change, before=before, after=after)


def _has_contacts(change: Change, raw: Raw) -> bool:
    return change.table == "organisations" and b'"contacts"' in bytes(raw)


def _without(raw: Raw, meant: Collection[Entry]) -> Raw:
    organisation = _decoder().decode(raw)
    kept = tuple(contact for contact in organisation.contacts if (organisation.id, contact) not in meant)
    if kept == organisation.contacts:
        return raw
    return Raw(layout.encode_record(structs.replace(organisation, contacts=kept)))


@cache
def _decoder() -> msgspec.json.Decoder[Organisation]:
    return msgspec.json.Decoder(Organisation)
