"""What is known of a field from its one declaration on a record.

The parser of input, the options of the command line, the columns of exports and the schema all start from here.
"""

from collections.abc import Callable
from datetime import date
from functools import cache, partial
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from msgspec import Meta, Struct, structs

from aig_cli.model import ident, text, value
from aig_cli.model.code import Code

Reader = Callable[[str], object]


class Record(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A record or a part of one. `None` stands for unknown, an empty tuple for nothing."""


def about(  # noqa: PLR0913 - whatever can be said of a field
    description: str,
    *,
    nl: str = "",
    also: tuple[str, ...] = (),
    option: str | None = None,
    assigned: bool = False,
    personal: bool = False,
    changed_by: str = "",
    as_name: bool = False,
) -> Meta:
    """Describe a field.

    Args:
        description: one sentence; it is the help of the option and the description in the schema.
        nl: its Dutch name, as the header of a column.
        also: other headers that lists from elsewhere give it.
        option: the name of its option, where that is not the name of the field.
        assigned: the program gives the value (ids, states), so there is no option for it.
        personal: personal data, left out of exports unless asked for.
        changed_by: the command that changes it, where that is not an edit of the record.
        as_name: what stands there is the name of the record it refers to, not its id.
    """
    told: dict[str, Any] = {"nl": nl, "also": also, "option": option}
    told |= {"assigned": assigned, "personal": personal, "changed_by": changed_by, "as_name": as_name}
    return Meta(description=description, extra=told)


def read_with(reader: Reader, **bounds: Any) -> Meta:
    """Declare the reader of a kind of text, with the bounds that the store and the schema check."""
    return Meta(**bounds, extra={"reader": reader})


def refers_to(kind: str, pattern: str) -> Meta:
    """Declare a reference to another record, held as its canonical id."""
    return Meta(pattern=pattern, extra={"refers_to": kind})


Line = Annotated[str, read_with(text.read_line, min_length=1, max_length=text.LINE_LENGTH)]
Prose = Annotated[str, read_with(text.read_prose, min_length=1, max_length=text.PROSE_LENGTH)]
Kvk = Annotated[str, read_with(value.read_kvk, pattern="^[0-9]{8}$")]
Email = Annotated[str, read_with(value.read_email, max_length=254)]
Phone = Annotated[str, read_with(value.read_phone, max_length=25)]
Website = Annotated[str, read_with(value.read_website, max_length=2000)]
Evidence = Annotated[str, read_with(value.read_evidence, max_length=2000)]
Sha256 = Annotated[str, read_with(value.read_sha256, pattern="^[0-9a-f]{64}$")]
Language = Annotated[str, read_with(value.read_language, pattern="^[a-z]{2}$")]
Year = Annotated[int, read_with(value.read_year, ge=value.FIRST_YEAR, le=value.LAST_YEAR)]
Day = Annotated[date, read_with(value.read_date)]
Count = Annotated[int, read_with(value.read_whole_number, ge=0, le=value.HIGHEST)]
YesNo = Annotated[bool, read_with(value.read_yes_no)]
Quantity = Annotated[int | float | str, Meta(extra={"quantity": True})]

OrganisationId = Annotated[str, refers_to("organisation", "^O[0-9]{4,9}$")]
NetworkId = Annotated[str, refers_to("network", "^N[0-9]{2,9}$")]
PledgeId = Annotated[str, refers_to("pledge", "^P[0-9]{4,9}$")]
CommitmentId = Annotated[str, refers_to("commitment", r"^P[0-9]{4,9}\.[0-9]{1,6}$")]
OwnCommitmentId = Annotated[
    str, read_with(partial(ident.read_id, kind="commitment"), pattern=r"^P[0-9]{4,9}\.[0-9]{1,6}$")
]
DeliverableId = Annotated[str, refers_to("deliverable", r"^P[0-9]{4,9}\.[0-9]{1,6}\.[0-9]{1,6}$")]
ReportedId = Annotated[str, refers_to("commitment or deliverable", r"^P[0-9]{4,9}(\.[0-9]{1,6}){1,2}$")]
AnyPledgeId = Annotated[str, Meta(pattern=r"^P[0-9]{4,9}(\.[0-9]{1,6}){0,2}$", extra={"reader": text.read_line})]
"""The id of a pledge or of a part that it has, or had once."""


class Field(Struct, frozen=True):
    """One field of a record.

    Attributes:
        name: its name in JSON.
        description: one sentence about it.
        required: a record cannot do without it.
        many: the value is a list of what the other attributes describe; at most `limit` of them.
        record: the type of a nested record, else None.
        codes: the code list of its values, else None.
        reader: reads its text, else None (nested records, references, quantities).
        refers_to: the kind of record it names, else None.
        type: the type of one value: str, int, float, bool or date; None for a nested record.
        option, assigned, personal, changed_by, as_name, nl, also: as in `about`.
        default: the value of a record that says nothing of it.
        quantity: what its text means depends on the measure of the deliverable.
    """

    name: str
    description: str
    required: bool
    many: bool
    limit: int
    record: type[Record] | None
    codes: type[Code] | None
    reader: Reader | None
    refers_to: str | None
    type: type | None
    option: str | None
    assigned: bool
    personal: bool
    changed_by: str
    as_name: bool
    nl: str
    also: tuple[str, ...]
    default: Any
    quantity: bool

    @property
    def table(self) -> str:
        """The table of the record that it names; empty where it names none, or one of several kinds."""
        return f"{self.refers_to}s" if self.refers_to and " " not in self.refers_to else ""


@cache
def fields_of(record: type[Record]) -> tuple[Field, ...]:
    """Return the fields of a record in the order of their declaration."""
    return tuple(_field(field) for field in structs.fields(record))


def _field(declared: structs.FieldInfo) -> Field:
    node, many, limit = declared.type, False, 0
    description = ""
    extra: dict[str, Any] = {}
    while True:
        origin = get_origin(node)
        if origin is Annotated:
            node, *metas = get_args(node)
            for meta in metas:
                extra = {**(meta.extra or {}), **extra}
                description = description or meta.description or ""
                limit = limit if many else limit or meta.max_length or 0
        elif origin is tuple:
            many, node = True, get_args(node)[0]
        elif origin in {Union, UnionType} and NoneType in get_args(node):
            node = Union[tuple(kind for kind in get_args(node) if kind is not NoneType)]  # noqa: UP007 - made at run time
        else:
            break
    kind = node if isinstance(node, type) else float
    codes = kind if issubclass(kind, Code) else None
    nested = kind if issubclass(kind, Record) else None
    return Field(
        name=declared.name,
        description=description,
        required=declared.required,
        many=many,
        limit=limit,
        record=nested,
        codes=codes,
        reader=partial(value.read_code, codes=codes) if codes else extra.get("reader"),
        refers_to=extra.get("refers_to"),
        type=None if nested else kind,
        option=extra.get("option"),
        assigned=extra.get("assigned", False),
        personal=extra.get("personal", False),
        changed_by=extra.get("changed_by", ""),
        as_name=extra.get("as_name", False),
        nl=extra.get("nl", ""),
        also=extra.get("also", ()),
        default=declared.default,
        quantity=extra.get("quantity", False),
    )


def name_of_record(record: Record) -> str:
    """Return what a record says of itself first: its name, title, text or label."""
    name: str = getattr(record, fields_of(type(record))[1].name)
    return name


def plain(value: Any) -> Any:
    """Return a record as mappings and lists that hold every field, the unknown ones too."""
    if isinstance(value, Record):
        return {name: plain(getattr(value, name)) for name in value.__struct_fields__}
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, Code):
        return value.value
    return value
