"""`aig commitment`: what a pledge commits its parties to."""

from typing import Any

import click

from aig_cli.cli.app import App, Done, Listing
from aig_cli.cli.options import completes, document, lists, record_options, writes
from aig_cli.cli.verb import edit_command, remove_command
from aig_cli.model.entry import enter
from aig_cli.model.pledge import Commitment


@click.group("commitment")
def command() -> None:
    """Commitments: what a pledge commits its parties to."""


@command.command()
@click.argument("pledge", shell_complete=completes("pledges"))
@record_options(Commitment, positional=["text"])
@writes
def add(app: App, /, pledge: str, **values: Any) -> None:
    """Add a commitment to a pledge, in the words of the letter."""
    given = document(Commitment, values, positional=["text"])
    with app.change() as registry:
        stored = enter(Commitment, given, registry, lambda new: registry.add_commitment(pledge, new))
    next_step = f'aig deliverable add {stored.id} "..." --target 10 --unit ...'
    app.wrote([Done("added", stored.id, stored.text)], [stored], next_step=next_step)


@command.command("list")
@click.argument("pledge", required=False, shell_complete=completes("pledges"))
@lists
def list_(app: App, /, pledge: str | None, listing: Listing) -> None:
    """List commitments, of all pledges or of one."""
    app.show_list("commitments", listing, pledge)


command.add_command(edit_command("commitment", Commitment))
command.add_command(remove_command("commitment"))
