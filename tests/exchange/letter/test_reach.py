"""Whom channels reach: how it can be said, and what only looks like it."""

import pytest

from aig_cli.exchange.letter.letter import Place, Sentence
from aig_cli.exchange.letter.rule.audience import is_only_audience
from aig_cli.exchange.letter.rule.reach import Reach, reaches


def reached(*texts: str) -> list[Reach]:
    return reaches([Sentence(text, Place(1, 1), 0) for text in texts])


@pytest.mark.parametrize(
    ("texts", "values"),
    [
        (["De website van de GGD trok vorig jaar 120.000 bezoekers."], [120000]),
        (["Per maand bekijken 4.500 mensen onze website."], [4500]),
        (["Het aantal volgers op Instagram bedraagt nu 2.300."], [2300]),
        (["Inmiddels hebben zich 1.300 ouders op de nieuwsbrief geabonneerd."], [1300]),
        (["De nieuwsbrief telt inmiddels ruim 2.100 abonnees, vooral huisartsen."], [2100]),
        (["In de wijkkrant, huis aan huis bezorgd in 5.200 woningen, verschijnt elke maand een recept."], [5200]),
        (["We publiceren maandelijks een blog op onze site (gemiddeld 800 bezoekers per maand)."], [800]),
        (["Het vakblad wordt door zo’n 3.500 fysiotherapeuten gelezen."], [3500]),
        (["Via het intranet kunnen 2.400 medewerkers de tips lezen."], [2400]),
        (["De huis-aan-huiskrant bereikt heel de gemeente: 14.000 huishoudens."], [14000]),
        (["Het magazine valt vier keer per jaar op de mat bij onze 23.000 leden."], [23000]),
        (["Ons ledenmagazine, dat 23.000 leden ontvangen, krijgt een vaste rubriek over slaap."], [23000]),
        (["Samen bereiken onze nieuwsbrieven 6.000 mensen."], [6000]),
        (["Met onze drie nieuwsbrieven bereiken wij samen 6.000 mensen."], [6000]),
        (["De buurtapp heeft 350 deelnemers."], [350]),
        (["De lokale radio heeft dagelijks 8.000 luisteraars en de krant een oplage van 12.500."], [8000, 12500]),
        (["Onze Facebookpagina heeft meer dan 1.000 likes."], [1000]),
        (["Zij versturen de nieuwsbrief aan 1.700 relaties."], [1700]),
        (["De informatie staat op het ouderportaal.", "Dat wordt gebruikt door 1.100 ouders."], [1100]),
        (["Wij schrijven erover in het blad Samen Sterk.", "Samen Sterk heeft 4.400 lezers."], [4400]),
        (["Wij schrijven erover in het blad Samen Sterk.", "Het blad wordt verspreid onder 4.400 leden."], [4400]),
        (["Wij schrijven erover in ons blad.", "De oplage is 4.400."], [4400]),
        (["Wij schrijven erover in ons blad.", "Hiermee bereiken wij 4.400 leden."], [4400]),
        (["Wij schrijven erover in ons blad.", "Zo komen de tips bij 4.400 leden terecht."], [4400]),
        (["Wij schrijven erover in ons blad en op onze site.", "Samen zijn die goed voor 9.000 lezers."], [9000]),
        (
            [
                "Wij schrijven erover in ons blad en op onze site.",
                "Het blad gaat naar 900 leden, de site heeft 1.200 bezoekers.",
            ],
            [900, 1200],
        ),
        (["Het filmpje plaatsen we op YouTube, waar ons kanaal 5.400 abonnees heeft."], [5400]),
        (["Op LinkedIn volgen 2.700 professionals ons."], [2700]),
        (["Wij delen dit op LinkedIn, waar 2.700 professionals ons volgen."], [2700]),
        (["De nieuwsbrief wordt elke maand verstuurd aan 5.000 abonnees en 300 gemeenten."], [5000, 300]),
        (["Maandelijks lezen ongeveer 4.000 verpleegkundigen ons vakblad."], [4000]),
        (["De folder wordt in een oplage van 10.000 gedrukt."], [10000]),
        (["Het personeelsblad verschijnt in een oplage van 3.000 stuks."], [3000]),
        (["Alle 1.150 leden krijgen onze nieuwsbrief."], [1150]),
        (["De nieuwsbrief telt 1.150 lezers (leden en oud-leden)."], [1150]),
        (["Onze website, met 30.000 unieke bezoekers per jaar, krijgt een pagina over bewegen."], [30000]),
        (
            ["Via onze website (30.000 bezoekers) en het ledenblad (oplage 4.000) roepen wij leden op mee te doen."],
            [30000, 4000],
        ),
        (["Het Dorpsblad komt wekelijks in 2.300 brievenbussen."], [2300]),
        (["De lezersschare van het magazine telt 45.000 mensen."], [45000]),
        (["Onze sociale media bereiken zo’n 12.000 jongeren."], [12000]),
        (["Onze sociale media hebben samen 12.000 volgers."], [12000]),
        (["De 12.000 volgers op Instagram krijgen elke week een tip."], [12000]),
        (["Wij hebben 5.300 volgers op Facebook."], [5300]),
        (["Het blad wordt uitgereikt aan 600 nieuwe ouders."], [600]),
        (["De gids wordt bezorgd bij 20.000 huishoudens."], [20000]),
        (["Elke week bekijken 3.500 jongeren de filmpjes op ons TikTokkanaal."], [3500]),
        (["In ons kwartaalblad (6.000 exemplaren) staat voortaan een gezondheidspagina."], [6000]),
        (["Het kwartaalblad wordt in een oplage van 6.000 exemplaren verspreid onder leden en relaties."], [6000]),
        (["De Nieuwsbrief Zorg heeft 1.850 lezers, voor het merendeel wijkverpleegkundigen."], [1850]),
        (["Via de websites van de scholen worden 2.200 gezinnen bereikt."], [2200]),
        (["Onze berichten op Facebook worden door gemiddeld 1.200 mensen gezien."], [1200]),
        (["Ons bedrijfsblad ploft vier keer per jaar bij 7.000 gezinnen op de mat."], [7000]),
        (["Ons bedrijfsblad wordt naar het huisadres van 7.000 medewerkers gestuurd."], [7000]),
        (["Alle 7.000 medewerkers ontvangen het bedrijfsblad thuis."], [7000]),
        (["Wij schrijven in het blad Klankbord.", "Dat blad lezen 7.000 medewerkers."], [7000]),
        (
            ["Wij schrijven in het blad Klankbord.", "Klankbord wordt verspreid in een oplage van 3.300 exemplaren."],
            [3300],
        ),
        (["Wij schrijven in het blad Klankbord.", "Ruim 3.300 leden ontvangen Klankbord."], [3300]),
        (["Wij schrijven in het blad Klankbord.", "Met Klankbord bereiken we 3.300 leden."], [3300]),
        (
            ["De vereniging heeft een nieuwsbrief met 2.800 abonnees en een website met 9.000 bezoekers per maand."],
            [2800, 9000],
        ),
        (["De club beschikt over een eigen app (680 gebruikers) en een Facebookpagina (1.020 volgers)."], [680, 1020]),
        (["Elke donderdag staat er een tip in de Rijnpost, een huis-aan-huisblad met een oplage van 52.000."], [52000]),
        (["Wij adverteren in de Rijnpost (oplage 52.000)."], [52000]),
        (["RTV Maas bereikt dagelijks 90.000 kijkers en luisteraars."], [90000]),
        (["De regionale omroep heeft wekelijks een bereik van 90.000 mensen."], [90000]),
        (["De beeldschermen in onze 30 apotheken worden dagelijks door 5.000 klanten bekeken."], [5000]),
        (["De narrowcasting in de hal bereikt 700 bezoekers per dag."], [700]),
        (["Onze digitale nieuwsbrief komt aan bij 11.400 lezers."], [11400]),
        (["De twee bladen bereiken samen zo’n 18.000 mensen, van wie een deel beide leest."], [18000]),
        (["Het online platform kent 2.050 geregistreerde gebruikers."], [2050]),
        (["Het kanaal wordt door 510 mensen gevolgd."], [510]),
        (["De podcast heeft gemiddeld 600 luisteraars per aflevering."], [600]),
        (["In de nieuwsbrief aan 900 relaties doen we verslag."], [900]),
        (["De 900 ontvangers van de nieuwsbrief krijgen een uitnodiging."], [900]),
        (["Het ledenblad gaat naar onze achterban van 13.000 leden."], [13000]),
        (["Wij informeren onze leden via het ledenblad, dat bij alle 13.000 leden op de mat valt."], [13000]),
        (["Wij informeren onze leden via het ledenblad; dit gaat naar 13.000 adressen."], [13000]),
        (["Wij informeren onze leden via het ledenblad, met een oplage van 13.000, en via de site."], [13000]),
        (["Daarover schrijven wij in de schoolgids, die alle 1.600 gezinnen krijgen."], [1600]),
        (["De sportkrant wordt bezorgd bij ieder huishouden in de stad (41.000 adressen)."], [41000]),
    ],
)
def test_as_many_are_reached(texts: list[str], values: list[int]) -> None:
    assert [each.value for each in reached(*texts)] == values


@pytest.mark.parametrize(
    "text",
    [
        "Onze podcast is al 9.000 keer beluisterd.",
        "Onze achterban van 3.400 leden lezen wij wekelijks bij via de nieuwsbrief.",
        "De folder ligt bij alle 18 apotheken.",
        "De jongerenapp werd in het eerste jaar 7.500 keer gedownload.",
        "Wij nemen onze 900 abonnees mee in het project via de nieuwsbrief.",
        "Huisartsen (ongeveer 120) lezen de nieuwsbrief.",
        "Via de app begeleiden wij 200 deelnemers.",
        "Via de website melden zich 300 deelnemers aan.",
        "Met de app helpen wij 500 gebruikers met stoppen.",
        "Wij trainen 40 medewerkers via het platform.",
        "In de nieuwsbrief portretteren wij 12 leden.",
        "Op de website komen 25 recepten te staan.",
        "De website krijgt 10 nieuwe pagina’s.",
        "Wij ontwikkelen een app en testen die met 60 ouders.",
        "Wij organiseren vier bijeenkomsten met 200 bezoekers.",
        "Aan de actie in het wijkblad doen 80 gezinnen mee.",
        "Wij plaatsen posters in 40 bushokjes.",
        "Wij maken 1.000 folders voor huisartsen.",
        "De redactie van het blad bestaat uit 8 vrijwilligers.",
        "Het platform verbindt 60 organisaties.",
        "De helft van de 300 leden leest de nieuwsbrief.",
        "Wij werven via Facebook 30 wandelcoaches.",
        "Via sociale media zoeken wij 100 rokers die willen stoppen.",
        "Wij verspreiden 3.000 exemplaren van de brochure.",
        "Wij geven 300 ouders een app om hun kind te volgen.",
        "Op ons intranet komt een test die 500 medewerkers invullen.",
        "Wij maken een podcast van acht afleveringen met 16 gasten.",
        "Het museum trekt 80.000 bezoekers.",
        "Bij de club sporten 400 leden; de website is vernieuwd.",
        "De podcast wordt per aflevering 600 keer beluisterd.",
        "Het programmaboekje wordt uitgedeeld aan 400 bezoekers.",
        "De folder gaat mee met 25.000 pakketten.",
        "Bij onze achterban (13.000 leden) brengen wij dit onder de aandacht via het ledenblad.",
        "Wij bereiken met de wandelgroepen 120 ouderen.",
        "Met de cursus bereiken wij 80 mantelzorgers.",
        "In 2018 doen 3.000 leerlingen mee, die wij werven via Instagram.",
        "De app wordt gratis aangeboden aan 250 patiënten.",
        "Op het festival ontvangen wij 2.000 bezoekers; de krant doet verslag.",
        "Wij nodigen 150 huisartsen uit voor een symposium en doen verslag in het vakblad.",
        "Voor de app interviewen wij 20 jongeren.",
        "Wij geven 25 medewerkers een training in het gebruik van sociale media.",
        "12 vrijwilligers onderhouden de website.",
        "Via het platform koppelen wij 90 maatjes aan ouderen.",
        "Onze 35 vestigingen krijgen een rookvrije ingang; dat melden wij op de website.",
        "Minstens 400 medewerkers gebruiken in 2019 de fietsapp.",
        "Wij zetten op de website een lijst met 70 beweegaanbieders.",
        "De website biedt een overzicht van 70 sportclubs.",
        "Wij vragen 500 leden via de nieuwsbrief naar hun ervaringen.",
        "In de app kunnen 300 deelnemers hun stappen bijhouden.",
        "Wij houden 12 spreekuren en hangen posters op in de wachtkamer.",
        "Tijdens de week eten 900 leerlingen een gezond ontbijt; wij plaatsen foto’s op Instagram.",
    ],
)
def test_what_is_done_with_people_reaches_nobody(text: str) -> None:
    assert reached(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "De website van de GGD trok vorig jaar 120.000 bezoekers.",
        "Per maand bekijken 4.500 mensen onze website.",
        "Het aantal volgers op Instagram bedraagt nu 2.300.",
        "Inmiddels hebben zich 1.300 ouders op de nieuwsbrief geabonneerd.",
        "De nieuwsbrief telt inmiddels ruim 2.100 abonnees, vooral huisartsen.",
        "Het vakblad wordt door zo’n 3.500 fysiotherapeuten gelezen.",
        "De huis-aan-huiskrant bereikt heel de gemeente: 14.000 huishoudens.",
        "Het magazine valt vier keer per jaar op de mat bij onze 23.000 leden.",
        "Samen bereiken onze nieuwsbrieven 6.000 mensen.",
        "Met onze drie nieuwsbrieven bereiken wij samen 6.000 mensen.",
        "De buurtapp heeft 350 deelnemers.",
        "De lokale radio heeft dagelijks 8.000 luisteraars en de krant een oplage van 12.500.",
        "Onze Facebookpagina heeft meer dan 1.000 likes.",
        "Zij versturen de nieuwsbrief aan 1.700 relaties.",
        "Dat wordt gebruikt door 1.100 ouders.",
        "Samen Sterk heeft 4.400 lezers.",
        "Het blad wordt verspreid onder 4.400 leden.",
        "De oplage is 4.400.",
        "Hiermee bereiken wij 4.400 leden.",
        "Samen zijn die goed voor 9.000 lezers.",
        "Het blad gaat naar 900 leden, de site heeft 1.200 bezoekers.",
        "Op LinkedIn volgen 2.700 professionals ons.",
        "De nieuwsbrief wordt elke maand verstuurd aan 5.000 abonnees en 300 gemeenten.",
        "Maandelijks lezen ongeveer 4.000 verpleegkundigen ons vakblad.",
        "Het personeelsblad verschijnt in een oplage van 3.000 stuks.",
        "Alle 1.150 leden krijgen onze nieuwsbrief.",
        "De nieuwsbrief telt 1.150 lezers (leden en oud-leden).",
        "Het Dorpsblad komt wekelijks in 2.300 brievenbussen.",
        "De lezersschare van het magazine telt 45.000 mensen.",
        "Onze sociale media bereiken zo’n 12.000 jongeren.",
        "Onze sociale media hebben samen 12.000 volgers.",
        "Wij hebben 5.300 volgers op Facebook.",
        "Het blad wordt uitgereikt aan 600 nieuwe ouders.",
        "De gids wordt bezorgd bij 20.000 huishoudens.",
        "Elke week bekijken 3.500 jongeren de filmpjes op ons TikTokkanaal.",
        "Het kwartaalblad wordt in een oplage van 6.000 exemplaren verspreid onder leden en relaties.",
        "De Nieuwsbrief Zorg heeft 1.850 lezers, voor het merendeel wijkverpleegkundigen.",
        "Via de websites van de scholen worden 2.200 gezinnen bereikt.",
        "Onze berichten op Facebook worden door gemiddeld 1.200 mensen gezien.",
        "Ons bedrijfsblad ploft vier keer per jaar bij 7.000 gezinnen op de mat.",
        "Ons bedrijfsblad wordt naar het huisadres van 7.000 medewerkers gestuurd.",
        "Alle 7.000 medewerkers ontvangen het bedrijfsblad thuis.",
        "Dat blad lezen 7.000 medewerkers.",
        "Klankbord wordt verspreid in een oplage van 3.300 exemplaren.",
        "De vereniging heeft een nieuwsbrief met 2.800 abonnees en een website met 9.000 bezoekers per maand.",
        "De club beschikt over een eigen app (680 gebruikers) en een Facebookpagina (1.020 volgers).",
        "RTV Maas bereikt dagelijks 90.000 kijkers en luisteraars.",
        "De regionale omroep heeft wekelijks een bereik van 90.000 mensen.",
        "De beeldschermen in onze 30 apotheken worden dagelijks door 5.000 klanten bekeken.",
        "De narrowcasting in de hal bereikt 700 bezoekers per dag.",
        "Onze digitale nieuwsbrief komt aan bij 11.400 lezers.",
        "De twee bladen bereiken samen zo’n 18.000 mensen, van wie een deel beide leest.",
        "Het online platform kent 2.050 geregistreerde gebruikers.",
        "Het kanaal wordt door 510 mensen gevolgd.",
        "De podcast heeft gemiddeld 600 luisteraars per aflevering.",
        "Het ledenblad gaat naar onze achterban van 13.000 leden.",
        "De sportkrant wordt bezorgd bij ieder huishouden in de stad (41.000 adressen).",
    ],
)
def test_a_sentence_that_only_tells_whom_a_channel_reaches(text: str) -> None:
    assert is_only_audience(text)


@pytest.mark.parametrize(
    "text",
    [
        "In de wijkkrant, huis aan huis bezorgd in 5.200 woningen, verschijnt elke maand een recept.",
        "We publiceren maandelijks een blog op onze site (gemiddeld 800 bezoekers per maand).",
        "Ons ledenmagazine, dat 23.000 leden ontvangen, krijgt een vaste rubriek over slaap.",
        "Het filmpje plaatsen we op YouTube, waar ons kanaal 5.400 abonnees heeft.",
        "Wij delen dit op LinkedIn, waar 2.700 professionals ons volgen.",
        "Onze website, met 30.000 unieke bezoekers per jaar, krijgt een pagina over bewegen.",
        "Via onze website (30.000 bezoekers) en het ledenblad (oplage 4.000) roepen wij leden op mee te doen.",
        "In ons kwartaalblad (6.000 exemplaren) staat voortaan een gezondheidspagina.",
        "Wij adverteren in de Rijnpost (oplage 52.000).",
        "In de nieuwsbrief aan 900 relaties doen we verslag.",
        "Wij informeren onze leden via het ledenblad, dat bij alle 13.000 leden op de mat valt.",
        "Wij informeren onze leden via het ledenblad; dit gaat naar 13.000 adressen.",
        "Wij informeren onze leden via het ledenblad, met een oplage van 13.000, en via de site.",
        "Daarover schrijven wij in de schoolgids, die alle 1.600 gezinnen krijgen.",
        "Wij plaatsen de foto’s in het clubblad; dat gaat naar 300 leden.",
    ],
)
def test_a_sentence_that_promises_beside_it(text: str) -> None:
    assert not is_only_audience(text)


def test_the_verb_and_the_people_may_be_those_of_the_number_before() -> None:
    found = reached("De krant gaat naar 300 gezinnen en de gids naar 80.")

    assert [(each.channel, each.value, each.unit) for each in found] == [
        ("krant", 300, "gezinnen"),
        ("gids", 80, "gezinnen"),
    ]


def test_a_number_in_the_name_of_a_channel_is_none_of_its_people() -> None:
    found = reached("De schermen in de 14 zalen worden bekeken door 900 gasten.")

    assert [each.value for each in found] == [900]


@pytest.mark.parametrize(
    ("texts", "channel"),
    [
        (["In het Dorpsnieuws staat een tip.", "Deze krant heeft 900 lezers."], "Dorpsnieuws"),
        (["In het blad Erf staat een tip.", "Erf heeft 900 lezers."], "blad Erf"),
        (["In het blad Erf staat een tip.", "Maandelijks krijgen 900 leden dit in handen."], "blad Erf"),
        (["De club heeft op Instagram een eigen pagina met 900 volgers."], "Instagram"),
        (["In de Stadskoerier, een weekblad met 900 lezers, staat een tip."], "Stadskoerier"),
        (["De nieuwsbrief voor bedrijven heeft 900 lezers."], "nieuwsbrief voor bedrijven"),
        (["De schermen in de hal worden gezien door 900 bezoekers."], "schermen in de hal"),
        (["Het blad van de club en de krant van de wijk bereiken 900 lezers."], "krant van de wijk"),
        (["De podcast van zes afleveringen heeft 900 luisteraars."], "podcast"),
        (["Van de huurders ontvangen er 900 het blad."], "blad"),
        (["Ook op X volgen 900 mensen de club."], "X"),
    ],
)
def test_the_name_of_the_channel(texts: list[str], channel: str) -> None:
    assert [(each.channel, each.value) for each in reached(*texts)] == [(channel, 900)]


@pytest.mark.parametrize(
    ("text", "unit", "audience"),
    [
        ("Het blad gaat naar 900 scholen.", "scholen", ""),
        ("Het blad wordt gelezen door 900 leden en hun ouders.", "leden en hun ouders", "leden en hun ouders"),
        ("Het blad heeft 900 lezers (vooral koks en bakkers).", "lezers", "koks en bakkers"),
        ("Het blad heeft 900 lezers (niet alle leden zijn lezer).", "lezers", "lezers"),
        ("Van het blad worden 900 exemplaren bezorgd.", "exemplaren", ""),
        ("Elk jaar worden 900 exemplaren van het blad bezorgd.", "exemplaren", ""),
    ],
)
def test_who_is_reached(text: str, unit: str, audience: str) -> None:
    assert [(each.unit, each.audience) for each in reached(text)] == [(unit, audience)]
