"""What kind of commitment a sentence is, by its main verb."""

import re
from typing import Final

from aig_cli.model.code import CommitmentKind

_NO_THING: Final = (
    r"(?:geschikt|mogelijk|rookvrij|gratis|zichtbaar|gebruik|toegankelijk|afspraken|kennis|bespreekbaar|gezonder|"
    r"groener|veiliger|vrij|tijd|duidelijk|werk|bekend|wegwijs|deel|contact|kans|attent|bewust|leuker|makkelijker|"
    r"aantrekkelijk\w*)"
)
"""What is made, and is no thing: `mogelijk maken`."""
_OTHERS: Final = (
    r"\b(?:kinderen|mensen|inwoners|leerlingen|medewerkers|jongeren|ouderen|cliënten|patiënten|ouders|bewoners|"
    r"huurders|werknemers|klanten|deelnemers|studenten|leden)\b"
)
_SHARED: Final = (
    r"\b(?:komt|komen|verschijn\w*)\b.{0,30}\b(?:artikel\w*|interviews?|bericht\w*|verhaal|verhalen)\b|\bgewezen op\b",
    r"\b(?:wijst|wijzen)\b.{0,60}\bop\b",
    r"\b(?:deelt|delen)\b(?!.{0,60}\buit\b)",
    (
        r"\b(?:gedeeld|verspreid\w*|bekend\w*ma\w+|vertel\w*|bericht(?:en)?|gepresenteerd|presente\w+|aangekondigd|"
        r"kondig\w*)\b"
    ),
    r"\b(?:maken|maakt|gemaakt)\b.{0,100}\bbekend\w*|\bbekend (?:te |ge)?ma\w+",
    r"\b(?:wij|we) schrijven\b|\bschrijven (?:wij|we)\b|\bschrijft\b|\b(?:ge|be)schreven over\b",
    r"\bonder de aandacht\b|\bnaar buiten\b|\bop de hoogte\b|\bvoor het voetlicht\b",
    (
        r"\b(?:horen|lezen|zien) (?:hierover |dit |hiervan )?(?:via|in|op)\b|\bte (?:lezen|vinden|zien|"
        r"downloaden) (?:op|in|via)\b"
    ),
    r"\bplaatsen (?:wij|we)\b|\b(?:wij|we) plaatsen\b.{0,80}\b(?:verhaal|verhalen|bericht\w*|artikel\w*)|\bgeplaatst\b",
    (
        r"\b(?:geïnformeerd|informe\w+|communice\w+|gecommuniceerd|promo(?:ten|ot)|gepromoot|attende\w+|uitgezonden|"
        r"vermeld\w*)\b"
    ),
    r"\b(?:tonen|toont|getoond|uitdragen|uitgedragen|campagne|verstuurd|adverte\w+|publice\w+ over)\b",
    (
        r"\blaten? (?:wij |we )?[^.]{0,60}\bzien\b|\bdragen\b.{0,80}\buit\b|\b(?:zetten|zet)\b.{0,60}\bop (?:de|"
        r"onze) \w*site\b"
    ),
    r"\b(?:vragen|vraagt|besteden|besteedt|besteed)\b.{0,60}\baandacht\b|\baandacht (?:besteed|gevraagd|geschonken)\b",
    r"\bpublice\w+\b.{0,80}\b(?:resultaten|uitkomsten|ervaringen|bevindingen|verhalen)\b",
)
_STATES: Final = (
    r"\A(?!.*\b(?:wij|we|wordt|worden|zal|zullen)\b).*\bvan \S+ naar \S+",
    r"\bheeft (?:de helft|driekwart|een derde|twee derde|[0-9])",
    r"\b(?:stijgt|stijgen|daalt|dalen|groeit|groeien|halveert|verdubbelt)\b|\b(?:neemt|nemen) .{0,40}\b(?:af|toe)\b",
    (
        r"\b(?:is|zijn)\b(?! (?:wij|we|van plan|voornemens|bereid|gratis|bezig)).{0,120}\b(?:rookvrij\w*|lager|hoger|"
        r"minder|meer|gezond\w*|bereikt|gehalveerd|verdubbeld|kleiner|groter|vaker|beter|gedaald|gestegen|gegroeid|"
        r"afgenomen|toegenomen)\b"
    ),
    (
        r"\bheeft (?:iedere|elke|alle|elk|ieder)\b|\b(?:hebben|heeft)\b.{0,80}\b(?:gewerkt|meegedaan|deelgenomen|"
        r"geleerd)\b"
    ),
    (
        r"\b(?:aantal|percentage|aandeel|\w*verzuim|uitval)\b.{0,120}\b(?:terug te|te ver(?:lagen|minderen|hogen)|"
        r"te halveren|terugbrengen|terugdringen|omlaag|omhoog)\b"
    ),
    r"\bstreven\b.{0,60}\b(?:daling|afname|stijging|toename|groei|halvering)\b",
    (
        rf"{_OTHERS}.{{0,60}}\b(?:roken|rookt|bewegen|beweegt|eten|eet|voelen|voelt|drinken|drinkt|slapen|slaapt|"
        rf"sporten|"
        r"kennen|kent|weten|weet|fietsen|fietst|wandelen|gaan lopend|lopen)\b"
    ),
)
_MADE: Final = (
    rf"(?<!geschikt te )(?<!mogelijk te )(?<!rookvrij te )\b(?:maken|maakt|gemaakt)\b(?!.{{0,120}}\b{_NO_THING}\b)",
    (
        r"\b(?:ontwikkel\w*|ontwerp\w*|ontworpen|verzamel\w*|ontsluit\w*|bundel\w*|gebundeld|publice\w+|gepubliceerd|"
        r"lance\w+|gelanceerd|bouw(?:en|t)|gebouwd|produce\w+|vervaardig\w*|samenstellen|samengesteld|geopend|opent|"
        r"openen|realise\w+|gerealiseerd|aangelegd|ingericht|opgesteld|opgericht|uitgebracht|verschijn\w*|inrichten|"
        r"aanleggen|oprichten|opstellen|uitbrengen|filmen|drukken)\b"
    ),
    (
        r"\b(?:leggen|legt)\b.{0,100}\baan\b|\b(?:richten|richt)\b.{0,100}\b(?:in|op)\b|\b(?:brengt|"
        r"brengen)\b.{0,80}\buit\b"
    ),
    (
        r"\b(?:stellen|stelt)\b.{0,100}\b(?:op|samen)\b|\bop te (?:richten|stellen|zetten)\b|\b(?:in te richten|"
        r"aan te leggen)\b"
    ),
    (
        r"\bkom(?:t|en)\b (?:er |in \w+ \w+ |op \w+ \w+ )?(?:een|twee|drie|vier|vijf|\d+)\b|\bkomen er\b|\b(?:hang|"
        r"sta)(?:t|an|en) er\b"
    ),
    r"\b(?:plaatst|plaatsen)\b|\b(?:zetten|zet)\b.{0,60}\b(?:neer|op)\b|\bvolgt\b.{0,30}\been\b",
    (
        r"\b(?:starten|start|beginnen|begint)\b.{0,30}\b(?:podcast|website|app|platform|blog|magazine|nieuwsbrief|"
        r"meldpunt)"
    ),
    r"\b(?:schrijft|schrijven|geschreven)\b.{0,20}\b(?:een|het) \w*(?:boek|gids|handleiding|plan|leidraad)\b",
    r"\bwillen\b.{0,20}\been [\w-]*baan\b",
)
_BY_VERB: Final = (
    (CommitmentKind.OUTCOME, _STATES),
    (CommitmentKind.DISSEMINATION, _SHARED),
    (CommitmentKind.PRODUCT, _MADE),
)
_WITHIN: Final = r"(?:,\s*|\s)(?:zodat|waar\w*|die|omdat|wie)\b[^,;]*"
"""What stands within another sentence, up to the next comma."""


def kind(text: str) -> CommitmentKind:
    """Return the kind of a commitment: an activity where its main verb is of no other kind."""
    main = re.sub(_WITHIN, "", text.partition(";")[0])
    told = (kind for kind, verbs in _BY_VERB if any(re.search(verb, main, re.IGNORECASE) for verb in verbs))
    return next(told, CommitmentKind.ACTIVITY)
