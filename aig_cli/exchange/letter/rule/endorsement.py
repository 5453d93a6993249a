"""What letters say of the programme and of health in general, and the programme's list of what it focuses on."""

from typing import Final

from aig_cli.exchange.letter.rule.saying import Saying

PROGRAMME: Final = Saying("programma netwerk beweging", phrases=("alles is gezondheid",))
_FOCUS: Final = Saying(
    "sporen pijler pijlers koers nadruk doelen themas lijnen ambities programmalijnen kernpunten",
    beginnings="focus speerpunt aandacht hoofdlijn zwaartepunt accent uitgangspunt doelstelling prioriteit",
    phrases=(
        "thema s",
        "richt op",
        "richt zich op",
        "toelegt op",
        "let op",
        "gericht op",
        "inzet op",
        "draait om",
        "wil vooral",
        "kiest voor",
    ),
    shapes={"gaat": r"\bhet gaat (?:daarbij |hierbij |dan |vooral )*om\b"},
)
_ENDORSED: Final = Saying(
    "onderschrijven onderschrijft erkennen erkent onderstrepen onderstreept steunen steunt scharen overtuigd "
    "overtuiging geloven gelooft vinden vindt beseffen herkennen",
    phrases=(
        *(f"delen {we}{what}" for we in ("", "wij ", "we ") for what in ("de", "het", "deze", "die")),
        *(f"zien {what}" for what in ("dat", "met", "hoe")),
        "eens met",
        "van mening",
        "past bij ons",
        "bij ons past",
        "het belang van",
        "ons inziens",
        "denken dat",
        "weten dat",
        "sluit aan bij",
        "sluiten aan bij",
        "spreekt ons aan",
    ),
    shapes={
        "staan": r"\bstaan (?:wij |we )?(?:van harte |helemaal |ook )*achter\b",
        "sluit sluiten": r"\b(?:sluiten|sluit) (?:ons|zich|wij ons)\b.*\baan\b",
    },
)


def is_focus(lead_in: str) -> bool:
    """Tell whether what stands above a list says that the list is the programme's."""
    return PROGRAMME.is_in(lead_in) or _FOCUS.is_in(lead_in) or is_endorsement(lead_in)


def is_endorsement(text: str) -> bool:
    """Tell whether a sentence tells what the parties believe, or that they agree."""
    return _ENDORSED.is_in(text)
