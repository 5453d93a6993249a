"""Write each letter of the labelled set as text, Word document and PDF, from its source.

    python benchmarks/letters/make.py [--into FOLDER] [NAME...]

Reads `sources/SET/NAME.txt` and writes `SET/NAME.txt`, `.docx` and `.pdf`; README.md tells what a source may hold. The
PDFs need reportlab, and some of them the Liberation fonts; with the same versions of these each file is written the
same to the byte.
"""

import argparse
import re
import textwrap
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

HERE = Path(__file__).parent
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


# -- text


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


def bare(line: str) -> str:
    """Leave out the marks."""
    return re.sub(f"{GAP}|{PAGE}|\x01", "", line).replace(HARD_SPACE, " ")


def with_furniture(letter: Letter, text: str) -> str:
    """Put in what a page ends and begins with: its footer, a form feed, its header; or nothing but empty lines."""
    text = re.sub("<empty> ?\n", "\n", text)
    header, footer = letter.hints.get("header", ""), letter.hints.get("footer", "")
    if not header + footer or letter.hints["txt"] == "clean":
        return re.sub("<furniture> ?\n", " \n \n\n\n \n\n", text)
    pages = re.split("<furniture> ?\n", text)
    top = f"{header}\n\n" if header else ""
    return "\f".join(f"{top}{page}\n{footer.replace('#', str(number))}\n" for number, page in enumerate(pages, 1))


# -- Word

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = {
    "document": f'xmlns:r="{RELATION}"',
    "styles": "",
    "numbering": "",
    "header": "",
    "footer": "",
}
"""The parts of a document, and what their roots need besides the name space of Word."""
FORMATS = {"-": ("bullet", "-"), "•": ("bullet", "•"), "1)": ("decimal", "%1)"), "1.": ("decimal", "%1.")}
FORMATS |= {"a.": ("lowerLetter", "%1."), "a)": ("lowerLetter", "%1)")}
"""Kinds of lists by their first label: Word's number format and the text of a label."""


def as_word(letter: Letter) -> dict[str, str]:
    """Write a letter as the parts of a Word document, by name."""
    numbers: list[str] = []
    body = "".join(word_block(letter, block, numbers) for block in letter.blocks)
    ends = "".join(f'<w:{each}Reference w:type="default" r:id="{each}"/>' for each in ("header", "footer"))
    section = f'<w:sectPr>{ends}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:bottom="1417" w:left="1417"'
    section += ' w:right="1417" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'
    inner = {
        "document": f"<w:body>{body}{section}</w:body>",
        "styles": word_styles(letter.hints.get("font", "Liberation Serif")),
        "numbering": word_numbering(numbers),
        "header": word_paragraph(letter.hints.get("header", "")),
        "footer": word_paragraph(letter.hints.get("footer", "")).replace("#", PAGE_FIELD),
    }
    roots = {"document": "document", "styles": "styles", "numbering": "numbering", "header": "hdr", "footer": "ftr"}
    declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    parts = {
        f"word/{name}.xml": f"{declared}<w:{roots[name]} {WORD} {more}>{inner[name]}</w:{roots[name]}>"
        for name, more in PARTS.items()
    }
    return {name: declared + text for name, text in word_package().items()} | parts


PAGE_FIELD = (
    '</w:t></w:r><w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve">'
)


def word_package() -> dict[str, str]:
    """Write what says which parts there are and how they hang together."""
    base = "http://schemas.openxmlformats.org/package/2006"
    main = f'<Override PartName="/word/document.xml" ContentType="{OFFICE}.document.main+xml"/>'
    others = [name for name in PARTS if name != "document"]
    overrides = main + "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{OFFICE}.{name}+xml"/>' for name in others
    )
    defaults = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    defaults += '<Default Extension="xml" ContentType="application/xml"/>'
    root = f'<Relationship Id="rId1" Type="{RELATION}/officeDocument" Target="word/document.xml"/>'
    inner = "".join(f'<Relationship Id="{name}" Type="{RELATION}/{name}" Target="{name}.xml"/>' for name in others)
    return {
        "[Content_Types].xml": f'<Types xmlns="{base}/content-types">{defaults}{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{base}/relationships">{root}</Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{base}/relationships">{inner}</Relationships>',
    }


def word_styles(font: str) -> str:
    """Write the styles of text, headings and list items."""
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>'
    defaults = f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="22"/><w:lang w:val="nl-NL"/></w:rPr>'
    defaults += '</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="160"/></w:pPr></w:pPrDefault></w:docDefaults>'
    defaults += '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    styles = {"Heading1": '<w:rPr><w:b/><w:sz w:val="28"/></w:rPr>', "ListParagraph": ""}
    return defaults + "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f"{look}</w:style>"
        for name, look in styles.items()
    )


def word_numbering(numbers: list[str]) -> str:
    """Write one list definition for each list of the letter: its label, and its place in `numbers` as its id."""
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{place}"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        f'<w:numFmt w:val="{FORMATS[label][0]}"/><w:lvlText w:val="{FORMATS[label][1]}"/>'
        '<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
        for place, label in enumerate(numbers, 1)
    )
    return abstract + "".join(
        f'<w:num w:numId="{place}"><w:abstractNumId w:val="{place}"/></w:num>' for place in range(1, len(numbers) + 1)
    )


def word_block(letter: Letter, block: Block, numbers: list[str]) -> str:
    """Write a block; a list takes the next number, but for letters whose labels were typed by hand."""
    if block.kind == "table":
        rows = "".join(word_row(line) for line in block.lines)
        return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>{rows}</w:tbl>{word_paragraph("")}'
    if block.kind == "lines":
        return f"<w:p>{'<w:r><w:br/></w:r>'.join(word_runs(line) for line in block.lines)}</w:p>"
    if block.kind == "list" and "typed" not in letter.hints.get("list", ""):
        numbers.append(block.lines[0].removesuffix(LABEL.sub("", block.lines[0], count=1)).strip())
        number = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{len(numbers)}"/></w:numPr>'
        style = f'<w:pStyle w:val="ListParagraph"/>{number}'
        return "".join(word_paragraph(LABEL.sub("", line, count=1), style) for line in block.lines)
    style = '<w:pStyle w:val="Heading1"/>' if block.kind == "heading" else ""
    return "".join(word_paragraph(line, style) for line in block.lines)


def word_row(line: str) -> str:
    """Write a row of a table."""
    width = '<w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr>'
    return f"<w:tr>{''.join(f'<w:tc>{width}{word_paragraph(each)}</w:tc>' for each in cells(line))}</w:tr>"


def word_paragraph(text: str, style: str = "") -> str:
    """Write a paragraph."""
    return f"<w:p>{f'<w:pPr>{style}</w:pPr>' if style else ''}{word_runs(text)}</w:p>"


def word_runs(text: str) -> str:
    """Write the text of a paragraph as Word does that was edited in between: in runs that end anywhere."""
    written = []
    for page, part in enumerate(text.replace(GAP, "").split(PAGE)):
        if page:
            written.append('<w:r><w:br w:type="page"/></w:r>')
        middle = len(part) * 3 // 5
        for piece in filter(None, (part[:middle], part[middle:])):
            clean = escape(piece.replace(HARD_SPACE, "\xa0"))
            written.append(f'<w:r><w:t xml:space="preserve">{clean}</w:t></w:r>')
    return "".join(written)


def write_word(path: Path, parts: dict[str, str]) -> None:
    """Write the parts as a file that is the same each time."""
    with zipfile.ZipFile(path, "w") as package:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, text)


# -- PDF


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


def main() -> None:
    """Write the letters that were asked for, else all."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("names", nargs="*", metavar="NAME")
    options.add_argument("--into", type=Path, default=HERE, metavar="FOLDER")
    asked = options.parse_args()
    for source in sorted((HERE / "sources").rglob("*.txt")):
        if asked.names and source.stem not in asked.names:
            continue
        letter, folder = read_letter(source), asked.into / source.parent.name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / source.name).write_text(with_furniture(letter, as_text(letter)), newline="")
        write_word(folder / f"{letter.name}.docx", as_word(letter))
        write_pdf(folder / f"{letter.name}.pdf", letter)


if __name__ == "__main__":
    main()
