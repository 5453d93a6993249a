"""What a draft from a letter holds: who pledges, what they promise, and what each passage is."""

from collections.abc import Callable
from pathlib import Path

import pytest

from aig_cli.exchange.letter.draft import Draft, Mark
from aig_cli.exchange.letter.drafting import drafted
from aig_cli.exchange.letter.reading import read

From = Callable[[str], Draft]

LETTER = """\
Met deze belofte sluiten de gemeente Rijnoord, Stichting Buurtsport Rijnoord (SBR) en het Rijnoord College zich aan \
bij Alles is Gezondheid.

Een gezond leven begint dicht bij huis. Wij onderschrijven de doelen van het programma. De focus van het programma \
ligt op:
a) een gezonde leefomgeving;
b) preventie in de zorg;
c) bescherming van de gezondheid.

Rijnoord telt 44.000 inwoners. SBR vertegenwoordigt 23 aangesloten organisaties met 140 medewerkers.

Wij willen dat jongeren in Rijnoord de komende twee jaar vaker sporten. Daarom doen wij het volgende:
1) het Rijnoord College roostert elke week een extra uur gym in;
2) wij begeleiden voor 1 juli 2020 120 jongeren naar een sportclub;
3) het aantal wandelgroepen groeit van 4 naar 9.

Via de ouderapp houden wij ouders op de hoogte. De ouderapp bereikt 800 ouders. Op het congres Sport Dichtbij \
2020 presenteren wij de uitkomsten. Wij denken eraan om een sportfonds op te richten, met 2,5 tot 3,5 procent van \
het budget. Dat is hard nodig.

Wij rapporteren ieder jaar aan het programma over de voortgang.

Rijnoord, 3 april 2019
Namens de gemeente: A. de Wit, wethouder
"""


@pytest.fixture
def told(tmp_path: Path) -> From:
    def draft(text: str) -> Draft:
        path = tmp_path / "brief.txt"
        path.write_text(text)
        return drafted(read(str(path)))

    return draft


@pytest.fixture
def whole(told: From) -> Draft:
    return told(LETTER)


def marks(draft: Draft) -> dict[str, str]:
    return {each.sentence.text: str(each.mark) for each in draft.passages}


def test_the_first_party_holds_the_pledge_and_keeps_its_abbreviation_as_another_name(whole: Draft) -> None:
    parties = [(each["organisation"]["name"], each["role"]) for each in whole.tree["parties"]]

    assert parties == [
        ("gemeente Rijnoord", "holder"),
        ("Stichting Buurtsport Rijnoord", "signatory"),
        ("Rijnoord College", "signatory"),
    ]
    assert whole.tree["parties"][1]["organisation"]["aliases"] == ["SBR"]


def test_whom_an_organisation_speaks_for_goes_with_it_and_inhabitants_do_not(whole: Draft) -> None:
    first, second, _ = (each["organisation"].get("represents") for each in whole.tree["parties"])

    assert first is None
    assert second == {"organisations": 23, "workers": 140, "source": "brief.txt"}


def test_items_and_promises_in_prose_are_commitments_and_the_focus_is_none(whole: Draft) -> None:
    assert [(each["text"], each["kind"], each["firmness"]) for each in whole.tree["commitments"]] == [
        ("het Rijnoord College roostert elke week een extra uur gym in", "activity", "firm"),
        ("wij begeleiden voor 1 juli 2020 120 jongeren naar een sportclub", "activity", "firm"),
        ("het aantal wandelgroepen groeit van 4 naar 9", "outcome", "firm"),
        ("Via de ouderapp houden wij ouders op de hoogte", "dissemination", "firm"),
        ("Op het congres Sport Dichtbij 2020 presenteren wij de uitkomsten", "dissemination", "firm"),
        (
            "Wij denken eraan om een sportfonds op te richten, met 2,5 tot 3,5 procent van het budget",
            "product",
            "intention",
        ),
    ]


def test_what_a_commitment_tells_stands_with_it(whole: Draft) -> None:
    _, led, grown, shared, shown, fund = whole.tree["commitments"]

    assert led["due"] == {"words": "voor 1 juli 2020", "date": "2020-06-30"}
    assert grown["deliverables"] == [
        {
            "label": "wandelgroepen",
            "measure": "count",
            "unit": "wandelgroepen",
            "direction": "increase",
            "baseline": {"value": 4},
            "target": 9,
        }
    ]
    assert shared["channels"] == ["ouderapp"]
    assert shown["occasions"] == ["congres Sport Dichtbij 2020"]
    assert fund["deliverables"][0]["target"] == 2.5  # the lower end of a range


def test_reach_goal_term_and_signing_are_apart_from_commitments(whole: Draft) -> None:
    assert whole.tree["reach"] == [{"channel": "ouderapp", "audience": "ouders", "value": 800, "unit": "ouders"}]
    assert whole.tree["summary"].startswith("Wij willen dat jongeren")
    assert whole.tree["term"] == {"words": "de komende twee jaar"}
    assert (whole.tree["signed_on"], whole.tree["signed_words"]) == ("2019-04-03", "Rijnoord, 3 april 2019")


def test_each_passage_is_marked(whole: Draft) -> None:
    found = marks(whole)

    assert found["preventie in de zorg;"] == "boilerplate"
    assert found["Rijnoord telt 44.000 inwoners."] == "profile"
    assert found["Daarom doen wij het volgende:"] == "other"
    assert found["De ouderapp bereikt 800 ouders."] == "reach"
    assert found["Dat is hard nodig."] == "other"
    assert found["Wij rapporteren ieder jaar aan het programma over de voortgang."] == "accountability"
    assert found["Namens de gemeente: A. de Wit, wethouder"] == "signing"


def test_every_value_says_where_it_was_found_and_the_rest_is_asked_for(whole: Draft) -> None:
    origin = whole.origins["commitments", 1, "due", "date"]

    assert (str(origin.sentence.place), origin.rule) == ("line 12", "words of time")
    assert whole.origins["commitments", 1, "text"].rule == "an item of the list of activities"
    assert whole.origins["commitments", 1, "kind"].rule == "what its main verb says"
    assert ("parties", 1, "organisation", "represents", "workers") in whole.origins
    assert whole.origins["commitments", 5, "text"].rule == "a promise in running text"
    assert whole.origins["commitments", 5, "firmness"].rule.startswith("it hopes, plans")
    assert whole.not_found == ["title"]


def test_words_of_time_above_a_list_hold_for_each_item(told: From) -> None:
    draft = told(
        "Wij, Zwembad De Golf, doen mee aan Alles is Gezondheid. In 2018 doen wij het volgende:\n"
        "- wij geven les aan alle kinderen in het dorp;\n- wij openen een kleedkamer.\n\nGetekend in mei 2017"
    )

    assert [each["due"]["date"] for each in draft.tree["commitments"]] == ["2018-12-31", "2018-12-31"]
    assert draft.origins["commitments", 1, "due", "date"].sentence.text == "In 2018 doen wij het volgende:"
    assert draft.tree["signed_words"] == "Getekend in mei 2017"
    assert "signed_on" not in draft.tree
    assert "signed_on" in draft.not_found


def test_words_of_time_that_tell_no_day_say_why(told: From) -> None:
    draft = told(
        "Wij, Zwembad De Golf, doen mee aan Alles is Gezondheid. Wij doen het volgende:\n"
        "- het komende jaar geven wij les aan alle kinderen in het dorp;\n- wij openen een kleedkamer."
    )

    assert draft.tree["commitments"][0]["due"] == {"words": "het komende jaar"}
    assert draft.origins["commitments", 0, "due", "words"].rule == (
        "words of time, without a day: counts from the day of signing, which the letter does not tell"
    )


def test_who_is_in_charge_holds_the_pledge(told: From) -> None:
    draft = told(
        "Hierbij verbinden bakkerij Tarwe en de Vereniging van Diëtisten zich aan Alles is Gezondheid.\n\n"
        "De vereniging voert de pen.\n\nDit gaan we doen:\n- wij bakken brood met minder zout;\n- wij geven les."
    )

    assert [each["role"] for each in draft.tree["parties"]] == ["signatory", "holder"]
    assert marks(draft)["De vereniging voert de pen."] == "parties"


def test_parties_may_stand_in_a_list(told: From) -> None:
    draft = told(
        "Wij, de ondergetekenden, verbinden ons aan Alles is Gezondheid:\n\n- gemeente Aalst\n"
        "- Stichting Zwaluw (penvoerder)\n\nWij vinden gezondheid belangrijk voor de mensen in het land.\n\n"
        "Wat gaan we doen?\n\n- wij leggen een pad aan;\n- wij planten bomen."
    )

    assert [each["organisation"]["name"] for each in draft.tree["parties"]] == ["gemeente Aalst", "Stichting Zwaluw"]
    assert [each["role"] for each in draft.tree["parties"]] == ["signatory", "holder"]
    assert len(draft.tree["commitments"]) == 2


def test_a_letter_with_parties_and_no_promise_is_a_draft_without_commitments(told: From) -> None:
    draft = told(
        "Ja, wij, Stichting Zwaluw en bibliotheek Overveen, doen mee aan Alles is Gezondheid. "
        "Wij geloven dat lezen goed is voor de gezondheid van mensen in het land."
    )

    assert "commitments" in draft.not_found
    assert not draft.why_empty


NOT_OURS = "Gezondheid is voor de mensen in het land en de stad van belang, en dat is niet zo voor een deel van hen. "


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Kort briefje.", "It has too few words to be a letter."),
        (
            (
                "Yes, we, the Harbour Trust and the Mill, join the network and we will bake bread with less salt for "
                "the town, and that is what we are to do for their health and for the children."
            ),
            "It is written in another language (en); letters are read in Dutch only.",
        ),
        (
            "Notulen\nAanwezig: Petra en Mo\n" + NOT_OURS,
            "It is the minutes of a meeting: what people are to do there is no pledge.",
        ),
        (
            NOT_OURS + "Hartelijk dank voor uw belofte.",
            "It is a letter to a pledge holder, not from one.",
        ),
        (
            NOT_OURS + "\n09.30 Inloop\n10.00 Opening\n11.15 Wandeling\n12.30 Lunch",
            "It is the programme of a day: it promises nothing.",
        ),
        (
            "Persbericht\n\nGGD Zuid en bakkerij Bol beloven mee te doen aan Alles is Gezondheid. " + NOT_OURS,
            "It is an article about others: it promises nothing itself.",
        ),
        ("Manifest\n\n" + NOT_OURS, "It is a manifesto: it says what should be done, and promises nothing."),
        (NOT_OURS, "It is no pledge letter: in no sentence do organisations, named, join the programme."),
        (
            NOT_OURS + "Wij doen mee aan het programma en wij gaan bomen planten.",
            "It is no pledge letter: in no sentence do organisations, named, join the programme.",
        ),
        (
            NOT_OURS + "Wij, mevrouw A. Jansen, doen mee aan het programma.",
            "It is no pledge letter: in no sentence do organisations, named, join the programme.",
        ),
    ],
)
def test_what_is_no_pledge_letter_gives_an_empty_draft_that_says_why(told: From, text: str, why: str) -> None:
    draft = told(text)

    assert (list(draft.tree), draft.why_empty) == (["source"], why)
    assert {each.mark for each in draft.passages} == {Mark.OTHER}


@pytest.mark.parametrize("second", ["Ja, wij, zwembad De Golf, doen mee", "Hierbij sluit zwembad De Golf zich aan"])
def test_two_letters_in_one_file_are_said_and_not_mixed(told: From, second: str) -> None:
    draft = told(f"{LETTER}\n{second} bij het programma Alles is Gezondheid. Wij geven les.\n")

    assert list(draft.tree) == ["source"]
    assert draft.why_empty == "It holds several letters: another begins at line 22. Each needs a file of its own."


def test_who_signs_the_letter_at_its_end_begins_no_other(told: From) -> None:
    end = "Ondergetekenden, de gemeente Rijnoord en SBR, tekenen deze pledge.\n\nRijnoord, 3 april"
    signed = told(LETTER.replace("Stichting Buurtsport Rijnoord (SBR)", "SBR").replace("Rijnoord, 3 april", end))

    assert len(signed.tree["parties"]) == 3


def test_a_party_that_joins_something_else_begins_no_other_letter(told: From) -> None:
    draft = told(LETTER.replace("Dat is hard nodig.", "SBR sluit zich aan bij het netwerk Sport Samen."))

    assert len(draft.tree["parties"]) == 3


def test_a_verb_of_one_party_keeps_its_name_whole(told: From) -> None:
    draft = told(
        "Cateraar Kool en Zo doet mee aan Alles is Gezondheid. Ons doel is dat de lunch in het land gezond wordt. "
        "Wij koken op scholen. Het vakblad De Lepel verschijnt in een oplage van 4.500 en is van ons."
    )

    assert [each["organisation"]["name"] for each in draft.tree["parties"]] == ["Cateraar Kool en Zo"]
    assert "term" not in draft.tree
    assert draft.tree["reach"] == [{"channel": "vakblad De Lepel", "value": 4500, "unit": "oplage"}]


def test_words_longer_than_any_sentence_tell_no_reach_and_lead_in_nothing(told: From) -> None:
    endless = f"De nieuwsbrief bereikt 900 lezers, {'en wij geven les ' * 200}"
    draft = told(f"{LETTER}".replace("Daarom doen wij het volgende:", f"Daarom doen wij het volgende.\n\n{endless}:"))

    assert [each["value"] for each in draft.tree["reach"]] == [800]
    assert [each["text"] for each in draft.tree["commitments"]][:1] == [
        "het Rijnoord College roostert elke week een extra uur gym in"
    ]


def test_both_channels_are_those_of_the_sentence_before(told: From) -> None:
    draft = told(
        LETTER.replace("Dat is hard nodig.", "De krant en de nieuwsbrief zijn er. In beide schrijven wij erover.")
    )

    assert draft.tree["commitments"][-1]["channels"] == ["krant", "nieuwsbrief"]
