"""HTML: one page that holds all it needs, and does nothing: no script, no request, no link to elsewhere.

Its policy says so to the browser: nothing but its own style sheet is allowed. Users' texts are escaped by the template,
and in tables here.
"""

import os
import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from hashlib import sha256
from html import escape
from importlib import import_module
from itertools import count
from typing import Final

from msgspec import Struct

from aig_cli.errors import MissingExtraError
from aig_cli.exchange import listing
from aig_cli.exchange.answer import Answer
from aig_cli.exchange.cell import COUNTED, cells, fit
from aig_cli.exchange.chart import KINDS
from aig_cli.language import Language, Phrase
from aig_cli.model.snapshot import Snapshot
from aig_cli.report.chart import Chart
from aig_cli.report.document import Chapter, Column, Document, Grid
from aig_cli.report.question import Plain

_FOLDER: Final = os.path.join(os.path.dirname(__file__), "template")
_NAMESPACE: Final = ' xmlns="http://www.w3.org/2000/svg"'
"""What a picture needs that stands by itself."""
_SHORT: Final = 12
"""Rows of a table that stays on one sheet of paper, if it can."""
_DENSE: Final = 6
"""Columns of a table that is written smaller, if it has more."""
_WIDE: Final = 10
"""Columns of a table that gets its sheets turned, if it has more."""
_PROSE: Final = 40
"""Characters of a text that needs more than the narrowest column."""

_CLASSES: Final = {**dict.fromkeys(COUNTED, ' class="n"'), **dict.fromkeys(("day", "amount"), ' class="d"')}
"""The classes of cells, by the kinds of their columns."""

_PERCENT: Final = re.compile("(?<=[0-9]) %")
"""Finds the blank that no line may end at."""
_MARKED: Final = re.compile(r"[^ !#-%(-;=?-~\u00a1-\u02ff\n]")
"""Finds a character that has to be looked at."""
_WORD: Final = 24
"""Characters of a word that stay together."""
_LONG: Final = re.compile(rf"(?:&[#0-9a-z]+;|[^\s&]){{{_WORD + 1},}}")
_SIGN: Final = re.compile("&[#0-9a-z]+;|.")
"""Find, in what is escaped, words that are longer, and each character."""


class Figure(Struct, frozen=True):
    """A picture with its caption."""

    caption: str
    picture: str


class Section(Struct, frozen=True):
    """A chapter, ready to be put in its place; `rows` is the inner part of its table."""

    chapter: Chapter
    figures: Sequence[Figure]
    caption: str
    rows: str
    is_short: bool
    is_dense: bool
    is_wide: bool


def write(answer: Answer) -> bytes:
    """Return an answer as a page with a table."""
    return write_document(listing.answered(answer))


def write_register(registry: Snapshot) -> bytes:
    """Return the whole register as a page with a table for each question."""
    return write_document(listing.register(registry))


def write_document(document: Document) -> bytes:
    """Return a report as a page.

    Raises:
        MissingExtraError: Jinja2 is not installed.
    """
    try:
        from jinja2 import Environment, FileSystemLoader, StrictUndefined
    except ImportError:
        raise MissingExtraError(what=Phrase("A page is written"), package="jinja2", extra="report") from None
    folder, language = FileSystemLoader(_FOLDER), document.language
    templates = Environment(loader=folder, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    templates.filters["fit"] = _held
    style = templates.get_template("document.css").render(page_number=_page_number(language))
    page = templates.get_template("document.html").generate(
        document=document,
        facts=document.basis.facts(language),
        say=language.say,
        sections=list(_sections(document)),
        style=style,
        policy=_policy(style),
    )
    return b"".join(piece.encode() for piece in page)  # a text of the whole register takes another 12 MB


def _held(text: str) -> str:
    """Return a text that is fit for a page; a number and its percent sign stay on one line."""
    return _PERCENT.sub("\u00a0%", fit(text))


def _page_number(language: Language) -> str:
    """Return what a style sheet writes as the number of a page: texts in quotes, and counters."""
    said = language.say("Page {page} of {pages}", page='" counter(page) "', pages='" counter(pages) "')
    return f'"{said}"'


def _policy(style: str) -> str:
    """Return what the page allows itself: this style sheet, and nothing from anywhere."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    rules = ("default-src 'none'", f"style-src 'sha256-{digest}'", "img-src data:", "base-uri 'none'")
    return "; ".join((*rules, "form-action 'none'"))


def _sections(document: Document) -> Iterator[Section]:
    """Yield the chapters; figures and tables are numbered through."""
    language, figures = document.language, count(1)
    for number, chapter in enumerate(document.chapters, start=1):
        yield Section(
            chapter=chapter,
            figures=[_figure(chart, language, next(figures)) for chart in chapter.charts],
            caption=language.say("Table {number}. {title}", number=number, title=chapter.heading),
            rows=_rows(chapter.grid, language),
            is_short=len(chapter.grid.rows) <= _SHORT,
            is_dense=len(chapter.grid.columns) > _DENSE,
            is_wide=len(chapter.grid.columns) > _WIDE,
        )


def _figure(chart: Chart, language: Language, number: int) -> Figure:
    """Return a chart as a picture in the page, which needs no namespace there."""
    form = import_module(f"aig_cli.exchange.chart.{KINDS[type(chart).__name__]}")
    picture = form.draw(chart, language, f"figure-{number}").replace(_NAMESPACE, "", 1)
    return Figure(language.say("Figure {number}. {title}", number=number, title=chart.title), picture)


def _rows(grid: Grid, language: Language) -> str:
    """Return the head and the rows of a table; the first cell of a row is its header."""
    head = "".join(
        f'<th scope="col"{_class(column, [row[place] for row in grid.rows])}>{_safe(column.heading)}</th>'
        for place, column in enumerate(grid.columns)
    )
    lines = [_row(row, grid.columns) for row in cells(grid, language)]
    if not lines:
        lines = [f'<tr><td colspan="{len(grid.columns)}">{_safe(language.say("There are no values."))}</td></tr>']
    return f"<thead>\n<tr>{head}</tr>\n</thead>\n<tbody>\n{chr(10).join(lines)}\n</tbody>"


def _row(texts: Sequence[str], columns: Sequence[Column]) -> str:
    first, *others = map(_safe, texts)
    rest = [f"<td{_CLASSES.get(column.kind, '')}>{text}</td>" for text, column in zip(others, columns[1:], strict=True)]
    return f'<tr><th scope="row">{first}</th>{"".join(rest)}</tr>'


def _class(column: Column, values: Sequence[Plain]) -> str:
    """Return the class of a column: of numbers, or of texts that need room."""
    if column.kind in COUNTED:
        return _CLASSES[column.kind]
    return ' class="t"' if any(isinstance(value, str) and len(value) > _PROSE for value in values) else ""


def _safe(text: str) -> str:
    """Return a text that is nothing but a text; a long word may break, so that no column is as wide as it."""
    safe = escape(fit(text)) if _MARKED.search(text) else text
    return _LONG.sub(_breaking, safe) if len(text) > _WORD else safe


def _breaking(found: re.Match[str]) -> str:
    signs = _SIGN.findall(found.group())
    return "<wbr>".join("".join(signs[start : start + _WORD]) for start in range(0, len(signs), _WORD))
