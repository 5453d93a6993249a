"""Workbooks that are zip files: .xlsx, .xlsm and .ods. What a file is, and how large, is seen before it is read."""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from zipfile import ZipFile

from aig_cli.errors import (
    BinaryWorkbookError,
    EntitiesError,
    NotAWorkbookError,
    PasswordError,
    UnpackedSizeError,
)
from aig_cli.language import Phrase

LARGEST: Final = 100
"""MiB that a workbook may unpack to, by its directory."""
_OTHERS: Final = {
    "word/": Phrase("a Word document"),
    "ppt/": Phrase("a presentation"),
    "Index/": Phrase("an Apple iWork document"),
    "content.xml": Phrase("another OpenDocument file than a spreadsheet"),
}
"""What else packs itself so, by the start of a name in it."""
_ODS: Final = b"application/vnd.oasis.opendocument.spreadsheet"
_TYPES: Final = "[Content_Types].xml"
_EXCEL_ERROR: Final = re.compile(rb"""(<(?:\w+:)?c\b[^<>]*?\st=)(?:"e"|'e')""")
_ODS_ERROR: Final = re.compile(rb"""<table:table-cell\b[^<>]*\bcalcext:value-type="error"[^<>]*>""")
_ODS_TEXT: Final = re.compile(rb"""\soffice:string-value="[^"]*\"""")


def mended(content: bytes, place: str) -> bytes:
    """Return a workbook with its error values as texts: calamine takes them for empty cells.

    Raises:
        FileFormatError: not a workbook, with a password, over 100 MB when unpacked, or with entities.
        BadZipFile, zlib.error, RuntimeError, LookupError, ValueError: damaged.
    """
    with ZipFile(io.BytesIO(content)) as archive:
        _check(archive, place)
        texts = dict(_changed(archive, place))
        return _with(archive, texts) if texts else content


def is_too_large(archive: ZipFile) -> bool:
    """Tell whether what is packed in an archive takes more than `LARGEST`, by its directory."""
    return sum(member.file_size for member in archive.infolist()) > LARGEST * 2**20


def is_locked(archive: ZipFile) -> bool:
    """Tell whether something in an archive has a password."""
    return any(member.flag_bits & 1 for member in archive.infolist())


def _check(archive: ZipFile, place: str) -> None:
    if is_too_large(archive):
        raise UnpackedSizeError(place=place, limit=LARGEST)
    if is_locked(archive):
        raise PasswordError(place=place)
    names = archive.namelist()
    if "xl/workbook.bin" in names:
        raise BinaryWorkbookError(place=place)
    if "mimetype" in names and archive.read("mimetype").startswith(_ODS):
        if b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise PasswordError(place=place)
    elif (found := _other(names)) is not None:
        raise NotAWorkbookError(place=place, found=found)


def _other(names: Sequence[str]) -> Phrase | None:
    """Return what else a file is than a workbook of Excel, by the names in it."""
    for start, kind in _OTHERS.items():
        if any(name.startswith(start) for name in names):
            return kind
    return None if _TYPES in names else Phrase("a zip file of something else")


def _changed(archive: ZipFile, place: str) -> Iterator[tuple[str, bytes]]:
    """Yield the sheets that have error values, with texts in the place of these."""
    for name in archive.namelist():
        if name.endswith(".xml"):
            part = archive.read(name)
            if b"<!DOCTYPE" in part:
                raise EntitiesError(place=place)
            texts = _as_texts(part)
            if texts != part:
                yield name, texts


def _as_texts(part: bytes) -> bytes:
    """Return a sheet with its error values as texts."""
    found = _EXCEL_ERROR.sub(rb'\1"str"', part)
    return _ODS_ERROR.sub(lambda cell: _ODS_TEXT.sub(b"", cell.group()), found)


def _with(archive: ZipFile, parts: Mapping[str, bytes]) -> bytes:
    """Return an archive with other parts of these names, not compressed."""
    content = io.BytesIO()
    with ZipFile(content, "w") as new:
        for name in archive.namelist():
            new.writestr(name, parts[name] if name in parts else archive.read(name))
    return content.getvalue()
