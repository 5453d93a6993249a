"""Letters made for tests: documents of Word, and PDFs."""

import io
from collections.abc import Mapping, Sequence
from zipfile import ZIP_DEFLATED, ZipFile

from aig_cli.exchange.letter.letter import Letter

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FONT = "/Resources<</Font<</F1 3 0 R>>>>"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def word(body: str, **parts: str) -> bytes:
    """Return a document with a body, and with parts such as `numbering`, all without their outermost element."""
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": relations(officeDocument="word/document.xml"),
            "word/_rels/document.xml.rels": relations(**{name: f"{name}.xml" for name in parts}),
            "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
            **{f"word/{name}.xml": part(name, content) for name, content in parts.items()},
        }
    )


def part(name: str, content: str) -> str:
    return f'<?xml version="1.0"?><w:{name} xmlns:w="{WORD}" xmlns:mc="{_COMPATIBLE}">{content}</w:{name}>'


def relations(**targets: str) -> str:
    each = (f'<Relationship Type="{OFFICE}/{name}" Target="{target}"/>' for name, target in targets.items())
    return f'<Relationships xmlns="{_RELATIONS}">{"".join(each)}</Relationships>'


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    content = io.BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return content.getvalue()


def p(text: str, properties: str = "") -> str:
    """Return a paragraph; text with a < is taken as runs."""
    runs = text if "<" in text else f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def t(text: str, properties: str = "") -> str:
    """Return a run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def item(text: str, use: int = 1, level: int = 0) -> str:
    """Return an item of a list."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{use}"/></w:numPr>')


def paper(*pages: str | Sequence[tuple[float, float, str]]) -> bytes:
    """Return a PDF in Helvetica 11: pages of lines (an empty one is half as high), or of texts at places.

    One that ends in a line end moves on to the next line, as many programs do.
    """
    numbers = range(4, 4 + 2 * len(pages), 2)
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(f'{number} 0 R' for number in numbers)}]>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for number, page in zip(numbers, pages, strict=True):
        content = "".join(map(_shown, list(_placed(page)) if isinstance(page, str) else page))
        objects += [
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]{_FONT}/Contents {number + 1} 0 R>>",
            f"<</Length {len(content)}>>stream\n{content}\nendstream",
        ]
    return pdf(objects)


def pdf(objects: Sequence[str]) -> bytes:
    """Return a PDF of objects, which are numbered from 1; the first is the root."""
    content, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(content))
        content += f"{number} 0 obj{each}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    end += f"trailer<</Root 1 0 R/Size {len(objects) + 1}>>\nstartxref\n{len(content)}\n%%EOF\n"
    return content + end.encode()


def _placed(page: str) -> Sequence[tuple[float, float, str]]:
    height, placed = 800.0, []
    for line in page.split("\n"):
        height -= 14 if line else 7
        if line:
            placed.append((72.0 + 5.5 * (len(line) - len(line.lstrip())), height, line.strip()))
    return placed


def _shown(placed: tuple[float, float, str]) -> str:
    left, height, text = placed
    escaped = text.rstrip("\n").replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /F1 11 Tf 14 TL {left} {height} Td ({escaped}) Tj{' T*' * text.endswith(chr(10))} ET\n"


def shown(letter: Letter) -> list[str]:
    """Return the paragraphs as they are to be compared: `label text`, headings with a #."""
    return [" ".join(filter(None, ("#" * each.is_heading, each.label, each.text))) for each in letter.paragraphs]
