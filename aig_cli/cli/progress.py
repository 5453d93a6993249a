"""`aig progress`: what came of commitments and deliverables."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import click
from msgspec import structs

from aig_cli.cli.app import UNCHANGED, App, Done, Listing
from aig_cli.cli.choice import Choice, chooses
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
from aig_cli.language import Phrase, say, spoken
from aig_cli.model.entry import Document, enter, read_option
from aig_cli.model.ident import canonical_id
from aig_cli.model.progress import Logged
from aig_cli.model.registry import Registry
from aig_cli.model.report import Report, Update
from aig_cli.model.value import number_text, read_year
from aig_cli.report.progress import received


def _as_typed(given: str) -> str:
    """Return what may be the id of a pledge, a commitment or a deliverable; the rules say of an entry what is wrong."""
    return canonical_id(given) or given


@click.group("progress")
def command() -> None:
    """Progress: what came of commitments and deliverables, year by year."""


@command.command()
@chooses("pledge", "ID", required=False, find=_as_typed)
@once("--year", metavar="YEAR", help="The year that is reported on.")
@record_options(Update)
@record_options(Report)
@click.option("--replace", is_flag=True, help="Put what is given in the place of what was reported before.")
@CORRECTION_OPTION
@FROM_OPTION
@writes
def log(app: App, /, *, choice: Choice, replace: bool, correction: str | None, file: str | None, **values: Any) -> None:
    """Log what came of a commitment (status), a deliverable (value) or a whole pledge (results) in a year.

    Everything is written into the report of that pledge and year. The same entry again changes nothing; a different
    one needs --replace, and after its round was locked --correction. --where chooses commitments for a status, planning
    or stop reason, deliverables for a value or the reason why there is none, else pledges.
    """
    how = {"replace": replace, "correction": correction}
    if file is not None:
        _log_file(app, documents(file, {"given": choice.given, "where": choice.where, **values}), how)
        return
    choice.require("ID")
    if values["year"] is None:
        raise click.UsageError(say("Missing --year."), click.get_current_context())

    def change(registry: Registry, item: str) -> tuple[Done, Report]:
        logged = _logged(registry, _entry(item, values), how)
        return _done(logged)[0], logged.report

    structs.replace(choice, noun=_noun(values)).carry_out(app, Phrase("Log progress of {records}?"), change)


def _log_file(app: App, given: Sequence[Document], how: dict[str, Any]) -> None:
    """Log what the documents of a file report."""
    with app.change() as registry:
        logged = [_logged(registry, one, how) for one in given]
    app.wrote([done for each in logged for done in _done(each)], [each.report for each in logged])


def _logged(registry: Registry, given: Document, how: dict[str, Any]) -> Logged:
    return enter(Report, given, registry, partial(registry.log_progress, **how))


def _done(logged: Logged) -> list[Done]:
    return [Done("logged" if logged.changed else UNCHANGED, id_, _told(logged.report, id_)) for id_ in logged.ids]


def _noun(values: dict[str, Any]) -> str:
    """Return what an entry with these options is about."""
    if any(values[name] is not None for name in ("status", "planning", "stop_reason")):
        return "commitment"
    return "deliverable" if any(values[name] is not None for name in ("value", "not_measured")) else "pledge"


def _told(report: Report, id_: str) -> str:
    """Return the year, and what the report says of a commitment or deliverable, as it was read."""
    update = report.update_of(id_)
    said = [update.status, update.planning, update.value, update.not_measured] if update else []
    known = [number_text(each) if isinstance(each, int | float) else str(each) for each in said if each is not None]
    return f"{report.year}: {', '.join(known)}" if known else str(report.year)


def _entry(item: str, values: dict[str, Any]) -> Document:
    """Return the document of a report from options: those of an update in its update, the others beside it."""
    whole, part = document(Report, values), document(Update, values)
    tree: dict[str, Any] = {**whole.tree, "pledge": item.partition(".")[0], "year": values["year"]}
    names = {**whole.names, ("pledge",): "", ("year",): "--year", ("updates", 0, "of"): ""}
    if part.tree or "." in item:
        tree["updates"] = [{**part.tree, "of": item}]
        names |= {("updates", 0, *path): name for path, name in part.names.items()}
    return Document(tree, names=names)


@command.command()
@chooses("entry", "ID", plural="entries", table="progress", key="of", completion="pledges", find=_as_typed, covers=True)
@once("--year", metavar="YEAR", required=True, help="The year that was reported on.")
@CORRECTION_OPTION
@writes
def remove(app: App, /, *, choice: Choice, year: str, correction: str | None) -> None:
    """Remove what was reported of a commitment, a deliverable or a whole pledge over a year."""
    over = read_option("--year", year, read_year)

    def change(registry: Registry, item: str) -> tuple[Done, Report]:
        report = registry.remove_progress(item, over, correction=correction)
        return Done("removed", item, _told(report, item)), report

    choice.within(f"year={over}").carry_out(app, Phrase("Remove {records}?"), change, "aig undo")


@command.command()
@chooses("pledge", key="pledge")
@YEAR_OPTION
@CORRECTION_OPTION
@writes
def establish(app: App, /, *, choice: Choice, year: int | None, correction: str | None) -> None:
    """Establish accounts that came in: the team has looked at them, and they stand.

    --where chooses among those that were received.
    """

    def change(registry: Registry, pledge: str) -> tuple[Done, Report]:
        over = registry.open_year(year)
        logged = registry.establish(pledge, over, correction=correction)
        return Done("established" if logged.changed else UNCHANGED, pledge, str(over)), logged.report

    choice.asking(lambda registry: received(registry.open_year(year))).carry_out(
        app, Phrase("Establish the account of {records}?"), change
    )


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
        app.screen.sheet(account_lines(told, spoken()))
