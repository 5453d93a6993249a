"""Where a sentence ends in Dutch, and where a full stop is only that of a word cut short, a name or a number."""

import pytest

from aig_cli.exchange.letter.letter import Paragraph, Place
from aig_cli.exchange.letter.sentence import sentences


def parted(text: str) -> list[str]:
    place = Place(1, 1)
    return [each.text for each in sentences(Paragraph(text, place, [(0, place)]), 0)]


@pytest.mark.parametrize(
    "text",
    [
        "Wij werken o.a. met Wijkwerk en bijv. de GGD samen.",
        "Dat is d.w.z. Alles voor de inwoners.",
        "Namens dhr. De Vries, mw. A. Bakker, prof. dr. J.P. van Dam en drs. Smit.",
        "Wij bereiken ca. 4.200 mensen per maand.",
        "Zie nr. 5 en blz. 12 van het plan.",
        "Van ma. t/m vr. en in sept. 2018 zijn wij open.",
        "Dit doen wij i.s.m. Stichting Beweeg en m.b.t. Voeding ook.",
        "Ja, A.B. Jansen doet mee.",
        "Het programma ‘Samen gezond…’, te weten dit.",
        "De groep (o.a. A. Smit. Ook hij. En zij) doet mee.",
        "Hij riep ‘Doe mee!’ en ging.",
        "Dat doen we zo: wij wandelen; wij fietsen.",
        "Kosten: € 1.250. per jaar.",
        "1. Wij wandelen",
        "Zie www.wijkwerk.nl voor meer.",
        "Wat...",
        "Dit is van Zorg B.V. Utrecht.",
    ],
)
def test_one_sentence(text: str) -> None:
    assert parted(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Wij wandelen. | Wij fietsen.",
        "Wij wandelen, fietsen enz. | Daarnaast zwemmen wij.",
        "Met scholen e.d. | De GGD helpt.",
        "Dat doen wij in 2018. | Daarna niet meer.",
        "Wij zijn met 40. | 12 komen erbij.",
        "Doet u mee? | Graag! | Tot dan…  | Groet.",
        "Hij zei: “Dat kan.” | ‘s Avonds niet.",
        "Overdag ook. | ’s Morgens vroeg. | ’t Veld doet mee.",
        "(Dit is een zin.) | Dit ook.",
        "Wij gaan (elke dag). | Dat is veel.",
        "Ons bedrijf is Zorg B.V. | Wij helpen.",
        "Ja... | Nee.",
        "Dat doen we zo: | 1) wij wandelen; | 2) wij fietsen.",
        "Dus: | a) wandelen, | b) fietsen.",
        "Een typefout(zonder einde. | Dan verder.",
        "Klaar. | – Nog iets.",
    ],
)
def test_several_sentences(text: str) -> None:
    parts = [each.strip() for each in text.split("|")]

    assert parted(" ".join(parts)) == parts
