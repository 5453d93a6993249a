"""Who is asked for an account in a round, and who is exempt from it, and why."""

from collections.abc import Iterable, Iterator
from datetime import date

from aig_cli.model.code import ExemptReason, ReportState
from aig_cli.model.pledge import Pledge, months_before
from aig_cli.model.report import Period, Report, Round

NEWCOMER_MONTHS = 6
"""So long before the end of its period a pledge must have been signed to be asked, unless a round says otherwise."""
CLOSES_AFTER_MONTHS = 1
"""So long after the end of its period a round closes, unless it says otherwise."""


def make_round(  # noqa: PLR0913 - whatever a round can say
    year: int,
    *,
    opens: date,
    start: date | None = None,
    end: date | None = None,
    closes: date | None = None,
    skip_signed_after: date | None = None,
) -> Round:
    """Return the round over a year, with what is usual where nothing is said.

    Its period is the calendar year; it closes a month after that, and who signed in the last six months of it may skip.
    """
    first, last = start or date(year, 1, 1), end or date(year, 12, 31)
    is_usual = (first, last) == (date(year, 1, 1), date(year, 12, 31))
    return Round(
        year=year,
        period=None if is_usual else Period(start=first, end=last),
        opens=opens,
        closes=closes or months_before(last, -CLOSES_AFTER_MONTHS),
        skip_signed_after=skip_signed_after or months_before(last, NEWCOMER_MONTHS),
    )


def requests(round_: Round, pledges: Iterable[Pledge], today: date) -> Iterator[Report]:
    """Yield the report of every pledge in a round as it begins: requested from its holder, or exempt and why.

    In it are those that were signed, and not closed before its period.
    """
    for pledge in pledges:
        if not pledge.was_signed or (pledge.closing and pledge.closing.on < round_.first_day):
            continue
        if reason := exemption(pledge, round_):
            yield Report(pledge=pledge.id, year=round_.year, state=ReportState.EXEMPT, reason=reason.value)
        else:
            holder = pledge.holder_on(today)
            respondent = holder.organisation if holder else None
            yield Report(pledge=pledge.id, year=round_.year, state=ReportState.REQUESTED, respondent=respondent)


def exemption(pledge: Pledge, round_: Round) -> ExemptReason | None:
    """Return why a signed pledge is not asked in a round: it was closed, has yet to start, is over, or is too new.

    A renewal is not new: whoever holds it accounted for the pledge before it.
    """
    if pledge.closing:
        return ExemptReason.CLOSED
    if pledge.start and pledge.start > round_.last_day:
        return ExemptReason.UPCOMING
    if pledge.term and pledge.term.end and pledge.term.end < round_.first_day:
        return ExemptReason.EXPIRED
    since = round_.skip_signed_after
    if since and pledge.signed_on and pledge.signed_on > since and not pledge.predecessor:
        return ExemptReason.NEWCOMER
    return None
