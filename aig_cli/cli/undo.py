"""`aig undo`: take an operation back."""

from collections.abc import Sequence

import click

from aig_cli.cli.app import App, Done
from aig_cli.cli.options import writes
from aig_cli.language import Phrase, say
from aig_cli.model.field import plain
from aig_cli.model.operation import Operation
from aig_cli.model.registry import Reversal
from aig_cli.model.undo import take_back, to_undo
from aig_cli.model.value import read_operation
from aig_cli.report.difference import Difference, differences


@click.command("undo")
@click.argument("number", required=False)
@writes
def command(app: App, /, *, number: str | None) -> None:
    """Take the last operation back, or another.

    NUMBER is that of `aig log`. One command is one operation, a batch too. What later operations changed or refer to is
    not taken back.
    """
    wanted = read_operation(number) if number is not None else None
    with app.change() as registry:
        choice = to_undo(app.store.operations(), wanted)
        reversals = take_back(registry, choice)
    show(app, UNDONE, choice.operation, reversals, "aig redo")


UNDONE = Phrase("Undone: operation {number} ({command}), records: {count}.")
REDONE = Phrase("Redone: operation {number} again, records: {count}.")
LISTED = 20
"""Of more records than that, only the first are told."""


def show(app: App, sentence: Phrase, operation: Operation, reversals: list[Reversal], next_step: str) -> None:
    """Say which operation was taken back, and what became of its records."""
    number = operation.takes_back or operation.number
    told = sentence.about(number=number, command=operation.command, count=len(reversals))
    app.screen.message(str(told))
    wrote(app, reversals, next_step, f"aig log --where number={operation.number} --json")


def wrote(app: App, reversals: Sequence[Reversal], next_step: str, see: str) -> None:
    """Say what became of records; of many, only the first are told, and where to see the others."""
    done = done_with(reversals)
    listed = done if app.settings.quiet else done[:LISTED]
    app.wrote(listed, [each.before for each in reversals if each.before], next_step)
    if len(listed) < len(done):
        app.screen.message(say("and {more} more: {command}", more=len(done) - len(listed), command=see))


def done_with(reversals: Sequence[Reversal]) -> list[Done]:
    """Return what becomes of records that are made what they were before."""
    return [
        Done(
            "gone" if each.before is None else "back" if each.left is None else "as before",
            each.record,
            "",
            _changes(each),
        )
        for each in reversals
    ]


def _changes(reversal: Reversal) -> list[Difference]:
    """Return what differs field by field in a record that was there and still is."""
    if reversal.left is None or reversal.before is None:
        return []
    return differences(type(reversal.before), plain(reversal.left), plain(reversal.before))
