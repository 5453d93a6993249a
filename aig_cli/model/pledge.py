"""Pledges, what they commit to, and how it is measured."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Annotated

from msgspec import Meta

from aig_cli.model.code import (
    Additionality,
    Aggregation,
    CloseReason,
    CommitmentKind,
    Direction,
    Firmness,
    Measure,
    Phase,
    PledgeState,
    ReachMethod,
    Role,
    Setting,
    Status,
    StopReason,
    Theme,
)
from aig_cli.model.field import (
    CommitmentId,
    Count,
    Day,
    DeliverableId,
    Language,
    Line,
    NetworkId,
    OrganisationId,
    OwnCommitmentId,
    PledgeId,
    Prose,
    Quantity,
    Record,
    Sha256,
    Year,
    YesNo,
    about,
)

NEW_FOR_MONTHS = 3
"""So long after its signing a pledge is new."""


class Party(Record, frozen=True, kw_only=True):
    """An organisation in a pledge, for a time. The holder signs too."""

    organisation: Annotated[OrganisationId, about("The organisation.", nl="organisatie")]
    role: Annotated[Role, about("What it is in the pledge.", nl="rol")]
    since: Annotated[
        Day | None, about("First day as a party, where that is not the start of the pledge.", nl="sinds")
    ] = None
    until: Annotated[Day | None, about("Last day as a party.", nl="tot en met")] = None
    words: Annotated[Prose | None, about("What the letter says of it.", nl="woorden")] = None


class Term(Record, frozen=True, kw_only=True):
    """How long a pledge runs, with the letter's words."""

    start: Annotated[Day | None, about("First day of the term.", nl="begin", also=("startdatum",))] = None
    end: Annotated[Day | None, about("Last day of the term.", nl="einde", also=("einddatum",))] = None
    words: Annotated[Line | None, about("What the letter says of the term.", nl="woorden")] = None


class Source(Record, frozen=True, kw_only=True):
    """The letter that the pledge was read from."""

    file: Annotated[Line | None, about("Name of the file.", nl="bestand")] = None
    sha256: Annotated[Sha256 | None, about("SHA-256 of the file, 64 hexadecimal digits.")] = None
    received_on: Annotated[Day | None, about("Day on which the letter came in.", nl="ontvangen op")] = None
    language: Annotated[Language | None, about("Language of the letter: two letters, as in nl.", nl="taal")] = None
    reviewed_by: Annotated[
        Line | None, about("Who looked at the draft beside the letter.", nl="nagekeken door", also=("beoordeeld door",))
    ] = None


class Due(Record, frozen=True, kw_only=True):
    """When a commitment is due, with the letter's words."""

    date: Annotated[
        Day | None, about("Day on which it is due.", nl="datum", also=("gereed op", "deadline"), option="due")
    ] = None
    words: Annotated[Line | None, about("What the letter says of when it is due.", nl="woorden")] = None


class Baseline(Record, frozen=True, kw_only=True):
    """Where a deliverable stood before."""

    year: Annotated[Year | None, about("Year of the baseline.", nl="jaar")] = None
    value: Annotated[
        Quantity | None, about("Value before the pledge, in the unit.", nl="waarde", option="baseline")
    ] = None


class Deliverable(Record, frozen=True, kw_only=True):
    """A result that can be measured."""

    id: Annotated[DeliverableId, about("Id of the commitment and a number.", assigned=True)]
    label: Annotated[Line, about("What is delivered.", nl="omschrijving", also=("resultaat",))]
    measure: Annotated[Measure, about("What its value is.", nl="maat")] = Measure.COUNT
    unit: Annotated[Line | None, about("What is counted, as in examples.", nl="eenheid")] = None
    direction: Annotated[Direction | None, about("Which way the value should go.", nl="richting")] = None
    baseline: Annotated[Baseline | None, about("Where it stood before.", nl="nulmeting")] = None
    target: Annotated[Quantity | None, about("Value to be reached, in the unit.", nl="streefwaarde")] = None
    due: Annotated[
        Day | None, about("Day on which the target is to be reached.", nl="gereed op", also=("deadline",))
    ] = None
    cumulative: Annotated[
        YesNo, about("Each year's value is the total so far, not that year's part.", nl="cumulatief")
    ] = False
    aggregation: Annotated[Aggregation | None, about("How the values of several years become one.", nl="optelling")] = (
        None
    )
    verification: Annotated[Line | None, about("How the value can be checked.", nl="verificatie")] = None
    words: Annotated[Prose | None, about("What the letter says of it.", nl="woorden")] = None


class Commitment(Record, frozen=True, kw_only=True):
    """One thing that a pledge commits its parties to."""

    id: Annotated[CommitmentId, about("Id of the pledge and a number.", assigned=True)]
    text: Annotated[Prose, about("The letter's words.", nl="tekst", also=("toezegging",))]
    summary: Annotated[Line | None, about("The commitment in a few words.", nl="samenvatting")] = None
    kind: Annotated[CommitmentKind | None, about("What is promised.", nl="soort")] = None
    firmness: Annotated[Firmness | None, about("How firmly it is promised.", nl="stelligheid")] = None
    additionality: Annotated[Additionality, about("Whether it is new because of the pledge.", nl="additionaliteit")] = (
        Additionality.UNKNOWN
    )
    responsible: Annotated[
        OrganisationId | None, about("The organisation that will do it.", nl="verantwoordelijke")
    ] = None
    due: Annotated[Due | None, about("When it is due.", nl="gereed")] = None
    channels: Annotated[
        tuple[Line, ...],
        Meta(max_length=50),
        about("A channel it uses.", nl="kanalen", also=("kanaal",), option="channel"),
    ] = ()
    occasions: Annotated[
        tuple[Line, ...],
        Meta(max_length=50),
        about("An event it is meant for.", nl="gelegenheden", also=("gelegenheid",), option="occasion"),
    ] = ()
    deliverables: Annotated[
        tuple[Deliverable, ...], Meta(max_length=200), about("Its measurable results.", nl="op te leveren resultaten")
    ] = ()


class Reach(Record, frozen=True, kw_only=True):
    """People reached through one channel. Those of one overlap group are not to be added up: they may coincide."""

    channel: Annotated[Line, about("Through what they are reached.", nl="kanaal")]
    audience: Annotated[Line | None, about("Who is reached.", nl="publiek")] = None
    value: Annotated[Count | None, about("How many are reached.", nl="aantal")] = None
    unit: Annotated[Line | None, about("What is counted, as in readers.", nl="eenheid")] = None
    method: Annotated[ReachMethod, about("How the number is known.", nl="wijze")] = ReachMethod.UNKNOWN
    overlap_group: Annotated[
        Line | None,
        about("A word that audiences share which may coincide, and so are not to be added up.", nl="overlapgroep"),
    ] = None
    words: Annotated[Prose | None, about("What the letter says of it.", nl="woorden")] = None


class Amendment(Record, frozen=True, kw_only=True):
    """A dated change of a signed commitment; the old text stays readable."""

    on: Annotated[Day, about("Day of the change.")]
    reason: Annotated[Line, about("Why it was changed.")]
    of: Annotated[OwnCommitmentId, about("The commitment of this pledge.")]
    before: Annotated[Prose | None, about("The text before; none for a commitment that was added.")] = None
    after: Annotated[Prose | None, about("The text after; none for a commitment that was dropped.")] = None


class FinalStatus(Record, frozen=True, kw_only=True):
    """How far a commitment was when its pledge was closed. A commitment without one stays unknown."""

    of: Annotated[OwnCommitmentId, about("The commitment of this pledge.")]
    status: Annotated[Status, about("How far it was.")]
    stop_reason: Annotated[StopReason | None, about("Why it was stopped.")] = None


class Closing(Record, frozen=True, kw_only=True):
    """Why and when a pledge was closed."""

    reason: Annotated[CloseReason, about("Why it was closed.", nl="reden")]
    on: Annotated[Day, about("Day on which it was closed.", nl="datum")]
    final_statuses: Annotated[
        tuple[FinalStatus, ...], Meta(max_length=200), about("How far the commitments were that were still open.")
    ] = ()


class Pledge(Record, frozen=True, kw_only=True):
    """What organisations commit to, together and in public."""

    id: Annotated[PledgeId, about("P and a number; given once, never reused.", assigned=True)]
    title: Annotated[Line, about("Title of the pledge.", nl="titel", also=("belofte", "titel pledge"))]
    summary: Annotated[Prose | None, about("The pledge in a few sentences.", nl="samenvatting")] = None
    parties: Annotated[
        tuple[Party, ...], Meta(max_length=1000), about("Who holds, signs and stands behind it.", nl="partijen")
    ] = ()
    state: Annotated[
        PledgeState,
        about("Where the pledge stands.", nl="stand", assigned=True, changed_by="aig pledge sign, close or withdraw"),
    ] = PledgeState.DRAFT
    signed_on: Annotated[
        Day | None,
        about(
            "Day of signing; none in a signed pledge is unknown.",
            nl="ondertekend op",
            also=("datum ondertekening",),
            assigned=True,
        ),
    ] = None
    signed_words: Annotated[
        Line | None,
        about("What the letter says of when it was signed.", nl="woorden over ondertekening", assigned=True),
    ] = None
    term: Annotated[Term | None, about("How long it runs.", nl="looptijd")] = None
    settings: Annotated[
        tuple[Setting, ...], Meta(max_length=20), about("Where people are reached.", nl="settings", option="setting")
    ] = ()
    themes: Annotated[
        tuple[Theme, ...],
        Meta(max_length=20),
        about("What it is about.", nl="thema's", also=("thema",), option="theme"),
    ] = ()
    target_groups: Annotated[
        tuple[Line, ...],
        Meta(max_length=50),
        about("For whom it is meant.", nl="doelgroepen", also=("doelgroep",), option="target-group"),
    ] = ()
    networks: Annotated[
        tuple[NetworkId, ...],
        Meta(max_length=50),
        about("A network it belongs to.", nl="netwerken", also=("netwerk",), option="network"),
    ] = ()
    source: Annotated[Source | None, about("The letter it was read from.", nl="bron")] = None
    commitments: Annotated[
        tuple[Commitment, ...], Meta(max_length=200), about("What is promised.", nl="toezeggingen")
    ] = ()
    reach: Annotated[tuple[Reach, ...], Meta(max_length=200), about("Whom it means to reach.", nl="bereik")] = ()
    amendments: Annotated[
        tuple[Amendment, ...], about("What was changed after signing.", assigned=True, changed_by="aig pledge amend")
    ] = ()
    closing: Annotated[Closing | None, about("Why and when it was closed.", nl="afsluiting", assigned=True)] = None
    predecessor: Annotated[
        PledgeId | None,
        about("The pledge that this one renews.", nl="voorganger", assigned=True, changed_by="aig pledge renew"),
    ] = None
    successor: Annotated[
        PledgeId | None,
        about("The pledge that renews this one.", nl="opvolger", assigned=True, changed_by="aig pledge renew"),
    ] = None
    note: Annotated[Prose | None, about("Anything else.", nl="opmerking", also=("opmerkingen",))] = None

    @property
    def number(self) -> int:
        """The number in the id."""
        return int(self.id[1:])

    @property
    def was_signed(self) -> bool:
        """Whether it stands, or stood until it was closed."""
        return self.state in {PledgeState.SIGNED, PledgeState.CLOSED}

    @property
    def is_finished(self) -> bool:
        """Whether nothing more comes of it: it was closed or withdrawn."""
        return self.state in {PledgeState.CLOSED, PledgeState.WITHDRAWN}

    @property
    def holders(self) -> list[Party]:
        """Whoever answers for it at some time."""
        return [party for party in self.parties if party.role is Role.HOLDER]

    def holder_on(self, day: date) -> Party | None:
        """Whoever answers for it on a day and signs it; where nobody does, the last one before, else the first after.

        None for a draft without one.
        """
        before = [each for each in self.holders if (each.since or date.min) <= day]
        after = sorted(self.holders, key=lambda each: each.since or date.min)
        return max(before, key=lambda each: each.until or date.max) if before else next(iter(after), None)

    @property
    def start(self) -> date | None:
        """The first day it stands for: the start of its term, else the day of signing, where either is known."""
        return (self.term and self.term.start) or self.signed_on

    def phase(self, today: date) -> Phase | None:
        """Where it is in its time: upcoming, new for three months, active, or expired. None unless it is signed."""
        if self.state is not PledgeState.SIGNED:
            return None
        if self.start and today < self.start:
            return Phase.UPCOMING
        if self.term and self.term.end and self.term.end < today:
            return Phase.EXPIRED
        is_new = self.start and self.start > months_before(today, NEW_FOR_MONTHS)
        return Phase.NEW if is_new else Phase.ACTIVE

    def parties_on(self, day: date) -> list[Party]:
        """The parties that are there on a day."""
        return [party for party in self.parties if (party.since or date.min) <= day <= (party.until or date.max)]

    def parties_gone(self, day: date) -> set[str]:
        """The organisations that were parties before a day, and no longer are."""
        left = {party.organisation for party in self.parties if party.until and party.until < day}
        return left - {party.organisation for party in self.parties_on(day)}

    @property
    def part_ids(self) -> set[str]:
        """The ids of its commitments and deliverables."""
        return {each.id for each in self.commitments} | {each.id for each in self.deliverables}

    @property
    def deliverables(self) -> Iterator[Deliverable]:
        """The deliverables of all commitments."""
        for commitment in self.commitments:
            yield from commitment.deliverables


def months_before(day: date, months: int) -> date:
    """Return the day that is some months earlier, or the last one of its month: a month before 31 May is 30 April."""
    years, month = divmod(day.month - 1 - months, 12)
    first = date(day.year + years, month + 1, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(day.day, last.day))
