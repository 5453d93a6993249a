"""`aig network`: regional networks and thematic alliances, and who is in them."""

from collections.abc import Sequence
from typing import Any

import click

from aig_cli.cli.app import App, Done, Listing
from aig_cli.cli.choice import Choice, chooses
from aig_cli.cli.options import JSON_OPTION, completes, document, lists, once, reads, record_options, writes
from aig_cli.cli.verb import edit_command, remove_command
from aig_cli.language import Phrase
from aig_cli.model.entry import enter, naming, read_option
from aig_cli.model.network import Network
from aig_cli.model.registry import Registry
from aig_cli.model.value import read_date

_NETWORK = click.argument("network", shell_complete=completes("networks"))


@click.group("network")
def command() -> None:
    """Networks: regional networks and thematic alliances."""


@command.command()
@record_options(Network, positional=["name"])
@writes
def add(app: App, /, **values: Any) -> None:
    """Register a network."""
    given = document(Network, values, positional=["name"])
    with app.change() as registry:
        stored = enter(Network, given, registry, registry.add_network)
    app.wrote([Done("added", stored.id, stored.name)], [stored], next_step=f"aig network join {stored.id} ...")


@command.command("list")
@lists
def list_(app: App, /, listing: Listing) -> None:
    """List networks, with the number of their members today."""
    app.show_list("networks", listing)


@command.command()
@_NETWORK
@JSON_OPTION
@reads
def show(app: App, /, network: str, *, as_json: bool) -> None:
    """Show a network and its members.

    NETWORK is an id or a name.
    """
    registry = app.read()
    app.show(registry, registry.network(network), as_json=as_json)


@command.command()
@_NETWORK
@chooses("organisation")
@once("--since", metavar="DATE", help="First day of membership; not known without it.")
@writes
def join(app: App, /, *, network: str, choice: Choice, since: str | None) -> None:
    """Make organisations members of a network."""
    first = read_option("--since", since, read_date) if since is not None else None
    when = Phrase("{organisation} since {day}", day=first) if first else None
    with app.change() as registry, naming({("since",): "--since" if first else "", ("members",): ""}):
        stored = registry.join_network(network, choice.look_up(registry), first)
        joined = _members("joined", stored, choice.ids, when, registry)
        intent = Phrase("{network}: add {records}?", network=f"{stored.id} {stored.name}")
        choice.settle(app, registry, intent, joined)
    app.wrote(joined, [stored])


@command.command()
@_NETWORK
@chooses("organisation")
@once("--until", metavar="DATE", required=True, help="Last day of membership.")
@writes
def leave(app: App, /, *, network: str, choice: Choice, until: str) -> None:
    """End the membership of organisations. It stays in the register, with its last day."""
    last = read_option("--until", until, read_date)
    with app.change() as registry, naming({("members",): "--until"}):
        stored = registry.leave_network(network, choice.look_up(registry), last)
        left = _members("left", stored, choice.ids, Phrase("{organisation} after {day}", day=last), registry)
        intent = Phrase("{network}: end the membership of {records}?", network=f"{stored.id} {stored.name}")
        choice.settle(app, registry, intent, left)
    app.wrote(left, [stored])


def _members(verb: str, network: Network, ids: Sequence[str], when: Phrase | None, registry: Registry) -> list[Done]:
    names = [f"{each} {registry.name_of(each)}" for each in ids]
    return [Done(verb, network.id, str(when.about(organisation=each)) if when else each) for each in names]


command.add_command(edit_command("network", Network))
command.add_command(remove_command("network"))
