"""The Table Schema of a table: what each of its columns holds, and which other table it refers to.

Types, bounds and codes are those of the declared fields. What the standard (https://datapackage.org) has no property
for has one that starts with `x-`: words in Dutch, and the labels of codes in both languages. A list is a string: the
type that version 2.0 describes for lists is missing in the profile of that version, and knows no escapes.
"""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Final

import msgspec

from aig_cli.exchange.tree import Tree
from aig_cli.language import Language, language
from aig_cli.model.field import Field, Record
from aig_cli.report.question import Question

_PRIMARY_KEYS: Final = {"progress": ["of", "year"], "rounds": ["year"], "members": [], "parties": []}
"""What tells rows apart, where it is not their id. An organisation may come back as a member or a party."""
_TYPES: Final = {date: "date", int: "integer", float: "number", bool: "boolean"}
_BOUNDS: Final = ("pattern", "minimum", "maximum")


class Column(msgspec.Struct, frozen=True):
    """A column of a table.

    Attributes:
        name: as it stands in the header.
        path: the fields that lead to its value, the last of which is its own.
        shape: what the JSON Schema says of the value.
    """

    name: str
    path: Sequence[Field]
    shape: Tree

    @property
    def field(self) -> Field:
        """The field that it shows."""
        return self.path[-1]

    @property
    def refers_to(self) -> str:
        """The table whose ids it holds, one in each row, other than its own."""
        return "" if self.name == "id" or self.field.many else self.field.table

    @property
    def is_filled_in(self) -> bool:
        """Whether every row has a value."""
        return len(self.path) == 1 and self.field.default not in {None, ()}


def table_schema(asked: Question) -> Tree:
    """Return the schema of the table that has all columns of a question."""
    columns = [_column(asked, name) for name in asked.columns]
    key = _PRIMARY_KEYS.get(asked.name, ["id"])
    foreign = [_foreign_key(asked.name, column) for column in columns if column.refers_to]
    return {
        "fields": [_described(column, key) for column in columns],
        "missingValues": [""],
        **({"primaryKey": key} if key else {}),
        **({"foreignKeys": foreign} if foreign else {}),
    }


def _column(asked: Question, name: str) -> Column:
    """Return a column with what is known of the first field that it may be, among those of the records of the rows."""
    path = asked.steps(name)
    record = next(each for each in (asked.record, *asked.beside) if path[0].name in each.__struct_fields__)
    definition, definitions = _definitions(record)
    for field in path:
        definition = _resolved(definition["properties"][field.name], definitions)
    return Column(name, path, definition)


@cache
def _definitions(record: type[Record]) -> tuple[Tree, dict[str, Tree]]:
    """Return the JSON Schema of a record, and of all that it refers to by name."""
    (reference,), definitions = msgspec.json.schema_components([record], ref_template="{name}")
    return definitions[reference["$ref"]], definitions


def _resolved(shape: Tree, definitions: dict[str, Tree]) -> Tree:
    """Return what a property is where it is known, not by reference."""
    known = next((each for each in shape.get("anyOf", ()) if each != {"type": "null"}), shape)
    return definitions[known["$ref"]] if "$ref" in known else known


def _described(column: Column, key: Sequence[str]) -> Tree:
    english, dutch = language("en"), language("nl")
    codes, constraints = column.field.codes, _constraints(column, key)
    dutch_words = [field.nl for field in column.path]
    return {
        "name": column.name,
        "title": _title([field.name for field in column.path]),
        **({"x-title-nl": _title(dutch_words)} if all(dutch_words) else {}),
        "description": _description(column.field, english),
        "x-description-nl": _description(column.field, dutch),
        **_type(column.field),
        **({"x-labels": {code.value: {"nl": code.nl, "en": code.en} for code in codes}} if codes else {}),
        **({"constraints": constraints} if constraints else {}),
    }


def _title(words: Sequence[str]) -> str:
    text = " ".join(words).replace("_", " ")
    return text[:1].upper() + text[1:]


def _description(field: Field, spoken: Language) -> str:
    said = [spoken.say(field.description)]
    if field.many:
        said.append(spoken.say("Several are joined by '; '. A semicolon within one is written as '\\;'."))
    if field.quantity:
        said.append(spoken.say("A number, yes or no, or words, as the measure of the deliverable says."))
    return " ".join(said)


def _type(field: Field) -> Tree:
    """Return the type of a column. Codes have the labels in English as categories."""
    if field.quantity:
        return {"type": "any"}
    if field.many:
        return {"type": "string"}
    kind = _TYPES.get(field.type or str, "string")
    if field.type is bool:
        return {"type": kind, "trueValues": ["yes"], "falseValues": ["no"]}
    if field.codes:
        return {"type": kind, "categories": [{"value": code.value, "label": code.en} for code in field.codes]}
    return {"type": kind}


def _constraints(column: Column, key: Sequence[str]) -> Tree:
    """Return what every value of a column keeps to. Lengths are left out: a guard or an escape adds to them."""
    shape, codes = column.shape, column.field.codes
    return {
        **({"required": True} if column.is_filled_in or column.name in key else {}),
        **({"unique": True} if key == [column.name] else {}),
        **({"enum": [code.value for code in codes]} if codes and not column.field.many else {}),
        **{name: shape[name] for name in _BOUNDS if name in shape},
        **({"pattern": f"^{item}(; {item})*$"} if column.field.many and (item := _item(column)) else {}),
    }


def _item(column: Column) -> str:
    """Return the pattern of one value of a list of codes or ids; of other lists, nothing."""
    if codes := column.field.codes:
        return f"({'|'.join(code.value for code in codes)})"
    pattern: str = column.shape["items"].get("pattern", "")
    return pattern.strip("^$")


def _foreign_key(table: str, column: Column) -> Tree:
    """Return a foreign key; one that refers to its own table does not name it."""
    other = {} if column.refers_to == table else {"resource": column.refers_to}
    return {"fields": [column.name], "reference": {**other, "fields": ["id"]}}
