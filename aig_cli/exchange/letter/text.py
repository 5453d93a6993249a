"""Letters as plain text: UTF-8, UTF-16 with a mark, or Windows-1252."""

import re
from collections.abc import Iterator
from typing import Final

from aig_cli.errors import LetterCharacterError
from aig_cli.exchange.letter.character import cleaned
from aig_cli.exchange.letter.flow import Flow
from aig_cli.exchange.letter.furniture import without_furniture
from aig_cli.exchange.letter.letter import Paragraph, Place
from aig_cli.exchange.letter.limit import CHARACTERS, LINES, check
from aig_cli.exchange.letter.line import Line
from aig_cli.exchange.source import decoded

_LINE_ENDS: Final = str.maketrans(dict.fromkeys("\r\v\u0085\u2028\u2029", "\n"))
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")


def read_paragraphs(content: bytes, name: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of a text. Form feeds part its pages.

    Raises:
        LetterCharacterError: a control character.
        FileFormatError: no text in one of the encodings, or too much of it.
    """
    text, _ = decoded(content, name)
    check(len(text), CHARACTERS, name)
    text = text.replace("\r\n", "\n").translate(_LINE_ENDS)
    check(text.count("\n") + text.count("\f"), LINES, name)
    if found := _CONTROL.search(text):
        place = f"{name}:{text.count(chr(10), 0, found.start()) + 1}"
        raise LetterCharacterError(place=place, code=ord(found.group()))
    return Flow(without_furniture(list(_lines(text)))).paragraphs()


def _lines(text: str) -> Iterator[Line]:
    page = 0
    for number, line in enumerate(cleaned(text).split("\n"), start=1):
        for part, piece in enumerate(line.split("\f")):
            page += part > 0
            yield Line(piece, Place(number, number), page)
