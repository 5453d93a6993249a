"""What a form says of each of its answers and codes, in Dutch and in English."""

from collections.abc import Iterator, Mapping
from typing import Final

from aig_cli.exchange.form.questionnaire import ANSWERS, CODES, OBSTACLES, REACH, Heading
from aig_cli.model.code import Code

_ASKED: Final[Mapping[str, tuple[str, str]]] = {
    "status": ("Hoe ver de toezegging eind van het jaar is.", "How far the commitment is at the end of the year."),
    "planning": ("Hoe de toezegging ervoor staat tegenover de planning.", "How the commitment stands to its plan."),
    "stop_reason": (
        "Alleen bij de status gestopt: waarom.",
        "Only with the status stopped: why.",
    ),
    "value": (
        "Wat er in het jaar is bereikt, als getal in de eenheid van de regel; 40 betekent bij een percentage 40 %. "  # noqa: ISC004 - one text
        "Is het resultaat cumulatief: het totaal tot nu toe.",
        "What was reached in the year, as a number in the unit of the row; for a percentage 40 means 40 %. "  # noqa: ISC004 - one text
        "If the result is cumulative: the total so far.",
    ),
    "not_measured": (
        "Is er geen waarde, dan hier waarom niet. Leeg laten betekent: niet bekend, en dat is iets anders dan nul.",
        "If there is no value: why not. Empty means not known, which is something else than zero.",
    ),
    "note": (
        "Wat u verder kwijt wilt, in ten hoogste 2.000 tekens; bij de belofte: wat zij heeft opgeleverd.",
        "Anything else, in at most 2,000 characters; for the pledge: what came of it.",
    ),
    "evidence": (
        "Waar het te zien is: een webadres of een vindplaats. Meer dan een: met een puntkomma ertussen.",
        "Where it can be seen: a web address, or a place. More than one: with a semicolon between them.",
    ),
    "new_collaboration": (
        "Of de belofte tot nieuwe samenwerking heeft geleid.",
        "Whether the pledge led to new collaboration.",
    ),
    "obstacle_1": (
        "Wat in de weg stond; ten hoogste drie, de belangrijkste eerst.",
        "What stood in the way; at most three, the most important first.",
    ),
    "channel": ("Waardoor mensen zijn bereikt, zoals een nieuwsbrief.", "How people were reached, as by a newsletter."),
    "audience": ("Wie er zijn bereikt.", "Who was reached."),
    "unit": ("Wat er is geteld, zoals lezers.", "What was counted, as readers."),
    "overlap_group": (
        "Een woord dat groepen delen die dezelfde mensen kunnen zijn; die worden niet opgeteld.",
        "A word that audiences share which may be the same people; they are not added up.",
    ),
    "number": (
        "Hoeveel er zijn bereikt. Een regel telt alleen met een aantal.",
        "How many were reached. A row counts only with a number.",
    ),
    "method": ("Hoe het aantal bekend is.", "How the number is known."),
}
_CODES: Final[Mapping[str, Mapping[str, tuple[str, str]]]] = {
    "status": {
        "not-started": ("er is nog niets gedaan", "nothing was done yet"),
        "in-preparation": ("er wordt aan voorbereid", "it is being prepared"),
        "in-progress": ("de uitvoering loopt", "it is being carried out"),
        "completed": ("alles wat is toegezegd, is gedaan", "all that was promised is done"),
        "stopped": ("er wordt niet meer aan gewerkt; geef ook de reden", "no longer worked on; give the reason too"),
    },
    "planning": {
        "ahead": ("verder dan gepland", "further than planned"),
        "on-schedule": ("zoals gepland", "as planned"),
        "behind": ("later dan gepland", "later than planned"),
    },
    "stop_reason": {
        "no-priority": ("andere zaken gingen voor", "other things came first"),
        "no-means": ("geld of middelen ontbraken", "money or means were missing"),
        "partner-left": ("een partner deed niet meer mee", "a partner no longer took part"),
        "outdated": ("het is niet meer nodig", "it is no longer needed"),
        "absorbed": ("het gaat verder binnen ander werk", "it goes on as part of other work"),
        "other": ("iets anders; licht het toe", "something else; explain it"),
    },
    "new_collaboration": {
        "yes": ("er is een nieuwe samenwerking", "there is a new collaboration"),
        "exploring": ("daarover wordt gesproken", "it is being talked about"),
        "no": ("er is geen nieuwe samenwerking", "there is no new collaboration"),
    },
    "obstacle_1": {
        "no-time": ("er was te weinig tijd", "there was too little time"),
        "no-means": ("er was te weinig geld of materiaal", "there was too little money or material"),
        "no-staff": ("er waren te weinig mensen om het te doen", "there were too few people to do it"),
        "contact-left": ("wie het deed, werkt er niet meer", "who did it no longer works there"),
        "partner-left": ("een partner deed niet meer mee", "a partner no longer took part"),
        "no-support": ("binnen of buiten de organisatie was er weinig steun", "there was little support for it"),
        "few-participants": ("er kwamen minder mensen dan gedacht", "fewer people came than expected"),
        "rules": ("regels lieten het niet toe of vertraagden het", "rules forbade it or held it up"),
        "other": ("iets anders; licht het toe", "something else; explain it"),
    },
    "method": {
        "counted": ("iemand heeft geteld", "somebody counted"),
        "estimated": ("het is een schatting", "it is an estimate"),
        "unknown": ("dat is niet bekend", "that is not known"),
    },
}
HEADINGS: Final = {"nl": ("vraag", "antwoord", "betekenis"), "en": ("question", "answer", "meaning")}


def asked(name: str, language: str) -> str:
    """Return what is asked for in a column."""
    return _in(_ASKED["obstacle_1" if name in OBSTACLES else name], language)


def _in(told: tuple[str, str], language: str) -> str:
    return told[0 if language == "nl" else 1]


def explanations(language: str) -> Iterator[tuple[str, str, str]]:
    """Yield the question, the answer where there is a list of them, and what either means."""
    for heading in ANSWERS:
        if heading.is_input and heading.name not in OBSTACLES[1:]:
            yield from _explained(heading, heading.name, language)
    for heading in REACH:
        if heading.is_input:
            yield from _explained(heading, "number" if heading.name == "value" else heading.name, language)


def _explained(heading: Heading, name: str, language: str) -> Iterator[tuple[str, str, str]]:
    title = heading.title(language).removesuffix(" 1")
    yield title, "", asked(name, language)
    codes: type[Code] | None = CODES.get(name)
    for code in codes or ():
        yield title, code.label(language), _in(_CODES[name][code.value], language)
