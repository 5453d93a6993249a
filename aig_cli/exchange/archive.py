"""Workbooks that are zip files: .xlsx, .xlsm and .ods. What a file is, and how large, is seen before it is read."""

import io
import re
import struct
import zlib
from collections.abc import Mapping
from typing import Final
from zipfile import BadZipFile, ZipFile

from aig_cli.errors import (
    BinaryWorkbookError,
    DamagedWorkbookError,
    EntitiesError,
    NotAWorkbookError,
    PasswordError,
    UnpackedSizeError,
)

LARGEST: Final = 100
"""MiB that a workbook may unpack to, by its directory."""
_DAMAGED: Final = (BadZipFile, zlib.error, struct.error, EOFError, RuntimeError, ValueError, OverflowError)
_OTHERS: Final = {
    "word/": "a Word document",
    "ppt/": "a presentation",
    "Index/": "an Apple iWork document",
    "content.xml": "another OpenDocument file than a spreadsheet",
}
"""What else packs itself so, by the start of a name in it."""
_ODS: Final = b"application/vnd.oasis.opendocument.spreadsheet"
_PART: Final = re.compile(r"xl/worksheets/[^/]+\.xml|content\.xml", re.IGNORECASE)
_EXCEL_ERROR: Final = re.compile(rb"""(<(?:\w+:)?c\b[^<>]*?\st=)(?:"e"|'e')""")
_ODS_ERROR: Final = re.compile(rb"""<table:table-cell\b[^<>]*\bcalcext:value-type="error"[^<>]*>""")
_ODS_TEXT: Final = re.compile(rb"""\soffice:string-value="[^"]*\"""")


def mended(content: bytes, place: str) -> bytes:
    """Return a workbook with its error values as texts: calamine takes them for empty cells.

    Raises:
        FileFormatError: not a workbook, with a password, over 100 MB when unpacked, with entities, or damaged.
    """
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            _check(archive, place)
            parts = {name: archive.read(name) for name in archive.namelist() if _PART.fullmatch(name)}
            if any(b"<!DOCTYPE" in part for part in parts.values()):
                raise EntitiesError(place=place)
            texts = {name: new for name, part in parts.items() if (new := _as_texts(part)) is not part}
            return _with(archive, texts) if texts else content
    except _DAMAGED:
        raise DamagedWorkbookError(place=place) from None


def _check(archive: ZipFile, place: str) -> None:
    members = archive.infolist()
    if sum(member.file_size for member in members) > LARGEST * 2**20:
        raise UnpackedSizeError(place=place, limit=LARGEST)
    if any(member.flag_bits & 1 for member in members):
        raise PasswordError(place=place)
    names = archive.namelist()
    if "xl/workbook.bin" in names:
        raise BinaryWorkbookError(place=place)
    if "mimetype" in names and archive.read("mimetype").startswith(_ODS):
        if b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise PasswordError(place=place)
    elif not any(name.casefold().startswith("xl/") for name in names):
        found = (kind for start, kind in _OTHERS.items() if any(name.startswith(start) for name in names))
        raise NotAWorkbookError(place=place, found=next(found, "a zip file of something else"))


def _as_texts(part: bytes) -> bytes:
    """Return a sheet with its error values as texts; the same one where it has none."""
    found = _EXCEL_ERROR.sub(rb'\1"str"', part)
    return _ODS_ERROR.sub(lambda cell: _ODS_TEXT.sub(b"", cell.group()), found)


def _with(archive: ZipFile, parts: Mapping[str, bytes]) -> bytes:
    """Return an archive with other parts of these names, not compressed."""
    content = io.BytesIO()
    with ZipFile(content, "w") as new:
        for name in archive.namelist():
            new.writestr(name, parts[name] if name in parts else archive.read(name))
    return content.getvalue()
