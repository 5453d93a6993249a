"""A draft from a letter is recorded once somebody has looked at it beside the letter, and while that is the same."""

import os
from collections.abc import Iterator
from typing import Any

from msgspec import structs

from aig_cli.errors import FieldsError, LetterChangedError, NotReviewedError
from aig_cli.exchange.source import read_bytes
from aig_cli.model.entry import Document


def reviewed(document: Document, path: str) -> Document:
    """Return what a file says of a pledge; of a draft from a letter without what was for its reviewer.

    Args:
        document: what stands in the file.
        path: the file, `-` for standard input: the letter is looked for beside it and in the working folder.

    Raises:
        FieldsError: nobody has looked at it, or the letter is not the one that it was made from.
        NoFileError, FileFormatError: the letter is there, and cannot be read.
    """
    tree = dict(document.tree)
    source = tree.get("source")
    known = source if isinstance(source, dict) else {}
    is_draft = bool({"reviewed_by", "not_found"} & tree.keys() or known.get("sha256"))
    tree.pop("not_found", None)
    reviewer = _told(tree.pop("reviewed_by", None)) or _told(known.get("reviewed_by"))
    if not is_draft:
        return document
    if not reviewer:
        raise FieldsError([(("reviewed_by",), NotReviewedError())], document.label)
    if not isinstance(source, dict | None):
        return structs.replace(document, tree=tree)  # what is wrong with it is said where it is read
    _require_same_letter(document, known, path)
    lines = document.lines
    lines = {**lines, ("source", "reviewed_by"): lines.get(("reviewed_by",), lines.get(("source",), 1))}
    return structs.replace(document, tree={**tree, "source": {**known, "reviewed_by": reviewer}}, lines=lines)


def _told(given: Any) -> Any:
    return given.strip() if isinstance(given, str) else given


def _require_same_letter(document: Document, source: dict[str, Any], path: str) -> None:
    name, wanted = source.get("file"), source.get("sha256")
    if not isinstance(name, str) or not isinstance(wanted, str):
        return
    there = {letter: _sha256(letter) for letter in _letters(name, path)}
    if there and wanted.casefold() not in there.values():
        letter, found = next(iter(there.items()))
        error = LetterChangedError(path=letter, found=found)
        raise FieldsError([(("source", "sha256"), error)], document.label)


def _letters(name: str, path: str) -> Iterator[str]:
    """Yield the files that may be the letter."""
    for folder in dict.fromkeys(("" if path == "-" else os.path.dirname(path), "")):
        letter = os.path.join(folder, os.path.basename(name))
        if os.path.isfile(letter):
            yield letter


def _sha256(path: str) -> str:
    from hashlib import sha256

    return sha256(read_bytes(os.path.abspath(path))[0]).hexdigest()
