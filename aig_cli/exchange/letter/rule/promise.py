"""Sentences of running text in which somebody promises something, firmly or as an intention."""

import re
from collections.abc import Sequence
from typing import Final

from aig_cli.exchange.letter.rule.party import Party

_INTENTIONS: Final = (
    r"\b(?:intentie|voornemens?|van plan|voornemen|ambitie|ambiëren|onze wens|de wens|de bedoeling)\b",
    (
        r"\b(?:hopen|hoopt|streven|streeft|overwegen|overweegt|onderzoeken (?:wij|we)?\s*(?:ook )?(?:of|hoe|samen|met|"
        r"de mogelijk)|onderzoekt (?:of|de mogelijk)|onderzoeken\b.{0,60}\bof\b|onderzoekt\b.{0,60}\bof\b|verkennen|"
        r"verkent|gaan (?:wij |we )?(?:ook )?na\b|gaat na\b|beogen|beoogt|mikken|mikt|trachten|proberen|probeert|"
        r"denken (?:wij |we )?(?:ook )?(?:na over|eraan|aan)|zouden|zou|bekijken|bekijkt|kijken (?:wij |"
        r"we )?(?:ook )?of|spannen (?:wij |we )?ons in|willen|wil|wensen|misschien|wellicht|zo mogelijk|hoopt|"
        r"als het (?:even )?(?:kan|lukt))\b"
    ),
)
_FIRST: Final = r"\b(?:wij|we)\b"
_FIRST_WEAK: Final = (
    r"\b(?:wij|we) (?:zijn|hebben|zien|kennen|staan|horen|merken|bestaan|vormen|kunnen|mogen|moeten)\b|"
    r"\b(?:zijn|hebben|zien|kennen|staan|horen|merken|vormen|kunnen|mogen|moeten) (?:wij|we)\b"
)
"""Being, having and seeing: what somebody is or may do, which is no promise."""
_FUTURE: Final = r"\b(?:zal|zullen|gaat|gaan)\b"
_PASSIVE: Final = r"\b(?:wordt|worden)\b(?! (?:steeds|vaak|te weinig|nog|al|ook steeds|weer steeds))"
_COMES: Final = (
    r"\b(?:verschijnt|verschijnen|komt er|komen er|(?:komt|komen) (?:een|de|twee|drie)|start|starten|begint|beginnen|"
    r"opent|openen|krijgt|krijgen|hangt|ontvangt|ontvangen|stijgt|daalt|groeit|stelt|stellen|belooft|beloven|zegt|"
    r"zeggen|organiseert|organiseren|maakt|neemt|biedt|komt|komen|zorgt|deelt|legt|zet|geeft|schrijft|houdt|houden|"
    r"brengt|brengen|verspreidt|verspreiden|verzorgt|verzorgen|doet|presenteert|publiceert|vergoedt|vertelt|plaatst|"
    r"voert|traint|schoolt|leidt|bouwt|ontwikkelt|onderzoekt|nodigt|richt|werkt|draagt|betaalt|vermeldt|licht|lichten|"
    r"staakt|stopt|serveert)\b"
)
_IS: Final = r"\b(?:is|zijn|heeft|hebben|staat|staan|hoeft|geldt)\b"
_BY_WHEN: Final = (
    r"\b(?:eind|uiterlijk|binnen|straks|voortaan|vanaf|in 20[0-9]{2}|voor (?:[0-9]|het ein)|over (?:een|twee|"
    r"drie) jaar)\b"
)
_SO_FAR: Final = (
    r"\b(?:al (?:jaren|sinds|langer|vele?|ruim|meer dan)|sinds|reeds|tot nu toe|nu al|van oudsher|ooit|vroeger)\b"
)
_FAITH: Final = (
    r"\b(?:vinden|vindt|geloven|gelooft|weten|weet|zijn (?:ervan |er van |van )?overtuigd|van mening|beseffen|merken|"
    r"zijn (?:er )?(?:blij|trots)|kijken (?:uit|ernaar)|verwachten|vertrouwen|dromen|geloof|danken|rekenen op|"
    r"hebben (?:ook |nog |wel )*wensen|onderschrijven|sluiten ons daar|staan (?:wij|we) achter|heten|nodigen u|"
    r"horen graag|hebben er zin in|hebben vertrouwen)\b"
)
_PAST: Final = (
    r"\b(?:werd|werden|was|waren|had|hadden|organiseerden?|bereikten?|namen|trok|trokken|kwam|kwamen|ging|gingen|deed|"
    r"deden|(?:hebben|heeft) (?:wij |we )?[^.]{0,60}?\bge\w+(?:d|t|en))\b"
)
_CONDITION_OF_OTHERS: Final = r"\A[‘“\"']|\?\Z"


_STATES: Final = (
    r"\b(?:is|zijn|heeft|hebben|telt|tellen|kent|kennen|kan|kunnen|mag|mogen|moet|moeten|ziet|zien|weet|weten|vindt|vinden|"
    r"helpt|helpen|kost|kosten|blijkt|hoort|horen|zit|zitten|staat|staan|bereikt|bereiken|merkt|merken|leeft|leven)\b"
)
_PEOPLE: Final = (
    r"\w*(?:trainers|coaches|vrijwilligers|medewerkers|docenten|leraren|artsen|onderzoekers|partijen|partners|bestuur|directie|"
    r"verpleegkundigen|diëtisten|fysiotherapeuten|begeleiders|adviseurs|adviseur|therapeuten|koks|wethouder|raad)"
)


def is_intention(text: str) -> bool:
    """Tell whether a sentence hopes, plans, strives, considers, looks into or would like to."""
    main = re.sub(r"\b(?:die|dat|wie|waar\w*|zodat|omdat|of)\b[^,.;]*?\b(?:wil|willen|zouden|zou)\b", "", text)
    return any(re.search(pattern, main, re.IGNORECASE) for pattern in _INTENTIONS)


def is_promise(text: str, actors: str) -> bool:
    """Tell whether a sentence after the lead-in tells what is to be done, or to be the case.

    Args:
        text: the sentence.
        actors: the pattern of those who may act in it.
    """
    if re.search(_CONDITION_OF_OTHERS, text) or re.search(_FAITH, text, re.IGNORECASE):
        return False
    if is_intention(text):
        return True
    if re.search(_PAST, text) or re.search(_SO_FAR, text, re.IGNORECASE):
        return False
    is_acted = re.search(actors, text, re.IGNORECASE) and not re.search(_STATES, text)
    return _does(text) or _is_by_when(text) or bool(is_acted)


def actors(parties: Sequence[Party]) -> str:
    """Return the pattern of those who may act in a sentence: the parties, what they are, and their people."""
    own = [re.escape(each) for party in parties for each in (*party.names, party.head) if each]
    return rf"(?<!\w)(?:{'|'.join(own)}|{_PEOPLE})(?!\w)"


def _does(text: str) -> bool:
    """Tell whether the parties do something in a sentence, or something is done or comes."""
    own = re.search(_FIRST, re.sub(_FIRST_WEAK, "", text, flags=re.IGNORECASE), re.IGNORECASE)
    return bool(own) or _acts(text)


def _acts(text: str) -> bool:
    return any(re.search(pattern, text) for pattern in (_FUTURE, _PASSIVE, _COMES))


def _is_by_when(text: str) -> bool:
    """Tell whether something is to be the case by some time."""
    return bool(re.search(_IS, text) and re.search(_BY_WHEN, text, re.IGNORECASE))
