"""A draft of a pledge from a letter: what the rules find, put together as `pledge add` takes it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from aig_cli.errors import FieldPath
from aig_cli.exchange.letter.commitment import (
    Around,
    commitment_rules,
    commitment_tree,
    due_in,
    due_rule,
    reach_tree,
)
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
_OFTEN: Final = ("title", "parties", "summary", "commitments", "signed_on", "reach", "term")
"""Fields that a reviewer looks for."""


def drafted(letter: Letter) -> Draft:
    """Return what a letter tells, as a pledge; of what is no pledge letter only its source, and why."""
    language = tongue(" ".join(each.text for each in letter.paragraphs))
    if language != "nl":
        return _empty(letter, language, _FOREIGN.about(found=language) if language else _NO_TEXT)
    if why := why_none(letter):
        return _empty(letter, language, why)
    found = pieces(letter)
    told = openings(found)
    first = next(((each, named) for each in told if (named := _parties(found, each))), None)
    if not first:
        return _empty(letter, language, why_nobody_joins(letter))
    if another := _another(found, *first, told):
        return _empty(letter, language, _SEVERAL.about(place=found[another.position].sentence.place))
    return _Drafting(letter, found, *first).draft()


def _parties(found: Sequence[Piece], opening: Opening) -> Sequence[Party]:
    """Return the parties of an opening, with the holder that the letter says is in charge."""
    text = "\n".join(piece.text for index, piece in enumerate(found) if index != opening.position)
    if " en " in opening.names and "," not in opening.names and is_of_one(opening, found[opening.position].text):
        text += opening.names
    named = parties(opening.names, text)
    said = (held_by(named, piece.text) for piece in found if not piece.is_endless)
    return next((each for each in said if each), named)


def _another(
    found: Sequence[Piece], first: Opening, known: Sequence[Party], others: Iterator[Opening]
) -> Opening | None:
    """Return the opening of another letter: it says yes, or others join after an account or a signing."""
    behind = ((at, piece.text) for at, piece in enumerate(found) if at > first.position and not piece.is_item)
    end = next((at for at, text in behind if is_account(text) or is_closing(text)), len(found))
    names = {each.name for each in known}
    for other in others:
        named = [each.name for each in parties(other.names, "")]
        is_new = any(each not in names and each not in first.names for each in named)
        text = found[other.position].text
        is_opened = other.position > end or re.match(r"(?:Wij,|Ondergetekende)", text)
        if named and (re.match(r"Ja\b", text) or (is_new and is_opened)):
            return other
    return None


def _empty(letter: Letter, language: str | None, why: Phrase) -> Draft:
    passages = [Passage(each, Mark.OTHER) for each in letter.sentences]
    return Draft(letter, {"source": _source(letter, language)}, {}, _OFTEN, passages, str(why))


def _source(letter: Letter, language: str | None) -> dict[str, str]:
    source = {"file": letter.name, "sha256": letter.sha256}
    return source | ({"language": language} if language else {})


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
        self._tree["source"] = _source(self._letter, "nl")
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
                self._note(("term",), self._tree["term"], piece.sentence, due_rule(when))

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
            when = due_in(piece.words, around)
            tree = commitment_tree(piece.words, firmness, around, when)
            self._note_commitment(("commitments", len(trees)), tree, position, commitment_rules(firmness))
            if when:
                at = position if when.words in piece.text else self._marking.lead_ins[position]
                self._note(("commitments", len(trees), "due"), tree["due"], self._pieces[at].sentence, due_rule(when))
            trees.append(tree)
            before = when or before
        if trees:
            self._tree["commitments"] = trees

    def _note_commitment(
        self, path: FieldPath, tree: Mapping[str, Any], position: int, rules: Mapping[str, str]
    ) -> None:
        """Note where the fields of a commitment were found: its text, and by other rules what the text tells."""
        sentence = self._pieces[position].sentence
        is_item = position in self._marking.lead_ins
        rule = say("an item of the list of activities") if is_item else say("a promise in running text")
        for name, value in tree.items():
            self._note((*path, name), value, sentence, rules.get(name, rule))

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
        trees = [reach_tree(each) for each in told]
        for index, (found, tree) in enumerate(zip(told, trees, strict=True)):
            self._note(("reach", index), tree, found.sentence, say("whom a channel reaches"))
        if trees:
            self._tree["reach"] = trees
