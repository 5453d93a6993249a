"""The life of a pledge: what it becomes when it is signed, amended, closed or withdrawn, and when parties come and go.

Each function returns the pledge as it is to be; whether it may be stored is for the rules.
"""

from datetime import date, timedelta

from msgspec import structs

from aig_cli.errors import (
    DraftAmendmentError,
    FinishedError,
    LastHolderError,
    NoHolderLeavesError,
    NotADraftError,
    NotInError,
    NotRenewableError,
    NotSignedError,
    NotWithdrawableError,
    RenewedError,
    SameTextError,
)
from aig_cli.language import Phrase
from aig_cli.model.code import Additionality, PledgeState, Role
from aig_cli.model.pledge import Amendment, Closing, Commitment, Deliverable, Party, Pledge


def signed(pledge: Pledge, on: date | None, words: str | None = None) -> Pledge:
    """Sign a draft on a day, or on a day that is not known, with what the letter says of it.

    Raises:
        NotADraftError: it is no draft.
    """
    if pledge.state is not PledgeState.DRAFT:
        raise NotADraftError(pledge=pledge.id, state=_told(pledge))
    return structs.replace(pledge, state=PledgeState.SIGNED, signed_on=on, signed_words=words)


def withdrawn(pledge: Pledge) -> Pledge:
    """Withdraw a draft.

    Raises:
        NotWithdrawableError: it is no draft.
    """
    if pledge.state is not PledgeState.DRAFT:
        raise NotWithdrawableError(pledge=pledge.id, state=_told(pledge))
    return structs.replace(pledge, state=PledgeState.WITHDRAWN)


def closed(pledge: Pledge, closing: Closing) -> Pledge:
    """Close a signed pledge.

    Raises:
        NotSignedError: it is not signed, or closed already.
    """
    if pledge.state is not PledgeState.SIGNED:
        raise NotSignedError(pledge=pledge.id, state=_told(pledge))
    return structs.replace(pledge, state=PledgeState.CLOSED, closing=closing)


def amended(pledge: Pledge, commitment: str, text: str | None, on: date, reason: str) -> Pledge:
    """Change the text of a signed commitment, or drop it (no text). The old text stays readable in the amendment.

    Raises:
        DraftAmendmentError, FinishedError: only a signed pledge is amended.
        SameTextError: it says that already.
    """
    _require_amendable(pledge)
    before = next(each for each in pledge.commitments if each.id == commitment).text
    if text == before:
        raise SameTextError(given=commitment)
    kept = [each for each in pledge.commitments if each.id != commitment or text is not None]
    commitments = [structs.replace(each, text=text) if each.id == commitment else each for each in kept]
    amendment = Amendment(on=on, reason=reason, of=commitment, before=before, after=text)
    return structs.replace(pledge, commitments=tuple(commitments), amendments=(*pledge.amendments, amendment))


def extended(pledge: Pledge, commitment: Commitment, on: date, reason: str) -> Pledge:
    """Add a commitment to a signed pledge.

    Raises:
        DraftAmendmentError, FinishedError: only a signed pledge is amended.
    """
    _require_amendable(pledge)
    amendment = Amendment(on=on, reason=reason, of=commitment.id, after=commitment.text)
    commitments, amendments = (*pledge.commitments, commitment), (*pledge.amendments, amendment)
    return structs.replace(pledge, commitments=commitments, amendments=amendments)


def _require_amendable(pledge: Pledge) -> None:
    if pledge.state is PledgeState.DRAFT:
        raise DraftAmendmentError(pledge=pledge.id)
    require_unfinished(pledge)


def require_unfinished(pledge: Pledge) -> None:
    """Refuse to add to what is closed or withdrawn.

    Raises:
        FinishedError: it is.
    """
    if pledge.is_finished:
        raise FinishedError(pledge=pledge.id, state=_told(pledge))


def joined(pledge: Pledge, party: Party) -> Pledge:
    """Add a party.

    Raises:
        FinishedError: the pledge is closed or withdrawn.
    """
    require_unfinished(pledge)
    return structs.replace(pledge, parties=(*pledge.parties, party))


def left(pledge: Pledge, organisation: str, until: date, holder: str | None = None) -> Pledge:
    """Let a party leave after a day; where it is the holder, another organisation takes over the day after.

    Raises:
        NotInError: it is no party on that day.
        LastHolderError, NoHolderLeavesError: it is the holder, and nobody takes over; or the other way round.
        FinishedError: the pledge is closed or withdrawn.
    """
    require_unfinished(pledge)
    present = pledge.parties_on(until)
    leaving = [each for each in present if each.organisation == organisation]
    if not leaving:
        known = ", ".join(each.organisation for each in present) or "none"
        raise NotInError(
            owner=pledge.id,
            kind=Phrase("party"),
            given=organisation,
            known=Phrase("{known} (on {until})", known=known, until=until),
        )
    is_holder = any(each.role is Role.HOLDER for each in leaving)
    others = [each for each in pledge.holders if each.organisation != organisation]
    is_last = is_holder and holder is None and not set(others) & set(pledge.parties_on(_day_after(until)))
    if is_last or holder == organisation:
        raise LastHolderError(pledge=pledge.id, organisation=organisation)
    if holder is not None and not is_holder:
        raise NoHolderLeavesError(pledge=pledge.id, organisation=organisation)
    ends = {organisation} if holder is None else {organisation, holder}
    parties = [
        structs.replace(each, until=until) if each in present and each.organisation in ends else each
        for each in pledge.parties
    ]
    if holder is not None:
        parties.append(Party(organisation=holder, role=Role.HOLDER, since=_day_after(until)))
    return structs.replace(pledge, parties=tuple(parties))


def _day_after(day: date) -> date:
    return day if day == date.max else day + timedelta(days=1)


def renewal(pledge: Pledge, today: date, title: str | None) -> Pledge:
    """Return a new draft that renews a pledge: with its last parties, its commitments and what it is about.

    What belongs to the old letter stays behind: days, baselines, what was new then, reach, source and note.

    Raises:
        NotRenewableError, RenewedError: it was never signed, or is renewed already.
    """
    require_renewable(pledge)
    return Pledge(
        id="",
        title=title or pledge.title,
        summary=pledge.summary,
        parties=tuple(structs.replace(each, since=None, until=None) for each in _last_parties(pledge, today)),
        settings=pledge.settings,
        themes=pledge.themes,
        target_groups=pledge.target_groups,
        networks=pledge.networks,
        commitments=tuple(_commitment_again(each) for each in pledge.commitments),
        predecessor=pledge.id,
    )


def _last_parties(pledge: Pledge, today: date) -> list[Party]:
    """Return the parties of today, or of the last day of a pledge that is over."""
    end = pledge.term.end if pledge.term and pledge.term.end else today
    return pledge.parties_on(min(today, end, pledge.closing.on if pledge.closing else today))


def _commitment_again(commitment: Commitment) -> Commitment:
    deliverables = tuple(_deliverable_again(each) for each in commitment.deliverables)
    unknown = Additionality.UNKNOWN
    return structs.replace(commitment, id="", due=None, occasions=(), additionality=unknown, deliverables=deliverables)


def _deliverable_again(deliverable: Deliverable) -> Deliverable:
    return structs.replace(deliverable, id="", due=None, baseline=None)


def require_renewable(pledge: Pledge) -> None:
    """Refuse to renew what was never signed, or is renewed already.

    Raises:
        NotRenewableError, RenewedError: it cannot be renewed.
    """
    if not pledge.was_signed:
        raise NotRenewableError(pledge=pledge.id, state=_told(pledge))
    if pledge.successor:
        raise RenewedError(pledge=pledge.id, link=Phrase("successor"), other=pledge.successor)


def require_not_withdrawn(pledge: Pledge) -> None:
    """Refuse what was withdrawn, and so renews nothing.

    Raises:
        FinishedError: it was.
    """
    if pledge.state is PledgeState.WITHDRAWN:
        raise FinishedError(pledge=pledge.id, state=_told(pledge))


def _told(pledge: Pledge) -> Phrase | PledgeState:
    """Return the state with its day: `signed (on 2015-02-03)`."""
    day = pledge.closing.on if pledge.closing else pledge.signed_on
    state = Phrase("a draft") if pledge.state is PledgeState.DRAFT else pledge.state
    return Phrase("{state} (on {day})", state=state, day=day) if day else state
