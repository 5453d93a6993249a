"""Taking the rows of a list into a registry, one after the other, each whole or not at all."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from typing import Any, Final

from msgspec import Struct, structs

from aig_cli.errors import (
    AigError,
    ChooseError,
    ConflictError,
    DecisionError,
    DecisionWordError,
    DifferentReportError,
    DuplicateNameError,
    FieldPath,
    FieldsError,
    MissingFieldError,
    NameTakenError,
    NotFoundError,
    NothingFilledInRemark,
    SuccessorRemark,
)
from aig_cli.language import Phrase
from aig_cli.model import progress
from aig_cli.model.entry import Document, naming
from aig_cli.model.field import Record, fields_of, name_of_record
from aig_cli.model.ident import canonical_id, example_id, position
from aig_cli.model.matching import MATCHERS, Matched, namesakes
from aig_cli.model.parser import parse_record
from aig_cli.model.pledge import Pledge
from aig_cli.model.reconciliation import Kept, OnConflict, reconciled
from aig_cli.model.registry import Registry
from aig_cli.model.report import Report
from aig_cli.model.statement import Key, Statements, folded, leaves
from aig_cli.model.text import fold

NEW: Final = {"new", "nieuw"}
"""What is decided about a row that is a record of its own."""


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
        before, after: the record, where the row changes it, without the parts that are the same in both; None for what
            is not there.
        kept: what the row says otherwise than the register, which was kept.
        error: why it was not taken.
    """

    place: str
    verdict: Verdict
    id: str = ""
    label: str | Phrase = ""
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
        self._statements = Statements()
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
                if decision:
                    raise DecisionError(given=decision)
                return self._account(place, document)
            matched = self._matched(document, decision)
            if matched.record is None:
                return self._added_entry(place, document, matched)
            return self._known_entry(place, document, matched.record)

    def _matched(self, document: Document, decision: str) -> Matched:
        tree = document.tree
        if decision and self._is_part:
            raise DecisionError(given=decision)
        if fold(decision) in NEW:
            return Matched(self._taken_before(document), is_namesake=True)
        if decision and not canonical_id(decision):
            raise DecisionWordError(given=decision, example=example_id(self._noun))
        if decision:
            return Matched(getattr(self._registry, self._noun)(decision))
        matched = MATCHERS[self._kind](self._registry, tree, self._added)
        if matched.record is None and self._is_part:
            given = next((str(tree[name]) for name in ("id", "name", "title") if tree.get(name)), "")
            if not given:
                raise FieldsError([((self._noun,), MissingFieldError())])
            see = Phrase(" See: aig {noun} list", noun=self._noun)
            raise NotFoundError(kind=Phrase(self._noun), given=canonical_id(given) or given, hint="", see=see)
        return matched

    def _taken_before(self, document: Document) -> Any:
        """Return the record that a new row became when the list was read before: one that has all that it says."""
        for known in namesakes(self._registry, self._kind, document.tree):
            found = reconciled(known, document.tree, self._registry, OnConflict.FILL, document.decimal)
            if found.record == known and not found.kept:
                return known
        return None

    def _added_entry(self, place: str, document: Document, matched: Matched) -> Entry:
        if self._kind is Pledge:
            self._leave_out_successor(document.tree)
        new: Any = parse_record(self._kind, document.tree, self._registry, document.decimal)
        with self._told_as_in_a_list():
            stored = self._registry.add(new, allow_duplicate=matched.is_namesake)
        self._added.add(stored.id)
        self._statements.note_new(stored.id, place)
        return Entry(place, Verdict.NEW, stored.id, name_of_record(stored), None, stored)

    def _leave_out_successor(self, tree: dict[str, Any]) -> None:
        """Leave out the pledge that renews a new one, where that is still to come: it links both by itself."""
        successor = canonical_id(str(tree.get("successor")))
        if successor and successor.startswith("P") and not self._registry.pledges.get(position(successor)[0]):
            del tree["successor"]
            self._registry.remarks.append(SuccessorRemark(given=successor))

    def _known_entry(self, place: str, document: Document, known: Any) -> Entry:
        if self._on_conflict is OnConflict.SKIP and not self._is_part:
            return Entry(place, Verdict.SAME, known.id, name_of_record(known))
        found = reconciled(known, document.tree, self._registry, self._on_conflict, document.decimal)
        self._statements.require_agreement(known.id, found.said, known)
        with self._told_as_in_a_list():
            stored = self._registry.replace(found.record) if found.record != known else known
        self._statements.note(known.id, place, found.said)
        if stored == known:
            return Entry(place, Verdict.SAME, known.id, name_of_record(known), kept=found.kept)
        before, after = _apart(known, stored)
        return Entry(place, Verdict.CHANGE, known.id, name_of_record(stored), before, after, found.kept)

    def _account(self, place: str, document: Document) -> Entry:
        given = parse_record(Report, document.tree, self._registry, document.decimal)
        of, label = ", ".join(update.of for update in given.updates) or given.pledge, str(given.year)
        before, kept = self._registry.reports.get(given.number), []
        key, texts = f"{given.pledge} {given.year}", _statements_of(given)
        self._statements.require_agreement(key, texts, given)
        if self._on_conflict in {OnConflict.FILL, OnConflict.SKIP}:
            given, left = progress.fitted(before, given, is_filling=self._on_conflict is OnConflict.FILL)
            kept = [Kept(path, progress.quoted(old), progress.quoted(new)) for path, old, new in left]
        if progress.is_empty(given):
            if not (kept or before):
                self._registry.remarks.append(NothingFilledInRemark(of=of))
            return Entry(place, Verdict.SAME, of, label, kept=kept)
        if before and progress.merged(before, given, replace=True) == (before, []):  # be its round locked
            return Entry(place, Verdict.SAME, of, label, kept=kept)
        with self._told_as_in_a_list():
            logged = self._registry.log_progress(given, replace=self._on_conflict is OnConflict.UPDATE)
        self._statements.note(key, place, texts)
        known = {update.of for update in before.updates} if before else set()
        verdict = Verdict.CHANGE if before and known.issuperset(each.of for each in given.updates) else Verdict.NEW
        old, new = _apart(before, logged.report) if before else (None, logged.report)
        return Entry(place, verdict, of, label, old, new, kept)

    @contextmanager
    def _told_as_in_a_list(self) -> Iterator[None]:
        """Say of what a rule forbids where it is in a row, and what can be done about it in a list."""
        try:
            yield
        except FieldsError as error:
            raise FieldsError([(self._place_in_row(path), _in_a_list(each)) for path, each in error.problems]) from None

    def _place_in_row(self, path: FieldPath) -> FieldPath:
        """Return the place in a row of a field of the record: positions differ there, but a part has but one."""
        if self._kind is Report:
            return path
        if self._is_part:
            return tuple(0 if isinstance(step, int) else step for step in path)
        return path[: next((index for index, step in enumerate(path) if isinstance(step, int)), len(path))]


def _apart(before: Any, after: Any) -> tuple[Any, Any]:
    """Return two states of a record without the parts that both have: there may be thousands, for each row."""
    kind: type[Record] = type(before)
    names = [field.name for field in fields_of(kind) if field.record and field.many and not field.personal]
    return _without(before, after, names), _without(after, before, names)


def _without(record: Any, other: Any, names: Sequence[str]) -> Any:
    """Return a record without the parts that another state of it has too, in these lists."""
    lists = {}
    for name in names:
        shared = set(map(id, getattr(other, name)))
        lists[name] = tuple(part for part in getattr(record, name) if id(part) not in shared)
    return structs.replace(record, **lists)


def _in_a_list(error: AigError) -> AigError:
    match error:
        case DuplicateNameError():
            return NameTakenError(**error.facts)
        case ConflictError():
            return DifferentReportError(**error.facts)
        case _:
            return error


def _statements_of(report: Report) -> dict[Key, tuple[FieldPath, str]]:
    """Return what an account says, each with its place in it."""
    places = {folded(update.of): index for index, update in enumerate(report.updates)}
    found: dict[Key, tuple[FieldPath, str]] = {}
    for key, text in leaves(report):
        found[key] = (("updates", places[key[1]], *key[2:]) if key[0] == "updates" else key), text
    return found
