"""A whole register from somewhere else, as its exports have it: with its own ids, and nothing looked up or made up."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial
from typing import Any, Final

from aig_cli.errors import (
    AigError,
    FieldPath,
    FieldsError,
    IdError,
    MergedAwayFinding,
    MissingFieldError,
    Problem,
    RecordTwiceError,
    RegisterRefusedError,
    ShapeError,
    UnknownReferenceFinding,
)
from aig_cli.language import Phrase
from aig_cli.model.entry import Document, naming
from aig_cli.model.ident import canonical_id, kind_of
from aig_cli.model.integrity import gaps
from aig_cli.model.operation import name_of
from aig_cli.model.parser import Parser
from aig_cli.model.registry import Registry, Reversal
from aig_cli.model.snapshot import TABLE_OF, TABLES

LISTED: Final = 20
"""Of more records that are wrong, only the first are told."""
Documents = Mapping[str, Iterable[Document]]
"""The records of a register, by the name of their table; each is gone through once."""


class _Parser(Parser):
    """Reads records with ids of their own, whose references lead to records that may come later."""

    def reference(self, kind: str, given: str) -> str:
        """Return an id of a kind, whether there is such a record or not."""
        id_ = canonical_id(given)
        if not id_ or kind_of(id_) not in kind.split(" or "):
            raise IdError(given=given, example=Phrase("the id of an existing {kind}", kind=Phrase(kind)))
        return id_

    own_id = reference

    def organisation(self, tree: dict[str, Any], path: FieldPath) -> None:  # noqa: ARG002 - nothing is registered here
        """Refuse an organisation that is written out where its id is asked for."""
        self.problems.append((path, ShapeError(found=Phrase("a mapping"), wanted=Phrase("an id"), example="O0001")))


class _Reading:
    """A register that is being read."""

    def __init__(self, documents: Documents, today: date) -> None:
        self._documents = documents
        self._stored: dict[str, dict[int, Any]] = {name: {} for name in TABLES}
        self._places: dict[tuple[str, int], Document] = {}
        self._wrong: list[str] = []
        self.registry = Registry(self._stored, {}, today)

    def read(self) -> None:
        """Read every record, and look at what each refers to and whether it keeps the rules.

        Raises:
            RegisterRefusedError: all that is wrong.
        """
        for table in TABLES:
            for document in self._documents.get(table, ()):
                self._collect(document, partial(self._record, table, document))
            ordered = sorted(self._stored[table].items())
            self._stored[table].clear()
            self._stored[table].update(ordered)
        self._require_right()
        for gap in gaps(self.registry):
            missing = UnknownReferenceFinding(record=gap.record, missing=gap.missing)
            self._wrong.append(f"{self._places[gap.table, gap.number].label(())}: {missing}")
        self._require_right()
        for (table, number), document in self._places.items():
            self._collect(document, partial(self._keep_the_rules, table, number))
        self._require_right()
        for letter, table in TABLE_OF.items():
            self.registry.counters[letter] = max(self._stored[table], default=0)

    def _collect(self, document: Document, step: Callable[[], None]) -> None:
        """Take a step with a record, and keep what is wrong."""
        try:
            with naming(document):
                step()
        except AigError as error:
            self._wrong.append(str(error) if isinstance(error, FieldsError) else f"{document.label(())}: {error}")

    def _record(self, table: str, document: Document) -> None:
        parser = _Parser(self.registry, document.decimal)
        record = parser.record(TABLES[table], document.tree, ())
        problems: list[Problem] = parser.problems
        if record and table in TABLE_OF.values() and not record.id:
            problems = [(("id",), MissingFieldError())]
        if problems:
            raise FieldsError(problems)
        if record.number in self._stored[table]:
            raise RecordTwiceError(record=name_of(table, record.number))
        self._stored[table][record.number] = record
        self._places[table, record.number] = document

    def _keep_the_rules(self, table: str, number: int) -> None:
        record = self._stored[table][number]
        reversal = Reversal(table, number, name_of(table, number), None, record)
        problems = list(self.registry.restored_faults(reversal, reported_since=False))
        if table == "organisations" and record.merged_into and self.registry.organisation(record.id).merged_into:
            problems.append((("merged_into",), MergedAwayFinding(organisation=record.id)))
        if problems:
            raise FieldsError(problems)

    def _require_right(self) -> None:
        if self._wrong:
            more = [f"and {len(self._wrong) - LISTED:,} more."] if len(self._wrong) > LISTED else []
            raise RegisterRefusedError(lines="\n".join([*self._wrong[:LISTED], *more]))


def read_register(documents: Documents, today: date) -> Registry:
    """Return the register that these records are.

    Raises:
        RegisterRefusedError: a value that its field cannot have, an id twice, a reference that leads nowhere, a broken
            rule; all of one kind are said at once.
    """
    reading = _Reading(documents, today)
    reading.read()
    return reading.registry
