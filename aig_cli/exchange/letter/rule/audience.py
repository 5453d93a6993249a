"""Sentences that only tell whom a channel reaches: they are reach, and promise nothing."""

import re
from typing import Final

_REACHES: Final = (
    r"\b(?:bereikt|bereiken|bereik|telt|tellen|heeft|hebben|gaat naar|gaan naar|komt bij|komen bij|valt in|vallen in|"
    r"gelezen|lezen|leest|gezien|trekt|trekken|oplage|verschijnt in|verstuurd|ontvangen|ontvangt|gevolgd|volgen|volgt|"
    r"bezoeken|bezoekt|bekeken|gebruikt|gebruiken|gaat in|ligt bij|hangt|zien|ziet|luisteren|kijken|aangemeld|"
    r"bezorgd|beluisterd|versturen|sturen)\b"
)
_FIGURE: Final = (
    r"(?<![\w€])(?<!€ )(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{2,}|[0-9]+ (?:duizend|miljoen)|\w*(?:honderd|duizend))"
    r"(?!\w)(?! procent|%| jaar)"
)
_WHO: Final = (
    r"\b\w*(?:lezers|abonnees|volgers|bezoekers|gebruikers|huishoudens|adressen|brievenbussen|gezinnen|leden|ouders|"
    r"medewerkers|professionals|mensen|oplage|exemplaren|luisteraars|kijkers|klanten|verzekerden|studenten|leerlingen|"
    r"inwoners|ondernemers|huurders|patiënten|cliënten|artsen|verpleegkundigen|vrijwilligers|ontvangers|deelnemers|"
    r"werknemers|collega[’']s|boeren|bewoners|sporters|scholen|organisaties|bedrijven|accounts|views|unieke)\b"
)

_CHANNEL: Final = (
    r"\w*(?:blad|bladen|krant|kranten|nieuwsbrief|nieuwsbrieven|site|websites?|pagina|app|magazine|tijdschrift|"
    r"intranet|platform|kanaal|kanalen|facebook|instagram|twitter|linkedin|schermen?|podcast|radio|omroep|bulletin|"
    r"portaal|mailing|folder|mededelingen|periodiek|vlog|blog|youtube|medium|media|post|gids|kalender|account)\b|"
    r"\A(?:die|dat|deze|dit|beide|samen|daarmee|zo)\b"
)
_ONLY: Final = (
    r"\b(?:wordt|worden)\b[^.;]{0,60}?\b(?:gelezen|gezien|bekeken|gevolgd|bezocht|beluisterd|verstuurd|verzonden|"
    r"gebruikt|bezorgd|ontvangen|verspreid (?:onder|in een oplage))\b|\b(?:bereiken|hebben|tellen|versturen|"
    r"sturen) (?:wij|we)\b|\b(?:wij|we) (?:bereiken|hebben|tellen|versturen|sturen)\b"
)
_DOES: Final = (
    r"\b(?:wij|we|wordt|worden|zal|zullen|schrijft|vertelt|deelt|verspreidt|presenteert|plaatst|publiceert|besteedt|meldt|"
    r"bericht|informeert|verschijnt (?:een|het|de)|komt (?:er )?een)\b"
)


def is_audience(text: str) -> bool:
    """Tell whether a sentence says how many people a channel reaches."""
    return all(re.search(pattern, text, re.IGNORECASE) for pattern in (_REACHES, _FIGURE, _WHO, _CHANNEL))


def is_only_audience(text: str) -> bool:
    """Tell whether a sentence says that, and nothing of what is to be done."""
    return is_audience(text) and not re.search(_DOES, re.sub(_ONLY, "", text, flags=re.IGNORECASE), re.IGNORECASE)
