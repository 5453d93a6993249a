"""What every format writes: the answer to a question, as a table or as whole records."""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from aig_cli.exchange.tree import Tree, record_trees
from aig_cli.model.field import plain
from aig_cli.model.snapshot import Snapshot
from aig_cli.report.question import Question, Table


class Answer(Struct, frozen=True):
    """Rows of a question.

    Attributes:
        rows: those that were asked for.
        fields: the fields that were asked for; empty for all.
        with_contacts: whether contact persons are in whole records.
    """

    question: Question
    snapshot: Snapshot
    rows: Sequence[Any]
    fields: Sequence[str] = ()
    with_contacts: bool = False

    def table(self) -> Table:
        """Return the answer as rows of plain values."""
        return self.question.table(self.snapshot, self.rows, self.fields)

    def trees(self) -> list[Tree]:
        """Return the answer as mappings and lists: whole records, or the fields that were asked for."""
        if not self.fields:
            return record_trees(self.rows, self.question.record, with_contacts=self.with_contacts)
        getters = {field: self.question.getter(self.snapshot, field) for field in self.fields}
        return [{field: plain(get(row)) for field, get in getters.items()} for row in self.rows]
