"""A row of a form that came back, as a row of a list of accounts, and what is wrong with it before it is read."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from msgspec import Struct

from aig_cli.errors import (
    AigError,
    FieldPath,
    FieldsError,
    ForeignRowError,
    FormRowTwiceError,
    Nearest,
    RowWithoutIdError,
    UnaskedError,
)
from aig_cli.exchange.form.questionnaire import NAMING
from aig_cli.exchange.form.reply import Filled, Reply
from aig_cli.exchange.row import Row
from aig_cli.model.entry import Document
from aig_cli.model.ident import canonical_id
from aig_cli.model.registry import Registry
from aig_cli.model.report import report_number
from aig_cli.model.text import fold
from aig_cli.report.form import FIELDS

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


def misplaced(filled: Filled, reply: Reply) -> AigError | None:
    """Return what is wrong with the id of a row: there is none, or the form did not have it."""
    if not reply.id:
        return at(reply, (), RowWithoutIdError())
    id_ = id_of(reply)
    is_audience = re.fullmatch(r"P[0-9]+/[0-9]+", id_) is not None
    if (filled.checks and id_ not in filled.checks) or ("/" in id_ and not is_audience):
        return at(reply, ("of",), ForeignRowError(given=reply.id, hint=Nearest(id_, filled.checks)))
    asked = AUDIENCE_FIELDS if is_audience else FIELDS[KINDS[min(id_.count("."), 2)]]
    for name in reply.answers:
        if name not in asked:
            return at(reply, (name,), UnaskedError(given=name, hint=Nearest(name, asked), known=", ".join(asked)))
    return None


def foreign(filled: Filled, reply: Reply, registry: Registry) -> AigError | None:
    """Return that a row is about a pledge that its form cannot be about: of another holder, or not in its round."""
    id_, error = pledge_of(reply).partition(".")[0], ForeignRowError(given=reply.id, hint="")
    number = report_number(id_, int(filled.facts["round"])) if id_.startswith("P") else 0
    report = registry.reports.get(number)
    if report is None:
        return at(reply, ("of",), error)
    holder, asked = filled.facts["form"].partition("-")[2], registry.pledge(id_).holder_on(registry.today)
    known = {asked.organisation if asked else None, report.respondent}
    is_own = not holder or not known.isdisjoint(registry.called("organisation", holder))
    return None if is_own else at(reply, ("of",), error)


def at(reply: Reply, path: FieldPath, error: AigError) -> FieldsError:
    """Return an error with its place in a row."""
    return FieldsError([(path, error)], label(reply))


def label(reply: Reply) -> Callable[[FieldPath], str]:
    """Return how the fields of a row are called, with their place."""
    return Document({}, reply.place, names=reply.called).label
