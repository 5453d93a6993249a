"""`aig round`: reporting rounds."""

import click

from aig_cli.cli.forms import forms


@click.group("round")
def command() -> None:
    """Rounds: once a year, every pledge holder is asked for an account."""


command.add_command(forms)
