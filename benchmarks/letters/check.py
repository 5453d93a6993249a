"""Say whether the words of all labels stand in the files of their letter, and count the labels.

    python benchmarks/letters/check.py

Looks into the text, the Word document and the PDF, without headers and footers. Exits with 1 when a word is missing or
a label has a value that the lists do not know. Needs pypdf.
"""

import re
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import yaml
from pypdf import PdfReader

HERE = Path(__file__).parent
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CODES = {
    "role": {"holder", "signatory", "represented"},
    "firmness": {"firm", "intention"},
    "kind": {"activity", "product", "dissemination", "outcome"},
    "from": {"list", "prose"},
    "measure": {"count", "percentage"},
    "direction": {"increase", "decrease"},
}
"""What the fields with a closed list may hold."""
NUMBER_WORDS = {2: "twee", 3: "drie", 4: "vier", 5: "vijf", 6: "zes", 7: "zeven", 8: "acht", 9: "negen", 10: "tien"}
NUMBER_WORDS |= {11: "elf", 12: "twaalf", 14: "veertien", 15: "vijftien", 16: "zestien", 18: "achttien"}
NUMBER_WORDS |= {20: "twintig", 30: "dertig", 1_200_000: "1,2 miljoen", 9_000_000: "9 miljoen"}
"""Numbers that letters write in words."""


def main() -> None:
    """Check all letters, and tell what is wrong and how much there is."""
    wrong, counts = [], dict[str, Counter[str]]()
    for path in sorted(HERE.glob("*/*.labels.yaml")):
        labels = yaml.safe_load(path.read_text())
        counts.setdefault(path.parent.name, Counter()).update(count(labels))
        if labels.get("empty"):
            continue
        wrong += [f"{path.name}: {each}" for each in misfits(labels)]
        stem = path.name.removesuffix(".labels.yaml")
        hints = furniture(HERE / "sources" / path.parent.name / f"{stem}.txt")
        for kind, text in texts(path.parent / stem, hints).items():
            wrong += [f"{stem}.{kind}: {words!r}" for words in quoted(labels) if words not in text]
            wrong += [f"{stem}.{kind}: {value}" for value in numbers(labels) if not stands_in(value, text)]
    for folder, counted in counts.items():
        print(f"{folder}: {', '.join(f'{number} {what}' for what, number in counted.items())}")
    print(*wrong, sep="\n")
    sys.exit(bool(wrong))


def count(labels: dict[str, Any]) -> Iterator[str]:
    """Return what is there to find, one word for each thing."""
    yield "letters"
    for field in ("parties", "commitments", "reach", "profile"):
        yield from [field] * len(labels.get(field, ()))
    for commitment in labels.get("commitments", ()):
        yield commitment["firmness"]
        yield f"from {commitment['from']}"
        yield commitment["kind"]
        if "due" in commitment:
            yield "due words"
            yield "due dates" if commitment["due"]["date"] else "due words without a date"
        for field in ("deliverables", "channels", "occasions"):
            yield from [field] * len(commitment.get(field, ()))
    for field in ("goal", "signed_on", "signed_year", "account_clause"):
        if labels.get(field):
            yield field
    yield from ["overlaps"] * len({each["overlap"] for each in labels.get("reach", ()) if "overlap" in each})


def misfits(labels: dict[str, Any]) -> Iterator[str]:
    """Return the values that no closed list has."""
    commitments = labels["commitments"]
    for each in [*labels["parties"], *commitments, *(one for it in commitments for one in it.get("deliverables", ()))]:
        yield from (
            f"{field}: {value}" for field, value in each.items() if field in CODES and value not in CODES[field]
        )


def quoted(labels: dict[str, Any]) -> Iterator[str]:
    """Return every phrase that a label takes from its letter."""
    yield from (labels[field] for field in ("goal", "signed_words") if labels[field])
    for party in labels["parties"]:
        yield from (party[field] for field in ("name", "abbreviation") if field in party)
    for each in labels["commitments"]:
        yield each["text"]
        yield from (each["due"]["words"],) if "due" in each else ()
        yield from each.get("channels", ())
        yield from (f"{occasion['name']}" for occasion in each.get("occasions", ()))
        for deliverable in each.get("deliverables", ()):
            units = (deliverable[field] for field in ("label", "unit", "qualifier") if field in deliverable)
            yield from ("€" if unit == "euro" else unit for unit in units)
    for reach in labels["reach"]:
        yield from (reach[field] for field in ("channel", "words", "unit", "qualifier") if field in reach)
        yield from (part for part in re.split(", | en ", reach["audience"] or "") if part)
    yield from (each["counts"] for each in labels["profile"] if each["counts"] != "year")


def numbers(labels: dict[str, Any]) -> Iterator[int]:
    """Return every number that a label takes from its letter."""
    for each in [*labels["reach"], *labels["profile"]]:
        yield each["value"]
    for commitment in labels["commitments"]:
        yield from (occasion["year"] for occasion in commitment.get("occasions", ()))
        for deliverable in commitment.get("deliverables", ()):
            target = deliverable["target"]
            yield from target.values() if isinstance(target, dict) else (target,)
            yield from (deliverable["baseline"],) if "baseline" in deliverable else ()


def stands_in(value: int, text: str) -> bool:
    """Tell whether a text holds a number, in figures or in words."""
    written = {str(value), f"{value:,}".replace(",", "."), NUMBER_WORDS.get(value, str(value))}
    return any(re.search(rf"(?<![\w.]){each}(?!\w|\.\d)", text) for each in written)


def furniture(source: Path) -> list[str]:
    """Return patterns of the header and the footer of a letter."""
    head, _ = source.read_text().split("\n===\n", 1)
    hints = dict(line.split(": ", 1) for line in head.splitlines())
    return [re.escape(hints[each]).replace(r"\#", r"\d") for each in ("header", "footer") if each in hints]


def texts(stem: Path, furniture: list[str]) -> dict[str, str]:
    """Return the words of the three files of a letter, with single spaces and without headers and footers."""
    body = ET.fromstring(zipfile.ZipFile(f"{stem}.docx").read("word/document.xml"))  # noqa: S314 - our own
    paragraphs = ["".join(piece.text or "" for piece in each.iter(f"{WORD}t")) for each in body.iter(f"{WORD}p")]
    found = {
        "txt": Path(f"{stem}.txt").read_text().replace("\f", "\n"),
        "docx": "\n".join(paragraphs),
        "pdf": "\n".join(page.extract_text() for page in PdfReader(f"{stem}.pdf").pages),
    }
    lines = {
        kind: re.sub("|".join(rf"^{each}\s*$" for each in furniture) or "$^", "", text, flags=re.MULTILINE)
        for kind, text in found.items()
    }
    return {kind: " ".join(text.split()) for kind, text in lines.items()}


if __name__ == "__main__":
    main()
