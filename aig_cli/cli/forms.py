"""`aig round forms`: the questionnaire of a round, a form for each pledge holder."""

import gc
from collections.abc import Iterator
from datetime import date

import click

from aig_cli.cli.app import App
from aig_cli.cli.options import once, reads
from aig_cli.errors import LockedFormsError
from aig_cli.language import say, several
from aig_cli.model.entry import read_option
from aig_cli.model.registry import Registry
from aig_cli.model.value import read_year
from aig_cli.report.form import Form, together
from aig_cli.report.form import forms as made_forms


@click.command()
@click.argument("year")
@once("--out", metavar="DIR", required=True, help="The folder for the forms: a new or an empty one.")
@once("--format", "format_", type=click.Choice(["xlsx", "yaml"]), help="A workbook, or YAML for scripts [xlsx].")
@click.option("--one-file", is_flag=True, help="One form with the rows of all holders.")
@click.option("--force", is_flag=True, help="Write into a folder that has files, over those of the same name.")
@reads
def forms(app: App, /, *, year: str, out: str, format_: str | None, one_file: bool, force: bool) -> None:
    """Write a form for each pledge holder who is asked for an account of YEAR, with what is known already.

    Read the forms back with aig import progress DIR. They are in the language of --lang.
    """
    if not out:
        raise click.UsageError(say("--out names no folder."), click.get_current_context())
    over = read_option("YEAR", year, read_year)
    app.require_free_folder(out, force=force)
    registry = app.read()
    _require_open(registry, over)
    made = made_forms(registry, over, app.language)
    if not made:
        app.screen.message(say("Nobody is asked for an account of {year}: there is no form to write.", year=over))
        return
    wanted = [together(made)] if one_file else made
    files = _files(wanted, format_ or "xlsx", app.today)
    app.deliver_folder(app.screen.progress(files, say("forms"), len(wanted)), out, force=force)
    what = several("{number} form", "{number} forms", len(wanted))
    told = say("Wrote {forms} to {folder}. Read them back: aig import progress {folder}", forms=what, folder=out)
    app.screen.message(told)


def _require_open(registry: Registry, year: int) -> None:
    """Refuse a round that there is not, or that is locked."""
    round_ = registry.round(year)
    if round_.locked_on:
        raise LockedFormsError(year=year, on=round_.locked_on)


def _files(made: list[Form], format_: str, day: date) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the content of each file. No name of a user is a path: it has letters and digits only."""
    gc.freeze()  # the register stays,
    gc.enable()  # what each workbook leaves behind goes
    for form in made:
        name = "-".join(filter(None, (form.id.removeprefix("F"), form.slug)))
        if format_ == "yaml":
            from aig_cli.exchange.form import yaml

            content = yaml.write(form)
        else:
            from aig_cli.exchange.form import workbook

            content = workbook.write(form, day)
        yield f"{name}.{format_}", content
