"""How a list is read into the register: the plan, what is asked and refused, and what is told."""

import os
from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from aig_cli.cli.app import App, Done
from aig_cli.errors import (
    EncodingRemark,
    ExistsError,
    InvalidError,
    KeptRowsRemark,
    MapSyntaxError,
    MapTwiceError,
    NoRecordError,
    OptionInBatchError,
    OverListError,
    RowCountError,
    RowsRefusedError,
    StoreAsListError,
)
from aig_cli.exchange.columns import Columns
from aig_cli.exchange.layout import LAYOUTS
from aig_cli.exchange.reader import read_list
from aig_cli.exchange.reject import write as write_rejects
from aig_cli.exchange.row import MOST_ROWS, Row, Rows
from aig_cli.language import say
from aig_cli.model.entry import read_option
from aig_cli.model.intake import Entry, Intake, Verdict
from aig_cli.model.reconciliation import OnConflict
from aig_cli.model.registry import Registry
from aig_cli.model.snapshot import table_of
from aig_cli.model.text import read_line
from aig_cli.model.value import Decimal
from aig_cli.report.plan import Plan, changed, kept_lines, reasons

DELIMITERS: Final = {";": ";", ",": ",", "tab": "\t"}
"""What separates the cells of a CSV, by what is typed for it."""
MOST_UNASKED: Final = 20
"""Changes that are made on a terminal without asking."""


class Importing:
    """One list that is read into the register."""

    def __init__(self, app: App, table: str, on_conflict: OnConflict, given: dict[str, Any]) -> None:
        self._app = app
        self._table = table
        self._on_conflict = on_conflict
        self._given = given
        self._constants = _pairs("--set", given["set_"], "FIELD=VALUE")
        self._mapped = _pairs("--map", given["map_"], "HEADER=FIELD", last=True)
        self._rejected: list[tuple[Row, str]] = []
        self._plan = Plan()

    def carry_out(self) -> int:
        """Take what can be taken of the list, say what became of it, and return the exit code."""
        self._require_place_for_rejects()
        chosen = {**self._recalled(), **self._mapped}
        known = Columns(LAYOUTS[self._table], chosen, self._constants)
        rows = self._read(known)
        with self._app.change(backup="before import") as registry:
            self._take(rows, known, registry)
            self._settle(rows, registry)
        self._tell(registry)
        if self._given["profile"] is not None and not self._app.settings.dry_run:
            self._app.store.remember_profile(self._app.command, self._table, self._given["profile"], chosen)
        if self._given["keep_going"]:
            return int(bool(self._plan.refused))
        return InvalidError.exit_code if self._plan.refused else 0

    @property
    def _files(self) -> Sequence[str]:
        """The files that are read."""
        return [self._given["file"]]

    def _require_place_for_rejects(self) -> None:
        for option in ("profile", "rejects"):
            if self._app.outcome.batch and self._given[option] is not None:
                raise OptionInBatchError(option=f"--{option}")
        path = self._given["rejects"]
        if path is None or not os.path.lexists(path):
            return
        there = [file for file in self._files if os.path.exists(file)] if os.path.exists(path) else []
        if any(os.path.samefile(path, file) for file in there):
            raise OverListError(path=path)
        if not self._given["force"]:
            raise ExistsError(path=path)

    def _recalled(self) -> dict[str, str]:
        """Return the columns of the profile; one that is not there is made where columns are named."""
        profile = self._given["profile"]
        if profile is None:
            return {}
        read_option("--profile", profile, read_line)
        return self._app.store.profiles.columns(self._table, profile, or_new=bool(self._mapped))

    def _read(self, known: Columns) -> Rows:
        given = self._given
        if not self._app.outcome.batch and os.path.realpath(given["file"]) in self._app.store.files.own:
            raise StoreAsListError(path=given["file"])
        rows = read_list(
            given["file"],
            given["format_"],
            sheet=given["sheet"],
            delimiter=DELIMITERS.get(given["delimiter"]),
            decimal=Decimal(given["decimal"]) if given["decimal"] else None,
        )
        if rows.headers:
            known.check(rows.headers, self._mapped, rows.name)
        return rows

    def _take(self, rows: Rows, known: Columns, registry: Registry) -> None:
        """Take every row that can be taken."""
        layout = LAYOUTS[self._table]
        intake = Intake(registry, layout.noun, layout.record, self._on_conflict, is_part=bool(layout.part))
        for row in self._app.screen.progress(rows.rows, say(self._table), rows.about):
            if len(self._plan.entries) == MOST_ROWS:
                raise RowCountError(place=row.place, limit=MOST_ROWS)
            entry = intake.take(row.place, partial(known.document, row, rows.decimal), known.decision(row))
            self._note(row, entry)
        if not self._plan.entries:
            raise NoRecordError(place=rows.name)
        of_file = [*([EncodingRemark(place=rows.name)] if rows.is_western else []), *known.remarks()]
        registry.remarks[:0] = of_file
        if self._plan.kept:
            registry.remarks.append(KeptRowsRemark(count=self._plan.kept))

    def _note(self, row: Row, entry: Entry) -> None:
        """Keep what became of a row, and the row where it is not taken."""
        self._plan.entries.append(entry)
        if not entry.verdict.is_taken:
            self._rejected.append((row, "\n".join(each.removeprefix(f"{row.place}: ") for each in reasons(entry))))

    def _settle(self, rows: Rows, registry: Registry) -> None:
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
            question = say("{totals}. Carry it out?", totals=plan.totals)
            app.confirm(question, say("See each row with -n; aig undo takes it back."))
        if self._given["rejects"] and self._rejected:
            content = write_rejects(rows, self._rejected)
            app.deliver(content, self._given["rejects"], force=self._given["force"], personal=True)
        if is_refused:
            for remark in registry.remarks:
                if not remark.place:  # those of rows are of what is not taken
                    app.screen.message(say("Warning: {what}", what=remark))
            raise RowsRefusedError(count=len(plan.refused), rows=len(plan.entries), lines="\n".join(plan.wrong()))

    def _tell(self, registry: Registry) -> None:
        """Say what becomes of each row, or what became of those that changed something."""
        app, plan = self._app, self._plan
        if app.settings.as_json and not app.outcome.batch:
            app.show_json(plan.trees())
        elif app.settings.dry_run and not app.settings.quiet and not app.outcome.batch:
            app.tell([_planned(entry) for entry in plan.entries])
            app.screen.message(say("Dry run: nothing was written."))
        else:
            records = registry.collection(table_of(LAYOUTS[self._table].record))
            app.wrote([_done(entry) for entry in plan.changes], [records[each.after.number] for each in plan.changes])
            if self._given["keep_going"]:
                for line in plan.wrong():
                    app.screen.message(f"{say('Error:')} {line}")
        if not app.outcome.batch:
            app.screen.message(f"{plan.totals}.")


def _pairs(option: str, given: Sequence[str], form: str, *, last: bool = False) -> dict[str, str]:
    """Return what stands before and after the sign in each; the last one where what is before may hold it.

    Raises:
        MapSyntaxError, MapTwiceError: one has no sign; two are about the same.
    """
    pairs: dict[str, str] = {}
    for each in given:
        before, sign, after = each.rpartition("=") if last else each.partition("=")
        if not (before and sign and after):
            raise MapSyntaxError(option=option, given=each, form=form)
        if before in pairs:
            raise MapTwiceError(option=option, given=before)
        pairs[before] = after
    return pairs


def _planned(entry: Entry) -> Done:
    about = f"{entry.id}  {entry.label}".strip()
    return Done(entry.verdict.value, entry.place, about, changed(entry), [*kept_lines(entry), *reasons(entry)])


def _done(entry: Entry) -> Done:
    return Done("added" if entry.verdict is Verdict.NEW else "changed", entry.id, str(entry.label), changed(entry))
