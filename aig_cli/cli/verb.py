"""The verbs that every record has: edit and remove."""

from collections.abc import Iterator, Sequence
from typing import Any

import click

from aig_cli.cli.app import UNCHANGED, App, Done
from aig_cli.cli.choice import Choice, chooses
from aig_cli.cli.options import ALLOW_DUPLICATE, FROM_OPTION, Decorator, applied, documents, writes
from aig_cli.errors import (
    AigError,
    EditSyntaxError,
    FieldPath,
    FieldsError,
    NoPartError,
    NothingToEditError,
    OneRecordError,
    PartFieldError,
    Problem,
    RecordsError,
    TwiceError,
    shorten,
)
from aig_cli.language import Phrase, say
from aig_cli.model.edit import Listed, edited
from aig_cli.model.entry import Document, naming
from aig_cli.model.field import Field, Record, fields_of, name_of_record, plain
from aig_cli.model.organisation import Organisation
from aig_cli.model.registry import Registry
from aig_cli.report.difference import differences

EDITS: Sequence[Decorator] = (
    click.option("--set", "set_", multiple=True, metavar="FIELD=VALUE", help="Give a field a value; a list, one more."),
    click.option(
        "--unset", multiple=True, metavar="FIELD[=VALUE]", help="Take a value away, or one value out of a list."
    ),
    click.option("--add", multiple=True, metavar="FIELD=VALUE", help="Add a value to a list."),
    FROM_OPTION,
)


def edit_command(noun: str, kind: type[Record]) -> click.Command:
    """Return the command that changes fields of a record."""

    @chooses(noun)
    @applied([*EDITS, *([ALLOW_DUPLICATE] if kind is Organisation else [])])
    @writes
    def edit(app: App, /, *, choice: Choice, file: str | None, allow_duplicate: bool = False, **values: Any) -> None:
        given = edits(kind, file, values)
        if file is not None:
            choice.require_single("--from")

        @naming(given)
        def change(registry: Registry, id_: str) -> tuple[Done, Record]:
            before = getattr(registry, noun)(id_)
            after = registry.replace(edited(before, given.tree, registry), allow_duplicate=allow_duplicate)
            told = differences(kind, plain(before), plain(after))
            return Done(UNCHANGED if after == before else "edited", id_, name_of_record(after), told), after

        choice.carry_out(app, Phrase("Edit {records}?"), change)

    fields = ", ".join(field.name for field in fields_of(kind) if field.name != "id" and not field.changed_by)
    first = say("Change fields of {a_record}, and show each before and after.", a_record=_article(noun))
    more = say(
        "--set and --unset name a field{example}; --from names a YAML file with the fields that change. "
        "Fields: {fields}.",
        example=_example(kind),
        fields=fields,
    )
    return click.command("edit", help=f"{first}\n\n{more}")(edit)


def remove_command(noun: str) -> click.Command:
    """Return the command that removes records."""

    @chooses(noun)
    @writes
    def remove(app: App, /, *, choice: Choice) -> None:
        @naming({("commitments",): ""})
        def change(registry: Registry, id_: str) -> tuple[Done, Record]:
            record = getattr(registry, noun)(id_)
            registry.remove(record)
            return Done("removed", id_, name_of_record(record)), record

        choice.carry_out(app, Phrase("Remove {records}?"), change, "aig undo")

    help_ = say(
        "Remove {a_record}: one that nothing refers to, that was not signed and not reported on.",
        a_record=_article(noun),
    )
    return click.command("remove", help=help_)(remove)


def _example(kind: type[Record]) -> str:
    """Return how a field of a part is named, where a record has one."""
    part = next((field for field in fields_of(kind) if field.record and not field.many), None)
    if not part or not part.record:
        return ""
    return say(", or a field of a part, as in {field}", field=f"{part.name}.{fields_of(part.record)[0].name}")


def _article(noun: str) -> str:
    return say("an {noun}" if noun[0] in "aeiou" else "a {noun}", noun=say(noun))


def edits(kind: type[Record], file: str | None, values: dict[str, Any]) -> Document:
    """Return the document of the edits that were given as options, or in a file."""
    return _from_options(kind, **values) if file is None else _from_file(file, values)


def _from_file(file: str, values: dict[str, Any]) -> Document:
    given = documents(file, values)
    if len(given) > 1:
        raise OneRecordError(place=file, count=len(given))
    return given[0]


def _from_options(kind: type[Record], set_: Sequence[str], unset: Sequence[str], add: Sequence[str]) -> Document:
    """Return the document of the edits that were typed."""
    if not (set_ or unset or add):
        raise NothingToEditError
    document = _Edits(kind)
    for given in set_:
        document.set(*_split("--set", given))
    for given in unset:
        path, _, value = given.partition("=")
        document.unset(path, value)
    for given in add:
        document.add(*_split("--add", given))
    if document.problems:
        raise FieldsError(document.problems, Document({}, names=document.names).label)
    return Document(document.tree, names=document.names)


def _split(option: str, given: str) -> tuple[str, str]:
    path, sign, value = given.partition("=")
    if not sign or not path:
        raise EditSyntaxError(option=option, given=given)
    return path, value


class _Edits:
    """A tree of edits that grows by one typed edit at a time."""

    def __init__(self, kind: type[Record]) -> None:
        self._kind = kind
        self.tree: dict[str, Any] = {}
        self.names: dict[FieldPath, str] = {}
        self.problems: list[Problem] = []

    def set(self, path: str, value: str) -> None:
        part, name, field = self._place("--set", path)
        if field and field.many:
            known = part.get(name)
            part[name] = [*(known if isinstance(known, list) else ()), value]
        else:
            self._put(part, path, value)

    def unset(self, path: str, value: str) -> None:
        part, name, _ = self._place("--unset", path)
        if not value:
            self._put(part, path, None)
        elif isinstance(listed := part.setdefault(name, Listed()), Listed):
            listed.taken.append(value)
        else:
            self.problems.append((tuple(path.split(".")), TwiceError(given=path)))

    def add(self, path: str, value: str) -> None:
        part, name, _ = self._place("--add", path)
        known = part.setdefault(name, Listed())
        if isinstance(known, Listed):
            known.added.append(value)
        elif isinstance(known, list):
            known.append(value)
        else:  # taken away, and then added to: what was there makes way
            part[name] = [value]

    def _place(self, option: str, path: str) -> tuple[dict[str, Any], str, Field | None]:
        """Return the part of the tree that holds a field, its name there, and what is known of it."""
        *steps, name = path.split(".")
        part, whole = self.tree, tuple(path.split("."))
        self.names[whole] = f"{option} {shorten(path)}"
        for step in steps:
            part = part.setdefault(step, {})
            if not isinstance(part, dict):
                self.problems.append((whole, TwiceError(given=step)))
                return {}, name, None
        chain = list(_chain(self._kind, whole))
        if error := _part_error(chain, option, whole):
            self.problems.append((whole, error))
        return part, name, chain[-1] if len(chain) == len(whole) else None

    def _put(self, part: dict[str, Any], path: str, value: str | None) -> None:
        name = path.rsplit(".", maxsplit=1)[-1]
        if name in part:
            self.problems.append((tuple(path.split(".")), TwiceError(given=path)))
        part[name] = value


def _part_error(chain: Sequence[Field], option: str, steps: FieldPath) -> AigError | None:
    """Return what is wrong with a path through parts: a list of them, one as a whole, a field of what has none."""
    if any(field.many and field.record for field in chain):
        return RecordsError()
    last = chain[-1] if chain else None
    if last and last.record and len(chain) == len(steps) and option != "--unset":
        return PartFieldError(known=", ".join(f"{last.name}.{field.name}" for field in fields_of(last.record)))
    return NoPartError(field=last.name) if last and not last.record and len(chain) < len(steps) else None


def _chain(kind: type[Record] | None, steps: Sequence[str]) -> Iterator[Field]:
    """Yield what is known of each step of a path, as far as it leads."""
    for step in steps:
        field = next((each for each in fields_of(kind) if each.name == step), None) if kind else None
        if field is None:
            return
        yield field
        kind = field.record
