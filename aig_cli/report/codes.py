"""The code lists: which words can stand in a field, with their labels in Dutch and in English."""

import re
from collections.abc import Iterator
from typing import Annotated

from aig_cli.model.code import Code
from aig_cli.model.field import Line, Record, about
from aig_cli.model.snapshot import Snapshot
from aig_cli.report.question import Question, paths


class Labelled(Record, frozen=True, kw_only=True):
    """A value of a code list."""

    list: Annotated[Line, about("Name of the code list.", nl="codelijst")]
    value: Annotated[Line, about("The word that stands in a field.", nl="waarde")]
    nl: Annotated[Line, about("Its label in Dutch.", nl="Nederlands")]
    en: Annotated[Line, about("Its label in English.", nl="Engels")]


def list_name(codes: type[Code]) -> str:
    """Return the name of a code list: `organisation_type`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", codes.__name__).lower()


def _rows(_registry: Snapshot) -> Iterator[Labelled]:
    for codes in Code.__subclasses__():
        for code in codes:
            yield Labelled(list=list_name(codes), value=code.value, nl=code.nl, en=code.en)


QUESTION = Question(
    name="codes",
    record=Labelled,
    rows=_rows,
    columns=paths(Labelled),
    listed=paths(Labelled),
)
