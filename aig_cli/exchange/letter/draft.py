"""What was found in a letter: the fields of a pledge, each with the words and the rule by which it was found."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from aig_cli.errors import FieldPath
from aig_cli.exchange.letter.letter import Letter, Sentence
from aig_cli.model.code import Code


class Mark(Code):
    """What a passage of a letter is."""

    BOILERPLATE = "boilerplate", "vaste tekst"
    PARTIES = "parties", "partijen"
    GOAL = "goal", "doel"
    PROFILE = "profile", "profiel"
    COMMITMENT = "commitment", "toezegging"
    INTENTION = "intention", "voornemen"
    REACH = "reach", "bereik"
    ACCOUNTABILITY = "accountability", "verantwoording"
    SIGNING = "signing", "ondertekening"
    OTHER = "other", "overig"


class Origin(Struct, frozen=True):
    """Where a field was found, and by which rule, in words."""

    sentence: Sentence
    rule: str


class Passage(Struct, frozen=True):
    """A sentence of a letter, and what it is."""

    sentence: Sentence
    mark: Mark


class Draft(Struct, frozen=True):
    """A pledge as its letter tells it. What the letter does not tell is not there.

    Attributes:
        letter: the one that was read.
        tree: the fields that were found, under their names, as a YAML file of `pledge add` has them.
        origins: where each of them was found, by its path.
        not_found: the fields that a letter often has and this one does not.
        passages: every sentence of the letter, in its order.
        why_empty: why it is no pledge letter; empty where it is one.
    """

    letter: Letter
    tree: Mapping[str, Any]
    origins: Mapping[FieldPath, Origin]
    not_found: Sequence[str]
    passages: Sequence[Passage]
    why_empty: str = ""
