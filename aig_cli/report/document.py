"""What a report is, and what it is made of: where reports and the formats of documents meet.

A document has chapters. A chapter states its finding in a sentence, shows it in charts, and has the numbers as a table.
"""

from collections.abc import Sequence
from typing import Any, Literal

from msgspec import Struct

from aig_cli.language import Language
from aig_cli.report.basis import Basis
from aig_cli.report.chart import Chart
from aig_cli.report.question import Plain

Kind = Literal["text", "amount", "number", "percentage", "day", "year"]
"""How the values of a column are written; an amount is a text such as `7 of 10`, on one line.

None is not known: n/a in a column of numbers, empty in one of texts.
"""


class Column(Struct, frozen=True):
    """A column of a table.

    Attributes:
        name: what it is called in JSON, the same in every language.
        heading: what it is called by people.
        kind: how its values are written.
    """

    name: str
    heading: str
    kind: Kind = "number"


class Grid(Struct, frozen=True):
    """A table: the first column says what a row is about.

    Attributes:
        rows: their values; a code is shown by its label.
        keys: what each row is about, as a word that is the same in every language; none where a column says it so.
    """

    columns: Sequence[Column]
    rows: Sequence[Sequence[Plain]]
    keys: Sequence[str] = ()

    def trees(self) -> list[dict[str, Any]]:
        """Return the rows as mappings, by the names of the columns, after the key."""
        names = [column.name for column in self.columns]
        trees = [dict(zip(names, row, strict=True)) for row in self.rows]
        return [{"key": key, **tree} for key, tree in zip(self.keys, trees, strict=True)] if self.keys else trees


class Highlight(Struct, frozen=True):
    """A figure that is shown large, as texts: what it is, how much, and what stands beside it, such as its share."""

    label: str
    value: str
    beside: str = ""


class Chapter(Struct, frozen=True):
    """One thing that a report tells.

    Attributes:
        name: what it is called in JSON, and where links lead to; the same in every language.
        heading: its title.
        finding: what it states, in a sentence.
        grid: the numbers.
        charts: the pictures of them.
        notes: sentences on the rule that was followed, on the denominator, on what is left out.
        highlights: the figures of the table that matter most.
        records: the rows for programs, where they hold more than those of the table.
    """

    name: str
    heading: str
    finding: str
    grid: Grid
    charts: Sequence[Chart] = ()
    notes: Sequence[str] = ()
    highlights: Sequence[Highlight] = ()
    records: Sequence[dict[str, Any]] = ()


class Document(Struct, frozen=True):
    """A report.

    Attributes:
        title, lead: what it is called, and what it is about in a sentence.
        language: the one that its texts are in; numbers and days are written in it.
        basis: what it rests on.
        is_brief: whether it is to fit a sheet of paper, where it can, and so is printed small and without contents.
    """

    title: str
    lead: str
    language: Language
    chapters: Sequence[Chapter]
    basis: Basis
    is_brief: bool = False
