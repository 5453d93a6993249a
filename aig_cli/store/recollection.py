"""What the register was: after an operation, or as of a day.

The history tells; where it is damaged, the backups help.
"""

from datetime import date, datetime
from functools import cached_property, partial

from aig_cli.errors import NoOperationError, NotToldError
from aig_cli.model.operation import Change
from aig_cli.model.past import as_of
from aig_cli.model.pledge import Pledge
from aig_cli.model.registry import Registry
from aig_cli.store import history
from aig_cli.store.agreement import past
from aig_cli.store.content import Content, empty
from aig_cli.store.history import Line
from aig_cli.store.location import Files
from aig_cli.store.past import Known, known
from aig_cli.store.shelf import Backups


class Recollection:
    """What is known of the past of a store."""

    def __init__(self, files: Files, content: Content, backups: Backups) -> None:
        self._files = files
        self._content = content
        self._backups = backups

    @cached_property
    def _known(self) -> Known:
        found = history.found(past(self._files, self._content))
        last = self._content.meta
        return known(self._files.store, found, last.register, self._backups, until=last.revision)

    def registry(self, today: date, day: date | None, revision: int | None) -> Registry:
        """Return the register as of a day, the last one of an operation where none is given, else today.

        Raises:
            NoOperationError: there is no such operation.
            NotToldError: the history does not tell what the register was.
        """
        if revision is not None and not 0 < revision <= self._content.meta.revision:
            raise NoOperationError(given=revision)
        last = self._content.meta.revision if revision is None else revision
        day = day or (min(self._day_of(last), today) if revision is not None else today)
        found = self._at(last).registry(today)
        if day < today:
            found = as_of(found, self._at(min(last, self._last_until(day))).registry(day), day)
        found.find_recorded = partial(self._recorded_on, found)
        return found

    def _at(self, revision: int) -> Content:
        """Return what the store held after an operation; nothing before the first."""
        if revision == self._content.meta.revision:
            return self._content
        found = self._known.reached(revision) if revision else empty(self._files.store)
        if found.meta.revision != revision:
            raise NotToldError(revision=revision, path=self._files.history)
        return found

    def _last_until(self, day: date) -> int:
        """Return the last operation up to the end of a day; 0 where there was none.

        Raises:
            NotToldError: the history does not tell of every operation.
        """
        lines = self._known.lines
        for number in range(1, self._content.meta.revision + 1):
            if number not in lines:
                raise NotToldError(revision=number, path=self._files.history)
        return max((each.number for each in lines.values() if _day(each) <= day), default=0)

    def _day_of(self, revision: int) -> date:
        if revision not in self._known.lines:
            raise NotToldError(revision=revision, path=self._files.history)
        return _day(self._known.lines[revision])

    def _recorded_on(self, registry: Registry) -> dict[str, date]:
        """Return since when what has no date of its own stands recorded, as far as is known."""
        undated = {each.id for each in registry.pledges if each.was_signed and each.signed_on is None}
        undated |= {each.id for each in registry.networks if each.start is None}
        found: dict[str, date] = {}
        for _, line in sorted(self._known.lines.items()) if undated else ():
            for change in line.changes:
                if change.table in {"pledges", "networks"} and change.record in undated:
                    if _is_recorded(change):
                        found.setdefault(change.record, _day(line))
                    else:  # it was taken back
                        found.pop(change.record, None)
        return found


def _is_recorded(change: Change) -> bool:
    """Tell whether a network is there after a change, or a pledge is signed."""
    after = change.records()[1]
    return after.was_signed if isinstance(after, Pledge) else after is not None


def _day(line: Line) -> date:
    """Return the local day of an operation."""
    return datetime.fromisoformat(line.time).astimezone().date()
