"""A letter as a Word document."""

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

from letter import GAP, HARD_SPACE, LABEL, PAGE, Block, Letter, cells

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
        grid = f"<w:tblGrid>{'<w:gridCol/>' * len(cells(block.lines[0]))}</w:tblGrid>"
        return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>{grid}{rows}</w:tbl>{word_paragraph("")}'
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
