"""What a chapter of a page on a pledge is told from."""

from collections.abc import Sequence

from msgspec import Struct

from aig_cli.language import Language
from aig_cli.model.code import ReportState
from aig_cli.model.pledge import Pledge
from aig_cli.model.report import Report
from aig_cli.model.snapshot import Snapshot


class View(Struct, frozen=True):
    """A pledge in the register.

    Attributes:
        registry: the register as of a day, which is its `today`.
        reports: those on the pledge, by year.
        language: the one in which it is told.
    """

    registry: Snapshot
    pledge: Pledge
    reports: Sequence[Report]
    language: Language

    @property
    def asked(self) -> list[Report]:
        """The reports of the years over which an account was asked for or given; not those that were exempt."""
        return [each for each in self.reports if each.state is not ReportState.EXEMPT]
