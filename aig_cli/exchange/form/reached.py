"""Whom pledges reached, by the forms that came back: an audience counts where its number is filled in."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from aig_cli.errors import AigError, AudienceTwiceError, FieldPath, FieldsError, ReachNumberError
from aig_cli.exchange.form.incoming import (
    Incoming,
    at,
    harmed,
    label,
    misplaced,
    odd_words,
    pledge_in,
    pledge_of,
    row_of,
    told_apart,
)
from aig_cli.exchange.form.questionnaire import NAMING, REACH
from aig_cli.exchange.form.reply import Filled, Reply
from aig_cli.model.entry import Document, naming
from aig_cli.model.field import fields_of
from aig_cli.model.parser import parse_record
from aig_cli.model.pledge import Reach
from aig_cli.model.registry import Registry
from aig_cli.model.report import report_number
from aig_cli.model.text import fold
from aig_cli.model.value import Decimal, number_text
from aig_cli.report.audience import Audience, audiences, key_of
from aig_cli.report.grey import check_of

_GREY: Final = tuple(heading.name for heading in REACH if heading.name not in {"id", "value", "method"})
_Counted = list[tuple[Reply, Reach]]


class Reached:
    """The rows of a form about audiences."""

    def __init__(self, filled: Filled, registry: Registry) -> None:
        self._filled = filled
        self._registry = registry
        self._year = int(filled.facts["round"])
        self._present: dict[str, list[Audience]] = {}

    def rows(self) -> Iterator[Incoming]:
        """Yield for each pledge whom it reached, after the rows that cannot be taken."""
        counted: dict[str, _Counted] = {}
        for reply, twice in told_apart(self._filled.audiences):
            known = self._known(reply)
            if self._says_nothing(reply, known):
                continue
            about = {name: text for name, text in _texts(known).items() if name in NAMING} if known else _named(reply)
            tree = {**about, **_said(reply)}
            try:
                self._require_sound(reply, twice)
                self._count(reply, tree, counted.setdefault(pledge_of(reply), []))
            except AigError as error:
                yield Incoming(row_of(self._filled, reply, {"reach": [tree]}, {}), error)
        yield from (self._together(pledge, rows) for pledge, rows in counted.items() if rows)

    def _says_nothing(self, reply: Reply, known: Reach | None) -> bool:
        """Tell whether neither a number nor a method was filled in, for an audience that was there already."""
        if reply.answers.keys() - set(NAMING):
            return False
        return not reply.answers or known is not None or self._was_there(reply)

    def _was_there(self, reply: Reply) -> bool:
        """Tell whether a row was about an audience when it went out, as far as its id tells."""
        return not self._filled.checks and any(row.reach and row.id == reply.id for row in self._rows_of(reply))

    def _require_sound(self, reply: Reply, twice: AigError | None) -> None:
        present = [row.id for row in self._rows_of(reply)]
        if error := twice or misplaced(self._filled, reply, present, self._registry):
            raise error
        if problems := [*harmed(reply), *odd_words(reply, self._filled.language)]:
            raise FieldsError(problems, label(reply))
        if reply.answers.get("value") is None:
            raise at(reply, (), ReachNumberError())

    def _count(self, reply: Reply, tree: dict[str, Any], before: _Counted) -> None:
        """Read an audience, and refuse one that stands in another row too."""
        with naming(Document(tree, reply.place, names=reply.called)):
            reach = parse_record(Reach, tree, self._registry, Decimal.CELL)
        for other, each in before:
            if key_of(each) == key_of(reach):
                raise at(reply, ("channel",), AudienceTwiceError(given=reach.channel, other=other.place))
        before.append((reply, reach))

    def _rows_of(self, reply: Reply) -> list[Audience]:
        """Return the audiences of a pledge as the form would have them today."""
        id_ = pledge_of(reply)
        pledge = pledge_in(self._registry, id_)
        if pledge and id_ not in self._present:
            self._present[id_] = audiences(self._registry, pledge, self._year, self._filled.language)
        return self._present.get(id_, [])

    def _known(self, reply: Reply) -> Reach | None:
        """Return the audience that a row was about when it went out.

        It is known by the check of its text then; where the hidden sheet is lost, by its channel and audience.
        """
        sent, rows = self._filled.checks.get(reply.id), self._rows_of(reply)
        if sent is None:
            about = _named(reply)
            sought = fold(str(about.get("channel", ""))), fold(str(about.get("audience", "")))
            return next((row.reach for row in rows if row.reach and key_of(row.reach) == sought), None)
        known = next((row.reach for row in rows if row.reach and row.check == sent), None)
        return known or (_as_sent(reply) if check_of(grey_of(reply)) == sent else None)

    def _together(self, pledge: str, rows: Sequence[tuple[Reply, Reach]]) -> Incoming:
        """Return all whom a pledge reached as one row: what the register has of others stays."""
        report = self._registry.reports.get(report_number(pledge, self._year))
        found = {key_of(each): _texts(each) for each in (report.reach if report else ())}
        first = rows[0][0]
        called: dict[FieldPath, str] = {("reach",): first.called["value",]}
        for reply, reach in rows:
            key = key_of(reach)
            found[key] = {**found.get(key, {}), **_texts(reach)}
            index = list(found).index(key)
            for place in ((index,), key):  # where it is in the row, and what it is to other rows
                called |= {("reach", *place, *path): name for path, name in reply.called.items()}
        return Incoming(row_of(self._filled, first, {"reach": list(found.values())}, called))


def grey_of(reply: Reply) -> list[str]:
    """Return what a row says in the columns that are fixed where its audience is known."""
    texts = {**reply.grey, **_named(reply)}
    return [str(texts.get(name, "")) for name in _GREY]


def _named(reply: Reply) -> dict[str, Any]:
    """Return what a row says of its audience, be it fixed or filled in."""
    given = {name: reply.grey.get(name) or reply.answers.get(name) for name in NAMING}
    return {name: text for name, text in given.items() if text}


def _said(reply: Reply) -> Mapping[str, Any]:
    return {name: value for name, value in reply.answers.items() if name not in NAMING}


def _as_sent(reply: Reply) -> Reach | None:
    """Return the audience of a row that the register no longer has as it was sent."""
    about = _named(reply)
    is_whole = "channel" in about and all(isinstance(each, str) for each in about.values())
    return Reach(**about) if is_whole else None


def _texts(reach: Reach) -> dict[str, str]:
    """Return an audience as texts, without what is not known."""
    values = {field.name: getattr(reach, field.name) for field in fields_of(Reach)}
    return {
        name: number_text(value) if isinstance(value, int) else str(value)
        for name, value in values.items()
        if value is not None and value != "unknown"
    }
