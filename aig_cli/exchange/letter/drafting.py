"""A draft of a pledge from a letter: what the rules find, put together as `pledge add` takes it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final

from aig_cli.errors import FieldPath
from aig_cli.exchange.letter.commitment import Around, commitment_tree, due_in, reach_tree
from aig_cli.exchange.letter.draft import Draft, Mark, Origin, Passage
from aig_cli.exchange.letter.letter import Letter, Sentence
from aig_cli.exchange.letter.rule.account import is_account
from aig_cli.exchange.letter.rule.closing import is_closing
from aig_cli.exchange.letter.rule.due import Due
from aig_cli.exchange.letter.rule.marking import PROMISES, Marking
from aig_cli.exchange.letter.rule.opening import Opening, is_of_one, openings
from aig_cli.exchange.letter.rule.other_text import why_nobody_joins, why_none
from aig_cli.exchange.letter.rule.party import Party, held_by, parties
from aig_cli.exchange.letter.rule.piece import Piece, pieces
from aig_cli.exchange.letter.rule.profile import represented
from aig_cli.exchange.letter.rule.reach import reaches
from aig_cli.exchange.letter.rule.signing import signing
from aig_cli.exchange.letter.rule.tongue import tongue
from aig_cli.language import Phrase, say
from aig_cli.model.code import Firmness

_NO_TEXT: Final = Phrase("It has too few words to be a letter.")
_FOREIGN: Final = Phrase("It is written in another language ({found}); letters are read in Dutch only.")
_SEVERAL: Final = Phrase("It holds several letters: another begins at {place}. Each needs a file of its own.")
_WITH_REACH: Final = PROMISES | {Mark.REACH, Mark.OTHER}
_LETTERS: Final = 20
"""Openings that are looked at; a second one may be of another letter, and a file may hold thousands."""
_OFTEN: Final = ("title", "parties", "summary", "commitments", "signed_on", "reach", "term")
"""Fields that a reviewer looks for."""


def drafted(letter: Letter) -> Draft:
    """Return what a letter tells, as a pledge; empty, with the reason, where it is no pledge letter."""
    language = tongue(" ".join(each.text for each in letter.paragraphs))
    if language != "nl":
        return _empty(letter, _FOREIGN.about(found=language) if language else _NO_TEXT)
    if why := why_none(letter):
        return _empty(letter, why)
    found = pieces(letter)
    named = [(opening, _parties(found, opening)) for opening in islice(openings(found), _LETTERS)]
    named = [(opening, those) for opening, those in named if those]
    if not named:
        return _empty(letter, why_nobody_joins(letter))
    if another := next((each for each, _ in named[1:] if _is_another(found, named[0][0], each)), None):
        return _empty(letter, _SEVERAL.about(place=found[another.position].sentence.place))
    return _Drafting(letter, found, *named[0]).draft()


def _parties(found: Sequence[Piece], opening: Opening) -> Sequence[Party]:
    """Return the parties of an opening, with the holder that the letter says is in charge."""
    text = "\n".join(piece.text for index, piece in enumerate(found) if index != opening.position)
    names = opening.names or "; ".join(each.words for each in opening.items)
    if " en " in opening.names and "," not in opening.names and is_of_one(opening, found[opening.position].text):
        text += opening.names
    named = parties(names, text)
    said = (held_by(named, piece.text) for piece in found if not piece.is_endless)
    return next((each for each in said if each), named)


def _is_another(found: Sequence[Piece], first: Opening, other: Opening) -> bool:
    """Tell whether an opening is that of another letter: it says yes, or comes after an account or a signing."""
    between = [piece.text for piece in found[first.position + 1 : other.position] if not piece.is_item]
    says_yes = re.match(r"(?:Ja\b|Wij,|Ondergetekende)", found[other.position].text)
    return bool(says_yes) or any(is_account(text) or is_closing(text) for text in between)


def _empty(letter: Letter, why: Phrase) -> Draft:
    passages = [Passage(each, Mark.OTHER) for each in letter.sentences]
    return Draft(letter, {}, {}, _OFTEN, passages, str(why))


class _Drafting:
    """Puts together what is found in one letter."""

    def __init__(self, letter: Letter, found: Sequence[Piece], opening: Opening, named: Sequence[Party]) -> None:
        self._letter = letter
        self._pieces = found
        self._opening = opening
        self._named = named
        self._signing = signing(letter)
        self._marking = Marking(found, opening, named)
        self._tree: dict[str, Any] = {}
        self._origins: dict[FieldPath, Origin] = {}

    def draft(self) -> Draft:
        """Return the draft."""
        self._put_parties()
        self._put_goal()
        self._put_term()
        self._put_signing()
        self._put_commitments()
        self._put_reach()
        self._tree["source"] = {"file": self._letter.name, "sha256": self._letter.sha256, "language": "nl"}
        passages = [
            Passage(piece.sentence, mark) for piece, mark in zip(self._pieces, self._marking.marks, strict=True)
        ]
        not_found = [name for name in _OFTEN if name not in self._tree]
        return Draft(self._letter, self._tree, self._origins, not_found, passages)

    def _marked(self, mark: Mark) -> Iterator[Piece]:
        return (piece for piece, each in zip(self._pieces, self._marking.marks, strict=True) if each is mark)

    def _note(self, path: FieldPath, value: Any, sentence: Sentence, rule: str) -> None:
        """Note where each value was found that stands at a path or below it."""
        if isinstance(value, Mapping):
            for name, each in value.items():
                self._note((*path, name), each, sentence, rule)
        elif isinstance(value, list):
            for index, each in enumerate(value):
                self._note((*path, index), each, sentence, rule)
        else:
            self._origins[path] = Origin(sentence, rule)

    def _put_parties(self) -> None:
        self._tree["parties"] = [self._party(index, party) for index, party in enumerate(self._named)]

    def _party(self, index: int, party: Party) -> dict[str, Any]:
        names = [self._pieces[self._opening.position], *self._opening.items]
        at = next((each for each in names if party.name in each.text), names[0]).sentence
        organisation: dict[str, Any] = {"name": party.name}
        if party.short:
            organisation["aliases"] = [party.short]
        tree = {"organisation": organisation, "role": str(party.role)}
        self._note(("parties", index), tree, at, say("the opening of the letter"))
        for piece in self._marked(Mark.PROFILE):
            alone = [each for each in self._named if each.is_in(piece.text)] == [party]
            if alone and (numbers := represented(piece.text)):
                organisation["represents"] = {**numbers, "source": self._letter.name}
                path = ("parties", index, "organisation", "represents")
                self._note(path, organisation["represents"], piece.sentence, say("who the parties are"))
        return tree

    def _put_goal(self) -> None:
        for piece in self._marked(Mark.GOAL):
            self._tree["summary"] = piece.words
            self._note(("summary",), piece.words, piece.sentence, say("what the parties want to bring about"))

    def _put_term(self) -> None:
        for piece in self._marked(Mark.GOAL):
            if when := due_in(piece.text, Around(self._signing)):
                self._tree["term"] = {"words": when.words}
                self._note(("term",), self._tree["term"], piece.sentence, say("words of time in the goal"))

    def _put_signing(self) -> None:
        if found := self._signing:
            told = {"signed_on": found.day.isoformat()} if found.day else {}
            told["signed_words"] = found.words
            self._tree |= told
            self._note((), told, found.sentence, say("the day beside a place, or after a word for signing"))

    def _put_commitments(self) -> None:
        trees: list[dict[str, Any]] = []
        before: Due | None = None
        for position, mark in enumerate(self._marking.marks):
            if mark not in PROMISES:
                continue
            piece, around = self._pieces[position], self._around(position, before)
            firmness = Firmness.INTENTION if mark is Mark.INTENTION else Firmness.FIRM
            tree = commitment_tree(piece.words, firmness, around)
            rule = say("an item of the list of activities") if around.lead_in else _prose(mark)
            self._note(("commitments", len(trees)), tree, piece.sentence, rule)
            trees.append(tree)
            before = due_in(piece.words, around) or before
        if trees:
            self._tree["commitments"] = trees

    def _around(self, position: int, before: Due | None) -> Around:
        above = self._marking.lead_ins.get(position)
        lead_in = self._short(above) if above is not None else ""
        return Around(self._signing, lead_in, self._short(position - 1), before)

    def _short(self, position: int) -> str:
        """Return the text of a piece; none of what is longer than any sentence."""
        piece = self._pieces[position]
        return "" if piece.is_endless else piece.text

    def _put_reach(self) -> None:
        marks = zip(self._pieces, self._marking.marks, strict=True)
        told = reaches([piece.sentence for piece, mark in marks if mark in _WITH_REACH and not piece.is_endless])
        for index, found in enumerate(told):
            self._note(("reach", index), reach_tree(found), found.sentence, say("whom a channel reaches"))
        if told:
            self._tree["reach"] = [reach_tree(each) for each in told]


def _prose(mark: Mark) -> str:
    """Say by which rule a sentence of running text is a commitment."""
    if mark is Mark.INTENTION:
        return say("a sentence that hopes, plans, strives or looks into something")
    return say("a promise in running text")
