"""A letter as plain text: clean, hard wrapped, or as it comes out of a PDF."""

import re
import textwrap
from collections.abc import Iterator

from letter import GAP, LABEL, PAGE, Block, Letter, bare, cells


def as_text(letter: Letter) -> str:
    """Write a letter as plain text: clean, hard wrapped, or as it comes out of a PDF.

    Extracted text has a space at the end of a line, and between paragraphs a line that holds one space.
    """
    style, _, width = letter.hints["txt"].partition(" ")
    end = " \n" if style == "extracted" else "\n"
    written = ""
    for block in letter.blocks:
        is_joined = letter.hints.get("paragraphs") == "none" or (style == "extracted" and block.kind == "list")
        written += end if written and not is_joined else ""
        written += end.join(text_lines(letter, block, int(width or 0))) + end
    return written


def text_lines(letter: Letter, block: Block, width: int) -> Iterator[str]:
    """Write the lines of a block."""
    for line in block.lines:
        if block.kind == "table":
            yield "   ".join(each for each in cells(line) if each)
        elif width:
            yield from wrapped(letter, line, width)
        else:
            yield bare(line)


def wrapped(letter: Letter, line: str, width: int) -> Iterator[str]:
    """Wrap one paragraph; an empty line comes after the line that holds its mark, a new page at its mark."""
    if "tight" in letter.hints.get("list", "") and LABEL.match(line):
        line = line.replace(" ", "", 1)
    for page, part in enumerate(line.split(PAGE)):
        if page:
            yield "<furniture>"
        for each in textwrap.wrap(
            part.strip().replace(GAP, "\x01"), width, break_long_words=False, break_on_hyphens=False
        ):
            yield bare(each)
            if "\x01" in each:
                yield "<empty>"


def with_furniture(letter: Letter, text: str) -> str:
    """Put in what a page ends and begins with: its footer, a form feed, its header; or nothing but empty lines."""
    text = re.sub("<empty> ?\n", "\n", text)
    header, footer = letter.hints.get("header", ""), letter.hints.get("footer", "")
    if not header + footer or letter.hints["txt"] == "clean":
        return re.sub("<furniture> ?\n", " \n \n\n\n \n\n", text)
    pages = re.split("<furniture> ?\n", text)
    top = f"{header}\n\n" if header else ""
    return "\f".join(f"{top}{page}\n{footer.replace('#', str(number))}\n" for number, page in enumerate(pages, 1))
