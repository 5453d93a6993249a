"""Lines put together into paragraphs and items of lists.

Letters are wrapped by hand, or come from a PDF in lines. What a gap between two lines means depends on what stands
around it: a line that holds a space ends a paragraph; where there are such lines, an entirely empty one does so only
where a sentence ends, since programs that take a text out of a PDF leave such lines in mid-sentence. A sentence, and
what is in parentheses, goes on over the end of a page.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from msgspec import structs

from aig_cli.exchange.letter.label import follows, is_bullet, split_label
from aig_cli.exchange.letter.letter import Kind, Paragraph
from aig_cli.exchange.letter.line import Line, joint, words_of
from aig_cli.exchange.letter.sentence import PARENTHESIS, is_finished, is_open

UNWRAPPED: Final = 160
"""Characters of a line above which each line is a paragraph."""
_SHORT: Final = 0.6
_SHORT_AT_GAP: Final = 0.8
"""A line is short when it and the next word take less than this part of a full one: nothing forced its end."""
_LONG_GAP: Final = 4
"""Lines of a gap as there is between two pages."""
_AHEAD: Final = 30
"""Lines that are looked at for another item of a list."""
_COLUMNS: Final = re.compile(r"(?<=\S) {3,}(?=\S)")
_HEADING: Final = 80
_DANGLING: Final = frozenset(
    "aan als bij dat de die door een en het in is met naar of om onder ons onze ook op over te tot uit van voor we wij "  # noqa: SIM905
    "worden wordt zijn zowel".split()
)
"""Words at the end of a line after which a sentence goes on."""
_LONGEST: Final = len(max(_DANGLING, key=len)) + 1
_WITH_HEADINGS: Final = frozenset((Kind.LINE, Kind.PARAGRAPH))
_QUOTES: Final = "‘“„\"'’("


class _Growing:
    """A paragraph to which lines are added."""

    def __init__(self, line: Line, label: str, text: str, words: frozenset[str]) -> None:
        self.label = label
        self.text = text
        self.lines = [(0, line.place)]
        self._words = words
        self._before: list[str] = []
        self._length = 0
        self._indent = _indent(line)
        self._hangs = False
        self._is_heading = line.is_heading

    def add(self, line: Line, text: str) -> None:
        """Put a line at the end."""
        cut, between = joint(self.text, text, self._words) if self.text else (0, "")
        kept = self.text[: len(self.text) - cut] + between
        self._before.append(kept)
        self._length += len(kept)
        self.text = text
        self.lines.append((self._length, line.place))
        self._hangs |= _indent(line) > self._indent

    def is_left_by(self, line: Line) -> bool:
        """Tell whether a line stands to the left of where the lines of this item begin."""
        return bool(self.label) and self._hangs and _indent(line) <= self._indent

    @property
    def end(self) -> str:
        """The last part of it, where a parenthesis can be open."""
        return " ".join([*self._before[-_LONG_GAP:], self.text])[-PARENTHESIS:]

    def paragraph(self) -> Paragraph:
        """Return it as it is now."""
        first, last = self.lines[0][1], self.lines[-1][1]
        text = "".join([*self._before, self.text]).replace("\u00ad", "").rstrip()
        return Paragraph(text, first.until(last), self.lines, self.label, self._is_heading)


def _dangles(text: str) -> bool:
    """Tell whether a sentence goes on after a text, by its end."""
    words = re.findall(r"\w+\Z", text[-_LONGEST:])
    return text.endswith((",", "(", "-", "–")) or not _DANGLING.isdisjoint(words)


def _indent(line: Line) -> int:
    return len(line.text) - len(line.text.lstrip())


class Flow:
    """Lines, in the order of reading."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._texts = [" ".join(line.text.split()) for line in lines]
        self._words = words_of(lines)
        lengths = sorted(map(len, filter(None, self._texts)))
        self._width = lengths[-1 - len(lengths) // 20] if lengths else 0
        self._has_spaces = any(line.text and not text for line, text in zip(lines, self._texts, strict=True))

    def paragraphs(self) -> Iterator[Paragraph]:
        """Yield the paragraphs and the items of lists."""
        growing, last = None, -1
        rows = self._rows()
        for index, text in enumerate(self._texts):
            if not text:
                continue
            if index in rows:
                if growing:
                    yield growing.paragraph()
                yield from self._cells(index, rows[index])
                growing, last = None, index
                continue
            label, rest = self._labelled(growing, last, index)
            if growing and not label and not self._ends(growing, last, index):
                growing.add(self._lines[index], text)
            else:
                if growing:
                    yield growing.paragraph()
                growing = _Growing(self._lines[index], label, rest, self._words)
            last = index
        if growing:
            yield growing.paragraph()

    def _rows(self) -> Mapping[int, int]:
        """Return the lines that are rows of a table, and which: several in a row whose columns are spaces apart."""
        rows: dict[int, int] = {}
        before = -1
        for index in (index for index, text in enumerate(self._texts) if text):
            if _COLUMNS.search(self._lines[index].text.strip()):
                rows[index] = rows.get(before, 0) + 1
            before = index
        return {index: row for index, row in rows.items() if row > 1 or rows.get(self._after(index), 0) > 1}

    def _after(self, index: int) -> int:
        """Return the next line with something on it."""
        return next((each for each in range(index + 1, len(self._texts)) if self._texts[each]), -1)

    def _cells(self, index: int, row: int) -> Iterator[Paragraph]:
        """Yield the cells of a row, without those that hold a label alone."""
        place = self._lines[index].place
        for cell in _COLUMNS.split(self._lines[index].text.strip()):
            text = split_label(" ".join(cell.split()))[1]
            yield from [Paragraph(text, place, [(0, place)], row=row)] if text else []

    def _labelled(self, growing: _Growing | None, last: int, index: int) -> tuple[str, str]:
        """Return the label of a line, empty where it is no item of a list, and its text."""
        text = self._texts[index]
        if self._lines[index].label:
            return self._lines[index].label, text
        label, rest = split_label(text)
        is_item = bool(label) and (growing is None or self._is_item(growing, label, last, index))
        return (label, rest) if is_item else ("", text)

    def _is_item(self, growing: _Growing, label: str, last: int, index: int) -> bool:
        """Tell whether what looks like a label is one, and no dash or number in a sentence."""
        if is_bullet(label) or is_finished(growing.text) or (growing.label and follows(label, growing.label)):
            return True
        if self._is_between(growing, index):
            return False
        if index - last > 1 and not _dangles(growing.text):
            return True
        ahead = (split_label(text)[0] for text in self._texts[index + 1 : index + _AHEAD])
        return any(other and follows(other, label) for other in ahead)

    def _is_between(self, growing: _Growing, index: int) -> bool:
        """Tell whether a line is within a parenthesis that an earlier line opens."""
        end = growing.end
        return "(" in end and is_open(end, " ".join(self._texts[index : index + 5 * _LONG_GAP])[:PARENTHESIS])

    def _ends(self, growing: _Growing, last: int, index: int) -> bool:
        """Tell whether a paragraph ends before a line, which comes next after its last."""
        before, line = self._lines[last], self._lines[index]
        if line.begins or before.is_heading or before.place.kind != line.place.kind:
            return True
        if not growing.text or self._is_between(growing, index):
            return False
        is_finished_, text = is_finished(growing.text), self._texts[index]
        first = text.lstrip(_QUOTES)[:1]
        goes_on = _dangles(growing.text) or first.islower()
        if last + 1 == index and before.page == line.page:
            if growing.is_left_by(line):
                return True
            is_whole = is_finished_ or len(growing.lines) == 1
            return is_whole and not goes_on and first.isupper() and self._is_short(last, text, _SHORT)
        if is_finished_ or growing.text.endswith(";") or self._is_break(last, index):
            return True
        goes_on |= first.isdigit() and self._is_paged(last, index)
        return not goes_on and (self._is_plain_break(last, index) or self._is_short(last, text, _SHORT_AT_GAP))

    def _is_break(self, last: int, index: int) -> bool:
        """Tell whether a gap is one that ends any sentence: lines with a space, but not those between two pages."""
        return not self._is_paged(last, index) and any(line.text for line in self._lines[last + 1 : index])

    def _is_plain_break(self, last: int, index: int) -> bool:
        """Tell whether a gap parts paragraphs as in a text that was typed: no line of it holds a space."""
        return index > last + 1 and not self._has_spaces and not self._is_paged(last, index)

    def _is_paged(self, last: int, index: int) -> bool:
        """Tell whether a page ends between two lines."""
        return self._lines[last].page != self._lines[index].page or index - last > _LONG_GAP

    def _is_short(self, last: int, after: str, part: float) -> bool:
        """Tell whether the first word of a line would have had its place on the line before."""
        length = len(self._texts[last]) + 1 + len(after.split(" ", 1)[0])
        return self._width > UNWRAPPED or length <= part * self._width


def with_headings(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Return paragraphs with those marked that stand above others: one short line that is no sentence."""
    found: list[Paragraph] = []
    is_followed = False
    for paragraph in reversed(paragraphs):
        is_heading = paragraph.is_heading or _is_like_heading(paragraph)
        found.append(structs.replace(paragraph, is_heading=is_heading and is_followed))
        is_followed |= not is_heading
    return found[::-1]


def _is_like_heading(paragraph: Paragraph) -> bool:
    text = paragraph.text
    if (
        paragraph.place.kind not in _WITH_HEADINGS
        or paragraph.label
        or len(paragraph.lines) > 1
        or len(text) > _HEADING
        or "," in text
    ):
        return False
    return text[:1].isupper() and text[-1] not in ".;:" and not _dangles(text) and "(" not in text
