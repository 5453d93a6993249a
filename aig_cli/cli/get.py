"""`aig get`: one value, bare."""

import click

from aig_cli.cli.app import App
from aig_cli.cli.options import completes, reads


@click.command("get")
@click.argument("record", metavar="ID", shell_complete=completes("pledges"))
@click.argument("field")
@reads
def command(app: App, /, record: str, field: str) -> None:
    """Print the value of a field, and nothing else.

    ID is that of any record; FIELD one that its list can show, as in title, term.end or holder. What is not known is
    an empty line; a list has a line for each of its values.
    """
    from aig_cli.cli.screen import shown
    from aig_cli.model.ident import kind_of
    from aig_cli.report.question import cell, question
    from aig_cli.report.selection import known_path

    registry = app.read()
    found = registry.record(record)
    asked = question(f"{kind_of(found.id)}s")
    value = asked.getter(registry, known_path(asked, field))(found)
    values = value if isinstance(value, tuple) and value else (value,)
    app.screen.lines(shown(cell(each)) for each in values)
