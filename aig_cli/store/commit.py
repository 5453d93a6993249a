"""Saving an operation: a line of history, and then the store."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from msgspec import Struct

from aig_cli.errors import StoreError, UnconfirmedError, WriteStoreError
from aig_cli.model.operation import Change
from aig_cli.store import history
from aig_cli.store.content import changed
from aig_cli.store.disk import keep_owner, read_file, replace_file, writing
from aig_cli.store.history import Line
from aig_cli.store.layout import SCHEMA, Meta
from aig_cli.store.location import Files
from aig_cli.store.storage import RegisterStorage


class Saving(Struct, frozen=True):
    """What is to be saved as one operation.

    Attributes:
        command: the words of the command.
        changes: the records that it changed.
        counters: the highest numbers given out.
        takes_back: the operation that it takes back.
    """

    command: str
    changes: tuple[Change, ...]
    counters: dict[str, int]
    takes_back: int | None = None

    def entry(self, before: Meta) -> tuple[Line, Meta]:
        """Return the line of the history, and what the store will know of itself."""
        meta = Meta(
            schema=SCHEMA,
            register=before.register or os.urandom(8).hex(),
            revision=before.revision + 1,
            counters=self.counters,
        )
        known = before.counters if before.schema == SCHEMA else {}  # earlier lines do not tell them
        line = Line(
            time=history.now(),
            command=self.command,
            changes=self.changes,
            takes_back=self.takes_back,
            counters={name: count for name, count in self.counters.items() if known.get(name) != count},
            schema=SCHEMA,
            register=meta.register,
            number=meta.revision,
        )
        return line, meta


def replace_both(files: Files, past: bytes, store: bytes) -> None:
    """Put another history and another store in the place of those that are there: both or none.

    Raises:
        WriteStoreError: the old ones stand.
        UnconfirmedError: the new ones stand, but the disk did not confirm it.
    """
    old = read_file(files.history) if os.path.exists(files.history) else None
    with signals_held():
        try:
            replace_file(files.history, past)
            replace_file(files.store, store)
        except StoreError as error:
            if isinstance(error, UnconfirmedError) and read_file(files.store) == store:
                raise
            with suppress(OSError, StoreError):
                os.unlink(files.history) if old is None else replace_file(files.history, old)
            raise WriteStoreError(path=files.store, why=error.facts["why"]) from None


def commit(files: Files, storage: RegisterStorage, saving: Saving) -> None:
    """Write the history, then the store. The store decides: until it is replaced, nothing happened.

    To be called under the lock, with signals held.

    Raises:
        WriteStoreError: nothing was saved.
        UnconfirmedError: it was saved, but the disk did not confirm it.
    """
    content = storage.content
    line, storage.next_meta = saving.entry(content.meta)
    tables = changed(content, {(each.table, each.number): each.after for each in saving.changes})
    length = history.append(files.history, line)
    try:
        for path in (files.history, files.lock):
            with writing(path):
                keep_owner(path, files.store)
        storage.write(tables)
    except WriteStoreError:
        with suppress(WriteStoreError):
            history.cut(files.history, length)
        raise


@contextmanager
def signals_held() -> Iterator[None]:
    """Keep signals waiting, so that an interrupted commit is whole or not begun."""
    # slow to import, and reading goes without
    from signal import SIG_BLOCK, SIG_SETMASK, SIGHUP, SIGINT, SIGTERM, pthread_sigmask

    before = pthread_sigmask(SIG_BLOCK, {SIGINT, SIGTERM, SIGHUP})
    try:
        yield
    finally:
        pthread_sigmask(SIG_SETMASK, before)
