"""Sentences of running text in which somebody promises something, firmly or as an intention."""

import re
from collections.abc import Sequence
from typing import Final

from aig_cli.exchange.letter.rule.party import Party

_INTENTIONS: Final = (
    (
        r"\b(?:intenties?|voornemens?|van plan|ambities?|ambi[ëe]ren|ons streven|"
        r"(?:onze|de) (?:wens|bedoeling|droom|hoop))\b"
    ),
    (
        r"\b(?:hopen|hoopt|hopelijk|streven|streeft|overwegen|overweegt|verkennen|verkent|beogen|beoogt|mikken|mikt|"
        r"trachten|proberen|probeert|zouden|zou|willen|wil|wensen|misschien|wellicht|denken (?:wij |we )?(?:ook )?"
        r"(?:na over|eraan|aan)|mogelijk (?:volgt|komt|gaan|kunnen)|zo mogelijk|als het (?:even )?(?:kan|lukt)|"
        r"spannen (?:wij |we )?ons in|(?:nemen|neemt) (?:\w+ ){1,2}voor(?= om\b|\W?\Z)|voorgenomen)\b"
    ),
    r"\bgraag\b.*\b(?:maar|mits|als|zodra)\b",
)
_LOOKS_INTO: Final = (
    r"\b(?:onderzoek(?:en|t)|bekijk(?:en|t)|kijk(?:en|t)|ga(?:an|at)\b[^,;.]{0,20} na|zoek(?:en|t) uit)\b"
    r"[^,;.]{0,60}\b(?:of|hoe|welke?|wat|in hoeverre|(?:de )?mogelijkhe\w+|samen|met)\b"
)
_WISHES_OF_OTHERS: Final = r"\b(?:die|dat|wie|waar\w*|zodat|omdat|of)\b[^,.;]*?\b(?:wil|willen|zouden|zou)\b"
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
_IS: Final = r"\b(?:is|zijn|heeft|hebben|staat|staan|hoeft|geldt|bestaat|bestaan|kent|kennen|kan|kunnen|weet|weten)\b"
_BY_WHEN: Final = (
    r"\b(?:te (?:lezen|vinden|zien|downloaden)|welkom|eind|uiterlijk|binnen|straks|voortaan|vanaf|in 20[0-9]{2}|"
    r"(?:op|voor) [0-9]+|voor het einde?|over (?:een|twee|drie) jaar)\b"
)
_OPEN: Final = (
    r"\b(?:is|zijn|blijft|blijven)\b.*\b(?:open|geopend|bereikbaar|toegankelijk|beschikbaar|gratis|welkom)\b|"
    r"\A\w+ (?:activiteiten|ervaringen|plannen|recepten|resultaten|tips|uitkomsten|verhalen)\b.*\bsta(?:an|at)\b|"
    r"\A(?:Aan|Bij|In|Met|Na|Op|Via)\b.*\b(?:kan|kunnen)\b|"
    r"\b(?:kan|kunnen)\b.*\b(?:meedoen|deelnemen|terecht|aanmelden|lenen|gebruiken|volgen|krijgen|bij ons)\b"
)
"""What is open to people, or what they may do: a promise of those whose it is."""
_SO_FAR: Final = (
    r"\b(?:al (?:jaren|sinds|langer|vele?|ruim|meer dan)|sinds|reeds|tot nu toe|nu al|van oudsher|ooit|"
    r"vroeger|afgelopen|vorige? (?:jaar|week|maand|seizoen|schooljaar|zomer|winter))\b"
)
_FAITH: Final = (
    r"\b(?:(?<!te )vind(?:en|t)(?!.*\bplaats\b)|geloven|gelooft|weten|weet|zijn (?:ervan |er van |van )?overtuigd|"
    r"van mening|beseffen|merken|zijn (?:er )?(?:blij|trots)|kijken (?:uit|ernaar)|verwachten|vertrouwen|dromen|"
    r"geloof|danken|rekenen op|hebben (?:ook |nog |wel )*wensen|onderschrijven|sluiten ons daar|"
    r"staan (?:wij|we) achter|heten|nodigen u|horen graag|hebben er zin in|hebben vertrouwen)\b"
)
_PAST: Final = (
    r"\b(?:werd|werden|was|waren|had|hadden|organiseerden?|bereikten?|namen|trok|trokken|kwam|kwamen|ging|gingen|deed|"
    r"deden|(?:hebben|heeft) (?:wij |we )?[^.]{0,60}?\bge\w+(?:d|t|en)|"
    r"(?:zijn|is) [^.]{0,60}?\b(?:begonnen|gestart|opgericht|ontstaan|uitgegroeid))\b"
)
_OURS: Final = r"(?!.*\b(?:wij|we|ons|zal|zullen|gaat|gaan|wordt|worden)\b)"
_OF_OTHERS: Final = (
    r"\A[‘“\"']|\?\Z|\b(?:u|uw)\b",
    r"\A(?:Zo|Daarmee|Hiermee|Hierdoor|Daardoor|Op die manier) (?!(?:gaan|zullen|beloven|mogelijk|nodig)\b)",
    r"\A(?:Dat|Dit|Daar) (?!(?:begint|gaat|gebeurt|komt|krijgt|start|wordt)\b)[a-z]+t\b",
    r"\A(?:Voor )?(?:meer |nadere )?(?:[Ii]nformatie|[Ii]nlichtingen|[Vv]ragen|[Cc]ontact)\b",
    r"\A(?:De praktijk|(?:De )?[Ee]rvaring|Onderzoek)\b",
    r"\A(?:Deze|De|Onze) (?:pledge|beloften?|beloftes|afspraken|toezeggingen)\b[^,]*\b(?:geld(?:t|en)|lo(?:opt|pen))\b",
    rf"\A{_OURS}.*\b(?:vaak|meestal|doorgaans|helaas|nog steeds|dan gemiddeld)\b",
    rf"\A{_OURS}(?:(?:Te |Heel )?[Vv]eel|Weinig|Steeds m(?:eer|inder)|De meeste|[EÉ]én op de|Het aantal (?=\D*\Z))",
)
"""Questions, quotations, conclusions, how long it holds, and what is the case with many, whoever promises."""
_SENTENCE: Final = r"\A\S+(?: \S+){2,}[.!…;][\"'’”)]*\Z"
_WITHIN: Final = (
    r"(?:,\s*|\s)(?:zodat|waar\w*|die|omdat|wie|dat|of|als|wat|hoe|hoewel|terwijl|zodra|voordat|nadat|totdat)\b[^,;]*|"
    r"\A(?:Als|Hoewel|Nu|Omdat|Wanneer|Wie|Zodra|Zolang)\b[^,;]*,"
)
"""What stands within another sentence, up to the next comma."""

_STATES: Final = (
    r"\b(?:bestaat|bestaan|is|zijn|heeft|hebben|telt|tellen|kent|kennen|kan|kunnen|mag|mogen|moet|moeten|ziet|zien|"
    r"weet|weten|vind(?:t|en)(?!.*\bplaats\b)|helpt|helpen|kost|kosten|blijkt|hoort|horen|zit|zitten|staat|staan|"
    r"bereikt|bereiken|merkt|merken|leeft)\b"
)
_PEOPLE: Final = (
    r"\w*(?:trainers|coaches|vrijwilligers|medewerkers|docenten|leraren|artsen|onderzoekers|partijen|partners|bestuur|"
    r"directie|verpleegkundigen|diëtisten|fysiotherapeuten|begeleiders|adviseurs|adviseur|therapeuten|koks|wethouder|"
    r"raad)"
)


def is_intention(text: str) -> bool:
    """Tell whether a sentence hopes, plans, strives, considers, looks into or would like to."""
    main = re.sub(_WISHES_OF_OTHERS, "", text, flags=re.IGNORECASE)
    return bool(re.search(_LOOKS_INTO, text, re.IGNORECASE)) or any(
        re.search(pattern, main, re.IGNORECASE) for pattern in _INTENTIONS
    )


def announces_intentions(lead_in: str) -> bool:
    """Tell whether what stands above a list says that its items are intentions: `Onze voornemens:`."""
    return bool(re.search(r"\b(?:voornemens?|intenties?|hopen|overwegen|verkennen)\b", lead_in, re.IGNORECASE))


def is_action(text: str, actors: str) -> bool:
    """Tell whether a sentence says what somebody is to do, or what is to be the case, wherever it stands.

    Args:
        text: the sentence.
        actors: the pattern of those who may act in it.
    """
    if _is_other(text):
        return False
    is_acted = re.search(actors, text, re.IGNORECASE) and not re.search(_STATES, text)
    return is_intention(text) or _does(text) or _is_by_when(text) or bool(is_acted)


def is_promise(text: str) -> bool:
    """Tell whether a sentence among promises is one: it does not say what is, was, or what somebody believes."""
    if _is_other(text) or not re.search(_SENTENCE, text):
        return False
    main = _main(text)
    if main != text and main.count(" ") < 2 and not re.search(_FIRST, main, re.IGNORECASE):
        return False
    is_so = is_intention(text) or _does(main) or _is_by_when(main) or re.search(_OPEN, main)
    return bool(is_so) or not re.search(_STATES, main)


def _main(text: str) -> str:
    """Return a sentence up to its semicolon, without what stands within it."""
    return re.sub(_WITHIN, "", text.partition(";")[0])


def _is_other(text: str) -> bool:
    """Tell whether a sentence asks, quotes, believes, looks back or draws a conclusion."""
    main = _main(text)
    if any(re.search(pattern, text) for pattern in _OF_OTHERS) or re.search(_FAITH, main, re.IGNORECASE):
        return True
    looks_back = re.search(_PAST, main) or re.search(_SO_FAR, main, re.IGNORECASE)
    return bool(looks_back) and not is_intention(text)


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
