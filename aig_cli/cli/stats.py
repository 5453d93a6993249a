"""`aig stats`: how many there are, with the rule, the denominator and the day of each figure."""

from typing import Any

import click

from aig_cli.cli.app import App, Listing
from aig_cli.cli.options import PAST, applied, lists, once
from aig_cli.language import language
from aig_cli.report.breakdown import KINDS


@click.command("stats")
@applied(PAST)
@once("--by", type=click.Choice(KINDS), help="A row for each network, setting and so on, instead of all pledges.")
@lists
def command(app: App, /, *, listing: Listing, by: str | None, **past: Any) -> None:
    """Tell how many: pledges, organisations, response, status, reach and more.

    Each figure has its rule, its denominator and its day. The accounts are those of the last round that is over.
    """
    from aig_cli.report import breakdown, figures

    registry = app.recall(past)
    spoken = language(app.language)
    if by:
        asked = breakdown.question(registry, by, spoken)
        if listing.format == "text" and not listing.fields and app.screen.is_terminal:
            rows = listing.selection.rows(asked, registry)
            app.screen.document(breakdown.document(registry, by, rows, spoken))
        else:
            app.show_rows(asked, registry, listing)
    elif listing.format == "text" and not listing.fields:
        app.screen.sheet(figures.lines(registry, listing.selection, spoken))
    else:
        app.show_rows(figures.question(spoken), registry, listing)
