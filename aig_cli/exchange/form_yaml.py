"""Forms as YAML, for scripts: the same rows, each with what the register says and what is asked."""

from typing import Any, Final

from aig_cli.exchange.questionnaire import NAMING, facts
from aig_cli.exchange.yaml import write_tree
from aig_cli.model.code import Code
from aig_cli.model.value import number_text
from aig_cli.report.form import FIELDS, Audience, Form, Item

_HEAD: Final = {
    "nl": "# Vul in wat onder answers staat; about staat vast. Wat leeg blijft, verandert niets.\n",
    "en": "# Fill in what stands under answers; about is fixed. What stays empty changes nothing.\n",
}
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
