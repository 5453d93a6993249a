"""Corrections of an account after its round was locked: what was changed, when and why."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from msgspec import structs

from aig_cli.model.field import Record, plain
from aig_cli.model.report import Correction, Report, Update
from aig_cli.model.text import join_list
from aig_cli.model.value import number_text

_NOT_SAID: Final = {"pledge", "year", "of", "updates", "reminders", "corrections"}
"""Fields of a report or an update that no correction is about."""

_Difference = tuple[str, str, str | None, str | None]
"""What differs: of which id, in which field, before and after."""


def corrected(before: Report | None, after: Report, on: date, reason: str) -> Report:
    """Return a report that tells of each field in which it differs from what it was, which may be nothing."""
    was = before or Report(pledge=after.pledge, year=after.year, state=after.state)
    found: list[_Difference] = [] if before else [(after.pledge, "state", None, _text(after.state))]
    found.extend(_differences(after.pledge, was, after))
    for of in sorted({update.of for update in (*was.updates, *after.updates)}):
        found.extend(_differences(of, was.update_of(of) or Update(of=of), after.update_of(of) or Update(of=of)))
    corrections = [
        Correction(on=on, reason=reason, of=of, field=field, before=old, after=new) for of, field, old, new in found
    ]
    return structs.replace(after, corrections=(*after.corrections, *corrections))


def _differences(of: str, before: Record, after: Record) -> Iterator[_Difference]:
    for name in before.__struct_fields__:
        old, new = getattr(before, name), getattr(after, name)
        if name not in _NOT_SAID and old != new:
            yield of, name, _text(old), _text(new)


def _text(value: object) -> str | None:
    """Return a value as it can be read in a correction; None where it is not known."""
    if value in (None, ()):
        return None
    if isinstance(value, tuple):
        return join_list([_text(each) or "" for each in value])
    if isinstance(value, Record):
        return ", ".join(f"{name} {each}" for name, each in plain(value).items() if each is not None)
    return number_text(value) if isinstance(value, int | float) else str(value)
