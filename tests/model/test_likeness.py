"""When two names may be those of one organisation."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aig_cli.model.likeness import Likenesses, likeness, normalised
from aig_cli.model.organisation import Organisation


def named(*names: str) -> Likenesses:
    return Likenesses(organisations(names))


def search_often(known: Likenesses) -> None:
    """Search until there is an index."""
    for _ in range(13):
        known.near("x")


def organisations(names: Iterable[str]) -> list[Organisation]:
    return [Organisation(id=f"O{number:04}", name=name) for number, name in enumerate(names, start=1)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("MO Groep", "MOgroep"),
        ("Bakkerij De Vries Ede B.V.", "bakkerij de vries ede BV"),
        ("Bakkerij Ede", "Bakkerij Ede B. V."),
        ("Coöperatie Vitaal Ede U.A.", "Cooperatie Vitaal Ede UA"),
        ("Stichting Welzijn Ede", "St. Welzijn Ede"),
        ("Vereniging Het Hof", "Hof"),
        ("Zorggroep Ede & Omstreken", "Zorggroep Ede en Omstreken"),
        ("Zorggroep Ede e.o.", "Zorggroep Ede en omstreken"),
        ("Sportclub Wilg Ede e.o.", "Sportclub Wilg Ede"),
        ("Bewegen op 't Werk", "Bewegen op ’t Werk"),
        ("'s-Hertogenbosch", "s Hertogenbosch"),
        ("d'Oude Molen", "D’OUDE MOLEN"),
        ("G.G.D. Ede", "GGD Ede"),
    ],
)
def test_what_two_hands_make_of_one_name_is_the_same(one: str, other: str) -> None:
    assert normalised(one) == normalised(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Gemeente Ede", "Gemeente Epe"), ("Kring 1", "Kring 2"), ("Groep T", "Groep"), ("🌳🌳", "🌳"), ("健康", "会社")],
)
def test_other_names_are_other_names(one: str, other: str) -> None:
    assert normalised(one) != normalised(other)


@pytest.mark.parametrize("name", ["Stichting De Vereniging", "stichting", "!?", "🌳"])
def test_a_name_that_is_nothing_but_forms_stays_as_it_is(name: str) -> None:
    assert normalised(name) == name.lower()


def test_likeness_is_a_share_of_the_letters_rounded_down() -> None:
    assert likeness("Gemeente Ede", "Gemeente Epe") == 91
    assert likeness("CAFÉ", "cafe") == 100
    assert likeness("abc", "xyz") == 0
    assert likeness("a" * 29 + "b" * 21, "a" * 29 + "c" * 21) == 58


@pytest.mark.parametrize(
    ("known", "given_", "found"),
    [
        ("Gemeente Ede", "Gemeente Epe", True),
        ("Gemeente Ede", "Gemeent Ede", True),
        ("Gemeent Ede", "Gemeente Ede", True),
        ("Movisie", "Movisies", True),
        ("Movisie", "Movisei", False),
        ("Movisie", "Movisie B.V.", False),
        ("Kring 1", "Kring 2", False),
        ("Kring 1", "Kring 12", False),
        ("Kring 1", "Krink 1", True),
        ("Kring l", "Kring 1", False),
        ("GGD", "GGZ", False),
        ("GGDE", "GGDEN", False),
    ],
)
def test_one_letter_is_a_typing_error_and_a_digit_is_none(known: str, given_: str, *, found: bool) -> None:
    assert named(known).one_letter(given_) == (["O0001"] if found else [])


@pytest.mark.parametrize(
    ("known", "given_", "found"),
    [
        ("Apotheek Smit Ede", "Apotheek Smit", True),
        ("Apotheek Smit", "Apotheek Smit Ede", True),
        ("Apotheek Smit Ede", "Smit Ede", True),
        ("Apotheek Smit", "Apotheek", False),
        ("Apotheek Smit 2", "Apotheek Smit", False),
        ("Apotheek Smit", "Apotheek Smit 2", False),
        ("Apotheek Smit", "Apotheek Smit Ede Oost", False),
        ("MO groep Noord", "MOgroep", True),
        ("MOgroep", "MO groep Noord", True),
    ],
)
def test_one_word_more_may_be_the_same_where_two_remain(known: str, given_: str, *, found: bool) -> None:
    assert named(known).one_word(given_) == (["O0001"] if found else [])


def test_near_is_a_letter_or_a_word_and_not_the_same() -> None:
    known = named("Apotheek Smit Ede", "Apotheek Smid Ede", "Apotheek Smit", "apotheek smit ede B.V.", "Bakker")

    assert known.near("Apotheek Smit Ede") == ["O0002", "O0003"]
    assert known.same("Apotheek Smit Ede") == ["O0001", "O0004"]


def test_an_alias_counts_and_an_organisation_is_named_once() -> None:
    known = Likenesses([Organisation(id="O0007", name="MOgroep", aliases=("MO Groep", "Sociaal Werk"))])

    assert known.same("mo-groep") == ["O0007"]
    assert known.near("Sociaal Werc") == ["O0007"]


def test_who_was_merged_away_is_not_in_it() -> None:
    gone = Organisation(id="O0001", name="Movisie", merged_into="O0002")
    known = Likenesses([gone])
    known.discard(gone)

    assert known.same("Movisie") == known.near("Movisies") == []


NAMES = st.lists(st.sampled_from(["smit", "smid", "ede", "epe", "b.v.", "&", "2", "bakkerij"]), min_size=1, max_size=4)


@given(st.lists(NAMES.map(" ".join), max_size=8), NAMES.map(" ".join), st.integers(0, 8))
def test_what_comes_and_goes_is_kept_true(names: list[str], sought: str, kept: int) -> None:
    """After any of them went, and some came back, the rest is found as if the others had never been there."""
    known, all_ = named(*names), organisations(names)
    search_often(known)
    for each in all_:
        known.discard(each)
    for each in reversed(all_[:kept]):
        known.add(each)

    fresh = Likenesses(all_[:kept])
    assert known.same(sought) == fresh.same(sought)
    assert known.near(sought) == fresh.near(sought)


@given(st.lists(NAMES.map(" ".join), max_size=8), NAMES.map(" ".join))
def test_everything_that_is_one_letter_apart_is_found(names: list[str], sought: str) -> None:
    """The index finds what comparing with every name finds."""
    mine = normalised(sought)
    expected = [
        each.id
        for each in organisations(names)
        if min(len(mine), len(normalised(each.name))) >= 5 and _differ_by_one(mine, normalised(each.name))
    ]

    assert named(*names).one_letter(sought) == expected


def _differ_by_one(one: str, other: str) -> bool:
    letters = "abcdefghijklmnopqrstuvwxyz"
    changed = {one[:at] + new + one[at + 1 :] for at in range(len(one)) if one[at] in letters for new in [*letters, ""]}
    changed |= {one[:at] + new + one[at:] for at in range(len(one) + 1) for new in letters}
    return other in changed - {one}


_LETTERS = st.text("abé1 .", max_size=8)


@given(
    st.lists(st.lists(_LETTERS, max_size=4).map(" ".join).filter(str.strip), max_size=8),
    st.lists(_LETTERS).map(" ".join),
)
def test_a_search_through_all_names_finds_what_the_index_finds(names: list[str], sought: str) -> None:
    known = named(*names)
    first = known.near(sought)
    search_often(known)

    assert known.near(sought) == first
