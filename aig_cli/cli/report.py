"""`aig report`: what is told to others, in a document."""

from typing import Any

import click

from aig_cli.cli.app import App
from aig_cli.cli.options import PAST, Decorator, applied, completes, once, reads
from aig_cli.errors import FieldsError, FutureError
from aig_cli.exchange import DOCUMENTS
from aig_cli.language import language
from aig_cli.model.entry import read_option
from aig_cli.model.registry import Registry
from aig_cli.model.value import read_year

_DELIVERY: Decorator = applied(
    [
        *PAST,
        click.option("--format", "format_", type=click.Choice(DOCUMENTS), help="Format of the report [text]."),
        once("-o", "--output", metavar="FILE", help="Write to a file, whole or not at all, instead of the screen."),
        click.option("--force", is_flag=True, help="Overwrite the file if it exists."),
    ]
)
"""The options of all reports."""


@click.group("report")
def command() -> None:
    """Reports: of a year, and pages on a pledge, an organisation or a network."""


@command.command()
@click.argument("year")
@once("--compare", metavar="YEAR", reader=read_year, help="The year to compare with [the year before].")
@_DELIVERY
@reads
def year(app: App, /, *, year: str, compare: int | None, **delivery: Any) -> None:
    """Report the picture of a year: what there was, what came of it, and beside another year.

    The pledges are those of the last day of the year, or of the as-of date where that comes first; the accounts are
    those that had come in by the as-of date.
    """
    from aig_cli.report.picture.view import View
    from aig_cli.report.picture.year import picture

    over = read_option("YEAR", year, read_year)
    registry = app.recall(delivery)
    _require_begun({"YEAR": over, "--compare": compare}, registry)
    view = View(registry, over, over - 1 if compare is None else compare, language(app.language))
    app.show_document(picture(view), **delivery)


def _require_begun(given: dict[str, int | None], registry: Registry) -> None:
    """Refuse a year that has yet to come on the as-of date, of which nothing can be told."""
    today = registry.today
    late = [
        ((name,), FutureError(given=each, today=today)) for name, each in given.items() if each and each > today.year
    ]
    if late:
        raise FieldsError(late)


@command.command()
@click.argument("pledge", shell_complete=completes("pledges"))
@_DELIVERY
@reads
def pledge(app: App, /, *, pledge: str, **delivery: Any) -> None:
    """Report a pledge on a page: what was promised, and what came of it."""
    from aig_cli.report.page.pledge import page

    registry = app.recall(delivery)
    app.show_document(page(registry, registry.pledge(pledge), language(app.language)), **delivery)


@command.command()
@click.argument("organisation", shell_complete=completes("organisations"))
@_DELIVERY
@reads
def org(app: App, /, *, organisation: str, **delivery: Any) -> None:
    """Report an organisation on a page: its pledges, what it promised, and how it answers.

    ORGANISATION is an id, a name or a KVK number; of one that was merged away it is the one that took its place.
    """
    from aig_cli.report.page.organisation import page

    registry = app.recall(delivery)
    app.show_document(page(registry, registry.organisation(organisation), language(app.language)), **delivery)


@command.command()
@click.argument("network", shell_complete=completes("networks"))
@_DELIVERY
@reads
def network(app: App, /, *, network: str, **delivery: Any) -> None:
    """Report a network on a page: its members, its pledges, and what came of them.

    NETWORK is an id or a name.
    """
    from aig_cli.report.page.network import page

    registry = app.recall(delivery)
    app.show_document(page(registry, registry.network(network), language(app.language)), **delivery)
