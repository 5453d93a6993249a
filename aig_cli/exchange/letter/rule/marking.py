"""What each piece of a letter is: by its own words, and by where it stands between opening, lists and signing."""

import re
from collections.abc import Iterator, Sequence

from aig_cli.exchange.letter.draft import Mark
from aig_cli.exchange.letter.rule.account import is_account
from aig_cli.exchange.letter.rule.audience import is_audience, is_only_audience
from aig_cli.exchange.letter.rule.closing import is_closing, is_person
from aig_cli.exchange.letter.rule.endorsement import is_endorsement, is_focus
from aig_cli.exchange.letter.rule.goal import asks_goal, is_goal, is_plain_goal
from aig_cli.exchange.letter.rule.lead_in import is_announcing, is_lead_in
from aig_cli.exchange.letter.rule.opening import Opening
from aig_cli.exchange.letter.rule.party import Party, held_by
from aig_cli.exchange.letter.rule.piece import Piece
from aig_cli.exchange.letter.rule.profile import is_profile
from aig_cli.exchange.letter.rule.promise import actors, announces_intentions, is_action, is_intention, is_promise

PROMISES = frozenset((Mark.COMMITMENT, Mark.INTENTION))


class Marking:
    """Marks the pieces of a letter.

    Attributes:
        marks: what each piece is.
        lead_ins: by the position of an item of activities, that of what stands above its list.
    """

    def __init__(self, pieces: Sequence[Piece], opening: Opening, parties: Sequence[Party]) -> None:
        self._pieces = pieces
        self._opening = opening
        self._parties = parties
        self._actors = actors(parties)
        self.lead_ins: dict[int, int] = {}
        self._announcing = [at for at in range(opening.last + 1, len(pieces)) if self._announces(at)]
        self._focus = self._lists()
        self._end = self._closing()
        self._start = self._beginning()
        self._goal = self._aim()
        if self._goal is not None and not self._announced:
            self._start = self._goal + 1
        self.marks = [self._mark(index, piece) for index, piece in enumerate(pieces)]

    def _lists(self) -> frozenset[int]:
        """Return the items of lists that are no activities, and note what stands above the others."""
        focus: set[int] = set()
        for above, items in self._runs():
            if self._is_focus(above, items):
                focus.update(items)
            else:
                self.lead_ins.update(dict.fromkeys(items, above))
        return frozenset(focus)

    def _runs(self) -> Iterator[tuple[int, list[int]]]:
        """Yield what stands above each list after the opening, and its items."""
        items: list[int] = []
        for index in range(self._opening.last + 1, len(self._pieces) + 1):
            piece = self._pieces[index] if index < len(self._pieces) else None
            if piece and (piece.is_item or (items and piece.is_aside and not piece.is_heading)):
                items += [index] if piece.is_item else []
            elif items:
                yield self._above(items[0]), items
                items = []

    def _above(self, first: int) -> int:
        """Return the position of what stands above a list: not the head of its table."""
        above = first - 1
        while above > 0 and self._pieces[above].is_aside and not self._pieces[above].is_heading:
            above -= 1
        return above

    def _is_focus(self, above: int, items: Sequence[int]) -> bool:
        text = self._pieces[above].text
        acting = sum(bool(re.search(r"\b(?:wij|we)\b", self._pieces[each].text, re.IGNORECASE)) for each in items)
        if is_closing(text) or all(is_person(self._pieces[each].text) for each in items):
            return True
        if is_lead_in(text):
            return is_focus(text) and not acting and self._is_announced_after(items[-1])
        if self._is_announced_before(above):
            return False
        return is_focus(text) or not (acting or any(self._is_told(self._pieces[each].text) for each in items))

    def _is_told(self, text: str) -> bool:
        """Tell whether an item says what is to be done: it names a party, or has a verb."""
        return is_action(text, self._actors) or any(party.is_in(text) for party in self._parties)

    def _is_announced_after(self, position: int) -> bool:
        return bool(self._announcing) and self._announcing[-1] > position

    def _is_announced_before(self, position: int) -> bool:
        return bool(self._announcing) and self._announcing[0] < position

    def _announces(self, index: int) -> bool:
        piece = self._pieces[index]
        if piece.is_item or piece.is_endless or not (is_announcing(piece.text) or piece.is_heading):
            return False
        return is_lead_in(piece.text) and not is_closing(piece.text)

    def _closing(self) -> int:
        """Return the position at which the letter is signed; its end where it is not."""
        first = max([self._opening.last, *self.lead_ins]) + 1
        pieces = enumerate(self._pieces[first:], start=first)
        return next((at for at, piece in pieces if not piece.is_item and is_closing(piece.text)), len(self._pieces))

    def _beginning(self) -> int:
        """Return the position from which something is promised: at the lead-in, else at the first item or promise."""
        last = max([self._opening.last, *self._focus])
        announced = [index for index in self._announcing if index < self._end and index + 1 not in self._focus]
        self._announced = bool(announced or self.lead_ins)
        if self._announced:
            return min([each for each in announced if each > last] or [*announced, *self.lead_ins])
        first = last + 1
        return next((index for index in range(first, self._end) if self._is_first(self._pieces[index])), self._end)

    def _is_first(self, piece: Piece) -> bool:
        if piece.is_endless:
            return False
        is_other = is_endorsement(piece.text) or is_profile(piece.text) or is_plain_goal(piece.text)
        return not is_other and is_action(piece.text, self._actors)

    def _aim(self) -> int | None:
        """Return the position of the goal."""
        until = min(self.lead_ins, default=self._start + 2) if self._announced else self._end
        before = range(self._opening.last + 1, min(until, self._end))
        free = [index for index in before if self._is_free(self._pieces[index])]
        plain = [index for index in free if self._is_plain_goal(index)]
        if plain or not self._announced:
            return plain[-1 if self._announced else 0] if plain else None
        return next(
            (index for index in reversed(free) if index < self._start and is_goal(self._pieces[index].text)), None
        )

    def _is_plain_goal(self, index: int) -> bool:
        """Tell whether a piece says that it is the goal, or answers what it is."""
        before = self._pieces[index - 1]
        is_answer = (before.is_heading or before.text.endswith("?")) and asks_goal(before.text)
        return is_answer or is_plain_goal(self._pieces[index].text)

    def _is_free(self, piece: Piece) -> bool:
        return not (piece.is_item or piece.is_aside or piece.is_endless)

    def _mark(self, index: int, piece: Piece) -> Mark:
        if index == self._goal:
            return Mark.GOAL
        if self._names(index, piece):
            return Mark.PARTIES
        if piece.is_endless:
            return Mark.OTHER
        return self._around(index, piece) or (self._before(piece) if index < self._start else self._after(index, piece))

    def _names(self, index: int, piece: Piece) -> bool:
        """Tell whether a piece names the parties, or says which of them is in charge."""
        is_there = self._opening.position <= index <= self._opening.last
        return is_there or (not piece.is_endless and held_by(self._parties, piece.text) is not None)

    def _around(self, index: int, piece: Piece) -> Mark | None:
        """Return the mark of a piece outside what is told, or in the list of the programme; None within."""
        if index >= self._end:
            return Mark.SIGNING
        if piece.is_aside or index < self._opening.position:
            return Mark.SIGNING if is_closing(piece.text) else Mark.OTHER
        return Mark.BOILERPLATE if index in self._focus else None

    def _before(self, piece: Piece) -> Mark:
        if is_account(piece.text):
            return Mark.ACCOUNTABILITY
        if is_endorsement(piece.text) or piece.text.endswith(":"):
            return Mark.BOILERPLATE
        return Mark.PROFILE if is_profile(piece.text) else Mark.BOILERPLATE

    def _after(self, index: int, piece: Piece) -> Mark:
        if index in self.lead_ins:
            is_soft = is_intention(piece.text) or announces_intentions(self._pieces[self.lead_ins[index]].text)
            return Mark.INTENTION if is_soft else Mark.COMMITMENT
        if self._announces(index) or piece.text.endswith((":", "?")):
            return Mark.OTHER
        if is_account(piece.text):
            return Mark.ACCOUNTABILITY
        if is_only_audience(piece.text):
            return Mark.REACH
        if not is_promise(piece.text, self._actors):
            return Mark.REACH if is_audience(piece.text) else Mark.OTHER
        return Mark.INTENTION if is_intention(piece.text) else Mark.COMMITMENT
