"""Do the records keep the rules, and what looks like a mistake?

Each finding has a stable code, that of its rule; the place; and the command that mends it. A figure or a name is never
guessed: what the register cannot know is left to people.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from msgspec import Struct

from aig_cli.errors import (
    AigError,
    FieldPath,
    HarmfulTextFinding,
    LowCounterFinding,
    MergedAwayFinding,
    MixedScriptsFinding,
    Problem,
    SameNameRemark,
    SameTitleRemark,
    SharedKvkRemark,
    UnknownReferenceFinding,
    code_of,
    dotted,
    shorten,
)
from aig_cli.language import Phrase, speaking
from aig_cli.model.field import Record, fields_of
from aig_cli.model.integrity import gaps
from aig_cli.model.network import Network
from aig_cli.model.operation import name_of
from aig_cli.model.organisation import Organisation
from aig_cli.model.pledge import Pledge
from aig_cli.model.pledge_rule import pledge_faults
from aig_cli.model.registry import Registry
from aig_cli.model.report import Report, Round
from aig_cli.model.report_rule import kind_faults, report_faults, round_faults, update_faults, value_faults
from aig_cli.model.rule import limit_faults
from aig_cli.model.snapshot import TABLE_OF, TABLES
from aig_cli.model.text import fold, is_harmful

_NOUNS: Final = {"organisations": "org", "networks": "network", "pledges": "pledge"}
_TEXT_BREAKS: Final = "\n\t"


class Finding(Struct, frozen=True):
    """Something that was found, as the error that it is.

    Attributes:
        error: what is wrong; its class gives the code.
        place: the file or the record.
        advice: the command that mends it.
    """

    error: AigError
    place: str
    advice: str | Phrase

    @property
    def code(self) -> str:
        """The stable name of what is wrong."""
        return code_of(type(self.error))

    def plain(self) -> dict[str, str]:
        """Return the finding for scripts, in English."""
        with speaking("en"):
            return {"code": self.code, "place": self.place, "said": self.error.fact, "advice": str(self.advice)}


def record_findings(registry: Registry) -> Iterator[Finding]:
    """Yield what is wrong with the records of a register, each by itself and with each other."""
    broken = set()
    for gap in gaps(registry):
        broken.add((gap.table, gap.number))
        advice = _edit(gap.table, gap.record, ())
        yield Finding(UnknownReferenceFinding(record=gap.record, missing=gap.missing), gap.record, advice)
    for table in TABLES:
        for record in registry.collection(table):
            if (table, record.number) not in broken:
                yield from _of_record(registry, table, record)
    yield from _doubles(registry)
    yield from counter_findings(registry)


def _of_record(registry: Registry, table: str, record: Any) -> Iterator[Finding]:
    name = name_of(table, record.number)
    for path, error in (*_faults(registry, record), *_texts(record)):
        yield Finding(error, f"{name} {dotted(path)}".rstrip(), _advice(table, record, path))


def _faults(registry: Registry, record: Any) -> Iterator[Problem]:
    """Yield what the rules forbid of a record as it is."""
    match record:
        case Organisation():
            yield from limit_faults(record)
            if record.merged_into and registry.organisation(record.id).merged_into:
                yield ("merged_into",), MergedAwayFinding(organisation=record.id)
        case Network():
            yield from registry.network_faults(record)
        case Pledge():
            yield from pledge_faults(record, registry.today)
            yield from registry.line_faults(record)
        case Report():
            yield from limit_faults(record)
            yield from report_faults(record, registry.pledge(record.pledge), registry.today)
            for index, update in enumerate(record.updates):
                item, path = registry.item(update.of), ("updates", index)
                yield from kind_faults(update, item, path)
                yield from value_faults(update, item, path)
                yield from update_faults(update, path)
        case _:
            yield from round_faults(record)


def _texts(record: Record, path: FieldPath = ()) -> Iterator[Problem]:
    """Yield the texts that could act on a terminal, and the names written in several alphabets."""
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        for index, each in enumerate(value if isinstance(value, tuple) else (value,)):
            place = (*path, field.name, index) if isinstance(value, tuple) else (*path, field.name)
            if field.record and each is not None:
                yield from _texts(each, place)
            elif isinstance(each, str) and not (each.isascii() and each.isprintable()):
                if bad := next((sign for sign in each if is_harmful(sign) and sign not in _TEXT_BREAKS), None):
                    yield place, HarmfulTextFinding(code=ord(bad), position=each.index(bad) + 1)
                if place == ("name",) and len(scripts := _scripts(each)) > 1:  # of no person
                    yield (
                        place,
                        MixedScriptsFinding(name=shorten(each), scripts=_listed(sorted(scripts))),
                    )


def _listed(scripts: Sequence[str]) -> Phrase:
    return Phrase("{first} and {last}", first=", ".join(scripts[:-1]), last=scripts[-1])


def _scripts(text: str) -> set[str]:
    """Return the alphabets of a text, of those whose letters look alike."""
    found = {unicodedata.name(sign, "").partition(" ")[0] for sign in text if not sign.isascii() and sign.isalpha()}
    found |= {"LATIN"} if any(sign.isascii() and sign.isalpha() for sign in text) else set()
    return found & {"LATIN", "CYRILLIC", "GREEK"}


def _doubles(registry: Registry) -> Iterator[Finding]:
    """Yield what two records share that tells records apart."""
    living = [each for each in registry.organisations if not each.merged_into]
    for first, *others in _groups((fold(each.name), each) for each in living):
        for other in others:
            error = SameNameRemark(organisation=other.id, other=first.id, name=other.name)
            yield Finding(error, other.id, _edit("organisations", other.id, ("name",)))
    for first, *others in _groups((each.kvk, each) for each in living if each.kvk):
        for other in others:
            shared = SharedKvkRemark(kvk=other.kvk, other=first.id, name=first.name)
            yield Finding(shared, other.id, _edit("organisations", other.id, ("kvk",)))
    for first, *others in _groups((registry.title_and_holder(each), each) for each in registry.pledges):
        for other in others:
            yield Finding(SameTitleRemark(other=first.id), other.id, _edit("pledges", other.id, ("title",)))


def _groups(pairs: Iterable[tuple[Any, Any]]) -> Iterator[list[Any]]:
    found = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return (group for group in found.values() if len(group) > 1)


def counter_findings(registry: Registry) -> Iterator[Finding]:
    """Yield the kinds of records whose numbers may be given out a second time."""
    for name, needed in needed_counters(registry).items():
        if registry.counters.get(name, 0) < needed:
            yield Finding(LowCounterFinding(name=name, given=needed), name, "aig doctor --fix")


def needed_counters(registry: Registry) -> dict[str, int]:
    """Return the highest number there is of each kind of record with an id."""
    return {
        letter: max(registry.collection(table).stored, default=0)
        for letter, table in TABLE_OF.items()
        if registry.collection(table).stored
    }


def _advice(table: str, record: Any, path: FieldPath) -> str | Phrase:
    """Return the command that changes a field of a record or of a part with an id of its own."""
    match record, path:
        case Pledge(), ("commitments", int(index), "deliverables", int(inner), *rest):
            return _edit("deliverable", record.commitments[index].deliverables[inner].id, tuple(rest))
        case Pledge(), ("commitments", int(index), *rest):
            return _edit("commitment", record.commitments[index].id, tuple(rest))
        case Report(), ("updates", int(index), *_):
            return f"aig progress log {record.updates[index].of} --year {record.year} --replace ..."
        case Report(), _:
            told = {"pledge": record.pledge, "year": record.year}
            return Phrase("aig progress log --from FILE --replace  (of {pledge}, {year})", **told)
        case Round(), _:
            return "aig undo"
        case _:
            return _edit(table, record.id, path)


def _edit(table: str, record: str, path: FieldPath) -> str:
    noun = _NOUNS.get(table, table)
    if table == "reports":
        return f"aig progress list {record.partition(' ')[0]}"
    typed = bool(path) and all(isinstance(step, str) for step in path)
    return f"aig {noun} edit {record} " + (f"--set {dotted(path)}=..." if typed else "--from FILE")
