"""Sentences of running text that promise nothing: they ask, quote, believe, look back, or tell what is the case."""

import re
from typing import Final

from aig_cli.exchange.letter.rule.saying import Saying

_SO_FAR: Final = Saying(
    "sinds reeds ooit vroeger afgelopen",
    phrases=(
        *(f"al {long}" for long in ("jaren", "sinds", "langer", "vele", "ruim", "meer dan")),
        "tot nu toe",
        "nu al",
        "van oudsher",
    ),
    shapes={"vorig vorige": r"\bvorige? (?:jaar|week|maand|seizoen|schooljaar|zomer|winter)\b"},
)
_FAITH: Final = Saying(
    "geloven gelooft weten weet beseffen merken verwachten vertrouwen dromen geloof danken onderschrijven heten",
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
        "vinden vindt": r"\b(?<!te )vind(?:en|t)\b(?!.*\bplaats\b)",
        "wensen": r"\bhebben (?:ook |nog |wel )*wensen\b",
    },
)
_PAST: Final = Saying(
    "werd werden was waren had hadden organiseerde organiseerden bereikte bereikten namen trok trokken kwam kwamen "
    "ging gingen deed deden",
    shapes={
        "hebben heeft": r"\b(?:hebben|heeft) (?:wij |we )?[^.]{0,60}?\bge\w+(?:d|t|en)\b",
        "begonnen gestart opgericht ontstaan uitgegroeid": (
            r"\b(?:zijn|is) [^.]{0,60}?\b(?:begonnen|gestart|opgericht|ontstaan|uitgegroeid)\b"
        ),
    },
    flags=re.NOFLAG,
)
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
_WITHIN: Final = (
    r"(?:,\s*|\s)(?:zodat|waar\w*|die|omdat|wie|dat|of|als|wat|hoe|hoewel|terwijl|zodra|voordat|nadat|totdat)\b[^,;]*|"
    r"\A(?:Als|Hoewel|Nu|Omdat|Wanneer|Wie|Zodra|Zolang)\b[^,;]*,"
)
"""What stands within another sentence, up to the next comma."""


def main_part(text: str) -> str:
    """Return a sentence up to its semicolon, without what stands within it."""
    return re.sub(_WITHIN, "", text.partition(";")[0])


def is_fact(text: str) -> bool:
    """Tell whether a sentence asks, quotes, believes, draws a conclusion or tells what is the case."""
    return text.startswith(_QUOTES) or text.endswith("?") or _OF_OTHERS.is_in(text) or _FAITH.is_in(main_part(text))


def looks_back(text: str) -> bool:
    """Tell whether a sentence tells what was, or has been since."""
    main = main_part(text)
    return _PAST.is_in(main) or _SO_FAR.is_in(main)
