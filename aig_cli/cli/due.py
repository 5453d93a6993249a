"""`aig due`: who still owes the account of a year, and that they were reminded of it."""

from importlib import import_module
from typing import Any

import click

from aig_cli.cli.app import UNCHANGED, App, Done, Listing
from aig_cli.cli.options import lists_and_writes, once
from aig_cli.errors import OptionInBatchError
from aig_cli.exchange.answer import Answer
from aig_cli.exchange.csv import DIALECTS
from aig_cli.language import say, several
from aig_cli.model.code import Standing
from aig_cli.model.registry import Registry
from aig_cli.model.value import read_year
from aig_cli.report.due import BOTH, MISSING, PARTIAL, question, without_contact


@click.command("due")
@once(
    "--year",
    metavar="YEAR",
    reader=read_year,
    help="The year that is reported on; that of the latest round without it.",
)
@once("--network", metavar="NETWORK", help="Only pledges of a network.")
@click.option("--missing", is_flag=True, help="Only pledges of which nothing came in.")
@click.option("--partial", is_flag=True, help="Only pledges whose account leaves parts open.")
@once("--standing", type=click.Choice([*map(str, Standing)]), help="Only pledges of a standing.")
@click.option("--with-contacts", is_flag=True, help="Whom to write to or call too; left out otherwise.")
@click.option("--mark-reminded", is_flag=True, help="Record that a reminder went out today, to each that is listed.")
@once("--dialect", type=click.Choice(DIALECTS), help="Way of writing --format csv [standard].")
@once("-o", "--output", metavar="FILE", help="Write to a file, whole or not at all, instead of the screen.")
@click.option("--force", is_flag=True, help="Overwrite the file if it exists.")
@lists_and_writes
def command(app: App, /, *, listing: Listing, mark_reminded: bool, **given: Any) -> None:
    """List who still owes this year's account, by holder.

    A pledge of which nothing came in owes the account; of one that came in part, the parts are named of which nothing
    was said. With --format csv --with-contacts it is a list to write letters from.
    """
    dues = Dues(app, listing, given)
    if mark_reminded:
        dues.mark()
    else:
        dues.show()


class Dues:
    """The accounts that are due, as they were asked for."""

    def __init__(self, app: App, listing: Listing, given: dict[str, Any]) -> None:
        self._app = app
        self._listing = listing
        self._given = given
        self._is_file = given["output"] not in {None, "-"}
        self._require_fitting()

    def _require_fitting(self) -> None:
        """Refuse options that do not go together."""
        given, context = self._given, click.get_current_context()
        if given["missing"] and given["partial"]:
            raise click.UsageError(say("Give --missing or --partial, not both."), context)
        if given["dialect"] and self._listing.format != "csv":
            raise click.UsageError(say("--dialect goes with --format csv."), context)
        if self._is_file and self._listing.format == "text":
            raise click.UsageError(say("--output goes with a --format other than text."), context)
        if self._is_file and self._app.outcome.batch:
            raise OptionInBatchError(option="--output")

    def show(self) -> None:
        """List them."""
        registry = self._app.read()
        registry.remarks.clear()  # said when it was read
        answer = self._answer(registry)
        self._app.warn(registry)
        self._deliver(answer)

    def mark(self) -> None:
        """List them, and note in each account that a reminder went out today."""
        app = self._app
        with app.change() as registry:
            answer = self._answer(registry)
            logged = [registry.mark_reminded(row.pledge, row.year) for row in answer.rows]
            if self._is_file:  # where it cannot land, nobody was reminded
                self._deliver(answer)
        if app.outcome.batch:
            done = [
                Done("reminded" if each.changed else UNCHANGED, each.report.pledge, str(app.today)) for each in logged
            ]
            app.wrote(done, [each.report for each in logged])
            return
        if not self._is_file:
            self._deliver(answer)
        count = sum(each.changed for each in logged)
        app.screen.message(
            several(
                "{number} reminder of {day} was recorded.",
                "{number} reminders of {day} were recorded.",
                count,
                day=app.today,
            )
        )
        if app.settings.dry_run:
            app.screen.message(say("Dry run: nothing was written."))

    def _answer(self, registry: Registry) -> Answer:
        """Return the rows that were asked for."""
        given, listing = self._given, self._listing
        parts = MISSING if given["missing"] else PARTIAL if given["partial"] else BOTH
        asked = question(registry.round(given["year"]), parts, with_contacts=given["with_contacts"])
        if given["network"] is not None:
            listing = listing.within("network", registry.network(given["network"]).id)
        if given["standing"] is not None:
            listing = listing.within("standing", given["standing"])
        rows = listing.selection.rows(asked, registry)
        return Answer(asked, registry, rows, listing.known_fields(asked), with_contacts=given["with_contacts"])

    def _deliver(self, answer: Answer) -> None:
        """Write the list; a rehearsal writes no file."""
        app, given, form = self._app, self._given, self._listing.format
        if not answer.rows:
            app.screen.message(say("No {records}.", records=say(answer.question.name)))
        if form == "text":
            listed = answer.fields or answer.question.listed
            app.screen.listing(answer.question.table(answer.snapshot, answer.rows, listed))
        elif not (self._is_file and app.settings.dry_run):
            dialect = {"dialect": given["dialect"]} if given["dialect"] else {}
            content = import_module(f"aig_cli.exchange.{form}").write(answer, **dialect)
            app.deliver(content, given["output"], force=given["force"], personal=answer.with_contacts)
        if answer.with_contacts and (unreached := without_contact(answer.rows)):
            sentence = say(
                "Holders without a contact person who can be reached: {count}; "
                "--where contact!=missing leaves them out.",
                count=unreached,
            )
            app.screen.message(sentence)
