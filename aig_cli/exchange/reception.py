"""Forms that came back, as rows of a list of accounts: what is refused, what is odd, and what is left."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from msgspec import Struct

from aig_cli.errors import (
    AigError,
    AudienceTwiceError,
    ChangedTextRemark,
    ClosedSinceRemark,
    ComputedCellsRemark,
    DateForNumberError,
    EditedTextRemark,
    FieldPath,
    FieldsError,
    ForeignRowError,
    FormRoundError,
    FormRowTwiceError,
    FormVersionError,
    HiddenSheetRemark,
    LockedFormError,
    MacroWorkbookError,
    MissingRowsRemark,
    Nearest,
    OtherRegisterError,
    OtherRoundError,
    Problem,
    ReachNumberError,
    Remark,
    RowWithoutIdError,
    TooLongError,
    UnreadCellsRemark,
)
from aig_cli.exchange.filled import Filled, Reply
from aig_cli.exchange.questionnaire import ANSWERS, LONGEST, NAMING, REACH
from aig_cli.exchange.row import Row
from aig_cli.model.code import Measure, Obstacle
from aig_cli.model.entry import Document, naming
from aig_cli.model.field import fields_of
from aig_cli.model.ident import canonical_id, position
from aig_cli.model.parser import parse_record
from aig_cli.model.pledge import Pledge, Reach
from aig_cli.model.registry import Registry
from aig_cli.model.report import report_number
from aig_cli.model.text import fold, split_list
from aig_cli.model.value import Decimal, number_text, read_code
from aig_cli.report.form import FORMAT, Audience, Item, audiences, check_of, items, key_of

NAMED: Final = 5
"""Of more rows than that, only the first are named."""
_DAY: Final = r"([0-9]{4})-([0-9]{2})-([0-9]{2})(T[0-9:.]+)?"
_GREY: Final = tuple(heading.name for heading in ANSWERS if not heading.is_input and heading.name != "id")
_GREY_REACH: Final = tuple(heading.name for heading in REACH if heading.name not in {"id", "value", "method"})


class Incoming(Struct, frozen=True):
    """A row of a form that says something, with why it is not taken."""

    row: Row
    error: AigError | None = None


def require_right_form(filled: Filled, registry: Registry, wanted: str | None) -> None:
    """Refuse a form that is not of this register, or not of a round that answers are taken for.

    Args:
        filled: the form.
        registry: what is to take it.
        wanted: the year of the round that the user asks for, if any.

    Raises:
        FileFormatError: it is.
    """
    name, facts = filled.name, filled.facts
    if filled.has_macros:
        raise MacroWorkbookError(place=name)
    if facts.get("format", FORMAT) != FORMAT:
        raise FormVersionError(place=name, given=facts["format"], known=FORMAT)
    if filled.checks and facts.get("register") != registry.register:
        raise OtherRegisterError(place=name, given=facts.get("register", "none"), own=registry.register)
    given = facts.get("round", "")
    round_ = next((each for each in registry.rounds if str(each.year) == given), None)
    if round_ is None:
        known = ", ".join(str(each.year) for each in registry.rounds) or "none"
        raise FormRoundError(place=name, given=given or "no year", known=known)
    if wanted is not None and wanted != given:
        raise OtherRoundError(place=name, given=given, wanted=wanted)
    if round_.locked_on:
        raise LockedFormError(place=name, year=given, on=round_.locked_on)


class Reception:
    """Takes in one form, after `require_right_form`."""

    def __init__(self, filled: Filled, registry: Registry) -> None:
        self._filled = filled
        self._registry = registry
        self._year = int(filled.facts["round"])
        self._items: dict[str, Item] = {}
        self._audiences: dict[str, list[Audience]] = {}

    def rows(self) -> Iterator[Incoming]:
        """Yield the rows in which something was filled in.

        Deliverables come before their commitments: whether these are completed shows in the values of those.
        """
        for reply, error in sorted(_told_apart(self._filled.items), key=lambda each: -each[0].id.count(".")):
            if error or (error := self._misplaced(reply)):
                yield Incoming(self._row(reply, reply.answers, reply.called), error)
            else:
                yield self._item(reply)
        yield from self._reached()

    # -- a pledge, a commitment, a deliverable ------------------------------------------------------------------------

    def _row(self, reply: Reply, answers: Mapping[str, Any], called: Mapping[FieldPath, str]) -> Row:
        of = canonical_id(reply.id.partition("/")[0]) or reply.id
        return Row(reply.place, {"of": of, "year": str(self._year), **answers}, names=called)

    def _misplaced(self, reply: Reply) -> AigError | None:
        """Return what is wrong with the id of a row."""
        if not reply.id:
            return _at(reply, (), RowWithoutIdError())
        pledge, slash, number = reply.id.partition("/")
        known = self._filled.checks
        id_ = f"{canonical_id(pledge) or pledge}{slash}{number}"
        if known and id_ not in known:
            return _at(reply, ("of",), ForeignRowError(given=reply.id, hint=Nearest(id_, known)))
        return None

    def _item(self, reply: Reply) -> Incoming:
        """Return a row with its answers as an account has them; what is wrong with them in the words of a form."""
        known = self._present(canonical_id(reply.id) or "")
        answers, problems = dict(reply.answers), []
        if "obstacles" in answers:
            answers["obstacles"] = self._obstacles(answers["obstacles"], known, problems)
        for name in ("results", "note"):
            text = answers.get(name)
            is_known = known is not None and text == known.answers.get(name)
            if isinstance(text, str) and len(text) > LONGEST and not is_known:
                problems.append(((name,), TooLongError(limit=LONGEST, length=len(text))))
        if known and known.measure in {Measure.COUNT, Measure.PERCENTAGE}:
            problems.extend(_dates(answers.get("value")))
        row = self._row(reply, answers, reply.called)
        return Incoming(row, FieldsError(problems, _label(reply)) if problems else None)

    def _obstacles(self, given: Any, known: Item | None, problems: list[Problem]) -> Any:
        """Return obstacles as the words of their code list; what the register has already stays as it is."""
        texts = split_list(given) if isinstance(given, str) else given
        there = {fold(each): each for each in (known.answers.get("obstacles", ()) if known else ())}
        found: list[Any] = []
        for index, text in enumerate(texts if isinstance(texts, list) else []):
            try:
                word = there.get(fold(str(text))) or read_code(str(text), Obstacle).value
            except AigError as error:
                problems.append((("obstacles", index), error))
                continue
            found.append(word)
        return list(dict.fromkeys(found)) if isinstance(texts, list) else texts

    def _present(self, id_: str) -> Item | None:
        """Return a row as the form would have it today."""
        pledge = self._pledge(id_)
        if pledge and pledge.id not in self._items:
            self._items |= {each.id: each for each in items(self._registry, pledge, self._year, self._filled.language)}
        return self._items.get(id_)

    def _pledge(self, id_: str) -> Pledge | None:
        return self._registry.pledges.get(position(id_)[0]) if id_.startswith("P") else None

    # -- who was reached ----------------------------------------------------------------------------------------------

    def _reached(self) -> Iterator[Incoming]:
        """Yield for each pledge whom it reached; a row counts where it has a number."""
        counted: dict[str, list[tuple[Reply, Reach]]] = {}
        for reply, error in _told_apart(self._filled.audiences):
            known = self._known(reply)
            named = {name: text for name in NAMING if (text := _named(reply, name))}
            if not reply.answers or (known and not reply.answers.keys() - set(NAMING)) or self._is_as_known(reply):
                continue
            error = error or self._misplaced(reply)
            if not error and reply.answers.get("value") is None:
                error = _at(reply, (), ReachNumberError())
            if error:
                yield Incoming(self._row(reply, {"reach": [reply.answers]}, {}), error)
                continue
            said = {name: reply.answers[name] for name in ("value", "method") if name in reply.answers}
            tree = {**(_texts(known) if known else named), **said}
            try:
                pledge, reach = canonical_id(reply.id.partition("/")[0]) or reply.id, self._parsed(reply, tree)
                self._require_first(reply, reach, counted.setdefault(pledge, []))
            except AigError as wrong:
                yield Incoming(self._row(reply, {"reach": [tree]}, {}), wrong)
        yield from (self._together(pledge, rows) for pledge, rows in counted.items() if rows)

    def _parsed(self, reply: Reply, tree: dict[str, Any]) -> Reach:
        with naming(Document(tree, reply.place, names=reply.called, decimal=Decimal.CELL)):
            return parse_record(Reach, tree, self._registry, Decimal.CELL)

    def _require_first(self, reply: Reply, reach: Reach, before: list[tuple[Reply, Reach]]) -> None:
        """Note an audience, and refuse one that stands in another row too."""
        twin = next((other for other, each in before if key_of(each) == key_of(reach)), None)
        if twin:
            raise _at(reply, ("channel",), AudienceTwiceError(given=reach.channel, other=twin.place))
        before.append((reply, reach))

    def _known(self, reply: Reply) -> Reach | None:
        """Return the audience of a row that the register knows: by what the form said of it when it went out.

        Where that is lost, by its channel and audience.
        """
        pledge = self._pledge(canonical_id(reply.id.partition("/")[0]) or "")
        rows = self._present_audiences(pledge) if pledge else []
        check = self._filled.checks.get(reply.id)
        if check:
            return next((row.reach for row in rows if row.reach and row.check == check), None) or self._typed(reply)
        sought = fold(_named(reply, "channel")), fold(_named(reply, "audience"))
        return next((row.reach for row in rows if row.reach and key_of(row.reach) == sought), None)

    def _typed(self, reply: Reply) -> Reach | None:
        """Return the audience of a row that was not empty when it went out, and that the register no longer has so."""
        check, channel = self._filled.checks[reply.id], _named(reply, "channel")
        is_as_sent = check_of(_grey_of(reply, _GREY_REACH)) == check
        if not (is_as_sent and channel):
            return None
        texts = {name: _named(reply, name) or None for name in ("audience", "unit", "overlap_group")}
        return Reach(channel=channel, **texts)

    def _is_as_known(self, reply: Reply) -> bool:
        """Tell whether nothing was filled in where the hidden sheet is lost and the text of a row was changed."""
        if self._filled.checks or reply.answers.keys() - set(NAMING):
            return False
        pledge = self._pledge(canonical_id(reply.id.partition("/")[0]) or "")
        rows = self._present_audiences(pledge) if pledge else []
        return any(row.reach and row.id == reply.id for row in rows)

    def _present_audiences(self, pledge: Pledge) -> list[Audience]:
        if pledge.id not in self._audiences:
            self._audiences[pledge.id] = audiences(self._registry, pledge, self._year, self._filled.language)
        return self._audiences[pledge.id]

    def _together(self, pledge: str, rows: Sequence[tuple[Reply, Reach]]) -> Incoming:
        """Return all whom a pledge reached as one row: what the register has of others stays."""
        report = self._registry.reports.get(report_number(pledge, self._year))
        found = {key_of(each): _texts(each) for each in (report.reach if report else ())}
        first = rows[0][0]
        called: dict[FieldPath, str] = {("of",): "id", ("reach",): first.called[("value",)]}
        for reply, reach in rows:
            key = key_of(reach)
            found[key] = {**found.get(key, {}), **_texts(reach)}
            index = list(found).index(key)
            called |= {("reach", index, *path): name for path, name in reply.called.items()}
        return Incoming(self._row(first, {"reach": list(found.values())}, called))

    # -- what is odd --------------------------------------------------------------------------------------------------

    def remarks(self) -> Iterator[Remark]:
        """Yield what is odd about the form."""
        filled = self._filled
        if not filled.checks:
            yield HiddenSheetRemark(given=filled.facts["form"])
        if filled.unread:
            yield UnreadCellsRemark(columns=_some(filled.unread))
        rows = (*filled.items, *filled.audiences)
        if edited := [reply.place.rpartition(":")[2] for reply in rows if self._is_edited(reply)]:
            yield EditedTextRemark(count=len(edited), s=_plural(edited), rows=_some(edited))
        if changed := self._changed():
            told = {"given": filled.facts.get("revision", "none"), "revision": self._registry.revision}
            yield ChangedTextRemark(**told, rows=_some(changed))
        there = {reply.id for reply in rows}
        if missing := [id_ for id_ in filled.checks if id_ not in there and "/" not in id_]:
            are = "is" if len(missing) == 1 else "are"
            yield MissingRowsRemark(count=len(missing), s=_plural(missing), are=are, rows=_some(missing))
        if computed := [cell for reply in rows if reply.answers for cell in reply.computed]:
            yield ComputedCellsRemark(cells=_some(computed))

    def _is_edited(self, reply: Reply) -> bool:
        """Tell whether the fixed text of a row is another than it was when it went out."""
        if "/" in reply.id:
            sent, title = self._filled.checks.get(reply.id), reply.grey.get("title", "")
            return sent is not None and sent not in {check_of([title]), check_of(_grey_of(reply, _GREY_REACH))}
        present = self._present(canonical_id(reply.id) or "")
        sent = self._filled.checks.get(canonical_id(reply.id) or "", present.check if present else None)
        return sent is not None and check_of(_grey_of(reply, _GREY)) != sent

    def _changed(self) -> list[str]:
        """Return the rows of which the register says something else since the form was made."""
        checks = self._filled.checks
        pairs = ((canonical_id(id_) or "", sent) for id_, sent in checks.items())
        return [id_ for id_, sent in pairs if (known := self._present(id_)) and known.check != sent]

    def closed(self, changed: Iterable[str]) -> Iterator[Remark]:
        """Yield which pledges are closed of those that answers were taken for, given the ids of rows."""
        for id_ in sorted({each.partition(".")[0] for each in changed}):
            pledge = self._pledge(id_)
            if pledge and pledge.closing and pledge.closing.on.year >= self._year:  # earlier: said of each answer
                yield ClosedSinceRemark(pledge=pledge.id, on=pledge.closing.on)


def _told_apart(replies: Sequence[Reply]) -> Iterator[tuple[Reply, AigError | None]]:
    """Yield the rows with answers, each id once; where two rows of an id say different things, both as wrong."""
    by_id: dict[str, list[Reply]] = {}
    filled = [reply for reply in replies if reply.answers]
    for reply in filled:
        by_id.setdefault(fold(reply.id), []).append(reply)
    for reply in filled:
        first, *others = by_id[fold(reply.id)]
        differing = next((each for each in others if each.answers != first.answers), None)
        if reply.id and differing:
            other = first if reply is not first else differing
            error = FormRowTwiceError(given=reply.id, other=other.place)
            yield reply, _at(reply, ("of",), error)
        elif reply is first or not reply.id:
            yield reply, None


def _at(reply: Reply, path: FieldPath, error: AigError) -> AigError:
    """Return an error with its place in a row."""
    return FieldsError([(path, error)], _label(reply))


def _label(reply: Reply) -> Callable[[FieldPath], str]:
    return Document({}, reply.place, names=reply.called).label


def _dates(given: Any) -> Iterator[Problem]:
    """Yield that a number is a date: a spreadsheet makes one of 10-12."""
    if found := re.fullmatch(_DAY, given if isinstance(given, str) else ""):
        typed = f"{int(found[3])}-{int(found[2])}"
        yield ("value",), DateForNumberError(given="-".join(found.groups()[:3]), typed=typed)


def _named(reply: Reply, name: str) -> str:
    """Return what a row about an audience says of it, be it fixed or filled in."""
    given = reply.grey.get(name) or reply.answers.get(name)
    return given if isinstance(given, str) else ""


def _grey_of(reply: Reply, names: Sequence[str]) -> list[str]:
    return [reply.grey.get(name) or _named(reply, name) for name in names]


def _texts(reach: Reach) -> dict[str, str]:
    """Return an audience as texts, without what is not known."""
    values = {field.name: getattr(reach, field.name) for field in fields_of(Reach)}
    return {
        name: number_text(value) if isinstance(value, int) else str(value)
        for name, value in values.items()
        if value is not None and value != "unknown"
    }


def _some(texts: Sequence[str]) -> str:
    """Return texts in a row; of many the first, and how many more."""
    more = len(texts) - NAMED
    return ", ".join(texts[:NAMED]) + (f" and {more} more" if more > 0 else "")


def _plural(texts: Sequence[str]) -> str:
    return "" if len(texts) == 1 else "s"
