"""`aig batch`: many commands as one operation."""

import re
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO

import click
from msgspec import Struct

from aig_cli.cli.app import App, Batch
from aig_cli.cli.options import writes
from aig_cli.cli.outcome import Outcome
from aig_cli.errors import (
    AigError,
    BatchLabelError,
    BatchQuoteError,
    BatchSizeError,
    LineError,
    NoCommandError,
    NoLastError,
    NotInBatchError,
)
from aig_cli.language import Phrase, say

MOST_COMMANDS = 100_000
LAST = "last"
_LABEL = re.compile(r"([a-z][a-z0-9_-]*):")
_REFERENCE = re.compile(r"((?:[a-z_.]+=)?)\$([a-z][a-z0-9_-]*)((?:\.[0-9]+){0,2})")
"""A name of a line, alone or as the value of a field: `$p`, `$p.2`, `responsible=$o`."""


_WORD = re.compile(r"""\s*(?:\#.*|(?P<word>(?:[^\s'"\\]|\\.|'[^']*'|"(?:[^"\\]|\\.)*")+))""", re.DOTALL)
"""A word as a shell splits it, or a comment: a # that starts a word."""
_PIECE = re.compile(r"""'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)|([^'"\\]+)""", re.DOTALL)


class Line(Struct, frozen=True):
    """A command of a batch: where it stands, its label (empty for none) and its words; or why it has none."""

    place: str
    label: str
    words: list[str]
    wrong: AigError | None = None


@click.command("batch")
@click.argument("file")
@click.option("--keep-going", is_flag=True, help="Save the lines that are right, and exit with 1 if one is not.")
@writes
def command(app: App, /, *, file: str, keep_going: bool) -> int:
    """Carry out many commands, one a line, as one operation.

    All of them or none. FILE is a file, or - for standard input. A line is typed as in a shell, with quotes and #
    comments; the leading aig may be left out. $last stands for the id that the last line made or changed. A line that
    starts with a label, as in "p: pledge add ...", has its id as $p; $p.1 is then its first commitment.
    """
    from aig_cli.exchange.source import read_text

    if app.outcome.batch:
        raise NotInBatchError(command=app.command)
    lines = list(_lines(*read_text(file)))
    failed: list[AigError] = []
    with app.change() as registry:
        batch = Batch(registry, app.settings)
        runner = _Runner(batch)
        for line in app.screen.progress(lines, say("lines"), len(lines)):
            mark = registry.mark()
            try:
                runner.run(line, "" if keep_going else Phrase("\nNothing was saved (0 of {count}).", count=len(lines)))
            except LineError as error:
                if not keep_going:
                    raise
                registry.roll_back(mark)
                failed.append(error)
                app.screen.message(f"{say('Error:')} {error}")
    app.wrote(batch.done, batch.records, as_list=True)
    if failed:
        carried_out = len(lines) - len(failed)
        app.screen.message(say("{number} of {count} lines were carried out.", number=carried_out, count=len(lines)))
    return int(bool(failed))


def _lines(text: str, name: str) -> Iterator[Line]:
    count = 0
    for number, line in enumerate(text.split("\n"), start=1):
        place = f"{name}:{number}"
        try:
            words = split(line.strip())
        except BatchQuoteError as error:
            yield Line(place, "", [], error)
            continue
        if not words:
            continue
        count += 1
        if count > MOST_COMMANDS:
            raise BatchSizeError(place=place, limit=f"{MOST_COMMANDS:,}")
        label = _LABEL.fullmatch(words[0])
        yield Line(place, label.group(1) if label else "", words[1:] if label else words)


def split(line: str) -> list[str]:
    """Return the words of a line as a shell splits it: quotes, backslashes, and comments where a word would start.

    `shlex` would end a word at a # inside it, and takes a time that grows with the square of a word.

    Raises:
        BatchQuoteError: a quote is not closed, or nothing follows the last backslash.
    """
    words, end = [], 0
    while end < len(line):
        match = _WORD.match(line, end)
        if not match:
            raise BatchQuoteError
        end = match.end()
        if match["word"] is not None:
            words.append("".join(map(_unquoted, _PIECE.finditer(match["word"]))))
    return words


def _unquoted(piece: re.Match[str]) -> str:
    single, double, escaped, bare = piece.groups()
    if double is not None:
        return re.sub(r'\\(["\\])', r"\1", double)
    return next(each for each in (single, escaped, bare) if each is not None)


def _why(error: click.ClickException | AigError) -> str:
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return str(NoCommandError())
    return error.format_message() if isinstance(error, click.ClickException) else str(error)


class _Runner:
    """Carries out lines one after the other, and knows which ids they made or changed."""

    def __init__(self, batch: Batch) -> None:
        self._batch = batch
        self._ids: dict[str, str] = {}

    def run(self, line: Line, nothing: str | Phrase) -> None:
        """Carry out one line.

        Raises:
            LineError: it cannot be carried out. What it was to make has no name then.
        """
        outcome = Outcome()
        outcome.batch = self._batch
        warned, done = len(self._batch.registry.remarks), len(self._batch.done)
        try:
            if line.wrong:
                raise line.wrong
            self._carry_out(line.words, outcome)
        except (click.ClickException, AigError) as error:
            del self._batch.registry.remarks[warned:]
            self._name(line.label, None)
            raise LineError(error.exit_code, place=line.place, why=_why(error), nothing=nothing) from None
        for remark in self._batch.registry.remarks[warned:]:
            remark.place = f"{line.place}: {remark.place}" if remark.place else line.place
        self._name(line.label, self._batch.done[-1].id if len(self._batch.done) > done else None)

    def _name(self, label: str, id_: str | None) -> None:
        """Let the names of a line stand for what it made or changed last, or for nothing."""
        for name in filter(None, (LAST, label)):
            self._ids.pop(name, None)
            if id_ is not None:
                self._ids[name] = id_

    def _carry_out(self, words: list[str], outcome: Outcome) -> None:
        from aig_cli.cli.main import command as program

        with redirect_stdout(StringIO()):  # of help, which is no command
            program.main(self._arguments(words), prog_name="aig", standalone_mode=False, obj=outcome)
        if not outcome.begun:
            raise NoCommandError

    def _arguments(self, words: list[str]) -> list[str]:
        """Return the words of a command, with ids in the place of references."""
        words = words[1:] if words[:1] == ["aig"] else words
        return [self._resolved(word) for word in words]

    def _resolved(self, word: str) -> str:
        if word.startswith("$$"):
            return word[1:]
        match = _REFERENCE.fullmatch(word)
        if not match:
            return word
        field, name, part = match.groups()
        if name not in self._ids and name == LAST:
            raise NoLastError
        if name not in self._ids:
            raise BatchLabelError(given=word, label=name)
        return field + self._ids[name] + part
