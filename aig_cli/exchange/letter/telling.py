"""A letter as it was read: what each passage of it is, and where each field of the draft was found."""

from collections.abc import Iterator, Mapping
from typing import Any

from aig_cli.errors import FieldPath
from aig_cli.exchange.letter.draft import Draft, Passage
from aig_cli.exchange.letter.letter import Sentence
from aig_cli.exchange.letter.partner import Partner
from aig_cli.language import speaking
from aig_cli.report.sheet import Line


def explained(draft: Draft, code: str) -> Iterator[Line]:
    """Yield the passages of a letter under the place of their paragraph, each with what it is, in a language."""
    paragraph = -1
    for passage in draft.passages:
        if passage.sentence.paragraph != paragraph:
            paragraph = passage.sentence.paragraph
            yield Line(0, str(draft.letter.paragraphs[paragraph].place))
        yield Line(1, passage.mark.label(code), _text(draft, passage))


def _text(draft: Draft, passage: Passage) -> str:
    """Return a sentence, with the label of its item in a list."""
    label = "" if passage.sentence.start else draft.letter.paragraphs[passage.sentence.paragraph].label
    return f"{label} {passage.sentence.text}".lstrip()


def tree_of(draft: Draft, partners: Mapping[FieldPath, Partner]) -> dict[str, Any]:
    """Return all of a draft for programs, in English: the fields, where each was found, and what each passage is."""
    with speaking("en"):
        return {
            "draft": _with_partners(draft, partners),
            "origins": {
                _dotted(path): {**_found(origin.sentence), "rule": origin.rule}
                for path, origin in draft.origins.items()
            },
            "candidates": {_dotted(path): list(each.candidates) for path, each in partners.items() if each.candidates},
            "not_found": list(draft.not_found),
            "passages": [{"mark": each.mark.value, **_found(each.sentence)} for each in draft.passages],
            "why_empty": draft.why_empty,
        }


def _dotted(path: FieldPath) -> str:
    return ".".join(map(str, path))


def _found(sentence: Sentence) -> dict[str, str]:
    return {"place": str(sentence.place), "sentence": sentence.text}


def _with_partners(draft: Draft, partners: Mapping[FieldPath, Partner]) -> dict[str, Any]:
    """Return the fields that were found; organisations that the register has by their ids."""
    parties = [
        {**party, "organisation": partners["parties", index, "organisation"].given}
        for index, party in enumerate(draft.tree.get("parties", ()))
    ]
    return {**draft.tree, "parties": parties} if parties else dict(draft.tree)
