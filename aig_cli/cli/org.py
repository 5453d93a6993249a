"""`aig org`: organisations."""

from typing import Any

import click

from aig_cli.cli.app import App, Done, Listing
from aig_cli.cli.options import ALLOW_DUPLICATE, JSON_OPTION, completes, document, lists, reads, record_options, writes
from aig_cli.cli.verb import edit_command, remove_command
from aig_cli.model.entry import enter
from aig_cli.model.organisation import Organisation


@click.group("org")
def command() -> None:
    """Organisations: who holds, signs and stands behind pledges."""


@command.command()
@record_options(Organisation, positional=["name"])
@ALLOW_DUPLICATE
@writes
def add(app: App, /, *, allow_duplicate: bool, **values: Any) -> None:
    """Register an organisation."""
    given = document(Organisation, values, positional=["name"])
    with app.change() as registry:
        stored = enter(
            Organisation, given, registry, lambda new: registry.add_organisation(new, allow_duplicate=allow_duplicate)
        )
    app.wrote([Done("added", stored.id, stored.name)], [stored], next_step=f"aig org show {stored.id}")


@command.command("list")
@lists
def list_(app: App, /, listing: Listing) -> None:
    """List organisations."""
    app.show_list("organisations", listing)


@command.command()
@click.argument("organisation", shell_complete=completes("organisations"))
@JSON_OPTION
@reads
def show(app: App, /, organisation: str, *, as_json: bool) -> None:
    """Show an organisation: all that is known of it.

    ORGANISATION is an id, a KVK number, a name or the beginning of one.
    """
    registry = app.read()
    app.show(registry, registry.organisation(organisation), as_json=as_json)


command.add_command(edit_command("organisation", Organisation, "organisations"))
command.add_command(remove_command("organisation", "organisations"))
