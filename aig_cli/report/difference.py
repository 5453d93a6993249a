"""What differs between a record before and after a change, field by field."""

from collections.abc import Iterator
from typing import Any, Final

from msgspec import Struct

from aig_cli.model.field import Record, fields_of
from aig_cli.model.value import number_text

Tree = dict[str, Any]

_NAMING: Final = ("id", "of", "organisation", "channel", "name")
"""The fields that tell the parts of a list apart, the first that there is."""
_TOLD: Final = {"pledge", "year", "of", "organisation", "channel", "before", "after"}
"""The fields that are told by the name of a record or part, or by the change itself."""
_LABELS: Final = ("title", "name", "label", "text", "summary")
"""The fields that say in a word what a record is, the first that there is."""


class Difference(Struct, frozen=True):
    """One field before and after.

    Attributes:
        record: the id of the record or the part; with the year for an account.
        field: its dotted path in there; empty for a whole record or part that came or went.
        before, after: as text; None for what is not known, or not there.
    """

    record: str
    field: str
    before: str | None
    after: str | None

    @property
    def what(self) -> str:
        """Whether it was added, removed or changed."""
        if self.before is None:
            return "added"
        return "removed" if self.after is None else "changed"


def differences(kind: type[Record], before: Tree | None, after: Tree | None) -> list[Difference]:
    """Return what differs between two states of a record, as trees; None where it is not there.

    That personal data differ is told, but not which they are.
    """
    personal = {field.name for field in fields_of(kind) if field.personal}
    record = _named(before or after or {})
    if before is None or after is None:
        return list(_came_or_went(record, before, after))
    return list(_within(record, "", before, after, personal))


def _came_or_went(record: str, before: Tree | None, after: Tree | None) -> Iterator[Difference]:
    """Yield a record or part that came or went, and every part of it with an id of its own, or what it is about."""
    yield Difference(record, "", _whole(before) if before else None, _whole(after) if after else None)
    for name, parts in (before or after or {}).items():
        if _holds_records(parts) and _is_own(name, parts[0]):
            for part in parts:
                inner = _part(record, part.get("id") or part["of"])
                yield from _came_or_went(inner, part if before else None, part if after else None)


def _is_own(path: str, part: Tree) -> bool:
    """Tell whether the parts of a list are told by themselves: commitments, deliverables, updates of an account."""
    return "id" in part or path == "updates"


def _named(tree: Tree) -> str:
    """Return what a record is called: its id, or the pledge and the year of an account, or the year of a round."""
    return tree["id"] if "id" in tree else " ".join(str(tree[name]) for name in ("pledge", "year") if name in tree)


def _within(record: str, prefix: str, before: Tree, after: Tree, personal: set[str]) -> Iterator[Difference]:
    for name in dict.fromkeys([*after, *before]):
        old, new = before.get(name), after.get(name)
        if _blank(old) == _blank(new):
            continue
        path = f"{prefix}{name}"
        if name in personal:
            changed = "changed, " if old and new else ""
            yield Difference(record, path, _counted(old), _counted(new, changed))
        elif isinstance(old or new, dict):
            yield from _within(record, f"{path}.", old or {}, new or {}, set())
        elif _holds_records(old) or _holds_records(new):
            yield from _parts(record, path, old or [], new or [])
        else:
            yield Difference(record, path, _text(old), _text(new))


def _parts(record: str, path: str, before: list[Tree], after: list[Tree]) -> Iterator[Difference]:
    """Yield what differs between two lists of parts; a part is the same one when it is called the same."""
    old, new = _by_name(before), _by_name(after)
    for name in dict.fromkeys([*old, *new]):
        was, now = old.get(name), new.get(name)
        if was == now:
            continue
        is_own = _is_own(path, was or now or {})
        inner, prefix = (_part(record, name), "") if is_own else (record, f"{path}.{name}.")
        if was and now:
            yield from _within(inner, prefix, was, now, set())
        elif is_own:
            yield from _came_or_went(inner, was, now)
        else:
            field = prefix.removesuffix(".")
            yield Difference(record, field, _whole(was) if was else None, _whole(now) if now else None)


def _part(record: str, part: str) -> str:
    """Return what a part is called; in an account with its year."""
    year = record.partition(" ")[2]
    return f"{part} {year}" if year else part


def _by_name(parts: list[Tree]) -> dict[str, Tree]:
    found: dict[str, Tree] = {}
    for part in parts:
        name = next((str(part[each]) for each in _NAMING if each in part), "")
        if "on" in part:
            name += f" ({part['on']})"
        while name in found:
            name += "'"
        found[name] = part
    return found


def _whole(tree: Tree) -> str:
    """Return a record or part in words: what it is called, or all that is known of it."""
    label = next((_text(tree[name]) for name in _LABELS if tree.get(name)), "") if "id" in tree else ""
    said = {name: _text(value) for name, value in tree.items() if name not in _TOLD and not _holds_records(value)}
    told = "; ".join(f"{name} {value}" for name, value in said.items() if value is not None)
    return label or told or str(next(iter(tree.values())))


def _holds_records(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(each, dict) for each in value)


def _blank(value: Any) -> Any:
    return None if value == [] else value


def _counted(value: Any, how: str = "") -> str | None:
    return f"{len(value)} ({how}not shown)" if value else None


def _text(value: Any) -> str | None:
    if value is None or value == []:
        return None
    if isinstance(value, list):
        return "; ".join(_whole(each) if isinstance(each, dict) else str(_text(each)) for each in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return number_text(value) if isinstance(value, int | float) else str(value)
