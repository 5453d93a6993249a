"""Which operation an undo or a redo takes back, and what stands in its way.

An operation that takes another back is one like any other; a redo takes back an undo. An operation is in effect while
no operation in effect takes it back.
"""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from aig_cli.errors import (
    NoChangeError,
    NoOperationError,
    NothingToUndoError,
    ReferredSinceError,
    TouchedSinceError,
    UndoneError,
    UndoOfUndoError,
    UndoRuleError,
    dotted,
)
from aig_cli.language import Phrase
from aig_cli.model.ident import position
from aig_cli.model.operation import Change, Operation
from aig_cli.model.registry import Registry, Reversal
from aig_cli.model.report import YEARS_PER_PLEDGE
from aig_cli.model.snapshot import TABLE_OF
from aig_cli.model.workspace import Place

LISTED = 8
"""Of more operations that are in the way, only the last are told."""


class Choice(Struct, frozen=True):
    """The operation to be taken back.

    Attributes:
        operation: that one.
        later: the operations in effect that changed each record after it, by the record.
    """

    operation: Operation
    later: dict[Place, list[int]]

    def in_the_way(self) -> list[int]:
        """Return the later operations that changed what this one changed."""
        return self.changing({(change.table, change.number) for change in self.operation.changes})

    def is_reported_since(self, reversal: Reversal) -> bool:
        """Tell whether later operations reported on a pledge: what stood beside its accounts before, may again."""
        reports = (number for table, number in self.later if table == "reports")
        return reversal.table == "pledges" and reversal.number in {each // YEARS_PER_PLEDGE for each in reports}

    def changing(self, records: set[Place]) -> list[int]:
        """Return the later operations that changed one of these records."""
        return sorted({number for record in records for number in self.later.get(record, ())})


def to_undo(newest_first: Iterable[Operation], number: int | None) -> Choice:
    """Choose the operation with a number, or else the last one in effect.

    Raises:
        NothingToUndoError, NoOperationError: there is none.
        UndoneError: it was taken back already, or takes one back itself.
    """
    later: dict[Place, list[int]] = {}
    for operation, taken_back_by in _with_effect(newest_first):
        ours = operation.takes_back is None and bool(operation.changes)
        if number is None and ours and not taken_back_by:
            return Choice(operation, later)
        if operation.number == number:
            _require_undoable(operation, taken_back_by)
            return Choice(operation, later)
        if ours and not taken_back_by:
            _note(operation, later)
    if number is None:
        raise NothingToUndoError(verb=Phrase("undo"))
    raise NoOperationError(given=number)


def to_redo(newest_first: Iterable[Operation]) -> Choice:
    """Choose the last undo that is in effect.

    Raises:
        NothingToUndoError: there is none.
    """
    later: dict[Place, list[int]] = {}
    for operation, taken_back_by in _with_effect(newest_first):
        if operation.takes_back is None:  # in effect: an undo of it would have been chosen
            _note(operation, later)
        elif operation.changes and not taken_back_by and not is_redo(operation):
            return Choice(operation, later)
    raise NothingToUndoError(verb=Phrase("redo"))


def is_redo(operation: Operation) -> bool:
    """Tell whether an operation takes back an undo."""
    return operation.command == "redo"


def _require_undoable(operation: Operation, taken_back_by: int | None) -> None:
    if not operation.changes:
        raise NoChangeError(number=operation.number, command=operation.command)
    if operation.takes_back is not None:
        advice = "aig undo" if is_redo(operation) else "aig redo"
        raise UndoOfUndoError(number=operation.number, other=operation.takes_back, advice=advice)
    if taken_back_by:
        raise UndoneError(number=operation.number, by=taken_back_by)


def _note(operation: Operation, later: dict[Place, list[int]]) -> None:
    for change in operation.changes:
        later.setdefault((change.table, change.number), []).append(operation.number)


def _with_effect(newest_first: Iterable[Operation]) -> Iterator[tuple[Operation, int | None]]:
    """Yield each operation with the number of the one in effect that took it back."""
    taken_back: dict[int, int] = {}
    for operation in newest_first:
        by = taken_back.get(operation.number)
        if by is None and operation.takes_back is not None:
            taken_back[operation.takes_back] = operation.number
        yield operation, by


def take_back(registry: Registry, choice: Choice) -> list[Reversal]:
    """Make the records of an operation what they were before it.

    Raises:
        TouchedSinceError: later operations changed them, or hold on to what would go.
        UndoRuleError: the rules forbid what would come back.
        TakeBackError, LockedRoundError: as `Registry.take_back`.
    """
    operation = choice.operation
    told = {"number": operation.number, "command": operation.command}
    if later := choice.in_the_way():
        raise TouchedSinceError(later=_listed(later), last=later[-1], **told)
    reversals = [_reversal(change) for change in operation.changes]
    if gaps := registry.take_back(operation.number, reversals):
        gap = gaps[0]
        later = choice.changing({(gap.table, gap.number), (TABLE_OF[gap.missing[0]], position(gap.missing)[0])})
        since = Phrase(" since {operations}", operations=_listed(later)) if later else ""
        raise ReferredSinceError(record=gap.record, missing=gap.missing, later=since, **told)
    for reversal in reversals:
        for path, fault in registry.restored_faults(reversal, reported_since=choice.is_reported_since(reversal)):
            raise UndoRuleError(record=reversal.record, why=f"{dotted(path)}: {fault}", **told)
    return reversals


def _listed(later: Sequence[int]) -> Phrase:
    """Return operations in words: `operation 15` or `operations 15, 16`; of many the last ones."""
    numbers, more = ", ".join(map(str, later[-LISTED:])), len(later) - LISTED
    if more > 0:
        return Phrase("{more} more and operations {numbers}", more=more, numbers=numbers)
    return Phrase("operations {numbers}" if len(later) > 1 else "operation {numbers}", numbers=numbers)


def _reversal(change: Change) -> Reversal:
    before, left = change.records()
    return Reversal(change.table, change.number, change.record, left=left, before=before)
