"""`aig redo`: take an undo back."""

import click

from aig_cli.cli.app import App
from aig_cli.cli.options import writes
from aig_cli.cli.undo import REDONE, show
from aig_cli.model.undo import take_back, to_redo


@click.command("redo")
@writes
def command(app: App, /) -> None:
    """Take the last undo back."""
    with app.change() as registry:
        choice = to_redo(app.store.operations())
        reversals = take_back(registry, choice)
    show(app, REDONE, choice.operation, reversals, "aig undo")
