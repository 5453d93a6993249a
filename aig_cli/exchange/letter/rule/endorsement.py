"""What letters say of the programme and of health in general, and the programme's list of what it focuses on."""

import re
from typing import Final

PROGRAMME: Final = r"Alles is Gezondheid|Nationaal Programma Preventie|\b(?:programma|netwerk|beweging)\b"
_FOCUS: Final = (
    r"\b(?:focus\w*|speerpunt\w*|aandacht\w*|hoofdlijn\w*|sporen|pijlers?|koers|nadruk|zwaartepunt\w*|accent\w*|"
    r"uitgangspunt\w*|doelstelling\w*|doelen|prioriteit\w*|thema[’']?s|lijnen|ambities|programmalijnen|kernpunten|"
    r"richt (?:zich )?op|toelegt op|let op|gericht op|inzet op|draait om|wil vooral|kiest voor|vraagt aandacht|"
    r"het gaat (?:daarbij |hierbij |dan |vooral )*om)\b"
)
_ENDORSED: Final = (
    r"\b(?:onderschrijven|onderschrijft|erkennen|erkent|onderstrepen|onderstreept|steunen|steunt|staan (?:wij |we )?"
    r"(?:van harte |helemaal |ook )*achter|scharen|(?:van harte |helemaal |het )*eens met|delen (?:wij |we )?(?:de|het|"
    r"deze|die)|(?:sluiten|sluit) (?:ons|zich|wij ons)\b.*\baan|van (?:mening|overtuiging)|overtuigd|overtuiging|"
    r"geloven|gelooft|vinden|vindt|beseffen|zien (?:dat|met|hoe)|past bij ons|bij ons past|het belang van|ons inziens|"
    r"denken dat|weten dat|sluit(?:en)? aan bij|spreekt ons aan|herkennen)\b"
)


def is_focus(lead_in: str) -> bool:
    """Tell whether what stands above a list says that the list is the programme's."""
    return bool(re.search(PROGRAMME, lead_in, re.IGNORECASE) or re.search(_FOCUS, lead_in, re.IGNORECASE)) or (
        is_endorsement(lead_in)
    )


def is_endorsement(text: str) -> bool:
    """Tell whether a sentence tells what the parties believe, or that they agree."""
    return bool(re.search(_ENDORSED, text, re.IGNORECASE))
