"""`aig round`: the yearly round, from the request for accounts to its lock."""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import click
from msgspec import structs

from aig_cli.cli.app import UNCHANGED, App, Done, Listing
from aig_cli.cli.choice import Choice, chooses
from aig_cli.cli.forms import forms
from aig_cli.cli.options import CORRECTION_OPTION, JSON_OPTION, YEAR_OPTION, lists, once, reads, writes
from aig_cli.errors import FieldPath, LateRoundError
from aig_cli.language import Phrase, say, spoken
from aig_cli.model.asking import make_round
from aig_cli.model.code import NoResponseReason, ReportState
from aig_cli.model.entry import naming, read_option
from aig_cli.model.registry import Registry
from aig_cli.model.report import Report
from aig_cli.model.text import read_line
from aig_cli.model.value import read_code, read_date, read_year
from aig_cli.report.question import Question

_NAMES: Mapping[FieldPath, str] = {
    ("year",): "YEAR",
    ("period",): "--from",
    ("period", "end"): "--to",
    ("closes",): "--closes",
}
"""What the command calls the fields of a round."""
_MISSING = "--where chooses among those whose account is missing, by the fields that aig due has."


@click.group("round")
def command() -> None:
    """Rounds: every year each pledge holder is asked for an account."""


@command.command("open")
@click.argument("year")
@once("--from", "start", metavar="DATE", reader=read_date, help="First day of the period [1 January].")
@once("--to", "end", metavar="DATE", reader=read_date, help="Last day of the period [31 December].")
@once("--closes", metavar="DATE", reader=read_date, help="Last day for accounts [a month after the period].")
@once(
    "--skip-signed-after",
    metavar="DATE",
    reader=read_date,
    help="Who signed after this day is exempt [six months before the end of the period].",
)
@writes
def open_(app: App, /, *, year: str, **days: date | None) -> None:
    """Ask the holder of every signed pledge for an account of a year.

    Exempt is what was closed, has yet to start or is over, and who signed too late; a renewal is not new. With -n each
    pledge is listed as asked or exempt, and why.
    """
    over = read_option("YEAR", year, read_year)
    with app.change() as registry, naming(_NAMES):
        new = make_round(over, opens=app.today, **days)
        if days["closes"] is None and new.closes and new.last_day < new.closes < app.today:
            raise LateRoundError(year=over, closes=new.closes)
        reports = registry.start_round(new)
    done = [_asked(registry, each) for each in reports]
    if not app.settings.dry_run:
        counts = Counter(each.verb for each in done)
        told = ", ".join(f"{number} {spoken().verb(verb)}" for verb, number in sorted(counts.items()))
        told = told or say("no pledge was signed by then")
        done = [Done("opened", str(over), say("closes {day}: {counts}", day=new.closes, counts=told))]
    app.wrote(done, reports, f"aig round forms {over} --out forms", as_list=True)


def _asked(registry: Registry, report: Report) -> Done:
    """Return what a round asks of a pledge: its holder for an account, or nothing, and why."""
    verb = "asked" if report.state is ReportState.REQUESTED else report.state.value
    holder = f"{registry.name_of(report.respondent)}: " if report.respondent else ""
    why = f" ({report.reason})" if report.reason else ""
    return Done(verb, report.pledge, f"{holder}{registry.pledge(report.pledge).title}{why}")


@command.command("list")
@lists
def list_(app: App, /, listing: Listing) -> None:
    """List rounds, with their response: the share of those asked that answered."""
    app.show_list("rounds", listing)


@command.command()
@click.argument("year", required=False)
@JSON_OPTION
@reads
def show(app: App, /, year: str | None, *, as_json: bool) -> None:
    """Show the response to a round, with its denominators: all of it, and by groups; and what is left.

    YEAR is that of the latest round without it.
    """
    from aig_cli.report.response import response, response_lines

    registry = app.read()
    told = response(registry, registry.round(read_option("YEAR", year, read_year) if year is not None else None))
    if as_json:
        app.show_json(told)
    else:
        app.screen.sheet(response_lines(told, spoken()))


@command.command()
@click.argument("year")
@writes
def lock(app: App, /, *, year: str) -> None:
    """Lock a round: its figures stand. What changes after it is a correction, with its day and reason.

    Where accounts are missing or not established it says how many, and asks.
    """
    from aig_cli.report.response import left_over, response

    over = read_option("YEAR", year, read_year)
    with app.change() as registry, naming({("locked_on",): ""}):
        told = response(registry, registry.round(over))
        locked = registry.lock_round(over)
        left = left_over(told, spoken())
        is_running = locked.closes and app.today <= locked.closes
        if is_running or told["states"][ReportState.REQUESTED] or told["states"][ReportState.RECEIVED]:
            until = say(", and it closes on {day}", day=locked.closes) if is_running else ""
            question = say("Lock the round of {year}? Left: {left}{until}.", year=over, left=left, until=until)
            app.confirm(question, say("See: aig due. aig undo takes it back."))
    app.wrote([Done("locked", str(over), say("left: {what}", what=left))], [locked], f"aig round show {over}")


@command.command()
@chooses("pledge")
@YEAR_OPTION
@writes
def ask(app: App, /, *, choice: Choice, year: int | None) -> None:
    """Ask pledges too that a round did not ask, or exempted: a letter that came in later, say."""

    def change(registry: Registry, pledge: str) -> tuple[Done, Report]:
        logged = registry.ask(pledge, registry.open_year(year))
        done = _asked(registry, logged.report)
        return done if logged.changed else structs.replace(done, verb=UNCHANGED), logged.report

    choice.carry_out(app, Phrase("Ask {records}?"), change)


def _missing(registry: Registry, year: int | None) -> Question:
    """Return the question whose accounts of a year, or of the only open round, are missing."""
    from aig_cli.report.due import MISSING, question

    return question(registry.round(registry.open_year(year)), MISSING, with_contacts=False)


def _excusing(state: ReportState, read: Callable[[str], str], reason: str, intent: Phrase, help_: str) -> click.Command:
    """Return the command that records why there is no account of pledges, given how its reason is read and said."""

    @chooses("pledge", key="pledge")
    @once("--reason", metavar="REASON", required=True, reader=read, help=reason)
    @YEAR_OPTION
    @click.option("--replace", is_flag=True, help="Put it in the place of another state or reason.")
    @CORRECTION_OPTION
    @writes
    def run(app: App, /, *, choice: Choice, reason: str, year: int | None, **how: Any) -> None:
        def change(registry: Registry, pledge: str) -> tuple[Done, Report]:
            given = Report(pledge=pledge, year=registry.open_year(year), state=state, reason=reason)
            with naming({("reason",): "--reason", ("state",): ""}):
                logged = registry.excuse(given, **how)
            return Done(state.value if logged.changed else UNCHANGED, pledge, f"{given.year}: {reason}"), logged.report

        choice.asking(lambda registry: _missing(registry, year)).carry_out(app, intent, change)

    return click.command(state.value, help=help_)(run)


command.add_command(
    _excusing(
        ReportState.NO_RESPONSE,
        lambda given: read_code(given, NoResponseReason).value,
        say("Why: {codes}.", codes=", ".join(NoResponseReason)),
        Phrase("Record no response of {records}?"),
        "Record that pledges gave no account: they were asked, and count as missed.\n\n" + _MISSING,
    )
)
command.add_command(
    _excusing(
        ReportState.EXEMPT,
        read_line,
        "Why, in a few words.",
        Phrase("Exempt {records}?"),
        "Exempt pledges from a round: they count neither as asked nor as missed.\n\n" + _MISSING,
    )
)
command.add_command(forms)
