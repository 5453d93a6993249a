"""What kind of commitment a sentence is, by its main clause."""

import pytest

from aig_cli.exchange.letter.rule.clause import main_clause
from aig_cli.exchange.letter.rule.kind import kind


@pytest.mark.parametrize(
    "text",
    [
        "Wij bouwen een klimwand",
        "De club richt op de zolder een fitnesshoek in",
        "Er hangt straks een AED bij de ingang",
        "een boekje over slaap voor jonge ouders",
        "een wandelroute, met borden",
        "Wij plaatsen in de hal een fontein",
        "Wij schrijven twee handleidingen",
        "Wij schrijven samen een draaiboek voor toernooien",
        "Aanleg van een beweegtuin",
        "Wij willen graag een eigen moestuin",
        "Wij hebben het voornemen om een wandelgids uit te brengen",
        "In mei verschijnt een kookboek",
        "De haven krijgt er een zwemsteiger bij",
        "Op het veld verrijst een speelpark",
        "Wij vertalen het boekje in twee talen",
        "een leskist over slaap",
    ],
)
def test_a_thing_that_is_made_or_comes_to_be_there_is_a_product(text: str) -> None:
    assert str(kind(text)) == "product"


@pytest.mark.parametrize(
    "text",
    [
        "Wij vertellen erover in het clubblad",
        "Wij schrijven over slaap",
        "Wij schrijven een artikel in het vakblad",
        "De uitslag wordt verspreid onder de leden",
        "Wij maken het rooster bekend op de site",
        "Wij plaatsen een oproep op de website",
        "Wij zetten de filmpjes op Facebook",
        "In het blad verschijnt een interview met de kok",
        "Het boekje is te lezen op de site",
        "Wij brengen de ouders op de hoogte",
        "Wij geven uitleg over suiker",
        "De app gebruiken wij om ouders te informeren",
        "Wij zorgen ervoor dat buren hiervan horen",
        "Wij publiceren de resultaten",
        "In het clubblad staat elke maand een interview met een roeier",
        "Wij maken reclame voor de loop",
        "Wij kondigen het feest aan in de krant",
        "In de krant krijgt de huisarts een vaste column",
        "De uitkomsten leggen wij voor aan het ministerie",
    ],
)
def test_what_is_told_or_shown_is_dissemination(text: str) -> None:
    assert str(kind(text)) == "dissemination"


@pytest.mark.parametrize(
    "text",
    [
        "Wij geven les over het maken van soep",
        "Wij organiseren een loop zodat kinderen vaker bewegen",
        "Wij maken de tuin geschikt voor rolstoelen",
        "Wij maken gebruik van de gymzaal",
        "Bewoners krijgen hulp bij het aanleggen van een tuin",
        "Wij delen soep uit",
        "Vrijwilligers volgen een scholing",
        "Het aantal lessen breiden wij uit",
        "Wij zorgen ervoor dat iedere klas gezond eet",
        "Wij onderzoeken of de leden vaker bewegen",
        "Wie wil stoppen, krijgt van ons een gesprek",
        "wie 65 jaar is, krijgt van ons een gesprek",
        "Wij maken de speelplekken rookvrij, te beginnen bij de plekken naast een school",
        "Wij maken de consulten langer",
        "Ouders krijgen les over gezonde voeding en bewegen",
        "Het is onze bedoeling om een loopgroep te houden",
        "De zaal wordt op vrijdag opengesteld",
        "In 2018 zijn alle trainers geschoold",
        "Ouderen praten over roken, drinken en geld",
    ],
)
def test_what_else_is_done_is_an_activity(text: str) -> None:
    assert str(kind(text)) == "activity"


@pytest.mark.parametrize(
    "text",
    [
        "In 2020 is het terrein rookvrij",
        "Straks is de kantine gezond",
        "Het terrein wordt rookvrij",
        "alle zalen rookvrij worden",
        "minder stoelen bij het overleg",
        "Eind 2018 heeft iedere klas een fruitdag",
        "Wij hopen dat veel kinderen met het pakket hebben gewerkt",
        "De helft van de leerlingen beweegt een uur per dag",
        "Dertig ouders volgen de cursus",
        "Het verzuim daalt",
        "In 2020 willen wij het aantal rokers hebben teruggebracht",
        "In 2020 zit de helft van de leerlingen op een sportclub",
        "Het aandeel rokers onder de leden neemt af in 2020",
        "Wij streven naar een daling van de uitval",
        "Wij willen het aantal vallen met een kwart verminderen",
        "Meer leden fietsen naar het werk",
    ],
)
def test_a_state_or_what_others_do_in_consequence_is_an_outcome(text: str) -> None:
    assert str(kind(text)) == "outcome"


@pytest.mark.parametrize(
    ("text", "main"),
    [
        ("Wij zwemmen, zodat wij fit zijn, elke week", "wij zwemmen, elke week"),
        ("Wij streven ernaar dat ouderen zwemmen", "ouderen zwemmen"),
        ("Als het regent, zwemmen wij (binnen)", "zwemmen wij"),
        ("In dat jaar zwemmen wij met het bestuur; daarna niet", "in dat jaar zwemmen wij met het bestuur"),
        ("Wij helpen bij het zwemmen", "wij helpen "),
    ],
)
def test_the_main_clause_of_a_sentence(text: str, main: str) -> None:
    assert main_clause(text) == main
