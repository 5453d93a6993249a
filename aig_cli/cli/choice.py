"""Which records a command is about: those that were typed, or those of a selection, as a list would show them."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from functools import wraps
from typing import Any

import click
from msgspec import Struct, structs

from aig_cli.cli.app import App, Done
from aig_cli.cli.options import Decorator, Function, applied, completes
from aig_cli.errors import BothChosenError, FieldsError, NoChoiceError, OneAloneError
from aig_cli.language import Phrase, say
from aig_cli.model.field import Record
from aig_cli.model.registry import Registry
from aig_cli.report.question import Question, question
from aig_cli.report.selection import Selection

Change = Callable[[Registry, str], tuple[Done, Record]]
"""Changes the record with an id; returns what was done, and the record that was written."""


class Choice(Struct):
    """The records that a command is about.

    Attributes:
        noun, plural: what one of them is called, and several; the noun with an s without it.
        table: the question that filters are about; the plural without it.
        asked: makes that question, where it takes a registry to know which.
        key: the field of its rows that has the id.
        find: returns the id of what was typed; without it, the registry finds the record by its noun.
        covers: a pledge stands for its parts too, which then are not chosen beside it.
        given: what was typed.
        where: filters, instead of that.
        ids: the records, each once, as they were typed or are listed; known when they were looked up.
    """

    noun: str
    plural: str = ""
    table: str = ""
    asked: Callable[[Registry], Question] | None = None
    key: str = "id"
    find: Callable[[str], str] | None = None
    covers: bool = False
    given: Sequence[str] = ()
    where: Sequence[str] = ()
    ids: Sequence[str] = ()

    @property
    def several(self) -> str:
        """What several of them are called."""
        return self.plural or f"{self.noun}s"

    @property
    def is_single(self) -> bool:
        """Whether one record was typed: it is told of as it is, an error does not name it, and JSON has it alone."""
        return not self.where and len(self.ids or self.given) == 1

    def require(self, metavar: str) -> None:
        """Refuse a command that names no records, or names them and selects others.

        Raises:
            NoChoiceError, BothChosenError: it does.
        """
        if self.given and self.where:
            raise BothChosenError(plural=Phrase(self.several))
        if not self.given and not self.where:
            raise NoChoiceError(metavar=metavar)

    def require_single(self, option: str) -> None:
        """Refuse an option that is for one record.

        Raises:
            OneAloneError: several are chosen, or as many as a selection has.
        """
        if not self.is_single:
            raise OneAloneError(option=option, noun=Phrase(self.noun))

    def within(self, filter_: str) -> "Choice":
        """Return the same choice, in which one more filter holds for what is selected."""
        return structs.replace(self, where=(*self.where, filter_)) if self.where else self

    def asking(self, asked: Callable[[Registry], Question]) -> "Choice":
        """Return the same choice, whose filters are about a question that takes a registry to be known."""
        return structs.replace(self, asked=asked)

    def look_up(self, registry: Registry) -> Sequence[str]:
        """Find the records; what was merged away is no longer one.

        Raises:
            NotFoundError, AmbiguousError: what was typed leads to none, or to several.
            UsageError: a filter is wrong.
        """
        found = self._selected(registry) if self.where else [self._found(registry, each) for each in self.given]
        whole = set(found) if self.covers else set()
        self.ids = [each for each in dict.fromkeys(found) if "." not in each or each.partition(".")[0] not in whole]
        return self.ids

    def _found(self, registry: Registry, given: str) -> str:
        return self.find(given) if self.find else registry.resolve(self.noun, given)

    def _selected(self, registry: Registry) -> list[str]:
        asked = self.asked(registry) if self.asked else question(self.table or self.several)
        get = asked.getter(registry, self.key)
        rows = Selection(self.where).rows(asked, registry)
        return [get(row) for row in rows if not getattr(row, "merged_into", None)]

    def carry_out(self, app: App, intent: Phrase, change: Change, next_step: str = "") -> None:
        """Change each of the records, all as one operation, and say what was done.

        Args:
            app: the run.
            intent: what a selection is asked about: `Close {records}?`
            change: changes one.
            next_step: what can be typed next; {id} is that of the first record.
        """
        with app.change() as registry:
            written = [self._changed(registry, id_, change) for id_ in self.look_up(registry)]
            done = [each for each, _ in written]
            self.settle(app, registry, intent, done)
        next_step = next_step.format(id=done[0].id) if done else ""
        app.wrote(done, [each for _, each in written], next_step, as_list=not self.is_single)

    def _changed(self, registry: Registry, id_: str, change: Change) -> tuple[Done, Record]:
        with nullcontext() if self.is_single else _told_of(registry, id_):
            return change(registry, id_)

    def label(self, said: str, title: str) -> str:
        """Return what is said of a record, with its title where it is one of several."""
        return said if self.is_single else f"{said}: {title}"

    def settle(self, app: App, registry: Registry, intent: Phrase, done: Sequence[Done]) -> None:
        """Show what becomes of the records of a selection, and ask; what was typed out is done without a question.

        Nothing was saved yet: where this raises an error, nothing will be.

        Raises:
            NeedsYesError, NotConfirmedError: nobody is there to be asked; the answer was no.
        """
        if self.where and not done:
            app.screen.message(say("No {records} match.", records=say(self.several)))
        count = sum(each.is_change for each in done)
        if not self.where or not count or not app.asks:
            return
        if not app.outcome.batch:
            app.warn(registry)
            registry.remarks.clear()  # said before they are asked about, and not again
        app.preview(done)
        records = f"{count} {say(self.noun if count == 1 else self.several)}"
        app.confirm(str(intent.about(records=records)), say("It can be taken back: aig undo."))


@contextmanager
def _told_of(registry: Registry, id_: str) -> Iterator[None]:
    """Say of what is wrong or odd with one of several records which one it is, where that is not said already."""
    known = len(registry.remarks)
    try:
        yield
    except FieldsError as error:
        raise error.of(id_) from None
    for remark in registry.remarks[known:]:
        if id_ not in str(remark):
            remark.place = id_


def chooses(noun: str, metavar: str = "", *, required: bool = True, completion: str = "", **about: Any) -> Decorator:
    """Give a command the `choice` of the records that it is about: `[NOUN...]`, or `--where`.

    Args:
        noun: what one of them is called.
        metavar: the argument, where that is not the noun.
        required: they must be named or selected; else the command sees to that.
        completion: the table of what is typed; that of the noun without it.
        about: what else is to be known of a `Choice`.
    """
    metavar = metavar or noun.upper()
    general = Choice(noun, **about)

    def decorate(function: Function) -> Function:
        @wraps(function)
        def run(*, given: Sequence[str], where: Sequence[str], **values: Any) -> Any:
            choice = structs.replace(general, given=given, where=where)
            if required:
                choice.require(metavar)
            return function(choice=choice, **values)

        return applied([_argument(metavar, completion or general.several), WHERE])(run)

    return decorate


def _argument(metavar: str, table: str) -> Decorator:
    return click.argument("given", metavar=f"[{metavar}...]", nargs=-1, shell_complete=completes(table))


WHERE: Decorator = click.option(
    "--where",
    multiple=True,
    metavar="FILTER",
    help="Those that a list with this filter has, instead of naming them; all filters must hold.",
)
"""Chooses records by a filter."""
