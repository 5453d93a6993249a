"""`aig contact`: the persons to write to or call. They are personal data: kept apart, and forgotten when asked."""

from typing import Any

import click
from msgspec import structs

from aig_cli.cli.app import App, Done, Listing
from aig_cli.cli.options import applied, completes, document, lists, record_options, writes
from aig_cli.cli.verb import EDITS, edits
from aig_cli.errors import NoPersonError, StillThereRemark, UnreadBackupError
from aig_cli.language import say
from aig_cli.model.edit import edited
from aig_cli.model.entry import enter, naming
from aig_cli.model.field import plain
from aig_cli.model.organisation import Contact
from aig_cli.model.person import contact_named, same_person
from aig_cli.report.difference import differences

_ORGANISATION = click.argument("organisation", shell_complete=completes("organisations"))


@click.group("contact")
def command() -> None:
    """Contact persons of organisations: the only personal data."""


@command.command()
@_ORGANISATION
@record_options(Contact, positional=["name"])
@writes
def add(app: App, /, *, organisation: str, **values: Any) -> None:
    """Add a contact person to an organisation."""
    given = document(Contact, values, positional=["name"])
    with app.change() as registry:
        stored = enter(Contact, given, registry, lambda new: registry.add_contact(organisation, new))
    app.wrote([Done("contact added", stored.id, values["name"])], [stored])


@command.command("list")
@click.argument("organisation", required=False, shell_complete=completes("organisations"))
@lists
def list_(app: App, /, organisation: str | None, listing: Listing) -> None:
    """List contact persons, of all organisations or of one."""
    app.show_list("contacts", listing, organisation=organisation)


@command.command()
@_ORGANISATION
@click.argument("person", metavar="NAME")
@applied(EDITS)
@writes
def edit(app: App, /, *, organisation: str, person: str, file: str | None, **values: Any) -> None:
    """Change fields of a contact person. NAME is the name or the e-mail address."""
    given = edits(Contact, file, values)
    with app.change() as registry, naming(given):
        known = registry.organisation(organisation)
        contact = contact_named(known, person)
        changed = edited(contact, given.tree, registry)
        stored = registry.replace_contact(known, contact, changed)
    told = differences(Contact, plain(contact), plain(changed))
    changes = [structs.replace(each, record=stored.id) for each in told]
    app.wrote([Done("contact edited" if changes else "unchanged", stored.id, contact.name, changes)], [stored])


@command.command()
@_ORGANISATION
@click.argument("person", metavar="NAME")
@writes
def remove(app: App, /, *, organisation: str, person: str) -> None:
    """Remove a contact person from an organisation. NAME is the name or the e-mail address.

    The history keeps the person, for an undo; see `aig contact forget`.
    """
    with app.change() as registry:
        known = registry.organisation(organisation)
        contact = contact_named(known, person)
        stored = registry.replace_contact(known, contact, None)
    app.wrote([Done("contact removed", stored.id, contact.name)], [stored], next_step="aig undo")


@command.command()
@click.argument("person", metavar="NAME")
@writes
def forget(app: App, /, *, person: str) -> None:
    """Forget a contact person: at every organisation, now, in the history and in the backups. It cannot be undone.

    NAME is the name or the e-mail address. What the person was called there before,
    with the same name or address, goes too; a colleague who shares an address stays.
    """
    meant = same_person([*app.read().organisations, *app.store.past_organisations()], person)
    if not meant:
        raise NoPersonError
    names = ", ".join(sorted({contact.name for _, contact in meant}))
    app.confirm(say("Forget {names}, at every organisation, now, in the history and in the backups?", names=names))
    with app.change() as registry:
        stored = registry.forget_contacts(meant)
    app.wrote([Done("forgotten", each.id, each.name) for each in stored], stored)
    if not app.settings.dry_run:
        past = app.store.forget(app.command, meant)
        told = say(
            "Cleared {names}: organisations: {organisations}; operations of the history: {operations}; "
            "backups: {backups}. Exports and copies made elsewhere are not reached.",
            names=names,
            organisations=len(stored),
            operations=past.operations,
            backups=past.backups,
        )
        app.screen.message(told)
        for place in app.store.mentions(meant):
            if place not in past.unread:
                app.screen.message(say("Warning: {what}", what=StillThereRemark(place=place)))
        if past.unread:
            raise UnreadBackupError(paths=", ".join(past.unread))
