"""A row of a form that came back, as a row of a list of accounts, and what is wrong with it before it is read."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from aig_cli.errors import (
    AigError,
    FieldPath,
    FieldsError,
    ForeignRowError,
    FormRowTwiceError,
    Nearest,
    RowWithoutIdError,
)
from aig_cli.exchange.form.reply import Filled, Reply
from aig_cli.exchange.row import Row
from aig_cli.model.entry import Document
from aig_cli.model.ident import canonical_id
from aig_cli.model.text import fold


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


def told_apart(replies: Sequence[Reply]) -> Iterator[tuple[Reply, AigError | None]]:
    """Yield the rows with answers, each id once; where two rows of an id say different things, both as wrong."""
    by_id: dict[str, list[Reply]] = {}
    filled = [reply for reply in replies if reply.answers]
    for reply in filled:
        by_id.setdefault(fold(reply.id), []).append(reply)
    for reply in filled:
        first, *others = by_id[fold(reply.id)]
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
    _, slash, number = reply.id.partition("/")
    id_ = f"{pledge_of(reply) or reply.id}{slash}{number}"
    if filled.checks and id_ not in filled.checks:
        return at(reply, ("of",), ForeignRowError(given=reply.id, hint=Nearest(id_, filled.checks)))
    return None


def at(reply: Reply, path: FieldPath, error: AigError) -> FieldsError:
    """Return an error with its place in a row."""
    return FieldsError([(path, error)], label(reply))


def label(reply: Reply) -> Callable[[FieldPath], str]:
    """Return how the fields of a row are called, with their place."""
    return Document({}, reply.place, names=reply.called).label
