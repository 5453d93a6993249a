"""Texts that are no pledge letters, and how they are known."""

import re
from typing import Final

from aig_cli.exchange.letter.letter import Letter
from aig_cli.exchange.letter.rule.saying import Saying
from aig_cli.language import Phrase

NOBODY_JOINS: Final = Phrase("It is no pledge letter: in no sentence do organisations, named, join the programme.")
_MOST: Final = 4
"""Times of the day from which a text is the programme of a day."""
_TIMES: Final = r"(?:\A|\s)[012]?[0-9][.:][0-5][0-9]\s+(?:uur\s+)?[A-Z]"
_ARTICLE: Final = Phrase("It is an article about others: it promises nothing itself.")
_SURE: Final = 3
"""How many of the following are no pledge letter even where somebody joins."""
_KNOWN: Final = (
    (
        Saying(
            shapes={
                "notulen verslag": (r"\A\s*(?:[^\n]*\n)?[^\n]{0,40}\b(?:notulen|verslag van de vergadering)\b"),
                "aanwezig afwezig": r"\b(?:aanwezig|afwezig):",
            }
        ),
        Phrase("It is the minutes of a meeting: what people are to do there is no pledge."),
    ),
    (
        Saying(
            shapes={
                "uw": r"\bdank\w* voor uw (?:belofte|pledge)|\buw (?:belofte|pledge)[^.\n]{0,40}\bontvangen",
            }
        ),
        Phrase("It is a letter to a pledge holder, not from one."),
    ),
    (
        Saying(
            shapes={
                "nieuwsbericht persbericht vacature": (
                    r"\A\s*(?:[^\n]*\n)?[^\n]{0,20}\b(?:nieuwsbericht|persbericht|vacature)\b"
                ),
            }
        ),
        _ARTICLE,
    ),
    (
        Saying(shapes={"manifest": r"\A\s*(?:[^\n]*\n){0,2}[^\n]{0,40}\bmanifest\b|\bdit manifest\b"}),
        Phrase("It is a manifesto: it says what should be done, and promises nothing."),
    ),
    (
        Saying("verslagjaar jaarverslag jaarrekening"),
        Phrase("It is a yearly account: it tells what was done, and promises nothing."),
    ),
    (
        Saying("tips", phrases=("uw organisatie", "schrijft u", "wilt u")),
        Phrase("It is addressed to readers: it promises nothing itself."),
    ),
    (
        Saying(
            phrases=("vorige week",),
            shapes={"zegt vertelt aldus stelt": r"[’”\"],?(?: \w+){0,2} (?:zegt|vertelt|aldus|stelt) "},
        ),
        _ARTICLE,
    ),
)


def why_none(letter: Letter) -> Phrase | None:
    """Return what a text is that is surely no pledge letter, whoever is named in it: a programme, minutes, thanks."""
    text = "\n".join(each.text for each in letter.paragraphs)
    if len(re.findall(_TIMES, text)) >= _MOST:
        return Phrase("It is the programme of a day: it promises nothing.")
    return next((said for saying, said in _KNOWN[:_SURE] if saying.is_in(text)), None)


def why_nobody_joins(letter: Letter) -> Phrase:
    """Return what a text is in which nobody joins the programme."""
    text = "\n".join(each.text for each in letter.paragraphs)
    known = (said for saying, said in _KNOWN if saying.is_in(text))
    return next(known, NOBODY_JOINS)
