"""Ids: forgiving when typed (`p401.2`), canonical when stored and shown (`P0401.2`)."""

import re

from aig_cli.errors import IdError

HIGHEST = 100_000
"""A number given to a new record is below this, so that there is always a next one."""
_DIGITS = {"O": 4, "N": 2, "P": 4}
_SHAPES = {
    "organisation": ("O", 0),
    "network": ("N", 0),
    "pledge": ("P", 0),
    "commitment": ("P", 1),
    "deliverable": ("P", 2),
}
_ID = re.compile(r"([onp])([0-9]{1,9})((?:\.[0-9]{1,6}){0,2})", re.IGNORECASE)


def make_id(letter: str, number: int) -> str:
    """Return the id of a record: `O0042`, `N03`, `P0401`."""
    return f"{letter}{number:0{_DIGITS[letter]}}"


def canonical_id(given: str) -> str | None:
    """Return the canonical form of an id, or None for a text that is no id."""
    match = _ID.fullmatch(given.strip())
    if not match:
        return None
    letter, number, parts = match.groups()
    if parts and letter not in "Pp":
        return None
    return make_id(letter.upper(), int(number)) + "".join(f".{int(part)}" for part in parts.split(".")[1:])


def example_id(kind: str) -> str:
    """Return what an id of a kind looks like: the first there is."""
    letter, dots = _SHAPES[kind]
    return make_id(letter, 1) + ".1" * dots


def read_id(given: str, kind: str) -> str:
    """Read an id of one kind, to be given to a new record."""
    id_ = canonical_id(given)
    letter, dots = _SHAPES[kind]
    if not id_ or id_[0] != letter or id_.count(".") != dots or not all(0 < part < HIGHEST for part in position(id_)):
        raise IdError(given=given, example=example_id(kind))
    return id_


def kind_of(id_: str) -> str:
    """Return which kind of record has an id, by its canonical form."""
    shape = id_[0], id_.count(".")
    return next(kind for kind, known in _SHAPES.items() if known == shape)


def is_part(id_: str) -> bool:
    """Tell whether an id is that of a commitment or a deliverable."""
    return "." in id_


def owner_of(id_: str) -> str:
    """Return the id that a part belongs to: the pledge of a commitment, the commitment of a deliverable."""
    return id_.rpartition(".")[0]


def position(id_: str) -> tuple[int, ...]:
    """Return the numbers of an id, to sort by: `P0401.10` comes after `P0401.2`."""
    return tuple(int(part) for part in id_[1:].split("."))
