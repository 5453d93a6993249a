"""Where lying bars run: beside their labels, or under them where those are long."""

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from aig_cli.exchange.cell import fit_line
from aig_cli.exchange.chart.canvas import LINE, WIDTH, Canvas
from aig_cli.exchange.chart.lettering import breadth, shortened

BAR: Final = 20
"""Units that a bar is high."""
_GAP: Final = 10
_MOST: Final = 0.42
"""Share of the width that labels may take beside the bars."""


class Lane(Struct, frozen=True):
    """The room for one bar, which is `BAR` high: where it starts from the left and from above, and how long it is."""

    left: float
    top: float
    length: float

    @property
    def middle(self) -> float:
        """At what height to write beside it."""
        return self.top + BAR / 2


class Lanes(Struct, frozen=True):
    """The room for bars, one a label.

    Attributes:
        left, right: where bars start and end.
        top: where the first lane starts.
        step: units from one lane to the next.
    """

    labels: Sequence[str]
    left: float
    right: float
    top: float
    step: float

    @property
    def bottom(self) -> float:
        """Where the last lane ends."""
        return self.top + self.step * len(self.labels)

    def drawn(self, canvas: Canvas) -> Iterator[Lane]:
        """Write the labels, and yield the room for the bar of each."""
        under = not self.left
        for place, label in enumerate(self.labels):
            y = self.top + place * self.step
            if under:
                canvas.words(0, y + LINE / 2, shortened(label, WIDTH))
            else:
                text = shortened(label, self.left - _GAP)
                canvas.words(self.left - _GAP, y + BAR / 2, text, "end")
            yield Lane(self.left, y + (LINE if under else 0), self.right - self.left)


def lanes(labels: Sequence[str], values: Sequence[str], top: float) -> Lanes:
    """Return the lanes of labels, with room at the right for what is written of the values."""
    plain = [fit_line(label) for label in labels]
    widest = max(map(breadth, plain))
    right = WIDTH - max(map(breadth, values), default=0) - _GAP
    if widest <= WIDTH * _MOST:
        return Lanes(plain, widest + _GAP, right, top, BAR + _GAP)
    return Lanes(plain, 0, right, top, LINE + BAR + _GAP)
