"""Sentences of running text that promise nothing: they ask, quote, believe, look back, or tell what is the case."""

import re
from typing import Final

from aig_cli.exchange.letter.rule.saying import Saying

_SO_FAR: Final = Saying(
    "sinds reeds ooit vroeger afgelopen geleden inmiddels destijds",
    phrases=("al sinds", "al langer", "tot nu toe", "nu al", "van oudsher"),
    shapes={
        "vorig vorige": r"\bvorige? (?:jaar|week|maand|seizoen|schooljaar|zomer|winter)\b",
        "al": r"\bal (?!in\b|na\b|binnen\b|dit\b|het\b|volgend)(?:[\w-]+ ){0,3}?(?:jaar|jaren|maanden|decennia|tijd)\b",
    },
)
_FAITH: Final = Saying(
    "geloven gelooft weten weet beseffen begrijpen merken verwachten vertrouwen dromen geloof danken "
    "onderschrijven heten",
    phrases=(
        *(f"zijn {of}overtuigd" for of in ("", "ervan ", "er van ", "van ")),
        *(f"zijn {of}{happy}" for of in ("", "er ") for happy in ("blij", "trots")),
        *(f"kijken {out}" for out in ("uit", "ernaar")),
        *(f"hebben {what}" for what in ("er zin in", "vertrouwen")),
        *(f"staan {we} achter" for we in ("wij", "we")),
        "van mening",
        "rekenen op",
        "sluiten ons daar",
        "nodigen u",
        "horen graag",
    ),
    shapes={
        "vinden vindt": r"\A(?!.*\bzouden\b).*\b(?<!te )vind(?:en|t)\b(?!.*\bplaats\b)",
        "wensen": r"\bhebben (?:ook |nog |wel )*wensen\b",
    },
)
_PAST: Final = Saying(
    "werd werden was waren had hadden organiseerde organiseerden bereikte bereikten namen trok trokken kwam "
    "kwamen ging gingen deed deden begon bleek bleken kreeg kregen gaf liep liepen stond stonden zat zaten bleef "
    "bleven vond vonden hielp hielpen hield bracht brachten koos schreef zag zagen verscheen kon konden moest "
    "moesten werkte startte werkten maakte maakten telde leidde groeide vroegen schreven spraken",
    shapes={
        "hebben heeft": r"\b(?:hebben|heeft) (?:wij |we )?[^.]{0,60}?\bge\w+(?:d|t|en)\b",
        "begonnen gestart opgericht ontstaan uitgegroeid": (
            r"\b(?:zijn|is) [^.]{0,60}?\b(?:begonnen|gestart|opgericht|ontstaan|uitgegroeid)\b"
        ),
    },
    flags=re.NOFLAG,
)
_TO_COME: Final = (
    r"(?!.*\b(?:wij|we|zal|zullen|gaat|gaan|wordt|worden|kom(?:t|en)|start(?:en)?|begint|beginnen|[Ss]traks|"
    r"[Vv]oortaan|[Ee]ind|[Uu]iterlijk|[Bb]innen|[Vv]anaf|[Oo]ver \w+ jaar|20[0-9]{2})\b)"
)
"""Nothing in the sentence is ours or still to come."""
_QUOTES: Final = ("‘", "“", '"', "'")
_OURS: Final = r"(?!.*\b(?:wij|we|ons|zal|zullen|gaat|gaan|wordt|worden)\b)"
_OF_OTHERS: Final = Saying(
    shapes={
        "u uw": r"\b(?:u|uw)\b",
        "zo daarmee hiermee hierdoor daardoor manier": (
            r"\A(?:Zo|Daarmee|Hiermee|Hierdoor|Daardoor|Op die manier) "
            r"(?!(?:gaan|zullen|beloven|mogelijk|nodig)\b)"
        ),
        "dat dit daar": r"\A(?:Dat|Dit|Daar) (?!(?:begint|gaat|gebeurt|komt|krijgt|start|wordt)\b)[a-z]+t\b",
        "informatie inlichtingen vragen contact": (
            r"\A(?:Voor )?(?:meer |nadere )?(?:[Ii]nformatie|[Ii]nlichtingen|[Vv]ragen|[Cc]ontact)\b"
        ),
        "praktijk ervaring onderzoek": r"\A(?:De praktijk|(?:De )?[Ee]rvaring|Onderzoek)\b",
        "geldt gelden loopt lopen": (
            r"\A(?:Deze|De|Onze) (?:pledge|beloften?|beloftes|afspraken|toezeggingen)\b[^,]*"
            r"\b(?:geld(?:t|en)|lo(?:opt|pen))\b"
        ),
        "vaak meestal doorgaans helaas steeds gemiddeld": (
            rf"\A{_OURS}.*\b(?:vaak|meestal|doorgaans|helaas|nog steeds|dan gemiddeld)\b"
        ),
        "veel weinig steeds meeste één eén aantal": (
            rf"\A{_OURS}(?:(?:Te |Heel )?[Vv]eel|Weinig|Steeds m(?:eer|inder)|De meeste|[EÉ]én op de|"
            r"Het aantal (?=\D*\Z))"
        ),
    },
    flags=re.NOFLAG,
)
"""Questions, quotations, conclusions, how long it holds, and what is the case with many, whoever promises."""
_NOT_GIVEN: Final = (
    r"(?!.*\b(?:wij|we|ons|onze|krijgen|krijgt|ontvangen|kunnen|mogen|worden|wordt|zullen|leren|doen|komen|maken)\b|"
    r".*, [a-z]+t (?:de|het|een) )"
)
"""Nothing is given to people, nor may they do anything."""
_IS_SO: Final = Saying(
    shapes={
        "al": rf"\A{_TO_COME}.*\w (?<!voor)al (?!(?:het|de|die|deze|ons|onze|hun|haar|zijn|in|na|vanaf|voor|op|bij)\b)",
        "op helft kwart derde": (
            rf"\A{_TO_COME}(?:.*\b(?:[Ee]en|[ÉéE]én|twee|drie|vier|\d+) op de (?!\w*dag)\w+|"
            r"(?:De helft|Een kwart|Een derde|Twee derde|Driekwart) van\b)"
        ),
        "dan": r"\bdan (?:elders|vroeger|gemiddeld|landelijk|\w+ anders)\b",
        "steeds": r"\bsteeds (?:vaker|meer|minder|\w+er)\b(?=.*\bom\b)",
        "daardoor hierdoor": rf"\A{_TO_COME}.*\b(?:daardoor|hierdoor)\b",
        "verwachting": r"\ANaar verwachting \w+ (?:dit|dat)\b|\A(?:De|Onze) verwachting\b",
        "meeste": rf"\A{_TO_COME}.*\bde meeste\b",
        "er": (
            rf"\A{_TO_COME}(?:Iedere|Elke?|Per|In|Op|Bij|Jaarlijks|Dagelijks)\b.*[a-z]en er "
            r"(?:ruim |zo['’]n |bijna |meer dan )?\d"
        ),
        "soms zelden nauwelijks": rf"\A{_TO_COME}.*\b(?:soms|zelden|nauwelijks)\b",
        "niet": r"\ANiet (?:alle|elke?|iedere?|iedereen)\b",
        "voren": r"\bkom(?:t|en) naar voren\b",
        "gaat": r"\A(?:Het|Hier(?:bij)?|Daarbij) gaat (?:het )?(?:om|over)\b",
        "hangt hangen": r"\bhang(?:t|en) (?:\w+ )?(?:af|samen)\b",
        "plaats": r"\b(?:biedt|bieden) plaats\b",
        "hun ze": r"\AHun \w+ (?!.*\b(?:wordt|worden|krijgt|krijgen)\b)|\A(?!.*\b(?:wij|we)\b)[^,;]*[a-z]en ze\b",
        "mensen mannen vrouwen werkgevers sommige andere": (
            rf"\A(?:Ook )?(?:[Mm]ensen|[Mm]annen|[Vv]rouwen|[Ww]erkgevers|(?:[Ss]ommige|[Aa]ndere) \w+)\b{_NOT_GIVEN}"
        ),
        "rol": rf"\A{_TO_COME}.*\bspe(?:elt|len)\b.*\brol\b",
        "maar": rf"\A{_OURS}.*\bniet (?!langer|meer|alleen)[^.]*, maar\b",
        "zelf": r"\b(?:bepa(?:alt|len)|kie(?:st|zen)|beslis(?:t|sen))(?: \w+)? zelf\b",
        "komt komen": r"\bkom(?:t|en)\b[^,;]*\bvoor(?=[,.;]| dan\b)",
        "idee naam": rf"\A{_OURS}(?:Het|De) (?:\w+ )?(?:idee|naam)\b",
        "verstaan bedoelen": r"\b(?:verstaan|bedoelen) (?:wij|we)\b",
        "dank": r"\b(?:[Mm]et|[Oo]nze|[Vv]eel|[Gg]rote) dank\b|\A(?:\w+ )?[Dd]ank gaat\b",
        "voorwaarde": r"\A(?:(?:Een|De) v|V)oorwaarde\b",
    },
    flags=re.NOFLAG,
)
"""What is the case already, everywhere, with a share of people or as an effect; what words mean, whom we thank."""
_WITHIN: Final = (
    r"(?:,\s*|\s)(?:zodat|waar\w*|die|omdat|wie|dat|of|als|wat|hoe|hoewel|terwijl|zodra|voordat|nadat|totdat)\b[^,;]*|"
    r"\A(?:Als|Hoewel|Nu|Omdat|Wanneer|Wie|Zodra|Zolang)\b[^,;]*,"
)
"""What stands within another sentence, up to the next comma."""


def main_part(text: str) -> str:
    """Return a sentence up to its semicolon, without what stands within it."""
    return re.sub(_WITHIN, "", text.partition(";")[0])


def is_fact(text: str) -> bool:
    """Tell whether a sentence asks, quotes, believes or draws a conclusion."""
    is_asked = text.startswith(_QUOTES) or text.endswith("?")
    return is_asked or _OF_OTHERS.is_in(text) or _FAITH.is_in(main_part(text))


def is_so_now(text: str) -> bool:
    """Tell whether a sentence tells what was, has been since, or is the case whatever is promised."""
    main = main_part(text)
    return _PAST.is_in(main) or _SO_FAR.is_in(main) or _IS_SO.is_in(main)
