"""The life of pledges, told twice: by a small model and by the register. Whatever is done, the two agree."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from msgspec import structs

from aig_cli.errors import AigError, FieldsError
from aig_cli.model.closing import read_final_statuses
from aig_cli.model.code import CloseReason, Role, Status, StopReason
from aig_cli.model.integrity import gaps
from aig_cli.model.organisation import Organisation
from aig_cli.model.pledge import Closing, Commitment, Party, Pledge, Term
from aig_cli.model.registry import Registry
from aig_cli.model.report import Report, Update
from aig_cli.model.undo import take_back, to_redo, to_undo
from aig_cli.store.store import Store
from tests.model.life_model import TODAY, WITHDRAWN, History, Life, RefusedError, World

PLEDGES_AT_ONCE = 3
REASON = "Zo afgesproken"
LONG_AGO, LATELY, NEXT_YEAR = date(2015, 2, 3), date(2026, 10, 1), date(2027, 1, 1)
DAYS = st.sampled_from([LONG_AGO, date(2020, 6, 30), LATELY, TODAY, NEXT_YEAR])
YEARS = st.sampled_from([2014, 2026, 2027])
TERMS = st.sampled_from(
    [(None, None), (LONG_AGO, date(2019, 12, 31)), (None, TODAY), (LATELY, None), (NEXT_YEAR, None)]
)
TEXTS = st.sampled_from(["Wij wandelen", "Wij zwemmen", "Wij rusten"])
ORGANISATIONS = st.sampled_from(["O0001", "O0002", "O0003"])
PARTIES = st.builds(Party, organisation=ORGANISATIONS, role=st.sampled_from(Role), since=st.none() | DAYS)
STATUSES = st.sampled_from([Status.IN_PROGRESS, Status.COMPLETED, Status.STOPPED])


def ids_given(*, parts: bool) -> st.SearchStrategy[str]:
    """Draw the id of any pledge, or of any commitment, that ever was; rather one that is there."""
    return st.runner().flatmap(
        lambda machine: st.sampled_from(
            [id_ for id_ in machine.given + 9 * ids(machine.registry) if ("." in id_) is parts]
        )
    )


PLEDGES, COMMITMENTS = ids_given(parts=False), ids_given(parts=True)
NUMBERS = st.runner().flatmap(lambda machine: st.integers(machine.first + 1, machine.history.number + 1))


class PledgesMachine(RuleBasedStateMachine):
    """Does everything to the model and to a real store.

    Attributes:
        registry: what is in the store now.
        given: every id that was ever given out, in that order.
        first: the number of the last operation before there are pledges.
    """

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.store = Store(str(Path(self.folder.name) / "aig.json"), TODAY)
        self.store.create()
        with self.store.change("org add") as registry:
            for name in ("GGD", "School", "Zwembad"):
                registry.add_organisation(Organisation(id="", name=name))
        self.first = 2
        self.history = History(self.first)
        self.given: list[str] = []
        self.registry = self.store.read()

    def teardown(self) -> None:
        self.folder.cleanup()

    # -- one step, in both --------------------------------------------------------------------------------------------

    def both(self, model: Callable[[World], None], register: Callable[[Registry], object]) -> None:
        """Do something new; each id that comes of it was never given before."""
        there = ids(self.registry)
        self.same("change", lambda: self.history.do(model), register)
        new = [id_ for id_ in ids(self.registry) if id_ not in there]
        assert not set(new) & set(self.given)
        self.given.extend(new)

    def same(self, command: str, model: Callable[[], None], register: Callable[[Registry], object]) -> None:
        """Do it in both: it is done in both, or refused for the same reasons, and then nothing is changed at all."""

        def change() -> None:
            with self.store.change(command) as registry:
                register(registry)

        before = self.files()
        expected, found = refusals(model), refusals(change)
        assert found == expected
        assert not found or self.files() == before
        self.registry = self.store.read()

    def files(self) -> list[bytes]:
        return [Path(path).read_bytes() for path in (self.store.path, self.store.files.history)]

    def has_room(self) -> bool:
        return len(self.history.world.pledges) < PLEDGES_AT_ONCE

    # -- drafts -------------------------------------------------------------------------------------------------------

    @initialize(text=TEXTS)
    def begin(self, text: str) -> None:
        for organisation in ("O0001", "O0002"):
            self.add((None, None), Party(organisation=organisation, role=Role.HOLDER), [text])
        self.sign("P0001", None)

    @precondition(has_room)
    @rule(term=TERMS, party=PARTIES, texts=st.lists(TEXTS, max_size=2))
    def add(self, term: tuple[date | None, date | None], party: Party, texts: list[str]) -> None:
        start, end = term
        commitments = tuple(Commitment(id="", text=text) for text in texts)
        pledge = Pledge(
            id="", title="Samen", term=Term(start=start, end=end), parties=(party,), commitments=commitments
        )
        self.both(
            lambda world: world.add(Life(term=term, parties=[party]), texts),
            lambda registry: registry.add_pledge(pledge),
        )

    @rule(pledge=PLEDGES, text=TEXTS)
    def add_commitment(self, pledge: str, text: str) -> None:
        self.both(
            lambda world: world.add_commitment(pledge, text),
            lambda registry: registry.add_commitment(pledge, Commitment(id="", text=text)),
        )

    @rule(commitment=COMMITMENTS, text=TEXTS)
    def edit_commitment(self, commitment: str, text: str) -> None:
        self.both(
            lambda world: world.edit_commitment(commitment, text),
            lambda registry: registry.replace(structs.replace(registry.commitment(commitment), text=text)),
        )

    @rule(commitment=COMMITMENTS)
    def remove_commitment(self, commitment: str) -> None:
        self.both(
            lambda world: world.remove_commitment(commitment),
            lambda registry: registry.remove(registry.commitment(commitment)),
        )

    @rule(pledge=PLEDGES)
    def remove(self, pledge: str) -> None:
        self.both(lambda world: world.remove(pledge), lambda registry: registry.remove(registry.pledge(pledge)))

    # -- from state to state ------------------------------------------------------------------------------------------

    @rule(pledge=PLEDGES, on=st.none() | DAYS)
    def sign(self, pledge: str, on: date | None) -> None:
        self.both(lambda world: world.sign(pledge, on), lambda registry: registry.sign_pledge(pledge, on))

    @rule(changed=COMMITMENTS | PLEDGES, text=TEXTS, on=DAYS)
    def amend(self, changed: str, text: str, on: date) -> None:
        self.both(
            lambda world: world.amend(changed, text, on),
            lambda registry: registry.amend_pledge(changed, text, on, REASON),
        )

    @rule(commitment=COMMITMENTS, on=DAYS)
    def drop(self, commitment: str, on: date) -> None:
        self.both(
            lambda world: world.amend(commitment, None, on),
            lambda registry: registry.amend_pledge(commitment, None, on, REASON),
        )

    @rule(pledge=PLEDGES, on=DAYS, told=st.dictionaries(COMMITMENTS | PLEDGES, STATUSES, max_size=1))
    def close(self, pledge: str, on: date, told: dict[str, Status]) -> None:
        told = {of if "." in of else pledge: status for of, status in told.items()}
        words = [f"{of}={status}" if "." in of else str(status) for of, status in told.items()]
        why = StopReason.OTHER if Status.STOPPED in told.values() else None

        def close(registry: Registry) -> None:
            final = read_final_statuses(words, why, registry.open_commitments(pledge))
            registry.close_pledge(pledge, Closing(reason=CloseReason.TERMINATED, on=on, final_statuses=final))

        self.both(lambda world: world.close(pledge, on, told), close)

    @rule(pledge=PLEDGES)
    def withdraw(self, pledge: str) -> None:
        self.both(lambda world: world.withdraw(pledge), lambda registry: registry.withdraw_pledge(pledge))

    @precondition(has_room)
    @rule(pledge=PLEDGES)
    def renew(self, pledge: str) -> None:
        self.both(lambda world: world.renew(pledge), lambda registry: registry.renew_pledge(pledge))

    @rule(earlier=PLEDGES, later=PLEDGES)
    def link(self, earlier: str, later: str) -> None:
        self.both(lambda world: world.link(earlier, later), lambda registry: registry.link_renewal(earlier, later))

    # -- parties and accounts -----------------------------------------------------------------------------------------

    @rule(pledge=PLEDGES, party=PARTIES)
    def join(self, pledge: str, party: Party) -> None:
        self.both(lambda world: world.join(pledge, party), lambda registry: registry.join_pledge(pledge, party))

    @rule(pledge=PLEDGES, organisation=ORGANISATIONS, until=DAYS, holder=st.none() | ORGANISATIONS)
    def leave(self, pledge: str, organisation: str, until: date, holder: str | None) -> None:
        self.both(
            lambda world: world.leave(pledge, organisation, until, holder),
            lambda registry: registry.leave_pledge(pledge, organisation, until, holder),
        )

    @rule(commitment=COMMITMENTS, year=YEARS, status=STATUSES)
    def log(self, commitment: str, year: int, status: Status) -> None:
        why = StopReason.OTHER if status is Status.STOPPED else None
        update = Update(of=commitment, status=status, stop_reason=why)
        self.both(
            lambda world: world.log(commitment, year, status),
            lambda registry: registry.log_progress(Report(pledge=commitment[:5], year=year, updates=(update,))),
        )

    @rule(pledge=PLEDGES, year=YEARS)
    def remove_account(self, pledge: str, year: int) -> None:
        self.both(
            lambda world: world.remove_account(pledge, year), lambda registry: registry.remove_progress(pledge, year)
        )

    # -- taking back --------------------------------------------------------------------------------------------------

    @precondition(lambda self: self.history.done)
    @rule(number=st.none() | NUMBERS)
    def undo(self, number: int | None) -> None:
        self.same(
            "undo",
            lambda: self.history.undo(number),
            lambda registry: take_back(registry, to_undo(self.store.operations(), number)),
        )

    @precondition(lambda self: self.history.undone or not self.history.done)
    @rule()
    def redo(self) -> None:
        self.same("redo", self.history.redo, lambda registry: take_back(registry, to_redo(self.store.operations())))

    # -- what always holds --------------------------------------------------------------------------------------------

    @invariant()
    def the_register_is_what_the_model_expects(self) -> None:
        assert {pledge.id: life_of(pledge) for pledge in self.registry.pledges} == self.history.world.pledges
        assert accounts(self.registry) == self.history.world.accounts
        assert list(gaps(self.registry)) == []
        for pledge in self.registry.pledges:
            assert pledge.phase(TODAY) is self.history.world.pledges[pledge.id].phase

    @invariant()
    def what_was_signed_has_one_holder_and_a_commitment(self) -> None:
        for pledge in self.registry.pledges:
            if life_of(pledge).was_signed:
                assert life_of(pledge).holders_at_a_time == 1
                assert pledge.commitments

    @invariant()
    def renewals_agree_on_both_sides_and_never_go_round(self) -> None:
        pledges = {pledge.id: pledge for pledge in self.registry.pledges}
        for pledge in pledges.values():
            assert pledge.successor is None or pledges[pledge.successor].predecessor == pledge.id
            assert pledge.id not in self.history.world.line_of(pledge.predecessor)
            if pledge.predecessor and pledge.state is not WITHDRAWN:
                assert pledges[pledge.predecessor].successor == pledge.id

    @invariant()
    def every_text_that_was_signed_stays_readable(self) -> None:
        """The amendments of a commitment lead from text to text, without a gap, up to the present one."""
        for pledge in self.registry.pledges:
            present = {commitment.id: commitment.text for commitment in pledge.commitments}
            last: dict[str, str | None] = {}
            for amendment in pledge.amendments:
                assert amendment.before == last.get(amendment.of, amendment.before)
                last[amendment.of] = amendment.after
            assert {of: present.get(of) for of in last} == last


def refusals(act: Callable[[], object]) -> set[type[AigError]]:
    """Return the kinds of errors for which something is refused; none when it is done."""
    try:
        act()
    except RefusedError as error:
        return error.reasons
    except FieldsError as error:
        return {type(problem) for _, problem in error.problems}
    except AigError as error:
        return {type(error)}
    return set()


def ids(registry: Registry) -> list[str]:
    return [id_ for pledge in registry.pledges for id_ in (pledge.id, *(each.id for each in pledge.commitments))]


def life_of(pledge: Pledge) -> Life:
    """Return what the model knows of a pledge."""
    return Life(
        term=(pledge.term.start, pledge.term.end) if pledge.term else (None, None),
        parties=list(pledge.parties),
        texts={commitment.id: commitment.text for commitment in pledge.commitments},
        state=pledge.state,
        signed_on=pledge.signed_on,
        amendments=[(each.on, each.of, each.before, each.after) for each in pledge.amendments],
        closed_on=pledge.closing.on if pledge.closing else None,
        final={each.of: each.status for each in pledge.closing.final_statuses} if pledge.closing else {},
        predecessor=pledge.predecessor,
        successor=pledge.successor,
    )


def accounts(registry: Registry) -> dict[str, dict[str, Status]]:
    return {
        f"{report.pledge} {report.year}": {update.of: update.status for update in report.updates if update.status}
        for report in registry.reports
    }


TestPledges = PledgesMachine.TestCase
TestPledges.settings = settings(max_examples=40, stateful_step_count=50, deadline=None)
