"""Clauses that say what is to be the case, or what people do in consequence, rather than what the parties do."""

import re
from typing import Final

from aig_cli.exchange.letter.rule.clause import has
from aig_cli.exchange.letter.rule.noun import PEOPLE
from aig_cli.exchange.letter.rule.numeral import NUMERAL

_AMOUNT: Final = r"(?:aantal|percentage|aandeel|\w*verzuim|\w*uitval|\w*verbruik|\w*uitstoot)"
_AIMED: Final = (
    rf"word(?:t|en)\b(?: [\w-]+){{0,12}} (?:\w+vrij|gezonder|groener|veiliger|beter|toegankelijk)(?=\Z|[,.]| (?:in|op|"
    rf"voor)\b)|{_AMOUNT}\b.*\b(?:terug|om)(?: ?te ?)?(?:brengen|dringen|laag|hoog)|"
    rf"{_AMOUNT}\b.*\b(?:te )?(?:ver(?:lagen|minderen|hogen|groten)|halveren)|(?:streven|"
    rf"streeft)\b.*\bnaar\b.{{0,60}}\b(?:daling|afname|stijging|toename|groei|halvering|verlaging|vermindering|minder|"
    rf"meer|lager|hoger)"
)
"""A change that is aimed at, whoever does so."""
_NAMED: Final = (
    r"\A(?:een )?(?:daling|afname|stijging|toename|groei|halvering|verlaging|vermindering|minder|meer)\b"
    r"(?!.*\b(?:wij|we)\b)"
)
"""A change that an item of a list names."""
_ACTS: Final = r"wij|we|wordt|worden|breidt|breiden"
_CHANGES: Final = (
    r"(?:stijg|daal|groei|halveer|verdubbel)t|(?:stijg|dal|groei|halver|verdubbel)en|(?:neemt|nemen)\b.*\b(?:af|toe)"
    r"(?=\Z|[,.]| (?:met|van|tot|in)\b)|(?:af|toe)n(?:eemt|emen)|gaa[nt]\b.*\bvan \S+ naar \S+"
)
_PARTICIPLE: Final = (
    r"\w*(?:ge(?!zond\b|schikt\b|richt\b)\w{2,}|ver\w+|be(?!kend\b|reid\b)\w+|ont\w+|her\w+)(?:d|t)\b|"
    r"\w*ge\w{2,}(?<!gezinn)(?<!gemeent)en(?=\Z|[,.])"
)
_BECOME: Final = (
    r"gedaald|gestegen|gegroeid|afgenomen|toegenomen|overgestapt|gestopt|gehalveerd|verdubbeld|verbeterd|bereikt|"
    r"gewerkt|meegedaan|deelgenomen|geleerd|gevolgd|gehaald"
)
_IS: Final = (
    rf"(?:is|zijn|hebben|heeft)\b.*\b(?:{_BECOME})|(?:{_BECOME}) (?:is|zijn|hebben|heeft)|(?:is|zijn|heeft|"
    rf"hebben)\b(?!.*\b(?:te \w+en|van plan|voornemens|bereid|bezig|aanwezig|betrokken|actief|wens|ambitie|intentie|"
    rf"voornemen|plan|{_PARTICIPLE})\b)"
)
_TAKES_PART: Final = (
    r"(?:doet|doen)\b.*\bmee|meedoe[nt]|meedoen|(?:nemen|neemt)\b.*\bdeel|deelne(?:men|emt)|volg(?:t|en)|haalt|halen|"
    r"leert|leren|stap(?:t|pen)\b.*\bover|kiest|kiezen|komt|komen"
)
_LIVES: Final = (
    r"beweegt|bewegen|rookt|roken|eet|eten|drinkt|drinken|slaapt|slapen|sport|sporten|fietst|fietsen|voelt|voelen|kent|"
    r"kennen|weet|weten|wandelt|wandelen|gaan? lopend|ervaart|ervaren"
)
_TOPIC: Final = rf"\b(?:over|naar|met|van|zonder|tegen) (?:\w+(?:,| en) )*(?:{_LIVES})\b(?:(?:,| en) (?:{_LIVES})\b)*"
"""What is spoken of or stopped with: `over roken en drinken`."""
_ACTORS: Final = (
    r"\w*(?:trainers|coaches|vrijwilligers|docenten|leraren|artsen|kundigen|diëtisten|peuten|begeleiders|adviseurs|"
    r"koks|instructeurs|leiders|bestuurders|wethouders|medewerkers|chauffeurs|werkers|assistenten|hygiënisten)"
)
"""People of the parties, who take part in their name."""
_SHARE: Final = (
    r"(?<=helft|derde|kwart) van (?:(?:de|onze|het|alle) )?|(?<=procent) van (?:(?:de|onze) )?|(?<=%) van "
    r"(?:(?:de|onze) )?"
)
_PHRASE: Final = (
    rf"\b(?:voor|aan|met|van|bij|onder|door|naar|over|tegen|tot|op|in|uit|namens) (?:(?:de|het|een|ons|onze|hun|alle|"
    rf"meer|andere) )*(?:{NUMERAL} )?(?:[a-zà-þ]\w*e )*{PEOPLE}(?: en {PEOPLE})?"
)
"""People who are not the subject."""


def is_state(clause: str) -> bool:
    """Tell whether a clause says what is to be the case, or what people other than the parties do."""
    if has(clause, _AIMED) or re.match(_NAMED, clause):
        return True
    if has(clause, _ACTS):
        return False
    clause = re.sub(_TOPIC, "", clause)
    subjects = re.sub(_PHRASE, "", re.sub(_SHARE, " ", clause))
    does = has(clause, _LIVES) or (has(clause, _TAKES_PART) and not has(subjects, _ACTORS))
    return (does and has(subjects, PEOPLE)) or has(clause, rf"{_CHANGES}|{_IS}|\A(?:het|ons|onze|de) {_AMOUNT}")
