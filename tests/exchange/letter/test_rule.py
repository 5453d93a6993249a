"""What single sentences of letters are: by their words alone, whoever the parties are."""

from pathlib import Path

import pytest

from aig_cli.exchange.letter.letter import Letter, Paragraph, Place, Sentence
from aig_cli.exchange.letter.reading import read
from aig_cli.exchange.letter.rule.account import is_account
from aig_cli.exchange.letter.rule.audience import is_only_audience
from aig_cli.exchange.letter.rule.closing import is_closing
from aig_cli.exchange.letter.rule.goal import asks_goal, is_goal
from aig_cli.exchange.letter.rule.kind import kind
from aig_cli.exchange.letter.rule.lead_in import is_announcing, is_lead_in
from aig_cli.exchange.letter.rule.marking import Marking
from aig_cli.exchange.letter.rule.naming import names_in
from aig_cli.exchange.letter.rule.opening import Opening, is_of_one, is_opening, openings
from aig_cli.exchange.letter.rule.party import Party, held_by, parties
from aig_cli.exchange.letter.rule.piece import Piece, pieces
from aig_cli.exchange.letter.rule.profile import represented
from aig_cli.exchange.letter.rule.promise import actors, is_action, is_intention, is_promise
from aig_cli.exchange.letter.rule.tongue import tongue
from aig_cli.model.code import Role


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Wij zijn Stichting Zonnehoek en doen mee met Alles is Gezondheid.", "Stichting Zonnehoek"),
        ("Ja, ook bakkerij Meulenbelt doet mee aan Alles is Gezondheid!", "bakkerij Meulenbelt"),
        (
            "Ja, wij, de vereniging Natuur en Milieu Rijkerveen en zwembad De Golf, doen mee.",
            "vereniging Natuur en Milieu Rijkerveen | zwembad De Golf",
        ),
        (
            (
                "Ja, wij, Huisartsenkring Oost, Artsen Oost en zorgverzekeraar Zeker & Vast, samen met de gemeente "
                "Loon, tekenen voor Alles is Gezondheid."
            ),
            "Huisartsenkring Oost | Artsen Oost | zorgverzekeraar Zeker & Vast | gemeente Loon",
        ),
        (
            "Als werkgever tekenen wij, Bouwbedrijf Janssen en Zonen B.V., voor Alles is Gezondheid.",
            "Bouwbedrijf Janssen en Zonen B.V.",
        ),
        (
            "Namens de gemeente Holten en GGD Twenteland verklaren wij dat wij meedoen aan Alles is Gezondheid.",
            "gemeente Holten | GGD Twenteland",
        ),
        (
            "Dit is de belofte van de Bond van Wandelaars (NBW) en uitgeverij Pad & Zo aan Alles is Gezondheid.",
            "Bond van Wandelaars (NBW) | uitgeverij Pad & Zo",
        ),
        (
            (
                "Wij, Stichting Fiets, vertegenwoordigd door mevrouw A. de Boer, en het Waterschap Zuid, gevestigd te "
                "Dorp, beloven mee te doen aan het programma."
            ),
            "Stichting Fiets | Waterschap Zuid",
        ),
        ("Voetbalclub VVO, met hulp van supermarkt Groen, verbindt zich aan Alles is Gezondheid.", "Voetbalclub VVO"),
        (
            "Gemeente Loon, Stichting Welzijn en Zorg Loon en VV Geel Wit ’20 scharen zich achter Alles is Gezondheid.",
            "Gemeente Loon | Stichting Welzijn en Zorg Loon | VV Geel Wit ’20",
        ),
        (
            "Wij, de ondergetekenden, roeivereniging De Riem (hierna: De Riem) en Stichting Water, doen mee.",
            "roeivereniging De Riem (De Riem) | Stichting Water",
        ),
        (
            "Wij, Tandartsen Zuid, namens praktijk Kies en orthodontist De Beugel, doen mee.",
            "Tandartsen Zuid | *praktijk Kies | *orthodontist De Beugel",
        ),
        (
            "Wij, Tandartsen Zuid, mede namens 40 praktijken, en Mondzorg Loon, doen mee.",
            "Tandartsen Zuid | Mondzorg Loon",
        ),
        (
            "Hogeschool Delta en de Academie voor Zorg en Welzijn doen mee aan Alles is Gezondheid.",
            "Hogeschool Delta | Academie voor Zorg en Welzijn",
        ),
        ("Wij, zwembad De Golf (KVK 12345678) te Loon, doen mee.", "zwembad De Golf"),
        ("Wij, raadslid J. Smit en wethouder A. Bos, doen mee.", ""),
        ("Vandaag zetten de gemeente Loon en GGD Zuid hun handtekening.", "gemeente Loon | GGD Zuid"),
        ("Hierbij doen de gemeente Loon en GGD Zuid", ""),
        ("Wij doen mee aan Alles is Gezondheid.", ""),
        ("Wij steunen Alles is Gezondheid.", ""),
        ("Gezonde scholen dragen bij aan Alles is Gezondheid.", ""),
        ("Bij bakkerij Meulenbelt steunen wij Alles is Gezondheid.", ""),
        (
            "De gemeenten Loon, Holten en Dalen aan de Maas en zorgverzekeraar Zeker sluiten zich aan.",
            "gemeente Loon | gemeente Holten | gemeente Dalen aan de Maas | zorgverzekeraar Zeker",
        ),
        ("In deze belofte verbinden de GGD’en Noord en Zuid zich aan het programma.", "GGD Noord | GGD Zuid"),
        ("Wij, de bond Wageningen Fietst en Movisie, doen mee.", "bond Wageningen Fietst en Movisie"),
        ("Wij (gemeente Loon en fysiotherapie De Brug) gaan aan de slag.", "gemeente Loon | fysiotherapie De Brug"),
        ("Met trots tekenen wij, de Hogeschool van Loon, de pledge.", "Hogeschool van Loon"),
        ("Met deze brief verbinden wij ons, Zeilschool Wind, aan het programma.", "Zeilschool Wind"),
        ("Vandaag tekenen wij, Zeilschool Wind en de gemeente Loon", "Zeilschool Wind | gemeente Loon"),
        ("Namens de leden van Fietsbond Loon verklaar ik dat wij meedoen.", "Fietsbond Loon"),
        ("Ja, wij, bestuur en leden van zangkoor De Lof, doen mee.", "zangkoor De Lof"),
        ("De scholen van Stichting Wijs doen mee.", "Stichting Wijs"),
        ("Het college van burgemeester en wethouders van de gemeente Loon doet mee.", "gemeente Loon"),
        ("Wij - GGD Zuid en Kinderdagverblijf Hummel - doen mee.", "GGD Zuid | Kinderdagverblijf Hummel"),
        ("Deze pledge wordt gedaan door GGD Zuid aan Alles is Gezondheid.", "GGD Zuid"),
        ("Wij van Kapsalon Knip en Zo, en onze buren van Café De Zon, doen mee.", "Kapsalon Knip en Zo | Café De Zon"),
        ("Wij, PGGM en haar leden, doen mee.", "PGGM"),
        ("Beste mensen, GGD Zuid en bakkerij Bol doen mee.", "GGD Zuid | bakkerij Bol"),
        ("Wij, GGD Zuid en alle negen scholen in de streek, doen mee.", "GGD Zuid"),
        ("Wij, Bakkerij Loon, een bedrijf met 30 mensen, en Movisie, doen mee.", "Bakkerij Loon | Movisie"),
        ("Wij, de Bond voor Zorg en Welzijn (BZW), doen mee.", "Bond voor Zorg en Welzijn (BZW)"),
        ("Wij, de artsen in de regio Loon (ARL), doen mee.", "artsen in de regio Loon (ARL)"),
        (
            "Wij, de Fietsbond, afdeling Loon, en Tuinbedrijf Groen, Groener & Co, doen mee.",
            ("Fietsbond, afdeling Loon | Tuinbedrijf Groen, Groener & Co"),
        ),
        ("Wij, Welzijn Loon en Sport Loon, doen mee.", "Welzijn Loon | Sport Loon"),
        ("Wij, Stichting Zwaluw en FNV Bouw, doen mee.", "Stichting Zwaluw | FNV Bouw"),
        (
            "Wij, Tennisclub Set (120 leden) te Loon en bakkerij Bol uit Dorp, doen mee.",
            "Tennisclub Set | bakkerij Bol",
        ),
        ("Wij, Verpleeghuis De Beuk in Loon en Sportraad Loon, doen mee.", "Verpleeghuis De Beuk | Sportraad Loon"),
        ("Wij, Stichting Samen in Beweging, doen mee.", "Stichting Samen in Beweging"),
        ("Wij, De Friesland en Sport Fryslân, doen mee.", "De Friesland | Sport Fryslân"),
        ("Wij, Hartbond, willen ons namens Hartclub De Pomp verbinden.", "Hartbond | *Hartclub De Pomp"),
        ("Vandaag tekent Fietsbond Loon, samen met bakkerij Bol, mee.", "Fietsbond Loon | bakkerij Bol"),
        ("Zorgkantoor Midden - hierna ‘het kantoor’ - verbindt zich aan het programma.", "Zorgkantoor Midden"),
        ("Wij, stichting Lezen doet Leven, doen mee.", "stichting Lezen doet Leven"),
        ("De partners in deze pledge zijn de gemeente Loon en GGD Zuid.", "gemeente Loon | GGD Zuid"),
        ("Sinds 1921 zorgt Kruisvereniging Het Land voor inwoners.", "Kruisvereniging Het Land"),
    ],
)
def test_the_parties_of_an_opening(text: str, named: str) -> None:
    shown = [
        f"{'*' if each.role is Role.REPRESENTED else ''}{each.name}{f' ({each.short})' if each.short else ''}"
        for each in parties(names_in(text), "")
    ]

    assert " | ".join(shown) == named


@pytest.mark.parametrize(
    ("names", "elsewhere", "count"),
    [
        ("Kool en Knol", "Bij Kool en Knol werken koks.", 1),
        ("Kool en Knol", "Kool en Knol koken. Kool heeft koks, en Knol ook.", 2),
        ("Centrum voor Jeugd, Gezin en Spel", "Het Centrum voor Jeugd, Gezin en Spel helpt.", 1),
        ("Centrum voor Jeugd, Gezin en Spel", "", 3),
        ("Huis van Licht en Lucht", "", 1),
        ("Stichting Sport en Spel", "", 1),
        ("Stichting Sport en Spel", "Spel is een club.", 2),
    ],
)
def test_what_is_one_name_elsewhere_is_one_party(names: str, elsewhere: str, count: int) -> None:
    assert len(parties(names, elsewhere)) == count


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("De GGD is penvoerder van deze belofte.", "GGD Zuid"),
        ("Penvoerder is de gemeente Loon.", "gemeente Loon"),
        ("Als penvoerder treedt GGD Zuid op.", "GGD Zuid"),
        ("Wij, de alliantie (penvoerder: GGD Zuid), doen mee.", "GGD Zuid"),
        ("De stuurgroep is penvoerder.", None),
        ("De gemeente Loon en GGD Zuid zijn blij.", None),
    ],
)
def test_who_is_in_charge(text: str, holder: str | None) -> None:
    found = held_by(
        [Party("gemeente Loon", Role.HOLDER), Party("GGD Zuid", Role.SIGNATORY), Party("De Linde", Role.REPRESENTED)],
        text,
    )

    assert [each.name for each in found or () if each.role is Role.HOLDER] == ([holder] if holder else [])


def test_an_opening_speaks_for_its_writers_now() -> None:
    assert is_opening("Ja, wij, Stichting Zwaluw, zeggen het hardop.")
    assert not is_opening("Wilt u zich met ons verbinden aan het netwerk?")
    assert not is_opening("Vorige week sloten zij aan, en vorige week verbinden A en B zich aan het programma.")


def test_an_opening_may_be_addressed_to_the_programme_when_it_names_who_joins() -> None:
    assert is_opening("Met deze brief laten wij, GGD Zuid, u weten dat wij aansluiten bij Alles is Gezondheid.")
    assert is_opening("Stichting Zwaluw doet graag mee met jullie mooie programma.")
    assert not is_opening("Wij sluiten u aan bij Alles is Gezondheid.")


def piece(position: int, text: str) -> Piece:
    """Return a piece: an item where it begins with a dash, a heading where with a number sign."""
    sentence = Sentence(text.lstrip("-# "), Place(1, 1), position)
    return Piece(sentence, is_item=text.startswith("-"), is_heading=text.startswith("#"))


@pytest.mark.parametrize(
    ("texts", "named"),
    [
        (["# Belofte van GGD Zuid", "Ja, wij doen mee."], "GGD Zuid"),
        (["# Stichting Zwaluw", "Ja, wij doen mee!", "Spelen doen 700 kinderen."], "Stichting Zwaluw"),
        (
            ["Ja, wij doen mee!", "Dat is mooi.", "Wij zijn GGD Zuid en de gemeente Loon."],
            "GGD Zuid en de gemeente Loon",
        ),
        (["Ja, wij doen mee!", "Vorige week tekende GGD Zuid.", "Wie is GGD Zuid?"], None),
        (["Ja, wij doen mee!", f"GGD Zuid {'en ook ' * 600} doet mee."], None),
        (["Veel scholen sluiten zich aan bij het programma.", "# GGD Zuid"], None),
        (
            ["Wij, ondergetekenden:", "- GGD Zuid", "- Bakkerij Bol beloven mee te doen aan het programma."],
            ("GGD Zuid; Bakkerij Bol"),
        ),
        (
            ["Wij, ondergetekenden:", "- GGD Zuid", "- Bakkerij Bol", "verbinden ons aan het programma."],
            ("GGD Zuid; Bakkerij Bol"),
        ),
    ],
)
def test_who_joins_may_stand_beside_the_sentence_that_joins(texts: list[str], named: str | None) -> None:
    found = list(openings([piece(position, text) for position, text in enumerate(texts)]))

    assert [each.names for each in found] == ([named] if named else [])


def test_a_verb_of_one_has_one_party() -> None:
    text = "Kool en Knol doet mee aan het programma."

    assert is_of_one(Opening(0, "Kool en Knol"), text)
    assert not is_of_one(Opening(0, "Kool en Knol"), text.replace("doet", "doen"))


@pytest.mark.parametrize(
    "text",
    [
        "Wij verantwoorden ons jaarlijks.",
        "Eén keer per jaar laten wij weten hoe het met onze belofte staat.",
        "Ieder voorjaar doen wij het programma verslag van de plannen.",
        "Wij werken mee aan de monitor van het programma.",
        "Aan het eind van elk studiejaar laten wij het programma weten wat er is bereikt.",
    ],
)
def test_the_account_clause(text: str) -> None:
    assert is_account(text)


@pytest.mark.parametrize(
    "text",
    [
        "Elk jaar wandelen wij een dag.",
        "Wij evalueren de cursus.",
        "Jaarlijks bezoeken ons 900 mensen.",
        "Jaarlijks delen wij folders uit over het programma.",
    ],
)
def test_no_account_clause(text: str) -> None:
    assert not is_account(text)


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("De nieuwsbrief bereikt 1.450 abonnees.", True),
        ("Met de app bereiken wij 2.000 ouders.", True),
        ("De schoolkrant wordt gelezen door 900 ouders.", True),
        ("In de nieuwsbrief, die 900 lezers telt, schrijven wij over bewegen.", False),
        ("Wij scholen 45 vrijwilligers.", False),
    ],
)
def test_a_sentence_that_only_tells_whom_a_channel_reaches(text: str, *, only: bool) -> None:
    assert is_only_audience(text) is only


@pytest.mark.parametrize(
    "text",
    [
        "Langs de velden wordt niet meer gerookt.",
        "De kantine schenkt geen alcohol.",
        "Eind 2020 is het terrein rookvrij.",
        "Alle ervaringen zijn te vinden op de website.",
        "Wij zijn van plan een tuin aan te leggen.",
        "Zo mogelijk breiden wij de groepen uit.",
        "Op het congres vertellen wij wat wel en niet heeft gewerkt.",
        "De club verzorgt elk kwartaal een sportmiddag, waarop wij veel jongeren verwachten.",
        "Het spreekuur is elke dinsdag open voor iedereen.",
        "De plannen staan in het dorpsblad.",
        "Bij de dorpsraad kunnen bewoners een boom planten.",
        "De eerste avond vindt plaats in het buurthuis.",
        "Voor de winter is elk trappenhuis verlicht.",
        "Voor jonge vaders is er een eigen avond.",
        "Personeel mag in de pauze naar buiten.",
        "In de hal staat er fruit.",
        "Twee leden helpen mee in de keuken.",
        "Als het regent, gaan wij naar binnen.",
        "Over drie jaar fietst een op de vijf leden.",
        "Wij willen dat het hier beter wordt dan elders.",
    ],
)
def test_what_is_to_be_done_is_a_promise(text: str) -> None:
    assert is_promise(text)


@pytest.mark.parametrize(
    "text",
    [
        "Dat is hard nodig voor kinderen.",
        "Wij vinden bewegen van groot belang.",
        "Wij zijn een vereniging met leden.",
        "SBR is al sinds 2001 actief in de wijken.",
        "In 2014 organiseerden wij vijf avonden.",
        "Doen uw collega’s ook mee?",
        "Zo houden wij ouderen langer gezond.",
        "‘Wij gaan twintig groepen beginnen.’",
        "R. Ouali, wethouder",
        "Heeft u vragen, dan kunt u ons bellen.",
        "Dat past bij ons beleid.",
        "De praktijk leert dat dit werkt.",
        "Deze afspraken gelden voor twee jaar.",
        "Ouderen vallen vaak in huis.",
        "Te veel mensen in onze wijk roken.",
        "In 2017 zijn wij begonnen met een proef.",
        "Een feest waar iedereen zich thuis voelt.",
        "Voor meer informatie: A. de Wit.",
        "In Loon rookt een op de vier volwassenen.",
        "De wijk fietst al naar het werk.",
        "De club werkt al zes jaar met de school.",
        "Onder jeugd verstaan wij wie nog op school zit.",
        "Deze oefening is bedacht door een arts.",
        "De avond kostte twee uur en begon laat.",
        "Als het geld op is, vervalt de les.",
        "Per dag wandelen er 300 mensen door het park.",
        "Het verzuim is hoger dan elders.",
        "Met dank aan de bakker.",
        "Hun inzet verdient lof.",
        "Mensen zonder werk sporten het minst.",
    ],
)
def test_what_is_was_or_is_believed_is_no_promise(text: str) -> None:
    assert not is_promise(text)


def test_what_a_public_body_does_is_a_promise_where_it_is_a_party() -> None:
    text = "De provincie betaalt een brug voor fietsers."

    assert is_promise(text)
    assert is_promise(text, ["provincie"])
    assert not is_promise(text, ["zwaluw"])
    assert is_promise("De club betaalt een brug voor fietsers.", ["zwaluw"])


def test_the_people_of_a_party_act_for_it() -> None:
    acting = actors([Party("gemeente Loon", Role.HOLDER), Party("Zwaluw", Role.SIGNATORY)])

    assert is_action("Zwaluw kookt voor ouderen.", acting)
    assert is_action("Vrijwilligers koken voor ouderen.", acting)
    assert not is_action("Ouderen koken voor elkaar.", acting)
    assert not is_action("Zwaluw telt 300 leden.", acting)
    assert not is_action("Kan Zwaluw koken?", acting)


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("Wij hopen dat het lukt.", False),
        ("Wij verkennen met artsen een cursus.", False),
        ("De GGD onderzoekt of de aanpak werkt.", False),
        ("Wij geven les aan mensen die willen stoppen met roken.", True),
        ("Wie wil stoppen met roken, krijgt een training.", True),
        ("Tot slot nemen wij ons voor om alle huisartsen te bezoeken.", False),
        ("Wij onderzoeken nog hoe wij jongeren kunnen helpen.", False),
        ("Graag leggen wij een tuin aan, maar daarvoor is nog geen plek.", False),
    ],
)
def test_an_intention_hopes_plans_or_looks_into(text: str, *, firm: bool) -> None:
    assert is_intention(text) is not firm


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wij maken een lespakket", "product"),
        ("Wij maken het pad geschikt voor rolstoelen", "activity"),
        ("Er komt een tuin", "product"),
        ("In het dorp komt een tuin", "product"),
        ("De kennis die wij opdoen, wordt gedeeld via het blad", "dissemination"),
        ("Wij delen fruit uit op het plein", "activity"),
        ("Het aantal groepen gaat van 4 naar 9", "outcome"),
        ("Wij geven les", "activity"),
    ],
)
def test_the_kind_goes_by_the_main_verb(text: str, expected: str) -> None:
    assert str(kind(text)) == expected


def test_goals_lead_ins_and_closings() -> None:
    assert asks_goal("Wat willen we bereiken?")
    assert is_goal("Met elkaar willen wij gezond eten gewoon maken.")
    assert is_lead_in("Daarom nemen wij de volgende maatregelen:")
    assert not is_lead_in("Wie zijn wij en wat doen wij?")
    assert is_lead_in("Om dit te bereiken zetten wij in op:")
    assert not is_lead_in("Wij zien kansen in:")
    assert is_announcing("Met elkaar doen wij het volgende.")
    assert is_closing("Namens de gemeente: A. de Wit")
    assert is_closing("mw. drs. P. van der Bos, voorzitter")
    assert not is_closing("Namens de gemeente geven wij les aan alle kinderen.")


def test_whom_a_party_speaks_for_only_where_the_letter_says_so() -> None:
    assert represented("De bond telt 12 aangesloten organisaties.") == {"organisations": 12}
    assert represented("De bond heeft 40 medewerkers.") == {}


def test_the_language_is_told_by_small_words() -> None:
    assert tongue("Le pain et la santé dans les rues de la ville et des villages avec nos enfants pour une vie") == "fr"
    assert tongue("Hallo daar") is None


def piece_texts(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "brief.txt"
    path.write_text(text)
    return [f"{each.label}|{each.words}" for each in pieces(read(str(path)))]


def test_a_list_that_runs_on_in_a_sentence_is_taken_apart(tmp_path: Path) -> None:
    assert piece_texts(tmp_path, "Dit doen wij: 1) wij wandelen; 2) wij fietsen; en 3) wij zwemmen.") == [
        "|Dit doen wij",
        "1)|wij wandelen",
        "2)|wij fietsen",
        "3)|wij zwemmen",
    ]


def test_the_last_item_of_a_list_holds_no_text_below_it(tmp_path: Path) -> None:
    found = piece_texts(
        tmp_path, "Dit doen wij:\n- Wij wandelen.\n- Wij fietsen. Dat is leuk. Dat is goed.\n\nDag allemaal.\n"
    )

    assert found == [
        "|Dit doen wij",
        "-|Wij wandelen",
        "-|Wij fietsen",
        "|Dat is leuk",
        "|Dat is goed",
        "|Dag allemaal",
    ]


def test_a_sentence_goes_on_in_the_next_paragraph() -> None:
    texts = ["Wij schrijven in het blad, waar", "2.150 boeren het lezen.", "Dat is", "Goed.", "Een tuin", "en meer."]
    place = Place(1, 1)
    letter = Letter(
        "brief.docx",
        "",
        [Paragraph(text, place, [(0, place)]) for text in texts],
        [Sentence(text, place, index) for index, text in enumerate(texts)],
    )

    assert [each.text for each in pieces(letter)] == [f"{texts[0]} {texts[1]}", *texts[2:]]


def test_a_row_of_a_table_is_an_item_by_the_cell_that_tells_most(tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    path.write_text("Dit doen wij:\n\nnr.   wat   wie\n1.   Wij geven les   de school\n2.   Kort   ja\n")

    assert [(each.text, each.is_item) for each in pieces(read(str(path)))][1:] == [
        ("nr.", False),
        ("wat", False),
        ("wie", False),
        ("Wij geven les", True),
        ("de school", False),
        ("Kort", False),
        ("ja", False),
    ]


def marked(*texts: str) -> list[str]:
    """Return the marks of pieces: items begin with a dash, headings with a number sign, other cells with a bar."""
    place = Place(1, 1)
    found = [
        Piece(
            Sentence(text.lstrip("-#| "), place, index),
            is_item=text.startswith("-"),
            is_aside=text.startswith(("#", "|")),
            is_heading=text.startswith("#"),
        )
        for index, text in enumerate(texts)
    ]
    opening = next(openings(found))
    return [str(each) for each in Marking(found, opening, parties(opening.names, "")).marks]


OPENING = "Wij, Stichting Zwaluw, doen mee aan Alles is Gezondheid."


def test_a_list_of_the_programme_is_no_activity_even_where_it_says_we() -> None:
    assert marked(OPENING, "Het programma wil dat:", "- wij gezond leven;", "- de zorg voorkomt.")[1:] == [
        "boilerplate",
        "boilerplate",
        "boilerplate",
    ]


def test_a_list_after_a_lead_in_is_activities_and_a_list_before_it_is_not() -> None:
    found = marked(
        OPENING,
        "Deze afspraken van het programma steunen wij:",
        "- gezonde wijken;",
        "# Wat gaan wij doen?",
        "Zo:",
        "- bomen planten.",
        "Hieronder nog meer:",
        "- banken.",
    )

    assert found == ["parties", "boilerplate", "boilerplate", "other", "other", "commitment", "other", "commitment"]


def test_a_list_of_actions_needs_no_lead_in_and_a_list_of_things_is_none() -> None:
    assert marked(OPENING, "Aan de slag:", "- Zwaluw plant bomen.")[2] == "commitment"
    assert marked(OPENING, "Dus:", "- bomen.", "- banken.")[2] == "boilerplate"


def test_items_below_intentions_are_intentions() -> None:
    assert marked(OPENING, "Wij hebben deze voornemens:", "- bomen planten.")[2] == "intention"


def test_prose_without_lead_in_begins_at_the_first_promise_or_after_the_goal() -> None:
    assert marked(OPENING, "Zwaluw telt 40 leden.", "Wij planten bomen.") == ["parties", "profile", "commitment"]
    assert marked(OPENING, "Ons doel is een groen dorp.", "De bomen komen eraan.") == ["parties", "goal", "commitment"]
    assert marked(OPENING, "Gezondheid telt.") == ["parties", "boilerplate"]


def test_who_signs_and_what_stands_above_the_opening_is_apart() -> None:
    found = marked(
        "Loon, 3 mei 2016",
        "# Onze belofte",
        OPENING,
        "Wij doen elk jaar verslag aan het programma.",
        "Dit gaan wij doen:",
        "- wij wandelen.",
        "Getekend te Loon",
        "- mw. drs. P. Bos",
    )

    assert found == ["signing", "other", "parties", "accountability", "other", "commitment", "signing", "signing"]


def test_the_goal_may_answer_a_question() -> None:
    found = marked(
        OPENING, "Wat willen we bereiken?", "Een dorp zonder rook.", "Wat doen we daarvoor?", "Wij planten bomen."
    )

    assert found == ["parties", "boilerplate", "goal", "other", "commitment"]


def test_people_in_a_table_sign_and_promise_nothing() -> None:
    found = marked(OPENING, "Dit gaan wij doen:", "- bomen planten.", "Loon", "- A. de Wit, wethouder", "- B. Smit")

    assert found[2:] == ["commitment", "other", "boilerplate", "boilerplate"]


def test_the_head_of_a_table_does_not_lead_it_in() -> None:
    found = marked(OPENING, "Dit gaan wij doen:", "| wat", "| wie", "- bomen planten.", "| Zwaluw", "- banken bouwen.")

    assert found == ["parties", "other", "other", "other", "commitment", "other", "commitment"]


def test_words_longer_than_any_sentence_are_left_alone() -> None:
    endless = f"{'wij geven les en ' * 200}wij zwemmen."

    assert marked(endless, OPENING, endless, "Wij planten bomen.") == ["other", "parties", "other", "commitment"]
    assert marked(OPENING, "Zo:", f"- Zwaluw geeft {endless}", "- Zwaluw zwemt.")[2:] == ["other", "commitment"]
