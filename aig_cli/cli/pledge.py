"""`aig pledge`: pledges and their life."""

from collections.abc import Mapping, Sequence
from typing import Any

import click

from aig_cli.cli.app import App, Done, Listing
from aig_cli.cli.choice import Choice, chooses
from aig_cli.cli.options import (
    FROM_OPTION,
    JSON_OPTION,
    completes,
    document,
    documents,
    lists,
    once,
    reads,
    record_options,
    writes,
)
from aig_cli.cli.verb import edit_command, remove_command
from aig_cli.errors import FieldPath, NoItemsError
from aig_cli.language import Phrase, say, spoken
from aig_cli.model.closing import read_final_statuses
from aig_cli.model.code import CloseReason, Role
from aig_cli.model.entry import Document, enter, naming, read_option
from aig_cli.model.field import plain
from aig_cli.model.ident import is_part
from aig_cli.model.pledge import Closing, Party, Pledge
from aig_cli.model.registry import Registry
from aig_cli.model.text import read_line, read_prose
from aig_cli.model.value import read_code, read_date
from aig_cli.report.difference import differences

_PLEDGE = click.argument("pledge", shell_complete=completes("pledges"))
_ORGANISATION = click.argument("organisation", shell_complete=completes("organisations"))


_CLOSING: Mapping[FieldPath, str] = {
    ("closing", "on"): "--on",
    ("closing", "final_statuses"): "--final-status",
    ("stop_reason",): "--stop-reason",
}
"""What the command calls the fields of a closing."""


@click.group("pledge")
def command() -> None:
    """Pledges: what organisations commit to, together and in public."""


@command.command()
@record_options(Pledge)
@once("--holder", metavar="ORGANISATION", help="Who answers for the pledge; the holder signs too.")
@click.option("--signatory", multiple=True, metavar="ORGANISATION", help="Who signs it. May be given several times.")
@click.option(
    "--represented", multiple=True, metavar="ORGANISATION", help="Who stands behind it. May be given several times."
)
@FROM_OPTION
@writes
def add(app: App, /, *, file: str | None, **values: Any) -> None:
    """Record a pledge as a draft.

    ORGANISATION is an id, a KVK number, a name or the beginning of one. With --from, whole pledges are read from YAML
    documents whose keys are field names; see `aig schema pledge`. What `aig pledge draft` made of a letter is recorded
    once reviewed_by says who looked at it, and while the letter is the same.
    """
    given = _reviewed(file, values) if file is not None else [_with_parties(document(Pledge, values), values)]
    with app.change() as registry:
        stored = [enter(Pledge, one, registry, registry.add_pledge) for one in given]
    done = [Done("added", pledge.id, pledge.title) for pledge in stored]
    app.wrote(done, stored, next_step=f'aig commitment add {stored[0].id} "..."')


def _reviewed(file: str, values: dict[str, Any]) -> list[Document]:
    """Return the documents of a file; drafts from a letter only where somebody looked at them."""
    from aig_cli.exchange.letter.review import reviewed

    return [reviewed(each, file) for each in documents(file, values)]


def _with_parties(given: Document, values: dict[str, Any]) -> Document:
    """Return the document with the parties that were given as options."""
    named = [(role, name) for role in Role for name in _listed(values[role.value])]
    if not named:
        return given
    parties = [{"organisation": name, "role": role.value} for role, name in named]
    names: dict[FieldPath, str] = {
        ("parties", index, "organisation"): f"--{role}" for index, (role, _) in enumerate(named)
    }
    return Document({**given.tree, "parties": parties}, names={**given.names, **names})


def _listed(given: str | tuple[str, ...] | None) -> tuple[str, ...]:
    if given is None:
        return ()
    return (given,) if isinstance(given, str) else given


@command.command()
@click.argument("file")
@once("-o", "--output", metavar="FILE", help="Write the draft to a file.")
@click.option("--force", is_flag=True, help="Overwrite the file if it exists.")
@click.option("--explain", is_flag=True, help="Show the letter as it was read, and what each passage of it is.")
@click.option("--json", "as_json", is_flag=True, help="Print the draft, and where each field was found, as JSON.")
@reads
def draft(app: App, /, *, file: str, output: str | None, force: bool, explain: bool, as_json: bool) -> int:
    """Make a draft of a pledge letter: .docx, .pdf or .txt.

    The draft is YAML. Beside each value stands where the letter says it, and by which rule it was found; what was not
    found is listed, and nothing is guessed. Look at it beside the letter, fill in reviewed_by, and record it with
    `aig pledge add --from`. The exit code is 1 when the file is no pledge letter.
    """
    from aig_cli.cli.draft import draft

    if explain and (as_json or output is not None):
        raise click.UsageError(say("Give --explain by itself."), click.get_current_context())
    if as_json and output is not None:
        raise click.UsageError(say("--json goes to standard output: leave out --output."), click.get_current_context())
    return draft(app, file, output=output, force=force, explain=explain, as_json=as_json)


@command.command("list")
@lists
def list_(app: App, /, listing: Listing) -> None:
    """List pledges."""
    app.show_list("pledges", listing)


@command.command()
@_PLEDGE
@click.option("--source", is_flag=True, help="Show what the letter says beside each value.")
@JSON_OPTION
@reads
def show(app: App, /, pledge: str, *, source: bool, as_json: bool) -> None:
    """Show a pledge: parties, commitments, deliverables and reach."""
    registry = app.read()
    app.show(registry, registry.pledge(pledge), as_json=as_json, with_words=source)


@command.command()
@chooses("pledge")
@once("--on", metavar="DATE", help="Day of signing.")
@click.option("--date-unknown", is_flag=True, help="The day of signing is not known.")
@once("--words", metavar="TEXT", help="What the letter says of when it was signed.")
@writes
def sign(app: App, /, *, choice: Choice, on: str | None, date_unknown: bool, words: str | None) -> None:
    """Sign drafts: from then on their commitments stand."""
    if (on is None) is not date_unknown:
        raise click.UsageError(say("Give --on DATE, or --date-unknown."), click.get_current_context())
    signed_on = read_option("--on", on, read_date) if on is not None else None
    said = read_option("--words", words, read_line) if words is not None else None

    @naming({("signed_on",): "--on"})
    def change(registry: Registry, pledge: str) -> tuple[Done, Pledge]:
        signed = registry.sign_pledge(pledge, signed_on, said)
        return Done("signed", signed.id, signed.title), signed

    choice.carry_out(app, Phrase("Sign {records}?"), change, "aig progress log {id}.1 --year ...")


@command.command()
@click.argument("item", metavar="ID", shell_complete=completes("pledges"))
@click.argument("text", required=False)
@click.option("--drop", is_flag=True, help="The commitment goes, instead of changing its text.")
@once("--on", metavar="DATE", required=True, help="Day of the change.")
@once("--reason", metavar="TEXT", required=True, help="Why it was changed.")
@writes
def amend(app: App, /, *, item: str, text: str | None, drop: bool, on: str, reason: str) -> None:
    """Change what was signed, with a date and a reason. The old text stays readable.

    ID is a commitment, which gets the new TEXT, or goes with --drop; or a pledge, which gets TEXT as a new commitment.
    """
    if (text is None) is not drop or (drop and not is_part(item)):
        raise click.UsageError(
            say("Give the new TEXT, or the id of a commitment and --drop."), click.get_current_context()
        )
    day, why = read_option("--on", on, read_date), read_option("--reason", reason, read_line)
    new = read_option("TEXT", text, read_prose) if text is not None else None
    with app.change() as registry, naming({("amendments",): "--on", ("commitments",): ""}):
        before = registry.pledge_of(item)
        amended = registry.amend_pledge(item, new, day, why)
    changes = differences(Pledge, plain(before), plain(amended))
    commitment = amended.amendments[-1].of
    app.wrote([Done("amended", commitment, amended.title, changes)], [amended])


@command.command()
@chooses("pledge")
@once("--title", metavar="TEXT", help="Title of the new pledge; that of the old one without it.")
@once("--by", metavar="PLEDGE", help="The pledge that renews it, where that is in the register already.")
@writes
def renew(app: App, /, *, choice: Choice, title: str | None, by: str | None) -> None:
    """Draft the pledge that renews one: linked to it, with its present parties and its commitments.

    Days, baselines, reach and what was new then are left to the new letter.
    """
    if title is not None and by is not None:
        raise click.UsageError(say("Give --title for a new pledge, or --by."), click.get_current_context())
    if title is not None or by is not None:
        choice.require_single("--title" if by is None else "--by")
    named = read_option("--title", title, read_line) if title is not None else None

    @naming({("by",): "--by", ("predecessor",): ""})
    def change(registry: Registry, pledge: str) -> tuple[Done, Pledge]:
        renewed = registry.link_renewal(pledge, by) if by is not None else registry.renew_pledge(pledge, named)
        return Done("renews", renewed.id, f"{renewed.predecessor}: {renewed.title}"), renewed

    choice.carry_out(app, Phrase("Renew {records}?"), change, "aig pledge show {id}")


@command.command()
@chooses("pledge")
@once("--reason", type=click.Choice([*map(str, CloseReason)]), required=True, help="Why it is closed.")
@once("--on", metavar="DATE", required=True, help="Day on which it is closed.")
@click.option(
    "--final-status",
    multiple=True,
    metavar="[ID=]STATUS",
    help="How far a commitment came that was still open; without an id, all of them. Without it: unknown.",
)
@once("--stop-reason", metavar="CODE", help="Why it was stopped, for --final-status stopped.")
@writes
def close(
    app: App, /, *, choice: Choice, reason: str, on: str, final_status: Sequence[str], stop_reason: str | None
) -> None:
    """Close signed pledges. Commitments that are still open get a final status, or it stays unknown."""
    day = read_option("--on", on, read_date)

    @naming(_CLOSING)
    def change(registry: Registry, pledge: str) -> tuple[Done, Pledge]:
        others = {*choice.ids} - {pledge}
        final = read_final_statuses(final_status, stop_reason, registry.open_commitments(pledge), others)
        closing = Closing(reason=read_code(reason, CloseReason), on=day, final_statuses=final)
        closed = registry.close_pledge(pledge, closing)
        return Done(
            "closed", closed.id, choice.label(say("{reason}, on {day}", reason=closing.reason, day=day), closed.title)
        ), closed

    choice.carry_out(app, Phrase("Close {records}?"), change)


@command.command()
@chooses("pledge")
@writes
def withdraw(app: App, /, *, choice: Choice) -> None:
    """Withdraw drafts: they were never signed, and stay in the register as such."""

    def change(registry: Registry, pledge: str) -> tuple[Done, Pledge]:
        withdrawn = registry.withdraw_pledge(pledge)
        return Done("withdrawn", pledge, withdrawn.title), withdrawn

    choice.carry_out(app, Phrase("Withdraw {records}?"), change)


@command.command()
@chooses("pledge")
@_ORGANISATION
@once("--role", type=click.Choice([*map(str, Role)]), required=True, help="What it is in the pledge.")
@once("--since", metavar="DATE", help="First day as a party; the start of the pledge without it.")
@writes
def join(app: App, /, *, choice: Choice, organisation: str, role: str, since: str | None) -> None:
    """Add a party to pledges."""
    first = read_option("--since", since, read_date) if since is not None else None

    @naming({("organisation",): "ORGANISATION", ("parties",): "--role"})
    def change(registry: Registry, pledge: str) -> tuple[Done, Pledge]:
        party = Party(organisation=registry.organisation(organisation).id, role=read_code(role, Role), since=first)
        joined = registry.join_pledge(pledge, party)
        name = f"{party.organisation} {registry.name_of(party.organisation)}"
        label = say("{organisation} as {role}", organisation=name, role=party.role)
        return Done("joined", joined.id, choice.label(label, joined.title)), joined

    choice.carry_out(app, Phrase("Let {organisation} join {records}?", organisation=organisation), change)


@command.command()
@chooses("pledge")
@_ORGANISATION
@once("--until", metavar="DATE", required=True, help="Last day as a party.")
@once("--holder", metavar="ORGANISATION", help="Who takes over, where the holder leaves.")
@writes
def leave(app: App, /, *, choice: Choice, organisation: str, until: str, holder: str | None) -> None:
    """End the part of an organisation in pledges. The pledges stand."""
    last = read_option("--until", until, read_date)

    @naming({("parties",): ""})
    def change(registry: Registry, pledge: str) -> tuple[Done, Pledge]:
        leaving = registry.organisation(organisation).id
        next_holder = registry.organisation(holder).id if holder is not None else None
        left = registry.leave_pledge(pledge, leaving, last, next_holder)
        label = say("{organisation} after {day}", organisation=f"{leaving} {registry.name_of(leaving)}", day=last)
        if next_holder:
            label += say(
                "; {organisation} is the holder", organisation=f"{next_holder} {registry.name_of(next_holder)}"
            )
        return Done("left", left.id, choice.label(label, left.title)), left

    choice.carry_out(app, Phrase("Let {organisation} leave {records}?", organisation=organisation), change)


@command.command()
@click.argument("pledges", metavar="[PLEDGE...]", nargs=-1, shell_complete=completes("pledges"))
@click.option("--all", "every", is_flag=True, help="Every draft and signed pledge.")
@JSON_OPTION
@reads
def check(app: App, /, *, pledges: Sequence[str], every: bool, as_json: bool) -> int:
    """Check whether commitments are specific, measurable, owned, dated, firm and new.

    Each verdict comes with its reason, and with the question to send back to the partner, in Dutch and in English. The
    exit code is 1 when something is found.
    """
    from aig_cli.report.check import check, check_lines, has_findings

    if every is bool(pledges):
        raise NoItemsError
    registry = app.read()
    named = {pledge.id: pledge for pledge in map(registry.pledge, pledges)}
    chosen = named.values() if pledges else registry.unfinished_pledges()
    checked = [result for pledge in chosen for result in check(registry, pledge)]
    if as_json:
        app.show_json(checked)
    else:
        app.screen.sheet(check_lines(checked, spoken()))
    return int(has_findings(checked))


command.add_command(edit_command("pledge", Pledge))
command.add_command(remove_command("pledge"))
