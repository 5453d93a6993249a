"""Everything that goes to the user: data on standard output, messages on standard error.

The only file that knows rich, which is imported when something is drawn. Users' data never acts on a terminal: it is
filtered here, and never read as markup.
"""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import groupby
from time import monotonic
from typing import IO, Any, TypeVar

from aig_cli.cli.outcome import Outcome
from aig_cli.errors import OutputAfterSaveError, OutputError, reason
from aig_cli.exchange.monospace import GAP, SPECIAL, aligned, cut, harmless, harmless_line, width
from aig_cli.language import Phrase, say
from aig_cli.model.value import number_text
from aig_cli.report.question import Plain, Table, are_numbers
from aig_cli.report.sheet import Line

T = TypeVar("T")

NARROWEST_COLUMN = 5
"""Columns of a terminal that every column of a list keeps."""
NARROW = 40
"""Columns of a terminal below which a sheet has its values under the labels."""
ANY_HEIGHT = 25
"""Lines of a screen, which decide nothing here; without them rich stumbles over what the environment says of them."""
PATIENCE = 1.0
"""Seconds after which a terminal shows how far something is."""
_STYLES = {"title": "bold", "heading": "bold cyan", "finding": "", "chart": "cyan", "table": "", "note": "dim"}
"""What the lines of a report look like."""
NARROWEST = 10
"""Columns below which a terminal is taken for one that does not tell its width."""


def write_message(text: str) -> None:
    """Write a message of one or more lines to standard error; where that is gone, to nobody."""
    with suppress(OSError):
        sys.stderr.write(harmless(text, allowed="\n") + "\n")
        sys.stderr.flush()


class Screen:
    """Standard output and standard error, and whether they are a terminal; drawing is `auto`, `always` or `never`."""

    def __init__(self, color: str, outcome: Outcome) -> None:
        self._color = color
        self._outcome = outcome

    @property
    def drawn(self) -> bool:
        """Whether rich draws on standard output."""
        if self._color != "auto":
            return self._color == "always"
        if os.environ.get("TERM") == "dumb":
            return False
        forced = os.environ.get("FORCE_COLOR") or os.environ.get("CLICOLOR_FORCE", "0") != "0"
        return bool(forced) or _is_terminal(sys.stdout)

    def data(self, content: bytes) -> None:
        """Write data as it is, in UTF-8 whatever the locale."""
        with self._failing_in_words():
            sys.stdout.flush()
            sys.stdout.buffer.write(content)
            sys.stdout.buffer.flush()

    def line(self, text: str) -> None:
        """Write one line to standard output."""
        self.lines([text])

    def lines(self, texts: Iterable[str]) -> None:
        """Write lines to standard output."""
        self._lines(harmless_line(text) for text in texts)

    @property
    def is_terminal(self) -> bool:
        """Whether standard output is read by a person."""
        return _is_terminal(sys.stdout)

    @property
    def can_ask(self) -> bool:
        """Whether somebody is there to answer."""
        return _is_terminal(sys.stdin) and _is_terminal(sys.stderr)

    def ask(self, question: str) -> bool:
        """Ask a question that is answered by yes or no; the end of input is a no."""
        sys.stderr.write(f"{harmless(question)} {say('[y/N]')} ")
        sys.stderr.flush()
        return sys.stdin.readline().strip().casefold() in {"y", "yes", "j", "ja"}

    def progress(self, items: Iterable[T], what: str, count: int | None = None) -> Iterator[T]:
        """Yield items, about `count` of them; where it takes over a second, a terminal shows how far it is."""
        if not _is_terminal(sys.stderr):
            yield from items
            return
        bar, start = None, monotonic()
        try:
            for item in items:
                if bar is None and monotonic() - start > PATIENCE:
                    bar = _progress_bar(self._color, what, count)
                if bar:
                    bar.advance(bar.task_ids[0])
                yield item
        finally:
            if bar:
                bar.stop()

    def message(self, text: str) -> None:
        """Write a message of one or more lines to standard error."""
        write_message(text)

    def hint(self, text: str) -> None:
        """Say what can be typed next, to a person."""
        if text and _is_terminal(sys.stderr):
            self.message(say("Next: {command}", command=text))

    def listing(self, table: Table) -> None:
        """Write a table as aligned text, one row a line: whole in a pipe; cut to fit, with a header, on a terminal."""
        rows = _harmless_cells(table.rows)
        right = {index for index in range(len(table.columns)) if are_numbers(row[index] for row in table.rows)}
        if _is_terminal(sys.stdout) and rows:
            rows = _fitted([[column.upper() for column in table.columns], *rows], _terminal_width())
        self._lines(aligned(rows, right))

    def sheet(self, lines: Iterable[Line]) -> None:
        """Write labelled lines; siblings are aligned with each other."""
        placed = list(_placed(lines))
        if self.drawn:
            self._draw(placed)
        else:
            self._lines([f"{'  ' * depth}{label}{'  ' if value else ''}{value}" for depth, label, value in placed])

    def document(self, document: Any) -> None:
        """Write a report, as wide as a terminal; in blocks where they can be shown."""
        from aig_cli.exchange import text

        has_blocks = (sys.stdout.encoding or "").lower().startswith("utf")
        columns = _terminal_width() if _is_terminal(sys.stdout) else text.WIDTH
        lines = text.lines(document, max(columns, text.NARROWEST), has_blocks=has_blocks)
        if not self.drawn:
            self._lines(line.text for line in lines)
            return
        from rich.text import Text

        console = self._console()
        for line in lines:
            console.print(Text(line.text, style=_STYLES[line.style]), soft_wrap=True)

    def _draw(self, lines: Sequence[tuple[int, str, str]]) -> None:
        from rich.table import Table as Grid
        from rich.text import Text

        console = self._console()
        if _terminal_width() < NARROW:
            for depth, label, value in lines:
                console.print(Text.assemble("  " * depth, (label.rstrip(), "bold"), "  " if value else "", value))
            return
        for depth, label, value in lines:
            grid = Grid.grid(padding=(0, 2, 0, 0))
            grid.add_column(no_wrap=True)
            grid.add_column(overflow="fold")
            grid.add_row(Text("  " * depth + label, style="bold" if depth == 0 else "cyan"), Text(value))
            console.print(grid)

    def _console(self) -> Any:
        from rich.console import Console

        return Console(
            file=sys.stdout,
            force_terminal=True,
            no_color=_without_color(self._color),
            width=_terminal_width(),
            height=ANY_HEIGHT,
        )

    def _lines(self, lines: Iterable[str]) -> None:
        with self._failing_in_words():
            sys.stdout.write("".join(line + "\n" for line in lines))
            sys.stdout.flush()

    @contextmanager
    def _failing_in_words(self) -> Iterator[None]:
        try:
            yield
        except BrokenPipeError:
            raise
        except OSError as error:
            if self._outcome.saved:
                raise OutputAfterSaveError(why=reason(error)) from None
            raise OutputError(path=Phrase("the output"), why=reason(error)) from None


def _progress_bar(color: str, what: str, count: int | None) -> Any:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(
        file=sys.stderr,
        force_terminal=True,
        no_color=_without_color(color),
        width=_terminal_width(sys.stderr),
        height=ANY_HEIGHT,
    )
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    bar = Progress(*columns, console=console, transient=True)
    bar.add_task(what, total=count)
    bar.start()
    return bar


def _is_terminal(stream: IO[str] | None) -> bool:
    return stream is not None and stream.isatty()


def _without_color(color: str) -> bool:
    return color != "always" and bool(os.environ.get("NO_COLOR"))


def _terminal_width(stream: IO[str] | None = None) -> int:
    try:
        handle = (stream or sys.stdout).fileno()
        columns = int(os.environ.get("COLUMNS") or os.get_terminal_size(handle).columns)
    except (OSError, ValueError):
        columns = 0
    return columns if columns >= NARROWEST else 80


def _harmless_cells(rows: Sequence[Sequence[Plain]]) -> list[list[str]]:
    """Return values as they stand in a list, harmless; line breaks as a space."""
    cells = [[value if type(value) is str else shown(value) for value in row] for row in rows]
    if not SPECIAL.search("".join(map("".join, cells))):
        return cells
    return [[harmless_line(cell) for cell in row] if SPECIAL.search("".join(row)) else row for row in cells]


def shown(value: Plain) -> str:
    """Return a value as text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return number_text(value) if isinstance(value, int | float) else str(value)


def _fitted(rows: list[list[str]], columns: int) -> list[list[str]]:
    """Return rows that fit a terminal: the widest columns are narrowed first, but never the first column, the id."""
    first, *widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    room = columns - first - len(GAP) * len(widths)
    while sum(widths) > room and max(widths, default=0) > NARROWEST_COLUMN:
        widest = max(widths)
        next_widest = max((each for each in widths if each < widest), default=0)
        share = (sum(widths) - room) // widths.count(widest) + 1
        narrowed = max(widest - share, next_widest, NARROWEST_COLUMN)
        widths = [min(each, narrowed) for each in widths]
    return [[cut(cell, most) for cell, most in zip(row, (first, *widths), strict=True)] for row in rows]


def _placed(lines: Iterable[Line]) -> Iterable[tuple[int, str, str]]:
    """Yield depth, label and value, filtered; neighbours of one depth, years or names, have labels of one width."""
    for (depth, _), group in groupby(lines, key=lambda line: (line.depth, line.label.isdigit())):
        siblings = [(harmless(line.label), harmless_line(line.value)) for line in group]
        widest = max(width(label) for label, _ in siblings)
        for label, value in siblings:
            yield depth, label + " " * (widest - width(label)) if value else label, value
