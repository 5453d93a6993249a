"""What verbs do: make a thing, tell something, or anything else."""

import re
from typing import Final

from aig_cli.exchange.letter.rule.clause import separable
from aig_cli.exchange.letter.rule.numeral import NUMERAL
from aig_cli.exchange.letter.rule.thing import TEXT
from aig_cli.model.code import CommitmentKind

_NO_THING: Final = (
    r"geschikt|mogelijk|\w+vrij|gratis|\w+baar|gebruik|\w+lijk|afspraken|kennis|vrij|tijd|duidelijk|werk|wegwijs|deel|"
    r"contact|kans|attent|bewust|onderdeel|(?:gezond|groen|veilig|leuk|makkelijk|sterk)er"
)
"""What is made, and is no thing: `mogelijk maken`."""
_NO_MAKING: Final = (
    rf"(?:\b(?:{_NO_THING}) (?:te )?(?:maken|gemaakt)\b|\b(?:maken|maakt)\b(?=.*\b(?:{_NO_THING})\b))(?!.*\bbekend\b)"
)
_OUTCOMES: Final = rf"over|resultaten|uitkomsten|ervaringen|bevindingen|{TEXT}"
_MAKES: Final = (
    (
        rf"schrij(?:ft|ven)(?= (?:(?:wij|we|samen) )*(?:een|het|{NUMERAL}) (?!{TEXT}))|(?:maken|maakt|"
        rf"gemaakt)(?!.*\bbekend\b)|plaatst|plaatsen|geplaatst|"
        r"(?:ontwikkel|verzamel|bundel|herschrijf)(?:t|en|d)|herschrijven|gebundeld|ontwerp(?:t|en)|ontworpen|ontsluit\w*|"
        rf"(?:publice(?:ren|ert)|gepubliceerd)(?!.*\b(?:{_OUTCOMES})\b)|verschijn(?:t|en)(?!.*\b{TEXT})|lance(?:ren|ert)|"
        rf"gelanceerd|"
        r"bouw(?:en|t)|gebouwd|produce(?:ren|ert)|vervaardig\w+|geopend|opent|openen|realise(?:ren|ert)|gerealiseerd|"
        r"install(?:eren|eert)|geïnstalleerd|drukken|gedrukt|filmen|planten|plant|geplant|"
        r"\A(?:de |het )?(?:publicatie|aanleg|bouw|ontwikkeling|realisatie|inrichting|oprichting|opening)"
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
        r"deelt|delen(?!.*\buit\b)|gedeeld|verspreid(?:en|t|ing)|(?:word\w*|is|zijn)\b.*\bverspreid|vertel(?:t|len|d)|"
        r"berichten|"
        r"bericht|presente(?:ren|ert|erd)|gepresenteerd|(?:geï|i)nforme(?:ren|ert|erd)|communice\w+|promo(?:ten|ot)|"
        r"gepromoot|"
        r"attende(?:ren|ert)|uitgezonden|vermeld(?:en|t)?|tonen|toont|getoond|adverte\w+|bekendheid|horen|wijst|wijzen|"
        r"gewezen|"
        r"uitleg|voorlichting|onder de aandacht|op de hoogte|naar buiten|voor het voetlicht|schrij(?:ft|ven)|"
        r"geschreven "
        r"over|"
        r"te (?:lezen|vinden|zien|downloaden|beluisteren|bekijken)|lezen\b.*\b(?:in|op|via)|laten?\b.*\bzien|"
        r"(?:vraagt|vragen|gevraagd|besteedt|besteden|besteed)\b.*\baandacht|publice\w+|gepubliceerd|verschijn(?:t|en)|"
        rf"(?:komt|komen|gaan)\b.*\b{TEXT}"
    ),
    separable("bekend", "maakt?|maken|gemaakt"),
    separable("aan", "kondigt?|kondigen|gekondigd"),
    separable("uit", "draagt?|dragen|gedragen"),
    separable("(?:rond|toe|mee)", "stuurt?|sturen|gestuurd"),
)
_DOES: Final = (
    (
        r"organise\w+|georganiseerd|houdt|houden|gehouden|(?:geeft|geven)(?!.*\b(?:uitleg|voorlichting)\b)|biedt|bieden|"
        r"verzorg(?:t|en|d)|train(?:t|en)|getraind|schoolt|scholen wij|begeleid(?:t|en)?|onderzoek(?:t|en)|"
        r"verken(?:t|nen)|"
        r"bekijk(?:t|en)|meten|meet|vergoed(?:t|en)?|voert|voeren|bezoek(?:t|en)|testen|help(?:t|en)|ondersteun(?:t|en)|"
        r"bespreken|sluit|sluiten|nodig(?:t|en)|doen mee|doet mee|vervang(?:t|en)|vraagt|vragen|zoek(?:t|en)|"
        r"neemt|nemen|"
        r"koken|kookt|deelname"
    ),
    separable("beschikbaar", "stelt?|stellen|gesteld"),
    separable("open", "stelt?|stellen|gesteld"),
)
_KINDS: Final = (
    (CommitmentKind.PRODUCT, _MAKES),
    (CommitmentKind.DISSEMINATION, _TELLS),
    (CommitmentKind.ACTIVITY, _DOES),
)


def kind_of_verb(clause: str) -> CommitmentKind | None:
    """Return the kind of the first verb of a clause that tells it: in Dutch the main one comes before the others."""
    clause = re.sub(_NO_MAKING, "", clause)
    found = [(verb.start(), kind) for kind, verbs in _KINDS for each in verbs if (verb := _find(clause, each))]
    return min(found, key=lambda each: each[0])[1] if found else None


def _find(clause: str, verb: str) -> re.Match[str] | None:
    return re.search(rf"(?<![\w-])(?:{verb})(?!\w)", clause)
