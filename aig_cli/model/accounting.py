"""Changes of the accounts that pledges give, year by year."""

from collections.abc import Iterator
from datetime import date

from msgspec import structs

from aig_cli.errors import (
    AnsweredError,
    ClosedProgressRemark,
    DraftProgressRemark,
    FieldPath,
    FieldsError,
    ForeignIdError,
    LockedRoundError,
    NoReportError,
    NothingToLogError,
    NotLockedError,
    Problem,
    WithdrawnError,
)
from aig_cli.model import progress, report_rule
from aig_cli.model.asking import exemption
from aig_cli.model.code import ExemptReason, PledgeState, ReportState
from aig_cli.model.correction import corrected
from aig_cli.model.ident import is_part
from aig_cli.model.pledge import Pledge
from aig_cli.model.progress import Logged
from aig_cli.model.report import ANSWERED, Report, report_number
from aig_cli.model.rule import limit_faults
from aig_cli.model.workspace import Workspace


class Accounting(Workspace):
    """Accounts, and how they change."""

    def log_progress(self, given: Report, *, replace: bool = False, correction: str | None = None) -> Logged:
        """Write what was reported of a pledge and year into its report.

        What is not given stays as it is. A value that differs from the one in the report needs `replace`; in a locked
        round it needs the reason of a `correction`. What was asked for is received today, unless it says when.

        Raises:
            FieldsError: a rule is broken, or a value differs.
            LockedRoundError: the round of that year is locked, and this is no correction.
            NotLockedError: this is a correction, and the round is not locked.
            WithdrawnError: the pledge was withdrawn.
            AnsweredError: the account came in, and this says that none did.
        """
        pledge = self.pledge(given.pledge)
        self._require_open(pledge, given, correction)
        stored = self.reports.get(given.number)
        if stored and stored.state in ANSWERED and given.state not in ANSWERED:
            raise AnsweredError(pledge=pledge.id, year=given.year)
        report, conflicts = progress.merged(stored, given, replace=replace or correction is not None)
        report = progress.received(stored, report, self.today)
        if correction is None:
            report = progress.reopened(stored, report, given)
        problems = [*report_rule.report_faults(given, pledge, self.today), *self._update_faults(pledge, given)]
        problems.extend(progress.fixed_faults(stored, given))
        problems.extend([*conflicts, *limit_faults(report)])
        if problems:
            raise FieldsError(problems)
        ids = tuple(update.of for update in given.updates) or (pledge.id,)
        if report == stored:
            return Logged(report, ids, changed=False)
        report = self._put_report(stored, report, correction)
        self.remarks.extend(progress.state_remarks(stored, report))
        if pledge.state is PledgeState.DRAFT:
            self.remarks.append(DraftProgressRemark(pledge=pledge.id))
        if pledge.closing and pledge.closing.on.year < report.year:
            self.remarks.append(ClosedProgressRemark(pledge=pledge.id, on=pledge.closing.on, year=report.year))
        earlier = [each for each in self.reports_of(pledge.id) if each.year < report.year]
        self.remarks.extend(progress.remarks(pledge, report, given, earlier))
        return Logged(report, ids, changed=True)

    def _put_report(self, stored: Report | None, report: Report, correction: str | None) -> Report:
        """Store a report; as a correction, with what it changes and why."""
        if correction is not None:
            report = corrected(stored, report, self.today, correction)
        self.reports.put(report)
        return report

    def remove_progress(self, given: str, year: int, *, correction: str | None = None) -> Report:
        """Remove the report of a pledge over a year, or what it says of one part; with the last, the report goes too.

        What a round asks for stays asked for, and what was corrected in it stays readable.

        Raises:
            NoReportError: there is nothing reported.
            LockedRoundError, NotLockedError: as in `log_progress`.
        """
        item = self.item(given).id if is_part(given) else self.pledge(given).id
        report = self.reports.get(report_number(item.partition(".")[0], year))
        was_said = report and (report.update_of(item) if is_part(item) else self._is_told(report))
        if report is None or not was_said:
            raise NoReportError(given=item, year=year)
        self.require_unlocked(year, correction)
        updates = tuple(update for update in report.updates if is_part(item) and update.of != item)
        left = structs.replace(report, updates=updates)
        if is_part(item) and progress.is_answer(left):
            self._put_report(report, left, correction)
        elif request := self._without_answer(report):
            self._put_report(report, request, correction)
        else:
            self.reports.drop(report)
        return report

    def _is_told(self, report: Report) -> bool:
        """Tell whether a report says more than that its round asks for it."""
        return self.rounds.get(report.year) is None or report.state in ANSWERED or progress.is_answer(report)

    def _without_answer(self, report: Report) -> Report | None:
        """Return a report as its round has it without an answer: requested or exempt. None where there is no round."""
        round_, pledge = self.rounds.get(report.year), self.pledge(report.pledge)
        if round_ is None or not (pledge.was_signed or round_.locked_on):
            return None
        request, reason = progress.requested(report), exemption(pledge, round_)
        was_asked = reason is ExemptReason.CLOSED and pledge.closing and pledge.closing.on > (round_.opens or date.max)
        if reason is None or was_asked:
            return request
        return structs.replace(request, state=ReportState.EXEMPT, reason=reason.value, respondent=None)

    def require_unlocked(self, year: int, correction: str | None = None) -> None:
        """Refuse to change the reports of a locked round without the reason of a correction, and to correct others.

        Raises:
            LockedRoundError, NotLockedError: that.
        """
        round_ = self.rounds.get(year)
        locked_on = round_ and round_.locked_on
        if locked_on and correction is None:
            raise LockedRoundError(year=year, on=locked_on)
        if correction is not None and not locked_on:
            raise NotLockedError(year=year)

    def _require_open(self, pledge: Pledge, given: Report, correction: str | None) -> None:
        """Refuse an entry that is empty, or comes when there is nothing to report on."""
        if pledge.state is PledgeState.WITHDRAWN:
            raise WithdrawnError(pledge=pledge.id, state=pledge.state)
        self.require_unlocked(given.year, correction)
        if progress.is_empty(given):
            of = given.updates[0].of if given.updates else given.pledge
            raise NothingToLogError(given=of, year=given.year)

    def _update_faults(self, pledge: Pledge, given: Report) -> Iterator[Problem]:
        """Yield the updates of another pledge, and the fields that belong on another kind of record."""
        for index, update in enumerate(given.updates):
            path: FieldPath = ("updates", index)
            if not update.of.startswith(pledge.id + "."):
                yield (*path, "of"), ForeignIdError(given=update.of, owner=pledge.id)
            yield from report_rule.kind_faults(update, self.item(update.of), path)
