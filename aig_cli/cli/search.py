"""`aig search`: words, wherever they stand."""

from collections.abc import Sequence

import click

from aig_cli.cli.app import App, Listing
from aig_cli.cli.options import lists
from aig_cli.errors import NoSearchWordsError
from aig_cli.model.text import fold


@click.command("search")
@click.argument("words", nargs=-1, required=True)
@lists
def command(app: App, /, *, words: Sequence[str], listing: Listing) -> None:
    """Search every text of the register, the best matches first.

    Each is shown with its record and field. All words must stand in one field; case and accents do not matter. Contact
    persons are not searched.
    """
    from aig_cli.report.search import question

    sought = " ".join(words)
    if not fold(sought):
        raise NoSearchWordsError
    app.show_rows(question(sought), app.read(), listing)
