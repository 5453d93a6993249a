"""The source of a letter, as README.md describes it."""

import re
from dataclasses import dataclass
from pathlib import Path

LABEL = re.compile(r"-(?=\S)|(?:[-•*]|\d{1,2}[.)]|[a-z][.)]) ")
"""What a list item of a source starts with."""
GAP, PAGE, HARD_SPACE = "<gap>", "<page>", "~"
"""Marks within a source: an empty line in mid-sentence, a new page, a space that does not break."""


@dataclass(frozen=True, kw_only=True)
class Block:
    """A paragraph, heading, list, table or group of lines as they are; what it is by its first sign in the source."""

    kind: str
    lines: list[str]


@dataclass(frozen=True, kw_only=True)
class Letter:
    """A source as it was read."""

    name: str
    hints: dict[str, str]
    blocks: list[Block]


def read_letter(path: Path) -> Letter:
    """Read a source: hints, one a line, then a line of `===`, then blocks with an empty line between them."""
    head, body = path.read_text().split("\n===\n", 1)
    hints = dict(line.split(": ", 1) for line in head.splitlines())
    return Letter(name=path.stem, hints=hints, blocks=[read_block(each) for each in body.strip("\n").split("\n\n")])


def read_block(text: str) -> Block:
    """Tell what a block is: `# ` heading, `= ` lines as they are, `| ` table, a list, else one paragraph."""
    lines = text.splitlines()
    if text.startswith(("# ", "= ")):
        kind = "heading" if text.startswith("#") else "lines"
        return Block(kind=kind, lines=[line[2:] for line in lines])
    if text.startswith("| "):
        return Block(kind="table", lines=lines)
    if LABEL.match(text):
        items = re.split(rf"\n(?={LABEL.pattern})", text)
        return Block(kind="list", lines=[item.replace("\n", " ") for item in items])
    return Block(kind="paragraph", lines=[" ".join(lines)])


def cells(line: str) -> list[str]:
    """Split a row of a table."""
    return [each.strip() for each in line.strip("|").split("|")]


def bare(line: str) -> str:
    """Leave out the marks."""
    return re.sub(f"{GAP}|{PAGE}|\x01", "", line).replace(HARD_SPACE, " ")
