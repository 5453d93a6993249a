"""Charts as data: what is drawn, not how. A format draws each kind in a way of its own.

Labels and names are texts of the reader's language; a value of None is not known, and drawn as n/a, never as 0.
"""

from collections.abc import Sequence

from msgspec import Struct


class Series(Struct, frozen=True):
    """Values of one kind, one for each label of the chart; `is_unknown` where they count what is not known."""

    name: str
    values: Sequence[float | None]
    is_unknown: bool = False


class Drawn(Struct, frozen=True, kw_only=True):
    """What every chart has: a title, a description for who does not see it, and whether its values are in percent."""

    title: str
    description: str
    in_percent: bool = False


class Columns(Drawn, frozen=True, kw_only=True):
    """Upright columns side by side for each label, as for years."""

    labels: Sequence[str]
    series: Sequence[Series]


class Bars(Drawn, frozen=True, kw_only=True):
    """Lying bars, one a label, as for settings; below zero they go to the left."""

    labels: Sequence[str]
    values: Sequence[float | None]


class Stacked(Drawn, frozen=True, kw_only=True):
    """Lying bars of pieces, one bar a label.

    Attributes:
        is_whole: all bars are of one length, so that shares can be compared.
        summed: what the sum of the pieces is, where that is not a total.
    """

    labels: Sequence[str]
    series: Sequence[Series]
    is_whole: bool = True
    summed: str = ""


class Bullet(Drawn, frozen=True, kw_only=True):
    """Lying bars with a mark: what was reached, against the target."""

    labels: Sequence[str]
    values: Sequence[float | None]
    targets: Sequence[float | None]


class Heat(Drawn, frozen=True, kw_only=True):
    """Cells in rows and columns, the darker the more; each shows its value."""

    rows: Sequence[str]
    columns: Sequence[str]
    values: Sequence[Sequence[float | None]]


Chart = Columns | Bars | Stacked | Bullet | Heat
