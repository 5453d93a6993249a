"""`aig pledge`: pledges and their life."""

from typing import Any

import click

from aig_cli.cli.app import App, Done, Listing
from aig_cli.cli.options import (
    FROM_OPTION,
    JSON_OPTION,
    completes,
    document,
    documents,
    lists,
    reads,
    record_options,
    writes,
)
from aig_cli.errors import FieldPath
from aig_cli.model.code import Role
from aig_cli.model.entry import Document, enter, naming, read_option
from aig_cli.model.pledge import Pledge
from aig_cli.model.value import read_date


@click.group("pledge")
def command() -> None:
    """Pledges: what organisations commit to, together and in public."""


@command.command()
@record_options(Pledge)
@click.option("--holder", metavar="ORGANISATION", help="Who answers for the pledge; the holder signs too.")
@click.option("--signatory", multiple=True, metavar="ORGANISATION", help="Who signs it. May be given several times.")
@click.option(
    "--represented", multiple=True, metavar="ORGANISATION", help="Who stands behind it. May be given several times."
)
@FROM_OPTION
@writes
def add(app: App, /, *, file: str | None, **values: Any) -> None:
    """Record a pledge as a draft.

    ORGANISATION is an id, a KVK number, a name or the beginning of one. With --from, whole pledges are read from YAML
    documents whose keys are field names; see `aig schema pledge`.
    """
    given = documents(file, values) if file is not None else [_with_parties(document(Pledge, values), values)]
    with app.change() as registry:
        stored = [enter(Pledge, one, registry, lambda new: registry.add_pledge(new, app.today)) for one in given]
    done = [Done("added", pledge.id, pledge.title) for pledge in stored]
    app.wrote(done, stored, next_step=f'aig commitment add {stored[0].id} "..."')


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


@command.command("list")
@lists
def list_(app: App, /, listing: Listing) -> None:
    """List pledges."""
    app.show_list("pledges", listing)


@command.command()
@click.argument("pledge", shell_complete=completes("pledges"))
@JSON_OPTION
@reads
def show(app: App, /, pledge: str, *, as_json: bool) -> None:
    """Show a pledge: parties, commitments, deliverables and reach."""
    registry = app.read()
    app.show(registry, registry.pledge(pledge), as_json=as_json)


@command.command()
@click.argument("pledge", shell_complete=completes("pledges"))
@click.option("--on", metavar="DATE", help="Day of signing.")
@click.option("--date-unknown", is_flag=True, help="The day of signing is not known.")
@writes
def sign(app: App, /, pledge: str, *, on: str | None, date_unknown: bool) -> None:
    """Sign a draft: from then on its commitments stand."""
    if (on is None) is not date_unknown:
        raise click.UsageError("Give --on DATE, or --date-unknown.", click.get_current_context())
    signed_on = read_option("--on", on, read_date) if on is not None else None
    with app.change() as registry, naming({("signed_on",): "--on"}):
        signed = registry.sign_pledge(pledge, signed_on, app.today)
    app.wrote(
        [Done("signed", signed.id, signed.title)], [signed], next_step=f"aig progress log {signed.id}.1 --year ..."
    )
