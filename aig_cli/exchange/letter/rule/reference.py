"""What stands for a channel in a text: its noun, its own name, or `deze krant` where one was named before."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import structs

from aig_cli.exchange.letter.rule.medium import Medium, media
from aig_cli.exchange.letter.rule.passing import HAS, PASSES
from aig_cli.exchange.letter.rule.vocabulary import ends_of, set_of

_THIS: Final = r"\b(?:[Dd]eze|[Dd]it|[Dd]ie|[Dd]at) (?P<noun>[a-zà-þ]\w+)"
_PRINTED: Final = ends_of("blad krant krantje magazine tijdschrift uitgave medium periodiek brief")
_NAMED_PAPERS: Final = ends_of("nieuws bode courant journaal wijzer flits gids periodiek post koerier")
"""Nouns of papers that do not say what they are."""

_BACK: Final = set_of("zo samen daar daarmee daarop daarnaast daarvan hiermee hierop dan")
_PRONOUNS: Final = set_of("die deze dit dat hij ze zij het")
"""What points back at the beginning of a clause, where a verb or a preposition comes after it."""
_AFTER_PRONOUN: Final = set_of("zijn is wordt worden per elk elke nu door naar bij in") | HAS | PASSES


def references(text: str, known: Sequence[Medium]) -> list[Medium]:
    """Return the media that a text names or points at, in their order; `known` are those of the texts before."""
    here = list(media(text))
    found = [*these(text, known), *_by_own_name(text, [*known, *here]), *here]
    named: list[Medium] = []
    for each in sorted(found, key=lambda medium: medium.start):
        if not named or each.start >= named[-1].end:
            named.append(each)
    return named


def these(text: str, known: Sequence[Medium]) -> Iterator[Medium]:
    """Yield the media that a text points at with their nouns."""
    here = list(media(text))
    for found in re.finditer(_THIS, text):
        before = [*known, *(each for each in here if each.end <= found.start())]
        same = [each for each in before if each.noun.lower().endswith(found["noun"].lower())]
        if not same and found["noun"].endswith(_PRINTED):
            same = [each for each in before if each.noun.lower().endswith(_NAMED_PAPERS)]
        if same:
            yield structs.replace(same[-1], start=found.start(), end=found.end())


def _by_own_name(text: str, known: Sequence[Medium]) -> Iterator[Medium]:
    for name, medium in {each.own_name: each for each in reversed(known) if each.own_name}.items():
        for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            yield structs.replace(medium, start=found.start(), end=found.end())


def is_back(text: str) -> bool:
    """Tell whether a clause of a text points back at a channel."""
    return any(_is_clause_back(clause.lower().split()) for clause in re.split("[,;] ", text))


def _is_clause_back(words: list[str]) -> bool:
    first, after, *_ = [*words[words[:1] == ["en"] :], "", ""]
    return first in _BACK or (first in _PRONOUNS and after in _AFTER_PRONOUN)
