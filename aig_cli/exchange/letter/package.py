"""A document of Word: parts in XML, in a zip file."""

import io
import posixpath
import struct
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from aig_cli.errors import (
    DamagedLetterError,
    LetterDoctypeError,
    LetterUnpackedError,
    LockedLetterError,
    NotALetterError,
)
from aig_cli.exchange import archive
from aig_cli.exchange.letter.limit import CHARACTERS, ELEMENTS, check
from aig_cli.language import Phrase

_DEEPEST: Final = 200
"""Elements within each other: tables in tables in text boxes take some."""
_DAMAGED: Final = (BadZipFile, zlib.error, struct.error, EOFError, RuntimeError, LookupError, ValueError, ParseError)
_MAIN: Final = "officeDocument"
_OTHERS: Final = {
    "xl/": Phrase("a workbook"),
    "ppt/": Phrase("a presentation"),
    "Index/": Phrase("an Apple iWork document"),
    "content.xml": Phrase("an OpenDocument file"),
}
"""What else packs itself so, by the start of a name in it."""


class Package:
    """The parts of a document.

    Raises:
        FileFormatError: another file, or one over 100 MB when unpacked.
    """

    def __init__(self, zipped: ZipFile, place: str) -> None:
        self._zip = zipped
        self._place = place
        self._names = frozenset(zipped.namelist())
        if archive.is_too_large(zipped):
            raise LetterUnpackedError(place=place, limit=archive.LARGEST)
        if archive.is_locked(zipped):
            raise LockedLetterError(place=place)
        self._main = self._related("").get(_MAIN, "word/document.xml")
        if self._main not in self._names:
            raise NotALetterError(place=place, found=self._other())
        self._parts = self._related(self._main)

    def document(self) -> Element:
        """Return the letter itself."""
        return self._tree(self._main)

    def part(self, kind: str) -> Element:
        """Return a part beside it, such as its numbering or its footnotes; an empty one where there is none."""
        name = self._parts.get(kind, "")
        return self._tree(name) if name in self._names else Element(kind)

    def _other(self) -> Phrase:
        for start, kind in _OTHERS.items():
            if any(name.startswith(start) for name in self._names):
                return kind
        return Phrase("a zip file of something else")

    def _related(self, name: str) -> Mapping[str, str]:
        """Return the parts that one is related to, by kind."""
        folder, file = posixpath.split(name)
        relations = posixpath.join(folder, "_rels", f"{file}.rels")
        if relations not in self._names:
            return {}
        return {
            each.get("Type", "").rpartition("/")[2]: posixpath.normpath(
                posixpath.join("/", folder, each.get("Target", ""))
            ).lstrip("/")
            for each in self._tree(relations)
        }

    def _tree(self, name: str) -> Element:
        member = self._zip.getinfo(name)
        if member.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            raise DamagedLetterError(place=self._place)
        parser = XMLParser(target=_Tree(self._place))  # noqa: S314 - the tree refuses a DOCTYPE
        with self._zip.open(member) as part:
            while content := part.read(2**16):
                parser.feed(content)
        tree: Element = parser.close()
        return tree


class _Tree(TreeBuilder):
    """Elements without their namespaces: Word has two sets of them, with the same names in both."""

    def __init__(self, place: str) -> None:
        super().__init__()
        self._place = place
        self._count = self._depth = self._length = 0

    def start(self, tag: str, attrs: dict[str, str]) -> Element:
        """Begin an element."""
        self._count += 1
        self._depth += 1
        check(self._count, ELEMENTS, self._place)
        if self._depth > _DEEPEST:
            raise DamagedLetterError(place=self._place)
        return super().start(_local(tag), {_local(name): value for name, value in attrs.items()})

    def data(self, data: str) -> None:
        """Take in text."""
        self._length += len(data)
        check(self._length, CHARACTERS, self._place)
        super().data(data)

    def end(self, tag: str) -> Element:
        """End it."""
        self._depth -= 1
        return super().end(_local(tag))

    def doctype(self, *_: str | None) -> None:
        """Refuse what could declare entities."""
        raise LetterDoctypeError(place=self._place)


def _local(name: str) -> str:
    return name.rpartition("}")[2]


@contextmanager
def opened(content: bytes, place: str) -> Iterator[Package]:
    """Open a document, and say in words what is wrong with it while it is read."""
    try:
        with ZipFile(io.BytesIO(content)) as zipped:
            yield Package(zipped, place)
    except _DAMAGED:
        raise DamagedLetterError(place=place) from None
