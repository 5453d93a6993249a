"""Forms that came back, as rows of a list of accounts: which are refused, what is odd about them, and what is left."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, Final

from aig_cli.errors import (
    AigError,
    ChangedTextRemark,
    ClosedSinceRemark,
    CodeError,
    ComputedCellsRemark,
    DateForNumberError,
    EditedTextRemark,
    EnglishNumberError,
    FieldsError,
    FormNameError,
    FormRoundError,
    FormVersionError,
    HiddenSheetRemark,
    LockedFormError,
    MacroWorkbookError,
    MissingRowsRemark,
    NoRegisterLineError,
    OtherRegisterError,
    OtherRoundError,
    Problem,
    Remark,
    StopReasonError,
    StrayTextRemark,
    TooLongError,
    TooManyError,
    UncheckedFormRemark,
    UnreadCellsRemark,
)
from aig_cli.exchange.form.incoming import (
    Incoming,
    harmed,
    label,
    misplaced,
    odd_words,
    pledge_in,
    pledge_of,
    read_word,
    row_of,
    told_apart,
)
from aig_cli.exchange.form.questionnaire import ANSWERS, LONGEST, OBSTACLES
from aig_cli.exchange.form.reached import Reached, grey_of
from aig_cli.exchange.form.reply import Filled, Reply
from aig_cli.language import Phrase
from aig_cli.model.code import Measure, Obstacle, Status, StopReason
from aig_cli.model.ident import canonical_id
from aig_cli.model.registry import Registry
from aig_cli.model.text import fold, split_list
from aig_cli.model.value import read_code
from aig_cli.report.form import FORMAT, Item, items
from aig_cli.report.grey import check_of

NAMED: Final = 5
"""Of more rows than that, only the first are named."""
_DAY: Final = r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:T[0-9:.]+)?"
_GREY: Final = tuple(heading.name for heading in ANSWERS if not heading.is_input and heading.name != "id")


def require_right_form(filled: Filled, registry: Registry, wanted: str | None) -> None:
    """Refuse a form that is not of this register, or not of a round that answers are taken for.

    Args:
        filled: the form.
        registry: what is to take it.
        wanted: the year of the round that the user asks for, if any.

    Raises:
        FileFormatError: it is refused.
    """
    name, facts = filled.name, filled.facts
    if filled.has_macros:
        raise MacroWorkbookError(place=name)
    if facts.get("format", FORMAT) != FORMAT:
        raise FormVersionError(place=name, given=facts["format"], known=FORMAT)
    if filled.is_yaml and "register" not in facts:
        raise NoRegisterLineError(place=name)
    if (filled.checks or filled.is_yaml) and facts.get("register") != registry.register:
        raise OtherRegisterError(place=name, given=facts.get("register", "none"), own=registry.register)
    given = facts.get("round", "")
    round_ = next((each for each in registry.rounds if str(each.year) == given), None)
    if round_ is None:
        known = ", ".join(str(each.year) for each in registry.rounds) or "none"
        raise FormRoundError(place=name, given=given or "no year", known=known)
    if wanted is not None and wanted != given:
        raise OtherRoundError(place=name, given=given, wanted=wanted)
    if not re.fullmatch(rf"F{re.escape(given)}(?:-O[0-9]{{4,9}})?", facts.get("form", "")):
        raise FormNameError(place=name, given=facts.get("form", "nothing"))
    if round_.locked_on:
        raise LockedFormError(place=name, year=given, on=round_.locked_on)


class Reception:
    """Takes in one form, after `require_right_form`."""

    def __init__(self, filled: Filled, registry: Registry) -> None:
        self._filled = filled
        self._registry = registry
        self._year = int(filled.facts["round"])
        self._items: dict[str, Item] = {}

    def rows(self) -> Iterator[Incoming]:
        """Yield the rows in which something was filled in.

        Deliverables come before their commitments: whether these are completed shows in the values of those.
        """
        for reply, twice in sorted(told_apart(self._filled.items), key=lambda each: -each[0].id.count(".")):
            if error := twice or self._misplaced(reply):
                yield Incoming(row_of(self._filled, reply, reply.answers), error)
            else:
                yield self._incoming(reply)
        yield from Reached(self._filled, self._registry).rows()

    def _misplaced(self, reply: Reply) -> AigError | None:
        self._present(canonical_id(reply.id) or "")
        return misplaced(self._filled, reply, self._items, self._registry)

    def _incoming(self, reply: Reply) -> Incoming:
        """Return a row with its answers as an account has them; what is wrong with them in the words of a form."""
        known = self._present(canonical_id(reply.id) or "")
        answers, problems = dict(reply.answers), list(harmed(reply))
        if "obstacles" in answers:
            answers["obstacles"] = _obstacles(answers["obstacles"], known, self._filled.language, problems)
        problems.extend(odd_words(reply, self._filled.language))
        problems.extend(_unexplained(answers, known, self._filled.language))
        for name in ("results", "note"):
            text = answers.get(name)
            is_known = known is not None and text == known.answers.get(name)
            if isinstance(text, str) and len(text) > LONGEST and not is_known:
                problems.append(((name,), TooLongError(limit=LONGEST, length=len(text))))
        if known and known.measure in {Measure.COUNT, Measure.PERCENTAGE}:
            problems.extend(_dates(answers.get("value")))
            problems.extend(_thousands(answers.get("value"), self._filled.language))
        if problems:  # as it was given: it may be mended
            return Incoming(row_of(self._filled, reply, reply.answers), FieldsError(problems, label(reply)))
        return Incoming(row_of(self._filled, reply, answers))

    def _present(self, id_: str) -> Item | None:
        """Return a row as the form would have it today."""
        pledge = pledge_in(self._registry, id_)
        if pledge and pledge.id not in self._items:
            self._items |= {each.id: each for each in items(self._registry, pledge, self._year, self._filled.language)}
        return self._items.get(id_)

    # -- what is odd --------------------------------------------------------------------------------------------------

    def remarks(self) -> Iterator[Remark]:
        """Yield what is odd about the form."""
        filled, rows = self._filled, (*self._filled.items, *self._filled.audiences)
        if not filled.checks and filled.is_yaml:
            yield UncheckedFormRemark()
        elif not filled.checks:
            yield HiddenSheetRemark(given=filled.facts.get("form", Phrase("a form")))
        if filled.unread:
            yield UnreadCellsRemark(columns=_some(filled.unread))
        if stray := [reply.place.rpartition(":")[2] for reply in rows if _is_stray(reply)]:
            yield StrayTextRemark(count=_rows(stray), rows=_some(stray))
        if edited := [reply.place.rpartition(":")[2] for reply in rows if self._is_edited(reply)]:
            yield EditedTextRemark(count=_rows(edited), rows=_some(edited))
        if changed := self._changed():
            told = {"given": filled.facts.get("revision", Phrase("none")), "revision": self._registry.revision}
            yield ChangedTextRemark(**told, rows=_some(changed))
        there = {canonical_id(reply.id) for reply in filled.items}
        if missing := [id_ for id_ in filled.checks if id_ not in there and "/" not in id_]:
            yield MissingRowsRemark(count=_missing(missing), rows=_some(missing))
        if computed := [cell for reply in rows if reply.answers for cell in reply.computed]:
            yield ComputedCellsRemark(cells=_some(computed))

    def _is_edited(self, reply: Reply) -> bool:
        """Tell whether the fixed text of a row is another than it was when it went out."""
        if "/" in reply.id:
            sent = self._filled.checks.get(reply.id)
            return sent is not None and sent not in {check_of([reply.grey.get("title", "")]), check_of(grey_of(reply))}
        present = self._present(canonical_id(reply.id) or "")
        sent = self._filled.checks.get(canonical_id(reply.id) or "", present.check if present else None)
        return sent is not None and check_of(reply.grey.get(name, "") for name in _GREY) != sent

    def _changed(self) -> list[str]:
        """Return the rows of which the register says something else since the form was made."""
        pairs = ((canonical_id(id_) or "", sent) for id_, sent in self._filled.checks.items())
        return [id_ for id_, sent in pairs if (known := self._present(id_)) and known.check != sent]

    def closed(self, changed: Iterable[str]) -> Iterator[Remark]:
        """Yield which pledges are closed of those that answers were taken for, given the ids of rows."""
        for id_ in sorted({each.partition(".")[0] for each in changed}):
            pledge = pledge_in(self._registry, id_)
            if pledge and pledge.closing and pledge.closing.on.year >= self._year:  # earlier: said of each answer
                yield ClosedSinceRemark(pledge=pledge.id, on=pledge.closing.on)


def _is_stray(reply: Reply) -> bool:
    """Tell whether a row has text that no question asks for, and no answers."""
    return not reply.answers and not pledge_of(reply) and bool(reply.id or any(reply.grey.values()))


def _obstacles(given: Any, known: Item | None, language: str, problems: list[Problem]) -> Any:
    """Return obstacles as the words of their code list; what the register has already stays as it is."""
    texts = split_list(given) if isinstance(given, str) else given
    if not isinstance(texts, list):
        return texts
    there = {fold(each): each for each in (known.answers.get("obstacles", ()) if known else ())}
    found = []
    for index, text in enumerate(map(str, texts)):
        try:
            found.append(there.get(fold(text)) or read_word(text, Obstacle, language).value)
        except AigError as error:
            problems.append((("obstacles", index), error))
    several = list(dict.fromkeys(found))
    if len(several) > len(OBSTACLES) and not set(several) <= set(there.values()):
        problems.append((("obstacles",), TooManyError(limit=len(OBSTACLES), length=len(several))))
    return several


def _unexplained(answers: Mapping[str, Any], known: Item | None, language: str) -> Iterator[Problem]:
    """Yield that a commitment was stopped, and neither the row nor the register says why."""
    is_told = answers.get("stop_reason") or (known and known.answers.get("stop_reason"))
    with suppress(CodeError):
        given = answers.get("status")
        if isinstance(given, str) and not is_told and read_code(given, Status) is Status.STOPPED:
            words = ", ".join(reason.label(language) for reason in StopReason)
            yield ("stop_reason",), StopReasonError(allowed=words)


def _dates(given: Any) -> Iterator[Problem]:
    """Yield that a number is a date: a spreadsheet makes one of 10-12."""
    if found := re.fullmatch(_DAY, given if isinstance(given, str) else ""):
        typed = f"{int(found[3])}-{int(found[2])}"
        yield ("value",), DateForNumberError(given="-".join(found.groups()), typed=typed)


def _thousands(given: Any, language: str) -> Iterator[Problem]:
    """Yield that a number in an English form may have its comma between thousands, where Dutch has a fraction."""
    if language == "en" and isinstance(given, str) and re.fullmatch(r"[1-9][0-9]{0,2},[0-9]{3}", given):
        yield ("value",), EnglishNumberError(given=given, whole=given.replace(",", ""), fraction=given)


def _some(texts: Sequence[str]) -> str | Phrase:
    """Return texts in a row; of many the first, and how many more."""
    listed, more = ", ".join(texts[:NAMED]), len(texts) - NAMED
    return Phrase("{listed} and {more} more", listed=listed, more=more) if more > 0 else listed


def _rows(texts: Sequence[str]) -> Phrase:
    return Phrase("{number} row" if len(texts) == 1 else "{number} rows", number=len(texts))


def _missing(texts: Sequence[str]) -> Phrase:
    return Phrase(
        "{number} row of the form is missing" if len(texts) == 1 else "{number} rows of the form are missing",
        number=len(texts),
    )
