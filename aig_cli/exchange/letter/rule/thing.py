"""Things that can be made or be there, as a clause names them."""

from collections.abc import Iterable, Sequence
from typing import Final

from aig_cli.exchange.letter.rule.clause import has_in_order, tokens
from aig_cli.exchange.letter.rule.numeral import value_of
from aig_cli.exchange.letter.rule.vocabulary import set_of
from aig_cli.exchange.letter.rule.word import says, words_of

_TEXTS: Final = tuple(
    "artikel artikelen interview interviews bericht berichten verhaal verhalen column rubriek folders brochures flyers "  # noqa: SIM905
    "brieven".split()
)
"""What something is told by, by the last part of its name."""
_THINGS: Final = tuple(
    "app apps site sites platform podcast podcasts blog blogs magazine nieuwsbrief gids gidsje gidsen boek boeken "  # noqa: SIM905
    "boekje boekjes leidraad handleiding handleidingen handreiking handreikingen richtlijn richtlijnen protocol "
    "protocollen plan plannen folder folders brochure brochures flyer flyers poster posters kaart kaarten waaier "
    "factsheet factsheets pakket pakketten toolkit spel film films filmpje filmpjes video videos video’s video's "
    "module modules zelftest zelftesten huistest huistesten e-learning e-learnings instrument instrumenten lijst "
    "lijsten meldpunt meldpunten steunpunt steunpunten tappunt tappunten gezondheidspunt gezondheidspunten "
    "beweegpunt beweegpunten loket loketten plek plekken park parken ruimte ruimtes pleinen plein tuin tuinen baan "
    "banen pad paden route routes bos velden bankje bankjes banken plaatsen steiger steigers hoek keuken aed "
    "aeds aed’s aed's rek rekken fontein fonteinen database overzicht rapport rapportage keurmerk netwerk kring "
    "centrum wijzer vestiging vestigingen stalling stallingen schaal bakken toestellen woningen recepten "
    "lesbrieven draaiboek kist kisten bordje bordjes borden halte haltes tafels portaal "
    "automaat automaten stickers kalender".split()
)
"""Things by the last part of their name."""
_ARTICLES: Final = frozenset({"een", "geen", "nieuwe"})
_NO_ADJECTIVES: Final = set_of("in op bij van voor met over aan om het de onze uur")
_SIGNS: Final = frozenset(",.:;()/–‘’“”\"'&€%!?+*•|")
_SUBJECTS: Final = frozenset({"wij", "we", "een", "de"})
_HANGS_ON: Final = set_of("voor over met in op van bij om en ,")
"""What comes after a thing that a text only names."""
_THERE: Final = set_of(
    "komt komen staat staan hangt hangen verrijst verrijzen ligt liggen volgt volgen verschijnt verschijnen start "
    "starten begint beginnen opzetten plaatst plaatsen geplaatst"
)
_THERE_TOO: Final = ("is er", "zijn er", "op te zetten", "denken na over", "krijgt er", "krijgen er")


def names_text(words: Iterable[str]) -> bool:
    """Tell whether one of some words is something that tells: an article, a story."""
    return any(word.endswith(_TEXTS) and not word.endswith("lesbrieven") for word in words)


def starts_thing(word: str) -> bool:
    """Tell whether a word comes before a thing that the letter does not know yet: `een`, a number."""
    return word in _ARTICLES or is_numeral(word)


def is_numeral(word: str) -> bool:
    """Tell whether a word is a number, in digits or in letters."""
    return word[:1].isdigit() or value_of(word) is not None


def is_new_thing(clause: str) -> bool:
    """Tell whether a clause says that a new thing is to be there."""
    return _is_there(clause) and names_new_thing(clause)


def names_new_thing(clause: str) -> bool:
    """Tell whether a clause names a new thing: one with `een`, a number or no article."""
    words = tokens(clause)
    places = [place for place, word in enumerate(words) if starts_thing(word)]
    return _thing_after(words, -1) is not None or any(_thing_after(words, place) is not None for place in places)


def is_only_thing(clause: str) -> bool:
    """Tell whether a text only names a thing, as items of lists do: `een folder over slaap`."""
    words = tokens(clause)
    start = 0 if words and starts_thing(words[0]) else -1
    place = _thing_after(words, start)
    if place is None:
        return False
    rest = words[place + 1 :]
    is_adverb = rest[:1] != () and rest[0][0].islower() and not rest[0].endswith("en") and rest[0] not in _HANGS_ON
    return (*rest[is_adverb:], ",")[0] in _HANGS_ON


def _thing_after(words: Sequence[str], start: int) -> int | None:
    """Return where the thing stands that comes after a word, with two adjectives at most."""
    for place in range(start + 1, min(start + 4, len(words))):
        if _is_thing(words, place):
            return place
        if words[place] in _NO_ADJECTIVES or words[place] in _SIGNS:
            return None
    return None


def _is_thing(words: Sequence[str], place: int) -> bool:
    """Tell whether a word is a thing, and no verb follows that makes it the first part of a sentence."""
    verb, subject = (*words[place + 1 : place + 3], "", "")[:2]
    is_inverted = subject in _SUBJECTS and verb != "en" and verb.endswith(("t", "en"))
    return words[place].lower().endswith(_THINGS) and not is_inverted


def _is_there(clause: str) -> bool:
    """Tell whether a clause says that something is to be there."""
    clause = clause.replace(" te beginnen", "")
    words = tokens(clause)
    return (
        not words_of(clause).isdisjoint(_THERE)
        or says(clause, *_THERE_TOO)
        or has_in_order(words, {"er"}, {"is", "zijn"})
        or has_in_order(words, {"zet", "zetten"}, {"op"})
    )
