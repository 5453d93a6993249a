"""Finding words, and getting one value."""

import pytest

from tests.conftest import Run


@pytest.fixture
def filled(pledged: Run) -> Run:
    pledged("org add 'Zorggroep Súdwest' --kvk 00001234 --city Sneek --note 'Werkt met MOgroep samen.'")
    pledged("progress log P1.1 --year 2016 --status completed --note 'Acht crèches bereikt' --evidence https://x.nl/a")
    pledged("contact add O1 'Jan Jansen' --email jan@example.nl")
    return pledged


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("mogroep", ["O0001  name  MOgroep", "O0003  note  Werkt met MOgroep samen."]),
        ("groep", ["O0001  aliases  MO Groep", "O0003  name     Zorggroep Súdwest"]),
        ("sudwest zorg", ["O0003  name  Zorggroep Súdwest"]),
        ("CRECHES", ["P0001.1 2016  note  Acht crèches bereikt"]),
        ("examples", ["P0001.1    text   Collect examples", "P0001.1.1  label  examples"]),
        ("00001234", ["O0003  kvk  00001234"]),
        ("p1.1", ["P0001.1  id  Collect examples"]),
        ("x.nl", ["P0001.1 2016  evidence  https://x.nl/a"]),
        ("mo groep", ["O0001  aliases  MO Groep", "O0003  note     Werkt met MOgroep samen."]),
        ("jansen", []),
        ("p7", []),
    ],
)
def test_words_are_found_wherever_they_stand_the_best_first(filled: Run, words: str, found: list[str]) -> None:
    assert filled(f"search {words}").lines == found


def test_the_best_match_is_the_one_that_is_called_so(aig: Run) -> None:
    for name in ("Het Bewegen", "Bewegen en zo", "Sportbewegen", "bewegen", "Iets anders"):
        aig(f"org add '{name}'")
    aig("org edit O5 --set note=bewegen")

    assert aig("search bewegen --fields id").lines == ["O0004", "O0002", "O0001", "O0003", "O0005"]


def test_a_long_text_is_shown_around_the_words(pledged: Run) -> None:
    pledged(f"org edit O1 --set 'note={'lang ' * 100}naald{' verhaal' * 100}'")

    (line,) = pledged("search naald").lines
    assert "naald" in line
    assert line.count("…") == 2
    assert len(line) < 230


def test_a_search_is_a_list_like_others(filled: Run) -> None:
    assert filled("search groep --json").json[0] == {"rank": 2, "id": "O0001", "field": "aliases", "text": "MO Groep"}
    assert filled("search groep --where id=O0003 --fields text --limit 1").lines == ["Zorggroep Súdwest"]
    assert filled("search niets").stderr == "No matches.\n"
    assert "give one or more words" in filled("search ' '", exit_code=2).stderr


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ("O1 name", ["MOgroep"]),
        ("O3 kvk", ["00001234"]),
        ("MOgroep aliases", ["MO Groep"]),
        ("O2 city", [""]),
        ("P1 parties.organisation", ["O0001", "O0002"]),
        ("P1 holder", ["MOgroep"]),
        ("P1 last_reported", ["2016"]),
        ("P1 signed_on", ["2015-02-03"]),
        ("p1.1 due.date", ["2015-12-31"]),
        ("p1.1 pledge", ["P0001"]),
        ("p1.1.1 target", ["10"]),
        ("p1.1.1 cumulative", ["no"]),
    ],
)
def test_get_prints_the_bare_value(filled: Run, given: str, value: list[str]) -> None:
    assert filled(f"get {given}").lines == value


@pytest.mark.parametrize(
    ("given", "code", "said"),
    [
        ("P1 titel", 2, "There is no field 'titel' in pledges. Did you mean title?"),
        ("O1 contacts.email", 2, "There is no field 'contacts.email' in organisations."),
        ("P9 title", 3, "There is no pledge 'P0009'"),
        ("niemand title", 3, "There is no organisation 'niemand'"),
        ("N1 name", 3, "There is no network 'N01'"),
    ],
)
def test_what_is_not_there_cannot_be_got(filled: Run, given: str, code: int, said: str) -> None:
    assert said in filled(f"get {given}", exit_code=code).stderr


def test_the_members_of_a_network_are_counted(filled: Run) -> None:
    filled("network add Noord --kind regional")
    filled("network join N1 O1 O2")

    assert filled("get N1 size").lines == ["2"]
