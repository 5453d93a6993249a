"""Blow after blow at a writer at work: what was acknowledged must stand, and what was not must be whole or absent.

Not run by itself: soak.py strikes with kill -9, power_cuts.py with a power cut.
"""

import multiprocessing
import select
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from random import Random

from trial import Change, LossError, State, Subject, UnreadableError, organisations

SIZE = 100
"""Organisations in the store, about."""
REACH = 6
"""A blow falls at a moment within that many usual changes."""
_FORK = multiprocessing.get_context("fork")


class Changes:
    """Draws changes at random, of kinds that keep the store at about its size."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._turn = 0
        self._undo: Change | None = None

    def draw(self, state: State) -> Change:
        """Return a change. It may take back the one that was drawn before it: that one must have been done."""
        self._turn += 1
        undo, self._undo = self._undo, None
        if undo and self._random.random() < 1 / 6:
            return undo
        change = self._random.choice(self._kinds(len(state)))(state)
        self._undo = Change(["undo"], {name: state.get(name) for name in change.effect})
        return change

    def draw_first(self, state: State) -> Change:
        """Return a change after one of which it was not known whether it was done."""
        self._undo = None
        return self.draw(state)

    def _kinds(self, size: int) -> list[Callable[[State], Change]]:
        if size < SIZE * 0.8:
            return [self._add]
        if size > SIZE * 1.4:
            return [self._remove]
        return [self._add, self._edit, self._remove, self._batch, self._progress]

    def _note(self) -> str:
        return f"turn {self._turn} " + "x" * self._random.randrange(1, 400)

    def _partner(self, state: State) -> str:
        """Return an organisation that no pledge refers to."""
        return self._random.choice([name for name in state if not name.startswith(("year ", "Partner 0"))])

    def _add(self, _state: State) -> Change:
        name, note = f"New {self._turn}", self._note()
        return Change(["org", "add", name, "--note", note], {name: note})

    def _edit(self, state: State) -> Change:
        name, note = self._partner(state), self._note()
        return Change(["org", "edit", name, "--set", f"note={note}"], {name: note})

    def _remove(self, state: State) -> Change:
        name = self._partner(state)
        return Change(["org", "remove", name], {name: None})

    def _batch(self, state: State) -> Change:
        """Two organisations more, one less, and another note."""
        new, note, gone = [f"New {self._turn}{part}" for part in "ab"], self._note(), self._partner(state)
        edited = self._partner({name: value for name, value in state.items() if name != gone})
        lines = [f"org add '{name}' --note '{note}'" for name in new]
        lines += [f"org remove '{gone}'", f"org edit '{edited}' --set 'note={note}'"]
        return Change(["batch", "-"], {**dict.fromkeys(new, note), gone: None, edited: note}, "\n".join(lines))

    def _progress(self, state: State) -> Change:
        year = self._random.randrange(2015, 2026)
        value = str(int(state.get(f"year {year}", "0")) + 1)
        words = ["progress", "log", "P0001.1.1", "--year", str(year), "--value", value, "--replace"]
        return Change(words, {f"year {year}": value})


class Writer:
    """A process, forked with all modules loaded, that carries out changes as they are sent and acknowledges each."""

    def __init__(self, subject: Subject, prepare: Callable[[], None]) -> None:
        self._connection, theirs = _FORK.Pipe()
        self._process = _FORK.Process(target=_serve, args=(subject, prepare, theirs), daemon=True)
        self._process.start()
        theirs.close()
        assert self._connection.recv() == "ready"

    def send(self, change: Change) -> None:
        """Let it carry out a change."""
        self._connection.send(change)

    def answer(self, until: float = 0.0) -> str | None:
        """Return why the change failed, nothing when it was done; None when there is no answer by that time."""
        if select.select([self._connection], [], [], max(0.0, until - time.perf_counter()))[0]:
            with suppress(EOFError, ConnectionResetError):
                return str(self._connection.recv())
        return None

    def kill(self) -> None:
        """End it with SIGKILL, and wait until it is gone."""
        self._process.kill()
        self._process.join()


def _serve(subject: Subject, prepare: Callable[[], None], connection: Connection) -> None:
    prepare()
    connection.send("ready")
    while True:
        connection.send(subject.carry_out(connection.recv()))


@dataclass
class Figures:
    """What was counted.

    Attributes:
        inside: blows that fell inside a command, of which `whole` had been done nevertheless.
    """

    blows: int = 0
    inside: int = 0
    whole: int = 0
    acknowledged: int = 0
    lost: int = 0
    unreadable: int = 0
    losses: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.inside} inside a command ({self.whole} done, {self.inside - self.whole} not), "
            f"{self.acknowledged} acknowledged, {self.lost} lost, {self.unreadable} unreadable"
        )

    def count(self, loss: LossError) -> None:
        """Count a loss."""
        self.unreadable += isinstance(loss, UnreadableError)
        self.lost += not isinstance(loss, UnreadableError)
        self.losses.append(f"Blow {self.blows}: {loss}")


def nothing() -> None:
    """Prepare nothing."""


@dataclass
class Trial:
    """A subject, its writers, and how these are struck.

    Attributes:
        strike: ends the writer that it is given, and whatever else.
        prepare: is called in a writer before its first change.
        may_refuse: a command that was struck may live on to say that it failed.
        may_lose: the trial goes on with a new store after a loss.
    """

    subject: Subject
    random: Random
    strike: Callable[[Writer], None] = Writer.kill
    prepare: Callable[[], None] = nothing
    may_refuse: bool = False
    may_lose: bool = False
    figures: Figures = field(default_factory=Figures)

    def run(self, blows: int) -> Figures:
        """Strike that many times, or to the first loss."""
        changes, first = Changes(self.random), organisations(SIZE, "note")
        self.subject.create(first)
        usual = self._usual_seconds(changes)
        state = self.subject.state()
        while self.figures.blows < blows and (self.may_lose or not self.figures.losses):
            self.figures.blows += 1
            try:
                state = self._blow(changes, state, self.random.uniform(0, REACH * usual))
                if self.figures.blows in {blows, blows // 2}:
                    _require(self.subject.unsound(state, thorough=True))
            except LossError as loss:
                self.figures.count(loss)
                if self.may_lose:
                    self.subject.create(first)
                    state = first
        return self.figures

    def _usual_seconds(self, changes: Changes) -> float:
        """Return how long a change takes once the modules are loaded, which the writers get from this process."""
        state, count, start = self.subject.state(), 20, 0.0
        for turn in range(2 * count):
            if turn == count:
                start = time.perf_counter()
            change = changes.draw(state)
            _require(self.subject.carry_out(change))
            state = change.after(state)
        return (time.perf_counter() - start) / count

    def _blow(self, changes: Changes, state: State, seconds: float) -> State:
        """Let a writer work for that long, strike it, and check what is left, with one change more.

        Returns:
            The state after that change.
        """
        writer = Writer(self.subject, self.prepare)
        end, change = time.perf_counter() + seconds, changes.draw_first(state)
        writer.send(change)
        while (answer := writer.answer(until=end)) == "":
            state = self._acknowledged(change, state)
            change = changes.draw(state)
            writer.send(change)
        refused = answer
        self.strike(writer)
        answer = refused or writer.answer()
        if answer and (refused or not self.may_refuse):
            raise LossError(answer)
        state = self._left(change, state, acknowledged=answer == "")
        _require(self.subject.unsound(state))
        change = changes.draw_first(state)
        _require(self.subject.carry_out(change))
        _require(self.subject.untidy())
        return change.after(state)

    def _acknowledged(self, change: Change, state: State) -> State:
        self.figures.acknowledged += 1
        return change.after(state)

    def _left(self, change: Change, state: State, *, acknowledged: bool) -> State:
        """Return the state that is left: with the last change, or, if that was not acknowledged, without."""
        after, found = change.after(state), self.subject.state()
        if found != after and (acknowledged or found != state):
            names = [name for name in found | after if found.get(name) != after.get(name)]
            raise LossError(
                f"{' '.join(change.words)}: {'acknowledged' if acknowledged else 'halfway'}, not as meant: {names}"
            )
        self.figures.acknowledged += acknowledged
        self.figures.inside += not acknowledged
        self.figures.whole += not acknowledged and found == after
        return found


def _require(why_not: str) -> None:
    if why_not:
        raise LossError(why_not)
