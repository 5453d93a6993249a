"""`aig network`: regional networks and thematic alliances, and who is in them."""

from collections.abc import Sequence
from typing import Any

import click

from aig_cli.cli.app import App, Done, Listing
from aig_cli.cli.options import JSON_OPTION, completes, document, lists, once, reads, record_options, writes
from aig_cli.cli.verb import edit_command, remove_command
from aig_cli.model.entry import enter, naming, read_option
from aig_cli.model.network import Network
from aig_cli.model.value import read_date

_NETWORK = click.argument("network", shell_complete=completes("networks"))
_ORGANISATIONS = click.argument(
    "organisations", metavar="ORGANISATION...", nargs=-1, required=True, shell_complete=completes("organisations")
)


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
@_ORGANISATIONS
@once("--since", metavar="DATE", help="First day of membership; not known without it.")
@writes
def join(app: App, /, *, network: str, organisations: Sequence[str], since: str | None) -> None:
    """Make organisations members of a network."""
    first = read_option("--since", since, read_date) if since is not None else None
    when = f" since {first}" if first else ""
    with app.change() as registry, naming({("since",): "--since" if first else "", ("members",): ""}):
        stored = registry.join_network(network, organisations, first)
        joined = [registry.organisation(each) for each in organisations]
    app.wrote([Done("joined", stored.id, f"{each.id} {each.name}{when}") for each in joined], [stored])


@command.command()
@_NETWORK
@_ORGANISATIONS
@once("--until", metavar="DATE", required=True, help="Last day of membership.")
@writes
def leave(app: App, /, *, network: str, organisations: Sequence[str], until: str) -> None:
    """End the membership of organisations. It stays in the register, with its last day."""
    last = read_option("--until", until, read_date)
    with app.change() as registry, naming({("members",): "--until"}):
        stored = registry.leave_network(network, organisations, last)
        left = [registry.organisation(each) for each in organisations]
    app.wrote([Done("left", stored.id, f"{each.id} {each.name} after {last}") for each in left], [stored])


command.add_command(edit_command("network", Network, "networks"))
command.add_command(remove_command("network", "networks"))
