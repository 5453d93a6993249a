"""A group of commands that are loaded when they are called, so that starting up costs only what is used."""

from collections.abc import Callable, Sequence
from typing import Any

import click

from aig_cli.language import spoken


def in_words(command: click.Command) -> click.Command:
    """Return a command with its help in the language that is spoken."""
    if spoken().code == "en":
        return command
    from aig_cli.cli.translation import translated

    return translated(command, spoken())


class LazyGroup(click.Group):
    """A group that knows the names of its commands, and loads one when it is asked for it."""

    def __init__(self, *given: Any, names: Sequence[str], load: Callable[[str], click.Command], **options: Any) -> None:
        super().__init__(*given, **options)
        self._names = names
        self._load = load

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of the commands."""
        return list(self._names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Load a command."""
        if cmd_name not in self._names:
            return None
        return in_words(self._load(cmd_name))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a command, or say which one may be meant."""
        if args[0] not in self._names and not args[0].startswith("-") and not ctx.resilient_parsing:
            raise click.exceptions.NoSuchCommand(args[0], possibilities=self._names, ctx=ctx)
        return super().resolve_command(ctx, args)
