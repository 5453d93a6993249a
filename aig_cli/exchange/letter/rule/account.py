"""The clause by which the parties account for their pledge each year. It is a duty, and no activity."""

from typing import Final

from aig_cli.exchange.letter.rule.saying import Saying

_TIMES: Final = (
    "herfst winter lente zomer januari februari maart april mei juni juli augustus september oktober november december"
)
_YEARLY: Final = Saying(
    beginnings="jaarlijks",
    phrases=(
        "om het jaar",
        "jaar op jaar",
        "jaar na jaar",
        *(f"{each} twaalf maanden" for each in ("elke", "iedere", "per")),
    ),
    shapes={
        "elk ieder per": r"\b(?:elk|ieder|per) (?:\w+ )?\w*jaar\b",
        "jaar": r"\beind\w* van het jaar\b",
        _TIMES: rf"\b(?:elke|iedere|per) (?:{_TIMES.replace(' ', '|')})\b",
    },
)
_ACCOUNT: Final = Saying(
    "rekenschap teruggekoppeld gemonitord vorderingen",
    beginnings="verantwoord voortgang terugkoppel rapporta rapporte evalu monitor",
    phrases=(*(f"verslag {of}" for of in ("uit", "van", "over", "doen")), "stand van zaken"),
    shapes={"verslag": r"\b(?:doen|doet|brengen|brengt)\b.{0,80}\bverslag\b"},
)
_TELLS: Final = Saying(
    "koppelen koppelt sturen geven geeft vullen vult leggen legt volgen volgt bespreken inzicht balans overzicht "
    "terug berichten bericht",
    beginnings="meld vertel informe stuur lever",
    phrases=("op de hoogte",),
    shapes={
        "laten laat": r"\b(?:laten|laat)\b.{0,80}\b(?:weten|zien)\b",
        "deel delen deelt": r"\b(?:deel|delen|deelt)\b(?!.*\buit\b)",
    },
)
_ANSWERS: Final = Saying("verantwoord verantwoorden verantwoordt verantwoording rekenschap")
_TO_PROGRAMME: Final = Saying("landelijke", beginnings="programma", phrases=("alles is gezondheid",))
_OF_WHAT: Final = Saying(
    "netwerk plannen activiteiten hierover hierboven hiervan daarover daarvan punten belofte beloften beloftes "
    "voortgang verslag acties pledge resultaten hoever gegevens terecht bereikt",
    beginnings="afspra toezegging",
    phrases=("hoe het", "hoe ver"),
)


def is_account(text: str) -> bool:
    """Tell whether a sentence says that somebody tells, each year or to the programme, how the pledge goes."""
    if not _YEARLY.is_in(text):
        return _ACCOUNT.is_in(text) and _TO_PROGRAMME.is_in(text)
    is_of_pledge = _OF_WHAT.is_in(text) or _TO_PROGRAMME.is_in(text)
    return _ANSWERS.is_in(text) or (is_of_pledge and (_ACCOUNT.is_in(text) or _TELLS.is_in(text)))
