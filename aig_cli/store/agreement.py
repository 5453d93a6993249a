"""Whether a store and its history belong together."""

from aig_cli.errors import (
    ForeignHistoryError,
    HistoryAheadError,
    MixedHistoryError,
    ShortHistoryError,
    StoreError,
)
from aig_cli.store import history
from aig_cli.store.content import Content
from aig_cli.store.disk import read_file, remove_draft
from aig_cli.store.history import End
from aig_cli.store.location import Files


def disagreement(files: Files, content: Content) -> StoreError | None:
    """Return what a glance at the end of the history tells: it is that of another store, or of another moment.

    What another command saved after the store was read is no disagreement.
    """
    try:
        end = history.end(files.history, content.meta.revision)
    except StoreError as error:
        return error
    found = _found(files, content, end) or history.fault_at(files.history, end)
    if isinstance(found, HistoryAheadError) and read_file(files.store) != content.raw:
        return None
    return found


def _found(files: Files, content: Content, end: End) -> StoreError | None:
    number = end.ending.number if end.ending else 0
    revision = content.meta.revision
    if end.ending and end.ending.register not in {"", content.meta.register}:
        return ForeignHistoryError(path=files.history, store=files.store)
    if number > revision:
        return HistoryAheadError(path=files.store, revision=revision, found=number, history=files.history)
    if number < revision:
        return ShortHistoryError(path=files.history, found=number, revision=revision)
    return None


def last_time(files: Files, content: Content) -> str:
    """Return when the store's last operation was, empty for none, after dropping what a killed writer left behind it.

    To be called under the lock, before anything is written.

    Raises:
        StoreError: the history is not that of this store at this moment, or its end is damaged.
    """
    for path in (files.history, files.profiles):
        remove_draft(path)
    end = history.end(files.history, content.meta.revision)
    if error := _found(files, content, end):
        raise error
    if end.extra:
        history.cut(files.history, end.length)
    if not end.length:
        return ""
    line = history.last_line(files.history, end.length)
    for change in line.changes:
        if content.record((change.table, change.number)) != change.after:
            raise MixedHistoryError(path=files.store, number=line.number, record=change.record, history=files.history)
    return line.time


def past(files: Files, content: Content) -> bytes:
    """Return the history up to the store's last operation."""
    length = history.end(files.history, content.meta.revision).length
    return read_file(files.history)[:length] if length else b""
