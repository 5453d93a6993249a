"""Taking a contact person out of what is kept of the past: the history, and the backups."""

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cache

import msgspec
from msgspec import Raw, Struct, structs

from aig_cli.errors import AigError, DamagedBackupError, UnreadableChangeError
from aig_cli.model.operation import Change
from aig_cli.model.organisation import Organisation
from aig_cli.model.person import Entry
from aig_cli.store import backup, history, layout
from aig_cli.store.content import changed, parsed
from aig_cli.store.disk import read_file, replace_file, writing
from aig_cli.store.history import Found, Line
from aig_cli.store.shelf import Backups


class Forgotten(Struct, frozen=True):
    """What was cleared of a person.

    Attributes:
        operations, backups: how many were about the person.
        unread: the backups that could not be read, and may be about the person too.
    """

    operations: int
    backups: int
    unread: list[str]


def past_organisations(lines: Iterable[Line]) -> Iterator[Organisation]:
    """Yield every state of every organisation that had contact persons."""
    for line in lines:
        for change in line.changes:
            for raw in (change.before, change.after):
                if _has_contacts(change.table, raw):
                    yield _decoded(raw, change.number)


def backed_up_organisations(backups: Backups) -> Iterator[Organisation]:
    """Yield every state in the backups, and in what was put away, of every organisation that had contact persons."""
    for path in backups.everything():
        with suppress(AigError):
            for name, data in backup.members(path).items():
                lines = data.split(b"\n")
                texts = (line.partition(b": ")[2] for line in lines) if not name.endswith(".jsonl") else ()
                yield from (found for text in texts if (found := _salvaged(text.rstrip(b","))))
                whole = (each.line for each in history.found(data) if each.line)
                yield from past_organisations(whole if name.endswith(".jsonl") else ())


def _salvaged(text: bytes) -> Organisation | None:
    """Return the organisation that a line of a store holds, if it is one with contact persons."""
    if b'"contacts"' not in text:
        return None
    with suppress(msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return _decoder().decode(text)
    return None


def forget(path: str, register: str, backups: Backups, meant: Collection[Entry]) -> Forgotten:
    """Take a contact person out of the backups, and last of the history at a path, as if nobody had ever been there.

    Raises:
        StoreError: the history stays as it was; it can be done again.
    """
    found = list(history.found(read_file(path)))
    lines, operations = _without_person(path, found, meant)
    for draft in backups.drafts():
        with writing(draft):
            os.unlink(draft)
    count, unread = 0, []
    others = set(backups.others())
    for each in backups.everything():
        try:
            if each not in others or backup.look(each).about.register == register:
                count += backup.rewrite(each, lambda name, data: _forgotten_file(name, data, meant))
        except AigError:
            unread.append(each)
    replace_file(path, history.written(lines))
    return Forgotten(operations, count, unread)


def words_of(meant: Collection[Entry]) -> list[bytes]:
    """Return what a person is known by, as it stands in a file: names, e-mail addresses, telephone numbers."""
    words = {word for _, contact in meant for word in (contact.name, contact.email, contact.phone) if word}
    return [msgspec.json.encode(word)[1:-1] for word in sorted(words)]


def mentions(paths: Iterable[str], backups: Backups, meant: Collection[Entry]) -> list[str]:
    """Return the files, and the backups, in which a word still stands that a person is known by."""
    words = words_of(meant)
    found = [path for path in paths if _mentions([read_file(path)], words)]
    for path in backups.everything():
        with suppress(DamagedBackupError):
            if _mentions(backup.members(path).values(), words):
                found.append(path)
    return found


def _mentions(contents: Iterable[bytes], words: Collection[bytes]) -> bool:
    return any(word in content for content in contents for word in words)


def _without_person(path: str, found: Sequence[Found], meant: Collection[Entry]) -> tuple[list[Line], int]:
    """Return the lines of a history without a person, and how many were about the person.

    Raises:
        DamagedHistoryError, UnreadableChangeError: it is damaged.
    """
    for error in history.damage(path, found):
        raise error
    lines, count = [], 0
    for line in (each.line for each in found if each.line):
        changes = [_forgotten(change, meant) for change in line.changes]
        kept = tuple(change for change in changes if change.before != change.after)
        count += kept != line.changes
        lines.append(structs.replace(line, changes=kept))
    return lines, count


def _forgotten_file(name: str, data: bytes, meant: Collection[Entry]) -> bytes:
    """Return a file of a backup without a person; in a damaged one, the lines that name the person are crossed out."""
    try:
        if name.endswith(".history.jsonl"):
            return history.written(_without_person(name, list(history.found(data)), meant)[0])
        return data if name == backup.ABOUT else _forgotten_store(data, meant)
    except AigError:
        words = words_of(meant)
        lines = (b"x" * len(line) if _mentions([line], words) else line for line in data.split(b"\n"))
        return b"\n".join(lines)


def _forgotten_store(raw: bytes, meant: Collection[Entry]) -> bytes:
    content = parsed(raw, "")
    old = content.rows("organisations")
    new = {("organisations", number): _without(record, number, meant) for number, record in old.items()}
    tables = changed(content, {place: record for place, record in new.items() if record != old[place[1]]})
    return layout.encode({name: table.raw for name, table in tables.items()}, content.meta)


def _forgotten(change: Change, meant: Collection[Entry]) -> Change:
    if change.table != "organisations":
        return change
    before, after = (_without(raw, change.number, meant) for raw in (change.before, change.after))
    return structs.replace(change, before=before, after=after)


def _has_contacts(table: str, raw: Raw) -> bool:
    return table == "organisations" and b'"contacts"' in bytes(raw)


def _without(raw: Raw, number: int, meant: Collection[Entry]) -> Raw:
    if not _has_contacts("organisations", raw):
        return raw
    organisation = _decoded(raw, number)
    kept = tuple(contact for contact in organisation.contacts if (organisation.id, contact) not in meant)
    if kept == organisation.contacts:
        return raw
    return Raw(layout.encode_record(structs.replace(organisation, contacts=kept)))


def _decoded(raw: Raw, number: int) -> Organisation:
    try:
        return _decoder().decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UnreadableChangeError(table="organisations", number=number, why=error) from None


@cache
def _decoder() -> msgspec.json.Decoder[Organisation]:
    return msgspec.json.Decoder(Organisation)
