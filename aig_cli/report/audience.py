"""Audiences of a pledge in a form: those that the register knows of, and room for others."""

from typing import Final

from msgspec import Struct

from aig_cli.model.code import Code
from aig_cli.model.pledge import Pledge, Reach
from aig_cli.model.report import report_number
from aig_cli.model.snapshot import Snapshot
from aig_cli.model.text import fold
from aig_cli.report.grey import check_of, earlier, in_year, number_in

NEW_AUDIENCES: Final = 3
"""Empty rows for audiences that are not known yet, for each pledge."""


class Audience(Struct, frozen=True):
    """A row about people who are reached: those that the register knows of, or an empty one.

    Attributes:
        id: that of the pledge and a number, as in `P0001/1`.
        grey: what the register says, by the name of its column.
        reach: the channel and the audience, as the register has them; None for an empty row.
        value, method: what was reported already.
    """

    id: str
    grey: dict[str, str]
    reach: Reach | None = None
    value: int | None = None
    method: Code | None = None

    @property
    def check(self) -> str:
        """The check of what the register says."""
        return check_of(self.grey.values())


def audiences(registry: Snapshot, pledge: Pledge, year: int, language: str) -> list[Audience]:
    """Return the audiences of a pledge: those that it or its last account names, and some empty rows."""
    now = registry.reports.get(report_number(pledge.id, year))
    before = next((report for report in earlier(registry, pledge.id, year) if report.reach), None)
    present = {key_of(each): each for each in (now.reach if now else ())}
    last_year = {key_of(each): each for each in (before.reach if before else ())}
    known = {**{key_of(each): each for each in pledge.reach}, **last_year, **present}
    rows = []
    for number, (key, reach) in enumerate(known.items(), start=1):
        said, last = present.get(key), last_year.get(key)
        told = number_in(last.value, language) if last and last.value is not None else ""
        grey = {
            "title": pledge.title,
            "channel": reach.channel,
            "audience": reach.audience or "",
            "unit": reach.unit or "",
            "overlap_group": reach.overlap_group or "",
            "before": in_year(told, before.year if before else None),
        }
        value = said.value if said else None
        method = said.method if said and value is not None else None
        rows.append(Audience(f"{pledge.id}/{number}", grey, reach, value, method))
    empty = range(len(rows) + 1, len(rows) + 1 + NEW_AUDIENCES)
    return [*rows, *(Audience(f"{pledge.id}/{number}", {"title": pledge.title}) for number in empty)]


def key_of(reach: Reach) -> tuple[str, str]:
    """Return what tells an audience from the others of an account."""
    return fold(reach.channel), fold(reach.audience or "")
