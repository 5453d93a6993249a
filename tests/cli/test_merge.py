"""Merging organisations that turn out to be one."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aig_cli.errors import AigError
from aig_cli.model.code import NetworkKind, OrganisationType, Role
from aig_cli.model.network import Member, Network
from aig_cli.model.organisation import Contact, Organisation, Represented
from aig_cli.model.pledge import Commitment, Party, Pledge
from aig_cli.model.report import Report, Round
from aig_cli.model.undo import take_back, to_undo
from aig_cli.store.store import Store
from tests.conftest import Run, Said

TODAY = date(2026, 11, 22)


@pytest.fixture
def doubled(pledged: Run) -> Run:
    """MOgroep (O0001, in P0001 with O0002 Movisie), and O0003 'Mo-groep Utrecht', in a pledge of its own."""
    pledged("org add 'Mo-groep Utrecht' --city Utrecht --alias MG --note tweede")
    pledged("pledge add --title Tweede --holder O3 --signatory O2")
    return pledged


def records(aig: Run) -> Any:
    """Return everything that is in the register, contact persons too."""
    return aig("export json --with-contacts").json


def organisation(aig: Run, id_: str) -> Any:
    return next(each for each in records(aig)["organisations"] if each["id"] == id_)


# -- fields -----------------------------------------------------------------------------------------------------------


def test_a_merge_shows_each_field_before_and_after_and_how_many_references_moved(doubled: Run) -> None:
    assert doubled("org merge O1 O3").lines == [
        "O0001  merged  MOgroep, with O0003 Mo-groep Utrecht; references moved: 1",
        "  aliases  MO Groep → MO Groep; Mo-groep Utrecht; MG",
        "  city     (none) → Utrecht",
        "  note     (none) → tweede",
    ]
    assert doubled("pledge show P2 --json").json["parties"][0]["organisation"] == "O0001"
    assert doubled("doctor").stderr == "Nothing is wrong.\n"


def test_the_id_and_the_names_of_what_was_merged_away_lead_to_the_one_that_stays(doubled: Run) -> None:
    doubled("org merge MOgroep 'Mo-groep Utrecht'")

    for given_ in ("O3", "'mo-groep utrecht'", "MG"):
        assert doubled(f"org show {given_} --json").json["id"] == "O0001"
    assert doubled("get O3 name").lines == ["MOgroep"]
    assert doubled("search mg --fields id,text").lines == ["O0001  MG"]
    assert doubled("search O3 --fields id").lines == ["O0001"]
    assert doubled("pledge add --title Derde --holder O3 -q").lines == ["P0003"]
    assert doubled("pledge show P3 --json").json["parties"][0]["organisation"] == "O0001"
    assert "O0001 is referred to by O0003" in doubled("org remove O3", exit_code=5).stderr


def test_what_was_merged_away_is_in_no_list_unless_it_is_asked_for(doubled: Run) -> None:
    doubled("org merge O1 O3")

    assert doubled("org list --fields id").lines == doubled("org list --where id<=O9 --fields id").lines
    assert doubled("org list --fields id").lines == ["O0001", "O0002"]
    assert doubled("export csv organisations --fields id").lines == ["id", "O0001", "O0002"]
    assert doubled("org list --where merged_into=O1 --fields id,merged_into").lines == ["O0003  O0001"]
    assert doubled("org list --where merged_into!=missing --fields name").lines == ["Mo-groep Utrecht"]
    assert [each["id"] for each in records(doubled)["organisations"]] == ["O0001", "O0002", "O0003"]


def test_completion_offers_only_who_is_there(doubled: Run, shell: Callable[..., Said]) -> None:
    doubled("org merge O1 O3")

    said = shell("COMP_WORDS='aig org show O' COMP_CWORD=3 _AIG_COMPLETE=bash_complete aig")

    assert said.lines == ["plain,O0001", "plain,O0002"]


def test_what_differs_is_named_field_by_field_and_nothing_is_written(aig: Run, store: Path) -> None:
    aig("org add Alpha --kvk 01234567 --type welfare --city Ede --represents-workers 10 --sector public")
    aig("org add Beta --kvk 01234568 --type company --city EDE --represents-workers 12 --represents-organisations 3")
    aig("org add Gamma --sector private --city Epe")
    before = store.read_bytes()

    said = aig("org merge O1 O2 O3", exit_code=5).stderr

    assert said.splitlines() == [
        "Error: kvk: O0001 01234567; O0002 01234568.",
        "       type: O0001 welfare; O0002 company.",
        "       sector: O0001 public; O0003 private.",
        "       city: O0001 Ede; O0002 EDE; O0003 Epe.",
        "       represents.workers: O0001 10; O0002 12.",
        "       They differ, and nothing was merged. Choose whose count: --prefer keep or --prefer drop",
    ]
    assert store.read_bytes() == before


def test_with_a_preference_one_side_counts_and_what_only_the_other_knows_is_kept(aig: Run) -> None:
    aig("org add Alpha --kvk 01234567 --represents-workers 10 --city Ede")
    aig("org add Beta --kvk 01234568 --represents-workers 12 --represents-organisations 3 --region Utrecht")
    aig("org add Gamma --kvk 01234569 --region Zeeland")

    kept = aig("org merge O1 O2 O3 --prefer keep --json").json
    assert [kept[field] for field in ("name", "kvk", "city", "region")] == ["Alpha", "01234567", "Ede", "Utrecht"]
    assert kept["represents"] == {"organisations": 3, "workers": 10, "source": None}
    assert kept["aliases"] == ["Beta", "Gamma"]
    aig("undo")

    dropped = aig("org merge O1 O2 O3 --prefer drop --json").json
    assert [dropped[field] for field in ("name", "kvk", "city", "region")] == ["Beta", "01234568", "Ede", "Utrecht"]
    assert dropped["represents"] == {"organisations": 3, "workers": 12, "source": None}
    assert dropped["aliases"] == ["Alpha", "Gamma"]


def test_names_that_read_the_same_are_no_alias(aig: Run) -> None:
    aig("org add Movisie --alias 'Café Zorg'")
    aig("org add MOVISIE --alias 'cafe zorg' --alias Kennis --allow-duplicate")

    assert aig("org merge O1 O2 --json").json["aliases"] == ["Café Zorg", "Kennis"]


def test_the_notes_are_joined_and_the_same_one_stands_there_once(aig: Run) -> None:
    for name, note in (("A", "een"), ("B", "twee\nregels"), ("C", "een")):
        aig(f"org add {name} --note '{note}'")

    assert aig("org merge A B C --json").json["note"] == "een\n\ntwee\nregels"


TOO_MUCH: dict[str, list[dict[str, Any]]] = {
    "note: longer than 10000 characters (12002).": [{"note": name * 6000} for name in "ab"],
    "aliases: more than 50 (61).": [{"aliases": tuple(f"{name}{number}" for number in range(30))} for name in "ab"],
    "contacts: more than 100 (120).": [
        {"contacts": tuple(Contact(name=f"{name}{number}") for number in range(60))} for name in "ab"
    ],
}


@pytest.mark.parametrize("said", TOO_MUCH)
def test_what_is_too_much_together_is_refused(aig: Run, store: Path, said: str) -> None:
    with Store(str(store), TODAY).change("test") as registry:
        for name, values in zip("ab", TOO_MUCH[said], strict=True):
            registry.add_organisation(Organisation(id="", name=name, **values))
    before = store.read_bytes()

    assert said in aig("org merge O1 O2", exit_code=4).stderr
    assert store.read_bytes() == before


# -- contact persons --------------------------------------------------------------------------------------------------


def test_a_person_is_there_once_with_all_that_is_known_and_not_in_what_was_merged_away(aig: Run) -> None:
    aig("org add A")
    aig("org add B")
    aig("contact add A 'Anna de Wit' --email anna@example.nl --role arts")
    aig("contact add B 'anna DE wit' --email anna@example.nl --phone '030 123 45 67' --role directeur")
    aig("contact add B 'Anna de Wit' --email anders@example.nl")

    shown = aig("org merge A B").stdout

    assert "contacts  1 (not shown) → 2 (changed, not shown)" in shown
    assert aig("contact list").lines == [
        "O0001  Anna de Wit  anna@example.nl    030 123 45 67  arts",
        "O0001  Anna de Wit  anders@example.nl",
    ]
    assert organisation(aig, "O0002")["contacts"] == []


def test_a_person_is_forgotten_under_an_earlier_name_at_what_was_merged_away_too(aig: Run, store: Path) -> None:
    """Married since: at B she stands in the history under her own name, with the same address."""
    aig("org add A")
    aig("org add B")
    aig("contact add B 'Anna de Wit' --email anna@example.nl")
    aig("contact add B 'Bram Bos' --email bram@example.nl")
    aig("org merge A B")
    aig("contact edit A 'Anna de Wit' --set name='Anna Bos'")

    aig("contact forget 'Anna Bos' --yes")

    assert b"Anna" not in store.with_name("aig.history.jsonl").read_bytes()
    assert b"Bram" in store.with_name("aig.history.jsonl").read_bytes()
    assert aig("contact list --fields name").lines == ["Bram Bos"]


# -- references -------------------------------------------------------------------------------------------------------


def test_a_weaker_role_stays_on_the_days_without_a_stronger_one(pledged: Run) -> None:
    pledged("org add Alfa")
    pledged("org add Beta")
    roles = (
        "P1,Alfa,signatory,2016-01-01,2016-12-31\n"
        "P1,Alfa,signatory,2019-01-01,\n"
        "P1,Beta,represented,2016-06-01,2017-06-30\n"
    )
    pledged("import parties -", stdin=f"pledge,organisation,role,since,until\n{roles}")
    pledged("org merge Alfa Beta")

    stays = [each for each in pledged("pledge show P1 --json").json["parties"] if each["organisation"] == "O0003"]
    assert [(each["role"], each["since"], each["until"]) for each in stays] == [
        ("signatory", "2016-01-01", "2016-12-31"),
        ("represented", "2017-01-01", "2017-06-30"),
        ("signatory", "2019-01-01", None),
    ]


def test_everything_that_refers_to_it_refers_to_the_one_that_stays(doubled: Run) -> None:
    """Also accounts of locked rounds, closed pledges, and who was merged into it before."""
    doubled("org add Oud")
    doubled("org merge O3 O4")
    doubled("network add Noord --kind regional --coordinator O3")
    doubled("network join N1 O3 O2")
    doubled("commitment add P2 'Wij lezen' --responsible O3")
    doubled("pledge sign P2 --on 2015-02-03")
    doubled("progress log P2 --year 2015 --results goed --respondent O3")
    doubled("pledge close P2 --reason expired --on 2020-01-01")

    assert "references moved: 6" in doubled("org merge O1 O3").stdout

    now = records(doubled)
    assert organisation(doubled, "O0004")["merged_into"] == "O0001"
    assert now["networks"][0]["coordinator"] == "O0001"
    assert [each["organisation"] for each in now["networks"][0]["members"]] == ["O0001", "O0002"]
    assert now["pledges"][1]["commitments"][0]["responsible"] == "O0001"
    assert now["pledges"][1]["parties"][0]["organisation"] == "O0001"
    assert now["reports"][0]["respondent"] == "O0001"
    assert doubled("org show O4 --json").json["id"] == "O0001"
    assert doubled("doctor").stderr == "Nothing is wrong.\n"


def test_an_account_of_a_locked_round_moves_and_moves_back(pledged: Run, store: Path) -> None:
    pledged("org add Dubbel")
    pledged("progress log P1 --year 2015 --results goed --respondent Dubbel")
    pledged("progress log P1 --year 2016 --results beter")
    with Store(str(store), TODAY).change("test") as registry:
        registry.rounds.put(Round(year=2015, locked_on=date(2016, 3, 1)))
    before = records(pledged)

    pledged("org merge MOgroep Dubbel")
    assert records(pledged)["reports"][0]["respondent"] == "O0001"
    after = records(pledged)
    pledged("undo")
    assert records(pledged) == before
    pledged("redo")
    assert records(pledged) == after


STAYS = [
    ([("since", "2015-01-01")], [("since", "2018-01-01")], [("2015-01-01", None)]),
    ([("since", "2018-01-01")], [("until", "2020-01-01")], [(None, None)]),
    ([("since", "2015-01-01"), ("until", "2016-01-01")], [("since", "2016-01-01"), ("until", "2017-01-01")],
     [("2015-01-01", "2017-01-01")]),
    ([("until", "2016-01-01")], [("since", "2017-01-01")], [(None, "2016-01-01"), ("2017-01-01", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("mine", "theirs", "expected"), STAYS)
def test_memberships_that_overlap_become_one(aig: Run, store: Path, mine: Any, theirs: Any, expected: Any) -> None:
    aig("org add A")
    aig("org add B")
    aig("org add C")
    members = [("O0001", mine), ("O0003", []), ("O0002", theirs)]
    with Store(str(store), TODAY).change("test") as registry:
        stays = [
            Member(organisation=id_, **{name: date.fromisoformat(day) for name, day in days}) for id_, days in members
        ]
        registry.add_network(Network(id="", name="Noord", kind=NetworkKind.REGIONAL, members=tuple(stays)))

    aig("org merge A B")

    now = aig("network show N1 --json").json["members"]
    assert [(each["since"], each["until"]) for each in now if each["organisation"] == "O0001"] == expected
    assert sum(each["organisation"] == "O0003" for each in now) == 1


@pytest.mark.parametrize(
    ("holder", "signatory", "expected"),
    [
        ((None, None), ("2016-01-01", None), [("holder", None, None)]),
        (("2015-02-03", None), (None, None), [("holder", "2015-02-03", None)]),
        (("2015-02-03", "2016-12-31"), (None, None),
         [("holder", "2015-02-03", "2016-12-31"), ("signatory", "2017-01-01", None)]),
        (("2016-01-01", "2016-12-31"), (None, None),
         [("signatory", None, "2015-12-31"), ("holder", "2016-01-01", "2016-12-31"),
          ("signatory", "2017-01-01", None)]),
        (("2016-01-01", None), ("2015-02-03", "2015-12-31"),
         [("signatory", "2015-02-03", "2015-12-31"), ("holder", "2016-01-01", None)]),
    ],
)  # fmt: skip
def test_of_two_roles_the_stronger_keeps_its_days(
    aig: Run, store: Path, holder: Any, signatory: Any, expected: Any
) -> None:
    """The pledge was signed on 2015-02-03: nothing is left of a role on the days before."""
    aig("org add A")
    aig("org add B")
    parties = [
        Party(organisation=id_, role=role, since=_day(days[0]), until=_day(days[1]))
        for id_, role, days in (("O0002", Role.SIGNATORY, signatory), ("O0001", Role.HOLDER, holder))
    ]
    with Store(str(store), TODAY).change("test") as registry:
        registry.add_pledge(
            Pledge(id="", title="T", parties=tuple(parties), commitments=(Commitment(id="", text="x"),))
        )
        registry.sign_pledge("P1", date(2015, 2, 3))

    aig("org merge A B")

    now = aig("pledge show P1 --json").json["parties"]
    assert [(each["role"], each["since"], each["until"]) for each in now] == expected


def _day(given_: str | None) -> date | None:
    return date.fromisoformat(given_) if given_ else None


def test_what_would_break_a_rule_is_refused_and_the_record_named(doubled: Run, store: Path) -> None:
    """On a day before it was signed, the pledge itself breaks one."""
    doubled("commitment add P2 'Wij lezen'")
    doubled("pledge sign P2 --on 2016-02-03")
    before = store.read_bytes()

    said = doubled("org merge O1 O3 --today 2015-12-31", exit_code=5).stderr

    assert said == (
        "Error: P0002 would break a rule. signed_on: 2016-02-03 is in the future (today is 2015-12-31). "
        "Nothing was merged; change P0002 first.\n"
    )
    assert store.read_bytes() == before


# -- KVK numbers ------------------------------------------------------------------------------------------------------


def test_an_old_kvk_number_leads_to_the_one_that_stays_unless_another_has_it(aig: Run) -> None:
    aig("org add A --kvk 01234567")
    aig("org add B --kvk 01234568")
    aig("org add C --kvk 01234568 --alias c")
    aig("org merge A B C --prefer keep")

    assert aig("org show 01234568 --json").json["id"] == "O0001"
    said = aig("org add D --kvk 01234568").stderr
    assert said == "Warning: KVK 01234568 is also that of O0001 (A).\n"
    assert aig("org show 01234568 --json").json["id"] == "O0004"


def test_an_organisation_does_not_share_a_kvk_number_with_itself(aig: Run) -> None:
    aig("org add A")
    aig("org add B --kvk 01234568")

    assert aig("org merge A B").stderr == ""
    assert aig("org edit A --unset kvk").stderr == ""
    assert aig("org edit A --set kvk=01234568").stderr == ""
    assert aig("doctor").stderr == "Nothing is wrong.\n"


def test_a_kvk_number_is_found_again_after_an_undo(aig: Run) -> None:
    """In a batch the index of numbers is kept true from one line to the next."""
    aig("org add A")
    aig("org add B --kvk 01234568")
    aig("batch -", stdin="org edit 01234568 --set city=Ede\norg merge A B\norg edit 01234568 --set region=Utrecht\n")
    assert aig("org show A --json").json["region"] == "Utrecht"

    aig("undo")

    assert aig("org show 01234568 --json").json["id"] == "O0002"


def test_a_kvk_number_is_followed_through_two_merges_at_once(aig: Run) -> None:
    aig("org add A --kvk 01234567")
    aig("org add B --kvk 01234568")
    aig("org add C")

    aig("batch -", stdin="org merge A B --prefer keep\norg merge C A\norg edit 01234568 --set city=Ede\n")

    assert aig("org show C --json").json["city"] == "Ede"
    assert aig("org list --where merged_into=C --fields id").lines == ["O0001", "O0002"]


# -- refused ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("O1 O1", 4, "O0001 cannot be merged into itself: 'O1' leads to O0001 too."),
        ("O1 O3 MG", 4, "O0003 stands there twice."),
        ("O1 O9", 3, "There is no organisation 'O9'. See: aig org list"),
        ("O9 O1", 3, "There is no organisation 'O9'. See: aig org list"),
        ("O1 P1", 3, "P0001 is the id of another kind of record: pledge, not organisation."),
        ("O1", 2, "Missing argument 'DROP...'."),
        ("O1 O3 --prefer both", 2, "'both' is not one of 'keep', 'drop'."),
    ],
)
def test_what_cannot_be_merged_is_refused(doubled: Run, store: Path, line: str, code: int, said: str) -> None:
    before = store.read_bytes()

    assert said in doubled(f"org merge {line}", exit_code=code).stderr
    assert store.read_bytes() == before


def test_what_was_merged_away_is_not_merged_again(doubled: Run) -> None:
    doubled("org merge O1 O3")

    for keep in ("O1", "O2"):
        said = doubled(f"org merge {keep} o3", exit_code=5).stderr
        assert said == "Error: O0003 was merged into O0001 already, and leads there. When that was: aig log O0003\n"


def test_a_name_that_looks_like_the_id_of_nothing_can_be_merged(aig: Run) -> None:
    aig("org add Telefoon")
    aig("org add O12")

    aig("org merge Telefoon O12")

    assert aig("org show O12 --json").json["aliases"] == ["O12"]


# -- options and undo -------------------------------------------------------------------------------------------------


def test_a_rehearsal_shows_all_and_writes_nothing(doubled: Run, store: Path) -> None:
    before = store.read_bytes()

    said = doubled("org merge O1 O3 -n")

    assert "references moved: 1" in said.stdout
    assert said.stderr == "Dry run: nothing was written.\n"
    assert store.read_bytes() == before
    assert doubled("org merge O1 O3 -q").stdout == "O0001\n"


def test_a_backup_is_made_before(doubled: Run) -> None:
    doubled("org merge O1 O3")

    assert "before merge" in doubled("backup list").stdout


def test_a_merge_is_one_operation_and_undo_and_redo_take_it_whole(doubled: Run) -> None:
    doubled("contact add O3 'Anna de Wit'")
    before = records(doubled)
    doubled("org merge O1 O3")
    after = records(doubled)

    doubled("undo")
    assert records(doubled) == before
    assert doubled("org show O3 --json").json["id"] == "O0003"
    assert "Warning" not in doubled("redo").stderr
    assert records(doubled) == after


def test_a_wrong_line_of_a_batch_takes_its_merge_back(doubled: Run) -> None:
    doubled("batch - --keep-going", 1, "org merge O1 O3\norg merge O1 O3\norg edit O2 --set city=Ede\n")

    assert doubled("org list --fields id,city").lines == ["O0001  Utrecht", "O0002  Ede"]


KINDS = st.sampled_from([None, OrganisationType.SPORT, OrganisationType.FUND])
DAYS = st.none() | st.dates(date(2015, 1, 1), date(2015, 1, 9))
PERSONS = st.builds(
    Contact, name=st.sampled_from(["Anna", "anna", "Bram"]), phone=st.sampled_from([None, "0301234567"])
)
SPEAKING = st.none() | st.builds(Represented, workers=st.sampled_from([None, 1, 2]))
DESCRIBED = st.fixed_dictionaries({"type": KINDS, "represents": SPEAKING, "note": st.sampled_from([None, "a", "b"])})
FOUR = st.lists(DESCRIBED, min_size=4, max_size=4)
SPANS = st.lists(st.tuples(st.integers(1, 4), st.sampled_from(list(Role)), DAYS, DAYS), max_size=6)


@settings(max_examples=50, deadline=None)
@given(
    st.lists(DESCRIBED, min_size=4, max_size=4), st.lists(PERSONS, max_size=3), SPANS, st.sampled_from(["keep", "drop"])
)
def test_whatever_is_merged_a_merge_and_its_undo_leave_the_records_as_they_were(
    described: list[dict[str, Any]], persons: list[Contact], spans: Any, prefer: str
) -> None:
    store = Store(str(Path(mkdtemp()) / "aig.json"), TODAY)
    store.create()
    with store.change("fill") as registry:
        for number, values in enumerate(described, start=1):
            own = tuple({each.name.casefold(): each for each in persons[number - 1 :]}.values())
            registry.add_organisation(Organisation(id="", name=f"Naam {number}", contacts=own, **values))
        _stay(registry, spans)
        registry.reports.put(Report(pledge="P0001", year=2015, respondent="O0002"))
    before = _all(store)

    try:
        with store.change("merge") as registry:
            registry.merge_organisations("O1", ["O2", "O4"], prefer)
    except AigError:
        assert _all(store) == before
        return
    assert not {"O0002", "O0004"} & {each.organisation for each in store.read().pledge("P1").parties}
    with store.change("undo") as registry:
        take_back(registry, to_undo(store.operations(), None))
    assert _all(store) == before


def _stay(registry: Any, spans: Any) -> None:
    """Let organisations be parties and members, as far as the rules allow."""
    pledge = registry.add_pledge(Pledge(id="", title="T"))
    network = registry.add_network(Network(id="", name="N", kind=NetworkKind.REGIONAL))
    for number, role, since, until in spans:
        try:
            id_ = f"O{number:04}"
            party = Party(organisation=id_, role=role, since=since, until=until)
            pledge = registry.join_pledge(pledge.id, party)
            network = registry.join_network(network.id, [id_], since)
        except AigError:
            continue


def _all(store: Store) -> Any:
    registry = store.read()
    tables = ("organisations", "networks", "pledges", "reports")
    return {table: list(registry.collection(table)) for table in tables}
