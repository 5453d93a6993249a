"""Reading a letter in the format that its content has: plain text, .docx or PDF."""

import os
import struct
from collections.abc import Iterator
from importlib import import_module
from itertools import islice
from typing import Final

from aig_cli.errors import EmptyLetterError, LockedLetterError, NotALetterError, OldLetterError
from aig_cli.exchange import compound
from aig_cli.exchange.letter.flow import with_headings
from aig_cli.exchange.letter.letter import Letter, Paragraph
from aig_cli.exchange.letter.limit import SENTENCES, check
from aig_cli.exchange.letter.sentence import sentences
from aig_cli.exchange.source import read_bytes
from aig_cli.language import Phrase

_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_PDF: Final = (b"%PDF-", b"\n%PDF-", b"\r%PDF-")
_PDF_WITHIN: Final = 1024
"""Bytes before which a PDF begins; some have a line of another program above."""
_OTHERS: Final = {
    b"{\\rtf": Phrase("a text in RTF"),
    b"<!doctype html": Phrase("a web page"),
    b"<html": Phrase("a web page"),
    b"<?xml": Phrase("a file in XML"),
    b"\xff\xd8\xff": Phrase("a picture"),
    b"\x89PNG": Phrase("a picture"),
    b"II*\0": Phrase("a picture"),
    b"MM\0*": Phrase("a picture"),
    b"GIF8": Phrase("a picture"),
}
"""What else is sent as a letter, by how it starts, in lower case or as it is."""


class Reading:
    """A letter that is being read. Another process reads a PDF, and begins at once.

    Raises:
        NoFileError, NoInputError, StandardInputClosedError: there is none, or it cannot be read.
        FileFormatError: over 20 MB, or no letter that can be read.
    """

    def __init__(self, path: str) -> None:
        self._content, self._name = read_bytes(path)
        reader = import_module(f"aig_cli.exchange.letter.{_format_of(self._content, self._name)}")
        self._paragraphs: Iterator[Paragraph] = reader.read_paragraphs(self._content, self._name)

    def letter(self) -> Letter:
        """Return the letter.

        Raises:
            FileFormatError: too much of it, damaged, or nothing in it.
            MissingExtraError: it is a PDF, and pypdf is not installed.
        """
        from hashlib import sha256

        checksum = sha256(self._content).hexdigest()
        filled = (paragraph for paragraph in self._paragraphs if paragraph.text)
        paragraphs = with_headings(list(islice(filled, SENTENCES.most + 1)))
        if not paragraphs:
            raise EmptyLetterError(place=self._name)
        all_sentences = [each for index, paragraph in enumerate(paragraphs) for each in sentences(paragraph, index)]
        check(len(all_sentences), SENTENCES, self._name)
        return Letter(os.path.basename(self._name), checksum, paragraphs, all_sentences)


def read(path: str) -> Letter:
    """Return the letter in a file, or on standard input for `-`.

    Raises:
        NoFileError, NoInputError, StandardInputClosedError, FileFormatError, MissingExtraError: as `Reading`.
    """
    return Reading(path).letter()


def _format_of(content: bytes, name: str) -> str:
    """Return the reader of a format: by the content, since names lie.

    Raises:
        NotALetterError: what it is, it is no letter that can be read.
    """
    start = content[:_PDF_WITHIN].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(_PDF[0]) or any(mark in start for mark in _PDF[1:]):
        return "pdf"
    if content.startswith(_ZIP):
        return "docx"
    if content.startswith(compound.SIGNATURE):
        raise OldLetterError(place=name) if not _is_locked(content) else LockedLetterError(place=name)
    for other, kind in _OTHERS.items():
        if start.startswith(other) or start.lower().startswith(other):
            raise NotALetterError(place=name, found=kind)
    return "text"


def _is_locked(content: bytes) -> bool:
    """Tell whether a compound file is what Word makes of a letter with a password."""
    try:
        return "EncryptedPackage" in compound.CompoundFile(content).names()
    except (struct.error, LookupError, ValueError):
        return False
