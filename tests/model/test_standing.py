"""How well a pledge answers, by the rounds it missed in a row."""

from datetime import date
from typing import Any

import pytest

from aig_cli.model.code import PledgeState, ReportState
from aig_cli.model.pledge import Pledge
from aig_cli.model.report import Report, Round
from aig_cli.model.snapshot import TABLES, Snapshot
from aig_cli.model.standing import missed_rounds, standing_of
from aig_cli.model.value import read_code

TODAY = date(2026, 1, 1)
YEARS = (2023, 2024, 2025)
"""The rounds over 2023 and 2024 are over; that over 2025 closes on 31 January 2026."""


def register(
    *accounts: str, state: PledgeState = PledgeState.SIGNED, last: Round | None = None
) -> tuple[Snapshot, Pledge]:
    """Return a register with a pledge, and its account of each year: a state with or without a reason, or nothing."""
    pledge = Pledge(id="P0001", title="x", state=state)
    rounds = [Round(year=year, closes=date(year + 1, 1, 31)) for year in YEARS]
    rounds[-1] = last or rounds[-1]
    reports = []
    for year, account in zip(YEARS, accounts, strict=True):
        told, _, reason = account.partition(" ")
        if told:
            given = read_code(told, ReportState)
            reports.append(Report(pledge="P0001", year=year, state=given, reason=reason or None))
    stored: dict[str, dict[int, Any]] = {name: {} for name in TABLES}
    stored["rounds"] = {each.number: each for each in rounds}
    stored["reports"] = {each.number: each for each in reports}
    return Snapshot(stored, {}, TODAY), pledge


@pytest.mark.parametrize(
    ("over_2023", "over_2024", "over_2025", "missed", "standing"),
    [
        # who answered last is green, whatever was before
        ("established", "established", "received", 0, "green"),
        ("requested", "no-response refuses", "received", 0, "green"),
        # a round that still runs counts once there is an answer, or none will come
        ("established", "established", "requested", 0, "green"),
        ("established", "established", "no-response no-time", 1, "yellow"),
        ("established", "requested", "requested", 1, "yellow"),
        ("established", "no-response unreachable", "requested", 1, "yellow"),
        # two missed, and something was heard
        ("established", "no-response no-time", "no-response refuses", 2, "red"),
        ("requested", "no-response no-time", "requested", 2, "red"),
        ("no-response no-time", "no-response unknown", "requested", 2, "red"),
        ("requested", "requested", "no-response no-time", 3, "red"),
        # two missed, and out of reach, or nothing was heard in both
        ("established", "no-response no-time", "no-response unreachable", 2, "dormant"),
        ("requested", "requested", "requested", 2, "dormant"),
        ("no-response unknown", "no-response unreachable", "requested", 2, "dormant"),
        ("no-response no-time", "requested", "no-response unknown", 3, "dormant"),
        # who was not asked, or is exempt, missed nothing
        ("established", "", "requested", 0, "green"),
        ("no-response no-time", "exempt nieuw", "no-response refuses", 2, "red"),
        ("exempt nieuw", "requested", "", 1, "yellow"),
        # no round is due yet
        ("", "", "requested", None, None),
        ("exempt nieuw", "exempt nieuw", "exempt nieuw", None, None),
        ("", "", "", None, None),
    ],
)
def test_the_standing_of_a_pledge_on_new_years_day(
    over_2023: str, over_2024: str, over_2025: str, missed: int | None, standing: str | None
) -> None:
    registry, pledge = register(over_2023, over_2024, over_2025)

    assert (missed_rounds(registry, pledge), standing_of(registry, pledge)) == (missed, standing)


@pytest.mark.parametrize("state", ["draft", "closed", "withdrawn"])
def test_only_a_signed_pledge_has_a_standing(state: str) -> None:
    registry, pledge = register("established", "", "", state=read_code(state, PledgeState))

    assert (missed_rounds(registry, pledge), standing_of(registry, pledge)) == (None, None)


@pytest.mark.parametrize(
    ("last", "missed"),
    [
        (Round(year=2025, closes=date(2025, 12, 31)), 1),
        (Round(year=2025, closes=TODAY), None),  # the last day is still a day to answer
        (Round(year=2025, opens=date(2025, 11, 1)), None),  # without a last day it is over when it is locked
        (Round(year=2025, closes=date(2026, 1, 31), locked_on=TODAY), 1),
    ],
)
def test_a_round_is_over_after_its_last_day_or_when_it_is_locked(last: Round, missed: int | None) -> None:
    assert missed_rounds(*register("", "", "requested", last=last)) == missed
