"""Things that can be made or be there, as a clause names them."""

import re
from typing import Final

from aig_cli.exchange.letter.rule.clause import has
from aig_cli.exchange.letter.rule.numeral import NUMERAL

TEXT: Final = (
    r"\w*(?:artikel(?:en)?|interviews?|bericht(?:en)?|verhaal|verhalen|column|folders|brochures|flyers|(?<!les)brieven)"
)
"""What something is told by."""
_THING: Final = (
    r"[\w-]*(?:apps?|sites?|platform|podcasts?|blogs?|magazine|nieuwsbrief|gids(?:je|en)?|boek(?:en|je|jes)?|leidraad|"
    r"handleiding(?:en)?|handreiking(?:en)?|richtlijn(?:en)?|protocol(?:len)?|plan(?:nen)?|folders?|brochures?|"
    r"flyers?|posters?|kaart(?:en)?|waaier|factsheets?|pakket(?:ten)?|toolkit|spel|films?|filmpjes?|video[’']?s?|"
    r"modules?|(?:zelf|huis)test(?:en)?|e-learnings?|instrument(?:en)?|lijst(?:en)?|(?:meld|steun|tap|gezondheids|"
    r"beweeg)punt(?:en)?|loket(?:ten)?|plek(?:ken)?|ruimtes?|pleinen|plein|tuin(?:en)?|baan|banen|pad|paden|routes?|"
    r"bos|velden|bank(?:je|jes|en)|plaatsen|steigers?|hoek|keuken|AED[’']?s?|rek(?:ken)?|fontein(?:en)?|database|"
    r"overzicht|rapport(?:age)?|keurmerk|netwerk|kring|centrum|wijzer|vestiging(?:en)?|stalling(?:en)?|schaal|bakken|"
    r"toestellen|woningen|recepten|lesbrieven|draaiboek)"
)
"""By the last part of its name."""
_NEW: Final = (
    rf"(?:(?<![\w.])(?:een|geen|nieuwe|{NUMERAL})|\A)(?:(?:\A| )(?!(?:in|op|bij|van|voor|met|over|aan|om|het|de|onze|"
    rf"uur) )[\w-]+){{0,2}}?(?:\A| )(?i:{_THING})\b(?! \w+(?:t|en) (?:wij|we|een|de)\b)"
)
"""One that the letter does not know yet: with `een`, a number or no article."""
_THERE: Final = (
    r"komt|komen|staat|staan|hangt|hangen|ligt|liggen|volgt|volgen|verschijnt|verschijnen|start|starten|begint|"
    r"beginnen|er\b.*\b(?:is|zijn)|(?:is|zijn) er|opzetten|op te zetten|denken na over|(?:zet|zetten)\b.*\bop|"
    r"krijgt er|krijgen er|plaatst|plaatsen|geplaatst"
)


def is_new_thing(clause: str) -> bool:
    """Tell whether a clause says that a new thing is to be there."""
    return has(clause, _THERE) and names_new_thing(clause)


def names_new_thing(clause: str) -> bool:
    """Tell whether a clause names a new thing."""
    return bool(re.search(_NEW, clause))


def is_only_thing(clause: str) -> bool:
    """Tell whether a text only names a thing, as items of lists do: `een folder over slaap`."""
    return bool(re.match(rf"{_NEW}(?: [a-z]\w*(?<!en))?(?=\Z|,| (?:voor|over|met|in|op|van|bij|om|en)\b)", clause))
