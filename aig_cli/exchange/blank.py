"""A blank workbook to write in, and what a text is written as so that it stands there as it is."""

import os
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any, Final
from xml.sax.saxutils import escape

from aig_cli.errors import MissingExtraError
from aig_cli.exchange.cell import fit
from aig_cli.language import Phrase

_OPTIONS: Final = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def blank(content: BytesIO, title: str, today: date, *, folder: str | None = None) -> Any:
    """Return a workbook that is written into `content` when it is closed.

    It says that it was made on the day of SOURCE_DATE_EPOCH, else today, so that the same content is the same bytes.
    With a `folder` for temporary files a row is out of memory as soon as the next one is begun.

    Raises:
        MissingExtraError: XlsxWriter is not installed.
    """
    try:
        from xlsxwriter import Workbook  # type: ignore[import-untyped]
    except ImportError:
        raise MissingExtraError(what=Phrase("A workbook is written"), package="xlsxwriter", extra="excel") from None
    place = {"constant_memory": True, "tmpdir": folder} if folder else {"in_memory": True}
    book = Workbook(content, {**_OPTIONS, **place})
    made = _made_on(today)
    book.set_properties({"title": title, "created": datetime(made.year, made.month, made.day)})  # noqa: DTZ001 - no zone
    return book


def _made_on(today: date) -> date:
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdecimal() else today
    except (OverflowError, ValueError):  # after the year 9999
        return today


def literal(text: str) -> str:
    """Return what is to be written for a text: XlsxWriter takes `<r>...</r>` for markup, and XML has no U+FFFE."""
    text = fit(text)
    if text.startswith("<r>") and text.endswith("</r>"):
        return f'<r><t xml:space="preserve">{escape(text)}</t></r>'
    return text
