"""`aig org`: organisations."""

from collections.abc import Sequence
from typing import Any

import click

from aig_cli.cli.app import App, Done, Listing
from aig_cli.cli.options import (
    ALLOW_DUPLICATE,
    JSON_OPTION,
    completes,
    document,
    lists,
    once,
    reads,
    record_options,
    writes,
)
from aig_cli.cli.verb import edit_command, remove_command
from aig_cli.language import say
from aig_cli.model.entry import enter
from aig_cli.model.field import plain
from aig_cli.model.organisation import Organisation
from aig_cli.report.difference import differences
from aig_cli.report.question import question


@click.group("org")
def command() -> None:
    """Organisations: who holds, signs and stands behind pledges."""


@command.command()
@record_options(Organisation, positional=["name"])
@ALLOW_DUPLICATE
@writes
def add(app: App, /, *, allow_duplicate: bool, **values: Any) -> None:
    """Register an organisation."""
    given = document(Organisation, values, positional=["name"])
    with app.change() as registry:
        stored = enter(
            Organisation, given, registry, lambda new: registry.add_organisation(new, allow_duplicate=allow_duplicate)
        )
    app.wrote([Done("added", stored.id, stored.name)], [stored], next_step=f"aig org show {stored.id}")


@command.command("list")
@lists
def list_(app: App, /, listing: Listing) -> None:
    """List organisations."""
    app.show_list("organisations", listing)


@command.command()
@click.argument("organisation", shell_complete=completes("organisations"))
@JSON_OPTION
@reads
def show(app: App, /, organisation: str, *, as_json: bool) -> None:
    """Show an organisation: all that is known of it.

    ORGANISATION is an id, a KVK number, a name or the beginning of one.
    """
    registry = app.read()
    app.show(registry, registry.organisation(organisation), as_json=as_json)


@command.command()
@lists
def duplicates(app: App, /, listing: Listing) -> None:
    """List pairs of organisations that may be one, the most alike first.

    The reason is the strongest there is: same-kvk, same-name, same-website, one-letter, one-word. Names are compared
    without legal forms, articles and signs. Two with different KVK numbers are no pair because of their names.
    """
    found = app.show_rows(question("duplicates"), app.read(), listing)
    if found:
        app.screen.hint(f"aig org merge {found[0].organisation} {found[0].other}")


@command.command()
@click.argument("keep", shell_complete=completes("organisations"))
@click.argument("drops", metavar="DROP...", nargs=-1, required=True, shell_complete=completes("organisations"))
@once("--prefer", type=click.Choice(["keep", "drop"]), help="Whose values count where both are known and differ.")
@writes
def merge(app: App, /, *, keep: str, drops: Sequence[str], prefer: str | None) -> None:
    """Merge organisations that are one: KEEP stays, with what is known of each DROP and all that refers to it.

    The id of a DROP leads to KEEP from then on, and its names are aliases there. What only one of them says is taken
    over; where they differ the merge is refused, unless one is preferred. Of several DROPs the first counts most.
    """
    with app.change(backup="before merge") as registry:
        merged = registry.merge_organisations(keep, drops, prefer)
    changes = differences(Organisation, plain(merged.before), plain(merged.after))
    names = ", ".join(f"{each.id} {each.name}" for each in merged.dropped)
    label = say(
        "{organisation}, with {dropped}; references moved: {count}",
        organisation=merged.after.name,
        dropped=names,
        count=merged.references,
    )
    app.wrote([Done("merged", merged.after.id, label, changes)], [merged.after], next_step="aig undo")


command.add_command(edit_command("organisation", Organisation))
command.add_command(remove_command("organisation"))
