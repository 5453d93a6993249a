"""Markdown: reports and tables for wikis and repositories.

Users' texts are no Markdown and no HTML: the signs that would act have a backslash in front, so that a reader sees the
text as it is.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from aig_cli.exchange import listing
from aig_cli.exchange.answer import Answer
from aig_cli.exchange.cell import COUNTED, cells, fit_line
from aig_cli.language import Language
from aig_cli.model.snapshot import Snapshot
from aig_cli.report.document import Chapter, Document, Grid

_ACTING: Final = re.compile(r"[\\`*_\[\]<>#&|~$]|:(?=//)|(?<=www)\.", re.IGNORECASE)
"""Finds the signs of Markdown, of HTML, of formulas and of addresses that would become links."""
_STARTING: Final = re.compile(r"\A(\d*)([-+=]|[.)](?=\s|\Z))")
"""Finds what makes a list or a rule of a line that starts with it."""


def write(answer: Answer) -> bytes:
    """Return an answer as a table."""
    document = listing.answered(answer)
    return _joined(_table(document.chapters[0].grid, document.language))


def write_register(registry: Snapshot) -> bytes:
    """Return the whole register as a document with a table for each question."""
    return write_document(listing.register(registry))


def write_document(document: Document) -> bytes:
    """Return a report: of each chapter the heading, the finding, the numbers and the notes."""
    return _joined(_lines(document))


def _joined(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def _lines(document: Document) -> Iterator[str]:
    yield f"# {plain(document.title)}"
    yield ""
    yield line(document.lead)
    for chapter in document.chapters:
        yield ""
        yield from _chapter(chapter, document.language)
    yield ""
    yield f"## {plain(document.language.say('What this rests on'))}"
    yield ""
    for label, value in document.basis.facts(document.language):
        yield f"- {line(label)}: {plain(value)}"


def _chapter(chapter: Chapter, language: Language) -> Iterator[str]:
    yield f"## {plain(chapter.heading)}"
    yield ""
    yield line(chapter.finding)
    yield ""
    yield from _table(chapter.grid, language)
    if chapter.notes:
        yield ""
    for note in chapter.notes:
        yield f"- {line(note)}"


def _table(grid: Grid, language: Language) -> Iterator[str]:
    yield _row([column.heading for column in grid.columns])
    yield _row(["---:" if column.kind in COUNTED else "---" for column in grid.columns], as_is=True)
    yield from map(_row, cells(grid, language))


def _row(cells: Sequence[str], *, as_is: bool = False) -> str:
    return f"| {' | '.join(cells if as_is else map(plain, cells))} |"


def plain(text: str) -> str:
    """Return a text as part of a line, where it means nothing but itself."""
    return _ACTING.sub(r"\\\g<0>", fit_line(text))


def line(text: str) -> str:
    """Return a text that a line starts with: it makes no list and no rule of it either."""
    return _STARTING.sub(r"\1\\\2", plain(text), count=1)
