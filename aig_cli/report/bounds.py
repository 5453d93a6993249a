"""The bounds of the people reached, in words, and the rule that they follow."""

from aig_cli.language import NOT_AVAILABLE, Language
from aig_cli.model.reach import Reached


def between(language: Language, people: Reached) -> str:
    """Return the bounds in words: one number where they are equal."""
    if people.lower is None or people.upper is None:
        return NOT_AVAILABLE
    if people.lower == people.upper:
        return language.number(people.lower)
    lower, upper = language.number(people.lower), language.number(people.upper)
    return language.say("between {lower} and {upper}", lower=lower, upper=upper)


def bounds_rule(language: Language) -> list[str]:
    """Return how audiences become bounds, in sentences."""
    return [
        language.say(
            "Reach is not additive. Audiences in one overlap group of a pledge may be the same people: the group "
            "counts by its largest for the lower bound (at least) and by its sum for the upper one (at most). "
            "Audiences without a group are taken as distinct, as are those of different pledges."
        ),
        language.say("An audience without a number is not known, never 0: it is in neither bound."),
    ]
