"""`aig init`: an empty store."""

import click

from aig_cli.cli.app import App
from aig_cli.cli.options import reads


@click.command("init")
@reads
def command(app: App, /) -> None:
    """Make an empty store.

    It is made at --store FILE, else at AIG_STORE, else in the data folder of the user. One that exists stays as it is.
    """
    app.store.create()
    app.screen.line(f"Made an empty store: {app.store.path}")
    app.screen.hint('aig org add "NAME"')
