"""`aig init`: an empty store."""

import click

from aig_cli.cli.app import App
from aig_cli.cli.options import reads
from aig_cli.language import say


@click.command("init")
@reads
def command(app: App, /) -> None:
    """Make an empty store.

    It is made at --store FILE, else at AIG_STORE, else in the data folder of the user. One that exists stays as it is.
    """
    app.store.create()
    app.screen.line(say("Made an empty store: {path}", path=app.store.path))
    app.screen.hint('aig org add "NAME"')
