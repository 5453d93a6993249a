"""The fixed texts of a form: how they are written, and how a change of them is seen."""

import zlib
from collections.abc import Iterable

from aig_cli.model.report import Report
from aig_cli.model.snapshot import Snapshot
from aig_cli.model.value import number_text


def check_of(texts: Iterable[str]) -> str:
    """Return the CRC-32 of texts in 8 hexadecimal digits; how their words are spaced does not matter."""
    return f"{zlib.crc32(chr(31).join(' '.join(text.split()) for text in texts).encode()):08x}"


def earlier(registry: Snapshot, pledge: str, year: int) -> list[Report]:
    """Return the reports of the years before, the last first."""
    return [report for report in registry.reports_of(pledge) if report.year < year][::-1]


def in_year(shown: str, year: int | None) -> str:
    """Return what is shown of a year, with the year where it is known."""
    return f"{shown} ({year})" if shown and year else shown


def number_in(value: float, language: str) -> str:
    """Return a number as people of a language write it: 1.250,5 or 1,250.5."""
    whole, point, fraction = number_text(value).partition(".")
    grouped = f"{int(whole):,}"
    if language == "nl":
        return grouped.replace(",", ".") + ("," if point else "") + fraction
    return grouped + point + fraction
