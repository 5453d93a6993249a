"""Forms that came back, whatever their format: which form it is, and what stands in each row."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from msgspec import Struct

from aig_cli.errors import FieldPath

NAMED_SO: Final = "aig-form/"
"""How the name of every layout of forms starts."""


class Reply(Struct, frozen=True):
    """A row of a form that came back.

    Attributes:
        id: what stands where its id is.
        place: the file, with the row or line.
        grey: what stands in the columns that are fixed, in their order; empty cells of the register are left out.
        answers: what was filled in, by the names of the fields of an account: a text, or a list of them.
        called: what the user calls a field, as `waarde (K7)`.
        computed: the fields whose cell holds a formula.
    """

    id: str
    place: str
    grey: Mapping[str, str]
    answers: Mapping[str, Any]
    called: Mapping[FieldPath, str]
    computed: Sequence[str] = ()


class Filled(Struct, frozen=True):
    """A form that came back.

    Attributes:
        name: what to call the file.
        facts: what the hidden sheet says of the form, else what its first line does: `form` and `round`.
        checks: the ids of its rows with their checks, as it went out; empty where the hidden sheet is lost.
        language: that of its headings.
        items, audiences: its rows.
        has_macros: whether programs are in it.
        unread: what stands beside its columns.
        is_yaml: it is no workbook; what is in it, its checks too, could be typed.
    """

    name: str
    facts: Mapping[str, str]
    checks: Mapping[str, str]
    language: str
    items: Sequence[Reply]
    audiences: Sequence[Reply]
    has_macros: bool = False
    unread: Sequence[str] = ()
    is_yaml: bool = False
