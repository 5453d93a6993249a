"""Changes of the accounts that pledges give, year by year."""

from collections.abc import Iterator

from msgspec import structs

from aig_cli.errors import (
    ClosedProgressRemark,
    DraftProgressRemark,
    FieldPath,
    FieldsError,
    ForeignIdError,
    LockedRoundError,
    NoReportError,
    NothingToLogError,
    Problem,
    WithdrawnError,
)
from aig_cli.model import progress, report_rule
from aig_cli.model.code import PledgeState
from aig_cli.model.ident import is_part
from aig_cli.model.pledge import Pledge
from aig_cli.model.progress import Logged
from aig_cli.model.report import Report, report_number
from aig_cli.model.rule import limit_faults
from aig_cli.model.workspace import Workspace


class Accounting(Workspace):
    """Accounts, and how they change."""

    def log_progress(self, given: Report, *, replace: bool = False) -> Logged:
        """Write what was reported of a pledge and year into its report.

        What is not given stays as it is. A value that differs from the one in the report needs `replace`.

        Raises:
            FieldsError: a rule is broken, or a value differs.
            LockedRoundError: the round of that year is locked.
            WithdrawnError: the pledge was withdrawn.
        """
        pledge = self.pledge(given.pledge)
        self._require_open(pledge, given)
        stored = self.reports.get(given.number)
        report, conflicts = progress.merged(stored, given, replace=replace)
        problems = [*report_rule.report_faults(given, pledge, self.today), *self._update_faults(pledge, given)]
        problems.extend([*conflicts, *limit_faults(report)])
        if problems:
            raise FieldsError(problems)
        ids = tuple(update.of for update in given.updates) or (pledge.id,)
        if report == stored:
            return Logged(report, ids, changed=False)
        self.reports.put(report)
        if pledge.state is PledgeState.DRAFT:
            self.remarks.append(DraftProgressRemark(pledge=pledge.id))
        if pledge.closing and pledge.closing.on.year < report.year:
            self.remarks.append(ClosedProgressRemark(pledge=pledge.id, on=pledge.closing.on, year=report.year))
        earlier = [each for each in self.reports_of(pledge.id) if each.year < report.year]
        self.remarks.extend(progress.remarks(pledge, report, given, earlier))
        return Logged(report, ids, changed=True)

    def mark_reminded(self, pledge: str, year: int) -> Logged:
        """Note in the account that a pledge was asked for that a reminder went out today; twice on a day is once.

        Raises:
            LockedRoundError: the round of that year is locked.
            FieldsError: more reminders than an account can hold.
        """
        self.require_unlocked(year)
        report = self.reports[report_number(pledge, year)]
        reminded = structs.replace(report, reminders=tuple(sorted({*report.reminders, self.today})))
        if problems := list(limit_faults(reminded)):
            raise FieldsError(problems)
        if reminded != report:
            self.reports.put(reminded)
        return Logged(reminded, (pledge,), changed=reminded != report)

    def remove_progress(self, given: str, year: int) -> Report:
        """Remove the report of a pledge over a year, or what it says of one part; with the last, the report goes too.

        Raises:
            NoReportError: there is nothing reported.
            LockedRoundError: the round of that year is locked.
        """
        item = self.item(given).id if is_part(given) else self.pledge(given).id
        report = self.reports.get(report_number(item.partition(".")[0], year))
        if report is None or (is_part(item) and report.update_of(item) is None):
            raise NoReportError(given=item, year=year)
        self.require_unlocked(year)
        if is_part(item):
            updates = tuple(update for update in report.updates if update.of != item)
            left = structs.replace(report, updates=updates)
            self.reports.set(report.number, None if progress.is_empty(left) else left)
        else:
            self.reports.drop(report)
        return report

    def require_unlocked(self, year: int) -> None:
        """Refuse to change the reports of a locked round.

        Raises:
            LockedRoundError: it is locked.
        """
        round_ = self.rounds.get(year)
        if round_ and round_.locked_on:
            raise LockedRoundError(year=year, on=round_.locked_on)

    def _require_open(self, pledge: Pledge, given: Report) -> None:
        """Refuse an entry that is empty, or comes when there is nothing to report on."""
        if pledge.state is PledgeState.WITHDRAWN:
            raise WithdrawnError(pledge=pledge.id, state=pledge.state)
        self.require_unlocked(given.year)
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
