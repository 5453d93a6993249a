"""Markdown: reports and tables for wikis and repositories.

Users' texts are no Markdown and no HTML: the signs that would act have a backslash in front, so that a reader sees the
text as it is.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from aig_cli.exchange import listing
from aig_cli.exchange.answer import Answer
from aig_cli.exchange.cell import COUNTED, cells, fit
from aig_cli.language import Language
from aig_cli.model.snapshot import Snapshot
from aig_cli.report.document import Chapter, Document, Grid

_ACTING: Final = re.compile(r"[\\`*_\[\]<>#&|~$]|:(?=//)|(?<=www)\.", re.IGNORECASE)
"""Finds the signs of Markdown, of HTML, of formulas and of addresses that would become links."""
_STARTING: Final = re.compile(r"(\d*)([-+=.)])")
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
    yield plain(document.lead)
    for chapter in document.chapters:
        yield ""
        yield from _chapter(chapter, document.language)
    if document.facts:
        yield ""
    for label, value in document.facts:
        yield f"- {plain(label)}: {plain(value)}"


def _chapter(chapter: Chapter, language: Language) -> Iterator[str]:
    yield f"## {plain(chapter.heading)}"
    yield ""
    yield plain(chapter.finding)
    yield ""
    yield from _table(chapter.grid, language)
    if chapter.notes:
        yield ""
    for note in chapter.notes:
        yield f"- {plain(note)}"


def _table(grid: Grid, language: Language) -> Iterator[str]:
    yield _row([column.heading for column in grid.columns])
    yield _row(["---:" if column.kind in COUNTED else "---" for column in grid.columns], as_is=True)
    yield from map(_row, cells(grid, language))


def _row(cells: Sequence[str], *, as_is: bool = False) -> str:
    return f"| {' | '.join(cells if as_is else map(plain, cells))} |"


def plain(text: str) -> str:
    """Return a text as one line that means nothing but itself."""
    line = _ACTING.sub(r"\\\g<0>", " ".join(fit(text).split()))
    return _STARTING.sub(r"\1\\\2", line, count=1) if _STARTING.match(line) else line
