"""The figures by network, setting, theme, sector, type or year: a row a group, a column a figure."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Final

from msgspec import structs

from aig_cli.language import Language
from aig_cli.model.field import Day, Line, Record, about
from aig_cli.model.pledge import Pledge
from aig_cli.model.snapshot import Snapshot
from aig_cli.report.basis import basis
from aig_cli.report.document import Chapter, Column, Document, Grid, Kind
from aig_cli.report.figures import BOUNDS, COUNT, SHARE, figures
from aig_cli.report.grouping import groups_of, in_order, label_of
from aig_cli.report.question import Question
from aig_cli.report.scope import Scope, scope_of, scope_over
from aig_cli.report.stock import years


class Group(Record, frozen=True, kw_only=True):
    """A group of pledges; the figures of it are columns beside these."""

    group: Annotated[Line | None, about("Its code or id; none for the pledges without one.")]
    name: Annotated[Line, about("What it is called.")]
    as_of: Annotated[Day, about("The day of the stock.")]


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
_KINDS: Final[dict[str, Kind]] = {"name": "text", "answered_percentage": "percentage"}
"""How columns of a list are written that are no numbers."""
_MORE: Final = {COUNT: (), SHARE: ("of", "percentage"), BOUNDS: ("upper",)}
"""What figures have beside their value, by kind."""
_OF_ALL: Final = {"networks_regional", "networks_thematic"}
"""Figures that are not about pledges, and the same for every group of them."""


def question(registry: Snapshot, kind: str, language: Language) -> Question:
    """Return the question how many there are in each group of a kind."""
    for records in (registry.networks, registry.pledges, registry.reports):
        records.keep()
    scope = scope_of(registry, language)
    rows = list(_years(registry, language) if kind == YEAR else _groups(scope, kind))
    return Question(
        name="groups",
        record=Group,
        rows=lambda _registry: rows,
        columns=tuple(_row(structs.replace(scope, pledges=()), "", "", set() if kind == YEAR else _OF_ALL)),
        listed=_LISTED,
        mappings=True,
    )


def _groups(scope: Scope, kind: str) -> Iterator[dict[str, Any]]:
    """Yield the figures of each group of pledges; of every network, also of one without a pledge."""
    registry, found = scope.registry, defaultdict[str, list[Pledge]](list)
    if kind == "network":
        found.update((network.id, []) for network in registry.networks)
    for pledge in registry.pledges:
        grouping = "networks" if kind == "network" else kind
        for group in groups_of(registry, pledge, grouping, scope.day) if pledge.was_signed else ():
            found[group].append(pledge)
    for group in in_order(found):
        name = label_of(registry, group, scope.language.code) or scope.language.say("none")
        yield _row(structs.replace(scope, pledges=found[group]), group, name, _OF_ALL)


def _years(registry: Snapshot, language: Language) -> Iterator[dict[str, Any]]:
    """Yield the figures of each year since the first signing, on its last day or today."""
    for year in years(registry, registry.today.year):
        yield _row(scope_over(registry, year, language), str(year), str(year), set())


def _row(scope: Scope, group: str, name: str, left_out: set[str]) -> dict[str, Any]:
    """Return the figures of a group by column: their values, and where they have them bounds, denominators, shares."""
    found: dict[str, Any] = {"group": group or None, "name": name, "as_of": scope.day}
    for each in figures(scope):
        if each.figure not in left_out:
            more = _MORE[each.kind]
            found |= {each.figure: each.value, **{f"{each.figure}_{name}": getattr(each, name) for name in more}}
    return found


def document(registry: Snapshot, kind: str, rows: Sequence[dict[str, Any]], language: Language) -> Document:
    """Return rows of the question for people: the figures that a list has, under their labels, with their rules."""
    say = language.say
    told = {each.figure: each for each in figures(scope_of(registry, language)) if each.figure in _LISTED}
    headings = {name: each.label for name, each in told.items()}
    headings |= {"name": say(kind), "answered_of": say("asked"), "answered_percentage": say("response rate")}
    grid = Grid(
        [Column(name, headings[name], _KINDS.get(name, "number")) for name in _LISTED],
        [[row[name] for name in _LISTED] for row in rows],
    )
    lead = say("As of {day}.", day=language.day(registry.today))
    finding = say("A pledge in several groups counts in each.")
    notes = [f"{each.label}: {each.rule}" for each in told.values()]
    if kind == YEAR:
        finding, notes = (
            say("Each year is told as of its last day, or of the as-of date, by the rules of aig stats."),
            [],
        )
    chapter = Chapter("groups", say("Figures by {kind}", kind=say(kind)), finding, grid, notes=notes)
    return Document(say("Figures"), lead, language, [chapter], basis(registry))
