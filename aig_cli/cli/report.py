"""`aig report`: what is told to others, in a document."""

import os
from importlib import import_module
from typing import Any, Final

import click

from aig_cli.cli.app import App
from aig_cli.cli.options import PAST, Decorator, applied, completes, once, reads
from aig_cli.errors import (
    DocumentNameError,
    FieldsError,
    NotBegunError,
    NotFoundError,
    NotThereThenError,
    Problem,
    SameYearError,
)
from aig_cli.exchange import DOCUMENTS
from aig_cli.language import language
from aig_cli.model.entry import read_option
from aig_cli.model.registry import Registry
from aig_cli.model.value import read_year

_ENDINGS: Final = {".html": "html", ".htm": "html", ".md": "markdown", ".json": "json", ".txt": "text", "": "text"}
"""What the names of files end in, and the format that is meant."""
_DELIVERY: Decorator = applied(
    [
        *PAST,
        click.option(
            "--format",
            "format_",
            type=click.Choice(DOCUMENTS),
            help="Format of the report [that of the file, or text].",
        ),
        once("-o", "--output", metavar="FILE", help="Write to a file, whole or not at all, instead of the screen."),
        click.option("--force", is_flag=True, help="Overwrite the file if it exists."),
    ]
)
"""The options of all reports."""


@click.group("report")
def command() -> None:
    """Reports: the picture of a year, and pages for partners."""


@command.command()
@click.argument("year")
@once("--compare", metavar="YEAR", reader=read_year, help="The year to compare with [the year before].")
@_DELIVERY
@reads
def year(app: App, /, *, year: str, compare: int | None, **delivery: Any) -> None:
    """Report the picture of a year: what there was, what came of it, and beside another year.

    Growth, partners, settings and themes, status, planning, new collaboration, reach, targets, response and the method.
    The pledges are those of the last day of the year, or of the as-of date where that comes first; the accounts are
    those that had come in by the as-of date.

    For a PDF, print the page from a browser: aig report year 2025 -o 2025.html
    """
    from aig_cli.report.picture.view import View
    from aig_cli.report.picture.year import picture

    over = read_option("YEAR", year, read_year)
    _choose_format(delivery)
    registry = app.recall(delivery)
    compared = over - 1 if compare is None else compare
    _require_begun(over, compared, registry)
    app.show_document(picture(View(registry, over, compared, language(app.language))), **delivery)


def _require_begun(year: int, compared: int, registry: Registry) -> None:
    """Refuse a year that had yet to begin on the as-of date, and one beside itself.

    Raises:
        FieldsError: which, and why.
    """
    day = registry.today
    problems: list[Problem] = [
        ((name,), NotBegunError(given=each, day=day))
        for name, each in (("YEAR", year), ("--compare", compared))
        if each > day.year
    ]
    if year == compared:
        problems.append((("--compare",), SameYearError(given=compared)))
    if problems:
        raise FieldsError(problems)


def _choose_format(delivery: dict[str, Any]) -> None:
    """Let the name of the file say the format, where no option does.

    Raises:
        DocumentNameError: it says one that there is not.
    """
    ending = os.path.splitext(delivery["output"] or "")[1].casefold()
    if delivery["format_"] is None:
        if ending not in _ENDINGS:
            raise DocumentNameError(ending=ending, known=", ".join(DOCUMENTS))
        delivery["format_"] = _ENDINGS[ending]


@command.command()
@click.argument("pledge", shell_complete=completes("pledges"))
@_DELIVERY
@reads
def pledge(app: App, /, *, pledge: str, **delivery: Any) -> None:
    """Report a pledge on a page: what was promised, and what came of it."""
    _report_on(app, "pledge", pledge, delivery)


@command.command()
@click.argument("organisation", shell_complete=completes("organisations"))
@_DELIVERY
@reads
def org(app: App, /, *, organisation: str, **delivery: Any) -> None:
    """Report an organisation on a page: its pledges, what it promised, and how it answers.

    ORGANISATION is an id, a name or a KVK number; of one that was merged away it is the one that took its place.
    """
    _report_on(app, "organisation", organisation, delivery)


@command.command()
@click.argument("network", shell_complete=completes("networks"))
@_DELIVERY
@reads
def network(app: App, /, *, network: str, **delivery: Any) -> None:
    """Report a network on a page: its members, its pledges, and what came of them.

    NETWORK is an id or a name.
    """
    _report_on(app, "network", network, delivery)


def _report_on(app: App, kind: str, given: str, delivery: dict[str, Any]) -> None:
    """Show the page on a record of a kind."""
    _choose_format(delivery)
    registry = app.recall(delivery)
    try:
        record = getattr(registry, kind)(given)
    except NotFoundError:
        if registry.today == app.today:
            raise
        raise NotThereThenError(kind=kind, given=given, day=registry.today) from None
    page = import_module(f"aig_cli.report.page.{kind}").page
    app.show_document(page(registry, record, language(app.language)), **delivery)
