"""What every command is given: the store, the day, and a screen."""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from importlib import import_module
from typing import Any

from msgspec import Struct, structs

from aig_cli.cli.outcome import Outcome
from aig_cli.cli.screen import Screen
from aig_cli.errors import (
    FieldsError,
    FutureError,
    NeedsYesError,
    NoFileNameError,
    NotConfirmedError,
    NotInBatchError,
    OverStoreError,
)
from aig_cli.exchange.monospace import aligned, one_line
from aig_cli.language import say, spoken
from aig_cli.model.entry import read_option
from aig_cli.model.field import Record, plain
from aig_cli.model.registry import Registry
from aig_cli.model.snapshot import Snapshot
from aig_cli.model.value import read_date
from aig_cli.report.difference import Difference
from aig_cli.report.question import Question, question
from aig_cli.report.selection import Selection, known_path
from aig_cli.report.sheet import sheet
from aig_cli.store.location import store_path
from aig_cli.store.store import Store

UNCHANGED = "unchanged"
"""The verb of what was to be done, and was so already."""


class Listing(Struct, frozen=True):
    """How a list was asked for: which rows, which fields, in which format."""

    selection: Selection
    fields: str
    format: str

    def known_fields(self, asked: Question) -> list[str]:
        """Return the fields that were named.

        Raises:
            UnknownColumnError: the question does not have one.
        """
        return [known_path(asked, field) for field in self.fields.split(",") if field]

    def within(self, field: str, value: str) -> "Listing":
        """Return the same listing, of the rows with a value in a field only."""
        return structs.replace(
            self, selection=structs.replace(self.selection, where=(*self.selection.where, f"{field}={value}"))
        )


class Done(Struct, frozen=True):
    """What was done with one record: `P0001  added  A title`, which of its fields changed, and what else is to say.

    The verb is English, and said in the language that is spoken.
    """

    verb: str
    id: str
    label: str
    changes: Sequence[Difference] = ()
    notes: Sequence[str] = ()

    @property
    def is_change(self) -> bool:
        """Whether anything is different since."""
        return self.verb != UNCHANGED


class Settings(Struct, frozen=True, kw_only=True):
    """What the options that commands share were set to. Reading commands have only the first five."""

    store: str | None
    lang: str | None
    today: str | None
    color: str
    debug: bool
    dry_run: bool = False
    yes: bool = False
    quiet: bool = False
    as_json: bool = False


class Batch:
    """Commands that change one registry and are saved together.

    Attributes:
        registry: what they change.
        settings: the options of the batch, which go for every line.
        done, records: what the lines so far did, and the records that they wrote.
    """

    def __init__(self, registry: Registry, settings: Settings) -> None:
        self.registry = registry
        self.settings = settings
        self.done: list[Done] = []
        self.records: list[Record] = []


class App:
    """One run of one command."""

    def __init__(self, command: str, settings: Settings, outcome: Outcome) -> None:
        self.command = command
        self.screen = Screen(settings.color, outcome)
        self.settings = settings
        self.outcome = outcome

    @cached_property
    def store(self) -> Store:
        """The store that was named.

        Raises:
            NotInBatchError: the command is a line of a batch, which has the store already.
        """
        if self.outcome.batch:
            raise NotInBatchError(command=self.command)
        return Store(store_path(self.settings.store), self.today)

    @cached_property
    def today(self) -> date:
        """The day that counts as today: `--today`, else the local date."""
        given = self.settings.today
        return read_option("--today", given, read_date) if given else date.today()  # noqa: DTZ011 - the local day is meant

    @property
    def language(self) -> str:
        """The language of labels: the one that is spoken."""
        return spoken().code

    def read(self) -> Registry:
        """Return a snapshot of the register; what is odd about it is said."""
        registry = self.store.read()
        self.warn(registry)
        return registry

    def read_if_there(self) -> Registry | None:
        """Return a snapshot of the register, for what can do without; None where there is no store."""
        return self.read() if os.path.lexists(self.store.path) else None

    def recall(self, given: dict[str, Any]) -> Registry:
        """Take `--as-of` and `--revision` from the values of a command, and return the register that they name.

        Raises:
            FieldsError: a day that has yet to come.
            NoOperationError: there is no such operation.
            StoreError: the store cannot be read, or its history where that is needed.
        """
        as_of, revision = given.pop("as_of"), given.pop("revision")
        if as_of and as_of > self.today:
            raise FieldsError([(("--as-of",), FutureError(given=as_of, today=self.today))])
        registry = self.store.recall(as_of, revision)
        self.warn(registry)
        registry.remarks.clear()
        return registry

    @contextmanager
    def change(self, *, backup: str = "") -> Iterator[Registry]:
        """Hand out the registry and save what is changed; with `--dry-run`, save nothing. A batch saves its lines.

        With a reason for a `backup` one is made first.
        """
        if batch := self.outcome.batch:
            batch.registry.today = self.today
            yield batch.registry
            return
        try:
            with self.store.change(self.command, save=not self.settings.dry_run, backup=backup) as registry:
                yield registry
        finally:
            self.outcome.saved = self.store.saved  # an interruption comes after the commit, or before it
        self.warn(registry)

    @property
    def asks(self) -> bool:
        """Whether a question is asked: neither `--yes` nor `--dry-run` was given."""
        return not self.settings.yes and not self.settings.dry_run

    def confirm(self, question: str, consequence: str = "") -> None:
        """Ask, unless `--yes` or `--dry-run` was given; without another consequence, it cannot be undone.

        Raises:
            ReadOnlyStoreError: it could not be done anyway.
            NeedsYesError: nobody is there to be asked.
            NotConfirmedError: the answer was no.
        """
        consequence = consequence or say("This cannot be undone.")
        if not self.asks:
            return
        if not self.outcome.batch:
            self.store.require_writable()
        if self.outcome.batch or not self.screen.can_ask:
            raise NeedsYesError(question=question, consequence=consequence)
        if not self.screen.ask(f"{question} {consequence}"):
            raise NotConfirmedError

    def warn(self, registry: Snapshot) -> None:
        """Say what gave reason to warn."""
        for remark in registry.remarks:
            place = f"{remark.place}: " if remark.place else ""
            self.screen.message(say("Warning: {what}", what=f"{place}{remark}"))

    def wrote(
        self, done: Sequence[Done], records: Sequence[Record], next_step: str = "", *, as_list: bool = False
    ) -> None:
        """Say what was written: the ids with `--quiet`, the records with `--json`, else a sentence for each.

        One record is one object in JSON, unless a list is asked for. Lines of a batch are told when the batch is saved.
        """
        if batch := self.outcome.batch:
            batch.done.extend(done)
            batch.records.extend(records)
            return
        if self.settings.as_json:
            self.show_json(records[0] if len(records) == 1 and not as_list else list(records))
        elif self.settings.quiet:
            self.screen.lines(each.id for each in done)
        else:
            self.tell(done)
        if self.settings.dry_run:
            self.screen.message(say("Dry run: nothing was written."))
        elif not self.settings.quiet and not self.settings.as_json:
            self.screen.hint(next_step)

    def tell(self, done: Sequence[Done]) -> None:
        """Say in words what was done with records, or what is to be done."""
        self.screen.lines(line for each in done for line in _told(each))

    def preview(self, done: Sequence[Done]) -> None:
        """Say in the same words what is to be done, where it is first to be agreed to."""
        self.screen.message("\n".join(one_line(line) for each in done for line in _told(each)))

    def show(self, registry: Registry, record: Record, *, as_json: bool, with_words: bool = False) -> None:
        """Show one record, whole; the words of its letter beside its parts when they are asked for."""
        if as_json:
            self.show_json(record)
        else:
            self.screen.sheet(sheet(registry, record, self.language, with_words=with_words))

    def deliver(self, content: bytes, output: str | None, *, force: bool, personal: bool = False) -> None:
        """Write an export to a file, or to standard output; a file with personal data is for its owner only."""
        if output in {None, "-"}:
            self.screen.data(content)
            return
        if not output:
            raise NoFileNameError
        from aig_cli.exchange.target import write_file

        self._require_outside_backups(output)
        write_file(output, content, force=force, forbidden=self.store.files.own, mode=0o600 if personal else 0o644)
        self.screen.message(say("Wrote {path}", path=output))

    def show_document(self, document: Any, *, format_: str, output: str | None, force: bool) -> None:
        """Show a report, or write it in a format."""
        if format_ == "text" and output in {None, "-"}:
            self.screen.document(document)
            return
        form = import_module(f"aig_cli.exchange.{format_}")
        self.deliver(form.write_document(document), output, force=force)

    def require_free_folder(self, path: str, *, force: bool) -> None:
        """Refuse a folder for an export that is among the backups or has something in it, before anything is made."""
        from aig_cli.exchange.target import require_free_folder

        self._require_outside_backups(path)
        require_free_folder(path, force=force)

    def deliver_folder(self, files: Iterable[tuple[str, bytes]], path: str, *, force: bool) -> None:
        """Write an export of several files into a folder that was found free, all of them or none."""
        from aig_cli.exchange.target import write_folder

        write_folder(path, files, force=force, forbidden=self.store.files.own)

    def _require_outside_backups(self, path: str) -> None:
        if self.store.files.is_backup(path):
            raise OverStoreError(path=path)

    def show_json(self, content: Any) -> None:
        """Write a record as JSON, or a list of them."""
        from aig_cli.exchange import json

        tree = plain(content)
        self.screen.data(json.write_records(tree) if isinstance(tree, list) else json.write_record(tree))

    def show_list(
        self, name: str, listing: Listing, pledge: str | None = None, organisation: str | None = None
    ) -> None:
        """List the rows of a question, all or those of one pledge or organisation, in the format that was asked for."""
        registry = self.read()
        if pledge is not None:
            listing = listing.within("pledge", registry.pledge(pledge).id)
        if organisation is not None:
            listing = listing.within("organisation", registry.organisation(organisation).id)
        self.show_rows(question(name), registry, listing)

    def show_rows(self, asked: Question, registry: Snapshot, listing: Listing) -> list[Any]:
        """List the rows of a question, in the format that was asked for; return them."""
        fields = listing.known_fields(asked)
        registry.remarks.clear()  # said when it was read
        rows = listing.selection.rows(asked, registry)
        self.warn(registry)
        if not rows:
            self.screen.message(say("No {records}.", records=say(asked.name)))
        if listing.format == "text":
            self.screen.listing(asked.table(registry, rows, fields or asked.listed))
        else:
            from aig_cli.exchange.answer import Answer

            form = import_module(f"aig_cli.exchange.{listing.format}")
            self.screen.data(form.write(Answer(asked, registry, rows, fields)))
        return rows


def _told(done: Done) -> list[str]:
    return [
        f"{done.id}  {spoken().verb(done.verb)}  {done.label}".rstrip(),
        *_changed(done),
        *(f"  {note}" for note in done.notes),
    ]


def _changed(done: Done) -> list[str]:
    """Return a line for each field that changed: what it was, and what it is; with its record where parts changed."""
    rows = [(each.record, each.field, f"{_value(each.before)} → {_value(each.after)}") for each in done.changes]
    with_parts = any(each.record != done.id for each in done.changes)
    return [f"  {line}" for line in aligned([row if with_parts else row[1:] for row in rows])] if rows else []


def _value(value: str | None) -> str:
    """Return a value before or after a change, in one line."""
    return say("(none)") if value is None else one_line(value)
