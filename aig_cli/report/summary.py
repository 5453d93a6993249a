"""What came of each deliverable, year by year?"""

from collections.abc import Iterator
from operator import attrgetter
from typing import Annotated

from msgspec import structs

from aig_cli.model.code import Planning, Status
from aig_cli.model.field import (
    CommitmentId,
    DeliverableId,
    Line,
    OrganisationId,
    PledgeId,
    Prose,
    Quantity,
    Record,
    Year,
    about,
)
from aig_cli.model.measurement import attainment, values_of
from aig_cli.model.pledge import Commitment, Deliverable, Pledge
from aig_cli.model.report import Report
from aig_cli.model.snapshot import Snapshot
from aig_cli.report.pledges import Related, holder_name, related
from aig_cli.report.question import Question, paths


class SummaryRow(Record, frozen=True, kw_only=True):
    """A deliverable in a year, with its pledge and its commitment."""

    pledge: Annotated[PledgeId, about("The pledge.", nl="belofte")]
    title: Annotated[Line, about("Title of the pledge.", nl="titel")]
    holder: Annotated[
        OrganisationId | None, about("Name of the pledge holder of the day.", nl="pledgehouder", as_name=True)
    ] = None
    commitment: Annotated[CommitmentId, about("The commitment.", nl="toezegging")]
    text: Annotated[Prose, about("The commitment in the letter's words.", nl="tekst")]
    deliverable: Annotated[DeliverableId, about("The deliverable.", nl="op te leveren resultaat")]
    label: Annotated[Line, about("What is delivered.", nl="omschrijving")]
    unit: Annotated[Line | None, about("What is counted.", nl="eenheid")] = None
    target: Annotated[Quantity | None, about("Value to be reached, in the unit.", nl="streefwaarde")] = None
    year: Annotated[Year | None, about("The year reported on; none for what was never reported on.", nl="jaar")] = None
    value: Annotated[Quantity | None, about("Value reported for the year, in the unit.", nl="gerealiseerd")] = None
    percentage: Annotated[
        int | float | None,
        about(
            "Share of the target that was reached by the end of the year, in percent; none for unknown.", nl="procent"
        ),
    ] = None
    status: Annotated[Status | None, about("How far the commitment was.", nl="status")] = None
    planning: Annotated[Planning | None, about("How the commitment stood to its plan.", nl="planning")] = None


def _rows(registry: Snapshot) -> Iterator[SummaryRow]:
    """Yield a row for each deliverable and year in which it or its commitment was reported on; one if it never was."""
    for pledge in registry.pledges:
        reports = list(registry.reports_of(pledge.id))
        holder = holder_name(registry, pledge)
        for commitment in pledge.commitments:
            for deliverable in commitment.deliverables:
                yield from _years(_row(pledge, holder, commitment, deliverable), deliverable, reports)


def _row(pledge: Pledge, holder: str | None, commitment: Commitment, deliverable: Deliverable) -> SummaryRow:
    return SummaryRow(
        pledge=pledge.id,
        title=pledge.title,
        holder=holder,
        commitment=commitment.id,
        text=commitment.text,
        deliverable=deliverable.id,
        label=deliverable.label,
        unit=deliverable.unit,
        target=deliverable.target,
    )


def _years(row: SummaryRow, deliverable: Deliverable, reports: list[Report]) -> Iterator[SummaryRow]:
    values = values_of(deliverable.id, reports)
    never = True
    for report in reports:
        update = report.update_of(row.commitment)
        if update is None and report.update_of(deliverable.id) is None:
            continue
        never = False
        reached = attainment(deliverable, values, report.year)
        yield structs.replace(
            row,
            year=report.year,
            value=reached.value,
            percentage=reached.percentage,
            status=update and update.status,
            planning=update and update.planning,
        )
    if never:
        yield row


_THROUGH_PLEDGE = related(attrgetter("pledge"))

QUESTION = Question(
    name="summary",
    record=SummaryRow,
    rows=_rows,
    columns=paths(SummaryRow),
    listed=("deliverable", "year", "value"),
    beside=(Related,),
    derived={name: _THROUGH_PLEDGE[name] for name in _THROUGH_PLEDGE if name not in SummaryRow.__struct_fields__},
)
