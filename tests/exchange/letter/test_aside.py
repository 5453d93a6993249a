"""Which numbers of a commitment stand beside what it promises, and which do not."""

import pytest

from aig_cli.exchange.letter.rule.deliverable import deliverables


def counts(text: str) -> list[float]:
    return [each.target for each in deliverables(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Van de 18 clubs in het dorp zijn er al 7 rookvrij",
        "Naast de 30 vrijwilligers die wij hebben, zoeken wij nieuwe mensen",
        "Een van onze negen velden wordt rookvrij",
        "Wij delen onze ervaring met de andere elf roeiverenigingen",
        "De twee gemeenten leggen een fietspad aan",
        "Een wandelgids, die uit zes hoofdroutes bestaat",
        "Wij steunen het fonds waarin twaalf clubs samenwerken",
        "Omdat 30 procent van de roeiers rookt, maken wij de steiger rookvrij",
        "Bijna 9.000 bewoners slapen slecht, en daarom organiseren wij een slaapweek",
        "Als werkgever van 700 mensen geven wij het goede voorbeeld",
        "Na een proef in drie wijken gaan wij met de lessen door",
        "Sinds 2011 hebben wij 800 mensen leren zwemmen en dat blijven wij doen",
        "Wij roeien in groepen van 6 tot 8 mensen",
        "Een roeicursus van negen bijeenkomsten",
        "Een roeicursus (5 avonden) voor ouders",
        "Wij volgen een methode met vijf stappen",
        "Als vereniging met 85 leden starten wij een wandelgroep",
        "De ploegen zijn niet groter dan 8 roeiers",
        "Een bak van 2 bij 3 meter breed",
        "De route is 12 kilometer lang",
        "De leden krijgen ieder 3 kaarten",
        "Wij beginnen in één wijk",
        "Leden betalen in de kantine (4 euro) wat zij willen",
        "Voor de cup rekenen wij 1 euro statiegeld",
        "Leden krijgen een korting van 15 procent op een boot",
        "Leden krijgen 15 procent korting op een boot",
        "Onze steigers worden 100% rookvrij",
        "Wij verdelen 90 procent van het budget onder de oplage van 300 gidsen",
    ],
)
def test_a_number_beside_the_promise_is_no_deliverable(text: str) -> None:
    assert [each for each in counts(text) if each != 90] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("De eerste acht bedrijven die zich melden, krijgen een les", [8]),
        ("In de kantines van onze zes clubs komt een fruitmand", [6]),
        ("Wij houden een roeidag, waaraan 90 kinderen meedoen", [90]),
        ("Wij houden een roeidag, die minstens 40 kinderen boeit", [40]),
        ("Voor leden die willen stoppen met roken komen er 10 gesprekken", [10]),
        ("Wij trainen 20 stuurlieden, daarom huren wij een boot", [20]),
        ("Het geven van tien lessen", [10]),
        ("Wij zetten 3 kilometer oever in de bloemen", [3]),
        ("Wij leggen elk jaar 5 steigers aan", [5]),
        ("Wij openen één roeibaan", [1]),
        ("100% van onze leden kan zwemmen", [100]),
        ("Van de 90 leden nodigen wij er ruim 20 uit", [20]),
        ("Op 15 van de ruim 40 steigers komt een bord", [15]),
        ("Het verzuim daalt van 8 tot 6 procent", [6]),
        ("Wij vragen 2 of 3 clubs om mee te doen", [2]),
        ("Het aantal rokers is met een derde verminderd", [33.3]),
        ("Wij willen het aantal rokers met een derde hebben teruggebracht", [33.3]),
    ],
)
def test_a_number_of_the_promise_is_a_deliverable(text: str, found: list[float]) -> None:
    assert counts(text) == found


def test_what_a_number_is_a_part_of_is_its_noun() -> None:
    texts = ("Op vier van de 12 steigers komt een bord", "Wij roepen de leden op: van de 90 leden komen er 20")

    assert [each.label for text in texts for each in deliverables(text)] == ["steigers", "leden"]


def test_how_long_a_thing_is_hangs_on_no_noun() -> None:
    assert [each.label for each in deliverables("Wij maken vier podcasts van ongeveer twintig minuten")] == ["podcasts"]


@pytest.mark.parametrize("text", ["Wij houden een les " * 150 + "met 40 roeiers", "die 3 van de " * 250, "een " * 750])
def test_long_sentences_are_read_fast(text: str) -> None:
    assert len(deliverables(text)) < len(text)


@pytest.mark.parametrize("text", ["Wij houden 12 van de 4x4 ritten", "Wij houden 12 ritten van ²x", "² ritten van ŧŧ"])
def test_signs_that_look_like_digits_are_no_numbers(text: str) -> None:
    assert len(deliverables(text)) <= 1
