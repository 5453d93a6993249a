"""Forms as YAML, for scripts: the same rows, each with what the register says and what is asked."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from aig_cli.errors import FieldPath, FormKeyError, FormShapeError, Nearest
from aig_cli.exchange.form.questionnaire import NAMING, facts, unmistakable
from aig_cli.exchange.form.reply import NAMED_SO, Filled, Reply
from aig_cli.exchange.source import in_utf_8
from aig_cli.exchange.yaml import read_documents, write_tree
from aig_cli.model.code import Code
from aig_cli.model.entry import Document
from aig_cli.model.ident import canonical_id
from aig_cli.model.value import number_text
from aig_cli.report.audience import Audience
from aig_cli.report.form import FIELDS, Form, Item

_HEAD: Final = {
    "nl": "# Vul in wat onder answers staat; about staat vast. Wat leeg blijft, verandert niets.\n",
    "en": "# Fill in what stands under answers; about is fixed. What stays empty changes nothing.\n",
}
_START: Final = f"format: {NAMED_SO}".encode()
_NEAR: Final = 2_000
"""Bytes in which the name of the layout is sought."""
_KEYS: Final = ("format", "form", "register", "round", "revision", "language", "holder", "rows", "reach")
_ROW_KEYS: Final = ("id", "check", "about", "answers")
_ASKED: Final = {*NAMING, "value", "method", *(name for names in FIELDS.values() for name in names)}
"""The answers of any row; another is refused, with nothing in it too."""
MANY: Final = ("obstacles", "evidence")


def write(form: Form) -> bytes:
    """Return a form as YAML. The same form makes the same bytes."""
    tree = {
        **facts(form),
        "holder": form.holder,
        "rows": [_item(item) for item in form.items],
        "reach": [_audience(row) for row in form.audiences],
    }
    return _HEAD[form.language].encode() + write_tree(tree)


def _item(item: Item) -> dict[str, Any]:
    answers = {name: _plain(item.answers.get(name, [] if name in MANY else None)) for name in FIELDS[item.kind]}
    if "value" in item.answers:
        answers["value"] = _plain(unmistakable(item.answers["value"], item.measure))
    return {"id": item.id, "check": item.check, "about": _said(item.grey), "answers": answers}


def _audience(row: Audience) -> dict[str, Any]:
    asked = {} if row.reach else dict.fromkeys(NAMING)
    answers = {**asked, "value": row.value, "method": row.method and row.method.value}
    return {"id": row.id, "check": row.check, "about": _said(row.grey), "answers": answers}


def _said(grey: dict[str, str]) -> dict[str, str]:
    return {name: text for name, text in grey.items() if text}


def _plain(value: Any) -> Any:
    """Return an answer as it is read back: a fraction has a comma."""
    if isinstance(value, Code):
        return value.value
    if isinstance(value, float):
        return number_text(value).replace(".", ",")
    return list(value) if isinstance(value, tuple) else value


def read(content: bytes, name: str) -> Filled | None:
    """Return a form from YAML; None where it is something else.

    Raises:
        FileFormatError: it starts as a form, and is none.
    """
    if not any(line.startswith(_START) for line in content[:_NEAR].splitlines()):
        return None
    documents = read_documents(in_utf_8(content, name), name)
    if len(documents) > 1:
        raise FormShapeError(place=name)
    form = documents[0]
    rows = {part: list(_rows(form, part)) for part in ("rows", "reach")}
    if odd := next((key for key in form.tree if key not in _KEYS), None):
        raise _odd_key(form, (odd,), odd, _KEYS)
    checks = {canonical_id(id_) or id_: check for each in rows.values() for id_, check, _ in each if id_ and check}
    told = {field: text for field, text in form.tree.items() if isinstance(text, str)}
    items, audiences = ([reply for _, _, reply in rows[part]] for part in ("rows", "reach"))
    language = "en" if told.get("language") == "en" else "nl"
    return Filled(name, told, checks, language, items, audiences, is_yaml=True)


def _rows(form: Document, part: str) -> Iterator[tuple[str, str, Reply]]:
    """Yield the id and the check of each row, and the row.

    Raises:
        FormShapeError: a list, a row or a part of it is something else.
    """
    rows = form.tree.get(part) or []
    if not isinstance(rows, list):
        raise FormShapeError(place=_place(form, (part,)))
    for number, row in enumerate(rows):
        place = _place(form, (part, number))
        if not isinstance(row, dict):
            raise FormShapeError(place=place)
        about, answers = (row.get(each) or {} for each in ("about", "answers"))
        if not isinstance(about, dict) or not isinstance(answers, dict):
            raise FormShapeError(place=place)
        if odd := next((key for key in row if key not in _ROW_KEYS), None):
            raise _odd_key(form, (part, number, odd), odd, _ROW_KEYS)
        id_, check = (text if isinstance(text := row.get(each), str) else "" for each in ("id", "check"))
        if part == "reach" and not all(isinstance(each, str | None) for each in answers.values()):
            raise FormShapeError(place=place)
        grey = {field: text for field, text in about.items() if isinstance(text, str)}
        said = {field: value for field, value in answers.items() if value not in (None, [], {}) or field not in _ASKED}
        yield id_, check, Reply(id_, place, grey, said, _called(form, part, number, answers))


def _called(form: Document, part: str, number: int, answers: Mapping[str, Any]) -> dict[FieldPath, str]:
    """Return what each answer of a row is called, with its line."""
    names: dict[FieldPath, str] = {("of",): "id"}
    for field, value in answers.items():
        for path in [(field,), *((field, index) for index in range(len(value) if isinstance(value, list) else 0))]:
            line = form.lines.get((part, number, "answers", *path), 1)
            names[path] = f"{field} (line {line})"
    return names


def _odd_key(form: Document, path: FieldPath, given: str, known: Sequence[str]) -> FormKeyError:
    return FormKeyError(place=_place(form, path), given=given, hint=Nearest(given, known), known=", ".join(known))


def _place(form: Document, path: FieldPath) -> str:
    return f"{form.source}:{form.lines.get(path, 1)}"
