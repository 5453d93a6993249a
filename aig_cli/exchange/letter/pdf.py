"""Letters as PDF. pypdf reads them in a process of its own (`confined`).

A PDF has no lines and paragraphs, only pieces of text with a place on the page. A gap that is larger than those between
most lines is taken for one between paragraphs, and what stands further to the right for indented.
"""

import io
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf
from typing import Any, Final

import msgspec
from msgspec import Struct

from aig_cli.errors import (
    AigError,
    DamagedLetterError,
    LetterLimitsError,
    LockedLetterError,
    MissingExtraError,
    OverLimitsError,
    ScannedLetterError,
)
from aig_cli.exchange.confined import confined
from aig_cli.exchange.letter.character import written_out
from aig_cli.exchange.letter.flow import Flow
from aig_cli.exchange.letter.furniture import without_furniture
from aig_cli.exchange.letter.letter import Paragraph, Place
from aig_cli.exchange.letter.limit import CHARACTERS, LINES, PAGES, check
from aig_cli.exchange.letter.line import Line
from aig_cli.language import Phrase

SECONDS: Final = 10
"""Seconds of processor time that reading may take; a letter takes a tenth of one."""
_GAP: Final = 1.3
"""How much higher than most a gap is that ends a paragraph."""
_SURELY: Final = 0.2
"""The part of all gaps that are surely within a paragraph."""
_SAME: Final = 0.4
"""How much higher, in letters, what is on one line may be."""
_APART: Final = 1.9
"""How far, in letters, a text begins to the right of a number that is its label."""
_NUMBER: Final = re.compile(r"([0-9]{1,2})\t")
_EDGE: Final = 6
"""Lines of a page among which its header and footer are, where they are drawn first."""
_WIDEST: Final = 40
"""Spaces that a line begins with at most."""


class Piece(Struct, frozen=True, array_like=True):
    """A line of a page.

    Attributes:
        text: what stands on it; one space for a line of spaces.
        left, height: where it begins: distances from the left and the bottom of the page, in points.
        size: of its letters, in points.
    """

    text: str
    left: float
    height: float
    size: float


_UNUSED: Final = str.maketrans("\x7f\x81\x8d\x8f\x90\x9d", "••••••")
"""Codes that the usual encoding of fonts leaves unused; each shows a bullet (ISO 32000-1, annex D.2)."""


def read_paragraphs(content: bytes, name: str) -> Iterator[Paragraph]:
    """Return the paragraphs of a PDF, which another process begins to read.

    Raises:
        MissingExtraError: while they are yielded: pypdf is not installed.
        FileFormatError: so too: damaged, with a password, without text, or too large.
    """
    return _paragraphs(confined(_pages(content, name), name, SECONDS), name)


def _paragraphs(read: Iterator[bytes], name: str) -> Iterator[Paragraph]:
    decoder = msgspec.json.Decoder(list[Piece])
    try:
        pages = [_in_order(decoder.decode(page)) for page in read]
    except OverLimitsError as error:
        raise LetterLimitsError(**error.facts) from None
    usual = _usual_gap(pages)
    lines = [line for number, page in enumerate(pages) for line in _lines(page, number, usual)]
    if not any(line.text.strip() for line in lines):
        raise ScannedLetterError(place=name, pages=len(pages))
    check(len(lines), LINES, name)
    yield from Flow(without_furniture(lines)).paragraphs()


def _in_order(page: Sequence[Piece]) -> Sequence[Piece]:
    """Return the lines of a page with the footer last, which some programs draw before what stands above it."""
    early, rest = [], list(page)
    for index, piece in enumerate(page[:_EDGE]):
        after = [other.height for other in page[index + 1 :] if other.text.strip()]
        if after and piece.height + piece.size < min(after):
            rest.remove(piece)
            early.append(piece)
    return [*rest, *early]


def _lines(page: Sequence[Piece], number: int, usual: float) -> Iterator[Line]:
    """Yield the lines of a page, with those between them that its gaps stand for. Lines with text are counted."""
    margin = min((piece.left for piece in page), default=0)
    before, count = None, 0
    for piece in _on_one_line(page):
        if before:
            drop = before.height - piece.height
            if not 0 < drop <= _GAP * usual:
                yield Line(" " if drop > 0 else "", Place(count, count, page=number + 1, last_page=number + 1), number)
        count += bool(piece.text.strip())
        indent = " " * max(0, min(_WIDEST, round((piece.left - margin) / max(piece.size / 2, 1))))
        label, text = _apart(piece.text)
        place = Place(count, count, page=number + 1, last_page=number + 1)
        yield Line(f"{indent}{written_out(text.translate(_UNUSED))}", place, number, label)
        before = piece


def _apart(text: str) -> tuple[str, str]:
    """Return the number that stands apart before a text, which is a label then, and the text."""
    found = _NUMBER.match(text)
    return (found[1], text[found.end() :]) if found else ("", text)


def _on_one_line(page: Sequence[Piece]) -> Iterator[Piece]:
    """Yield pieces, those together that stand at one height: a label is often a piece of its own."""
    held = None
    for piece in page:
        if held and abs(held.height - piece.height) < max(held.size, piece.size) * _SAME and piece.left > held.left:
            held = Piece(f"{held.text.rstrip()}\t{piece.text}", held.left, held.height, piece.size)
            continue
        if held:
            yield held
        held = piece
    if held:
        yield held


def _usual_gap(pages: Sequence[Sequence[Piece]]) -> float:
    """Return how far apart two lines of a paragraph are, in points."""
    drops = sorted(
        one.height - other.height
        for page in pages
        for one, other in pairwise(page)
        if one.height - other.height > _SAME * one.size
    )
    return drops[int(len(drops) * _SURELY)] if drops else inf


def _pages(content: bytes, place: str) -> Iterator[bytes]:
    """Yield the lines of each page, in JSON."""
    try:
        from pypdf import PdfReader
        from pypdf.errors import DependencyError, FileNotDecryptedError
    except ImportError:
        raise MissingExtraError(what=Phrase("A PDF is read"), package="pypdf", extra="letters") from None
    length = 0
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted:
            reader.decrypt("")  # many open without a password, and are only not to be changed
        check(len(reader.pages), PAGES, place)
        for page in reader.pages:
            pieces = _pieces(page)
            length += sum(len(piece.text) for piece in pieces)
            check(length, CHARACTERS, place)
            yield msgspec.json.encode(pieces)
    except (DependencyError, FileNotDecryptedError):
        raise LockedLetterError(place=place) from None
    except (AigError, MemoryError):
        raise
    except Exception:  # noqa: BLE001 - pypdf says of itself that broken files might cause any
        raise DamagedLetterError(place=place) from None


def _pieces(page: Any) -> list[Piece]:
    """Return the lines of a page, in the order in which they are in the file."""
    lines = _Lines()
    page.extract_text(visitor_text=lines.visit)
    lines.end()
    return lines.found


class _Lines:
    """The lines of a page, as pypdf tells of what they consist of."""

    def __init__(self) -> None:
        self.found: list[Piece] = []
        self._texts: list[str] = []
        self._is_filled = False
        self._at = (0.0, 0.0, 0.0)

    def visit(self, text: str, outer: Sequence[float], inner: Sequence[float], _font: Any, size: float) -> None:
        """Take in a text, with the two matrices by which it is on the page (ISO 32000-1, 9.4.4)."""
        for number, part in enumerate(text.split("\n")):
            if number:
                self.end()
            if part:
                self._put(part, _position(outer, inner, size))

    def _put(self, text: str, at: tuple[float, float, float]) -> None:
        if not self._texts or not self._is_filled:
            self._at = at
        elif len(self._texts) == 1 and self._texts[0].isdigit() and at[0] - self._at[0] > _APART * at[2]:
            self._at = (self._at[0], *at[1:])
            text = f"\t{text.lstrip()}"
        self._texts.append(text)
        self._is_filled |= not text.isspace()

    def end(self) -> None:
        """End a line."""
        if self._texts:
            self.found.append(Piece("".join(self._texts) if self._is_filled else " ", *self._at))
        self._texts.clear()
        self._is_filled = False


def _position(outer: Sequence[float], inner: Sequence[float], size: float) -> tuple[float, float, float]:
    """Return how far from the left and the bottom a text begins, and its size, in points."""
    left = outer[0] * inner[4] + outer[2] * inner[5] + outer[4]
    height = outer[1] * inner[4] + outer[3] * inner[5] + outer[5]
    return left, height, abs(size * outer[3] * inner[3])
