# ruff: noqa: N999 - the file has the name of its command
"""`aig import`: lists from elsewhere, and whole registers. One command a kind of list."""

import os
from collections import Counter
from typing import Any, Final

import click

from aig_cli.cli.app import App, Done
from aig_cli.cli.importing import DELIMITERS, Importing
from aig_cli.cli.lazy import LazyGroup
from aig_cli.cli.options import Decorator, applied, once, writes
from aig_cli.errors import FolderRemark
from aig_cli.exchange import READABLE
from aig_cli.exchange.layout import LAYOUTS, Column, columns
from aig_cli.exchange.register import read_register
from aig_cli.language import say, spoken
from aig_cli.model import transfer
from aig_cli.model.reconciliation import OnConflict
from aig_cli.model.snapshot import TABLES

LISTS: Final = {"orgs": "organisations", **{name: name for name in LAYOUTS if name != "organisations"}}
"""The table that a list goes into, by the name of its command."""
_WHOLE: Final = "registry"
_READING = (
    once(
        "--format", "format_", type=click.Choice([*READABLE]), help="Format of the list, where its name is not clear."
    ),
    once("--sheet", metavar="NAME", help="Sheet of a workbook with several."),
    once("--delimiter", type=click.Choice([*DELIMITERS]), help="What separates the cells of a CSV."),
    once("--decimal", type=click.Choice(["comma", "point"]), help="What numbers have before their fraction."),
    click.option(
        "--map", "map_", multiple=True, metavar="HEADER=FIELD", help="What a column is; HEADER=- leaves it out."
    ),
    click.option(
        "--set", "set_", multiple=True, metavar="FIELD=VALUE", help="Give every row a value that it leaves open."
    ),
    once("--profile", metavar="NAME", help="Remember what the columns are, or recall it."),
)
_TAKING = (
    click.option("--keep-going", is_flag=True, help="Take the rows that can be taken, and exit with 1 if one cannot."),
    once("--rejects", metavar="FILE", help="Write the rows that are not taken to a CSV, to mend and import them."),
    click.option("--force", is_flag=True, help="Overwrite the file of --rejects if it exists."),
)


def _load(name: str) -> click.Command:
    if name == "progress":
        return progress_command()
    return registry if name == _WHOLE else _list_command(name, LISTS[name])


@click.group("import", cls=LazyGroup, names=(*LISTS, _WHOLE), load=_load)
def command() -> None:
    """Read lists from elsewhere, after a plan of what becomes of each row.

    With -n there is the plan only. aig undo takes a list back.
    """


def _is_filled_in(column: Column) -> bool:
    """Tell whether people fill in a column of a table."""
    field = column.field
    return field is None or not (field.changed_by or field.record)


def _header(column: Column) -> str:
    """Return what a column is called, with its Dutch name where that is another."""
    is_told = column.field is None or column.field.nl
    english, dutch = column.headers[0], column.headers[1:2] if is_told else ()
    return f"{english} ({dutch[0]})" if dutch and dutch[0] != english else english


def _on_conflict(usual: OnConflict) -> Decorator:
    return once(
        "--on-conflict",
        type=click.Choice([*map(str, OnConflict)]),
        help=say(
            "Where the register says otherwise: fill what is empty, update, skip known records, or refuse [{usual}].",
            usual=usual.value,
        ),
    )


def _list_command(name: str, table: str) -> click.Command:
    @click.argument("file")
    @_on_conflict(OnConflict.FILL)
    @applied([*_READING, *_TAKING])
    @writes
    def run(app: App, /, **given: Any) -> int:
        importing = Importing(app, table, OnConflict(given.pop("on_conflict") or OnConflict.FILL), given)
        return importing.carry_out()

    help_ = f"{say('Read a list of {records}.', records=say(table))}\n\n{_what_a_list_is('FILE', table)}"
    return click.command(name, help=help_)(run)


def _what_a_list_is(name: str, table: str) -> str:
    fields = filter(_is_filled_in, dict.fromkeys(columns(LAYOUTS[table]).values()))
    return say(
        "{name} is a CSV, a workbook (.xlsx, .xls, .ods), YAML, JSON or JSON Lines; - is standard input. What a row "
        "leaves empty never empties anything. Columns, in English or Dutch: {columns}.",
        name=name,
        columns=", ".join(map(_header, fields)),
    )


def progress_command() -> click.Command:
    """Return the command that reads accounts: a list of them, or the forms of a round that came back."""

    @click.argument("paths", metavar="PATH...", nargs=-1, required=True)
    @_on_conflict(OnConflict.REFUSE)
    @click.option("--replace", is_flag=True, help="The same as --on-conflict update.")
    @applied([*_READING, *_TAKING])
    @writes
    def run(app: App, /, *, paths: tuple[str, ...], replace: bool, on_conflict: str | None, **given: Any) -> int:
        if replace and on_conflict not in {None, OnConflict.UPDATE.value}:
            raise click.UsageError(say("--replace and --on-conflict {value} say different things.", value=on_conflict))
        chosen = OnConflict.UPDATE if replace else OnConflict(on_conflict or OnConflict.REFUSE)
        from aig_cli.cli.reception import FormImporting, arrivals

        given["file"] = paths[0]
        found = arrivals(app, paths, given)
        if found is None:
            return Importing(app, "progress", chosen, given).carry_out()
        return FormImporting(app, chosen, given, found).carry_out()

    paths = say(
        "PATH is one list, or forms of aig round forms that came back, and folders of them. Of forms, the rows that "
        "can be taken are, and it ends with 1 if one cannot."
    )
    list_ = _what_a_list_is(say("A list"), "progress")
    help_ = f"{say('Read accounts of pledges: a list of them, or forms.')}\n\n{paths} {list_}"
    return click.command("progress", help=help_)(run)


@click.command(_WHOLE)
@click.argument("path", metavar="FILE")
@writes
def registry(app: App, /, *, path: str) -> None:
    """Read a whole register into an empty store.

    FILE is what aig export json, jsonl or yaml writes without a table, or a folder with the tables as CSV:
    organisations.csv, networks.csv, members.csv and so on. Every record keeps its id.
    """
    found = {table: app.screen.progress(each, say(table), len(each)) for table, each in read_register(path).items()}
    other = transfer.read_register(found, app.today)
    if os.path.isdir(path):
        other.remarks.append(FolderRemark())
    with app.change(backup="before import") as registry:
        taken = registry.take_over(other)
        registry.remarks.extend(other.remarks)
    counts = Counter(each.table for each in taken)
    done = [Done("added", table, spoken().number(counts[table])) for table in TABLES if counts[table]]
    app.wrote(done, [], as_list=True)
    if not taken:
        app.screen.message(say("The store is that register already; nothing was changed."))
