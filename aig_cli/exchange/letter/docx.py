"""Letters of Word (.docx), as Word shows them when all tracked changes are accepted.

What was deleted is left out, and what was inserted is there. Hidden text, headers and footers, comments and the codes
of fields are no part of the letter; what fields show is. Text boxes come after the paragraph that they hang on,
footnotes and endnotes after all else. The paragraphs with something in them are counted, without those in tables and
notes.
"""

from collections.abc import Iterator
from itertools import count
from typing import Final
from xml.etree.ElementTree import Element

from aig_cli.exchange.letter.character import written_out
from aig_cli.exchange.letter.flow import Flow
from aig_cli.exchange.letter.letter import Kind, Paragraph, Place
from aig_cli.exchange.letter.limit import CHARACTERS, LINES, check
from aig_cli.exchange.letter.line import Line
from aig_cli.exchange.letter.numbering import Numbering, Styles
from aig_cli.exchange.letter.package import Package, opened

_LEFT_OUT: Final = frozenset(("del", "moveFrom", "pPr", "rPr", "sdtPr", "rt"))
_AROUND: Final = frozenset(
    ("body", "sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "AlternateContent", "Choice")
)
"""Elements that only stand around others."""
_NOTES: Final = {"footnoteReference": Kind.FOOTNOTE, "endnoteReference": Kind.ENDNOTE}
_SIGNS: Final = {"tab": "\t", "ptab": "\t", "cr": "\v", "noBreakHyphen": "-"}
_PAGE, _PAGE_SHOWN = "\f", "\x0e"
"""A page that ends by hand, and one that ended where Word last showed the letter. XML has no such characters."""
_EDGE: Final = f" \t\v\u00a0{_PAGE}{_PAGE_SHOWN}"
_OFF: Final = frozenset(("0", "false", "off"))


def read_paragraphs(content: bytes, name: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of a document.

    Raises:
        FileFormatError: another file, damaged, with a password or entities, or too large.
    """
    with opened(content, name) as package:
        reader = _Reader(package)
        lines, length = [], 0
        for line in reader.lines():
            length += len(line.text)
            check(length, CHARACTERS, name)
            lines.append(line)
            check(len(lines), LINES, name)
        return Flow(lines).paragraphs()


class _Reader:
    """Takes the lines out of a document."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._styles = Styles(package.part("styles"))
        self._numbering = Numbering(package.part("numbering"), self._styles)
        self._paragraphs, self._tables = count(1), count(1)
        self._page = 0
        self._unfinished = ""
        self._notes: dict[Kind, list[str]] = {Kind.FOOTNOTE: [], Kind.ENDNOTE: []}

    def lines(self) -> Iterator[Line]:
        """Yield the lines of the letter, and of its notes in the order in which they are referred to."""
        for body in self._package.document().iter("body"):
            yield from self._blocks(body, None)
        for kind, ids in self._notes.items():
            notes = {note.get("id", ""): note for note in self._package.part(f"{kind}s").iter(kind.value)}
            for number, each in enumerate(ids, start=1):
                yield from self._blocks(notes.get(each, Element(kind)), Place(number, number, kind))

    def _blocks(self, element: Element, place: Place | None) -> Iterator[Line]:
        """Yield the lines of the paragraphs and tables in an element; the place is that of paragraphs not counted."""
        for each in _within(element):
            if each.tag == "p":
                yield from self._paragraph(each, place)
            elif each.tag == "tbl":
                yield from self._table(each)

    def _table(self, table: Element) -> Iterator[Line]:
        number = next(self._tables)
        rows = (row for row in _within(table) if row.tag == "tr" and row.find("trPr/del") is None)
        for row, cells in enumerate(rows, start=1):
            for column, cell in enumerate((each for each in _within(cells) if each.tag == "tc"), start=1):
                yield from self._blocks(cell, Place(column, column, Kind.CELL, table=number, row=row))

    def _paragraph(self, paragraph: Element, place: Place | None) -> Iterator[Line]:
        boxes: list[Element] = []
        label = self._numbering.label(paragraph)
        text = self._unfinished + "".join(self._texts(paragraph, boxes, []))
        if paragraph.find("pPr/rPr/del") is not None:  # what follows is the same paragraph
            self._unfinished = text
        else:
            self._unfinished = ""
            yield from self._text_lines(text, place, label, is_heading=self._styles.is_heading(paragraph))
        for box in boxes:
            yield from self._blocks(box, place)

    def _text_lines(self, text: str, place: Place | None, label: str, *, is_heading: bool) -> Iterator[Line]:
        kept = text.strip(_EDGE)
        before, _, after = text.partition(kept) if kept else (text, "", "")
        self._page += _PAGE in before or _PAGE_SHOWN in before
        if kept:
            number = next(self._paragraphs) if place is None else 0
            here = place or Place(number, number, Kind.PARAGRAPH)
            begins = bool(label) or is_heading or place is not None
            for line in kept.replace(_PAGE_SHOWN, "").replace(_PAGE, "\v").split("\v"):
                yield Line(written_out(line), here, self._page, label, begins=begins, is_heading=is_heading)
                label, begins = "", False
            yield Line(" ", here, self._page)
        self._page += _PAGE in after or _PAGE_SHOWN in after

    def _texts(self, element: Element, boxes: list[Element], fields: list[bool]) -> Iterator[str]:
        """Yield the text in an element. `fields` are those around it: whether what they show has begun."""
        for each in element:
            if each.tag == "txbxContent":
                boxes.append(each)
            elif each.tag == "t":
                yield (each.text or "") if all(fields) else ""
            elif each.tag == "fldChar":
                _note_field(each.get("fldCharType", ""), fields)
            elif each.tag in _NOTES:
                self._notes[_NOTES[each.tag]].append(each.get("id", ""))
            elif each.tag == "AlternateContent":
                yield from self._texts(each[0] if len(each) else each, boxes, fields)
            elif each.tag not in _LEFT_OUT and not _is_hidden(each):
                yield _sign(each)
                yield from self._texts(each, boxes, fields)


def _within(element: Element) -> Iterator[Element]:
    """Yield the elements in another, without what only stands around them."""
    for each in element:
        if each.tag in _AROUND:
            yield from _within(each)
        elif each.tag not in _LEFT_OUT:
            yield each


def _note_field(step: str, fields: list[bool]) -> None:
    if step == "begin":
        fields.append(False)
    elif fields:
        fields.pop()
        if step == "separate":
            fields.append(True)


def _is_hidden(run: Element) -> bool:
    vanish = run.find("rPr/vanish")
    return vanish is not None and vanish.get("val", "") not in _OFF


def _sign(element: Element) -> str:
    """Return the character that an element stands for, if it stands for one."""
    if element.tag == "br":
        return _PAGE if element.get("type") == "page" else "\v"
    if element.tag == "lastRenderedPageBreak":
        return _PAGE_SHOWN
    if element.tag == "sym":
        code = element.get("char", "")
        return chr(int(code, 16)) if len(code) == 4 else ""
    return _SIGNS.get(element.tag, "")
