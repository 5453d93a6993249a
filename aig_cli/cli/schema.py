"""`aig schema`: the JSON Schema of the records."""

import click

from aig_cli.cli.app import App
from aig_cli.cli.options import reads
from aig_cli.exchange.schema import RECORDS, schema


@click.command("schema")
@click.argument("record", required=False, type=click.Choice(list(RECORDS)))
@reads
def command(app: App, /, record: str | None) -> None:
    """Print the JSON Schema of the records.

    Without RECORD it is that of a whole register, as `aig export json` writes it.
    """
    app.show_json(schema(record))
