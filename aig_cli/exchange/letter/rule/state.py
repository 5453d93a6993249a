"""Clauses that say what is to be the case, or what people do in consequence, rather than what the parties do."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from aig_cli.exchange.letter.rule.change import aims_at_change, tells_change
from aig_cli.exchange.letter.rule.clause import has_in_order, tokens
from aig_cli.exchange.letter.rule.noun import is_people
from aig_cli.exchange.letter.rule.thing import is_numeral
from aig_cli.exchange.letter.rule.vocabulary import set_of

_ACTS: Final = frozenset({"wij", "we", "wordt", "worden", "breidt", "breiden"})
_BE: Final = frozenset({"is", "zijn", "hebben", "heeft"})
_BECOME: Final = set_of(
    "gedaald gestegen gegroeid afgenomen toegenomen overgestapt gestopt gehalveerd verdubbeld verbeterd bereikt "
    "gewerkt meegedaan deelgenomen geleerd gevolgd gehaald"
)
_DOING: Final = set_of("voornemens bereid bezig aanwezig betrokken actief wens ambitie intentie voornemen plan")
"""What those who do something are: `bezig`, `van plan`."""
_NO_PARTICIPLES: Final = ("gezond", "geschikt", "gericht", "bekend", "bereid", "gezinnen", "gemeenten")
_TAKE_PART: Final = set_of(
    "meedoet meedoen deelnemen deelneemt volgt volgen haalt halen leert leren kiest kiezen komt komen"
)
_TAKE_PART_APART: Final = (
    ({"doet", "doen"}, {"mee"}),
    ({"nemen", "neemt"}, {"deel"}),
    ({"stapt", "stappen"}, {"over"}),
)
_LIVE: Final = set_of(
    "beweegt bewegen rookt roken eet eten drinkt drinken slaapt slapen sport sporten fietst fietsen voelt voelen kent "
    "kennen weet weten wandelt wandelen lopend ervaart ervaren zit zitten"
)
_TOPICS: Final = frozenset({"over", "naar", "met", "van", "zonder", "tegen", "voor", "aan"})
"""What comes before what is spoken of or stopped with: `over roken en drinken`."""
_ACTORS: Final = tuple(
    "trainers coaches vrijwilligers docenten leraren artsen kundigen diëtisten peuten begeleiders adviseurs koks "  # noqa: SIM905
    "instructeurs leiders bestuurders wethouders medewerkers chauffeurs werkers assistenten hygiënisten".split()
)
"""People of the parties, who take part in their name."""
_SHARES: Final = ("helft", "derde", "kwart", "procent", "%")
_PREPOSITIONS: Final = set_of("voor aan met van bij onder door naar over tegen tot op in uit namens")
"""What comes before people who are not the subject."""
_DETERMINERS: Final = set_of("de het een ons onze hun alle meer andere")


def is_state(clause: str) -> bool:
    """Tell whether a clause says what is to be the case, or what people other than the parties do."""
    words = tokens(clause)
    if aims_at_change(words):
        return True
    if not _ACTS.isdisjoint(words):
        return False
    words = tuple(_without(words, _topic_end))
    subjects = list(_without(words, _phrase_end))
    return (_do(words, subjects) and any(map(is_people, subjects))) or tells_change(words) or _is_so(words)


def _do(words: Sequence[str], subjects: Sequence[str]) -> bool:
    """Tell whether people live or take part, those of the parties excepted."""
    if not _LIVE.isdisjoint(words):
        return True
    takes_part = not _TAKE_PART.isdisjoint(words) or any(has_in_order(words, *each) for each in _TAKE_PART_APART)
    return takes_part and not any(word.endswith(_ACTORS) for word in subjects)


def _is_so(words: Sequence[str]) -> bool:
    """Tell whether something is or has become so: what is done to it, or somebody is about to do, is none."""
    if has_in_order(words, _BE, _BECOME):
        return True
    last = max((place for place, word in enumerate(words) if word in _BE), default=None)
    if last is None:
        return False
    rest = [*words[last + 1 :], "."]
    does = any(
        word in _DOING or _is_participle(word, after) or (word == "te" and after.endswith("en"))
        for word, after in pairwise(rest)
    )
    return not does or words[max(last - 1, 0)] in _BECOME


def _is_participle(word: str, after: str) -> bool:
    if word.endswith(_NO_PARTICIPLES):
        return False
    is_strong = word.endswith("en") and "ge" in word[:-4] and after in {".", ","}
    is_weak = word.endswith(("d", "t")) and any(each in word[:-3] for each in ("ge", "ver", "be", "ont", "her"))
    return is_strong or is_weak


def _without(words: Sequence[str], end_of: Callable[[Sequence[str], int], int]) -> Iterator[str]:
    """Yield the words of a clause but for phrases, told by where they end: where they begin if there is none."""
    place = 0
    while place < len(words):
        end = end_of(words, place)
        if end == place:
            yield words[place]
        place = max(end, place + 1)


def _topic_end(words: Sequence[str], start: int) -> int:
    """Return where what is spoken of ends."""
    if words[start] not in _TOPICS:
        return start
    place = start + 1
    while words[place : place + 1] and words[place].endswith("e"):
        place += 1
    first = place
    while words[place + 1 : place + 2] in ((",",), ("en",)):
        place += 2
    listed = range(first, place + 1, 2)
    return max((each + 1 for each in listed if not _LIVE.isdisjoint(words[each : each + 1])), default=start)


def _phrase_end(words: Sequence[str], start: int) -> int:
    """Return where people who are not the subject end, with the preposition before them; of a share they are it."""
    if words[start] not in _PREPOSITIONS or (words[start] == "van" and words[max(start - 1, 0)].endswith(_SHARES)):
        return start
    place = start + 1
    while place < len(words) and (
        words[place] in _DETERMINERS or words[place].endswith("e") or is_numeral(words[place])
    ):
        place += 1
    if not any(map(is_people, words[place : place + 1])):
        return start
    is_pair = words[place + 1 : place + 2] == ("en",) and any(map(is_people, words[place + 2 : place + 3]))
    return place + (3 if is_pair else 1)
