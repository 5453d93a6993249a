"""How well a pledge answers: the rounds it missed in a row. Computed from the records and the day, never stored."""

from collections.abc import Iterator, Sequence
from typing import Final

from aig_cli.model.code import NoResponseReason, PledgeState, ReportState, Standing
from aig_cli.model.pledge import Pledge
from aig_cli.model.report import ANSWERED, Report, report_number
from aig_cli.model.snapshot import Snapshot
from aig_cli.model.value import LAST_YEAR

RED_FROM: Final = 2
"""Rounds missed in a row that make a pledge red, or dormant. Source: DOMAIN rule 7."""
SILENCE: Final = {NoResponseReason.UNKNOWN, NoResponseReason.UNREACHABLE}
"""Reasons for no response that nobody gave."""


def standing_of(registry: Snapshot, pledge: Pledge) -> Standing | None:
    """Return the standing of a signed pledge; None (n/a) where no round is due yet."""
    return standing_after(_missed(registry, pledge))


def standing_after(missed: Sequence[Report] | None) -> Standing | None:
    """Return the standing after the accounts that were missed in a row, the latest first; None (n/a) for None."""
    if missed is None:
        return None
    if len(missed) < RED_FROM:
        return Standing.YELLOW if missed else Standing.GREEN
    return Standing.DORMANT if _is_dormant(missed) else Standing.RED


def missed_rounds(registry: Snapshot, pledge: Pledge) -> int | None:
    """Return how many rounds a signed pledge missed in a row, up to the last one; None (n/a) where none is due yet."""
    missed = _missed(registry, pledge)
    return None if missed is None else len(missed)


def _missed(registry: Snapshot, pledge: Pledge) -> list[Report] | None:
    return missed_accounts(registry, pledge) if pledge.state is PledgeState.SIGNED else None


def missed_accounts(registry: Snapshot, pledge: Pledge, last_year: int = LAST_YEAR) -> list[Report] | None:
    """Return the accounts that a pledge was asked for in vain since it last answered, the latest first.

    They are of the rounds up to that over a year; None (n/a) where none of these is due yet.
    """
    missed: list[Report] = []
    for report in _due(registry, pledge.id, last_year):
        if report.state in ANSWERED:
            return missed
        missed.append(report)
    return missed or None


def _due(registry: Snapshot, pledge: str, last_year: int) -> Iterator[Report]:
    """Yield the accounts of the rounds that count for a pledge, the latest first.

    A round counts when the pledge was asked, and it answered, or will not, or the round is over.
    """
    for round_ in registry.latest_rounds:
        if round_.year > last_year:
            continue
        report = registry.reports.get(report_number(pledge, round_.year))
        if report is None or report.state is ReportState.EXEMPT:
            continue
        if report.state is not ReportState.REQUESTED or round_.is_over(registry.today):
            yield report


def _is_dormant(missed: Sequence[Report]) -> bool:
    """Tell whether who missed rounds cannot be reached, or was silent in the last two."""
    return missed[0].reason == NoResponseReason.UNREACHABLE or all(map(_is_silent, missed[:RED_FROM]))


def _is_silent(report: Report) -> bool:
    return report.state is ReportState.REQUESTED or report.reason in SILENCE
