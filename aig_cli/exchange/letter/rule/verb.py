"""What verbs do: make a thing, tell something, or anything else."""

import re
from typing import Final

from aig_cli.exchange.letter.rule.clause import has, separable
from aig_cli.exchange.letter.rule.numeral import NUMERAL
from aig_cli.exchange.letter.rule.thing import TEXT
from aig_cli.model.code import CommitmentKind

_NO_THING: Final = (
    r"geschikt|mogelijk|\w+vrij|gratis|\w+baar|gebruik|\w+lijk|afspraken|kennis|vrij|tijd|duidelijk|werk|wegwijs|deel|"
    r"contact|kans|attent|bewust|onderdeel|reclame|(?:gezond|groen|veilig|leuk|makkelijk|sterk)er"
)
"""What is made, and is no thing: `mogelijk maken`."""
_NO_MAKING: Final = (
    rf"(?:\b(?:{_NO_THING}) (?:te )?(?:maken|gemaakt)\b|\b(?:maken|maakt)\b(?=.*\b(?:{_NO_THING})\b))(?!.*\bbekend\b)"
)
_OUTCOMES: Final = rf"over|resultaten|uitkomsten|ervaringen|bevindingen|{TEXT}"
_MAKES: Final = (
    (
        rf"schrij(?:ft|ven)(?= (?:(?:wij|we|samen) )*(?:een|het|{NUMERAL}) (?!{TEXT}))|(?:maken|maakt|"
        rf"gemaakt)(?!.*\bbekend\b)|plaatst|plaatsen|geplaatst|(?:ontwikkel|verzamel|bundel|herschrijf)(?:t|en|d)|"
        rf"herschrijven|gebundeld|ontwerp(?:t|en)|ontworpen|ontsluit\w*|(?:publice(?:ren|ert)|"
        rf"gepubliceerd)(?!.*\b(?:{_OUTCOMES})\b)|verschijn(?:t|en)(?!.*\b{TEXT})|lance(?:ren|ert)|gelanceerd|"
        rf"bouw(?:en|t)|gebouwd|produce(?:ren|ert)|vervaardig\w+|geopend|opent|openen|realise(?:ren|ert)|gerealiseerd|"
        rf"install(?:eren|eert)|geïnstalleerd|drukken|gedrukt|filmen|planten|plant|geplant|\A(?:de |"
        rf"het )?(?:publicatie|aanleg|bouw|ontwikkeling|realisatie|inrichting|oprichting|opening)"
    ),
    separable("aan", "legt?|leggen|gelegd"),
    separable("in", "richt|richten|gericht"),
    separable("op", "richt|richten|gericht|stelt?|stellen|gesteld|hangt?|hangen|gehangen"),
    separable("samen", "stelt?|stellen|gesteld"),
    separable("uit", "brengt?|brengen|gebracht"),
    separable("neer", "zetten|zet|gezet"),
)
_TELLS: Final = (
    (
        rf"deelt|delen(?!.*\buit\b)|gedeeld|verspreid(?:en|t|ing)|(?:word\w*|is|zijn)\b.*\bverspreid|vertel(?:t|len|"
        rf"d)|berichten|bericht|presente(?:ren|ert|erd)|gepresenteerd|(?:geï|i)nforme(?:ren|ert|erd)|communice\w+|"
        rf"promo(?:ten|ot)|gepromoot|attende(?:ren|ert)|uitgezonden|vermeld(?:en|t)?|tonen|toont|getoond|adverte\w+|"
        rf"horen|wijst|wijzen|gewezen|uitleg|voorlichting|reclame|"
        rf"schrij(?:ft|ven)|geschreven over|te (?:lezen|vinden|zien|downloaden|"
        rf"beluisteren|bekijken)|lezen\b.*\b(?:in|op|via)|laten?\b.*\bzien|(?:vraagt|vragen|gevraagd|besteedt|"
        rf"besteden|besteed)\b.*\baandacht|publice\w+|gepubliceerd|verschijn(?:t|en)|(?:komt|komen|gaan)\b.*\b{TEXT}"
    ),
    separable("bekend", "maakt?|maken|gemaakt"),
    separable("aan", "kondigt?|kondigen|gekondigd"),
    separable("uit", "draagt?|dragen|gedragen"),
    separable("(?:rond|toe|mee)", "stuurt?|sturen|gestuurd"),
)
_DOES: Final = (
    (
        r"organise\w+|georganiseerd|houdt|houden|gehouden|(?:geeft|geven)(?!.*\b(?:uitleg|voorlichting)\b)|biedt|"
        r"bieden|verzorg(?:t|en|d)|train(?:t|en)|getraind|schoolt|scholen wij|begeleid(?:t|en)?|onderzoek(?:t|en)|"
        r"verken(?:t|nen)|bekijk(?:t|en)|meten|meet|vergoed(?:t|en)?|voert|voeren|bezoek(?:t|en)|testen|help(?:t|en)|"
        r"ondersteun(?:t|en)|bespreken|sluit|sluiten|nodig(?:t|en)|doen mee|doet mee|vervang(?:t|en)|vraagt|vragen|"
        r"zoek(?:t|en)|neemt|nemen|koken|kookt|deelname"
    ),
    separable("beschikbaar", "stelt?|stellen|gesteld"),
    separable("open", "stelt?|stellen|gesteld"),
)
_SAYINGS: Final = (
    r"bekendheid|onder de aandacht|op de hoogte|voor het voetlicht|(?:treden|treedt|brengen|brengt)\b.*\bnaar buiten"
)
"""What tells, whatever its verb."""
_KINDS: Final = (
    (CommitmentKind.PRODUCT, _MAKES),
    (CommitmentKind.DISSEMINATION, _TELLS),
    (CommitmentKind.ACTIVITY, _DOES),
)


def kind_of_verb(clause: str) -> CommitmentKind | None:
    """Return the kind of the first verb of a clause that tells it: in Dutch the main one comes before the others."""
    if has(clause, _SAYINGS):
        return CommitmentKind.DISSEMINATION
    clause = re.sub(_NO_MAKING, "", clause)
    found = [(verb.start(), kind) for kind, verbs in _KINDS for each in verbs if (verb := _find(clause, each))]
    return min(found, key=lambda each: each[0])[1] if found else None


def _find(clause: str, verb: str) -> re.Match[str] | None:
    return re.search(rf"(?<![\w-])(?:{verb})(?!\w)", clause)
