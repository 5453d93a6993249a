"""`aig export`: the register, or a table of it, for others. One command a format."""

from importlib import import_module
from typing import Any

import click

from aig_cli.cli.app import App
from aig_cli.cli.options import reads
from aig_cli.exchange import TABLE_FORMATS
from aig_cli.exchange.csv import DIALECTS
from aig_cli.exchange.tree import record_trees, registry_tree
from aig_cli.report import TABLES
from aig_cli.report.question import question

_OUTPUT = click.option(
    "-o", "--output", metavar="FILE", help="Write to a file, whole or not at all, instead of the screen."
)
_FORCE = click.option("--force", is_flag=True, help="Overwrite the file if it exists.")
_CONTACTS = click.option("--with-contacts", is_flag=True, help="Contact persons too; they are left out otherwise.")


@click.group("export")
def command() -> None:
    """Write the register, or a table of it, in a format for others."""


def _help(name: str, without: str) -> str:
    return f"{name.upper()}: {TABLE_FORMATS[name]}.\n\nTABLE is one of: {', '.join(TABLES)}. Without it: {without}."


@command.command(help=_help("csv", TABLES[0]))
@click.argument("table", type=click.Choice(TABLES), default=TABLES[0], metavar="[TABLE]")
@click.option("--dialect", type=click.Choice(DIALECTS), default=DIALECTS[0], help="Way of writing values [standard].")
@_OUTPUT
@_FORCE
@reads
def csv(app: App, /, table: str, *, dialect: str, output: str | None, force: bool) -> None:
    """Write a table as CSV."""
    from aig_cli.exchange.csv import write_table

    content = write_table(question(table).table(app.read()), dialect)
    app.deliver(content, output, force=force)


def _tree_format(name: str) -> click.Command:
    """Return the command of a format that takes records as trees."""

    @click.argument("table", type=click.Choice(TABLES), required=False, metavar="[TABLE]")
    @_CONTACTS
    @_OUTPUT
    @_FORCE
    @reads
    def run(app: App, /, *, table: str | None, with_contacts: bool, **target: Any) -> None:
        registry, form = app.read(), import_module(f"aig_cli.exchange.{name}")
        if table:
            asked = question(table)
            trees = record_trees(asked.rows(registry), asked.record, with_contacts=with_contacts)
            content = form.write_records(trees)
        else:
            content = form.write_registry(registry_tree(registry, with_contacts=with_contacts))
        app.deliver(content, target["output"], force=target["force"], personal=with_contacts)

    return click.command(name, help=_help(name, "the whole register"))(run)


for _name in TABLE_FORMATS:
    if _name != "csv":
        command.add_command(_tree_format(_name))
