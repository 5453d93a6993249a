"""The code book: what stands in each field of each table that is exported, from the declarations of the fields."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Final

from aig_cli.language import language
from aig_cli.model.field import Field, Line, Record, YesNo, about
from aig_cli.model.snapshot import Snapshot
from aig_cli.report import TABLES
from aig_cli.report.codes import list_name
from aig_cli.report.question import Question, paths, question

MEASURED: Final = "measured"
"""The type of what is a number, `yes` or `no`, or a text, as the measure of its deliverable says."""
_TYPES: Final = {str: "text", int: "whole number", float: "number", bool: "yes/no", date: "day"}


class Described(Record, frozen=True, kw_only=True):
    """A field of a table."""

    table: Annotated[Line, about("Name of the table.", nl="tabel")]
    field: Annotated[Line, about("Name of the field, as a column has it.", nl="veld")]
    title_en: Annotated[Line, about("What it is called in English.", nl="Engels")]
    title_nl: Annotated[Line, about("What it is called in Dutch.", nl="Nederlands")]
    type: Annotated[
        Line, about("text, number, whole number, day, yes/no, code, id or measured: as the measure says.", nl="soort")
    ]
    list: Annotated[YesNo, about("Several values may stand there, with '; ' between them.", nl="lijst")]
    required: Annotated[YesNo, about("It is never empty.", nl="verplicht")]
    description_en: Annotated[Line, about("What it says, in English.", nl="omschrijving in het Engels")]
    description_nl: Annotated[Line, about("What it says, in Dutch.", nl="omschrijving in het Nederlands")]
    refers_to: Annotated[Line | None, about("The kind of record whose id it is.", nl="verwijst naar")] = None
    codes: Annotated[Line | None, about("The code list that its values are from.", nl="codelijst")] = None


def described(asked: Question, column: str) -> Described:
    """Return what stands in a column of a table, by its dotted path."""
    steps = asked.steps(column)
    field = steps[-1]
    return Described(
        table=asked.name,
        field=column,
        title_en=" ".join(step.name for step in steps).replace("_", " "),
        title_nl=" ".join(step.nl or step.name for step in steps),
        type=type_of(field),
        list=any(step.many for step in steps),
        required=all(step.required or step.default not in {None, ()} for step in steps),
        description_en=field.description,
        description_nl=language("nl").say(field.description),
        refers_to=None if field.as_name else field.refers_to,
        codes=list_name(field.codes) if field.codes else None,
    )


def type_of(field: Field) -> str:
    """Return the type of what stands in a field that holds no record, in a word of the code book."""
    if field.quantity:
        return MEASURED
    if field.codes:
        return "code"
    if field.refers_to and not field.as_name:
        return "id"
    assert field.type
    return _TYPES[field.type]


def _rows(_registry: Snapshot) -> Iterator[Described]:
    for asked in map(question, TABLES):
        for column in asked.columns:
            yield described(asked, column)


QUESTION = Question(
    name="codebook",
    record=Described,
    rows=_rows,
    columns=paths(Described),
    listed=("table", "field", "type", "codes", "description"),
)
