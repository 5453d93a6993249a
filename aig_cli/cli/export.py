"""`aig export`: the register, or a table of it, for others. One command a format."""

from importlib import import_module
from types import ModuleType
from typing import Any

import click

from aig_cli.cli.app import App, Listing
from aig_cli.cli.lazy import LazyGroup
from aig_cli.cli.options import SELECTION, Decorator, applied, listing_of, once, reads
from aig_cli.errors import NoTableError
from aig_cli.exchange import FORMATS
from aig_cli.exchange.answer import Answer
from aig_cli.exchange.tree import registry_tree
from aig_cli.language import say
from aig_cli.report import TABLES
from aig_cli.report.question import question

_SUMMARY = TABLES[0]


def _format(name: str) -> click.Command:
    """Return the command of a format. Without a table it writes the whole register, or if it cannot, the summary."""
    form = import_module(f"aig_cli.exchange.{name}")
    whole = getattr(form, "write_registry", None)

    @click.argument("table", type=click.Choice(TABLES), required=False, metavar="[TABLE]")
    @once("-o", "--output", metavar="FILE", help="Write to a file, whole or not at all, instead of the screen.")
    @click.option("--force", is_flag=True, help="Overwrite the file if it exists.")
    @_own_option(form)
    @applied(SELECTION)
    @reads
    def run(app: App, /, *, table: str | None, output: str | None, force: bool, **own: Any) -> None:
        listing, personal = listing_of(own, name), own.pop("with_contacts", False)
        registry = app.read()
        if whole and table is None:
            _require_no_choice(listing)
            content = whole(registry_tree(registry, with_contacts=personal))
        else:
            asked = question(table or _SUMMARY)
            registry.remarks.clear()  # said when it was read
            rows, fields = listing.selection.rows(asked, registry), listing.known_fields(asked)
            app.warn(registry)
            content = form.write(Answer(asked, registry, rows, fields, with_contacts=personal), **own)
            if not rows:
                app.screen.message(say("No {records}.", records=say(asked.name)))
        app.deliver(content, output, force=force, personal=personal)

    without = say("the whole register") if whole else _SUMMARY
    tables = say("TABLE is one of: {tables}. Without it: {without}.", tables=", ".join(TABLES), without=without)
    help_ = f"{name.upper()}: {say(FORMATS[name])}.\n\n{tables}"
    return click.command(name, help=help_)(run)


def _require_no_choice(listing: Listing) -> None:
    """Refuse to choose rows or fields where the whole register is asked for."""
    chosen = {"--where": listing.selection.where, "--sort": listing.selection.sort, "--fields": listing.fields}
    given = [option for option, value in chosen.items() if value]
    if given or listing.selection.limit is not None:
        options = ", ".join(given) or "--limit"
        raise NoTableError(options=options, format=listing.format, known=", ".join(TABLES))


def _own_option(form: ModuleType) -> Decorator:
    """Return the option that a format has beside those of all: its dialects, or who is in its whole records."""
    if hasattr(form, "DIALECTS"):
        dialects = click.Choice(form.DIALECTS)
        return click.option("--dialect", type=dialects, default=form.DIALECTS[0], help="Way of writing [standard].")
    return click.option("--with-contacts", is_flag=True, help="Contact persons too; they are left out otherwise.")


@click.group("export", cls=LazyGroup, names=tuple(FORMATS), load=_format)
def command() -> None:
    """Write the register, or a table of it, in a format for others."""
