"""The groups that pledges fall into: by network, by setting, by the holder's sector and so on."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final, TypeVar

from aig_cli.model.code import Code, NetworkKind
from aig_cli.model.pledge import Pledge
from aig_cli.model.snapshot import Snapshot

T = TypeVar("T")

NONE: Final = ""
"""The group of pledges without a network, a setting and so on."""


def groups_of(registry: Snapshot, pledge: Pledge, kind: str, day: date) -> Sequence[str]:
    """Return the groups of a kind that a pledge is in: several, or `NONE` alone.

    Sector and type are those of whoever holds it on a day.
    """
    return _KINDS[kind](registry, pledge, day) or (NONE,)


def by_code(things: Sequence[T], codes: type[Code], named: Callable[[T], Collection[Code]]) -> list[list[T]]:
    """Return things by the codes that they name: those of each code, in the order of the list; of none; and all."""
    of_each = [[each for each in things if code in named(each)] for code in codes]
    return [*of_each, [each for each in things if not named(each)], [*things]]


def in_order(groups: Iterable[str]) -> list[str]:
    """Return groups as they are listed: by id or code; the pledges without one come last."""
    return sorted(groups, key=lambda each: (each == NONE, str(each)))


def label_of(registry: Snapshot, group: str, language: str) -> str | None:
    """Return what a group is called in a language; None for the pledges without one."""
    if group == NONE:
        return None
    if isinstance(group, Code):
        return group.label(language)
    return registry.network(group).name


def _networks(kinds: Iterable[NetworkKind]) -> Callable[[Snapshot, Pledge, date], Sequence[str]]:
    wanted = set(kinds)
    return lambda registry, pledge, _day: [each for each in pledge.networks if registry.network(each).kind in wanted]


def _of_holder(field: str) -> Callable[[Snapshot, Pledge, date], Sequence[str]]:
    def of(registry: Snapshot, pledge: Pledge, day: date) -> Sequence[str]:
        holder = pledge.holder_on(day)
        value = getattr(registry.organisation(holder.organisation), field) if holder else None
        return [value] if value else []

    return of


_KINDS: Final[Mapping[str, Callable[[Snapshot, Pledge, date], Sequence[Any]]]] = {
    "network": _networks([NetworkKind.REGIONAL]),
    "alliance": _networks([NetworkKind.THEMATIC]),
    "networks": _networks(NetworkKind),
    "setting": lambda _registry, pledge, _day: pledge.settings,
    "theme": lambda _registry, pledge, _day: pledge.themes,
    "sector": _of_holder("sector"),
    "type": _of_holder("type"),
}
"""How the groups of a pledge are found, by the kind of group: `network` is regional, `networks` are of both kinds."""
