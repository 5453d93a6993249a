"""When something is due and a letter was signed, and by what and where something is spread."""

from datetime import date

import pytest

from aig_cli.exchange.letter.letter import Letter, Place, Sentence
from aig_cli.exchange.letter.rule.channel import channels
from aig_cli.exchange.letter.rule.due import due
from aig_cli.exchange.letter.rule.occasion import occasions
from aig_cli.exchange.letter.rule.signing import Signing, signing

SIGNED = date(2016, 5, 31)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("voor 1 juli 2019", "2019-06-30"),
        ("Uiterlijk 1 oktober 2018", "2018-10-01"),
        ("uiterlijk op 31-12-2019", "2019-12-31"),
        ("uiterlijk 2019-12-30", "2019-12-30"),
        ("eind 2020", "2020-12-31"),
        ("voor het eind van 2018", "2018-12-31"),
        ("in 2018 en 2019", "2019-12-31"),
        ("voor 2020", "2019-12-31"),
        ("in maart 2017", "2017-03-31"),
        ("in januari en februari 2018", "2018-02-28"),
        ("vóór maart 2017", "2017-02-28"),
        ("in het derde kwartaal van 2019", "2019-09-30"),
        ("in het laatste kwartaal van 2019", "2019-12-31"),
        ("in Q2 2019", "2019-06-30"),
        ("in de eerste helft van 2018", "2018-06-30"),
        ("in de tweede helft van 2018", "2018-12-31"),
        ("in het schooljaar 2019/2020", "2020-07-31"),
        ("in schooljaar 2019-’20", "2020-07-31"),
        ("binnen twee jaar", "2018-05-31"),
        ("binnen een half jaar", "2016-11-30"),
        ("binnen zes weken", "2016-07-12"),
        ("binnen 10 dagen", "2016-06-10"),
        ("binnen een jaar", "2017-05-31"),
        ("Voor het komende jaar", "2017-05-31"),
        ("de komende twee jaar", "2018-05-31"),
        ("voor het einde van dit jaar", "2016-12-31"),
        ("volgend jaar", "2017-12-31"),
        ("voor 1 oktober van dit jaar", "2016-09-30"),
        ("het komende halfjaar", "2016-11-30"),
        ("voor eind maart 2020", "2020-03-31"),
    ],
)
def test_words_of_time_and_the_last_day_that_is_in_time(words: str, day: str) -> None:
    found = due(f"{words} is het terrein rookvrij", SIGNED, None)

    assert found
    assert (found.words, str(found.day), found.why) == (words, day, None)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("in het najaar van 2015", "a season has no last day"),
        ("voor de zomer", "a season has no last day"),
        ("komend seizoen", "a season has no last day"),
        ("het komende schooljaar", "the letter does not tell the year"),
        ("voor 1 mei", "the letter does not tell the year"),
        ("medio 2018", "the letter does not tell a day"),
        ("binnen enkele jaren", "the letter does not tell a day"),
        ("binnen drie jaar", "counts from the day of signing, which the letter does not tell"),
        ("dit jaar", "counts from the year of signing, which the letter does not tell"),
        ("op 1 mei van dit jaar", "counts from the year of signing, which the letter does not tell"),
        ("voor die datum", "points back to a day that the letter does not tell"),
        ("op 31 juni 2018", "the calendar has no such day"),
    ],
)
def test_words_of_time_that_tell_no_day(words: str, why: str) -> None:
    found = due(f"Wij doen dit {words}", SIGNED if "jaren" in words else None, None)

    assert found
    assert (found.words, found.day, str(found.why)) == (words, None, why)


def test_the_year_of_signing_is_enough_for_this_year() -> None:
    this, never = due("dit jaar", None, 2016), due("op 31 juni van dit jaar", None, 2016)

    assert this
    assert never
    assert (this.day, str(never.why)) == (date(2016, 12, 31), "the calendar has no such day")


def test_what_was_before_the_signing_is_not_due() -> None:
    found = due("In 2014 begonnen wij, en dit jaar gaan wij door", SIGNED, None)

    assert found
    assert found.words == "dit jaar"
    assert due("De methode is in 2014 bedacht", None, 2016) is None
    assert due("De methode is in het eerste kwartaal van 2014 bedacht", SIGNED, None) is None


def test_words_that_point_back_have_the_day_of_what_they_point_to() -> None:
    before = due("Voor 1 mei 2018 openen wij", None, None)

    found = due("In dat jaar sluiten wij", None, None, before)

    assert found
    assert found.day == date(2018, 4, 30)


@pytest.mark.parametrize(
    "text",
    [
        "vanaf 1 januari 2018",
        "vanaf het volgend jaar",
        "elke woensdag",
        "15 procent lager dan in 2018",
        "Eén op de tien rookt, tegen drie in 2018",
        "van 12 tot en met 18 maart 2018",
    ],
)
def test_what_is_no_due_word(text: str) -> None:
    assert due(text, SIGNED, None) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("via onze website, de nieuwsbrief en sociale media", ["website", "nieuwsbrief", "sociale media"]),
        ("in het blad Zorg en Vrije Tijd en op de site ‘Wijk fit’", ["blad Zorg en Vrije Tijd", "site ‘Wijk fit’"]),
        ("via de site van de GGD, de beeldschermen in de hal", ["site van de GGD", "beeldschermen in de hal"]),
        ("via de intranetten van de drie scholen", ["intranetten van de drie scholen"]),
        ("via de website en bijeenkomsten met buurtteams", ["website", "bijeenkomsten met buurtteams"]),
        ("via onze kanalen: bladen, websites", ["bladen", "websites"]),
        ("wij komen met een persbericht", ["persbericht"]),
        ("wij helpen ouders met een app", []),
        ("wij bouwen een app", []),
    ],
)
def test_channels(text: str, found: list[str]) -> None:
    assert channels(text) == found


def test_both_are_the_channels_of_the_sentence_before() -> None:
    before = ["Wij hebben een website en een nieuwsbrief."]

    assert channels("In beide schrijven wij over sport", before) == ["website", "nieuwsbrief"]
    assert channels("Wij schrijven over sport", before) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("op het congres Gezonde Berg 2016", [("congres Gezonde Berg", 2016)]),
        ("aan het ABCD 2015 en aan het Zorgdebat 2015", [("ABCD", 2015), ("Zorgdebat", 2015)]),
        ("tijdens de Week van de Berg", [("Week van de Berg", None)]),
        ("op de Dag van de Tuin (10 november 2017)", [("Dag van de Tuin", 2017)]),
        ("tijdens de Landelijke Tuinweek van mei 2018", [("Landelijke Tuinweek", 2018)]),
        ("tijdens de Week van de Tuin 2019", [("Week van de Tuin", 2019)]),
        ("in Zeedorp 2016", []),
        ("op Maart 2016", []),
        ("op maandag Zeedorp in", []),
    ],
)
def test_occasions(text: str, found: list[tuple[str, int | None]]) -> None:
    assert [(each.name, each.year) for each in occasions(text)] == found


def signed(*texts: str) -> Signing | None:
    return signing(Letter("", "", [], [Sentence(text, Place(1, 1), 0) for text in texts]))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Zeedorp, 9 februari 2015", date(2015, 2, 9)),
        ("’s-Zeedorp, 09-02-2015.", date(2015, 2, 9)),
        ("Aldus ondertekend te Zeedorp op 9 februari 2015,", date(2015, 2, 9)),
        ("Getekend op maandag 9 februari 2015 door A. Smit", date(2015, 2, 9)),
        ("Datum: 9 februari 2015", date(2015, 2, 9)),
        ("Plaats en datum: Zeedorp, 9 februari 2015 Onderwerp: pledge", date(2015, 2, 9)),
        ("Zeedorp aan Zee, 9 februari 2015 A. Smit", date(2015, 2, 9)),
        ("9 februari 2015, Zeedorp", date(2015, 2, 9)),
        ("Aldus overeengekomen te Zeedorp, d.d. 9 februari 2015", date(2015, 2, 9)),
        ("Ondertekend tijdens het congres in Zeedorp op 9 februari 2015", date(2015, 2, 9)),
        ("Op 9 februari 2015 ondertekenden wij deze pledge.", date(2015, 2, 9)),
    ],
)
def test_the_day_of_signing(text: str, day: date) -> None:
    found = signed("Ja, wij doen mee.", text)

    assert found
    assert (found.day, found.year, found.sentence.text) == (day, day.year, text)
    assert text.startswith(found.words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Getekend in mei 2016 door A. Smit", "Getekend in mei 2016"),
        ("Zeedorp, mei 2016", "Zeedorp, mei 2016"),
        ("Zeedorp, voorjaar 2016", "Zeedorp, voorjaar 2016"),
        ("Getekend te Zeedorp in 2016", "Getekend te Zeedorp in 2016"),
    ],
)
def test_the_year_of_signing(text: str, words: str) -> None:
    found = signed(text)

    assert found
    assert (found.day, found.year, found.words) == (None, 2016, words)


@pytest.mark.parametrize(
    "texts",
    [
        ("Wij zijn opgericht op 3 mei 1990.",),
        ("3 mei 2016",),
        ("Belofte Zeedorp 2016",),
        ("Versie 3 mei 2016",),
        ("Wij hebben het convenant ondertekend op 3 mei 2016.",),
        ("Zeedorp, 31 juni 2016",),
        ("Zeedorp, 3 mei 2016", "Bergdorp, 4 mei 2016"),
    ],
)
def test_no_day_of_signing(texts: tuple[str, ...]) -> None:
    assert signed(*texts) is None
