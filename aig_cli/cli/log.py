"""`aig log`: what was done, and to what."""

import click

from aig_cli.cli.app import App, Listing
from aig_cli.cli.options import lists


@click.command("log")
@click.argument("record", metavar="[ID]", required=False)
@lists
def command(app: App, /, record: str | None, listing: Listing) -> None:
    """List every operation, the last first.

    Each is shown with its number, time (UTC), command and records. With ID, what each operation changed of that
    organisation, network, pledge, commitment or deliverable: a line for each field, before and after. Accounts are
    shown with their pledge.
    """
    from aig_cli.model.ident import canonical_id
    from aig_cli.report import changes, operations

    registry, log = app.read(), app.store.operations()
    if record is None:
        app.show_rows(operations.question(operations.entries(log)), registry, listing)
    else:
        id_ = canonical_id(record) or registry.organisation(record).id  # an id may be that of a removed record
        if not (entries := list(changes.entries(log, id_))):
            registry.record(record)  # says that there never was one
        app.show_rows(changes.question(entries), registry, listing)
