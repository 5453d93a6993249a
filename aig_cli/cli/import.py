# ruff: noqa: N999 - the file has the name of its command
"""`aig import`: lists from elsewhere, and whole registers. One command a kind of list."""

import os
from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import Any, Final

import click

from aig_cli.cli.app import App, Done
from aig_cli.cli.lazy import LazyGroup
from aig_cli.cli.options import applied, once, writes
from aig_cli.errors import (
    EncodingRemark,
    ExistsError,
    InvalidError,
    KeptRowsRemark,
    MapSyntaxError,
    NoRecordError,
    RowCountError,
    RowsRefusedError,
)
from aig_cli.exchange import READABLE
from aig_cli.exchange.columns import Columns
from aig_cli.exchange.layout import LAYOUTS
from aig_cli.exchange.reader import read_list
from aig_cli.exchange.register import read_register
from aig_cli.exchange.reject import write as write_rejects
from aig_cli.exchange.row import MOST_ROWS, Row, Rows
from aig_cli.model import transfer
from aig_cli.model.intake import Entry, Intake, Verdict
from aig_cli.model.reconciliation import OnConflict
from aig_cli.model.registry import Registry
from aig_cli.model.snapshot import TABLES
from aig_cli.model.value import Decimal
from aig_cli.report.plan import Plan, changed, kept_lines, reasons

MOST_UNASKED: Final = 20
"""Changes that are made on a terminal without asking."""
LISTS: Final = {"orgs": "organisations", **{name: name for name in LAYOUTS if name != "organisations"}}
"""The table that a list goes into, by the name of its command."""
_WHOLE: Final = "registry"
_DELIMITERS: Final = {";": ";", ",": ",", "tab": "\t"}
_READING = (
    once(
        "--format", "format_", type=click.Choice([*READABLE]), help="Format of the list, where its name is not clear."
    ),
    once("--sheet", metavar="NAME", help="Sheet of a workbook with several."),
    once("--delimiter", type=click.Choice([*_DELIMITERS]), help="What separates the cells of a CSV."),
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
    return registry if name == _WHOLE else _list_command(name, LISTS[name])


@click.group("import", cls=LazyGroup, names=(*LISTS, _WHOLE), load=_load)
def command() -> None:
    """Read lists from elsewhere, after a plan of what becomes of each row.

    With -n there is the plan only. aig undo takes a list back.
    """


def _list_command(name: str, table: str) -> click.Command:
    usual = OnConflict.REFUSE if table == "progress" else OnConflict.FILL

    @click.argument("file")
    @once(
        "--on-conflict",
        type=click.Choice([*map(str, OnConflict)]),
        help=f"Where the register says otherwise: fill what is empty, update, skip known records, or refuse [{usual}].",
    )
    @applied([*_READING, *_TAKING])
    @writes
    def run(app: App, /, **given: Any) -> int:
        importing = _Import(app, table, OnConflict(given.pop("on_conflict") or usual), given)
        return importing.carry_out()

    noun = "accounts of pledges" if table == "progress" else table
    help_ = (
        f"Read a list of {noun}.\n\nFILE is a CSV, a workbook (.xlsx, .xls, .ods), YAML, JSON or JSON Lines; - is "
        "standard input. Its columns are fields in English or in Dutch. What a row leaves empty never empties anything."
    )
    return click.command(name, help=help_)(run)


@click.command(_WHOLE)
@click.argument("path", metavar="FILE")
@writes
def registry(app: App, /, *, path: str) -> None:
    """Read a whole register into an empty store.

    FILE is what aig export json, jsonl or yaml writes without a table, or a folder with the tables as CSV:
    organisations.csv, networks.csv, members.csv and so on. Every record keeps its id.
    """
    found = {table: app.screen.progress(each, table, len(each)) for table, each in read_register(path).items()}
    other = transfer.read_register(found, app.today)
    with app.change(backup="before import") as registry:
        taken = registry.take_over(other)
        registry.remarks.extend(other.remarks)
    counts = Counter(each.table for each in taken)
    done = [Done("added", table, f"{counts[table]:,}") for table in TABLES if counts[table]]
    app.wrote(done, [], as_list=True)
    if not taken:
        app.screen.message("The store is that register already; nothing was changed.")


class _Import:
    """One list that is read into the register."""

    def __init__(self, app: App, table: str, on_conflict: OnConflict, given: dict[str, Any]) -> None:
        self._app = app
        self._table = table
        self._on_conflict = on_conflict
        self._given = given
        self._mapped = _pairs("--map", given["map_"], "HEADER=FIELD", last=True)
        self._rejected: list[tuple[Row, str]] = []
        self._plan = Plan()

    def carry_out(self) -> int:
        """Take what can be taken of the list, say what became of it, and return the exit code."""
        self._require_place_for_rejects()
        chosen = {**self._recalled(), **self._mapped}
        columns = Columns(LAYOUTS[self._table], chosen, _pairs("--set", self._given["set_"], "FIELD=VALUE"))
        rows = self._read(columns)
        with self._app.change(backup="before import") as registry:
            self._take(rows, columns, registry)
            self._settle(registry)
        self._tell()
        if self._given["profile"] and not self._app.settings.dry_run:
            self._app.store.remember_profile(self._app.command, self._table, self._given["profile"], chosen)
        if self._given["keep_going"]:
            return int(bool(self._plan.refused))
        return InvalidError.exit_code if self._plan.refused else 0

    def _require_place_for_rejects(self) -> None:
        path = self._given["rejects"]
        if path and not self._given["force"] and os.path.lexists(path):
            raise ExistsError(path=path)

    def _recalled(self) -> dict[str, str]:
        """Return the columns of the profile; one that is not there is made where columns are named."""
        profile = self._given["profile"]
        if not profile:
            return {}
        return self._app.store.profiles.columns(self._table, profile, or_new=bool(self._mapped))

    def _read(self, columns: Columns) -> Rows:
        given = self._given
        rows = read_list(
            given["file"],
            given["format_"],
            sheet=given["sheet"],
            delimiter=_DELIMITERS.get(given["delimiter"]),
            decimal=Decimal(given["decimal"]) if given["decimal"] else None,
        )
        if rows.headers:
            columns.check(rows.headers, self._mapped, rows.name)
        return rows

    def _take(self, rows: Rows, columns: Columns, registry: Registry) -> None:
        """Take every row that can be taken."""
        layout = LAYOUTS[self._table]
        intake = Intake(registry, layout.noun, layout.record, self._on_conflict, is_part=layout.is_part)
        for row in self._app.screen.progress(rows.rows, self._table, rows.about):
            if len(self._plan.entries) == MOST_ROWS:
                raise RowCountError(place=row.place, limit=MOST_ROWS)
            entry = intake.take(row.place, partial(columns.document, row, rows.decimal), columns.decision(row))
            self._plan.entries.append(entry)
            if not entry.verdict.is_taken:
                self._rejected.append((row, "\n".join(each.removeprefix(f"{row.place}: ") for each in reasons(entry))))
        if not self._plan.entries:
            raise NoRecordError(place=rows.name)
        of_file = [*([EncodingRemark(place=rows.name)] if rows.is_western else []), *columns.remarks()]
        registry.remarks[:0] = of_file
        if self._plan.kept:
            registry.remarks.append(KeptRowsRemark(count=self._plan.kept))

    def _settle(self, registry: Registry) -> None:
        """Ask where there are many changes, keep the rows that are not taken, and refuse the list if it must be.

        Raises:
            RowsRefusedError: a row cannot be taken, and those that can are not to be taken alone.
            NotConfirmedError: the answer was no.
        """
        app, plan = self._app, self._plan
        if app.settings.dry_run and not app.outcome.batch:
            return
        is_refused = bool(plan.refused) and not self._given["keep_going"]
        if not is_refused and len(plan.changes) > MOST_UNASKED and app.screen.can_ask and not app.outcome.batch:
            app.confirm(f"{plan.totals}. Carry it out?", "See each row with -n; aig undo takes it back.")
        if self._given["rejects"] and self._rejected:
            content = write_rejects(self._rejected)
            app.deliver(content, self._given["rejects"], force=self._given["force"], personal=True)
        if is_refused:
            registry.remarks = [remark for remark in registry.remarks if not remark.place]
            app.warn(registry)
            raise RowsRefusedError(count=len(plan.refused), rows=len(plan.entries), lines="\n".join(plan.wrong()))

    def _tell(self) -> None:
        """Say what becomes of each row, or what became of those that changed something."""
        app, plan = self._app, self._plan
        if app.settings.as_json and not app.outcome.batch:
            app.show_json(plan.trees())
        elif app.settings.dry_run and not app.settings.quiet and not app.outcome.batch:
            app.tell([_planned(entry) for entry in plan.entries])
            app.screen.message("Dry run: nothing was written.")
        else:
            app.wrote([_done(entry) for entry in plan.changes], [entry.after for entry in plan.changes])
            if self._given["keep_going"]:
                for line in plan.wrong():
                    app.screen.message(f"Error: {line}")
        if not app.outcome.batch:
            app.screen.message(f"{plan.totals}.")


def _pairs(option: str, given: Sequence[str], form: str, *, last: bool = False) -> dict[str, str]:
    """Return what stands before and after the sign in each; the last one where what is before may hold it.

    Raises:
        MapSyntaxError: one has no sign.
    """
    pairs = {}
    for each in given:
        before, sign, after = each.rpartition("=") if last else each.partition("=")
        if not (before and sign and after):
            raise MapSyntaxError(option=option, given=each, form=form)
        pairs[before] = after
    return pairs


def _planned(entry: Entry) -> Done:
    about = f"{entry.id}  {entry.label}".strip()
    return Done(entry.verdict, entry.place, about, changed(entry), [*kept_lines(entry), *reasons(entry)])


def _done(entry: Entry) -> Done:
    verb = "added" if entry.verdict is Verdict.NEW else "changed"
    return Done(verb, entry.id, entry.label, changed(entry))
