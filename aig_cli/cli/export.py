"""`aig export`: the register, or a table of it, for others. One command a format."""

from collections.abc import Sequence
from importlib import import_module
from types import ModuleType
from typing import Any

import click

from aig_cli.cli.app import App, Listing
from aig_cli.cli.lazy import LazyGroup
from aig_cli.cli.options import PAST, SELECTION, Decorator, applied, listing_of, once, reads
from aig_cli.errors import BinaryError, NoFolderError, NoTableError, OnlyWholeError
from aig_cli.exchange import EXPORTS
from aig_cli.exchange.answer import Answer
from aig_cli.language import say
from aig_cli.model.registry import Registry
from aig_cli.report import TABLES
from aig_cli.report.question import Question, question

_SUMMARY = TABLES[0]


def _format(name: str) -> click.Command:
    """Return the command of a format, with the options that it has a use for."""
    form = import_module(f"aig_cli.exchange.{name}")

    @applied([_table(form), *_place(form), *PAST, *_own(form)])
    @reads
    def run(app: App, /, *, table: str | None, output: str | None, force: bool, **own: Any) -> None:
        listing = listing_of(own, name) if _has_tables(form) else None
        personal = {"with_contacts": own.pop("with_contacts")} if hasattr(form, "HOLDS_CONTACTS") else {}
        _require_sense(name, form, table, listing)
        _require_place(app, name, form, output, force=force)
        registry = app.recall(own)
        if hasattr(form, "write_files"):
            app.deliver_folder(form.write_files(registry), str(output), force=force)
            app.screen.message(say("Wrote {path}", path=output))
            return
        if listing and (table or not _has_whole(form)):
            content = form.write(_answer(app, registry, question(table or _SUMMARY), listing, **personal), **own)
        else:
            content = form.write_register(registry, **personal)
        app.deliver(content, output, force=force, personal=any(personal.values()))

    return click.command(name, help=_help(name, form))(run)


def _has_tables(form: ModuleType) -> bool:
    return hasattr(form, "write")


def _has_whole(form: ModuleType) -> bool:
    return hasattr(form, "write_register")


def _help(name: str, form: ModuleType) -> str:
    about = f"{name.upper()}: {say(EXPORTS[name])}."
    if not _has_tables(form):
        return about
    without = say("the whole register") if _has_whole(form) else _SUMMARY
    tables = say("TABLE is one of: {tables}. Without it: {without}.", tables=", ".join(TABLES), without=without)
    return f"{about}\n\n{tables}"


def _table(form: ModuleType) -> Decorator:
    """Return the argument that names a table; where there are none it is taken to be refused in words."""
    if _has_tables(form):
        return click.argument("table", type=click.Choice(TABLES), required=False, metavar="[TABLE]")
    return click.argument("table", required=False, metavar="")


def _place(form: ModuleType) -> Sequence[Decorator]:
    """Return the options that say where it goes."""
    if hasattr(form, "write_files"):
        return (
            once("-o", "--output", metavar="DIR", help="The folder for the files: a new or an empty one."),
            click.option("--force", is_flag=True, help="Write into a folder that has files, over those of its names."),
        )
    return (
        once("-o", "--output", metavar="FILE", help="Write to a file, whole or not at all, instead of the screen."),
        click.option("--force", is_flag=True, help="Overwrite the file if it exists."),
    )


def _own(form: ModuleType) -> Sequence[Decorator]:
    """Return the options that a format has beside those of all: its dialects, who is in it, which rows and fields."""
    own: list[Decorator] = []
    if hasattr(form, "DIALECTS"):
        dialects = click.Choice(form.DIALECTS)
        own.append(
            click.option("--dialect", type=dialects, default=form.DIALECTS[0], help="Way of writing [standard].")
        )
    if hasattr(form, "HOLDS_CONTACTS"):
        help_ = "Contact persons too; they are left out otherwise."
        own.append(click.option("--with-contacts", is_flag=True, help=help_))
    return [*own, *SELECTION] if _has_tables(form) else own


def _require_sense(name: str, form: ModuleType, table: str | None, listing: Listing | None) -> None:
    """Refuse a table where there are none, and to choose rows or fields where the whole register is asked for."""
    if table and not listing:
        raise OnlyWholeError(format=name, table=table)
    if listing and _has_whole(form) and table is None:
        chosen = {"--where": listing.selection.where, "--sort": listing.selection.sort, "--fields": listing.fields}
        given = [option for option, value in chosen.items() if value]
        if given or listing.selection.limit is not None:
            raise NoTableError(options=", ".join(given) or "--limit", format=name, known=", ".join(TABLES))


def _require_place(app: App, name: str, form: ModuleType, output: str | None, *, force: bool) -> None:
    """Refuse a place that the format cannot be written to, before anything is read."""
    if hasattr(form, "write_files"):
        if output in {None, "", "-"}:
            raise NoFolderError(format=name)
        app.require_free_folder(str(output), force=force)
    if hasattr(form, "IS_BINARY") and output in {None, "-"} and app.screen.is_terminal:
        raise BinaryError(format=name)


def _answer(app: App, registry: Registry, asked: Question, listing: Listing, *, with_contacts: bool = False) -> Answer:
    """Return the rows of a table that were asked for; what is odd about the question is said."""
    registry.remarks.clear()  # said when it was read
    rows, fields = listing.selection.rows(asked, registry), listing.known_fields(asked)
    app.warn(registry)
    if not rows:
        app.screen.message(say("No {records}.", records=say(asked.name)))
    return Answer(asked, registry, rows, fields, with_contacts=with_contacts)


@click.group("export", cls=LazyGroup, names=tuple(EXPORTS), load=_format)
def command() -> None:
    """Write the register, or a table of it, in a format for others."""
