"""Which organisations may stand in the register twice?"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Final

from aig_cli.model.code import Code
from aig_cli.model.field import Count, Line, OrganisationId, Record
from aig_cli.model.likeness import Likenesses, likeness, normalised
from aig_cli.model.organisation import Organisation
from aig_cli.model.snapshot import Snapshot
from aig_cli.model.text import fold
from aig_cli.report.question import Question, paths

_CROWD: Final = 20
"""Of many that share one thing, each is paired with so many of the oldest."""


class Reason(Code):
    """Why two organisations may be one, the strongest first."""

    SAME_KVK = "same-kvk", "zelfde KVK-nummer"
    SAME_NAME = "same-name", "zelfde naam"
    SAME_WEBSITE = "same-website", "zelfde website"
    ONE_LETTER = "one-letter", "een letter verschil"
    ONE_WORD = "one-word", "een woord meer"


class Pair(Record, frozen=True, kw_only=True):
    """Two organisations that may be one, the older first, with how alike their names are in per cent."""

    organisation: OrganisationId
    name: Line
    other: OrganisationId
    other_name: Line
    reason: Reason
    likeness: Count


Twosome = tuple[Organisation, Organisation]
"""The older and the younger of a pair."""


def pairs(registry: Snapshot) -> list[Pair]:
    """Return the pairs that may be doubles, the most alike first; each once, with its strongest reason.

    Two with different KVK numbers are namesakes, and two in different towns that have nearly one name are neighbours.
    """
    living = [each for each in registry.organisations if not each.merged_into]
    reasons: dict[tuple[str, str], Pair] = {}
    for reason, twosomes in _searches(living, registry.likenesses):
        for older, younger in twosomes:
            key = older.id, younger.id
            if key not in reasons and not _is_other(older, younger, reason):
                reasons[key] = _pair(older, younger, reason)
    return sorted(reasons.values(), key=lambda pair: (-pair.likeness, int(pair.organisation[1:]), int(pair.other[1:])))


def _searches(living: list[Organisation], known: Likenesses) -> Iterator[tuple[Reason, Iterator[Twosome]]]:
    """Yield each reason with the pairs that it is of."""
    by_id = {each.id: each for each in living}
    yield Reason.SAME_KVK, _sharing(living, lambda each: [each.kvk] if each.kvk else [])
    yield Reason.SAME_NAME, _sharing(living, lambda each: {normalised(name) for name in (each.name, *each.aliases)})
    yield Reason.SAME_WEBSITE, _sharing(living, lambda each: [_page(each.website)] if each.website else [])
    yield Reason.ONE_LETTER, _near(by_id, known.one_letter)
    yield Reason.ONE_WORD, _near(by_id, known.one_word)


def _sharing(living: list[Organisation], keys: Callable[[Organisation], Iterable[str]]) -> Iterator[Twosome]:
    older: defaultdict[str, list[Organisation]] = defaultdict(list)
    for organisation in living:
        for key in keys(organisation):
            for each in islice(older[key], _CROWD):
                yield each, organisation
            older[key].append(organisation)


def _near(by_id: dict[str, Organisation], near: Callable[[str], list[str]]) -> Iterator[Twosome]:
    for organisation in by_id.values():
        for name in (organisation.name, *organisation.aliases):
            others = (by_id[id_] for id_ in near(name))
            for each in islice((other for other in others if other.number < organisation.number), _CROWD):
                yield each, organisation


def _is_other(older: Organisation, younger: Organisation, reason: Reason) -> bool:
    """Tell whether what is known of two organisations speaks against their names."""
    if reason in {Reason.SAME_KVK, Reason.SAME_WEBSITE}:
        return False
    if older.kvk and younger.kvk and older.kvk != younger.kvk:
        return True
    towns = {fold(each.city) for each in (older, younger) if each.city}
    return reason is not Reason.SAME_NAME and len(towns) > 1


def _page(website: str) -> str:
    """Return the host and path of a web address."""
    address = website.partition("://")[2].partition("#")[0].partition("?")[0]
    host, _, path = address.partition("/")
    return f"{host.lower().removeprefix('www.')}/{path.rstrip('/')}"


def _pair(older: Organisation, younger: Organisation, reason: Reason) -> Pair:
    return Pair(
        organisation=older.id,
        name=older.name,
        other=younger.id,
        other_name=younger.name,
        reason=reason,
        likeness=likeness(older.name, younger.name),
    )


QUESTION = Question(
    name="duplicates",
    record=Pair,
    rows=pairs,
    columns=paths(Pair),
    listed=("likeness", "reason", "organisation", "name", "other", "other_name"),
)
