"""What a commitment counts, whom channels reach, and what is no number of anything."""

import pytest

from aig_cli.exchange.letter.letter import Place, Sentence
from aig_cli.exchange.letter.rule.deliverable import deliverables
from aig_cli.exchange.letter.rule.number import numbers
from aig_cli.exchange.letter.rule.reach import reaches
from aig_cli.model.code import Direction, Measure


def counted(text: str) -> list[float]:
    return [each.value for each in numbers(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Wij planten 4.200 bomen", 4200),
        ("Wij oogsten 1.250,5 kilo fruit", 1250.5),
        ("één nieuw plein", 1),
        ("vijfentwintig lessen", 25),
        ("tweeëntwintig lessen", 22),
        ("honderd wandelaars", 100),
        ("driehonderdvijftig wandelaars", 350),
        ("tweeduizendvijfhonderd wandelaars", 2500),
        ("Er komen drie miljoen stappen", 3_000_000),
        ("een miljoen stappen", 1_000_000),
        ("2,5 miljoen stappen", 2_500_000),
        ("20 000 stappen", 20_000),
        ("op onze zes locaties", 6),
        ("De nieuwsbrief telt 2000 abonnees", 2000),
        ("in totaal ruim 2000 abonnees", 2000),
        ("In Zeedorp leiden GGD 12 coaches op", 12),
        ("een dozijn lessen", 12),
        ("een twintigtal wandelaars", 20),
        ("per klas 30 appels", 30),
    ],
)
def test_a_number_in_digits_or_words(text: str, value: float) -> None:
    assert counted(text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "in 2018 en het schooljaar 2018-2019",
        "op 3 mei 2018, van 12 tot en met 18 maart, 03-05-2018",
        "kinderen van 4 tot 12 jaar, jongeren van 12 tot 18, ouder dan 65, 65+ en 55-plussers",
        "binnen twee jaar, twaalf weken lang, twee keer per week en om 14.30 uur",
        "nummer 14, groep 7 en 8, klas 2, Dorpsstraat 12 en Postbus 60",
        "Wij wandelen",
        "1. Wij wandelen",
        "bel 0123-45 67 89, KVK 01234567, IBAN NL00 BANK 0123 4567 89, 1234 AB Zeedorp",
        "het programma 4D, de club Snel ’31 en de film ‘9 levens’",
        "de kanalen van de vijf verenigingen en de twee organisaties",
        "één op de vijf inwoners, één of meer",
        "versie 4.2",
        "een route van 5 kilometer",
        "tweedrie lessen",
        "de stichting De Zeven 24, die",
        f"{'1' * 400} lessen",
        "het buurthuis De Vier Linden",
        "samen lopen wij de 4 Mijl",
        "voor elke 3 kilo",
        "één loket voor zorg en welzijn",
        "ieder krijgt er elk één",
        "voor een 8 op de schaal van blij",
        "40 gram suiker, drie pijlers en 2 x per week",
        "met NEN 7510, groep 4, havo 3 en kinderen boven de 12",
        "een cursus die € 15 kost, voor € 5 per les",
        "in de tweede helft van het jaar",
        "twee manieren om te wandelen",
    ],
)
def test_no_number_of_anything(text: str) -> None:
    assert counted(text) == []


def told(text: str) -> list[tuple[str, float, float | None, str, str]]:
    return [(each.label, each.target, each.target_to, each.unit, each.qualifier) for each in deliverables(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Wij geven ruim 12 gezonde kooklessen", ("gezonde kooklessen", 12, None, "kooklessen", "ruim")),
        ("Tussen 40 en 60 bewoners doen mee", ("bewoners", 40, 60, "bewoners", "")),
        ("Tussen de 40 en 60 bewoners doen mee", ("bewoners", 40, 60, "bewoners", "")),
        ("40 tot 60 bewoners doen mee", ("bewoners", 40, 60, "bewoners", "")),
        ("40-60 bewoners doen mee", ("bewoners", 40, 60, "bewoners", "")),
        ("Wij houden vijf leuke, gezonde en korte lessen", ("leuke, gezonde en korte lessen", 5, None, "lessen", "")),
        ("Op 15 basis- en middelbare scholen", ("basis- en middelbare scholen", 15, None, "scholen", "")),
        ("Wij winnen één nieuwe partner", ("nieuwe partner", 1, None, "partner", "")),
        ("één gezonde kantine komt erbij", ("gezonde kantine", 1, None, "kantine", "")),
        (
            "Wij scholen 45 ouders en verzorgers van de club",
            ("ouders en verzorgers van de club", 45, None, "ouders en verzorgers", ""),
        ),
        ("Wij maken 30 recepten van Kok & Co. bekend", ("recepten van Kok & Co", 30, None, "recepten", "")),
        ("Wij geven € 1.250 uit", ("euro", 1250, None, "euro", "")),
        ("Wij sparen 3.000 euro", ("euro", 3000, None, "euro", "")),
        ("Wij krijgen 12 sociaal", ("sociaal", 12, None, "sociaal", "")),
        ("70 procent van onze leden doet mee", ("leden", 70, None, "procent", "")),
        ("40 leerlingen van groep 7 en 8 zeilen", ("leerlingen van groep 7 en 8", 40, None, "leerlingen", "")),
        ("De helft van de roeiers doet mee", ("roeiers", 50, None, "procent", "")),
        ("Ruim twee derde van de roeiers doet mee", ("roeiers", 66.7, None, "procent", "Ruim")),
        ("Drie van onze vier boten zijn nieuw", ("boten", 3, None, "boten", "")),
        (
            "Het aantal leden van 60 jaar en ouder gaat naar 80",
            ("leden van 60 jaar en ouder", 80, None, "leden van 60 jaar en ouder", ""),
        ),
    ],
)
def test_what_a_commitment_counts(text: str, found: tuple[object, ...]) -> None:
    assert told(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Wij doen het met 40",
        "Wij doen het met 40 die",
        "Op de website, met 300 bezoekers, staat een oproep",
        "Wij schrijven in de buurtkrant (800 lezers) over sport",
        "Dat is 20 procent",
        "De website heeft 300 bezoekers",
        "Wij winnen 300 abonnees",
        "Onze club telt 300 leden",
        "In ronde 2 kiezen wij er een",
        "Wij geven 30 lessen per dag",
        "In mei waren er nog 30 lessen",
    ],
)
def test_nothing_that_a_commitment_counts(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "label", "target", "baseline", "direction"),
    [
        ("Het ziekteverzuim daalt van 6 naar 4,5 procent", "ziekteverzuim", 4.5, 6, Direction.DECREASE),
        ("Wij verlagen het energieverbruik met 20 procent", "energieverbruik", 20, None, Direction.DECREASE),
        ("Het aantal rokers neemt met 15% af", "rokers", 15, None, Direction.DECREASE),
        ("Er zit 10 procent minder zout in het brood", "zout", 10, None, Direction.DECREASE),
        (
            "Het verzuim onder roeiers zakt van 7 procent in 2015 naar 5 procent in 2018",
            "verzuim",
            5,
            7,
            Direction.DECREASE,
        ),
        ("Het aandeel rokers zakt tot onder de 9 procent", "rokers", 9, None, Direction.DECREASE),
        ("Het gebruik van de lift daalt met een derde", "gebruik van de lift", 33.3, None, Direction.DECREASE),
        ("De opkomst is in 2019 10 procent", "opkomst", 10, None, None),
        ("Het aandeel gezonde broodjes stijgt naar 70 procent", "gezonde broodjes", 70, None, Direction.INCREASE),
    ],
)
def test_a_percentage_is_the_size_of_a_change(
    text: str, label: str, target: float, baseline: float | None, direction: Direction | None
) -> None:
    found = [(each.label, each.target, each.baseline, each.direction) for each in deliverables(text)]

    assert found == [(label, target, baseline, direction)]
    assert all(each.measure is Measure.PERCENTAGE for each in deliverables(text))


def test_a_number_that_grows_has_a_baseline() -> None:
    (clubs,) = deliverables("Het aantal clubs groeit van 12 naar minimaal 20 clubs")
    (runners,) = deliverables("Het aantal lopers groeit naar 250")

    assert (clubs.label, clubs.target, clubs.baseline, clubs.qualifier) == ("clubs", 20, 12, "minimaal")
    assert (runners.label, runners.target, runners.direction) == ("lopers", 250, Direction.INCREASE)


def test_a_number_between_others_that_make_no_sense_is_taken_alone() -> None:
    assert told("Wij houden 12 tot tweedrie lessen") == []


def reached(*texts: str) -> list[tuple[str, str, float, str, str]]:
    place = Place(1, 1)
    found = reaches([Sentence(text, place, 0) for text in texts])
    return [(each.channel, each.audience, each.value, each.unit, each.overlap) for each in found]


def test_a_channel_and_its_people() -> None:
    assert reached("Het blad Buurtgroen bereikt 900 tuiniers (leden en donateurs) en de site trekt 80 bezoekers.") == [
        ("blad Buurtgroen", "leden en donateurs", 900, "tuiniers", ""),
        ("site", "bezoekers", 80, "bezoekers", ""),
    ]


def test_a_print_run_has_no_people() -> None:
    assert reached("De buurtkrant verschijnt in een oplage van 2.800.") == [("buurtkrant", "", 2800, "oplage", "")]
    assert reached("De folder gaat naar 500 adressen.") == [("folder", "", 500, "adressen", "")]


@pytest.mark.parametrize(
    ("second", "channel"),
    [
        ("Die valt in 750 brievenbussen.", "buurtkrant Op de Hoek"),
        ("Deze krant heeft 750 lezers.", "buurtkrant Op de Hoek"),
        ("De buurtkrant heeft 750 lezers.", "buurtkrant Op de Hoek"),
        ("Met de buurtkrant bereiken wij 750 lezers.", "buurtkrant Op de Hoek"),
    ],
)
def test_a_channel_that_was_named_before(second: str, channel: str) -> None:
    assert [each[0] for each in reached("Wij schrijven in de buurtkrant Op de Hoek.", second)] == [channel]


def test_a_pointer_at_nothing_is_no_channel() -> None:
    assert reached("Die heeft 750 lezers.") == []
    assert reached("Wij hebben een website.", "Deze krant heeft 750 lezers.") == [
        ("krant", "lezers", 750, "lezers", ""),
    ]
    assert reached("Wij hebben een website.", "Deze zaal trekt 750 bezoekers.") == []
    assert reached("Wij hebben een website.", "De website trekt 20 bezoekers.")[0][0] == "website"


def test_the_channel_may_come_after_the_number() -> None:
    assert reached("Zo bereiken wij 500 ouders via de schoolapp.") == [("schoolapp", "ouders", 500, "ouders", "")]
    assert reached("Er zijn 500 lezers van het magazine.") == [("magazine", "lezers", 500, "lezers", "")]
    assert reached("Wij helpen 500 ouders en maken een app.") == []
    assert reached("Wij helpen 500 en maken een app.") == []


def test_where_a_page_is_printed_is_no_other_channel() -> None:
    assert reached("De sportpagina in het weekblad heeft 300 lezers.")[0][0] == "sportpagina"


@pytest.mark.parametrize(
    "text",
    [
        "Via de nieuwsbrief werven wij 40 vrijwilligers.",
        "Via de nieuwsbrief halen wij 40% op.",
        "Wij maken een app; wij geven 40 lezers les.",
        "Wij maken een app met 40 die doen.",
        "Ons netwerk bestaat uit 40 bedrijven.",
    ],
)
def test_what_is_no_reach(text: str) -> None:
    assert reached(text) == []


def test_audiences_overlap_where_the_letter_names_the_same_people() -> None:
    found = reached(
        "De app telt 300 tuiniers.", "Het blad heeft 90 lezers (tuiniers en koks).", "De site trekt 8 bezoekers."
    )

    assert [each[4] for each in found] == ["tuiniers", "tuiniers", ""]


def test_audiences_overlap_where_the_letter_says_so() -> None:
    found = reached("De app telt 300 tuiniers; de nieuwsbrief gaat naar 90 adressen, deels van dezelfde tuiniers.")

    assert [each[4] for each in found] == ["tuiniers", "tuiniers"]
    assert [each[4] for each in reached("De app telt 300 tuiniers.", "De site trekt 8 kokers.")] == ["", ""]


def test_a_meeting_reaches_nobody_by_itself() -> None:
    assert reached("De bijeenkomsten trekken 80 bezoekers.") == []
