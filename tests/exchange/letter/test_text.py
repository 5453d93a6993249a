"""Letters as plain text: wrapped by hand, taken out of a PDF, or with one line a paragraph."""

from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from time import process_time
from typing import Final

import pytest

from aig_cli.errors import AigError, EmptyLetterError, LetterLengthError
from aig_cli.exchange.letter.letter import Letter
from aig_cli.exchange.letter.reading import read
from aig_cli.language import speaking
from tests.exchange.letter.made import shown

Give = Callable[[str | bytes], Letter]


@pytest.fixture
def given(tmp_path: Path) -> Give:
    """Reads a letter that is a file."""

    def read_given(content: str | bytes) -> Letter:
        path = tmp_path / "brief.txt"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read(str(path))

    return read_given


LETTER: Final = Path(__file__).parent.parent.parent / "corpus" / "letter" / "good-wrapped.txt"
"""With lines that hold a space, and empty ones; and a page that ends within a parenthesis."""


def test_a_wrapped_letter_is_read_as_its_writer_meant_it(given: Give) -> None:
    letter = given(LETTER.read_bytes())

    assert shown(letter) == [
        (
            "Ja, wij, Wijkwerk en de Fysiokring, willen ons verbinden aan het programma Gezond Dorp. Wij vinden dat"
            " bewegen voor iedereen bereikbaar moet zijn."
        ),
        "Wij onderschrijven dat het daarbij gaat om:",
        "- het voorkomen van klachten in de omgeving waar mensen wonen;",
        "- een plek voor preventie.",
        "Dat doen we zo:",
        (
            "1) we begeleiden 60 mensen met klachten aan knie of heup bij het samenwandelen, ook in de wijk- en"
            " buurthuizen;"
        ),
        "2) we maken een kaart van 25 routes.",
        (
            "Onze nieuwsbrief gaat naar 1.800 lezers (inwoners, huisartsen, praktijkondersteuners en de gemeente). Wij"
            " overwegen een stand op de beurs van 2019."
        ),
    ]


def test_each_sentence_has_the_lines_that_it_is_on(given: Give) -> None:
    letter = given(LETTER.read_bytes())

    assert [(str(each.place), each.paragraph) for each in letter.sentences] == [
        ("lines 1-3", 0),
        ("line 3", 0),
        ("line 5", 1),
        ("lines 6-7", 2),
        ("line 8", 3),
        ("line 10", 4),
        ("lines 11-13", 5),
        ("lines 14-16", 6),
        ("lines 18-26", 7),
        ("lines 26-27", 7),
    ]
    assert all(letter.paragraphs[each.paragraph].text[each.start :].startswith(each.text) for each in letter.sentences)
    with speaking("nl"):
        assert str(letter.sentences[0].place) == "regels 1-3"


def test_a_letter_has_the_name_and_the_checksum_of_its_file(given: Give) -> None:
    letter = given(LETTER.read_bytes())

    assert letter.name == "brief.txt"
    assert letter.sha256 == sha256(LETTER.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("Wij gaan op pad met de\n\nbuurt. Morgen.", ["Wij gaan op pad met de buurt. Morgen."]),
        ("Wij gaan op pad.\n\nMorgen weer.", ["Wij gaan op pad.", "Morgen weer."]),
        ("Wij gaan op pad met de\n \nbuurt", ["Wij gaan op pad met de", "buurt"]),
        ("Wij gaan (met\n \nde buurt) op pad", ["Wij gaan (met de buurt) op pad"]),
        ("Wij gaan (met\n \nde buurt op pad", ["Wij gaan (met", "de buurt op pad"]),
        ("Wij gaan met de\fbuurt op pad", ["Wij gaan met de buurt op pad"]),
        ("Eind 2020 is het verzuim\f15 procent lager dan in 2018, en dat is goed te merken.",
         ["Eind 2020 is het verzuim 15 procent lager dan in 2018, en dat is goed te merken."]),
        ("Wij gaan met de \n\n \n \n\nbuurt op pad", ["Wij gaan met de buurt op pad"]),
        ("Wij gaan op pad.\n\f\nMorgen weer.", ["Wij gaan op pad.", "Morgen weer."]),
        ("Wij gaan op pad;\n\nen door", ["Wij gaan op pad;", "en door"]),
        ("Wij werken samen met o.a.\n\nde gemeente", ["Wij werken samen met o.a. de gemeente"]),
        ("Wij gaan met een grote groep op pad.\nKort.\nDaarna komen wij met die groep terug.",
         ["Wij gaan met een grote groep op pad. Kort.", "Daarna komen wij met die groep terug."]),
        ("Wat we doen\nWij gaan met een grote groep naar het bos toe.",
         ["# Wat we doen", "Wij gaan met een grote groep naar het bos toe."]),
        ("Wat we doen\n\nWij gaan met een grote groep naar het bos toe.",
         ["# Wat we doen", "Wij gaan met een grote groep naar het bos toe."]),
        ("De belofte van Wijkwerk en de Fysiokring\n\nWijkwerk en de Fysiokring willen meer mensen in beweging.",
         ["# De belofte van Wijkwerk en de Fysiokring", "Wijkwerk en de Fysiokring willen meer mensen in beweging."]),
        ("De belofte van Wijkwerk\n\nWijkwerk doet graag mee aan wat mensen beweegt.\n \nEn nu.",
         ["# De belofte van Wijkwerk", "Wijkwerk doet graag mee aan wat mensen beweegt.", "En nu."]),
        ("Wij doen mee aan het programma van Gezond\n\nDorp, met de buurt.\n \nEn nu.",
         ["Wij doen mee aan het programma van Gezond Dorp, met de buurt.", "En nu."]),
        (f"{'Een zin die lang is en doorgaat ' * 6}tot hier.\nEen tweede zin.",
         [f"{'Een zin die lang is en doorgaat ' * 6}tot hier.", "Een tweede zin."]),
        ("Zo:\n  - lopen\n    met ouderen\nEn dat is\nalles", ["Zo:", "- lopen met ouderen", "En dat is alles"]),
        ("Jan Jansen\nvoorzitter", ["Jan Jansen voorzitter"]),
        ("Regels\r\nvan Windows\ren Mac\x0ben Word\u2028en meer", ["Regels van Windows en Mac en Word en meer"]),
        ("vaste\u00a0spatie,\u2009smal,\u200bonzichtbaar, af\u00adbreken, non\u2011stop, e\ufb03ciënt, cafe\u0301",
         ["vaste spatie, smal,onzichtbaar, afbreken, non-stop, efficiënt, café"]),
        ("\ufeffMet een merkteken", ["Met een merkteken"]),
        ("\uf0b7 punt een\n\uf0b7 punt twee", ["• punt een", "• punt twee"]),
        ("een \ue123 teken", ["een \ufffd teken"]),
    ],
)  # fmt: skip
def test_what_is_between_lines_parts_or_joins_them(given: Give, text: str, paragraphs: list[str]) -> None:
    assert shown(given(text)) == paragraphs


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("samen-\nwerking", "samenwerking"),
        ("wijk-\nen buurtteams", "wijk- en buurtteams"),
        ("wijkteams en -\nscholen", "wijkteams en - scholen"),
        ("Noord-\nHolland", "Noord-Holland"),
        ("2018-\n2019", "2018-2019"),
        ("e-\nhealth", "e-health"),
        ("sociaal-\neconomische", "sociaal-economische"),
        ("zee-\negel", "zee-egel"),
        ("gezondheids\u00ad\nwinst", "gezondheidswinst"),
        ("gezonde leef-\nomgeving en leef-omgeving", "gezonde leef-omgeving en leef-omgeving"),
        ("de reactie, en de re-\nactie", "de reactie, en de reactie"),
        ("een streepje-\n(hier)", "een streepje- (hier)"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_goes_where_that_is_safe(given: Give, text: str, joined: str) -> None:
    assert shown(given(text)) == [joined]


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("Zo:\n1. een\n2. twee", ["Zo:", "1. een", "2. twee"]),
        ("Zo:\n(1) een\n(2) twee", ["Zo:", "(1) een", "(2) twee"]),
        ("Zo:\na) een\nb) twee", ["Zo:", "a) een", "b) twee"]),
        ("Zo:\na. een\nb. twee", ["Zo:", "a. een", "b. twee"]),
        ("Zo:\ni. een\nii. twee", ["Zo:", "i. een", "ii. twee"]),
        ("Zo:\n1.1. een\n1.2. twee", ["Zo:", "1.1. een", "1.2. twee"]),
        ("Zo:\n– een\n– twee", ["Zo:", "– een", "– twee"]),
        ("Zo:\n* een\n* twee", ["Zo:", "* een", "* twee"]),
        ("Zo:\no een\no twee", ["Zo:", "o een", "o twee"]),
        ("Zo:\n§ een\n§ twee", ["Zo:", "▪ een", "▪ twee"]),
        ("Wij gaan\n- wandelen\n- fietsen", ["# Wij gaan", "- wandelen", "- fietsen"]),
        ("Wij gaan\n• wandelen", ["# Wij gaan", "• wandelen"]),
        ("Wij gaan\n\n- wandelen", ["# Wij gaan", "- wandelen"]),
        ("Zo:\n1)\nwij wandelen\n2)\nwij fietsen", ["Zo:", "1) wij wandelen", "2) wij fietsen"]),
        ("Zo:\n1) een\n\n\n2) twee", ["Zo:", "1) een", "2) twee"]),
        ("Wij doen dat – zo vinden wij\n– ook graag", ["Wij doen dat – zo vinden wij – ook graag"]),
        ("Wij halen er minimaal\n10. Daarna stoppen we", ["Wij halen er minimaal 10. Daarna stoppen we"]),
        ("Wij gaan (zoals in\n- zeg -\n- bos) op pad", ["Wij gaan (zoals in - zeg - - bos) op pad"]),
        ("In 2018 gaan\n2019. en", ["In 2018 gaan 2019. en"]),
        ("Daarbij is o.a.\ni.s.m. partners", ["Daarbij is o.a. i.s.m. partners"]),
    ],
)
def test_items_of_a_list_are_paragraphs_with_a_label(given: Give, text: str, paragraphs: list[str]) -> None:
    assert shown(given(text)) == paragraphs


PAGES = "\f".join(
    f"Belofte Gezond Dorp\n\nEen zin op bladzijde {name} die nog\n\n- {number} -\nWijkwerk, postbus {number}"
    for number, name in enumerate(("een", "twee", "drie"), start=1)
)


def test_what_stands_on_every_page_belongs_to_no_sentence(given: Give) -> None:
    assert shown(given(PAGES)) == [
        "Een zin op bladzijde een die nog Een zin op bladzijde twee die nog Een zin op bladzijde drie die nog"
    ]


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("Wij gaan van start met\nPagina 1 van 2\n\f\nhet project", ["Wij gaan van start met het project"]),
        ("Kop\n\nWij gaan met\n1/2\n\fKop\n\nhet project\n2/2", ["Wij gaan met het project"]),
        ("Kop\nWij gaan met\n1\n\fKop\nhet project\n10", ["Wij gaan met het project 10"]),
        (
            "Ja, wij, A en B, doen mee\nElk jaar.\n\fJa, wij, C en D, doen mee\nElk jaar.",
            ["Ja, wij, A en B, doen mee Elk jaar.", "Ja, wij, C en D, doen mee Elk jaar."],
        ),
    ],
)
def test_numbers_of_pages_go_and_what_two_letters_share_stays(given: Give, text: str, paragraphs: list[str]) -> None:
    assert shown(given(text)) == paragraphs


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_letter_is_read_in_the_encodings_that_there_are(given: Give, encoding: str) -> None:
    assert shown(given("Ja, wij, café ’t Hoekje – één plek".encode(encoding))) == ["Ja, wij, café ’t Hoekje – één plek"]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "there is no text in it."),
        (b" \n\t\n\x0c", "there is no text in it."),
        (b"een\nt\x1b[2Jwee", "brief.txt:2: control character U+001B. Take it out"),
        ("een\n\x9b2J".encode(), "brief.txt:2: control character U+009B."),
        (b"e\x00e\x00n", "a NUL character"),
        (b"caf\x81", "not valid UTF-8"),
        (b"{\\rtf1 brief}", "is not a letter that can be read but a text in RTF. Save it as .docx, .pdf or .txt."),
        (b"\xff\xd8\xff\xe0", "but a picture"),
        (b"\x89PNG\r\n", "but a picture"),
        (b"<!DOCTYPE html><p>", "but a web page"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "is a document of an older Word (.doc)"),
        (b"x" * (20 * 2**20 + 1), "larger than 20 MB."),
        (b"Wij gaan op pad. " * 300_000, "has more than 2,000,000 characters; that is no letter."),
        (b"\n" * 60_000, "has more than 50,000 lines"),
        (b"a\n \n" * 24_000, "has more than 3,000 sentences"),
    ],
    ids=lambda given: repr(given[:30]) if isinstance(given, bytes) else "",
)
def test_what_is_no_letter_is_refused_in_words(given: Give, content: bytes, why: str) -> None:
    with pytest.raises(AigError) as error:
        given(content)
    assert error.value.exit_code == 4
    assert why in str(error.value)
    with speaking("nl"):
        assert why not in str(error.value)


def test_a_document_with_a_password_is_told_from_an_old_one(given: Give) -> None:
    locked = (Path(__file__).parent.parent / "workbook" / "password.xlsx").read_bytes()  # packed as Word packs it

    with pytest.raises(AigError, match="the letter has a password"):
        given(locked)


def test_a_letter_that_is_not_there_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(AigError) as error:
        read(str(tmp_path / "geen.txt"))
    assert error.value.exit_code == 3


@pytest.mark.parametrize(
    "text",
    [
        "Wij wandelen met de buurt. " * 38_000,
        "x" * 2**20,
        "." * 2**20,
        ".)" * 2**19,
        "( " * 2**19,
        "a. " * 2**18,
        "A. B" * 2**18,
        "'s " * 2**18,
        "samen-\n" * 40_000,
        "(\n" * 40_000,
        "- \n" * 40_000,
        "1 " * 2**19,
        "van\n" * 19_000,
        "een (twee\n\n" * 19_000,
        "\f" * 49_000,
        "- een " * 2**17,
    ],
    ids=lambda text: repr(text[:20]),
)
def test_a_long_text_is_read_soon(given: Give, text: str) -> None:
    start = process_time()
    with suppress(LetterLengthError, EmptyLetterError):
        given(text)
    assert process_time() - start < 4
