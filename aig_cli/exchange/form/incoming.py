"""A row of a form that came back, as a row of a list of accounts, and what is wrong with it before it is read."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any, Final, TypeVar

from msgspec import Struct

from aig_cli.errors import (
    AigError,
    CodeError,
    FieldPath,
    FieldsError,
    ForeignRowError,
    FormRowTwiceError,
    Nearest,
    Problem,
    RowWithoutIdError,
    UnaskedError,
)
from aig_cli.exchange.columns import require_unharmed
from aig_cli.exchange.form.questionnaire import ANSWERS, CODES, NAMING
from aig_cli.exchange.form.reply import Filled, Reply
from aig_cli.exchange.row import Row
from aig_cli.model.code import Code
from aig_cli.model.entry import Document
from aig_cli.model.ident import canonical_id, position
from aig_cli.model.pledge import Pledge
from aig_cli.model.registry import Registry
from aig_cli.model.report import report_number
from aig_cli.model.text import fold
from aig_cli.model.value import read_code
from aig_cli.report.form import FIELDS

C = TypeVar("C", bound=Code)
KINDS: Final = ("pledge", "commitment", "deliverable")
"""What a row is about, by the dots in its id."""
AUDIENCE_FIELDS: Final = (*NAMING, "value", "method")


class Incoming(Struct, frozen=True):
    """A row of a form that says something, with why it is not taken."""

    row: Row
    error: AigError | None = None


def row_of(
    filled: Filled, reply: Reply, answers: Mapping[str, Any], called: Mapping[FieldPath, str] | None = None
) -> Row:
    """Return a row of a list of accounts with the answers of a row of a form, called as they are there or otherwise."""
    cells = {"of": pledge_of(reply) or reply.id, "year": filled.facts["round"], **answers}
    return Row(reply.place, cells, names=reply.called if called is None else called)


def pledge_of(reply: Reply) -> str:
    """Return the id of a row; of one about an audience that of its pledge. Empty for none."""
    return canonical_id(reply.id.partition("/")[0]) or ""


def id_of(reply: Reply) -> str:
    """Return the id of a row as the register has it."""
    _, slash, number = reply.id.partition("/")
    return f"{pledge_of(reply) or reply.id}{slash}{number}"


def told_apart(replies: Sequence[Reply]) -> Iterator[tuple[Reply, AigError | None]]:
    """Yield the rows with answers, each id once; where two rows of an id say different things, both as wrong."""
    by_id: dict[str, list[Reply]] = {}
    filled = [reply for reply in replies if reply.answers]
    for reply in filled:
        by_id.setdefault(fold(id_of(reply)), []).append(reply)
    for reply in filled:
        first, *others = by_id[fold(id_of(reply))]
        differing = next((each for each in others if each.answers != first.answers), None)
        if reply.id and differing:
            other = differing if reply is first else first
            yield reply, at(reply, ("of",), FormRowTwiceError(given=reply.id, other=other.place))
        elif reply is first or not reply.id:
            yield reply, None


def pledge_in(registry: Registry, id_: str) -> Pledge | None:
    """Return the pledge that an id is of, or of a part of it; None where there is none."""
    return registry.pledges.get(position(id_)[0]) if id_.startswith("P") else None


def misplaced(filled: Filled, reply: Reply, present: Collection[str], registry: Registry) -> AigError | None:
    """Return why a row does not belong in its form: it has no id of it, an answer that it does not ask, or no right.

    The hidden sheet of a form tells which ids it had; without that, they are those that it would have today: `present`.
    """
    if not reply.id:
        return at(reply, (), RowWithoutIdError())
    id_ = id_of(reply)
    is_audience = re.fullmatch(r"P[0-9]+/[0-9]+", id_) is not None
    known = filled.checks if filled.checks and not filled.is_yaml else present
    if id_ not in known:
        return at(reply, ("of",), ForeignRowError(given=reply.id, hint=Nearest(id_, known)))
    asked = AUDIENCE_FIELDS if is_audience else FIELDS[KINDS[min(id_.count("."), 2)]]
    for name in reply.answers:
        if name not in asked:
            return at(reply, (name,), _unasked(filled, name, asked))
    return _foreign(filled, reply, registry)


def _unasked(filled: Filled, name: str, asked: Sequence[str]) -> UnaskedError:
    """Return that a row does not ask for an answer, in the words of its form."""
    if filled.is_yaml:
        return UnaskedError(given=name, hint=Nearest(name, asked), known=", ".join(asked))
    titles = {heading.name: heading.title(filled.language) for heading in ANSWERS}
    titles |= {"results": titles["note"], "obstacles": titles["obstacle_1"].removesuffix(" 1")}
    return UnaskedError(given=titles[name], hint="", known=", ".join(titles[each] for each in asked))


def _foreign(filled: Filled, reply: Reply, registry: Registry) -> AigError | None:
    """Return that a row is about a pledge that its form cannot be about: of another holder, of no round, or gone."""
    try:
        pledge = registry.pledge(pledge_of(reply).partition(".")[0])
    except AigError as error:
        return at(reply, ("of",), error)
    report = registry.reports.get(report_number(pledge.id, int(filled.facts["round"])))
    holder, asked = filled.facts["form"].partition("-")[2], pledge.holder_on(registry.today)
    known = {asked.organisation if asked else None, report.respondent if report else None}
    is_own = not holder or not known.isdisjoint(registry.called("organisation", holder))
    return None if report and is_own else at(reply, ("of",), ForeignRowError(given=reply.id, hint=""))


def harmed(reply: Reply) -> Iterator[Problem]:
    """Yield what a spreadsheet could not compute, and what was read in another encoding."""
    for name, given in reply.answers.items():
        for index, text in enumerate(given if isinstance(given, list) else [given]):
            try:
                require_unharmed(text)
            except AigError as error:
                yield (name, index) if (name, index) in reply.called else (name,), error


def read_word(given: str, codes: type[C], language: str) -> C:
    """Read an answer that is one of a list.

    Raises:
        CodeError: it is not; the words are those of the form.
    """
    try:
        return read_code(given, codes)
    except CodeError:
        words = [code.label(language) for code in codes]
        others = [*(code.nl for code in codes), *codes]
        hint = Nearest(given.replace("_", " "), words, others)
        raise CodeError(given=given, allowed=", ".join(words), hint=hint) from None


def odd_words(reply: Reply, language: str) -> Iterator[Problem]:
    """Yield which answers are none of their lists."""
    for name, codes in CODES.items():
        given = reply.answers.get(name)
        try:
            if isinstance(given, str):
                read_word(given, codes, language)
        except CodeError as error:
            yield (name,), error


def at(reply: Reply, path: FieldPath, error: AigError) -> FieldsError:
    """Return an error with its place in a row."""
    return FieldsError([(path, error)], label(reply))


def label(reply: Reply) -> Callable[[FieldPath], str]:
    """Return how the fields of a row are called, with their place."""
    return Document({}, reply.place, names=reply.called).label
