"""What kind of commitment a sentence is, by its main verb."""

import re
from typing import Final

from aig_cli.model.code import CommitmentKind

_BY_VERB: Final = (
    (
        CommitmentKind.DISSEMINATION,
        (
            r"\b(?:(?:deelt|delen)\b(?!.{0,60}\buit\b)|gedeeld|verspreid\w*|(?:maken|maakt|"
            r"gemaakt)\b.{0,60}\bbekend\w*|bekend \w*ma(?:ak|k)\w*|bekendmaken|vertellen|vertelt|verteld|"
            r"schrijven (?:wij|we)\b|(?:wij|we) schrijven\b|presenteren|presenteert|gepresenteerd|bericht|berichten|"
            r"aangekondigd|kondigen|onder de aandacht|naar buiten|horen via|lezen via|plaatsen (?:wij|we)|(?:wij|"
            r"we) plaatsen|geplaatst|informeren|informeert|geïnformeerd|te (?:lezen|vinden|zien|volgen|"
            r"downloaden) (?:op|in|via)\b|uitdragen|dragen\b.{0,60}\buit\b|uitgezonden|vermeld\w*|(?:zetten|"
            r"zet)\b.{0,60}\bop (?:de|onze|haar|hun) (?:web)?site|vragen\b.{0,40}\baandacht|campagne|verstuurd|"
            r"publiceren\b.{0,80}\b(?:resultaten|uitkomsten|ervaringen|bevindingen|verhalen)|communiceren|uitgelegd|"
            r"tonen|toont|getoond|laten (?:wij |we )?[^.]{0,40}\bzien|promoten|promoot|attenderen|op de hoogte|"
            r"besteden\b.{0,40}\baandacht|aandacht besteed)\b"
        ),
    ),
    (
        CommitmentKind.OUTCOME,
        (
            r"\b(?:stijgt|stijgen|daalt|dalen|groeit|groeien|neemt (?:af|toe)|nemen (?:af|toe)|halveert|verdubbelt|"
            r"(?:is|zijn)\b(?! (?:van plan|voornemens|bereid|gratis|bezig)).{0,80}\b(?:rookvrij\w*|lager|hoger|minder|"
            r"meer|gezond\w*|bereikt|gehalveerd|verdubbeld|kleiner|groter)|heeft (?:iedere|elke|alle|elk|ieder)\b|"
            r"hebben (?:alle|gewerkt|meegedaan)|hebben gewerkt|(?:aantal|percentage|aandeel|ziekteverzuim|verzuim|"
            r"uitval)\b.{0,80}\b(?:terug te brengen|te verlagen|te verminderen|omlaag|te verhogen|terugbrengen|daalt|"
            r"stijgt|terugdringen|terug te dringen|te halveren)|(?:roken|bewegen|eten|voelen|sporten|drinken|"
            r"slapen)\b.{0,60}\b(?:meer|minder|vaker|beter|gezonder))\b"
        ),
    ),
    (
        CommitmentKind.PRODUCT,
        (
            r"\b(?:(?:maken|maakt|gemaakt)\b(?!.{0,80}\b(?:geschikt|mogelijk|rookvrij|gratis|zichtbaar|gebruik|"
            r"toegankelijk|afspraken|kennis|bespreekbaar|gezonder|groener|veiliger|vrij|tijd|duidelijk)\b)|"
            r"ontwikkel\w*|leggen\b.{0,60}\baan\b|aangelegd|aanleggen|richten\b.{0,60}\bin\b|ingericht|inrichten|"
            r"openen|opent|geopend|publice\w+|gepubliceerd|brengen\b.{0,60}\buit\b|verschijnt|verschijnen|verzamel\w*|"
            r"lanceren|lanceert|gelanceerd|bouwen|bouwt|gebouwd|stellen\b.{0,60}\bop\b|stelt\b.{0,60}\bop\b|opgesteld|"
            r"komt (?:er )?een\b|komen er\b|hangt er|hangen er|staat er|ontsluit\w*|(?:starten|start|beginnen|"
            r"begint)\b.{0,20}\b(?:podcast|website|app|platform|blog|magazine|nieuwsbrief)|schrijft een|schrijven een|"
            r"bundelen|bundelt|plaatsen\b.{0,60}\b(?:banken|bankjes|tappunten|toestellen|borden)|ontwerpen|ontwerpt|"
            r"produceren|filmen|drukken|willen\b.{0,20}\been [\w-]*baan\b|samenstellen|vervaardig\w+|(?:geven|"
            r"geeft)\b.{0,60}\buit\b)"
        ),
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
