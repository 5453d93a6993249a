"""The figures by network, setting, theme, sector, type or year: a row a group, a column a figure."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Annotated, Any, Final

from msgspec import structs

from aig_cli.language import Language
from aig_cli.model.field import Line, Record, about
from aig_cli.model.snapshot import Snapshot
from aig_cli.report.figures import BOUNDS, COUNT, SHARE, figures
from aig_cli.report.grouping import groups_of, in_order, label_of
from aig_cli.report.question import Question, paths
from aig_cli.report.scope import Scope, scope_of, scope_over
from aig_cli.report.stock import years


class Group(Record, frozen=True, kw_only=True):
    """A group of pledges; the figures of it are columns beside these."""

    group: Annotated[Line | None, about("Its code or id; none for the pledges without one.")]
    name: Annotated[Line, about("What it is called.")]


YEAR: Final = "year"
KINDS: Final = ("network", "setting", "theme", "sector", "type", YEAR)
"""By what figures can be told apart."""
_LISTED: Final = (
    "name",
    "pledges",
    "pledges_new",
    "pledges_ended",
    "organisations",
    "organisations_per_pledge",
    "answered",
    "answered_of",
    "answered_percentage",
)
_MORE: Final = {COUNT: (), SHARE: ("of", "percentage"), BOUNDS: ("upper",)}
"""What figures have beside their value, by kind."""
_OF_ALL: Final = {"networks_regional", "networks_thematic"}
"""Figures that are not about pledges, and the same for every group of them."""


def question(registry: Snapshot, kind: str, language: Language) -> Question:
    """Return the question how many there are in each group of a kind."""
    rows = list(_years(registry, language) if kind == YEAR else _groups(scope_of(registry, language), kind))
    columns = tuple(rows[0]) if rows else paths(Group)
    return Question(
        name="groups",
        record=Group,
        rows=lambda _registry: rows,
        columns=columns,
        listed=_LISTED if rows else paths(Group),
        mappings=True,
    )


def _groups(scope: Scope, kind: str) -> Iterator[dict[str, Any]]:
    """Yield the figures of each group of pledges; of every network, also of one without a pledge."""
    registry, holders = scope.registry, defaultdict[str, set[str]](set)
    grouping = "networks" if kind == "network" else kind
    if kind == "network":
        holders.update((network.id, set()) for network in registry.networks)
    for pledge in registry.pledges:
        for group in groups_of(registry, pledge, grouping, scope.day) if pledge.was_signed else ():
            holders[group].add(pledge.id)
    for group in in_order(holders):
        pledges = holders[group]
        name = label_of(registry, group, scope.language.code)
        within = structs.replace(scope, holds=lambda pledge, pledges=pledges: pledge.id in pledges)
        yield {"group": group or None, "name": name or scope.language.say("none"), **_cells(within, _OF_ALL)}


def _years(registry: Snapshot, language: Language) -> Iterator[dict[str, Any]]:
    """Yield the figures of each year since the first signing, on its last day or today."""
    for year in years(registry, registry.today.year):
        of_year = scope_over(registry, year, language)
        yield {"group": str(year), "name": str(year), **_cells(of_year, set())}


def _cells(scope: Scope, left_out: set[str]) -> dict[str, Any]:
    """Return the figures of a group by column: their values, and where they have them bounds, denominators, shares."""
    found: dict[str, Any] = {}
    for each in figures(scope):
        if each.figure not in left_out:
            more = _MORE[each.kind]
            found |= {each.figure: each.value, **{f"{each.figure}_{name}": getattr(each, name) for name in more}}
    return found
