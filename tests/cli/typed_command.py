"""Command lines as people type them, right and wrong, each with what it may change in the register."""

from collections.abc import Callable
from dataclasses import dataclass, field
from shlex import quote
from typing import Any

from hypothesis import strategies as st

from tests.cli.register_model import GONE, NEW, State, difference, parts_of, persons

Expected = Callable[[State, State], bool]

NAMES = ["GGD Noord", "School", "Zwembad 't Hoekje", "Stichting Één", "=1+1", "健康"]
CITIES = ["Utrecht", "'s-Hertogenbosch", "Ée"]
TITLES = ["Samen bewegen", "Gezond eten"]
TEXTS = ["Wij wandelen elke week", "Wij zwemmen", 'Wij rusten; "nooit" $HOME']
DAYS = ["2015-02-03", "30-06-2020", "2026-10-01", "2026-11-22", "2027-01-01"]
ANSWERS = {"state", "reason", "received_on"}
"""Fields of an account that an answer to a request changes."""
YEARS = ["2015", "2020", "2026", "2027"]
PERSONS = [
    ("Anna de Wit", "anna@ggd.example"),
    ("Anna Bos", "anna@ggd.example"),
    ("Bram", None),
    ("Çelik Öz", "celik@school.example"),
]
"""Of the first, the second is the name after a marriage."""
PHONES = {"Bram": "0612345678"}


@dataclass(frozen=True)
class Command:
    """A command line, and whether what it made of one state can be another."""

    line: str
    holds: Expected = field(repr=False)


def changes(expected: dict[str, set[str]]) -> Expected:
    return lambda before, after: difference(before, after) == expected


def within(name: str, fields: set[str], /, **values: Any) -> Expected:
    """Expect that of one record or part only these fields differ, and have these values then."""

    def hold(before: State, after: State) -> bool:
        found, part = difference(before, after), parts_of(after)[name]
        return found.keys() <= {name} and found.get(name, fields) <= fields and values.items() <= part.items()

    return hold


def one_new(owner: str, fields: set[str] | None = None, /, **values: Any) -> Expected:
    """Expect one new record or part, whose name starts so, with these values; of its owner these fields may differ."""

    def hold(before: State, after: State) -> bool:
        found = difference(before, after)
        changed = found.pop(owner, set())
        return (
            list(found.values()) == [NEW]
            and all(name.startswith(owner) and values.items() <= parts_of(after)[name].items() for name in found)
            and changed <= (fields or set())
        )

    return hold


def gone_with_parts(name: str, fields: set[str] | None = None) -> Expected:
    """Expect that a record or part is gone, with its own parts; of its owner or predecessor these fields may differ."""

    def hold(before: State, after: State) -> bool:
        found = difference(before, after)
        lost = {each for each, what in found.items() if what == GONE}
        own = {each for each in parts_of(before) if each == name or each.startswith((f"{name}.", f"{name} "))}
        others = [what for what in found.values() if what != GONE]
        return lost == own and len(others) <= 1 and all(what <= (fields or set()) for what in others)

    return hold


def _one_of(draw: st.DrawFn, state: State, letter: str, dots: int = 0) -> str:
    """Draw the id of a record or part that is there; seldom of one that is not."""
    there = [name for name, part in parts_of(state).items() if name[0] == letter and "id" in part]
    missing = {"O": "O0099", "N": "N99", "P": "P0099"}[letter] + ".1" * dots
    known = [name for name in there if name.count(".") == dots]
    return draw(st.sampled_from([*known * 9, missing]))


# -- organisations, contact persons, networks -------------------------------------------------------------------------


@st.composite
def organisation_commands(draw: st.DrawFn, state: State) -> Command:
    id_, name, city = _one_of(draw, state, "O"), draw(st.sampled_from(NAMES)), draw(st.sampled_from(CITIES))
    same = draw(st.sampled_from(["", " --allow-duplicate"]))
    return draw(
        st.sampled_from(
            [
                Command(f"org add {quote(name)} --city {quote(city)}{same}", one_new("O", name=name, city=city)),
                Command(f"org edit {id_} --set city={quote(city)}", within(id_, {"city"}, city=city)),
                Command(f"org edit {id_} --set name={quote(name)}{same}", within(id_, {"name"}, name=name)),
                Command(f"org edit {id_} --unset city", within(id_, {"city"}, city=None)),
                Command(f"org edit {id_} --add aliases={quote(name)}{same}", within(id_, {"aliases"})),
                Command(f"org remove {id_}", gone_with_parts(id_)),
            ]
        )
    )


@st.composite
def contact_commands(draw: st.DrawFn, state: State) -> Command:
    known = [(id_, name, email) for id_, name, email, _ in sorted(persons(state), key=str)]
    some_one = st.tuples(st.just(_one_of(draw, state, "O")), st.sampled_from(PERSONS)).map(
        lambda pair: (pair[0], *pair[1])
    )
    id_, name, email = draw(some_one | st.sampled_from(known) if known else some_one)
    role = draw(st.sampled_from(["arts", "voorzitter"]))
    (single, mail), (married, _), *_ = PERSONS
    options = (f" --email {email}" if email else "") + (f" --phone {PHONES[name]}" if name in PHONES else "")
    person = f"{id_} {name} {email}"
    renamed = changes({f"{id_} {single} {mail}": GONE, f"{id_} {married} {mail}": NEW})
    return draw(
        st.sampled_from(
            [
                Command(f"contact add {id_} {quote(name)}{options}", changes({person: NEW})),
                Command(f"contact edit {id_} {quote(name)} --set role={role}", within(person, {"role"}, role=role)),
                Command(f"contact edit {id_} {quote(single)} --set name={quote(married)}", renamed),
                Command(f"contact remove {id_} {quote(name)}", changes({person: GONE})),
            ]
        )
    )


@st.composite
def network_commands(draw: st.DrawFn, state: State) -> Command:
    id_, member, day = _one_of(draw, state, "N"), _one_of(draw, state, "O"), draw(st.sampled_from(DAYS))
    name = draw(st.sampled_from(NAMES))
    return draw(
        st.sampled_from(
            [
                Command(f"network add {quote(name)} --kind regional", one_new("N", name=name, kind="regional")),
                Command(f"network edit {id_} --set coordinator={member}", within(id_, {"coordinator"})),
                Command(f"network edit {id_} --set name={quote(name)}", within(id_, {"name"}, name=name)),
                Command(f"network join {id_} {member} --since {day}", within(id_, {"members"})),
                Command(f"network leave {id_} {member} --until {day}", within(id_, {"members"})),
                Command(f"network remove {id_}", gone_with_parts(id_)),
            ]
        )
    )


# -- pledges ----------------------------------------------------------------------------------------------------------


@st.composite
def pledge_commands(draw: st.DrawFn, state: State) -> Command:
    id_, holder, other = _one_of(draw, state, "P"), _one_of(draw, state, "O"), _one_of(draw, state, "O")
    title, day = draw(st.sampled_from(TITLES)), draw(st.sampled_from(DAYS))
    signing = {"state", "signed_on"}
    return draw(
        st.sampled_from(
            [
                Command(
                    f"pledge add --title '{title}' --holder {holder} --signatory {other}", one_new("P", title=title)
                ),
                Command(f"pledge add --title '{title}' --theme exercise --holder {holder}", one_new("P", title=title)),
                Command(f"pledge edit {id_} --set title='{title}'", within(id_, {"title"}, title=title)),
                Command(
                    f"pledge edit {id_} --set term.end={day} --add themes=alcohol", within(id_, {"term", "themes"})
                ),
                Command(f"pledge sign {id_} --on {day}", within(id_, signing, state="signed")),
                Command(f"pledge sign {id_} --date-unknown", within(id_, signing, state="signed", signed_on=None)),
                Command(f"pledge withdraw {id_}", _of_pledges({id_: {"state"}})),
                Command(f"pledge join {id_} {other} --role signatory --since {day}", within(id_, {"parties"})),
                Command(f"pledge leave {id_} {other} --until {day}", within(id_, {"parties"})),
                Command(f"pledge leave {id_} {holder} --until {day} --holder {other}", within(id_, {"parties"})),
                Command(f"pledge remove {id_}", gone_with_parts(id_, {"successor"})),
            ]
        )
    )


@st.composite
def end_of_pledge_commands(draw: st.DrawFn, state: State) -> Command:
    id_, by, commitment = _one_of(draw, state, "P"), _one_of(draw, state, "P"), _one_of(draw, state, "P", 1)
    text, day = draw(st.sampled_from(TEXTS)), draw(st.sampled_from(DAYS))
    pledge, why = commitment.partition(".")[0], f"--on {day} --reason 'Zo afgesproken'"
    amended = {pledge: {"amendments"}, commitment: {"text"}}
    links = {id_: {"successor"}, by: {"predecessor"}}
    close = f"pledge close {id_} --reason terminated --on {day}"
    return draw(
        st.sampled_from(
            [
                Command(f"pledge amend {commitment} {quote(text)} {why}", changes(amended)),
                Command(f"pledge amend {id_} {quote(text)} {why}", one_new(id_, {"amendments"}, text=text)),
                Command(f"pledge amend {commitment} --drop {why}", gone_with_parts(commitment, {"amendments"})),
                Command(close, within(id_, {"state", "closing"}, state="closed")),
                Command(f"{close} --final-status completed", within(id_, {"state", "closing"}, state="closed")),
                Command(f"pledge renew {id_}", _of_pledges({id_: {"successor"}})),
                Command(f"pledge renew {id_} --by {by}", changes(links)),
            ]
        )
    )


def _of_pledges(expected: dict[str, set[str]]) -> Expected:
    """Expect a difference in pledges, beside new ones, and links to what is no longer a renewal."""

    def hold(before: State, after: State) -> bool:
        found = {name: what for name, what in difference(before, after).items() if what != NEW}
        return found.items() >= expected.items() and all(
            what == {"successor"} for name, what in found.items() if name not in expected
        )

    return hold


@st.composite
def part_commands(draw: st.DrawFn, state: State) -> Command:
    pledge, commitment = _one_of(draw, state, "P"), _one_of(draw, state, "P", 1)
    deliverable, text = _one_of(draw, state, "P", 2), draw(st.sampled_from(TEXTS))
    target = draw(st.integers(1, 20))
    return draw(
        st.sampled_from(
            [
                Command(f"commitment add {pledge} {quote(text)}", one_new(pledge, text=text)),
                Command(f"commitment edit {commitment} --set kind=product", within(commitment, {"kind"})),
                Command(
                    f"commitment edit {commitment} --set text={quote(text)}", within(commitment, {"text"}, text=text)
                ),
                Command(f"commitment remove {commitment}", gone_with_parts(commitment)),
                Command(f"deliverable add {commitment} lessen --target {target}", one_new(commitment, target=target)),
                Command(f"deliverable edit {deliverable} --set target={target}", within(deliverable, {"target"})),
                Command(f"deliverable edit {deliverable} --set unit=uur", within(deliverable, {"unit"}, unit="uur")),
                Command(f"deliverable remove {deliverable}", gone_with_parts(deliverable)),
            ]
        )
    )


# -- accounts ---------------------------------------------------------------------------------------------------------


@st.composite
def progress_commands(draw: st.DrawFn, state: State) -> Command:
    pledge, commitment = _one_of(draw, state, "P"), _one_of(draw, state, "P", 1)
    deliverable, year = _one_of(draw, state, "P", 2), draw(st.sampled_from(YEARS))
    logged = [name for name, part in parts_of(state).items() if "of" in part or "year" in part]
    entry, _, over = draw(st.sampled_from(logged)).partition(" ") if logged else (pledge, "", year)
    status, value = draw(st.sampled_from(["in-progress", "completed"])), draw(st.integers(0, 9))
    replace = draw(st.sampled_from(["", " --replace"]))
    log = f"--year {year}{replace}"
    return draw(
        st.sampled_from(
            [
                Command(f"progress log {commitment} {log} --status {status}", _logged(commitment, year, status=status)),
                Command(f"progress log {deliverable} {log} --value {value}", _logged(deliverable, year, value=value)),
                Command(f"progress log {pledge} {log} --results Veel", _logged(pledge, year, results="Veel")),
                Command(f"progress remove {commitment} --year {year}", _unlogged(commitment, year)),
                Command(f"progress remove {entry} --year {over}", _unlogged(entry, over)),
            ]
        )
    )


@st.composite
def round_commands(draw: st.DrawFn, state: State) -> Command:
    pledge, year = _one_of(draw, state, "P"), draw(st.sampled_from(YEARS))
    why = draw(st.sampled_from(["no-response {} --reason refuses", "exempt {} --reason later", "exempt {} --reason x"]))
    how = draw(st.sampled_from(["", " --replace", " --correction fout"]))
    return draw(
        st.sampled_from(
            [
                Command(f"round open {year} --closes 2028-01-31", _of_year(year)),
                Command(f"round lock {year} --yes", changes({f"round {year}": {"locked_on"}})),
                Command(f"round {why.format(pledge)} --year {year}{how}", _of_year(year, pledge)),
                Command(f"progress establish {pledge} --year {year}", within(f"{pledge} {year}", {"state"})),
                Command(f"progress remove {pledge}.1 --year {year} --correction fout", _of_year(year, pledge)),
            ]
        )
    )


def _of_year(year: str, pledge: str = "") -> Expected:
    """Expect that only accounts of a year differ, be it those of one pledge only; without one also the round."""

    def hold(before: State, after: State) -> bool:
        return all(
            name.endswith(f" {year}") and (name.startswith(pledge) if pledge else name[0] in "rP")
            for name in difference(before, after)
        )

    return hold


def _logged(id_: str, year: str, /, **values: Any) -> Expected:
    entry, account = f"{id_} {year}", f"{id_.partition('.')[0]} {year}"

    def hold(before: State, after: State) -> bool:
        found = difference(before, after)
        of_account = found.get(account, NEW) - ANSWERS - (set(values) if account == entry else set())
        return (
            found.keys() <= {entry, account}
            and of_account in (NEW, set())
            and (account == entry or found.get(entry, NEW) in (NEW, set(values)))
            and values.items() <= parts_of(after)[entry].items()
        )

    return hold


def _unlogged(id_: str, year: str) -> Expected:
    """Expect that an entry is gone; of a pledge with all of that year, and of the last part with the account.

    What a round asks for stays, without an answer.
    """
    entry, pledge = f"{id_} {year}", id_.partition(".")[0]
    account = f"{pledge} {year}"

    def hold(before: State, after: State) -> bool:
        whole = {name for name in parts_of(before) if name.startswith(pledge) and name.endswith(f" {year}")}
        lost = [whole] if id_ == pledge else [{entry}, {entry, account}]
        found = difference(before, after)
        if after.get(account, {}).get("state") == "requested":
            assert not after[account]["updates"]
            return found.keys() <= whole
        return found in [dict.fromkeys(each, GONE) for each in lost]

    return hold


# -- all of them ------------------------------------------------------------------------------------------------------

WRONG = [
    "org add",
    "org add A --kvk 12",
    "org edit O0001 --set nmae=x",
    "org edit O0001",
    "contact add O0001 Dirk --email geen",
    "network add Zuid",
    "pledge sign P0001",
    "pledge sign P0001 --on 2015-02-30",
    "pledge close P0001 --on 2020-01-01",
    "progress log P0001.1 --year 15 --status completed",
    "progress log P0001.1 --year 2015 --status klaar",
    "deliverable add P0001.1 lessen --target 4.2",
    "undo 0",
    "undo x",
    "backup restore aig-000099-2026-01-01 -y",
    "init",
    "batch /nergens/lijst.txt",
]


ALL = (
    organisation_commands,
    contact_commands,
    network_commands,
    pledge_commands,
    end_of_pledge_commands,
    part_commands,
    progress_commands,
    round_commands,
)
"""What records or changes something, and can stand in a batch."""
