"""`aig progress`: what came of commitments and deliverables."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import click

from aig_cli.cli.app import App, Done, Listing
from aig_cli.cli.options import (
    CORRECTION_OPTION,
    FROM_OPTION,
    JSON_OPTION,
    YEAR_OPTION,
    completes,
    document,
    documents,
    lists,
    once,
    reads,
    record_options,
    writes,
)
from aig_cli.model.entry import Document, enter, read_option
from aig_cli.model.ident import canonical_id
from aig_cli.model.report import Report, Update
from aig_cli.model.value import number_text, read_year


@click.group("progress")
def command() -> None:
    """Progress: what came of commitments and deliverables, year by year."""


@command.command()
@click.argument("item", metavar="ID", required=False, shell_complete=completes("pledges"))
@once("--year", metavar="YEAR", help="The year that is reported on.")
@record_options(Update)
@record_options(Report)
@click.option("--replace", is_flag=True, help="Put what is given in the place of what was reported before.")
@CORRECTION_OPTION
@FROM_OPTION
@writes
def log(app: App, /, *, replace: bool, correction: str | None, file: str | None, **values: Any) -> None:
    """Log what came of a commitment (status), a deliverable (value) or a whole pledge (results) in a year.

    Everything is written into the report of that pledge and year. The same entry again changes nothing; a different
    one needs --replace; and after its round was locked, --correction.
    """
    given = documents(file, values) if file is not None else [_entry(values)]
    with app.change() as registry:
        logged = [
            enter(Report, one, registry, partial(registry.log_progress, replace=replace, correction=correction))
            for one in given
        ]
    done = [
        Done("logged" if each.changed else "unchanged", id_, _told(each.report, id_))
        for each in logged
        for id_ in each.ids
    ]
    app.wrote(done, [each.report for each in logged])


def _told(report: Report, id_: str) -> str:
    """Return the year, and what the report says of a commitment or deliverable, as it was read."""
    update = report.update_of(id_)
    said = [update.status, update.planning, update.value, update.not_measured] if update else []
    known = [number_text(each) if isinstance(each, int | float) else str(each) for each in said if each is not None]
    return f"{report.year}: {', '.join(known)}" if known else str(report.year)


def _entry(values: dict[str, Any]) -> Document:
    """Return the document of a report from options: those of an update in its update, the others beside it."""
    item, year = values["item"], values["year"]
    if item is None or year is None:
        missing = "ID" if item is None else "--year"
        raise click.UsageError(f"Missing {missing}.", click.get_current_context())
    whole, part = document(Report, values), document(Update, values)
    tree: dict[str, Any] = {**whole.tree, "pledge": item.split(".")[0], "year": year}
    names = {**whole.names, ("pledge",): "", ("year",): "--year", ("updates", 0, "of"): ""}
    if part.tree or "." in item:
        tree["updates"] = [{**part.tree, "of": item}]
        names |= {("updates", 0, *path): name for path, name in part.names.items()}
    return Document(tree, names=names)


@command.command()
@click.argument("item", metavar="ID", shell_complete=completes("pledges"))
@once("--year", metavar="YEAR", required=True, help="The year that was reported on.")
@CORRECTION_OPTION
@writes
def remove(app: App, /, *, item: str, year: str, correction: str | None) -> None:
    """Remove what was reported of a commitment, a deliverable or a whole pledge over a year."""
    over = read_option("--year", year, read_year)
    with app.change() as registry:
        report = registry.remove_progress(item, over, correction=correction)
    id_ = canonical_id(item) or item
    app.wrote([Done("removed", id_, _told(report, id_))], [report], next_step="aig undo")


@command.command()
@click.argument("pledges", metavar="PLEDGE...", nargs=-1, required=True, shell_complete=completes("pledges"))
@YEAR_OPTION
@CORRECTION_OPTION
@writes
def establish(app: App, /, *, pledges: Sequence[str], year: int | None, correction: str | None) -> None:
    """Establish accounts that came in: the team has looked at them, and they stand."""
    with app.change() as registry:
        over = registry.open_year(year)
        logged = [registry.establish(each, over, correction=correction) for each in pledges]
    done = [Done("established" if each.changed else "unchanged", each.report.pledge, str(over)) for each in logged]
    app.wrote(done, [each.report for each in logged])


@command.command("list")
@click.argument("pledge", required=False, shell_complete=completes("pledges"))
@lists
def list_(app: App, /, pledge: str | None, listing: Listing) -> None:
    """List what was reported, of all pledges or of one."""
    app.show_list("progress", listing, pledge)


@command.command()
@click.argument("item", metavar="ID", shell_complete=completes("pledges"))
@JSON_OPTION
@reads
def show(app: App, /, item: str, *, as_json: bool) -> None:
    """Show target against actual per year, of a pledge, a commitment or a deliverable."""
    from aig_cli.report.account import account, account_lines

    registry = app.read()
    only = registry.item(item).id if "." in item else ""
    told = account(registry, registry.pledge_of(item), only)
    if as_json:
        app.show_json(told)
    else:
        app.screen.sheet(account_lines(told, app.language))
