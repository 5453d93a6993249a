"""What every command is given: the store, the day, and a screen."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from importlib import import_module
from typing import Any

from msgspec import Struct, structs

from aig_cli.cli.outcome import Outcome
from aig_cli.cli.screen import Screen
from aig_cli.model.entry import read_option
from aig_cli.model.field import Record, plain
from aig_cli.model.registry import Registry
from aig_cli.model.value import read_date
from aig_cli.report.question import question
from aig_cli.report.selection import Selection, known_path
from aig_cli.report.sheet import sheet
from aig_cli.store.location import store_path
from aig_cli.store.store import Store


class Listing(Struct, frozen=True):
    """How a list was asked for: which rows, which fields, in which format."""

    selection: Selection
    fields: str
    format: str

    def within(self, field: str, value: str) -> "Listing":
        """Return the same listing, of the rows with a value in a field only."""
        return structs.replace(
            self, selection=structs.replace(self.selection, where=(*self.selection.where, f"{field}={value}"))
        )


class Done(Struct, frozen=True):
    """What was done with one record: `P0001  added  A title`."""

    verb: str
    id: str
    label: str


class Settings(Struct, frozen=True, kw_only=True):
    """What the options that commands share were set to. Reading commands have no `dry_run`, `quiet` and `as_json`."""

    store: str | None
    lang: str | None
    today: str | None
    color: str
    debug: bool
    dry_run: bool = False
    quiet: bool = False
    as_json: bool = False


class App:
    """One run of one command."""

    def __init__(self, command: str, settings: Settings, outcome: Outcome) -> None:
        self.command = command
        self.screen = Screen(settings.color, outcome)
        self._settings = settings
        self._outcome = outcome

    @cached_property
    def store(self) -> Store:
        """The store that was named."""
        return Store(store_path(self._settings.store))

    @cached_property
    def today(self) -> date:
        """The day that counts as today: `--today`, else the local date."""
        given = self._settings.today
        return read_option("--today", given, read_date) if given else date.today()  # noqa: DTZ011 - the local day is meant

    @cached_property
    def language(self) -> str:
        """The language of labels: `--lang`, else the locale's, else English."""
        spoken = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
        return self._settings.lang or ("nl" if spoken.startswith("nl") else "en")

    def read(self) -> Registry:
        """Return a snapshot of the register; what is odd about it is said."""
        registry = self.store.read()
        self.warn(registry)
        return registry

    @contextmanager
    def change(self) -> Iterator[Registry]:
        """Hand out the registry and save what is changed; with `--dry-run`, save nothing."""
        try:
            with self.store.change(self.command, save=not self._settings.dry_run) as registry:
                yield registry
        finally:
            self._outcome.saved = self.store.saved  # an interruption comes after the commit, or before it
        self.warn(registry)

    def warn(self, registry: Registry) -> None:
        """Say what gave reason to warn."""
        for remark in registry.remarks:
            self.screen.message(f"Warning: {remark}")

    def wrote(self, done: Sequence[Done], records: Sequence[Record], next_step: str = "") -> None:
        """Say what was written: the ids with `--quiet`, the records with `--json`, else a sentence for each."""
        if self._settings.as_json:
            self.show_json(records[0] if len(records) == 1 else list(records))
        else:
            for each in done:
                self.screen.line(each.id if self._settings.quiet else f"{each.id}  {each.verb}  {each.label}")
        if self._settings.dry_run:
            self.screen.message("Dry run: nothing was written.")
        elif not self._settings.quiet and not self._settings.as_json:
            self.screen.hint(next_step)

    def show(self, registry: Registry, record: Record, *, as_json: bool) -> None:
        """Show one record, whole."""
        if as_json:
            self.show_json(record)
        else:
            self.screen.sheet(sheet(registry, record, self.language))

    def deliver(self, content: bytes, output: str | None, *, force: bool, personal: bool = False) -> None:
        """Write an export to a file, or to standard output; a file with personal data is for its owner only."""
        if output in {None, "-"}:
            self.screen.data(content)
            return
        from aig_cli.exchange.target import write_file

        write_file(output, content, force=force, forbidden=self.store.files, mode=0o600 if personal else 0o644)
        self.screen.message(f"Wrote {output}")

    def show_json(self, content: Any) -> None:
        """Write a record as JSON, or a list of them."""
        from aig_cli.exchange import json

        tree = plain(content)
        self.screen.data(json.write_records(tree) if isinstance(tree, list) else json.write_record(tree))

    def show_list(self, name: str, listing: Listing, pledge: str | None = None) -> None:
        """List the rows of a question, all or those of one pledge, in the format that was asked for."""
        registry, asked = self.read(), question(name)
        if pledge is not None:
            listing = listing.within("pledge", registry.pledge(pledge).id)
        fields = [known_path(asked, field) for field in listing.fields.split(",") if field]
        rows = listing.selection.rows(asked, registry)
        if not rows:
            self.screen.message(f"No {name}.")
        if listing.format == "text":
            self.screen.listing(asked.table(registry, rows, fields or asked.listed))
        else:
            from aig_cli.exchange.answer import Answer

            form = import_module(f"aig_cli.exchange.{listing.format}")
            self.screen.data(form.write(Answer(asked, registry, rows, fields)))
