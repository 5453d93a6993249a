"""What pages say of a record in labels and values, and of a pledge in a cell."""

from collections.abc import Iterable, Sequence
from datetime import date

from aig_cli.language import NOT_AVAILABLE, Language
from aig_cli.model.code import Code, PledgeState
from aig_cli.model.pledge import Commitment, Pledge
from aig_cli.model.snapshot import Snapshot
from aig_cli.model.standing import standing_of
from aig_cli.report.document import Column, Grid

Fact = tuple[str, str]
"""A label, and what is known; empty where nothing is."""


def facts(language: Language, told: Iterable[Fact]) -> Grid:
    """Return what is known of a record as a table."""
    columns = (Column("fact", language.say("fact"), "text"), Column("value", language.say("in the register"), "text"))
    return Grid(columns, [(label, value or NOT_AVAILABLE) for label, value in told])


def joined(words: Iterable[str]) -> str:
    """Return names as they stand together in one value."""
    return "; ".join(words)


def labels(language: Language, codes: Sequence[Code]) -> str:
    """Return the labels of codes as they stand together in one value."""
    return joined(code.label(language.code) for code in codes)


def label(language: Language, code: Code | None) -> str:
    """Return the label of a code; n/a where it is not known."""
    return NOT_AVAILABLE if code is None else code.label(language.code)


def titled(commitment: Commitment) -> str:
    """Return what a commitment is, with its id."""
    return f"{commitment.id} {commitment.summary or commitment.text}"


def period(language: Language, first: date | None, last: date | None) -> str:
    """Return the days between which something holds, as far as they are known."""
    say, day = language.say, language.day
    if first and last:
        return say("{first} to {last}", first=day(first), last=day(last))
    if first:
        return say("since {first}", first=day(first))
    return say("until {last}", last=day(last)) if last else ""


def named(language: Language, name: str, since: date | None, until: date | None) -> str:
    """Return what has a name with the days between which it was there: `Movisie (since 1 May 2016)`."""
    days = period(language, since, until)
    return f"{name} ({days})" if days else name


def stands(registry: Snapshot, pledge: Pledge, language: Language) -> str:
    """Return where a pledge stands: its state, and what the calendar makes of one that is signed."""
    phase = pledge.phase(registry.today)
    return ", ".join(each.label(language.code) for each in (pledge.state, phase) if each)


def standing(registry: Snapshot, pledge: Pledge, language: Language) -> str | None:
    """Return how well a signed pledge answers, n/a where no round is due yet; None for any other."""
    if pledge.state is not PledgeState.SIGNED:
        return None
    return label(language, standing_of(registry, pledge))


def standing_rule(language: Language) -> str:
    """Return what the standings mean."""
    return language.say(
        "Standing: green answered in the last round that was due, yellow missed one, red missed two or more in a row, "
        "dormant did so and is silent or unreachable; n/a where no round was due."
    )
