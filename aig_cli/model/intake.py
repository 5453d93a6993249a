"""Taking the rows of a list into a registry, one after the other, each whole or not at all."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import StrEnum
from typing import Any, Final

import msgspec
from msgspec import Struct

from aig_cli.errors import (
    AigError,
    ChooseError,
    DuplicateNameError,
    FieldPath,
    FieldsError,
    NameTakenError,
    NotFoundError,
    Problem,
    RowTwiceError,
    SuccessorRemark,
)
from aig_cli.model import progress
from aig_cli.model.entry import Document, naming
from aig_cli.model.field import Record, name_of_record
from aig_cli.model.ident import canonical_id, position
from aig_cli.model.matching import MATCHERS, Matched
from aig_cli.model.parser import parse_record
from aig_cli.model.pledge import Pledge
from aig_cli.model.reconciliation import Kept, OnConflict, reconciled, said
from aig_cli.model.registry import Registry
from aig_cli.model.report import Report
from aig_cli.model.text import fold

NEW: Final = "new"
"""What is decided about a row that is a record of its own."""


_Said = dict[FieldPath, tuple[str, str]]
"""What rows said of a record: the text of each field, and where."""


class Verdict(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGE = "change"
    SAME = "same"
    CHOOSE = "choose"
    ERROR = "error"

    @property
    def is_taken(self) -> bool:
        """Whether the row is in the register afterwards."""
        return self not in {Verdict.CHOOSE, Verdict.ERROR}


class Entry(Struct, frozen=True):
    """What became of a row.

    Attributes:
        place: where the row is.
        id: what it is about: its id, or that of the part that an account tells of.
        label: the name of that; of an account, its year.
        before, after: the record, where the row changes it; None for what is not there.
        kept: what the row says otherwise than the register, which was kept.
        error: why it was not taken.
    """

    place: str
    verdict: Verdict
    id: str = ""
    label: str = ""
    before: Any = None
    after: Any = None
    kept: Sequence[Kept] = ()
    error: AigError | None = None


class Intake:
    """Takes rows that become one kind of record.

    Args:
        registry: what takes them.
        noun: what the records are called.
        kind: the kind of record.
        on_conflict: what is done where a row differs from the register.
        is_part: a row is only a part of a record, which must be known.
    """

    def __init__(
        self, registry: Registry, noun: str, kind: type[Record], on_conflict: OnConflict, *, is_part: bool = False
    ) -> None:
        self._registry = registry
        self._noun = noun
        self._kind = kind
        self._on_conflict = on_conflict
        self._is_part = is_part
        self._first: dict[str, tuple[str, bytes]] = {}
        self._said: dict[str, _Said] = {}
        self._added: set[str] = set()

    def take(self, place: str, read: Callable[[], Document], decision: str) -> Entry:
        """Take a row in, given how it is read and what was decided about it. What is wrong with it is in the entry."""
        registry = self._registry
        mark, warned = registry.mark(), len(registry.remarks)
        try:
            entry = self._taken(place, read(), decision)
        except AigError as error:
            registry.roll_back(mark)
            del registry.remarks[warned:]
            verdict = Verdict.CHOOSE if isinstance(error, ChooseError) else Verdict.ERROR
            return Entry(place, verdict, error=error)
        for remark in registry.remarks[warned:]:
            remark.place = place
        return entry

    def _taken(self, place: str, document: Document, decision: str) -> Entry:
        with naming(document):
            if self._kind is Report:
                return self._account(place, document)
            matched = self._matched(document.tree, decision)
            if matched.record is None:
                return self._added_entry(place, document, matched)
            return self._known_entry(place, document, matched.record)

    def _matched(self, tree: dict[str, Any], decision: str) -> Matched:
        if fold(decision) == NEW:
            return Matched(None, is_namesake=True)
        if decision:
            return Matched(getattr(self._registry, self._noun)(decision))
        matched = MATCHERS[self._kind](self._registry, tree, self._added)
        if matched.record is None and self._is_part:
            given = tree.get("id") or tree.get("name") or ""
            raise NotFoundError(kind=self._noun, given=str(given), hint="", see=f" See: aig {self._noun} list")
        return matched

    def _added_entry(self, place: str, document: Document, matched: Matched) -> Entry:
        if self._kind is Pledge:
            self._leave_out_successor(document.tree)
        new: Any = parse_record(self._kind, document.tree, self._registry, document.decimal)
        with _names_in_a_list():
            stored = self._registry.add(new, allow_duplicate=matched.is_namesake)
        self._added.add(stored.id)
        self._first[stored.id] = place, msgspec.json.encode(document.tree)
        return Entry(place, Verdict.NEW, stored.id, name_of_record(stored), None, stored)

    def _leave_out_successor(self, tree: dict[str, Any]) -> None:
        """Leave out the pledge that renews a new one, where that is still to come: it links both by itself."""
        successor = canonical_id(str(tree.get("successor")))
        if successor and successor.startswith("P") and not self._registry.pledges.get(position(successor)[0]):
            del tree["successor"]
            self._registry.remarks.append(SuccessorRemark(given=successor))

    def _known_entry(self, place: str, document: Document, known: Any) -> Entry:
        self._claim(known.id, place, document.tree)
        if self._on_conflict is OnConflict.SKIP:
            return Entry(place, Verdict.SAME, known.id, name_of_record(known))
        tree = dict(document.tree)
        after, kept = reconciled(known, tree, self._registry, self._on_conflict, document.decimal)
        if after == known:
            return Entry(place, Verdict.SAME, known.id, name_of_record(known), kept=kept)
        with _names_in_a_list():
            stored = self._registry.replace(after)
        return Entry(place, Verdict.CHANGE, known.id, name_of_record(stored), known, stored, kept)

    def _account(self, place: str, document: Document) -> Entry:
        given = parse_record(Report, document.tree, self._registry, document.decimal)
        of = ", ".join(update.of for update in given.updates) or given.pledge
        self._claim(f"{of} {given.year}", place, document.tree)
        before, kept = self._registry.reports.get(given.number), []
        known = {update.of for update in before.updates} if before else set()
        if self._on_conflict in {OnConflict.FILL, OnConflict.SKIP}:
            given, left = progress.fitted(before, given, is_filling=self._on_conflict is OnConflict.FILL)
            kept = [Kept(path, progress.quoted(old), progress.quoted(new)) for path, old, new in left]
        label = str(given.year)
        if progress.is_empty(given):
            return Entry(place, Verdict.SAME, of, label, kept=kept)
        logged = self._registry.log_progress(given, replace=self._on_conflict is OnConflict.UPDATE)
        if not logged.changed:
            return Entry(place, Verdict.SAME, of, label, kept=kept)
        verdict = Verdict.CHANGE if before and known.issuperset(each.of for each in given.updates) else Verdict.NEW
        return Entry(place, verdict, of, label, before, logged.report, kept)

    def _claim(self, key: str, place: str, tree: Any) -> None:
        """Refuse a row that says something else of a record than an earlier one of the list.

        Raises:
            FieldsError: it does.
        """
        if key not in self._first:
            self._first[key] = place, msgspec.json.encode(tree)
            return
        if key not in self._said:  # most records have one row
            first, encoded = self._first[key]
            self._said[key] = {path: (text, first) for path, text in said(msgspec.json.decode(encoded))}
        earlier, texts = self._said[key], dict(said(tree))
        if problems := list(_contradictions(key, texts, earlier)):
            raise FieldsError(problems)
        for path, text in texts.items():
            earlier.setdefault(path, (text, place))


def _contradictions(key: str, texts: Mapping[FieldPath, str], earlier: _Said) -> Iterator[Problem]:
    for path, text in texts.items():
        old, place = earlier.get(path, (text, ""))
        if fold(text) != fold(old):
            yield path, RowTwiceError(given=text, old=old, place=place, of=key)


@contextmanager
def _names_in_a_list() -> Iterator[None]:
    """Say of a name that another organisation has what can be done about it in a list."""
    try:
        yield
    except FieldsError as error:
        problems: list[Problem] = [
            (path, NameTakenError(**each.facts) if isinstance(each, DuplicateNameError) else each)
            for path, each in error.problems
        ]
        raise FieldsError(problems) from None
