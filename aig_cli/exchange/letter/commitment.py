"""What the text of one commitment tells: its results, when it is due, by which channels and at which events."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from msgspec import Struct

from aig_cli.exchange.letter.rule.channel import channels
from aig_cli.exchange.letter.rule.deliverable import Deliverable, deliverables
from aig_cli.exchange.letter.rule.due import Due, due
from aig_cli.exchange.letter.rule.kind import kind
from aig_cli.exchange.letter.rule.occasion import Occasion, occasions
from aig_cli.exchange.letter.rule.reach import Reach
from aig_cli.exchange.letter.rule.signing import Signing
from aig_cli.language import say
from aig_cli.model.code import Firmness


class Around(Struct, frozen=True):
    """What a letter tells around a commitment.

    Attributes:
        signing: when it was signed.
        lead_in: what stands above its list.
        sentence: what stands before it.
        before: the last words before it that tell a day.
    """

    signing: Signing | None
    lead_in: str = ""
    sentence: str = ""
    before: Due | None = None


def commitment_tree(text: str, firmness: Firmness, around: Around, when: Due | None) -> dict[str, Any]:
    """Return a commitment as a YAML file of `pledge add` has it."""
    tree: dict[str, Any] = {"text": text, "kind": str(kind(text)), "firmness": str(firmness)}
    if when:
        tree["due"] = {"words": when.words} | ({"date": when.day.isoformat()} if when.day else {})
    told: Mapping[str, list[Any]] = {
        "channels": channels(text, [around.sentence]),
        "occasions": [_event(each) for each in occasions(text)],
        "deliverables": [_deliverable(each) for each in deliverables(text)],
    }
    return tree | {name: values for name, values in told.items() if values}


def commitment_rules(firmness: Firmness) -> dict[str, str]:
    """Return by which rule each field of a commitment is found, besides its text and when it is due, in words."""
    softened = say("it hopes, plans, strives or looks into something")
    return {
        "kind": say("what its main verb says"),
        "firmness": softened if firmness is Firmness.INTENTION else say("nothing in it makes it an intention"),
        "channels": say("by which something is spread"),
        "occasions": say("an event with a name of its own"),
        "deliverables": say("a number that counts what is made, held or changed"),
    }


def due_rule(when: Due) -> str:
    """Return by which rule words of time were found, and why they tell no day where they do not."""
    return say("words of time, without a day: {why}", why=when.why) if when.why else say("words of time")


def due_in(text: str, around: Around) -> Due | None:
    """Return when something is due, by its own words; those above its list hold for each item."""
    day, year = signed(around.signing)
    return due(text, day, year, around.before) or due(around.lead_in, day, year, around.before)


def signed(signing: Signing | None) -> tuple[date | None, int | None]:
    """Return the day and the year of signing, as far as they are known."""
    return (signing.day, signing.year) if signing else (None, None)


def _event(occasion: Occasion) -> str:
    return f"{occasion.name} {occasion.year}" if occasion.year else occasion.name


def _deliverable(found: Deliverable) -> dict[str, Any]:
    """Return a deliverable; of a range its lower end is the target, since so much is promised."""
    tree: dict[str, Any] = {"label": found.label, "measure": str(found.measure), "unit": found.unit}
    if found.direction:
        tree["direction"] = str(found.direction)
    if found.baseline is not None:
        tree["baseline"] = {"value": _plain(found.baseline)}
    return tree | {"target": _plain(found.target)}


def reach_tree(found: Reach) -> dict[str, Any]:
    """Return reach as a YAML file of `pledge add` has it."""
    tree: dict[str, Any] = {"channel": found.channel}
    if found.audience:
        tree["audience"] = found.audience
    tree |= {"value": _plain(found.value), "unit": found.unit}
    return tree | ({"overlap_group": found.overlap} if found.overlap else {})


def _plain(value: float) -> int | float:
    """Return a number as it is written: whole numbers without a fraction."""
    return int(value) if value == int(value) else value
