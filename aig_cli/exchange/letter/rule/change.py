"""Changes of amounts and conditions, as clauses name them: `het verzuim daalt`, `wordt rookvrij`."""

from collections.abc import Sequence
from typing import Final

from aig_cli.exchange.letter.rule.clause import has_in_order
from aig_cli.exchange.letter.rule.vocabulary import set_of

_AMOUNTS: Final = ("aantal", "percentage", "aandeel", "verzuim", "uitval", "verbruik", "uitstoot")
_CONDITIONS: Final = frozenset({"gezonder", "groener", "veiliger", "beter", "toegankelijk"})
_CLOSES: Final = frozenset({",", ".", "in", "op", "voor"})
_TURNS: Final = set_of(
    "terugbrengen terugdringen omlaag omhoog verlagen verminderen verhogen vergroten halveren teruggebracht "
    "teruggedrongen verlaagd verminderd verhoogd vergroot gehalveerd"
)
_CHANGES: Final = set_of("daling afname stijging toename groei halvering verlaging vermindering minder meer")
_BECOMES: Final = set_of(
    "stijgt daalt groeit halveert verdubbelt stijgen dalen groeien halveren verdubbelen afneemt afnemen toeneemt "
    "toenemen"
)
_AFTER_PARTICLE: Final = frozenset({",", ".", "met", "van", "tot", "in"})
_ARTICLES: Final = frozenset({"het", "ons", "onze", "de"})


def aims_at_change(words: Sequence[str]) -> bool:
    """Tell whether a clause names a change that is aimed at, whoever does so."""
    return _becomes_better(words) or _turns_amount(words) or _strives(words) or _only_names_change(words)


def tells_change(words: Sequence[str]) -> bool:
    """Tell whether a clause says that something changes, or begins with an amount."""
    after = zip(words, [*words[1:], "."], strict=False)
    particles = [word for word, following in after if word in {"af", "toe"} and following in _AFTER_PARTICLE]
    goes = (first == "van" and second == "naar" for first, second in zip(words, words[2:], strict=False))
    return (
        not _BECOMES.isdisjoint(words)
        or has_in_order(words, {"neemt", "nemen"}, particles)
        or (not {"gaat", "gaan"}.isdisjoint(words) and any(goes))
        or (words[:1] != () and words[0] in _ARTICLES and any(map(_is_amount, words[1:2])))
    )


def _is_amount(word: str) -> bool:
    return word.endswith(_AMOUNTS)


def _is_condition(word: str) -> bool:
    return word in _CONDITIONS or (word.endswith("vrij") and word != "vrij")


def _becomes_better(words: Sequence[str]) -> bool:
    """Tell whether something becomes free of something, or better."""
    for place, word in enumerate(words):
        if word in {"wordt", "worden"}:
            if _is_condition(words[max(place - 1, 0)]):
                return True
            after = zip(words[place + 1 :], [*words[place + 2 :], "."], strict=False)
            if any(_is_condition(each) and following in _CLOSES for each, following in after):
                return True
    return False


def _turns_amount(words: Sequence[str]) -> bool:
    """Tell whether an amount is made more or less."""
    amounts = list(filter(_is_amount, words))
    is_back = has_in_order(words, amounts, {"terug"}) and has_in_order(words, {"terug"}, {"brengen", "dringen"})
    return is_back or has_in_order(words, amounts, _TURNS)


def _strives(words: Sequence[str]) -> bool:
    """Tell whether a clause strives for a change."""
    return has_in_order(words, {"streven", "streeft"}, {"naar"}) and has_in_order(words, {"naar"}, _CHANGES)


def _only_names_change(words: Sequence[str]) -> bool:
    """Tell whether a text begins with a change, as items of lists do, and nobody acts."""
    start = words[1:2] if words[:1] == ("een",) else words[:1]
    return not _CHANGES.isdisjoint(start) and {"wij", "we"}.isdisjoint(words)
