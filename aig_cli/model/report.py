"""Accounts: reporting rounds, and the report of a pledge over a year."""

from datetime import date
from typing import Annotated, Final

from msgspec import Meta

from aig_cli.model.code import NewCollaboration, Planning, ReportState, Status, StopReason
from aig_cli.model.field import (
    AnyPledgeId,
    Day,
    Evidence,
    Line,
    OrganisationId,
    PledgeId,
    Prose,
    Quantity,
    Record,
    ReportedId,
    Year,
    about,
)
from aig_cli.model.pledge import Reach

ANSWERED: Final = {ReportState.RECEIVED, ReportState.ESTABLISHED}
"""Where an account stands that came in."""
YEARS_PER_PLEDGE = 10_000
"""A report is numbered by its pledge and year: P0401 over 2015 is 4012015."""


class Period(Record, frozen=True, kw_only=True):
    """The days a round is about."""

    start: Annotated[Day, about("First day.", nl="begin")]
    end: Annotated[Day, about("Last day.", nl="einde")]


class Round(Record, frozen=True, kw_only=True):
    """One reporting round: every pledge holder is asked for an account of a year."""

    year: Annotated[Year, about("The year reported on.", nl="jaar")]
    period: Annotated[
        Period | None, about("The days it is about, where that is not the calendar year.", nl="periode")
    ] = None
    opens: Annotated[Day | None, about("First day on which accounts are asked for.", nl="opent")] = None
    closes: Annotated[Day | None, about("Last day for accounts.", nl="sluit")] = None
    skip_signed_after: Annotated[
        Day | None, about("Pledges signed after this day may skip the round.", nl="vrijgesteld bij ondertekening na")
    ] = None
    locked_on: Annotated[
        Day | None, about("Day since which its reports no longer change.", nl="vergrendeld op", assigned=True)
    ] = None

    @property
    def number(self) -> int:
        """The year."""
        return self.year

    @property
    def first_day(self) -> date:
        """The first day that it is about."""
        return self.period.start if self.period else date(self.year, 1, 1)

    @property
    def last_day(self) -> date:
        """The last day that it is about."""
        return self.period.end if self.period else date(self.year, 12, 31)

    def is_over(self, today: date) -> bool:
        """Tell whether nothing more is waited for: it is locked, or closed before a day."""
        return self.locked_on is not None or (self.closes is not None and self.closes < today)


class Update(Record, frozen=True, kw_only=True):
    """What came of one commitment (status, planning) or deliverable (value) in the year."""

    of: Annotated[
        ReportedId, about("Id of the commitment or deliverable.", nl="onderdeel", also=("id",), assigned=True)
    ]
    status: Annotated[Status | None, about("How far a commitment is.", nl="status")] = None
    planning: Annotated[Planning | None, about("How a commitment stands to its plan.", nl="planning")] = None
    value: Annotated[
        Quantity | None, about("Value of a deliverable, in its unit.", nl="gerealiseerd", also=("waarde", "actual"))
    ] = None
    not_measured: Annotated[Line | None, about("Why there is no value.", nl="niet gemeten omdat")] = None
    stop_reason: Annotated[StopReason | None, about("Why a commitment was stopped.", nl="reden van stoppen")] = None
    note: Annotated[Prose | None, about("Anything else.", nl="toelichting", also=("opmerking",))] = None
    evidence: Annotated[tuple[Evidence, ...], Meta(max_length=50), about("Where it can be seen.", nl="bewijs")] = ()


class Correction(Record, frozen=True, kw_only=True):
    """A dated change of an account after its round was locked; what it said before stays readable."""

    on: Annotated[Day, about("Day of the correction.")]
    reason: Annotated[Line, about("Why it was corrected.")]
    of: Annotated[AnyPledgeId, about("The pledge, commitment or deliverable.")]
    field: Annotated[Line, about("The field that was corrected.")]
    before: Annotated[Prose | None, about("What it said before; none for what was not known.")] = None
    after: Annotated[Prose | None, about("What it says since; none for what was taken out.")] = None


class Report(Record, frozen=True, kw_only=True):
    """The account of one pledge over one year."""

    pledge: Annotated[PledgeId, about("The pledge.", nl="belofte", assigned=True)]
    year: Annotated[Year, about("The year reported on.", nl="jaar", assigned=True)]
    state: Annotated[ReportState, about("Where the account stands.", nl="stand", assigned=True)] = ReportState.RECEIVED
    reason: Annotated[
        Line | None, about("Why there was no response, or why it is exempt.", nl="reden", assigned=True)
    ] = None
    respondent: Annotated[OrganisationId | None, about("The organisation that gave the account.", nl="respondent")] = (
        None
    )
    received_on: Annotated[Day | None, about("Day on which the account came in.", nl="ontvangen op")] = None
    results: Annotated[Prose | None, about("What came of the pledge.", nl="resultaten")] = None
    obstacles: Annotated[
        tuple[Line, ...],
        Meta(max_length=50),
        about("What stood in the way.", nl="belemmeringen", also=("belemmering",), option="obstacle"),
    ] = ()
    lessons: Annotated[Prose | None, about("What was learned.", nl="lessen")] = None
    next_steps: Annotated[Prose | None, about("What comes next.", nl="vervolgstappen")] = None
    new_collaboration: Annotated[
        NewCollaboration | None, about("Whether it led to new collaboration.", nl="nieuwe samenwerking")
    ] = None
    reach: Annotated[tuple[Reach, ...], Meta(max_length=200), about("Whom it reached.", nl="bereik")] = ()
    updates: Annotated[tuple[Update, ...], Meta(max_length=2000), about("What came of each part.")] = ()
    reminders: Annotated[
        tuple[Day, ...], Meta(max_length=200), about("Days on which a reminder went out.", nl="rappels", assigned=True)
    ] = ()
    corrections: Annotated[
        tuple[Correction, ...], about("What was changed after its round was locked.", nl="correcties", assigned=True)
    ] = ()

    @property
    def number(self) -> int:
        """The number of the pledge and the year."""
        return report_number(self.pledge, self.year)

    def update_of(self, item: str) -> Update | None:
        """Return the update of a commitment or deliverable, by id."""
        return next((update for update in self.updates if update.of == item), None)


def report_number(pledge: str, year: int) -> int:
    """Return the number of the report of a pledge over a year."""
    return int(pledge[1:]) * YEARS_PER_PLEDGE + year
