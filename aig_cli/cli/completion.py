"""`aig completion`: TAB completes commands, options, codes and ids."""

import click

from aig_cli.cli.app import App
from aig_cli.cli.options import reads


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@reads
def command(app: App, /, shell: str) -> None:
    """Print the completion script of a shell.

    For bash, add this line to ~/.bashrc: eval "$(aig completion bash)"
    """
    from click.shell_completion import get_completion_class

    from aig_cli.cli.main import command as program

    completion = get_completion_class(shell)
    assert completion
    app.screen.data(completion(program, {}, "aig", "_AIG_COMPLETE").source().encode())
