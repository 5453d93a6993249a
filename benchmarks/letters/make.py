"""Write each letter of the labelled set as text, Word document and PDF, from its source.

    python benchmarks/letters/make.py [--into FOLDER] [NAME...]

Reads `sources/SET/NAME.txt` and writes `SET/NAME.txt`, `.docx` and `.pdf`; README.md tells what a source may hold. The
PDFs need reportlab, and some of them the Liberation fonts; with the same versions of these each file is written the
same to the byte.
"""

import argparse
from pathlib import Path

from letter import read_letter
from pdf import write_pdf
from plain import as_text, with_furniture
from word import as_word, write_word

HERE = Path(__file__).parent


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
