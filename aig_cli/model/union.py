"""What becomes of organisations that turn out to be one: their fields, their contact persons, their stays.

Each function returns what is to be; whether it may be stored is for the rules.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations
from typing import Any, TypeVar

from msgspec import structs

from aig_cli.errors import DifferenceError, DifferencesError, FieldPath, FieldsError, Problem, TooLongError
from aig_cli.model.code import Role
from aig_cli.model.field import Record, fields_of
from aig_cli.model.network import Member, Network
from aig_cli.model.organisation import Contact, Organisation
from aig_cli.model.pledge import Party, Pledge
from aig_cli.model.rule import overlap
from aig_cli.model.text import PROSE_LENGTH, fold

S = TypeVar("S", Member, Party)
Told = Sequence[tuple[str, Any]]
"""What organisations say of one thing, with their ids, the one that counts most first."""

OWN_WAY = {"id", "name", "note", "merged_into"}
"""The fields that do not come from one of the organisations; lists do not either."""


def united(keep: Organisation, drops: Sequence[Organisation], prefer: str | None) -> Organisation:
    """Return an organisation with what is known of the others beside what is known of it.

    What only one knows is taken over. Where they differ, `keep` prefers what the first says, `drop` what the others say
    (the first of them that says something); the name goes with them, and every other name becomes an alias.

    Raises:
        DifferencesError: they differ, and nothing is preferred.
        FieldsError: their notes are too long together.
    """
    order = [*drops, keep] if prefer == "drop" else [keep, *drops]
    problems: list[Problem] = []
    values = _values(Organisation, [(each.id, each) for each in order], (), problems)
    if problems and prefer is None:
        raise DifferencesError(problems)
    return structs.replace(
        keep,
        **values,
        name=order[0].name,
        aliases=tuple(_other_names([keep, *drops], order[0].name)),
        contacts=tuple(_persons(contact for each in order for contact in each.contacts)),
        note=_notes([keep, *drops]),
    )


def _values(kind: type[Record], told: Told, path: FieldPath, problems: list[Problem]) -> dict[str, Any]:
    """Return for each field the first value that is known; note the fields of which several are."""
    values = {}
    for field in fields_of(kind):
        known = [(id_, value) for id_, part in told if (value := getattr(part, field.name)) is not None]
        if field.many or field.name in OWN_WAY or not known:
            continue
        if field.record:
            values[field.name] = field.record(**_values(field.record, known, (*path, field.name), problems))
            continue
        values[field.name] = known[0][1]
        if len({fold(str(value)) for _, value in known}) > 1:
            said = "; ".join(f"{id_} {value}" for id_, value in known)
            problems.append(((*path, field.name), DifferenceError(values=said)))
    return values


def _other_names(organisations: Iterable[Organisation], name: str) -> Iterator[str]:
    """Yield all that organisations are called beside a name, each once as a reader sees it."""
    seen = {fold(name)}
    for organisation in organisations:
        for each in (organisation.name, *organisation.aliases):
            if fold(each) not in seen:
                seen.add(fold(each))
                yield each


def _persons(contacts: Iterable[Contact]) -> Iterable[Contact]:
    """Return contact persons, each once: the same name and address are one person, of whom the first entry counts."""
    found: dict[tuple[str, str], Contact] = {}
    for contact in contacts:
        person = fold(contact.name), fold(contact.email or "")
        entries: Told = [("", each) for each in (found.get(person), contact) if each]
        found[person] = Contact(**_values(Contact, entries, (), []), name=entries[0][1].name)
    return found.values()


def _notes(organisations: Iterable[Organisation]) -> str | None:
    """Return the notes one under the other, each once."""
    note = "\n\n".join(dict.fromkeys(each.note for each in organisations if each.note))
    if len(note) > PROSE_LENGTH:
        raise FieldsError([(("note",), TooLongError(limit=PROSE_LENGTH, length=len(note)))])
    return note or None


# -- stays ------------------------------------------------------------------------------------------------------------


def with_one_stay(record: Record, organisation: str) -> Record:
    """Return a pledge or a network in which an organisation is once at a time; another record as it is."""
    match record:
        case Pledge():
            whole = record.start or date.min, (record.term.end if record.term else None) or date.max
            parties = _once(record.parties, organisation, *whole)
            return structs.replace(record, parties=parties)
        case Network():
            members = _once(record.members, organisation, date.min, date.max)
            return structs.replace(record, members=members)
        case _:
            return record


def _once(stays: tuple[S, ...], organisation: str, start: date, end: date) -> tuple[S, ...]:
    """Return stays in which those of an organisation do not overlap; all days from start to end.

    Of one role they become one; a weaker role keeps the days on which there is no stronger one.
    """
    own = [each for each in stays if each.organisation == organisation]
    if not any(overlap(one, other) for one, other in combinations(own, 2)):
        return stays
    kept: list[S] = []
    for role in sorted({_strength(each) for each in own}):
        for joined in _joined(each for each in own if _strength(each) == role):
            kept += [each for each in _outside(joined, kept) if _first(each) <= end and _last(each) >= start]
    place = stays.index(own[0])
    others = tuple(each for each in stays if each.organisation != organisation)
    return others[:place] + tuple(sorted(kept, key=_first)) + others[place:]


def _strength(stay: Member | Party) -> int:
    return list(Role).index(stay.role) if isinstance(stay, Party) else 0


def _joined(stays: Iterable[S]) -> list[S]:
    """Return stays of one role as one where they overlap."""
    found: list[S] = []
    for stay in sorted(stays, key=_first):
        if found and overlap(found[-1], stay):
            found[-1] = _during(found[-1], _first(found[-1]), max(_last(found[-1]), _last(stay)))
        else:
            found.append(stay)
    return found


def _outside(stay: S, others: Iterable[S]) -> list[S]:
    """Return what is left of a stay on the days of none of the others."""
    left = [stay]
    for other in others:
        left = [piece for each in left for piece in _cut(each, other)]
    return left


def _cut(stay: S, other: S) -> Iterator[S]:
    if not overlap(stay, other):
        yield stay
        return
    if _first(stay) < _first(other):
        yield _during(stay, _first(stay), _first(other) - timedelta(days=1))
    if _last(stay) > _last(other):
        yield _during(stay, _last(other) + timedelta(days=1), _last(stay))


def _first(stay: Member | Party) -> date:
    return stay.since or date.min


def _last(stay: Member | Party) -> date:
    return stay.until or date.max


def _during(stay: S, first: date, last: date) -> S:
    since, until = first if first > date.min else None, last if last < date.max else None
    return structs.replace(stay, since=since, until=until)
