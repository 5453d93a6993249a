"""What verbs do: make a thing, tell something, or anything else."""

from collections.abc import Callable
from typing import Final

from aig_cli.exchange.letter.rule.clause import is_parted, tokens
from aig_cli.exchange.letter.rule.thing import names_text, starts_thing
from aig_cli.exchange.letter.rule.vocabulary import set_of
from aig_cli.exchange.letter.rule.word import says, words_of
from aig_cli.model.code import CommitmentKind

_Test = Callable[[tuple[str, ...], int], bool]
"""Tells whether the word at a place among those of a clause is the verb that is meant."""
_NO_THINGS: Final = set_of(
    "geschikt mogelijk gratis gebruik afspraken kennis vrij tijd duidelijk werk wegwijs deel contact kans attent "
    "bewust onderdeel reclame gezonder groener veiliger leuker makkelijker sterker langer korter hoger lager groter "
    "kleiner schoner mooier"
)
"""What is made, and is no thing: `mogelijk maken`."""
_OUTCOMES: Final = frozenset({"over", "resultaten", "uitkomsten", "ervaringen", "bevindingen"})


def _is_no_thing(word: str) -> bool:
    return word in _NO_THINGS or word.endswith(("vrij", "baar", "lijk"))


def _always(_words: tuple[str, ...], _place: int) -> bool:
    return True


def _makes(words: tuple[str, ...], place: int) -> bool:
    """Tell whether `maken` has a thing for its object."""
    before, rest = [each for each in words[:place] if each != "te"], words[place + 1 :]
    is_idiom = any(map(_is_no_thing, before[-1:])) or (words[place] != "gemaakt" and any(map(_is_no_thing, rest)))
    return not is_idiom and "bekend" not in rest


def _writes(words: tuple[str, ...], place: int) -> bool:
    """Tell whether `schrijven` has a thing for its object, and not a text that tells something."""
    rest = [each for each in words[place + 1 :] if each not in {"wij", "we", "samen"}]
    return (rest[:1] == ["het"] or starts_thing("".join(rest[:1]))) and not names_text(rest[1:2])


def _shows_no_text(words: tuple[str, ...], place: int) -> bool:
    return not names_text(words[place + 1 :])


def _has_no_outcome(words: tuple[str, ...], place: int) -> bool:
    return _shows_no_text(words, place) and _OUTCOMES.isdisjoint(words[place + 1 :])


def _shows_text(words: tuple[str, ...], place: int) -> bool:
    return names_text(words[place + 1 :])


def _is_first(words: tuple[str, ...], place: int) -> bool:
    return place == 0 or (place == 1 and words[0] in {"de", "het"})


def _with(later: str) -> _Test:
    """Return the test of a verb that is meant where one of some words comes later."""
    return lambda words, place: not frozenset(later.split()).isdisjoint(words[place + 1 :])


def _without(later: str) -> _Test:
    """Return the test of a verb that is meant where none of some words comes later."""
    return lambda words, place: frozenset(later.split()).isdisjoint(words[place + 1 :])


def _before(next_words: str) -> _Test:
    """Return the test of a word that is meant right before one of some words."""
    return lambda words, place: words[place + 1 : place + 2] != () and words[place + 1] in next_words.split()


def _parted(particle: str, forms: str) -> tuple[tuple[str, _Test], ...]:
    """Return the rules of a verb with a particle, apart or in one: `legt ... aan`, `aan te leggen`, `aangelegd`."""
    in_one = " ".join(f"{particle}{form}" for form in forms.split())
    return (forms, lambda words, place: is_parted(words, place, particle)), (in_one, _always)


_MAKES: Final[tuple[tuple[str, _Test], ...]] = (
    ("schrijft schrijven", _writes),
    ("maken maakt gemaakt", _makes),
    (
        (
            "plaatst plaatsen geplaatst ontwikkelt ontwikkelen ontwikkeld verzamelt verzamelen verzameld bundelt "
            "bundelen gebundeld herschrijft herschrijven vertalen vertaalt vertaald vernieuwen "
            "vernieuwt vernieuwd ontwerpt ontwerpen ontworpen ontsluit ontsluiten lanceren lanceert gelanceerd bouwen "
            "bouwt gebouwd produceren produceert vervaardigt vervaardigen vervaardigd geopend opent openen realiseren "
            "realiseert gerealiseerd installeren installeert geïnstalleerd drukken gedrukt filmen planten plant geplant"
        ),
        _always,
    ),
    ("publiceren publiceert gepubliceerd", _has_no_outcome),
    ("verschijnt verschijnen", _shows_no_text),
    ("publicatie aanleg bouw ontwikkeling realisatie inrichting oprichting opening", _is_first),
    *_parted("aan", "legt leg leggen gelegd"),
    *_parted("in", "richt richten gericht stelt stel stellen gesteld"),
    *_parted("op", "richt richten gericht stelt stel stellen gesteld hangt hang hangen gehangen"),
    *_parted("samen", "stelt stel stellen gesteld"),
    *_parted("uit", "brengt breng brengen gebracht"),
    *_parted("neer", "zetten zet gezet"),
)
_TELLS: Final[tuple[tuple[str, _Test], ...]] = (
    (
        (
            "deelt gedeeld verspreiden verspreidt verspreiding vertelt vertellen verteld berichten bericht "
            "presenteren presenteert gepresenteerd informeren informeert geïnformeerd communiceren "
            "communiceert communicatie promoten promoot gepromoot attenderen attendeert uitgezonden vermelden "
            "vermeldt vermeld tonen toont getoond adverteren adverteert advertentie advertenties horen wijst wijzen "
            "gewezen uitleg voorlichting reclame schrijft schrijven publiceren publiceert gepubliceerd publicatie "
            "publicaties verschijnt verschijnen"
        ),
        _always,
    ),
    ("delen", _without("uit")),
    ("wordt worden word is zijn", _with("verspreid")),
    ("geschreven", _before("over")),
    ("te", _before("lezen vinden zien downloaden beluisteren bekijken")),
    ("lezen", _with("in op via")),
    ("laat laten", _with("zien")),
    ("vraagt vragen gevraagd besteedt besteden besteed", _with("aandacht")),
    ("komt komen gaan staat staan krijgt krijgen vult vullen", _shows_text),
    *_parted("voor", "legt leg leggen gelegd"),
    *_parted("bekend", "maakt maak maken gemaakt"),
    *_parted("aan", "kondigt kondig kondigen gekondigd"),
    *_parted("uit", "draagt draag dragen gedragen"),
    *_parted("rond", "stuurt stuur sturen gestuurd"),
    *_parted("toe", "stuurt stuur sturen gestuurd"),
    *_parted("mee", "stuurt stuur sturen gestuurd"),
)
_DOES: Final[tuple[tuple[str, _Test], ...]] = (
    (
        (
            "organiseren organiseert organiseerden georganiseerd houdt houden gehouden biedt bieden verzorgt "
            "verzorgen verzorgd traint trainen getraind schoolt begeleidt begeleiden begeleid onderzoekt onderzoeken "
            "verkent verkennen bekijkt bekijken meten meet vergoedt vergoeden vergoed voert voeren bezoekt bezoeken "
            "testen helpt helpen ondersteunt ondersteunen bespreken sluit sluiten nodigt nodigen vervangt vervangen "
            "vraagt vragen zoekt zoeken neemt nemen koken kookt deelname"
        ),
        _always,
    ),
    ("geeft geven", _without("uitleg voorlichting")),
    ("scholen", _before("wij")),
    ("doen doet", _before("mee")),
    *_parted("beschikbaar", "stelt stel stellen gesteld"),
    *_parted("open", "stelt stel stellen gesteld"),
)
_KINDS: Final = (
    (CommitmentKind.PRODUCT, _MAKES),
    (CommitmentKind.DISSEMINATION, _TELLS),
    (CommitmentKind.ACTIVITY, _DOES),
)
_SAYINGS: Final = ("bekendheid", "onder de aandacht", "op de hoogte", "voor het voetlicht")
"""What tells, whatever its verb."""


def _index() -> dict[str, list[tuple[CommitmentKind, _Test]]]:
    """Return what each word can be, the likelier first."""
    index: dict[str, list[tuple[CommitmentKind, _Test]]] = {}
    for kind, rules in _KINDS:
        for words, test in rules:
            for word in words.split():
                index.setdefault(word, []).append((kind, test))
    return index


_INDEX: Final = _index()


def kind_of_verb(clause: str) -> CommitmentKind | None:
    """Return the kind of the first verb of a clause that tells it: in Dutch the main one comes before the others."""
    is_out = says(clause, "naar buiten") and words_of(clause) & {"treden", "treedt", "brengen", "brengt"}
    if is_out or says(clause, *_SAYINGS):
        return CommitmentKind.DISSEMINATION
    words = tokens(clause)
    found = (kind for place, word in enumerate(words) for kind, test in _INDEX.get(word, []) if test(words, place))
    return next(found, None)
