"""Reporting rounds: who is asked, who gave no account and why, and what no longer changes."""

from msgspec import structs

from aig_cli.errors import (
    AnsweredError,
    FieldsError,
    FutureError,
    NeverSignedError,
    NoOpenRoundError,
    NotAskedError,
    NotReceivedError,
    Problem,
    RoundThereError,
    SeveralRoundsError,
)
from aig_cli.language import Phrase
from aig_cli.model.accounting import Accounting
from aig_cli.model.asking import exemption, requests
from aig_cli.model.code import ReportState
from aig_cli.model.progress import Logged, requested
from aig_cli.model.report import ANSWERED, Report, Round, report_number
from aig_cli.model.report_rule import round_faults
from aig_cli.model.rule import limit_faults, order_faults


class Monitoring(Accounting):
    """Rounds, and how they change."""

    def open_year(self, given: int | None) -> int:
        """Return the year that was given, or that of the only round that is not locked.

        Raises:
            NoOpenRoundError, SeveralRoundsError: no year was given, and no round or several are not locked.
        """
        if given is not None:
            return given
        unlocked = [each.year for each in self.rounds if not each.locked_on]
        if not unlocked:
            raise NoOpenRoundError(year=self.today.year)
        if len(unlocked) > 1:
            raise SeveralRoundsError(known=", ".join(map(str, unlocked)))
        return unlocked[0]

    def start_round(self, new: Round) -> list[Report]:
        """Open a round: ask the holder of every pledge for an account, but for those that are exempt.

        A report that is there already stays as it is.

        Returns:
            The reports of the pledges in the round.

        Raises:
            RoundThereError: there is a round of that year.
            FieldsError: it closes before it opens, its period ends before it starts, or its year has yet to come.
        """
        if there := self.rounds.get(new.year):
            raise RoundThereError(year=new.year, told=told(there))
        problems: list[Problem] = list(round_faults(new))
        if new.year > self.today.year:
            problems.append((("year",), FutureError(given=new.year, today=self.today)))
        if problems:
            raise FieldsError(problems)
        self.rounds.put(new)
        found = []
        for request in requests(new, self.pledges, self.today):
            if self.reports.get(request.number) is None:
                self.reports.put(request)
            found.append(self.reports[request.number])
        return found

    def lock_round(self, year: int) -> Round:
        """Lock a round: from then on its accounts change by dated corrections only.

        Raises:
            NoRoundError: there is none.
            RoundThereError: it is locked already.
            FieldsError: it has yet to open.
        """
        round_ = self.round(year)
        if round_.locked_on:
            raise RoundThereError(year=year, told=told(round_))
        locked = structs.replace(round_, locked_on=self.today)
        if problems := list(round_faults(locked)):
            raise FieldsError(problems)
        self.rounds.put(locked)
        return locked

    def ask(self, given: str, year: int) -> Logged:
        """Ask a pledge for its account that its round did not ask, or exempted: its letter came in later, say.

        Raises:
            NoRoundError: there is no round of that year.
            NeverSignedError: it was never signed.
            AnsweredError: its account came in.
            LockedRoundError: the round is locked.
        """
        pledge, round_ = self.pledge(given), self.round(year)
        if not pledge.was_signed:
            raise NeverSignedError(pledge=pledge.id, state=pledge.state)
        self.require_unlocked(year)
        stored, holder = self.reports.get(report_number(pledge.id, round_.year)), pledge.holder_on(self.today)
        if stored and stored.state in ANSWERED:
            raise AnsweredError(pledge=pledge.id, year=year)
        request = requested(stored or Report(pledge=pledge.id, year=year))
        request = structs.replace(request, respondent=holder.organisation if holder else None)
        is_asked = stored and stored.state is ReportState.REQUESTED
        if not is_asked:
            self.reports.put(request)
        return Logged(request, (pledge.id,), changed=not is_asked)

    def excuse(self, given: Report, *, replace: bool = False, correction: str | None = None) -> Logged:
        """Record that a pledge gave no account, or need not, and why.

        Raises:
            NoRoundError: there is no round of that year.
            NeverSignedError: it was never signed.
            NotAskedError: the round does not ask for its account.
            AnsweredError: its account came in.
            FieldsError: no such reason; or another state or reason stands there, and no `replace`.
            LockedRoundError, NotLockedError: as in `log_progress`.
        """
        pledge, stored = self.pledge(given.pledge), self.reports.get(given.number)
        if not pledge.was_signed:
            raise NeverSignedError(pledge=pledge.id, state=pledge.state)
        reason = exemption(pledge, self.round(given.year))
        if stored is None and reason:
            raise NotAskedError(pledge=pledge.id, year=given.year, reason=reason)
        return self.log_progress(given, replace=replace, correction=correction)

    def establish(self, given: str, year: int, *, correction: str | None = None) -> Logged:
        """Establish an account that came in: the team has looked at it, and it stands.

        Raises:
            NotReceivedError: it did not come in.
            LockedRoundError, NotLockedError: as in `log_progress`.
        """
        pledge = self.pledge(given)
        stored = self.reports.get(report_number(pledge.id, year))
        if stored is None or stored.state not in ANSWERED:
            raise NotReceivedError(
                pledge=pledge.id, year=year, state=stored.state if stored else Phrase("not asked for")
            )
        report = Report(pledge=pledge.id, year=year, state=ReportState.ESTABLISHED)
        return self.log_progress(report, correction=correction)

    def mark_reminded(self, pledge: str, year: int) -> Logged:
        """Note in the account that a pledge was asked for that a reminder went out today; twice on a day is once.

        Raises:
            LockedRoundError: the round of that year is locked.
            FieldsError: more reminders than an account can hold, or one before the round was opened.
        """
        self.require_unlocked(year)
        if problems := list(order_faults(self.round(year).opens, self.today, ("reminders",))):
            raise FieldsError(problems)
        report = self.reports[report_number(pledge, year)]
        reminded = structs.replace(report, reminders=tuple(sorted({*report.reminders, self.today})))
        if problems := list(limit_faults(reminded)):
            raise FieldsError(problems)
        if reminded != report:
            self.reports.put(reminded)
        return Logged(reminded, (pledge,), changed=reminded != report)


def told(round_: Round) -> Phrase:
    """Return where a round stands, in words."""
    if round_.locked_on:
        return Phrase("it was locked on {day}", day=round_.locked_on)
    return Phrase("it was opened on {day}", day=round_.opens) if round_.opens else Phrase("it is open")
