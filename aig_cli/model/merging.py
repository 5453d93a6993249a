"""Making one organisation of several."""

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct, structs

from aig_cli.errors import MergedAlreadyError, MergeRuleError, OwnMergeError, Problem, TwiceError, dotted
from aig_cli.model.ident import canonical_id, position
from aig_cli.model.network import Network
from aig_cli.model.operation import name_of
from aig_cli.model.organisation import Organisation
from aig_cli.model.partner import Partners
from aig_cli.model.pledge import Pledge
from aig_cli.model.pledge_rule import pledge_faults
from aig_cli.model.reference import references, with_reference
from aig_cli.model.union import united, with_one_stay


class Merged(Struct, frozen=True):
    """What was merged.

    Attributes:
        before, after: the organisation that stays, as it was and as it is.
        dropped: those that became part of it, as they were.
        references: how many references to them now lead to it.
    """

    before: Organisation
    after: Organisation
    dropped: list[Organisation]
    references: int


class Merging(Partners):
    """Organisations that turn out to be one."""

    def merge_organisations(self, given: str, others: Sequence[str], prefer: str | None) -> Merged:
        """Make organisations part of one that stays: with what is known of them, and all that refers to them.

        They stay in the register without contact persons, and their ids lead to the one that stays. References move in
        accounts of locked rounds and in closed pledges too, since nothing that was said there changes.

        Raises:
            MergedAlreadyError, OwnMergeError, TwiceError: one of them is not another organisation.
            DifferencesError, FieldsError: they say different things, or too much together; see `united`.
            MergeRuleError: a rule forbids what a record would be.
        """
        keep = self.organisation(given)
        dropped = self._others(keep, others)
        after = united(keep, dropped, prefer)
        moved = sum(self._move_references(each.id, keep.id) for each in dropped)
        for each in dropped:
            self.organisations.put(structs.replace(each, merged_into=keep.id, contacts=()))
        self.replace_organisation(after, allow_duplicate=True)
        return Merged(keep, after, dropped, moved)

    def _others(self, keep: Organisation, others: Sequence[str]) -> list[Organisation]:
        found: list[Organisation] = []
        for given in others:
            organisation = self.organisation(given)
            id_ = canonical_id(given) or ""
            typed = self.organisations.get(position(id_)[0]) if id_.startswith("O") else None
            if typed and typed.merged_into:
                raise MergedAlreadyError(given=typed.id, survivor=organisation.id)
            if organisation.id == keep.id:
                raise OwnMergeError(given=keep.id, typed=given)
            if organisation in found:
                raise TwiceError(given=organisation.id)
            found.append(organisation)
        return found

    def _move_references(self, old: str, new: str) -> int:
        """Let everything that refers to an organisation refer to another; return how many references there were."""
        moved = 0
        for table, number in sorted(self.referrers[old]):
            before = self.collection(table)[number]
            after = with_one_stay(with_reference(before, old, new), new)
            for path, fault in self._moved_faults(after):
                raise MergeRuleError(record=name_of(table, number), why=f"{dotted(path)}: {fault}")
            self.collection(table).put(after)
            moved += list(references(before)).count(old)
        return moved

    def _moved_faults(self, record: Any) -> Iterator[Problem]:
        match record:
            case Pledge():
                yield from pledge_faults(record, self.today)
            case Network():
                yield from self.network_faults(record)
            case _:
                pass
