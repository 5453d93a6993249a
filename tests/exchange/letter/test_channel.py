"""By which channels something is spread, and at which events."""

import pytest

from aig_cli.exchange.letter.rule.channel import channels
from aig_cli.exchange.letter.rule.occasion import occasions


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Wij delen onze lessen via LinkedIn, de website en een webinar.", ["LinkedIn", "website", "webinar"]),
        (
            "De uitkomsten verschijnen in het vakblad Zorgwijzer en op de website van de koepel.",
            ["vakblad Zorgwijzer", "website van de koepel"],
        ),
        (
            "Wij brengen de campagne onder de aandacht met posters, flyers en een filmpje op sociale media.",
            ["posters", "flyers", "filmpje", "sociale media"],
        ),
        ("De resultaten presenteren we in een persbericht en op Twitter.", ["persbericht", "Twitter"]),
        (
            "Daarover berichten wij maandelijks in ons ledenblad De Stem en de digitale nieuwsbrief.",
            ["ledenblad De Stem", "digitale nieuwsbrief"],
        ),
        ("Medewerkers lezen hierover op intranet en in het personeelsblad.", ["intranet", "personeelsblad"]),
        ("Iedere maand staat er een gezond recept in de bewonerskrant.", ["bewonerskrant"]),
        ("Het materiaal is te downloaden van onze website.", ["website"]),
        ("Het materiaal is te vinden op de website van GGD Zuid.", ["website van GGD Zuid"]),
        (
            "Via de regionale omroep en het huis-aan-huisblad roepen wij inwoners op.",
            ["regionale omroep", "huis-aan-huisblad"],
        ),
        ("Onze nieuwsbrief besteedt er elk kwartaal aandacht aan.", ["nieuwsbrief"]),
        ("Wij publiceren de tips op Facebook, Instagram en onze website.", ["Facebook", "Instagram", "website"]),
        ("Wij bouwen een website over slaap.", []),
        ("Wij lanceren een nieuwe app.", []),
        ("Wij maken een podcast over voeding.", []),
        ("Met behulp van een app houden deelnemers hun stappen bij.", []),
        (
            "In een nieuwsbrief en tijdens ouderavonden vertellen wij ouders over gezonde traktaties.",
            ["nieuwsbrief", "ouderavonden"],
        ),
        ("Ouders informeren we met een brief, via de schoolapp en op de website.", ["schoolapp", "website"]),
        ("Het verhaal van elke deelnemer komt in de wijkkrant te staan.", ["wijkkrant"]),
        ("De aftrap maken wij bekend in de Streekbode en de Rijnkoerier.", ["Streekbode", "Rijnkoerier"]),
        ("Wij verspreiden de folder via huisartsen en apotheken.", []),
        ("Wij verspreiden de folder via de huisartsen en plaatsen hem op onze website.", ["website"]),
        (
            "Wij schrijven erover in het magazine Thuis, dat naar 8.000 huurders gaat, en op onze Facebookpagina.",
            ["magazine Thuis", "Facebookpagina"],
        ),
        (
            "Wij informeren onze achterban middels mailings, de nieuwsbrief en de ledenvergadering.",
            ["mailings", "nieuwsbrief"],
        ),
        (
            "Wij zetten onze website, nieuwsbrief en sociale media in om bekendheid te geven aan de campagne.",
            ["website", "nieuwsbrief", "sociale media"],
        ),
        (
            "Onze website, nieuwsbrief en sociale media zetten wij in om bekendheid te geven.",
            ["website", "nieuwsbrief", "sociale media"],
        ),
        (
            "De informatie wordt gedeeld op de website, in de nieuwsbrief en op LinkedIn.",
            ["website", "nieuwsbrief", "LinkedIn"],
        ),
        (
            "Wij vertellen ons verhaal op de radio, in de krant en op bijeenkomsten van de branche.",
            ["radio", "krant", "bijeenkomsten van de branche"],
        ),
        ("Voor de werving gebruiken wij Facebook en de wijkkrant.", ["Facebook", "wijkkrant"]),
        ("In samenwerking met het platform organiseren wij een dag.", []),
        ("Wij vernieuwen de pagina over voeding op onze website.", ["website"]),
        (
            "Wij plaatsen een oproep op het prikbord in de kantine en in de appgroep van het team.",
            ["prikbord in de kantine", "appgroep van het team"],
        ),
        ("Wij hangen posters op in de kantine.", []),
        (
            "Op onze website komt een pagina over valpreventie, en in het clubblad een serie interviews.",
            ["website", "clubblad"],
        ),
        (
            "Het aanbod komt op de website en in de app te staan; ook wordt het in het huurdersblad genoemd.",
            ["website", "app", "huurdersblad"],
        ),
        (
            "De kennis dragen wij uit via congressen, vakbladen en onze eigen website.",
            ["congressen", "vakbladen", "website"],
        ),
        ("Daarnaast delen wij ervaringen op ons YouTube-kanaal.", ["YouTube-kanaal"]),
        ("Wij werken aan bekendheid door berichten op LinkedIn en Twitter.", ["LinkedIn", "Twitter"]),
        (
            "Op de narrowcastingschermen in de wachtkamers tonen we een animatie.",
            ["narrowcastingschermen in de wachtkamers"],
        ),
        ("Met de nieuwsbrief van de club houden wij ouders op de hoogte.", ["nieuwsbrief van de club"]),
        ("Wij maken de uitkomsten bekend via de eigen media van de partners.", ["media van de partners"]),
        ("De campagne krijgt aandacht in de plaatselijke media.", ["plaatselijke media"]),
        (
            "Wij kondigen de cursus aan in de lokale krant, op de gemeentepagina en via het digitale prikbord.",
            ["lokale krant", "gemeentepagina", "digitale prikbord"],
        ),
        ("Wij verwijzen in onze nieuwsbrieven naar de test.", ["nieuwsbrieven"]),
        ("De adviezen zijn te lezen in een folder en op onze website.", ["folder", "website"]),
        ("Werknemers krijgen tips per e-mail en op de schermen in de kantine.", ["e-mail", "schermen in de kantine"]),
        ("Op onze social media-kanalen delen wij de verhalen van deelnemers.", ["social media-kanalen"]),
        ("Onze ambassadeurs vertellen op scholen en in een vlog over hun ervaringen.", ["vlog"]),
        ("Ieder kwartaal publiceren wij een blog op de website van het platform.", ["website van het platform"]),
        ("Leden worden geïnformeerd in het clubblad en tijdens de ledenavonden.", ["clubblad", "ledenavonden"]),
        ("De GGD plaatst de tips op haar website en Facebookpagina.", ["website", "Facebookpagina"]),
        (
            "Het bestuur licht de plannen toe in de buurtkrant De Lantaarn en op de buurtapp.",
            ["buurtkrant De Lantaarn", "buurtapp"],
        ),
        ("De kookfilmpjes komen op YouTube.", ["YouTube"]),
        ("In onze wachtkamers hangen posters.", []),
        ("Wij stellen een app beschikbaar.", []),
        ("Ouders kunnen in de app hun vragen stellen.", ["app"]),
        ("Wij ontwikkelen samen met de omroep een serie.", []),
        ("Via Facebook en via het magazine Leef! roepen we lezers op.", ["Facebook", "magazine Leef!"]),
        (
            "De oproep staat in alle wijkbladen, op de website en op flyers bij de supermarkt.",
            ["wijkbladen", "website", "flyers"],
        ),
        (
            "Dit doen wij door artikelen in het blad Bakkerij Nu, een folder en een animatie.",
            ["blad Bakkerij Nu", "folder"],
        ),
        (
            "Ook in het personeelsmagazine en op het intranet krijgt gezond werken een vaste plek.",
            ["personeelsmagazine", "intranet"],
        ),
        ("Wij delen kennis in het netwerk en op de jaarlijkse netwerkbijeenkomsten.", ["netwerkbijeenkomsten"]),
        ("Verder besteden we in elke nieuwsbrief aandacht aan bewegen.", ["nieuwsbrief"]),
        ("Wij schrijven per kwartaal een verhaal voor de nieuwsbrief van de regio.", ["nieuwsbrief van de regio"]),
        ("De uitkomsten sturen wij in een persbericht naar de regionale pers.", ["persbericht"]),
    ],
)
def test_what_spreads_something(text: str, found: list[str]) -> None:
    assert channels(text) == found


@pytest.mark.parametrize(
    ("before", "text", "found"),
    [
        ("Ons clubblad heeft 300 lezers.", "In dit blad komt een rubriek over sport.", ["clubblad"]),
        ("De club heeft een website.", "Daar komt een pagina over slaap.", ["website"]),
        ("De club heeft een website.", "Daar wandelen wij.", []),
        ("De club heeft een zaal.", "Daarin plaatsen wij een bank.", []),
    ],
)
def test_a_channel_that_the_sentence_before_names(before: str, text: str, found: list[str]) -> None:
    assert channels(text, [before]) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Op het Nationaal Preventiecongres 2018 presenteren wij de resultaten.",
            [("Nationaal Preventiecongres", 2018)],
        ),
        (
            "Tijdens de Nationale Week van de Gezonde Jeugd 2017 organiseren wij een ontbijt.",
            [("Nationale Week van de Gezonde Jeugd", 2017)],
        ),
        ("Op Wereld Diabetes Dag (14 november 2018) houden wij een meetdag.", [("Wereld Diabetes Dag", 2018)]),
        ("Op Wereldgezondheidsdag 2019 lopen wij met 300 mensen.", [("Wereldgezondheidsdag", 2019)]),
        ("Wij staan met een kraam op de Vierdaagse van Nijmegen in 2019.", [("Vierdaagse van Nijmegen", 2019)]),
        ("Tijdens de Europese Sportweek van september 2018 zijn alle lessen gratis.", [("Europese Sportweek", 2018)]),
        ("Op de jaarmarkt van 2019 staan wij met een kraam.", []),
        ("Tijdens de Week tegen Eenzaamheid 2020 bellen wij alle leden.", [("Week tegen Eenzaamheid", 2020)]),
        ("In de Week van de Toegankelijkheid openen wij het pad.", [("Week van de Toegankelijkheid", None)]),
        ("Op de Landelijke Diëtistendag 2016 geven we een lezing.", [("Landelijke Diëtistendag", 2016)]),
        ("Tijdens het symposium Zorg en Bewegen 2017 delen wij onze kennis.", [("symposium Zorg en Bewegen", 2017)]),
        ("Op de vakbeurs Zorg & ICT 2018 tonen wij de app.", [("vakbeurs Zorg & ICT", 2018)]),
        ("Wij organiseren een symposium in 2018.", []),
        ("Wij lanceren de app op de Dag van de Mantelzorg, 10 november 2019.", [("Dag van de Mantelzorg", 2019)]),
        ("In Utrecht openen wij in 2018 een winkel.", []),
        ("In de maand mei 2018 beginnen wij.", []),
        ("Op maandag 5 maart 2018 start de cursus.", []),
        ("Bij de Marathon van Rotterdam 2019 delen wij water uit.", [("Marathon van Rotterdam", 2019)]),
        ("Wij presenteren ons tijdens het Festival Gezond 2021.", [("Festival Gezond", 2021)]),
        (
            "Op de Nationale Pannenkoekdag en op Burendag 2018 eten wij samen.",
            [("Nationale Pannenkoekdag", None), ("Burendag", 2018)],
        ),
        ("Voor de Nationale Vegetarische Week maken wij recepten.", [("Nationale Vegetarische Week", None)]),
        ("Tijdens de Alzheimerweek in september 2020 houden wij een open huis.", [("Alzheimerweek", 2020)]),
    ],
)
def test_events(text: str, found: list[tuple[str, int | None]]) -> None:
    assert [(each.name, each.year) for each in occasions(text)] == found
