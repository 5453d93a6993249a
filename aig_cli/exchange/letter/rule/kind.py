"""What kind of commitment a sentence is, by its main verb."""

import re
from typing import Final

from aig_cli.model.code import CommitmentKind

_BY_VERB: Final = (
    (
        CommitmentKind.DISSEMINATION,
        r"\b(?:(?:deelt|delen)\b(?!.{0,60}\buit\b)|gedeeld|verspreid\w*|(?:maken|maakt|gemaakt)\b.{0,60}\bbekend\w*|bekend "
        r"\w*ma(?:ak|k)\w*|bekendmaken|vertellen|vertelt|verteld|schrijven (?:wij|we)\b|(?:wij|we) schrijven\b|"
        r"presenteren|presenteert|gepresenteerd|bericht|berichten|aangekondigd|kondigen|onder de aandacht|naar buiten|"
        r"horen via|lezen via|plaatsen (?:wij|we)|(?:wij|we) plaatsen|geplaatst|informeren|informeert|geïnformeerd|"
        r"te (?:lezen|vinden|zien|volgen|downloaden) (?:op|in|via)\b|uitdragen|dragen\b.{0,60}\buit\b|uitgezonden|vermeld\w*|"
        r"(?:zetten|zet)\b.{0,60}\bop (?:de|onze|haar|hun) (?:web)?site|vragen\b.{0,40}\baandacht|campagne|verstuurd|"
        r"publiceren\b.{0,80}\b(?:resultaten|uitkomsten|ervaringen|bevindingen|verhalen)|communiceren|uitgelegd|tonen|toont|getoond|laten (?:wij |we )?[^.]{0,40}\bzien|promoten|promoot|attenderen|"
        r"besteden\b.{0,40}\baandacht|aandacht besteed)\b",
    ),
    (
        CommitmentKind.OUTCOME,
        r"\b(?:stijgt|stijgen|daalt|dalen|groeit|groeien|neemt (?:af|toe)|nemen (?:af|toe)|halveert|verdubbelt|"
        r"(?:is|zijn)\b(?! (?:van plan|voornemens|bereid|gratis|bezig)).{0,80}\b(?:rookvrij\w*|lager|hoger|minder|meer|"
        r"gezond\w*|bereikt|gehalveerd|verdubbeld|kleiner|groter)|heeft (?:iedere|elke|alle|elk|ieder)\b|"
        r"hebben (?:alle|gewerkt|meegedaan)|hebben gewerkt|"
        r"(?:aantal|percentage|aandeel|ziekteverzuim|verzuim|uitval)\b.{0,80}\b(?:terug te brengen|te verlagen|"
        r"te verminderen|omlaag|te verhogen|terugbrengen|daalt|stijgt|terugdringen|terug te dringen|te halveren)|"
        r"(?:roken|bewegen|eten|voelen|sporten|drinken|slapen)\b.{0,60}\b(?:meer|minder|vaker|beter|gezonder))\b",
    ),
    (
        CommitmentKind.PRODUCT,
        r"\b(?:(?:maken|maakt|gemaakt)\b(?!.{0,80}\b(?:geschikt|mogelijk|rookvrij|gratis|zichtbaar|gebruik|toegankelijk|"
        r"afspraken|kennis|bespreekbaar|gezonder|groener|veiliger|vrij|tijd|duidelijk)\b)|ontwikkel\w*|leggen\b.{0,60}\baan\b|aangelegd|aanleggen|"
        r"richten\b.{0,60}\bin\b|ingericht|inrichten|openen|opent|geopend|publice\w+|gepubliceerd|brengen\b.{0,60}\buit\b|"
        r"verschijnt|verschijnen|verzamel\w*|lanceren|lanceert|gelanceerd|bouwen|bouwt|gebouwd|stellen\b.{0,60}\bop\b|"
        r"stelt\b.{0,60}\bop\b|opgesteld|komt (?:er )?een\b|komen er\b|hangt er|hangen er|staat er|ontsluit\w*|"
        r"(?:starten|start|beginnen|begint)\b.{0,20}\b(?:podcast|website|app|platform|blog|magazine|nieuwsbrief)|"
        r"schrijft een|schrijven een|bundelen|bundelt|plaatsen\b.{0,60}\b(?:banken|bankjes|tappunten|toestellen|borden)|"
        r"ontwerpen|ontwerpt|produceren|filmen|drukken|willen\b.{0,20}\been [\w-]*baan\b|samenstellen|vervaardig\w+|"
        r"(?:geven|geeft)\b.{0,60}\buit\b)",
    ),
)

_WITHIN: Final = r"(?:,\s*|\s)(?:zodat|waar\w*|die|omdat|wie)\b[^,;]*"
"""What stands within another sentence, up to the next comma."""


def kind(text: str) -> CommitmentKind:
    """Return the kind of a commitment: an activity where its main verb is of no other kind."""
    main = re.sub(_WITHIN, "", text)
    for kind_, pattern in _BY_VERB:
        if re.search(pattern, main, re.IGNORECASE):
            return kind_
    return CommitmentKind.ACTIVITY
