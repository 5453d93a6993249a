"""Sentences of running text in which somebody promises something, firmly or as an intention."""

import re
from collections.abc import Sequence
from typing import Final

from aig_cli.exchange.letter.rule.party import Party

_INTENTIONS: Final = (
    r"\b(?:intentie|voornemens?|van plan|voornemen|ambitie|ambiëren|wens(?:en)?|streefdoel|bedoeling)\b",
    r"\b(?:hopen|hoopt|streven|streeft|overwegen|overweegt|onderzoeken (?:wij|we)?\s*(?:ook )?(?:of|hoe|samen|met|de "
    r"mogelijk)|onderzoekt (?:of|de mogelijk)|onderzoeken\b.{0,60}\bof\b|onderzoekt\b.{0,60}\bof\b|verkennen|verkent|"
    r"gaan (?:wij |we )?(?:ook )?na\b|gaat na\b|beogen|beoogt|mikken|mikt|trachten|proberen|probeert|"
    r"denken (?:wij |we )?(?:ook )?(?:na over|eraan|aan)|zouden|zou|bekijken|bekijkt|kijken (?:wij |we )?(?:ook )?of|"
    r"spannen (?:wij |we )?ons in|willen|wil|wensen)\b",
)
_FIRST: Final = r"\b(?:wij|we)\b"
_FUTURE: Final = r"\b(?:zal|zullen|gaat|gaan)\b"
_PASSIVE: Final = r"\b(?:wordt|worden)\b"
_COMES: Final = (
    r"\b(?:verschijnt|verschijnen|komt er|komen er|(?:komt|komen) (?:een|de|twee|drie)|start|starten|begint|beginnen|"
    r"opent|openen|krijgt|krijgen|hangt|ontvangt|ontvangen|staat|staan|gaat|gaan|is|zijn|heeft|hebben|stijgt|daalt|"
    r"groeit|stelt|stellen|belooft|beloven|zegt|zeggen|organiseert|organiseren|maakt|neemt|biedt|komt|komen|zorgt|deelt|"
    r"legt|zet|geeft|schrijft|houdt|houden|brengt|brengen|verspreidt|verspreiden|verzorgt|verzorgen|doet|vindt)\b"
)
_FAITH: Final = (
    r"\b(?:vinden|vindt|geloven|gelooft|weten|weet|zijn (?:ervan |er van |van )?overtuigd|van mening|beseffen|"
    r"merken|zijn (?:er )?(?:blij|trots)|kijken (?:uit|ernaar)|danken|rekenen op|hebben ook wensen|hebben (?:nog )?"
    r"wensen|onderschrijven|sluiten ons daar|staan (?:wij|we) achter|heten|nodigen u|horen graag|hebben er zin in|"
    r"hebben vertrouwen)\b"
)
_PAST: Final = (
    r"\b(?:werd|werden|was|waren|had|hadden|organiseerden?|bereikten?|namen|trok|trokken|kwam|kwamen|ging|gingen|deed|"
    r"deden|(?:hebben|heeft) (?:wij |we )?[^.]{0,60}?\bge\w+(?:d|t|en))\b"
)
_CONDITION_OF_OTHERS: Final = r"\A[‘“\"']|\?\Z"


def is_intention(text: str) -> bool:
    """Tell whether a sentence hopes, plans, strives, considers, looks into or would like to."""
    main = re.sub(r"\b(?:die|dat|wie|waar\w*|zodat|omdat|of)\b[^,.;]*?\b(?:wil|willen|zouden|zou)\b", "", text)
    return any(re.search(pattern, main, re.IGNORECASE) for pattern in _INTENTIONS)


def is_promise(text: str, parties: Sequence[Party]) -> bool:
    """Tell whether a sentence after the lead-in tells what is to be done, or to be the case."""
    if re.search(_CONDITION_OF_OTHERS, text) or re.search(_FAITH, text, re.IGNORECASE) or re.search(_PAST, text):
        return False
    return (
        any(re.search(pattern, text, re.IGNORECASE) for pattern in (_FIRST, _FUTURE, _PASSIVE))
        or bool(re.search(_COMES, text))
        or any(party.is_in(text) for party in parties)
    )
