"""`aig deliverable`: the results that commitments are measured by."""

from typing import Any

import click

from aig_cli.cli.app import App, Done, Listing
from aig_cli.cli.options import completes, document, lists, record_options, writes
from aig_cli.cli.verb import edit_command, remove_command
from aig_cli.model.entry import enter
from aig_cli.model.pledge import Deliverable


@click.group("deliverable")
def command() -> None:
    """Deliverables: the results that commitments are measured by."""


@command.command()
@click.argument("commitment")
@record_options(Deliverable, positional=["label"])
@writes
def add(app: App, /, commitment: str, **values: Any) -> None:
    """Add a deliverable to a commitment: what will be counted, and the target."""
    given = document(Deliverable, values, positional=["label"])
    with app.change() as registry:
        stored = enter(Deliverable, given, registry, lambda new: registry.add_deliverable(commitment, new))
    app.wrote(
        [Done("added", stored.id, stored.label)],
        [stored],
        next_step=f"aig progress log {stored.id} --year ... --value ...",
    )


@command.command("list")
@click.argument("pledge", required=False, shell_complete=completes("pledges"))
@lists
def list_(app: App, /, pledge: str | None, listing: Listing) -> None:
    """List deliverables, of all pledges or of one."""
    app.show_list("deliverables", listing, pledge)


command.add_command(edit_command("deliverable", Deliverable))
command.add_command(remove_command("deliverable"))
