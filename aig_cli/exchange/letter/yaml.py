"""A draft as YAML for whoever looks at it beside the letter, and for `pledge add --from`.

Written by itself, since every field has a comment with where it was found. The words of a letter never act as YAML:
what is not plainly a word or a number is quoted or folded, and what cannot be seen is escaped.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from textwrap import wrap
from typing import Any, Final

from aig_cli.errors import FieldPath
from aig_cli.exchange.letter.draft import Draft, Mark, Origin
from aig_cli.exchange.letter.letter import Sentence
from aig_cli.exchange.letter.partner import Partner
from aig_cli.exchange.monospace import cut, harmless_line
from aig_cli.language import say
from aig_cli.model.field import fields_of
from aig_cli.model.pledge import Pledge
from aig_cli.model.value import number_text

_PLAIN: Final = re.compile(r"[^\W\d_](?:[\w.,;()/%&€‘’“”+-]| (?! ))*(?<! )|[0-9]{4}-[0-9]{2}-[0-9]{2}")
_OTHERWISE: Final = frozenset({"y", "n", "yes", "no", "true", "false", "on", "off", "null"})
"""Words that other readers of YAML take for something else."""
WIDTH: Final = 100
"""Columns over which a text is folded."""
_QUOTED: Final = 90
"""Columns of a sentence in a comment."""
_ENDS: Final = ".;,: "
_AT_SIGNING: Final = ("state", "signed_on", "signed_words")
"""What a draft does not have yet."""
_KEPT: Final = {"parties": "role", "deliverables": "label", "reach": "channel"}
"""The lists whose records keep the words of the letter, each with the field that was found in them."""


def write(draft: Draft, partners: Mapping[FieldPath, Partner]) -> bytes:
    """Return a draft as YAML, in UTF-8; comments are in the language that is spoken."""
    return "".join(f"{line}\n" for line in _lines(draft, partners)).encode()


def _lines(draft: Draft, partners: Mapping[FieldPath, Partner]) -> Iterator[str]:
    yield _comment(say("A draft from {file}. Look at each value beside the letter.", file=draft.letter.name))
    if draft.why_empty:
        yield _comment(say("No pledge was found. {why}", why=draft.why_empty))
    yield _comment(say("Then write here who did, and record it: aig pledge add --from FILE"))
    yield "reviewed_by:"
    writer = _Writer(draft.origins, partners)
    tree: dict[str, Any] = {
        field.name: draft.tree[field.name] for field in fields_of(Pledge) if field.name in draft.tree
    }
    if "title" not in tree:
        yield f"title:  {_comment(say('not found; a pledge needs one'))}"
    signing: dict[str, Any] = {name: tree.pop(name) for name in _AT_SIGNING if name in tree}
    yield from writer.mapping(tree, (), "", "")
    if signing:
        yield _comment(say("A pledge that is recorded as signed at once has these too:"))
        yield from (f"# {line}" for line in writer.mapping({"state": "signed", **signing}, (), "", ""))
    if not draft.why_empty:
        yield _comment(_account(draft))
    yield _comment(say("The letter does not say this, or not so that it was found:"))
    yield "not_found:" if draft.not_found else "not_found: []"
    yield from (f"  - {scalar(each)}" for each in draft.not_found)


def _account(draft: Draft) -> str:
    """Say where the parties promise to account for the pledge each year: a duty, and no field of it."""
    places = "; ".join(str(each.sentence.place) for each in draft.passages if each.mark is Mark.ACCOUNTABILITY)
    if not places:
        return say("The yearly account is not promised, or not so that it was found.")
    return say("The yearly account is promised: {places}.", places=places)


class _Writer:
    """Writes values, each with where it was found."""

    def __init__(self, origins: Mapping[FieldPath, Origin], partners: Mapping[FieldPath, Partner]) -> None:
        self._origins = origins
        self._partners = partners
        self._last: Sentence | None = None

    def mapping(self, tree: Mapping[str, Any], path: FieldPath, indent: str, told: str) -> Iterator[str]:
        """Yield the lines of a mapping; `told` are the words of the letter that stand around it."""
        tree = self._with_words(tree, path)
        told += "\n".join(str(tree.get(name, "")) for name in ("text", "words", "summary"))
        for name, value in tree.items():
            yield from self._value(f"{indent}{name}:", value, (*path, name), indent, told)

    def _with_words(self, tree: Mapping[str, Any], path: FieldPath) -> Mapping[str, Any]:
        """Return a mapping that keeps the sentence in which it was found, where it is one that does."""
        name = str(path[-2]) if len(path) > 1 else ""
        origin = self._origin((*path, _KEPT[name])) if name in _KEPT else None
        return {**tree, "words": origin.sentence.text} if origin and "words" not in tree else tree

    def _value(self, start: str, value: Any, path: FieldPath, indent: str, told: str) -> Iterator[str]:
        partner = self._partners.get(path)
        value = partner.given if partner else value
        is_known = partner and isinstance(value, str)
        comment = self._comment((*path, "name") if is_known else path, told, partner.remark if partner else "")
        if isinstance(value, Mapping):
            yield start + comment
            yield from self.mapping(value, path, f"{indent}  ", told)
        elif isinstance(value, list | tuple):
            yield start if value else f"{start} []"
            for index, item in enumerate(value):
                yield from self._item(item, (*path, index), f"{indent}  ", told)
        elif isinstance(value, str) and len(value) > WIDTH and _folds(value):
            yield f"{start} >-{comment}"
            yield from _folded(value, f"{indent}  ")
        else:
            yield f"{start} {scalar(value)}{comment}"

    def _item(self, item: Any, path: FieldPath, indent: str, told: str) -> Iterator[str]:
        if not isinstance(item, Mapping):
            yield from self._value(f"{indent}-", item, path, indent, told)
            return
        first, *others = self.mapping(item, path, f"{indent}  ", told)
        yield f"{indent}- {first.removeprefix(indent).lstrip()}"
        yield from others

    def _comment(self, path: FieldPath, told: str, remark: str) -> str:
        """Return where a field was found, by which rule, and in which sentence, where that was not just told."""
        parts = [remark] if remark else []
        if origin := self._origin(path):
            sentence = origin.sentence
            parts.append(f"{sentence.place}: {origin.rule}")
            if sentence is not self._last and sentence.text.rstrip(_ENDS) not in told:
                parts.append(f'"{cut(sentence.text, _QUOTED)}"')
            self._last = sentence
        return f"  {_comment('; '.join(parts))}" if parts else ""

    def _origin(self, path: FieldPath) -> Origin | None:
        """Return where a field was found, or what it is a part of."""
        ways = (path[:end] for end in range(len(path), 0, -1))
        return next((self._origins[way] for way in ways if way in self._origins), None)


def _comment(text: str) -> str:
    return f"# {harmless_line(text)}"


def scalar(value: Any) -> str:
    """Return a value as YAML, on one line: every reader takes it for what it is."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float):
        return number_text(value).replace(".", ",")
    text = str(value)
    is_plain = _PLAIN.fullmatch(text) and text.isprintable() and text.lower() not in _OTHERWISE
    return text if is_plain else f'"{"".join(map(_escaped, text))}"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    return character if character.isprintable() else f"\\U{ord(character):08x}"


def _folds(text: str) -> bool:
    """Tell whether a text can be folded: it has nothing but words with one space between them."""
    return text.isprintable() and "  " not in text and text == text.strip()


def _folded(text: str, indent: str) -> Sequence[str]:
    lines = wrap(text, WIDTH - len(indent), break_long_words=False, break_on_hyphens=False)
    return [f"{indent}{line}" for line in lines]
