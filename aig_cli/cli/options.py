"""Options that many commands share, and options made from the fields of a record."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial, wraps
from typing import Any

import click
from click.core import ParameterSource
from msgspec import structs

from aig_cli.cli.app import App, Batch, Listing, Settings
from aig_cli.cli.outcome import Outcome
from aig_cli.errors import AigError, BatchOptionError, BesidesFileError, FieldPath, NotInBatchError
from aig_cli.exchange import FORMATS
from aig_cli.language import LANGUAGES, say
from aig_cli.model.entry import Document, read_option
from aig_cli.model.field import Field, Record, fields_of
from aig_cli.model.snapshot import TABLES
from aig_cli.model.text import read_line
from aig_cli.model.value import read_date, read_operation, read_year
from aig_cli.report.question import question
from aig_cli.report.selection import Selection

Function = Callable[..., Any]
Decorator = Callable[[Function], Function]

STEP = "__"
"""Between the steps of a path in the name of a click parameter."""


class Once(click.Option):
    """An option with one value, which is refused a second time instead of forgetting the first.

    With a `reader` the command gets what that makes of the text.
    """

    def __init__(self, *given: Any, reader: Callable[[str], Any] | None = None, **options: Any) -> None:
        super().__init__(*given, **{**options, "multiple": True})
        self._reader = reader

    def process_value(self, ctx: click.Context, value: Any) -> Any:
        """Return the one value, or None.

        Raises:
            click.UsageError: it was given twice.
        """
        values = super().process_value(ctx, value)
        if len(values) > 1:
            raise click.UsageError(say("{option} was given twice.", option=self.opts[0]), ctx)
        if not values:
            return None
        return read_option(self.opts[0], values[0], self._reader) if self._reader else values[0]


once = partial(click.option, cls=Once)
"""Gives a command an option that can be given once."""


def _apply(decorators: Sequence[Decorator], function: Function) -> Function:
    for decorator in reversed(decorators):
        function = decorator(function)
    return function


def applied(options: Sequence[Decorator]) -> Decorator:
    """Give a command several options, in this order."""
    return partial(_apply, options)


_COMMON: Sequence[Decorator] = (
    click.option("--store", metavar="FILE", envvar="AIG_STORE", help="The store to use, instead of the default one."),
    click.option("--lang", type=click.Choice(LANGUAGES), envvar="AIG_LANG", help="Language of labels and messages."),
    click.option("--today", metavar="DATE", envvar="AIG_TODAY", help="The day that counts as today."),
    click.option(
        "--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Draw in colour [auto]."
    ),
    click.option("--debug", is_flag=True, help="Show where an error comes from."),
)
_COMMON_NAMES = ("store", "lang", "today", "color", "debug")
YES_OPTION: Decorator = click.option("-y", "--yes", is_flag=True, help="Do it without asking.")
_DRY_RUN: Decorator = click.option("-n", "--dry-run", is_flag=True, help="Check and show, but write nothing.")
_WRITING: Sequence[Decorator] = (
    _DRY_RUN,
    YES_OPTION,
    click.option("-q", "--quiet", is_flag=True, help="Print ids only."),
    click.option("--json", "as_json", is_flag=True, help="Print the record that was written, as JSON."),
)
_WRITING_NAMES = ("dry_run", "yes", "quiet", "as_json")
SELECTION: Sequence[Decorator] = (
    click.option(
        "--where",
        multiple=True,
        metavar="FILTER",
        help="FIELD=VALUE, != ~ >= <=, FIELD=FROM..TO, FIELD=missing; all must hold.",
    ),
    click.option("--fields", default="", metavar="FIELDS", help="Fields to show, separated by commas."),
    click.option("--sort", default="", metavar="FIELDS", help="Fields to sort by; - before one turns it around."),
    click.option("--limit", type=click.IntRange(min=0), metavar="NUMBER", help="The most rows to show."),
)
"""The options that choose rows and fields."""
_LISTING: Sequence[Decorator] = (
    *SELECTION,
    click.option("--format", type=click.Choice(["text", *FORMATS]), default="text", help="Format of the list [text]."),
    click.option("--json", "as_json", is_flag=True, help="The same as --format json: every field."),
)
JSON_OPTION: Decorator = click.option("--json", "as_json", is_flag=True, help="Print every field, as JSON.")
ALLOW_DUPLICATE: Decorator = click.option(
    "--allow-duplicate", is_flag=True, help="Let its name look the same as another's."
)
FROM_OPTION: Decorator = once(
    "--from", "file", metavar="FILE", help="Read whole records from a YAML file; - is standard input."
)
YEAR_OPTION: Decorator = once(
    "--year", metavar="YEAR", reader=read_year, help="The year of the round; the only open one without it."
)
CORRECTION_OPTION: Decorator = once(
    "--correction", metavar="REASON", reader=read_line, help="Correct what a locked round has, and say why."
)

PAST: Sequence[Decorator] = (
    once(
        "--as-of",
        metavar="DATE",
        reader=read_date,
        help="What held on that day, as records are dated; what has no date counts from when it was recorded [today].",
    ),
    once(
        "--revision",
        metavar="NUMBER",
        reader=read_operation,
        help="What the register said after an operation, as aig log numbers them.",
    ),
)
"""The options of commands that can tell what was."""


def reads(function: Function) -> Function:
    """Give a command that reads its `App`, and the options that all commands have."""
    return _apply(_COMMON, _with_app(function, _COMMON_NAMES))


def writes(function: Function) -> Function:
    """Give a command that writes its `App`, and the options of writing."""
    return _apply((*_WRITING, *_COMMON), _with_app(function, (*_COMMON_NAMES, *_WRITING_NAMES)))


def lists(function: Function) -> Function:
    """Give a command that lists its `App` and `listing`, and the options of lists."""
    return _apply((*_LISTING, *_COMMON), _with_app(_with_listing(function), _COMMON_NAMES))


def lists_and_writes(function: Function) -> Function:
    """Give a command that may change what it lists the same, and a rehearsal."""
    names = (*_COMMON_NAMES, "dry_run")
    return _apply((*_LISTING, _DRY_RUN, *_COMMON), _with_app(_with_listing(function), names))


def _with_listing(function: Function) -> Function:
    """Give a command its `listing`, made from the options of lists, and the other options as they are."""

    @wraps(function)
    def run(app: App, /, **values: Any) -> Any:
        format_ = values.pop("format")
        listing = listing_of(values, "json" if values.pop("as_json") else format_)
        return function(app, listing=listing, **values)

    return run


def listing_of(values: dict[str, Any], format_: str) -> Listing:
    """Take the options that choose rows and fields from the values of a command."""
    chosen = {name: values.pop(name) for name in ("where", "sort", "limit")}
    return Listing(Selection(**chosen), values.pop("fields"), format_)


def _with_app(function: Function, names: Sequence[str]) -> Function:
    """Give a command its `App`, made from the options of these names, and the other options as they are."""

    @wraps(function)
    @click.pass_context
    def run(context: click.Context, /, **values: Any) -> Any:
        outcome = context.ensure_object(Outcome)
        given = {name: values.pop(name) for name in names}
        settings = _of_line(context, given, outcome.batch) if outcome.batch else Settings(**given)
        outcome.begun, outcome.debug = True, settings.debug
        app = App(context.command_path.partition(" ")[2], settings, outcome)
        app.today  # noqa: B018 - a day that is none is refused by every command
        return function(app, **values)

    return run


def _of_line(context: click.Context, given: dict[str, Any], batch: Batch) -> Settings:
    """Return the settings of a line of a batch: those of the batch, but for what was typed in the line."""
    typed = {
        name: value
        for name, value in given.items()
        if context.get_parameter_source(name) is ParameterSource.COMMANDLINE
    }
    if "dry_run" not in given:
        raise NotInBatchError(command=context.command_path.partition(" ")[2])
    for name in ("store", "dry_run"):
        if name in typed:
            raise BatchOptionError(option="--" + name.replace("_", "-"))
    return structs.replace(batch.settings, **typed)


# -- options from the fields of a record ------------------------------------------------------------------------------


def record_options(kind: type[Record], *, positional: Sequence[str] = ()) -> Decorator:
    """Give a command an option for each field of a record that people fill in; `positional` ones become arguments."""

    def decorate(function: Function) -> Function:
        arguments = [click.argument(name, metavar=name.upper()) for name in positional]
        options = [_option(path, field) for path, field in fillable(kind) if field.name not in positional]
        return _apply([*arguments, *options], function)

    return decorate


def fillable(kind: type[Record], prefix: FieldPath = ()) -> Iterator[tuple[FieldPath, Field]]:
    """Yield the fields that fit an option, with their paths: values, lists of values, and those of single parts."""
    for field in fields_of(kind):
        if field.assigned or (field.record and field.many):
            continue
        if field.record:
            yield from fillable(field.record, (*prefix, field.name))
        else:
            yield (*prefix, field.name), field


def option_name(path: FieldPath, field: Field) -> str:
    """Return the option of a field: its own name, else the steps of its path."""
    if field.option:
        return f"--{field.option}"
    return "--" + "-".join(str(step) for step in path).replace("_", "-")


def _option(path: FieldPath, field: Field) -> Decorator:
    name = STEP.join(str(step) for step in path)
    codes = [code.value for code in field.codes or ()]
    help_ = say(field.description) + (say(" One of: {codes}.", codes=", ".join(codes)) if codes else "")
    if field.many:
        help_ += say(" May be given several times.")
    if field.type is bool:
        return click.option(option_name(path, field), name, is_flag=True, default=None, help=help_)
    return click.option(
        option_name(path, field),
        name,
        cls=click.Option if field.many else Once,
        multiple=field.many,
        metavar=_metavar(field),
        help=help_,
        shell_complete=lambda _context, _parameter, incomplete: [code for code in codes if code.startswith(incomplete)],
    )


def _metavar(field: Field) -> str:
    if field.codes:
        return "CODE"
    if field.refers_to:
        return field.refers_to.upper()
    return {"date": "DATE", "int": "NUMBER", "float": "NUMBER"}.get(getattr(field.type, "__name__", ""), "TEXT")


def document(kind: type[Record], values: dict[str, Any], *, positional: Sequence[str] = ()) -> Document:
    """Return the options that were given as the document of a record; errors name them as they were typed."""
    tree: dict[str, Any] = {}
    names: dict[FieldPath, str] = {}
    for path, field in fillable(kind):
        names[path] = field.name if field.name in positional else option_name(path, field)
        given = values.get(STEP.join(str(step) for step in path))
        if given is None or given == ():
            if field.required and len(path) == 1:
                missing = say("Missing option {option}.", option=option_name(path, field))
                raise click.UsageError(missing, click.get_current_context())
            continue
        part = tree
        for step in path[:-1]:
            part = part.setdefault(str(step), {})
        part[str(path[-1])] = _text(given)
    return Document(tree, names=names)


def documents(file: str, values: dict[str, Any]) -> list[Document]:
    """Return the documents of a YAML file that is named instead of options.

    Raises:
        BesidesFileError: options were given beside the file.
    """
    beside = [name for name, value in values.items() if value not in (None, (), False)]
    if beside:
        parameters = click.get_current_context().command.params
        given = [each for each in parameters if each.name in beside]
        typed = [each.opts[0] if isinstance(each, click.Option) else str(each.metavar).strip("[.]") for each in given]
        raise BesidesFileError(options=", ".join(typed))
    from aig_cli.exchange.source import read_text
    from aig_cli.exchange.yaml import read_documents

    return read_documents(*read_text(file))


def _text(given: Any) -> Any:
    if isinstance(given, bool):
        return "yes" if given else "no"
    return list(given) if isinstance(given, tuple) else given


# -- completion of ids ------------------------------------------------------------------------------------------------


def completes(table: str) -> Callable[[click.Context, click.Parameter, str], list[str]]:
    """Return a completion of the ids in a table, stored or answered; nothing where the store cannot be read."""

    def complete(context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
        from aig_cli.store.location import store_path
        from aig_cli.store.store import Store

        try:
            registry = Store(store_path(context.params.get("store")), date.max).read()
            there = registry.collection(table) if table in TABLES else question(table).rows(registry)
            known = (each.id for each in there if not getattr(each, "merged_into", None))
            return [id_ for id_ in known if id_.startswith(incomplete.upper())]
        except AigError:
            return []

    return complete
