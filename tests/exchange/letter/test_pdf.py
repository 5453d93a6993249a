"""Letters as PDF: lines with a place on a page, of which paragraphs are made; and files that are none, or do harm."""

import sys
import time
import zlib
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pytest

from aig_cli.errors import AigError, MissingExtraError
from aig_cli.exchange.letter import pdf as reader
from aig_cli.exchange.letter.letter import Letter
from aig_cli.exchange.letter.reading import read
from aig_cli.language import speaking
from tests.exchange.letter.made import paper, pdf, shown

CORPUS = Path(__file__).parent.parent.parent / "corpus" / "letter"
Give = Callable[[bytes], Letter]


def corpus(name: str) -> bytes:
    return (CORPUS / name).read_bytes()


@pytest.fixture
def given(tmp_path: Path) -> Give:
    """Reads a PDF."""

    def read_given(content: bytes) -> Letter:
        path = tmp_path / "brief.pdf"
        path.write_bytes(content)
        return read(str(path))

    return read_given


FIRST = """\
Belofte Gezond Dorp

Ja, wij, Wijkwerk en de Fysiokring, willen ons verbinden aan het
programma Gezond Dorp.

Dat doen we zo:
   1) we begeleiden 60 mensen met klachten aan knie of heup bij het
      samenwandelen;
   2) we maken een kaart.
Onze nieuwsbrief gaat naar 1.800 lezers (inwoners, huisartsen,

1"""
SECOND = """\
Belofte Gezond Dorp

praktijkondersteuners en de gemeente). Wij overwegen een stand
op de beurs.

2"""


def test_a_footer_that_was_drawn_first_stands_at_the_end_of_its_page(given: Give) -> None:
    drawn = [
        (72.0, 800.0, "Belofte Gezond Dorp"),
        (72.0, 40.0, "Wijkwerk - Postbus 1 - 1234 AB Dorp"),
        (72.0, 760.0, "Wijkwerk en de Fysiokring doen mee aan het programma."),
        (72.0, 746.0, "Wij maken een kaart van de buurt voor wie wil lopen, en"),
        (72.0, 732.0, "brengen die huis aan huis rond."),
    ]

    assert shown(given(paper(drawn))) == [
        "# Belofte Gezond Dorp",
        (
            "Wijkwerk en de Fysiokring doen mee aan het programma. Wij maken een kaart van de buurt voor wie wil lopen,"
            " en brengen die huis aan huis rond."
        ),
        "Wijkwerk - Postbus 1 - 1234 AB Dorp",
    ]


def test_lines_become_paragraphs_and_go_on_over_pages(given: Give) -> None:
    letter = given(paper(FIRST, SECOND))

    assert shown(letter) == [
        "Ja, wij, Wijkwerk en de Fysiokring, willen ons verbinden aan het programma Gezond Dorp.",
        "Dat doen we zo:",
        "1) we begeleiden 60 mensen met klachten aan knie of heup bij het samenwandelen;",
        "2) we maken een kaart.",
        (
            "Onze nieuwsbrief gaat naar 1.800 lezers (inwoners, huisartsen, praktijkondersteuners en de gemeente). Wij"
            " overwegen een stand op de beurs."
        ),
    ]
    assert [str(each.place) for each in letter.paragraphs] == [
        "page 1, lines 2-3",
        "page 1, line 4",
        "page 1, lines 5-6",
        "page 1, line 7",
        "page 1, line 8 to page 2, line 3",
    ]
    with speaking("nl"):
        assert str(letter.paragraphs[-1].place) == "pagina 1, regel 8 tot en met pagina 2, regel 3"


def test_what_a_browser_prints_is_read(given: Give) -> None:
    letter = given(corpus("good-browser.pdf"))

    assert [text[:40] for text in shown(letter)] == [
        "# Beweegbelofte",
        "Ja, wij, Stichting Buurtkracht Oost en Z",
        "Buurtkracht Oost is een welzijnsorganisa",
        "Dit gaan we doen:",
        "1. we starten 12 wandelgroepen in vier w",
        "2. we leiden 40 buurtbewoners op tot voo",
        "3. we openen een spreekuur voor mensen d",
        "Over de wandelgroepen vertellen we in on",
        "Elk jaar laten we weten wat er van onze ",
    ]
    assert "Hoge Kamp en de nieuwe straten rond het station, waar ook de bewoners" in letter.paragraphs[7].text
    assert str(letter.sentences[-3].place) == "page 1, line 13 to page 2, line 1"


@pytest.mark.parametrize("lower", [2, -2])
def test_a_number_apart_from_its_text_is_a_label(given: Give, lower: int) -> None:
    letter = given(
        paper(
            [
                (72, 700, "Zo:"),
                (72, 686 - lower, "1"),
                (96, 686, "we wandelen met alle mensen die dat"),
                (96, 672, "graag willen;"),
                (72, 658 - lower, "2"),
                (96, 658, "we fietsen met"),
                (72, 644, "40"),
                (87, 644, "mensen."),
            ]
        )
    )

    assert [(each.label, each.text) for each in letter.paragraphs] == [
        ("", "Zo:"),
        ("1", "we wandelen met alle mensen die dat graag willen;"),
        ("2", "we fietsen met 40 mensen."),
    ]


def test_a_second_column_comes_after_the_first(given: Give) -> None:
    letter = given(
        paper(
            [
                (72, 700, "Wij wandelen met alle mensen"),
                (72, 686, "die dat willen en met de"),
                (320, 700, "buurt. Daarna eten we samen."),
                (320, 686, "Elke week weer."),
            ]
        )
    )

    assert shown(letter) == [
        "Wij wandelen met alle mensen die dat willen en met de buurt. Daarna eten we samen. Elke week weer."
    ]


def test_a_number_on_a_line_of_its_own_is_a_label_beside_what_stands_there_too(given: Give) -> None:
    letter = given(
        paper([(72, 700, "Zo:"), (72, 682, "1\n"), (96, 686, "we wandelen;"), (72, 654, "2\n"), (96, 658, "meer.")])
    )

    assert [(each.label, each.text) for each in letter.paragraphs] == [
        ("", "Zo:"),
        ("1", "we wandelen;"),
        ("2", "meer."),
    ]


def test_a_line_of_spaces_ends_a_paragraph(given: Give) -> None:
    letter = given(paper([(72, 700, "Wij wandelen graag met"), (72, 686, " "), (72, 672, "onze buurt \x07.")]))

    assert shown(letter) == ["Wij wandelen graag met", "onze buurt <U+0007>."]


def test_what_only_may_not_be_changed_is_read(given: Give) -> None:
    assert shown(given(corpus("protected.pdf"))) == ["Ja, wij doen mee."]


def test_without_pypdf_the_way_to_install_it_is_told(given: Give, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)

    with pytest.raises(MissingExtraError) as error:
        given(paper("Ja"))
    assert error.value.exit_code == 2
    assert str(error.value) == "A PDF is read with pypdf, which is not installed: pip install 'aig-cli[letters]'"


CATALOG = "<</Type/Catalog/Pages 2 0 R>>"
WHOLE = paper("Ja, wij doen mee.")


def packed(content: bytes) -> bytes:
    """Return a PDF with a content that unpacks to more than it is."""
    stream = zlib.compress(content, 9).decode("latin-1")
    head, _, tail = WHOLE.partition(b"<</Length")
    end = tail[tail.index(b"endobj") :]
    return (
        head
        + b"<</Filter/FlateDecode/Length %d>>stream\n" % len(stream)
        + stream.encode("latin-1")
        + b"\nendstream\n"
        + end
    )


REFUSED: Mapping[str, tuple[Callable[[], bytes], str]] = {
    "scan": (lambda: paper("", " "), "is a scan without text (pages: 2). Have its text recognised (OCR)"),
    "password": (partial(corpus, "password.pdf"), "the letter has a password."),
    "password, AES": (partial(corpus, "password-aes.pdf"), "the letter has a password."),
    "start": (lambda: b"%PDF-1.4\n", "the file is damaged."),
    "half": (lambda: WHOLE[: len(WHOLE) // 3], "the file is damaged."),
    "no pages": (lambda: pdf(["<</Type/Catalog>>"]), "the file is damaged."),
    "pages in a circle": (lambda: pdf([CATALOG, "<</Type/Pages/Count 1/Kids[2 0 R]>>"]), "the file is damaged."),
    "many pages": (lambda: paper(*["Ja"] * 301), "has more than 300 pages"),
    "long": (lambda: paper("\n".join(["x" * 900] * 2_300)), "has more than 2,000,000 characters"),
    "many lines": (lambda: paper(*["\n".join(["a b"] * 1_000)] * 51), "has more than 50,000 lines"),
    "bomb": (lambda: packed(b" " * (400 * 2**20)), "brief.pdf: "),
}


@pytest.mark.parametrize(("made", "why"), REFUSED.values(), ids=REFUSED)
def test_a_pdf_that_cannot_be_read_is_refused_in_words(given: Give, made: Callable[[], bytes], why: str) -> None:
    content = made()
    start = time.perf_counter()

    with pytest.raises(AigError) as error:
        given(content)
    assert error.value.exit_code == 4
    assert why in str(error.value)
    assert time.perf_counter() - start < 20


def test_a_pdf_that_takes_long_is_given_up(given: Give, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "SECONDS", 1)

    with pytest.raises(AigError, match=r"cannot be read within 768 MB of memory and 1 s\. Print it to a new PDF"):
        given(paper(*["\n".join(["Wij wandelen met de buurt"] * 3_000)] * 60))
