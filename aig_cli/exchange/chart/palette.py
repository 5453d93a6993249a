"""What a mark looks like: a colour and a hatch, so that it can be told from others by lightness and without colour too.

Every fill has a contrast of 3 or more with white, which is between the marks, and of 4.5 or more with its ink.
"""

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from aig_cli.report.chart import Series

INK: Final = "#16212b"
"""What is written on white."""
FAINT: Final = "#5f6b76"
"""Lines, and what is written beside the point."""
WHITE: Final = "#ffffff"


class Hatch(Struct, frozen=True):
    """Strokes on a tile of `size` by `size`, which is turned by some degrees."""

    path: str
    size: int
    turned: int = 0
    width: float = 1.4


class Look(Struct, frozen=True):
    """How a mark is filled and hatched, and the ink of what is written on it; an outline where it is light."""

    fill: str
    ink: str
    hatch: Hatch | None = None
    strokes: str = WHITE
    outline: str = ""


_LINES: Final = "M0 0V8"
_DOTS: Final = "M1 3h2M5 7h2"
_GRID: Final = "M0 0V8M0 4H8"
LOOKS: Final = (
    Look("#0f4c5c", WHITE),
    Look("#bf7f1a", INK, Hatch(_LINES, 8, 45)),
    Look("#6d3b66", WHITE, Hatch(_DOTS, 8, width=2)),
    Look("#5b9aa0", INK, Hatch(_LINES, 8, -45)),
    Look("#8a3324", WHITE, Hatch(_LINES, 8, 90)),
    Look("#7d8f3c", INK, Hatch(_GRID, 8)),
)
UNKNOWN: Final = Look(WHITE, INK, Hatch(_DOTS, 8, width=2), FAINT, FAINT)
"""What is not known is light, dotted and outlined."""
RAMP: Final = (
    Look("#eef4f5", INK),
    Look("#c5dadd", INK),
    Look("#96bcc2", INK),
    Look("#2c7180", WHITE),
    Look("#0f4c5c", WHITE),
)
"""From little to much."""


def looks(series: Sequence[Series]) -> list[Look]:
    """Return a look for each series; beyond six they come again."""
    return [UNKNOWN if each.is_unknown else LOOKS[place % len(LOOKS)] for place, each in enumerate(series)]


def shade(share: float) -> Look:
    """Return the look of a share from 0 to 1 of the most there is."""
    return RAMP[min(int(share * len(RAMP)), len(RAMP) - 1)]
