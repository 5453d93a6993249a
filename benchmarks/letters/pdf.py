"""A letter as a PDF."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from letter import GAP, PAGE, Letter, bare, cells


def write_pdf(path: Path, letter: Letter) -> None:
    """Draw the lines of the letter, with its header and footer on each page.

    In one of the fonts that every reader has, line by line; or, where the hint ends in `justified`, in a font that the
    file holds, each word put in its place so that the right edge is straight.
    """
    from reportlab.lib.pagesizes import A4  # type: ignore[import-not-found,import-untyped,unused-ignore]
    from reportlab.pdfbase.pdfmetrics import stringWidth  # type: ignore[import-not-found,import-untyped,unused-ignore]
    from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-not-found,import-untyped,unused-ignore]

    font, written_size, *more = letter.hints["pdf"].split()
    size = float(written_size)
    if more:
        embed(font)

    def measure(line: str) -> float:
        return float(stringWidth(bare(line), font, size))

    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    page, height = 1, float(TOP)
    furnish(canvas, letter, page)
    for text, indent, after in printed(letter):
        for line in fitted(text, WIDTH - indent, measure):
            canvas.setFont(font, size)
            words = bare(line.text).split(" ")
            spare = WIDTH - indent - sum(map(measure, words))
            gap = spare / (len(words) - 1) if more and not line.last and len(words) > 1 else measure(" ")
            draw(canvas, words if more else [" ".join(words)], (EDGE + indent, height), gap, measure)
            height -= size * 1.35
            if height < BOTTOM or PAGE in line.text:
                canvas.showPage()
                page, height = page + 1, float(TOP)
                furnish(canvas, letter, page)
        height -= size * after
    canvas.save()


EDGE, WIDTH, TOP, BOTTOM = 72, 440, 760, 90
"""Of the text on a page, in points."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line of a paragraph, and whether it is the last of it or of its page."""

    text: str
    last: bool


def embed(font: str) -> None:
    """Have a font of the system written into the file."""
    from reportlab.pdfbase.pdfmetrics import registerFont  # type: ignore[import-not-found,import-untyped,unused-ignore]
    from reportlab.pdfbase.ttfonts import TTFont  # type: ignore[import-not-found,import-untyped,unused-ignore]

    registerFont(TTFont(font, f"/usr/share/fonts/truetype/liberation/{font}-Regular.ttf"))


def furnish(canvas: Any, letter: Letter, page: int) -> None:
    """Draw the header and the footer of a page."""
    canvas.setFont("Helvetica", 8)
    canvas.drawString(EDGE, 800, letter.hints.get("header", ""))
    canvas.drawString(EDGE, 48, letter.hints.get("footer", "").replace("#", str(page)))


def draw(
    canvas: Any, pieces: Sequence[str], place: tuple[float, float], gap: float, measure: Callable[[str], float]
) -> None:
    """Draw pieces of a line from a place on, with a gap between them."""
    text = canvas.beginText(*place)
    for piece in pieces:
        text.textOut(piece)
        text.moveCursor(measure(piece) + gap, 0)
    canvas.drawText(text)


def printed(letter: Letter) -> Iterator[tuple[str, int, float]]:
    """Return the paragraphs of a letter as they are printed, each with its indent and the room after it, in sizes."""
    for block in letter.blocks:
        indent = 14 if block.kind == "list" else 0
        for number, line in enumerate(block.lines, 1):
            text = "   ".join(each for each in cells(line) if each) if block.kind == "table" else line
            yield text.replace(GAP, ""), indent, 0.8 if number == len(block.lines) else indent / 60


def fitted(text: str, width: float, measure: Callable[[str], float]) -> Iterator[Line]:
    """Break a paragraph into lines of a width."""
    line: list[str] = []
    for word in text.split(" "):
        if line and measure(" ".join([*line, word])) > width:
            yield Line(text=" ".join(line), last=False)
            line = []
        line.append(word)
        if PAGE in word:
            yield Line(text=" ".join(line), last=True)
            line = []
    yield Line(text=" ".join(line), last=True)
