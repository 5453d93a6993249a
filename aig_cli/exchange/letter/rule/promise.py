"""Sentences of running text in which somebody promises something, firmly or as an intention."""

import re
from collections.abc import Collection, Iterable, Sequence
from typing import Final

from aig_cli.exchange.letter.rule.fact import is_fact, is_so_now, main_part
from aig_cli.exchange.letter.rule.name import stands
from aig_cli.exchange.letter.rule.party import Party
from aig_cli.exchange.letter.rule.saying import Saying
from aig_cli.exchange.letter.rule.word import words_of

_INTENDS: Final = Saying(
    "intentie intenties voornemen voornemens ambitie ambities ambiëren ambieren hopen hoopt hopelijk streven streeft "
    "overwegen overweegt verkennen verkent beogen beoogt mikken mikt trachten proberen probeert zouden zou willen wil "
    "wensen misschien wellicht voorgenomen",
    phrases=(
        "van plan",
        "ons streven",
        *(f"{our} {wish}" for our in ("onze", "de") for wish in ("wens", "bedoeling", "droom", "hoop")),
        *(f"spannen {we}ons in" for we in ("", "wij ", "we ")),
        *(f"mogelijk {comes}" for comes in ("volgt", "komt", "gaan", "kunnen")),
        *(f"als het {even}{can}" for even in ("", "even ") for can in ("kan", "lukt")),
        "zo mogelijk",
    ),
    shapes={
        "denken": r"\bdenken (?:wij |we )?(?:ook )?(?:na over|eraan|aan)\b",
        "nemen neemt": r"\b(?:nemen|neemt) (?:\w+ ){1,2}voor(?= om\b|\W?\Z)\b",
        "graag": r"\bgraag\b.*\b(?:maar|mits|als|zodra)\b",
    },
)
_LOOKS_INTO: Final = Saying(
    shapes={
        "of": r"\AOf\b[^.;]*, (?:onderzoek|bekijk|verken|zoek|ga)\w* (?:wij|we)\b",
        "onderzoeken onderzoekt bekijken bekijkt kijken kijkt zoeken zoekt na": (
            r"\b(?:onderzoek(?:en|t)|bekijk(?:en|t)|kijk(?:en|t)|ga(?:an|at)\b[^,;.]{0,20} na|zoek(?:en|t) uit)\b"
            r"[^,;.]{0,60}\b(?:of|hoe|welke?|wat|in hoeverre|(?:de )?mogelijkhe\w+|samen|met)\b"
        ),
    }
)
_ANNOUNCING: Final = frozenset(("voornemen", "voornemens", "intentie", "intenties", "hopen", "overwegen", "verkennen"))
_WISHING: Final = frozenset(("wil", "willen", "zouden", "zou"))
_WISHES_OF_OTHERS: Final = r"\b(?:die|dat|wie|waar\w*|zodat|omdat|of)\b[^,.;]*?\b(?:wil|willen|zouden|zou)\b"
_FIRST: Final = Saying("wij we")
_FIRST_WEAK: Final = (
    r"\b(?:wij|we) (?:zijn|hebben|zien|kennen|staan|horen|merken|bestaan|vormen|kunnen|mogen|moeten)\b|"
    r"\b(?:zijn|hebben|zien|kennen|staan|horen|merken|vormen|kunnen|mogen|moeten) (?:wij|we)\b"
)
"""Being, having and seeing: what somebody is or may do, which is no promise."""
_ACTS: Final = Saying(
    "zal zullen gaat gaan verschijnt verschijnen start starten begint beginnen opent openen krijgt krijgen hangt "
    "ontvangt ontvangen stijgt daalt groeit stelt stellen belooft beloven zegt zeggen organiseert organiseren maakt "
    "neemt biedt komt komen zorgt deelt legt zet geeft schrijft houdt houden brengt brengen verspreidt verspreiden "
    "verzorgt verzorgen doet presenteert publiceert vergoedt vertelt plaatst voert traint schoolt leidt bouwt "
    "ontwikkelt onderzoekt nodigt richt werkt draagt betaalt vermeldt licht lichten staakt stopt serveert",
    shapes={
        "wordt worden": r"\b(?:wordt|worden)\b(?! (?:steeds|vaak|te weinig|nog|al|ook steeds|weer steeds))",
    },
    flags=re.NOFLAG,
)
"""Somebody does something, now or later, or something is done or comes."""
_IS: Final = Saying(
    "is zijn heeft hebben staat staan ligt zit zitten hoeft geldt bestaat bestaan kent kennen kan kunnen weet weten",
    flags=re.NOFLAG,
)
_BY_WHEN: Final = Saying(
    "welkom eind uiterlijk binnen straks voortaan vanaf",
    phrases=(
        *(f"te {do}" for do in ("lezen", "vinden", "zien", "downloaden")),
        *(f"over {number} jaar" for number in ("een", "twee", "drie")),
        "voor het eind",
        "voor het einde",
    ),
    shapes={
        "in op voor": r"\bin 20[0-9]{2}\b|\b(?:op|voor) [0-9]+\b(?! (?:procent|euro)\b)",
        "voor tegen": r"\b(?:[Vv]oor|[Tt]egen) (?:de|het) (?:zomer|winter|najaar|voorjaar|herfst|lente|kerst)",
    },
)
_OPEN: Final = Saying(
    shapes={
        "open geopend bereikbaar toegankelijk beschikbaar gratis welkom": (
            r"\b(?:is|zijn|blijft|blijven)\b.*\b(?:open|geopend|bereikbaar|toegankelijk|beschikbaar|gratis|welkom)\b"
        ),
        "activiteiten ervaringen plannen recepten resultaten tips uitkomsten verhalen": (
            r"\A\w+ (?:activiteiten|ervaringen|plannen|recepten|resultaten|tips|uitkomsten|verhalen)\b.*"
            r"\bsta(?:an|at)\b"
        ),
        "er": r"\b(?:staat|ligt) er\b(?!.*\d)",
        "mee": r"\bhelp(?:t|en) (?:\w+ )?mee\b",
        "is zijn": r"\AVoor\b[^,;]*\b(?:is|zijn) er (?!geen|te |nog |weinig|veel|vaak)",
        "mag mogen": (
            r"\A(?:\w+ )?(?:\w*werkers?|\w*nemers?|[Pp]ersoneel|[Cc]ollega['’]?s?|[Ll]eden)\b.*\b(?:mag|mogen)\b"
        ),
        "kan kunnen": (
            r"\A(?:Aan|Bij|In|Met|Na|Op|Via)\b.*\b(?:kan|kunnen)\b|"
            r"\b(?:kan|kunnen)\b.*\b(?:meedoen|deelnemen|terecht|aanmelden|lenen|gebruiken|volgen|krijgen|bij ons)\b"
        ),
    },
    flags=re.NOFLAG,
)
"""What is open to people, or what they may do: a promise of those whose it is."""
_FEW: Final = 2
"""Words that are no sentence."""
_STATES: Final = Saying(
    "bestaat bestaan is zijn heeft hebben telt tellen kent kennen kan kunnen mag mogen moet moeten ziet zien weet "
    "weten helpt helpen kost kosten blijkt hoort horen zit zitten staat staan bereikt bereiken merkt merken leeft "
    "duurt duren ligt woont betekent betekenen scheelt lijkt lijken vormt bevat bevatten omvat omvatten kampt "
    "kampen verdient verdienen ontbreekt ontbreken belandt belanden verschilt verschillen lijdt lijden behoort "
    "behoren slaapt voelt",
    shapes={"vindt vinden": r"\bvind(?:t|en)\b(?!.*\bplaats\b)"},
    flags=re.NOFLAG,
)
_CONDITION: Final = r"(?:Als|Indien)\b[^,;]*,"
_PUBLIC_BODY: Final = (
    r"(?:Ook )?(?:[Dd]e|[Hh]et) (?:[\w-]+e ){0,2}(?:[\w-]+ van (?:de|het) )?"
    r"(?:provincie|[Rr]ijk|rijksoverheid|overheid|minister|ministerie|universiteit)(?![\w'’-])"
)
_PEOPLE: Final = tuple(
    words_of(
        "trainers coaches vrijwilligers medewerkers docenten leraren artsen onderzoekers partijen partners bestuur "
        "directie verpleegkundigen diëtisten fysiotherapeuten begeleiders adviseurs adviseur therapeuten koks "
        "wethouder raad"
    )
)
"""How the words for those end who act for a party."""


def is_intention(text: str) -> bool:
    """Tell whether a sentence hopes, plans, strives, considers, looks into or would like to."""
    main = text if _WISHING.isdisjoint(words_of(text)) else re.sub(_WISHES_OF_OTHERS, "", text, flags=re.IGNORECASE)
    return _LOOKS_INTO.is_in(text) or _INTENDS.is_in(main)


def announces_intentions(lead_in: str) -> bool:
    """Tell whether what stands above a list says that its items are intentions: `Onze voornemens:`."""
    return not words_of(lead_in).isdisjoint(_ANNOUNCING)


def is_action(text: str, actors: Iterable[str]) -> bool:
    """Tell whether a sentence says what somebody is to do, or what is to be the case, wherever it stands.

    Args:
        text: the sentence.
        actors: those who may act in it.
    """
    if _is_other(text):
        return False
    if is_intention(text) or _does(text) or _is_by_when(text):
        return True
    is_acted = any(stands(each, text.lower()) for each in actors) or any(
        word.endswith(_PEOPLE) for word in words_of(text)
    )
    return is_acted and not _STATES.is_in(text)


def is_promise(text: str, actors: Iterable[str] = ()) -> bool:
    """Tell whether a sentence among promises is one: it does not say what is, was, or what somebody believes.

    Args:
        text: the sentence.
        actors: those who may act in it; none where nobody knows who they are.
    """
    if _is_other(text) or not _is_sentence(text) or _is_of_another(text, frozenset(actors)):
        return False
    main = main_part(text)
    if main != text and main.count(" ") < 2 and not _FIRST.is_in(main):
        return False
    is_so = is_intention(text) or _does(main) or _is_by_when(main) or _OPEN.is_in(main)
    return is_so or not (_STATES.is_in(main) or re.match(_CONDITION, text))


def _is_of_another(text: str, actors: Collection[str]) -> bool:
    """Tell whether a public body acts in a sentence that is none of those who may, and none of them is named."""
    is_own = not actors or _FIRST.is_in(text) or any(stands(each, text.lower()) for each in actors)
    return not is_own and bool(re.match(_PUBLIC_BODY, text))


def _is_sentence(text: str) -> bool:
    return len(text.split()) > _FEW and text.rstrip("\"'’”)").endswith((".", "!", "…", ";"))


def _is_other(text: str) -> bool:
    """Tell whether a sentence tells what is or was, and does not intend to have more of it."""
    return is_fact(text) or (is_so_now(text) and not is_intention(text))


def actors(parties: Sequence[Party]) -> Sequence[str]:
    """Return those who may act in a sentence beside the people of the parties: the parties, and what they are."""
    return [each.lower() for party in parties for each in (*party.names, party.head) if each]


def _does(text: str) -> bool:
    """Tell whether the parties do something in a sentence, or something is done or comes."""
    is_own = _FIRST.is_in(text) and _FIRST.is_in(re.sub(_FIRST_WEAK, "", text, flags=re.IGNORECASE))
    return is_own or _ACTS.is_in(text)


def _is_by_when(text: str) -> bool:
    """Tell whether something is to be the case by some time."""
    return _IS.is_in(text) and _BY_WHEN.is_in(text)
